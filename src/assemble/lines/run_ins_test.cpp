#include "assemble/lines/run_ins.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "assemble/lines/lines.h"
#include "assemble/lines/sentence_news.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

std::string behind(std::string_view words) {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(words);
  const TokenRange range{0, hand.article.tokens.count()};
  return std::string(hand.article.word_at(behind_run_ins(hand.article, 0, range)));
}

}  // namespace

TEST_CASE("a common noun with a capital begins the sentence behind a headline") {
  CHECK(behind("Aid/NOUN reaches/VERB quake/NOUN zone/NOUN Rescuers/NOUN pulled/VERB two/NUM "
               "girls/NOUN out/ADP in/ADP Porto/PROPN ./PUNCT") == "Rescuers");
  CHECK(behind("Delay/NOUN stirs/VERB fears/NOUN Anger/NOUN is/AUX growing/VERB in/ADP the/DET "
               "old/ADJ town/NOUN ./PUNCT") == "Anger");
  CHECK(behind("Aid/NOUN reaches/VERB Porto/PROPN Thousands/NOUN of/ADP people/NOUN left/VERB "
               "the/DET town/NOUN ./PUNCT") == "Thousands");
  // Names of what stands before them.
  for (std::string_view named :
       {"The/DET new/ADJ release/NOUN Letters/NOUN to/ADP Porto/PROPN came/VERB in/ADP at/ADP "
        "ten/NUM ./PUNCT",
        "The/DET gale/NOUN grew/VERB when/SCONJ the/DET tanker/NOUN Pride/NOUN broke/VERB up/ADP "
        "off/ADP the/DET coast/NOUN ./PUNCT",
        "The/DET rock/NOUN band/NOUN Anger/NOUN is/AUX growing/VERB old/ADJ in/ADP the/DET "
        "town/NOUN ./PUNCT",
        "The/DET town/NOUN service/NOUN Anger/NOUN is/AUX growing/VERB in/ADP the/DET old/ADJ "
        "town/NOUN ./PUNCT",
        "The/DET town/NOUN bans/VERB screen/NOUN TVs/NOUN because/SCONJ they/PRON use/VERB "
        "much/ADJ power/NOUN ./PUNCT"})
    CHECK(behind(named) == "The");
}

TEST_CASE("an article begins a sentence behind a place, and a title behind a film") {
  CHECK(behind("Boats/NOUN leave/VERB for/ADP Porto/PROPN The/DET EU/PROPN has/AUX pledged/VERB "
               "more/ADJ money/NOUN ./PUNCT") == "The");
  CHECK(behind("Boats/NOUN leave/VERB for/ADP Porto/PROPN The/DET Borg/PROPN cabinet/NOUN "
               "pledged/VERB more/ADJ money/NOUN ./PUNCT") == "The");
  CHECK(behind("Borg/PROPN wrote/VERB for/ADP Porto/PROPN The/DET Porto/PROPN Times/PROPN of/ADP "
               "her/DET plan/NOUN ./PUNCT") == "Borg");
  CHECK(behind("In/ADP her/DET new/ADJ film/NOUN The/DET Last/ADJ Ferry/PROPN Borg/PROPN "
               "plays/VERB a/DET nurse/NOUN ./PUNCT") == "In");
}

TEST_CASE("a place of several words, a verb at the top, and an hour in brackets end a headline") {
  CHECK(
      behind("Boats/NOUN leave/VERB for/ADP Old/PROPN -/PUNCT Porto/PROPN The/DET EU/PROPN has/AUX "
             "pledged/VERB more/ADJ money/NOUN again/ADV ./PUNCT") == "The");
  CHECK(behind("Old/ADJ houses/NOUN came/VERB down/ADV Experts/NOUN say/VERB that/SCONJ haste/NOUN "
               "was/AUX to/PART blame/VERB ./PUNCT") == "Experts");
  CHECK(behind("A/DET union/NOUN of/ADP bottled/VERB Waters/NOUN workers/NOUN left/VERB the/DET "
               "old/ADJ hall/NOUN ./PUNCT") == "A");

  HandArticle dated("dawn.example/1", "2021-06-09");
  dated.add_sentence(
      "Talks/NOUN go/VERB on/ADV (/PUNCT 2019/NUM )/PUNCT Borg/PROPN left/VERB the/DET old/ADJ "
      "hall/NOUN in/ADP Porto/PROPN ./PUNCT");
  const TokenRange whole{0, dated.article.tokens.count()};
  CHECK(behind_run_ins(dated.article, 0, whole) == 0);
  DateMention year;
  year.begin_token = dated.find("2019");
  year.end_token = year.begin_token + 1;
  dated.article.dates.push_back(year);
  CHECK(dated.article.word_at(behind_run_ins(dated.article, 0, whole)) == "Borg");
  const TokenRange rest{dated.find("on"), whole.end};  // "2019) Borg left"
  CHECK(dated.article.word_at(behind_run_ins(dated.article, 0, rest)) == "Borg");
  dated.article.tokens.upos[0] = Upos::kAdp;  // "In Talks (2019) Borg left"
  CHECK(behind_run_ins(dated.article, 0, whole) == 0);
}

