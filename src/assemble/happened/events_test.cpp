#include <doctest/doctest.h>

#include "assemble/assemble.h"
#include "assemble/happened/score_parts.h"
#include "assemble/happened/tellings.h"
#include "assemble/lines/hand_events.h"
#include "assemble/lines/lines.h"

using namespace dateline;

namespace {

constexpr std::string_view kFerry =
    "A/DET ferry/NOUN sank/VERB/sink off/ADP Lisbon/PROPN harbour/NOUN killing/VERB/kill "
    "nine/NUM sailors/NOUN/sailor ./PUNCT";
constexpr std::string_view kFerryAgain =
    "Nine/NUM sailors/NOUN/sailor died/VERB/die when/SCONJ their/PRON old/ADJ ferry/NOUN "
    "sank/VERB/sink "
    "off/ADP Lisbon/PROPN harbour/NOUN ./PUNCT";
constexpr std::string_view kVote =
    "Parliament/PROPN passed/VERB/pass a/DET law/NOUN on/ADP fishing/NOUN quotas/NOUN/quota "
    "after/ADP a/DET long/ADJ debate/NOUN ./PUNCT";

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load(DL_SOURCE_DIR "/data").value();
  return loaded;
}

// The first event has a date of its own, which stands at the end of its sentence.
void date_first_event(HandArticle& hand, const When& when) {
  Article& article = hand.article;
  DateMention date;
  date.begin_token = date.end_token = article.sentences[0].end_token - 1;
  date.has_when = true;
  date.when = when;
  article.dates.push_back(date);
  article.events[0].when = when;
  article.events[0].date = 0;
}

std::vector<Sourced<Event>> merge(std::vector<const Article*> articles) {
  canonical_order(articles);
  return merge_events(articles, collect_tellings(articles), find_copies(articles),
                      link_entities(articles, lexicon()), lexicon());
}

}  // namespace

TEST_CASE("two outlets that tell one event make one line with two sources") {
  const HandArticle first = article_of("dawn.example/1", "2021-06-01", {kFerry, kVote});
  const HandArticle second = article_of("dusk.example/2", "2021-06-02", {kFerryAgain});
  const auto lines = merge({&first.article, &second.article});
  REQUIRE(lines.size() == 2);
  const auto& ferry = lines[0].sources.size() == 2 ? lines[0] : lines[1];
  REQUIRE(ferry.sources.size() == 2);
  CHECK(ferry.value.outlets == 2);
  CHECK(ferry.value.when->first == CivilDate{2021, 6, 1});
  CHECK(ferry.value.first_reported == Instant::parse("2021-06-01"));
  CHECK(ferry.value.changed == Instant::parse("2021-06-02"));
}

TEST_CASE("of a text without measure only the first sentences are compared with each other") {
  HandArticle endless("dawn.example/1", "2021-06-01");
  for (int i = 0; i < 3000; ++i) add_event(endless, kFerry);
  CHECK(collect_tellings(std::vector<const Article*>{&endless.article}).items.size() == 2000);
}

TEST_CASE("what an article tells without a date is of the day that it opens with") {
  const auto day_of_vote = [](CivilDate opening) {
    HandArticle report = article_of("dawn.example/1", "2021-06-03", {kFerry, kVote});
    date_first_event(report, when_day(opening));
    for (const auto& line : merge({&report.article}))
      if (line.value.text.starts_with("Parliament")) return line.value.when;
    return std::optional<When>();
  };
  CHECK(day_of_vote({2021, 6, 1}) == when_day({2021, 6, 1}, Basis::kRelative));
  CHECK(day_of_vote({2021, 5, 1}) == when_day({2021, 6, 3}, Basis::kPublished));
}

TEST_CASE("a line knows the other wordings of its sources") {
  const HandArticle first = article_of("dawn.example/1", "2021-06-01", {kFerry});
  const HandArticle second = article_of("dusk.example/2", "2021-06-01", {kFerryAgain});
  const auto lines = merge({&first.article, &second.article});
  REQUIRE(lines.size() == 1);
  REQUIRE(lines[0].value.wordings.size() == 1);
  const Wording& other = lines[0].value.wordings[0];
  CHECK(other.article == lines[0].sources[1].article);
  CHECK(other.text != lines[0].value.text);
  CHECK((other.text.starts_with("Nine sailors") || other.text.starts_with("A ferry")));
}

