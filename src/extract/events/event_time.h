// EventTimes: which date of an article dates an event. Used by the rules for events.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

struct EventTime {
  uint32_t date = kNone;  // index in Article::dates; kNone: inherited or published
  When when;
};

// Looks once at every date of the article, also at those counted from an event that it dates ("two
// days after the blast"), and finds the word that it belongs to; then answers for each trigger. The
// article needs dates and tags; heads make it better and may be missing.
class EventTimes {
 public:
  EventTimes(const Article& article, const Lexicon& lexicon);

  // The date of what the trigger (a verb or noun) tells, best first: a date that belongs to it
  // ("killed on Friday", "the Jan. 3 strike"); to the verb it hangs on; one that opens its
  // sentence; in a passage about long ago the date told before in the same paragraph; the
  // publication. A date that belongs to a verb of saying ("said on Monday") dates nothing that is
  // said. Nothing where the text gives no date and the article is undated.
  std::optional<EventTime> of(uint32_t sentence, uint32_t trigger) const;

 private:
  struct Anchor {
    uint32_t date = kNone;      // index in Article::dates
    uint32_t governor = kNone;  // the token it belongs to
    bool opens_sentence = false;
    bool dates_saying = false;
    bool names_event = false;      // "the 9/11 memorial", years later: tells which, not when
    When when;                     // of a range: from its first to its last day
    uint32_t counts_from = kNone;  // "two days after the blast": the token "blast" ...
    When origin = {};              // ... and its day
  };
  const Anchor* anchored_to(uint32_t sentence, uint32_t token) const;
  bool belongs_to(const Anchor& anchor, uint32_t token) const;
  bool is_moved_to(const Anchor& anchor) const;
  const Anchor* of_verb_before(uint32_t sentence, uint32_t noun) const;
  const Anchor* through_heads(uint32_t sentence, uint32_t trigger) const;
  const Anchor* beside_noun(uint32_t sentence, uint32_t trigger) const;
  const Anchor* counting_from(uint32_t sentence, uint32_t trigger) const;
  const Anchor* opening(uint32_t sentence) const;
  bool is_told_in_past(uint32_t sentence, uint32_t trigger) const;
  bool dates_sentence(const Anchor& anchor) const;
  std::optional<When> told_before(uint32_t sentence) const;
  std::optional<When> counted_on(uint32_t sentence) const;
  Anchor anchor_of(uint32_t date) const;
  std::optional<Anchor> counted_from_event(uint32_t date) const;
  const Anchor* first_of_event(uint32_t noun) const;
  void join_range(size_t first, size_t second);
  bool is_by_a_past_day(const DateMention& date) const;
  bool is_name_of_event(const DateMention& date, uint32_t governor) const;
  bool is_since(const DateMention& date) const;
  bool names_period(uint32_t sentence) const;
  bool is_saying(uint32_t token) const;
  uint32_t verb_before(uint32_t end, const Sentence& sentence) const;
  bool is_of_clause_behind(const DateMention& date, uint32_t head) const;
  uint32_t verb_of_clause_before(const DateMention& date) const;
  uint32_t governor_by_head(const DateMention& date) const;
  uint32_t governor_by_place(const DateMention& date, bool& opens_sentence) const;

  const Article& article_;
  const Lexicon& lexicon_;
  std::vector<Anchor> anchors_;         // in text order
  std::vector<uint32_t> first_anchor_;  // of each sentence; one more at the end
};

}  // namespace dateline
