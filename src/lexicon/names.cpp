#include "lexicon/names.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "text/fold.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr int kShortForm = 950;   // how alike "Jeff" is to "Jeffrey"
constexpr int kSameSound = 990;   // how alike words are that differ in letters only
constexpr int kSoundCost = 1000;  // of one sound that has nothing in common with the other
constexpr size_t kMaxSounds = 40;
constexpr size_t kMaxWords = 12;  // of a name; further ones are not compared

bool is_name_letter(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z');
}

bool is_particle(std::string_view word) {
  return one_of(word,
                {"al",  "el",  "ul",  "ur",   "ud",  "as",  "ash", "an",  "at", "ar", "az",  "ad",
                 "bin", "ibn", "ben", "bint", "van", "von", "der", "den", "de", "da", "di",  "du",
                 "la",  "le",  "dos", "das",  "del", "y",   "e",   "jr",  "sr", "ii", "iii", "iv"});
}

// "Abd al-Rahman" and "Abdul Rahman" are one word each, as "Abdurrahman" is.
bool is_head(std::string_view word) {
  return one_of(word, {"abd", "abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abdu"});
}

// "Vladimirovich", "Vladimirovna": tells less than a surname.
bool is_patronymic(std::string_view sound) {
  return sound.size() > 6 && (sound.ends_with("vic") || sound.ends_with("vna"));
}

// Longest spelling first, so that "kh" is tried before "k". Vowels fall into three classes: a, i,
// u; "x" is the sound of "sh", "c" of "ch", "j" of "j" and "zh".
struct Spelling {
  std::string_view letters, sound;
};
constexpr Spelling kSpellings[] = {
    {"sch", "x"}, {"tch", "c"}, {"tsh", "c"}, {"dzh", "j"}, {"eau", "u"}, {"kh", "h"}, {"sh", "x"},
    {"ch", "c"},  {"zh", "j"},  {"dj", "j"},  {"gh", "g"},  {"ph", "f"},  {"th", "t"}, {"dh", "d"},
    {"ck", "k"},  {"ts", "z"},  {"tz", "z"},  {"ou", "u"},  {"oo", "u"},  {"ow", "u"}, {"aw", "au"},
    {"ee", "i"},  {"ie", "i"},  {"ey", "ai"}, {"ay", "ai"}, {"ei", "ai"}, {"q", "k"},  {"c", "k"},
    {"x", "ks"},  {"w", "v"},   {"y", "i"},   {"o", "u"},   {"e", "a"},
};

bool is_vowel(char sound) { return sound == 'a' || sound == 'i' || sound == 'u'; }

// Costs in thousandths, found by trying on one half of the persons of ofac-person-aliases.
struct NearSounds {
  char a, b;
  int cost;
};
constexpr NearSounds kNearSounds[] = {
    {'a', 'i', 220}, {'a', 'u', 210}, {'i', 'u', 400}, {'s', 'z', 400}, {'g', 'k', 450},
    {'d', 't', 270}, {'b', 'p', 300}, {'f', 'v', 450}, {'v', 'u', 300}, {'v', 'b', 300},
    {'j', 'g', 140}, {'j', 'i', 450}, {'j', 'z', 180}, {'h', 'k', 450}, {'h', 'g', 500},
    {'c', 'k', 360}, {'c', 'x', 240}, {'c', 'h', 500}, {'x', 's', 240}, {'d', 'z', 450},
    {'c', 'j', 180}, {'m', 'n', 600},
};

int substitution_cost(char a, char b) {
  if (a == b) return 0;
  for (const NearSounds& near : kNearSounds)
    if ((near.a == a && near.b == b) || (near.a == b && near.b == a)) return near.cost;
  return kSoundCost;
}

int gap_cost(char sound) {
  if (is_vowel(sound)) return 360;
  return sound == 'h' ? 450 : kSoundCost;
}

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

int sound_similarity(std::string_view a, std::string_view b) {
  a = a.substr(0, kMaxSounds);
  b = b.substr(0, kMaxSounds);
  const int length = static_cast<int>(std::max(a.size(), b.size()));
  return length == 0 ? 0 : std::max(0, kSameSound - edit_cost(a, b) / length);
}

