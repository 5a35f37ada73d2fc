#include "extract/outlooks/cue_phrases.h"

#include <algorithm>

#include "lexicon/actions.h"

namespace dateline {
namespace {

// How far "to" may stand from the verb that asks for it: "called on both sides of the border to
// stop".
constexpr uint32_t kSomebodyReach = 16;

}  // namespace

const WordSet& future_modals() {
  static const WordSet words{"will", "wo", "'ll", "shall", "would", "'d"};
  return words;
}
const WordSet& weak_modals() {
  static const WordSet words{"could", "may", "might"};
  return words;
}
const WordSet& duties() {
  static const WordSet words{"must", "should", "ought"};
  return words;
}

bool CuePhrases::is_to(uint32_t at) const {
  static const WordSet words{"to"};
  return at < c_.end() && words.contains(c_.word(at));
}

bool CuePhrases::is_be(uint32_t at) const {
  static const WordSet words{"be", "'s", "'re"};
  return c_.upos(at) == Upos::kAux && words.contains(c_.lemma(at));
}

uint32_t CuePhrases::infinitive_at(uint32_t at) const {
  static const WordSet negations{"not", "never"};  // "vowed not to resign"
  const bool is_negated = at + 1 < c_.end() && negations.contains(c_.word(at));
  const uint32_t to = is_negated ? at + 1 : at;
  // "delegates pledged to them are": nothing is to be done.
  if (to + 1 < c_.end() && c_.upos(to + 1) == Upos::kPron) return kNone;
  return is_to(to) ? c_.verb_after(to, c_.end()) : kNone;
}

uint32_t CuePhrases::skip_asides(uint32_t at) const {
  uint32_t next = at;
  while (next < c_.end()) {
    if (c_.upos(next) == Upos::kAdv) {
      ++next;
      continue;
    }
    const uint32_t inside = c_.upos(next) == Upos::kAdp && !is_to(next) ? next + 1 : next;
    const uint32_t behind = c_.date_end(inside);
    if (behind == inside) break;
    next = behind;
  }
  return next;
}

uint32_t CuePhrases::infinitive_behind(uint32_t at) const {
  const uint32_t last = std::min(c_.clause_end(at), at + kSomebodyReach);
  for (uint32_t next = at; next < last; ++next) {
    if (is_to(next) && next > at) {
      const uint32_t verb = infinitive_at(next);
      if (verb != kNone) return verb;
    }
    const Upos tag = c_.upos(next);
    const bool describes = tag == Upos::kVerb && next + 1 < last && is_ing(next) &&
                           c_.upos(next + 1) == Upos::kNoun;  // "neighbouring states"
    if ((tag == Upos::kVerb && !describes) || tag == Upos::kAux || tag == Upos::kSconj ||
        c_.is_mark(next, ';'))
      return kNone;
  }
  return kNone;
}

bool CuePhrases::is_ing(uint32_t token) const {
  const std::string_view word = c_.article.word_at(token);
  return word.size() > 4 && word.substr(word.size() - 3) == "ing";
}

uint32_t CuePhrases::future_verb_behind(uint32_t at) const {
  const uint32_t last = c_.clause_end(at);
  for (uint32_t next = at; next < last; ++next) {
    if (c_.upos(next) != Upos::kAux) continue;
    const WordId word = c_.word(next);
    if (future_modals().contains(word) || weak_modals().contains(word) || duties().contains(word))
      return c_.verb_after(next, last);
  }
  return kNone;
}

uint32_t CuePhrases::wished_verb_behind(uint32_t at) const {
  static const WordSet that{"that"}, be{"be"};
  if (at >= c_.end() || !that.contains(c_.word(at))) return kNone;
  const uint32_t last = c_.clause_end(at);
  for (uint32_t next = at + 1; next < last; ++next) {
    if (c_.upos(next) == Upos::kVerb) return next;
    // "That the port be shut" has its verb in what is read as an adjective.
    if (be.contains(c_.word(next)) && next + 1 < last && c_.upos(next + 1) == Upos::kAdj)
      return next + 1;
  }
  return kNone;
}

uint32_t CuePhrases::noun_behind(uint32_t at) const {
  const uint32_t last = std::min(c_.clause_end(at), at + kNounReach);
  uint32_t noun = kNone;
  for (uint32_t next = at; next < last; ++next) {
    const Upos tag = c_.upos(next);
    if (noun != kNone && c_.date_at(next) != nullptr) break;  // "hold a hearing tomorrow"
    const bool is_possessive =
        tag == Upos::kPron && noun == kNone && next + 1 < last && c_.upos(next + 1) != Upos::kVerb;
    if (is_possessive) continue;  // "demanded her resignation"
    const bool describes = is_ing(next) && next + 1 < last &&
                           (c_.upos(next + 1) == Upos::kAdj || c_.upos(next + 1) == Upos::kNoun);
    if (describes) continue;  // "punishing sanctions"
    // "the martyr Soleimani's revenge"
    const bool names_owner = tag == Upos::kPropn || tag == Upos::kPart;
    if (names_owner) continue;
    if (tag == Upos::kNoun)
      noun = next;
    else if (noun != kNone || tag == Upos::kVerb || tag == Upos::kSconj || tag == Upos::kPron)
      break;
  }
  return noun;
}

bool CuePhrases::is_passive() const {
  if (is_ing(token_)) return false;  // "is demanding"
  for (uint32_t before = token_; before-- > c_.begin() && before + 4 > token_;) {
    if (is_be(before)) return true;
    const Upos tag = c_.upos(before);
    if (tag != Upos::kAdv && tag != Upos::kPart && tag != Upos::kAux) return false;
  }
  return false;
}

bool CuePhrases::is_past_passive() const {
  static const WordSet past{"was", "were", "been", "had"};
  for (uint32_t before = token_; before-- > c_.begin() && before + 4 > token_;)
    if (c_.upos(before) == Upos::kAux && past.contains(c_.word(before))) return true;
  return false;
}

bool CuePhrases::is_unreal() const {
  for (uint32_t before = token_; before-- > c_.begin() && before + 4 > token_;) {
    const WordId word = c_.word(before);
    if (is_to(before) || future_modals().contains(word) || weak_modals().contains(word) ||
        duties().contains(word))
      return true;
    static const WordSet phases{"start", "begin", "keep", "stop"};  // "will start demanding"
    const Upos tag = c_.upos(before);
    if (tag != Upos::kAdv && tag != Upos::kPart && tag != Upos::kAux &&
        !phases.contains(c_.lemma(before)))
      return false;
  }
  return false;
}

bool CuePhrases::describes_noun() const {
  const bool behind_determiner = token_ > c_.begin() && (c_.upos(token_ - 1) == Upos::kDet ||
                                                         c_.upos(token_ - 1) == Upos::kAdj);
  return behind_determiner && token_ + 1 < c_.end() && c_.upos(token_ + 1) == Upos::kNoun;
}

bool CuePhrases::follows_noun() const {
  static const WordSet by{"by"};
  if (token_ + 1 >= c_.end() || !by.contains(c_.word(token_ + 1))) return false;
  uint32_t before = token_;
  while (before > c_.begin() && c_.upos(before - 1) == Upos::kAdv) --before;
  return before > c_.begin() &&
         (c_.upos(before - 1) == Upos::kNoun || c_.upos(before - 1) == Upos::kPropn);
}

bool CuePhrases::is_circumstance() const {
  static const WordSet when{"as", "when"};
  for (uint32_t before = token_; before-- > c_.begin();) {
    if (c_.upos(before) == Upos::kSconj || c_.upos(before) == Upos::kAdv) {
      if (when.contains(c_.word(before))) return true;
    }
    const Upos tag = c_.upos(before);
    if (c_.tokens().has(before, kIsPunctuation) || tag == Upos::kVerb || tag == Upos::kAux ||
        tag == Upos::kCconj)
      return false;
  }
  return false;
}

bool CuePhrases::has_no_subject() const {
  static const WordSet words{"no", "nobody", "none", "neither"};
  const Span subject = c_.subject_words(token_);
  for (uint32_t before = token_; before-- > c_.window_begin(token_);)
    if (c_.tokens().begin[before] == subject.begin) return words.contains(c_.word(before));
  return false;
}

bool CuePhrases::is_done_with() const {
  static const WordSet verbs{"keep", "break", "fulfil", "fulfill", "honour", "honor", "elect"};
  for (uint32_t before = token_; before-- > c_.begin() && before + 5 > token_;)
    if (c_.upos(before) == Upos::kVerb) return verbs.contains(c_.lemma(before));
  return false;
}

uint32_t CuePhrases::subject_noun(uint32_t verb) const {
  const Span subject = c_.subject_words(verb);
  if (subject.empty()) return kNone;
  uint32_t noun = kNone;
  for (uint32_t token = c_.tokens().token_at(subject.begin);
       token < verb && c_.tokens().begin[token] < subject.end; ++token) {
    const bool is_name = c_.upos(token) == Upos::kNoun || c_.upos(token) == Upos::kPropn;
    if (c_.upos(token) == Upos::kPart) noun = kNone;  // "Alcyon's report"
    if (!is_name && noun != kNone) break;
    if (is_name) noun = token;
  }
  return noun;
}

uint32_t CuePhrases::deed_of(uint32_t verb) const {
  static const WordSet light{"make", "take", "give", "hold",  "impose",  "issue",
                             "pay",  "bear", "face", "bring", "deliver", "carry"};
  static const WordSet no_deed{"place", "part", "effect", "time", "money", "step"};
  static const WordSet going{"go"}, to{"to"};
  if (verb == kNone) return verb;
  if (going.contains(c_.lemma(verb)) && verb + 2 < c_.end() && to.contains(c_.word(verb + 1))) {
    const uint32_t where = noun_behind(verb + 2);  // "go to jail"
    return where != kNone && action_of(c_.lexicon, c_.lemma(where)).group != 0 ? where : verb;
  }
  if (!light.contains(c_.lemma(verb)) || is_blaming(verb)) return verb;
  const uint32_t noun = noun_behind(verb + 1);
  return noun == kNone || no_deed.contains(c_.lemma(noun)) ? verb : noun;
}

uint32_t CuePhrases::deed_had(uint32_t verb) const {
  static const WordSet have{"have"};
  constexpr uint32_t kObjectReach = 8;
  if (verb == kNone || !have.contains(c_.lemma(verb)) || is_to(verb + 1)) return verb;
  for (uint32_t next = verb + 1; next < std::min(c_.end(), verb + kObjectReach); ++next) {
    if (c_.upos(next) == Upos::kVerb)
      return next > verb + 1 && c_.word(next) != c_.lemma(next) && !is_ing(next) ? next : verb;
    if (c_.tokens().has(next, kIsPunctuation) || c_.upos(next) == Upos::kSconj) break;
  }
  return verb;
}

bool CuePhrases::is_unless(uint32_t verb) const {
  static const WordSet unless{"unless"};
  for (uint32_t next = verb + 1; next < c_.clause_end(verb); ++next)
    if (unless.contains(c_.word(next))) return true;
  return false;
}

bool CuePhrases::is_harm(uint32_t action) const {
  static const WordSet set{"set"}, fire{"ablaze", "alight", "fire"}, dismiss{"dismiss"};
  // "would be dismissed"; but "would dismiss the claim".
  if (action > c_.begin() && dismiss.contains(c_.lemma(action)) && is_be(action - 1)) return true;
  if (action_of(c_.lexicon, c_.lemma(action)).nature == ActionNature::kHarm) return true;
  return is_blaming(action) || (set.contains(c_.lemma(action)) && has_near(action, fire));
}

bool CuePhrases::is_blaming(uint32_t verb) const {
  static const WordSet hold{"hold"}, to_blame{"responsible", "accountable"};
  return hold.contains(c_.lemma(verb)) && has_near(verb, to_blame);
}

bool CuePhrases::has_near(uint32_t verb, const WordSet& words) const {
  for (uint32_t next = verb + 1; next < std::min(c_.end(), verb + kNounReach); ++next)
    if (words.contains(c_.word(next))) return true;
  return false;
}

uint32_t CuePhrases::deed_behind_be(uint32_t verb) const {
  constexpr size_t kShortest = 6;
  if (c_.upos(verb) != Upos::kAux || !is_be(verb)) return verb;
  uint32_t next = verb + 1;
  while (next < c_.end() && c_.tokens().has(next, kIsPunctuation)) ++next;
  if (next >= c_.end()) return verb;
  if (c_.upos(next) == Upos::kAdj && action_of(c_.lexicon, c_.lemma(next)).group != 0) return next;
  if (next == verb + 1) return verb;
  const std::string_view word = c_.article.word_at(next);
  return word.size() >= kShortest && word.ends_with("ing") ? next : verb;
}

bool CuePhrases::is_asked() const {
  static const WordSet asking{"when", "where", "how", "what", "why", "whether"};
  for (uint32_t before = token_; before-- > c_.begin() && before + kNounReach > token_;) {
    if (asking.contains(c_.word(before))) return true;
    if (c_.tokens().has(before, kIsPunctuation) || c_.upos(before) == Upos::kVerb) return false;
  }
  return false;
}

bool CuePhrases::is_unnamed(uint32_t verb) const {
  static const WordSet named{"named", "identified", "quoted", "update", "updated"};
  static const WordSet name{"named"};  // but "to be named minister"
  const Upos behind = verb + 1 < c_.end() ? c_.upos(verb + 1) : Upos::kPunct;
  if (name.contains(c_.word(verb)) && (behind == Upos::kNoun || behind == Upos::kPropn))
    return false;
  // "I ask you to pray", "told me to imagine": nothing is to be done.
  static const WordSet thoughts{"pray", "imagine", "forgive", "remember", "believe", "understand"};
  return named.contains(c_.word(verb)) || thoughts.contains(c_.lemma(verb));
}

bool CuePhrases::says_nothing(uint32_t verb) const {
  static const WordSet words{"comment", "say",      "name",      "identify", "elaborate", "confirm",
                             "discuss", "disclose", "speculate", "specify",  "like",      "be"};
  return (words.contains(c_.lemma(verb)) && c_.is_negated(verb)) || is_unnamed(verb);
}

bool CuePhrases::is_of_body(uint32_t verb) const {
  static const WordSet client{"client", "team"};
  const uint32_t subject = subject_noun(verb);
  if (subject == kNone || c_.upos(subject) != Upos::kNoun) return false;
  for (uint32_t between = subject + 1; between < token_; ++between) {  // "the government of Norway"
    const Upos tag = c_.upos(between);
    if (tag != Upos::kAdp && tag != Upos::kPropn && tag != Upos::kDet) return false;
  }
  return (client.contains(c_.lemma(subject)) ||
          c_.lexicon.list(WordList::kOrganizationWords).contains(c_.lemma(subject)) ||
          c_.lexicon.list(WordList::kRoles).find(c_.lemma(subject)).value_or(0) == 2);
}

bool CuePhrases::names_event(uint32_t noun) const {
  return noun != kNone && (c_.lexicon.list(WordList::kEventNouns).contains(c_.lemma(noun)) ||
                           action_of(c_.lexicon, c_.lemma(noun)).group != 0);
}

}  // namespace dateline
