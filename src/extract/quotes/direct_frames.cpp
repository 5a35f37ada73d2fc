#include "extract/quotes/direct_frames.h"

#include "lexicon/word_set.h"

namespace dateline {

std::optional<SpeechFrame> DirectFrames::beside(const QuotedStretch& stretch) const {
  return stretch.is_title && !is_cried(stretch) ? behind_line(stretch) : around(stretch);
}

// `The crowd chanted "Klein! Klein!"`, whatever its letters.
bool DirectFrames::is_cried(const QuotedStretch& stretch) const {
  static const WordSet kCry{"chant", "cry", "shout", "yell", "scream", "roar", "holler", "cheer"};
  uint32_t before = stretch.open;
  if (before > 0 && article_.word_at(before - 1) == ",") --before;
  return before > 0 && tokens_.upos[before - 1] == Upos::kVerb &&
         kCry.contains(tokens_.lemma[before - 1]);
}

// `"Safe Harbours," she declared.`: a sentence of its own is no title, whatever its letters.
std::optional<SpeechFrame> DirectFrames::behind_line(const QuotedStretch& stretch) const {
  const Sentence& sentence = article_.sentences[phrases_.sentence_of(stretch.open)];
  if (stretch.runs_on || stretch.open != sentence.begin_token || !stretch.ends_clause)
    return std::nullopt;
  const Sentence& last = article_.sentences[phrases_.sentence_of(stretch.end_token)];
  return speech_.frame_after(stretch.after(), last.end_token);
}

std::optional<SpeechFrame> DirectFrames::around(const QuotedStretch& stretch) const {
  const Sentence& first = article_.sentences[phrases_.sentence_of(stretch.open)];
  const uint32_t open = stretch.open;
  const uint32_t end = stretch.after();
  const Sentence& last = article_.sentences[phrases_.sentence_of(stretch.end_token - 1)];
  const bool is_whole = stretch.is_sentence || end >= last.end_token ||
                        tokens_.has(end, kIsPunctuation) ||
                        tokens_.has(stretch.end_token - 1, kIsPunctuation);
  if (!stretch.is_sentence && leads_to_that(end, last.end_token)) return std::nullopt;
  const bool is_behind_colon =
      stretch.is_sentence && open > first.begin_token && article_.word_at(open - 1) == ":";
  if (is_behind_colon)
    if (const auto name = speech_.named_at_colon(first.begin_token, open - 1); !name.empty())
      return SpeechFrame{{}, name};
  if (is_whole && open > first.begin_token)
    if (auto frame = speech_.frame_before(first.begin_token, open))
      return is_part_of_report(stretch, frame->cue.begin) ? std::nullopt : frame;
  if (is_behind_colon) return speech_.frame_at_colon(first.begin_token, open - 1);
  if (stretch.is_sentence)
    if (auto frame = speech_.frame_at_comma(first.begin_token, open)) return frame;
  if (end >= last.end_token)
    return stretch.is_sentence && open == first.begin_token ? in_next_sentence(end) : std::nullopt;
  if (is_reported(stretch, first) || is_attribute(stretch)) return std::nullopt;
  if (auto frame = speech_.frame_after(end, last.end_token)) return frame;
  if (!stretch.is_sentence || stretch.runs_on) return std::nullopt;
  return speech_.frame_behind_clause(end, last.end_token);
}

// `"Is it clear?" Klein asked.`: two sentences by their marks.
std::optional<SpeechFrame> DirectFrames::in_next_sentence(uint32_t token) const {
  if (token >= tokens_.count()) return std::nullopt;
  const uint32_t ix = phrases_.sentence_of(token);
  const Sentence& next = article_.sentences[ix];
  if (ix == 0 || next.begin_token != token ||
      article_.sentences[ix - 1].paragraph != next.paragraph)
    return std::nullopt;
  auto frame = speech_.frame_after(token, next.end_token);
  if (!frame) frame = speech_.frame_behind_clause(token, next.end_token);
  if (!frame || !(speech_.use(frame->cue.begin) & kTakesQuotation)) return std::nullopt;
  // What has its own clause or quotation reports that.
  const uint32_t behind = frame->cue.end;
  const bool is_closed = tokens_.has(behind, kIsPunctuation) && !tokens_.has(behind, kOpensQuote) &&
                         article_.word_at(behind) != ":";
  const Upos tag = tokens_.upos[behind];
  const bool tells_how = tag == Upos::kAdp || tag == Upos::kAdv;
  const bool leads = article_.word_at(behind) == "," && tokens_.has(behind + 1, kOpensQuote);
  return frame->cue.begin > token && (is_closed || tells_how) && !leads ? frame : std::nullopt;
}

// `He said he wants "justice for all," but left`: the words are part of what "said" reports.
bool DirectFrames::is_reported(const QuotedStretch& stretch, const Sentence& sentence) const {
  if (tokens_.has(stretch.begin_token, kStartsUpper)) return false;
  for (uint32_t i = sentence.begin_token; i < stretch.open; ++i)
    if (!is_taken_[i] && tokens_.upos[i] == Upos::kVerb && speech_.takes_clause(i) &&
        !speech_.is_passive(i, sentence.begin_token))
      return true;
  return false;
}

// `The "gate" man said it was shut.`
bool DirectFrames::is_attribute(const QuotedStretch& stretch) const {
  if (stretch.is_sentence || stretch.ends_clause || stretch.open == 0) return false;
  const Upos before = tokens_.upos[stretch.open - 1];
  return before == Upos::kDet || before == Upos::kAdj || before == Upos::kNoun ||
         before == Upos::kPropn;
}

// `He said he would ask them to "be brave"`: the marked words are part of what "said" reports.
bool DirectFrames::is_part_of_report(const QuotedStretch& stretch, uint32_t cue) const {
  constexpr int kMostSteps = 8;
  if (stretch.is_sentence || tokens_.has(stretch.open - 1, kIsPunctuation)) return false;
  uint32_t below = cue;
  for (int step = 0; step < kMostSteps && tokens_.head[below] != kNone; ++step) {
    const uint32_t above = tokens_.head[below];
    if (above == below) break;
    if (tokens_.deprel[below] == Deprel::kCcomp && above < below &&
        tokens_.upos[above] == Upos::kVerb && speech_.takes_clause(above))
      return true;
    below = above;
  }
  return false;
}

// `"a" and that`: all of it is a report.
bool DirectFrames::leads_to_that(uint32_t token, uint32_t end) const {
  static const WordSet kThat{"that"};
  return token + 1 < end && tokens_.upos[token] == Upos::kCconj &&
         kThat.contains(tokens_.word[token + 1]);
}

std::optional<SpeechFrame> DirectFrames::lead_in(const QuotedStretch& stretch) const {
  const uint32_t sentence = phrases_.sentence_of(stretch.open);
  if (sentence == 0 || article_.sentences[sentence].begin_token != stretch.open)
    return std::nullopt;
  const Sentence& lead = article_.sentences[sentence - 1];
  if (article_.word_at(lead.end_token - 1) != ":") return std::nullopt;
  if (const auto name = speech_.named_at_colon(lead.begin_token, lead.end_token - 1); !name.empty())
    return SpeechFrame{{}, name};
  for (uint32_t i = lead.end_token; i > lead.begin_token; --i) {
    if (speech_.use(i - 1) == 0 || tokens_.upos[i - 1] != Upos::kVerb) continue;
    const TokenRange speaker = speech_.subject_of(i - 1, lead.begin_token);
    if (!speaker.empty()) return SpeechFrame{{i - 1, i}, speaker};
  }
  // "Zarif released the following statement:"
  const SpeechFrame frame = speech_.frame_at_colon(lead.begin_token, lead.end_token - 1);
  return frame.speaker.empty() ? std::nullopt : std::optional(frame);
}

TokenRange DirectFrames::transcript_label(const QuotedStretch& stretch) const {
  constexpr uint32_t kLongestLabel = 4;
  uint32_t i = stretch.begin_token;
  while (i < stretch.end_token && i < stretch.begin_token + kLongestLabel &&
         tokens_.has(i, kAllUpper))
    ++i;
  if (i == stretch.begin_token || i == stretch.end_token || article_.word_at(i) != ":") return {};
  return {stretch.begin_token, i};
}

}  // namespace dateline