TEST_CASE("a preposition with a capital before its date begins a sentence") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "A/DET nurse/NOUN leaves/VERB the/DET ship/NOUN On/ADP Sunday/PROPN the/DET mayor/NOUN "
      "thanked/VERB her/PRON in/ADP Porto/PROPN ./PUNCT");
  const TokenRange whole{0, hand.article.tokens.count()};
  CHECK(behind_run_ins(hand.article, 0, whole) == 0);  // may be a name: "the ship On Sunday"
  DateMention sunday;
  sunday.begin_token = hand.find("Sunday");
  sunday.end_token = sunday.begin_token + 1;
  hand.article.dates.push_back(sunday);
  CHECK(hand.article.word_at(behind_run_ins(hand.article, 0, whole)) == "On");
}

TEST_CASE("a heading in capitals is no part of the sentence behind it") {
  CHECK(behind("NEW/ADJ ROAD/NOUN FOR/ADP PORTO/PROPN In/ADP June/PROPN ,/PUNCT the/DET mayor/NOUN "
               "left/VERB town/NOUN ./PUNCT") == "In");
  CHECK(behind("TWO/NUM FERRIES/NOUN SINK/VERB -/PUNCT EU/PROPN envoys/NOUN have/AUX gone/VERB "
               "home/ADV to/ADP Porto/PROPN ./PUNCT") == "EU");
  CHECK(behind("HARBOUR/NOUN NEWS/NOUN ,/PUNCT MAY/PROPN 15/NUM ,/PUNCT 2009/NUM Ferries/NOUN "
               "were/AUX late/ADJ again/ADV in/ADP town/NOUN ./PUNCT") == "Ferries");
  CHECK(behind("FERRIES/NOUN FOR/ADP EU/PROPN TOWNS/NOUN EU/PROPN Envoy/NOUN Bo/PROPN Hill/PROPN "
               "has/AUX "
               "gone/VERB ./PUNCT") == "EU");
  for (std::string_view plain :
       {"BP/PROPN PLC/PROPN CEO/NOUN Bo/PROPN Hill/PROPN left/VERB town/NOUN again/ADV ./PUNCT",
        "UNESCO/PROPN WORLD/PROPN HERITAGE/PROPN status/NOUN was/AUX given/VERB to/ADP it/PRON "
        "./PUNCT",
        "PORTO/PROPN OLD/PROPN TOWN/PROPN ,/PUNCT Portugal/PROPN has/AUX a/DET new/ADJ mayor/NOUN "
        "./PUNCT"})
    CHECK(behind(plain) == plain.substr(0, plain.find('/')));
}

TEST_CASE("the stamp of a page and its button are no part of its first sentence") {
  for (const std::string_view button : {"", "Watch/NOUN "}) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence(
        "Page/NOUN last/ADV updated/VERB at/ADP 11/NUM GMT/PROPN ,/PUNCT 9/NUM June/PROPN " +
        std::string(button) +
        "Bo/PROPN Hill/PROPN left/VERB the/DET town/NOUN for/ADP good/NOUN ./PUNCT");
    DateMention stamp;
    stamp.type = TimexType::kTime;
    stamp.begin_token = hand.find("11");
    stamp.end_token = hand.find("June") + 1;
    hand.article.dates.push_back(stamp);
    const TokenRange whole{0, hand.article.tokens.count()};
    CHECK(hand.article.word_at(behind_run_ins(hand.article, 0, whole)) == "Bo");
  }
}

TEST_CASE("a name that is told again behind a headline begins the sentence, with its role") {
  CHECK(behind("Borg/PROPN faces/VERB old/ADJ charge/NOUN Mayor/PROPN Lina/PROPN Borg/PROPN is/AUX "
               "facing/VERB a/DET charge/NOUN in/ADP Porto/PROPN ./PUNCT") == "Mayor");
  CHECK(behind("Borg/PROPN faces/VERB old/ADJ charge/NOUN Music/NOUN producer/NOUN Lina/PROPN "
               "Borg/PROPN is/AUX facing/VERB a/DET charge/NOUN in/ADP Porto/PROPN ./PUNCT") ==
        "Music");
  CHECK(behind("Borg/PROPN defends/VERB the/DET long/ADJ speech/NOUN Hill/PROPN has/AUX made/VERB "
               "in/ADP the/DET old/ADJ hall/NOUN ./PUNCT") == "Borg");
}

