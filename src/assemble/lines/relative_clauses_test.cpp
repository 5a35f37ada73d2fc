#include "assemble/lines/relative_clauses.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "assemble/lines/lines.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

using Arc = HandArticle::Arc;

HandArticle parsed(std::string_view words, std::string_view root, const std::vector<Arc>& arcs) {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(words);
  hand.parse(root, arcs);
  return hand;
}

const std::vector<Arc> kOusted{
    {"Borg", "wants", Deprel::kNsubj},     {"Lina", "Borg", Deprel::kCompound},
    {"who", "ousted", Deprel::kNsubjPass}, {"was", "ousted", Deprel::kAuxPass},
    {"ousted", "Borg", Deprel::kAclRelcl}, {"in", "1999", Deprel::kCase},
    {"1999", "ousted", Deprel::kObl}};

std::string aside(const HandArticle& hand, std::string_view verb) {
  return cut_aside(hand.article, 0, hand.find(verb)).text;
}

}  // namespace

TEST_CASE("what a relative clause tells of a name is a line of its own") {
  const HandArticle hand = parsed(
      "Lina/PROPN Borg/PROPN ,/PUNCT who/PRON was/AUX ousted/VERB/oust in/ADP 1999/NUM "
      ",/PUNCT wants/VERB/want to/PART return/VERB ./PUNCT",
      "wants", kOusted);
  CHECK(aside(hand, "ousted") == "Lina Borg was ousted in 1999.");
  CHECK(cut_aside(hand.article, 0, hand.find("ousted")).quality > 0);
  CHECK(aside(hand, "wants") == "");
}

TEST_CASE("who ended something is a person, which ended may be what was before") {
  std::vector<Arc> ended = kOusted;
  ended[2] = {"who", "ended", Deprel::kNsubj};
  ended[3] = {"talks", "ended", Deprel::kObj};
  ended[4] = {"ended", "Borg", Deprel::kAclRelcl};
  ended[6] = {"1999", "ended", Deprel::kObl};
  const HandArticle who = parsed(
      "Lina/PROPN Borg/PROPN ,/PUNCT who/PRON ended/VERB/end talks/NOUN in/ADP 1999/NUM "
      ",/PUNCT wants/VERB/want rest/NOUN ./PUNCT",
      "wants", ended);
  CHECK(aside(who, "ended") == "Lina Borg ended talks in 1999.");
  ended[2] = {"which", "ended", Deprel::kNsubj};
  const HandArticle which = parsed(
      "Lina/PROPN Borg/PROPN ,/PUNCT which/PRON ended/VERB/end talks/NOUN in/ADP 1999/NUM "
      ",/PUNCT wants/VERB/want rest/NOUN ./PUNCT",
      "wants", ended);
  CHECK(aside(which, "ended") == "");
}

TEST_CASE("a name with an apposition keeps its second comma") {
  std::vector<Arc> arcs = kOusted;
  arcs.push_back({"44", "Borg", Deprel::kAppos});
  HandArticle hand = parsed(
      "Lina/PROPN Borg/PROPN ,/PUNCT 44/NUM ,/PUNCT who/PRON was/AUX ousted/VERB/oust "
      "in/ADP 1999/NUM ,/PUNCT wants/VERB/want to/PART return/VERB to/ADP her/PRON "
      "old/ADJ office/NOUN in/ADP the/DET town/NOUN ./PUNCT",
      "wants", arcs);
  hand.article.tokens.head[hand.find("44") - 1] = hand.find("44");
  CHECK(aside(hand, "ousted") == "Lina Borg, 44, was ousted in 1999.");
  CHECK(cut_line(hand.article, 0) ==
        "Lina Borg, 44, wants to return to her old office in the town.");
}

