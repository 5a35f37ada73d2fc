#include "extract/claims/counts.h"

#include <algorithm>
#include <array>
#include <climits>

#include "extract/claims/number_words.h"
#include "model/sentence_dates.h"
#include "text/characters.h"
#include "text/fold.h"

namespace dateline {
namespace {

// How far the word that tells what is counted may stand from its number.
constexpr uint32_t kSlotReach = 8;
constexpr uint32_t kNounReach = 5;
constexpr uint32_t kModifierReach = 4;
// "about 50" allows a tenth more or less, and two at least.
constexpr int64_t kAboutShare = 10, kAboutLeast = 2;

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
     {"custody", NumberSlot::kHeld},       {"evacuate", NumberSlot::kEvacuated},
     {"displace", NumberSlot::kEvacuated}, {"cost", NumberSlot::kCost},
     {"damage", NumberSlot::kCost},        {"toll", NumberSlot::kKilled},
     {"loss", NumberSlot::kCost}}};

// "taken away", "rounded up"
bool is_led_away(const Clauses& clauses, uint32_t token) {
  static const WordSet leading{"take", "lead", "drag", "haul", "march"}, away{"away"};
  static const WordSet rounding{"round"}, up{"up"};
  const uint32_t next = token + 1;
  if (next >= clauses.end() || clauses.upos(token) != Upos::kVerb) return false;
  return (leading.contains(clauses.lemma(token)) && away.contains(clauses.word(next))) ||
         (rounding.contains(clauses.lemma(token)) && up.contains(clauses.word(next)));
}

// "were missing" is a form of "miss" to the lemmatizer.
NumberSlot slot_of(const Clauses& clauses, uint32_t token) {
  if (clauses.article.word_at(token) == "missing") return NumberSlot::kMissing;
  const std::string_view lemma = clauses.article.lemma_at(token);
  for (const SlotWord& word : kSlotWords)
    if (word.lemma == lemma) return word.slot;
  return is_led_away(clauses, token) ? NumberSlot::kHeld : NumberSlot::kNoNumber;
}

class CountReader {
 public:
  CountReader(const Clauses& clauses, uint32_t token) : c_(clauses), token_(token) {}

  std::optional<Count> read() {
    if (!read_number() || is_part_of_number() || is_no_count()) return std::nullopt;
    read_modifiers();
    find_noun();
    if (!counts_arms()) find_slot();
    if (count_.slot == NumberSlot::kNoNumber && !counts_arms()) find_slot_by_parse();
    if (count_.slot == NumberSlot::kHeld && is_led_away(c_, count_.slot_word) && !counts_people())
      count_.slot = NumberSlot::kNoNumber;  // "took away 40 boxes"
    if (count_.slot == NumberSlot::kNoNumber && count_.noun != kNone) {
      count_.slot = NumberSlot::kOther;
      count_.slot_word = count_.noun;
    }
    if (is_share_ || (is_money_ && count_.slot != NumberSlot::kCost)) {
      count_.slot = is_share_ ? NumberSlot::kShare : NumberSlot::kMoney;
      count_.slot_word = token_;
      return count_;
    }
    if (count_.slot == NumberSlot::kNoNumber) return std::nullopt;
    if (count_.slot == NumberSlot::kOther && count_.high == 0) return std::nullopt;  // "no plans"
    if (count_.slot == NumberSlot::kCost && !is_money_) return std::nullopt;
    return count_;
  }

  std::optional<Count> read_amount() {
    if (!read_number() || is_part_of_number()) return std::nullopt;
    read_modifiers();
    if (is_money_ || is_share_) count_.slot = is_money_ ? NumberSlot::kMoney : NumberSlot::kShare;
    return count_;
  }

 private:
  std::string_view text(uint32_t token) const { return c_.article.word_at(token); }
  bool is_number_word(uint32_t token) const {
    if (c_.upos(token) == Upos::kNum || small_number(c_.word(token))) return true;
    return is_ascii_digit(text(token)[0]) && parse_count(text(token));
  }

