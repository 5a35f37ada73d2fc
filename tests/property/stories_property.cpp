// Articles that come and go in any order and any batches give the stories that all of them at once
// give.
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <vector>

#include "assemble/grouping/stories.h"

using namespace dateline;

namespace {

// A key of a few words out of few, so that stories form, merge and come apart.
ArticleKey any_key(uint64_t number) {
  ArticleKey key;
  key.id.hash = {number, 7 * number};
  key.published = Instant{*rc::gen::inRange<int64_t>(0, 40)};
  const auto topic = *rc::gen::inRange<WordId>(0, 4);
  const auto chosen = *rc::gen::inRange(0, 1 << 9);  // a bit for each word of the topic
  for (WordId word = 0; word < 9; ++word)
    if ((chosen >> word) % 2 == 1)
      key.words.push_back({10 * topic + word, *rc::gen::inRange<uint16_t>(0, 600)});
  std::sort(key.words.begin(), key.words.end());
  return key;
}

std::vector<const ArticleKey*> in_order(const std::map<uint64_t, ArticleKey>& keys) {
  std::vector<const ArticleKey*> ordered;
  for (const auto& [number, key] : keys) ordered.push_back(&key);
  std::sort(ordered.begin(), ordered.end(), [](auto* a, auto* b) { return *a < *b; });
  return ordered;
}

bool is_same(const ArticleKey& a, const ArticleKey& b) {
  return a.id == b.id && a.published == b.published && a.words == b.words;
}

void check_same(const std::vector<StoryGroup>& groups, const std::vector<StoryGroup>& others) {
  RC_ASSERT(groups.size() == others.size());
  for (size_t i = 0; i < groups.size(); ++i) {
    RC_ASSERT(groups[i].id == others[i].id);
    RC_ASSERT(groups[i].articles == others[i].articles);
    RC_ASSERT(groups[i].related == others[i].related);
  }
}

}  // namespace

int main() {
  const bool holds = rc::check("grouping again equals grouping all at once", [] {
    std::map<uint64_t, ArticleKey> keys;
    StoryGrouper grouper;
    std::vector<ArticleKey> before;
    for (int batch = *rc::gen::inRange(1, 8); batch > 0; --batch) {
      for (int change = *rc::gen::inRange(1, 12); change > 0; --change) {
        const auto number = *rc::gen::inRange<uint64_t>(0, 60);
        if (keys.erase(number) == 0) keys.emplace(number, any_key(number));
      }
      const auto ordered = in_order(keys);
      size_t unchanged = 0;
      while (unchanged < std::min(ordered.size(), before.size()) &&
             is_same(*ordered[unchanged], before[unchanged]))
        ++unchanged;
      check_same(grouper.group(ordered, unchanged), StoryGrouper().group(ordered));
      before.clear();
      for (const ArticleKey* key : ordered) before.push_back(*key);
    }
  });
  return holds ? 0 : 1;
}
