#include "assemble/lines/whole_sentences.h"

#include <doctest/doctest.h>

#include <string_view>

#include "model/hand_article.h"

using namespace dateline;

namespace {

bool is_whole_behind(std::string_view before, std::string_view sentence) {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(before);
  hand.add_sentence(sentence);
  const Sentence& last = hand.article.sentences[1];
  return is_whole(hand.article, 1, {last.begin_token, last.end_token});
}

constexpr std::string_view kBefore = "Farmers/NOUN blocked/VERB a/DET bridge/NOUN ./PUNCT";

}  // namespace

TEST_CASE("a sentence that ends within brackets lacks words") {
  CHECK_FALSE(is_whole_behind(
      kBefore, "The/DET owners/NOUN sold/VERB Porto/PROPN Rail/PROPN (/PUNCT PR/PROPN ./PUNCT"));
  CHECK(is_whole_behind(kBefore,
                        "The/DET owners/NOUN sold/VERB Porto/PROPN Rail/PROPN (/PUNCT PR/PROPN "
                        ")/PUNCT ./PUNCT"));
}

TEST_CASE("what stands behind half a sentence is its other half") {
  constexpr std::string_view kRest =
      "Porto/PROPN voters/NOUN left/VERB the/DET hall/NOUN early/ADV ./PUNCT";
  CHECK(is_whole_behind(kBefore, kRest));
  CHECK(is_whole_behind("A/DET long/ADJ day/NOUN", kRest));  // a heading
  for (std::string_view before :
       {"\"/PUNCT We/PRON go/VERB ,/PUNCT \"/PUNCT", "Some/DET anti/X -/PUNCT",
        "Borg/PROPN told/VERB the/DET city/NOUN 's/PART", "Borg/PROPN laughed/VERB and/CCONJ"})
    CHECK_FALSE(is_whole_behind(before, kRest));
  CHECK(is_whole_behind("-/PUNCT", kRest));  // the mark of a list
}

TEST_CASE("the entries of a chronology do without full stops") {
  for (const bool has_date : {false, true}) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    for (uint32_t paragraph : {0u, 1u}) {
      const uint32_t begin = hand.article.tokens.count();
      hand.add_sentence("1971/NUM -/PUNCT Soldiers/NOUN shut/VERB Porto/PROPN");
      hand.article.sentences.back().paragraph = paragraph;
      DateMention date;
      date.begin_token = begin;
      date.end_token = begin + 1;
      date.sentence = paragraph;
      if (has_date) hand.article.dates.push_back(date);
    }
    CHECK(is_whole(hand.article, 0, {0, hand.article.sentences[0].end_token}) == has_date);
  }
}
