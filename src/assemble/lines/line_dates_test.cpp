#include "assemble/lines/line_dates.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "assemble/lines/hand_events.h"
#include "assemble/lines/lines.h"
#include "assemble/lines/sentence_news.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

using Arc = HandArticle::Arc;

// What the line stands under whose event is `verb`, dated by that date of the article.
When date_of(const HandArticle& hand, std::string_view verb, uint32_t date = 0) {
  EventMention event;
  event.token = hand.find(verb);
  event.date = date;
  event.when = hand.article.dates[date].when;
  event.has_when = true;
  return date_of_line(hand.article, event);
}

}  // namespace

TEST_CASE("a date beside what is told now is none of the line") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "The/DET party/NOUN fears/VERB/fear a/DET repeat/NOUN of/ADP the/DET 2011/NUM vote/NOUN "
      "./PUNCT");
  hand.parse("fears", {{"party", "fears", Deprel::kNsubj},
                       {"repeat", "fears", Deprel::kObj},
                       {"vote", "repeat", Deprel::kNmod},
                       {"2011", "vote", Deprel::kCompound}});
  add_date(hand, "2011", when_year(2011));
  CHECK(date_of(hand, "fears") == when_day({2021, 6, 9}, Basis::kPublished));
}

TEST_CASE("a date of the main clause goes before one beside it") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "Lawyers/NOUN argued/VERB/argue yesterday/NOUN that/SCONJ the/DET tax/NOUN broke/VERB/break "
      "a/DET pledge/NOUN of/ADP 2003/NUM ./PUNCT");
  hand.parse("argued", {{"Lawyers", "argued", Deprel::kNsubj},
                        {"yesterday", "argued", Deprel::kOblTmod},
                        {"broke", "argued", Deprel::kCcomp},
                        {"pledge", "broke", Deprel::kObj},
                        {"2003", "pledge", Deprel::kNmod}});
  add_date(hand, "yesterday", when_day({2021, 6, 8}, Basis::kRelative));
  add_date(hand, "2003", when_year(2003));
  CHECK(date_of(hand, "broke", 1) == when_day({2021, 6, 8}, Basis::kRelative));
}

TEST_CASE("of last Saturday says which one") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "Borg/PROPN repeated/VERB/repeat her/PRON threat/NOUN of/ADP Saturday/PROPN ./PUNCT");
  hand.parse("repeated", {{"Borg", "repeated", Deprel::kNsubj},
                          {"threat", "repeated", Deprel::kObj},
                          {"her", "threat", Deprel::kNmodPoss},
                          {"Saturday", "threat", Deprel::kNmod},
                          {"of", "Saturday", Deprel::kCase}});
  add_date(hand, "Saturday", when_day({2021, 6, 5}, Basis::kRelative));
  CHECK(date_of(hand, "repeated") == when_day({2021, 6, 9}, Basis::kPublished));
  hand.article.tokens.deprel[hand.find("threat")] = Deprel::kNsubj;  // it is what is told
  CHECK(date_of(hand, "repeated") == when_day({2021, 6, 5}, Basis::kRelative));
}

TEST_CASE("what came after the attacks of 2001 has no day of its own") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "After/ADP the/DET attacks/NOUN of/ADP 2001/NUM ,/PUNCT envoys/NOUN met/VERB/meet ./PUNCT");
  hand.parse("met", {{"envoys", "met", Deprel::kNsubj},
                     {"attacks", "met", Deprel::kObl},
                     {"2001", "attacks", Deprel::kNmod}});
  add_date(hand, "2001", when_day({2001, 9, 11}));
  CHECK(tells_of_after_attacks(hand.article, 0));
  hand.article.dates[0].when = when_day({2001, 9, 12});
  CHECK_FALSE(tells_of_after_attacks(hand.article, 0));
}

TEST_CASE("what has happened has no day: a past one is that of something else") {
  const auto told = [](std::string_view tense) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence("Fans/NOUN " + std::string(tense) +
                      "/AUX signed/VERB/sign a/DET petition/NOUN after/ADP an/DET attack/NOUN "
                      "reported/VERB/report in/ADP May/PROPN ./PUNCT");
    hand.parse("signed", {{"Fans", "signed", Deprel::kNsubj},
                          {tense, "signed", Deprel::kAux},
                          {"petition", "signed", Deprel::kObj},
                          {"reported", "signed", Deprel::kConj},
                          {"attack", "reported", Deprel::kObj},
                          {"May", "attack", Deprel::kNmod}});
    add_date(hand, "May", when_month(2021, 5, Basis::kRelative));
    return date_of(hand, "reported");
  };
  CHECK(told("have") == when_day({2021, 6, 9}, Basis::kPublished));
  CHECK(told("had") == when_month(2021, 5, Basis::kRelative));
}

