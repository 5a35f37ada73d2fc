// What every export needs of a line: where it links to, when it changed, its ids in the form of
// other formats.
#pragma once

#include <string>
#include <vector>

#include "model/story.h"
#include "render/render.h"
#include "render/story_index.h"

namespace dateline {

// "urn:dateline:<story>:<line>": an IRI that holds wherever the page is served. "line" may be
// empty.
std::string urn_of(const Story& story, const std::string& line);

// Text inside HTML or XML 1.0, in an element or an attribute. What XML has no place for even when
// escaped (control characters, U+FFFE, U+FFFF) is left out.
std::string markup(std::string_view untrusted);

// The permalink of the line, or its first source's web address, or "".
std::string link_of(const std::string& line, const std::vector<SourceRef>& sources,
                    const StoryIndex& index, const RenderOptions& options);

// RFC 3339 with a time of day: midnight UTC where only a day is known.
std::string timestamp(Instant instant);

// When the line last changed; the story's own time where no source is dated.
Instant changed_at(const Event& event, const Story& story);

// The lines of the parts asked for, last changed first; equal ones by id.
std::vector<const Sourced<Event>*> newest_change_first(const Story& story,
                                                       const RenderOptions& options);

}  // namespace dateline
