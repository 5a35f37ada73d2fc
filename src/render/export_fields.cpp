#include "render/export_fields.h"

#include <algorithm>

#include "render/outline.h"
#include "render/words.h"

namespace dateline {

std::string urn_of(const Story& story, const std::string& line) {
  const std::string urn = "urn:dateline:" + story.id.to_string();
  return line.empty() ? urn : urn + ":" + line;
}

std::string markup(std::string_view untrusted) {
  std::string out;
  const std::string text = one_line(untrusted);
  for (size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = std::string_view(text).substr(at);
    if (rest.starts_with("\uFFFE") || rest.starts_with("\uFFFF"))
      at += 2;
    else if (text[at] == '&')
      out += "&amp;";
    else if (text[at] == '<')
      out += "&lt;";
    else if (text[at] == '>')
      out += "&gt;";
    else if (text[at] == '"')
      out += "&quot;";
    else if (text[at] == '\'')
      out += "&#39;";
    else
      out += text[at];
  }
  return out;
}

std::string link_of(const std::string& line, const std::vector<SourceRef>& sources,
                    const StoryIndex& index, const RenderOptions& options) {
  if (!options.page_url.empty()) return options.page_url + "/" + line;
  for (const SourceRef& source : sources)
    if (const ArticleHead* article = index.article(source.article))
      if (const std::string_view url = safe_url(article->url); !url.empty())
        return std::string(url);
  return "";
}

std::string timestamp(Instant instant) {
  return instant.date_only ? instant.day().to_string() + "T00:00:00Z" : instant.to_string();
}

Instant changed_at(const Event& event, const Story& story) {
  if (event.changed) return *event.changed;
  if (event.first_reported) return *event.first_reported;
  return story.updated.value_or(Instant{});
}

std::vector<const Sourced<Event>*> newest_change_first(const Story& story,
                                                       const RenderOptions& options) {
  auto lines = lines_of(story, options);
  std::sort(lines.begin(), lines.end(), [&](const auto* a, const auto* b) {
    const Instant a_time = changed_at(a->value, story), b_time = changed_at(b->value, story);
    return a_time != b_time ? b_time < a_time : a->value.id < b->value.id;
  });
  return lines;
}

}  // namespace dateline
