// Memo: what pure functions gave, kept under a hash of all that they were given, up to a limit of
// bytes. Whoever passes no memo gets the same, only later. Used by assemble/ and engine/.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

#include "base/hash.h"
#include "base/kept.h"

namespace dateline {

class Memo {
 public:
  // 0 keeps nothing.
  explicit Memo(size_t most_bytes) : kept_(most_bytes) {}

  // What make() gives, or gave earlier for that key, which must tell apart everything that make()
  // reads beside the lexicon. Values of each type T have keys of their own. REQUIRES: bytes_of(T).
  // Safe on any thread; two that ask for one thing may both make it.
  template <class T, class Make>
  std::shared_ptr<const T> recall(Hash128 key, const Make& make) {
    if (auto found = find<T>(key)) return found;
    auto made = std::make_shared<const T>(make());
    put(key, made);
    return made;
  }

  // What was put there last; nullptr: nothing, or it had to go. For what its reader can check.
  template <class T>
  std::shared_ptr<const T> find(Hash128 key) {
    const std::lock_guard lock(mutex_);
    const auto* found = kept_.find(key_of<T>(key));
    return found == nullptr ? nullptr : std::static_pointer_cast<const T>(*found);
  }
  template <class T>
  void put(Hash128 key, T value) {
    put(key, std::make_shared<const T>(std::move(value)));
  }

 private:
  // Beside each value stand its key, its places in the list and the map, and what memory itself
  // needs; its lists have room to grow. Together they are nearly as large as most values.
  static constexpr size_t kBeside = 256;

  template <class T>
  static inline char kNumber = 0;  // its address tells one type from another
  template <class T>
  static Hash128 key_of(Hash128 key) {
    return {hash_combine(key.high, reinterpret_cast<uintptr_t>(&kNumber<T>)), key.low};
  }

  struct HashOfKey {
    size_t operator()(const Hash128& key) const { return key.low; }
  };

  template <class T>
  void put(Hash128 key, std::shared_ptr<const T> value) {
    const size_t bytes = kBeside + (sizeof(T) + bytes_of(*value)) * 3 / 2;
    const std::lock_guard lock(mutex_);
    kept_.put(key_of<T>(key), std::move(value), bytes);
  }

  std::mutex mutex_;
  Kept<Hash128, std::shared_ptr<const void>, HashOfKey> kept_;
};

// The same; without a memo made() anew.
template <class T, class Make>
std::shared_ptr<const T> recall(Memo* memo, Hash128 key, const Make& make) {
  return memo == nullptr ? std::make_shared<const T>(make()) : memo->recall<T>(key, make);
}

}  // namespace dateline
