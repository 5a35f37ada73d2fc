// How a word becomes its lemma: cut so many bytes from its end, add these. Shared by running and
// training.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "annotate/feature_hash.h"
#include "model/grammar.h"
#include "model/tokens.h"
#include "text/utf8.h"

namespace dateline {

struct LemmaEdit {
  static constexpr uint8_t kAll = 255;  // cut the whole word: "is" gives "be"
  uint8_t cut = 0;
  uint8_t keeps_case = 0;  // "Americans" gives "American"; else the word is read in small letters
  uint8_t added_size = 0;
  std::array<char, 13> added{};
  std::string_view addition() const { return {added.data(), added_size}; }
  friend auto operator<=>(const LemmaEdit&, const LemmaEdit&) = default;
};
static_assert(sizeof(LemmaEdit) == 16);

// Appends what an edit makes of a word; `lower` is the word in small letters. A cut that does not
// fit leaves the word as it is.
inline void append_edited(std::string& out, std::string_view word, std::string_view lower,
                          const LemmaEdit& edit) {
  const std::string_view base = edit.keeps_case ? word : lower;
  const size_t cut = edit.cut == LemmaEdit::kAll ? base.size() : edit.cut;
  if (cut > base.size() || !is_boundary(base, base.size() - cut)) {
    out += base;
    return;
  }
  out += base.substr(0, base.size() - cut);
  out += edit.addition();
}

// One entry: a word or an ending with its tag has this edit.
struct LemmaRule {
  uint32_t key = 0;
  uint32_t edit = 0;
};

inline constexpr size_t kMaxEnding = 5;
inline uint32_t lemma_key(WordId word, Upos tag) {
  return feature(1, word, static_cast<uint64_t>(tag)) | 1;
}
// `ending`: at most kMaxEnding bytes in small letters.
inline uint32_t ending_key(std::string_view ending, Upos tag) {
  uint64_t bytes = ending.size();
  for (const char c : ending) bytes = bytes << 8 | static_cast<uint8_t>(c);
  return feature(2, bytes, static_cast<uint64_t>(tag)) | 1;
}

}  // namespace dateline
