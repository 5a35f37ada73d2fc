// Cards: one line of the story with its sources, as HTML. Used by the sections of the page.
#pragma once

#include <string>
#include <vector>

#include "model/story.h"
#include "render/story_index.h"
#include "render/templates.h"

namespace dateline {

// Where the links of a page lead: `line` + id + `line_end`. The default is one file that needs
// nothing around it; empty addresses are left out.
struct PageLinks {
  std::string line = "#", line_end;
  std::string entity, entity_end;  // pages of entities
  std::string day, day_end;        // + ISO day: pages of days
  std::string part, part_end;      // + name of a section: pages that hold all of it
  std::string home;                // the list of stories
  std::string story;               // the story page, on the other pages of the story
  std::string assets;              // + "style.css", "page.js"; empty: the style is inside
  std::string exports;             // + the extension of a format
  std::string print;               // the page that has all of it, for paper; a server only
  std::string search;              // where the filter form leads; a server only
  std::string stream;              // server-sent events; a server only
  bool opens_sources = false;      // the sources of a line stand open, as on its own page
};

// Appends cards of one story, each a list item but for disputes. Holds references to the story and
// the links, which must outlive it.
class CardWriter {
 public:
  // `whole` is the story of which the cards are a part, and may be all of it.
  CardWriter(const Story& whole, const PageLinks& links);

  // `heading` is the date that already stands above the line.
  void event(std::string& out, const Sourced<Event>& line, const std::string& heading) const;
  void quote(std::string& out, const Sourced<Quote>& line) const;
  void outlook(std::string& out, const Sourced<Outlook>& line) const;
  void dispute(std::string& out, const Dispute& dispute) const;
  void loaded_word(std::string& out, const LoadedWord& word) const;
  void entity(std::string& out, const Entity& entity) const;

  // An article's number in the notes of a printed page: its place in the story, from 1.
  size_t number_of(const ArticleHead& article) const;

  const StoryIndex& index() const { return index_; }

 private:
  // What the summary of the sources says besides the number of outlets.
  struct Facts {
    std::string lead;  // first
    Fields::List flags, names, notes;
    int independent_outlets = 0;  // 0: count the names of the outlets
    std::string dates;
  };
  void add_sources(Fields& fields, const std::vector<SourceRef>& sources, const std::string& line,
                   Facts facts) const;
  Fields::List sources_of(const std::vector<SourceRef>& sources, const std::string& line) const;
  Fields::List names_of(const Event& event) const;
  std::string link_to(const std::string& id) const { return links_.line + id + links_.line_end; }

  const Story& whole_;
  const PageLinks& links_;
  StoryIndex index_;
};

std::string day_words(Instant instant);  // "3 March 2031"

}  // namespace dateline
