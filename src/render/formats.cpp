#include "render/formats.h"

namespace dateline {
namespace {

constexpr Format kFormats[] = {
    {"text", "Text", ".txt", "text/plain", render_terminal},
    {"md", "Markdown", ".md", "text/markdown", render_markdown},
    {"json", "JSON", ".json", "application/json", render_json},
    {"jsonl", "JSON Lines", ".jsonl", "application/jsonl", render_jsonl, true},
    {"html", "Page", ".html", "text/html", render_html},
    {"timelinejs", "TimelineJS", ".timeline.json", "application/json", render_timelinejs, true},
    {"atom", "Atom", ".atom", "application/atom+xml", render_atom, true},
    {"jsonfeed", "JSON Feed", ".feed.json", "application/feed+json", render_jsonfeed, true},
    {"jsonld", "JSON-LD", ".jsonld", "application/ld+json", render_jsonld},
    {"ical", "iCalendar", ".ics", "text/calendar", render_ical, true},
    {"csv", "CSV", ".csv", "text/csv", render_csv, true},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  for (const Format& format : kFormats)
    if (format.name == name) return &format;
  return nullptr;
}

}  // namespace dateline
