#include "render/formats.h"

namespace dateline {
namespace {

constexpr Format kFormats[] = {
    {"text", ".txt", "text/plain", render_terminal},
    {"md", ".md", "text/markdown", render_markdown},
    {"json", ".json", "application/json", render_json},
    {"jsonl", ".jsonl", "application/jsonl", render_jsonl},
    {"html", ".html", "text/html", render_html},
    {"timelinejs", ".timeline.json", "application/json", render_timelinejs},
    {"atom", ".atom", "application/atom+xml", render_atom},
    {"jsonfeed", ".feed.json", "application/feed+json", render_jsonfeed},
    {"jsonld", ".jsonld", "application/ld+json", render_jsonld},
    {"ical", ".ics", "text/calendar", render_ical},
    {"csv", ".csv", "text/csv", render_csv},
};

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format* find_format(std::string_view name) {
  for (const Format& format : kFormats)
    if (format.name == name) return &format;
  return nullptr;
}

}  // namespace dateline
