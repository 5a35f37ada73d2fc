#include "assemble/prominence.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "model/hand_article.h"

using namespace dateline;

namespace {

// Forty articles of four sentences; Porto is named in the first of each, Bergen in that of one.
struct Archive {
  std::vector<HandArticle> hands;
  std::vector<const Article*> articles;
  EntityLinks links;
  explicit Archive(size_t count) {
    links.entities.resize(2);
    for (size_t ix = 0; ix < count; ++ix) {
      hands.emplace_back("harbour.example/" + std::to_string(ix), "2021-06-02");
      hands.back().add_sentence(std::string(ix == 0 ? "Bergen" : "Porto") + "/PROPN slept/VERB");
      for (int more = 0; more < 3; ++more) hands.back().add_sentence("It/PRON rained/VERB");
      EntityMention name;
      name.end_token = 1;
      hands.back().article.entities.push_back(name);
      links.entity_of.push_back({ix == 0 ? 1u : 0u});
    }
    for (const HandArticle& hand : hands) articles.push_back(&hand.article);
  }
  bool is_of_story(uint32_t article_ix, uint32_t sentence, uint32_t before) const {
    const Prominence prominence(articles, find_copies(articles), links);
    return prominence.is_of_story(*articles[article_ix], article_ix, sentence, before);
  }
};

}  // namespace

TEST_CASE("a sentence is of the story where one who is named in many articles stands near") {
  const Archive archive(40);
  CHECK(archive.is_of_story(1, 0, 0));
  CHECK(archive.is_of_story(1, 3, 3));
  CHECK_FALSE(archive.is_of_story(1, 3, 2));
  CHECK_FALSE(archive.is_of_story(0, 0, 3));  // of Bergen one article tells
}

TEST_CASE("in a story of few articles everything is of it") {
  CHECK(Archive(30).is_of_story(0, 0, 0));
}