TEST_CASE("a date that now is compared with is none of the line") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "In/ADP contrast/NOUN to/ADP the/DET 2017/NUM vote/NOUN ,/PUNCT he/PRON "
      "congratulated/VERB/congratulate nobody/PRON ./PUNCT");
  hand.parse("congratulated", {{"In", "contrast", Deprel::kCase},
                               {"contrast", "congratulated", Deprel::kObl},
                               {"to", "vote", Deprel::kCase},
                               {"vote", "contrast", Deprel::kNmod},
                               {"2017", "vote", Deprel::kCompound},
                               {"he", "congratulated", Deprel::kNsubj},
                               {"nobody", "congratulated", Deprel::kObj}});
  add_date(hand, "2017", when_year(2017));
  CHECK(date_of(hand, "congratulated") == when_day({2021, 6, 9}, Basis::kPublished));
}

TEST_CASE("what is counted since a date is not of that date") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "Planes/NOUN began/VERB/begin the/DET largest/ADJ raid/NOUN since/SCONJ the/DET 2003/NUM "
      "war/NOUN ./PUNCT");
  hand.parse("began", {{"Planes", "began", Deprel::kNsubj},
                       {"raid", "began", Deprel::kObj},
                       {"war", "raid", Deprel::kNmod},
                       {"since", "war", Deprel::kCase},
                       {"2003", "war", Deprel::kCompound}});
  add_date(hand, "2003", when_year(2003));
  CHECK(date_of(hand, "began") == when_day({2021, 6, 9}, Basis::kPublished));
}

TEST_CASE("the end of 2013 dates what was paid then") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "The/DET court/NOUN has/AUX/have frozen/VERB/freeze funds/NOUN at/ADP the/DET end/NOUN "
      "of/ADP 2013/NUM ./PUNCT");
  hand.parse("frozen", {{"court", "frozen", Deprel::kNsubj},
                        {"has", "frozen", Deprel::kAux},
                        {"end", "frozen", Deprel::kObl},
                        {"2013", "end", Deprel::kNmod}});
  add_date(hand, "2013", when_year(2013));
  CHECK(date_of(hand, "frozen") == when_year(2013));
}

TEST_CASE("a present verb with its day stands under a picture") {
  const auto is_caption_of = [](std::string_view verb) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence("Farmers/NOUN " + std::string(verb) +
                      "/VERB/block a/DET bridge/NOUN on/ADP Monday/PROPN ./PUNCT");
    hand.parse(verb, {{"Farmers", verb, Deprel::kNsubj}, {"Monday", verb, Deprel::kObl}});
    add_date(hand, "Monday", when_day({2021, 6, 7}, Basis::kRelative));
    return is_dated_caption(hand.article, 0);
  };
  CHECK(is_caption_of("block"));
  CHECK_FALSE(is_caption_of("blocked"));
}

TEST_CASE("a text that says I and you all the time has no lines") {
  const auto is_spoken_with = [](int spoken) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    for (int i = 0; i < 20; ++i)
      hand.add_sentence(i < spoken ? "We/PRON go/VERB to/ADP Porto/PROPN now/ADV ./PUNCT"
                                   : "Farmers/NOUN blocked/VERB/block a/DET bridge/NOUN ./PUNCT");
    return is_spoken(hand.article);
  };
  CHECK(is_spoken_with(5));
  CHECK_FALSE(is_spoken_with(4));
}

