#include "extract/quotes/quote_dates.h"

#include <algorithm>

#include "extract/phrases.h"
#include "model/sentence_dates.h"

namespace dateline {
namespace {

// "who left on Sunday, said on Wednesday": what stands behind the cue is rather its day.
constexpr uint32_t kPreferAfter = 3;  // tokens

class QuoteDater {
 public:
  explicit QuoteDater(Article& article)
      : article_(article), tokens_(article.tokens), phrases_(article) {}

  void run() {
    const QuoteMention* before = nullptr;
    for (QuoteMention& quote : article_.quotes) {
      if (const DateMention* date = quote.cue.empty() ? nullptr : date_beside_cue(quote))
        set(quote, date->when);
      else if (before && before->has_when && goes_on(*before, quote))
        set(quote, before->when);
      before = &quote;
    }
  }

 private:
  static void set(QuoteMention& quote, const When& when) {
    quote.has_when = true;
    quote.when = when;
  }

  // The nearest date in the sentence of the cue, with no other verb in between; null if there is
  // none.
  const DateMention* date_beside_cue(const QuoteMention& quote) const {
    const uint32_t cue = tokens_.token_at(quote.cue.begin);
    const Sentence& sentence = article_.sentences[phrases_.sentence_of(cue)];
    const DateMention* nearest = nullptr;
    uint32_t shortest = UINT32_MAX;
    const auto first = std::lower_bound(
        article_.dates.begin(), article_.dates.end(), sentence.begin_token,
        [](const DateMention& date, uint32_t token) { return date.begin_token < token; });
    for (auto date = first; date != article_.dates.end() && date->begin_token < sentence.end_token;
         ++date) {
      if (!date->has_when || is_said(*date) || is_ahead(*date)) continue;
      const bool is_before = date->end_token <= cue;
      const TokenRange between =
          is_before ? TokenRange{date->end_token, cue} : TokenRange{cue + 1, date->begin_token};
      const uint32_t distance = between.end - between.begin + (is_before ? kPreferAfter : 0);
      if (distance < shortest && !has_verb_of_reporter(between)) {
        nearest = &*date;
        shortest = distance;
      }
    }
    return nearest;
  }

  // Does the date stand in the words of some quote, and not beside a cue among them?
  bool is_said(const DateMention& date) const {
    return tokens_.has(date.begin_token, kInQuote) ||
           std::any_of(article_.quotes.begin(), article_.quotes.end(),
                       [&](const QuoteMention& quote) {
                         return quote.kind != QuoteKind::kDirect &&
                                quote.span.contains(date.span) && !quote.span.contains(quote.cue);
                       });
  }

  // What is printed was said before: "will speak on Monday" dates no words.
  bool is_ahead(const DateMention& date) const { return is_to_come(article_, date); }

  bool has_verb_of_reporter(TokenRange words) const {
    for (uint32_t i = words.begin; i < words.end; ++i)
      if (tokens_.upos[i] == Upos::kVerb && !tokens_.has(i, kInQuote)) return true;
    return false;
  }

  bool goes_on(const QuoteMention& before, const QuoteMention& quote) const {
    return quote.speaker_mention != kNone && before.speaker_mention == quote.speaker_mention &&
           article_.sentences[before.sentence].paragraph ==
               article_.sentences[quote.sentence].paragraph;
  }

  Article& article_;
  const Tokens& tokens_;
  Phrases phrases_;
};

}  // namespace

void date_quotes(Article& article) { QuoteDater(article).run(); }

}  // namespace dateline
