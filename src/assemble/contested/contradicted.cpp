// Who is contradicted by name: "The bullet was a guard's, prosecutors said, contradicting the
// minister" answers what the minister said of the bullet, wherever that stands.
#include <algorithm>

#include "assemble/contested/oppositions.h"

namespace dateline {
namespace {

constexpr int32_t kDaysBefore = 30;
// How far behind "contradicting" the name may stand.
constexpr uint32_t kNameReach = 7;

// Whom the words behind the verb name.
std::optional<Matter> contradicted_by(const StatementView& view, uint32_t denial_ix) {
  const Article& article = view.article(denial_ix);
  const uint32_t verb = view.claim(denial_ix).token, sentence = view.claim(denial_ix).sentence;
  for (uint32_t at = article.first_entity_in(sentence);
       at < article.entities.size() && article.entities[at].sentence == sentence; ++at) {
    const uint32_t token = article.tokens.token_at(article.entities[at].span.begin);
    if (token > verb && token <= verb + kNameReach)
      return view.reader.of_mention(view.statements[denial_ix].article_ix, at);
  }
  return std::nullopt;
}

// How much of what is said against him a statement speaks of, beside names.
int64_t shared_words(const StatementView& view, uint32_t ix, const Matters& denied) {
  int64_t weight = 0;
  for (const Matter what : view.statements[ix].matters)
    if (!what.is_name() && std::binary_search(denied.begin(), denied.end(), what))
      weight += view.weights.of(what);
  return weight;
}

}  // namespace

uint32_t statement_contradicted(const StatementView& view, uint32_t denial_ix) {
  const auto who = contradicted_by(view, denial_ix);
  if (!who) return kNone;
  const Statement& denial = view.statements[denial_ix];
  uint32_t chosen = kNone;
  // What says that it is not so, before what says something else of it.
  std::pair most{false, int64_t{0}};
  for (const uint32_t ix : view.candidates(denial.matters, denial.day, kDaysBefore, 0)) {
    const ClaimMention& claim = view.claim(ix);
    const bool is_said = claim.kind == ClaimKind::kAssertion || claim.kind == ClaimKind::kDenial;
    if (!is_said || claim.who == kNone || have_one_speaker(view, ix, denial_ix) ||
        view.reader.of_mention(view.statements[ix].article_ix, claim.who) != who)
      continue;
    const bool is_opposite =
        (claim.kind == ClaimKind::kDenial || claim.is_negated) != view.claim(denial_ix).is_negated;
    const std::pair fit{is_opposite, shared_words(view, ix, denial.matters)};
    if (fit.second == 0 || fit < most) continue;
    most = fit;
    chosen = ix;
  }
  return chosen;
}

}  // namespace dateline