  // "killed by three rockets": nobody killed rockets.
  bool counts_arms() const {
    static const WordSet arms{"rocket", "missile", "bomb",  "shot", "bullet",
                              "shell",  "round",   "blast", "gun",  "mine"};
    return count_.noun != kNone && arms.contains(c_.lemma(count_.noun));
  }
  bool counts_people() const {
    return count_.noun == kNone ||
           c_.lexicon.list(WordList::kRoles).contains(c_.lemma(count_.noun));
  }
  // "30 million euros"
  bool is_of_currency() const {
    static const WordSet currencies{"dollar", "euro", "pound", "franc", "yen",   "rouble", "ruble",
                                    "rupee",  "peso", "crown", "krona", "krone", "rand"};
    const uint32_t next = count_.last + 1;
    return next < c_.end() && currencies.contains(c_.lemma(next));
  }
  // "no more than nine"
  bool is_no(uint32_t more) const {
    static const WordSet no{"no"};
    return more > c_.begin() && no.contains(c_.word(more - 1));
  }

  bool read_number();
  bool read_share();
  bool read_dozen();
  std::optional<int64_t> value_at(uint32_t token, uint32_t& last) const;
  std::optional<int64_t> hyphened_at(uint32_t token, uint32_t& last) const;
  uint32_t upper_bound(uint32_t last) const;
  bool is_part_of_number() const;
  bool is_no_count() const;
  void read_modifiers();
  void find_noun();
  void find_slot();
  void find_slot_by_parse();
  bool set_slot(uint32_t word);
  bool is_whole(uint32_t token) const;

  const Clauses& c_;
  const uint32_t token_;
  Count count_;
  bool is_money_ = false, is_share_ = false, is_dozen_ = false;
};

bool CountReader::read_number() {
  count_.token = count_.last = token_;
  if (const Vague* vague = vague_number(c_.word(token_)); vague != nullptr) {
    int64_t factor = 1;
    if (token_ + 2 < c_.end() && text(token_ + 1) == "of") {  // "hundreds of thousands"
      const std::string_view of = text(token_ + 2);
      factor = of == "thousands" ? 1000 : of == "millions" ? 1'000'000 : 1;
      if (factor > 1) count_.last += 2;
    }
    count_.low = vague->low * factor;
    count_.high = vague->high * factor;
    return true;
  }
  static const WordSet no{"no"}, than{"more", "fewer", "less", "longer"};
  if (no.contains(c_.word(token_))) {  // "no deaths", "no one was hurt"; not "no more than nine"
    count_.low = count_.high = 0;
    return token_ + 1 < c_.end() && !than.contains(c_.word(token_ + 1));
  }
  if (read_share() || read_dozen()) return true;
  const auto value = value_at(token_, count_.last);
  if (!value) return false;
  count_.low = count_.high = *value;
  if (const uint32_t upper = upper_bound(count_.last); upper != kNone)
    count_.high = *value_at(upper, count_.last);
  return true;
}

// "a dozen", which is about twelve unless it is "more than a dozen".
bool CountReader::read_dozen() {
  static const WordSet dozen{"dozen"}, a{"a"};
  constexpr int64_t kDozen = 12;
  if (!dozen.contains(c_.word(token_)) || token_ == c_.begin() || !a.contains(c_.word(token_ - 1)))
    return false;
  count_.token = token_ - 1;
  count_.low = count_.high = kDozen;
  is_dozen_ = true;
  return true;
}

// "12.5%", "80 per cent", "half of", "a third of": in thousandths.
bool CountReader::read_share() {
  static const WordSet percent{"%", "percent", "pct"}, per{"per"}, cent{"cent"};
  static const WordSet half{"half"}, third{"third"}, quarter{"quarter"}, one{"a", "one"};
  static const WordSet wholes{"of", "had", "have", "were", "are", "did", "do"};
  constexpr int64_t kPercent = 10, kHalf = 500, kThird = 333, kQuarter = 250;
  const uint32_t next = token_ + 1;
  const WordId word = c_.word(token_);
  // "Half of", "fewer than half had", "put it at less than half."
  static const WordSet limits{"than", "at", "about", "nearly", "over", "almost"};
  const bool is_last = next >= c_.end() || c_.tokens().has(next, kIsPunctuation);
  const bool is_of = is_last ? token_ > c_.begin() && limits.contains(c_.word(token_ - 1))
                             : wholes.contains(c_.word(next));
  const bool is_one = token_ > c_.begin() && one.contains(c_.word(token_ - 1));
  int64_t share = 0;
  if (half.contains(word) && is_of)
    share = kHalf;
  else if (third.contains(word) && is_of && is_one)
    share = kThird;
  else if (quarter.contains(word) && is_of && is_one)
    share = kQuarter;
  if (share == 0 && next < c_.end() &&
      (percent.contains(c_.word(next)) ||
       (per.contains(c_.word(next)) && next + 1 < c_.end() && cent.contains(c_.word(next + 1))))) {
    const std::string number = fold(text(token_));
    const auto value =
        is_ascii_digit(number[0]) ? scaled_number(number, kPercent) : parse_count(number);
    if (!value) return false;
    share = is_ascii_digit(number[0]) ? *value : *value * kPercent;
    count_.last = per.contains(c_.word(next)) ? next + 1 : next;
  }
  count_.low = count_.high = share;
  is_share_ = share > 0;
  return is_share_;
}

