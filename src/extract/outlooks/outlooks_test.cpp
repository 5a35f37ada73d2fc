#include <doctest/doctest.h>

#include "extract/extract.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load(DL_SOURCE_DIR "/data").value();
  return loaded;
}

std::vector<OutlookMention> outlooks_of(std::string_view sentence) {
  HandArticle hand("harbour.example/1", "2021-06-02");
  hand.add_sentence(sentence);
  extract_outlooks(hand.article, lexicon());
  return hand.article.outlooks;
}

}  // namespace

TEST_CASE("a verb of promise with its verb is an outlook") {
  const auto found = outlooks_of(
      "The/DET union/NOUN vowed/VERB/vow to/PART rebuild/VERB the/DET hall/NOUN ./PUNCT");
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == OutlookKind::kPledge);
  CHECK(found[0].action == 4);
}

TEST_CASE("a promise to harm is a threat") {
  const auto found = outlooks_of(
      "The/DET rebels/NOUN/rebel promised/VERB/promise to/PART attack/VERB the/DET port/NOUN "
      "./PUNCT");
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == OutlookKind::kThreat);
}

TEST_CASE("no plans are no plan") {
  CHECK(outlooks_of("The/DET club/NOUN has/VERB/have no/DET plans/NOUN/plan to/PART sell/VERB "
                    "him/PRON ./PUNCT")
            .empty());
  CHECK(outlooks_of("The/DET club/NOUN did/AUX/do not/PART plan/VERB to/PART sell/VERB him/PRON "
                    "./PUNCT")
            .empty());
}

TEST_CASE("a question tells nothing of the future") {
  CHECK(outlooks_of("Will/AUX the/DET bridge/NOUN reopen/VERB soon/ADV ?/PUNCT").empty());
}

TEST_CASE("who is asked to do something is asked once") {
  const auto found = outlooks_of(
      "The/DET mayor/NOUN urged/VERB/urge residents/NOUN/resident to/PART leave/VERB the/DET "
      "coast/NOUN ./PUNCT");
  REQUIRE(found.size() == 1);
  CHECK(found[0].kind == OutlookKind::kDemand);
}

TEST_CASE("an article may end behind a verb that asks somebody") {
  // Four tokens, as many as are stored: what is read behind them AddressSanitizer tells.
  CHECK(outlooks_of("The/DET city/NOUN mayor/NOUN ordered/VERB/order").empty());
}

TEST_CASE("what a torn sentence tells, what came in between and what is of any kind is less sure") {
  const auto sure = [](const HandArticle& hand) {
    Article article = hand.article;
    extract_outlooks(article, lexicon());
    return article.outlooks.empty() ? 0 : int{article.outlooks[0].confidence};
  };
  const auto sure_of = [&](std::string_view sentence) {
    HandArticle hand("harbour.example/1", "2021-06-02");
    hand.add_sentence(sentence);
    return sure(hand);
  };
  constexpr const char* kVow =
      "union/NOUN vowed/VERB/vow to/PART rebuild/VERB the/DET hall/NOUN ./PUNCT";
  CHECK(sure_of("the/DET " + std::string(kVow)) < sure_of("The/DET " + std::string(kVow)));
  CHECK(sure_of("Borg/PROPN gave/VERB/give any/DET promise/NOUN to/PART leave/VERB ./PUNCT") <
        sure_of("Borg/PROPN gave/VERB/give a/DET promise/NOUN to/PART leave/VERB ./PUNCT"));
  CHECK(sure_of("Later/ADV ,/PUNCT the/DET " + std::string(kVow)) <
        sure_of("On/ADP Monday/PROPN ,/PUNCT the/DET " + std::string(kVow)));
}
