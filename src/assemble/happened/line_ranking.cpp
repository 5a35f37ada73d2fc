#include "assemble/happened/line_ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <span>

#include "assemble/article_facts.h"
#include "assemble/kept_parts.h"
#include "assemble/lines/line_dates.h"
#include "assemble/lines/news_day.h"
#include "assemble/lines/sentence_news.h"
#include "base/hash.h"

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
  for_each_article(tellings, [&](uint32_t article_ix, std::span<const Telling> own) {
    const Article& article = *articles[article_ix];
    const auto described = fact_of<DescribedByArticle>(article, [&] {
      DescribedByArticle by_article;
      for (const Telling& telling : own)
        describe_sentence(article, telling, by_article.features.emplace_back());
      return by_article;
    });
    features.insert(features.end(), described->features.begin(), described->features.end());
  });
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

using OptionalDay = std::optional<int32_t>;

// How much the words of what is told of one day are like others.
struct Likenesses {
  struct OfTelling {
    float dated = 0, published = 0, leads = 0;
  };
  std::vector<OfTelling> of;  // what is told of it, in its order
};
size_t bytes_of(const Likenesses& likenesses) { return column_bytes(likenesses.of); }

// What is told of a day, and what else is compared with it; indices into Tellings::items.
struct DayTold {
  int32_t day = 0;
  std::span<const uint32_t> told, naming, undated, openings;
};

// Which tellings are in a copy of an article that tells the same event before.
std::vector<char> find_repeats(const Copies& copies, const Tellings& tellings,
                               const std::vector<std::vector<uint32_t>>& groups) {
  std::vector<char> is_repeat(tellings.items.size());
  std::vector<uint32_t> sources;
  for (const auto& group : groups) {
    sources.clear();
    for (const uint32_t ix : group) {
      const uint32_t article = tellings.items[ix].article_ix, source = copies.source[article];
      is_repeat[ix] =
          source != article && std::find(sources.begin(), sources.end(), source) != sources.end();
      sources.push_back(source);
    }
  }
  return is_repeat;
}

// The day of the article whose opening each telling stands in.
std::vector<OptionalDay> days_opened(Articles articles, const Tellings& tellings) {
  std::vector<OptionalDay> days;
  days.reserve(tellings.items.size());
  for (const Telling& telling : tellings.items) {
    const Article& article = *articles[telling.article_ix];
    const bool opens =
        article.published && is_in_opening(article, telling.sentence, kOpeningSentences);
    days.push_back(opens ? OptionalDay(days_from_civil(article.published->day())) : std::nullopt);
  }
  return days;
}

class DayLikeness {
 public:
  DayLikeness(const Tellings& tellings, const std::vector<OptionalDay>& opened)
      : tellings_(tellings),
        opened_(opened),
        dated_(tellings.word_count),
        published_(tellings.word_count),
        leads_(tellings.word_count) {}

  // Tells apart all that compare() reads.
  uint64_t fingerprint_of(const DayTold& day) const {
    auto hash = static_cast<uint64_t>(day.day);
    for (const auto& list : {day.told, day.naming, day.undated, day.openings}) {
      hash = hash_combine(hash, list.size());
      for (const uint32_t ix : list) hash = hash_combine(hash, tellings_.fingerprints[ix]);
    }
    return hash;
  }

  Likenesses compare(const DayTold& day) {
    add_all(day.naming, dated_);
    add_all(day.undated, published_);
    add_all(day.openings, leads_);
    Likenesses likenesses;
    for (const uint32_t ix : day.told) {
      const Telling& telling = tellings_.items[ix];
      const auto terms = tellings_.terms_of(telling);
      const int32_t lag = days_from_civil(telling.when.first) - day.day;
      Likenesses::OfTelling& its = likenesses.of.emplace_back();
      its.dated = dated_.cosine(terms, is_dated(telling) && lag == 0);
      its.published =
          published_.cosine(terms, !is_dated(telling) && lag >= 0 && lag <= kReportDays);
      const bool is_lead = opened_[ix] == day.day || opened_[ix] == day.day + 1;
      if (day.openings.size() >= kFewestOpenings) its.leads = leads_.cosine(terms, is_lead);
    }
    for (VectorSum* sum : {&dated_, &published_, &leads_}) sum->clear();
    return likenesses;
  }

