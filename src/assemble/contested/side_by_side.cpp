// Side by side: what two speakers say of one thing in sentences that follow each other: "Police
// said that the gate was locked. The owner said that it was not." News tells most disputes so, and
// what would be too little to match two articles is enough here.
#include <algorithm>

#include "assemble/contested/oppositions.h"
#include "assemble/word_roots.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// The reply stands in the next sentence at the latest.
constexpr uint32_t kSentencesApart = 1;
// "No notice ever reached us" may stand further behind the notice.
constexpr uint32_t kSentencesToNoun = 4;
constexpr uint32_t kNounReach = 5;

class Pair {
 public:
  // The statement that stands first, and what another says behind it.
  Pair(const StatementView& view, uint32_t first, uint32_t second)
      : view_(view), first_(first), second_(second), article_(view.article(first)) {}

  bool is_contrary() const {
    if (is_gapped() || is_answered_within()) return !have_one_speaker(view_, first_, second_);
    if (have_one_speaker(view_, first_, second_) ||
        claim(first_).sentence == claim(second_).sentence)
      return false;
    if (sentences_apart(view_, first_, second_) > kSentencesApart)
      return statement(second_).is_negated && !statement(first_).is_negated &&
             !claim(first_).is_charge && tells_fact(view_, first_) &&
             ((none_of(second_) != kNone && is_denied()) ||
              is_telling_denied(view_, first_, second_));
    if (claim(first_).is_charge || claim(second_).is_charge)
      return blame_two() || is_charge_answered() || is_done_by_others(view_, first_, second_) ||
             have_two_causes(view_, first_, second_);
    if (!tells_fact(view_, first_)) return false;
    if (is_own_never()) return true;
    if (!tells_fact(view_, second_)) return false;
    return is_insisted(view_, first_, second_) || is_denied() || is_own_denial() || is_own_only() ||
           is_short_reply() || is_told_otherwise() || is_of_more() ||
           are_contrary_states(view_, first_, second_) || are_told_apart(view_, first_, second_) ||
           is_denied_of_all(view_, first_, second_) || is_done_by_others(view_, first_, second_) ||
           have_two_causes(view_, first_, second_) || are_two_accounts(view_, first_, second_);
  }

 private:
  const Statement& statement(uint32_t ix) const { return view_.statements[ix]; }
  const ClaimMention& claim(uint32_t ix) const { return view_.claim(ix); }
  WordId lemma(uint32_t token) const { return article_.tokens.lemma[token]; }

  // "Lima says that it fired, Quito that it did not": what two say in one sentence, and the second
  // without a verb of his own, is said against each other.
  bool is_gapped() const {
    static const WordSet that{"that"};
    const Tokens& tokens = article_.tokens;
    const Span name = claim(second_).speaker;
    if (!that.contains(tokens.word[statement(second_).begin_token])) return false;
    return claim(first_).sentence == claim(second_).sentence && !name.empty() &&
           tokens.token_at(name.end) == statement(second_).begin_token &&
           claim(first_).speaker.end <= name.begin &&
           statement(first_).end_token <= tokens.token_at(name.begin) &&
           (count_shared(statement(first_).matters, statement(second_).matters) > 0 ||
            is_one_subject() || is_about_told());
  }
  // "Witnesses said that rockets had come from Lima, which said that it had fired none."
  bool is_answered_within() const {
    static const WordSet relative{"which", "who"}, none{"none", "nothing", "nobody", "never"};
    const Tokens& tokens = article_.tokens;
    const uint32_t begin = statement(second_).begin_token;
    if (claim(first_).sentence != claim(second_).sentence || statement(first_).end_token > begin ||
        statement(first_).is_negated)
      return false;
    constexpr uint32_t kReach = 5;
    bool is_relative = false;
    for (uint32_t token = begin; token-- > statement(first_).end_token && token + kReach > begin;)
      is_relative = is_relative || relative.contains(tokens.word[token]);
    bool is_none = statement(second_).is_negated;
    for (uint32_t token = begin; token < statement(second_).end_token; ++token)
      is_none = is_none || none.contains(tokens.word[token]);
    const auto who = view_.reader.of_mention(statement(second_).article_ix, claim(second_).who);
    const Matters& told = statement(first_).matters;
    return is_relative && is_none && who && std::binary_search(told.begin(), told.end(), *who);
  }
  // "... that they had died": of those told of just before.
  bool is_about_told() const {
    const uint32_t subject = subject_of(second_);
    return subject != kNone && article_.tokens.upos[subject] == Upos::kPron;
  }

