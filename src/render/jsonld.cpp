#include "render/export_fields.h"
#include "render/outline.h"
#include "render/story_json.h"
#include "render/words.h"

namespace dateline {
namespace {

// Writes one story as a graph of schema.org. Nothing is rated, so there is no ClaimReview.
class Graph {
 public:
  Graph(const Story& story, const RenderOptions& options)
      : story_(story), options_(options), index_(story) {}

  void add_story() {
    Json updates = Json::array();
    for (const auto* line : newest_change_first(story_, options_)) updates.push_back(update(*line));
    Json out = {{"@type", "LiveBlogPosting"},
                {"@id", urn_of(story_, "")},
                {"headline", story_.title},
                {"inLanguage", "en"}};
    if (story_.updated) out["dateModified"] = timestamp(*story_.updated);
    if (!options_.page_url.empty()) out["url"] = options_.page_url;
    out["liveBlogUpdate"] = std::move(updates);
    nodes_.push_back(std::move(out));
  }

  void add_events() {
    for (const auto* line : lines_of(story_, options_)) nodes_.push_back(event(*line));
  }

  void add_quotes() {
    for (const auto& line : story_.quotes) {
      const Quote& quote = line.value;
      Json out = {{"@type", "Quotation"},
                  {"@id", urn_of(story_, quote.id.to_string())},
                  {"text", quote.text}};
      if (quote.speaker && index_.entity(*quote.speaker))
        out["creator"] = reference(*quote.speaker);
      else if (!quote.speaker_name.empty())
        out["creator"] = {{"@type", "Person"}, {"name", quote.speaker_name}};
      out["isBasedOn"] = articles(line.sources.items());
      nodes_.push_back(std::move(out));
    }
  }

  void add_claims() {
    for (const Dispute& dispute : story_.disputes) {
      int number = 0;
      for (const auto& side : dispute.sides) {
        Json out = {
            {"@type", "Claim"},
            {"@id", urn_of(story_, dispute.id.to_string()) + ":" + std::to_string(++number)},
            {"name", dispute.question},
            {"text", side.value.text}};
        if (side.value.who && index_.entity(*side.value.who))
          out["author"] = reference(*side.value.who);
        out["appearance"] = articles(side.sources.items());
        nodes_.push_back(std::move(out));
      }
    }
  }

  void add_entities() {
    for (const Entity& entity : story_.entities) {
      Json variants = Json::array();
      for (const NameVariant& variant : entity.variants)
        if (variant.text != entity.name) variants.push_back(variant.text);
      Json out = {{"@type", type_of(entity.kind)},
                  {"@id", urn_of(story_, entity.id.to_string())},
                  {"name", entity.name}};
      if (!variants.empty()) out["alternateName"] = std::move(variants);
      if (!entity.descriptions.empty()) out["description"] = entity.descriptions.front();
      nodes_.push_back(std::move(out));
    }
  }

  std::string take() {
    return pretty({{"@context", "https://schema.org"}, {"@graph", std::move(nodes_)}});
  }

 private:
  static const char* type_of(EntityKind kind) {
    switch (kind) {
      case EntityKind::kPerson:
        return "Person";
      case EntityKind::kOrganization:
        return "Organization";
      case EntityKind::kPlace:
        return "Place";
      case EntityKind::kOther:
        return "Thing";
    }
    return "Thing";
  }

  Json reference(EntityId id) const { return {{"@id", urn_of(story_, id.to_string())}}; }

  Json articles(const std::vector<SourceRef>& sources) const {
    Json out = Json::array();
    for (const SourceRef& source : sources) {
      const ArticleHead* article = index_.article(source.article);
      if (!article) continue;
      Json one = {{"@type", "NewsArticle"}, {"headline", article->title}};
      if (const std::string_view url = safe_url(article->url); !url.empty()) one["url"] = url;
      if (article->published) one["datePublished"] = timestamp(*article->published);
      if (!article->outlet.empty())
        one["publisher"] = {{"@type", "Organization"}, {"name", article->outlet}};
      out.push_back(std::move(one));
    }
    return out;
  }

  Json update(const Sourced<Event>& line) const {
    const Event& event = line.value;
    Json out = {{"@type", "BlogPosting"},
                {"@id", urn_of(story_, event.id.to_string()) + ":update"},
                {"headline", event.text},
                {"articleBody", event.text},
                {"dateModified", timestamp(changed_at(event, story_))}};
    if (event.first_reported) out["datePublished"] = timestamp(*event.first_reported);
    const std::string url = link_of(event.id.to_string(), line.sources.items(), index_, options_);
    if (!url.empty()) out["url"] = url;
    out["about"] = {{"@id", urn_of(story_, event.id.to_string())}};
    out["isBasedOn"] = articles(line.sources.items());
    return out;
  }

  // Dates that are less precise than a day are ISO 8601 with parts left out, or an interval.
  Json event(const Sourced<Event>& line) const {
    const Event& event = line.value;
    Json out = {
        {"@type", "Event"}, {"@id", urn_of(story_, event.id.to_string())}, {"name", event.text}};
    if (event.when) {
      const When& when = *event.when;
      if (when.qualifier != Qualifier::kBefore) out["startDate"] = when.first.to_string();
      if (when.qualifier != Qualifier::kAfter) out["endDate"] = when.last.to_string();
      out["temporalCoverage"] = when.to_edtf();
    }
    if (event.place && index_.entity(*event.place)) out["location"] = reference(*event.place);
    Json actors = Json::array();
    for (const EntityId actor : event.actors)
      if (index_.entity(actor)) actors.push_back(reference(actor));
    if (!actors.empty()) out["actor"] = std::move(actors);
    return out;
  }

  const Story& story_;
  const RenderOptions& options_;
  StoryIndex index_;
  Json nodes_ = Json::array();
};

}  // namespace

std::string render_jsonld(const Story& story, const RenderOptions& options) {
  Graph graph(story, options);
  graph.add_story();
  graph.add_events();
  if (shows(options, Part::kQuotes)) graph.add_quotes();
  if (shows(options, Part::kContested)) graph.add_claims();
  graph.add_entities();
  return graph.take();
}

}  // namespace dateline
