// Kept: values by key, up to a limit of bytes. Used where something dear may be asked for again:
// articles by engine/, stories by engine/ and serve/.
#pragma once

#include <tsl/robin_map.h>

#include <cstddef>
#include <iterator>
#include <list>
#include <map>
#include <type_traits>
#include <utility>

namespace dateline {

// Keys are looked up in order, or by a Hash where many are.
template <class Key, class Value, class Hash = void>
class Kept {
 public:
  // 0 keeps nothing.
  explicit Kept(size_t most_bytes) : most_bytes_(most_bytes) {}

  // The value of that key, or nullptr; asking for it is a use of it. Valid until the next put() or
  // removal.
  const Value* find(const Key& key) {
    const auto at = item_of_.find(key);
    if (at == item_of_.end()) return nullptr;
    items_.splice(items_.begin(), items_, at->second);
    return &at->second->value;
  }

  // In place of what the key had. What was used the longest time ago goes until `bytes` of this one
  // and of all others are below the limit; this one stays where it is alone.
  void put(const Key& key, Value value, size_t bytes) {
    erase(key);
    if (most_bytes_ == 0) return;
    items_.push_front({key, std::move(value), bytes});
    item_of_[key] = items_.begin();
    bytes_ += bytes;
    shrink();
  }

  // What the key has takes so many bytes by now; no key: nothing happens.
  void resize(const Key& key, size_t bytes) {
    const auto at = item_of_.find(key);
    if (at == item_of_.end()) return;
    bytes_ += bytes - at->second->bytes;
    at->second->bytes = bytes;
    shrink();
  }

  void erase(const Key& key) {
    if (const auto at = item_of_.find(key); at != item_of_.end()) remove(at->second);
  }

  // Removes what is no longer true: is_stale(key, value).
  template <class IsStale>
  void erase_if(IsStale is_stale) {
    for (auto item = items_.begin(); item != items_.end();) {
      const auto next = std::next(item);
      if (is_stale(item->key, item->value)) remove(item);
      item = next;
    }
  }

  void clear() {
    items_.clear();
    item_of_.clear();
    bytes_ = 0;
  }

  size_t bytes() const { return bytes_; }

 private:
  struct Item {
    Key key;
    Value value;
    size_t bytes;
  };
  using Place = typename std::list<Item>::iterator;

  void shrink() {
    while (bytes_ > most_bytes_ && items_.size() > 1) remove(std::prev(items_.end()));
  }

  void remove(Place item) {
    bytes_ -= item->bytes;
    item_of_.erase(item->key);
    items_.erase(item);
  }

  size_t most_bytes_, bytes_ = 0;
  std::list<Item> items_;  // the one used last first
  std::conditional_t<std::is_void_v<Hash>, std::map<Key, Place>, tsl::robin_map<Key, Place, Hash>>
      item_of_;
};

}  // namespace dateline
