// LineWords: the words of an article in small letters, one at a time, and those that name a day.
// Used by lines/ and line_worth.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lexicon/word_set.h"
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

// "today", "on Monday": a day told by that of printing.
inline bool names_day(WordId word) {
  static const WordSet kDays{"friday", "monday",  "saturday", "sunday",    "thursday",
                             "today",  "tonight", "tuesday",  "wednesday", "yesterday"};
  return kDays.contains(word);
}

}  // namespace dateline
