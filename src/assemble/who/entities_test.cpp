#include <doctest/doctest.h>

#include "assemble/assemble.h"
#include "assemble/who/entity_names.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load(DL_SOURCE_DIR "/data").value();
  return loaded;
}

EntityMention mention_of(const HandArticle& hand, uint32_t begin, uint32_t end, EntityKind kind) {
  EntityMention mention;
  mention.begin_token = begin;
  mention.end_token = end;
  mention.span = hand.article.tokens.span(begin, end);
  mention.kind = kind;
  return mention;
}

// Adds a mention from the word `first` to the word `last`.
uint32_t add_mention(HandArticle& hand, std::string_view first, std::string_view last,
                     MentionForm form = MentionForm::kName, EntityKind kind = EntityKind::kPerson) {
  EntityMention mention = mention_of(hand, hand.find(first), hand.find(last) + 1, kind);
  mention.form = form;
  const auto ix = static_cast<uint32_t>(hand.article.entities.size());
  if (form == MentionForm::kName) mention.entity = ix;
  hand.article.entities.push_back(mention);
  return ix;
}

// "Prime Minister Lena Ortiz left." Her title tells every other article who she is.
HandArticle introducing() {
  HandArticle hand("harbour.example/1", "2021-06-02");
  hand.add_sentence("Prime/ADJ Minister/PROPN Lena/PROPN Ortiz/PROPN left/VERB ./PUNCT");
  const uint32_t name = add_mention(hand, "Lena", "Ortiz");
  hand.article.entities[name].title = hand.article.tokens.span(0, 2);
  return hand;
}

std::string meant(const HandArticle& other, uint32_t mention) {
  const HandArticle first = introducing();
  const Article* articles[] = {&first.article, &other.article};
  const EntityLinks links = link_entities(articles, lexicon());
  const uint32_t entity = links.entity_of[1][mention];
  return entity == kNone ? "" : links.entities[entity].name;
}

}  // namespace

TEST_CASE("a role that its article leaves open is whom another article gives that office") {
  HandArticle hand("harbour.example/2", "2021-06-03");
  hand.add_sentence("Lena/PROPN Ortiz/PROPN spoke/VERB ./PUNCT");
  hand.add_sentence("The/DET prime/ADJ minister/NOUN smiled/VERB ./PUNCT");
  add_mention(hand, "Lena", "Ortiz");
  CHECK(meant(hand, add_mention(hand, "The", "minister", MentionForm::kRole)) == "Lena Ortiz");
}

TEST_CASE("an office means nobody whom the article does not name, and no bearer of another state") {
  HandArticle silent("harbour.example/2", "2021-06-03");
  silent.add_sentence("The/DET prime/ADJ minister/NOUN smiled/VERB ./PUNCT");
  CHECK(meant(silent, add_mention(silent, "The", "minister", MentionForm::kRole)).empty());

  HandArticle foreign("harbour.example/2", "2021-06-03");
  foreign.add_sentence("Lena/PROPN Ortiz/PROPN spoke/VERB ./PUNCT");
  foreign.add_sentence("Norway/PROPN 's/PART prime/ADJ minister/NOUN smiled/VERB ./PUNCT");
  add_mention(foreign, "Lena", "Ortiz");
  CHECK(meant(foreign, add_mention(foreign, "Norway", "minister", MentionForm::kRole)).empty());
}

TEST_CASE("an organization is called by its full form, however often by its last word alone") {
  HandArticle hand("harbour.example/2", "2021-06-03");
  hand.add_sentence("The/DET Harbour/PROPN Guards/PROPN met/VERB ./PUNCT");
  hand.add_sentence("Our/PRON Harbour/PROPN Guards/PROPN voted/VERB ./PUNCT");
  hand.add_sentence("Guards/PROPN spoke/VERB ./PUNCT");
  hand.add_sentence("Guards/PROPN left/VERB ./PUNCT");
  hand.add_sentence("Guards/PROPN won/VERB ./PUNCT");
  for (const uint32_t sentence : {0u, 1u, 2u, 3u, 4u}) {
    const uint32_t begin = hand.article.sentences[sentence].begin_token;
    const bool is_whole = sentence < 2;
    EntityMention mention = mention_of(hand, is_whole ? begin + 1 : begin,
                                       is_whole ? begin + 3 : begin + 1, EntityKind::kOrganization);
    mention.entity = 0;
    hand.article.entities.push_back(mention);
  }
  const Article* articles[] = {&hand.article};
  const EntityLinks links = link_entities(articles, lexicon());
  REQUIRE(links.entities.size() == 1);
  CHECK(links.entities[0].name == "Harbour Guards");
}

