#include "assemble/lines/unnamed.h"

#include <doctest/doctest.h>

#include <string_view>
#include <vector>

#include "assemble/lines/hand_events.h"
#include "assemble/lines/lines.h"

using namespace dateline;

TEST_CASE("the court of a story needs no name; its counts, owners and half answers do") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  hand.add_sentence(
      "The/DET court/NOUN suspended/VERB the/DET count/NOUN late/ADV in/ADP the/DET day/NOUN "
      "./PUNCT");
  hand.add_sentence(
      "The/DET left/ADJ side/NOUN gave/VERB way/NOUN at/ADP 3:40/NUM in/ADP the/DET dark/NOUN "
      "./PUNCT");
  hand.add_sentence(
      "By/ADP nightfall/NOUN officers/NOUN had/AUX carried/VERB out/ADP 60/NUM of/ADP them/PRON "
      "./PUNCT");
  hand.add_sentence(
      "Hours/NOUN earlier/ADV his/DET party/NOUN threatened/VERB to/PART boycott/VERB any/DET "
      "new/ADJ vote/NOUN ./PUNCT");
  hand.add_sentence(
      "The/DET others/NOUN walked/VERB into/ADP the/DET fields/NOUN beside/ADP the/DET "
      "river/NOUN ./PUNCT");
  for (uint32_t token : {hand.find("3:40"), hand.find("60")})
    hand.article.tokens.flags[token] |= kHasDigit;
  hand.parse("carried", {{"officers", "carried", Deprel::kNsubj}, {"60", "carried", Deprel::kObj}});
  CHECK(line_quality(hand.article, 0) > 0);
  CHECK(line_quality(hand.article, 1) > 0);
  for (uint32_t sentence = 2; sentence < 5; ++sentence)
    CHECK(line_quality(hand.article, sentence) == 0);
}

TEST_CASE("who is counted or brought in by the sentence itself needs no sentence before it") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  hand.add_sentence(
      "Fourteen/NUM dockers/NOUN/docker were/AUX/be hurt/VERB ,/PUNCT nine/NUM of/ADP them/PRON "
      "badly/ADV ./PUNCT");
  hand.add_sentence(
      "Some/DET 2,000/NUM villagers/NOUN/villager fled/VERB/flee to/ADP Porto/PROPN ./PUNCT");
  hand.add_sentence("One/NUM of/ADP the/DET judges/NOUN/judge fell/VERB/fall ill/ADJ ./PUNCT");
  hand.add_sentence("Police/NOUN made/VERB/make 40/NUM arrests/NOUN/arrest ./PUNCT");
  hand.add_sentence(
      "The/DET trial/NOUN of/ADP a/DET dealer/NOUN was/AUX/be stopped/VERB/stop when/SCONJ "
      "he/PRON fainted/VERB/faint ./PUNCT");
  Tokens& tokens = hand.article.tokens;
  const uint32_t dealer = hand.find("dealer"), trial = hand.find("trial");
  hand.parse("stopped", {{"trial", "stopped", Deprel::kNsubjPass},
                         {"dealer", "trial", Deprel::kNmod},
                         {"he", "fainted", Deprel::kNsubj},
                         {"fainted", "stopped", Deprel::kAdvcl}});
  tokens.head[dealer - 1] = dealer;
  tokens.deprel[hand.find("40")] = Deprel::kNummod;
  for (uint32_t sentence = 0; sentence < 5; ++sentence) {
    CAPTURE(sentence);
    CHECK(line_quality(hand.article, sentence) > 0);
  }
  tokens.deprel[hand.find("40")] = Deprel::kObj;  // "Police made arrests" says too little
  CHECK(line_quality(hand.article, 3) == 0);
  tokens.head[dealer] = hand.find("stopped");
  tokens.deprel[trial] = Deprel::kObl;
  CHECK(line_quality(hand.article, 4) == 0);
}

