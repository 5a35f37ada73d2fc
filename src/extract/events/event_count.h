// Lengths counted from an event that the article dates itself: "two days after the assassination".
// Used by extract/event_time.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

struct EventCount {
  uint32_t noun = kNone;  // the token that names the event
  int sign = 0;           // 1 after it, -1 before it
};

// What a DURATION with "after", "before" or "following" behind it counts from; nothing where no
// noun of data/event_nouns.tsv follows.
std::optional<EventCount> counted_event(const Article& article, const DateMention& length,
                                        const Lexicon& lexicon);

// What a length right before a date of the article counts from it: 29 April of the date of "four
// days before the May 3 vote". Nothing where none stands there, and for a `date` that is none.
std::optional<When> counted_from_date(const Article& article, uint32_t date);

// Do the noun and the word tell the same kind of event: "assassination" and "assassinated"?
bool tells_event(const Article& article, uint32_t noun, uint32_t word);

// The day, month or year that lies a TIMEX3 length ("P2D", "P3M") from the day `from`. Nothing for
// hours, unknown counts ("PXM") and an event that is not dated to the day.
std::optional<When> counted_when(const When& from, std::string_view length, int sign);

}  // namespace dateline
