#include "lexicon/word_table.h"

#include <algorithm>
#include <bit>
#include <charconv>

#include "text/fold.h"

namespace dateline {

Result<WordTable> WordTable::parse(std::string_view tsv, const std::string& file_name) {
  WordTable table;
  int line_number = 0;
  while (!tsv.empty()) {
    ++line_number;
    const size_t end = std::min(tsv.find('\n'), tsv.size());
    const std::string_view line = tsv.substr(0, end);
    tsv.remove_prefix(std::min(end + 1, tsv.size()));
    if (line.empty() || line[0] == '#') continue;
    const size_t tab = line.find('\t');
    int32_t value = 1;
    if (tab != std::string_view::npos) {
      const std::string_view field = line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1);
      const auto [rest, error] = std::from_chars(field.data(), field.data() + field.size(), value);
      if (error != std::errc() || rest != field.data() + field.size())
        return fail(ErrorCode::kMalformed, file_name + ": line " + std::to_string(line_number) +
                                               ": the value is no number");
    }
    std::string word = fold(line.substr(0, tab));
    const auto words = 1 + static_cast<uint32_t>(std::count(word.begin(), word.end(), ' '));
    table.longest_words_ = std::max(table.longest_words_, words);
    table.rows_.emplace_back(std::move(word), value);
  }
  const auto by_word = [](const auto& a, const auto& b) { return a.first < b.first; };
  std::stable_sort(table.rows_.begin(), table.rows_.end(), by_word);
  std::reverse(table.rows_.begin(), table.rows_.end());  // the last of equal words comes first
  table.rows_.erase(std::unique(table.rows_.begin(), table.rows_.end(),
                                [](const auto& a, const auto& b) { return a.first == b.first; }),
                    table.rows_.end());
  std::reverse(table.rows_.begin(), table.rows_.end());
  table.index_words();
  return table;
}

std::optional<int32_t> WordTable::find(std::string_view folded) const {
  return find(word_id(folded));
}

void WordTable::index_words() {
  slots_.assign(std::bit_ceil(2 * rows_.size() + 1), {});
  marks_.assign(std::bit_ceil(rows_.size() / 8 + 1), 0);
  for (const auto& [text, value] : rows_) {
    const WordId word = word_id(text);
    size_t at = word & (slots_.size() - 1);
    while (slots_[at].is_used && slots_[at].word != word) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = {word, value, true};
    marks_[word & (marks_.size() - 1)] |= mark(word);
  }
}

std::optional<int32_t> WordTable::find_slot(WordId word) const {
  size_t at = word & (slots_.size() - 1);
  for (; slots_[at].is_used; at = (at + 1) & (slots_.size() - 1))
    if (slots_[at].word == word) return slots_[at].value;
  return std::nullopt;
}

}  // namespace dateline
