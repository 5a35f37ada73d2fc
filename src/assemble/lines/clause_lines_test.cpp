#include "assemble/lines/clause_lines.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "assemble/lines/hand_events.h"
#include "assemble/lines/lines.h"
#include "calendar/timex.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

// "two years".
void add_length(HandArticle& hand, std::string_view word, std::string_view value) {
  DateMention length;
  length.begin_token = hand.find(word);
  length.end_token = length.begin_token + 2;
  length.type = TimexType::kDuration;
  length.value = TimexValue(value);
  hand.article.dates.push_back(length);
}

void add_told(HandArticle& hand, std::string_view verb, uint32_t date = kNone) {
  EventMention event;
  event.token = hand.find(verb);
  event.date = date;
  event.has_when = true;
  event.when = date == kNone ? when_day(hand.article.published->day(), Basis::kPublished)
                             : hand.article.dates[date].when;
  hand.article.events.push_back(event);
}

// "1990: The port was shut in 1990."
std::vector<std::string> told(const HandArticle& hand) {
  std::vector<std::string> lines;
  const auto count = static_cast<uint32_t>(hand.article.events.size());
  for (const DatedClause& clause : dated_clauses(hand.article, {0, count}))
    lines.push_back(clause.when.to_edtf() + ": " + cut_clause(hand.article, 0, clause).text);
  return lines;
}

using Lines = std::vector<std::string>;

HandArticle joined_verbs(std::string_view second, bool is_passive) {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence("Lina/PROPN Borg/PROPN " + std::string(is_passive ? "was/AUX " : "") +
                    "elected/VERB/elect in/ADP 1990/NUM and/CCONJ " + std::string(second) +
                    " the/DET town/NOUN in/ADP 2003/NUM ./PUNCT");
  const std::string_view verb = second.substr(0, second.find('/'));
  hand.parse("elected", {{"Borg", "elected", Deprel::kNsubj},
                         {"Lina", "Borg", Deprel::kCompound},
                         {"in", "1990", Deprel::kCase},
                         {"1990", "elected", Deprel::kObl},
                         {"and", verb, Deprel::kCc},
                         {verb, "elected", Deprel::kConj},
                         {"the", "town", Deprel::kDet},
                         {"town", verb, Deprel::kObj},
                         {"2003", verb, Deprel::kObl}});
  hand.article.tokens.head[hand.find("2003") - 1] = hand.find("2003");
  if (is_passive) {
    hand.article.tokens.head[hand.find("was")] = hand.find("elected");
    hand.article.tokens.deprel[hand.find("was")] = Deprel::kAuxPass;
  }
  add_date(hand, "1990", when_year(1990));
  add_date(hand, "2003", when_year(2003));
  add_told(hand, "elected", 0);
  add_told(hand, verb, 1);
  return hand;
}

}  // namespace

TEST_CASE("a joined verb with a date of its own is told with the subject of the first") {
  CHECK(told(joined_verbs("fled/VERB/flee", false)) ==
        Lines{"2003: Lina Borg fled the town in 2003."});
}

TEST_CASE("a verb with an object does not share the 'was' of the one before") {
  CHECK(told(joined_verbs("sued/VERB/sue", true)) ==
        Lines{"2003: Lina Borg sued the town in 2003."});
}

TEST_CASE("where the verbs before have no date of their own, that of the last is theirs") {
  HandArticle hand = joined_verbs("fled/VERB/flee", false);
  hand.article.dates[0].has_when = false;
  CHECK(told(hand).empty());
}

TEST_CASE("'when' behind a date: the clause is of that date, whatever is until then") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "It/PRON stayed/VERB/stay until/ADP 2003/NUM ,/PUNCT when/ADV a/DET fire/NOUN "
      "destroyed/VERB/destroy half/NOUN ./PUNCT");
  hand.parse("stayed", {{"It", "stayed", Deprel::kNsubj},
                        {"2003", "stayed", Deprel::kObl},
                        {"when", "destroyed", Deprel::kAdvmod},
                        {"a", "fire", Deprel::kDet},
                        {"fire", "destroyed", Deprel::kNsubj},
                        {"half", "destroyed", Deprel::kObj},
                        {"destroyed", "stayed", Deprel::kAdvcl}});
  When until = when_year(2003);
  until.qualifier = Qualifier::kBefore;
  add_date(hand, "2003", until, "2003");
  add_told(hand, "stayed", 0);
  add_told(hand, "destroyed");
  CHECK(told(hand) == Lines{"2003: A fire destroyed half."});
}

