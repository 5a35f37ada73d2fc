// How often some words stand in a rendered text. For the tests of the renderers.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

inline size_t count_of(const std::string& text, std::string_view words) {
  size_t count = 0;
  for (size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1))
    ++count;
  return count;
}

inline bool has(const std::string& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

}  // namespace dateline
