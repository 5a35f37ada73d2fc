// Lexicon: everything in data/, loaded once, read-only, shared by all workers. Word lists are TSV
// files (see data/README.md); weights are memory-mapped.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"
#include "lexicon/date_rules.h"
#include "lexicon/loaded_words.h"
#include "lexicon/vocabulary.h"
#include "lexicon/weight_file.h"
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
  kRankers,            // feature of a line or day -> thousandths (lexicon/linear_ranker.h)
  kCountries,          // "iran", "u.s." -> number of the state
  kCapitals,           // "tehran" -> number of its state
  kDemonyms,           // "iranian" -> number of the state
  kOrganizationWords,  // "ministry" -> 1 (ends a name), "white house" -> 2 (is one)
  kRoles,              // "commander" -> 1 (one person), "officials" -> 2 (many, or a body)
  kSpeakingNouns,      // "welder" -> 1 (people), "junta" -> 2 (bodies), "banner" -> 3 (writings)
  kSpeech,             // "say" -> how it reports (extract/speech.h)
  kNameWords,          // sounds of frequent words of names -> what they weigh (lexicon/names.h)
  kShortNames,         // "jeff" -> -27, "jeffrey" -> 27: forms of one given name (lexicon/names.h)
  kOtherNames,         // "kyiv" -> 1, "kiev" -> 1: names of one place or body
  kPrefixes,           // "anti": keeps its hyphen
  kSentenceStarts,     // "the", "he": tell that "U.S." before them ended a sentence
  kOutlookVerbs,       // "vow" -> kind of outlook and what may follow (extract/outlook_cues.cpp)
  kOutlookNouns,       // "threat" -> the same
  kActions,            // "avenge" -> group of like actions and nature (lexicon/actions.h)
  kDenials,            // "deny" -> 1: see lexicon/denial_words.h
  kClaimNouns,         // "allegation" -> 1
  kOpposites,          // "signed" -> 1, "unsigned" -> -1: numbers of pairs
  kPloverScores,       // "assault" -> -90: tenths of a point of conflict or cooperation
  kGenders,            // "maria", "mrs.", "widow" -> 2: a she; 1: a he
  kMeans,              // "drone strike" -> by what it was done: 16 times a family, and which
  kNamingVerbs,        // "brand" -> 1: gives a name
  kCommonWords,        // "president" -> 228: hundredths of the log of one in how many texts has it
  kContraries,  // "run" -> 16, "shut down" -> 24: states of one thing that exclude each other
};
inline constexpr size_t kWordListCount = 32;
std::string_view name_of(WordList list);

// The trained weights. Each is data/<name_of(weights)>.weights.
enum class Weights : uint8_t {
  kVocabulary,  // facts about single words, their vectors, and phrases
  kLemmas,      // words and endings with the edit that gives their lemma
  kNetwork,     // the network that reads tags, names and heads (annotate/network.h)
};
inline constexpr size_t kWeightsCount = 3;
std::string_view name_of(Weights weights);
uint32_t version_of(Weights weights);

class Lexicon {
 public:
  // Reads every file of the folder. Errors name the file and line; nothing is half loaded.
  static Result<Lexicon> load(const std::string& data_dir);
  // The word lists only, for the programs that make the weights; then one file of weights each.
  static Result<Lexicon> load_lists(const std::string& data_dir);
  Result<void> load_weights(const std::string& data_dir, Weights weights);

  // Puts another table in a list's place; for training and tests.
  void replace(WordList list, WordTable table) {
    lists_[static_cast<size_t>(list)] = std::move(table);
  }

  const WordTable& list(WordList list) const { return lists_[static_cast<size_t>(list)]; }
  const WeightFile& weights(Weights weights) const {
    return weights_[static_cast<size_t>(weights)];
  }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  const DateRules& date_rules() const { return date_rules_; }
  const LoadedWords& loaded_words() const { return loaded_words_; }

 private:
  std::array<WordTable, kWordListCount> lists_;
  std::array<WeightFile, kWeightsCount> weights_;
  Vocabulary vocabulary_;
  DateRules date_rules_;
  LoadedWords loaded_words_;
};

}  // namespace dateline
