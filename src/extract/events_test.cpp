#include <doctest/doctest.h>

#include "extract/extract.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load(DL_SOURCE_DIR "/data").value();
  return loaded;
}

void add_date(Article& article, uint32_t token, CivilDate day) {
  DateMention date;
  date.begin_token = token;
  date.end_token = token + 1;
  date.span = article.tokens.span(token);
  date.has_when = true;
  date.when = when_day(day, Basis::kRelative);
  article.dates.push_back(date);
}

}  // namespace

TEST_CASE("a verb of the list is an event with its root, a state is none") {
  HandArticle hand("harbour.example/1", "2020-03-05");
  hand.add_sentence("Rebels/NOUN/rebel attacked/VERB/attack the/DET port/NOUN ./PUNCT");
  hand.add_sentence("The/DET port/NOUN belongs/VERB/belong to/ADP the/DET state/NOUN ./PUNCT");
  extract_events(hand.article, lexicon());
  REQUIRE(hand.article.events.size() == 1);
  const EventMention& event = hand.article.events[0];
  CHECK(hand.article.at(event.span) == "attacked");
  CHECK(event.type == EventType::kAssault);
  CHECK(event.modality == Modality::kHappened);
  CHECK(event.when == when_day({2020, 3, 5}, Basis::kPublished));
}

TEST_CASE("auxiliaries tell what has not happened") {
  HandArticle hand("harbour.example/2", "2020-03-05");
  hand.add_sentence("They/PRON will/AUX attack/VERB the/DET port/NOUN ./PUNCT");
  hand.add_sentence("They/PRON could/AUX attack/VERB the/DET port/NOUN ./PUNCT");
  hand.add_sentence("They/PRON did/AUX/do not/PART attack/VERB the/DET port/NOUN ./PUNCT");
  extract_events(hand.article, lexicon());
  REQUIRE(hand.article.events.size() == 3);
  CHECK(hand.article.events[0].modality == Modality::kPlanned);
  CHECK(hand.article.events[1].modality == Modality::kPossible);
  CHECK(hand.article.events[2].modality == Modality::kHappened);
  CHECK(hand.article.events[2].negated);
}

TEST_CASE("the date of saying does not date what is said") {
  HandArticle hand("harbour.example/3", "2020-03-05");
  hand.add_sentence(
      "Rebels/NOUN/rebel attacked/VERB/attack the/DET port/NOUN Monday/PROPN ,/PUNCT "
      "officials/NOUN/official said/VERB/say on/ADP Wednesday/PROPN ./PUNCT");
  add_date(hand.article, hand.find("Monday"), {2020, 3, 2});
  add_date(hand.article, hand.find("Wednesday"), {2020, 3, 4});
  extract_events(hand.article, lexicon());
  REQUIRE(hand.article.events.size() == 1);
  CHECK(hand.article.events[0].when.first == CivilDate{2020, 3, 2});
}
