#include "extract/claims/claim_sentence.h"

#include <algorithm>

#include "text/fold.h"

namespace dateline {

Sayer ClaimSentence::speaker_of(uint32_t token) const {
  const QuoteMention* quote = c_.quote_at(token);
  return quote == nullptr ? Sayer{} : Sayer{quote->speaker_mention, quote->speaker};
}

Sayer ClaimSentence::sayer_of(uint32_t token) const {
  const Sayer quoted = speaker_of(token);
  if (!quoted.words.empty()) return quoted;
  const uint32_t verb = c_.verb_of_saying_before(token);
  return verb == kNone ? Sayer{} : subject_of(verb);
}

uint32_t ClaimSentence::subject_begin(uint32_t verb) const {
  const Tokens& tokens = c_.tokens();
  for (uint32_t subject = c_.begin(); subject < verb; ++subject) {
    if (tokens.head[subject] != verb || tokens.deprel[subject] != Deprel::kNsubjPass) continue;
    uint32_t first = subject;
    while (first > c_.begin() && tokens.head[first - 1] >= first &&
           tokens.head[first - 1] <= subject)
      --first;
    return first;
  }
  const Span words = c_.subject_words(verb);
  uint32_t first = verb;
  while (!words.empty() && first > c_.begin() && c_.tokens().begin[first] > words.begin) --first;
  return first;
}

uint32_t ClaimSentence::claim_end(uint32_t token) const {
  static const WordSet which{"which"};
  const uint32_t last = c_.clause_end(token);
  for (uint32_t next = token + 1; next < last; ++next) {
    if (c_.is_dash(next) || adds_words(next) || opens_verb(next, token, last)) return next;
    if (!c_.is_mark(next, ',') || next + 2 >= last) continue;
    if (c_.upos(next + 1) == Upos::kCconj || which.contains(c_.word(next + 1))) return next;
    if (c_.upos(next + 1) == Upos::kDet && is_claim_noun(next + 2)) return next;
  }
  return last;
}

// "denied the charge saying he was not there": what follows is said, not denied.
bool ClaimSentence::adds_words(uint32_t token) const {
  static const WordSet saying{"saying", "insisting", "arguing", "adding", "maintaining"};
  return saying.contains(c_.word(token));
}

// "denies the charges and has told the court", "rejected the claim and confirmed the vote":
// another thing that he does.
bool ClaimSentence::opens_verb(uint32_t token, uint32_t verb, uint32_t last) const {
  static const WordSet having{"has", "had", "have", "is", "was", "said", "told"};
  if (c_.upos(token) != Upos::kCconj || token + 2 >= last) return false;
  const bool is_joined = c_.upos(token + 1) == Upos::kVerb &&
                         c_.tokens().deprel[token + 1] == Deprel::kConj &&
                         c_.tokens().head[token + 1] == verb;
  return is_joined || having.contains(c_.word(token + 1));
}

// "Correction: an earlier version of this article said ..."
bool ClaimSentence::speaks_of_correction() const {
  static const WordSet words{"correction", "corrected", "corrects",
                             "retraction", "retracts",  "clarification"};
  for (uint32_t token = c_.begin(); token < std::min(c_.end(), c_.begin() + 3); ++token)
    if (words.contains(c_.word(token))) return true;
  return false;
}

ClaimMention& ClaimSentence::add(ClaimKind kind, ClaimRule rule, uint32_t token,
                                 uint32_t first_token, uint32_t end_token, Sayer sayer,
                                 uint16_t confidence) {
  while (end_token > first_token + 1 && c_.tokens().has(end_token - 1, kIsPunctuation)) --end_token;
  ClaimMention claim;
  claim.span = c_.tokens().span(first_token, end_token);
  claim.token = token;
  claim.sentence = c_.sentence_ix;
  claim.kind = kind;
  claim.who = sayer.mention;
  claim.speaker = sayer.words;
  claim.is_correction = is_correction_;
  claim.rule = rule;
  claim.confidence = confidence;
  claim.event = event_in(first_token, end_token);
  claims_.push_back(claim);
  return claims_.back();
}

// The first event told between two tokens.
uint32_t ClaimSentence::event_in(uint32_t first_token, uint32_t end_token) const {
  const auto& events = c_.article.events;
  const auto event =
      std::lower_bound(events.begin(), events.end(), first_token,
                       [](const EventMention& mention, uint32_t at) { return mention.token < at; });
  return event != events.end() && event->token < end_token
             ? static_cast<uint32_t>(event - events.begin())
             : kNone;
}

bool ClaimSentence::denies(uint32_t token) const {
  if (!is_denial_word(token)) return false;
  if (c_.lexicon.list(WordList::kDenials).find(c_.lemma(token)) != kOnlyClaims) return true;
  const uint32_t last = std::min(c_.end(), token + kObjectReach);
  for (uint32_t noun = std::max(c_.begin() + kObjectReach, token) - kObjectReach; noun < last;
       ++noun)
    if (is_claim_noun(noun)) return true;
  return false;
}

bool ClaimSentence::names_claim(uint32_t token) const {
  static const WordSet that_of{"that", "of"};
  if (!is_claim_noun(token)) return false;
  if (c_.upos(token) == Upos::kNoun) return true;
  if (token > c_.begin()) return c_.upos(token - 1) == Upos::kDet;
  return token + 1 < c_.end() && that_of.contains(c_.word(token + 1));
}

const ClaimMention* ClaimSentence::statement_before(uint32_t token) const {
  for (auto claim = claims_.rbegin(); claim != claims_.rend(); ++claim) {
    if (claim->sentence != c_.sentence_ix) break;
    const bool is_before = claim->span.end <= c_.tokens().begin[token];
    if (is_before && claim->kind == ClaimKind::kAssertion && !claim->speaker.empty())
      return &*claim;
  }
  return nullptr;
}

std::optional<ClaimSentence::DenialVerb> ClaimSentence::denial_verb(uint32_t token) const {
  const WordTable& denials = c_.lexicon.list(WordList::kDenials);
  const uint32_t next = token + 1;
  if (next < c_.end() && (c_.upos(next) == Upos::kAdp || c_.upos(next) == Upos::kAdv))
    if (const auto kind =
            denials.find(fold(c_.article.lemma_at(token)) + " " + fold(c_.article.word_at(next))))
      return DenialVerb{*kind, next};
  // "Cast doubt on the figure"
  if (next + 1 < c_.end() && c_.upos(next) == Upos::kNoun)
    if (const auto kind =
            denials.find(fold(c_.article.lemma_at(token)) + " " + fold(c_.article.word_at(next))))
      return DenialVerb{*kind, next + 1};
  if (const auto kind = denials.find(c_.lemma(token))) return DenialVerb{*kind, token};
  return std::nullopt;
}

bool ClaimSentence::is_of_claim_before(uint32_t verb, uint32_t last) const {
  static const WordSet openers{"that", "which"}, as{"as"};
  const uint32_t behind = last + 1;
  if (!ends_clause(behind) && !as.contains(c_.word(behind))) return false;
  for (uint32_t token = verb; token-- > c_.begin() + 1 && token + kObjectReach > verb;)
    if (openers.contains(c_.word(token))) return is_claim_noun(token - 1);
  return false;
}

bool ClaimSentence::is_charge(uint32_t token) const {
  static const WordSet verbs{"accuse", "blame", "charge", "suspect"};
  static const WordSet hold{"hold"}, to_blame{"responsible", "accountable"};
  if (token >= c_.end()) return false;
  if (!hold.contains(c_.lemma(token))) return verbs.contains(c_.lemma(token));
  for (uint32_t next = token + 1; next < std::min(c_.end(), token + kObjectReach); ++next)
    if (to_blame.contains(c_.word(next))) return true;
  return false;
}

bool ClaimSentence::is_infinitive(uint32_t verb) const {
  static const WordSet to{"to"};
  return verb > c_.begin() && to.contains(c_.word(verb - 1));
}

bool ClaimSentence::is_mere_chance(uint32_t first_token, uint32_t end_token) const {
  static const WordSet words{"could", "may", "might", "should", "must"};
  static const WordSet relative{"that", "which", "who"};  // "a draft that should not be sent"
  for (uint32_t token = first_token; token < end_token; ++token) {
    if (!words.contains(c_.word(token)) || c_.upos(token) == Upos::kPropn) continue;
    static const WordSet could{"could"}, no{"not", "n't"};  // "could not swim": it is so
    if (could.contains(c_.word(token)) && token + 1 < end_token && no.contains(c_.word(token + 1)))
      continue;
    if (token == c_.begin() || !relative.contains(c_.word(token - 1))) return true;
  }
  return false;
}

// Where the "that" of "denied in a statement that she knew" stands; kNone without one.
uint32_t ClaimSentence::that_clause_behind(uint32_t verb) const {
  static const WordSet that{"that"};
  const uint32_t last = std::min(c_.end(), verb + 1 + kObjectReach);
  for (uint32_t next = verb + 1; next < last; ++next) {
    const Upos tag = c_.upos(next);
    const bool opens_clause =
        tag == Upos::kSconj || (next + 1 < c_.end() && c_.upos(next + 1) == Upos::kPron);
    if (that.contains(c_.word(next)) && opens_clause) return next;
    if (tag == Upos::kVerb || tag == Upos::kAux || c_.tokens().has(next, kIsPunctuation)) break;
  }
  return kNone;
}

// "She rejected that.", "they dispute this": nothing but what was said before.
bool ClaimSentence::is_pronoun_alone(uint32_t token) const {
  static const WordSet that{"that", "this"};
  return token < c_.end() && that.contains(c_.word(token)) && ends_clause(token + 1);
}

// The end, a mark, or "and", "but", "saying".
bool ClaimSentence::ends_clause(uint32_t token) const {
  static const WordSet saying{"saying", "insisting", "arguing"};
  return token >= c_.end() || c_.tokens().has(token, kIsPunctuation) ||
         c_.upos(token) == Upos::kCconj || saying.contains(c_.word(token));
}

bool ClaimSentence::has_claim_noun_behind(uint32_t token) const {
  const uint32_t last = std::min(c_.end(), token + 1 + kObjectReach);
  for (uint32_t next = token + 1; next < last; ++next) {
    const Upos tag = c_.upos(next);
    if (tag == Upos::kNoun && is_claim_noun(next)) return true;
    if (tag == Upos::kVerb || tag == Upos::kSconj || c_.tokens().has(next, kIsPunctuation))
      return false;
  }
  return false;
}

// "a report that", "claims of", "reports by the agency and others of".
bool ClaimSentence::opens_claim(uint32_t noun) const {
  static const WordSet that_of{"that", "of", "to", "in", "whatsoever"}, by{"by", "from", "in"};
  if (noun + 1 >= c_.end()) return false;
  if (!by.contains(c_.word(noun + 1))) return that_of.contains(c_.word(noun + 1));
  for (uint32_t next = noun + 2; next < std::min(c_.end(), noun + 2 + kObjectReach); ++next) {
    if (that_of.contains(c_.word(next))) return true;
    if (c_.upos(next) == Upos::kVerb || c_.tokens().has(next, kIsPunctuation)) return false;
  }
  return false;
}

}  // namespace dateline
