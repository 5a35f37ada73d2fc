#include "assemble/stories.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/hash.h"
#include "model/span.h"

namespace dateline {
namespace {

// Similarity is the cosine of the angle between two sums of keys. An article joins the most similar
// draft from kJoins on; two drafts that it could join, and that are within kMerges of each other,
// become one.
constexpr double kJoins = 0.15, kMerges = 0.35;
// When all articles are placed, a draft of a few articles goes to the nearest larger one, and a
// larger one to one of twice its size that it is nearly as near to as kMerges. What remains alone
// has hardly a rare word in common with anything else.
constexpr size_t kFew = 10;
constexpr double kFewBelong = 0.04, kPartBelongs = 0.22;
// Stories of a few articles that share so much are related.
constexpr double kRelated = 0.15;
// Of a draft that is looked up, so many words count: those of one key.
constexpr size_t kSignatureWords = 40;
// Two texts with one word in common may share no more than that word; it has to be one that stands
// in one of twenty articles of the draft, in a key of forty equal words.
constexpr int kFewestShared = 2;
constexpr int64_t kLeastWeight = 158 / 20;

// What the articles of a draft give to one word, and where the index of words says so.
struct Share {
  int64_t weight = 0;
  uint32_t holder = 0;
};

// A story in the making: the sum of its articles' keys.
struct Draft {
  tsl::robin_map<WordId, Share> sum;
  int64_t squares = 0;  // of the sums
  std::vector<uint32_t> articles;

  int64_t weight_of(WordId word) const {
    const auto at = sum.find(word);
    return at == sum.end() ? 0 : at->second.weight;
  }
};

double similarity(const Draft& a, const Draft& b) {
  const Draft& smaller = a.sum.size() < b.sum.size() ? a : b;
  const Draft& larger = &smaller == &a ? b : a;
  int64_t product = 0;  // integers: the order of the words does not matter
  for (const auto& [word, share] : smaller.sum) product += share.weight * larger.weight_of(word);
  return static_cast<double>(product) /
         std::sqrt(static_cast<double>(a.squares) * static_cast<double>(b.squares));
}

class Grouper {
 public:
  explicit Grouper(std::span<const ArticleKey> keys) : keys_(keys) {}

  std::vector<StoryGroup> run() {
    for (uint32_t ix = 0; ix < keys_.size(); ++ix) place(ix);
    return make_groups();
  }

 private:
  struct Candidate {
    double similarity = 0;
    uint32_t draft = kNone;
  };

  void place(uint32_t article) {
    const std::vector<Candidate> candidates = find_similar(keys_[article].words, kJoins);
    uint32_t home;
    if (candidates.empty()) {
      home = static_cast<uint32_t>(drafts_.size());
      drafts_.emplace_back();
      scores_.emplace_back();
    } else {
      home = candidates[0].draft;
    }
    for (const KeyWord& word : keys_[article].words) add(home, word.word, word.weight);
    drafts_[home].articles.push_back(article);
    note_size(home);
    for (size_t i = 1; i < candidates.size(); ++i) {
      const uint32_t other = candidates[i].draft;
      if (similarity(drafts_[home], drafts_[other]) >= kMerges)
        home = merge(std::min(home, other), std::max(home, other));
    }
  }

  void add(uint32_t ix, WordId word, int64_t weight) {
    Draft& draft = drafts_[ix];
    std::vector<Holder>& holders = holders_of_[word];
    const auto [at, is_new] = draft.sum.try_emplace(word);
    Share& share = at.value();
    if (is_new) {
      share.holder = static_cast<uint32_t>(holders.size());
      holders.push_back({ix, 0});
    }
    draft.squares += weight * (2 * share.weight + weight);
    share.weight += weight;
    holders[share.holder].weight = share.weight;
  }

  // The last holder of the word takes the place of this one.
  void drop_holder(WordId word, uint32_t holder) {
    std::vector<Holder>& holders = holders_of_[word];
    holders[holder] = holders.back();
    drafts_[holders[holder].draft].sum[word].holder = holder;
    holders.pop_back();
  }

  void note_size(uint32_t draft) {
    scores_[draft].least_weight =
        static_cast<int64_t>(drafts_[draft].articles.size()) * kLeastWeight;
  }

  // The later draft becomes a part of the earlier one.
  uint32_t merge(uint32_t into, uint32_t from) {
    for (const auto& [word, share] : drafts_[from].sum) drop_holder(word, share.holder);
    const Draft gone = std::exchange(drafts_[from], {});
    for (const auto& [word, share] : gone.sum) add(into, word, share.weight);
    auto& articles = drafts_[into].articles;
    articles.insert(articles.end(), gone.articles.begin(), gone.articles.end());
    note_size(into);
    return into;
  }