TEST_CASE("a sentence about the week joins the event of its day") {
  HandArticle first = article_of("dawn.example/1", "2021-06-02", {kFerry});
  HandArticle second = article_of("dusk.example/2", "2021-06-09", {kFerry});
  date_first_event(first, when_day({2021, 6, 1}));
  date_first_event(second, when_week({2021, 6, 3}, Basis::kRelative));
  const auto lines = merge({&first.article, &second.article});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].sources.size() == 2);
  CHECK(lines[0].value.when == when_day({2021, 6, 1}));
}

TEST_CASE("an undated sentence that two outlets print a day apart is one line") {
  const HandArticle first = article_of("dawn.example/1", "2021-06-01", {kFerry, kVote});
  const HandArticle second = article_of("dusk.example/2", "2021-06-02", {kFerry, kVote});
  CHECK(merge({&first.article, &second.article}).size() == 2);
}

TEST_CASE("the same words dated a day apart are one line, other words are not") {
  const auto count_lines = [](std::string_view second_text) {
    HandArticle first = article_of("dawn.example/1", "2021-06-02", {kFerry});
    HandArticle second = article_of("dusk.example/2", "2021-06-03", {second_text});
    date_first_event(first, when_day({2021, 6, 1}, Basis::kRelative));
    date_first_event(second, when_day({2021, 6, 2}, Basis::kRelative));
    return merge({&first.article, &second.article}).size();
  };
  CHECK(count_lines(kFerry) == 1);
  CHECK(count_lines(kFerryAgain) == 2);
}

TEST_CASE("stretches of time that overlap may be of one event") {
  HandArticle first = article_of("dawn.example/1", "2021-06-20", {kFerry});
  HandArticle second = article_of("dusk.example/2", "2021-06-25", {kFerry});
  date_first_event(first, when_interval({2021, 6, 1}, {2021, 6, 20}, Basis::kRelative));
  date_first_event(second, when_interval({2021, 6, 1}, {2021, 6, 25}, Basis::kRelative));
  CHECK(merge({&first.article, &second.article}).size() == 1);
}

TEST_CASE("a sentence whose words another holds tells no event of its own") {
  constexpr std::string_view kLonger =
      "After/ADP a/DET night/NOUN of/ADP heavy/ADJ storms/NOUN/storm a/DET wooden/ADJ ferry/NOUN "
      "with/ADP forty/NUM tourists/NOUN/tourist sank/VERB/sink off/ADP the/DET harbour/NOUN of/ADP "
      "Lisbon/PROPN killing/VERB/kill nine/NUM young/ADJ sailors/NOUN/sailor ./PUNCT";
  const HandArticle first = article_of("dawn.example/1", "2021-06-01", {kLonger});
  const HandArticle second = article_of("dusk.example/2", "2021-06-01", {kFerry});
  CHECK(merge({&first.article, &second.article}).size() == 1);
}

TEST_CASE("who denies it is no source of it") {
  const HandArticle report = article_of("dawn.example/1", "2021-06-01", {kFerry});
  HandArticle answer = article_of("dusk.example/2", "2021-06-01", {kFerry});
  CHECK(merge({&report.article, &answer.article}).size() == 1);
  ClaimMention denial;
  denial.kind = ClaimKind::kDenial;
  denial.token = answer.article.events[0].token;
  denial.span = answer.article.tokens.span(denial.token);
  answer.article.claims.push_back(denial);
  CHECK(merge({&report.article, &answer.article}).size() == 2);
}

TEST_CASE("what is only planned is no line of what happened") {
  HandArticle hand = article_of("dawn.example/1", "2021-06-02", {kFerry, kVote});
  for (EventMention& event : hand.article.events) {
    event.modality = Modality::kPlanned;
    hand.article.tokens.head[event.token] = event.token;
  }
  CHECK(merge({&hand.article}).empty());
  hand.article.events[0].modality = Modality::kHappened;
  CHECK(merge({&hand.article}).size() == 1);
}

