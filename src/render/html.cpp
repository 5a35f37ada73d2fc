#include "render/outline.h"
#include "render/page.h"
#include "render/words.h"

namespace dateline {
namespace {

// The id of a section of the page, the same as the name of its --part.
std::string_view anchor_of(Part part) {
  switch (part) {
    case Part::kHappened:
      return "happened";
    case Part::kNext:
      return "next";
    case Part::kContested:
      return "contested";
    case Part::kQuotes:
      return "quotes";
    case Part::kBackground:
      return "background";
    case Part::kWho:
      return "who";
    case Part::kSources:
      return "sources";
    case Part::kAll:
      return "";
  }
  return "";
}

// Collects the sections that have something to show.
class StoryPage {
 public:
  StoryPage(const Story& story, const PageLinks& links) : story_(story), writer_(story, links) {}

  void head() {
    fields_["facts"] = facts_of(story_);
    if (story_.state_of_play.empty()) return;
    Fields play = list_field();
    for (const auto& line : story_.state_of_play) {
      const SourceRef& source = line.sources.front();
      Fields fields;
      fields["text"] = one_line(line.value);
      fields["outlet"] = one_line(writer_.index().outlet(source.article));
      fields["link"] = link_to_line_of(source);
      play << fields;
    }
    fields_["play"] = std::move(play);
    fields_["has_play"] = true;
  }
  void happened() { add(Part::kHappened, count_of(StoryPart::kHappened), writer_.happened()); }
  void next() { add(Part::kNext, story_.outlooks.size(), writer_.next()); }
  void contested() { add(Part::kContested, story_.disputes.size(), writer_.contested()); }
  void quotes() { add(Part::kQuotes, story_.quotes.size(), writer_.quotes()); }
  void background() {
    add(Part::kBackground, count_of(StoryPart::kBackground), writer_.background());
  }
  void who() { add(Part::kWho, story_.entities.size(), writer_.who()); }
  void sources() { add(Part::kSources, story_.sources.size(), writer_.sources()); }

  std::string take() {
    fields_["title"] = one_line(story_.title);
    put(fields_, "home", writer_.links().home);
    fields_["revision"] = std::to_string(story_.revision);
    fields_["parts"] = std::move(parts_);
    return fill("story", fields_);
  }

 private:
  void add(Part part, size_t count, const std::string& body) {
    if (body.empty()) return;
    Fields fields;
    fields["id"] = std::string(anchor_of(part));
    fields["heading"] = std::string(heading_of(part));
    fields["count"] = std::to_string(count);
    fields["body"] = body;
    parts_ << fields;
  }

  size_t count_of(StoryPart part) const {
    size_t count = 0;
    for (const auto& line : story_.events) count += line.value.part == part;
    return count;
  }

  // The state of play is made of lines of the story: the one that rests on the same sentence.
  std::string link_to_line_of(const SourceRef& source) const {
    for (const auto& line : story_.events)
      for (const SourceRef& other : line.sources)
        if (other.article == source.article && other.sentence == source.sentence)
          return writer_.links().line + line.value.id.to_string() + writer_.links().line_end;
    return "#sources";
  }

  const Story& story_;
  PageWriter writer_;
  Fields fields_;
  Fields parts_ = list_field();
};

}  // namespace

std::string render_html(const Story& story, const RenderOptions& options) {
  StoryPage page(story, PageLinks{});
  write_parts(page, options);
  DocumentHead head{one_line(story.title), "", "happened", true};
  if (!story.state_of_play.empty()) head.description = one_line(story.state_of_play.front().value);
  return document(head, page.take());
}

}  // namespace dateline