TEST_CASE("a headline, or the date and hour of a page, that runs in is cut from its line") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "Farmers/NOUN plan/VERB new/ADJ blockade/NOUN After/ADP weeks/NOUN of/ADP talks/NOUN "
      "farmers/NOUN left/VERB/leave the/DET hall/NOUN in/ADP Porto/PROPN ./PUNCT");
  for (uint32_t token : {hand.find("Farmers"), hand.find("After"), hand.find("Porto")})
    hand.article.tokens.flags[token] |= kStartsUpper;
  CHECK(cut_line(hand.article, 0) == "After weeks of talks farmers left the hall in Porto.");

  HandArticle named("dawn.example/4", "2021-06-09");
  named.add_sentence(
      "Stars/NOUN sing/VERB for/ADP Porto/PROPN More/ADJ than/ADP 100/NUM singers/NOUN "
      "met/VERB/meet in/ADP a/DET hall/NOUN ./PUNCT");
  for (uint32_t token : {named.find("Stars"), named.find("Porto"), named.find("More")})
    named.article.tokens.flags[token] |= kStartsUpper;
  CHECK(cut_line(named.article, 0) == "More than 100 singers met in a hall.");

  HandArticle taken("dawn.example/5", "2021-06-09");
  taken.add_sentence(
      "Farmers/NOUN wait/VERB for/ADP aid/VERB The/DET Portuguese/ADJ ministry/NOUN paid/VERB/pay "
      "400/NUM farmers/NOUN ./PUNCT");
  for (uint32_t token : {taken.find("Farmers"), taken.find("The"), taken.find("Portuguese")})
    taken.article.tokens.flags[token] |= kStartsUpper;
  CHECK(cut_line(taken.article, 0) == "The Portuguese ministry paid 400 farmers.");

  HandArticle paper("dawn.example/6", "2021-06-09");
  paper.add_sentence(
      "Before/ADP joining/VERB The/DET Old/ADJ Porto/PROPN Times/PROPN he/PRON sold/VERB/sell "
      "bread/NOUN in/ADP Lisbon/PROPN ./PUNCT");
  for (const char* word : {"Before", "The", "Old", "Porto", "Times", "Lisbon"})
    paper.article.tokens.flags[paper.find(word)] |= kStartsUpper;
  CHECK(cut_line(paper.article, 0).starts_with("Before joining The Old Porto Times"));

  HandArticle stamped("dawn.example/2", "2021-06-09");
  stamped.add_sentence(
      "Talks/NOUN fail/VERB Wednesday/PROPN 01.36/NUM Costa/PROPN left/VERB/leave the/DET "
      "hall/NOUN "
      "in/ADP Porto/PROPN ./PUNCT");
  add_date(stamped, "Wednesday", when_day({2021, 6, 9}));
  add_date(stamped, "01.36", when_day({2021, 6, 9}));
  stamped.article.dates[1].type = TimexType::kTime;
  stamped.article.tokens.flags[stamped.find("Costa")] |= kStartsUpper;
  CHECK(cut_line(stamped.article, 0) == "Costa left the hall in Porto.");
  HandArticle marked("dawn.example/3", "2021-06-09");
  marked.add_sentence(
      "Wednesday/PROPN ;/PUNCT 01.36/NUM Costa/PROPN left/VERB/leave the/DET hall/NOUN in/ADP "
      "Porto/PROPN ./PUNCT");
  add_date(marked, "Wednesday", when_day({2021, 6, 9}));
  add_date(marked, "01.36", when_day({2021, 6, 9}));
  marked.article.dates[1].type = TimexType::kTime;
  marked.article.tokens.flags[marked.find("Costa")] |= kStartsUpper;
  CHECK(cut_line(marked.article, 0) == "Costa left the hall in Porto.");
}

TEST_CASE("the greatest since a war in 2003 is of now, whatever the parse hangs the year on") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "The/DET raids/NOUN are/AUX the/DET largest/ADJ since/ADP the/DET war/NOUN in/ADP 2003/NUM "
      "and/CCONJ shook/VERB/shake Porto/PROPN ./PUNCT");
  hand.parse("largest", {{"raids", "largest", Deprel::kNsubj},
                         {"war", "largest", Deprel::kObl},
                         {"2003", "largest", Deprel::kObl},
                         {"shook", "largest", Deprel::kConj}});
  add_date(hand, "2003", when_year(2003));
  CHECK(date_of(hand, "shook") == when_day({2021, 6, 9}, Basis::kPublished));
}

