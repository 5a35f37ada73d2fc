#include <doctest/doctest.h>

#include <climits>

#include "extract/counts.h"
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
