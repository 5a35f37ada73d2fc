#include "model/story.h"

#include "base/assert.h"
#include "model/article.h"

namespace dateline {

SourceRef sentence_source(const Article& article, uint32_t sentence) {
  const Span span = article.sentences[sentence].span;
  return {article.id, sentence, span, std::string(article.at(span))};
}

std::string_view name_of(StoryPart part) {
  return part == StoryPart::kHappened ? "happened" : "background";
}

std::string_view name_of(DisputeKind kind) {
  switch (kind) {
    case DisputeKind::kConflict:
      return "conflict";
    case DisputeKind::kDenial:
      return "denial";
    case DisputeKind::kNumber:
      return "number";
    case DisputeKind::kDetail:
      return "detail";
  }
  DL_ASSERT(false, "unknown dispute kind");
}

std::string_view name_of(OutlookStatus status) {
  switch (status) {
    case OutlookStatus::kOpen:
      return "open";
    case OutlookStatus::kDue:
      return "due";
    case OutlookStatus::kCameTrue:
      return "came_true";
    case OutlookStatus::kLapsed:
      return "lapsed";
    case OutlookStatus::kWithdrawn:
      return "withdrawn";
    case OutlookStatus::kOvertaken:
      return "overtaken";
    case OutlookStatus::kDisputed:
      return "disputed";
  }
  DL_ASSERT(false, "unknown outlook status");
}

std::string_view name_of(Dealing dealing) {
  switch (dealing) {
    case Dealing::kVerbalCooperation:
      return "verbal_cooperation";
    case Dealing::kMaterialCooperation:
      return "material_cooperation";
    case Dealing::kVerbalConflict:
      return "verbal_conflict";
    case Dealing::kMaterialConflict:
      return "material_conflict";
  }
  DL_ASSERT(false, "unknown dealing");
}

Story without_lines(const Story& story) {
  Story out;
  out.id = story.id;
  out.title = story.title;
  out.revision = story.revision;
  out.updated = story.updated;
  out.state_of_play = story.state_of_play;
  out.loaded_words = story.loaded_words;
  out.entities = story.entities;
  out.tension = story.tension;
  out.days = story.days;
  out.sources = story.sources;
  out.conflicts = story.conflicts;
  out.articles = story.articles;
  return out;
}

}  // namespace dateline
