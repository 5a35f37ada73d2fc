#include "extract/claims/number_words.h"

#include <algorithm>
#include <array>
#include <climits>
#include <string>

#include "text/characters.h"
#include "text/fold.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 21> kSmall{
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::array<std::string_view, 8> kTens{"twenty", "thirty",  "forty",  "fifty",
                                                "sixty",  "seventy", "eighty", "ninety"};

}  // namespace

const Vague* vague_number(WordId word) {
  static const std::array<Vague, 8> kVague{{{word_id("dozens"), 24, 199},
                                            {word_id("tens"), 20, 99},
                                            {word_id("scores"), 40, 199},
                                            {word_id("hundreds"), 200, 1999},
                                            {word_id("thousands"), 2000, 99'999},
                                            {word_id("several"), 3, 19},
                                            {word_id("none"), 0, 0},
                                            {word_id("nobody"), 0, 0}}};
  const auto found = std::find_if(kVague.begin(), kVague.end(),
                                  [word](const Vague& vague) { return vague.word == word; });
  return found == kVague.end() ? nullptr : &*found;
}

bool begins_with_digit(std::string_view word) {
  return is_ascii_digit((word[0] & 0x80) == 0 ? word[0] : fold(word)[0]);
}

std::optional<int64_t> small_number(WordId word) {
  static const WordTable numbers = [] {
    std::string rows;
    const auto add = [&rows](const std::string& number, size_t value) {
      rows += number + '\t' + std::to_string(value) + '\n';
    };
    for (size_t i = 0; i < kSmall.size(); ++i) add(std::string(kSmall[i]), i);
    for (size_t i = 0; i < kTens.size(); ++i) {
      const std::string ten(kTens[i]);
      add(ten, 10 * (i + 2));
      for (size_t unit = 1; unit < 10; ++unit)
        add(ten + '-' + std::string(kSmall[unit]), 10 * (i + 2) + unit);
    }
    return *WordTable::parse(rows, "numbers");
  }();
  return numbers.find(word);
}

std::optional<int64_t> multiplier(std::string_view word) {
  if (word == "k") return 1000;
  if (word == "dozen") return 12;
  if (word == "hundred") return 100;
  if (word == "thousand") return 1000;
  if (word == "million" || word == "m" || word == "mn") return 1'000'000;
  if (word == "billion" || word == "bn") return 1'000'000'000;
  return std::nullopt;
}

std::optional<int64_t> parse_count(std::string_view word) {
  if (word.empty()) return std::nullopt;
  if (!is_ascii_digit(word[0])) return small_number(word_id(fold(word)));
  int64_t value = 0;
  for (size_t i = 0; i < word.size(); ++i) {
    if (word[i] == ',' && i + 3 < word.size() + 0 && (word.size() - i) % 4 == 0) continue;
    if (!is_ascii_digit(word[i]) || value > INT64_MAX / 100) return std::nullopt;
    value = value * 10 + (word[i] - '0');
  }
  return value;
}

std::optional<int64_t> scaled_number(std::string_view word, std::optional<int64_t> factor) {
  constexpr int kMostDecimals = 3;
  size_t end = 0;
  while (end < word.size() && (is_ascii_digit(word[end]) || word[end] == ',' || word[end] == '.'))
    ++end;
  if (!factor) factor = multiplier(word.substr(end));
  const size_t point = std::min(word.substr(0, end).find('.'), end);
  if (!factor || end - point > kMostDecimals + 1) return std::nullopt;
  const auto whole = parse_count(word.substr(0, point));
  if (!whole || *whole > INT64_MAX / 1000 / *factor) return std::nullopt;
  int64_t thousandths = *whole * 1000, unit = 100;
  for (size_t i = point + 1; i < end; ++i, unit /= 10) {
    if (!is_ascii_digit(word[i])) return std::nullopt;
    thousandths += (word[i] - '0') * unit;
  }
  return thousandths * *factor / 1000;
}

}  // namespace dateline
