#include <doctest/doctest.h>

#include "extract/extract.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load(DL_SOURCE_DIR "/data").value();
  return loaded;
}

void hang(Article& article, uint32_t token, uint32_t head, Deprel relation) {
  article.tokens.head[token] = head;
  article.tokens.deprel[token] = relation;
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

TEST_CASE("what is announced is an agreement, a rejection or a threat") {
  HandArticle hand("harbour.example/4", "2020-03-05");
  hand.add_sentence("They/PRON will/AUX release/VERB the/DET crew/NOUN ./PUNCT");
  hand.add_sentence("They/PRON will/AUX not/PART release/VERB the/DET crew/NOUN ./PUNCT");
  hand.add_sentence("They/PRON will/AUX attack/VERB the/DET port/NOUN ./PUNCT");
  extract_events(hand.article, lexicon());
  REQUIRE(hand.article.events.size() == 3);
  CHECK(hand.article.events[0].type == EventType::kAgree);
  CHECK(hand.article.events[1].type == EventType::kReject);
  CHECK(hand.article.events[2].type == EventType::kThreaten);
}

TEST_CASE("only what a sentence tells plainly has a type") {
  HandArticle hand("harbour.example/5", "2020-03-05");
  hand.add_sentence(
      "Police/NOUN said/VERB/say rebels/NOUN/rebel attacked/VERB/attack the/DET port/NOUN "
      "after/SCONJ ministers/NOUN/minister met/VERB/meet ./PUNCT");
  const uint32_t said = hand.find("said"), attacked = hand.find("attacked");
  hang(hand.article, said, said, Deprel::kRoot);
  hang(hand.article, attacked, said, Deprel::kCcomp);
  hang(hand.article, hand.find("met"), attacked, Deprel::kAdvcl);
  extract_events(hand.article, lexicon());
  REQUIRE(hand.article.events.size() == 2);
  CHECK(hand.article.events[0].type == EventType::kAssault);
  CHECK(hand.article.events[1].type == EventType::kUnknown);
}

TEST_CASE("a verb of no root leaves the type to its object") {
  HandArticle hand("harbour.example/6", "2020-03-05");
  hand.add_sentence("Rebels/NOUN/rebel launched/VERB/launch an/DET attack/NOUN ./PUNCT");
  const uint32_t launched = hand.find("launched");
  hang(hand.article, launched, launched, Deprel::kRoot);
  hang(hand.article, hand.find("attack"), launched, Deprel::kObj);
  extract_events(hand.article, lexicon());
  REQUIRE(hand.article.events.size() == 2);
  CHECK(hand.article.events[0].type == EventType::kUnknown);
  CHECK(hand.article.events[1].type == EventType::kAssault);
}