 private:
  void add_all(std::span<const uint32_t> list, VectorSum& sum) const {
    for (const uint32_t ix : list) sum.add(tellings_.terms_of(tellings_.items[ix]));
  }

  const Tellings& tellings_;
  const std::vector<OptionalDay>& opened_;  // [telling]: the day of the article that it opens
  VectorSum dated_, published_, leads_;
};

}  // namespace

std::vector<LineFeatures> describe_tellings(Articles articles, const Copies& copies,
                                            const Tellings& tellings,
                                            const std::vector<std::vector<uint32_t>>& groups,
                                            const std::vector<int32_t>& day_of, Memo* memo) {
  const auto count = static_cast<uint32_t>(tellings.items.size());
  std::vector<LineFeatures> features = describe_sentences(articles, tellings);
  const std::vector<char> is_repeat = find_repeats(copies, tellings, groups);
  VectorSum story(tellings.word_count);
  for (uint32_t ix = 0; ix < tellings.counted; ++ix)
    if (!is_repeat[ix]) story.add(tellings.terms_of(tellings.items[ix]));
  for (uint32_t ix = 0; ix < count; ++ix)
    features[ix][kLikeStory] =
        story.cosine(tellings.terms_of(tellings.items[ix]), ix < tellings.counted);
  for (const auto& group : groups)
    for (uint32_t ix : group)
      features[ix][kSourceCount] = std::log(static_cast<float>(group.size()));

  const auto own_day = [&](uint32_t ix) { return days_from_civil(tellings.items[ix].when.first); };
  const DayOrder told = order_by_day(count, [&](uint32_t ix) { return OptionalDay(day_of[ix]); });
  // Days of those that others are compared with.
  const auto order_others = [&](auto day_of_telling) {
    return order_by_day(count, [&](uint32_t ix) {
      return is_repeat[ix] ? std::nullopt : OptionalDay(day_of_telling(ix));
    });
  };
  const DayOrder naming = order_others([&](uint32_t ix) {
    return is_dated(tellings.items[ix]) ? OptionalDay(own_day(ix)) : std::nullopt;
  });
  const DayOrder undated = order_others([&](uint32_t ix) {
    return is_dated(tellings.items[ix]) ? std::nullopt : OptionalDay(own_day(ix));
  });

  const std::vector<OptionalDay> opened = days_opened(articles, tellings);
  const DayOrder opening = order_others([&](uint32_t ix) { return opened[ix]; });

  DayLikeness likeness(tellings, opened);
  KeptParts<Likenesses> days(memo, articles);
  for (size_t begin = 0; begin < told.items.size();) {
    const int32_t day = told.days[begin];
    const DayTold all{day, told.between(day, day), naming.between(day, day),
                      undated.between(day, day + kReportDays), opening.between(day, day + 1)};
    const auto likenesses =
        days.part(likeness.fingerprint_of(all), [&] { return likeness.compare(all); });
    for (size_t i = 0; i < all.told.size(); ++i) {
      const uint32_t ix = all.told[i];
      features[ix][kLikeDated] = likenesses->of[i].dated;
      features[ix][kLikePublished] = likenesses->of[i].published;
      features[ix][kLikeLeads] = likenesses->of[i].leads;
      const Article& article = *articles[tellings.items[ix].article_ix];
      if (article.published)
        features[ix][kReportLag] =
            std::log(1.0f + static_cast<float>(
                                std::max(0, days_from_civil(article.published->day()) - day)));
    }
    begin += all.told.size();
  }
  return features;
}

std::vector<char> open_among_few(Articles articles, const Tellings& tellings,
                                 const std::vector<int32_t>& day_of) {
  const auto count = static_cast<uint32_t>(tellings.items.size());
  const auto opened = days_opened(articles, tellings);
  const DayOrder opening = order_by_day(count, [&](uint32_t ix) { return opened[ix]; });
  std::vector<char> open;
  open.reserve(count);
  for (uint32_t ix = 0; ix < count; ++ix) {
    const int32_t day = day_of[ix];
    const Telling& telling = tellings.items[ix];
    const bool is_first = (opened[ix] == day || opened[ix] == day + 1) &&
                          is_in_opening(*articles[telling.article_ix], telling.sentence, 1);
    open.push_back(is_first && opening.between(day, day + 1).size() < kFewestOpenings);
  }
  return open;
}

}  // namespace dateline
