// The pieces of the story page, as HTML. Used by render_html, by the pages of the static site and
// by serve/.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/story.h"
#include "render/render.h"
#include "render/story_index.h"
#include "render/templates.h"

namespace dateline {

// Where the links of a page lead: `line` + id + `line_end`. The default is one file that needs
// nothing around it; empty addresses are left out.
struct PageLinks {
  std::string line = "#", line_end;
  std::string entity, entity_end;  // pages of entities
  std::string day, day_end;        // + ISO day: pages of days
  std::string home;                // the list of stories
  std::string story;               // the story page, on the other pages of the story
  std::string assets;              // + "style.css", "page.js"; empty: the style is inside
  std::string exports;             // + the extension of a format
  std::string search;              // where the filter form leads; a server only
  std::string stream;              // server-sent events; a server only
};

// Makes cards of one story. Holds references to the story, which must outlive it.
class PageWriter {
 public:
  PageWriter(const Story& story, PageLinks links);

  // Each returns the inside of one section of the page, "" where the story has nothing for it.
  std::string happened() const;
  std::string next() const;
  std::string contested() const;
  std::string quotes() const;
  std::string background() const;
  std::string who() const;
  std::string sources() const;

  // Cards, each a list item. `heading` is the date that already stands above the line.
  std::string card(const Sourced<Event>& line, const std::string& heading) const;
  std::string card(const Sourced<Quote>& line) const;
  std::string card(const Sourced<Outlook>& line) const;
  std::string card(const Dispute& dispute) const;

  const StoryIndex& index() const { return index_; }
  const PageLinks& links() const { return links_; }

 private:
  Fields sources_of(const std::vector<SourceRef>& sources, const std::string& line) const;
  void add_sources(Fields& fields, const std::vector<SourceRef>& sources, const std::string& line,
                   int independent_outlets) const;
  void add_names(Fields& fields, const Event& event) const;
  void cite(const std::vector<SourceRef>& sources);
  std::string group(const std::string& heading, const std::string& edtf, const std::string& link,
                    const std::vector<std::string>& open,
                    const std::vector<std::string>& more) const;
  std::string entity_card(const Entity& entity) const;
  std::string cited_articles() const;

  const Story& story_;
  PageLinks links_;
  StoryIndex index_;
  std::map<ArticleId, int> number_of_;  // cited articles, from 1, in canonical order
};

// Sets a field unless the text is empty: an empty text counts as set in a section.
void put(Fields& fields, const std::string& name, std::string_view text);

// The whole document around a body.
struct DocumentHead {
  std::string title, description;
  std::string skip_to;  // id of the first section
  int64_t revision = 0;
};
std::string document(const DocumentHead& head, const PageLinks& links, const std::string& body);

}  // namespace dateline
