// Claims: what somebody says that somebody else may say otherwise: denials, statements, numbers,
// and the outlets' own corrections.
#include <algorithm>
#include <span>

#include "extract/claims/claim_sentence.h"
#include "extract/extract.h"

namespace dateline {
namespace {

// `quotes` are those that do not end before the sentence, and further ones.
void read_claims(const Clauses& clauses, std::span<const QuoteMention> quotes,
                 std::vector<ClaimMention>& claims) {
  ClaimSentence sentence(clauses, claims);
  for (const QuoteMention& quote : quotes) {
    if (quote.span.begin >= clauses.sentence().span.end) break;
    if (quote.span.overlaps(clauses.sentence().span)) read_statement(sentence, quote);
  }
  for (uint32_t token = clauses.begin(); token < clauses.end(); ++token) {
    read_number(sentence, token);
    read_denial(sentence, token);
    read_untruth(sentence, token);
    read_forgery(sentence, token);
    read_contradiction(sentence, token);
    read_charge(sentence, token);
    read_request(sentence, token);
    if (clauses.upos(token) == Upos::kVerb) read_speech(sentence, token);
  }
}

}  // namespace

void extract_claims(Article& article, const Lexicon& lexicon) {
  std::span<const QuoteMention> quotes = article.quotes;
  for (uint32_t ix = 0; ix < article.sentences.size(); ++ix) {
    const Sentence& sentence = article.sentences[ix];
    while (!quotes.empty() && quotes.front().span.end <= sentence.span.begin)
      quotes = quotes.subspan(1);
    const Clauses clauses{article, lexicon, ix};
    if (sentence.kind != SentenceKind::kBody || clauses.is_question()) continue;
    read_claims(clauses, quotes, article.claims);
  }
  std::sort(article.claims.begin(), article.claims.end(),
            [](const ClaimMention& a, const ClaimMention& b) {
              if (a.span != b.span) return a.span < b.span;
              return a.token != b.token ? a.token < b.token : a.rule < b.rule;
            });
}

}  // namespace dateline
