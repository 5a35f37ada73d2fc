#include "extract/counts.h"

#include <algorithm>
#include <array>
#include <climits>

#include "text/characters.h"
#include "text/fold.h"

namespace dateline {
namespace {

// How far the word that tells what is counted may stand from its number.
constexpr uint32_t kSlotReach = 8;
constexpr uint32_t kNounReach = 5;
constexpr uint32_t kModifierReach = 4;
// "about 50" allows a tenth more or less, and two at least.
constexpr int64_t kAboutShare = 10;

constexpr std::array<std::string_view, 21> kSmall{
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
constexpr std::array<std::string_view, 8> kTens{"twenty", "thirty",  "forty",  "fifty",
                                                "sixty",  "seventy", "eighty", "ninety"};

struct Vague {
  std::string_view word;
  int64_t low, high;
};
// What a vague number leaves open. "Dozens" is two dozen or more.
constexpr std::array<Vague, 7> kVague{{{"dozens", 24, 199},
                                       {"scores", 40, 199},
                                       {"hundreds", 200, 1999},
                                       {"thousands", 2000, 99'999},
                                       {"several", 3, 19},
                                       {"none", 0, 0},
                                       {"nobody", 0, 0}}};

std::optional<int64_t> small_number(std::string_view word) {
  const auto small = std::find(kSmall.begin(), kSmall.end(), word);
  if (small != kSmall.end()) return small - kSmall.begin();
  for (size_t i = 0; i < kTens.size(); ++i) {
    if (word.substr(0, kTens[i].size()) != kTens[i]) continue;
    const auto ten = static_cast<int64_t>(i + 2) * 10;
    std::string_view rest = word.substr(kTens[i].size());
    if (rest.empty()) return ten;
    if (rest[0] != '-') return std::nullopt;
    const auto unit = small_number(rest.substr(1));
    return unit && *unit > 0 && *unit < 10 ? std::optional(ten + *unit) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<int64_t> multiplier(std::string_view word) {
  if (word == "dozen") return 12;
  if (word == "hundred") return 100;
  if (word == "thousand") return 1000;
  if (word == "million" || word == "m" || word == "mn") return 1'000'000;
  if (word == "billion" || word == "bn") return 1'000'000'000;
  return std::nullopt;
}

struct SlotWord {
  std::string_view lemma;
  NumberSlot slot;
};
constexpr std::array<SlotWord, 24> kSlotWords{
    {{"kill", NumberSlot::kKilled},        {"die", NumberSlot::kKilled},
     {"dead", NumberSlot::kKilled},        {"death", NumberSlot::kKilled},
     {"fatality", NumberSlot::kKilled},    {"casualty", NumberSlot::kKilled},
     {"perish", NumberSlot::kKilled},      {"drown", NumberSlot::kKilled},
     {"injure", NumberSlot::kInjured},     {"injured", NumberSlot::kInjured},
     {"wound", NumberSlot::kInjured},      {"wounded", NumberSlot::kInjured},
     {"hurt", NumberSlot::kInjured},       {"injury", NumberSlot::kInjured},
     {"arrest", NumberSlot::kHeld},        {"detain", NumberSlot::kHeld},
     {"custody", NumberSlot::kHeld},       {"missing", NumberSlot::kMissing},
     {"evacuate", NumberSlot::kEvacuated}, {"displace", NumberSlot::kEvacuated},
     {"cost", NumberSlot::kCost},          {"damage", NumberSlot::kCost},
     {"toll", NumberSlot::kKilled},        {"loss", NumberSlot::kCost}}};

NumberSlot slot_of(std::string_view lemma) {
  for (const SlotWord& word : kSlotWords)
    if (word.lemma == lemma) return word.slot;
  return NumberSlot::kNoNumber;
}

class CountReader {
 public:
  CountReader(const Clauses& clauses, uint32_t token) : c_(clauses), token_(token) {}

  std::optional<Count> read() {
    if (!read_number() || is_no_count()) return std::nullopt;
    read_modifiers();
    find_noun();
    find_slot();
    if (count_.slot == NumberSlot::kNoNumber && count_.noun != kNone) {
      count_.slot = NumberSlot::kOther;
      count_.slot_word = count_.noun;
    }
    if (count_.slot == NumberSlot::kNoNumber) return std::nullopt;
    if (count_.slot == NumberSlot::kOther && count_.high == 0) return std::nullopt;  // "no plans"
    if (is_money_ != (count_.slot == NumberSlot::kCost)) return std::nullopt;
    return count_;
  }

 private:
  std::string_view text(uint32_t token) const { return c_.article.word_at(token); }
  bool is_number_word(uint32_t token) const {
    return c_.upos(token) == Upos::kNum || parse_count(text(token)).has_value();
  }

  // "no more than nine"
  bool is_no(uint32_t more) const {
    static const WordSet no{"no"};
    return more > c_.begin() && no.contains(c_.word(more - 1));
  }

  bool read_number();
  bool is_no_count() const;
  void read_modifiers();
  void find_noun();
  void find_slot();

  const Clauses& c_;
  const uint32_t token_;
  Count count_;
  bool is_money_ = false;
};

bool CountReader::read_number() {
  count_.token = count_.last = token_;
  const std::string word = fold(text(token_));
  for (const Vague& vague : kVague) {
    if (vague.word != word) continue;
    count_.low = vague.low;
    count_.high = vague.high;
    return true;
  }
  static const WordSet no{"no"}, than{"more", "fewer", "less", "longer"};
  if (no.contains(c_.word(token_))) {  // "no deaths", "no one was hurt"; not "no more than nine"
    count_.low = count_.high = 0;
    return token_ + 1 < c_.end() && !than.contains(c_.word(token_ + 1));
  }
  const auto value = parse_count(word);
  if (!value) return false;
  int64_t number = *value;
  if (token_ + 1 < c_.end())
    if (const auto factor = multiplier(fold(text(token_ + 1)))) {
      number *= *factor;
      ++count_.last;
    }
  count_.low = count_.high = number;
  return true;
}

bool CountReader::is_no_count() const {
  const Tokens& tokens = c_.tokens();
  const Span at = tokens.span(token_);
  const auto& dates = c_.article.dates;
  const auto after = std::upper_bound(
      dates.begin(), dates.end(), at.begin,
      [](uint32_t byte, const DateMention& date) { return byte < date.span.begin; });
  if (after != dates.begin() && std::prev(after)->span.overlaps(at)) return true;
  static const WordSet wholes{"hundred", "thousand", "million", "and"};
  if (token_ > c_.begin() + 1 && wholes.contains(c_.word(token_ - 1)) &&
      (wholes.contains(c_.word(token_ - 2)) || is_number_word(token_ - 2)))
    return true;  // the rest of "a hundred and fifty-two"
  if (token_ > c_.begin()) {
    const Upos before = c_.upos(token_ - 1);
    // "Boeing 737", "Flight 655"; a number behind a name and a comma is an age: "Hale, 62,".
    if (before == Upos::kPropn && tokens.has(token_ - 1, kStartsUpper)) return true;
    if (c_.is_mark(token_ - 1, ',') && token_ > c_.begin() + 1 &&
        c_.upos(token_ - 2) == Upos::kPropn && count_.last + 1 < c_.end() &&
        tokens.has(count_.last + 1, kIsPunctuation))
      return true;
  }
  const uint32_t next = count_.last + 1;
  if (next >= c_.end()) return false;
  // "200 more", "two others", "another 190": a part that adds to what was counted before.
  static const WordSet added{"more", "other", "others"}, another{"another"};
  if (added.contains(c_.word(next))) return true;
  if (token_ > c_.begin() && another.contains(c_.word(token_ - 1))) return true;
  static const WordSet shares{"percent", "per",   "%",          "pct",    "-",       "year",
                              "km",      "miles", "kilometres", "metres", "degrees", "mph",
                              "kph",     "p.m.",  "a.m.",       "points", "times"};
  return shares.contains(c_.word(next));
}

void CountReader::read_modifiers() {
  static const WordSet least{"least"}, more{"more", "over", "above", "exceed", "exceeded"};
  static const WordSet about{"about",  "around",  "some",          "nearly",
                             "almost", "roughly", "approximately", "estimated"};
  static const WordSet up_to{"up", "many"}, fewer{"fewer", "less", "under"},
      money{"$", "€", "£", "¥"};
  const uint32_t first = std::max(c_.begin(), token_ - std::min(token_, kModifierReach));
  const int64_t exact = count_.low;
  for (uint32_t token = token_; token-- > first;) {
    const WordId word = c_.word(token);
    if (money.contains(word))
      is_money_ = true;
    else if (least.contains(word))
      count_.high = INT64_MAX;
    else if (more.contains(word) && is_no(token))
      count_.low = 0, count_.high = exact;
    else if (more.contains(word))
      count_.low = exact + 1, count_.high = INT64_MAX;
    else if (up_to.contains(word))
      count_.low = 0, count_.high = exact;
    else if (fewer.contains(word))
      count_.low = 0, count_.high = exact - 1;
    else if (about.contains(word)) {
      const int64_t slack = std::max<int64_t>(2, exact / kAboutShare);
      count_.low = std::max<int64_t>(0, exact - slack);
      count_.high = exact + slack;
    }
    const Upos tag = c_.upos(token);
    if (tag == Upos::kVerb || tag == Upos::kNoun || c_.tokens().has(token, kIsPunctuation)) break;
  }
}

void CountReader::find_noun() {
  const uint32_t last = std::min(c_.end(), count_.last + 1 + kNounReach);
  for (uint32_t token = count_.last + 1; token < last; ++token) {
    const Upos tag = c_.upos(token);
    if (tag == Upos::kNoun)
      count_.noun = token;  // the last of "militia fighters" is the head
    else if (count_.noun != kNone ||
             (tag != Upos::kAdj && tag != Upos::kPropn && tag != Upos::kAdp && tag != Upos::kDet))
      break;
  }
}

// The nearest word that tells a slot, in the same clause and with no other number in between.
void CountReader::find_slot() {
  uint32_t best = kSlotReach + 1;
  const auto look = [&](uint32_t token, uint32_t distance) {
    const NumberSlot slot = slot_of(c_.article.lemma_at(token));
    if (slot == NumberSlot::kNoNumber || distance >= best) return;
    best = distance;
    count_.slot = slot;
    count_.slot_word = token;
  };
  const auto stops = [&](uint32_t token) {
    return is_number_word(token) || c_.is_mark(token, ',') || c_.is_mark(token, ';') ||
           c_.is_mark(token, ':') || c_.upos(token) == Upos::kCconj;
  };
  for (uint32_t token = count_.last + 1;
       token < std::min(c_.end(), count_.last + 1 + kSlotReach) && !stops(token); ++token)
    look(token, token - count_.last);
  for (uint32_t token = token_;
       token-- > c_.begin() && token + kSlotReach >= token_ && !stops(token);)
    look(token, token_ - token);
}

}  // namespace

std::optional<int64_t> parse_count(std::string_view word) {
  if (word.empty()) return std::nullopt;
  if (!is_ascii_digit(word[0])) return small_number(fold(word));
  int64_t value = 0;
  for (size_t i = 0; i < word.size(); ++i) {
    if (word[i] == ',' && i + 3 < word.size() + 0 && (word.size() - i) % 4 == 0) continue;
    if (!is_ascii_digit(word[i]) || value > INT64_MAX / 100) return std::nullopt;
    value = value * 10 + (word[i] - '0');
  }
  return value;
}

std::optional<Count> count_at(const Clauses& clauses, uint32_t token) {
  return CountReader(clauses, token).read();
}

}  // namespace dateline
