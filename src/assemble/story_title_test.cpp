#include "assemble/story_title.h"

#include <doctest/doctest.h>

#include "model/hand_article.h"

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load(DL_SOURCE_DIR "/data").value();
  return loaded;
}

Entity entity(const char* name, EntityKind kind, size_t mentions) {
  Entity out;
  out.name = name;
  out.kind = kind;
  out.mentions.resize(mentions);
  return out;
}

HandArticle article(const std::string& url, std::string_view sentence) {
  HandArticle hand(url, "2023-05-02");
  hand.article.title = "A headline";
  hand.add_sentence(sentence);
  return hand;
}

}  // namespace

TEST_CASE("a story is called by its place and what its leads tell") {
  const HandArticle one = article("a.example/1",
                                  "A/DET dam/NOUN broke/VERB/break and/CCONJ police/NOUN "
                                  "left/VERB/leave \uFFFD/NOUN ./PUNCT");
  const HandArticle two =
      article("a.example/2", "The/DET dam/NOUN was/AUX/be old/ADJ \uFFFD/NOUN ./PUNCT");
  const HandArticle three =
      article("a.example/3",
              "Dams/NOUN/dam need/VERB five/NUM per/ADP cent/NOUN sandbags/NOUN/sandbag ,/PUNCT "
              "the/DET mayor/NOUN says/VERB ./PUNCT");
  const HandArticle four = article("a.example/4",
                                   "The/DET mayor/NOUN took/VERB/take two/NUM per/ADP cent/NOUN "
                                   "sandbags/NOUN/sandbag to/ADP the/DET dam/NOUN ./PUNCT");
  const std::vector<Entity> entities{entity("Ann Roe", EntityKind::kPerson, 4),
                                     entity("Ostra", EntityKind::kPlace, 2)};
  const std::vector<const Article*> all{&one.article, &two.article, &three.article, &four.article};
  CHECK(story_title(all, entities, lexicon()) == "Ostra: dam and sandbags");
  CHECK(story_title(std::span(all).first(2), entities, lexicon()) == "A headline");
  CHECK(story_title({}, {}, lexicon()).empty());
}

TEST_CASE("a story whose headlines name a person is not called by the town where the court sits") {
  std::vector<HandArticle> trial;
  for (const char* url : {"a.example/1", "a.example/2", "a.example/3", "a.example/4"})
    trial.push_back(article(url, "The/DET jury/NOUN heard/VERB/hear of/ADP fraud/NOUN ./PUNCT"));
  std::vector<const Article*> all;
  for (const HandArticle& hand : trial) all.push_back(&hand.article);
  std::vector<Entity> entities{entity("Lina Borg", EntityKind::kPerson, 4),
                               entity("Lund", EntityKind::kPlace, 2)};
  entities[0].variants = {{"Borg", 3}};
  entities[1].variants = {{"Lund", 2}};
  CHECK(story_title(all, entities, lexicon()).starts_with("Lund: "));

  for (HandArticle& hand : trial) hand.article.title = "Fraud: Borg's trial goes on";
  CHECK(story_title(all, entities, lexicon()).starts_with("Lina Borg: "));

  trial[0].article.title = trial[1].article.title = "Borg in court in Lund";
  CHECK(story_title(all, entities, lexicon()).starts_with("Lina Borg: "));

  for (HandArticle& hand : trial) hand.article.title = "Borg in court in Lund";
  CHECK(story_title(all, entities, lexicon()).starts_with("Lund: "));
}

TEST_CASE("what article after article opens with in the same words names no topic") {
  const std::string teaser = "A/DET gull/NOUN stole/VERB/steal a/DET sandwich/NOUN ./PUNCT";
  std::vector<HandArticle> hands;
  std::vector<const Article*> all;
  for (const char* name : {"Ann/PROPN", "Bo/PROPN", "Eva/PROPN", "Jan/PROPN", "Ute/PROPN"}) {
    hands.push_back(article("a.example/" + std::string(name), teaser));
    hands.back().add_sentence(std::string(name) +
                              " saw/VERB/see the/DET dam/NOUN break/VERB ./PUNCT");
  }
  for (const HandArticle& hand : hands) all.push_back(&hand.article);
  const std::vector<Entity> entities{entity("Ostra", EntityKind::kPlace, 4)};
  CHECK(story_title(all, entities, lexicon()) == "Ostra: dam");
}

TEST_CASE("the first lady is no topic, nor is what nearly every text tells of") {
  std::vector<HandArticle> hands;
  std::vector<const Article*> all;
  for (const char* url : {"a.example/1", "a.example/2", "a.example/3", "a.example/4"})
    hands.push_back(
        article(url,
                "The/DET first/ADJ lady/NOUN of/ADP the/DET country/NOUN gave/VERB/give "
                "a/DET speech/NOUN ./PUNCT"));
  for (const HandArticle& hand : hands) all.push_back(&hand.article);
  const std::vector<Entity> entities{entity("Lina Borg", EntityKind::kPerson, 4)};
  CHECK(story_title(all, entities, lexicon()) == "Lina Borg: speech");
}
