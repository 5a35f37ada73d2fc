// Statements: what somebody is quoted or reported to say.
#include <algorithm>

#include "extract/claims/claim_sentence.h"
#include "model/dateline_prefix.h"

namespace dateline {
namespace {

// A shorter quotation is a name or a phrase: “maximum pressure”.
constexpr uint32_t kShortestStatement = 4;
// How far the verb of saying may stand behind the comma: ", Canadian and US officials said".
constexpr uint32_t kSubjectReach = 12;

class StatementReader {
 public:
  explicit StatementReader(ClaimSentence& sentence) : s_(sentence), c_(sentence.clauses()) {}

  void read_statement(const QuoteMention& quote);
  void read_speech(uint32_t token);
  void read_laying(uint32_t verb);

 private:
  void add_statement(uint32_t first, uint32_t last, Sayer sayer, ClaimRule rule = kStatement);
  uint32_t end_before_name_of(uint32_t first, uint32_t last) const;
  uint32_t gapped_that(uint32_t first, uint32_t last) const;
  bool is_short_reply(uint32_t first, uint32_t last) const;
  bool names_as(uint32_t verb) const;
  bool is_wish(uint32_t token) const;
  uint32_t nothing_in(uint32_t first, uint32_t last) const;
  bool ends_uninvolved(uint32_t verb, uint32_t last) const;
  uint32_t such_noun(uint32_t first, uint32_t last) const;
  uint32_t main_verb(uint32_t first, uint32_t last) const;
  bool has_subject(uint32_t first, uint32_t verb) const;
  bool is_verbless(uint32_t first, uint32_t last) const;
  bool is_said(uint32_t cue) const;
  bool is_not(uint32_t verb, uint32_t last) const;
  bool begins_with_no(uint32_t first, uint32_t verb) const;

