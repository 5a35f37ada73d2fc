// Quotations: direct speech between marks, then reported speech of the sentences around it. Rule
// ids 300 to 399.
#include <algorithm>

#include "extract/extract.h"
#include "extract/names/roles.h"
#include "extract/quotes/direct_frames.h"
#include "extract/quotes/doers.h"
#include "extract/quotes/joined_reports.h"
#include "extract/quotes/quote_dates.h"
#include "extract/quotes/quoted_stretches.h"
#include "extract/quotes/reported_speech.h"
#include "extract/quotes/speakers.h"
#include "extract/quotes/speech.h"
#include "lexicon/linear_ranker.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

constexpr RuleId kFramed = 300;      // the sentence of the quotation names cue and speaker
constexpr RuleId kLedIn = 301;       // the sentence before ends with a colon
constexpr RuleId kTranscript = 302;  // "PENCE: ..."
constexpr RuleId kUnattributed = 303;
constexpr RuleId kSigned = 305;    // a dash and a name behind it
constexpr RuleId kReported = 304;  // a clause under a cue

class QuoteFinder {
 public:
  QuoteFinder(Article& article, const Lexicon& lexicon)
      : article_(article),
        tokens_(article.tokens),
        lexicon_(lexicon),
        phrases_(article),
        speech_(article, lexicon),
        tree_(article),
        is_taken_(article.tokens.count(), false),
        frames_(article, speech_, is_taken_) {}

  void run() {
    stretches_ = find_quoted_stretches(article_);
    for (const QuotedStretch& stretch : stretches_)
      if (stretch.is_sentence) take(stretch.begin_token, stretch.end_token);
    for (uint32_t i = 0; i < stretches_.size(); ++i) read_stretch(i);
    const auto direct_count = static_cast<uint32_t>(article_.quotes.size());
    std::vector<ReportedSpeech> found;  // in one sentence
    for (const Sentence& sentence : article_.sentences) {
      if (sentence.kind == SentenceKind::kBoilerplate) continue;
      found.clear();
      find_reported_speech(article_, speech_, sentence, is_taken_, tree_, found);
      join_reports(article_, speech_, direct_count, found);
      for (const ReportedSpeech& report : found) add_reported(report);
    }
    tell_once(direct_count);
    sort_quotes();
    const NamesInText names(article_, lexicon_);
    const Genders genders(article_, lexicon_, names);
    const Antecedents antecedents(article_, lexicon_, names, genders);
    const auto weights = read_weights(lexicon_.list(WordList::kRankers), kPronounFeatureNames);
    const auto meanings = rank_pronouns(article_, names, genders, weights);
    const std::vector<EntityMention> doers = find_doers(article_, names, antecedents, meanings);
    name_speakers(article_, lexicon_, names, antecedents);
    add_doers(article_, doers);
    date_quotes(article_);
    sort_entities(article_);
  }

 private:
  // What a report holds is not told once more: `"A," like the price of bread, said Klein.` And the
  // report goes on with the quotation behind it: `The lock was "a gift," said Klein. "We use it."`
  void tell_once(uint32_t direct_count) {
    auto& quotes = article_.quotes;
    std::vector<bool> is_told(quotes.size(), false);
    const auto first_from = [&](uint32_t byte) {
      const auto end = quotes.begin() + direct_count;
      const auto first = std::partition_point(
          quotes.begin(), end, [&](const QuoteMention& quote) { return quote.span.begin < byte; });
      return static_cast<uint32_t>(first - quotes.begin());
    };
    const auto may_be_told = [&](uint32_t i) {
      return quotes[i].rule == kUnattributed && quotes[i].continues == kNone && !is_told[i];
    };
    for (uint32_t r = direct_count; r < quotes.size(); ++r) {
      QuoteMention& report = quotes[r];
      if (report.kind == QuoteKind::kIndirect) continue;
      for (uint32_t i = first_from(report.span.begin);
           i < direct_count && quotes[i].span.end <= report.span.end; ++i)
        is_told[i] = is_told[i] || may_be_told(i);
      const uint32_t next = begin_behind(report);
      const uint32_t i = next == kNone ? direct_count : first_from(next);
      if (i == direct_count || quotes[i].span.begin != next || !may_be_told(i)) continue;
      report.span.end = quotes[i].span.end;
      is_told[i] = true;
    }
    keep_untold(is_told);
  }