  // "The army blamed the rebels. The rebels blamed the army."
  bool blame_two() const {
    static const WordSet blame{"blame"};
    static const WordSet anybody{"i", "we", "you", "they", "he", "she"};
    for (const uint32_t ix : {first_, second_})
      if (!blame.contains(lemma(claim(ix).token)) ||
          anybody.contains(article_.tokens.word[article_.tokens.token_at(claim(ix).speaker.begin)]))
        return false;
    const Matters one = blamed(first_), other = blamed(second_);
    return !one.empty() && !other.empty() && count_shared(one, other) == 0;
  }
  Matters blamed(uint32_t ix) const {
    static const WordSet links{"for", "on", "after"};
    uint32_t end = claim(ix).token + 1;
    while (end < statement(ix).end_token && !links.contains(article_.tokens.word[end]) &&
           !article_.tokens.has(end, kIsPunctuation))
      ++end;
    return view_.reader.read(statement(ix).article_ix, claim(ix).token + 1, end);
  }

  bool share_beside_states(const Matters& matters) const {
    const Matters& told = statement(first_).matters;
    return std::any_of(matters.begin(), matters.end(), [&](Matter what) {
      return what.kind() != MatterKind::kState &&
             std::binary_search(told.begin(), told.end(), what);
    });
  }

  // One says that it was done and another that it was not; or that there was none of it.
  bool is_denied() const {
    if (statement(first_).is_negated == statement(second_).is_negated) return false;
    const uint32_t no = statement(first_).is_negated ? first_ : second_;
    const uint32_t yes = no == first_ ? second_ : first_;
    if (const uint32_t noun = none_of(no); noun != kNone) return is_told_of(yes, noun);
    return is_one_deed() && is_one_subject() && share_beside_states(statement(second_).matters);
  }

  // "The senator said that the general had asked for money. The general said that they had only
  // talked": who is spoken of tells of less.
  bool is_own_only() const {
    static const WordSet only{"only", "merely", "just", "simply"};
    const Tokens& tokens = article_.tokens;
    if (statement(first_).is_negated || statement(second_).is_negated) return false;
    bool is_only = false;
    for (uint32_t token = statement(second_).begin_token; token + 1 < statement(second_).end_token;
         ++token)
      is_only =
          is_only || (only.contains(tokens.word[token]) && tokens.upos[token + 1] == Upos::kVerb);
    const uint32_t subject = subject_of(first_);
    if (!is_only || subject == kNone) return false;
    const Matters told =
        view_.reader.read(statement(first_).article_ix, statement(first_).begin_token, subject + 1);
    return count_shared(matters_of_speaker(view_, second_), told) > 0;
  }

