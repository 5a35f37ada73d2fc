#include <doctest/doctest.h>

#include "assemble/assemble.h"
#include "assemble/contested/dispute_question.h"
#include "assemble/contested/statements.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load(DL_SOURCE_DIR "/data").value();
  return loaded;
}

std::string question_of(std::string_view claim) {
  HandArticle hand("harbour.example/1", "2021-06-02");
  hand.add_sentence(claim);
  return question_from(hand.article, 0, hand.article.tokens.count(), lexicon());
}

Entity named(std::string_view name, uint64_t hash) {
  Entity entity;
  entity.id = EntityId::of(hash << 8);
  entity.name = name;
  return entity;
}

Sourced<Event> deed(CivilDate day, EventType type, EntityId actor, EntityId target) {
  Event event;
  event.when = when_day(day);
  event.type = type;
  event.actors = {actor};
  event.targets = {target};
  return {event, NonEmpty<SourceRef>(SourceRef{})};
}

}  // namespace

TEST_CASE("a claim becomes a question where its auxiliary can step forward") {
  CHECK(question_of("that/SCONJ the/DET troops/NOUN are/AUX/be leaving/VERB/leave Sudan/PROPN") ==
        "Are the troops leaving Sudan?");
  CHECK(question_of("the/DET firm/NOUN paid/VERB/pay nothing/PRON") == "Did the firm pay nothing?");
  CHECK(question_of("he/PRON was/AUX/be paid/VERB/pay twice/ADV") == "Was he paid twice?");
}

TEST_CASE("a thought asks what is thought, and one thing is asked") {
  CHECK(question_of("he/PRON believes/VERB/believe the/DET guards/NOUN had/AUX/have been/AUX/be "
                    "warned/VERB/warn") == "Had the guards been warned?");
  CHECK(question_of("the/DET guards/NOUN had/AUX/have fled/VERB/flee :/PUNCT two/NUM to/ADP "
                    "Porto/PROPN") == "Had the guards fled?");
}

TEST_CASE("what was done to a thing is no clause to ask") {
  HandArticle hand("harbour.example/1", "2021-06-02");
  hand.add_sentence("lives/NOUN/life lost/VERB/lose at/ADP sea/NOUN");
  Tokens& tokens = hand.article.tokens;
  tokens.head = {0, 0, 3, 1};
  tokens.deprel = {Deprel::kRoot, Deprel::kAcl, Deprel::kCase, Deprel::kObl};
  CHECK(question_from(hand.article, 0, 4, lexicon()) == "On “lives lost at sea”:");
}

TEST_CASE("who the subject is may stand between it and its auxiliary") {
  CHECK(question_of("the/DET operator/NOUN ,/PUNCT Nordhavn/PROPN ,/PUNCT had/AUX/have been/AUX/be "
                    "warned/VERB/warn twice/ADV") ==
        "Had the operator, Nordhavn, been warned twice?");
  CHECK(question_of("the/DET operator/NOUN ,/PUNCT he/PRON said/VERB/say ,/PUNCT had/AUX/have "
                    "known/VERB/know") == "On “the operator, he said”:");
}

TEST_CASE("quotation marks and hyphens end no subject and no topic") {
  const auto quoted = [](std::string_view claim, uint32_t opening, uint32_t closing, uint32_t end) {
    HandArticle hand("harbour.example/1", "2021-06-02");
    hand.add_sentence(claim);
    hand.article.tokens.flags[opening] |= kOpensQuote;
    hand.article.tokens.flags[closing] |= kClosesQuote;
    return question_from(hand.article, 0, end, lexicon());
  };
  CHECK(quoted("80/NUM '/PUNCT rebels/NOUN '/PUNCT had/AUX died/VERB/die", 1, 3, 6) ==
        "Had 80' rebels' died?");
  CHECK(quoted("inciting/VERB of/ADP '/PUNCT wild/ADJ acts/NOUN '/PUNCT ./PUNCT", 2, 5, 5) ==
        "On “' wild acts'”:");
  CHECK(question_of("he/PRON saw/VERB an/DET air/NOUN -/PUNCT to/ADP -/PUNCT air/NOUN "
                    "missile/NOUN ,/PUNCT she/PRON said/VERB") ==
        "On “he saw an air- to- air missile”:");
}

