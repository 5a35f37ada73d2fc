// Names as they are written into tokens: the first word begins one, the others go on with it
// (IOB2). Used by names, name_repairs and named_things.
#pragma once

#include <algorithm>
#include <string_view>

#include "model/tokens.h"

namespace dateline {

inline bool begins(NameTag tag) { return static_cast<uint32_t>(tag) % 2 == 1; }

// The tag of the first word of a name of the same kind, and that of its others.
inline NameTag begin_of(NameTag tag) {
  return continues_name(tag) ? NameTag(static_cast<uint8_t>(tag) - 1) : tag;
}
inline NameTag inside_of(NameTag tag) {
  return begins(tag) ? NameTag(static_cast<uint8_t>(tag) + 1) : tag;
}

// "Norvik's"
inline bool is_possessive_mark(std::string_view word) { return word == "'s" || word == "\u2019s"; }

// Makes the words of a range one name.
inline void write_name(Tokens& tokens, uint32_t begin, uint32_t end, NameTag kind) {
  tokens.name[begin] = begin_of(kind);
  std::fill(tokens.name.begin() + begin + 1, tokens.name.begin() + end, inside_of(kind));
}

}  // namespace dateline