TEST_CASE("what was two years before is counted from the date of the sentence") {
  for (const bool is_before : {false, true}) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence("Borg/PROPN left/VERB/leave in/ADP 2003/NUM two/NUM years/NOUN " +
                      std::string(is_before ? "before" : "after") +
                      "/ADP a/DET fire/NOUN destroyed/VERB/destroy Porto/PROPN ./PUNCT");
    hand.parse("left", {{"Borg", "left", Deprel::kNsubj},
                        {"2003", "left", Deprel::kObl},
                        {"a", "fire", Deprel::kDet},
                        {"fire", "destroyed", Deprel::kNsubj},
                        {"Porto", "destroyed", Deprel::kObj},
                        {"destroyed", "left", Deprel::kAdvcl}});
    add_date(hand, "2003", when_year(2003));
    add_length(hand, "two", "P2Y");
    add_told(hand, "left", 0);
    add_told(hand, "destroyed");
    CHECK(told(hand) ==
          Lines{std::string(is_before ? "2005" : "2001") + ": A fire destroyed Porto."});
  }
}

TEST_CASE("a circumstance with a date of its own is told alone, unless it points at others") {
  for (const bool points : {false, true}) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence(
        "Borg/PROPN left/VERB/leave after/SCONJ a/DET fire/NOUN destroyed/VERB/destroy " +
        std::string(points ? "it/PRON" : "Porto/PROPN") + " in/ADP 1996/NUM ./PUNCT");
    hand.parse("left", {{"Borg", "left", Deprel::kNsubj},
                        {"after", "destroyed", Deprel::kMark},
                        {"a", "fire", Deprel::kDet},
                        {"fire", "destroyed", Deprel::kNsubj},
                        {points ? "it" : "Porto", "destroyed", Deprel::kObj},
                        {"1996", "destroyed", Deprel::kObl},
                        {"destroyed", "left", Deprel::kAdvcl}});
    add_date(hand, "1996", when_year(1996));
    add_told(hand, "left");
    add_told(hand, "destroyed", 0);
    CHECK(told(hand) == (points ? Lines{} : Lines{"1996: A fire destroyed Porto in 1996."}));
  }
}

TEST_CASE(
    "what a relative clause tells of a name is told beside its sentence, without the day before "
    "it") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "Tuesday/PROPN Lina/PROPN Borg/PROPN ,/PUNCT who/PRON fled/VERB/flee Porto/PROPN in/ADP "
      "1999/NUM ,/PUNCT came/VERB/come back/ADV ./PUNCT");
  hand.parse("came", {{"Borg", "came", Deprel::kNsubj},
                      {"Lina", "Borg", Deprel::kCompound},
                      {"Tuesday", "Borg", Deprel::kCompound},
                      {"who", "fled", Deprel::kNsubj},
                      {"fled", "Borg", Deprel::kAclRelcl},
                      {"Porto", "fled", Deprel::kObj},
                      {"in", "1999", Deprel::kCase},
                      {"1999", "fled", Deprel::kObl}});
  add_date(hand, "Tuesday", when_day({2021, 6, 8}, Basis::kRelative));
  add_date(hand, "1999", when_year(1999));
  add_told(hand, "fled", 1);
  add_told(hand, "came", 0);
  CHECK(told(hand) == Lines{"1999: Lina Borg fled Porto in 1999."});
}

TEST_CASE("a fire that killed four is told, the fire is not: nobody could tell which") {
  for (const bool is_any : {true, false}) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence("It/PRON recalls/VERB/recall " + std::string(is_any ? "a" : "the") +
                      "/DET fire/NOUN that/PRON killed/VERB/kill four/NUM men/NOUN in/ADP "
                      "1983/NUM ./PUNCT");
    hand.parse("recalls", {{"It", "recalls", Deprel::kNsubj},
                           {"fire", "recalls", Deprel::kObj},
                           {"that", "killed", Deprel::kNsubj},
                           {"killed", "fire", Deprel::kAclRelcl},
                           {"four", "men", Deprel::kNummod},
                           {"men", "killed", Deprel::kObj},
                           {"in", "1983", Deprel::kCase},
                           {"1983", "killed", Deprel::kObl}});
    hand.article.tokens.head[2] = 3;
    hand.article.tokens.deprel[2] = Deprel::kDet;
    add_date(hand, "1983", when_year(1983));
    add_told(hand, "killed", 0);
    CHECK(told(hand) == (is_any ? Lines{"1983: A fire killed four men in 1983."} : Lines{}));
  }
}