TEST_CASE("a clause ends where the sentence goes on with an infinitive") {
  const std::vector<Arc> took{{"We", "urged", Deprel::kNsubj}, {"Silva", "urged", Deprel::kObj},
                              {"who", "took", Deprel::kNsubj}, {"took", "Silva", Deprel::kAclRelcl},
                              {"ports", "took", Deprel::kObj}, {"in", "1999", Deprel::kCase},
                              {"1999", "took", Deprel::kObl},  {"leave", "took", Deprel::kXcomp},
                              {"to", "leave", Deprel::kMark},  {"cities", "leave", Deprel::kObj}};
  HandArticle hand = parsed(
      "We/PRON urged/VERB/urge Silva/PROPN ,/PUNCT who/PRON took/VERB/take ports/NOUN in/ADP "
      "1999/NUM ,/PUNCT to/PART leave/VERB cities/NOUN at/ADP last/ADV ./PUNCT",
      "urged", took);
  CHECK(aside(hand, "took") == "Silva took ports in 1999.");
}

TEST_CASE("a clause behind whose comma a verb stands stays") {
  const std::vector<Arc> won{
      {"council", "won", Deprel::kNsubj}, {"backing", "won", Deprel::kObj},
      {"after", "banks", Deprel::kCase},  {"banks", "won", Deprel::kObl},
      {"which", "fear", Deprel::kNsubj},  {"fear", "banks", Deprel::kAclRelcl},
      {"losses", "fear", Deprel::kObj},   {"voted", "fear", Deprel::kConj}};
  HandArticle hand = parsed(
      "The/DET council/NOUN of/ADP the/DET old/ADJ port/NOUN won/VERB/win backing/NOUN at/ADP "
      "last/ADV after/ADP banks/NOUN ,/PUNCT which/PRON fear/VERB losses/NOUN ,/PUNCT "
      "voted/VERB/vote ./PUNCT",
      "won", won);
  const uint32_t voted = hand.find("voted");
  hand.article.tokens.head[voted - 1] = voted;  // the second comma
  CHECK(cut_line(hand.article, 0).ends_with("after banks, which fear losses, voted."));
}

TEST_CASE("a clause that goes on, or that may be of another noun, is none") {
  std::vector<Arc> goes_on = kOusted;
  goes_on[3] = {"is", "ousted", Deprel::kAuxPass};
  CHECK(aside(parsed("Lina/PROPN Borg/PROPN ,/PUNCT who/PRON is/AUX/be ousted/VERB/oust in/ADP "
                     "1999/NUM ,/PUNCT wants/VERB/want to/PART return/VERB ./PUNCT",
                     "wants", goes_on),
              "ousted") == "");
  std::vector<Arc> of_two = kOusted;
  of_two.push_back({"and", "Borg", Deprel::kCc});
  of_two.push_back({"Silva", "Borg", Deprel::kConj});
  CHECK(aside(parsed("Lina/PROPN Borg/PROPN and/CCONJ Silva/PROPN ,/PUNCT who/PRON was/AUX "
                     "ousted/VERB/oust in/ADP 1999/NUM ,/PUNCT wants/VERB/want to/PART "
                     "return/VERB ./PUNCT",
                     "wants", of_two),
              "ousted") == "");
  HandArticle of_many = parsed(
      "Porto/PROPN wants/VERB/want one/NUM of/ADP the/DET mayors/NOUN ,/PUNCT Lina/PROPN "
      "Borg/PROPN ,/PUNCT who/PRON was/AUX ousted/VERB/oust in/ADP 1999/NUM ,/PUNCT back/ADV "
      "./PUNCT",
      "wants",
      {{"mayors", "wants", Deprel::kObj},
       {"of", "mayors", Deprel::kCase},
       {"the", "mayors", Deprel::kDet},
       {",", "Borg", Deprel::kPunct},
       {"Borg", "mayors", Deprel::kAppos},
       {"Lina", "Borg", Deprel::kCompound},
       {"who", "ousted", Deprel::kNsubjPass},
       {"was", "ousted", Deprel::kAuxPass},
       {"ousted", "mayors", Deprel::kAclRelcl},
       {"1999", "ousted", Deprel::kObl},
       {"in", "1999", Deprel::kCase}});
  CHECK(aside(of_many, "ousted") == "");
}

