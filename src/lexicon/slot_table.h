// SlotTable: a read-only hash table with open addressing over a section of a weight file.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace dateline {

// Row has a uint32_t `key`; 0 marks an empty slot. Lookups neither allocate nor fail.
template <class Row>
class SlotTable {
 public:
  SlotTable() = default;
  // REQUIRES: `slots` was made by build(): a power of two of them, some empty.
  explicit SlotTable(std::span<const Row> slots) : slots_(slots) {}

  // The row with this key, or nullptr.
  const Row* find(uint32_t key) const {
    if (slots_.empty()) return nullptr;
    const size_t mask = slots_.size() - 1;
    for (size_t i = key & mask; slots_[i].key != 0; i = (i + 1) & mask)
      if (slots_[i].key == key) return &slots_[i];
    return nullptr;
  }

  // Brings near where find() begins to look.
  void expect(uint32_t key) const {
    __builtin_prefetch(slots_.data() + (key & (slots_.size() - 1)));
  }

  // The slots that hold these rows, at most three quarters of them used.
  static std::vector<Row> build(const std::vector<Row>& rows) {
    std::vector<Row> slots(std::bit_ceil(rows.size() * 4 / 3 + 1));
    const size_t mask = slots.size() - 1;
    for (const Row& row : rows) {
      size_t i = row.key & mask;
      while (slots[i].key != 0) i = (i + 1) & mask;
      slots[i] = row;
    }
    return slots;
  }

 private:
  std::span<const Row> slots_;
};

}  // namespace dateline
