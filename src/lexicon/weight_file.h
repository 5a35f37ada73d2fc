// WeightFile: trained numbers in data/*.weights, memory-mapped and checked once at load. Written by
// train/, read by annotate/ through the Lexicon.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

// File format, little endian:
//
//   byte 0   "DLWEIGHT"
//        8   uint32 version of what is inside, uint32 number of sections
//       16   uint64 XXH3 of all bytes from 24 on
//       24   uint64 bytes of each section, in order
//   then the sections, each from a multiple of 64 bytes on
class WeightFile {
 public:
  WeightFile() = default;
  // Errors: kUnreadable; kMalformed for another magic, hash or size; kUnsupported for a version
  // other than `version`. Messages name the file.
  static Result<WeightFile> open(const std::string& path, uint32_t version);
  WeightFile(WeightFile&& other) noexcept;
  WeightFile& operator=(WeightFile&& other) noexcept;
  ~WeightFile();

  // Of all that is inside: other weights have another.
  uint64_t hash() const { return hash_; }
  size_t section_count() const { return sections_.size(); }
  // The numbers of a section; they live as long as the file. REQUIRES: ix < section_count().
  template <class T>
  std::span<const T> section(size_t ix) const {
    const std::string_view bytes = sections_[ix];
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }

 private:
  void* mapping_ = nullptr;
  size_t mapping_bytes_ = 0;
  uint64_t hash_ = 0;
  std::vector<std::string_view> sections_;
};

// The bytes of a weight file with these sections.
std::string pack_weights(uint32_t version, const std::vector<std::string_view>& sections);

template <class T>
std::string_view bytes_of(const std::vector<T>& numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(T)};
}

}  // namespace dateline
