#include "render/outline.h"
#include "render/words.h"

namespace dateline {
namespace {

// A field that a spreadsheet would run as a formula begins with an apostrophe, which it shows as
// text.
std::string field(std::string_view untrusted) {
  std::string text = one_line(untrusted);
  if (!text.empty() && std::string_view("=+-@").find(text[0]) != std::string_view::npos)
    text.insert(0, 1, '\'');
  if (text.find_first_of("\",") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + "\"";
}

std::string row(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += text + ",";
  out.pop_back();
  return out + "\r\n";
}

std::string names_of(const std::vector<EntityId>& ids, const StoryIndex& index) {
  std::vector<std::string> names;
  for (const EntityId id : ids) names.emplace_back(index.name(id));
  return joined(names, "; ");
}

std::string urls_of(const std::vector<SourceRef>& sources, const StoryIndex& index) {
  std::vector<std::string> urls;
  for (const SourceRef& source : sources)
    if (const ArticleHead* article = index.article(source.article))
      urls.emplace_back(safe_url(article->url));
  return joined(urls, " ");
}

std::string text_of(const std::optional<Instant>& instant) {
  return instant ? instant->to_string() : "";
}

std::string row_of(const Sourced<Event>& line, const StoryIndex& index) {
  const Event& event = line.value;
  std::string edtf, first, last, precision, basis;
  if (const auto& when = event.when) {
    edtf = when->to_edtf();
    if (when->qualifier != Qualifier::kBefore) first = when->first.to_string();
    if (when->qualifier != Qualifier::kAfter) last = when->last.to_string();
    precision = name_of(when->precision);
    basis = name_of(when->basis);
  }
  const std::vector<SourceRef>& sources = line.sources.items();
  return row({event.id.to_string(), edtf, first, last, precision, basis,
              std::string(name_of(event.part)), std::string(name_of(event.type)), field(event.text),
              field(names_of(event.actors, index)), field(names_of(event.targets, index)),
              field(index.name(event.place)), std::to_string(event.score),
              std::to_string(event.outlets), text_of(event.first_reported), text_of(event.changed),
              field(joined(outlets_of(sources, index), "; ")), field(urls_of(sources, index)),
              field(sources.front().quote)});
}

}  // namespace

std::string render_csv(const Story& story, const RenderOptions& options) {
  const StoryIndex index(story);
  std::string out = row({"id", "date", "start", "end", "precision", "basis", "part", "type", "text",
                         "actors", "targets", "place", "score", "outlets", "first_reported",
                         "changed", "named_outlets", "urls", "quote"});
  for (const auto* line : lines_of(story, options)) out += row_of(*line, index);
  return out;
}

}  // namespace dateline
