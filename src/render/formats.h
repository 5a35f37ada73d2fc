// The one table of formats in which a story can be had. Used by cli/ (--format), by the static site
// and by serve/ (the end of the URL, Accept).
#pragma once

#include <span>
#include <string_view>

#include "render/render.h"

namespace dateline {

struct Format {
  std::string_view name;        // of --format
  std::string_view title;       // for readers
  std::string_view extension;   // of the story's URL and file, with its dot
  std::string_view media_type;  // without charset, which is UTF-8 everywhere
  std::string (*render)(const Story&, const RenderOptions&);
  bool has_events_only = false;
};

std::span<const Format> formats();
const Format* find_format(std::string_view name);  // nullptr: there is none of that name

}  // namespace dateline