  ClaimSentence& s_;
  const Clauses& c_;
};

// "Two officers identified the voice as that of Holm"
bool StatementReader::names_as(uint32_t verb) const {
  static const WordSet naming{"identify", "recognise", "recognize", "name"}, as{"as"};
  static const WordSet name{"name"}, who{"who"};
  constexpr uint32_t kReach = 12;
  if (!naming.contains(c_.lemma(verb)) || c_.is_negated(verb) || c_.subject_words(verb).empty())
    return false;
  for (uint32_t token = verb + 2; token < std::min(c_.end(), verb + kReach); ++token) {
    if (!as.contains(c_.word(token))) continue;
    // "Named Holm as the man who had borrowed it", not "as chief executive".
    return !name.contains(c_.lemma(verb)) ||
           (token + 3 < c_.end() && who.contains(c_.word(token + 3)));
  }
  return false;
}

// What is quoted or reported of the sentence is a statement; so far as it goes on in the next
// sentence, that is one of its own.
void StatementReader::read_statement(const QuoteMention& quote) {
  uint32_t first = std::max(c_.begin(), c_.tokens().token_at(quote.span.begin));
  const uint32_t last =
      end_before_name_of(first, std::min(c_.end(), c_.tokens().token_at(quote.span.end)));
  const uint32_t cue = c_.cue_of(quote);
  // "told his cabinet that it was signed"; "told them to leave" asks.
  static const WordSet that{"that"};
  constexpr uint32_t kHearerReach = 6;
  uint32_t opener = first;
  while (opener < std::min(last, first + kHearerReach) && !that.contains(c_.word(opener))) ++opener;
  const bool is_that = opener < last && that.contains(c_.word(opener));
  // "He will go, two people told the paper": told behind it, it is no order.
  const bool is_order = is_wish(cue) && cue < last;
  if (is_order && is_that) first = opener;
  if (s_.is_charge(cue) || (is_order && !is_that) || s_.is_denial_word(cue)) return;
  if (is_verbless(first, last) && !is_said(cue)) return;
  const uint32_t second = gapped_that(first, last);
  if (second == kNone) return add_statement(first, last, {quote.speaker_mention, quote.speaker});
  const uint32_t other = c_.mention_at(second - 1);
  const Span name = c_.article.entities[other].span;
  add_statement(first, c_.tokens().token_at(name.begin) - 1,
                {quote.speaker_mention, quote.speaker});
  add_statement(second, last, {other, name}, kGapped);
}

// "said that it was theirs, [a claim that the north does not accept]": what follows is not said.
uint32_t StatementReader::end_before_name_of(uint32_t first, uint32_t last) const {
  static const WordSet relative{"that", "which"};
  for (uint32_t token = first + kShortestStatement; token + 3 < last; ++token)
    if (c_.is_mark(token, ',') && c_.upos(token + 1) == Upos::kDet && s_.is_claim_noun(token + 2) &&
        relative.contains(c_.word(token + 3)))
      return token;
  return last;
}

// "Lima says that it fired, [Quito that it did not]": where what another says begins, whose verb is
// left out; kNone where nobody follows so.
uint32_t StatementReader::gapped_that(uint32_t first, uint32_t last) const {
  static const WordSet that{"that"};
  for (uint32_t token = first + 3; token + 2 < last; ++token) {
    if (!that.contains(c_.word(token)) || c_.upos(token) != Upos::kSconj) continue;
    const uint32_t other = c_.mention_at(token - 1);
    if (other == kNone) continue;
    const uint32_t name = c_.tokens().token_at(c_.article.entities[other].span.begin);
    if (name > first + 1 && c_.is_mark(name - 1, ',')) return token;
  }
  return kNone;
}

// "soldiers had sold food, survivors said" and "survivors said soldiers had sold food", where the
// quotes have no such words.
void StatementReader::read_speech(uint32_t token) {
  if (names_as(token))
    return add_statement(s_.subject_begin(token), s_.claim_end(token), s_.subject_of(token));
  if (!c_.is_speech(token) || s_.is_charge(token) || is_wish(token) || s_.is_denial_word(token))
    return;
  if (c_.is_negated(token) || c_.subject_words(token).empty()) return;
  if (token > c_.begin() && c_.is_mark(token - 1, ',')) return;  // ", said an official"
  const uint32_t next = token + 1;
  const bool clause_follows = next + 1 < c_.end() && !c_.tokens().has(next, kIsPunctuation) &&
                              c_.upos(next) != Upos::kAdp && c_.date_end(next) == next;
  if (clause_follows) {
    if (c_.quote_at(next + 1) == nullptr)
      add_statement(next, s_.claim_end(next), s_.subject_of(token));
    return;
  }
  for (uint32_t before = token; before-- > c_.begin() && before + kSubjectReach > token;) {
    if (!c_.is_mark(before, ',')) continue;
    const uint32_t first = behind_dateline(c_.article, c_.sentence());
    if (c_.quote_at(first + 1) == nullptr) add_statement(first, before, s_.subject_of(token));
    return;
  }
}

void StatementReader::add_statement(uint32_t first, uint32_t last, Sayer sayer, ClaimRule rule) {
  static const WordSet that{"that"}, to{"to"},
      conditions{"if", "unless", "whether", "as", "when", "contrary"};
  if (conditions.contains(c_.word(first))) return;
  if (sayer.mention == kNone && sayer.words.empty()) return;
  // "The boy fell" says enough, a phrase in quotation marks does not.
  const bool is_phrase = !that.contains(c_.word(first)) && c_.tokens().has(first, kInQuote);
  const uint32_t words = last - first + (is_phrase ? 0 : 1);
  if (words < kShortestStatement && !is_short_reply(first, last)) return;
  for (uint32_t token = first; token < last; ++token)
    if (s_.denies(token)) return;  // "said the reports were false"
  const uint32_t verb = main_verb(first, last);
  if (s_.is_mere_chance(first, last) && !is_short_reply(first, last)) return;
  // "called for [troops to leave the country]"
  if (to.contains(c_.word(first)) || (verb > first && to.contains(c_.word(verb - 1)))) return;
  if (!has_subject(first, verb) && !is_verbless(first, last)) return;
  static const WordSet relative{"who", "which", "whom", "whose"};
  if (verb > first && relative.contains(c_.word(verb - 1))) return;  // "an official who asked"
  const bool is_negated =
      c_.is_negated(verb) || is_not(verb, last) || begins_with_no(first, std::min(last, verb + 2));
  const uint32_t such = such_noun(first, last);
  const uint32_t none = such == kNone || !is_negated ? nothing_in(first, last) : kNone;
  if (const uint32_t noun = none == kNone ? such : none;
      noun != kNone && (is_negated || none != kNone)) {
    s_.add(ClaimKind::kDenial, kNothingSuch, noun, first, last, sayer, 750).points_back = true;
    return;
  }
  if (is_negated && ends_uninvolved(verb, last)) {
    s_.add(ClaimKind::kDenial, kNothingSuch, last - 1, first, last, sayer, 750).points_back = true;
    return;
  }
  s_.add(ClaimKind::kAssertion, rule, verb, first, last, sayer, 600).is_negated = is_negated;
}

// "said that it could", "that they had not": of what was said just before.
bool StatementReader::is_short_reply(uint32_t first, uint32_t last) const {
  static const WordSet that{"that"}, no{"not", "n't"};
  if (first >= last) return false;
  if (that.contains(c_.word(first))) ++first;
  if (no.contains(c_.word(last - 1))) --last;
  return last == first + 2 && c_.upos(first) == Upos::kPron && c_.upos(last - 1) == Upos::kAux;
}

// "Put it down to an old wire", "attributed it to", "pointed the finger at": said by that.
void StatementReader::read_laying(uint32_t verb) {
  static const WordSet laying{"put", "attribute", "ascribe", "point"};
  static const WordSet down{"down"}, to{"to"}, finger{"finger"}, at{"at"}, put{"put"};
  static const WordSet point{"point"};
  constexpr uint32_t kReach = 7;
  const WordId lemma = c_.lemma(verb);
  if (!laying.contains(lemma) || c_.is_negated(verb)) return;
  const WordSet* before = put.contains(lemma) ? &down : point.contains(lemma) ? &finger : nullptr;
  const Sayer sayer = s_.subject_of(verb);
  if (sayer.words.empty()) return;
  for (uint32_t token = verb + 2; token + 1 < std::min(c_.end(), verb + kReach); ++token) {
    if (c_.tokens().has(token, kIsPunctuation)) return;
    if (!(before == &finger ? at : to).contains(c_.word(token)) ||
        (before != nullptr && !before->contains(c_.word(token - 1))))
      continue;
    s_.add(ClaimKind::kAssertion, kCause, verb, verb, s_.claim_end(verb), sayer, 600);
    return;
  }
}

// "called for all troops to leave", "hope that it will be enough": claims nothing.
bool StatementReader::is_wish(uint32_t token) const {
  static const WordSet hoping{"hope", "want", "wish", "expect"};
  if (token >= c_.end()) return false;
  if (hoping.contains(c_.lemma(token))) return true;
  const auto value = c_.lexicon.list(WordList::kOutlookVerbs).find(c_.lemma(token));
  return value && static_cast<OutlookKind>(*value & 7) == OutlookKind::kDemand;
}

// "It promised nothing of the sort", "he had nothing to do with it"; kNone without one.
uint32_t StatementReader::nothing_in(uint32_t first, uint32_t last) const {
  static const WordSet nothing{"nothing", "anything"}, of{"of"}, the{"the"}, sort{"sort", "kind"};
  static const WordSet to{"to"}, does{"do"}, with{"with"}, it{"it", "this", "that"};
  for (uint32_t token = first; token + 3 < last; ++token) {
    if (!nothing.contains(c_.word(token))) continue;
    if (of.contains(c_.word(token + 1)) && the.contains(c_.word(token + 2)) &&
        sort.contains(c_.word(token + 3)))
      return token;
    if (token + 4 < last && to.contains(c_.word(token + 1)) && does.contains(c_.word(token + 2)) &&
        with.contains(c_.word(token + 3)) && it.contains(c_.word(token + 4)))
      return token + 4;
  }
  return kNone;
}

// "They were not involved", "it was not to blame": in what was said before.
bool StatementReader::ends_uninvolved(uint32_t verb, uint32_t last) const {
  static const WordSet part{"involved", "responsible", "behind", "blame", "it"};
  static const WordSet behind{"behind"};
  while (last > verb + 1 && c_.tokens().has(last - 1, kIsPunctuation)) --last;
  if (last < verb + 2 || !part.contains(c_.word(last - 1))) return false;
  static const WordSet it{"it"};
  return !it.contains(c_.word(last - 1)) || behind.contains(c_.word(last - 2));
}

// The noun of "had never received such a report", "no such statement existed"; kNone without one.
uint32_t StatementReader::such_noun(uint32_t first, uint32_t last) const {
  static const WordSet such{"such"};
  for (uint32_t token = first; token + 1 < last; ++token) {
    if (!such.contains(c_.word(token))) continue;
    for (uint32_t noun = token + 1; noun < last && noun < token + 4; ++noun)
      if (c_.upos(noun) == Upos::kNoun) return noun;
  }
  return kNone;
}

// The verb that the rest hangs on; without a parse, the verb that the first auxiliary leads up to,
// or the first verb.
uint32_t StatementReader::main_verb(uint32_t first, uint32_t last) const {
  static const WordSet be{"be"};
  for (uint32_t token = first; token < last; ++token) {
    const uint32_t head = c_.tokens().head[token];
    const bool is_root = head == token || head < first || head >= last;
    if (is_root && c_.upos(token) == Upos::kVerb) return token;
  }
  for (uint32_t token = first; token < last; ++token) {
    if (c_.upos(token) == Upos::kVerb) return token;
    if (c_.upos(token) != Upos::kAux) continue;
    // "Was open on Monday": it is that it was.
    const uint32_t verb = c_.verb_after(token, last);
    const bool is_verb =
        verb != kNone && (c_.upos(verb) == Upos::kVerb || c_.upos(verb) == Upos::kAux ||
                          !be.contains(c_.lemma(token)));
    return is_verb ? verb : token;
  }
  return first;
}

// "The bridge was closed", not "for the bridge" or "closing the bridge": something can be so.
bool StatementReader::has_subject(uint32_t first, uint32_t verb) const {
  for (uint32_t token = first; token < verb; ++token) {
    const Upos tag = c_.upos(token);
    if (tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kPron || tag == Upos::kNum)
      return true;
    if (tag != Upos::kAdp) continue;
    while (token < verb && !c_.is_mark(token, ',')) ++token;  // "In Beirut, the bridge ..."
  }
  return false;
}

// Not "promising '100 percent transparency'".
bool StatementReader::is_said(uint32_t cue) const {
  static const WordSet say{"say"};
  return cue < c_.end() && say.contains(c_.lemma(cue));
}

// "Human error, not fraud," quoted: what others reject.
bool StatementReader::is_verbless(uint32_t first, uint32_t last) const {
  bool has_noun = false;
  for (uint32_t token = first; token < last; ++token) {
    const Upos tag = c_.upos(token);
    if (tag == Upos::kVerb || tag == Upos::kAux || tag == Upos::kPropn) return false;
    has_noun = has_noun || tag == Upos::kNoun;
  }
  return has_noun && first + 1 < last && c_.tokens().has(first + 1, kInQuote);
}

// "It was not a ricochet"
bool StatementReader::is_not(uint32_t verb, uint32_t last) const {
  static const WordSet no{"not", "n't", "never"};
  return c_.upos(verb) == Upos::kAux && verb + 1 < last && no.contains(c_.word(verb + 1));
}

// "no missile had hit the plane", "nobody was hurt".
bool StatementReader::begins_with_no(uint32_t first, uint32_t verb) const {
  static const WordSet words{"no", "nobody", "none", "neither", "nothing"};
  for (uint32_t token = first; token < verb; ++token)
    if (words.contains(c_.word(token))) return true;
  return false;
}

}  // namespace

void read_statement(ClaimSentence& sentence, const QuoteMention& quote) {
  StatementReader(sentence).read_statement(quote);
}

void read_speech(ClaimSentence& sentence, uint32_t token) {
  StatementReader reader(sentence);
  reader.read_speech(token);
  reader.read_laying(token);
}

}  // namespace dateline
