// Selects lines of a story: the filters of `show` and of the page. Used by cli/ and serve/.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "calendar/civil.h"
#include "model/story.h"
#include "store/store.h"

namespace dateline {

// Every filter that is set must hold. An empty Selection keeps everything.
struct Selection {
  std::vector<std::string> about{};       // folded words and phrases; a line needs one of them
  std::string actor{};                    // an entity's id, or part of its name
  std::string outlet{};                   // part of the name of an outlet that has the line
  std::optional<CivilDate> from{}, to{};  // inclusive; a line's date must lie inside
  std::optional<std::set<std::string>> changed{};  // ids of lines
  int limit = 0;                // lines of each kind, events of each part; 0: all
  int dates = 0, per_date = 1;  // the key days and lines a day; 0: all
  friend bool operator==(const Selection&, const Selection&) = default;
};

// "iran \"Abu Mahdi\" strike" gives three folded entries. An unclosed quote reaches to the end.
std::vector<std::string> parse_about(std::string_view words);

// The story that a reader means by its id or by words of its title; by nothing the first of the
// list. Nothing where none is meant.
std::optional<StoryId> pick_story(const std::vector<StoryHead>& stories, const std::string& wanted);

// The folded words of every line, in the order of the lines, and of what the days are named in:
// made once, searched often.
struct StoryWords {
  std::vector<std::string> events, quotes, disputes, outlooks;
  std::vector<std::string> namings;  // of all days, one after the other
};
StoryWords words_of_lines(const Story& story);

// The same story with only the selected lines; articles and sources stay, entities too. `words`
// are those of this story; they are looked at only where `about` is set. The score of a line then
// gains for each further phrase of `about` that it holds.
Story select_lines(const Story& story, const Selection& selection, const StoryWords& words);
// Makes the words itself where it needs them.
Story select_lines(const Story& story, const Selection& selection);
// The same of a story that nobody else needs: it is not copied where it is kept whole.
Story select_lines(Story&& story, const Selection& selection);

}  // namespace dateline
