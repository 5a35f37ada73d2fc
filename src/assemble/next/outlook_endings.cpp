// Whether it is what an outlook spoke of that is called off, put off or told not to have been done.
#include "assemble/next/outlook_matching.h"
#include "assemble/next/shared_matters.h"
#include "base/sorted.h"

namespace dateline {
namespace {

// Enough where what is called off or put off is of its group and its own.
constexpr int64_t kSharedOfEnding = 150;
// A letter is disowned within so many days.
constexpr int32_t kDaysToDisown = 7;

}  // namespace

bool OutlookMatcher::retells(const Matters& matters, const OutlookItem& item) const {
  const int64_t needed = count_shared(matters, item.acts) > 0 ? kSharedOfDeed : kSharedNeeded;
  return std::any_of(item.tellings.begin(), item.tellings.end(), [&](const Matters& telling) {
    if (count_shared_beside_states(telling, matters) == 0) return false;
    const int64_t shared = weights_.sum_of_shared(telling, matters);
    return shared > 0 && shared * 1000 >= weights_.sum(telling) * needed;
  });
}

// What a letter said, and the letter was disowned: on the same day at the earliest.
bool OutlookMatcher::is_disowned(const Undone& undone, const OutlookItem& item) const {
  const int32_t told = undone.deed.told_day;
  if (count_shared(undone.disowned, item.sentence) == 0) return false;
  return told >= item.said_day && told <= item.said_day + kDaysToDisown &&
         (undone.source.article == item.first.article || tells_of(undone.deed, item));
}

// "Norway cancelled the talks", "dropped the blockade", "put off the launch".
bool OutlookMatcher::is_ended(const Undone& undone, const Matters& acts,
                              const OutlookItem& item) const {
  const Deed& deed = undone.deed;
  if (&acts == &undone.called_off && is_disowned(undone, item)) return true;
  if (deed.told_day <= item.said_day) return false;
  const auto is_its_own = [&] {
    return has(deed.matters, item.who) || has(deed.matters, item.state) || tells_of(deed, item);
  };
  if (deed.day < item.said_day) return false;  // "were dropped last year"
  // "Dropped her plan to call the treasurer."
  if (&acts == &undone.called_off && undone.drops_plan && !item.is_negated &&
      deed.told_day <= item.last_said_day + kDaysToComeTrue &&
      (has(deed.matters, item.who) || tells_of(deed, item)) &&
      retells(undone.dropped.empty() ? deed.matters : undone.dropped, item))
    return true;
  // "Suspended the box": only what is done is called off; what is put off is always that.
  const bool is_named = std::any_of(acts.begin(), acts.end(), [&](Matter act) {
    return has(item.acts, act) && (act.kind() == MatterKind::kAction || &acts == &undone.put_off);
  });
  // "Will report its results on 21 November", "brought forward its results"
  const bool is_moved = &acts == &undone.put_off && item.due && has(deed.matters, item.who) &&
                        count_shared(undone.moved, item.matters) > 0;
  if (!is_named && !is_moved) return false;
  // "Adjourned until 3 October" puts off nothing that is planned for 3 October; the visit of
  // Wednesday that was cancelled is not the one of Friday.
  if (item.due && undone.new_day && undone.new_day->overlaps(*item.due)) return false;
  if (item.due && undone.old_day && !undone.old_day->overlaps(*item.due)) return false;
  if (item.due && deed.told_day > days_from_civil(item.due->last) + kDaysAfterDue) return false;
  if (deed.told_day > item.last_said_day + kDaysToComeTrue) return false;
  const int64_t shared = weights_.sum_of_shared(item.matters, deed.matters);
  const int64_t whole = item.whole;
  const bool has_who = has(deed.matters, item.who) || has(deed.matters, item.state);
  // Who and what are enough until its day has passed: "called off its strike".
  const bool is_ahead = item.due && deed.told_day <= days_from_civil(item.due->last);
  if (&acts == &undone.put_off && item.is_only_one && is_named && is_ahead &&
      !name_others(deed.matters, item.matters))
    return true;
  const bool is_elsewhere = shared == 0 && name_others(undone.dropped, item.matters);
  if (is_its_own() && (has_who || !item.who) && (whole == 0 || is_ahead) && !is_elsewhere)
    return true;
  if (has_who) return shared > 0 && shared * 1000 >= whole * kSharedOfDeed;
  return shared > 0 && shared * 1000 >= whole * (is_its_own() ? kSharedOfEnding : kSharedNeeded);
}

bool OutlookMatcher::is_called_off(const Undone& undone, const OutlookItem& item) const {
  if (is_ended(undone, undone.called_off, item)) return true;
  const int64_t shared = weights_.sum_of_shared(item.matters, undone.deed.matters);
  return !item.is_asked && !item.is_negated && has(undone.deed.matters, item.who) &&
         shared * 1000 >= item.whole * kSharedNeeded && is_ended(undone, undone.taken_back, item);
}

bool OutlookMatcher::is_put_off(const Undone& undone, const OutlookItem& item) const {
  return is_ended(undone, undone.put_off, item);
}

bool OutlookMatcher::is_failed(const Undone& undone, const OutlookItem& item) const {
  if (!undone.is_passed_deadline) return matches(undone.deed, item.acts, item);
  const auto speaks_of = [&](const std::optional<Matter>& what) {
    return has(undone.deed.matters, what);
  };
  const bool is_its_own = speaks_of(item.who) || speaks_of(item.state) || speaks_of(item.against);
  const int64_t shared = weights_.sum_of_shared(item.matters, undone.deed.matters);
  return is_its_own && shared * 1000 >= item.whole * kSharedOfDeed &&
         (shared > 0 || speaks_of(item.action));
}

}  // namespace dateline
