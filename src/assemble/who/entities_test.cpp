#include <doctest/doctest.h>

#include "assemble/assemble.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load(DL_SOURCE_DIR "/data").value();
  return loaded;
}

// Adds a mention of a person from the word `first` to the word `last`.
uint32_t add_person(HandArticle& hand, std::string_view first, std::string_view last,
                    MentionForm form = MentionForm::kName) {
  EntityMention mention;
  mention.begin_token = hand.find(first);
  mention.end_token = hand.find(last) + 1;
  mention.span = hand.article.tokens.span(mention.begin_token, mention.end_token);
  mention.kind = EntityKind::kPerson;
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
  const uint32_t name = add_person(hand, "Lena", "Ortiz");
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
  add_person(hand, "Lena", "Ortiz");
  CHECK(meant(hand, add_person(hand, "The", "minister", MentionForm::kRole)) == "Lena Ortiz");
}

TEST_CASE("an office means nobody whom the article does not name, and no bearer of another state") {
  HandArticle silent("harbour.example/2", "2021-06-03");
  silent.add_sentence("The/DET prime/ADJ minister/NOUN smiled/VERB ./PUNCT");
  CHECK(meant(silent, add_person(silent, "The", "minister", MentionForm::kRole)).empty());

  HandArticle foreign("harbour.example/2", "2021-06-03");
  foreign.add_sentence("Lena/PROPN Ortiz/PROPN spoke/VERB ./PUNCT");
  foreign.add_sentence("Norway/PROPN 's/PART prime/ADJ minister/NOUN smiled/VERB ./PUNCT");
  add_person(foreign, "Lena", "Ortiz");
  CHECK(meant(foreign, add_person(foreign, "Norway", "minister", MentionForm::kRole)).empty());
}
