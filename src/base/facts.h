// Facts: what pure functions made of one thing, kept beside it for as long as it is, and what was
// made earlier and stored. Used beside articles, whose facts the stages of assemble/ ask for again
// at each telling of the story.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace dateline {

// A fact as bytes. The mark tells its kind and its layout.
struct StoredFact {
  uint32_t mark = 0;
  std::string bytes;
};

class Facts {
 public:
  // With `keeps_made` a fact that was made once is there for the next one who asks.
  explicit Facts(std::vector<StoredFact> stored = {}, bool keeps_made = true)
      : keeps_made_(keeps_made), stored_(std::move(stored)) {
    for (const StoredFact& fact : stored_) bytes_ += fact.bytes.size();
  }

  // What make() gives, or gave last at that place with the same meaning, which must tell apart
  // everything that make() reads beside the thing itself. Values of each type T have places of
  // their own. REQUIRES: bytes_of(T). Safe on any thread; two that ask for one value may both make
  // it.
  template <class T, class Make>
  std::shared_ptr<const T> recall(uint32_t place, uint64_t meaning, const Make& make) {
    if (!keeps_made_) return std::make_shared<const T>(make());
    if (auto found = find(&type_mark_<T>, place, meaning))
      return std::static_pointer_cast<const T>(std::move(found));
    auto made = std::make_shared<const T>(make());
    put({&type_mark_<T>, place, static_cast<uint32_t>(sizeof(T) + bytes_of(*made)), meaning, made});
    return made;
  }

  // The bytes of the stored fact with that mark, which are gone from here then; "" where there is
  // none.
  std::string take_stored(uint32_t mark) {
    const std::lock_guard lock(mutex_);
    for (StoredFact& fact : stored_) {
      if (fact.mark != mark) continue;
      bytes_ -= fact.bytes.size();
      return std::exchange(fact.bytes, {});
    }
    return {};
  }

  // Nearly what it takes in memory, with the room of lists to grow.
  size_t bytes() const {
    const std::lock_guard lock(mutex_);
    return sizeof *this + rows_.capacity() * sizeof(Row) + stored_.size() * sizeof(StoredFact) +
           bytes_ * 5 / 4;
  }

 private:
  template <class T>
  static inline char type_mark_ = 0;  // its address tells one type from another

  struct Row {
    const char* type;
    uint32_t place, bytes;
    uint64_t meaning;
    std::shared_ptr<const void> value;
  };

  std::vector<Row>::iterator row_at(const char* type, uint32_t place) {
    return std::partition_point(rows_.begin(), rows_.end(), [&](const Row& row) {
      return row.type != type ? std::less<>()(row.type, type) : row.place < place;
    });
  }

  std::shared_ptr<const void> find(const char* type, uint32_t place, uint64_t meaning) {
    const std::lock_guard lock(mutex_);
    const auto row = row_at(type, place);
    const bool is_found =
        row != rows_.end() && row->type == type && row->place == place && row->meaning == meaning;
    return is_found ? row->value : nullptr;
  }

  void put(Row made) {
    const std::lock_guard lock(mutex_);
    const auto row = row_at(made.type, made.place);
    bytes_ += made.bytes;
    if (row != rows_.end() && row->type == made.type && row->place == made.place) {
      bytes_ -= row->bytes;
      *row = std::move(made);
    } else {
      rows_.insert(row, std::move(made));
    }
  }

  const bool keeps_made_;
  mutable std::mutex mutex_;
  std::vector<Row> rows_;  // by type and place
  std::vector<StoredFact> stored_;
  size_t bytes_ = 0;  // of the values and of what is stored
};

}  // namespace dateline
