#include "render/hand_made_story.h"

#include "base/assert.h"
#include "model/article.h"

namespace dateline {
namespace {

struct Paper {
  const char *outlet, *url, *title, *published, *text;
};

constexpr Paper kPapers[] = {
    {"Harbour Post", "https://harbourpost.example/strike", "Dockers walk out in Ostra",
     "2031-03-04T09:00:00Z",
     "Dockers in Ostra walked out on Monday. \"We will stay out until Friday,\" Mira Tolland, who "
     "leads the dockers' union, said. About 400 people joined the strike."},
    {"City Wire", "https://citywire.example/2031/03/port?a=1&b=2", "Port of Ostra stands still",
     "2031-03-05",
     "The port of Ostra has stood still since 3 March. Some 250 people joined the strike, the port "
     "authority said. The union has had no contract since 2029."},
    {"Fen Gazette", "", "Letter from Ostra", "2031-03-06",
     "A crane fell into the harbour. Mira Tolland threatened to block the rail line. The port "
     "opened in 1953."},
};

Article article_of(const Paper& paper) {
  Article article;
  article.url = paper.url;
  article.outlet = paper.outlet;
  article.title = paper.title;
  article.text = paper.text;
  article.published = Instant::parse(paper.published);
  article.id = article_id(article.url, article.outlet, article.text);
  return article;
}

Span span_of(const Article& article, std::string_view words) {
  const size_t begin = article.text.find(words);
  DL_ASSERT(begin != std::string::npos, "the words stand in the article");
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(begin + words.size())};
}

SourceRef source(size_t paper, uint32_t sentence, std::string_view words) {
  const Article article = article_of(kPapers[paper]);
  return {article.id, sentence, span_of(article, words), std::string(words)};
}

template <class Id>
Id id(const char* first_evidence) {
  return Id::of(hash64(first_evidence));
}

Entity entity(const char* name, EntityKind kind, std::vector<NameVariant> variants,
              std::vector<std::string> descriptions) {
  Entity out;
  out.id = id<EntityId>(name);
  out.kind = kind;
  out.name = name;
  out.variants = std::move(variants);
  out.descriptions = std::move(descriptions);
  out.mentions = {{article_of(kPapers[0]).id, {11, 16}}};
  return out;
}

Event event(const char* text, std::optional<When> when, StoryPart part, int score) {
  Event out;
  out.id = id<EventId>(text);
  out.when = when;
  out.part = part;
  out.text = text;
  out.score = score;
  out.outlets = 1;
  out.first_reported = Instant::parse(kPapers[0].published);
  return out;
}

void add_events(Story& story) {
  Event crane = event("A crane fell into the harbour.", std::nullopt, StoryPart::kHappened, 200);
  crane.first_reported = Instant::parse(kPapers[2].published);
  crane.corrections = {source(2, 0, "A crane fell into the harbour.")};
  story.events.push_back(
      {event("The port opened in 1953.", when_year(1953), StoryPart::kBackground, 100),
       NonEmpty(source(2, 2, "The port opened in 1953."))});
  story.events.push_back({event("The union has had no contract since 2029.", when_year(2029),
                                StoryPart::kBackground, 150),
                          NonEmpty(source(1, 2, "The union has had no contract since 2029."))});
  Event strike = event("Dockers in Ostra walked out.", when_day({2031, 3, 3}, Basis::kRelative),
                       StoryPart::kHappened, 900);
  strike.is_key = true;
  strike.outlets = 2;
  strike.type = EventType::kProtest;
  strike.actors = {id<EntityId>("Mira Tolland")};
  strike.place = id<EntityId>("Ostra");
  strike.changed = Instant::parse(kPapers[1].published);
  Sourced<Event> line{strike, NonEmpty(source(0, 0, "Dockers in Ostra walked out on Monday."))};
  line.sources.push_back(source(1, 0, "The port of Ostra has stood still since 3 March."));
  story.events.push_back(line);
  story.events.push_back(
      {event("About 400 people joined the strike.", when_day({2031, 3, 3}, Basis::kPublished),
             StoryPart::kHappened, 400),
       NonEmpty(source(0, 2, "About 400 people joined the strike."))});
  story.events.push_back({crane, NonEmpty(source(2, 0, "A crane fell into the harbour."))});
}

void add_statements(Story& story) {
  Quote quote;
  quote.id = id<QuoteId>("We will stay out until Friday");
  quote.speaker = id<EntityId>("Mira Tolland");
  quote.speaker_name = "Mira Tolland";
  quote.text = "We will stay out until Friday";
  quote.when = when_day({2031, 3, 4}, Basis::kPublished);
  story.quotes.push_back({quote, NonEmpty(source(0, 1, "We will stay out until Friday"))});

  Dispute dispute;
  dispute.id = id<DisputeId>("joined the strike");
  dispute.kind = DisputeKind::kNumber;
  dispute.question = "How many people joined the strike?";
  dispute.sides.push_back({{std::nullopt, "About 400 people joined the strike."},
                           NonEmpty(source(0, 2, "About 400 people joined the strike."))});
  dispute.sides.push_back({{id<EntityId>("Port Authority of Ostra"),
                            "Some 250 people joined the strike, the port authority said."},
                           NonEmpty(source(1, 1, "Some 250 people joined the strike"))});
  story.disputes.push_back(dispute);

  Outlook outlook;
  outlook.id = id<OutlookId>("block the rail line");
  outlook.kind = OutlookKind::kThreat;
  outlook.who = id<EntityId>("Mira Tolland");
  outlook.against = id<EntityId>("Port Authority of Ostra");
  outlook.text = "Mira Tolland threatened to block the rail line.";
  outlook.due = when_day({2031, 3, 7});
  outlook.due->qualifier = Qualifier::kBefore;
  outlook.said = when_day({2031, 3, 6}, Basis::kPublished);
  story.outlooks.push_back(
      {outlook, NonEmpty(source(2, 1, "Mira Tolland threatened to block the rail line."))});
}

TensionPoint point(CivilDate day, Dealing dealing, int32_t value, std::vector<EventId> events) {
  TensionPoint out;
  out.day = day;
  out.value = value;
  out.dealings[static_cast<size_t>(dealing)] = {1, value};
  out.outlets = 1;
  out.events = std::move(events);
  return out;
}

void add_tension(Story& story) {
  Tension tension;
  tension.first = id<EntityId>("Mira Tolland");
  tension.second = id<EntityId>("Port Authority of Ostra");
  tension.series = {point({2031, 3, 3}, Dealing::kVerbalConflict, -35,
                          {id<EventId>("Dockers in Ostra walked out.")}),
                    point({2031, 3, 9}, Dealing::kMaterialConflict, -50, {})};
  tension.trend = TensionTrend{true, {2031, 2, 3}, {2031, 3, 3}, {2031, 3, 9}, -32, -46, -15};
  story.tension.push_back(std::move(tension));
}

void add_words(Story& story) {
  LoadedWord word;
  word.word = "thug";
  word.neutral = "attacker";
  word.uses.push_back({WordUse{}, NonEmpty(source(0, 2, "About 400 people joined the strike."))});
  word.uses.push_back({WordUse{false, id<EntityId>("Mira Tolland"), "Mira Tolland"},
                       NonEmpty(source(2, 1, "Mira Tolland threatened to block the rail line."))});
  story.loaded_words.push_back(std::move(word));

  Dispute detail;
  detail.id = id<DisputeId>("walked out on Monday");
  detail.kind = DisputeKind::kDetail;
  detail.question = "“Monday” or “3 March”: Dockers in Ostra walked out.";
  detail.event = id<EventId>("Dockers in Ostra walked out.");
  detail.sides.push_back({{std::nullopt, "Dockers in Ostra walked out on Monday."},
                          NonEmpty(source(0, 0, "Dockers in Ostra walked out on Monday."))});
  detail.sides.push_back({{std::nullopt, "The port of Ostra has stood still since 3 March."},
                          NonEmpty(source(1, 0, "The port of Ostra has stood still"))});
  story.disputes.push_back(std::move(detail));
}

}  // namespace

Story hand_made_story() {
  Story story;
  story.id = id<StoryId>("Ostra");
  story.title = "The strike in the port of Ostra";
  story.revision = 12;
  story.updated = Instant::parse("2031-03-06");
  story.state_of_play.push_back(
      {{"The port of Ostra has stood still since 3 March.", when_day({2031, 3, 6})},
       NonEmpty(source(1, 0, "The port of Ostra has stood still"))});
  add_events(story);
  add_statements(story);
  add_words(story);
  story.entities = {
      entity("Mira Tolland", EntityKind::kPerson, {{"Mira Tolland", 2}, {"Tolland", 1}},
             {"leader of the dockers' union"}),
      entity("Ostra", EntityKind::kPlace, {{"Ostra", 2}}, {}),
      entity("Port Authority of Ostra", EntityKind::kOrganization, {{"port authority", 1}}, {})};
  add_tension(story);
  for (const Paper& paper : kPapers) {
    const Article article = article_of(paper);
    story.articles.push_back(
        {article.id, article.url, article.outlet, article.title, article.published});
    story.sources.push_back({article.outlet, 1});
  }
  return story;
}

}  // namespace dateline
