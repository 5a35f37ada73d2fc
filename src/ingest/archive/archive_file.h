// Web archives record by record: WARC 0.17 to 1.1 (ISO 28500) and ARC 1 and 2. Used by
// archive_reader.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/archive/http_message.h"
#include "ingest/input.h"

namespace dateline {

// Named limits. A longer block is passed over; a longer head is damage.
inline constexpr size_t kMaxBlockBytes = 40u << 20;
inline constexpr size_t kMaxRecordHeadBytes = 256u << 10;

struct ArchiveRecord {
  uint64_t number = 0;       // from 1
  std::string type;          // "response", "resource", "revisit", "conversion", "warcinfo", ...
  std::string url, date;     // as written; of ARC: 14 digits
  std::string content_type;  // of the block
  uint64_t block_bytes = 0;
  bool is_too_long = false;  // then `block` holds its beginning only
  std::string_view block;    // valid until the next record is read
};

// Does this begin like an archive?
bool looks_like_archive(std::string_view first_bytes);

class ArchiveFile {
 public:
  explicit ArchiveFile(Input& input) : input_(input) {}

  // The next record; nothing at the end. An Error concerns one record ("record 17: ...") or the
  // bytes where one should begin; calling again goes on with the next whole record.
  Result<std::optional<ArchiveRecord>> next();

 private:
  Result<std::string_view> peek(size_t wanted);
  void skip(size_t count) { input_.skip(count); }
  Result<void> skip_block();
  Result<void> skip_blank_lines();
  Result<ArchiveRecord> read_head(std::string_view bytes, size_t& head_bytes) const;
  Result<std::optional<ArchiveRecord>> damaged(const std::string& why, size_t at_least);
  Error here(const std::string& why) const;

  Input& input_;
  uint64_t number_ = 0;
  uint64_t block_left_ = 0;  // bytes of the last block that are not skipped yet
};

}  // namespace dateline
