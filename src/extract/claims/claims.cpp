// Claims: what somebody says that somebody else may say otherwise: denials, statements, numbers,
// and the outlets' own corrections.
#include <algorithm>

#include "extract/claims/claim_sentence.h"
#include "extract/extract.h"

namespace dateline {
namespace {

void read_claims(const Clauses& clauses, std::vector<ClaimMention>& claims) {
  ClaimSentence sentence(clauses, claims);
  for (const QuoteMention& quote : clauses.article.quotes) {
    if (quote.span.begin >= clauses.sentence().span.end) break;
    if (quote.span.overlaps(clauses.sentence().span)) read_statement(sentence, quote);
  }
  for (uint32_t token = clauses.begin(); token < clauses.end(); ++token) {
    read_number(sentence, token);
    read_denial(sentence, token);
    read_untruth(sentence, token);
    read_charge(sentence, token);
    read_request(sentence, token);
    if (clauses.upos(token) == Upos::kVerb) read_speech(sentence, token);
  }
}

}  // namespace

void extract_claims(Article& article, const Lexicon& lexicon) {
  for (uint32_t ix = 0; ix < article.sentences.size(); ++ix) {
    const Clauses clauses{article, lexicon, ix};
    if (article.sentences[ix].kind != SentenceKind::kBody || clauses.is_question()) continue;
    read_claims(clauses, article.claims);
  }
  std::sort(article.claims.begin(), article.claims.end(),
            [](const ClaimMention& a, const ClaimMention& b) {
              if (a.span != b.span) return a.span < b.span;
              return a.token != b.token ? a.token < b.token : a.rule < b.rule;
            });
}

}  // namespace dateline
