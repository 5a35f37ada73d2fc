#include "extract/claims/counts.h"

#include <algorithm>
#include <array>

#include "model/sentence_dates.h"

namespace dateline {
namespace {

// How far the word that tells what is counted may stand from its number.
constexpr uint32_t kSlotReach = 8;
constexpr uint32_t kNounReach = 5;

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
    const auto amount = amount_at(c_, token_);
    if (!amount) return std::nullopt;
    static_cast<Amount&>(count_) = *amount;
    if (is_no_count()) return std::nullopt;
    find_noun();
    if (!counts_arms()) find_slot();
    if (count_.slot == NumberSlot::kNoNumber && !counts_arms()) find_slot_by_parse();
    if (count_.slot == NumberSlot::kHeld && is_led_away(c_, count_.slot_word) && !counts_people())
      count_.slot = NumberSlot::kNoNumber;  // "took away 40 boxes"
    // "12 trains were damaged" costs nothing.
    if (count_.slot == NumberSlot::kCost && !count_.is_money) count_.slot = NumberSlot::kNoNumber;
    if (count_.slot == NumberSlot::kNoNumber && count_.noun != kNone) {
      count_.slot = NumberSlot::kOther;
      count_.slot_word = count_.noun;
    }
    if (count_.is_share || (count_.is_money && count_.slot != NumberSlot::kCost)) {
      count_.slot = count_.is_share ? NumberSlot::kShare : NumberSlot::kMoney;
      count_.slot_word = token_;
      return count_;
    }
    if (count_.slot == NumberSlot::kNoNumber) return std::nullopt;
    if (count_.slot == NumberSlot::kOther && count_.high == 0) return std::nullopt;  // "no plans"
    return count_;
  }

 private:
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
  bool is_no_count() const;
  void find_noun();
  void find_slot();
  void find_slot_by_parse();
  bool set_slot(uint32_t word);
  bool is_whole(uint32_t token) const;

  const Clauses& c_;
  const uint32_t token_;
  Count count_;
};

bool CountReader::is_no_count() const {
  const Tokens& tokens = c_.tokens();
  if (is_in_date(c_.article, token_)) return true;
  static const WordSet wholes{"hundred", "thousand", "million", "and"};
  if (token_ > c_.begin() + 1 && wholes.contains(c_.word(token_ - 1)) &&
      (wholes.contains(c_.word(token_ - 2)) || is_number_word(c_, token_ - 2)))
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
  if (of.contains(c_.word(next)) && !count_.is_share && next + 1 < c_.end() &&
      counted_before.contains(c_.word(next + 1)))
    return true;
  if (added.contains(c_.word(next))) return true;
  if (token_ > c_.begin() && another.contains(c_.word(token_ - 1))) return true;
  static const WordSet measures{"per",     "-",   "year", "km",   "miles", "kilometres", "metres",
                                "degrees", "mph", "kph",  "p.m.", "a.m.",  "points",     "times"};
  return measures.contains(c_.word(next));
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
    return (is_number_word(c_, token) && !is_whole(token)) || c_.is_mark(token, ',') ||
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

}  // namespace dateline