// Words [a_begin, a_end) of one name said as words [b_begin, b_end) of the other.
struct Pair {
  size_t a_begin, a_end, b_begin, b_end;
  int similarity, weight;
};

// "Jeff" and "Jeffrey", "Bob" and "Bobby"; not "Christopher" and "Christine".
bool is_short_form(const NameWord& a, const NameWord& b) {
  return a.given != 0 && std::abs(a.given) == std::abs(b.given) && std::min(a.given, b.given) < 0;
}

int similarity_of(const PersonName& a, const PersonName& b, const Pair& pair) {
  if (pair.a_end - pair.a_begin == 1 && pair.b_end - pair.b_begin == 1) {
    const NameWord& one = a.words[pair.a_begin];
    const NameWord& other = b.words[pair.b_begin];
    return std::max(is_short_form(one, other) ? kShortForm : 0, word_similarity(one, other));
  }
  const auto joined = [](const PersonName& name, size_t begin, size_t end) {
    std::string sound;
    for (size_t i = begin; i < end; ++i) {
      if (name.words[i].is_initial) return std::string();
      sound += name.words[i].sound;
    }
    return sound;
  };
  const std::string left = joined(a, pair.a_begin, pair.a_end);
  const std::string right = joined(b, pair.b_begin, pair.b_end);
  return left.empty() || right.empty() ? 0 : sound_similarity(left, right);
}

int weight_of(const PersonName& name, size_t begin, size_t end) {
  int weight = 0;
  for (size_t i = begin; i < end; ++i) weight += name.words[i].weight;
  return weight;
}

constexpr int kLeastAlike = 875;  // words less alike than this are different words
constexpr int kBothDiffer = 190;  // thousandths: what a word weighs that the other name lacks,
                                  // where both names have such words
constexpr int kOneLacks = 330;    // where only one has
constexpr int kDoubt = 800;       // so much weight in common gives half a certainty

std::vector<Pair> alike_pairs(const PersonName& a, const PersonName& b) {
  std::vector<Pair> pairs;
  const size_t a_count = std::min(a.words.size(), kMaxWords);
  const size_t b_count = std::min(b.words.size(), kMaxWords);
  const auto consider = [&](Pair pair) {
    if (pair.a_end > a_count || pair.b_end > b_count) return;
    pair.similarity = similarity_of(a, b, pair);
    if (pair.similarity < kLeastAlike) return;
    pair.weight =
        std::min(weight_of(a, pair.a_begin, pair.a_end), weight_of(b, pair.b_begin, pair.b_end));
    pairs.push_back(pair);
  };
  for (size_t i = 0; i < a_count; ++i)
    for (size_t j = 0; j < b_count; ++j) {
      consider({i, i + 1, j, j + 1, 0, 0});
      consider({i, i + 2, j, j + 1, 0, 0});
      consider({i, i + 1, j, j + 2, 0, 0});
    }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& x, const Pair& y) {
    return x.similarity * x.weight > y.similarity * y.weight;
  });
  return pairs;
}

// What two names have in common, by weight, and what either has alone.
struct Alignment {
  int common = 0, a_left = 0, b_left = 0;
  bool has_full_word = false;  // not only initials are alike
  // "John Kenneth Valdor" is not "John Kennedy": a surname that only sounds like the other's given
  // name, while the other's surname is alone.
  bool takes_given_for_surname = false;
};

