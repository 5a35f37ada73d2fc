// Numbers of what was done to how many, and figures that are put on what was counted just before.
#include <algorithm>

#include "extract/claims/claim_sentence.h"
#include "extract/claims/counts.h"

namespace dateline {
namespace {

// "thousands will die": nothing to compare yet.
bool is_to_come(const Clauses& c, uint32_t token) {
  static const WordSet words{"will", "would", "could", "may", "might", "'ll", "if"};
  for (uint32_t before = token; before-- > c.begin() && before + 4 > token;)
    if (words.contains(c.word(before))) return true;
  return false;
}

// Whose figure it is: of "the union says that it has counted 88" the union's.
Sayer sayer_of(const ClaimSentence& sentence, uint32_t verb) {
  const Sayer quoted = sentence.sayer_of(verb);
  return quoted.words.empty() ? sentence.subject_of(verb) : quoted;
}

void add_figure(ClaimSentence& sentence, uint32_t counted, uint32_t verb, const Amount& amount) {
  const Sayer sayer = sayer_of(sentence, verb);
  if (sayer.words.empty()) return;
  ClaimMention& claim = sentence.add(ClaimKind::kNumber, kFigure, counted,
                                     sentence.subject_begin(verb), amount.last + 1, sayer, 800);
  claim.slot = amount.unit();
  claim.points_back = true;
  claim.low = amount.low;
  claim.high = amount.high;
}

// The first amount in [first, last) that names nothing that it counts.
std::optional<Amount> bare_amount(const Clauses& c, uint32_t first, uint32_t last) {
  for (uint32_t token = first; token < std::min(c.end(), last); ++token) {
    const auto amount = amount_at(c, token);
    if (!amount || amount->high == 0) continue;
    const uint32_t next = amount->last + 1;
    static const WordSet dead{"dead", "injured", "wounded", "missing",
                              "had",  "have",    "were",    "did"};
    // "20 wounded rebels" names what it counts.
    const bool is_noun_behind = next + 1 < c.end() && c.upos(next + 1) == Upos::kNoun;
    if (is_noun_behind && c.upos(next) != Upos::kAux && dead.contains(c.word(next)))
      return std::nullopt;
    // "71-year-old", "that 80 ‘rebels’ had"
    const bool is_joined = next + 1 < c.end() && c.is_mark(next, '-') &&
                           c.upos(next + 1) == Upos::kNoun &&
                           c.tokens().span(amount->last).end == c.tokens().begin[next];
    static const WordSet that{"that"};
    const bool is_quoted = next < c.end() && c.tokens().has(next, kOpensQuote) && token > 0 &&
                           that.contains(c.word(token - 1));
    const bool is_mark =
        next < c.end() && c.tokens().has(next, kIsPunctuation) && !is_joined && !is_quoted;
    const bool is_bare =
        next >= c.end() || is_mark || dead.contains(c.word(next)) || c.upos(next) == Upos::kCconj;
    return is_bare ? amount : std::nullopt;
  }
  return std::nullopt;
}

bool is_told_before(const Clauses& c, WordId lemma) {
  if (c.sentence_ix == 0) return false;
  const Sentence& before = c.article.sentences[c.sentence_ix - 1];
  for (uint32_t token = before.begin_token; token < before.end_token; ++token)
    if (c.lemma(token) == lemma) return true;
  return false;
}

// "The governor's office put the figure at 17,000": of what was counted just before.
void read_figure(ClaimSentence& sentence, uint32_t verb) {
  const Clauses& c = sentence.clauses();
  static const WordSet putting{"put", "give", "set", "place", "estimate"};
  static const WordSet figures{"figure", "number", "toll",    "total", "count",
                               "tally",  "it",     "turnout", "crowd", "attendance"};
  static const WordSet at{"at", "as", "nearer", "closer"}, of{"of"}, to{"to"};
  // "Put the rise at 31%": of what was said before to have risen.
  static const WordSet changes{"rise",  "increase", "fall",   "drop", "loss", "share", "cost",
                               "price", "value",    "damage", "bill", "debt", "profit"};
  constexpr uint32_t kAmountReach = 5;
  if (!putting.contains(c.lemma(verb)) || c.is_negated(verb)) return;
  bool has_figure = false;
  uint32_t counted = verb;
  for (uint32_t next = verb + 1; next + 1 < std::min(c.end(), verb + 2 + kObjectReach); ++next) {
    if (c.tokens().has(next, kIsPunctuation)) return;
    if (figures.contains(c.lemma(next)) ||
        (changes.contains(c.lemma(next)) && is_told_before(c, c.lemma(next)))) {
      has_figure = true;
      counted = of.contains(c.word(next + 1)) ? next + 2 : next;  // "dead" of "the number of dead"
    }
    if (!has_figure || !at.contains(c.word(next))) continue;
    // "Estimated the crowd at the funeral at 9,000"
    // "Puts it nearer 40", "closer to 40"
    const uint32_t behind = next + 1 + to.contains(c.word(next + 1));
    const auto amount = bare_amount(c, behind, behind + kAmountReach);
    if (!amount) continue;
    add_figure(sentence, counted, verb, *amount);
    return;
  }
}

// What happened to those counted: "treated" of "said that 40 had been treated"; without one,
// `otherwise`.
uint32_t deed_behind(const Clauses& c, const Amount& amount, uint32_t otherwise) {
  const uint32_t next = amount.last + 1;
  if (next >= c.end() || c.upos(next) != Upos::kAux) return otherwise;
  const uint32_t verb = c.verb_after(next, c.end());
  return verb == kNone ? otherwise : verb;
}

// "The union says that it has counted 88", "the fan club spoke of 1,500".
void read_bare_figure(ClaimSentence& sentence, uint32_t verb) {
  const Clauses& c = sentence.clauses();
  static const WordSet counting{"count", "report", "cite", "list", "say", "speak", "claim", "know"};
  static const WordSet of{"of"}, only{"only", "just"};
  static const WordSet before{"of",   "at",    "least",  "more", "fewer",  "less",   "than",
                              "only", "about", "around", "some", "nearly", "almost", "just",
                              "that", "up",    "to",     "a",    "no"};
  static const WordSet more{"more", "less", "fewer"}, than{"than"}, no{"no"};
  uint32_t first = verb + 1;
  while (first < c.end() && before.contains(c.word(first))) ++first;
  // "Had missed only one", "was doing no more than 60", "could not do more than 25"
  const bool is_not = c.is_negated(verb);
  const bool is_limit = first > verb + 2 && than.contains(c.word(first - 1)) &&
                        more.contains(c.word(first - 2)) &&
                        (is_not || (first > verb + 3 && no.contains(c.word(first - 3))));
  const bool is_only = verb + 1 < c.end() && only.contains(c.word(verb + 1));
  const bool is_reported = (is_only || is_limit) && !sentence.sayer_of(verb).words.empty();
  if ((!counting.contains(c.lemma(verb)) && !is_reported) || (is_not && !is_limit)) return;
  static const WordSet speaking{"speak", "know"};
  if (speaking.contains(c.lemma(verb)) && (first == verb + 1 || !of.contains(c.word(verb + 1))))
    return;
  auto amount = bare_amount(c, first, first + 1);
  if (!amount) return;
  if (is_limit && is_not && amount->high == INT64_MAX) amount->high = amount->low, amount->low = 0;
  add_figure(sentence, deed_behind(c, *amount, verb), verb, *amount);
}

// "It was $40,000", "the figure was about 300 tonnes": of what was counted just before.
void read_figure_of_it(ClaimSentence& sentence, uint32_t be) {
  const Clauses& c = sentence.clauses();
  static const WordSet forms{"was", "is", "were"}, it{"it", "that"};
  static const WordSet figures{"figure", "number", "toll", "total", "count", "sum", "amount"};
  static const WordSet before{"at",    "least", "more", "fewer",  "less",  "than", "only",
                              "about", "over",  "some", "nearly", "just",  "up",   "to",
                              "$",     "€",     "£",    "closer", "nearer"};
  static const WordSet units{"tonne",  "ton",     "barrel", "litre",
                             "gallon", "hectare", "dollar", "euro"};
  if (!forms.contains(c.word(be)) || be == c.begin() || c.is_negated(be)) return;
  const uint32_t subject = be - 1;
  const bool is_figure = figures.contains(c.lemma(subject));
  if (!it.contains(c.word(subject)) && !is_figure) return;
  uint32_t first = be + 1;
  while (first < c.end() && before.contains(c.word(first))) ++first;
  if (first >= c.end()) return;
  const auto amount = amount_at(c, first);
  if (!amount || amount->high == 0) return;
  uint32_t next = amount->last + 1;
  if (next < c.end() && units.contains(c.lemma(next))) ++next;
  if (!sentence.ends_clause(next) || sentence.sayer_of(be).words.empty()) return;
  add_figure(sentence, is_figure ? subject : be, be, *amount);
}

void read_count(ClaimSentence& sentence, uint32_t token) {
  const Clauses& c = sentence.clauses();
  const auto count = count_at(c, token);
  if (!count || is_to_come(c, count->slot_word)) return;
  static const WordSet of{"of"}, out{"out"};
  const bool is_whole =
      token >= c.begin() + 2 && of.contains(c.word(token - 1)) && out.contains(c.word(token - 2));
  if (is_whole) return;  // "three out of 15 seats"
  uint32_t first = std::min(count->token, count->slot_word);
  uint32_t last = std::max({count->last, count->slot_word, count->noun == kNone ? 0 : count->noun});
  // Money and shares say nothing without their clause.
  const bool is_bare = count->slot == NumberSlot::kMoney || count->slot == NumberSlot::kShare;
  if (const QuoteMention* quote = c.quote_at(token); is_bare && quote != nullptr) {
    first = std::max(c.begin(), c.tokens().token_at(quote->span.begin));
    last = std::min(c.end(), c.tokens().token_at(quote->span.end)) - 1;
  }
  ClaimMention& claim = sentence.add(
      ClaimKind::kNumber, kNumber,
      count->slot == NumberSlot::kOther ? count->noun : count->slot_word, first, last + 1,
      sentence.speaker_of(token), count->slot == NumberSlot::kOther ? 500 : 800);
  // "According to the railway, 30% did": of what was counted just before.
  static const WordSet leaving{"did", "had", "were", "was", "have", "do"};
  const uint32_t behind = count->last + 1;
  claim.points_back = count->slot == NumberSlot::kShare && behind < c.end() &&
                      leaving.contains(c.word(behind)) && sentence.ends_clause(behind + 1) &&
                      !claim.speaker.empty();
  claim.slot = count->slot;
  claim.low = count->low;
  claim.high = count->high;
}

}  // namespace

void read_number(ClaimSentence& sentence, uint32_t token) {
  read_count(sentence, token);
  if (sentence.clauses().upos(token) == Upos::kAux) read_figure_of_it(sentence, token);
  if (sentence.clauses().upos(token) != Upos::kVerb) return;
  read_figure(sentence, token);
  read_bare_figure(sentence, token);
}

}  // namespace dateline