TEST_CASE("he or she whom the line does not name, only its sentence before tells") {
  const auto quality = [](std::string_view words, const std::vector<HandArticle::Arc>& arcs,
                          NameTag name_of_norway) {
    HandArticle hand("dawn.example/1", "2021-06-01");
    hand.add_sentence(words);
    hand.parse("offered", arcs);
    const uint32_t token = hand.find("Norway");
    hand.article.tokens.name.assign(hand.article.tokens.count(), NameTag::kOutside);
    hand.article.tokens.name[token] = name_of_norway;
    EntityMention mention;
    mention.begin_token = token;
    mention.end_token = token + 1;
    mention.kind =
        name_of_norway == NameTag::kBeginPerson ? EntityKind::kPerson : EntityKind::kPlace;
    hand.article.entities.push_back(mention);
    return line_quality(hand.article, 0);
  };
  constexpr std::string_view kAsylum =
      "Norway/PROPN offered/VERB/offer him/PRON asylum/NOUN in/ADP a/DET letter/NOUN ./PUNCT";
  const std::vector<HandArticle::Arc> arcs{{"Norway", "offered", Deprel::kNsubj},
                                           {"him", "offered", Deprel::kIobj}};
  CHECK(quality(kAsylum, arcs, NameTag::kBeginPlace) == 0);
  CHECK(quality(kAsylum, arcs, NameTag::kBeginPerson) == 0);  // to himself is told otherwise
  CHECK(quality("The/DET senator/NOUN of/ADP Norway/PROPN offered/VERB/offer his/DET help/NOUN "
                "./PUNCT",
                {{"senator", "offered", Deprel::kNsubj}, {"his", "help", Deprel::kNmodPoss}},
                NameTag::kBeginPlace) > 0);
  CHECK(quality("Dozens/NOUN/dozen in/ADP Norway/PROPN offered/VERB/offer her/DET family/NOUN "
                "help/NOUN ./PUNCT",
                {{"Dozens", "offered", Deprel::kNsubj}, {"her", "family", Deprel::kNmodPoss}},
                NameTag::kBeginPlace) == 0);
}

TEST_CASE(
    "them that no word names, its members and what a doctor saw of him need their sentence "
    "before") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  hand.add_sentence(
      "A/DET flight/NOUN from/ADP Porto/PROPN took/VERB/take them/PRON home/ADV ./PUNCT");
  hand.add_sentence(
      "The/DET police/NOUN of/ADP Porto/PROPN took/VERB/take them/PRON home/ADV ./PUNCT");
  hand.add_sentence(
      "Three/NUM of/ADP its/DET members/NOUN/member left/VERB/leave in/ADP protest/NOUN ./PUNCT");
  CHECK(line_quality(hand.article, 0) == 0);
  CHECK(line_quality(hand.article, 1) > 0);
  CHECK(line_quality(hand.article, 2) == 0);

  HandArticle doctor("dawn.example/1", "2021-06-01");
  doctor.add_sentence(
      "A/DET doctor/NOUN was/AUX/be allowed/VERB/allow to/PART see/VERB him/PRON ./PUNCT");
  doctor.parse("allowed", {{"doctor", "allowed", Deprel::kNsubjPass},
                           {"see", "allowed", Deprel::kXcomp},
                           {"him", "see", Deprel::kObj}});
  CHECK(line_quality(doctor.article, 0) == 0);
}

TEST_CASE("what is done to it is told only where a word before it says what it is") {
  const auto quality = [](std::string_view words, std::string_view verb) {
    HandArticle hand("dawn.example/1", "2021-06-01");
    hand.add_sentence(words);
    hand.parse(verb, {{"minister", verb, Deprel::kNsubj}, {"it", verb, Deprel::kObj}});
    return line_quality(hand.article, 0);
  };
  CHECK(quality("The/DET minister/NOUN dismissed/VERB/dismiss it/PRON as/ADP an/DET "
                "invention/NOUN ./PUNCT",
                "dismissed") == 0);
  CHECK(quality("After/ADP the/DET plan/NOUN the/DET minister/NOUN dismissed/VERB/dismiss it/PRON "
                "./PUNCT",
                "dismissed") > 0);
  CHECK(quality("The/DET minister/NOUN made/VERB/make it/PRON clear/ADJ to/ADP all/DET ./PUNCT",
                "made") > 0);
}

TEST_CASE("of some and of one that no noun follows the sentence before tells more") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  hand.add_sentence("Some/DET left/VERB/leave the/DET hall/NOUN in/ADP Porto/PROPN ./PUNCT");
  hand.add_sentence("One/NUM of/ADP the/DET four/NUM left/VERB/leave the/DET hall/NOUN ./PUNCT");
  CHECK(line_quality(hand.article, 0) == 0);
  CHECK(line_quality(hand.article, 1) == 0);
}

TEST_CASE("what is similar or the latest only the sentence before says") {
  const HandArticle hand = article_of(
      "dawn.example/1", "2021-06-01",
      {"Similar/ADJ appeals/NOUN/appeal failed/VERB/fail in/ADP Porto/PROPN ./PUNCT",
       "The/DET latest/ADJ erupted/VERB/erupt on/ADP Sunday/PROPN in/ADP Porto/PROPN ./PUNCT",
       "The/DET latest/ADJ raid/NOUN hit/VERB/hit a/DET school/NOUN in/ADP Porto/PROPN ./PUNCT"});
  CHECK(line_quality(hand.article, 0) == 0);
  CHECK(line_quality(hand.article, 1) == 0);
  CHECK(line_quality(hand.article, 2) > 0);
}

