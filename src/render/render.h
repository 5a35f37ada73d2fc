// Render: a Story as text for people and programs. Pure functions; used by cli/ and serve/.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "model/article.h"
#include "model/story.h"
#include "text/utf8.h"

namespace dateline {

enum class Part : uint8_t {
  kAll,
  kHappened,
  kNext,
  kContested,
  kQuotes,
  kBackground,
  kWho,
  kSources
};

// The names of the parts: of --part, of ?part= and of the anchors of the page.
inline constexpr std::pair<std::string_view, Part> kPartNames[] = {
    {"all", Part::kAll},       {"happened", Part::kHappened},
    {"next", Part::kNext},     {"contested", Part::kContested},
    {"quotes", Part::kQuotes}, {"background", Part::kBackground},
    {"who", Part::kWho},       {"sources", Part::kSources}};

struct RenderOptions {
  Part part = Part::kAll;
  bool color = false;  // terminal only
  int width = 80;      // terminal columns
  bool embed = false;  // page only: without head and foot, for a frame in a page of others
  // Where the page of the story is served, without a slash at the end: feeds and exports link lines
  // to it. Empty: a line links to its first source.
  std::string page_url = "";
  // The whole of which the story is a choice of lines: it knows what is disputed. Null: itself.
  const Story* whole = nullptr;
};

inline const Story& whole_of(const Story& story, const RenderOptions& options) {
  return options.whole ? *options.whole : story;
}

std::string render_terminal(const Story& story, const RenderOptions& options);
std::string render_markdown(const Story& story, const RenderOptions& options);  // CommonMark
// PRODUCT.md "JSON out", version 1; docs/formats/story.schema.json. Pretty-printed, keys in the
// order there.
std::string render_json(const Story& story, const RenderOptions& options);
// One event a line, each as in render_json.
std::string render_jsonl(const Story& story, const RenderOptions& options);
// One self-contained HTML page. Untrusted text is escaped; no script is needed to read it.
std::string render_html(const Story& story, const RenderOptions& options);

// Exports of the events, for programs of others. None can fail; what a format cannot hold is left
// out.
std::string render_timelinejs(const Story& story, const RenderOptions& options);  // 40 key events
std::string render_atom(const Story& story, const RenderOptions& options);        // RFC 4287
std::string render_jsonfeed(const Story& story, const RenderOptions& options);    // JSON Feed 1.1
std::string render_jsonld(const Story& story, const RenderOptions& options);      // schema.org
// RFC 5545: the events whose day or week is known.
std::string render_ical(const Story& story, const RenderOptions& options);
std::string render_csv(const Story& story, const RenderOptions& options);  // RFC 4180, one header

struct ArticleJsonOptions {
  bool with_text = false, with_tokens = false;
  OffsetUnit offsets = OffsetUnit::kUtf8;
};
// One line of JSON without line end: what `annotate` prints; docs/formats/article.schema.json.
std::string render_article_json(const Article& article, const ArticleJsonOptions& options);
// CoNLL-U (https://universaldependencies.org/format.html), with # newdoc id and # text.
std::string render_conllu(const Article& article);

}  // namespace dateline
