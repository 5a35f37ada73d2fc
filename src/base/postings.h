// Postings: which items have a key, as linked lists in one array: few allocations for many short
// lists. Used by assemble/ to find what may be alike.
#pragma once

#include <tsl/robin_map.h>

#include <cstdint>
#include <vector>

namespace dateline {

template <class Key>
class Postings {
 public:
  struct List {
    uint32_t count = 0, last = kEnd;
  };

  // The list of a key, made empty if there is none. A list lasts until the next key is made.
  List& list_of(Key key) { return lists_[key]; }
  // The same, or nullptr.
  List* find(Key key) {
    const auto found = lists_.find(key);
    return found == lists_.end() ? nullptr : &found.value();
  }
  const List* find(Key key) const {
    const auto found = lists_.find(key);
    return found == lists_.end() ? nullptr : &found->second;
  }

  void add(List& list, uint32_t item) {
    postings_.push_back({item, list.last});
    list = {list.count + 1, static_cast<uint32_t>(postings_.size() - 1)};
  }
  // The items of a list, the one added last first.
  void append_items(const List& list, std::vector<uint32_t>& items) const {
    for (uint32_t at = list.last; at != kEnd; at = postings_[at].previous)
      items.push_back(postings_[at].item);
  }

 private:
  static constexpr uint32_t kEnd = UINT32_MAX;
  struct Posting {
    uint32_t item, previous;  // previous: index in postings_, or kEnd
  };
  tsl::robin_map<Key, List> lists_;  // looked up only, never listed
  std::vector<Posting> postings_;
};

}  // namespace dateline
