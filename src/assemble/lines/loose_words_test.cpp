#include "assemble/lines/loose_words.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "assemble/lines/lines.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

using Arc = HandArticle::Arc;

const When kMonday = when_day({2021, 6, 7});

// The line, under the Monday, of a sentence that names that Monday by these words.
std::string line_of(std::string_view words, std::string_view root, const std::vector<Arc>& arcs,
                    std::string_view first = "", uint32_t count = 1, const When& when = kMonday) {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(words);
  hand.parse(root, arcs);
  if (!first.empty()) {
    DateMention date;
    date.begin_token = hand.find(first);
    date.end_token = date.begin_token + count;
    date.has_when = true;
    date.when = when;
    hand.article.dates.push_back(date);
  }
  return cut_line(hand.article, 0, kMonday);
}

std::vector<Arc> sold(std::string_view day, std::string_view head = "sold",
                      Deprel relation = Deprel::kObl) {
  return {{"Borg", "sold", Deprel::kNsubj},
          {"ferry", "sold", Deprel::kObj},
          {"on", day, Deprel::kCase},
          {day, head, relation}};
}

}  // namespace

TEST_CASE("the day that opens a line goes although the parse hangs it on a name") {
  CHECK(line_of("On/ADP Monday/PROPN Norway/PROPN sold/VERB/sell the/DET old/ADJ ferry/NOUN "
                "./PUNCT",
                "sold",
                {{"Norway", "sold", Deprel::kObl},
                 {"On", "Norway", Deprel::kCase},
                 {"Monday", "Norway", Deprel::kCompound},
                 {"ferry", "sold", Deprel::kObj}},
                "Monday") == "Norway sold the old ferry.");
}

TEST_CASE("a line does not name its own day by another") {
  CHECK(line_of("Borg/PROPN sold/VERB/sell the/DET old/ADJ ferry/NOUN on/ADP Monday/PROPN ./PUNCT",
                "sold", sold("Monday"), "Monday") == "Borg sold the old ferry.");
  CHECK(line_of("Late/ADV on/ADP Monday/PROPN ,/PUNCT Borg/PROPN sold/VERB/sell the/DET old/ADJ "
                "ferry/NOUN ./PUNCT",
                "sold",
                {{"Borg", "sold", Deprel::kNsubj},
                 {"ferry", "sold", Deprel::kObj},
                 {"Late", "sold", Deprel::kAdvmod},
                 {"on", "Monday", Deprel::kCase},
                 {"Monday", "sold", Deprel::kObl}},
                "Monday") == "Borg sold the old ferry.");
  CHECK(line_of("Borg/PROPN sold/VERB/sell the/DET old/ADJ ferry/NOUN two/NUM days/NOUN ago/ADV "
                ",/PUNCT officials/NOUN said/VERB ./PUNCT",
                "sold",
                {{"Borg", "sold", Deprel::kNsubj},
                 {"ferry", "sold", Deprel::kObj},
                 {"two", "days", Deprel::kNummod},
                 {"days", "ago", Deprel::kOblNpmod},
                 {"ago", "sold", Deprel::kAdvmod}},
                "two", 3) == "Borg sold the old ferry, officials said.");
}

TEST_CASE("what opens a line goes whatever the parse hangs it on") {
  CHECK(line_of("On/ADP Monday/PROPN police/NOUN closed/VERB/close the/DET old/ADJ port/NOUN "
                "./PUNCT",
                "closed",
                {{"police", "closed", Deprel::kNsubj},
                 {"port", "closed", Deprel::kObj},
                 {"On", "Monday", Deprel::kCase},
                 {"Monday", "police", Deprel::kCompound}},
                "Monday") == "Police closed the old port.");
}

TEST_CASE("another day, and a date that says the same to every reader, stay") {
  const char* words =
      "Borg/PROPN sold/VERB/sell the/DET old/ADJ ferry/NOUN on/ADP Monday/PROPN ./PUNCT";
  CHECK(line_of(words, "sold", sold("Monday"), "Monday", 1, when_day({2021, 5, 31})) ==
        "Borg sold the old ferry on Monday.");
  CHECK(line_of("Borg/PROPN sold/VERB/sell the/DET old/ADJ ferry/NOUN on/ADP 7/NUM June/PROPN "
                "./PUNCT",
                "sold",
                {{"Borg", "sold", Deprel::kNsubj},
                 {"ferry", "sold", Deprel::kObj},
                 {"on", "June", Deprel::kCase},
                 {"7", "June", Deprel::kNummod},
                 {"June", "sold", Deprel::kObl}},
                "7", 2) == "Borg sold the old ferry on 7 June.");
}

