#include "lexicon/name_index.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/hash.h"
#include "base/sorted.h"

namespace dateline {
namespace {

constexpr size_t kMaxWords = 6;  // of a name; further ones are not filed

// Consonants that spellings exchange are one; vowels and "h" come and go.
char consonant_class(char sound) {
  switch (sound) {
    case 'a':
    case 'i':
    case 'u':
    case 'h':
    case '\'':
      return 0;
    case 'g':
      return 'k';
    case 'd':
      return 't';
    case 'b':
      return 'p';
    case 'v':
      return 'f';
    case 'z':
    case 'x':
    case 'c':
    case 'j':
      return 's';
    default:
      return sound;
  }
}

uint64_t key_of_sound(const NameWord& word) {
  uint64_t key = 1;
  for (char sound : word.sound)
    if (const char consonant = consonant_class(sound); consonant != 0)
      key = hash_combine(key, static_cast<unsigned char>(consonant));
  return key;
}

// A given name also has the key of all its forms.
struct WordKeys {
  std::array<uint64_t, 2> keys{};
  size_t count = 1;
  const uint64_t* begin() const { return keys.data(); }
  const uint64_t* end() const { return keys.data() + count; }
};
WordKeys keys_of(const NameWord& word) {
  constexpr uint64_t kGiven = 2;
  WordKeys found{{key_of_sound(word), 0}, 1};
  if (word.given != 0)
    found.keys[found.count++] = hash_combine(kGiven, static_cast<uint64_t>(std::abs(word.given)));
  return found;
}

// Calls `use` with every key of the name.
template <class Use>
void for_each_key(const PersonName& name, Use use) {
  const size_t count = std::min(name.words.size(), kMaxWords);
  if (count == 1) return use(key_of_sound(name.words[0]));
  for (size_t i = 0; i < count; ++i)
    for (size_t j = i + 1; j < count; ++j)
      for (const uint64_t a : keys_of(name.words[i]))
        for (const uint64_t b : keys_of(name.words[j]))
          use(hash_combine(std::min(a, b), std::max(a, b)));
}

}  // namespace

void NameIndex::add(uint32_t id, const PersonName& name) {
  for_each_key(name, [&](uint64_t key) { ids_of_.add(ids_of_.list_of(key), id); });
}

void NameIndex::find(const PersonName& name, std::vector<uint32_t>& ids) const {
  ids.clear();
  for_each_key(name, [&](uint64_t key) {
    if (const auto* found = ids_of_.find(key)) ids_of_.append_items(*found, ids);
  });
  keep_sorted_once(ids);
}

}  // namespace dateline