TEST_CASE("what was said in March is no news of June") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "The/DET bank/NOUN said/VERB/say in/ADP March/PROPN it/PRON would/AUX buy/VERB the/DET "
      "port/NOUN ./PUNCT");
  hand.parse("said", {{"bank", "said", Deprel::kNsubj},
                      {"March", "said", Deprel::kObl},
                      {"in", "March", Deprel::kCase},
                      {"it", "buy", Deprel::kNsubj},
                      {"would", "buy", Deprel::kAux},
                      {"buy", "said", Deprel::kCcomp}});
  const When march = when_interval({2021, 3, 1}, {2021, 3, 31}, Basis::kRelative);
  add_date(hand, "March", march);
  EventMention event;
  event.token = hand.find("buy");
  event.has_when = true;
  event.when = when_day({2021, 6, 9}, Basis::kPublished);
  CHECK(date_of_line(hand.article, event) == march);
  hand.article.tokens.head[hand.find("March")] = hand.find("buy");
  CHECK(date_of_line(hand.article, event) == event.when);
  hand.article.tokens.deprel[hand.find("buy")] = Deprel::kXcomp;  // "tried to buy in March"
  CHECK(date_of_line(hand.article, event) == march);
}

// ---- recent days; 9 June 2021 is a Wednesday

TEST_CASE("the day of the main verb goes before that of what is named or what went before") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "Lawyers/NOUN said/VERB/say yesterday/NOUN they/PRON would/AUX fight/VERB a/DET "
      "ruling/NOUN Friday/PROPN freezing/VERB/freeze funds/NOUN ./PUNCT");
  hand.parse("said", {{"Lawyers", "said", Deprel::kNsubj},
                      {"yesterday", "said", Deprel::kOblUnmarked},
                      {"fight", "said", Deprel::kCcomp},
                      {"ruling", "fight", Deprel::kObj},
                      {"freezing", "ruling", Deprel::kAcl},
                      {"Friday", "freezing", Deprel::kOblUnmarked}});
  add_date(hand, "yesterday", when_day({2021, 6, 8}, Basis::kRelative));
  add_date(hand, "Friday", when_day({2021, 6, 4}, Basis::kRelative));
  CHECK(date_of(hand, "freezing", 1) == when_day({2021, 6, 8}, Basis::kRelative));

  HandArticle rested("dawn.example/2", "2021-06-09");
  rested.add_sentence(
      "After/SCONJ pumping/VERB/pump on/ADP Monday/PROPN crews/NOUN rested/VERB/rest on/ADP "
      "Tuesday/PROPN ./PUNCT");
  rested.parse("rested", {{"pumping", "rested", Deprel::kAdvcl},
                          {"Monday", "pumping", Deprel::kObl},
                          {"crews", "rested", Deprel::kNsubj},
                          {"Tuesday", "rested", Deprel::kObl}});
  add_date(rested, "Monday", when_day({2021, 6, 7}, Basis::kRelative));
  add_date(rested, "Tuesday", when_day({2021, 6, 8}, Basis::kRelative));
  CHECK(date_of(rested, "pumping") == when_day({2021, 6, 8}, Basis::kRelative));
}

TEST_CASE("the day of what is named is not that of what is said of it") {
  const When monday = when_day({2021, 6, 7}, Basis::kRelative);
  const When published = when_day({2021, 6, 9}, Basis::kPublished);
  HandArticle broke("dawn.example/1", "2021-06-09");
  broke.add_sentence(
      "Lawyers/NOUN said/VERB/say the/DET tax/NOUN broke/VERB/break the/DET Monday/PROPN "
      "ruling/NOUN ./PUNCT");
  broke.parse("said", {{"Lawyers", "said", Deprel::kNsubj},
                       {"tax", "broke", Deprel::kNsubj},
                       {"broke", "said", Deprel::kCcomp},
                       {"ruling", "broke", Deprel::kObj},
                       {"Monday", "ruling", Deprel::kCompound}});
  add_date(broke, "Monday", monday);
  CHECK(date_of(broke, "ruling") == published);

  HandArticle cause("dawn.example/2", "2021-06-09");
  cause.add_sentence(
      "The/DET cause/NOUN of/ADP Monday/PROPN 's/PART blast/NOUN has/AUX/have not/PART been/AUX "
      "found/VERB/find ./PUNCT");
  cause.parse("found", {{"cause", "found", Deprel::kNsubjPass},
                        {"blast", "cause", Deprel::kNmod},
                        {"Monday", "blast", Deprel::kNmodPoss},
                        {"has", "found", Deprel::kAux},
                        {"been", "found", Deprel::kAuxPass}});
  add_date(cause, "Monday", monday);
  CHECK(date_of(cause, "blast") == published);
  cause.parse("found", {{"blast", "found", Deprel::kNsubjPass}});
  CHECK(date_of(cause, "blast") == published);  // nor of "Monday's blast has not been found out"
}