// The number that begins at `token`; `last` becomes its last word.
std::optional<int64_t> CountReader::value_at(uint32_t token, uint32_t& last) const {
  last = token;
  const bool has_digits = begins_with_digit(text(token));
  if (!has_digits)
    if (const auto value = hyphened_at(token, last)) return value;
  // Most words are no number: nothing behind them is read.
  const std::string word = has_digits ? fold(text(token)) : std::string();
  const auto value = has_digits ? parse_count(word) : small_number(c_.word(token));
  if (!value && !has_digits) return std::nullopt;
  const auto factor = last + 1 < c_.end() ? multiplier(fold(text(last + 1))) : std::nullopt;
  const auto scaled = has_digits ? scaled_number(word, factor) : std::nullopt;
  if (factor) ++last;
  if (scaled) return scaled;
  if (!value) return std::nullopt;
  return factor ? *value * *factor : *value;
}

// "fifty-seven" as three tokens.
std::optional<int64_t> CountReader::hyphened_at(uint32_t token, uint32_t& last) const {
  if (token + 2 >= c_.end() || text(token + 1) != "-") return std::nullopt;
  const auto value = small_number(word_id(fold(text(token)) + "-" + fold(text(token + 2))));
  if (value) last = token + 2;
  return value;
}

// "12,000 to 19,000 barrels", "between 12 and 15": the first word of the upper number. "Rose from
// 12 to 15" is two numbers.
uint32_t CountReader::upper_bound(uint32_t last) const {
  static const WordSet to{"to"}, between{"between"}, links{"and"}, from{"from"};
  const uint32_t upper = last + 2;
  if (upper >= c_.end() || c_.upos(upper) != Upos::kNum) return kNone;
  const WordId before = token_ > c_.begin() ? c_.word(token_ - 1) : WordId{};
  const bool is_range = (to.contains(c_.word(last + 1)) && !from.contains(before)) ||
                        (links.contains(c_.word(last + 1)) && between.contains(before));
  uint32_t upper_last = upper;
  const auto value = value_at(upper, upper_last);
  return is_range && value && *value > count_.low ? upper : kNone;
}

// The second half of "fifty-seven", of "12 to 15", of "hundreds of thousands".
bool CountReader::is_part_of_number() const {
  if (token_ < c_.begin() + 2) return false;
  const uint32_t first = token_ - 2;
  if (text(token_ - 1) == "-") return parse_count(text(first)).has_value();
  CountReader before(c_, first);
  return before.read_number() && before.count_.last >= token_;
}

bool CountReader::is_no_count() const {
  const Tokens& tokens = c_.tokens();
  if (is_in_date(c_.article, token_)) return true;
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
  // "Three of those injured", "25 of whom died": a part of what was counted before.
  static const WordSet of{"of"}, counted_before{"those", "them", "whom", "these", "the"};
  if (of.contains(c_.word(next)) && !is_share_ && next + 1 < c_.end() &&
      counted_before.contains(c_.word(next + 1)))
    return true;
  if (added.contains(c_.word(next))) return true;
  if (token_ > c_.begin() && another.contains(c_.word(token_ - 1))) return true;
  static const WordSet measures{"per",     "-",   "year", "km",   "miles", "kilometres", "metres",
                                "degrees", "mph", "kph",  "p.m.", "a.m.",  "points",     "times"};
  return measures.contains(c_.word(next));
}

