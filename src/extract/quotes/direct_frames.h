// Direct frames: the words beside a quoted stretch that tell who speaks: in its sentence, in the
// one before that ends with a colon, in its label. Used by extract_quotes.
#pragma once

#include <optional>
#include <vector>

#include "extract/quotes/quoted_stretches.h"
#include "extract/quotes/speech.h"
#include "model/article.h"

namespace dateline {

class DirectFrames {
 public:
  // `is_taken` says of each token whether it is direct speech or its cue; the caller goes on
  // writing to it.
  DirectFrames(const Article& article, const Speech& speech, const std::vector<bool>& is_taken)
      : article_(article),
        tokens_(article.tokens),
        speech_(speech),
        phrases_(speech.phrases()),
        is_taken_(is_taken) {}

  // `," Zarif said`, `Zarif said: "`: the frame in the sentence of the stretch.
  std::optional<SpeechFrame> beside(const QuotedStretch& stretch) const;
  // "Zarif explains why:" before the paragraph or sentence that is the quotation.
  std::optional<SpeechFrame> lead_in(const QuotedStretch& stretch) const;
  // "PENCE: Well, look" in the transcript of a talk: the name; empty if there is none.
  TokenRange transcript_label(const QuotedStretch& stretch) const;

 private:
  std::optional<SpeechFrame> behind_line(const QuotedStretch& stretch) const;
  std::optional<SpeechFrame> around(const QuotedStretch& stretch) const;
  std::optional<SpeechFrame> in_next_sentence(uint32_t token) const;
  bool is_reported(const QuotedStretch& stretch, const Sentence& sentence) const;
  bool is_cried(const QuotedStretch& stretch) const;
  bool is_attribute(const QuotedStretch& stretch) const;
  bool is_part_of_report(const QuotedStretch& stretch, uint32_t cue) const;
  bool leads_to_that(uint32_t token, uint32_t end) const;

  const Article& article_;
  const Tokens& tokens_;
  const Speech& speech_;
  const Phrases& phrases_;
  const std::vector<bool>& is_taken_;
};

}  // namespace dateline