TEST_CASE("a claim that ends with a particle or a quotation ends a question with it") {
  CHECK(question_of("reports/NOUN/report that/SCONJ Lina/PROPN Borg/PROPN plans/VERB/plan to/PART "
                    "step/VERB down/ADP") == "Does Lina Borg plan to step down?");
  HandArticle hand("harbour.example/1", "2021-06-02");
  hand.add_sentence("the/DET tone/NOUN was/AUX '/PUNCT hostile/ADJ '/PUNCT");
  hand.article.tokens.flags[3] |= kOpensQuote;
  hand.article.tokens.flags[5] |= kClosesQuote;
  CHECK(question_from(hand.article, 0, 5, lexicon()) == "Was the tone ' hostile'?");
}

TEST_CASE("a quotation that a question leaves open is closed") {
  HandArticle hand("harbour.example/1", "2021-06-02");
  hand.add_sentence(
      "the/DET army/NOUN would/AUX be/AUX “/PUNCT moving/VERB north/ADV soon/ADV ”/PUNCT");
  hand.article.tokens.flags[4] |= kOpensQuote;
  hand.article.tokens.flags[8] |= kClosesQuote;
  const std::string question = question_from(hand.article, 0, 7, lexicon());
  CHECK(question.starts_with("Would the army be"));
  CHECK(question.ends_with("moving north”?"));
}

TEST_CASE("a question does not open with 'but', nor with the verb of a clause inside") {
  CHECK(question_of("But/CCONJ the/DET port/NOUN was/AUX shut/VERB") == "Was the port shut?");
  CHECK(question_of("details/NOUN of/ADP how/ADV a/DET sale/NOUN would/AUX be/AUX run/VERB "
                    "had/AUX leaked/VERB") ==
        "On “details of how a sale would be run had leaked”:");
  CHECK(question_of("the/DET gates/NOUN be/AUX shut/VERB") == "On “the gates be shut”:");
}

TEST_CASE("a question asks one thing") {
  CHECK(question_of("the/DET port/NOUN was/AUX shut/VERB and/CCONJ that/SCONJ boats/NOUN "
                    "sank/VERB") == "Was the port shut?");
}

TEST_CASE("numbers of people in one place ask how many") {
  CHECK(how_many(NumberSlot::kInjured, "Porto") == "How many were injured in Porto?");
}

TEST_CASE("a number asks how many, by the words behind it") {
  const auto asked = [](std::string_view told, uint32_t first, uint32_t end, bool is_figure) {
    HandArticle hand("harbour.example/1", "2021-06-02");
    hand.add_sentence(told);
    ClaimMention number;
    number.kind = ClaimKind::kNumber;
    number.slot = NumberSlot::kOther;
    number.points_back = is_figure;
    number.span = hand.article.tokens.span(first, end);
    number.token = end - 1;
    return question_of_number(hand.article, number, 0, hand.article.tokens.count());
  };
  CHECK(asked("at/ADP least/ADJ four/NUM shots/NOUN/shot had/AUX been/AUX fired/VERB", 2, 4,
              false) == "How many shots had been fired?");
  CHECK(asked("Iran/PROPN fired/VERB 22/NUM old/ADJ missiles/NOUN/missile", 2, 5, false) ==
        "How many old missiles?");
  CHECK(asked("the/DET ministry/NOUN put/VERB the/DET number/NOUN of/ADP marchers/NOUN at/ADP "
              "800/NUM",
              0, 9, true) == "How many marchers?");
  CHECK(asked("police/NOUN put/VERB the/DET turnout/NOUN at/ADP 800/NUM", 0, 6, true) ==
        "How large was the turnout?");
}

