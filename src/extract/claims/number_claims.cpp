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

// "The governor's office put the figure at 17,000": of what was counted just before.
void read_figure(ClaimSentence& sentence, uint32_t verb) {
  const Clauses& c = sentence.clauses();
  static const WordSet putting{"put", "give", "set", "place", "estimate"};
  static const WordSet figures{"figure", "number", "toll", "total", "count", "tally"};
  static const WordSet at{"at", "as"};
  if (!putting.contains(c.lemma(verb)) || c.is_negated(verb)) return;
  static const WordSet of{"of"};
  bool has_figure = false;
  uint32_t counted = verb;
  for (uint32_t next = verb + 1; next + 1 < std::min(c.end(), verb + 2 + kObjectReach); ++next) {
    if (c.tokens().has(next, kIsPunctuation)) return;
    if (figures.contains(c.lemma(next))) {
      has_figure = true;
      counted = of.contains(c.word(next + 1)) ? next + 2 : next;  // "dead" of "the number of dead"
    }
    if (!has_figure || !at.contains(c.word(next))) continue;
    const auto number = parse_count(c.article.word_at(next + 1));
    const Sayer sayer = sentence.subject_of(verb);
    if (!number || sayer.words.empty()) return;
    ClaimMention& claim = sentence.add(ClaimKind::kNumber, kFigure, counted,
                                       sentence.subject_begin(verb), next + 2, sayer, 800);
    claim.slot = NumberSlot::kNoNumber;
    claim.points_back = true;
    claim.low = claim.high = *number;
    return;
  }
}

void read_count(ClaimSentence& sentence, uint32_t token) {
  const Clauses& c = sentence.clauses();
  const auto count = count_at(c, token);
  if (!count || is_to_come(c, count->slot_word)) return;
  static const WordSet of{"of"}, out{"out"};
  const bool is_whole =
      token >= c.begin() + 2 && of.contains(c.word(token - 1)) && out.contains(c.word(token - 2));
  if (is_whole) return;  // "three out of 15 seats"
  const uint32_t first = std::min(count->token, count->slot_word);
  const uint32_t last =
      std::max({count->last, count->slot_word, count->noun == kNone ? 0 : count->noun});
  ClaimMention& claim = sentence.add(
      ClaimKind::kNumber, kNumber,
      count->slot == NumberSlot::kOther ? count->noun : count->slot_word, first, last + 1,
      sentence.speaker_of(token), count->slot == NumberSlot::kOther ? 500 : 800);
  claim.slot = count->slot;
  claim.low = count->low;
  claim.high = count->high;
}

}  // namespace

void read_number(ClaimSentence& sentence, uint32_t token) {
  read_count(sentence, token);
  if (sentence.clauses().upos(token) == Upos::kVerb) read_figure(sentence, token);
}

}  // namespace dateline