TEST_CASE("the order of articles does not change the lines") {
  const HandArticle a = article_of("dawn.example/1", "2021-06-01", {kFerry, kVote});
  const HandArticle b = article_of("dusk.example/2", "2021-06-02", {kFerryAgain});
  const HandArticle c = article_of("noon.example/3", "2021-06-02", {kVote});
  const auto forward = merge({&a.article, &b.article, &c.article});
  const auto backward = merge({&c.article, &b.article, &a.article});
  REQUIRE(forward.size() == backward.size());
  for (size_t i = 0; i < forward.size(); ++i) {
    CHECK(forward[i].value.id == backward[i].value.id);
    CHECK(forward[i].sources.items() == backward[i].sources.items());
  }
}

TEST_CASE("a copied text counts for the outlet that had it first") {
  const HandArticle wire = article_of("wire.example/1", "2021-06-01", {kFerry, kVote});
  const HandArticle copy = article_of("paper.example/2", "2021-06-01", {kFerry, kVote});
  std::vector<const Article*> articles{&copy.article, &wire.article};
  canonical_order(articles);
  CHECK(find_copies(articles).source == std::vector<uint32_t>{0, 0});
  for (const auto& line : merge(articles)) {
    CHECK(line.sources.size() == 2);
    CHECK(line.value.outlets == 1);
  }
}

TEST_CASE("a line is not like the reports of its day for being copied") {
  const auto likeness_of_vote = [](int copies) {
    std::vector<HandArticle> hands;
    for (int i = 0; i <= copies; ++i)
      hands.push_back(
          article_of("wire.example/" + std::to_string(i), "2021-06-01", {kFerry, kVote}));
    std::vector<const Article*> articles;
    for (const HandArticle& hand : hands) articles.push_back(&hand.article);
    canonical_order(articles);
    const EntityLinks links = link_entities(articles, lexicon());
    int32_t likeness = 0;
    for (const auto& line : merge(articles))
      for (const ScorePart& part :
           explain_score(articles, find_copies(articles), links, lexicon(), line))
        if (line.value.text.starts_with("Parliament") &&
            part.what == "its words are those of reports of its day")
          likeness += part.value;
    return likeness;
  };
  CHECK(likeness_of_vote(4) <= likeness_of_vote(0));
}

TEST_CASE("other texts on the same matter are no copies") {
  const HandArticle one = article_of("dawn.example/1", "2021-06-01", {kFerry, kVote});
  const HandArticle other = article_of("dusk.example/2", "2021-06-01", {kFerryAgain});
  const std::vector<const Article*> articles{&one.article, &other.article};
  CHECK(find_copies(articles).source == std::vector<uint32_t>{0, 1});
}

TEST_CASE("a line stands alone: no pronoun at its head, no question, no fragment") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  hand.add_sentence(kVote);
  hand.add_sentence("He/PRON passed/VERB a/DET law/NOUN on/ADP fishing/NOUN quotas/NOUN ./PUNCT");
  hand.add_sentence("Parliament/PROPN passed/VERB a/DET law/NOUN on/ADP what/PRON ?/PUNCT");
  hand.add_sentence("A/DET law/NOUN on/ADP fishing/NOUN quotas/NOUN and/CCONJ boats/NOUN ./PUNCT");
  hand.add_sentence("We/PRON passed/VERB a/DET law/NOUN on/ADP fishing/NOUN quotas/NOUN ./PUNCT");
  hand.add_sentence(
      "The/DET paper/NOUN could/AUX not/PART confirm/VERB reports/NOUN from/ADP Porto/PROPN "
      "./PUNCT");
  hand.add_sentence("The/DET attack/NOUN came/VERB after/ADP a/DET long/ADJ debate/NOUN ./PUNCT");
  hand.add_sentence(
      "This/DET week/NOUN he/PRON passed/VERB a/DET law/NOUN on/ADP fishing/NOUN ./PUNCT");
  hand.add_sentence("Parliament/PROPN passed/VERB that/DET law/NOUN on/ADP fishing/NOUN ./PUNCT");
  hand.add_sentence("The/DET lower/ADJ count/NOUN came/VERB from/ADP a/DET check/NOUN ./PUNCT");
  hand.add_sentence(
      "Parliament/PROPN did/VERB/do ,/PUNCT because/SCONJ the/DET law/NOUN was/AUX/be old/ADJ "
      "./PUNCT");
  CHECK(line_quality(hand.article, 0) > 0);
  for (uint32_t sentence = 1; sentence < 11; ++sentence)
    CHECK(line_quality(hand.article, sentence) == 0);
}