TEST_CASE("a day that is part of what was meant or denied stays") {
  CHECK(line_of("Borg/PROPN would/AUX not/PART leave/VERB the/DET ferry/NOUN today/NOUN ./PUNCT",
                "leave",
                {{"Borg", "leave", Deprel::kNsubj},
                 {"would", "leave", Deprel::kAux},
                 {"not", "leave", Deprel::kAdvmod},
                 {"ferry", "leave", Deprel::kObj},
                 {"today", "leave", Deprel::kOblTmod}},
                "today") == "Borg would not leave the ferry today.");
  CHECK(line_of("Borg/PROPN told/VERB/tell her/PRON plan/NOUN to/PART sell/VERB the/DET ferry/NOUN "
                "yesterday/NOUN ./PUNCT",
                "told",
                {{"Borg", "told", Deprel::kNsubj},
                 {"plan", "told", Deprel::kObj},
                 {"to", "sell", Deprel::kMark},
                 {"sell", "plan", Deprel::kAcl},
                 {"ferry", "sell", Deprel::kObj},
                 {"yesterday", "sell", Deprel::kOblTmod}},
                "yesterday") == "Borg told her plan to sell the ferry.");
}

TEST_CASE("a day stays where something else hangs on it, or it says which") {
  CHECK(line_of("Borg/PROPN sold/VERB/sell an/DET old/ADJ ferry/NOUN on/ADP Monday/PROPN and/CCONJ "
                "Tuesday/PROPN ./PUNCT",
                "sold",
                {{"Borg", "sold", Deprel::kNsubj},
                 {"ferry", "sold", Deprel::kObj},
                 {"on", "Monday", Deprel::kCase},
                 {"Monday", "sold", Deprel::kObl},
                 {"Tuesday", "Monday", Deprel::kConj}},
                "Monday") == "Borg sold an old ferry on Monday and Tuesday.");
  CHECK(line_of("Borg/PROPN read/VERB out/ADV a/DET letter/NOUN dated/VERB/date Monday/PROPN "
                "./PUNCT",
                "read",
                {{"Borg", "read", Deprel::kNsubj},
                 {"letter", "read", Deprel::kObj},
                 {"dated", "letter", Deprel::kAcl},
                 {"Monday", "dated", Deprel::kOblTmod}},
                "Monday") == "Borg read out a letter dated Monday.");
  CHECK(line_of("The/DET vote/NOUN in/ADP Porto/PROPN came/VERB/come on/ADP Monday/PROPN ./PUNCT",
                "came",
                {{"vote", "came", Deprel::kNsubj},
                 {"on", "Monday", Deprel::kCase},
                 {"Monday", "came", Deprel::kObl}},
                "Monday") == "The vote in Porto came on Monday.");
}

TEST_CASE("ages, brackets and words that tie a line to others go") {
  CHECK(line_of("The/DET union/NOUN (/PUNCT UGT/PROPN )/PUNCT also/ADV sold/VERB/sell its/PRON "
                "ferry/NOUN ./PUNCT",
                "sold",
                {{"union", "sold", Deprel::kNsubj},
                 {"also", "sold", Deprel::kAdvmod},
                 {"ferry", "sold", Deprel::kObj}}) == "The union sold its ferry.");
  CHECK(line_of("The/DET union/NOUN ,/PUNCT however/ADV ,/PUNCT kept/VERB/keep its/PRON "
                "old/ADJ ferry/NOUN ./PUNCT",
                "kept", {{"union", "kept", Deprel::kNsubj}, {"ferry", "kept", Deprel::kObj}}) ==
        "The union kept its old ferry.");
  CHECK(line_of("Norvik/PROPN ,/PUNCT for/ADP example/NOUN ,/PUNCT sold/VERB/sell its/PRON "
                "old/ADJ ferry/NOUN ./PUNCT",
                "sold", {{"Norvik", "sold", Deprel::kNsubj}, {"ferry", "sold", Deprel::kObj}}) ==
        "Norvik sold its old ferry.");
  CHECK(line_of("Police/NOUN held/VERB/hold (/PUNCT and/CCONJ then/ADV freed/VERB/free )/PUNCT "
                "two/NUM men/NOUN ./PUNCT",
                "held", {{"Police", "held", Deprel::kNsubj}, {"men", "held", Deprel::kObj}})
            .find("and then freed") != std::string::npos);
}
