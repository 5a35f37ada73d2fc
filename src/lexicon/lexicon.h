// Lexicon: everything in data/, loaded once, read-only, shared by all workers. Word lists are TSV
// files (see data/README.md); weights are memory-mapped.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"
#include "lexicon/word_table.h"

namespace dateline {

// The word lists. Each is data/<name_of(list)>.tsv.
enum class WordList : uint8_t {
  kAbbreviations,      // "gen." that does not end a sentence
  kTitles,             // "general", "foreign minister" before a name
  kMonths,             // "jan" -> 1
  kWeekdays,           // "monday" -> 1
  kBoilerplate,        // lines that are no news: "leave a reply"
  kEventVerbs,         // "kill" -> EventType of what it tells; -1 speaking, -2 a state
  kEventNouns,         // "bombing" -> EventType
  kCountries,          // "iran", "u.s." -> number of the state
  kCapitals,           // "tehran" -> number of its state
  kDemonyms,           // "iranian" -> number of the state
  kOrganizationWords,  // "ministry" -> 1 (ends a name), "white house" -> 2 (is one)
  kRoles,              // "commander" -> 1 (one person), "officials" -> 2 (many, or a body)
  kSpeech,             // "say" -> how it reports (extract/speech.h)
  kPrefixes,           // "anti": keeps its hyphen
  kSentenceStarts,     // "the", "he": tell that "U.S." before them ended a sentence
};
inline constexpr size_t kWordListCount = 15;
std::string_view name_of(WordList list);

class Lexicon {
 public:
  // Reads every file of the folder. Errors name the file and line; nothing is half loaded.
  static Result<Lexicon> load(const std::string& data_dir);

  const WordTable& list(WordList list) const { return lists_[static_cast<size_t>(list)]; }

 private:
  std::array<WordTable, kWordListCount> lists_;
};

}  // namespace dateline
