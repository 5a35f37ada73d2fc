#include <doctest/doctest.h>

#include <algorithm>

#include "extract/extract.h"
#include "model/hand_article.h"

namespace dateline {
namespace {

Lexicon lexicon() {
  Lexicon lexicon;
  lexicon.replace(WordList::kCommonWords, *WordTable::parse("said\t90\nship\t300\n", "test"));
  return lexicon;
}

uint16_t weight_of(const Article& article, std::string_view word) {
  const WordId id = word_id(word);
  const auto at = std::find_if(article.key_words.begin(), article.key_words.end(),
                               [&](const KeyWord& key) { return key.word == id; });
  return at == article.key_words.end() ? 0 : at->weight;
}

TEST_CASE("rare words and names tell what an article is about, common ones do not") {
  HandArticle hand("harbour.example/1", "2021-03-04");
  hand.add_sentence("Sailors/NOUN said/VERB the/DET ship/NOUN hit/VERB Vantar/PROPN pier/NOUN");
  hand.add_sentence("The/DET pier/NOUN of/ADP Vantar/PROPN is/AUX 12/NUM metres/NOUN long/ADJ");
  extract_key_words(hand.article, lexicon());
  CHECK(weight_of(hand.article, "said") == 0);
  CHECK(weight_of(hand.article, "12") == 0);
  CHECK(weight_of(hand.article, "of") == 0);
  CHECK(weight_of(hand.article, "ship") < weight_of(hand.article, "pier"));
  CHECK(weight_of(hand.article, "pier") < weight_of(hand.article, "vantar"));
  CHECK(weight_of(hand.article, "sailors") < weight_of(hand.article, "vantar"));
}

TEST_CASE("a headline's capitals make no names, and boilerplate tells nothing") {
  HandArticle hand("harbour.example/1", "2021-03-04");
  hand.add_sentence("Big/ADJ Pier/NOUN Burns/VERB");
  hand.add_sentence("The/DET burning/ADJ tower/NOUN fell/VERB");
  hand.add_sentence("Subscribe/VERB now/ADV");
  hand.article.sentences[0].kind = SentenceKind::kHeadline;
  hand.article.sentences[2].kind = SentenceKind::kBoilerplate;
  extract_key_words(hand.article, lexicon());
  CHECK(weight_of(hand.article, "pier") == weight_of(hand.article, "tower"));
  CHECK(weight_of(hand.article, "subscribe") == 0);
}

TEST_CASE("the weights are those of a vector of length one") {
  HandArticle hand("harbour.example/1", "2021-03-04");
  std::string words;
  for (char a = 'a'; a <= 'z'; ++a) words += std::string(4, a) + "/NOUN " + a + "bcd/NOUN ";
  hand.add_sentence(words);
  extract_key_words(hand.article, lexicon());
  CHECK(hand.article.key_words.size() == 40);
  CHECK(std::is_sorted(hand.article.key_words.begin(), hand.article.key_words.end()));
  int32_t squares = 0;
  for (const KeyWord& key : hand.article.key_words) squares += key.weight * key.weight;
  CHECK(squares > 990'000);
  CHECK(squares < 1'010'000);
}

}  // namespace
}  // namespace dateline
