#include "lexicon/lexicon.h"

#include <fstream>
#include <sstream>

namespace dateline {
namespace {

constexpr std::array<std::string_view, kWordListCount> kNames{
    "abbreviations",      "titles",      "months",    "weekdays", "boilerplate",
    "event_verbs",        "event_nouns", "countries", "capitals", "demonyms",
    "organization_words", "roles",       "speech",    "prefixes", "sentence_starts"};

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::kUnreadable, path + ": cannot be opened");
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

}  // namespace

std::string_view name_of(WordList list) { return kNames[static_cast<size_t>(list)]; }

Result<Lexicon> Lexicon::load(const std::string& data_dir) {
  Lexicon lexicon;
  for (size_t i = 0; i < kWordListCount; ++i) {
    const std::string path = data_dir + "/" + std::string(kNames[i]) + ".tsv";
    const auto bytes = read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    auto table = WordTable::parse(*bytes, path);
    if (!table) return tl::unexpected(table.error());
    lexicon.lists_[i] = std::move(*table);
  }
  return lexicon;
}

}  // namespace dateline
