#include <tsl/robin_map.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "assemble/article_facts.h"
#include "assemble/happened/day_ranking.h"
#include "base/hash.h"
#include "base/sorted.h"
#include "model/sentence_dates.h"

namespace dateline {
namespace {

// The words that most articles have are what the story is about.
constexpr size_t kCentralWords = 3;
// How far on either side a day's neighbours reach, and what is added to their count, so that one
// article alone is no peak.
constexpr int32_t kNeighbourDays = 14;
constexpr float kFewArticles = 2;

struct NounsOfArticle {
  std::vector<WordId> words;  // its nouns and names; ascending, each once
};
size_t bytes_of(const NounsOfArticle& nouns) { return column_bytes(nouns.words); }

NounsOfArticle nouns_of(const Article& article) {
  NounsOfArticle nouns;
  for (uint32_t token = 0; token < article.tokens.count(); ++token) {
    const Upos tag = article.tokens.upos[token];
    if (tag == Upos::kNoun || tag == Upos::kPropn)
      nouns.words.push_back(article.tokens.lemma[token]);
  }
  keep_sorted_once(nouns.words);
  return nouns;
}

// The nouns and names that most articles have; equal counts go by number.
std::vector<WordId> central_words(Articles articles) {
  tsl::robin_map<WordId, uint32_t> articles_with;  // listed below in an order of its own
  for (const Article* article : articles) {
    const auto nouns = fact_of<NounsOfArticle>(*article, [&] { return nouns_of(*article); });
    for (WordId word : nouns->words) ++articles_with[word];
  }
  std::vector<std::pair<uint32_t, WordId>> counts;
  for (const auto& [word, count] : articles_with) counts.emplace_back(count, word);
  const size_t central_count = std::min(kCentralWords, counts.size());
  std::partial_sort(counts.begin(), counts.begin() + static_cast<ptrdiff_t>(central_count),
                    counts.end(), std::greater<>());
  std::vector<WordId> central;
  for (size_t i = 0; i < central_count; ++i) central.push_back(counts[i].second);
  return central;
}

// How much an article is about the story: the share of its sentences with a central word.
float share_about(const Article& article, const std::vector<WordId>& central) {
  const auto& lemma = article.tokens.lemma;
  const auto is_about = [&](const Sentence& sentence) {
    const auto first = lemma.begin() + sentence.begin_token;
    const auto last = lemma.begin() + sentence.end_token;
    return std::find_first_of(first, last, central.begin(), central.end()) != last;
  };
  const auto count = std::count_if(article.sentences.begin(), article.sentences.end(), is_about);
  return static_cast<float>(count) /
         static_cast<float>(std::max<size_t>(article.sentences.size(), 1));
}

struct ShareAbout {
  float share;
};
size_t bytes_of(const ShareAbout&) { return 0; }

struct DayCounts {
  float told = 0;      // articles that tell an event of the day, by how much they are about it
  int32_t naming = 0;  // articles that name the day
  std::vector<std::string> namings;
};
using CountsByDay = std::map<int32_t, DayCounts>;  // days since 1970

// How an article mentions a day: once, however often it names it.
struct DayMentions {
  bool names = false, tells = false;
  std::string sentences;  // those that name it; none where it is still to come
  uint32_t last_sentence = kNone;
};
struct DaysOfArticle {
  std::vector<std::pair<int32_t, DayMentions>> days;  // ascending
};
size_t bytes_of(const DaysOfArticle& article) {
  size_t bytes = column_bytes(article.days);
  for (const auto& [day, mentions] : article.days) bytes += mentions.sentences.size();
  return bytes;
}

DaysOfArticle days_of(const Article& article) {
  std::map<int32_t, DayMentions> mentions;
  for (const DateMention& date : article.dates) {
    if (!date.has_when || !date.when.is_on_day()) continue;
    DayMentions& day = mentions[days_from_civil(date.when.first)];
    day.names = true;
    if (is_to_come(article, date)) continue;
    if (day.last_sentence == date.sentence) continue;
    if (!day.sentences.empty()) day.sentences += '\n';
    day.sentences += display_text(article, article.sentences[date.sentence].span);
    if (const EntityMention* doer = article.doer_of(date.sentence)) {
      day.sentences += ' ';
      day.sentences += display_text(article, article.entities[doer->entity].span);
    }
    day.last_sentence = date.sentence;
  }
  for (const EventMention& event : article.events)
    if (event.has_when && event.when.is_on_day() && event.when.basis != Basis::kPublished &&
        event.modality == Modality::kHappened && event.is_listed())
      mentions[days_from_civil(event.when.first)].tells = true;
  return {{mentions.begin(), mentions.end()}};
}

}  // namespace

std::vector<DescribedDay> describe_days(Articles articles, const Copies& copies) {
  CountsByDay counts;
  const std::vector<WordId> central = central_words(articles);
  uint64_t words = 0;
  for (const WordId word : central) words = hash_combine(words, word);
  for (uint32_t ix = 0; ix < articles.size(); ++ix) {
    const Article& article = *articles[ix];
    const auto about = fact_of<ShareAbout>(
        article, words, [&] { return ShareAbout{share_about(article, central)}; });
    const auto told = fact_of<DaysOfArticle>(article, [&] { return days_of(article); });
    for (const auto& [day, mention] : told->days) {
      DayCounts& count = counts[day];
      count.naming += mention.names;
      count.told += mention.tells ? about->share : 0;
      if (!mention.sentences.empty() && copies.source[ix] == ix)
        count.namings.push_back(mention.sentences);
    }
  }

  float most_told = 0;
  for (const auto& [day, count] : counts) most_told = std::max(most_told, count.told);
  std::vector<DescribedDay> days;
  for (auto& [day, count] : counts) {
    float naming = kFewArticles;
    const auto last = counts.upper_bound(day + kNeighbourDays);
    for (auto near = counts.lower_bound(day - kNeighbourDays); near != last; ++near)
      naming += static_cast<float>(near->second.naming);
    DescribedDay described{civil_from_days(day), {}, std::move(count.namings)};
    if (most_told > 0) described.features[kTold] = std::log1p(count.told) / std::log1p(most_told);
    described.features[kPeak] = static_cast<float>(count.naming) / naming;
    days.push_back(std::move(described));
  }
  return days;
}

std::vector<StoryDay> weigh_days(Articles articles, const Copies& copies, const Lexicon& lexicon) {
  const DayFeatures weights = read_weights(lexicon.list(WordList::kRankers), kDayFeatureNames);
  std::vector<StoryDay> days;
  for (DescribedDay& day : describe_days(articles, copies)) {
    const float weight = 1000 * weighted_sum(day.features, weights);
    days.push_back({day.date, static_cast<int32_t>(std::lround(weight)), std::move(day.namings)});
  }
  return days;
}

}  // namespace dateline