TEST_CASE("what happened in Monday's blast, or after it, is told of Monday") {
  const When monday = when_day({2021, 6, 7}, Basis::kRelative);
  HandArticle died("dawn.example/1", "2021-06-09");
  died.add_sentence(
      "Ten/NUM died/VERB/die in/ADP Monday/PROPN 's/PART blast/NOUN ,/PUNCT police/NOUN "
      "said/VERB/say yesterday/NOUN ./PUNCT");
  died.parse("died", {{"Ten", "died", Deprel::kNsubj},
                      {"in", "blast", Deprel::kCase},
                      {"blast", "died", Deprel::kObl},
                      {"Monday", "blast", Deprel::kNmodPoss},
                      {"said", "died", Deprel::kParataxis},
                      {"yesterday", "said", Deprel::kOblUnmarked}});
  add_date(died, "Monday", monday);
  add_date(died, "yesterday", when_day({2021, 6, 8}, Basis::kRelative));
  CHECK(date_of(died, "died") == monday);

  HandArticle after("dawn.example/2", "2021-06-09");
  after.add_sentence(
      "Shares/NOUN fell/VERB/fall after/ADP Monday/PROPN 's/PART blast/NOUN ./PUNCT");
  after.parse("fell", {{"Shares", "fell", Deprel::kNsubj},
                       {"after", "blast", Deprel::kCase},
                       {"blast", "fell", Deprel::kObl},
                       {"Monday", "blast", Deprel::kNmodPoss}});
  add_date(after, "Monday", monday);
  CHECK(date_of(after, "fell") == monday);
}

TEST_CASE("a bare day behind an object is the verb's") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "Shell/PROPN flew/VERB/fly workers/NOUN home/ADV Monday/PROPN and/CCONJ shut/VERB wells/NOUN "
      "Tuesday/PROPN ./PUNCT");
  hand.parse("flew", {{"Shell", "flew", Deprel::kNsubj},
                      {"workers", "flew", Deprel::kObj},
                      {"Monday", "workers", Deprel::kNmodUnmarked},
                      {"shut", "flew", Deprel::kConj},
                      {"Tuesday", "shut", Deprel::kOblUnmarked}});
  add_date(hand, "Monday", when_day({2021, 6, 7}, Basis::kRelative));
  add_date(hand, "Tuesday", when_day({2021, 6, 8}, Basis::kRelative));
  CHECK(date_of(hand, "flew") == when_day({2021, 6, 7}, Basis::kRelative));
}

TEST_CASE("what the bank says of the 2003 act it says now") {
  const auto date_with = [](Deprel relation) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence(
        "The/DET bank/NOUN said/VERB/say the/DET 2003/NUM act/NOUN cost/VERB it/PRON "
        "millions/NOUN ./PUNCT");
    hand.parse("said", {{"bank", "said", Deprel::kNsubj},
                        {"act", "cost", relation},
                        {"2003", "act", Deprel::kNummod},
                        {"cost", "said", Deprel::kCcomp}});
    add_date(hand, "2003", when_year(2003));
    return date_of(hand, "cost");
  };
  CHECK(date_with(Deprel::kNsubj) == when_day({2021, 6, 9}, Basis::kPublished));
  CHECK(date_with(Deprel::kConj) == when_year(2003));
}

TEST_CASE("the bank says now that the pages sent in 2003 were lost") {
  const auto date_with = [](std::string_view root, const std::vector<Arc>& arcs) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence(
        "The/DET bank/NOUN said/VERB/say they/PRON lost/VERB/lose pages/NOUN sent/VERB/send in/ADP "
        "2003/NUM ./PUNCT");
    hand.parse("said", arcs);
    hand.parse("said", {{"bank", "said", Deprel::kNsubj},
                        {"sent", "pages", Deprel::kAcl},
                        {"2003", "sent", Deprel::kObl},
                        {root, "said", Deprel::kCcomp}});
    add_date(hand, "2003", when_year(2003));
    return date_of(hand, "sent");
  };
  CHECK(date_with("lost", {{"pages", "lost", Deprel::kObj}}) ==
        when_day({2021, 6, 9}, Basis::kPublished));
  CHECK(date_with("pages", {}) == when_year(2003));  // "it said that these were pages sent in 2003"
}

