// LineWords: the words of an article in small letters, one at a time. Used by lines,
// kept_tokens, run_ins and sentence_news.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/article.h"
#include "text/fold.h"

namespace dateline {

// A line has so many words at least.
inline constexpr uint32_t kFewestWords = 5;

// A word of the line, in lower case ASCII; views live until the next call.
class LineWords {
 public:
  explicit LineWords(const Article& article) : article_(article) {}
  std::string_view operator()(uint32_t token) {
    folded_.clear();
    append_folded(folded_, article_.word_at(token));
    return folded_;
  }

 private:
  const Article& article_;
  std::string folded_;
};

}  // namespace dateline
