#include "assemble/who/acronyms.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "assemble/assemble.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load(DL_SOURCE_DIR "/data").value();
  return loaded;
}

// An article that names these bodies.
HandArticle naming(const std::string& url, const std::vector<std::string>& bodies) {
  HandArticle hand(url, "2021-06-02");
  for (const std::string& body : bodies) {
    std::string words;
    for (size_t begin = 0; begin < body.size();) {
      const size_t end = std::min(body.find(' ', begin), body.size());
      words += body.substr(begin, end - begin) + "/PROPN ";
      begin = end + 1;
    }
    hand.add_sentence(words + "met/VERB ./PUNCT");
    const Sentence& sentence = hand.article.sentences.back();
    EntityMention mention;
    mention.begin_token = sentence.begin_token;
    mention.end_token = sentence.end_token - 2;
    mention.sentence = static_cast<uint32_t>(hand.article.sentences.size() - 1);
    mention.span = hand.article.tokens.span(mention.begin_token, mention.end_token);
    mention.kind = EntityKind::kOrganization;
    mention.entity = static_cast<uint32_t>(hand.article.entities.size());
    hand.article.entities.push_back(mention);
  }
  return hand;
}

// Into how many the bodies of these articles fall.
size_t bodies_of(const std::vector<std::vector<std::string>>& articles) {
  std::vector<HandArticle> hands;
  for (const auto& bodies : articles)
    hands.push_back(naming("dawn.example/" + std::to_string(hands.size()), bodies));
  std::vector<const Article*> all;
  for (const HandArticle& hand : hands) all.push_back(&hand.article);
  return link_entities(all, lexicon()).entities.size();
}

}  // namespace

TEST_CASE("an acronym is the body whose initials it gives, where articles use both") {
  CHECK(bodies_of({{"Porto Ferry Council", "PFC"}, {"Porto Ferry Council", "PFC"}, {"PFC"}}) == 1);
  CHECK(bodies_of({{"Council for Ports and Ferries", "CPF"}, {"Council for Ports and Ferries"}}) ==
        1);
}

TEST_CASE("it is none that its articles do not name, nor one of two that may be meant") {
  CHECK(bodies_of({{"Porto Ferry Council"}, {"Porto Ferry Council"}, {"PFC"}, {"PFC"}}) == 2);
  CHECK(bodies_of({{"Porto Ferry Council", "Porto Fish Company", "PFC"},
                   {"Porto Ferry Council", "Porto Fish Company", "PFC"}}) == 3);
  CHECK(bodies_of({{"Porto Ferry Council", "PFC"},
                   {"Porto Ferry Council"},
                   {"Porto Ferry Council"},
                   {"Porto Ferry Council"}}) == 2);
  std::vector<std::vector<std::string>> many{{"Porto Ferry Council", "PFC", "Porto Ferry Council"}};
  for (int i = 0; i < 9; ++i) many.push_back({"PFC"});
  CHECK(bodies_of(many) == 2);
}

TEST_CASE("a body is one with and without whose it is") {
  CHECK(bodies_of({{"UN Security Council"}, {"United Nations Security Council"}}) == 1);
  CHECK(bodies_of({{"National Ferry Council"},
                   {"National Ferry Council"},
                   {"Portuguese National Ferry Council"}}) == 1);
  CHECK(bodies_of({{"Ferry Council"}, {"Ferry Council"}, {"Portuguese Ferry Council"}}) == 2);
}

TEST_CASE("listed names of one place or body are one, whatever they sound like") {
  CHECK(bodies_of({{"al-Qaida"}, {"al-Qaeda"}}) == 1);
  CHECK(bodies_of({{"GOP", "Republicans"}, {"Republican Party"}}) == 1);
  CHECK(bodies_of({{"GOP"}, {"Democrats"}}) == 2);
}
