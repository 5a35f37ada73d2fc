// NameIndex: which of many names may be the same as a given one. Compares nothing itself: the few
// names it returns are compared with name_similarity() or is_same_name(). Used by assemble/.
#pragma once

#include <cstdint>
#include <vector>

#include "base/postings.h"
#include "lexicon/names.h"

namespace dateline {

class NameIndex {
 public:
  // Files a name under every pair of its words; one of a single word under that word. Words count
  // by their consonants, so that spellings fall together, and given names also by what their forms
  // share. About 100 bytes a name of three words.
  void add(uint32_t id, const PersonName& name);

  // The ids of names that share two words with `name` (its only word, if it has one), ascending,
  // each once. Replaces what `ids` held.
  void find(const PersonName& name, std::vector<uint32_t>& ids) const;

 private:
  Postings<uint64_t> ids_of_;  // by key
};

}  // namespace dateline
