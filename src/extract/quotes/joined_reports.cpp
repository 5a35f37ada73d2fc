#include "extract/quotes/joined_reports.h"

#include <algorithm>

#include "lexicon/word_set.h"

namespace dateline {
namespace {

class ReportJoiner {
 public:
  ReportJoiner(const Article& article, const Speech& speech)
      : article_(article), tokens_(article.tokens), speech_(speech), phrases_(speech.phrases()) {}

  void join(uint32_t direct_count, std::vector<ReportedSpeech>& found) const {
    end_before_direct_speech(direct_count, found);
    end_before_told_aside(found);
    drop_mentions_of_reports(found);
    join_reports_inside_reports(found);
  }

 private:
  // `Stressing the matter, Ortiz said: "Go."`: what is told with its own marks and cue is no part
  // of a report around it.
  void end_before_direct_speech(uint32_t direct_count, std::vector<ReportedSpeech>& found) const {
    const auto direct_end = article_.quotes.begin() + direct_count;
    for (ReportedSpeech& report : found) {
      const Span content = tokens_.span(report.content.begin, report.content.end);
      auto quote = std::partition_point(
          article_.quotes.begin(), direct_end,
          [&](const QuoteMention& direct) { return direct.span.end <= content.begin; });
      while (quote != direct_end && quote->cue.empty()) ++quote;
      if (quote == direct_end) continue;
      uint32_t begin = std::min(quote->span.begin, quote->cue.begin);
      // `called it a "mistake," adding: "Go."`: who adds may stand before both.
      if (content.begin < quote->speaker.begin) begin = std::min(begin, quote->speaker.begin);
      if (begin >= content.end) continue;
      report.content.end = std::max(report.content.begin, tokens_.token_at(begin));
      while (!report.content.empty() && tokens_.has(report.content.end - 1, kIsPunctuation))
        --report.content.end;
    }
    std::erase_if(found, [](const ReportedSpeech& report) { return report.content.empty(); });
  }

  // `Polls show him level with Ms. Paz, who promised to "open every drawer"`: the marked words of a
  // relative clause are hers, and no part of what the polls show.
  void end_before_told_aside(std::vector<ReportedSpeech>& found) const {
    static const WordSet kWho{"who", "which"};
    for (ReportedSpeech& outer : found)
      for (const ReportedSpeech& inner : found) {
        const uint32_t who = inner.frame.speaker.begin;
        const bool is_aside = inner.frame.speaker.end == who + 1 &&
                              kWho.contains(tokens_.word[who]) && outer.content.begin < who &&
                              who < outer.content.end;
        if (is_aside && quote_kind_of(tokens_, inner.content) != QuoteKind::kIndirect &&
            quote_kind_of(tokens_, {outer.content.begin, who}) == QuoteKind::kIndirect)
          outer.content.end = who;
      }
  }

  // Has what is said its own verb: "noting he is late", "the claim that he is late"?
  bool is_clause(const ReportedSpeech& report) const {
    static const WordSet kThat{"that", "whether"};
    const uint32_t first = report.content.begin;
    return kThat.contains(tokens_.word[first]) ||
           (phrases_.is_pronoun(first) && first + 1 < report.content.end &&
            tokens_.upos[first + 1] != Upos::kDet);
  }

  // `His remarks support the view of Klein that it was "too late"`: what has no clause of its own
  // says none of the marked words.
  void drop_mentions_of_reports(std::vector<ReportedSpeech>& found) const {
    const auto mentions = [&](const ReportedSpeech& outer, const ReportedSpeech& inner) {
      return !speech_.takes_clause(outer.frame.cue.begin) &&
             outer.content.begin <= inner.frame.cue.begin &&
             inner.content.end <= outer.content.end && outer.content.begin < inner.content.begin &&
             is_clause(inner) && quote_kind_of(tokens_, inner.content) != QuoteKind::kIndirect &&
             quote_kind_of(tokens_, {outer.content.begin, inner.content.begin}) ==
                 QuoteKind::kIndirect;
    };
    const std::vector<ReportedSpeech> all = found;
    std::erase_if(found, [&](const ReportedSpeech& outer) {
      return std::any_of(all.begin(), all.end(),
                         [&](const ReportedSpeech& inner) { return mentions(outer, inner); });
    });
  }

  // `She said she felt it mattered because "most people don't know"`: the words are hers once,
  // under the outer verb.
  static void join_reports_inside_reports(std::vector<ReportedSpeech>& found) {
    const auto holds = [](const ReportedSpeech& outer, const ReportedSpeech& inner) {
      const TokenRange in = inner.content, out = outer.content;
      if (in.begin == out.begin && in.end == out.end) return &outer < &inner;
      const bool holds_cue = out.begin <= inner.frame.cue.begin && inner.frame.cue.begin < out.end;
      return (out.begin <= in.begin && in.end <= out.end) || (holds_cue && out.begin < in.begin);
    };
    std::vector<ReportedSpeech> outermost;
    std::vector<bool> is_inside(found.size(), false);
    for (size_t i = 0; i < found.size(); ++i)
      for (size_t j = 0; j < found.size() && !is_inside[i]; ++j) {
        if (i == j || !holds(found[j], found[i])) continue;
        is_inside[i] = true;
        found[j].content.end = std::max(found[j].content.end, found[i].content.end);
      }
    for (size_t i = 0; i < found.size(); ++i)
      if (!is_inside[i]) outermost.push_back(found[i]);
    found = std::move(outermost);
  }

  const Article& article_;
  const Tokens& tokens_;
  const Speech& speech_;
  const Phrases& phrases_;
};

}  // namespace

// A word in quotation marks makes no quotation of a report: a tenth of it must stand in them.
QuoteKind quote_kind_of(const Tokens& tokens, TokenRange content) {
  uint32_t quoted_bytes = 0, mark_bytes = 0;
  for (uint32_t i = content.begin; i < content.end; ++i) {
    if (tokens.has(i, kInQuote)) quoted_bytes += tokens.size[i] + 1u;
    if (tokens.has(i, kOpensQuote) || tokens.has(i, kClosesQuote)) mark_bytes += tokens.size[i];
  }
  const uint32_t all_bytes = tokens.span(content.begin, content.end).size();
  if ((quoted_bytes + mark_bytes) * 10 >= all_bytes * 9) return QuoteKind::kDirect;
  return quoted_bytes * 10 >= all_bytes ? QuoteKind::kMixed : QuoteKind::kIndirect;
}

void join_reports(const Article& article, const Speech& speech, uint32_t direct_count,
                  std::vector<ReportedSpeech>& found) {
  ReportJoiner(article, speech).join(direct_count, found);
}

}  // namespace dateline
