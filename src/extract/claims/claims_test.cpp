#include <doctest/doctest.h>

#include <climits>

#include "extract/claims/counts.h"
#include "extract/claims/number_words.h"
#include "extract/extract.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load(DL_SOURCE_DIR "/data").value();
  return loaded;
}

std::vector<ClaimMention> claims_of(std::string_view sentence, ClaimKind kind) {
  HandArticle hand("harbour.example/1", "2021-06-02");
  hand.add_sentence(sentence);
  extract_claims(hand.article, lexicon());
  std::vector<ClaimMention> found;
  for (const ClaimMention& claim : hand.article.claims)
    if (claim.kind == kind) found.push_back(claim);
  return found;
}

}  // namespace

TEST_CASE("numbers are read in digits and in words") {
  CHECK(parse_count("1,200") == 1200);
  CHECK(parse_count("twenty-one") == 21);
  CHECK(parse_count("ninety") == 90);
  CHECK(!parse_count("1,20"));
  CHECK(!parse_count("12.5"));
  CHECK(!parse_count("twenty-"));
  CHECK(!parse_count("99999999999999999999"));
}

TEST_CASE("a toll is an interval") {
  const auto least =
      claims_of("At/ADP least/ADJ 12/NUM people/NOUN were/AUX/be killed/VERB/kill ./PUNCT",
                ClaimKind::kNumber);
  REQUIRE(least.size() == 1);
  CHECK(least[0].slot == NumberSlot::kKilled);
  CHECK(least[0].low == 12);
  CHECK(least[0].high == INT64_MAX);
  const auto none = claims_of("No/DET deaths/NOUN/death were/AUX/be reported/VERB/report ./PUNCT",
                              ClaimKind::kNumber);
  REQUIRE(none.size() == 1);
  CHECK(none[0].high == 0);
}

TEST_CASE("a number may have several words, and two bounds") {
  const auto interval = [](std::string_view sentence) {
    const auto claims = claims_of(sentence, ClaimKind::kNumber);
    REQUIRE(claims.size() == 1);
    return std::pair(claims[0].low, claims[0].high);
  };
  using Interval = std::pair<int64_t, int64_t>;
  CHECK(interval("Fifty/NUM -/PUNCT seven/NUM sailors/NOUN/sailor drowned/VERB/drown ./PUNCT") ==
        Interval(57, 57));
  CHECK(interval("2.5/NUM million/NUM barrels/NOUN/barrel leaked/VERB/leak ./PUNCT") ==
        Interval(2'500'000, 2'500'000));
  CHECK(interval("Between/ADP 12/NUM and/CCONJ 19/NUM sailors/NOUN/sailor drowned/VERB/drown") ==
        Interval(12, 19));
  CHECK(interval("Hundreds/NOUN/hundred of/ADP thousands/NOUN/thousand died/VERB/die ./PUNCT") ==
        Interval(200'000, 1'999'000));
}

TEST_CASE("a part of what was counted before is no number of its own") {
  CHECK(claims_of("Three/NUM of/ADP those/PRON killed/VERB/kill were/AUX/be children/NOUN/child",
                  ClaimKind::kNumber)
            .empty());
}

TEST_CASE("to reject a claim is to deny, to reject an offer is to act") {
  CHECK(claims_of("The/DET firm/NOUN rejected/VERB/reject the/DET allegation/NOUN ./PUNCT",
                  ClaimKind::kDenial)
            .size() == 1);
  CHECK(claims_of("The/DET firm/NOUN rejected/VERB/reject the/DET offer/NOUN ./PUNCT",
                  ClaimKind::kDenial)
            .empty());
  CHECK(claims_of("The/DET embassy/NOUN denied/VERB/deny him/PRON a/DET visa/NOUN ./PUNCT",
                  ClaimKind::kDenial)
            .empty());
}
