// In passing: an archive that was searched for a name holds reviews, columns and lists that name it
// once. Of such articles a story tells only what names it. Used by engine/pipeline.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "assemble/article_places.h"
#include "assemble/assemble.h"

namespace dateline {

// The sentences of an article that name its story.
struct StoryNaming {
  std::vector<uint32_t> sentences;  // with a word of the story; ascending
  std::vector<uint32_t> with_name;  // those of them with a name that most articles have
  bool is_passing = false;          // the sentences are few
};
size_t bytes_of(const StoryNaming& naming);

// Which sentences are of the story, all being so where no name stands in most of its articles.
class OfStory {
 public:
  OfStory(Articles articles, const Lexicon& lexicon);

  // Does its article tell of the story, or the sentence itself name it?
  bool holds(const SourceRef& source) const;

  // Takes out the lines without any such source, and those that only a teaser tells: the same
  // words in article after article, and no name of the story.
  template <class T>
  void keep(std::vector<Sourced<T>>& lines) const {
    std::erase_if(lines, [&](const Sourced<T>& line) { return is_beside(line.sources.items()); });
  }
  // The disputes all of whose sides are such.
  void keep(std::vector<Dispute>& disputes) const;

 private:
  bool has_name(const SourceRef& source) const;
  const StoryNaming* naming_of(const SourceRef& source) const;
  bool is_beside(const std::vector<SourceRef>& sources) const;

  // Empty where all is of the story.
  std::vector<std::shared_ptr<const StoryNaming>> naming_;  // [article]
  ArticlePlaces places_;
};

}  // namespace dateline
