// An editor's decisions: checked when they are made, applied last whenever the story is told. They
// find their line by its id, or by its sentences where new evidence gave it another id.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/edit.h"
#include "model/story.h"

namespace dateline {

// The words of a source as a reader should see them; a line split off is told in them.
using WordsOf = std::function<std::string(const SourceRef&)>;

// Applies the edits in order; sets Story::conflicts and leaves Story::days to the caller, who has
// the articles. Pure: the same story and edits give the same result.
void apply_edits(Story& story, std::span<const Edit> edits, const WordsOf& words_of);

// "date=2020-01-03" for a line of the story (its own id for the title) as an Edit with what it
// replaces. Errors: kNotFound (no such line), kUsage (this kind of line has no such thing, or the
// value is none).
Result<Edit> make_edit(const Story& story, const std::string& line, const std::string& key,
                       const std::string& value);

// The number of the newest of these edits that is about the line; nothing where there is none.
std::optional<int64_t> newest_edit_of(const Story& story, std::span<const Edit> edits,
                                      const std::string& line);

}  // namespace dateline
