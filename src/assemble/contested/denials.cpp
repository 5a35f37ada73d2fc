// A denial answers the nearest claim about the same matter: in its own sentence ("a charge that
// Iran denied"), just before it ("Macaire denied it"), or in another article.
#include "assemble/contested/denials.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "assemble/contested/pointing_back.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// How long before its denial a claim may have been published, and how long after (an outlet may
// report an old claim late).
constexpr int32_t kDaysBefore = 30, kDaysAfter = 3;
// How far a pronoun looks back for the claim that it stands for, in sentences.
constexpr uint32_t kSentencesBack = 2;
// "He denies all charges" may look further.
constexpr uint32_t kSentencesToCharge = 4;
// The share of a denial's matter that the claim must have, in thousandths.
constexpr int64_t kSharedNeeded = 500;
// In another article more may be meant by the same words.
constexpr int64_t kSharedAfar = 650;
// The share of the claim's matter, that the claim is about what is denied and not about more.
constexpr int64_t kSharedOfClaim = 300;
// Enough where the claim stands just before.
constexpr int64_t kSharedNearby = 450;
constexpr size_t kManyShared = 2;
// In an archive two words meet by chance.
constexpr size_t kManySharedInArchive = 3;
// So many words in both say that one thing is spoken of, in whatever verb.
constexpr ptrdiff_t kSharedWords = 2;
constexpr int64_t kAll = 1000;
// A denial that says so little does not tell by itself what it denies.
constexpr size_t kTellingMatters = 2;

bool says_little(const Statement& statement) { return statement.matters.size() < kTellingMatters; }

// One sentence in two articles, or nearly, with its denial.
bool is_retold(const StatementView& view, uint32_t claim_ix, const Statement& denial) {
  constexpr int64_t kNearlyAll = 800;
  const Statement& claim = view.statements[claim_ix];
  if (claim.sentence_matters == denial.sentence_matters) return true;
  const int64_t shared =
      view.weights.sum_of_shared(claim.sentence_matters, denial.sentence_matters) * 1000;
  if (shared < view.weights.sum(claim.sentence_matters) * kNearlyAll) return false;
  const auto is_beside = [&](uint32_t ix) {
    return view.statements[ix].article_ix == claim.article_ix &&
           view.claim(ix).sentence == view.claim(claim_ix).sentence;
  };
  uint32_t first = claim_ix;
  while (first > 0 && is_beside(first - 1)) --first;
  for (uint32_t ix = first; ix < view.statements.size() && is_beside(ix); ++ix)
    if (view.claim(ix).kind == ClaimKind::kDenial) return true;
  return false;
}

// "said he was at home and denied the rest": one subject of two verbs.
bool is_second_verb(const StatementView& view, uint32_t denial_ix) {
  const Tokens& tokens = view.articles[view.statements[denial_ix].article_ix]->tokens;
  uint32_t before = view.claim(denial_ix).token;
  while (before > 0 &&
         (tokens.upos[before - 1] == Upos::kAdv || tokens.upos[before - 1] == Upos::kAux))
    --before;
  return before > 0 && tokens.upos[before - 1] == Upos::kCconj;
}

}  // namespace

bool may_answer(const StatementView& view, uint32_t denial_ix, uint32_t claim_ix) {
  const Statement& denial = view.statements[denial_ix];
  const Statement& claim = view.statements[claim_ix];
  if (view.claim(claim_ix).kind != ClaimKind::kAssertion) return false;
  // "They called no doctor, she said. The clinic called that a lie."
  if (claim.is_negated && !view.claim(denial_ix).points_back) return false;
  // "There is no evidence that it is not safe" does not deny that it is safe.
  if (!claim.is_negated && denial.is_of_negative) return false;
  if (have_one_speaker(view, denial_ix, claim_ix)) return false;
  if (claim.article_ix != denial.article_ix && is_retold(view, claim_ix, denial)) return false;
  if (claim.article_ix == denial.article_ix) {
    if (view.claim(claim_ix).span.overlaps(view.claim(denial_ix).span)) return false;
    // "The army said it had the means but denied that it would use them": one speaks.
    const bool is_one_sentence = view.claim(claim_ix).sentence == view.claim(denial_ix).sentence;
    const bool is_own = denial.speaker == 0 || is_second_verb(view, denial_ix);
    if (is_one_sentence && is_own && !view.claim(claim_ix).is_charge) return false;
  }
  return claim.day >= denial.day - kDaysBefore && claim.day <= denial.day + kDaysAfter;
}

