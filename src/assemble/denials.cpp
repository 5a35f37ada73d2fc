// A denial answers the nearest claim about the same matter: in its own sentence ("a charge that
// Iran denied"), just before it ("Macaire denied it"), or in another article.
#include <algorithm>

#include "assemble/oppositions.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// How long before its denial a claim may have been published, and how long after (an outlet may
// report an old claim late).
constexpr int32_t kDaysBefore = 30, kDaysAfter = 3;
// How far a pronoun looks back for the claim that it stands for, in sentences.
constexpr uint32_t kSentencesBack = 2;
// The share of a denial's matter that the claim must have, in thousandths.
constexpr int64_t kSharedNeeded = 450;
// In another article more may be meant by the same words.
constexpr int64_t kSharedAfar = 500;
// Enough where the claim stands just before.
constexpr int64_t kSharedNearby = 350;
constexpr size_t kManyShared = 2;
constexpr int32_t kDaysOfNews = 3;
// A denial that says so little does not tell by itself what it denies.
constexpr size_t kTellingMatters = 2;

bool says_little(const Statement& statement) { return statement.matters.size() < kTellingMatters; }

bool may_answer(const StatementView& view, uint32_t denial_ix, uint32_t claim_ix) {
  const Statement& denial = view.statements[denial_ix];
  const Statement& claim = view.statements[claim_ix];
  if (view.claim(claim_ix).kind != ClaimKind::kAssertion || claim.is_negated) return false;
  if (claim.speaker != 0 && claim.speaker == denial.speaker) return false;
  if (claim.article_ix == denial.article_ix &&
      view.claim(claim_ix).span.overlaps(view.claim(denial_ix).span))
    return false;
  return claim.day >= denial.day - kDaysBefore && claim.day <= denial.day + kDaysAfter;
}

// "I wished I were dead" is not what others deny.
bool speaks_of_himself(const StatementView& view, uint32_t ix) {
  static const WordSet first_person{"i", "we", "my", "our"};
  const Statement& claim = view.statements[ix];
  return first_person.contains(view.articles[claim.article_ix]->tokens.word[claim.begin_token]);
}

// What both speak of beside states, which are named everywhere.
struct Common {
  size_t count = 0;         // of matters in both
  int64_t thousandths = 0;  // of what the denial is about
};
Common common(const StatementView& view, const Statement& denial, const Matters& claim) {
  Common shared;
  int64_t whole = 0, weight = 0;
  for (const Matter what : denial.matters) {
    if (what.kind() == MatterKind::kState) continue;
    whole += view.weights.of(what);
    if (!std::binary_search(claim.begin(), claim.end(), what)) continue;
    ++shared.count;
    weight += view.weights.of(what);
  }
  if (whole > 0) shared.thousandths = weight * 1000 / whole;
  return shared;
}

// Does the claim name what is done or meant in the denial, beside who does it?
bool shares_deed(const Statement& claim, const Statement& denial) {
  const auto is_deed = [](Matter what) { return !what.is_name(); };
  if (std::none_of(denial.matters.begin(), denial.matters.end(), is_deed)) return true;
  return std::any_of(denial.matters.begin(), denial.matters.end(), [&](Matter what) {
    return is_deed(what) && std::binary_search(claim.matters.begin(), claim.matters.end(), what);
  });
}

// Is it the charge that "denied it" means, or what the sentence just before says of who denies?
bool is_pointed_at(const StatementView& view, uint32_t ix, uint32_t denial_ix) {
  if (view.claim(ix).is_charge || view.claim(denial_ix).is_charge) return view.claim(ix).is_charge;
  if (view.claim(ix).sentence + 1 < view.claim(denial_ix).sentence) return false;
  const auto is_name = [](Matter what) { return what.is_name(); };
  const Matters& denier = view.statements[denial_ix].sentence_matters;
  const Matters& told = view.statements[ix].sentence_matters;
  return std::none_of(denier.begin(), denier.end(), is_name) ||
         std::any_of(denier.begin(), denier.end(), [&](Matter what) {
           return is_name(what) && std::binary_search(told.begin(), told.end(), what);
         });
}

// The nearest claim before the denial. One that does not point back ("denied that it was behind the
// unrest") answers only what speaks of the same.
void answer_nearby(const StatementView& view, uint32_t denial_ix, std::vector<Opposition>& found) {
  const Statement& denial = view.statements[denial_ix];
  for (uint32_t ix = denial_ix; ix-- > 0;) {
    const Statement& claim = view.statements[ix];
    if (claim.article_ix != denial.article_ix) return;
    if (view.claim(ix).sentence + kSentencesBack < view.claim(denial_ix).sentence) return;
    if (claim.matters.empty() || speaks_of_himself(view, ix) || !may_answer(view, denial_ix, ix))
      continue;
    if (view.claim(denial_ix).points_back
            ? !is_pointed_at(view, ix, denial_ix)
            : common(view, denial, claim.sentence_matters).thousandths < kSharedNearby)
      continue;
    found.push_back({ix, denial_ix, DisputeKind::kDenial});
    return;
  }
}

// Every claim that shares enough of what the denial is about. A denial in few words ("no decision
// to leave Iraq") answers its own article, where there is a claim, else only what is new.
void answer_elsewhere(const StatementView& view, uint32_t denial_ix,
                      std::vector<Opposition>& found) {
  const Statement& denial = view.statements[denial_ix];
  if (says_little(denial)) return;
  std::vector<Opposition> near, far;
  for (const uint32_t ix : view.index.candidates(denial.matters)) {
    if (!may_answer(view, denial_ix, ix)) continue;
    const Statement& claim = view.statements[ix];
    if (count_shared(denial.matters, claim.matters) == 0 || !shares_deed(claim, denial)) continue;
    const Common shared = common(view, denial, claim.sentence_matters);
    const bool is_own = claim.article_ix == denial.article_ix;
    const bool many = shared.count >= kManyShared;
    // "no decision to leave Iraq" says one thing only, of one state.
    const bool is_all = is_own && shared.thousandths == 1000 &&
                        count_shared(denial.matters, claim.sentence_matters) >= kTellingMatters;
    if (!is_all && (!many || shared.thousandths < (is_own ? kSharedNeeded : kSharedAfar))) continue;
    const bool is_new = denial.day - claim.day <= kDaysOfNews;
    if (is_own || many)
      near.push_back({ix, denial_ix, DisputeKind::kDenial});
    else if (is_new)
      far.push_back({ix, denial_ix, DisputeKind::kDenial});
  }
  const auto& chosen = near.empty() ? far : near;
  found.insert(found.end(), chosen.begin(), chosen.end());
}

}  // namespace

std::vector<Opposition> answer_denials(const StatementView& view) {
  std::vector<Opposition> found;
  for (uint32_t ix = 0; ix < view.statements.size(); ++ix) {
    if (view.claim(ix).kind != ClaimKind::kDenial) continue;
    const size_t before = found.size();
    answer_elsewhere(view, ix, found);
    if (found.size() == before) answer_nearby(view, ix, found);
  }
  return found;
}

}  // namespace dateline