TEST_CASE("what happened is of no day to come: a curfew until Friday is of the day it is told") {
  HandArticle hand = article_of("dawn.example/1", "2021-06-02", {kVote});
  date_first_event(hand, when_day({2021, 6, 4}));
  const auto lines = merge({&hand.article});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].value.when == when_day({2021, 6, 2}, Basis::kPublished));
}

TEST_CASE("the parts of a score add up to it") {
  const HandArticle first = article_of("dawn.example/1", "2021-06-01", {kFerry, kVote});
  const HandArticle second = article_of("dusk.example/2", "2021-06-02", {kFerryAgain});
  std::vector<const Article*> articles{&first.article, &second.article};
  const EntityLinks links = link_entities(articles, lexicon());
  for (const auto& line : merge(articles)) {
    const auto parts = explain_score(articles, find_copies(articles), links, lexicon(), line);
    REQUIRE_FALSE(parts.empty());
    int32_t sum = 0;
    for (const ScorePart& part : parts) sum += part.value;
    CHECK(std::abs(sum - line.value.score) <= 9);  // each part is rounded
  }
}

TEST_CASE("what opens an article gains where few articles of its day open with anything") {
  const auto lines_that_gain = [](int count) {
    std::vector<HandArticle> hands;
    for (int i = 0; i < count; ++i)
      hands.push_back(
          article_of("dawn.example/" + std::to_string(i), "2021-06-01", {kFerry, kVote}));
    std::vector<const Article*> articles;
    for (const HandArticle& hand : hands) articles.push_back(&hand.article);
    canonical_order(articles);
    const EntityLinks links = link_entities(articles, lexicon());
    std::vector<std::string> gain;
    for (const auto& line : merge(articles))
      for (const ScorePart& part :
           explain_score(articles, find_copies(articles), links, lexicon(), line))
        if (part.what == "it opens one of few articles") gain.push_back(line.value.text);
    return gain;
  };
  const auto gain = lines_that_gain(1);
  REQUIRE(gain.size() == 1);
  CHECK_FALSE(gain[0].starts_with("Parliament"));
  CHECK(lines_that_gain(4).empty());
}

TEST_CASE("where somebody was born is no news of the day that tells it") {
  const auto lines_of = [](std::string_view opening) {
    HandArticle hand = article_of(
        "dawn.example/1", "2021-06-01",
        {std::string(opening) + " Lina/PROPN Borg/PROPN closed/VERB/close the/DET bridge/NOUN "
                                "./PUNCT"});
    const auto closed = hand.find("closed");
    EventMention event;
    event.token = closed;
    event.span = hand.article.tokens.span(closed);
    event.has_when = true;
    event.when = when_day({2021, 6, 1}, Basis::kPublished);
    hand.article.events = {event};
    return merge({&hand.article}).size();
  };
  CHECK(lines_of("Sitting/VERB in/ADP Porto/PROPN ,/PUNCT") == 1);
  CHECK(lines_of("Born/VERB in/ADP Porto/PROPN ,/PUNCT") == 0);
}

TEST_CASE("what is said on a day of what is to come is news of that day") {
  HandArticle hand =
      article_of("dawn.example/1", "2021-06-09",
                 {"Mayor/NOUN Costa/PROPN said/VERB/say on/ADP Monday/PROPN that/SCONJ "
                  "the/DET bridge/NOUN would/AUX open/VERB on/ADP Wednesday/PROPN ./PUNCT"});
  Article& article = hand.article;
  article.tokens.head[2] = 2;
  article.tokens.head[4] = 2;
  article.tokens.head[9] = 2;
  article.tokens.head[11] = 9;
  article.tokens.deprel[9] = Deprel::kCcomp;
  for (const auto& [token, when] : {std::pair(4u, when_day({2021, 6, 7}, Basis::kRelative)),
                                    std::pair(11u, when_day({2021, 6, 9}, Basis::kRelative))}) {
    DateMention date;
    date.begin_token = token;
    date.end_token = token + 1;
    date.has_when = true;
    date.when = when;
    article.dates.push_back(date);
  }
  article.events[0].token = 9;
  article.events[0].when = article.dates[1].when;
  article.events[0].date = 1;
  const auto lines = merge({&article});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].value.when->first == CivilDate{2021, 6, 7});
}

