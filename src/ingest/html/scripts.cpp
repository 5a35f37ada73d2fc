#include "ingest/html/scripts.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace dateline {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_with_lower(std::string_view text, std::string_view wanted) {
  if (text.size() < wanted.size()) return false;
  for (size_t i = 0; i < wanted.size(); ++i)
    if (lower(text[i]) != wanted[i]) return false;
  return true;
}

// Where `closing` ("</script") begins at or after `from`; npos if nowhere.
size_t find_closing(std::string_view html, size_t from, std::string_view closing) {
  while ((from = html.find('<', from)) != std::string_view::npos) {
    if (starts_with_lower(html.substr(from), closing)) return from;
    ++from;
  }
  return std::string_view::npos;
}

struct Dropped {
  std::string_view opening, closing;
};
constexpr std::array<Dropped, 3> kDropped{Dropped{"<script", "</script"},
                                          Dropped{"<style", "</style"}, Dropped{"<svg", "</svg"}};

const Dropped* dropped_at(std::string_view rest) {
  for (const Dropped& dropped : kDropped) {
    if (!starts_with_lower(rest, dropped.opening) || rest.size() <= dropped.opening.size())
      continue;
    const char after = rest[dropped.opening.size()];
    if (after == '>' || after == ' ' || after == '\n' || after == '\t' || after == '\r')
      return &dropped;
  }
  return nullptr;
}

}  // namespace

std::string without_scripts(std::string_view html) {
  std::string out;
  out.reserve(html.size() / 2 + 64);
  size_t kept = 0;  // everything before is copied or dropped
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at)) {
    const std::string_view rest = html.substr(at);
    size_t begin = 0, end = 0;  // what to drop
    if (rest.starts_with("<!--")) {
      begin = at;
      const size_t found = html.find("-->", at + 2);
      end = found == std::string_view::npos ? html.size() : found + 3;
    } else if (const Dropped* dropped = dropped_at(rest)) {
      const size_t tag_end = html.find('>', at);
      if (tag_end == std::string_view::npos) break;
      const bool is_data = html.substr(at, tag_end - at).find("ld+json") != std::string_view::npos;
      begin = tag_end + 1;
      end = std::min(find_closing(html, begin, dropped->closing), html.size());
      if (is_data) begin = end;
    } else {
      ++at;
      continue;
    }
    out += html.substr(kept, begin - kept);
    kept = at = end;
  }
  out += html.substr(kept);
  return out;
}

}  // namespace dateline
