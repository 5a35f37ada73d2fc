#include "assemble/grouping/stories.h"

#include <algorithm>

#include "base/hash.h"
#include "base/sorted.h"
#include "model/span.h"

namespace dateline {
namespace {

// An article joins the most similar draft from kJoins on; two drafts that it could join, and that
// are within kMerges of each other, become one.
constexpr double kJoins = 0.15, kMerges = 0.35;
// Telling takes about a millisecond an article: what comes after so many begins a new story,
// related to this one. An archive of one topic has some thousand.
constexpr size_t kMostArticles = 20'000;
// When all articles are placed, a draft of a few articles goes to the nearest larger one, and a
// larger one to one of twice its size that it is nearly as near to as kMerges. What remains alone
// has hardly a rare word in common with anything else.
constexpr size_t kFew = 10;
constexpr double kFewBelong = 0.04, kPartBelongs = 0.22;
// Stories of a few articles that share so much are related.
constexpr double kRelated = 0.15;

}  // namespace

struct StoryGrouper::Grouped {
  std::vector<StoryGroup> groups;
  std::vector<std::pair<uint32_t, uint32_t>> related;  // groups
};

StoryId story_id(ArticleId first) {
  return StoryId::of(hash_combine(first.hash.high, first.hash.low));
}

std::vector<StoryGroup> StoryGrouper::group(std::span<const ArticleKey* const> keys,
                                            size_t unchanged) {
  if (unchanged < placed_.size() / 2) *this = {};  // sooner done anew than taken back
  while (placed_.size() > unchanged) take_back();
  while (placed_.size() < keys.size()) place(keys[placed_.size()]->words);

  auto [groups, related] = join_drafts();
  for (StoryGroup& group : groups) {
    std::sort(group.articles.begin(), group.articles.end());
    group.id = story_id(keys[group.articles[0]]->id);
  }
  for (const auto& [first, second] : related) {
    groups[first].related.push_back(groups[second].id);
    groups[second].related.push_back(groups[first].id);
  }
  for (StoryGroup& group : groups) {
    keep_sorted_once(group.related);
  }
  std::sort(groups.begin(), groups.end(), [](const StoryGroup& a, const StoryGroup& b) {
    return a.articles.size() != b.articles.size() ? a.articles.size() > b.articles.size()
                                                  : a.id < b.id;
  });
  return groups;
}

void StoryGrouper::place(std::span<const KeyWord> words) {
  std::vector<Drafts::Similar> candidates = drafts_.find_similar(words, kJoins);
  std::erase_if(candidates, [this](const Drafts::Similar& one) {
    return drafts_[one.draft].articles.size() >= kMostArticles;
  });
  const auto article = static_cast<uint32_t>(placed_.size());
  Placed placed{{words.begin(), words.end()}, 0, candidates.empty(), {}};
  placed.home = placed.is_new_draft ? drafts_.begin_draft() : candidates[0].draft;
  drafts_.add_article(placed.home, article, words);
  uint32_t home = placed.home;
  for (size_t i = 1; i < candidates.size(); ++i) {
    const uint32_t other = candidates[i].draft;
    if (!fit_together(home, other) || drafts_.similarity(home, other) < kMerges) continue;
    const uint32_t into = std::min(home, other), from = std::max(home, other);
    placed.merges.push_back({into, from, drafts_.merge(into, from)});
    home = into;
  }
  placed_.push_back(std::move(placed));
}

// Undoes place() of the last article.
void StoryGrouper::take_back() {
  const Placed& placed = placed_.back();
  for (auto merge = placed.merges.rbegin(); merge != placed.merges.rend(); ++merge)
    drafts_.take_apart(merge->into, merge->from, merge->part);
  drafts_.remove_article(placed.home, placed.words);
  if (placed.is_new_draft) drafts_.drop_last_draft();
  placed_.pop_back();
}

bool StoryGrouper::fit_together(uint32_t a, uint32_t b) const {
  return drafts_[a].articles.size() + drafts_[b].articles.size() <= kMostArticles;
}

// The drafts that stand, most articles first.
std::vector<uint32_t> StoryGrouper::drafts_by_size() const {
  std::vector<uint32_t> order;
  for (uint32_t ix = 0; ix < drafts_.count(); ++ix)
    if (!drafts_[ix].articles.empty()) order.push_back(ix);
  std::stable_sort(order.begin(), order.end(), [this](uint32_t a, uint32_t b) {
    return drafts_[a].articles.size() > drafts_[b].articles.size();
  });
  return order;
}

// Every draft that stands becomes a group or goes to the group of a larger one.
StoryGrouper::Grouped StoryGrouper::join_drafts() {
  Grouped grouped;
  auto& groups = grouped.groups;
  std::vector<uint32_t> group_of(drafts_.count(), kNone);
  const auto& all_similar = drafts_.find_all_similar(kFewBelong);
  for (const uint32_t ix : drafts_by_size()) {
    const auto& similar = all_similar[ix];
    const auto& articles = drafts_[ix].articles;
    const auto host = std::find_if(similar.begin(), similar.end(), [&](const auto& other) {
      const uint32_t group = group_of[other.draft];
      return group != kNone && groups[group].articles.size() + articles.size() <= kMostArticles;
    });
    if (host != similar.end() && belongs(ix, *host)) {
      group_of[ix] = group_of[host->draft];
    } else if (drafts_[ix].sum.empty() && !groups.empty()) {
      group_of[ix] = 0;  // nothing says that it is about anything else
    } else {
      group_of[ix] = static_cast<uint32_t>(groups.size());
      groups.emplace_back();
      for (const auto& other : similar)
        if (other.draft != ix && other.similarity >= kRelated && group_of[other.draft] != kNone)
          grouped.related.emplace_back(group_of[ix], group_of[other.draft]);
    }
    auto& members = groups[group_of[ix]].articles;
    members.insert(members.end(), articles.begin(), articles.end());
  }
  return grouped;
}

bool StoryGrouper::belongs(uint32_t draft, const Drafts::Similar& host) const {
  const size_t articles = drafts_[draft].articles.size();
  if (articles < kFew) return host.similarity >= kFewBelong;
  return host.similarity >= kPartBelongs && drafts_[host.draft].articles.size() >= 2 * articles;
}

}  // namespace dateline
