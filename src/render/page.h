// The sections of the story page, as HTML. Used by whole pages.
#pragma once

#include <string>
#include <vector>

#include "model/story.h"
#include "render/cards.h"
#include "render/outline.h"
#include "render/render.h"

namespace dateline {

// Makes the sections of one story, or of a part of a whole one. Holds references to both, which
// must outlive it.
class PageWriter {
 public:
  PageWriter(const Story& story, PageLinks links, const Story& whole);

  // Each returns the inside of one section of the page, "" where the story has nothing for it.
  std::string happened() const;
  std::string next() const;
  std::string contested() const;
  std::string quotes() const;
  std::string background() const;
  std::string who() const;
  std::string sources() const;

  const StoryIndex& index() const { return cards_.index(); }
  const PageLinks& links() const { return links_; }

 private:
  std::string quotes_of(const SpeakerQuotes& speaker) const;
  // The page that holds all of it; "": this page does.
  std::string page_of(Part part) const;
  std::string page_of(EntityId id) const;
  std::string cited_articles() const;

  const Story &story_, &whole_;
  const PageLinks links_;
  const CardWriter cards_;
  const bool is_long_;  // lines that fold stand on pages of days, where there are any
};

// The whole document around a body.
struct DocumentHead {
  std::string title, description;
  std::string skip_to;  // id of the first section
  int64_t revision = 0;
};
std::string document(const DocumentHead& head, const PageLinks& links, std::string body);

}  // namespace dateline
