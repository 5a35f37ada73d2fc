// Contrary states: what two speakers say of one thing cannot both hold, though they share no word
// of it: "The tower had been shut down, the firm said. Inspectors said that it was still running."
#include <algorithm>
#include <vector>

#include "assemble/contested/oppositions.h"
#include "lexicon/word_set.h"
#include "text/fold.h"

namespace dateline {
namespace {

// data/contraries.tsv: value / kFamily is the family.
constexpr int32_t kFamily = 16;
// What is over, in the family of what goes on.
constexpr int32_t kGoingOn = 1, kOver = 8;
// How far behind "was" the word may stand: "was a tragic accident".
constexpr uint32_t kPredicateWords = 5;
// How far before its verb "still" may stand.
constexpr uint32_t kStillReach = 3;

bool is_pronoun(const Tokens& tokens, uint32_t token) { return tokens.upos[token] == Upos::kPron; }

class StateReader {
 public:
  StateReader(const StatementView& view, uint32_t ix)
      : view_(view),
        ix_(ix),
        statement_(view.statements[ix]),
        article_(view.article(ix)),
        tokens_(article_.tokens),
        verb_(view.claim(ix).token) {}

  // The states that are told, by their numbers in the table: of "free and fair" both.
  std::vector<int32_t> states() const {
    std::vector<int32_t> told;
    const auto add = [&](std::optional<int32_t> state) {
      if (state) told.push_back(*state);
    };
    if (leads_on()) {
      const uint32_t end = std::min(statement_.end_token, verb_ + kPredicateWords);
      for (uint32_t token = verb_ + 1; token < end; ++token) {
        const Upos tag = tokens_.upos[token];
        if (tokens_.has(token, kIsPunctuation) || tag == Upos::kSconj) break;
        add(state_at(token));
        if (tag == Upos::kAdp) break;
        // "In order" is read as one.
        if (!told.empty() && !(token + 1 < end && tokens_.upos[token + 1] == Upos::kCconj) &&
            tag != Upos::kCconj)
          break;
      }
    }
    if (told.empty()) add(state_at(verb_));
    return told;
  }

  // What is in that state: of "closed the road" the road, else the subject.
  uint32_t theme() const {
    if (!leads_on())
      for (uint32_t token = statement_.begin_token; token < statement_.end_token; ++token)
        if (tokens_.head[token] == verb_ && tokens_.deprel[token] == Deprel::kObj) return token;
    return subject_of(view_, ix_);
  }

  // "It was still running"
  bool is_still() const {
    static const WordSet still{"still"};
    const uint32_t first = std::max(statement_.begin_token, verb_ - std::min(verb_, kStillReach));
    for (uint32_t token = first; token < std::min(statement_.end_token, verb_ + 2); ++token)
      if (still.contains(tokens_.word[token])) return !statement_.is_negated;
    return false;
  }

  // "Had left", "had been closed"
  bool is_ended() const {
    static const WordSet ending{"leave",  "finish",  "complete", "end",    "return",
                                "depart", "pay",     "clear",    "remove", "evacuate",
                                "repair", "release", "empty",    "free"};
    static const WordSet to{"to"};
    const bool is_infinitive = verb_ > 0 && to.contains(tokens_.word[verb_ - 1]);
    if (statement_.is_negated || is_infinitive) return false;
    for (const int32_t told : states())
      if (told / kFamily == kGoingOn && told % kFamily >= kOver) return true;
    if (ending.contains(tokens_.lemma[verb_])) return true;
    return tokens_.upos[verb_] == Upos::kAux && verb_ + 1 < statement_.end_token &&
           ending.contains(tokens_.lemma[verb_ + 1]);
  }

 private:
  // "Was closed", "stayed shut"
  bool leads_on() const {
    static const WordSet linking{"stay", "remain", "stand", "lie"};
    return tokens_.upos[verb_] == Upos::kAux || linking.contains(tokens_.lemma[verb_]);
  }

  std::optional<int32_t> state_at(uint32_t token) const {
    // "Open to talks", "open about it"
    static const WordSet links{"to", "about"};
    const WordTable& states = view_.lexicon.list(WordList::kContraries);
    const uint32_t next = token + 1;
    const bool is_last = next >= statement_.end_token;
    // "In order", "switched off", "shot the plane down"
    if (const auto state = state_of_phrase(token)) return state;
    if (!is_last && tokens_.deprel[next] == Deprel::kCompoundPrt) return std::nullopt;
    const bool is_verb = tokens_.upos[token] == Upos::kVerb;
    if (!is_last && !is_verb && links.contains(tokens_.word[next])) return std::nullopt;
    const auto state = states.find(tokens_.lemma[token]);
    return state ? state : states.find(tokens_.word[token]);
  }

  std::optional<int32_t> state_of_phrase(uint32_t token) const {
    const WordTable& states = view_.lexicon.list(WordList::kContraries);
    std::string words = fold(article_.lemma_at(token));
    const uint32_t end = std::min(statement_.end_token, token + states.longest_words());
    for (uint32_t next = token + 1; next < end; ++next) {
      words += " " + fold(article_.word_at(next));
      if (const auto state = states.find(words)) return state;
    }
    for (uint32_t next = token + 1; next < statement_.end_token; ++next)
      if (tokens_.head[next] == token && tokens_.deprel[next] == Deprel::kCompoundPrt)
        return states.find(fold(article_.lemma_at(token)) + " " + fold(article_.word_at(next)));
    return std::nullopt;
  }

