#include "assemble/happened/tellings.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

#include "assemble/article_facts.h"
#include "assemble/happened/dated_likeness.h"
#include "base/hash.h"

namespace dateline {
namespace {

// As if so many further sentences lacked the word: in a small story a word that two outlets share
// is no common word.
constexpr float kCommonSentences = 200;

using ToldByArticles = std::vector<std::shared_ptr<const ToldByArticle>>;

// Numbers the words of all by their WordId: whatever else a story tells, the words of a sentence
// stand in one order.
void number_words(const ToldByArticles& told, Tellings& tellings) {
  tsl::robin_map<WordId, uint32_t> number_of;  // as they come; looked up only, never listed
  std::vector<WordId> words;
  for (const auto& article : told)
    for (const WordId word : article->words) {
      const auto next = static_cast<uint32_t>(words.size());
      const uint32_t number = number_of.try_emplace(word, next).first->second;
      if (number == next) words.push_back(word);
      tellings.terms.push_back({number, 0});
    }
  std::vector<uint32_t> ascending(words.size()), rank(words.size());
  std::iota(ascending.begin(), ascending.end(), 0u);
  std::sort(ascending.begin(), ascending.end(),
            [&](uint32_t a, uint32_t b) { return words[a] < words[b]; });
  for (uint32_t i = 0; i < ascending.size(); ++i) rank[ascending[i]] = i;
  for (Term& term : tellings.terms) term.word = rank[term.word];
  tellings.word_count = static_cast<uint32_t>(words.size());
}

// Weighs every term by how few sentences have it, then scales each sentence to length 1.
void weigh_terms(Tellings& tellings) {
  std::vector<Frequency> sentences_with(tellings.word_count);
  for (uint32_t ix = 0; ix < tellings.items.size(); ++ix)
    for (const Term& term : tellings.terms_of(tellings.items[ix])) {
      ++sentences_with[term.word].all;
      sentences_with[term.word].counted += ix < tellings.counted;
    }
  const float count = static_cast<float>(tellings.counted) + kCommonSentences;
  std::vector<float> weight_of;
  weight_of.reserve(sentences_with.size());
  for (const Frequency& frequency : sentences_with)
    weight_of.push_back(std::log(count / frequency.weighed()));
  for (Telling& telling : tellings.items) {
    const std::span<Term> terms{tellings.terms.data() + telling.begin_term,
                                tellings.terms.data() + telling.end_term};
    float square_sum = 0;
    for (Term& term : terms) {
      term.weight = weight_of[term.word];
      square_sum += term.weight * term.weight;
    }
    telling.length = std::sqrt(square_sum);
    const float scale = square_sum > 0 ? 1.0f / telling.length : 0.0f;
    for (Term& term : terms) term.weight *= scale;
  }
}

// A telling is known by its article and its place there. Whatever is read of it beside its own
// article comes from the weights of its words.
void note_fingerprints(Articles articles, Tellings& tellings) {
  tellings.fingerprints.reserve(tellings.items.size());
  uint32_t article_ix = kNone;
  uint64_t before = 0;
  for (const Telling& telling : tellings.items) {
    if (std::exchange(article_ix, telling.article_ix) != telling.article_ix) {
      const Hash128 version = version_of(*articles[article_ix]);
      before = hash_combine(version.high, version.low);
    }
    uint64_t hash = hash_combine(before, std::bit_cast<uint32_t>(telling.length));
    for (const Term& term : tellings.terms_of(telling))
      hash = hash_combine(hash, std::bit_cast<uint32_t>(term.weight));
    before = hash_combine(before, 1);
    tellings.fingerprints.push_back(hash);
  }
}

// `counted`: of the articles, those that count for a Frequency.
Tellings put_together(Articles articles, const ToldByArticles& told, size_t counted) {
  Tellings tellings;
  tellings.counted_articles = static_cast<uint32_t>(counted);
  size_t items = 0, words = 0;
  for (const auto& article : told) {
    items += article->items.size();
    words += article->words.size();
  }
  tellings.items.reserve(items);
  tellings.lines.reserve(items);
  tellings.terms.reserve(words);
  uint32_t terms = 0;
  for (uint32_t article_ix = 0; article_ix < told.size(); ++article_ix) {
    for (Telling telling : told[article_ix]->items) {
      telling.article_ix = article_ix;
      telling.begin_term += terms;
      telling.end_term += terms;
      tellings.items.push_back(telling);
    }
    for (const std::string& line : told[article_ix]->lines) tellings.lines.push_back(&line);
    tellings.owners.push_back(told[article_ix]);
    terms += static_cast<uint32_t>(told[article_ix]->words.size());
    if (article_ix < counted) tellings.counted = static_cast<uint32_t>(tellings.items.size());
  }
  number_words(told, tellings);
  weigh_terms(tellings);
  note_fingerprints(articles, tellings);
  return tellings;
}

// The greatest step that is not above the number of articles. To weigh the words of a large story
// anew costs more, and they change less.
size_t step_below(size_t articles) {
  constexpr size_t kLarge = 1000;
  size_t step = 1;
  for (size_t next = 1; next <= articles;
       next += next < kLarge ? std::max<size_t>(1, next / 8) : next)
    step = next;
  return step;
}

}  // namespace

Tellings collect_tellings(Articles articles) {
  ToldByArticles told;
  for (const Article* article : articles)
    told.push_back(fact_of<ToldByArticle>(*article, [&] { return read_tellings(*article); }));
  Tellings tellings = put_together(articles, told, step_below(articles.size()));
  tellings.dated = likeness_to_dated(tellings);
  return tellings;
}

Tellings tellings_of_events(Articles articles) {
  ToldByArticles told;
  for (const Article* article : articles)
    told.push_back(std::make_shared<const ToldByArticle>(read_events(*article)));
  return put_together(articles, told, articles.size());
}

When vote_date(const Tellings& tellings, const std::vector<uint32_t>& group) {
  constexpr std::array<int32_t, 3> kVotes{5, 4, 1};  // by Basis
  std::vector<std::pair<When, int32_t>> votes;
  for (uint32_t ix : group) {
    const When& when = tellings.items[ix].when;
    auto found = std::find_if(votes.begin(), votes.end(), [&](const auto& vote) {
      return vote.first.first == when.first && vote.first.last == when.last &&
             vote.first.qualifier == when.qualifier;
    });
    if (found == votes.end()) found = votes.insert(votes.end(), {when, 0});
    const Basis basis = tellings.items[ix].is_undated ? Basis::kPublished : when.basis;
    found->second += kVotes[static_cast<size_t>(basis)] * (when.is_on_day() ? 3 : 1);
    if (when.basis < found->first.basis) found->first = when;
  }
  return std::max_element(votes.begin(), votes.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::vector<int32_t> days_of(const Tellings& tellings,
                             const std::vector<std::vector<uint32_t>>& groups) {
  std::vector<int32_t> days(tellings.items.size());
  for (const auto& group : groups) {
    const int32_t day = days_from_civil(vote_date(tellings, group).first);
    for (uint32_t ix : group) days[ix] = day;
  }
  return days;
}

void add_up_repeated(std::vector<Term>& terms) {
  size_t kept = 0;
  for (const Term& term : terms)
    if (kept > 0 && terms[kept - 1].word == term.word)
      terms[kept - 1].weight += term.weight;
    else
      terms[kept++] = term;
  terms.resize(kept);
}

float similarity(std::span<const Term> a, std::span<const Term> b) {
  float sum = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->word == j->word) sum += i->weight * j->weight;
    const bool step_i = i->word <= j->word, step_j = j->word <= i->word;
    i += step_i;
    j += step_j;
  }
  return sum;
}

}  // namespace dateline