TEST_CASE("a loose clause leaves the line, but not with a verb that has a subject of its own") {
  const std::vector<Arc> stands{{"council", "refused", Deprel::kNsubj},
                                {"which", "met", Deprel::kNsubj},
                                {"met", "council", Deprel::kAclRelcl},
                                {"Porto", "met", Deprel::kObl},
                                {"in", "Porto", Deprel::kCase}};
  const std::string_view words =
      "The/DET council/NOUN ,/PUNCT which/PRON met/VERB/meet in/ADP Porto/PROPN ,/PUNCT "
      "refused/VERB/refuse to/PART sign/VERB the/DET new/ADJ law/NOUN on/ADP fishing/NOUN in/ADP "
      "the/DET harbour/NOUN ./PUNCT";
  CHECK(cut_line(parsed(words, "refused", stands).article, 0) ==
        "The council refused to sign the new law on fishing in the harbour.");

  std::vector<Arc> runs_on = stands;
  runs_on.push_back({"refused", "met", Deprel::kConj});
  runs_on[0] = {"law", "refused", Deprel::kNsubj};
  HandArticle hand = parsed(words, "The", runs_on);
  hand.article.tokens.head[hand.find("Porto") + 1] = hand.find("refused");
  CHECK(cut_line(hand.article, 0).find("which met") != std::string::npos);
}

TEST_CASE("a clause takes the name of its last noun along") {
  const HandArticle hand = parsed(
      "The/DET minister/NOUN said/VERB/say Silva/PROPN ,/PUNCT who/PRON attacked/VERB/attack "
      "his/PRON young/ADJ wife/NOUN ,/PUNCT Lina/PROPN ,/PUNCT had/VERB/have to/PART "
      "leave/VERB the/DET country/NOUN by/ADP the/DET end/NOUN ./PUNCT",
      "said",
      {{"minister", "said", Deprel::kNsubj},
       {"had", "said", Deprel::kCcomp},
       {"Silva", "had", Deprel::kNsubj},
       {"who", "attacked", Deprel::kNsubj},
       {"attacked", "Silva", Deprel::kAclRelcl},
       {"wife", "attacked", Deprel::kObj},
       {"young", "wife", Deprel::kAmod},
       {"his", "wife", Deprel::kNmodPoss},
       {"Lina", "had", Deprel::kNsubj}});
  CHECK(cut_line(hand.article, 0) ==
        "The minister said Silva had to leave the country by the end.");
}

TEST_CASE("a clause goes on behind its comma up to the one before the verb of the sentence") {
  const std::vector<Arc> left{{"Silva", "sold", Deprel::kNsubj},
                              {"who", "left", Deprel::kNsubj},
                              {"left", "Silva", Deprel::kAclRelcl},
                              {"wife", "left", Deprel::kObj},
                              {"port", "sold", Deprel::kObj}};
  const std::string words =
      " ,/PUNCT sold/VERB/sell the/DET old/ADJ port/NOUN of/ADP Porto/PROPN to/ADP a/DET bank/NOUN "
      "at/ADP last/ADV ./PUNCT";
  for (const char* more : {"in/ADP 1999/NUM", "and/CCONJ is/AUX alone/ADJ"}) {
    const HandArticle hand =
        parsed("Silva/PROPN ,/PUNCT who/PRON left/VERB/leave wife/NOUN ,/PUNCT " + (more + words),
               "sold", left);
    CHECK(cut_line(hand.article, 0) == "Silva sold the old port of Porto to a bank at last.");
  }
}

TEST_CASE("a clause leaves no quotation mark behind, and a comma before a new subject") {
  const HandArticle quoted = parsed(
      "Silva/PROPN ,/PUNCT who/PRON left/VERB/leave “/PUNCT town/NOUN ,/PUNCT ”/PUNCT "
      "sold/VERB/sell the/DET old/ADJ port/NOUN of/ADP Porto/PROPN to/ADP a/DET bank/NOUN at/ADP "
      "last/ADV ./PUNCT",
      "sold",
      {{"Silva", "sold", Deprel::kNsubj},
       {"who", "left", Deprel::kNsubj},
       {"left", "Silva", Deprel::kAclRelcl},
       {"“", "town", Deprel::kPunct},
       {"town", "left", Deprel::kObj},
       {"port", "sold", Deprel::kObj}});
  CHECK(cut_line(quoted.article, 0) == "Silva sold the old port of Porto to a bank at last.");

  const HandArticle told = parsed(
      "A/DET storm/NOUN is/AUX growing/VERB/grow off/ADP the/DET coast/NOUN of/ADP Porto/PROPN "
      ",/PUNCT which/PRON floods/VERB/flood easily/ADV ,/PUNCT officers/NOUN said/VERB/say ./PUNCT",
      "growing",
      {{"Porto", "coast", Deprel::kNmod},
       {"which", "floods", Deprel::kNsubj},
       {"floods", "Porto", Deprel::kAclRelcl},
       {"easily", "floods", Deprel::kAdvmod},
       {"officers", "said", Deprel::kNsubj},
       {"said", "growing", Deprel::kParataxis}});
  CHECK(cut_line(told.article, 0) == "A storm is growing off the coast of Porto, officers said.");
}