TEST_CASE("a headline in capitals has words that are small elsewhere") {
  const auto opens = [](std::string_view words, std::string_view more) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence(words);
    const TokenRange range{0, hand.article.tokens.count()};
    hand.add_sentence(more);
    return opens_in_title_case(hand.article, 0, range);
  };
  constexpr std::string_view kHeadline =
      "Old/PROPN Porto/PROPN Wakes/PROPN Up/PROPN After/PROPN Storm/PROPN Lina/PROPN Borg/PROPN "
      ",/PUNCT the/DET mayor/NOUN ,/PUNCT left/VERB ./PUNCT";
  CHECK(opens(kHeadline, "People/NOUN got/VERB up/ADP ./PUNCT"));
  CHECK_FALSE(opens(kHeadline, "People/NOUN left/VERB ./PUNCT"));
  CHECK_FALSE(opens("Old/PROPN Porto/PROPN woke/VERB Up/PROPN ./PUNCT",
                    "People/NOUN got/VERB up/ADP ./PUNCT"));
}

TEST_CASE("a headline that runs into its sentence is no part of the line") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "Panel/NOUN urges/VERB harbour/NOUN reform/NOUN The/DET report/NOUN on/ADP the/DET "
      "ferry/NOUN "
      "blamed/VERB the/DET owners/NOUN ./PUNCT");
  hand.add_sentence(
      "The/DET owners/NOUN told/VERB The/DET Lisbon/PROPN Times/PROPN that/SCONJ they/PRON "
      "refused/VERB it/PRON ./PUNCT");
  CHECK(cut_line(hand.article, 0) == "The report on the ferry blamed the owners.");
  CHECK(cut_line(hand.article, 1) == "The owners told The Lisbon Times that they refused it.");
}

TEST_CASE("a word that is small elsewhere begins the sentence behind a headline") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "Aid/NOUN reaches/VERB survivors/NOUN Relief/NOUN from/ADP Porto/PROPN came/VERB by/ADP "
      "ship/NOUN with/ADP water/NOUN ./PUNCT");
  hand.add_sentence(
      "Aid/NOUN for/ADP survivors/NOUN Relief/NOUN in/ADP haste/NOUN A/DET ship/NOUN brought/VERB "
      "water/NOUN to/ADP Porto/PROPN ./PUNCT");
  hand.add_sentence(
      "Aid/NOUN for/ADP survivors/NOUN Relief/NOUN has/AUX come/VERB by/ADP ship/NOUN with/ADP "
      "water/NOUN ./PUNCT");
  CHECK(cut_line(hand.article, 0).starts_with("Aid reaches"));
  CHECK(cut_line(hand.article, 2).starts_with("Aid for"));
  hand.add_sentence("Some/DET relief/NOUN waits/VERB ./PUNCT");
  CHECK(cut_line(hand.article, 0).starts_with("Aid reaches"));  // "Relief from"
  CHECK(cut_line(hand.article, 1) == "A ship brought water to Porto.");
  CHECK(cut_line(hand.article, 2) == "Relief has come by ship with water.");
}

TEST_CASE("a line loses the stamp of its entry in a live page") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  const auto told = [&hand](std::string_view words) {
    const uint32_t begin = hand.article.tokens.count();
    hand.add_sentence(words);
    for (uint32_t token = begin; token < hand.article.tokens.count(); ++token)
      if (hand.article.tokens.upos[token] == Upos::kNum)
        hand.article.tokens.flags[token] |= kHasDigit;
    return cut_line(hand.article, static_cast<uint32_t>(hand.article.sentences.size()) - 1);
  };
  CHECK(told("(/PUNCT Update/NOUN 3:40/NUM in/ADP Porto/PROPN )/PUNCT The/DET mayor/NOUN "
             "closed/VERB/close the/DET bridge/NOUN ./PUNCT") == "The mayor closed the bridge.");
  CHECK(told("Updated/VERB 15:40/NUM :/PUNCT The/DET mayor/NOUN closed/VERB/close the/DET "
             "bridge/NOUN ./PUNCT") == "The mayor closed the bridge.");
  CHECK(told("Update/NOUN of/ADP the/DET rules/NOUN :/PUNCT the/DET mayor/NOUN closed/VERB/close "
             "the/DET bridge/NOUN ./PUNCT")
            .starts_with("Update of"));
  CHECK(opens_entry(hand.article, 0));
  CHECK_FALSE(opens_entry(hand.article, 2));
}
