#include "assemble/prominence.h"

#include <algorithm>

namespace dateline {
namespace {

// An actor of the story is named in one of so many of its articles.
constexpr int32_t kArticlesAnActor = 20;

}  // namespace

Prominence::Prominence(Articles articles, const Copies& copies, const EntityLinks& links)
    : links_(links), articles_with_(links.entities.size()) {
  std::vector<uint32_t> last_with(links.entities.size(), kNone);  // the article counted last
  for (uint32_t ix = 0; ix < articles.size(); ++ix) {
    if (copies.source[ix] != ix) continue;
    ++articles_;
    for (const uint32_t entity : links.entity_of[ix]) {
      if (entity == kNone || last_with[entity] == ix) continue;
      last_with[entity] = ix;
      ++articles_with_[entity];
    }
  }
}

bool Prominence::is_actor(uint32_t entity) const {
  return articles_with_[entity] * kArticlesAnActor >= articles_;
}

bool Prominence::is_of_story(const Article& article, uint32_t article_ix, uint32_t sentence,
                             uint32_t sentences_before) const {
  if (articles_ <= kFewArticles) return true;
  const Sentence& words = article.sentences[sentence];
  const uint32_t begin_token =
      article.sentences[sentence - std::min(sentence, sentences_before)].begin_token;
  const auto first = std::lower_bound(
      article.entities.begin(), article.entities.end(), begin_token,
      [](const EntityMention& mention, uint32_t token) { return mention.begin_token < token; });
  for (auto mention = first;
       mention != article.entities.end() && mention->begin_token < words.end_token; ++mention) {
    const auto ix = static_cast<size_t>(mention - article.entities.begin());
    const uint32_t entity = links_.entity_of[article_ix][ix];
    if (entity != kNone && is_actor(entity)) return true;
  }
  return false;
}

}  // namespace dateline
