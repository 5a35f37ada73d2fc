// Refusals: what one side asks for and the other will not do: "The union asked the company to
// raise wages. The company said that it would not raise them."
#include <algorithm>

#include "assemble/contested/oppositions.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// How far before its refusal a request may stand, in sentences.
constexpr uint32_t kSentencesBack = 2;

// Is the deed that is refused what was asked for? Names stand in both anyway. "Asked to leave early
// to attend the burial" and "would not attend the hearing" share what was not asked for.
bool shares_deed(const StatementView& view, uint32_t request_ix, uint32_t refusal_ix) {
  const Statement &request = view.statements[request_ix], &refusal = view.statements[refusal_ix];
  const auto at = [&](uint32_t ix) {
    const uint32_t deed = view.claim(ix).token;
    return view.reader.read(view.statements[ix].article_ix, deed, deed + 1);
  };
  const Matters asked = at(request_ix), refused = at(refusal_ix);
  return std::any_of(refusal.matters.begin(), refusal.matters.end(), [&](Matter what) {
    const bool is_other_deed = std::binary_search(refused.begin(), refused.end(), what) &&
                               !std::binary_search(asked.begin(), asked.end(), what);
    return !what.is_name() && !is_other_deed &&
           std::binary_search(request.matters.begin(), request.matters.end(), what);
  });
}

// "Will not leave without paying": it will pay.
bool is_twice_negated(const StatementView& view, uint32_t refusal_ix) {
  static const WordSet without{"without", "until", "before"};
  const Statement& refusal = view.statements[refusal_ix];
  for (uint32_t token = view.claim(refusal_ix).token; token < refusal.end_token; ++token)
    if (without.contains(view.article(refusal_ix).tokens.word[token])) return true;
  return false;
}

// Was it asked of those who refuse?
bool is_asked(const StatementView& view, uint32_t request_ix, uint32_t refusal_ix) {
  const Matters& told = view.statements[request_ix].sentence_matters;
  const Matters who = matters_of_speaker(view, refusal_ix);
  // "The foreign ministry answered that": right behind it nobody else would answer.
  const auto& sentences = view.article(refusal_ix).sentences;
  const uint32_t asked = view.claim(request_ix).sentence, answer = view.claim(refusal_ix).sentence;
  const bool is_next =
      asked + 1 == answer && (sentences[asked].paragraph == sentences[answer].paragraph);
  return is_next || count_shared(who, told) > 0;
}

bool refuses(const StatementView& view, uint32_t request_ix, uint32_t refusal_ix) {
  if (have_one_speaker(view, request_ix, refusal_ix) ||
      view.claim(request_ix).sentence == view.claim(refusal_ix).sentence)
    return false;
  return is_asked(view, request_ix, refusal_ix) && shares_deed(view, request_ix, refusal_ix) &&
         !is_twice_negated(view, refusal_ix);
}

}  // namespace

std::vector<Opposition> answer_requests(const StatementView& view, StatementRange range) {
  std::vector<Opposition> found;
  for (uint32_t ix = range.first; ix < range.end; ++ix) {
    if (view.claim(ix).kind != ClaimKind::kRefusal || !is_of_somebody(view, ix)) continue;
    for (uint32_t before = ix; before-- > range.first;) {
      if (view.claim(before).sentence + kSentencesBack < view.claim(ix).sentence) break;
      if (view.claim(before).kind != ClaimKind::kRequest || !refuses(view, before, ix)) continue;
      found.push_back({before, ix, DisputeKind::kConflict});
      break;
    }
  }
  return found;
}

}  // namespace dateline