TEST_CASE(
    "what was not opened until 1988 was opened then; what was shut until then was shut before") {
  for (const bool is_negated : {true, false}) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence(
        "Borg/PROPN left/VERB/leave in/ADP 1980/NUM ,/PUNCT and/CCONJ Porto/PROPN "
        "station/NOUN was/AUX " +
        std::string(is_negated ? "not/PART " : "") + "opened/VERB/open until/ADP 1988/NUM ./PUNCT");
    hand.parse("left", {{"Borg", "left", Deprel::kNsubj},
                        {"1980", "left", Deprel::kObl},
                        {"and", "opened", Deprel::kCc},
                        {"Porto", "station", Deprel::kCompound},
                        {"station", "opened", Deprel::kNsubjPass},
                        {"was", "opened", Deprel::kAuxPass},
                        {"opened", "left", Deprel::kConj},
                        {"until", "1988", Deprel::kCase},
                        {"1988", "opened", Deprel::kObl}});
    if (is_negated) hand.article.tokens.head[hand.find("not")] = hand.find("opened");
    When until = when_year(1988);
    until.qualifier = Qualifier::kBefore;
    add_date(hand, "1980", when_year(1980));
    add_date(hand, "1988", until, "1988");
    add_told(hand, "left", 0);
    add_told(hand, "opened", 1);
    hand.article.events.back().negated = is_negated;
    CHECK(told(hand) ==
          (is_negated ? Lines{"1988: Porto station was not opened until 1988."} : Lines{}));
  }
}

TEST_CASE("in an opening that names no day, a day before is that before its news") {
  for (const bool is_dated : {true, false}) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence(
        "Borg/PROPN fled/VERB/flee a/DET day/NOUN after/ADP Silva/PROPN burned/VERB/burn down/ADP "
        "Porto/PROPN ./PUNCT");
    hand.parse("fled", {{"Borg", "fled", Deprel::kNsubj},
                        {"Silva", "burned", Deprel::kNsubj},
                        {"Porto", "burned", Deprel::kObj},
                        {"burned", "fled", Deprel::kAdvcl}});
    add_length(hand, "a", "P1D");
    add_told(hand, "fled");
    add_told(hand, "burned");
    if (is_dated) {
      hand.add_sentence("Rome/PROPN voted/VERB/vote Tuesday/PROPN ./PUNCT");
      add_date(hand, "Tuesday", when_day({2021, 6, 8}, Basis::kRelative));
      hand.article.dates.back().sentence = 1;
    }
    std::vector<std::string> lines;
    for (const DatedClause& clause : dated_clauses(hand.article, {0, 2}))
      lines.push_back(clause.when.to_edtf());
    CHECK(lines == (is_dated ? Lines{"2021-06-07"} : Lines{}));
  }
}

TEST_CASE(
    "a clause loses the count that needs its sentence, and 'she' behind a name is that name") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "Silva/PROPN left/VERB/leave in/ADP 1980/NUM ,/PUNCT and/CCONJ Borg/PROPN told/VERB/tell "
      "Porto/PROPN she/PRON agreed/VERB/agree later/ADV ./PUNCT");
  hand.parse("left", {{"Silva", "left", Deprel::kNsubj},
                      {"1980", "left", Deprel::kObl},
                      {"and", "told", Deprel::kCc},
                      {"Borg", "told", Deprel::kNsubj},
                      {"told", "left", Deprel::kConj},
                      {"Porto", "told", Deprel::kObj},
                      {"she", "agreed", Deprel::kNsubj},
                      {"agreed", "told", Deprel::kCcomp},
                      {"later", "told", Deprel::kAdvmod}});
  add_date(hand, "1980", when_year(1980));
  add_date(hand, "later", when_year(1982));
  add_told(hand, "left", 0);
  add_told(hand, "told", 1);
  CHECK(told(hand) == Lines{"1982: Borg told Porto she agreed."});
}

TEST_CASE("of 'its leader, Bo Hill,' a further clause has the name") {
  for (const bool has_name : {true, false}) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence("Its/PRON leader/NOUN " +
                      std::string(has_name ? ",/PUNCT Bo/PROPN Hill/PROPN ,/PUNCT " : "") +
                      "fled/VERB/flee in/ADP 1980/NUM and/CCONJ died/VERB/die abroad/ADV in/ADP "
                      "1988/NUM ./PUNCT");
    hand.parse("fled", {{"leader", "fled", Deprel::kNsubj},
                        {"Its", "leader", Deprel::kNmodPoss},
                        {"1980", "fled", Deprel::kObl},
                        {"and", "died", Deprel::kCc},
                        {"died", "fled", Deprel::kConj},
                        {"abroad", "died", Deprel::kAdvmod},
                        {"1988", "died", Deprel::kObl}});
    Tokens& tokens = hand.article.tokens;
    tokens.head[hand.find("1988") - 1] = hand.find("1988");
    if (has_name) {
      tokens.head[hand.find("Bo")] = hand.find("leader");
      tokens.deprel[hand.find("Bo")] = Deprel::kAppos;
      tokens.head[hand.find("Hill")] = hand.find("Bo");
      tokens.deprel[hand.find("Hill")] = Deprel::kFlat;
      tokens.head[2] = tokens.head[5] = hand.find("leader");
    }
    add_date(hand, "1980", when_year(1980));
    add_date(hand, "1988", when_year(1988));
    add_told(hand, "fled", 0);
    add_told(hand, "died", 1);
    CHECK(told(hand) == (has_name ? Lines{"1988: Bo Hill died abroad in 1988."} : Lines{}));
  }
}
