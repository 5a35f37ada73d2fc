#include "ingest/archive/archive_file.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "text/characters.h"

namespace dateline {
namespace {

constexpr size_t kSearchBytes = 64u << 10;

std::optional<uint64_t> parse_length(std::string_view text) {
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const size_t end = std::min(line.find(' '), line.size());
    if (end > 0) words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

bool is_arc_date(std::string_view word) {
  return word.size() >= 12 && word.size() <= 18 &&
         std::all_of(word.begin(), word.end(), is_ascii_digit);
}

// "URL IP date type ... length"; a URL with spaces is told by the date behind it.
std::optional<ArchiveRecord> parse_arc_line(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  const std::vector<std::string_view> words = words_of(line);
  if (words.size() < 5 || words[0].find(':') == std::string_view::npos) return std::nullopt;
  size_t date = 2;
  while (date + 2 < words.size() && !is_arc_date(words[date])) ++date;
  const auto length = parse_length(words.back());
  if (date + 2 >= words.size() || !length) return std::nullopt;
  ArchiveRecord record;
  record.url = line.substr(0, static_cast<size_t>(words[date - 2].end() - line.begin()));
  record.date = words[date];
  record.content_type = words[date + 1];
  record.type = record.url.starts_with("filedesc:") ? "warcinfo" : "response";
  record.block_bytes = *length;
  return record;
}

// Where the next record may begin, at or after `from`; npos if nowhere in these bytes.
size_t find_record(std::string_view bytes, size_t from) {
  for (size_t at = bytes.find('\n', from); at != std::string_view::npos;
       at = bytes.find('\n', at + 1)) {
    const std::string_view rest = bytes.substr(at + 1);
    if (rest.starts_with("WARC/")) return at + 1;
    if (parse_arc_line(rest.substr(0, std::min<size_t>(rest.find('\n'), 4096)))) return at + 1;
  }
  return std::string_view::npos;
}

std::string_view without_brackets(std::string_view url) {
  if (url.starts_with('<') && url.ends_with('>')) return url.substr(1, url.size() - 2);
  return url;
}

}  // namespace

bool looks_like_archive(std::string_view first_bytes) {
  return first_bytes.starts_with("WARC/") || first_bytes.starts_with("filedesc:");
}

Error ArchiveFile::here(const std::string& why) const {
  return {ErrorCode::kMalformed, "record " + std::to_string(number_) + ": " + why};
}

Result<std::string_view> ArchiveFile::peek(size_t wanted) { return input_.peek(wanted); }

Result<void> ArchiveFile::skip_block() {
  while (block_left_ > 0) {
    const auto bytes = peek(1);
    if (!bytes) return tl::unexpected(bytes.error());
    if (bytes->empty()) {
      const uint64_t missing = block_left_;
      block_left_ = 0;
      const auto damage = input_.take_damage();
      return tl::unexpected(here(
          damage ? damage->message : "clipped: " + std::to_string(missing) + " bytes missing"));
    }
    const size_t count = static_cast<size_t>(std::min<uint64_t>(block_left_, bytes->size()));
    skip(count);
    block_left_ -= count;
  }
  return {};
}

Result<void> ArchiveFile::skip_blank_lines() {
  for (;;) {
    const auto bytes = peek(1);
    if (!bytes) return tl::unexpected(bytes.error());
    const size_t count = std::min(bytes->find_first_not_of("\r\n"), bytes->size());
    if (count == 0) return {};
    skip(count);
  }
}

// Passes over what cannot be read, up to the next record.
Result<std::optional<ArchiveRecord>> ArchiveFile::damaged(const std::string& why, size_t at_least) {
  size_t from = at_least;
  for (;;) {
    const auto bytes = peek(kSearchBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    const size_t found = find_record(*bytes, std::min(from, bytes->size()));
    if (found != std::string_view::npos) {
      skip(found);
      return tl::unexpected(here(why));
    }
    const bool is_end = bytes->size() < kSearchBytes;
    // The last line may be cut where the window ends.
    const size_t last_line = bytes->rfind('\n');
    const size_t keep = is_end || last_line == std::string_view::npos || last_line == 0
                            ? 0
                            : bytes->size() - last_line;
    skip(bytes->size() - keep);
    from = 0;
    if (!is_end) continue;
    const auto damage = input_.take_damage();
    return tl::unexpected(here(damage ? damage->message : why));
  }
}

Result<ArchiveRecord> ArchiveFile::read_head(std::string_view bytes, size_t& head_bytes) const {
  if (!bytes.starts_with("WARC/")) {
    const size_t line_end = bytes.find('\n');
    auto record = parse_arc_line(bytes.substr(0, line_end));
    if (!record) return fail(ErrorCode::kMalformed, "no WARC or ARC header");
    head_bytes = line_end == std::string_view::npos ? bytes.size() : line_end + 1;
    return std::move(*record);
  }
  head_bytes = end_of_head(bytes);
  if (head_bytes == std::string_view::npos)
    return fail(ErrorCode::kMalformed, "the header does not end");
  const std::string_view lines = bytes.substr(0, head_bytes);
  const HttpHeaders headers = HttpHeaders::parse(lines.substr(lines.find('\n') + 1));
  const auto length = parse_length(headers.get("content-length"));
  if (!length) return fail(ErrorCode::kMalformed, "no valid Content-Length");
  ArchiveRecord record;
  record.type = headers.get("warc-type");
  record.url = without_brackets(headers.get("warc-target-uri"));
  record.date = headers.get("warc-date");
  record.content_type = headers.get("content-type");
  record.block_bytes = *length;
  return record;
}

Result<std::optional<ArchiveRecord>> ArchiveFile::next() {
  if (const auto skipped = skip_block(); !skipped) return tl::unexpected(skipped.error());
  if (const auto skipped = skip_blank_lines(); !skipped) return tl::unexpected(skipped.error());
  const auto head = peek(kMaxRecordHeadBytes);
  if (!head) return tl::unexpected(head.error());
  if (head->empty()) {
    const auto damage = input_.take_damage();
    if (!damage) return std::nullopt;
    ++number_;
    return tl::unexpected(here(damage->message));
  }
  ++number_;
  size_t head_bytes = 0;
  auto record = read_head(*head, head_bytes);
  if (!record) return damaged(record.error().message, 1);
  skip(head_bytes);
  record->number = number_;
  record->is_too_long = record->block_bytes > kMaxBlockBytes;
  block_left_ = record->block_bytes;
  const auto wanted =
      static_cast<size_t>(record->is_too_long ? kMaxRecordHeadBytes : record->block_bytes);
  const auto block = peek(wanted);
  if (!block) return tl::unexpected(block.error());
  if (block->size() < wanted) return tl::unexpected(skip_block().error());
  record->block = block->substr(0, wanted);
  return std::move(*record);
}

}  // namespace dateline