  const StatementView& view_;
  const uint32_t ix_;
  const Statement& statement_;
  const Article& article_;
  const Tokens& tokens_;
  const uint32_t verb_;
};

// "The north road", "the south road": is another one named?
bool has_other_modifiers(const Tokens& tokens, uint32_t one, uint32_t other) {
  constexpr uint32_t kReach = 4;
  const auto modifiers = [&](uint32_t noun) {
    std::vector<WordId> words;
    for (uint32_t token = noun - std::min(noun, kReach); token < noun; ++token)
      if (tokens.head[token] == noun &&
          (tokens.deprel[token] == Deprel::kAmod || tokens.deprel[token] == Deprel::kCompound))
        words.push_back(tokens.lemma[token]);
    return words;
  };
  const auto a = modifiers(one), b = modifiers(other);
  return !a.empty() && !b.empty() && a != b;
}

bool is_plural(const Article& article, uint32_t noun) {
  return article.tokens.word[noun] != article.tokens.lemma[noun];
}

// May "it", "he" or "they" mean the noun?
bool agrees(const Article& article, uint32_t pronoun, uint32_t noun) {
  static const WordSet it{"it"}, they{"they"};
  const bool is_noun = article.tokens.upos[noun] == Upos::kNoun;
  if (it.contains(article.tokens.word[pronoun])) return !is_noun || !is_plural(article, noun);
  if (they.contains(article.tokens.word[pronoun])) return !is_noun || is_plural(article, noun);
  return true;
}

// Do both tell of one subject? Of "the mayor said that the road was open; drivers said that it was
// blocked" and of two nouns alike.
bool is_one_subject(const StatementView& view, uint32_t first, uint32_t second) {
  const Article& article = view.article(first);
  const Tokens& tokens = article.tokens;
  const uint32_t one = StateReader(view, first).theme(), other = StateReader(view, second).theme();
  if (one == kNone || other == kNone || is_of_another(view, second)) return false;
  if (is_pronoun(tokens, other)) return is_pronoun(tokens, one) || agrees(article, other, one);
  if (is_pronoun(tokens, one)) return false;
  return tokens.lemma[one] == tokens.lemma[other] && !has_other_modifiers(tokens, one, other);
}

// "The union said that it was still waiting": it may be the union.
bool may_be_speaker(const StatementView& view, uint32_t ix, uint32_t pronoun) {
  const Article& article = view.article(ix);
  const uint32_t end = article.tokens.token_at(view.claim(ix).speaker.end);
  if (end == 0) return true;
  uint32_t head = end - 1;
  const uint32_t first = article.tokens.token_at(view.claim(ix).speaker.begin);
  for (uint32_t token = first; token < end; ++token)
    if (article.tokens.head[token] < first || article.tokens.head[token] >= end) {
      head = token;
      break;
    }
  return agrees(article, pronoun, head);
}

// "The camp was empty. ... 300 families were still living there", "lorries were still leaving it"
bool speaks_of(const StatementView& view, uint32_t second, uint32_t subject) {
  static const WordSet it{"it"}, there{"there"};
  const Tokens& tokens = view.article(second).tokens;
  const bool is_plural_subject = is_plural(view.article(second), subject);
  for (uint32_t token = view.claim(second).token + 1; token < view.statements[second].end_token;
       ++token)
    if (there.contains(tokens.word[token]) ||
        (it.contains(tokens.word[token]) && !is_plural_subject))
      return true;
  return false;
}

// What one says has ended goes on still.
bool goes_on(const StatementView& view, uint32_t ended, uint32_t still) {
  if (!StateReader(view, ended).is_ended() || !StateReader(view, still).is_still()) return false;
  const Tokens& tokens = view.article(ended).tokens;
  const uint32_t subject = subject_of(view, ended), other = subject_of(view, still);
  if (subject == kNone || other == kNone || tokens.upos[subject] != Upos::kNoun) return false;
  // "The machine was switched off. It was still hot."
  if (tokens.upos[view.claim(still).token] != Upos::kVerb) return false;
  if (is_pronoun(tokens, other) && may_be_speaker(view, still, other)) return false;
  return is_one_subject(view, ended, still) || speaks_of(view, still, subject);
}

}  // namespace

bool are_contrary_states(const StatementView& view, uint32_t first, uint32_t second) {
  if (goes_on(view, first, second)) return true;
  const StateReader one(view, first), other(view, second);
  const bool is_one_sign = view.statements[first].is_negated == view.statements[second].is_negated;
  if (view.statements[first].is_negated && is_one_sign) return false;
  const std::vector<int32_t> told = one.states(), replied = other.states();
  const bool is_contrary = std::any_of(told.begin(), told.end(), [&](int32_t a) {
    return std::any_of(replied.begin(), replied.end(), [&](int32_t b) {
      return a / kFamily == b / kFamily && (a != b) == is_one_sign;
    });
  });
  if (!is_contrary || !is_one_subject(view, first, second)) return false;
  return !are_of_two_days(view, first, second) || one.is_still() || other.is_still();
}

}  // namespace dateline