  // The drafts at least so similar to the words that share enough of them, the most similar first.
  std::vector<Candidate> find_similar(std::span<const KeyWord> words, double least) {
    touched_.clear();
    int64_t squares = 0;
    for (const KeyWord& word : words) {
      squares += int64_t{word.weight} * word.weight;
      const auto holders = holders_of_.find(word.word);
      if (holders == holders_of_.end()) continue;
      for (const auto& [ix, weight] : holders->second) {
        Score& score = scores_[ix];
        if (score.product == 0) touched_.push_back(ix);
        score.product += weight * word.weight;
        score.shared += weight > score.least_weight;
      }
    }
    const int needed = std::min(kFewestShared, static_cast<int>(words.size()));
    std::vector<Candidate> found;
    for (const uint32_t ix : touched_) {
      const Score score = std::exchange(scores_[ix], {0, 0, scores_[ix].least_weight});
      const double near =
          static_cast<double>(score.product) /
          std::sqrt(static_cast<double>(squares) * static_cast<double>(drafts_[ix].squares));
      if (score.shared >= needed && near >= least) found.push_back({near, ix});
    }
    std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
      return a.similarity != b.similarity ? a.similarity > b.similarity : a.draft < b.draft;
    });
    return found;
  }

  // The heaviest words of a draft, as of one article.
  static std::vector<KeyWord> signature_of(const Draft& draft) {
    std::vector<std::pair<int64_t, WordId>> words;
    for (const auto& [word, share] : draft.sum) words.emplace_back(share.weight, word);
    const auto size = static_cast<std::ptrdiff_t>(std::min(kSignatureWords, words.size()));
    std::partial_sort(words.begin(), words.begin() + size, words.end(), std::greater<>());
    words.resize(static_cast<size_t>(size));
    std::vector<KeyWord> signature;
    const auto articles = static_cast<int64_t>(draft.articles.size());
    for (const auto& [weight, word] : words)
      signature.push_back({word, static_cast<uint16_t>(weight / articles)});
    return signature;
  }

  // Every draft that stands becomes a group or goes to the group of a larger one.
  std::vector<StoryGroup> make_groups() {
    std::vector<uint32_t> order;  // the drafts that stand, most articles first
    for (uint32_t ix = 0; ix < drafts_.size(); ++ix)
      if (!drafts_[ix].articles.empty()) order.push_back(ix);  // else merged into another
    std::stable_sort(order.begin(), order.end(), [this](uint32_t a, uint32_t b) {
      return drafts_[a].articles.size() > drafts_[b].articles.size();
    });
    std::vector<uint32_t> group_of(drafts_.size(), kNone);
    std::vector<StoryGroup> groups;
    for (const uint32_t ix : order) {
      const auto similar = find_similar(signature_of(drafts_[ix]), kFewBelong);
      const auto host = std::find_if(similar.begin(), similar.end(), [&](const Candidate& other) {
        return group_of[other.draft] != kNone;
      });
      const auto& articles = drafts_[ix].articles;
      if (host != similar.end() && belongs(drafts_[ix], *host)) {
        group_of[ix] = group_of[host->draft];
      } else if (drafts_[ix].sum.empty() && !groups.empty()) {
        group_of[ix] = 0;  // nothing says that it is about anything else
      } else {
        group_of[ix] = static_cast<uint32_t>(groups.size());
        groups.emplace_back();
        for (const Candidate& other : similar)
          if (other.draft != ix && other.similarity >= kRelated && group_of[other.draft] != kNone)
            related_.emplace_back(group_of[ix], group_of[other.draft]);
      }
      auto& members = groups[group_of[ix]].articles;
      members.insert(members.end(), articles.begin(), articles.end());
    }
    for (StoryGroup& group : groups) {
      std::sort(group.articles.begin(), group.articles.end());
      group.id = story_id(keys_[group.articles[0]].id);
    }
    for (const auto& [first, second] : related_) {
      groups[first].related.push_back(groups[second].id);
      groups[second].related.push_back(groups[first].id);
    }
    for (StoryGroup& group : groups) {
      std::sort(group.related.begin(), group.related.end());
      group.related.erase(std::unique(group.related.begin(), group.related.end()),
                          group.related.end());
    }
    return groups;
  }

  bool belongs(const Draft& draft, const Candidate& host) const {
    if (draft.articles.size() < kFew) return host.similarity >= kFewBelong;
    return host.similarity >= kPartBelongs &&
           drafts_[host.draft].articles.size() >= 2 * draft.articles.size();
  }

  struct Holder {
    uint32_t draft;
    int64_t weight;
  };
  struct Score {
    int64_t product = 0;
    int shared = 0;
    int64_t least_weight = 0;  // from which on a word belongs to the draft
  };

  std::span<const ArticleKey> keys_;
  std::vector<Draft> drafts_;
  tsl::robin_map<WordId, std::vector<Holder>> holders_of_;  // looked up only, never listed
  std::vector<Score> scores_;  // by draft; product and shared are zero between look-ups
  std::vector<uint32_t> touched_;
  std::vector<std::pair<uint32_t, uint32_t>> related_;  // groups
};

}  // namespace

StoryId story_id(ArticleId first) {
  return StoryId::of(hash_combine(first.hash.high, first.hash.low));
}

std::vector<StoryGroup> group_articles(std::span<const ArticleKey> keys) {
  std::vector<StoryGroup> groups = Grouper(keys).run();
  std::sort(groups.begin(), groups.end(), [](const StoryGroup& a, const StoryGroup& b) {
    return a.articles.size() != b.articles.size() ? a.articles.size() > b.articles.size()
                                                  : a.id < b.id;
  });
  return groups;
}

}  // namespace dateline
