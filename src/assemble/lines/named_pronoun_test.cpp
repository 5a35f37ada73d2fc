#include "assemble/lines/named_pronoun.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "assemble/lines/hand_events.h"
#include "assemble/lines/lines.h"

using namespace dateline;

namespace {

using Arcs = std::vector<HandArticle::Arc>;

// What the second sentence is told as, where the first tells what its pronoun means.
std::string told_behind(std::string_view first, std::string_view second,
                        std::string_view first_verb, std::string_view second_verb, Arcs arcs) {
  HandArticle hand = article_of("dawn.example/1", "2021-06-01", {first, second});
  hand.parse(first_verb, arcs);
  hand.article.tokens.head[hand.find(second_verb)] = hand.find(second_verb);
  return cut_line(hand.article, 1);
}

}  // namespace

TEST_CASE("they are the people of whom alone the sentence before tells") {
  const std::string_view second =
      "They/PRON/they blocked/VERB/block the/DET old/ADJ bridge/NOUN/bridge ./PUNCT";
  const auto told = [&](std::string_view first, Arcs arcs) {
    arcs.push_back({"They", "blocked", Deprel::kNsubj});
    arcs.push_back({"bridge", "blocked", Deprel::kObj});
    return told_behind(first, second, "left", "blocked", arcs);
  };
  CHECK(told("The/DET dockers/NOUN/docker of/ADP Norvik/PROPN left/VERB/leave the/DET "
             "port/NOUN/port ./PUNCT",
             {{"The", "dockers", Deprel::kDet},
              {"dockers", "left", Deprel::kNsubj},
              {"of", "Norvik", Deprel::kCase},
              {"Norvik", "dockers", Deprel::kNmod},
              {"port", "left", Deprel::kObj}}) ==
        "[The dockers of Norvik] blocked the old bridge.");
  CHECK(told("Dockers/NOUN/docker left/VERB/leave with/ADP drivers/NOUN/driver ./PUNCT",
             {{"Dockers", "left", Deprel::kNsubj},
              {"with", "drivers", Deprel::kCase},
              {"drivers", "left", Deprel::kObl}}) == "They blocked the old bridge.");
  CHECK(told("Ships/NOUN/ship left/VERB/leave the/DET port/NOUN/port ./PUNCT",
             {{"Ships", "left", Deprel::kNsubj}, {"port", "left", Deprel::kObj}}) ==
        "They blocked the old bridge.");
}

TEST_CASE("it is the body that was the subject before, where nothing else may be meant") {
  const auto told = [](std::string_view second, std::string_view verb, Arcs arcs) {
    arcs.push_back({"court", "left", Deprel::kNsubj});
    arcs.push_back({"The", "court", Deprel::kDet});
    return told_behind(
        "The/DET court/NOUN/court left/VERB/leave Norvik/PROPN on/ADP foot/NOUN/foot ./PUNCT",
        second, "left", verb, arcs);
  };
  CHECK(told("In/ADP Porto/PROPN it/PRON/it fined/VERB/fine the/DET mayor/NOUN/mayor ./PUNCT",
             "fined", {{"it", "fined", Deprel::kNsubj}, {"mayor", "fined", Deprel::kObj}}) ==
        "In Porto it fined the mayor.");
  CHECK(told("It/PRON/it fined/VERB/fine the/DET old/ADJ mayor/NOUN/mayor ./PUNCT", "fined",
             {{"It", "fined", Deprel::kNsubj}, {"mayor", "fined", Deprel::kObj}}) ==
        "[The court] fined the old mayor.");
  CHECK(told("It/PRON/it emerged/VERB/emerge that/SCONJ Borg/PROPN lied/VERB/lie ./PUNCT",
             "emerged", {{"It", "emerged", Deprel::kNsubj}, {"lied", "emerged", Deprel::kCcomp}}) ==
        "It emerged that Borg lied.");
}

TEST_CASE("a line that names for them people whom nobody knows, or leaves him unnamed, is none") {
  const auto quality = [](std::string_view first, std::string_view second) {
    HandArticle hand = article_of("dawn.example/1", "2021-06-01", {first, second});
    const uint32_t people = hand.find("left") - 1;
    hand.parse("left", {});
    hand.article.tokens.head[people] = hand.find("left");
    hand.article.tokens.deprel[people] = Deprel::kNsubj;
    for (uint32_t token = 0; token < people; ++token) {
      hand.article.tokens.head[token] = people;
      hand.article.tokens.deprel[token] = Deprel::kDet;
    }
    const uint32_t they = hand.find("They"), verb = they + 1;
    hand.article.tokens.head[verb] = verb;
    hand.article.tokens.head[they] = verb;
    hand.article.tokens.deprel[they] = Deprel::kNsubj;
    CHECK(line_behind(hand.article, 1).starts_with("They "));
    return line_quality(hand.article, 1);
  };
  const std::string_view blocked =
      "They/PRON/they blocked/VERB/block the/DET old/ADJ bridge/NOUN/bridge of/ADP Porto/PROPN "
      "./PUNCT";
  CHECK(quality("The/DET dockers/NOUN/docker left/VERB/leave ./PUNCT", blocked) > 0);
  CHECK(quality("The/DET two/NUM men/NOUN/man left/VERB/leave ./PUNCT", blocked) == 0);
  CHECK(quality("The/DET dockers/NOUN/docker left/VERB/leave ./PUNCT",
                "They/PRON/they blamed/VERB/blame him/PRON/he for/ADP the/DET old/ADJ "
                "bridge/NOUN/bridge ./PUNCT") == 0);
}
