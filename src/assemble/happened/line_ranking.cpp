#include "assemble/happened/line_ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "assemble/article_facts.h"
#include "assemble/happened/line_dates.h"
#include "assemble/happened/sentence_news.h"

namespace dateline {
namespace {

// Undated sentences published so many days after a day may still tell of it.
constexpr int32_t kReportDays = 2;

// Of fewer sentences each is like the others by chance.
constexpr size_t kFewestOpenings = 6;

// A sum of sentence vectors, over all words of the story. Clearing costs what was added.
class VectorSum {
 public:
  explicit VectorSum(uint32_t word_count) : sum_(word_count) {}

  void add(std::span<const Term> terms) {
    for (const Term& term : terms) {
      square_ += term.weight * (2 * sum_[term.word] + term.weight);
      sum_[term.word] += term.weight;
      touched_.push_back(term.word);
    }
  }
  // The cosine with the sum of the others: `is_member` says that the sentence was added itself.
  float cosine(std::span<const Term> terms, bool is_member) const {
    float dot = 0;
    for (const Term& term : terms) dot += term.weight * sum_[term.word];
    const float own = is_member ? 1.0f : 0.0f;
    const float square = square_ - own * (2 * dot - 1);
    return square > 1e-3f ? (dot - own) / std::sqrt(square) : 0.0f;
  }
  void clear() {
    for (uint32_t word : touched_) sum_[word] = 0;
    touched_.clear();
    square_ = 0;
  }

 private:
  std::vector<float> sum_;
  std::vector<uint32_t> touched_;
  float square_ = 0;
};

float share_of_title(const Article& article, const Sentence& sentence) {
  const auto headline = std::find_if(
      article.sentences.begin(), article.sentences.end(),
      [](const Sentence& candidate) { return candidate.kind == SentenceKind::kHeadline; });
  if (headline == article.sentences.end()) return 0;
  const auto& lemma = article.tokens.lemma;
  uint32_t words = 0, shared = 0;
  for (uint32_t token = headline->begin_token; token < headline->end_token; ++token) {
    if (article.tokens.has(token, kIsPunctuation)) continue;
    ++words;
    const auto first = lemma.begin() + sentence.begin_token;
    const auto last = lemma.begin() + sentence.end_token;
    shared += std::find(first, last, lemma[token]) != last;
  }
  return words == 0 ? 0 : static_cast<float>(shared) / static_cast<float>(words);
}

void describe_sentence(const Article& article, const Telling& telling, LineFeatures& features) {
  const Sentence& sentence = article.sentences[telling.sentence];
  const EventMention& event = article.events[telling.event];
  float words = 0, numbers = 0, names = 0;
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    if (article.tokens.has(token, kIsPunctuation)) continue;
    words += 1;
    numbers += article.tokens.upos[token] == Upos::kNum;
    names += article.tokens.upos[token] == Upos::kPropn;
  }
  features[kWords] = words / 30;
  features[kWordsSquared] = features[kWords] * features[kWords];
  features[kNumberShare] = numbers / std::max(words, 1.0f);
  features[kNameShare] = names / std::max(words, 1.0f);
  features[kQuality] = static_cast<float>(telling.quality) / 1000;
  features[kEarly] = 1.0f / (1.0f + static_cast<float>(telling.sentence));
  features[kInTitle] = share_of_title(article, sentence);
  features[kHasRoot] = event.type != EventType::kUnknown;
  features[kIsListed] = event.is_listed();
  features[kIsUnsure] = event.modality != Modality::kHappened || event.negated;
  features[kIsStated] = telling.when.basis == Basis::kStated;
  features[kIsRelative] = telling.when.basis == Basis::kRelative;
}

// What is known of the tellings of an article without any other.
struct DescribedByArticle {
  std::vector<LineFeatures> features;
};
size_t bytes_of(const DescribedByArticle& article) { return column_bytes(article.features); }

std::vector<LineFeatures> describe_sentences(Articles articles, const Tellings& tellings) {
  std::vector<LineFeatures> features;
  features.reserve(tellings.items.size());
  for (auto first = tellings.items.begin(); first != tellings.items.end();) {
    const auto last = std::find_if(first, tellings.items.end(), [&](const Telling& telling) {
      return telling.article_ix != first->article_ix;
    });
    const Article& article = *articles[first->article_ix];
    const auto described = fact_of<DescribedByArticle>(article, [&] {
      DescribedByArticle own;
      for (auto telling = first; telling != last; ++telling)
        describe_sentence(article, *telling, own.features.emplace_back());
      return own;
    });
    features.insert(features.end(), described->features.begin(), described->features.end());
    first = last;
  }
  return features;
}

// Tellings by day: those that name their day, and those that only share its publication.
struct DayOrder {
  std::vector<uint32_t> items;  // indices into Tellings::items, by day
  std::vector<int32_t> days;    // of each item
  std::span<const uint32_t> between(int32_t first_day, int32_t last_day) const {
    const auto begin = std::lower_bound(days.begin(), days.end(), first_day) - days.begin();
    const auto end = std::upper_bound(days.begin(), days.end(), last_day) - days.begin();
    return {items.data() + begin, items.data() + end};
  }
};

template <class DayOf>
DayOrder order_by_day(uint32_t count, DayOf day_of) {
  std::vector<std::pair<int32_t, uint32_t>> dated;
  for (uint32_t ix = 0; ix < count; ++ix)
    if (const std::optional<int32_t> day = day_of(ix)) dated.emplace_back(*day, ix);
  std::sort(dated.begin(), dated.end());
  DayOrder order;
  for (const auto& [day, ix] : dated) {
    order.days.push_back(day);
    order.items.push_back(ix);
  }
  return order;
}

bool is_dated(const Telling& telling) { return telling.when.basis != Basis::kPublished; }

}  // namespace