TEST_CASE("what is reported, found or charged is asked, not that it is") {
  CHECK(question_of("reports/NOUN/report that/SCONJ Lina/PROPN Borg/PROPN had/AUX fled/VERB") ==
        "Had Lina Borg fled?");
  CHECK(question_of("an/DET expert/NOUN found/VERB/find that/SCONJ the/DET voice/NOUN was/AUX/be "
                    "hers/PRON") == "Was the voice hers?");
  CHECK(question_of("accused/VERB/accuse the/DET guards/NOUN of/ADP burning/VERB/burn "
                    "huts/NOUN") == "Did the guards burn huts?");
  CHECK(question_of("accused/VERB/accuse the/DET other/ADJ of/ADP firing/VERB/fire first/ADV") ==
        "Did either fire first?");
  CHECK(question_of("the/DET boy/NOUN fell/VERB/fall") == "Did the boy fall?");
  CHECK(question_of("no/DET ship/NOUN was/AUX/be turned/VERB away/ADV") ==
        "Was any ship turned away?");
  CHECK(question_of("it/PRON was/AUX/be not/PART an/DET accident/NOUN") == "Was it an accident?");
  CHECK(question_of("I/PRON/i was/AUX/be misled/VERB") == "On “I was misled”:");
}

TEST_CASE("a denial asks what it denies") {
  const auto asked = [](std::string_view told, std::string_view name) {
    HandArticle hand("harbour.example/1", "2021-06-02");
    hand.add_sentence(told);
    ClaimMention denial;
    denial.kind = ClaimKind::kDenial;
    denial.token = hand.find("denied");
    denial.span = hand.article.tokens.span(denial.token, hand.article.tokens.count());
    denial.speaker = hand.article.tokens.span(0, denial.token);
    return question_of_denial(hand.article, denial, name, lexicon());
  };
  CHECK(asked("The/DET army/NOUN denied/VERB/deny shelling/VERB/shell the/DET clinic/NOUN", "") ==
        "Did the army shell the clinic?");
  CHECK(asked("She/PRON denied/VERB/deny having/AUX/have met/VERB/meet him/PRON", "Lina Borg") ==
        "Did Lina Borg meet him?");
  CHECK(asked("The/DET army/NOUN denied/VERB/deny that/SCONJ it/PRON had/AUX/have laid/VERB/lay "
              "mines/NOUN",
              "") == "Had the army laid mines?");
  CHECK(
      asked("He/PRON denied/VERB/plead not/PART guilty/ADJ to/ADP fraud/NOUN and/CCONJ theft/NOUN",
            "Bo Lund") == "Is Bo Lund guilty of fraud?");
  CHECK(asked("The/DET army/NOUN denied/VERB/deny any/DET role/NOUN in/ADP it/PRON", "") ==
        "Did the army have any role in it?");
}

TEST_CASE("what is large within a sentence stays so") {
  HandArticle hand("harbour.example/1", "2021-06-02");
  hand.add_sentence("Borg/PROPN said/VERB Italian/ADJ officers/NOUN had/AUX known/VERB");
  CHECK(question_from(hand.article, 2, 6, lexicon()) == "Had Italian officers known?");
}

TEST_CASE("what somebody is blamed for is the matter") {
  CHECK(question_of("blames/VERB/blame the/DET group/NOUN for/ADP the/DET fire/NOUN") ==
        "On “the fire”:");
}

TEST_CASE("of a text without measure only the first statements are compared") {
  HandArticle endless("harbour.example/1", "2021-06-02");
  endless.add_sentence("Nine/NUM sailors/NOUN/sailor died/VERB/die ./PUNCT");
  ClaimMention claim;
  claim.kind = ClaimKind::kNumber;
  claim.span = {0, endless.article.tokens.span(1).end};
  endless.article.claims.assign(3000, claim);
  const std::vector<const Article*> articles{&endless.article};
  CHECK(collect_statements(articles, find_copies(articles), link_entities(articles, lexicon()),
                           lexicon())
            .all.size() == 2000);
}

