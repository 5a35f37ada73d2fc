#include <algorithm>

#include "render/export_fields.h"
#include "render/outline.h"
#include "render/story_json.h"
#include "render/words.h"

namespace dateline {
namespace {

constexpr size_t kMostSlides = 40;  // TimelineJS becomes slow and crowded beyond

// A month or a day that is not known is left out.
Json date_of(CivilDate day, Precision precision) {
  Json out = {{"year", day.year}};
  const bool is_year = precision == Precision::kYear || precision == Precision::kDecade ||
                       precision == Precision::kCentury;
  if (is_year) return out;
  out["month"] = day.month;
  const bool is_month = precision == Precision::kMonth || precision == Precision::kSeason ||
                        precision == Precision::kQuarter;
  if (!is_month) out["day"] = day.day;
  return out;
}

std::string linked_outlets(const Sourced<Event>& line, const StoryIndex& index) {
  std::vector<std::string> links;
  for (const SourceRef& source : line.sources) {
    const ArticleHead* article = index.article(source.article);
    if (!article) continue;
    const std::string_view url = safe_url(article->url);
    const std::string name = markup(article->outlet);
    const std::string link =
        url.empty() ? name : "<a href=\"" + markup(url) + "\">" + name + "</a>";
    if (std::find(links.begin(), links.end(), link) == links.end()) links.push_back(link);
  }
  return joined(links, ", ");
}

// TimelineJS shows `headline` and `text` as HTML.
Json slide(const Sourced<Event>& line, const StoryIndex& index) {
  const When& when = *line.value.when;
  const bool is_open_start = when.qualifier == Qualifier::kBefore;
  const bool is_open_end = when.qualifier == Qualifier::kAfter;
  Json out = {{"start_date", date_of(is_open_start ? when.last : when.first, when.precision)}};
  if (when.first != when.last && !is_open_start && !is_open_end)
    out["end_date"] = date_of(when.last, when.precision);
  out["display_date"] = when.to_words();
  out["text"] = {{"headline", markup(line.value.text)}, {"text", linked_outlets(line, index)}};
  out["unique_id"] = line.value.id.to_string();
  return out;
}

}  // namespace

std::string render_timelinejs(const Story& story, const RenderOptions& options) {
  const StoryIndex index(story);
  std::vector<const Sourced<Event>*> lines;
  for (const auto* line : lines_of(story, options))
    if (line->value.when) lines.push_back(line);  // TimelineJS refuses an event without a year
  const auto more_important = [](const auto* a, const auto* b) {
    if (a->value.is_key != b->value.is_key) return a->value.is_key;
    return a->value.score > b->value.score;
  };
  std::stable_sort(lines.begin(), lines.end(), more_important);
  lines.resize(std::min(lines.size(), kMostSlides));
  std::stable_sort(lines.begin(), lines.end(), [](const auto* a, const auto* b) {
    return a->value.when->first < b->value.when->first;
  });
  Json events = Json::array();
  for (const auto* line : lines) events.push_back(slide(*line, index));
  const std::string lead =
      story.state_of_play.empty() ? "" : story.state_of_play.front().value.text;
  return pretty({{"title", {{"text", {{"headline", markup(story.title)}, {"text", markup(lead)}}}}},
                 {"events", std::move(events)}});
}

}  // namespace dateline
