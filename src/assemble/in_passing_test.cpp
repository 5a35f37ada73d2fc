#include "assemble/in_passing.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "model/hand_article.h"

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load(DL_SOURCE_DIR "/data").value();
  return loaded;
}

constexpr const char* kOfStory = "Porto/PROPN closed/VERB/close the/DET bridge/NOUN ./PUNCT";
constexpr const char* kOfOther = "The/DET play/NOUN was/AUX/be praised/VERB/praise ./PUNCT";

// Articles of ten sentences, of which so many name the story.
std::vector<HandArticle> articles_naming(const std::vector<int>& counts) {
  std::vector<HandArticle> articles;
  for (size_t ix = 0; ix < counts.size(); ++ix) {
    articles.emplace_back("dawn.example/" + std::to_string(ix), "2021-06-09");
    for (int sentence = 0; sentence < 10; ++sentence)
      articles.back().add_sentence(sentence < counts[ix] ? kOfStory : kOfOther);
  }
  return articles;
}

std::vector<const Article*> pointers(const std::vector<HandArticle>& hands) {
  std::vector<const Article*> articles;
  for (const HandArticle& hand : hands) articles.push_back(&hand.article);
  return articles;
}

}  // namespace

TEST_CASE("an article that names the story once tells of it what names it") {
  const auto hands = articles_naming({4, 4, 4, 4, 4, 4, 4, 4, 4, 1});
  const OfStory of_story(pointers(hands), lexicon());
  CHECK(of_story.holds(sentence_source(hands[0].article, 0)));
  CHECK(of_story.holds(sentence_source(hands[0].article, 9)));
  CHECK(of_story.holds(sentence_source(hands[9].article, 0)));
  CHECK_FALSE(of_story.holds(sentence_source(hands[9].article, 9)));
}

TEST_CASE("a line goes only where all its sources are beside the story") {
  const auto hands = articles_naming({4, 4, 4, 4, 4, 4, 4, 4, 4, 1});
  const SourceRef of = sentence_source(hands[0].article, 9);
  const SourceRef beside = sentence_source(hands[9].article, 9);
  NonEmpty<SourceRef> both(beside);
  both.push_back(of);
  std::vector<Sourced<Quote>> quotes{{{}, NonEmpty<SourceRef>(beside)}, {{}, both}};
  OfStory(pointers(hands), lexicon()).keep(quotes);
  REQUIRE(quotes.size() == 1);
  CHECK(quotes[0].sources.size() == 2);
}

TEST_CASE("of few articles, or without a name that most have, all is of the story") {
  const auto few = articles_naming({4, 4, 1});
  CHECK(OfStory(pointers(few), lexicon()).holds(sentence_source(few[2].article, 9)));
  const auto mixed = articles_naming({4, 4, 4, 4, 4, 0, 0, 0, 0, 1});
  CHECK(OfStory(pointers(mixed), lexicon()).holds(sentence_source(mixed[9].article, 9)));
}

TEST_CASE("what article after article says in the same words, and not of the story, is a teaser") {
  const auto hands = articles_naming({4, 4, 4, 4, 4, 4, 4, 4, 4, 4});
  const auto told_by = [&](size_t count, uint32_t sentence) {
    NonEmpty<SourceRef> sources(sentence_source(hands[0].article, sentence));
    for (size_t i = 1; i < count; ++i)
      sources.push_back(sentence_source(hands[i].article, sentence));
    return sources;
  };
  std::vector<Sourced<Quote>> quotes{
      {{}, told_by(10, 9)}, {{}, told_by(9, 9)}, {{}, told_by(10, 0)}};
  OfStory(pointers(hands), lexicon()).keep(quotes);
  REQUIRE(quotes.size() == 2);
  CHECK(quotes[0].sources.size() == 9);
  CHECK(quotes[1].sources[0].sentence == 0);
}