  // Where a quotation would begin that opens the sentence after a report with its cue at the end.
  uint32_t begin_behind(const QuoteMention& report) const {
    if (report.cue.begin < report.span.end) return kNone;
    const uint32_t ix = sentence_at(report.cue.end) + 1;
    const auto& sentences = article_.sentences;
    if (ix >= sentences.size() || sentences[ix - 1].paragraph != sentences[ix].paragraph)
      return kNone;
    const uint32_t first = sentences[ix].begin_token + 1;
    return first < tokens_.count() ? tokens_.begin[first] : kNone;
  }

  void keep_untold(const std::vector<bool>& is_told) {
    auto& quotes = article_.quotes;
    std::vector<uint32_t> place_of(quotes.size(), kNone);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < quotes.size(); ++i) {
      if (is_told[i]) continue;
      place_of[i] = kept;
      quotes[kept] = quotes[i];
      if (quotes[kept].continues != kNone)
        quotes[kept].continues = place_of[quotes[kept].continues];
      ++kept;
    }
    quotes.resize(kept);
  }

  // The sentence of the word that ends at a byte.
  uint32_t sentence_at(uint32_t end) const {
    const auto sentence =
        std::lower_bound(article_.sentences.begin(), article_.sentences.end(), end,
                         [](const Sentence& s, uint32_t byte) { return s.span.end < byte; });
    return static_cast<uint32_t>(sentence - article_.sentences.begin());
  }

  void read_stretch(uint32_t ix) {
    const QuotedStretch& stretch = stretches_[ix];
    if (const auto label = frames_.transcript_label(stretch); !label.empty())
      return add_direct(without(stretch, label), SpeechFrame{{}, label}, kTranscript);
    if (const auto name = speech_.signature(stretch.after()); stretch.is_sentence && !name.empty())
      return add_direct(stretch, SpeechFrame{{}, name}, kSigned);
    if (ix > 0 && goes_on_in_sentence(ix)) return extend_last(stretch);
    if (const auto frame = frames_.beside(stretch)) {
      if (is_cue_of_last(frame->cue)) return extend_last(stretch);
      add_direct(stretch, frame, kFramed);
      include_lead(stretch, *frame);
      if (ix > 0 && stretches_[ix - 1].runs_on) set_continues();
      return;
    }
    if (!stretch.is_sentence) {
      if (goes_on_in_part(stretch)) extend_with_words(stretch);
      return;
    }
    if (goes_on_in_paragraph(stretch) || (ix > 0 && continues_paragraph(ix)) ||
        is_paragraph_after_last(stretch))
      return extend_last(stretch);
    if (const auto lead = frames_.lead_in(stretch)) return add_direct(stretch, lead, kLedIn);
    if (stretch.open == article_.sentences[phrases_.sentence_of(stretch.open)].begin_token &&
        !is_single(stretch.open))
      add_direct(stretch, std::nullopt, kUnattributed);
  }

  bool is_single(uint32_t mark) const {
    const auto w = article_.word_at(mark);
    return w == "'" || w == "‘";
  }
  // `With many systems, "there is no single point of failure," he said.` and `When it came to that,
  // Mr. Barrett said, "we were floored."`: the words before the marks are the speaker's too.
  void include_lead(const QuotedStretch& stretch, const SpeechFrame& frame) {
    constexpr uint32_t kFewestLeadTokens = 3;
    if (tokens_.has(stretch.begin_token, kStartsUpper) || frame.speaker.empty()) return;
    const uint32_t begin = article_.sentences[phrases_.sentence_of(stretch.open)].begin_token;
    const bool is_after = frame.cue.begin > stretch.open;
    const uint32_t end = is_after ? stretch.open : std::min(frame.speaker.begin, frame.cue.begin);
    if (end < begin + kFewestLeadTokens) return;
    if (!is_after && article_.word_at(end - 1) != ",") return;
    for (uint32_t i = begin; i < end; ++i)
      if (is_taken_[i] || (!is_after && is_of_reporter(i, frame.cue.begin))) return;
    QuoteMention& quote = article_.quotes[last_direct_];
    quote.kind = QuoteKind::kMixed;
    quote.span = {tokens_.begin[begin], end_of_content(stretch, quote.kind)};
  }

  // "In an interview, Ortiz said", "When asked about it, Ortiz said": when, where and to whom he
  // did.
  bool is_of_reporter(uint32_t token, uint32_t cue) const {
    return (tokens_.head[token] == cue && tokens_.deprel[token] == Deprel::kObl) ||
           (tokens_.upos[token] == Upos::kVerb && speech_.use(token) != 0);
  }

  bool is_cue_of_last(TokenRange cue) const {
    return last_direct_ != kNone && !cue.empty() &&
           article_.quotes[last_direct_].cue == tokens_.span(cue.begin, cue.end);
  }

  // Does the last direct quotation end with the stretch?
  bool is_in_last(const QuotedStretch& stretch) const {
    if (last_direct_ == kNone) return false;
    const QuoteMention& last = article_.quotes[last_direct_];
    return last.span.end == end_of_content(stretch, last.kind);
  }

  // Words of the speaker without marks go with words in them: then the marks are part of it.
  uint32_t end_of_content(const QuotedStretch& stretch, QuoteKind kind) const {
    return tokens_.span(kind == QuoteKind::kMixed ? stretch.after() - 1 : stretch.end_token - 1)
        .end;
  }

  // `"A," he said, but "b".`: the same sentence goes on, with a small letter.
  bool goes_on_in_sentence(uint32_t ix) const {
    const QuotedStretch &stretch = stretches_[ix], &before = stretches_[ix - 1];
    if (!is_in_last(before) || stretch.is_title || tokens_.has(stretch.begin_token, kStartsUpper))
      return false;
    const uint32_t sentence = phrases_.sentence_of(stretch.open);
    if (phrases_.sentence_of(before.end_token - 1) != sentence ||
        article_.word_at(before.end_token - 1) != ",")
      return false;
    const QuoteMention& last = article_.quotes[last_direct_];
    return !last.cue.empty() && last.cue.begin > last.span.end &&
           last.cue.end < tokens_.begin[stretch.open] && !speaks_again(last, stretch.open);
  }

  // `"A," he said, adding that it was "b".`, `"A," he said, calling it "b".`
  bool speaks_again(const QuoteMention& quote, uint32_t open) const {
    for (uint32_t i = open; tokens_.begin[i - 1] > quote.cue.begin; --i) {
      if (tokens_.upos[i - 1] != Upos::kVerb || speech_.use(i - 1) == 0) continue;
      if (speech_.takes_clause(i - 1) || article_.word_at(i - 1).ends_with("ing")) return true;
    }
    return false;
  }

  // `"A," he said. "B."`: B begins the sentence after the one with the frame.
  bool goes_on_in_paragraph(const QuotedStretch& stretch) const {
    if (last_direct_ == kNone) return false;
    const uint32_t sentence = phrases_.sentence_of(stretch.open);
    const QuoteMention& quote = article_.quotes[last_direct_];
    const uint32_t last = sentence_at(std::max(quote.span.end, quote.cue.end));
    if (article_.sentences[last].paragraph != stretch.paragraph) return false;
    return sentence == last || (sentence == last + 1 && opens_sentence(stretch, sentence));
  }

  // `"A," he said. But "B."`
  bool opens_sentence(const QuotedStretch& stretch, uint32_t sentence) const {
    const uint32_t begin = article_.sentences[sentence].begin_token;
    return stretch.open == begin ||
           (stretch.open == begin + 1 && tokens_.upos[begin] == Upos::kCconj);
  }

  // `"A," he said. That makes it "by definition the best".`: nobody else speaks in the sentence.
  bool goes_on_in_part(const QuotedStretch& stretch) const {
    if (last_direct_ == kNone || stretch.is_title || stretch.runs_on) return false;
    const QuoteMention& last = article_.quotes[last_direct_];
    if (last.speaker.empty() || last.cue.begin < last.span.begin) return false;
    const uint32_t ix = phrases_.sentence_of(stretch.open);
    const uint32_t last_ix = sentence_at(std::max(last.span.end, last.cue.end));
    const auto& sentences = article_.sentences;
    if (ix != last_ix + 1 || sentences[ix].paragraph != sentences[last_ix].paragraph) return false;
    // Behind marks that open the sentence few verbs can report them: `"B" to support it`.
    const bool opens = opens_sentence(stretch, ix);
    for (uint32_t i = sentences[ix].begin_token; i < sentences[ix].end_token; ++i) {
      const int32_t use = tokens_.has(i, kInQuote) ? 0 : speech_.use(i);
      if (is_taken_[i] || (opens ? use & kTakesQuotation : use) != 0) return false;
    }
    return true;
  }

  // The paragraph before leaves its quotation open.
  bool continues_paragraph(uint32_t ix) const {
    return is_in_last(stretches_[ix - 1]) && stretches_[ix - 1].runs_on &&
           stretches_[ix].paragraph == stretches_[ix - 1].paragraph + 1;
  }

  // `"A," he said.` and then a paragraph that is `"B."` and no more; but a question waits for the
  // answer of another.
  bool is_paragraph_after_last(const QuotedStretch& stretch) const {
    if (last_direct_ == kNone) return false;
    const QuoteMention& last = article_.quotes[last_direct_];
    const auto& sentences = article_.sentences;
    const uint32_t sentence = phrases_.sentence_of(stretch.open);
    const uint32_t last_sentence = sentence_at(std::max(last.span.end, last.cue.end));
    if (last.speaker.empty() || sentence != last_sentence + 1 ||
        sentences[sentence].paragraph != sentences[last_sentence].paragraph + 1)
      return false;
    const uint32_t end = stretch.after();
    return stretch.open == sentences[sentence].begin_token &&
           article_.text[last.span.end - 1] != '?' &&
           (end >= tokens_.count() ||
            sentences[phrases_.sentence_of(end)].paragraph != sentences[sentence].paragraph);
  }

  void set_continues() {
    if (last_direct_ == 0) return;
    QuoteMention& quote = article_.quotes[last_direct_];
    quote.continues = last_direct_ - 1;
    const QuoteMention& before = article_.quotes[last_direct_ - 1];
    if (quote.speaker.empty()) quote.speaker = before.speaker;
  }

  static QuotedStretch without(QuotedStretch stretch, TokenRange label) {
    stretch.begin_token = label.end + 1;
    return stretch;
  }

  void add_direct(const QuotedStretch& stretch, const std::optional<SpeechFrame>& frame,
                  RuleId rule) {
    QuoteMention quote;
    quote.span = tokens_.span(stretch.begin_token, stretch.end_token);
    quote.sentence = phrases_.sentence_of(stretch.begin_token);
    quote.kind = QuoteKind::kDirect;
    quote.rule = rule;
    quote.confidence = frame ? 900 : 500;
    if (frame && !frame->cue.empty()) {
      quote.cue = tokens_.span(frame->cue.begin, frame->cue.end);
      take(frame->cue.begin, frame->cue.end);
    }
    if (frame) set_speaker(quote, frame->speaker);
    last_direct_ = static_cast<uint32_t>(article_.quotes.size());
    article_.quotes.push_back(quote);
  }

  void set_speaker(QuoteMention& quote, TokenRange words) const {
    if (!words.empty()) quote.speaker = tokens_.span(words.begin, words.end);
  }

  void take(uint32_t begin, uint32_t end) {
    std::fill(is_taken_.begin() + begin, is_taken_.begin() + end, true);
  }

  void extend_last(const QuotedStretch& stretch) {
    QuoteMention& quote = article_.quotes[last_direct_];
    quote.span.end = end_of_content(stretch, quote.kind);
  }

  // With the speaker's words outside the marks.
  void extend_with_words(const QuotedStretch& stretch) {
    QuoteMention& quote = article_.quotes[last_direct_];
    quote.kind = QuoteKind::kMixed;
    extend_last(stretch);
  }

  void add_reported(const ReportedSpeech& report) {
    QuoteMention quote;
    quote.kind = quote_kind_of(tokens_, report.content);
    TokenRange content = report.content;
    if (quote.kind == QuoteKind::kDirect && tokens_.has(content.begin, kOpensQuote) &&
        tokens_.has(content.end - 1, kClosesQuote) && content.end - content.begin > 2)
      content = {content.begin + 1, content.end - 1};
    quote.span = tokens_.span(content.begin, content.end);
    quote.sentence = phrases_.sentence_of(content.begin);
    quote.cue = tokens_.span(report.frame.cue.begin, report.frame.cue.end);
    quote.rule = kReported;
    quote.confidence = 700;
    set_speaker(quote, report.frame.speaker);
    article_.quotes.push_back(quote);
  }

  void sort_quotes() {
    auto& quotes = article_.quotes;
    std::vector<uint32_t> order(quotes.size());
    for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](uint32_t a, uint32_t b) { return quotes[a].span < quotes[b].span; });
    std::vector<uint32_t> place_of(order.size());
    std::vector<QuoteMention> sorted;
    for (uint32_t i = 0; i < order.size(); ++i) {
      place_of[order[i]] = i;
      sorted.push_back(quotes[order[i]]);
    }
    for (QuoteMention& quote : sorted)
      if (quote.continues != kNone) quote.continues = place_of[quote.continues];
    quotes = std::move(sorted);
  }

  Article& article_;
  const Tokens& tokens_;
  const Lexicon& lexicon_;
  Phrases phrases_;
  Speech speech_;
  ClauseTree tree_;             // of one sentence
  std::vector<bool> is_taken_;  // [token]: direct speech, or its cue
  DirectFrames frames_;
  std::vector<QuotedStretch> stretches_;
  uint32_t last_direct_ = kNone;  // in Article::quotes
};

}  // namespace

void extract_quotes(Article& article, const Lexicon& lexicon) {
  QuoteFinder(article, lexicon).run();
}

}  // namespace dateline
