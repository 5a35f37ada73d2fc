// The names of a story: all that its articles call by one name, before it is known who is who. Used
// by link_entities.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "assemble/article_facts.h"
#include "lexicon/names.h"
#include "model/mentions.h"

namespace dateline {

// How a name sounds, by its words.
struct ParsedName {
  PersonName name;
};
inline size_t bytes_of(const ParsedName& parsed) {
  size_t bytes = column_bytes(parsed.name.words);
  for (const NameWord& word : parsed.name.words) bytes += word.folded.size() + word.sound.size();
  return bytes;
}

// A name written once may be a slip.
inline constexpr int32_t kTwice = 2;

// Where a name stands: index of the article and of its mention.
struct Place {
  uint32_t article, mention;
  const std::string* text;
};

// All chains of the story that have one best name.
struct Name {
  std::string folded;
  std::shared_ptr<const ParsedName> parsed;
  std::vector<Place> places;  // in canonical order
  std::array<int32_t, 4> count_of_kind{};
  uint32_t group = 0;  // names of one group are one entity

  EntityKind kind() const {
    const auto most = std::max_element(count_of_kind.begin(), count_of_kind.end());
    return static_cast<EntityKind>(most - count_of_kind.begin());
  }
  // Is it filed under a number of a list, and so like no other name?
  bool is_listed() const { return folded.starts_with("state ") || folded.starts_with("listed "); }
  int32_t count() const { return static_cast<int32_t>(places.size()); }
  const PersonName& words() const { return parsed->name; }
};

}  // namespace dateline
