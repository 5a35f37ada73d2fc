#include "text/names.h"

#include <algorithm>
#include <array>

#include "text/fold.h"

namespace dateline {
namespace {

constexpr int kLetterCost = 1000;  // of one sound that has nothing in common with the other

bool is_name_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z');
}

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_particle(std::string_view word) {
  return one_of(word, {"al",  "el",  "ul", "bin", "ibn", "ben", "bint", "van", "von",
                       "der", "den", "de", "da",  "di",  "du",  "la",   "le",  "dos",
                       "das", "del", "y",  "e",   "jr",  "sr",  "ii",   "iii", "iv"});
}

// Longest spelling first, so that "kh" is tried before "k". Vowels fall into three classes: a, i,
// u.
struct Spelling {
  std::string_view letters, sound;
};
constexpr Spelling kSpellings[] = {
    {"sch", "S"}, {"tch", "C"}, {"tsh", "C"}, {"dzh", "J"}, {"eau", "u"}, {"kh", "h"}, {"sh", "S"},
    {"ch", "C"},  {"zh", "J"},  {"dj", "J"},  {"gh", "g"},  {"ph", "f"},  {"th", "t"}, {"dh", "d"},
    {"ck", "k"},  {"ts", "z"},  {"tz", "z"},  {"ou", "u"},  {"oo", "u"},  {"ow", "u"}, {"aw", "au"},
    {"ee", "i"},  {"ie", "i"},  {"ey", "ai"}, {"ay", "ai"}, {"ei", "ai"}, {"q", "k"},  {"c", "k"},
    {"x", "ks"},  {"w", "v"},   {"y", "i"},   {"j", "J"},   {"o", "u"},   {"e", "a"},
};

bool is_vowel(char sound) { return sound == 'a' || sound == 'i' || sound == 'u'; }

std::string sound_of(std::string_view folded) {
  std::string sound;
  const auto append = [&sound](char c) {
    if (sound.empty() || sound.back() != c) sound += c;
  };
  while (!folded.empty()) {
    const auto spelling =
        std::find_if(std::begin(kSpellings), std::end(kSpellings),
                     [&](const Spelling& s) { return folded.starts_with(s.letters); });
    if (spelling == std::end(kSpellings)) {
      append(folded[0]);
      folded.remove_prefix(1);
    } else {
      for (char c : spelling->sound) append(c);
      folded.remove_prefix(spelling->letters.size());
    }
  }
  // "Mughniyah" and "Mughniyeh" end as "Mughniya" does.
  if (sound.size() > 2 && sound.back() == 'h' && is_vowel(sound[sound.size() - 2]))
    sound.pop_back();
  return sound;
}

struct NearSounds {
  char a, b;
  int cost;
};
constexpr NearSounds kNearSounds[] = {
    {'a', 'i', 350}, {'a', 'u', 350}, {'i', 'u', 400}, {'s', 'z', 400}, {'g', 'k', 450},
    {'d', 't', 450}, {'b', 'p', 500}, {'f', 'v', 450}, {'v', 'u', 300}, {'v', 'b', 500},
    {'J', 'g', 400}, {'J', 'i', 450}, {'J', 'z', 500}, {'h', 'k', 450}, {'h', 'g', 500},
    {'C', 'k', 600}, {'C', 'S', 400}, {'C', 'h', 500}, {'S', 's', 400}, {'d', 'z', 450},
    {'C', 'J', 500}, {'m', 'n', 600},
};

int substitution_cost(char a, char b) {
  if (a == b) return 0;
  for (const NearSounds& near : kNearSounds)
    if ((near.a == a && near.b == b) || (near.a == b && near.b == a)) return near.cost;
  return kLetterCost;
}

int gap_cost(char sound) {
  if (is_vowel(sound)) return 400;
  return sound == 'h' ? 450 : kLetterCost;
}

constexpr size_t kMaxSounds = 32;

// The cheapest way to turn one word's sounds into the other's.
int edit_cost(std::string_view a, std::string_view b) {
  std::array<int, kMaxSounds + 1> row{};
  for (size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + gap_cost(b[j]);
  for (char sound : a) {
    int diagonal = row[0];
    row[0] += gap_cost(sound);
    for (size_t j = 0; j < b.size(); ++j) {
      const int cost = std::min({diagonal + substitution_cost(sound, b[j]),
                                 row[j + 1] + gap_cost(sound), row[j] + gap_cost(b[j])});
      diagonal = row[j + 1];
      row[j + 1] = cost;
    }
  }
  return row[b.size()];
}

}  // namespace

PersonName parse_name(std::string_view text) {
  const std::string folded = fold(text);
  PersonName name;
  std::string word;
  const auto close_word = [&] {
    if (!word.empty() && !is_particle(word))
      name.words.push_back({word, sound_of(word), word.size() == 1});
    word.clear();
  };
  for (char c : folded) {
    if (is_name_letter(c)) {
      word += c;
    } else if (c != '\'' && c != '`') {  // "Wa'el" is one word
      close_word();
    }
  }
  close_word();
  return name;
}

int word_similarity(const NameWord& a, const NameWord& b) {
  if (a.folded == b.folded) return 1000;
  if (a.is_initial || b.is_initial) return a.folded[0] == b.folded[0] ? 800 : 0;
  const std::string_view left = std::string_view(a.sound).substr(0, kMaxSounds);
  const std::string_view right = std::string_view(b.sound).substr(0, kMaxSounds);
  const int length = static_cast<int>(std::max(left.size(), right.size()));
  return std::max(0, 990 - edit_cost(left, right) / length);
}

int name_similarity(const PersonName& a, const PersonName& b) {
  const auto& shorter = a.words.size() <= b.words.size() ? a.words : b.words;
  const auto& longer = a.words.size() <= b.words.size() ? b.words : a.words;
  if (shorter.empty()) return 0;
  std::vector<bool> is_taken(longer.size(), false);
  int sum = 0;
  for (const NameWord& word : shorter) {
    size_t best = longer.size();
    int best_similarity = 0;
    for (size_t i = 0; i < longer.size(); ++i) {
      const int similarity = is_taken[i] ? 0 : word_similarity(word, longer[i]);
      if (similarity > best_similarity) best_similarity = similarity, best = i;
    }
    if (best < longer.size()) is_taken[best] = true;
    sum += best_similarity;
  }
  const int count = static_cast<int>(shorter.size());
  const int missing = static_cast<int>(longer.size()) - count;
  return std::max(0, sum / count - (missing > 0 ? 30 + 20 * missing : 0) - (count == 1 ? 150 : 0));
}

}  // namespace dateline
