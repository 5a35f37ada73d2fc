// DateRules: the words and patterns of time expressions, read from data/date_words.tsv and
// data/date_rules.tsv and compiled for one pass over an article. Used by extract/dates.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

// What a word or number can be inside a time expression. A word may be several ("second" is a unit
// and an ordinal). In rules they are written in capitals: MONTH, DAY, YEAR.
enum class DateClass : uint8_t {
  // numbers: the piece's `number`
  kNum,        // "7,000", "twenty-four"
  kDay,        // 1 to 31
  kHour,       // 0 to 24
  kYear,       // 1000 to 2199 in four digits, "nineteen ninety-six"
  kShortYear,  // "'99"
  kOrdinal,    // "3rd", "third"
  kDecade,     // "1990s", "the nineties"
  kClock,      // "10:35" as minutes
  kIso,        // "2020-01-03" as days since 1970
  kKnownDay,   // "9/11": a day that everybody calls so, as days since 1970
  kNumeric,    // "3/1/2020"; decided by the numeric order of the article
  // words: the piece's `value`
  kMonth,
  kSureMonth,  // a month name that is no other word: all but "may" and "march"
  kWeekday,
  kWeekdays,  // "Mondays"
  kSeason,
  kUnit,
  kUnits,      // "days"
  kDayPart,    // "morning"
  kDayParts,   // "mornings"
  kMeridiem,   // "a.m."
  kZone,       // "GMT"
  kRelative,   // "last" -1, "this" 0, "next" 1: counted from the publication
  kStory,      // "previous" -1, "that" 0, "following" 1: counted from the date told before
  kVague,      // "several"
  kEdge,       // "early" 0, "mid" 1, "late" 2
  kPoint,      // "beginning" 0, "middle" 1, "end" 2: nouns
  kApprox,     // "about"
  kEra,        // "AD" 1, "BC" -1
  kHoliday,    // see holiday_day()
  kFrequency,  // "daily": a unit
  kNearDay,    // "today", "yesterday": such words tell of news
  kTense,      // "will" 1, "said" -1: a cue for the time of the clause
  kBound,      // "before" 2, "after" 3, "by" 4, "since" 5: which side of the date is meant
  kCount,
};
using DateMask = uint64_t;
constexpr DateMask mask_of(DateClass c) { return DateMask{1} << static_cast<int>(c); }
inline constexpr size_t kDateClassCount = static_cast<size_t>(DateClass::kCount);

// A word of date_words.tsv or of a rule.
struct DateWord {
  uint16_t id = 0;  // 0: not a word of time expressions
  int16_t value = 0, number = 0;
  bool needs_capital = false;    // "may", "sun"
  bool is_abbreviation = false;  // may be followed by a full stop that belongs to it: "Jan."
  DateMask mask = 0;
};

// What a rule's match means. See extract/date_values.
enum class DateMeaning : uint8_t {
  kNothing,  // a trap: "Sunday Times"
  kDay,
  kMonth,
  kYear,
  kDecade,
  kCentury,
  kSeason,
  kQuarter,
  kHalf,
  kWeek,
  kWeekday,
  kTime,
  kHoliday,
  kUnit,    // "last week", "that year"
  kOffset,  // "three years ago", "yesterday"
  kDuration,
  kSet,
  kPresent,
  kPast,
  kFuture,
};

// Counted from: the publication, or the date told before in the text; or the days until
// publication.
enum class DateAnchor : uint8_t { kPublished, kStory, kUntilPublished };

struct DateRule {
  static constexpr int16_t kNoKey = INT16_MIN;
  std::string pattern, example, expected;  // as written in the file
  DateMeaning meaning = DateMeaning::kNothing;
  DateAnchor anchor = DateAnchor::kPublished;
  int16_t shift = 0;        // direction or distance: shift=-1
  int16_t unit = kNoKey;    // Grain, where the pattern does not tell it
  int16_t number = kNoKey;  // quarter or half, where the pattern does not tell it
  uint32_t begin = 0;       // of its program
  int line = 0;
};

inline constexpr size_t kMaxDateWords = 768;  // of date_words.tsv and all rules together

// Which pieces a step of a pattern takes: those of some class, and some words.
struct DatePieceSet {
  DateMask classes = 0;
  std::bitset<kMaxDateWords> words;  // by DateWord::id
  bool has(DateMask mask, uint16_t word) const {
    return (classes & mask) != 0 || (word != 0 && words[word]);
  }
};

// One step of a compiled pattern.
struct DateStep {
  enum class Op : uint8_t { kTest, kReject, kSplit, kJump, kSpanBegin, kSpanEnd, kAccept };
  Op op = Op::kAccept;
  bool capital = false;            // kTest: the piece must start with a capital
  uint32_t set = 0;                // kTest: one of these; kReject: none of these
  uint32_t target = 0, other = 0;  // kSplit: try target, then other; kJump: target
};

// A rule that may begin with a piece of some class or word, and what may come next: most rules are
// ruled out by one look at the next piece.
struct DateRuleStart {
  uint16_t rule = 0;
  bool may_end = false;        // the rule may be over after that piece
  uint8_t fewest = UINT8_MAX;  // pieces that the rule takes at least, that one included
  DatePieceSet next{};
};

class DateRuleCompiler;

class DateRules {
 public:
  // Errors name the file and the line.
  static Result<DateRules> parse(std::string_view words_tsv, const std::string& words_name,
                                 std::string_view rules_tsv, const std::string& rules_name);

  // A word in lower case (ASCII); id 0 where it plays no part in time expressions.
  const DateWord& find(std::string_view lower) const;

  const std::vector<DateRule>& rules() const { return rules_; }
  const std::vector<DateStep>& steps() const { return steps_; }
  const DatePieceSet& set(uint32_t ix) const { return sets_[ix]; }

  // The rules that may begin with a piece of this class or word, in the order of the file.
  const std::vector<DateRuleStart>& starting_with(DateClass c) const {
    return by_class_[static_cast<size_t>(c)];
  }
  const std::vector<DateRuleStart>& starting_with(uint16_t word) const { return by_word_[word]; }

 private:
  friend class DateRuleCompiler;
  DateWord& word(std::string_view lower);  // adds it if it is new
  std::string read_word(std::string_view line);
  std::string read_rule(std::string_view line, DateRuleCompiler& compiler);
  void index_rules();
  std::vector<uint32_t> reachable(uint32_t step) const;
  uint8_t fewest_pieces(uint32_t step) const;
  void add_start(std::vector<DateRuleStart>& starts, uint16_t rule, uint32_t test) const;

  std::vector<DateWord> words_;  // by id; words_[0] is no word
  std::vector<std::string> spelling_;
  std::vector<uint16_t> slots_;  // open addressing: id, or 0
  std::vector<DateRule> rules_;
  std::vector<DateStep> steps_;
  std::vector<DatePieceSet> sets_;
  std::array<std::vector<DateRuleStart>, kDateClassCount> by_class_;
  std::vector<std::vector<DateRuleStart>> by_word_;
};

}  // namespace dateline