  // "Smit said that the doctor gave injections. The doctor said that he had never been there": who
  // is spoken of answers for himself.
  bool is_own_denial() const {
    if (statement(first_).is_negated || !statement(second_).is_negated) return false;
    const uint32_t subject = subject_of(second_);
    if (subject == kNone || article_.tokens.upos[subject] != Upos::kPron) return false;
    if (speaks_of_plans()) return false;
    const Matters who = matters_of_speaker(view_, second_);
    return count_shared(who, statement(first_).matters) > 0 && (is_firm() || shares_word());
  }
  // "The firm said it had lobbied for the treaty. The ministry said it had no plans to change the
  // treaty": another matter.
  bool speaks_of_plans() const {
    static const WordSet plans{"plan", "intention", "wish", "intend"};
    for (uint32_t token = claim(second_).token; token < statement(second_).end_token; ++token)
      if (plans.contains(lemma(token))) return true;
    return false;
  }
  // "Borg said that Holm had taken the money. 'I have never seen a cent of it,' Holm said."
  bool is_own_never() const {
    static const WordSet own{"i", "we"}, never{"never"};
    const uint32_t begin = statement(second_).begin_token;
    const uint32_t subject = subject_of(second_);
    const bool is_own = own.contains(article_.tokens.word[subject == kNone ? begin : subject]);
    if (!is_own || statement(first_).is_negated || claim(first_).who == kNone) return false;
    for (uint32_t token = begin; token < claim(second_).token; ++token)
      if (never.contains(article_.tokens.word[token]))
        return count_shared(matters_of_speaker(view_, second_), statement(first_).matters) > 0;
    return false;
  }

  // "The union accused the port of paying spies. 'We have never spied on anybody,' a spokeswoman
  // said."
  bool is_charge_answered() const {
    static const WordSet ahead{"will", "would", "'ll", "wo", "if", "can", "could"};
    if (!claim(first_).is_charge || claim(second_).is_charge || !statement(second_).is_negated)
      return false;
    if (!is_firm() || !is_by_accused()) return false;
    for (uint32_t token = statement(second_).begin_token; token < statement(second_).end_token;
         ++token)
      if (ahead.contains(article_.tokens.word[token])) return false;
    return true;
  }
  // Who is named in the charge, or speaks for him.
  bool is_by_accused() const {
    static const WordSet for_him{"spokesman", "spokeswoman", "spokesperson", "lawyer", "he", "she"};
    const Tokens& tokens = article_.tokens;
    const Span words = claim(second_).speaker;
    for (uint32_t token = tokens.token_at(words.begin);
         token < tokens.count() && words.contains(tokens.span(token)); ++token)
      if (for_him.contains(tokens.word[token])) return true;
    return count_shared(matters_of_speaker(view_, second_), statement(first_).matters) > 0;
  }

  // "The train went at 80 kilometres an hour. Passengers said that it went much faster."
  bool is_of_more() const {
    static const WordSet much{"much", "far"};
    static const WordSet more{"more",    "fewer",  "less",    "faster", "slower", "higher",
                              "lower",   "later",  "earlier", "worse",  "larger", "bigger",
                              "smaller", "longer", "shorter", "greater"};
    static const WordSet than{"than"};
    const Tokens& tokens = article_.tokens;
    if (statement(first_).is_negated || statement(second_).is_negated || !is_one_subject())
      return false;
    bool has_number = false;
    for (uint32_t token = statement(first_).begin_token; token < statement(first_).end_token;
         ++token)
      has_number = has_number || tokens.upos[token] == Upos::kNum;
    if (!has_number) return false;
    for (uint32_t token = statement(second_).begin_token; token + 1 < statement(second_).end_token;
         ++token)
      if (much.contains(tokens.word[token]) && more.contains(tokens.word[token + 1]) &&
          is_predicate(second_, token + 1))
        return token + 2 >= statement(second_).end_token || !than.contains(tokens.word[token + 2]);
    return false;
  }

  // "Went faster", "was much higher"; not "that far more oil was leaking".
  bool is_predicate(uint32_t ix, uint32_t word) const {
    const uint32_t verb = claim(ix).token, head = article_.tokens.head[word];
    return head == verb || article_.tokens.head[verb] == word;
  }

  // "had never been there", "not even"
  bool is_firm() const {
    static const WordSet firm{"never", "even"};
    for (uint32_t token = statement(second_).begin_token; token < claim(second_).token; ++token)
      if (firm.contains(article_.tokens.word[token])) return true;
    return false;
  }
  bool shares_word() const {
    const Matters& told = statement(first_).matters;
    const Matters& reply = statement(second_).matters;
    return std::any_of(reply.begin(), reply.end(), [&](Matter what) {
      return !what.is_name() && std::binary_search(told.begin(), told.end(), what);
    });
  }