TEST_CASE("a body that one article names more fully is the one that all others name") {
  HandArticle full("harbour.example/1", "2021-06-02"), usual("harbour.example/2", "2021-06-03");
  full.add_sentence("The/DET Danish/PROPN Harbour/PROPN Cup/PROPN began/VERB ./PUNCT");
  for (int i = 0; i < 2; ++i)
    full.add_sentence("Harbour/PROPN Cup/PROPN teams/NOUN won/VERB ./PUNCT");
  usual.add_sentence("The/DET Harbour/PROPN Cup/PROPN ended/VERB ./PUNCT");
  for (const uint32_t sentence : {0u, 1u, 2u}) {
    const uint32_t begin = full.article.sentences[sentence].begin_token + (sentence == 0);
    EntityMention mention =
        mention_of(full, begin, begin + (sentence == 0 ? 3 : 2), EntityKind::kOrganization);
    mention.entity = 0;
    full.article.entities.push_back(mention);
  }
  add_mention(usual, "Harbour", "Cup", MentionForm::kName, EntityKind::kOrganization);
  const Article* articles[] = {&full.article, &usual.article};
  const EntityLinks links = link_entities(articles, lexicon());
  REQUIRE(links.entities.size() == 1);
  CHECK(links.entities[0].mentions.size() == 4);
}

TEST_CASE("a body is not called by what many bodies are, if its name is written out but once") {
  HandArticle hand("harbour.example/2", "2021-06-03");
  hand.add_sentence("The/DET Swedish/PROPN Federation/PROPN met/VERB ./PUNCT");
  hand.add_sentence("Federation/PROPN officials/NOUN left/VERB ./PUNCT");
  hand.add_sentence("Federation/PROPN officials/NOUN won/VERB ./PUNCT");
  for (const uint32_t sentence : {0u, 1u, 2u}) {
    const uint32_t begin = hand.article.sentences[sentence].begin_token;
    EntityMention mention = mention_of(hand, begin + (sentence == 0),
                                       begin + (sentence == 0 ? 3 : 1), EntityKind::kOrganization);
    mention.entity = 0;
    hand.article.entities.push_back(mention);
  }
  const Article* articles[] = {&hand.article};
  CHECK(link_entities(articles, lexicon()).entities.at(0).name == "Swedish Federation");
}

TEST_CASE("an outlet that names itself is no part of the story") {
  HandArticle hand("harbour.example/2", "2021-06-03");
  hand.add_sentence("Ellery/PROPN Ledger/PROPN could/AUX not/PART reach/VERB Ortiz/PROPN ./PUNCT");
  add_mention(hand, "Ellery", "Ledger", MentionForm::kName, EntityKind::kOrganization);
  const Article* articles[] = {&hand.article};
  CHECK(link_entities(articles, lexicon()).entities.size() == 1);
  hand.article.outlet = "Ellery Ledger";
  CHECK(link_entities(articles, lexicon()).entities.empty());
}

