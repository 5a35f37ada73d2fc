#include "assemble/happened/told_lines.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/hash.h"
#include "base/sorted.h"
#include "text/fold.h"

namespace dateline {
namespace {

constexpr int32_t kMonthDays = 31;

std::vector<uint64_t> words_of(std::string_view text, size_t shortest) {
  const std::string folded = fold(text);
  std::vector<uint64_t> words;
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = std::min(folded.find_first_of(" ,.;:()'\"-", begin), folded.size());
    if (end - begin >= shortest)
      words.push_back(hash64(std::string_view(folded).substr(begin, end - begin)));
    begin = end + 1;
  }
  keep_sorted_once(words);
  return words;
}

}  // namespace

bool ToldLines::add(CivilDate date, std::string_view text) {
  std::vector<uint64_t> words = words_of(text, shortest_word_);
  for (const Line& other : lines_) {
    if (std::abs(days_between(date, other.date)) > kMonthDays) continue;
    const size_t shorter = std::max(std::min(words.size(), other.words.size()), few_words_);
    if (count_shared(words, other.words) * 100 > shorter * repeat_percent_) return false;
  }
  lines_.push_back({date, std::move(words)});
  return true;
}

}  // namespace dateline