TEST_CASE("a clause ends where the sentence goes on with \"he\"") {
  HandArticle hand = parsed(
      "At/ADP the/DET house/NOUN of/ADP Silva/PROPN ,/PUNCT who/PRON fell/VERB/fall hard/ADV "
      "in/ADP "
      "2003/NUM ,/PUNCT he/PRON saw/VERB/see a/DET guard/NOUN ./PUNCT",
      "saw",
      {{"house", "saw", Deprel::kObl},
       {"Silva", "house", Deprel::kNmod},
       {"who", "fell", Deprel::kNsubj},
       {"fell", "Silva", Deprel::kAclRelcl},
       {"hard", "fell", Deprel::kAdvmod},
       {"2003", "fell", Deprel::kObl},
       {"in", "2003", Deprel::kCase},
       {"he", "fell", Deprel::kParataxis}});
  hand.article.tokens.head[hand.find("he") - 1] = hand.find("he");  // the second comma
  CHECK(aside(hand, "fell") == "Silva fell hard in 2003.");
}

TEST_CASE("which of two things a clause tells of") {
  const std::vector<Arc> arcs{
      {"fears", "said", Deprel::kNsubj},  {"Palace", "visit", Deprel::kNmod},
      {"visit", "said", Deprel::kObj},    {"which", "fixed", Deprel::kNsubjPass},
      {"was", "fixed", Deprel::kAuxPass}, {"fixed", "Palace", Deprel::kAclRelcl},
      {"Monday", "fixed", Deprel::kObl},  {"for", "Monday", Deprel::kCase}};
  CHECK(aside(parsed("Cold/ADJ fears/NOUN said/VERB/say much/ADV about/ADP a/DET visit/NOUN to/ADP "
                     "the/DET Palace/PROPN ,/PUNCT which/PRON was/AUX fixed/VERB/fix for/ADP "
                     "Monday/PROPN ,/PUNCT too/ADV ./PUNCT",
                     "said", arcs),
              "fixed") == "");
  std::vector<Arc> joined = kOusted;
  joined[2] = {"which", "ousted", Deprel::kNsubjPass};
  CHECK(aside(parsed("Roads/PROPN and/CCONJ Lina/PROPN Borg/PROPN ,/PUNCT which/PRON was/AUX "
                     "ousted/VERB/oust in/ADP 1999/NUM ,/PUNCT wants/VERB/want to/PART "
                     "return/VERB ./PUNCT",
                     "wants", joined),
              "ousted") == "");
  const auto fought = [](std::string_view verb) {
    return parsed(
        "He/PRON fought/VERB/fight a/DET war/NOUN with/ADP Norway/PROPN ,/PUNCT which/PRON " +
            std::string(verb) + " in/ADP May/PROPN 1975/NUM ./PUNCT",
        "fought",
        {{"He", "fought", Deprel::kNsubj},
         {"war", "fought", Deprel::kObj},
         {"Norway", "fought", Deprel::kObl},
         {"with", "Norway", Deprel::kCase},
         {"which", "erupted", Deprel::kNsubj},
         {"erupted", "Norway", Deprel::kAclRelcl},
         {"in", "May", Deprel::kCase},
         {"1975", "May", Deprel::kNmod},
         {"May", "erupted", Deprel::kObl}});
  };
  CHECK(aside(fought("erupted/VERB/erupt"), "erupted") == "");
  CHECK(aside(fought("erupted/VERB/win"), "erupted") == "Norway erupted in May 1975.");
}
