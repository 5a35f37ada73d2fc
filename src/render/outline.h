// The outline of a story: its lines in the order a reader meets them. Shared by the terminal,
// Markdown and the page, so that all three tell the same story.
#pragma once

#include <string>
#include <vector>

#include "model/story.h"
#include "render/render.h"
#include "render/story_index.h"

namespace dateline {

// Where a line stands: the date of the event, else the day it was first reported. "About 8 January"
// and "by 8 January" stand on that day, "this week" on the day that told it.
std::optional<When> place_of(const Event& event);

// Lines of one date, which is a day or something less precise ("week of 6 January 2020").
struct DayLines {
  std::string heading;                      // the date in words
  std::string edtf;                         // "" where no date is known
  std::vector<const Sourced<Event>*> open;  // key lines; never empty
  std::vector<const Sourced<Event>*> more;  // the others
};

// The entities that a reader may look up: named more than once, or described. Of a choice of the
// lines of a whole story those only that act, speak or are meant in them.
std::vector<const Entity*> who_is_who(const Story& story, const Story& whole);

// What happened, newest first. Undated lines stand at the end of the day they were first reported;
// those without even that come last, under "Date not known".
std::vector<DayLines> happened_by_day(const Story& story);

// Background lines of one year, oldest first. The heading of undated ones is "Date not known".
struct YearLines {
  std::string heading;
  std::vector<const Sourced<Event>*> lines;
};
std::vector<YearLines> background_by_year(const Story& story);

// What one person said, newest first. Those who are an entity of the story come first, of them and
// of the others those with the newest words.
struct SpeakerQuotes {
  std::string name;                 // "Speaker not known" where no source tells
  std::optional<EntityId> speaker;  // nothing for people who are no entity of the story
  std::vector<const Sourced<Quote>*> quotes;
};
std::vector<SpeakerQuotes> quotes_by_speaker(const Story& story, const StoryIndex& index);

// Is this part asked for? Part::kAll holds all.
inline bool shows(const RenderOptions& options, Part part) {
  return options.part == Part::kAll || options.part == part;
}

// The events of the parts asked for, in the order of the story.
std::vector<const Sourced<Event>*> lines_of(const Story& story, const RenderOptions& options);

// How many lines the parts asked for have, of all kinds; names and sources count where they are
// what is asked for.
size_t count_lines(const Story& story, const RenderOptions& options);

// Writes the parts asked for in the order of the page. The head belongs to the whole story only.
template <class Writer>
void write_parts(Writer& writer, const RenderOptions& options) {
  if (options.part == Part::kAll) writer.head();
  if (shows(options, Part::kHappened)) writer.happened();
  if (shows(options, Part::kNext)) writer.next();
  if (shows(options, Part::kContested)) writer.contested();
  if (shows(options, Part::kQuotes)) writer.quotes();
  if (shows(options, Part::kBackground)) writer.background();
  if (shows(options, Part::kWho)) writer.who();
  if (shows(options, Part::kSources)) writer.sources();
}

}  // namespace dateline
