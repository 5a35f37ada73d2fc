#include "ingest/fetch/robots.h"

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/fold.h"

namespace dateline {
namespace {

std::string_view trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin);
}

int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = static_cast<char>(c | 32);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// One spelling of every path (RFC 9309, 2.2.2): bytes beyond ASCII as %XX, escaped letters, digits
// and "-._~" as themselves, hex digits upper case.
std::string normalized(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  const auto escape = [&](unsigned char byte) {
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  };
  for (size_t i = 0; i < path.size(); ++i) {
    const auto byte = static_cast<unsigned char>(path[i]);
    const bool is_escape = path[i] == '%' && i + 2 < path.size() && hex_value(path[i + 1]) >= 0 &&
                           hex_value(path[i + 2]) >= 0;
    if (is_escape) {
      const int value = hex_value(path[i + 1]) * 16 + hex_value(path[i + 2]);
      const char c = static_cast<char>(value);
      if (is_ascii_letter(c) || is_ascii_digit(c) ||
          (value != 0 && std::string_view("-._~").find(c) != std::string_view::npos))
        out += c;
      else
        escape(static_cast<unsigned char>(value));
      i += 2;
    } else if (byte >= 0x80) {
      escape(byte);
    } else {
      out += path[i];
    }
  }
  return out;
}

// Greedy matching with one way back per star: linear in pattern times path at worst.
bool matches(std::string_view pattern, std::string_view path) {
  const bool is_anchored = pattern.ends_with('$');
  if (is_anchored) pattern.remove_suffix(1);
  size_t p = 0, t = 0, star = std::string_view::npos, star_t = 0;
  while (true) {
    if (p == pattern.size()) {
      if (!is_anchored || t == path.size()) return true;
    } else if (pattern[p] == '*') {
      star = p++;
      star_t = t;
      continue;
    } else if (t < path.size() && pattern[p] == path[t]) {
      ++p, ++t;
      continue;
    }
    if (star == std::string_view::npos || star_t >= path.size()) return false;
    p = star + 1;
    t = ++star_t;
  }
}

// The product token of a User-agent line: letters, "_" and "-" (RFC 9309, 2.2.1).
std::string product_token(std::string_view value) {
  size_t end = 0;
  while (end < value.size() &&
         (is_ascii_letter(value[end]) || value[end] == '_' || value[end] == '-'))
    ++end;
  return to_lower(value.substr(0, end));
}

struct Line {
  std::string key;
  std::string_view value;
};

Line split_line(std::string_view line) {
  line = line.substr(0, line.find('#'));
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  return {to_lower(trim(line.substr(0, colon))), trim(line.substr(colon + 1))};
}

}  // namespace

Robots Robots::allow_none() {
  Robots robots;
  robots.rules_.push_back({"/", false});
  return robots;
}

Robots Robots::parse(std::string_view text, std::string_view agent) {
  text = text.substr(0, kMaxRobotsBytes);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::string own = to_lower(agent);
  Robots named, general;
  bool has_named = false;
  bool in_named = false, in_general = false;  // what the group at hand is for
  bool names_agents = false;                  // the last line was a User-agent line
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const Line line = split_line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.key == "user-agent") {
      if (!names_agents) in_named = in_general = false;
      names_agents = true;
      if (line.value == "*") in_general = true;
      if (product_token(line.value) == own) in_named = has_named = true;
    } else if (line.key == "allow" || line.key == "disallow") {
      names_agents = false;
      if (line.value.empty()) continue;
      const Rule rule{normalized(line.value), line.key == "allow"};
      if (in_named) named.rules_.push_back(rule);
      if (in_general) general.rules_.push_back(rule);
    }
  }
  return has_named ? named : general;
}

bool Robots::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  const std::string wanted = normalized(path);
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    if (!matches(rule.pattern, wanted)) continue;
    const bool is_better = !best || rule.pattern.size() > best->pattern.size() ||
                           (rule.pattern.size() == best->pattern.size() && rule.is_allow);
    if (is_better) best = &rule;
  }
  return !best || best->is_allow;
}

}  // namespace dateline