// The most alike words first; each word counts once.
Alignment align(const PersonName& a, const PersonName& b) {
  std::array<bool, kMaxWords> a_taken{}, b_taken{};
  Alignment found{0, weight_of(a, 0, a.words.size()), weight_of(b, 0, b.words.size()), false,
                  false};
  bool crosses = false;
  const auto is_taken = [](const auto& taken, size_t begin, size_t end) {
    return std::any_of(taken.begin() + begin, taken.begin() + end, [](bool t) { return t; });
  };
  for (const Pair& pair : alike_pairs(a, b)) {
    if (is_taken(a_taken, pair.a_begin, pair.a_end) || is_taken(b_taken, pair.b_begin, pair.b_end))
      continue;
    std::fill(a_taken.begin() + pair.a_begin, a_taken.begin() + pair.a_end, true);
    std::fill(b_taken.begin() + pair.b_begin, b_taken.begin() + pair.b_end, true);
    found.has_full_word |= !a.words[pair.a_begin].is_initial && !b.words[pair.b_begin].is_initial;
    crosses |= pair.similarity < kSameSound &&
               (pair.a_end == a.words.size()) != (pair.b_end == b.words.size());
    found.a_left -= weight_of(a, pair.a_begin, pair.a_end);
    found.b_left -= weight_of(b, pair.b_begin, pair.b_end);
    // From no evidence, for words that are half as alike as they must be, to all of it.
    found.common += pair.weight * (pair.similarity - kLeastAlike / 2) / (1000 - kLeastAlike / 2);
  }
  const auto has_surname_alone = [](const PersonName& name, const auto& taken) {
    return !name.words.empty() && name.words.size() <= kMaxWords && !taken[name.words.size() - 1];
  };
  found.takes_given_for_surname =
      crosses && (has_surname_alone(a, a_taken) || has_surname_alone(b, b_taken));
  return found;
}

}  // namespace

std::string sound_of_name(std::string_view folded) {
  std::string sound;
  const auto append = [&sound](char c) {
    if (sound.empty() || sound.back() != c) sound += c;
  };
  while (!folded.empty()) {
    const auto spelling =
        std::find_if(std::begin(kSpellings), std::end(kSpellings),
                     [&](const Spelling& s) {  // most differ in the first letter
                       return s.letters[0] == folded[0] && folded.starts_with(s.letters);
                     });
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

PersonName parse_name(std::string_view text, const WordTable& common,
                      const WordTable& short_names) {
  constexpr int32_t kInitialWeight = 150, kPatronymicWeight = 400, kRareWeight = 1000;
  const std::string folded = fold(text);
  PersonName name;
  std::string word;
  std::string head;  // "Abdul" of "Abdul Rahman": one word with what follows
  const auto close_word = [&] {
    if (word.empty() || is_particle(word)) return word.clear();
    if (head.empty() && is_head(word)) {
      head = "abd";
      return word.clear();
    }
    word.insert(0, head);
    head.clear();
    std::string sound = sound_of_name(word);
    const bool is_initial = word.size() == 1;
    int32_t weight = is_initial ? kInitialWeight : kRareWeight;
    if (is_patronymic(sound)) weight = kPatronymicWeight;
    weight = std::min(weight, common.find(word_id(sound)).value_or(kRareWeight));
    const int32_t given = short_names.find(word_id(word)).value_or(0);
    name.words.push_back({word, std::move(sound), weight, given, is_initial});
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
  word.swap(head);  // a name that ends with "Abdul"
  if (!word.empty()) name.words.push_back({word, sound_of_name(word), kRareWeight});
  return name;
}

int word_similarity(const NameWord& a, const NameWord& b) {
  if (a.folded == b.folded) return 1000;
  if (a.is_initial || b.is_initial) return a.folded[0] == b.folded[0] ? 890 : 0;
  return sound_similarity(a.sound, b.sound);
}

bool is_same_surname(const NameWord& a, const NameWord& b) {
  constexpr int kSameSpelling = 900;
  constexpr size_t kShort = 4;  // sounds
  if (std::min(a.sound.size(), b.sound.size()) <= kShort && a.sound != b.sound) return false;
  // "Hollander" is no spelling of "Olander".
  if (a.sound.starts_with('h') != b.sound.starts_with('h')) return false;
  return word_similarity(a, b) >= kSameSpelling;
}

int name_similarity(const PersonName& a, const PersonName& b) {
  const Alignment found = align(a, b);
  if (found.common == 0) return 0;
  const int against = (kBothDiffer * std::min(found.a_left, found.b_left) +
                       kOneLacks * std::max(found.a_left, found.b_left)) /
                      1000;
  const int64_t certainty = int64_t{1000} * found.common / (found.common + against);
  return static_cast<int>(certainty * found.common / (found.common + kDoubt));
}

bool is_same_name(const PersonName& a, const PersonName& b) {
  if (std::min(a.words.size(), b.words.size()) < 2) return false;
  const Alignment found = align(a, b);
  return found.has_full_word && !found.takes_given_for_surname &&
         std::min(found.a_left, found.b_left) == 0;
}

}  // namespace dateline
