// Own facts: what telling a story asks of one article, whatever else the story holds. Made once,
// when the article is read, and stored with it; where there is none it is made anew. Used by
// engine/, which notes them, and by fact_of(), which finds them.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/facts.h"
#include "base/hash.h"
#include "model/article.h"
#include "model/codec.h"

namespace dateline {

// Raised whenever the same article gives other facts: with every rule of what a line is. Stored
// facts of another number are made anew.
inline constexpr uint64_t kOwnFactsVersion = 22;

// A kind of fact that is stored says under which name.
template <class T>
concept OwnFact = requires {
  { T::kStoredAs } -> std::convertible_to<std::string_view>;
};

// Fills article.own_facts. REQUIRES: every stage has read the article.
void note_own_facts(Article& article);

template <OwnFact T>
uint32_t mark_of() {
  static const auto mark =
      static_cast<uint32_t>(hash_combine(hash_combine(hash64(T::kStoredAs), kOwnFactsVersion),
                                         static_cast<uint64_t>(layout_fingerprint<T>())));
  return mark;
}

template <OwnFact T>
StoredFact pack_fact(const T& fact) {
  StoredFact stored{mark_of<T>(), ""};
  Encoder(stored.bytes).put(fact);
  return stored;
}

// Nothing where the article has none, or one that another build has noted. It is taken out.
template <OwnFact T>
std::optional<T> take_own_fact(Facts& facts) {
  const std::string bytes = facts.take_stored(mark_of<T>());
  Decoder decoder(bytes);
  T fact = decoder.get<T>();
  return decoder.at_end() ? std::optional<T>(std::move(fact)) : std::nullopt;
}

}  // namespace dateline
