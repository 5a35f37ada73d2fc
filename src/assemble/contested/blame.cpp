// Blame, and what stands right before a denial: answered by their place, in whatever words they are
// told.
#include <algorithm>

#include "assemble/contested/denials.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// So many words in both say that one thing is spoken of, in whatever verb.
constexpr ptrdiff_t kSharedWords = 2;
// How far behind "denied" its "any role" and its "that it was behind" may stand.
constexpr uint32_t kWordsOfShare = 5;
// How far blame may stand before its denial, in sentences.
constexpr uint32_t kSentencesOfBlame = 4;

// "He denied": whoever spoke just before.
bool is_by_pronoun(const StatementView& view, uint32_t denial_ix) {
  const Article& article = *view.articles[view.statements[denial_ix].article_ix];
  const Span words = view.claim(denial_ix).speaker;
  const uint32_t token = article.tokens.token_at(words.begin);
  return token < article.tokens.count() && article.tokens.span(token) == words &&
         article.tokens.upos[token] == Upos::kPron;
}

// "denied responsibility for the blast", "denied that it was behind the unrest": a share in
// something that it tells by itself.
bool denies_share(const StatementView& view, uint32_t denial_ix) {
  static const WordSet shares{"responsibility", "involvement", "role",    "part", "link",
                              "connection",     "behind",      "blame",   "hand", "responsible",
                              "complicity",     "involve",     "involved"};
  const Tokens& tokens = view.article(denial_ix).tokens;
  const uint32_t verb = view.claim(denial_ix).token;
  const uint32_t end = std::min(view.statements[denial_ix].end_token, verb + kWordsOfShare);
  for (uint32_t token = verb; token < end; ++token)
    if (shares.contains(tokens.lemma[token])) return true;
  return false;
}

// Do the sentence of a claim and the one before it speak of two things of the denial?
bool tells_of(const StatementView& view, uint32_t ix, const Statement& denial) {
  const Article& article = view.article(ix);
  const uint32_t sentence = view.claim(ix).sentence;
  const Sentence& first = article.sentences[sentence - std::min(sentence, 1u)];
  const Matters told = view.reader.read(view.statements[ix].article_ix, first.begin_token,
                                        article.sentences[sentence].end_token);
  const auto is_told = [&](Matter what) {
    return !what.is_name() && std::binary_search(told.begin(), told.end(), what);
  };
  return std::count_if(denial.matters.begin(), denial.matters.end(), is_told) >= kSharedWords;
}

}  // namespace

// "The minister said that the firm would be held responsible for the deaths. ... The firm denied
// that it was behind the slide": who is blamed answers it, in whatever words it is told.
void answer_blame(const StatementView& view, uint32_t denial_ix, std::vector<Opposition>& found) {
  static const WordSet blame{"blame", "hold"};
  const Statement& denial = view.statements[denial_ix];
  const auto who = view.reader.of_mention(denial.article_ix, view.claim(denial_ix).who);
  if (!who || !denies_share(view, denial_ix)) return;
  for (uint32_t ix = denial_ix; ix-- > 0;) {
    const Statement& charge = view.statements[ix];
    if (charge.article_ix != denial.article_ix ||
        view.claim(ix).sentence + kSentencesOfBlame < view.claim(denial_ix).sentence)
      return;
    const bool is_blame = view.claim(ix).is_charge &&
                          blame.contains(view.article(ix).tokens.lemma[view.claim(ix).token]);
    if (!is_blame || !std::binary_search(charge.matters.begin(), charge.matters.end(), *who) ||
        !may_answer(view, denial_ix, ix))
      continue;
    found.push_back({ix, denial_ix, DisputeKind::kDenial});
    return;
  }
}

// "His mother said he was hit by a canister. Police denied that they had aimed at anyone": who
// denies something, right behind what another said, answers it, but for "has also denied".
void answer_before(const StatementView& view, uint32_t denial_ix, std::vector<Opposition>& found) {
  static const WordSet also{"also", "always", "repeatedly", "previously"};
  static const WordSet standing{"denies", "deny"};  // what it says whenever it is asked
  const Statement& denial = view.statements[denial_ix];
  const Article& article = *view.articles[denial.article_ix];
  const uint32_t verb = view.claim(denial_ix).token, sentence = view.claim(denial_ix).sentence;
  if (denial.speaker == 0 || sentence == 0 || denial.is_of_knowing || denial.matters.empty())
    return;
  // "Contrary to some reports, it has not slowed": those reports it answers.
  if (denies_share(view, denial_ix) || denial.begin_token < verb) return;
  if (article.tokens.upos[verb] != Upos::kVerb || is_by_pronoun(view, denial_ix) ||
      (verb > 0 && also.contains(article.tokens.word[verb - 1])) ||
      standing.contains(article.tokens.word[verb]))
    return;
  for (uint32_t ix = denial_ix; ix-- > 0;) {
    const ClaimMention& claim = view.claim(ix);
    if (view.statements[ix].article_ix != denial.article_ix || claim.sentence + 1 < sentence)
      return;
    if (claim.sentence + 1 != sentence || view.statements[ix].speaker == 0 ||
        speaks_of_himself(view, ix) || !may_answer(view, denial_ix, ix))
      continue;
    const bool is_one_paragraph =
        article.sentences[sentence].paragraph == article.sentences[sentence - 1].paragraph;
    if (!is_one_paragraph && !tells_of(view, ix, denial)) continue;
    found.push_back({ix, denial_ix, DisputeKind::kDenial});
    return;
  }
}

}  // namespace dateline
