#include "extract/claims/amounts.h"

#include <algorithm>
#include <climits>

#include "extract/claims/number_words.h"
#include "text/characters.h"
#include "text/fold.h"

namespace dateline {
namespace {

constexpr uint32_t kModifierReach = 4;
// "about 50" allows a tenth more or less, and two at least.
constexpr int64_t kAboutShare = 10, kAboutLeast = 2;

class AmountReader {
 public:
  AmountReader(const Clauses& clauses, uint32_t token) : c_(clauses), token_(token) {}

  std::optional<Amount> read() {
    if (!read_number() || is_part_of_number()) return std::nullopt;
    read_modifiers();
    return amount_;
  }

 private:
  std::string_view text(uint32_t token) const { return c_.article.word_at(token); }

  // "30 million euros"
  bool is_of_currency() const {
    static const WordSet currencies{"dollar", "euro", "pound", "franc", "yen",   "rouble", "ruble",
                                    "rupee",  "peso", "crown", "krona", "krone", "rand"};
    const uint32_t next = amount_.last + 1;
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
  void read_modifiers();

  const Clauses& c_;
  const uint32_t token_;
  Amount amount_;
  bool is_dozen_ = false;
};

// Most words begin no number, which is known without looking around.
bool may_begin(const Clauses& clauses, uint32_t token) {
  static const WordSet fractions{"no", "half", "third", "quarter", "dozen"};
  const WordId word = clauses.word(token);
  return begins_with_digit(clauses.article.word_at(token)) || small_number(word) ||
         vague_number(word) != nullptr || fractions.contains(word) ||
         (token + 1 < clauses.end() && clauses.article.word_at(token + 1) == "-");
}

bool AmountReader::read_number() {
  amount_.token = amount_.last = token_;
  if (const Vague* vague = vague_number(c_.word(token_)); vague != nullptr) {
    int64_t factor = 1;
    if (token_ + 2 < c_.end() && text(token_ + 1) == "of") {  // "hundreds of thousands"
      const std::string_view of = text(token_ + 2);
      factor = of == "thousands" ? 1000 : of == "millions" ? 1'000'000 : 1;
      if (factor > 1) amount_.last += 2;
    }
    amount_.low = vague->low * factor;
    amount_.high = vague->high * factor;
    return true;
  }
  static const WordSet no{"no"}, than{"more", "fewer", "less", "longer"};
  if (no.contains(c_.word(token_))) {  // "no deaths", "no one was hurt"; not "no more than nine"
    amount_.low = amount_.high = 0;
    return token_ + 1 < c_.end() && !than.contains(c_.word(token_ + 1));
  }
  if (read_share() || read_dozen()) return true;
  const auto value = value_at(token_, amount_.last);
  if (!value) return false;
  amount_.low = amount_.high = *value;
  if (const uint32_t upper = upper_bound(amount_.last); upper != kNone)
    amount_.high = *value_at(upper, amount_.last);
  return true;
}

// "a dozen", which is about twelve unless it is "more than a dozen".
bool AmountReader::read_dozen() {
  static const WordSet dozen{"dozen"}, a{"a"};
  constexpr int64_t kDozen = 12;
  if (!dozen.contains(c_.word(token_)) || token_ == c_.begin() || !a.contains(c_.word(token_ - 1)))
    return false;
  amount_.token = token_ - 1;
  amount_.low = amount_.high = kDozen;
  is_dozen_ = true;
  return true;
}

// "12.5%", "80 per cent", "half of", "a third of": in thousandths.
bool AmountReader::read_share() {
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
    amount_.last = per.contains(c_.word(next)) ? next + 1 : next;
  }
  amount_.low = amount_.high = share;
  amount_.is_share = share > 0;
  return amount_.is_share;
}

// The number that begins at `token`; `last` becomes its last word.
std::optional<int64_t> AmountReader::value_at(uint32_t token, uint32_t& last) const {
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
std::optional<int64_t> AmountReader::hyphened_at(uint32_t token, uint32_t& last) const {
  if (token + 2 >= c_.end() || text(token + 1) != "-") return std::nullopt;
  const auto value = small_number(word_id(fold(text(token)) + "-" + fold(text(token + 2))));
  if (value) last = token + 2;
  return value;
}

// "12,000 to 19,000 barrels", "between 12 and 15": the first word of the upper number. "Rose from
// 12 to 15" is two numbers.
uint32_t AmountReader::upper_bound(uint32_t last) const {
  static const WordSet to{"to"}, between{"between"}, links{"and"}, from{"from"};
  const uint32_t upper = last + 2;
  if (upper >= c_.end() || c_.upos(upper) != Upos::kNum) return kNone;
  const WordId before = token_ > c_.begin() ? c_.word(token_ - 1) : WordId{};
  const bool is_range = (to.contains(c_.word(last + 1)) && !from.contains(before)) ||
                        (links.contains(c_.word(last + 1)) && between.contains(before));
  uint32_t upper_last = upper;
  const auto value = value_at(upper, upper_last);
  return is_range && value && *value > amount_.low ? upper : kNone;
}

// The second half of "fifty-seven", of "12 to 15", of "hundreds of thousands".
bool AmountReader::is_part_of_number() const {
  if (token_ < c_.begin() + 2) return false;
  const uint32_t first = token_ - 2;
  if (text(token_ - 1) == "-") return parse_count(text(first)).has_value();
  AmountReader before(c_, first);
  return before.read_number() && before.amount_.last >= token_;
}

void AmountReader::read_modifiers() {
  static const WordSet least{"least"}, more{"more", "over", "above", "exceed", "exceeded"};
  static const WordSet about{"about",  "around",  "some",          "nearly",
                             "almost", "roughly", "approximately", "estimated"};
  static const WordSet up_to{"up", "many"}, fewer{"fewer", "less", "under"},
      money{"$", "€", "£", "¥"};
  const uint32_t first = std::max(c_.begin(), token_ - std::min(token_, kModifierReach));
  const int64_t exact = amount_.low;
  amount_.is_money = is_of_currency();
  for (uint32_t token = token_; token-- > first;) {
    const WordId word = c_.word(token);
    if (money.contains(word))
      amount_.is_money = true;
    else if (least.contains(word))
      amount_.high = INT64_MAX;
    else if (up_to.contains(word) || (more.contains(word) && is_no(token)))
      amount_.low = 0, amount_.high = exact;
    else if (more.contains(word))
      amount_.low = exact + 1, amount_.high = INT64_MAX;
    else if (fewer.contains(word))
      amount_.low = 0, amount_.high = exact - 1;
    else if (about.contains(word)) {
      const int64_t slack = std::max<int64_t>(kAboutLeast, exact / kAboutShare);
      amount_.low = std::max<int64_t>(0, exact - slack);
      amount_.high = exact + slack;
    }
    const Upos tag = c_.upos(token);
    if (tag == Upos::kVerb || tag == Upos::kNoun || c_.tokens().has(token, kIsPunctuation)) break;
  }
  if (is_dozen_ && amount_.low == exact && amount_.high == exact) {
    amount_.low -= kAboutLeast;
    amount_.high += kAboutLeast;
  }
}

}  // namespace

std::optional<Amount> amount_at(const Clauses& clauses, uint32_t token) {
  if (!may_begin(clauses, token)) return std::nullopt;
  return AmountReader(clauses, token).read();
}

bool is_number_word(const Clauses& clauses, uint32_t token) {
  if (clauses.upos(token) == Upos::kNum || small_number(clauses.word(token))) return true;
  const std::string_view word = clauses.article.word_at(token);
  return is_ascii_digit(word[0]) && parse_count(word);
}

}  // namespace dateline
