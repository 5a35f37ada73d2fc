// Whether it is what an outlook spoke of that is called off, put off or told not to have been done,
// and whether a promise is broken.
#include <algorithm>

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

// Of a plan that is dropped, is most of what it was about this? "Backed down over a plan to pay
// dividends" ends no payment of damages.
bool OutlookMatcher::is_what_is_dropped(const Matters& dropped, const OutlookItem& item) const {
  const auto is_told = [&](Matter what, const Matters& telling) {
    return what == item.action || has(item.acts, what) || has(telling, what);
  };
  return std::any_of(item.tellings.begin(), item.tellings.end(), [&](const Matters& telling) {
    int64_t whole = 0, told = 0;
    for (const Matter what : dropped) {
      if (what == item.who || what == item.state) continue;
      whole += weights_.of(what);
      if (is_told(what, telling)) told += weights_.of(what);
    }
    return told * 1000 >= whole * kSharedNeeded;
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
  // "Charges are expected to be dropped", and they were.
  if (count_shared(undone.by, item.acts) > 0 || count_shared(undone.by, item.named) > 0)
    return false;
  // "Dropped her plan to call the treasurer."
  const bool drops = item.is_asked ? undone.drops_wish : undone.drops_plan;
  if (&acts == &undone.called_off && drops && !item.is_negated &&
      deed.told_day <= item.last_said_day + kDaysToComeTrue &&
      (item.who ? has(deed.matters, item.who) || has(deed.matters, item.state)
                : tells_of(deed, item)) &&
      retells(undone.dropped.empty() ? deed.matters : undone.dropped, item) &&
      is_what_is_dropped(undone.dropped, item))
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
  // Who cancels his trip to Chile still goes to Lota.
  const bool is_elsewhere = count_shared_beside_states(item.matters, undone.dropped) == 0 &&
                            name_others(undone.dropped, item.matters);
  if (is_its_own() && (has_who || !item.who) && (whole == 0 || is_ahead) && !is_elsewhere)
    return true;
  if (is_elsewhere) return false;
  if (has_who)
    return count_shared_beside_states(item.matters, deed.matters) > 0 &&
           shared * 1000 >= whole * kSharedOfDeed;
  return shared > 0 && shared * 1000 >= whole * (is_its_own() ? kSharedOfEnding : kSharedNeeded);
}

bool OutlookMatcher::is_called_off(const Undone& undone, const OutlookItem& item) const {
  if (is_ended(undone, undone.called_off, item)) return true;
  const int64_t shared = weights_.sum_of_shared(item.matters, undone.deed.matters);
  return !item.is_asked && !item.is_negated && !item.by_anybody &&
         has(undone.deed.matters, item.who) && shared * 1000 >= item.whole * kSharedNeeded &&
         is_ended(undone, undone.taken_back, item);
}

bool OutlookMatcher::is_put_off(const Undone& undone, const OutlookItem& item) const {
  return is_ended(undone, undone.put_off, item);
}

bool OutlookMatcher::is_failed(const Undone& undone, const OutlookItem& item) const {
  if (!undone.is_passed_deadline) {
    if (!matches(undone.deed, item.acts, item)) return false;
    // "Declined to accept her resignation": not the nomination that he was to accept.
    const bool names_deed = item.action && item.action->kind() == MatterKind::kAction;
    if (names_deed && !has(undone.deed.matters, item.action)) return false;
    const bool is_his = doer_of(undone.deed, item.acts, item) == Doer::kSame;
    if (item.whole == 0 || is_done_to(undone.deed, item.acts, item)) return true;
    return weights_.sum_of_shared(item.matters, undone.deed.matters) * 1000 >=
           item.whole * (is_his ? kSharedOfEnding : kSharedOfDeed);
  }
  const auto speaks_of = [&](const std::optional<Matter>& what) {
    return has(undone.deed.matters, what);
  };
  const bool is_its_own = speaks_of(item.who) || speaks_of(item.state) || speaks_of(item.against);
  const int64_t shared = weights_.sum_of_shared(item.matters, undone.deed.matters);
  return is_its_own && shared * 1000 >= item.whole * kSharedOfDeed &&
         (shared > 0 || speaks_of(item.action));
}

bool OutlookMatcher::breaks_promise(const Deed& deed, const OutlookItem& item) const {
  if (!item.is_negated || doer_of(deed, item.acts, item) != Doer::kSame ||
      !names_group(item.acts) || !is_about(deed, item.acts, item))
    return false;
  // "Forces loyal to Sosa withdrew", and he has not left.
  const bool is_person =
      item.who_entity != kNone && links_.entities[item.who_entity].kind == EntityKind::kPerson;
  const bool is_by_him = std::any_of(deed.acts.begin(), deed.acts.end(), [&](const Act& act) {
    return act.actor == item.who && has(item.acts, act.action);
  });
  if (is_person && !is_by_him) return false;
  const int64_t whole = item.whole;
  if (whole > 0)
    return weights_.sum_of_shared(item.matters, deed.matters) * 1000 >= whole * kSharedNeeded;
  return std::any_of(deed.acts.begin(), deed.acts.end(),
                     [&](const Act& act) { return act.action == item.action; });
}

}  // namespace dateline