TEST_CASE("below the opening a sentence without a date is a line in reports, and told as news is") {
  const auto is_line = [](std::string_view opening, std::string_view vote) {
    HandArticle hand = article_of("dawn.example/1", "2021-06-03",
                                  {opening,
                                   "Divers/NOUN searched/VERB/search "
                                   "the/DET wreck/NOUN ./PUNCT",
                                   vote});
    if (opening.find("Thursday") != std::string_view::npos) {
      DateMention date;
      date.begin_token = hand.find("Thursday");
      date.end_token = date.begin_token + 1;
      date.has_when = true;
      date.when = when_day({2021, 6, 3}, Basis::kRelative);
      hand.article.dates.push_back(date);
    }
    const uint32_t verb = hand.article.events.back().token;
    hand.article.tokens.head[verb] = verb;
    if (vote.find("/AUX/have") != std::string_view::npos) {
      hand.article.tokens.head[verb - 1] = verb;
      hand.article.tokens.deprel[verb - 1] = Deprel::kAux;
    }
    const auto lines = merge({&hand.article});
    return std::any_of(lines.begin(), lines.end(), [](const Sourced<Event>& line) {
      return line.value.text.starts_with("Parliament");
    });
  };
  constexpr std::string_view kDated =
      "A/DET ferry/NOUN sank/VERB/sink off/ADP Lisbon/PROPN harbour/NOUN on/ADP "
      "Thursday/PROPN ./PUNCT";
  constexpr std::string_view kHadVoted =
      "Parliament/PROPN had/AUX/have passed/VERB/pass a/DET law/NOUN on/ADP fishing/NOUN "
      "quotas/NOUN/quota after/ADP a/DET long/ADJ debate/NOUN ./PUNCT";
  constexpr std::string_view kHasVoted =
      "Parliament/PROPN has/AUX/have passed/VERB/pass a/DET law/NOUN on/ADP fishing/NOUN "
      "quotas/NOUN/quota after/ADP a/DET long/ADJ debate/NOUN ./PUNCT";
  CHECK(is_line(kDated, kVote));
  CHECK_FALSE(is_line(kFerry, kVote));
  CHECK_FALSE(is_line(kDated, kHadVoted));
  CHECK_FALSE(is_line(kDated, kHasVoted));
}

TEST_CASE("what a morning's paper tells without a date is of the day before") {
  const auto day_of_ferry = [](std::vector<CivilDate> named) {
    HandArticle report = article_of("dawn.example/1", "2021-06-03", {kFerry, kVote, kVote});
    for (const CivilDate day : named) {
      DateMention date;
      date.sentence = 2;
      date.begin_token = report.article.sentences[2].begin_token;
      date.end_token = date.begin_token + 1;
      date.has_when = true;
      date.when = when_day(day, Basis::kRelative);
      report.article.dates.push_back(date);
    }
    const auto lines = merge({&report.article});
    const auto ferry = std::find_if(lines.begin(), lines.end(), [](const Sourced<Event>& line) {
      return line.value.text.find("ferry") != std::string::npos;
    });
    REQUIRE(ferry != lines.end());
    return ferry->value.when->first;
  };
  constexpr CivilDate kToday{2021, 6, 3}, kYesterday{2021, 6, 2};
  CHECK(day_of_ferry({kYesterday}) == kYesterday);
  CHECK(day_of_ferry({kYesterday, kToday}) == kToday);
  CHECK(day_of_ferry({{2021, 6, 1}}) == kToday);
}