  // "... that the drug could not be swallowed. Two others said that it could."
  bool is_short_reply() const {
    constexpr uint32_t kMostWords = 5;
    const Statement& reply = statement(second_);
    const uint32_t words = reply.end_token - reply.begin_token;
    uint32_t last = reply.end_token - 1;
    static const WordSet no{"not", "n't"};
    if (no.contains(article_.tokens.word[last]) && last > reply.begin_token) --last;
    return words <= kMostWords && article_.tokens.upos[last] == Upos::kAux &&
           statement(first_).is_negated != reply.is_negated;
  }

  // The notice of "no notice ever reached it", the test of "there was no test"; "no better offer",
  // "no further arrests" and "no child deserves this" say nothing of those that there were.
  uint32_t none_of(uint32_t ix) const {
    static const WordSet none{"no"}, there{"there"}, be{"be", "'s"};
    static const WordSet happened{"ever", "had", "has", "have", "was", "were", "did"};
    static const WordSet getting{"receive", "get", "hear"};  // "received no call"
    static const WordSet empty{"reason", "doubt", "choice",  "question", "way",  "need",
                               "sign",   "point", "time",    "idea",     "word", "place",
                               "one",    "hope",  "comment", "plan"};
    static const WordSet further{"further", "additional", "other", "more",    "new",  "good",
                                 "better",  "long",       "great", "perfect", "such", "second"};
    const Tokens& tokens = article_.tokens;
    const uint32_t end = std::min(statement(ix).end_token, claim(ix).token + kNounReach);
    bool is_there = false;
    for (uint32_t token = statement(ix).begin_token; token + 1 < end; ++token) {
      is_there = is_there || there.contains(tokens.word[token]);
      if (!none.contains(tokens.word[token])) continue;
      uint32_t noun = token + 1;
      while (noun + 1 < end && tokens.upos[noun] == Upos::kAdj &&
             !further.contains(tokens.lemma[noun]))
        ++noun;
      if (tokens.upos[noun] != Upos::kNoun) return kNone;
      while (noun + 1 < end && tokens.upos[noun + 1] == Upos::kNoun) ++noun;
      // "There was no test", "no notice ever reached it", "no shot had been fired".
      const bool is_told = (token > 0 && getting.contains(tokens.lemma[token - 1])) ||
                           (is_there && be.contains(tokens.lemma[token - 1])) ||
                           (noun + 1 < end && happened.contains(tokens.word[noun + 1]));
      return is_told && !empty.contains(tokens.lemma[noun]) ? noun : kNone;
    }
    return kNone;
  }
  // Does a statement speak of the thing, or tell it by the verb of which it is made: "had been
  // inspected", of "no inspection"?
  bool is_told_of(uint32_t ix, uint32_t noun) const {
    const Matters what = view_.reader.read(statement(ix).article_ix, noun, noun + 1);
    const Matters& told = statement(ix).matters;
    if (!what.empty() && std::binary_search(told.begin(), told.end(), what.front())) return true;
    const std::string root = root_of(article_.lemma_at(noun));
    for (uint32_t token = statement(ix).begin_token; token < statement(ix).end_token; ++token)
      if (article_.tokens.upos[token] == Upos::kVerb && root_of(article_.lemma_at(token)) == root)
        return true;
    return false;
  }

  bool is_one_deed() const {
    const WordId one = lemma(claim(first_).token), other = lemma(claim(second_).token);
    if (is_light_verb(one) || is_light_verb(other)) return false;
    if (one == other) return true;
    const auto a = view_.reader.action_at(statement(first_).article_ix, claim(first_).token);
    return a && a->kind() == MatterKind::kAction &&
           a == view_.reader.action_at(statement(second_).article_ix, claim(second_).token);
  }