TEST_CASE("a short form of a title is no description of its own") {
  HandArticle hand("harbour.example/2", "2021-06-03");
  hand.add_sentence("Sen./PROPN Lena/PROPN Ortiz/PROPN spoke/VERB ./PUNCT");
  hand.add_sentence("Senator/PROPN Lena/PROPN Ortiz/PROPN left/VERB ./PUNCT");
  for (const uint32_t sentence : {0u, 1u}) {
    const uint32_t begin = hand.article.sentences[sentence].begin_token;
    EntityMention mention = mention_of(hand, begin + 1, begin + 3, EntityKind::kPerson);
    mention.title = hand.article.tokens.span(begin, begin + 1);
    mention.entity = 0;
    hand.article.entities.push_back(mention);
  }
  const Article* articles[] = {&hand.article};
  const EntityLinks links = link_entities(articles, lexicon());
  REQUIRE(links.entities.size() == 1);
  CHECK(links.entities[0].descriptions == std::vector<std::string>{"Senator"});
}

namespace {

// What is told of Lena Ortiz, beside whom an article puts these words.
std::vector<std::string> told_of(const std::string& role) {
  HandArticle hand("harbour.example/2", "2021-06-03");
  hand.add_sentence("Lena/PROPN Ortiz/PROPN ,/PUNCT " + role + " ,/PUNCT left/VERB ./PUNCT");
  const uint32_t name = add_mention(hand, "Lena", "Ortiz");
  EntityMention beside = mention_of(hand, 3, hand.find("left") - 1, EntityKind::kPerson);
  beside.form = MentionForm::kRole;
  beside.confidence = 800;
  beside.entity = name;
  hand.article.entities.push_back(beside);
  const Article* articles[] = {&hand.article};
  return link_entities(articles, lexicon()).entities.at(0).descriptions;
}

}  // namespace

TEST_CASE("a description begins behind the article in it and has no words that point elsewhere") {
  using Told = std::vector<std::string>;
  CHECK(told_of("Tonight/NOUN the/DET harbour/NOUN master/NOUN") == Told{"harbour master"});
  CHECK(told_of("herself/PRON a/DET former/ADJ pilot/NOUN") == Told{"former pilot"});
  CHECK(told_of("head/NOUN of/ADP the/DET port/NOUN") == Told{"head of the port"});
  CHECK(told_of("another/DET former/ADJ pilot/NOUN") == Told{"former pilot"});
  CHECK(told_of("his/PRON own/ADJ lawyer/NOUN") == Told{"lawyer"});
  CHECK(told_of("spokeswoman/NOUN Ms/PROPN") == Told{"spokeswoman"});
}

TEST_CASE("who somebody is to another, or a woman, is no description") {
  for (const char* role : {"my/PRON son/NOUN", "one/NUM woman/NOUN", "wife/NOUN",
                           "-/PUNCT chief/NOUN", "Norwegian/ADJ counterpart/NOUN"})
    CHECK(told_of(role).empty());
  CHECK(told_of("mother/NOUN of/ADP Orio/PROPN") == std::vector<std::string>{"mother of Orio"});
}

TEST_CASE("the second half of an office with a hyphen is no description") {
  HandArticle hand("harbour.example/2", "2021-06-03");
  hand.add_sentence("Vice/NOUN -/PUNCT President/PROPN Lena/PROPN Ortiz/PROPN left/VERB ./PUNCT");
  const uint32_t name = add_mention(hand, "Lena", "Ortiz");
  hand.article.entities[name].title = hand.article.tokens.span(2, 3);
  const Article* articles[] = {&hand.article};
  CHECK(link_entities(articles, lexicon()).entities.at(0).descriptions.empty());
}

TEST_CASE("a surname alone is his who bears it, not whose only sounds like it") {
  const auto owner = [](std::string_view surname) {
    HandArticle hand("harbour.example/2", "2021-06-03");
    hand.add_sentence("Lena/PROPN Valdor/PROPN spoke/VERB ./PUNCT");
    add_mention(hand, "Lena", "Valdor");
    HandArticle other("harbour.example/3", "2021-06-03");
    other.add_sentence(std::string(surname) + "/PROPN left/VERB ./PUNCT");
    add_mention(other, surname, surname);
    const Article* articles[] = {&hand.article, &other.article};
    const EntityLinks links = link_entities(articles, lexicon());
    return links.entities[links.entity_of[1][0]].name;
  };
  CHECK(owner("Valdor") == "Lena Valdor");
  CHECK(owner("Valdoor") == "Lena Valdor");  // the same sounds
  CHECK(owner("Velder") == "Velder");
}

