// Kept parts: what a stage makes of a story falls into parts, such as its days, each made of inputs
// of its own. A part whose inputs are those of the last telling is taken from there, the others are
// made, and what no part asked for goes. Used by stages whose parts cost far more than a hash of
// what they are made of.
#pragma once

#include <tsl/robin_map.h>

#include <cstdint>
#include <memory>
#include <utility>

#include "assemble/article_facts.h"

namespace dateline {

template <class Part>
struct PartsOfStory {
  tsl::robin_map<uint64_t, std::shared_ptr<const Part>> part_of;  // looked up only, never listed
  size_t bytes = 0;
};
template <class Part>
size_t bytes_of(const PartsOfStory<Part>& parts) {
  return parts.bytes;
}

template <class Part>
class KeptParts {
 public:
  KeptParts(Memo* memo, Articles articles)
      : memo_(memo), articles_(articles), last_(find_last<PartsOfStory<Part>>(memo, articles)) {}
  ~KeptParts() { put_last(memo_, articles_, std::move(now_)); }
  KeptParts(const KeptParts&) = delete;
  KeptParts& operator=(const KeptParts&) = delete;

  // What make() gives, or gave at the last telling of inputs with that hash, which must tell apart
  // everything that make() reads. REQUIRES: bytes_of(Part).
  template <class Make>
  std::shared_ptr<const Part> part(uint64_t inputs, const Make& make) {
    constexpr size_t kBeside = 64;  // its places in the map and in memory
    std::shared_ptr<const Part>& now = now_.part_of[inputs];
    if (now != nullptr) return now;
    if (last_ != nullptr)
      if (const auto before = last_->part_of.find(inputs); before != last_->part_of.end())
        now = before->second;
    if (now == nullptr) now = std::make_shared<const Part>(make());
    now_.bytes += kBeside + sizeof(Part) + bytes_of(*now);
    return now;
  }

 private:
  Memo* memo_;
  Articles articles_;
  std::shared_ptr<const PartsOfStory<Part>> last_;
  PartsOfStory<Part> now_;
};

}  // namespace dateline
