#include "lexicon/lexicon.h"

#include <fstream>
#include <sstream>

namespace dateline {
namespace {

constexpr std::array<std::string_view, kWordListCount> kNames{
    "abbreviations", "titles",         "months",        "weekdays",
    "boilerplate",   "event_verbs",    "event_nouns",   "rankers",
    "countries",     "capitals",       "demonyms",      "organization_words",
    "roles",         "speaking_nouns", "speech",        "name_words",
    "short_names",   "other_names",    "prefixes",      "sentence_starts",
    "outlook_verbs", "outlook_nouns",  "actions",       "denials",
    "claim_nouns",   "opposites",      "plover_scores", "genders",
    "means",         "naming_verbs",   "common_words",  "contraries"};

constexpr std::array<std::string_view, kWeightsCount> kWeightNames{"vocabulary", "lemmas",
                                                                   "network"};
constexpr std::array<size_t, kWeightsCount> kSectionCounts{3, 3, 3};
// Raised with every change of what a file's numbers mean.
constexpr std::array<uint32_t, kWeightsCount> kWeightVersions{2, 1, 2};

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::kUnreadable, path + ": cannot be opened");
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

}  // namespace

std::string_view name_of(WordList list) { return kNames[static_cast<size_t>(list)]; }

std::string_view name_of(Weights weights) { return kWeightNames[static_cast<size_t>(weights)]; }
uint32_t version_of(Weights weights) { return kWeightVersions[static_cast<size_t>(weights)]; }

Result<Lexicon> Lexicon::load(const std::string& data_dir) {
  auto lexicon = load_lists(data_dir);
  for (size_t i = 0; lexicon && i < kWeightsCount; ++i)
    if (auto loaded = lexicon->load_weights(data_dir, static_cast<Weights>(i)); !loaded)
      return tl::unexpected(loaded.error());
  return lexicon;
}

Result<void> Lexicon::load_weights(const std::string& data_dir, Weights weights) {
  const auto ix = static_cast<size_t>(weights);
  const std::string path = data_dir + "/" + std::string(kWeightNames[ix]) + ".weights";
  auto file = WeightFile::open(path, kWeightVersions[ix]);
  if (!file) return tl::unexpected(file.error());
  if (file->section_count() != kSectionCounts[ix])
    return fail(ErrorCode::kMalformed, path + ": has the wrong number of sections");
  weights_[ix] = std::move(*file);
  if (weights == Weights::kVocabulary)
    vocabulary_ = Vocabulary(weights_[ix].section<WordFacts>(0), weights_[ix].section<int8_t>(1),
                             weights_[ix].section<PhraseFacts>(2));
  return {};
}

Result<Lexicon> Lexicon::load_lists(const std::string& data_dir) {
  Lexicon lexicon;
  for (size_t i = 0; i < kWordListCount; ++i) {
    const std::string path = data_dir + "/" + std::string(kNames[i]) + ".tsv";
    const auto bytes = read_file(path);
    if (!bytes) return tl::unexpected(bytes.error());
    auto table = WordTable::parse(*bytes, path);
    if (!table) return tl::unexpected(table.error());
    lexicon.lists_[i] = std::move(*table);
  }
  const std::string words_path = data_dir + "/date_words.tsv";
  const std::string rules_path = data_dir + "/date_rules.tsv";
  const auto words = read_file(words_path), rules = read_file(rules_path);
  if (!words) return tl::unexpected(words.error());
  if (!rules) return tl::unexpected(rules.error());
  auto date_rules = DateRules::parse(*words, words_path, *rules, rules_path);
  if (!date_rules) return tl::unexpected(date_rules.error());
  lexicon.date_rules_ = std::move(*date_rules);
  const std::string loaded_path = data_dir + "/loaded_words.tsv";
  const auto loaded = read_file(loaded_path);
  if (!loaded) return tl::unexpected(loaded.error());
  auto loaded_words = LoadedWords::parse(*loaded, loaded_path);
  if (!loaded_words) return tl::unexpected(loaded_words.error());
  lexicon.loaded_words_ = std::move(*loaded_words);
  return lexicon;
}

}  // namespace dateline
