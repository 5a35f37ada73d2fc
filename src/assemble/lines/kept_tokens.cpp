#include "assemble/lines/kept_tokens.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "assemble/lines/line_words.h"
#include "assemble/lines/run_ins.h"
#include "model/dateline_prefix.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr uint32_t kLongestAttribution = 12;

const DateMention* date_at(const Article& article, uint32_t token) {
  const auto date =
      std::partition_point(article.dates.begin(), article.dates.end(),
                           [&](const DateMention& mention) { return mention.begin_token < token; });
  return date != article.dates.end() && date->begin_token == token ? &*date : nullptr;
}

// A year and no mark behind it: "1999 Borg joins the council".
bool opens_with_year(const Article& article, TokenRange range) {
  const DateMention* date = date_at(article, range.begin);
  return date != nullptr && date->end_token == range.begin + 1 && date->end_token < range.end &&
         date->has_when && date->when.precision == Precision::kYear &&
         article.tokens.has(date->end_token, kStartsUpper);
}

// Do several sentences open so? "2008 Republican nominee Bo Hill lost" may stand anywhere.
bool is_chronicle(const Article& article) {
  constexpr uint32_t kFewestYears = 3;
  uint32_t years = 0;
  for (const Sentence& sentence : article.sentences)
    years += opens_with_year(article, {sentence.begin_token, sentence.end_token});
  return years >= kFewestYears;
}

// "Two days later", "the next day", "a year earlier": told from a day that stands before.
bool is_counted(const Article& article, const DateMention& date) {
  LineWords word(article);
  if (one_of(word(date.end_token - 1), {"later", "earlier"})) return true;
  if (word(date.begin_token) != "the" || date.end_token - date.begin_token < 3) return false;
  return word(date.end_token - 1) == "before" ||
         one_of(word(date.begin_token + 1), {"next", "following", "previous"});
}

// The date that a line stands under, with nothing before it but its year: "22 April: The rig
// sinks", "May 6 - Oil washes ashore", "2010 7 May A dome fails", "Two days later, the rig sank",
// "1005 GMT The bridge is closed", "1999 Borg joins the council" in a list of years.
const DateMention* label_at(const Article& article, TokenRange range) {
  const DateMention* date = date_at(article, range.begin);
  if (date == nullptr) return nullptr;
  const DateMention* next = date_at(article, date->end_token);
  if (next != nullptr && date->type != TimexType::kTime) date = next;
  if (date->end_token + 1 >= range.end) return nullptr;
  if (opens_with_year(article, range) && is_chronicle(article)) return date;
  LineWords word(article);
  const bool names_day =
      date->has_when && date->when.is_day() &&
      (date->end_token - date->begin_token > 1 || article.tokens.has(date->begin_token, kHasDigit));
  const std::string_view mark = word(date->end_token);
  const bool is_label =
      one_of(mark, {":", "-", "--", "---", "–", "—"}) ||
      (is_counted(article, *date) && (mark == "," || (date->has_when && mark != "than"))) ||
      (names_day && article.tokens.has(date->end_token, kStartsUpper));
  return is_label ? date : nullptr;
}

uint32_t skip_date_label(const Article& article, TokenRange range) {
  const DateMention* label = label_at(article, range);
  if (label == nullptr) return range.begin;
  return label->end_token + article.tokens.has(label->end_token, kIsPunctuation);
}

// "In fact, Borg said, the dam leaked": who said it stands between commas.
bool is_said_first(const Article& article, TokenRange range) {
  constexpr uint32_t kLongest = 6;
  for (uint32_t token = range.begin; token < std::min(range.begin + kLongest, range.end); ++token)
    if (article.word_at(token) == ",")
      return token > range.begin &&
             one_of(article.word_at(token - 1), {"said", "says", "added", "reported"});
  return false;
}