void CountReader::read_modifiers() {
  static const WordSet least{"least"}, more{"more", "over", "above", "exceed", "exceeded"};
  static const WordSet about{"about",  "around",  "some",          "nearly",
                             "almost", "roughly", "approximately", "estimated"};
  static const WordSet up_to{"up", "many"}, fewer{"fewer", "less", "under"},
      money{"$", "€", "£", "¥"};
  const uint32_t first = std::max(c_.begin(), token_ - std::min(token_, kModifierReach));
  const int64_t exact = count_.low;
  is_money_ = is_of_currency();
  for (uint32_t token = token_; token-- > first;) {
    const WordId word = c_.word(token);
    if (money.contains(word))
      is_money_ = true;
    else if (least.contains(word))
      count_.high = INT64_MAX;
    else if (up_to.contains(word) || (more.contains(word) && is_no(token)))
      count_.low = 0, count_.high = exact;
    else if (more.contains(word))
      count_.low = exact + 1, count_.high = INT64_MAX;
    else if (fewer.contains(word))
      count_.low = 0, count_.high = exact - 1;
    else if (about.contains(word)) {
      const int64_t slack = std::max<int64_t>(kAboutLeast, exact / kAboutShare);
      count_.low = std::max<int64_t>(0, exact - slack);
      count_.high = exact + slack;
    }
    const Upos tag = c_.upos(token);
    if (tag == Upos::kVerb || tag == Upos::kNoun || c_.tokens().has(token, kIsPunctuation)) break;
  }
  if (is_dozen_ && count_.low == exact && count_.high == exact) {
    count_.low -= kAboutLeast;
    count_.high += kAboutLeast;
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
    const NumberSlot slot = slot_of(c_, token);
    if (slot == NumberSlot::kNoNumber || distance >= best) return;
    best = distance;
    count_.slot = slot;
    count_.slot_word = token;
  };
  const auto stops = [&](uint32_t token) {
    return (is_number_word(token) && !is_whole(token)) || c_.is_mark(token, ',') ||
           c_.is_mark(token, ';') || c_.is_mark(token, ':') || c_.upos(token) == Upos::kCconj;
  };
  for (uint32_t token = count_.last + 1;
       token < std::min(c_.end(), count_.last + 1 + kSlotReach) && !stops(token); ++token)
    look(token, token - count_.last);
  for (uint32_t token = token_;
       token-- > c_.begin() && token + kSlotReach >= token_ && !stops(token);)
    look(token, token_ - token);
}

// "63 Canadians were among the 176 people killed"
bool CountReader::is_whole(uint32_t token) const {
  static const WordSet among{"among"}, the{"the"};
  if (token > c_.begin() && the.contains(c_.word(token - 1))) --token;
  return token > c_.begin() && among.contains(c_.word(token - 1));
}

bool CountReader::set_slot(uint32_t word) {
  const NumberSlot slot = slot_of(c_, word);
  if (slot == NumberSlot::kNoNumber) return false;
  count_.slot = slot;
  count_.slot_word = word;
  return true;
}

// "All 180 passengers and crew were dead": what the counted hang on. "The toll of the crush at the
// funeral rose to 40", "the number of injured stood at 213": the subject of what the number hangs
// on.
void CountReader::find_slot_by_parse() {
  static const WordSet counts{"number", "count", "figure", "total"};
  constexpr int kMostSteps = 3;
  const Tokens& tokens = c_.tokens();
  const uint32_t next = count_.last + 1;
  const bool begins_clause = count_.noun == kNone && next < c_.end() &&
                             (c_.upos(next) == Upos::kAux || c_.upos(next) == Upos::kVerb);
  if (begins_clause) return;  // "and 300 have been moved": no matter who died before "and"
  const auto is_in = [&](uint32_t token) { return token >= c_.begin() && token < c_.end(); };
  uint32_t node = count_.noun == kNone ? token_ : count_.noun;
  for (int step = 0; step < kMostSteps && is_in(node); ++step) {
    if (step > 0 && c_.upos(node) != Upos::kNoun && set_slot(node)) return;
    for (uint32_t child = c_.window_begin(token_); child < token_; ++child) {
      if (tokens.head[child] != node || child == node || !is_nominal_subject(tokens.deprel[child]))
        continue;
      if (set_slot(child)) return;
      if (!counts.contains(c_.lemma(child))) continue;
      // "The number of people known to have died has risen to 34"
      for (uint32_t of = child + 1; of < token_; ++of)
        if (set_slot(of)) return;
    }
    // "... rose to 38 after searchers found four bodies": another clause.
    if (tokens.head[node] == node || tokens.deprel[node] == Deprel::kAdvcl) return;
    node = tokens.head[node];
  }
}

}  // namespace

std::optional<Count> count_at(const Clauses& clauses, uint32_t token) {
  return CountReader(clauses, token).read();
}

std::optional<Count> amount_at(const Clauses& clauses, uint32_t token) {
  return CountReader(clauses, token).read_amount();
}

}  // namespace dateline
