// Reported speech: what somebody says without quotation marks, or with marks around a part of it.
// Used by extract_quotes.
#pragma once

#include <vector>

#include "extract/clause_tree.h"
#include "extract/quotes/speech.h"
#include "model/article.h"

namespace dateline {

struct ReportedSpeech {
  TokenRange content;
  SpeechFrame frame;
};

// All of one sentence, in the order of their cues; `is_taken[token]` are the cues that direct
// speech has used already; `tree` is scratch.
void find_reported_speech(const Article& article, const Speech& speech, const Sentence& sentence,
                          const std::vector<bool>& is_taken, ClauseTree& tree,
                          std::vector<ReportedSpeech>& found);

}  // namespace dateline