TEST_CASE("what is opposed within an article is found anew when its names mean something else") {
  HandArticle hand("harbour.example/1", "2021-06-02");
  hand.add_sentence("Borg/PROPN said/VERB/say it/PRON was/AUX/be open/ADJ ./PUNCT");
  hand.add_sentence("Aro/PROPN said/VERB/say it/PRON was/AUX/be not/PART ./PUNCT");
  Article& article = hand.article;
  article.facts = std::make_shared<Facts>();
  for (const uint32_t sentence : {0u, 1u}) {
    const uint32_t begin = article.sentences[sentence].begin_token;
    article.sentences[sentence].kind = SentenceKind::kBody;
    EntityMention name;
    name.span = article.tokens.span(begin);
    name.sentence = sentence;
    name.begin_token = begin;
    name.end_token = begin + 1;
    article.entities.push_back(name);
    ClaimMention claim;
    claim.span = article.tokens.span(begin + 2, begin + 5);
    claim.token = begin + 3;
    claim.sentence = sentence;
    claim.who = sentence;
    claim.speaker = name.span;
    claim.is_negated = sentence == 1;
    article.claims.push_back(claim);
  }
  const std::vector<const Article*> articles{&article};
  EntityLinks links;
  links.entities = {named("Lina Borg", 1), named("Mika Aro", 2)};
  const auto count = [&](std::vector<uint32_t> entity_of) {
    links.meaning_of = {hash_combine(entity_of[0], entity_of[1])};
    links.entity_of = {std::move(entity_of)};
    return find_disputes(articles, find_copies(articles), links, lexicon()).size();
  };
  CHECK(count({0, 1}) == 1);
  CHECK(count({0, 0}) == 0);  // one speaker
  CHECK(count({0, 1}) == 1);
}

TEST_CASE("a denial in another article must share more words among very many articles") {
  const auto count_sides = [](size_t articles_beside) {
    constexpr const char* kSentences[] = {
        "The/DET mayor/NOUN said/VERB/say guards/NOUN/guard poisoned/VERB/poison swans/NOUN/swan",
        "The/DET keepers/NOUN denied/VERB/deny poisoning/VERB/poison any/DET swans/NOUN/swan",
        "Snow/NOUN fell/VERB/fall"};
    std::vector<HandArticle> hands;
    EntityLinks links;
    links.entities = {named("Porto", 1)};
    for (size_t ix = 0; ix < articles_beside + 2; ++ix) {
      Article& article =
          hands.emplace_back("harbour.example/" + std::to_string(ix), "2021-06-02").article;
      hands.back().add_sentence("Porto/PROPN slept/VERB");
      hands.back().add_sentence(kSentences[std::min<size_t>(ix, 2)]);
      EntityMention name;
      name.end_token = 1;
      article.entities.push_back(name);
      links.entity_of.push_back({0});
      links.meaning_of.push_back(0);
      if (ix > 1) continue;
      ClaimMention claim;
      claim.kind = ix == 0 ? ClaimKind::kAssertion : ClaimKind::kDenial;
      claim.sentence = 1;
      claim.token = ix == 0 ? 6 : 4;
      claim.span = article.tokens.span(ix == 0 ? 5 : 4, 8);
      claim.speaker = article.tokens.span(2, 4);
      article.claims.push_back(claim);
    }
    std::vector<const Article*> articles;
    for (const HandArticle& hand : hands) articles.push_back(&hand.article);
    return find_disputes(articles, find_copies(articles), links, lexicon()).at(0).sides.size();
  };
  CHECK(count_sides(10) == 2);
  CHECK(count_sides(200) == 1);  // the denial tells by itself what it denies
}

TEST_CASE("among very many articles numbers of two differ only where one says none") {
  const auto count = [](size_t articles_beside, int64_t other) {
    std::vector<HandArticle> hands;
    EntityLinks links;
    links.entities = {named("Porto", 1)};
    for (size_t ix = 0; ix < articles_beside + 2; ++ix) {
      Article& article =
          hands.emplace_back("harbour.example/" + std::to_string(ix), "2021-06-02").article;
      hands.back().add_sentence(ix == 0   ? "Porto/PROPN lost/VERB nine/NUM sailors/NOUN/sailor "
                                            "shipwrecked/VERB said/VERB the/DET mayor/NOUN"
                                : ix == 1 ? "Porto/PROPN lost/VERB no/NUM sailors/NOUN/sailor "
                                            "shipwrecked/VERB said/VERB the/DET pilot/NOUN"
                                          : "Porto/PROPN slept/VERB");
      EntityMention name;
      name.span = article.tokens.span(0);
      name.end_token = 1;
      name.kind = EntityKind::kPlace;
      article.entities.push_back(name);
      links.entity_of.push_back({0});
      links.meaning_of.push_back(0);
      if (ix > 1) continue;
      ClaimMention claim;
      claim.kind = ClaimKind::kNumber;
      claim.slot = NumberSlot::kKilled;
      claim.token = 1;
      claim.low = claim.high = ix == 0 ? 9 : other;
      claim.span = article.tokens.span(1, 4);
      claim.speaker = article.tokens.span(6, 8);
      article.claims.push_back(claim);
    }
    std::vector<const Article*> articles;
    for (const HandArticle& hand : hands) articles.push_back(&hand.article);
    return find_disputes(articles, find_copies(articles), links, lexicon()).size();
  };
  CHECK(count(10, 4) == 1);
  CHECK(count(200, 4) == 0);
  CHECK(count(200, 0) == 1);
}

