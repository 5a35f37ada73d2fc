// The words of the page that are not the story's own: headings, counts, statuses. Used by every
// renderer that people read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/story.h"
#include "render/render.h"
#include "render/story_index.h"

namespace dateline {

std::string_view heading_of(Part part);  // "What happened"; "" for kAll
std::string_view name_of(Part part);     // "happened": of --part, of URLs and of anchors

std::string with_thousands(int64_t count);  // "1,308"
// "1 outlet", "5 outlets", "1,308 articles".
std::string counted(int64_t count, std::string_view singular);

std::string_view words_of(OutlookStatus status);  // "came true"
std::string_view words_of(Basis basis);           // "the date stands in the text"

std::string capitalised(std::string_view word);  // "Threat"; ASCII first letters only

// The distinct outlets of some sources, in the order of the sources. Unnamed ones are left out.
std::vector<std::string> outlets_of(const std::vector<SourceRef>& sources, const StoryIndex& index);

// The name on one line; "Outlet not known" where there is none.
std::string outlet_words(std::string_view outlet);

// What a reader should know of a line besides its words: "date not told", "disputed", "updated".
std::vector<std::string> flags_of(const Sourced<Event>& line, const StoryIndex& index);

// The words said, in quotation marks where they are the speaker's own.
std::string spoken(const Quote& quote);

// "Threat by the port union against Ostra Line"; what is not known is left out.
std::string who_and_whom(const Outlook& outlook, const StoryIndex& index);
// The same, and ", due by 8 March 2031".
std::string heading_of(const Outlook& outlook, const StoryIndex& index);

// "in the words of Mira Tolland", "in the outlet's own voice".
std::string user_of(const WordUse& use, const StoryIndex& index);
// "“regime”, without taking sides: government".
std::string heading_of(const LoadedWord& word);

// That the reports escalate or ease, with the figures; "" where they show neither.
std::string trend_of(const Tension& tension);
// Tenths of a point as "−3.5".
std::string points(int32_t tenths);

// The title on one line; "No story yet" of a store that has none.
std::string title_words(const Story& story);
// "Updated 8 January 2020 · 41 lines · 9 outlets".
std::string facts_of(const Story& story);

// "a" + "b" gives "a, b"; empty texts are left out.
std::string joined(const std::vector<std::string>& texts, std::string_view separator);

// Do both texts have the same words, whatever the spaces and marks between them?
bool same_words(std::string_view a, std::string_view b);

// One line of printable text: line ends, tabs and control characters become one space, and the
// direction controls of Unicode (which can reorder the text around them) are dropped.
std::string one_line(std::string_view text);
// The same of a text that is set in lines and columns: its line ends and spaces stay.
std::string printable(std::string_view text);

// The URL if it is http or https and has no space or control character in it, else "": what may
// become a link.
std::string_view safe_url(std::string_view url);

}  // namespace dateline