TEST_CASE("a ban imposed on Saturday is not lifted then") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "The/DET union/NOUN will/AUX decide/VERB/decide whether/SCONJ to/PART lift/VERB/lift a/DET "
      "ban/NOUN imposed/VERB/impose on/ADP Saturday/PROPN ./PUNCT");
  hand.parse("decide", {{"union", "decide", Deprel::kNsubj},
                        {"will", "decide", Deprel::kAux},
                        {"lift", "decide", Deprel::kXcomp},
                        {"ban", "lift", Deprel::kObl},
                        {"imposed", "ban", Deprel::kAcl},
                        {"Saturday", "imposed", Deprel::kObl}});
  add_date(hand, "Saturday", when_day({2021, 6, 5}, Basis::kRelative));
  CHECK(date_of(hand, "imposed") == when_day({2021, 6, 9}, Basis::kPublished));
}

TEST_CASE("what is said on Tuesday of a year that goes on is news of Tuesday") {
  for (const int16_t year : {int16_t{2021}, int16_t{2019}}) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence(
        "The/DET bank/NOUN said/VERB/say Tuesday/PROPN it/PRON lost/VERB/lose millions/NOUN "
        "then/ADV ./PUNCT");
    hand.parse("said", {{"bank", "said", Deprel::kNsubj},
                        {"Tuesday", "said", Deprel::kOblTmod},
                        {"lost", "said", Deprel::kCcomp},
                        {"then", "lost", Deprel::kAdvmod}});
    add_date(hand, "Tuesday", when_day({2021, 6, 8}, Basis::kRelative));
    add_date(hand, "then", when_year(year));
    const When expected = year == 2021 ? when_day({2021, 6, 8}, Basis::kRelative) : when_year(year);
    CHECK(date_of(hand, "lost", 1) == expected);
  }
}

TEST_CASE("what ran in before a dateline has days of its own") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "Fire/NOUN burned/VERB/burn near/ADP Porto/PROPN last/ADJ Friday/PROPN PORTO/PROPN (/PUNCT "
      "Reuters/PROPN )/PUNCT --/PUNCT Borg/PROPN closed/VERB/close the/DET old/ADJ harbour/NOUN "
      "yesterday/NOUN ./PUNCT");
  hand.parse("closed", {{"burned", "closed", Deprel::kParataxis},
                        {"Friday", "burned", Deprel::kOblUnmarked},
                        {"Borg", "closed", Deprel::kNsubj},
                        {"harbour", "closed", Deprel::kObj},
                        {"yesterday", "closed", Deprel::kOblTmod}});
  add_date(hand, "Friday", when_day({2021, 6, 4}, Basis::kRelative));
  add_date(hand, "yesterday", when_day({2021, 6, 8}, Basis::kRelative));
  CHECK(date_of(hand, "burned") == when_day({2021, 6, 8}, Basis::kRelative));
}

TEST_CASE("what years later is told after September 11 is of no such day, what is told on it is") {
  const auto told = [](std::string_view preposition, std::string_view published = "2008-06-09") {
    HandArticle hand("dawn.example/1", published);
    hand.add_sentence("Borg/PROPN closed/VERB/close the/DET mill/NOUN " + std::string(preposition) +
                      "/ADP Eleventh/PROPN ./PUNCT");
    hand.parse("closed", {{"Borg", "closed", Deprel::kNsubj},
                          {"mill", "closed", Deprel::kObj},
                          {"Eleventh", "closed", Deprel::kObl},
                          {preposition, "Eleventh", Deprel::kCase}});
    add_date(hand, "Eleventh", when_day({2001, 9, 11}, Basis::kStated));
    return date_of(hand, "closed");
  };
  CHECK(told("after") == when_day({2008, 6, 9}, Basis::kPublished));
  CHECK(told("on") == when_day({2001, 9, 11}, Basis::kStated));
  CHECK(told("after", "2001-09-14") == when_day({2001, 9, 11}, Basis::kStated));
}
