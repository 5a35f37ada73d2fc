// Mentions: what extract/ finds in one article. Small, trivially copyable; they point at each other
// by index into the columns of the same Article, and never hold text. Confidence is in thousandths.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/inline_text.h"
#include "calendar/when.h"
#include "model/rule.h"
#include "model/span.h"

namespace dateline {

// Up to N indices, in order; further ones are dropped (a sentence rarely has more than four
// actors).
template <size_t N>
struct IndexList {
  std::array<uint32_t, N> items{};
  uint8_t count = 0;
  void push(uint32_t ix) {
    if (count < N) items[count++] = ix;
  }
  const uint32_t* begin() const { return items.data(); }
  const uint32_t* end() const { return items.data() + count; }
  bool empty() const { return count == 0; }
};

// ---- dates (TIMEX3 of TimeML 1.2.1) ----
enum class TimexType : uint8_t { kDate, kTime, kDuration, kSet };
std::string_view name_of(TimexType type);  // "DATE"

struct DateMention {
  Span span;  // without a leading preposition
  uint32_t begin_token = 0, end_token = 0;
  uint32_t sentence = 0;
  TimexType type = TimexType::kDate;
  InlineText<31> value;   // TIMEX3: "2020-01-03", "2020-W02", "P2D", "PRESENT_REF", "2020-01-06TNI"
  bool has_when = false;  // false for durations, sets and references without a day
  When when;
  bool is_over = false;  // though it is the day after publication: "fell early on Tuesday"
  RuleId rule{};
  uint16_t confidence = 0;
};

// ---- names ----
enum class EntityKind : uint8_t { kPerson, kOrganization, kPlace, kOther };
std::string_view name_of(EntityKind kind);  // "person"

enum class MentionForm : uint8_t {
  kName,
  kRole,
  kPronoun
};  // "Javad Zarif", "Iran's foreign minister", "he"

struct EntityMention {
  Span span;  // the name without its title
  uint32_t begin_token = 0, end_token = 0;
  uint32_t sentence = 0;
  EntityKind kind = EntityKind::kOther;
  MentionForm form = MentionForm::kName;
  bool is_actor = false;  // a place that stands for its government ("Washington")
  Span title;             // "Gen.", "Foreign Minister" before the name; empty if none
  uint32_t entity =
      kNone;  // index of the mention that names this entity best in the article (maybe itself)
  RuleId rule{};
  uint16_t confidence = 0;
  static constexpr uint16_t kSure = 950;  // confidence of a pronoun that a line may be told by
};

// ---- quotations ----
enum class QuoteKind : uint8_t { kDirect, kIndirect, kMixed };
std::string_view name_of(QuoteKind kind);  // "direct"

struct QuoteMention {
  Span span;              // the words said, without cue and without the outer quotation marks
  uint32_t sentence = 0;  // where the content begins
  QuoteKind kind = QuoteKind::kDirect;
  Span cue;      // "said", "according to"; empty if none
  Span speaker;  // the words that name the speaker; empty: not known (we abstain)
  uint32_t speaker_mention = kNone;    // index in Article::entities
  uint32_t addressee_mention = kNone;  // index in Article::entities
  uint32_t continues = kNone;          // index of the quote that this one goes on with
  bool has_when = false;
  When when;  // when it was said
  RuleId rule{};
  uint16_t confidence = 0;
};

// ---- events ----
// PLOVER roots (Open Event Data Alliance, PLOVER manual).
enum class EventType : uint8_t {
  kUnknown,
  kAgree,
  kConsult,
  kSupport,
  kConcede,
  kCooperate,
  kAid,
  kRetreat,
  kRequest,
  kAccuse,
  kReject,
  kThreaten,
  kProtest,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault,
};
std::string_view name_of(EventType type);  // "assault"; "" for kUnknown

enum class Modality : uint8_t { kHappened, kPlanned, kPossible, kDenied };
std::string_view name_of(Modality modality);  // "happened"

struct EventMention {
  Span span;           // the trigger word or words: "killed", "drone strike"
  uint32_t token = 0;  // the trigger's head word
  uint32_t sentence = 0;
  EventType type = EventType::kUnknown;
  Modality modality = Modality::kHappened;
  bool negated = false;
  bool background = false;       // told as what led here, not as news
  bool reported = false;         // stands inside what somebody says
  IndexList<4> actors, targets;  // indices in Article::entities
  uint32_t place = kNone;        // index in Article::entities
  uint32_t date = kNone;         // index in Article::dates that gave `when`
  bool has_when = false;  // false only where the article is undated and the text gives no date
  When when;
  RuleId rule{};
  uint16_t confidence = 0;
  // Is the trigger a known event, more than just some verb?
  bool is_listed() const { return confidence > kAnyVerb; }
  static constexpr uint16_t kAnyVerb = 500;  // confidence
};

// ---- claims ----
enum class ClaimKind : uint8_t { kDenial, kNumber, kAssertion, kRequest, kRefusal };
std::string_view name_of(ClaimKind kind);  // "denial"

// What a number counts; kOther where the noun decides (the head's WordId is compared).
enum class NumberSlot : uint8_t {
  kNoNumber,
  kKilled,
  kInjured,
  kHeld,
  kMissing,
  kEvacuated,
  kCost,
  kOther,
  kMoney,  // "offered $20,000"
  kShare   // "80% of workers", in thousandths
};
std::string_view name_of(NumberSlot slot);  // "killed"

struct ClaimMention {
  Span span;           // the clause
  uint32_t token = 0;  // its head word: "denied", "killed"
  uint32_t sentence = 0;
  ClaimKind kind = ClaimKind::kAssertion;
  uint32_t who = kNone;      // index in Article::entities, or kNone
  Span speaker;              // the words that name who says it; empty: the outlet's own voice
  bool is_negated = false;   // says that something is not so: "no data had been stolen"
  bool points_back = false;  // a denial of what was said just before: "denied it"
  bool is_charge = false;    // an accusation, something called a claim, or the denial of one
  uint32_t event = kNone;    // index in Article::events that it is about
  NumberSlot slot = NumberSlot::kNoNumber;
  int64_t low = 0, high = 0;   // inclusive; "at least 12" is [12, INT64_MAX]
  bool is_correction = false;  // "an earlier version said"
  RuleId rule{};
  uint16_t confidence = 0;
};

// ---- outlooks ----
enum class OutlookKind : uint8_t {
  kThreat,
  kPledge,
  kDemand,
  kPlan,
  kWarning,
  kPrediction,
  kDeadline
};
std::string_view name_of(OutlookKind kind);  // "threat"

struct OutlookMention {
  Span span;                // the clause
  uint32_t token = 0;       // "vowed", "will", "deadline"
  uint32_t action = kNone;  // token of what would happen: "retaliate"
  uint32_t sentence = 0;
  uint32_t lead_in = kNone;  // of "that will not happen" the sentence that says what; else kNone
  OutlookKind kind = OutlookKind::kPlan;
  uint32_t who = kNone;      // index in Article::entities, or kNone
  Span speaker;              // the words that name who: "Dock workers"; empty: nobody is named
  uint32_t against = kNone;  // index in Article::entities: against whom, or to whom
  bool is_given_up = false;  // "had planned to"
  Span condition;            // "if attacked"; empty if none
  bool has_due = false;
  When due;
  RuleId rule{};
  uint16_t confidence = 0;
};

}  // namespace dateline