TEST_CASE("a firm that articles call by its last word is called so in the others too") {
  const auto is_valdor = [](std::string_view called) {
    HandArticle hand("harbour.example/2", "2021-06-03");
    hand.add_sentence("Orio/PROPN Valdor/PROPN spoke/VERB ./PUNCT");
    hand.add_sentence(std::string(called) + "/PROPN left/VERB and/CCONJ " + std::string(called) +
                      "/PROPN won/VERB ./PUNCT");
    for (const uint32_t begin : {0u, 4u, 7u}) {
      EntityMention mention =
          mention_of(hand, begin, begin == 0 ? 2 : begin + 1, EntityKind::kOrganization);
      mention.entity = 0;
      hand.article.entities.push_back(mention);
    }
    HandArticle other("harbour.example/3", "2021-06-03");
    other.add_sentence("Valdor/PROPN left/VERB ./PUNCT");
    add_mention(other, "Valdor", "Valdor");
    const Article* articles[] = {&hand.article, &other.article};
    const EntityLinks links = link_entities(articles, lexicon());
    return links.entity_of[1][0] == links.entity_of[0][0];
  };
  CHECK(is_valdor("Valdor"));
  CHECK_FALSE(is_valdor("Orio"));
}

namespace {

// Tells by how many articles "Orio Lund" is met: in each of `full` he is named in full and, where
// `short_too`, as `called`, which `is_known_there` to be he; then by `called` alone in one more.
// Whose name is the last?
std::string owner_of(std::string_view called, uint32_t full, bool short_too,
                     bool is_known_there = false) {
  std::vector<HandArticle> hands;
  for (uint32_t i = 0; i < full; ++i) {
    hands.emplace_back("harbour.example/" + std::to_string(i), "2021-06-02");
    hands.back().add_sentence(std::string(called) + "/PROPN Orio/PROPN Lund/PROPN spoke/VERB");
    add_mention(hands.back(), called, "Lund");
    if (!short_too) continue;
    hands.back().add_sentence("Then/ADV he/PRON ,/PUNCT " + std::string(called) +
                              "/PROPN left/VERB");
    EntityMention alone = mention_of(hands.back(), 7, 8, EntityKind::kPerson);
    alone.entity = is_known_there ? 0 : 1;
    hands.back().article.entities.push_back(alone);
  }
  hands.emplace_back("harbour.example/last", "2021-06-03");
  hands.back().add_sentence(std::string(called) + "/PROPN smiled/VERB");
  add_mention(hands.back(), called, called);
  std::vector<const Article*> articles;
  for (const HandArticle& hand : hands) articles.push_back(&hand.article);
  const EntityLinks links = link_entities(articles, lexicon());
  return links.entities[links.entity_of.back()[0]].name;
}

}  // namespace

TEST_CASE("a name by which articles call one whom they name in full is his in the others too") {
  CHECK(owner_of("Velu", 3, true) == "Velu Orio Lund");
  CHECK(owner_of("Velu", 3, false) == "Velu");  // nothing says that it is he
}

TEST_CASE("a given name that many bear is his whom most articles call so") {
  CHECK(owner_of("Ali", 3, true) == "Ali Orio Lund");
  CHECK(owner_of("Ali", 3, true, true) == "Ali Orio Lund");
  CHECK(owner_of("Ali", 3, false) == "Ali");
}

TEST_CASE("a title belongs to the name of who goes by one name") {
  const auto called = [](std::string_view name, std::string_view described) {
    Entity entity;
    entity.kind = EntityKind::kPerson;
    entity.name = name;
    entity.descriptions = {std::string(described)};
    return titled_name(entity);
  };
  CHECK(called("Leo", "Pope") == "Pope Leo");
  CHECK(called("Leo", "king") == "Leo");  // "the king, Leo"
  CHECK(called("Borg", "chairman") == "Borg");
  CHECK(called("Lina Borg", "Lady") == "Lina Borg");
}
