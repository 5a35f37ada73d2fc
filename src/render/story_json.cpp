#include "render/story_json.h"

#include <algorithm>
#include <utility>

#include "render/outline.h"

namespace dateline {
namespace {

constexpr int kFormatVersion = 1;

Json json_of(const std::optional<Instant>& instant) {
  return instant ? Json(instant->to_string()) : Json();
}

template <char kLetter>
Json json_of(const std::optional<LineId<kLetter>>& id) {
  return id ? Json(id->to_string()) : Json();
}

Json ids(const std::vector<EntityId>& entities) {
  Json out = Json::array();
  for (const EntityId id : entities) out.push_back(id.to_string());
  return out;
}

Json json_of(const SourceRef& source, const StoryIndex& index) {
  const ArticleHead* article = index.article(source.article);
  return {{"article", source.article.to_string()},
          {"outlet", article ? article->outlet : ""},
          {"url", article ? article->url : ""},
          {"published", article ? json_of(article->published) : Json()},
          {"start", source.span.begin},
          {"end", source.span.end},
          {"quote", source.quote}};
}

Json json_of(const std::vector<SourceRef>& sources, const StoryIndex& index) {
  Json out = Json::array();
  for (const SourceRef& source : sources) out.push_back(json_of(source, index));
  return out;
}

Json json_of(const Sourced<Event>* line, const StoryIndex& index) { return json_of(*line, index); }

Json head_of(const Story& story, const StoryIndex& index) {
  Json lines = Json::array();
  for (const auto& line : story.state_of_play)
    lines.push_back({{"text", line.value}, {"sources", json_of(line.sources.items(), index)}});
  return {{"id", story.id.to_string()},
          {"title", story.title},
          {"revision", story.revision},
          {"updated", json_of(story.updated)},
          {"state_of_play", std::move(lines)}};
}

constexpr int kIndent = 2;

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

// Writes an object member by member with the bytes of pretty(): of a large story one line at a time
// is a tree, not all of them.
class PrettyObject {
 public:
  void add(std::string_view key, const Json& value) {
    begin_member(key);
    append(value, kIndent);
  }

  // A list of json_of() of each of the lines.
  template <class Lines, class... Index>
  void add_each(std::string_view key, const Lines& lines, const Index&... index) {
    begin_member(key);
    std::string_view before = "[\n    ";
    for (const auto& line : lines) {
      out_ += std::exchange(before, ",\n    ");
      append(json_of(line, index...), 2 * kIndent);
    }
    out_ += std::begin(lines) == std::end(lines) ? "[]" : "\n  ]";
  }

  std::string finish() && { return std::move(out_) + "\n}\n"; }

 private:
  void begin_member(std::string_view key) {
    out_ += out_.empty() ? "{\n  " : ",\n  ";
    out_ += dump(key, kIndent) + ": ";
  }
  // Moves every line but the first to the right. A line end inside a text is written "\n".
  void append(const Json& value, size_t indent) {
    const std::string text = dump(value, kIndent);
    for (size_t begin = 0, end; begin < text.size(); begin = end) {
      end = std::min(text.find('\n', begin), text.size() - 1) + 1;
      out_.append(text, begin, end - begin);
      if (out_.back() == '\n') out_.append(indent, ' ');
    }
  }