  // The same thing or person, or "she", who may be any told of before.
  bool is_one_subject() const {
    const uint32_t one = subject_of(first_), other = subject_of(second_);
    if (one == kNone || other == kNone) return false;
    if (article_.tokens.upos[one] == Upos::kPron || article_.tokens.upos[other] == Upos::kPron)
      return true;
    return lemma(one) == lemma(other);
  }
  uint32_t subject_of(uint32_t ix) const { return dateline::subject_of(view_, ix); }

  // "He was held at the airport, police said. His wife said that he was held at home."
  bool is_told_otherwise() const {
    static const WordSet also{"also", "too", "again", "another"};
    if (statement(first_).is_negated || statement(second_).is_negated) return false;
    if (!is_one_deed() || !is_one_subject()) return false;
    for (uint32_t token = statement(second_).begin_token; token < statement(second_).end_token;
         ++token)
      if (also.contains(article_.tokens.word[token])) return false;
    for (uint32_t one = statement(first_).begin_token; one < statement(first_).end_token; ++one)
      if (const uint32_t place = preposition_of(first_, one); place != kNone)
        for (uint32_t other = statement(second_).begin_token; other < statement(second_).end_token;
             ++other) {
          const uint32_t as_told = preposition_of(second_, other);
          if (as_told != kNone && lemma(as_told) == lemma(place))
            return tells_more(first_, one, second_) && tells_more(second_, other, first_);
        }
    return false;
  }

  // Does the phrase of a noun ("a plant in Mexico") name something that another statement does not?
  bool tells_more(uint32_t ix, uint32_t noun, uint32_t other) const {
    const Tokens& tokens = article_.tokens;
    for (uint32_t token = statement(ix).begin_token; token < statement(ix).end_token; ++token) {
      const Upos tag = tokens.upos[token];
      if (tag != Upos::kNoun && tag != Upos::kPropn) continue;
      if ((token == noun || tokens.head[token] == noun) && !is_said(other, token)) return true;
    }
    return false;
  }

  // "at" of "held at the airport": of what hangs on the verb and tells where, when or whence.
  uint32_t preposition_of(uint32_t ix, uint32_t noun) const {
    static const WordSet telling{"at", "in", "from", "by", "on", "near", "outside", "inside"};
    const Tokens& tokens = article_.tokens;
    if (tokens.head[noun] != claim(ix).token || noun == claim(ix).token) return kNone;
    for (uint32_t word = noun; word-- > statement(ix).begin_token;) {
      if (tokens.head[word] == noun && telling.contains(tokens.lemma[word])) return word;
      if (tokens.upos[word] == Upos::kVerb) return kNone;
    }
    return kNone;
  }
  bool is_said(uint32_t ix, uint32_t word) const {
    for (uint32_t token = statement(ix).begin_token; token < statement(ix).end_token; ++token)
      if (lemma(token) == lemma(word)) return true;
    return false;
  }

  const StatementView& view_;
  const uint32_t first_, second_;
  const Article& article_;
};

bool is_statement(const StatementView& view, uint32_t ix) {
  return view.claim(ix).kind == ClaimKind::kAssertion && is_of_somebody(view, ix);
}

}  // namespace

std::vector<Opposition> compare_neighbours(const StatementView& view, StatementRange range) {
  std::vector<Opposition> found;
  for (uint32_t second = range.first; second < range.end; ++second) {
    if (accuse_each_other(view, second)) found.push_back({second, second, DisputeKind::kConflict});
    if (!is_statement(view, second)) continue;
    for (uint32_t first = second; first-- > range.first;) {
      if (view.claim(first).sentence + kSentencesToNoun < view.claim(second).sentence) break;
      if (!is_statement(view, first) || view.claim(first).span.overlaps(view.claim(second).span) ||
          !Pair(view, first, second).is_contrary())
        continue;
      found.push_back({first, second, DisputeKind::kConflict});
      break;
    }
  }
  return found;
}

}  // namespace dateline
