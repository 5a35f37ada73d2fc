// Joined reports: what several words of one sentence report of the same words is told once, under
// the one whose words they are. Used by extract_quotes.
#pragma once

#include <vector>

#include "extract/quotes/reported_speech.h"
#include "model/article.h"

namespace dateline {

// Direct, mixed or indirect, by how much of the words stands in quotation marks.
QuoteKind quote_kind_of(const Tokens& tokens, TokenRange content);

// Ends the reports of one sentence where direct speech begins, and leaves of those that hold one
// another the one to be told. REQUIRES: the first `direct_count` quotes of the article are its
// direct speech, in order.
void join_reports(const Article& article, const Speech& speech, uint32_t direct_count,
                  std::vector<ReportedSpeech>& found);

}  // namespace dateline
