#include "render/export_fields.h"
#include "render/outline.h"
#include "render/words.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr size_t kLineBytes = 75;  // RFC 5545, 3.1: without the line end

std::string escaped(std::string_view untrusted) {
  std::string out;
  for (const char c : one_line(untrusted)) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    out += c;
  }
  return out;
}

// Long lines go on after a line end and a space, never inside a character.
void append_folded_line(std::string& out, std::string_view line) {
  size_t room = kLineBytes;
  while (line.size() > room) {
    size_t end = room;
    while (!is_boundary(line, end)) --end;
    out += line.substr(0, end);
    out += "\r\n ";
    line.remove_prefix(end);
    room = kLineBytes - 1;
  }
  out += line;
  out += "\r\n";
}

std::string basic_day(CivilDate day) {
  std::string out;
  for (const char c : day.to_string())
    if (c != '-') out += c;
  return out;
}

// "20310304T090000Z"
std::string basic_utc(Instant instant) {
  Instant utc = instant;
  utc.offset_minutes = 0;
  utc.date_only = false;
  std::string out;
  for (const char c : utc.to_string())
    if (c != '-' && c != ':') out += c;
  return out;
}

bool has_calendar_day(const Event& event) {
  return event.when && event.when->qualifier == Qualifier::kExact && event.when->first.year > 0 &&
         (event.when->precision == Precision::kDay || event.when->precision == Precision::kWeek);
}

}  // namespace

std::string render_ical(const Story& story, const RenderOptions& options) {
  const StoryIndex index(story);
  std::string out;
  for (const char* line : {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Dateline//EN"})
    append_folded_line(out, line);
  append_folded_line(out, "X-WR-CALNAME:" + escaped(story.title));
  for (const auto* line : lines_of(story, options)) {
    const Event& event = line->value;
    if (!has_calendar_day(event)) continue;
    const std::string id = event.id.to_string();
    const std::string link = link_of(id, line->sources.items(), index, options);
    append_folded_line(out, "BEGIN:VEVENT");
    append_folded_line(out, "UID:" + urn_of(story, id));
    append_folded_line(out, "DTSTAMP:" + basic_utc(changed_at(event, story)));
    append_folded_line(out, "DTSTART;VALUE=DATE:" + basic_day(event.when->first));
    append_folded_line(out, "DTEND;VALUE=DATE:" + basic_day(add_days(event.when->last, 1)));
    append_folded_line(out, "SUMMARY:" + escaped(event.text));
    append_folded_line(
        out, "DESCRIPTION:" + escaped(joined(outlets_of(line->sources.items(), index), ", ")));
    if (!link.empty()) append_folded_line(out, "URL:" + link);
    append_folded_line(out, "TRANSP:TRANSPARENT");
    append_folded_line(out, "END:VEVENT");
  }
  append_folded_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace dateline