TEST_CASE("key days are those that most articles tell of, in order of time") {
  const HandArticle a = article_of("dawn.example/1", "2021-06-01", {kFerry});
  const HandArticle b = article_of("dusk.example/2", "2021-06-01", {kFerryAgain});
  const HandArticle c = article_of("noon.example/3", "2021-06-20", {kVote});
  Story story;
  const std::vector<const Article*> articles{&a.article, &b.article, &c.article};
  story.events = merge(articles);
  story.days = weigh_days(articles, find_copies(articles), lexicon());
  const auto picked = pick_key_events(story, 1, 1);
  REQUIRE(picked.size() == 1);
  CHECK(story.events[picked[0]].value.when->first == CivilDate{2021, 6, 1});
  CHECK(pick_key_events(story, 5, 1).size() == 2);
  CHECK(pick_key_events(story, 0, 1).empty());
}

TEST_CASE("who acts in a line is read off its main verb where what has the date names nobody") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  add_event(hand,
            "Lina/PROPN Borg/PROPN left/VERB/leave the/DET party/NOUN ,/PUNCT a/DET list/NOUN "
            "published/VERB/publish on/ADP Monday/PROPN showed/VERB/show ./PUNCT");
  hand.parse("left", {{"Borg", "left", Deprel::kNsubj},
                      {"Lina", "Borg", Deprel::kCompound},
                      {"party", "left", Deprel::kObj},
                      {"published", "list", Deprel::kAcl},
                      {"list", "showed", Deprel::kNsubj},
                      {"showed", "left", Deprel::kParataxis},
                      {"Monday", "published", Deprel::kObl}});
  EntityMention borg;
  borg.begin_token = hand.find("Lina");
  borg.end_token = borg.begin_token + 2;
  borg.span = hand.article.tokens.span(borg.begin_token, borg.end_token);
  borg.kind = EntityKind::kPerson;
  borg.entity = 0;
  hand.article.entities.push_back(borg);
  hand.article.events[0].actors.push(0);
  EventMention published = hand.article.events[0];
  published.actors = {};
  published.token = hand.find("published");
  published.span = hand.article.tokens.span(published.token);
  hand.article.events.push_back(published);
  date_first_event(hand, when_day({2021, 6, 7}));
  std::swap(hand.article.events[0].when, hand.article.events[1].when);
  std::swap(hand.article.events[0].date, hand.article.events[1].date);
  const auto lines = merge({&hand.article});
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].value.when->first == CivilDate{2021, 6, 7});
  CHECK(lines[0].value.actors.size() == 1);
}

TEST_CASE("a stage of life is not of the day told before it") {
  const auto has_day = [](std::string_view sentence) {
    HandArticle hand = article_of("dawn.example/1", "2021-06-01", {sentence});
    hand.article.events[0].when = when_year(1957);  // of the sentence before
    return read_tellings(hand.article).items[0].has_day;
  };
  CHECK_FALSE(has_day("As/ADP a/DET boy/NOUN Borg/PROPN built/VERB/build boats/NOUN/boat ./PUNCT"));
  CHECK(has_day("As/ADP mayor/NOUN Borg/PROPN built/VERB/build boats/NOUN/boat ./PUNCT"));
}

TEST_CASE("what is refused today is told today, though it is of a day to come") {
  HandArticle hand =
      article_of("dawn.example/1", "2021-06-01",
                 {"Porto/PROPN said/VERB/say it/PRON would/AUX not/PART pay/VERB the/DET crew/NOUN "
                  "of/ADP Borg/PROPN in/ADP July/PROPN ./PUNCT"});
  hand.parse("said", {{"Porto", "said", Deprel::kNsubj}, {"pay", "said", Deprel::kCcomp}});
  hand.article.events[0].token = hand.find("pay");
  hand.article.events[0].modality = Modality::kPossible;
  date_first_event(hand, when_month(2021, 7));
  CHECK(read_tellings(hand.article).items[0].quality == 0);
  ClaimMention refusal;
  refusal.kind = ClaimKind::kRefusal;
  hand.article.claims.push_back(refusal);
  const Telling told = read_tellings(hand.article).items[0];
  CHECK(told.quality > 0);
  CHECK(told.when.first == CivilDate{2021, 6, 1});
}
