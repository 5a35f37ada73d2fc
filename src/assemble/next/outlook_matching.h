// Whether a deed is what an outlook spoke of, or what ends it. Used by outlook_status.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "assemble/next/outlook_item.h"

namespace dateline {

bool has(const Matters& matters, std::optional<Matter> what);
// What one does who does the opposite: leave and stay, open and close.
Matters opposites_of(const Matters& acts);
// An ouster: who resigns has fallen.
bool is_fall(const Matters& acts);

// The days on which something comes true, first and last.
struct DaysInTime {
  int32_t first = INT32_MIN, last = INT32_MAX;
};

DaysInTime days_in_time(const OutlookItem& item);

// The days on which what has a due date is done as it was said, if they are few; else nothing.
std::optional<DaysInTime> days_of_its_own(const OutlookItem& item);

class OutlookMatcher {
 public:
  OutlookMatcher(Articles articles, const MatterWeights& weights, const EntityLinks& links);

  // Is it done, given or held: does the deed make the outlook true?
  bool comes_true(const Deed& deed, const OutlookItem& item) const;
  // Does who was to do it do the opposite? `opposites` are those of the item's acts.
  bool is_turned(const Deed& deed, const Matters& opposites, const OutlookItem& item) const;
  // Of who says it, or of whom a demand is made of or about.
  bool is_death_of(const Deed& deed, const OutlookItem& item) const;
  // Is it what was planned that is called off, or put off?
  bool is_called_off(const Undone& undone, const OutlookItem& item) const;
  bool is_put_off(const Undone& undone, const OutlookItem& item) const;
  // Is it what was planned that is told not to have been done?
  bool is_failed(const Undone& undone, const OutlookItem& item) const;

 private:
  enum class Doer { kOther, kUnknown, kSame };
  // Who does one of these acts in the deed: the one who would do it, somebody else or nobody named?
  Doer doer_of(const Deed& deed, const Matters& acts, const OutlookItem& item) const;
  // Is it done to the one to whom it would be done?
  bool is_done_to(const Deed& deed, const Matters& acts, const OutlookItem& item) const;
  bool is_about(const Deed& deed, const Matters& acts, const OutlookItem& item) const;
  bool matches(const Deed& deed, const Matters& acts, const OutlookItem& item) const;
  // "Spoke at the ceremony", "the talks ended", on its day.
  bool takes_place(const Deed& deed, const OutlookItem& item) const;
  // On its day something is done that the outlook names: "heard the deputies".
  bool is_done_on_its_day(const Deed& deed, const OutlookItem& item) const;
  bool is_only_one_told(const Deed& deed, const OutlookItem& item) const;
  bool is_surely_done(const Deed& deed, const OutlookItem& item) const;
  bool is_outcome(const Deed& deed, const OutlookItem& item) const;
  // "Would not step down", and then resigned; "will not pay a dividend" is not broken by a bill.
  bool breaks_promise(const Deed& deed, const OutlookItem& item) const;
  // Does a sentence speak of most of what one of the mentions is about?
  bool retells(const Matters& matters, const OutlookItem& item) const;
  bool is_disowned(const Undone& undone, const OutlookItem& item) const;
  bool is_what_is_dropped(const Matters& dropped, const OutlookItem& item) const;
  // "They would stay until", said the crowd, and "Demonstrators withdrew on Wednesday".
  bool has_crowd_turned(const Deed& deed, const Matters& opposites, const OutlookItem& item) const;
  // `acts` are what is called off or what is put off.
  bool is_ended(const Undone& undone, const Matters& acts, const OutlookItem& item) const;
  // Does it speak of those of whom the outlook's sentence speaks?
  bool tells_of(const Deed& deed, const OutlookItem& item) const;
  // On a day for which it is planned, or before its limit.
  bool is_on_day(const Deed& deed, const OutlookItem& item) const;
  bool is_dead(uint32_t entity, const Deed& deed) const;
  bool is_back(const Deed& deed, const OutlookItem& item) const;
  bool is_revenge(const Deed& deed, const OutlookItem& item) const;

  const MatterWeights& weights_;
  const EntityLinks& links_;
  std::vector<std::vector<int32_t>> quoted_;  // by entity: days of articles, ascending
};

}  // namespace dateline
