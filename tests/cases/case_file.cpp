#include "cases/case_file.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr std::string_view kSeparator = "\n---\n";
constexpr std::string_view kPublished = "published ", kOutlet = "outlet ",
                           kKnownWrong = "known-wrong";

std::string_view take_line(std::string_view& bytes) {
  const size_t end = std::min(bytes.find('\n'), bytes.size());
  const std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  return line;
}

bool starts_with(std::string_view line, std::string_view prefix) {
  return line.substr(0, prefix.size()) == prefix;
}

}  // namespace

Result<CaseFile> CaseFile::parse(std::string_view bytes) {
  CaseFile file;
  for (std::string_view line = take_line(bytes); !line.empty(); line = take_line(bytes)) {
    if (line[0] == '#') {
      file.comments += std::string(line) + "\n";
    } else if (starts_with(line, kPublished)) {
      file.published = Instant::parse(line.substr(kPublished.size()));
      if (!file.published) return fail(ErrorCode::kMalformed, "'published' is no ISO 8601 date");
    } else if (starts_with(line, kOutlet)) {
      file.outlet = line.substr(kOutlet.size());
    } else if (line == kKnownWrong) {
      file.known_wrong = true;
    } else {
      return fail(ErrorCode::kMalformed, "unknown header line: " + std::string(line));
    }
  }
  const size_t separator = bytes.find(kSeparator);
  if (separator == std::string_view::npos)
    return fail(ErrorCode::kMalformed, "no line with --- only");
  file.text = bytes.substr(0, separator);
  file.expected = bytes.substr(separator + kSeparator.size());
  return file;
}

std::string CaseFile::to_string() const {
  std::string out = comments;
  if (published) out += std::string(kPublished) + published->to_string() + "\n";
  if (!outlet.empty()) out += std::string(kOutlet) + outlet + "\n";
  if (known_wrong) out += std::string(kKnownWrong) + "\n";
  return out + "\n" + text + std::string(kSeparator) + expected;
}

}  // namespace dateline
