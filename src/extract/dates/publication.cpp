#include "extract/dates/publication.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/sorted.h"
#include "extract/extract.h"
#include "text/characters.h"

namespace dateline {
namespace {

constexpr size_t kMaxCandidates = 12;  // full dates of an article that are tried
constexpr int32_t kDaysToNews = 3;     // news is told at most so many days after the last full date
constexpr int32_t kFarAheadDays = 60;  // a full date so far ahead speaks against a candidate
constexpr uint32_t kLoneDateSlack = 16;  // bytes beside a date that stands alone: "Published: ... "
constexpr int kAddressPoints = 5, kLonePoints = 4, kAgreementPoints = 2, kAheadPoints = -2;
constexpr int kBaseConfidence = 300, kPointConfidence = 100, kMaxConfidence = 900;

// "https://news.example/2020/01/08/harbour": the day of the address.
std::optional<CivilDate> day_of_address(std::string_view url) {
  for (size_t i = 0; i + 12 <= url.size(); ++i) {
    if (url[i] != '/' || url[i + 5] != '/' || url[i + 8] != '/' || url[i + 11] != '/') continue;
    std::string day(url.substr(i + 1, 10));
    day[4] = day[7] = '-';
    if (const auto parsed = CivilDate::parse(day)) return parsed;
  }
  return std::nullopt;
}

struct FullDate {
  CivilDate day;
  bool stands_alone = false;
};

Article read_as_published(const Article& article, std::optional<CivilDate> day,
                          const Lexicon& lexicon) {
  Article read;
  read.text = article.text;
  read.outlet = article.outlet;
  read.url = article.url;
  read.sentences = article.sentences;
  read.tokens = article.tokens;
  read.lemmas = article.lemmas;
  if (day) read.published = Instant::of_day(*day);
  extract_dates(read, lexicon);
  return read;
}

std::vector<FullDate> full_dates(const Article& read) {
  std::vector<FullDate> found;
  for (const DateMention& date : read.dates) {
    const bool is_full = date.has_when && date.when.is_day() && date.when.basis == Basis::kStated &&
                         date.when.qualifier == Qualifier::kExact;
    if (!is_full || found.size() == kMaxCandidates) continue;
    const Span sentence = read.sentences[date.sentence].span;
    found.push_back({date.when.first, sentence.size() <= date.span.size() + kLoneDateSlack});
  }
  return found;
}

int points_of(CivilDate day, const Article& article, const std::vector<FullDate>& dates,
              const Lexicon& lexicon) {
  int points = 0;
  if (day_of_address(article.url) == day) points += kAddressPoints;
  for (const FullDate& date : dates) {
    if (date.day == day && date.stands_alone) points += kLonePoints;
    if (days_between(day, date.day) > kFarAheadDays) points += kAheadPoints;
  }
  const Article read = read_as_published(article, day, lexicon);
  for (const DateMention& date : read.dates) {
    if (!date.has_when || !date.when.is_day() || date.when.basis != Basis::kRelative) continue;
    points += std::any_of(dates.begin(), dates.end(),
                          [&](const FullDate& full) { return full.day == date.when.first; })
                  ? kAgreementPoints
                  : 0;
  }
  return points;
}

}  // namespace

std::optional<PublicationGuess> guess_publication(const Article& article, const Lexicon& lexicon) {
  const std::vector<FullDate> dates = full_dates(read_as_published(article, std::nullopt, lexicon));
  std::vector<CivilDate> candidates;
  candidates.reserve(dates.size() + kDaysToNews + 1);
  for (const FullDate& date : dates) candidates.push_back(date.day);
  if (!dates.empty())
    for (int32_t ahead = 1; ahead <= kDaysToNews; ++ahead)
      candidates.push_back(add_days(dates.back().day, ahead));
  if (const auto day = day_of_address(article.url)) candidates.push_back(*day);
  keep_sorted_once(candidates);

  std::optional<PublicationGuess> best;
  int best_points = 0;
  for (CivilDate day : candidates) {
    const int points = points_of(day, article, dates, lexicon);
    if (best && points < best_points) continue;  // the later of equals: news tells of what is over
    const int confidence =
        std::clamp(kBaseConfidence + points * kPointConfidence, 0, kMaxConfidence);
    best = PublicationGuess{day, static_cast<uint16_t>(confidence)};
    best_points = points;
  }
  return best;
}

void date_undated(Article& article, const Lexicon& lexicon) {
  if (article.published) return;
  const auto guess = guess_publication(article, lexicon);
  if (!guess || guess->confidence < kPublicationBar) return;
  article.published = Instant::of_day(guess->day);
  std::erase_if(article.diagnostics, [](const Diagnostic& diagnostic) {
    return diagnostic.code == DiagnosticCode::kNoPublicationDate;
  });
  article.diagnostics.push_back({DiagnosticCode::kNoPublicationDate,
                                 "undated: read as published on " + guess->day.to_string() +
                                     ", told from its own dates (" +
                                     std::to_string(guess->confidence / 10) + " % sure)"});
}

}  // namespace dateline
