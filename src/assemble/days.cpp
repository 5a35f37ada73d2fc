#include <tsl/robin_map.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "assemble/assemble.h"

namespace dateline {
namespace {

// The words that most articles have are what the story is about.
constexpr size_t kCentralWords = 3;
// How much the articles that name a day, those that name it beside a central word, and the events
// told of it count for its weight.
constexpr float kNamingShare = 1000, kCentralShare = 1000, kEventShare = 100;

// The nouns and names that most articles have; equal counts go by number.
std::vector<WordId> central_words(Articles articles) {
  tsl::robin_map<WordId, uint32_t> articles_with;  // listed below in an order of its own
  std::vector<WordId> words;
  for (const Article* article : articles) {
    words.clear();
    for (uint32_t token = 0; token < article->tokens.count(); ++token) {
      const Upos tag = article->tokens.upos[token];
      if (tag == Upos::kNoun || tag == Upos::kPropn) words.push_back(article->tokens.lemma[token]);
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (WordId word : words) ++articles_with[word];
  }
  std::vector<std::pair<uint32_t, WordId>> counts;
  for (const auto& [word, count] : articles_with) counts.emplace_back(count, word);
  std::sort(counts.begin(), counts.end(), std::greater<>());
  std::vector<WordId> central;
  for (size_t i = 0; i < std::min(kCentralWords, counts.size()); ++i)
    central.push_back(counts[i].second);
  return central;
}

bool holds_any(const Article& article, uint32_t sentence, const std::vector<WordId>& words) {
  const auto& lemma = article.tokens.lemma;
  const auto first = lemma.begin() + article.sentences[sentence].begin_token;
  const auto last = lemma.begin() + article.sentences[sentence].end_token;
  return std::find_first_of(first, last, words.begin(), words.end()) != last;
}

struct DayCounts {
  int32_t naming = 0;   // articles that name the day
  int32_t central = 0;  // articles that name it beside a central word
  int32_t events = 0;   // events told of it
};

// Counts each article once a day, however often it names the day.
void count_naming(const Article& article, const std::vector<WordId>& central,
                  std::map<CivilDate, DayCounts>& counts) {
  std::map<CivilDate, bool> beside_central;
  for (const DateMention& date : article.dates)
    if (date.has_when && date.when.is_day() && counts.contains(date.when.first))
      beside_central[date.when.first] |= holds_any(article, date.sentence, central);
  for (const auto& [day, is_central] : beside_central) {
    ++counts[day].naming;
    counts[day].central += is_central;
  }
}

// The log of a count as a share of that of the greatest.
float log_share(int32_t count, int32_t greatest) {
  if (greatest == 0) return 0;
  return std::log1p(static_cast<float>(count)) / std::log1p(static_cast<float>(greatest));
}

}  // namespace

std::vector<StoryDay> weigh_days(Articles articles, const std::vector<Sourced<Event>>& events) {
  std::map<CivilDate, DayCounts> counts;
  for (const Sourced<Event>& line : events)
    if (line.value.when && line.value.when->is_day()) ++counts[line.value.when->first].events;
  const std::vector<WordId> central = central_words(articles);
  for (const Article* article : articles) count_naming(*article, central, counts);

  DayCounts greatest;
  for (const auto& [day, count] : counts) {
    greatest.naming = std::max(greatest.naming, count.naming);
    greatest.central = std::max(greatest.central, count.central);
    greatest.events = std::max(greatest.events, count.events);
  }
  std::vector<StoryDay> days;
  for (const auto& [day, count] : counts) {
    const float weight = kNamingShare * log_share(count.naming, greatest.naming) +
                         kCentralShare * log_share(count.central, greatest.central) +
                         kEventShare * log_share(count.events, greatest.events);
    days.push_back({day, static_cast<int32_t>(std::lround(weight))});
  }
  return days;
}

}  // namespace dateline
