// Time expressions put together from the words of the rules, in any order: whatever is found has a
// value and a date in a known form, and the publication date moves what counts from it and nothing
// else.
#include <rapidcheck.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "annotate/annotate.h"
#include "calendar/timex.h"
#include "extract/extract.h"
#include "text/utf8.h"

using namespace dateline;

namespace {

const Lexicon* lexicon = nullptr;

const std::vector<std::string> kWords{
    "in",        "on",     "the",       "last",         "next",     "this",     "that",
    "January",   "Feb.",   "May",       "1953",         "2019",     "3",        "31",
    "30",        "5-7",    "Monday",    "Friday",       "week",     "year",     "years",
    "days",      "ago",    "later",     "earlier",      "two",      "twenty",   "-",
    ",",         "early",  "mid",       "late",         "end",      "of",       "summer",
    "quarter",   "third",  "1990s",     "night",        "morning",  "noon",     "10:30",
    "p.m.",      "every",  "BC",        "480",          "century",  "20th",     "Easter",
    "Christmas", "same",   "following", "decade",       "half",     "a",        "few",
    "met",       "will",   "until",     "since",        "'99",      "today",    "99999999999",
    "yesterday", "before", "2/30/2019", "\xE2\x80\x93", "\xC2\xA0", "1/2/2019", "2019-02-30"};

rc::Gen<std::string> sentences() {
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kWords)),
                      [](const std::vector<std::string>& words) {
                        std::string text = "They";
                        for (const std::string& word : words) text += ' ' + word;
                        return text + '.';
                      });
}

Article read(const std::string& text, const std::optional<Instant>& published) {
  Article article;
  article.text = text;
  article.published = published;
  article.paragraphs.push_back({{0, static_cast<uint32_t>(text.size())}});
  split_tokens(article, *lexicon);
  split_sentences(article, *lexicon);
  read_words(article, *lexicon);
  find_lemmas(article, *lexicon);
  extract_dates(article, *lexicon);
  return article;
}

void check_forms(const Article& article) {
  uint32_t end = 0;
  for (const DateMention& date : article.dates) {
    RC_ASSERT(date.span.begin >= end);
    RC_ASSERT(date.span.begin < date.span.end);
    RC_ASSERT(date.span.end <= article.text.size());
    RC_ASSERT(is_boundary(article.text, date.span.begin));
    RC_ASSERT(is_boundary(article.text, date.span.end));
    end = date.span.end;
    RC_ASSERT(date.begin_token < date.end_token);
    RC_ASSERT(is_timex3_value(date.value.view()));
    if (!date.has_when) continue;
    RC_ASSERT(date.when.first <= date.when.last);
    const auto back = When::parse_edtf(date.when.to_edtf());
    RC_ASSERT(back.has_value());
    RC_ASSERT(back->to_edtf() == date.when.to_edtf());
    RC_ASSERT(!date.when.to_words().empty());
  }
}

// The calendar repeats after 400 years: weekdays, leap years and months fall alike.
constexpr int kCalendarYears = 400;

void check_shift() {
  const std::string text = *sentences();
  const CivilDate day = civil_from_days(*rc::gen::inRange(0, 20000));
  const CivilDate later = add_years(day, kCalendarYears);
  const Article now = read(text, Instant::of_day(day));
  const Article then = read(text, Instant::of_day(later));
  for (const DateMention& date : now.dates) {
    if (!date.has_when || date.when.basis != Basis::kStated) continue;
    const auto same = [&](const DateMention& other) { return other.span == date.span; };
    const auto found = std::find_if(then.dates.begin(), then.dates.end(), same);
    if (found != then.dates.end() && found->has_when) RC_ASSERT(found->when == date.when);
  }
}

// Words that count from the publication alone.
void check_relative_shift() {
  const std::string text = *rc::gen::element<std::string>(
      "They met yesterday.", "They met on Friday.", "They met last week.", "They met in October.",
      "They will meet next month.", "They met three years ago.", "They met last summer.");
  const CivilDate day = civil_from_days(*rc::gen::inRange(0, 20000));
  const Article now = read(text, Instant::of_day(day));
  const Article then = read(text, Instant::of_day(add_years(day, kCalendarYears)));
  RC_ASSERT(now.dates.size() == 1u);
  RC_ASSERT(then.dates.size() == 1u);
  RC_ASSERT(then.dates[0].when.first == add_years(now.dates[0].when.first, kCalendarYears));
  RC_ASSERT(then.dates[0].when.last == add_years(now.dates[0].when.last, kCalendarYears));
}

}  // namespace

int main(int argc, char** argv) {
  const auto loaded = Lexicon::load(argc == 2 ? argv[1] : "data");
  if (!loaded) {
    std::fprintf(stderr, "dates_property: %s\n", loaded.error().message.c_str());
    return 2;
  }
  lexicon = &*loaded;
  bool ok = rc::check("values parse as TIMEX3 and EDTF", [] {
    check_forms(
        read(*sentences(), Instant::of_day(civil_from_days(*rc::gen::inRange(-20000, 20000)))));
  });
  ok &= rc::check("undated articles too", [] { check_forms(read(*sentences(), std::nullopt)); });
  ok &= rc::check("another publication date leaves stated dates", check_shift);
  ok &= rc::check("another publication date moves relative dates", check_relative_shift);
  return ok ? 0 : 1;
}