TEST_CASE("which film, survey or bank, only the sentence before tells") {
  const HandArticle hand = article_of(
      "dawn.example/1", "2021-06-01",
      {"The/DET survey/NOUN blamed/VERB/blame Hill/PROPN for/ADP the/DET fire/NOUN ./PUNCT",
       "The/DET survey/NOUN on/ADP Porto/PROPN blamed/VERB/blame Hill/PROPN again/ADV ./PUNCT",
       "The/DET bank/NOUN ,/PUNCT Banco/PROPN Novo/PROPN ,/PUNCT paid/VERB/pay Hill/PROPN "
       "twice/ADV ./PUNCT"});
  CHECK(line_quality(hand.article, 0) == 0);
  CHECK(line_quality(hand.article, 1) > 0);
  CHECK(line_quality(hand.article, 2) > 0);
}

TEST_CASE("what is like something untold, or happens to a him without a name") {
  HandArticle hand = article_of(
      "dawn.example/1", "2021-06-01",
      {"Porto/PROPN planned/VERB/plan a/DET similar/ADJ march/NOUN for/ADP Sunday/PROPN ./PUNCT",
       "Porto/PROPN planned/VERB/plan a/DET similar/ADJ march/NOUN to/ADP theirs/PRON ./PUNCT",
       "Three/NUM judges/NOUN sent/VERB/send him/PRON to/ADP an/DET old/ADJ prison/NOUN ./PUNCT",
       "Three/NUM judges/NOUN sent/VERB/send him/PRON to/ADP Porto/PROPN at/ADP once/ADV ./PUNCT",
       "Inmates/NOUN/inmate said/VERB/say she/PRON was/AUX strong/ADJ and/CCONJ calm/ADJ ./PUNCT",
       "A/DET clerk/NOUN said/VERB/say she/PRON called/VERB/call several/ADJ banks/NOUN ./PUNCT",
       "An/DET aide/NOUN told/VERB/tell him/PRON of/ADP the/DET old/ADJ prison/NOUN ./PUNCT"});
  const auto attach = [&hand](std::string_view word, std::string_view verb) {
    hand.article.tokens.deprel[hand.find(word)] = Deprel::kNsubj;
    hand.article.tokens.head[hand.find(word)] = hand.find(verb);
  };
  attach("Inmates", "said");
  attach("clerk", "said");
  attach("aide", "told");
  hand.article.tokens.head[hand.find("told") + 1] = hand.find("told");
  for (uint32_t sentence : {0, 2, 4, 6}) CHECK(line_quality(hand.article, sentence) == 0);
  for (uint32_t sentence : {1, 3, 5}) CHECK(line_quality(hand.article, sentence) > 0);
}

TEST_CASE("a he that nobody stands before leaves a line open") {
  const auto quality = [](std::string_view subject, Deprel relation) {
    HandArticle hand =
        article_of("dawn.example/1", "2021-06-01",
                   {"In/ADP a/DET talk/NOUN with/ADP " + std::string(subject) +
                    " he/PRON praised/VERB/praise the/DET bridge/NOUN of/ADP Porto/PROPN ./PUNCT"});
    hand.parse("praised", {{"he", "praised", Deprel::kNsubj}, {"talk", "praised", relation}});
    return line_quality(hand.article, 0);
  };
  CHECK(quality("radio/NOUN", Deprel::kObl) == 0);
  CHECK(quality("radio/NOUN", Deprel::kNsubj) > 0);
}

TEST_CASE("\"those\" stands where the words behind it say which") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  hand.add_sentence(
      "The/DET council/NOUN paid/VERB/pay those/PRON hurt/VERB by/ADP the/DET fire/NOUN "
      "in/ADP Porto/PROPN ./PUNCT");
  hand.add_sentence(
      "The/DET council/NOUN will/AUX soon/ADV pay/VERB those/PRON too/ADV in/ADP Porto/PROPN "
      "./PUNCT");
  hand.parse("paid", {{"council", "paid", Deprel::kNsubj},
                      {"those", "paid", Deprel::kObj},
                      {"hurt", "those", Deprel::kAcl},
                      {"fire", "hurt", Deprel::kObl}});
  CHECK(line_quality(hand.article, 0) > 0);
  CHECK(line_quality(hand.article, 1) == 0);
}
