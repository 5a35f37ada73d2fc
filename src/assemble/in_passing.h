// In passing: an archive that was searched for a name holds reviews, columns and lists that name it
// once. Of such articles a story tells only what names it. Used by engine/pipeline.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "assemble/assemble.h"

namespace dateline {

// Which sentences are of the story, all being so where no name stands in most of its articles.
class OfStory {
 public:
  OfStory(Articles articles, const Lexicon& lexicon);

  // Does its article tell of the story, or the sentence itself name it?
  bool holds(const SourceRef& source) const;

  // Takes out the lines without any such source.
  template <class T>
  void keep(std::vector<Sourced<T>>& lines) const {
    if (!naming_.empty())
      std::erase_if(lines, [&](const Sourced<T>& line) { return !has_any(line.sources); });
  }
  // The disputes without any such side.
  void keep(std::vector<Dispute>& disputes) const;

 private:
  template <class Sources>
  bool has_any(const Sources& sources) const {
    return std::any_of(sources.begin(), sources.end(),
                       [&](const SourceRef& source) { return holds(source); });
  }

  // Of the articles that name the story in passing: the sentences that do, ascending.
  std::map<ArticleId, std::vector<uint32_t>> naming_;
};

}  // namespace dateline