// Behind "at the same time," and its like, which tie a sentence to the one before it.
uint32_t skip_set_phrase(const Article& article, TokenRange range) {
  constexpr uint32_t kLongest = 4;
  LineWords word(article);
  std::string opening;
  for (uint32_t token = range.begin; token < std::min(range.begin + kLongest + 1, range.end);
       ++token) {
    if (word(token) != ",") {
      if (!opening.empty()) opening += ' ';
      opening += word(token);
      continue;
    }
    const bool is_tie =
        one_of(opening, {"after all",         "afterwards",     "as a result",   "as such",
                         "at the same time",  "by contrast",    "consequently",  "even so",
                         "for example",       "for instance",   "in addition",   "in contrast",
                         "in fact",           "in other words", "in particular", "in short",
                         "in the meantime",   "in turn",        "likewise",      "of course",
                         "not surprisingly",  "similarly",      "that said",     "therefore",
                         "on the other hand", "unsurprisingly"});
    return is_tie && !is_said_first(article, {token + 1, range.end}) ? token + 1 : range.begin;
  }
  return range.begin;
}

// "But", "And", "Meanwhile", "However," tie a sentence to the one before it.
uint32_t skip_connective(const Article& article, TokenRange range) {
  LineWords word(article);
  uint32_t token = range.begin;
  while (token < range.end && article.tokens.has(token, kIsPunctuation) &&
         !article.tokens.has(token, kOpensQuote))
    ++token;
  if (token + 1 >= range.end) return range.begin;
  const bool comma_follows = word(token + 1) == ",";
  const bool is_connective = one_of(word(token), {"but", "and", "so", "yet", "meanwhile"});
  const bool is_adverb =
      one_of(word(token),
             {"however", "also", "moreover", "furthermore", "still", "nevertheless", "nonetheless",
              "instead", "thus", "indeed", "besides", "additionally", "separately", "elsewhere"});
  if (is_adverb && comma_follows) return token + 2;
  if (word(token) == "also" && date_at(article, token + 1) != nullptr) return token + 1;
  if (is_connective) return comma_follows ? token + 2 : token + 1;
  return token;
}

// "Asked to explain, he said nothing": what stands before the verb of saying is not what was said.
bool hangs_on_saying(const Article& article, TokenRange before, uint32_t saying) {
  for (uint32_t token = before.begin; token < before.end; ++token)
    if (article.tokens.head[token] == saying && article.tokens.deprel[token] == Deprel::kAdvcl)
      return true;
  return false;
}

// Where a trailing "he said", "she told reporters on Monday" begins: the speaker is no name, so the
// words add nothing. "officials said" stays: it says who claims.
uint32_t cut_attribution(const Article& article, TokenRange range) {
  LineWords word(article);
  for (uint32_t token = range.end; token-- > range.begin + kFewestWords;) {
    if (word(token) != ",") continue;
    const bool by_pronoun = token + 2 < range.end &&
                            one_of(word(token + 1), {"he", "she", "it", "they"}) &&
                            one_of(word(token + 2), {"said", "says", "added", "told", "wrote"});
    const bool is_cut = by_pronoun && range.end - token <= kLongestAttribution &&
                        !hangs_on_saying(article, {range.begin, token}, token + 2);
    return is_cut ? token : range.end;
  }
  return range.end;
}

}  // namespace

const DateMention* label_date(const Article& article, uint32_t sentence) {
  const Sentence& whole = article.sentences[sentence];
  return label_at(article, {whole.begin_token, whole.end_token});
}

bool opens_with_untold_day(const Article& article, uint32_t sentence) {
  const auto dates = dates_in(article, sentence);
  if (dates.empty() || dates[0].begin_token > article.sentences[sentence].begin_token + 1 ||
      !is_counted(article, dates[0]))
    return false;
  LineWords word(article);
  bool is_in_days = false;
  for (uint32_t token = dates[0].begin_token; token < dates[0].end_token; ++token)
    is_in_days |=
        one_of(word(token), {"day", "days", "week", "weeks", "month", "months", "year", "years"});
  return is_in_days && std::none_of(dates.begin(), dates.end(),
                                    [](const DateMention& date) { return date.has_when; });
}

TokenRange kept_tokens(const Article& article, uint32_t sentence) {
  const Sentence& whole = article.sentences[sentence];
  TokenRange range{whole.begin_token, whole.end_token};
  while (range.end > range.begin && one_of(article.word_at(range.end - 1), {".", ";", ":", ","}))
    --range.end;
  range.begin = behind_dateline(article, whole);
  range.begin = skip_date_label(article, range);
  range.begin = behind_run_ins(article, sentence, range);
  range.begin = skip_connective(article, range);
  range.begin = skip_set_phrase(article, range);
  range.end = cut_attribution(article, range);
  return range;
}

}  // namespace dateline
