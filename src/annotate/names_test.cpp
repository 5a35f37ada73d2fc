#include "annotate/names.h"

#include <doctest/doctest.h>

#include "annotate/annotate.h"
#include "annotate/test_article.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

std::string names_in(std::string text) { return names_of(read_article(std::move(text))); }

}  // namespace

TEST_CASE("persons and places are names of their kind") {
  CHECK(names_in("President George Bush flew from London to Iraq.") ==
        "person:George Bush place:London place:Iraq");
}

TEST_CASE("words in small letters are no names") {
  CHECK(names_in("The ministers met the rebels and the talks went on.") == "");
}

namespace {

// Two sentences of two words each, all with a capital, and their scores: no name, but for the words
// that a test sets.
struct TwoSentences {
  TwoSentences() : made("a/1", "2020-01-08"), scores(4) {
    made.add_sentence("Ann/PROPN Lee/PROPN");
    made.add_sentence("Lee/PROPN Moor/PROPN");
    for (NameScores& s : scores) s[0] = 1;
  }
  const std::vector<NameTag>& marked() {
    NameMarker().mark(made.article, Lexicon(), scores);
    return made.article.tokens.name;
  }
  static constexpr size_t kPerson = 1, kMorePerson = 2, kMorePlace = 6;

  HandArticle made;
  std::vector<NameScores> scores;
};

}  // namespace

TEST_CASE("a name goes on only with its own kind") {
  TwoSentences text;
  text.scores[0][TwoSentences::kPerson] = 9;
  text.scores[1][TwoSentences::kMorePlace] = 9;
  text.scores[1][TwoSentences::kMorePerson] = 5;
  CHECK(text.marked()[0] == NameTag::kBeginPerson);
  CHECK(text.marked()[1] == NameTag::kInPerson);
}

TEST_CASE("what a word names elsewhere counts") {
  TwoSentences text;
  text.scores[2][TwoSentences::kPerson] = 0.5f;
  CHECK(text.marked()[2] == NameTag::kOutside);
  TwoSentences told;
  told.scores[2][TwoSentences::kPerson] = 0.5f;
  told.scores[0][TwoSentences::kPerson] = 9;
  told.scores[1][TwoSentences::kMorePerson] = 9;
  CHECK(told.marked()[1] == NameTag::kInPerson);
  CHECK(told.marked()[2] == NameTag::kBeginPerson);
}