  std::string out_;
};

}  // namespace

Json json_of(const std::optional<When>& when) {
  if (!when) return {};
  const bool has_start = when->qualifier != Qualifier::kBefore;
  const bool has_end = when->qualifier != Qualifier::kAfter;
  return {{"edtf", when->to_edtf()},
          {"start", has_start ? Json(when->first.to_string()) : Json()},
          {"end", has_end ? Json(when->last.to_string()) : Json()},
          {"precision", name_of(when->precision)},
          {"basis", name_of(when->basis)},
          {"text", when->to_words()}};
}

Json json_of(const Sourced<Event>& line, const StoryIndex& index) {
  const Event& event = line.value;
  return {{"id", event.id.to_string()},
          {"date", json_of(event.when)},
          {"part", name_of(event.part)},
          {"text", event.text},
          {"type", name_of(event.type)},
          {"actors", ids(event.actors)},
          {"targets", ids(event.targets)},
          {"place", json_of(event.place)},
          {"score", event.score},
          {"outlets", event.outlets},
          {"first_reported", json_of(event.first_reported)},
          {"changed", json_of(event.changed)},
          {"corrections", json_of(event.corrections, index)},
          {"sources", json_of(line.sources.items(), index)}};
}

Json json_of(const Sourced<Quote>& line, const StoryIndex& index) {
  const Quote& quote = line.value;
  return {{"id", quote.id.to_string()},
          {"speaker", json_of(quote.speaker)},
          {"speaker_name", quote.speaker_name},
          {"kind", name_of(quote.kind)},
          {"text", quote.text},
          {"date", json_of(quote.when)},
          {"sources", json_of(line.sources.items(), index)}};
}

Json json_of(const Dispute& dispute, const StoryIndex& index) {
  Json sides = Json::array();
  for (const auto& side : dispute.sides)
    sides.push_back({{"who", json_of(side.value.who)},
                     {"text", side.value.text},
                     {"sources", json_of(side.sources.items(), index)}});
  return {{"id", dispute.id.to_string()},
          {"kind", name_of(dispute.kind)},
          {"question", dispute.question},
          {"event", json_of(dispute.event)},
          {"sides", std::move(sides)}};
}

Json json_of(const LoadedWord& word, const StoryIndex& index) {
  Json uses = Json::array();
  for (const auto& use : word.uses)
    uses.push_back({{"voice", use.value.is_own_voice ? "own" : "quoted"},
                    {"who", json_of(use.value.who)},
                    {"name", use.value.name},
                    {"sources", json_of(use.sources.items(), index)}});
  return {{"word", word.word}, {"neutral", word.neutral}, {"uses", std::move(uses)}};
}

Json json_of(const Sourced<Outlook>& line, const StoryIndex& index) {
  const Outlook& outlook = line.value;
  return {{"id", outlook.id.to_string()},
          {"kind", name_of(outlook.kind)},
          {"who", json_of(outlook.who)},
          {"against", json_of(outlook.against)},
          {"text", outlook.text},
          {"due", json_of(outlook.due)},
          {"said", json_of(outlook.said)},
          {"status", name_of(outlook.status)},
          {"closed_by", json_of(outlook.closed_by, index)},
          {"sources", json_of(line.sources.items(), index)}};
}

Json json_of(const Entity& entity) {
  Json variants = Json::array(), mentions = Json::array();
  for (const NameVariant& variant : entity.variants)
    variants.push_back({{"text", variant.text}, {"count", variant.count}});
  for (const EntityPlace& place : entity.mentions)
    mentions.push_back({{"article", place.article.to_string()},
                        {"start", place.span.begin},
                        {"end", place.span.end}});
  return {{"id", entity.id.to_string()},
          {"kind", name_of(entity.kind)},
          {"name", entity.name},
          {"variants", std::move(variants)},
          {"descriptions", entity.descriptions},
          {"mentions", std::move(mentions)}};
}

Json json_of(const TensionPoint& point) {
  Json events = Json::array();
  for (const EventId id : point.events) events.push_back(id.to_string());
  Json out{{"date", point.day.to_string()},
           {"value", point.value},
           {"outlets", point.outlets},
           {"events", std::move(events)}};
  for (size_t i = 0; i < kDealingCount; ++i)
    out[std::string(name_of(static_cast<Dealing>(i)))] = {{"events", point.dealings[i].events},
                                                          {"value", point.dealings[i].points}};
  return out;
}

Json json_of(const std::optional<TensionTrend>& trend) {
  if (!trend) return {};
  return {{"direction", trend->is_escalating ? "escalating" : "easing"},
          {"from", trend->from.to_string()},
          {"since", trend->since.to_string()},
          {"until", trend->until.to_string()},
          {"change", trend->change},
          {"low", trend->low},
          {"high", trend->high}};
}

Json json_of(const Tension& tension) {
  Json series = Json::array();
  for (const TensionPoint& point : tension.series) series.push_back(json_of(point));
  return {{"pair", ids({tension.first, tension.second})},
          {"series", std::move(series)},
          {"trend", json_of(tension.trend)}};
}

Json json_of(const StorySource& source) {
  return {{"outlet", source.outlet}, {"articles", source.articles}};
}

std::string pretty(const Json& json) { return dump(json, kIndent) + "\n"; }

std::string compact(const Json& json) { return dump(json, -1); }

std::string render_json(const Story& story, const RenderOptions& options) {
  const StoryIndex index(story);
  PrettyObject out;
  out.add("dateline", kFormatVersion);
  out.add("story", head_of(story, index));
  if (shows(options, Part::kHappened) || shows(options, Part::kBackground))
    out.add_each("events", lines_of(story, options), index);
  if (shows(options, Part::kQuotes)) out.add_each("quotes", story.quotes, index);
  if (shows(options, Part::kContested)) {
    out.add_each("disputes", story.disputes, index);
    out.add_each("loaded_words", story.loaded_words, index);
  }
  if (shows(options, Part::kNext)) out.add_each("outlooks", story.outlooks, index);
  if (shows(options, Part::kWho)) {
    out.add_each("entities", story.entities);
    out.add_each("tension", story.tension);
  }
  if (shows(options, Part::kSources)) out.add_each("sources", story.sources);
  return std::move(out).finish();
}

std::string render_jsonl(const Story& story, const RenderOptions& options) {
  const StoryIndex index(story);
  std::string out;
  for (const auto* event : lines_of(story, options)) out += compact(json_of(*event, index)) + "\n";
  return out;
}

}  // namespace dateline
