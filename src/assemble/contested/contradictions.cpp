// Contradictions: one says that something is so, another that it is not, in nearly the same words:
// "the board had approved the deal" and "the board had not approved the deal".
#include <algorithm>

#include "assemble/contested/oppositions.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// Later than that the world may have changed in between.
constexpr int32_t kDaysApart = 7;
// The share of each statement's matter that the other must have, in thousandths: nearly all of the
// negative one, which is short, and about half of the positive one, which tells more.
constexpr int64_t kSharedOfOpposites = 300;  // "signed" and "unsigned" of one thing
constexpr int64_t kSharedOfNo = 600, kSharedOfYes = 500;
// Of what merely is: "there was no manhunt" and "the manhunt is over" can both hold.
constexpr int64_t kSharedOfState = 800;
constexpr size_t kSharedMatters = 2, kLongestStatement = 12;

bool is_statement(const StatementView& view, uint32_t ix) {
  const Statement& statement = view.statements[ix];
  return view.claim(ix).kind == ClaimKind::kAssertion && statement.speaker != 0 &&
         statement.matters.size() >= kSharedMatters &&
         statement.matters.size() <= kLongestStatement;
}

std::optional<Matter> first_opposite(const Matters& matters) {
  for (const Matter what : matters)
    if (what.kind() == MatterKind::kOpposite) return what;
  return std::nullopt;
}

// Do both speak of one pair ("signed", "unsigned")?
bool share_opposites(const Statement& a, const Statement& b) {
  const auto opposite = first_opposite(a.matters);
  return opposite && opposite == first_opposite(b.matters);
}

bool is_same_deed(const StatementView& view, uint32_t a, uint32_t b) {
  const auto deed = [&](uint32_t ix) {
    return view.articles[view.statements[ix].article_ix]->tokens.lemma[view.claim(ix).token];
  };
  return deed(a) == deed(b);
}

bool is_be(const StatementView& view, uint32_t ix) {
  static const WordSet be{"be", "'s", "'re"};
  return be.contains(
      view.articles[view.statements[ix].article_ix]->tokens.lemma[view.claim(ix).token]);
}

// What stands before the verb.
Matters subject_matters(const StatementView& view, uint32_t ix) {
  const Statement& statement = view.statements[ix];
  return view.reader.read(statement.article_ix, statement.begin_token, view.claim(ix).token);
}

// "She had known of it": whoever was told of before.
bool is_pronoun_subject(const StatementView& view, uint32_t ix) {
  static const WordSet pronouns{"he", "she", "it", "they"}, that{"that"};
  const Tokens& tokens = view.article(ix).tokens;
  uint32_t token = view.statements[ix].begin_token;
  if (that.contains(tokens.word[token])) ++token;
  return pronouns.contains(tokens.word[token]);
}

// "Two shops had no copies" contradicts nothing about a third; "she" may be anyone told of before.
bool is_same_subject(const StatementView& view, uint32_t a, uint32_t b) {
  const Matters first = subject_matters(view, a), second = subject_matters(view, b);
  return first.empty() || second.empty() || count_shared(first, second) > 0 ||
         is_pronoun_subject(view, a) || is_pronoun_subject(view, b);
}

// "The letter was an unsigned draft", "the letter he got was signed": of one thing by name.
bool is_one_subject(const StatementView& view, uint32_t a, uint32_t b) {
  const Matters first = subject_matters(view, a), second = subject_matters(view, b);
  return std::any_of(first.begin(), first.end(), [&](Matter what) {
    return what.kind() != MatterKind::kState &&
           std::binary_search(second.begin(), second.end(), what);
  });
}

// "had fired a gun [before officers shot him]"
Matters main_clause_of(const StatementView& view, uint32_t ix) {
  static const WordSet openers{"before", "after", "when", "while", "because"};
  const Statement& statement = view.statements[ix];
  const Tokens& tokens = view.article(ix).tokens;
  for (uint32_t token = view.claim(ix).token + 1; token < statement.end_token; ++token)
    if (openers.contains(tokens.word[token]))
      return view.reader.read(statement.article_ix, statement.begin_token, token);
  return statement.matters;
}

// "was unsigned": the word of the pair is what is said, and stands not just somewhere.
bool is_said_by_pair(const StatementView& view, uint32_t ix) {
  constexpr uint32_t kPredicateWords = 5;
  const Statement& statement = view.statements[ix];
  const uint32_t verb = view.claim(ix).token;
  const uint32_t end = std::min(statement.end_token, verb + kPredicateWords);
  return first_opposite(view.reader.read(statement.article_ix, verb, end)).has_value();
}

bool contradict(const StatementView& view, uint32_t negative, uint32_t positive) {
  const Statement& no = view.statements[negative];
  const Statement& yes = view.statements[positive];
  if (no.speaker == yes.speaker) return false;
  const bool by_word = share_opposites(no, yes) && no.is_opposite != yes.is_opposite &&
                       is_said_by_pair(view, negative) && is_said_by_pair(view, positive) &&
                       !are_of_two_days(view, negative, positive) &&
                       is_of_another(view, negative) == is_of_another(view, positive);
  if ((no.is_negated != yes.is_negated) == by_word) return false;
  if (no.article_ix == yes.article_ix &&
      view.claim(negative).sentence == view.claim(positive).sentence)
    return false;
  if (std::abs(no.day - yes.day) > kDaysApart) return false;
  if (count_shared(no.matters, yes.matters) < kSharedMatters) return false;
  if (!by_word && !is_same_deed(view, negative, positive)) return false;
  if (!by_word && !is_same_subject(view, negative, positive)) return false;
  const int64_t shared = view.weights.sum_of_shared(no.matters, yes.matters) * 1000;
  const int64_t whole_of_yes = view.weights.sum(main_clause_of(view, positive));
  const auto has = [&](int64_t of_no, int64_t of_yes) {
    return shared >= view.weights.sum(no.matters) * of_no && shared >= whole_of_yes * of_yes;
  };
  if (by_word)
    return is_one_subject(view, negative, positive) ? has(kSharedOfOpposites, kSharedOfOpposites)
                                                    : has(kSharedOfYes, kSharedOfYes);
  return is_be(view, negative) ? has(kSharedOfState, kSharedOfState)
                               : has(kSharedOfNo, kSharedOfYes);
}

}  // namespace

std::vector<Opposition> find_contradictions(const StatementView& view) {
  std::vector<Opposition> found;
  std::vector<bool> says;  // [statement]: asked many times
  for (uint32_t ix = 0; ix < view.statements.size(); ++ix) says.push_back(is_statement(view, ix));
  for (uint32_t ix = 0; ix < view.statements.size(); ++ix) {
    const Statement& statement = view.statements[ix];
    const bool is_negative = statement.is_negated != statement.is_opposite;
    if (!says[ix] || !is_negative || !tells_fact(view, ix)) continue;
    for (const uint32_t other :
         view.candidates(statement.matters, statement.day, kDaysApart, kDaysApart))
      if (says[other] && contradict(view, ix, other) && tells_fact(view, other))
        found.push_back({std::min(ix, other), std::max(ix, other), DisputeKind::kConflict});
  }
  return found;
}

}  // namespace dateline
