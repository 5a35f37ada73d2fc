// What a stage keeps for the next telling of a story: facts, which it makes of one article alone,
// and how far it came with all of them. Used by the stages.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "assemble/assemble.h"
#include "assemble/own_facts.h"
#include "base/memo.h"
#include "base/parts.h"

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

// What make() gives of one place in this article, say a sentence by its number, or gave at an
// earlier telling where the article keeps its facts. What else it reads beside the lexicon,
// `meaning` must tell apart: what the mentions of the article stand for.
template <class T, class Make>
std::shared_ptr<const T> fact_at(const Article& article, uint32_t place, uint64_t meaning,
                                 const Make& make) {
  return article.facts == nullptr ? std::make_shared<const T>(make())
                                  : article.facts->recall<T>(place, meaning, make);
}

// The same of the whole article.
template <class T, class Make>
std::shared_ptr<const T> fact_of(const Article& article, uint64_t meaning, const Make& make) {
  return fact_at<T>(article, 0, meaning, make);
}
// What hangs on no meaning may be stored with the article.
template <class T, class Make>
std::shared_ptr<const T> fact_of(const Article& article, const Make& make) {
  if constexpr (OwnFact<T>) {
    return fact_of<T>(article, 0, [&] {
      auto stored = article.facts ? take_own_fact<T>(*article.facts) : std::nullopt;
      return stored ? std::move(*stored) : make();
    });
  } else {
    return fact_of<T>(article, 0, make);
  }
}

// fact(ix) of each of `count` articles, in their order, asked for on several threads. What
// begin_part() gives is `fact` for the articles of one part, so that it may have its own memory.
template <class T, class BeginPart>
std::vector<std::shared_ptr<const T>> facts_of_all(int threads, size_t count,
                                                   const BeginPart& begin_part) {
  constexpr size_t kPartsOfThread = 4;  // one may take longer than another
  const size_t parts =
      threads == 1 ? 1 : std::min(count, static_cast<size_t>(threads) * kPartsOfThread);
  std::vector<std::shared_ptr<const T>> facts(count);
  work_on_parts(threads, parts, [&](size_t part) {
    const auto fact = begin_part();
    for (size_t ix = count * part / parts; ix < count * (part + 1) / parts; ++ix)
      facts[ix] = fact(static_cast<uint32_t>(ix));
    return part;
  });
  return facts;
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
