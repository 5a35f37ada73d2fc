#include "lexicon/loaded_words.h"

#include <algorithm>

#include "model/span.h"
#include "text/fold.h"

namespace dateline {
namespace {

// How far behind the word its object may stand: "an imminent and serious threat".
constexpr uint32_t kReach = 3;

// The parts of a text between separators; an empty text has none.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

std::vector<WordId> ids_of(std::string_view words) {
  std::vector<WordId> ids;
  for (const std::string_view word : split(words, ' ')) ids.push_back(word_id(fold(word)));
  return ids;
}

bool has(const std::vector<WordId>& words, WordId word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_meant(const LoadedTerm& term, const Tokens& tokens, uint32_t token, uint32_t begin_token,
              uint32_t end_token) {
  const auto words = static_cast<uint32_t>(term.lemmas.size());
  if (token + words > end_token) return false;
  for (uint32_t i = 0; i < words; ++i)
    if (tokens.lemma[token + i] != term.lemmas[i] && tokens.word[token + i] != term.lemmas[i])
      return false;
  if (token > begin_token && has(term.not_before, tokens.lemma[token - 1])) return false;
  if (term.behind.empty()) return true;
  for (uint32_t next = token + words; next < std::min(end_token, token + words + kReach); ++next)
    if (has(term.behind, tokens.lemma[next])) return true;
  return false;
}

}  // namespace

Result<LoadedWords> LoadedWords::parse(std::string_view tsv, const std::string& file_name) {
  LoadedWords loaded;
  int line_number = 0;
  for (const std::string_view line : split(tsv, '\n')) {
    ++line_number;
    if (line.empty() || line[0] == '#') continue;
    const auto fields = split(line, '\t');
    if (fields.size() < 2)
      return fail(ErrorCode::kMalformed,
                  file_name + ": line " + std::to_string(line_number) + ": no neutral word");
    LoadedTerm term;
    term.word = fields[0];
    term.neutral = fields[1];
    term.lemmas = ids_of(fields[0]);
    if (fields.size() > 2)
      (fields[2][0] == '>' ? term.behind : term.not_before) = ids_of(fields[2].substr(1));
    loaded.first_word_.emplace_back(term.lemmas.front(),
                                    static_cast<uint32_t>(loaded.terms_.size()));
    loaded.marks_of(term.lemmas.front()) |= mark(term.lemmas.front());
    loaded.terms_.push_back(std::move(term));
  }
  std::sort(loaded.first_word_.begin(), loaded.first_word_.end());
  return loaded;
}

uint32_t LoadedWords::at(const Tokens& tokens, uint32_t token, uint32_t begin_token,
                         uint32_t end_token) const {
  uint32_t found = kNone;
  const auto look_up = [&](WordId first) {
    if (!may_begin(first)) return;
    for (auto row = std::lower_bound(first_word_.begin(), first_word_.end(),
                                     std::pair(first, uint32_t{0}));
         row != first_word_.end() && row->first == first; ++row) {
      const LoadedTerm& term = terms_[row->second];
      if (!is_meant(term, tokens, token, begin_token, end_token)) continue;
      if (found == kNone || terms_[found].lemmas.size() < term.lemmas.size()) found = row->second;
    }
  };
  look_up(tokens.lemma[token]);
  if (found == kNone && tokens.word[token] != tokens.lemma[token]) look_up(tokens.word[token]);
  return found;
}

}  // namespace dateline