std::vector<LineFeatures> describe_tellings(Articles articles, const Tellings& tellings,
                                            const std::vector<std::vector<uint32_t>>& groups,
                                            const std::vector<int32_t>& day_of) {
  const auto count = static_cast<uint32_t>(tellings.items.size());
  std::vector<LineFeatures> features = describe_sentences(articles, tellings);
  VectorSum story(tellings.word_count), dated(tellings.word_count), published(tellings.word_count),
      leads(tellings.word_count);
  for (uint32_t ix = 0; ix < tellings.counted; ++ix)
    story.add(tellings.terms_of(tellings.items[ix]));
  for (const auto& group : groups)
    for (uint32_t ix : group)
      features[ix][kSourceCount] = std::log(static_cast<float>(group.size()));

  using OptionalDay = std::optional<int32_t>;
  const auto own_day = [&](uint32_t ix) { return days_from_civil(tellings.items[ix].when.first); };
  const DayOrder told = order_by_day(count, [&](uint32_t ix) { return OptionalDay(day_of[ix]); });
  const DayOrder naming = order_by_day(count, [&](uint32_t ix) {
    return is_dated(tellings.items[ix]) ? OptionalDay(own_day(ix)) : std::nullopt;
  });
  const DayOrder undated = order_by_day(count, [&](uint32_t ix) {
    return is_dated(tellings.items[ix]) ? std::nullopt : OptionalDay(own_day(ix));
  });

  std::vector<OptionalDay> opened;  // the day of the article that the telling opens
  for (const Telling& telling : tellings.items) {
    const Article& article = *articles[telling.article_ix];
    const bool opens =
        article.published && is_in_opening(article, telling.sentence, kOpeningSentences);
    opened.push_back(opens ? OptionalDay(days_from_civil(article.published->day())) : std::nullopt);
  }
  const DayOrder opening = order_by_day(count, [&](uint32_t ix) { return opened[ix]; });

  for (size_t begin = 0; begin < told.items.size();) {
    const int32_t day = told.days[begin];
    for (uint32_t ix : naming.between(day, day)) dated.add(tellings.terms_of(tellings.items[ix]));
    for (uint32_t ix : undated.between(day, day + kReportDays))
      published.add(tellings.terms_of(tellings.items[ix]));
    const auto openings = opening.between(day, day + 1);
    for (uint32_t ix : openings) leads.add(tellings.terms_of(tellings.items[ix]));
    for (; begin < told.items.size() && told.days[begin] == day; ++begin) {
      const uint32_t ix = told.items[begin];
      const Telling& telling = tellings.items[ix];
      const auto terms = tellings.terms_of(telling);
      const int32_t lag = own_day(ix) - day;
      features[ix][kLikeStory] = story.cosine(terms, ix < tellings.counted);
      features[ix][kLikeDated] = dated.cosine(terms, is_dated(telling) && lag == 0);
      features[ix][kLikePublished] =
          published.cosine(terms, !is_dated(telling) && lag >= 0 && lag <= kReportDays);
      const bool is_lead = opened[ix] == day || opened[ix] == day + 1;
      if (openings.size() >= kFewestOpenings)
        features[ix][kLikeLeads] = leads.cosine(terms, is_lead);
      const Article& article = *articles[telling.article_ix];
      if (article.published)
        features[ix][kReportLag] =
            std::log(1.0f + static_cast<float>(
                                std::max(0, days_from_civil(article.published->day()) - day)));
    }
    dated.clear();
    published.clear();
    leads.clear();
  }
  return features;
}

}  // namespace dateline