// "I wished I were dead" is not what others deny.
bool speaks_of_himself(const StatementView& view, uint32_t ix) {
  static const WordSet first_person{"i", "we", "my", "our"};
  const Statement& claim = view.statements[ix];
  return first_person.contains(view.articles[claim.article_ix]->tokens.word[claim.begin_token]);
}

namespace {

// What a claim is about, with the rest of its sentence where the denial stands in another.
const Matters& told_around(const StatementView& view, uint32_t claim_ix, uint32_t denial_ix) {
  const Statement& claim = view.statements[claim_ix];
  const bool is_one_sentence = view.claim(claim_ix).sentence == view.claim(denial_ix).sentence;
  return is_one_sentence ? claim.matters : claim.sentence_matters;
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

// "No evidence of an attack", "no intention to pay": somebody else speaks of the same, or nothing.
bool is_by_noun(const StatementView& view, uint32_t denial_ix, const WordSet& nouns) {
  const Tokens& tokens = view.articles[view.statements[denial_ix].article_ix]->tokens;
  return nouns.contains(tokens.lemma[view.claim(denial_ix).token]);
}

// "Denied knowing that they were paid" does not answer who paid: what was done must be the same. A
// charge is answered by the crime, in whatever verb.
bool tells_deed(const StatementView& view, uint32_t claim_ix, uint32_t denial_ix) {
  const Statement& denial = view.statements[denial_ix];
  if (denial.is_of_knowing && !denial.deed) return false;
  // "Denied negotiating with the rebels" answers no report that they summoned somebody.
  const bool is_accused =
      view.article(claim_ix).tokens.upos[view.claim(claim_ix).token] == Upos::kVerb ||
      view.statements[claim_ix].article_ix == denial.article_ix;
  const bool is_charge = view.claim(claim_ix).is_charge && is_accused;
  if (!denial.deed || (is_charge && !denial.is_of_knowing)) return true;
  const Matters& told = view.statements[claim_ix].matters;
  if (std::binary_search(told.begin(), told.end(), *denial.deed)) return true;
  // "Has no plans to change the treaty" answers nobody who only wanted one.
  static const WordSet plans{"plan", "intention", "intent"};
  if (is_by_noun(view, denial_ix, plans)) return false;
  const auto is_shared_word = [&](Matter what) {
    return !what.is_name() && std::binary_search(told.begin(), told.end(), what);
  };
  return !denial.is_of_knowing && std::count_if(denial.matters.begin(), denial.matters.end(),
                                                is_shared_word) >= kSharedWords;
}

// An intention is somebody's own: the claim speaks of him.
bool is_of_other(const StatementView& view, uint32_t denial_ix, const Statement& claim) {
  static const WordSet intentions{"intention", "intent"};
  if (!is_by_noun(view, denial_ix, intentions)) return false;
  const auto who =
      view.reader.of_mention(view.statements[denial_ix].article_ix, view.claim(denial_ix).who);
  return !who ||
         !std::binary_search(claim.sentence_matters.begin(), claim.sentence_matters.end(), *who);
}

// "Says that she counted seven bodies. ... denied that there were seven": nothing else is denied.
bool shares_number(const StatementView& view, uint32_t ix, uint32_t denial_ix) {
  const Statement& denial = view.statements[denial_ix];
  const Tokens& tokens = view.article(denial_ix).tokens;
  if (!denial.matters.empty()) return false;
  for (uint32_t number = denial.begin_token; number < denial.end_token; ++number)
    for (uint32_t told = view.statements[ix].begin_token; told < view.statements[ix].end_token;
         ++told)
      if (tokens.upos[number] == Upos::kNum && tokens.word[told] == tokens.word[number])
        return true;
  return false;
}

// The nearest claim before the denial. One that does not point back ("denied that it was behind the
// unrest") answers only what speaks of the same.
void answer_nearby(const StatementView& view, uint32_t denial_ix, std::vector<Opposition>& found) {
  const Statement& denial = view.statements[denial_ix];
  for (uint32_t ix = denial_ix; ix-- > 0;) {
    const Statement& claim = view.statements[ix];
    if (claim.article_ix != denial.article_ix) return;
    const uint32_t back = view.claim(denial_ix).is_charge ? kSentencesToCharge : kSentencesBack;
    if (view.claim(ix).sentence + back < view.claim(denial_ix).sentence) return;
    if (claim.matters.empty() || !may_answer(view, denial_ix, ix)) continue;
    // "'I was misled,' he said. The colonel denied misleading him": of what was done to him.
    const bool is_done_to_him =
        denial.deed && std::binary_search(claim.matters.begin(), claim.matters.end(), *denial.deed);
    if (speaks_of_himself(view, ix) && !is_done_to_him) continue;
    if (is_done_to_him) {
      found.push_back({ix, denial_ix, DisputeKind::kDenial});
      return;
    }
    if (view.claim(denial_ix).points_back
            ? !is_pointed_at(view, ix, denial_ix)
            : !shares_number(view, ix, denial_ix) &&
                  (common(view, denial, told_around(view, ix, denial_ix)).thousandths <
                       kSharedNearby ||
                   !tells_deed(view, ix, denial_ix) || is_of_other(view, denial_ix, claim)))
      continue;
    found.push_back({ix, denial_ix, DisputeKind::kDenial});
    return;
  }
}

// "denied reports that she would resign": the reports stand in the denial.
void answer_within(const StatementView& view, uint32_t denial_ix, std::vector<Opposition>& found) {
  const Statement& denial = view.statements[denial_ix];
  const auto is_beside = [&](uint32_t ix) {
    return view.statements[ix].article_ix == denial.article_ix &&
           view.claim(ix).sentence == view.claim(denial_ix).sentence;
  };
  if (is_of_such(view, denial_ix)) return;
  uint32_t first = denial_ix;
  while (first > 0 && is_beside(first - 1)) --first;
  for (uint32_t ix = first; ix < view.statements.size() && is_beside(ix); ++ix) {
    if (!view.claim(ix).is_charge || view.claim(ix).kind != ClaimKind::kAssertion ||
        !view.claim(denial_ix).span.contains(view.claim(ix).span) ||
        view.statements[ix].matters.empty())
      continue;
    found.push_back({ix, denial_ix, DisputeKind::kDenial});
    return;
  }
}

// "Cutler dismissed this, arguing that it involved tall tales": the denier's own words.
bool is_of_denier(const StatementView& view, uint32_t claim_ix) {
  const Statement& claim = view.statements[claim_ix];
  for (uint32_t ix = claim_ix; ix-- > 0;) {
    if (view.statements[ix].article_ix != claim.article_ix ||
        view.claim(ix).sentence != view.claim(claim_ix).sentence)
      return false;
    if (view.claim(ix).kind == ClaimKind::kDenial) return true;
  }
  return false;
}

// How much of what is denied a claim speaks of, in thousandths; 0 where too little.
int64_t answered(const StatementView& view, uint32_t denial_ix, uint32_t claim_ix) {
  const Statement& denial = view.statements[denial_ix];
  const Statement& claim = view.statements[claim_ix];
  if (count_shared(denial.matters, claim.matters) == 0 || !shares_deed(claim, denial)) return 0;
  if (!tells_deed(view, claim_ix, denial_ix) || is_of_other(view, denial_ix, claim)) return 0;
  const bool is_own = claim.article_ix == denial.article_ix;
  if (!is_own && is_of_denier(view, claim_ix)) return 0;
  static const WordSet evidence{"evidence", "proof", "truth"};
  const bool is_whole_sentence = is_own && !is_by_noun(view, denial_ix, evidence);
  const Common shared = common(
      view, denial, is_whole_sentence ? told_around(view, claim_ix, denial_ix) : claim.matters);
  // "no decision to leave Iraq" says one thing only, of one state.
  const bool is_all =
      is_own && shared.thousandths == kAll &&
      count_shared(denial.matters, told_around(view, claim_ix, denial_ix)) >= kTellingMatters;
  if (is_all) return kAll;
  const int64_t of_claim = view.weights.sum_of_shared(denial.matters, claim.matters) * kAll;
  const bool is_charge = view.claim(claim_ix).is_charge;
  if (!is_own && !is_charge && of_claim < view.weights.sum(claim.matters) * kSharedOfClaim)
    return 0;
  const int64_t needed = is_own ? kSharedNeeded : kSharedAfar;
  const bool is_by_chance = !is_own && view.articles.size() > kArticlesOfArchive;
  const size_t many = is_by_chance ? kManySharedInArchive : kManyShared;
  return shared.count >= many && shared.thousandths >= needed ? shared.thousandths : 0;
}

// The claim that shares most of what the denial is about, and of those the nearest; in its own
// article, where there is one.
void answer_elsewhere(const StatementView& view, uint32_t denial_ix,
                      std::vector<Opposition>& found) {
  const Statement& denial = view.statements[denial_ix];
  if (says_little(denial) || denial.has_pronoun) return;
  const auto distance = [&](uint32_t ix) {  // in sentences, in one article
    return std::abs(static_cast<int32_t>(view.claim(ix).sentence) -
                    static_cast<int32_t>(view.claim(denial_ix).sentence));
  };
  std::tuple best{false, int64_t{0}, int32_t{0}};
  uint32_t chosen = kNone;
  for (const uint32_t ix : view.candidates(denial.matters, denial.day, kDaysBefore, kDaysAfter)) {
    if (!may_answer(view, denial_ix, ix)) continue;
    const Statement& claim = view.statements[ix];
    const bool is_own = claim.article_ix == denial.article_ix;
    // "Rejected by Hale, who accused him of": what follows answers, and is not answered.
    const bool is_behind = is_own && ix > denial_ix && view.claim(denial_ix).points_back &&
                           view.claim(ix).sentence == view.claim(denial_ix).sentence;
    if (is_behind) continue;
    const std::tuple fit{is_own, answered(view, denial_ix, ix),
                         is_own ? -distance(ix) : -std::abs(claim.day - denial.day)};
    if (std::get<1>(fit) == 0 || (chosen != kNone && fit <= best)) continue;
    best = fit;
    chosen = ix;
  }
  if (chosen != kNone) found.push_back({chosen, denial_ix, DisputeKind::kDenial});
}

}  // namespace

std::vector<Opposition> answer_denials(const StatementView& view) {
  std::vector<Opposition> found;
  for (uint32_t ix = 0; ix < view.statements.size(); ++ix) {
    if (view.claim(ix).kind != ClaimKind::kDenial) continue;
    const size_t before = found.size();
    // "..., contradicting the minister"
    if (view.claim(ix).token >= view.statements[ix].end_token) {
      const uint32_t told = statement_contradicted(view, ix);
      if (told != kNone) found.push_back({told, ix, DisputeKind::kDenial});
      continue;
    }
    answer_elsewhere(view, ix, found);
    if (found.size() == before) answer_nearby(view, ix, found);
    if (found.size() == before) answer_within(view, ix, found);
    if (found.size() == before) answer_blame(view, ix, found);
    const bool is_open = view.claim(ix).points_back || view.claim(ix).is_charge;
    if (found.size() == before && !is_open) answer_before(view, ix, found);
    if (found.size() == before && tells_by_itself(view, ix))
      found.push_back({ix, ix, DisputeKind::kDenial});
  }
  return found;
}

}  // namespace dateline
