#include "render/story_json.h"

#include <utility>

#include "render/outline.h"

namespace dateline {
namespace {

constexpr int kFormatVersion = 1;
// A source takes about as much as this beside its words; what a story prints is mostly sources.
constexpr size_t kSourceBytes = 330, kMentionBytes = 120;

std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

void put(JsonWriter& json, const std::optional<Instant>& instant) {
  if (instant)
    json.put(instant->to_string());
  else
    json.put_null();
}

template <char kLetter>
void put(JsonWriter& json, LineId<kLetter> id) {
  json.put(id.to_string());
}

template <char kLetter>
void put(JsonWriter& json, const std::optional<LineId<kLetter>>& id) {
  if (id)
    put(json, *id);
  else
    json.put_null();
}

void put(JsonWriter& json, std::string_view text) { json.put(text); }
void put(JsonWriter& json, std::integral auto number) { json.put(number); }

void put(JsonWriter& json, const SourceRef& source, const StoryIndex& index);
void put(JsonWriter& json, const Sourced<StateLine>& line, const StoryIndex& index);
void put(JsonWriter& json, const Sourced<DisputeSide>& side, const StoryIndex& index);
void put(JsonWriter& json, const LoadedWord& word, const StoryIndex& index);
void put(JsonWriter& json, const Sourced<WordUse>& use, const StoryIndex& index);
void put(JsonWriter& json, const NameVariant& variant);
void put(JsonWriter& json, const EntityPlace& place);
void put(JsonWriter& json, const TensionPoint& point);
void put(JsonWriter& json, const DealingSum& sum);
void put(JsonWriter& json, const std::optional<TensionTrend>& trend);
void put(JsonWriter& json, const Tension& tension);

void put(JsonWriter& json, const Sourced<Event>* line, const StoryIndex& index) {
  put(json, *line, index);
}

template <class Items, class... Index>
void put_list(JsonWriter& json, const Items& items, const Index&... index) {
  json.begin_list();
  for (const auto& item : items) put(json, item, index...);
  json.end_list();
}

template <class Value, class... Index>
void member(JsonWriter& json, std::string_view key, const Value& value, const Index&... index) {
  json.key(key);
  put(json, value, index...);
}

template <class Items, class... Index>
void members(JsonWriter& json, std::string_view key, const Items& items, const Index&... index) {
  json.key(key);
  put_list(json, items, index...);
}

void put(JsonWriter& json, const SourceRef& source, const StoryIndex& index) {
  const ArticleHead* article = index.article(source.article);
  json.begin_object();
  member(json, "article", source.article.to_string());
  member(json, "outlet", article ? article->outlet : "");
  member(json, "url", article ? article->url : "");
  member(json, "published", article ? article->published : std::nullopt);
  member(json, "start", source.span.begin);
  member(json, "end", source.span.end);
  member(json, "quote", source.quote);
  json.end_object();
}

void put(JsonWriter& json, const Sourced<StateLine>& line, const StoryIndex& index) {
  json.begin_object();
  member(json, "date", line.value.when);
  member(json, "text", line.value.text);
  members(json, "sources", line.sources, index);
  json.end_object();
}

void put(JsonWriter& json, const Sourced<DisputeSide>& side, const StoryIndex& index) {
  json.begin_object();
  member(json, "who", side.value.who);
  member(json, "text", side.value.text);
  members(json, "sources", side.sources, index);
  json.end_object();
}

void put(JsonWriter& json, const Sourced<WordUse>& use, const StoryIndex& index) {
  json.begin_object();
  member(json, "voice", use.value.is_own_voice ? "own" : "quoted");
  member(json, "who", use.value.who);
  member(json, "name", use.value.name);
  members(json, "sources", use.sources, index);
  json.end_object();
}

void put(JsonWriter& json, const LoadedWord& word, const StoryIndex& index) {
  json.begin_object();
  member(json, "word", word.word);
  member(json, "neutral", word.neutral);
  members(json, "uses", word.uses, index);
  json.end_object();
}

void put(JsonWriter& json, const NameVariant& variant) {
  json.begin_object();
  member(json, "text", variant.text);
  member(json, "count", variant.count);
  json.end_object();
}

void put(JsonWriter& json, const EntityPlace& place) {
  json.begin_object();
  member(json, "article", place.article.to_string());
  member(json, "start", place.span.begin);
  member(json, "end", place.span.end);
  json.end_object();
}

void put(JsonWriter& json, const DealingSum& sum) {
  json.begin_object();
  member(json, "events", sum.events);
  member(json, "value", sum.points);
  json.end_object();
}

void put(JsonWriter& json, const TensionPoint& point) {
  json.begin_object();
  member(json, "date", point.day.to_string());
  member(json, "value", point.value);
  member(json, "outlets", point.outlets);
  members(json, "events", point.events);
  for (size_t i = 0; i < kDealingCount; ++i)
    member(json, name_of(static_cast<Dealing>(i)), point.dealings[i]);
  json.end_object();
}

void put(JsonWriter& json, const std::optional<TensionTrend>& trend) {
  if (!trend) return json.put_null();
  json.begin_object();
  member(json, "direction", trend->is_escalating ? "escalating" : "easing");
  member(json, "from", trend->from.to_string());
  member(json, "since", trend->since.to_string());
  member(json, "until", trend->until.to_string());
  member(json, "change", trend->change);
  member(json, "low", trend->low);
  member(json, "high", trend->high);
  json.end_object();
}

void put(JsonWriter& json, const Tension& tension) {
  json.begin_object();
  members(json, "pair", std::array{tension.first, tension.second});
  members(json, "series", tension.series);
  member(json, "trend", tension.trend);
  json.end_object();
}

void put_head(JsonWriter& json, const Story& story, const StoryIndex& index) {
  json.begin_object();
  member(json, "id", story.id);
  member(json, "title", story.title);
  member(json, "revision", story.revision);
  member(json, "updated", story.updated);
  members(json, "state_of_play", story.state_of_play, index);
  json.end_object();
}

// Nearly what the whole story takes, so that its bytes are not moved while they grow.
size_t bytes_in_json(const Story& story) {
  size_t bytes = 0;
  const auto add_lines = [&bytes](const auto& lines) {
    for (const auto& line : lines) {
      bytes += 2 * kSourceBytes + line.value.text.size();
      for (const SourceRef& source : line.sources) bytes += kSourceBytes + source.quote.size();
    }
  };
  add_lines(story.events);
  add_lines(story.quotes);
  add_lines(story.outlooks);
  for (const Entity& entity : story.entities)
    bytes += kSourceBytes + kMentionBytes * entity.mentions.size();
  return bytes;
}

}  // namespace

std::string pretty(const Json& json) { return dump(json, 2) + "\n"; }

std::string compact(const Json& json) { return dump(json, -1); }

void put(JsonWriter& json, const std::optional<When>& when) {
  if (!when) return json.put_null();
  const bool has_start = when->qualifier != Qualifier::kBefore;
  const bool has_end = when->qualifier != Qualifier::kAfter;
  const auto put_day = [&json](std::string_view key, bool has_day, CivilDate day) {
    json.key(key);
    if (has_day)
      json.put(day.to_string());
    else
      json.put_null();
  };
  json.begin_object();
  member(json, "edtf", when->to_edtf());
  put_day("start", has_start, when->first);
  put_day("end", has_end, when->last);
  member(json, "precision", name_of(when->precision));
  member(json, "basis", name_of(when->basis));
  member(json, "text", when->to_words());
  json.end_object();
}

void put(JsonWriter& json, const Sourced<Event>& line, const StoryIndex& index) {
  const Event& event = line.value;
  json.begin_object();
  member(json, "id", event.id);
  member(json, "date", event.when);
  member(json, "part", name_of(event.part));
  member(json, "text", event.text);
  member(json, "type", name_of(event.type));
  members(json, "actors", event.actors);
  members(json, "targets", event.targets);
  member(json, "place", event.place);
  member(json, "score", event.score);
  member(json, "outlets", event.outlets);
  member(json, "first_reported", event.first_reported);
  member(json, "changed", event.changed);
  members(json, "corrections", event.corrections, index);
  members(json, "sources", line.sources, index);
  json.end_object();
}

void put(JsonWriter& json, const Sourced<Quote>& line, const StoryIndex& index) {
  const Quote& quote = line.value;
  json.begin_object();
  member(json, "id", quote.id);
  member(json, "speaker", quote.speaker);
  member(json, "speaker_name", quote.speaker_name);
  member(json, "kind", name_of(quote.kind));
  member(json, "text", quote.text);
  member(json, "date", quote.when);
  members(json, "sources", line.sources, index);
  json.end_object();
}

void put(JsonWriter& json, const Dispute& dispute, const StoryIndex& index) {
  json.begin_object();
  member(json, "id", dispute.id);
  member(json, "kind", name_of(dispute.kind));
  member(json, "question", dispute.question);
  member(json, "event", dispute.event);
  members(json, "sides", dispute.sides, index);
  json.end_object();
}

void put(JsonWriter& json, const Sourced<Outlook>& line, const StoryIndex& index) {
  const Outlook& outlook = line.value;
  json.begin_object();
  member(json, "id", outlook.id);
  member(json, "kind", name_of(outlook.kind));
  member(json, "who", outlook.who);
  member(json, "against", outlook.against);
  member(json, "text", outlook.text);
  member(json, "due", outlook.due);
  member(json, "said", outlook.said);
  member(json, "status", name_of(outlook.status));
  members(json, "closed_by", outlook.closed_by, index);
  members(json, "sources", line.sources, index);
  json.end_object();
}

void put(JsonWriter& json, const Entity& entity) {
  json.begin_object();
  member(json, "id", entity.id);
  member(json, "kind", name_of(entity.kind));
  member(json, "name", entity.name);
  members(json, "variants", entity.variants);
  members(json, "descriptions", entity.descriptions);
  members(json, "mentions", entity.mentions);
  json.end_object();
}

void put(JsonWriter& json, const StorySource& source) {
  json.begin_object();
  member(json, "outlet", source.outlet);
  member(json, "articles", source.articles);
  json.end_object();
}

std::string render_json(const Story& story, const RenderOptions& options) {
  const StoryIndex index(story);
  JsonWriter json(JsonWriter::Layout::kPretty);
  if (options.part == Part::kAll) json.reserve(bytes_in_json(story));
  json.begin_object();
  member(json, "dateline", kFormatVersion);
  json.key("story");
  put_head(json, story, index);
  if (shows(options, Part::kHappened) || shows(options, Part::kBackground))
    members(json, "events", lines_of(story, options), index);
  if (shows(options, Part::kQuotes)) members(json, "quotes", story.quotes, index);
  if (shows(options, Part::kContested)) {
    members(json, "disputes", story.disputes, index);
    members(json, "loaded_words", story.loaded_words, index);
  }
  if (shows(options, Part::kNext)) members(json, "outlooks", story.outlooks, index);
  if (shows(options, Part::kWho)) {
    members(json, "entities", story.entities);
    members(json, "tension", story.tension);
  }
  if (shows(options, Part::kSources)) members(json, "sources", story.sources);
  json.end_object();
  return std::move(json).finish() + "\n";
}

std::string render_jsonl(const Story& story, const RenderOptions& options) {
  const StoryIndex index(story);
  std::string out;
  for (const auto* event : lines_of(story, options)) {
    JsonWriter json(JsonWriter::Layout::kCompact);
    put(json, event, index);
    out += std::move(json).finish() + "\n";
  }
  return out;
}

}  // namespace dateline