TEST_CASE("charges that somebody denies are one dispute, whether or not all know who she is") {
  std::vector<HandArticle> hands;
  EntityLinks links;
  links.entities = {named("Lina Borg", 1)};
  for (const uint32_t ix : {0u, 1u}) {
    Article& article = hands
                           .emplace_back("harbour.example/" + std::to_string(ix),
                                         "2021-06-0" + std::to_string(ix + 2))
                           .article;
    hands.back().add_sentence(
        ix == 0 ? "Borg/PROPN faces/VERB/face charges/NOUN/charge of/ADP fraud/NOUN ,/PUNCT "
                  "which/PRON she/PRON denies/VERB/deny ./PUNCT"
                : "Police/NOUN want/VERB Borg/PROPN over/ADP one/NUM charge/NOUN of/ADP fraud/NOUN "
                  ",/PUNCT which/PRON she/PRON denies/VERB/deny ./PUNCT");
    const uint32_t name = hands.back().find("Borg"),
                   noun = hands.back().find(ix == 0 ? "charges" : "charge"),
                   verb = hands.back().find("denies");
    EntityMention borg;
    borg.span = article.tokens.span(name);
    borg.begin_token = name;
    borg.end_token = name + 1;
    article.entities.push_back(borg);
    links.entity_of.push_back({0});
    links.meaning_of.push_back(0);
    ClaimMention charge, denial;
    charge.token = noun;
    charge.span = article.tokens.span(noun, noun + 3);
    charge.is_charge = true;
    denial.kind = ClaimKind::kDenial;
    denial.token = verb;
    denial.span = article.tokens.span(verb);
    denial.speaker = article.tokens.span(verb - 1);
    denial.who = ix == 0 ? 0 : kNone;
    denial.points_back = true;
    article.claims = {charge, denial};
  }
  const std::vector<const Article*> articles{&hands[0].article, &hands[1].article};
  const auto disputes = find_disputes(articles, find_copies(articles), links, lexicon());
  REQUIRE(disputes.size() == 1);
  CHECK(disputes[0].sides[0].sources.size() == 2);
}

TEST_CASE("tension sums the scores of a day, and a leader and a capital act for their state") {
  EntityLinks links;
  links.entities = {named("Norway", 1), named("Sudan", 2), named("Oslo", 3)};
  const EntityId norway = links.entities[0].id, sudan = links.entities[1].id,
                 oslo = links.entities[2].id;
  const std::vector<Sourced<Event>> events{deed({2021, 6, 1}, EventType::kSanction, norway, sudan),
                                           deed({2021, 6, 1}, EventType::kThreaten, sudan, oslo),
                                           deed({2021, 6, 3}, EventType::kConsult, oslo, sudan),
                                           deed({2021, 6, 3}, EventType::kConsult, norway, oslo),
                                           deed({2021, 6, 4}, EventType::kAccuse, sudan, norway)};
  const auto tension = measure_tension({}, Copies{}, events, links, lexicon());
  REQUIRE(tension.size() == 1);
  REQUIRE(tension[0].series.size() == 3);
  CHECK(tension[0].series[0].value == -95);
  CHECK(tension[0].series[0].events.size() == 2);
  CHECK(tension[0].series[0].dealings[static_cast<size_t>(Dealing::kMaterialConflict)].points ==
        -60);
  CHECK(tension[0].series[0].dealings[static_cast<size_t>(Dealing::kVerbalConflict)].events == 1);
  CHECK(tension[0].series[1].value == 25);
  CHECK(tension[0].series[2].value == -30);
}
