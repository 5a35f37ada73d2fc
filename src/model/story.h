// Story: what assemble/ makes of many articles and store/, render/ and serve/ show. Plain data.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/non_empty.h"
#include "calendar/instant.h"
#include "calendar/when.h"
#include "model/mentions.h"
#include "model/span.h"

namespace dateline {

struct Article;

// The exact words a line comes from. `span` lies inside sentence number `sentence` of the article.
struct SourceRef {
  ArticleId article;
  uint32_t sentence = 0;
  Span span;
  std::string
      quote;  // the bytes at `span`, as published: a line shows its words without the article
  friend auto operator<=>(const SourceRef&, const SourceRef&) = default;
};
// The whole of sentence number `sentence`.
SourceRef sentence_source(const Article& article, uint32_t sentence);

// A line cannot exist without a source. The first source is the one whose words are shown.
template <class T>
struct Sourced {
  T value;
  NonEmpty<SourceRef> sources;
};

enum class StoryPart : uint8_t { kHappened, kBackground };
std::string_view name_of(StoryPart part);  // "happened"

// Another sentence of a line's sources that can stand as the line.
struct Wording {
  ArticleId article;
  uint32_t sentence = 0;
  std::string text;  // cut like the line
};

struct Event {
  EventId id;
  std::optional<When> when;  // nothing: no source dates it
  StoryPart part = StoryPart::kHappened;
  std::string text;               // one sentence, cut from the first source
  std::vector<Wording> wordings;  // best first; for readers who ask for a word that `text` lacks
  EventType type = EventType::kUnknown;
  std::vector<EntityId> actors, targets;
  std::optional<EntityId> place;
  int32_t score = 0;    // importance, 0 to 1000
  int32_t outlets = 0;  // independent ones: a wire copy counts once
  bool is_key = false;  // open on the page; the others fold behind "8 more"
  std::optional<Instant> first_reported;
  std::optional<Instant> changed;      // publication of the newest source that changed the line
  std::vector<SourceRef> corrections;  // what an outlet that told it took back of it
};

// A sentence that the page opens with; away from its day, "on Monday" says nothing.
struct StateLine {
  std::string text;
  When when;
};

struct Quote {
  QuoteId id;
  std::optional<EntityId> speaker;
  std::string
      speaker_name;  // as the source names the speaker; for people who are no entity of the story
  QuoteKind kind = QuoteKind::kDirect;
  std::string text;
  std::optional<When> when;
};

enum class DisputeKind : uint8_t { kConflict, kDenial, kNumber, kDetail };
std::string_view name_of(DisputeKind kind);  // "conflict"

struct DisputeSide {
  std::optional<EntityId> who;  // nothing: the outlet's own voice
  std::string text;
};

struct Dispute {
  DisputeId id;
  DisputeKind kind = DisputeKind::kDenial;
  std::string question;
  std::vector<Sourced<DisputeSide>> sides;  // two or more, oldest first
  std::optional<EventId> event;             // of a detail: the line that it is told of
};

// Who uses a word, and in whose voice.
struct WordUse {
  bool is_own_voice = true;     // the outlet's; else the word stands in what somebody says
  std::optional<EntityId> who;  // whose words
  std::string name;             // as the source names the speaker; "" where it does not
};

// A word that takes a side: "martyr", "regime".
struct LoadedWord {
  std::string word;                    // as in data/loaded_words.tsv
  std::string neutral;                 // what says the same without a side: "those killed"
  std::vector<Sourced<WordUse>> uses;  // the outlets' own voice first, then who is quoted most
};

enum class OutlookStatus : uint8_t {
  kOpen,
  kDue,
  kCameTrue,
  kLapsed,
  kWithdrawn,
  kOvertaken,
  kDisputed
};
std::string_view name_of(OutlookStatus status);  // "came_true"

struct Outlook {
  OutlookId id;
  OutlookKind kind = OutlookKind::kPlan;
  std::optional<EntityId> who, against;
  std::string text;
  std::optional<When> due;
  std::optional<When> said;  // first
  OutlookStatus status = OutlookStatus::kOpen;
  std::vector<SourceRef> closed_by;  // evidence of the status, if it is closed
};

struct NameVariant {
  std::string text;
  int32_t count = 0;
};

struct EntityPlace {  // one mention
  ArticleId article;
  Span span;
  friend auto operator<=>(const EntityPlace&, const EntityPlace&) = default;
};

struct Entity {
  EntityId id;
  EntityKind kind = EntityKind::kOther;
  std::string name;                       // the most frequent full form
  std::vector<NameVariant> variants;      // most frequent first
  std::vector<std::string> descriptions;  // "commander of the Quds Force"
  std::vector<EntityPlace> mentions;      // in canonical order
};

// How two deal with each other: in words or in deeds, with or against each other.
enum class Dealing : uint8_t {
  kVerbalCooperation,
  kMaterialCooperation,
  kVerbalConflict,
  kMaterialConflict
};
std::string_view name_of(Dealing dealing);  // "verbal_cooperation"
inline constexpr size_t kDealingCount = 4;

struct DealingSum {
  int32_t events = 0;
  int32_t points = 0;  // tenths of a PLOVER point: negative is conflict
};

// The reported interactions of one day. A day without any has no point: nothing is known of it.
struct TensionPoint {
  CivilDate day;
  int32_t value = 0;  // tenths of a PLOVER point, of all dealings
  std::array<DealingSum, kDealingCount> dealings{};
  int32_t outlets = 0;  // that tell of them, copies counted once
  std::vector<EventId> events;
};

// That the newest stretch of a series differs from the one before (assemble/tension_trend.h).
struct TensionTrend {
  bool is_escalating = false;    // else easing
  CivilDate from, since, until;  // the stretches: [from, since) before, [since, until] newest
  int32_t change = 0;            // of the mean event, in tenths of a point
  int32_t low = 0, high = 0;     // 95 % of the resamplings lie between
};

struct Tension {
  EntityId first, second;
  std::vector<TensionPoint> series;   // by day
  std::optional<TensionTrend> trend;  // nothing: the reports show none
};

// How much of the story happened on one day; what the key dates are picked by.
struct StoryDay {
  CivilDate date;
  int32_t weight = 0;  // the more, the likelier an editor names this day
  // Of each text that names the day and was not published before it, the sentences that do, with
  // the name that a line has for "he". A copy has none of its own.
  std::vector<std::string> namings;
};

struct StorySource {
  std::string outlet;
  int32_t articles = 0;
};

// What a line needs to know of an article without loading it.
struct ArticleHead {
  ArticleId id;
  std::string url, outlet, title;
  std::optional<Instant> published;
};

// An editor's decision that new evidence contradicts, or that finds no line. It stands, and a
// reader of the log learns of it.
struct EditConflict {
  std::string line;      // id
  std::string decision;  // "date=2020-01-03"
  std::string found;     // what the articles say now; empty: the line is gone
};

struct Story {
  StoryId id;
  std::string title;
  int64_t revision = 0;
  std::optional<Instant> updated;                 // the newest publication in it
  std::vector<Sourced<StateLine>> state_of_play;  // three, at most
  std::vector<Sourced<Event>> events;             // by date, then id; undated ones by first report
  std::vector<Sourced<Quote>> quotes;
  std::vector<Dispute> disputes;
  std::vector<LoadedWord> loaded_words;  // most used first
  // What lies ahead of the story's actors by due date, then the rest, then what is over.
  std::vector<Sourced<Outlook>> outlooks;
  std::vector<Entity> entities;  // most mentioned first
  std::vector<Tension> tension;
  std::vector<StoryDay> days;        // by date; every day that some text names
  std::vector<StorySource> sources;  // most articles first
  std::vector<EditConflict> conflicts;
  std::vector<ArticleHead> articles;  // canonical order: published, id
};

// The same story with no event, quote, dispute or outlook in it.
Story without_lines(const Story& story);

}  // namespace dateline
