#include "assemble/lines/main_clause.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "assemble/lines/hand_events.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

using Arcs = std::vector<HandArticle::Arc>;

// The sentence with one date: the word.
bool says_which(std::string_view sentence, std::string_view root, const Arcs& arcs,
                std::string_view word, const When& when) {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(sentence);
  hand.parse(root, arcs);
  add_date(hand, word, when);
  return says_which_is_meant(hand.article, hand.article.dates.back());
}

}  // namespace

TEST_CASE("a date before a noun says which is meant of what a clause is about") {
  const auto voiced = [](std::string_view preposition) {
    const std::string sentence = "Borg/PROPN voiced/VERB/voice doubts/NOUN " +
                                 std::string(preposition) +
                                 "/ADP the/DET 2009/NUM vote/NOUN ./PUNCT";
    return says_which(sentence, "voiced",
                      {{"Borg", "voiced", Deprel::kNsubj},
                       {"doubts", "voiced", Deprel::kObj},
                       {"vote", "doubts", Deprel::kNmod},
                       {preposition, "vote", Deprel::kCase},
                       {"2009", "vote", Deprel::kCompound}},
                      "2009", when_year(2009));
  };
  CHECK(voiced("about"));
  CHECK_FALSE(voiced("during"));
  CHECK(says_which("Borg/PROPN spoke/VERB/speak about/ADP the/DET 2009/NUM vote/NOUN ./PUNCT",
                   "spoke",
                   {{"Borg", "spoke", Deprel::kNsubj},
                    {"vote", "spoke", Deprel::kObl},
                    {"about", "vote", Deprel::kCase},
                    {"2009", "vote", Deprel::kCompound}},
                   "2009", when_year(2009)));
}

TEST_CASE("who judges a vote does so behind its day, who wins it does not") {
  const auto done_to_vote = [](std::string_view verb, std::string_view lemma) {
    const std::string sentence = "Borg/PROPN " + std::string(verb) + "/VERB/" + std::string(lemma) +
                                 " the/DET Friday/PROPN vote/NOUN ./PUNCT";
    return says_which(sentence, verb,
                      {{"Borg", verb, Deprel::kNsubj},
                       {"vote", verb, Deprel::kObj},
                       {"Friday", "vote", Deprel::kCompound}},
                      "Friday", when_day({2021, 6, 4}, Basis::kRelative));
  };
  CHECK(done_to_vote("hailed", "hail"));
  CHECK_FALSE(done_to_vote("won", "win"));
}

TEST_CASE("a participle says which deal is meant, but dates what a report says") {
  const When july = when_month(2020, 7, Basis::kRelative);
  const auto told_of = [&](std::string_view preposition, std::string_view noun) {
    const std::string sentence = "Borg/PROPN spoke/VERB/speak " + std::string(preposition) +
                                 "/ADP a/DET " + std::string(noun) +
                                 "/NOUN signed/VERB/sign in/ADP July/PROPN ./PUNCT";
    return says_which(sentence, "spoke",
                      {{"Borg", "spoke", Deprel::kNsubj},
                       {noun, "spoke", Deprel::kObl},
                       {preposition, noun, Deprel::kCase},
                       {"signed", noun, Deprel::kAcl},
                       {"July", "signed", Deprel::kObl}},
                      "July", july);
  };
  CHECK(told_of("about", "deal"));
  CHECK_FALSE(told_of("in", "report"));
}

TEST_CASE("a date in an apposition says who it is") {
  CHECK(says_which(
      "Hill/PROPN ,/PUNCT author/NOUN of/ADP the/DET 2009/NUM report/NOUN ,/PUNCT said/VERB/say "
      "so/ADV ./PUNCT",
      "said",
      {{"Hill", "said", Deprel::kNsubj},
       {"author", "Hill", Deprel::kAppos},
       {"report", "author", Deprel::kNmod},
       {"of", "report", Deprel::kCase},
       {"2009", "report", Deprel::kCompound}},
      "2009", when_year(2009)));
  // "Yesterday" is the verb's, whatever the parse hangs it on.
  CHECK_FALSE(says_which(
      "Hill/PROPN ,/PUNCT the/DET author/NOUN ,/PUNCT yesterday/NOUN left/VERB/leave ./PUNCT",
      "left",
      {{"Hill", "left", Deprel::kNsubj},
       {"author", "Hill", Deprel::kAppos},
       {"yesterday", "author", Deprel::kNmodUnmarked}},
      "yesterday", when_day({2021, 6, 8}, Basis::kRelative)));
}

TEST_CASE("what is done ahead of a day is not done on it") {
  const When friday = when_day({2021, 6, 4}, Basis::kRelative);
  const auto met = [&](std::string_view until) {
    const std::string sentence = "Borg/PROPN met/VERB/meet them/PRON " + std::string(until) +
                                 "/ADP the/DET eve/NOUN of/ADP the/DET Friday/PROPN vote/NOUN "
                                 "./PUNCT";
    return says_which(sentence, "met",
                      {{"Borg", "met", Deprel::kNsubj},
                       {"eve", "met", Deprel::kObl},
                       {"vote", "eve", Deprel::kNmod},
                       {"Friday", "vote", Deprel::kCompound}},
                      "Friday", friday);
  };
  CHECK(met("on"));
  CHECK_FALSE(met("until"));
}
