// What a stage keeps for the next telling of a story: facts, which it makes of one article alone,
// and how far it came with all of them. Used by the stages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "assemble/assemble.h"
#include "base/memo.h"

namespace dateline {

// What tells the version of an article from all others. REQUIRES: it comes from a store.
inline Hash128 version_of(const Article& article) {
  return {hash_combine(article.id.hash.high, static_cast<uint64_t>(article.stamp)),
          article.id.hash.low};
}

template <class T>
size_t column_bytes(const std::vector<T>& column) {
  return column.size() * sizeof(T);
}

// What make() gives of this article and the lexicon, or gave at an earlier telling. An article that
// comes from no store is read each time.
template <class T, class Make>
std::shared_ptr<const T> fact_of(Memo* memo, const Article& article, const Make& make) {
  return recall<T>(article.stamp == 0 ? nullptr : memo, version_of(article), make);
}

// The same of an article and what its mentions mean: `meaning` must tell that apart.
template <class T, class Make>
std::shared_ptr<const T> fact_of(Memo* memo, const Article& article, uint64_t meaning,
                                 const Make& make) {
  Hash128 key = version_of(article);
  key.low = hash_combine(key.low, meaning);
  return recall<T>(article.stamp == 0 ? nullptr : memo, key, make);
}

// What a stage left at the last telling of this story, or of one that began with the same article;
// nullptr: nothing. It tells itself of which versions it is true.
template <class T>
std::shared_ptr<const T> find_last(Memo* memo, Articles articles) {
  return memo == nullptr || articles.empty() ? nullptr : memo->find<T>(articles.front()->id.hash);
}

// Leaves it for the next telling. Articles that come from no store have no versions to tell.
template <class T>
void put_last(Memo* memo, Articles articles, T value) {
  if (memo == nullptr || articles.empty() || articles.front()->stamp == 0) return;
  memo->put(articles.front()->id.hash, std::move(value));
}

}  // namespace dateline
