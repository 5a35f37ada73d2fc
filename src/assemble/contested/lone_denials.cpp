// Lone denials: "denied that the army had laid mines" tells what is contested though nobody is
// quoted who says so.
#include <algorithm>

#include "assemble/contested/oppositions.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"

namespace dateline {
namespace {

// What says less does not tell by itself what it denies: "denied losing one".
constexpr size_t kTellingMatters = 2;
constexpr uint32_t kTellingWords = 6;

// "That he knew", "hiding it", "any part in the raid"; not "the statements of his colleague".
bool has_content_behind(const StatementView& view, uint32_t denial_ix) {
  static const WordSet openers{"that", "any"};
  constexpr uint32_t kReach = 9;
  const Article& article = view.article(denial_ix);
  const Tokens& tokens = article.tokens;
  const uint32_t verb = view.claim(denial_ix).token;
  const uint32_t end = std::min(view.statements[denial_ix].end_token, verb + kReach);
  if (view.statements[denial_ix].begin_token < verb) return true;  // "no ship was turned away"
  for (uint32_t token = verb + 1; token < end; ++token) {
    if (openers.contains(tokens.word[token])) return true;
    if (tokens.upos[token] == Upos::kVerb || tokens.upos[token] == Upos::kAux) return true;
    // "Denied on Monday that"
    const bool is_date = is_in_date(article, token) ||
                         (tokens.upos[token] == Upos::kAdp && is_in_date(article, token + 1));
    if (tokens.upos[token] != Upos::kAdv && !is_date) return false;
  }
  return false;
}

// "That she had ever seen it": what it is stands elsewhere.
bool ends_with_pronoun(const Tokens& tokens, uint32_t end_token) {
  static const WordSet pronouns{"it", "this", "that", "them", "him", "her"};
  return pronouns.contains(tokens.word[end_token - 1]);
}

}  // namespace

bool accuse_each_other(const StatementView& view, uint32_t ix) {
  static const WordSet both{"each", "both", "two", "sides"}, other{"other", "another"};
  constexpr uint32_t kReach = 4;
  const ClaimMention& claim = view.claim(ix);
  const Tokens& tokens = view.article(ix).tokens;
  if (claim.kind != ClaimKind::kAssertion || claim.speaker.empty()) return false;
  bool is_both = false;
  const Span words = claim.speaker;
  for (uint32_t token = tokens.token_at(words.begin);
       token < tokens.count() && words.contains(tokens.span(token)); ++token)
    is_both = is_both || both.contains(tokens.word[token]);
  // "Both armies said that the other had fired first"
  static const WordSet that{"that"}, the{"the"};
  uint32_t first = view.statements[ix].begin_token;
  if (that.contains(tokens.word[first])) ++first;
  if (is_both && the.contains(tokens.word[first]) && other.contains(tokens.word[first + 1]) &&
      tokens.upos[first + 2] == Upos::kAux)
    return true;
  if (!claim.is_charge || tokens.upos[claim.token] != Upos::kVerb) return false;
  for (uint32_t token = claim.token + 1; token < claim.token + kReach; ++token)
    if (token < view.statements[ix].end_token && other.contains(tokens.word[token])) return is_both;
  return false;
}

bool tells_by_itself(const StatementView& view, uint32_t denial_ix) {
  static const WordSet contradict{"contradict"};
  const ClaimMention& claim = view.claim(denial_ix);
  const Statement& denial = view.statements[denial_ix];
  if (claim.kind != ClaimKind::kDenial || claim.points_back) return false;
  // "No evidence", "no plans": nobody need have said so. Who contradicts is told of with the other.
  const Tokens& tokens = view.article(denial_ix).tokens;
  // "Pleaded not guilty to bribery" names the charge that it denies.
  static const WordSet plead{"plead"};
  const bool is_plea = plead.contains(tokens.lemma[claim.token]);
  if (claim.is_charge && !is_plea) return false;
  const Upos tag = tokens.upos[claim.token];
  const bool is_verb =
      tag == Upos::kVerb || (tag == Upos::kAux && denial.begin_token < claim.token);
  if (!is_verb || contradict.contains(tokens.lemma[claim.token])) return false;
  return (is_plea || has_content_behind(view, denial_ix)) && is_of_somebody(view, denial_ix) &&
         !denial.has_pronoun && !denial.is_of_knowing &&
         (denial.matters.size() >= kTellingMatters ||
          (!denial.matters.empty() && denial.end_token - denial.begin_token >= kTellingWords &&
           !ends_with_pronoun(tokens, denial.end_token)));
}

}  // namespace dateline
