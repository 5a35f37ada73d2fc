#include "assemble/next/outlook_matching.h"

#include <algorithm>
#include <array>

#include "assemble/next/outcomes.h"
#include "assemble/next/shared_matters.h"
#include "base/sorted.h"

namespace dateline {
namespace {

// What is foretold without a day comes true by what tells nearly all of it.
constexpr int64_t kSharedOfForetold = 700;
// Enough before a limit.
constexpr int64_t kSharedInTime = 400;
// Beside states and what is done, where nobody is named who would do it.
constexpr size_t kSharedByNobody = 2;
// Of whom one in eight outlooks speaks tells nothing, in thousandths of a bit.
constexpr int32_t kTellingName = 3000;
// Where neither who nor when is known, so much must be shared, in thousandths of a bit: two words
// that only this outlook has.
constexpr int64_t kTellingMatter = 12000;
// Or nearly all of the outlook.
constexpr int64_t kSharedOfWhole = 800;
// Who is quoted in so many articles, so many days after he was told to be dead, lives.
constexpr int32_t kDaysAfterDeath = 2;
constexpr ptrdiff_t kQuotedAlive = 2;
// What a crowd, that nobody names, and its leaving must share.
constexpr size_t kSharedByCrowd = 3;
// A day within so many is told apart from others.
constexpr int32_t kDaysOfWindow = 31;
// Groups of data/actions.tsv.
constexpr uint32_t kRetaliation = 1, kAttack = 2, kExpulsion = 7, kOverthrow = 13, kResponse = 21,
                   kResignation = 25, kReturn = 43, kVisit = 48;

// "Said he would appeal", "would sue": who does so has done what he said, whatever else is told.
bool is_done_once(const Matters& acts) {
  constexpr uint32_t kSuing = 6, kWalkout = 10, kAppeal = 41, kRetirement = 49;
  return has(acts, action_matter(kSuing)) || has(acts, action_matter(kWalkout)) ||
         has(acts, action_matter(kAppeal)) || has(acts, action_matter(kRetirement));
}

bool is_in_time(const Deed& deed, const OutlookItem& item) {
  const DaysInTime days = days_in_time(item);
  return deed.day >= days.first && deed.first_day <= days.last;
}

// It is to be done on one day, and not by that day.
bool has_its_day(const OutlookItem& item) {
  return item.due && item.due->is_day() && item.due->qualifier != Qualifier::kBefore;
}

// What is done by these words alone tells nothing.
Matters light_acts() {
  Matters acts;
  for (const std::string_view lemma :
       {"put",   "give",  "make",    "take",  "force", "help", "get",  "keep", "let", "hand",
        "leave", "bring", "provide", "offer", "hold",  "push", "face", "set",  "see", "avoid"})
    acts.push_back(root_matter(lemma));
  keep_sorted_once(acts);
  return acts;
}

std::vector<std::vector<int32_t>> days_quoted(Articles articles, const EntityLinks& links) {
  std::vector<std::vector<int32_t>> days(links.entities.size());
  for (uint32_t ix = 0; ix < articles.size(); ++ix) {
    if (!articles[ix]->published) continue;
    const int32_t day = days_from_civil(articles[ix]->published->day());
    std::vector<uint32_t> speakers;
    for (const QuoteMention& quote : articles[ix]->quotes)
      if (quote.speaker_mention != kNone)
        speakers.push_back(links.entity_of[ix][quote.speaker_mention]);
    keep_sorted_once(speakers);
    for (const uint32_t speaker : speakers)
      if (speaker != kNone) days[speaker].push_back(day);
  }
  return days;
}

}  // namespace

bool has(const Matters& matters, std::optional<Matter> what) {
  return what && std::binary_search(matters.begin(), matters.end(), *what);
}

// What one does who does the opposite: groups of data/actions.tsv.
Matters opposites_of(const Matters& acts) {
  constexpr std::array<std::pair<uint32_t, uint32_t>, 6> kOpposed{
      {{20, 55}, {26, 27}, {24, 9}, {36, 37}, {34, 35}, {80, 81}}};  // leave and stay, open and
                                                                     // close, ...
  Matters opposites;
  for (const Matter act : acts) {
    if (act.kind() != MatterKind::kAction) continue;
    for (const auto& [one, other] : kOpposed) {
      if (act.value() == one) opposites.push_back(action_matter(other));
      if (act.value() == other) opposites.push_back(action_matter(one));
    }
  }
  keep_sorted_once(opposites);
  return opposites;
}

// An ouster: who resigns has fallen.
bool is_fall(const Matters& acts) {
  return has(acts, action_matter(kExpulsion)) || has(acts, action_matter(kOverthrow));
}

// "will meet on Monday" is not the meeting of next month, nor of the week before.
DaysInTime days_in_time(const OutlookItem& item) {
  if (!item.due) return {INT32_MIN, item.last_said_day + kDaysToComeTrue};
  const bool is_limit = item.due->qualifier == Qualifier::kBefore;
  const int32_t first = days_from_civil(item.due->first);
  return {is_limit ? INT32_MIN : first - kDaysBeforeDue,
          days_from_civil(item.due->last) + kDaysAfterDue};
}

std::optional<DaysInTime> days_of_its_own(const OutlookItem& item) {
  if (!item.due) return std::nullopt;
  const int32_t last = days_from_civil(item.due->last);
  const bool is_limit = item.due->qualifier == Qualifier::kBefore;
  const int32_t first = is_limit ? item.said_day : days_from_civil(item.due->first);
  if (last - first > kDaysOfWindow) return std::nullopt;
  return DaysInTime{first, last};
}

OutlookMatcher::OutlookMatcher(Articles articles, const MatterWeights& weights,
                               const EntityLinks& links)
    : weights_(weights), links_(links), quoted_(days_quoted(articles, links)) {}

OutlookMatcher::Doer OutlookMatcher::doer_of(const Deed& deed, const Matters& acts,
                                             const OutlookItem& item) const {
  const std::optional<Matter> wanted = item.is_asked ? item.against : item.who;
  const bool is_open = !wanted || item.by_anybody;
  Doer doer = Doer::kOther;
  for (const Act& act : deed.acts) {
    if (!std::binary_search(acts.begin(), acts.end(), act.action)) continue;
    const bool is_by_state = !item.is_asked && act.actor == item.state && !is_personal(act.action);
    if (wanted && !item.by_anybody && (act.actor == *wanted || is_by_state)) return Doer::kSame;
    // "A deputy who had chained herself": who is named in the sentence may have done it. What every
    // sentence of the story names is not meant by that.
    // But on its day.
    const bool is_beside =
        act.actor == kNobody && has(deed.matters, wanted) &&
        (weights_.of(*wanted) >= kTellingName || (has_its_day(item) && is_on_day(deed, item)));
    if (is_open || is_beside) doer = Doer::kUnknown;
  }
  return doer;
}

// An attack that is told as an answer is the revenge that was vowed.
bool OutlookMatcher::is_revenge(const Deed& deed, const OutlookItem& item) const {
  if (!item.who || !has(item.acts, action_matter(kRetaliation))) return false;
  return doer_of(deed, {action_matter(kAttack)}, item) == Doer::kSame &&
         (has(deed.matters, action_matter(kRetaliation)) ||
          has(deed.matters, action_matter(kResponse)));
}

// Who was to return has landed.
bool OutlookMatcher::is_back(const Deed& deed, const OutlookItem& item) const {
  return has(item.acts, action_matter(kReturn)) && item.due && is_on_day(deed, item) &&
         doer_of(deed, {action_matter(kVisit)}, item) == Doer::kSame;
}

// "The union Samlag said its members would walk out": two of its sentence's words, or a name.
bool OutlookMatcher::tells_of(const Deed& deed, const OutlookItem& item) const {
  size_t words = 0;
  for (const Matter what : item.sentence) {
    if (!has(deed.matters, what) || has(item.acts, what)) continue;
    const bool is_name = what.kind() == MatterKind::kEntity || what.kind() == MatterKind::kName;
    if (is_name && weights_.of(what) >= kTellingName) return true;
    words += what.kind() != MatterKind::kState;
  }
  return words >= kSharedByNobody;
}

bool OutlookMatcher::is_on_day(const Deed& deed, const OutlookItem& item) const {
  const auto days = days_of_its_own(item);
  return days && deed.first_day <= days->last && deed.day >= days->first;
}

bool OutlookMatcher::has_crowd_turned(const Deed& deed, const Matters& opposites,
                                      const OutlookItem& item) const {
  constexpr uint32_t kLeaving = 20, kStaying = 55;
  const bool stays =
      has(item.acts, action_matter(kStaying)) && has(opposites, action_matter(kLeaving));
  if (!item.by_crowd || !stays || !is_in_time(deed, item)) return false;
  const bool is_by_crowd = std::any_of(deed.acts.begin(), deed.acts.end(), [&](const Act& act) {
    return act.actor == kNobody &&
           std::binary_search(opposites.begin(), opposites.end(), act.action);
  });
  return is_by_crowd && count_shared(item.lead, deed.matters) >= kSharedByCrowd;
}

bool OutlookMatcher::is_about(const Deed& deed, const Matters& acts,
                              const OutlookItem& item) const {
  // A minister who "will visit the valley on Thursday" may be elsewhere on Friday.
  const bool is_late = item.due && item.due->is_day() && !is_on_day(deed, item);
  if (is_late && doer_of(deed, acts, item) != Doer::kSame) return false;
  return is_in_time(deed, item) && matches(deed, acts, item);
}

// "Urged Sudan to free Holm", "called for his ouster": who does it is not asked; a plan and a
// threat are carried out by who has them, or by nobody who is named.
bool OutlookMatcher::is_done_to(const Deed& deed, const Matters& acts,
                                const OutlookItem& item) const {
  if (!item.undergoer) return false;
  const Act resigned{action_matter(kResignation), *item.undergoer};
  if (is_fall(acts) && std::binary_search(deed.acts.begin(), deed.acts.end(), resigned))
    return true;
  const auto is_done = [&](Matter act) {
    return std::binary_search(deed.undergone.begin(), deed.undergone.end(),
                              Act{act, *item.undergoer});
  };
  if (std::none_of(acts.begin(), acts.end(), is_done)) return false;
  // "Put the firm in a hard place" is not what was said to be put on it.
  static const Matters light = light_acts();
  const bool is_group_done = std::any_of(
      acts.begin(), acts.end(), [&](Matter act) { return is_done(act) && !has(light, act); });
  const bool is_his = doer_of(deed, acts, item) == Doer::kSame;
  if (!is_group_done && !is_his &&
      weights_.sum_of_shared(item.matters, deed.matters) * 1000 < item.whole * kSharedOfDeed)
    return false;
  return item.is_asked || std::none_of(deed.acts.begin(), deed.acts.end(), [&](const Act& act) {
           return has(acts, act.action) && act.actor != kNobody && act.actor != item.who &&
                  act.actor != item.state;
         });
}

bool OutlookMatcher::matches(const Deed& deed, const Matters& acts, const OutlookItem& item) const {
  if (is_done_to(deed, acts, item)) return true;
  const Doer doer = doer_of(deed, acts, item);
  if (doer == Doer::kOther) return false;
  if (item.against && !has(deed.matters, item.against)) return false;
  const bool has_come = is_on_day(deed, item);
  // Who, what and when are enough: the House votes on one thing a day.
  if (doer == Doer::kSame && has_come) return true;
  // Revenge for what, everybody knows.
  const bool is_group = names_group(acts);
  if (doer == Doer::kSame && has(acts, action_matter(kRetaliation))) return true;
  // And nobody resigns twice.
  if (doer_of(deed, {action_matter(kResignation)}, item) == Doer::kSame &&
      has(acts, action_matter(kResignation)) && !deed.is_long)
    return true;
  // What stands before "it will have his house in Fantoft sold" tells who, and much besides.
  const Matters& own = item.tellings.front();
  const bool tells_by_itself = count_shared_beside_states(own, deed.matters) >= kSharedByNobody;
  const Matters& about = tells_by_itself ? own : item.matters;
  const int64_t whole = tells_by_itself ? weights_.sum(own) : item.whole;
  // "She expected a verdict by 18 October": nothing more is said of it.
  if (whole == 0 && doer == Doer::kSame && !item.due) return is_done_once(item.acts);
  if (whole == 0) return has_come && is_group && (item.by_anybody || !item.who);
  const bool is_on_the_day = has_come && item.due->qualifier != Qualifier::kBefore;
  const int64_t shared = weights_.sum_of_shared(about, deed.matters);
  const size_t count = count_shared_beside_states(about, deed.matters);
  // Schools in Bergen are not those in Lota.
  const bool is_elsewhere = name_others(deed.matters, item.matters) && count < kSharedByNobody;
  if (doer != Doer::kSame && !item.who && is_elsewhere) return false;
  // "Members of the union walked out", on the day of the union's strike.
  if (is_on_the_day && !item.by_anybody && has(deed.matters, item.who) && shared > 0) return true;
  if (doer == Doer::kSame) {
    const int64_t of_group = item.due ? kSharedOfDeed : kSharedInTime;
    const int64_t needed = is_group ? of_group : kSharedNeeded;
    return shared > 0 && shared * 1000 >= whole * needed;
  }
  // "Dockers will vote on Tuesday", and of that Tuesday "dockers have voted": there is but one
  // vote.
  if (is_on_the_day && item.is_only_one && tells_of(deed, item) && !is_elsewhere) return true;
  // "Will be buried in Kerman on Tuesday": the day stands for who does it.
  if (item.due && has_come)
    return count >= 1 && shared * 1000 >= whole * (is_on_the_day ? kSharedOfDeed : kSharedInTime);
  // Another's arrest is not the one that was asked for.
  if (item.is_asked && item.undergoer) return false;
  const bool tells_all = shared * 1000 >= whole * kSharedOfWhole;
  if (deed.is_long || (!item.due && shared < kTellingMatter && !tells_all)) return false;
  const bool is_foretold = item.by_anybody && !item.due;
  return count >= kSharedByNobody + is_foretold &&
         shared * 1000 >= whole * (is_foretold ? kSharedOfForetold : kSharedNeeded);
}

// Only by its day and something else that both name: "the ceremony in Tehran".
bool OutlookMatcher::takes_place(const Deed& deed, const OutlookItem& item) const {
  if (!item.due || item.is_asked || item.due->qualifier == Qualifier::kBefore ||
      count_shared(item.acts, deed.attended) == 0)
    return false;
  if (!is_on_day(deed, item)) return false;
  if (item.who && !item.by_anybody && has(deed.matters, item.who)) return true;
  // There is but one march of which anybody spoke.
  if (item.is_only_one && has_its_day(item) && deed.first_day == deed.day &&
      !name_others(deed.matters, item.matters))
    return true;
  // "The group plans a vigil in Lota", "A vigil was held in Lota"; but another's speech is not
  // hers.
  const bool is_by_another = item.who && !item.by_anybody &&
                             std::any_of(deed.acts.begin(), deed.acts.end(), [&](const Act& act) {
                               return has(item.acts, act.action) && act.actor != kNobody;
                             });
  const Matters& where = item.who && !item.by_anybody ? deed.matters : deed.around;
  return !is_by_another && count_shared(item.matters, where) > 0;
}

// Does it end, on its day, what was planned in other words: "will rule", and then "refused to ban"?
bool OutlookMatcher::is_outcome(const Deed& deed, const OutlookItem& item) const {
  const Matters& outcomes = outcomes_of(item.acts);
  const bool is_of_another = item.is_asked && item.against;
  if (outcomes.empty() || is_of_another) return false;
  const bool has_come = is_on_day(deed, item);
  const bool is_near = item.is_only_one && !name_others(deed.matters, item.matters);
  if (item.due && !is_near ? !has_come : !is_in_time(deed, item)) return false;
  if ((!item.due || has_come) && is_done_to(deed, outcomes, item)) return true;
  const bool is_act = std::any_of(deed.acts.begin(), deed.acts.end(),
                                  [&](const Act& act) { return has(outcomes, act.action); });
  const bool is_answered = count_shared(outcomes, deed.attended) > 0;
  if (!is_act && !is_answered && count_shared(outcomes, deed.verbs) == 0) return false;
  const int64_t shared = weights_.sum_of_shared(item.matters, deed.matters);
  const int64_t whole = item.whole;
  const bool has_who = has(deed.matters, item.who);
  const int64_t needed = is_answered ? kSharedNeeded : kSharedOfForetold;
  const size_t count = count_shared_beside_states(item.matters, deed.matters);
  // "Intends to ask the court to exclude the tests", "rejected a request ... to exclude tests"
  const bool tells_most = shared * 1000 >= whole * kSharedInTime;
  if (!item.due)
    return (has_who && shared > 0 && shared * 1000 >= whole * needed) ||
           (is_answered && is_near && tells_most && count >= kSharedByNobody);
  if (!has_come) return has_its_day(item) && tells_most && count > 0;
  if (has_who && (shared > 0 || whole == 0)) return true;
  return count >= kSharedByNobody && shared * 1000 >= whole * kSharedNeeded;
}

// "Will hear the complaint of nine deputies on Tuesday" and, of that Tuesday, "heard the deputies".
bool OutlookMatcher::is_done_on_its_day(const Deed& deed, const OutlookItem& item) const {
  if (item.is_asked || !has_its_day(item) || !is_on_day(deed, item)) return false;
  const bool is_named = count_shared(item.named, deed.verbs) > 0;
  // "Will visit Lota on Thursday" is not the visit of another.
  const bool is_of_another =
      item.who && !item.by_anybody && !has(deed.matters, item.who) &&
      std::any_of(deed.acts.begin(), deed.acts.end(), [&](const Act& act) {
        return has(item.named, act.action) && act.actor.kind() == MatterKind::kEntity;
      });
  const bool is_by_nobody = item.who && !item.by_anybody && !has(deed.matters, item.who) &&
                            std::any_of(item.acts.begin(), item.acts.end(), is_personal);
  if (!is_named || is_of_another || is_by_nobody) return false;
  // "Is due to testify on Thursday": nothing more is said of it.
  if (item.whole == 0) return has(deed.matters, item.who);
  const int64_t shared = weights_.sum_of_shared(item.matters, deed.matters);
  return count_shared_beside_states(item.matters, deed.matters) >= kSharedByNobody &&
         shared * 1000 >= item.whole * kSharedNeeded;
}

// Who is quoted later on lives: "killed by forces loyal to Gaddafi" names him beside the dead.
bool OutlookMatcher::is_dead(uint32_t entity, const Deed& deed) const {
  if (entity == kNone || links_.entities[entity].kind != EntityKind::kPerson ||
      std::find(deed.dead.begin(), deed.dead.end(), links_.entities[entity].id) == deed.dead.end())
    return false;
  const auto& days = quoted_[entity];
  const auto later = std::upper_bound(days.begin(), days.end(), deed.told_day + kDaysAfterDeath);
  return days.end() - later < kQuotedAlive;
}

bool OutlookMatcher::is_death_of(const Deed& deed, const OutlookItem& item) const {
  return (item.who_is_named && is_dead(item.who_entity, deed)) || is_dead(item.asked_entity, deed);
}

// "The strike has begun", on its day: there is but one, and nothing else is told.
bool OutlookMatcher::is_only_one_told(const Deed& deed, const OutlookItem& item) const {
  if (!item.is_only_one || !deed.is_brief || !has_its_day(item)) return false;
  const bool names_another =
      std::any_of(deed.matters.begin(), deed.matters.end(),
                  [&](Matter what) { return what.is_name() && !has(item.sentence, what); });
  return !names_another && takes_place(deed, item);
}

// Of what is told beside the lines: the very act, done to the same, or on its day and about most of
// what was said.
bool OutlookMatcher::is_surely_done(const Deed& deed, const OutlookItem& item) const {
  if (deed.is_long || !is_in_time(deed, item)) return false;
  const int64_t shared = weights_.sum_of_shared(item.matters, deed.matters);
  // "Asked the firm about its valves" is in no line: it may be another asking.
  const bool is_near = item.due || deed.is_brief || shared * 1000 >= item.whole * kSharedOfDeed;
  if (is_near && is_done_to(deed, item.acts, item)) return true;
  if (doer_of(deed, item.acts, item) == Doer::kOther || !is_on_day(deed, item)) return false;
  if (item.against && !has(deed.matters, item.against)) return false;
  return shared > 0 && shared * 1000 >= item.whole * kSharedNeeded;
}

bool OutlookMatcher::comes_true(const Deed& deed, const OutlookItem& item) const {
  if (deed.is_beside)
    return !item.is_negated && (is_surely_done(deed, item) || is_only_one_told(deed, item));
  return !item.is_negated &&
         (is_about(deed, item.acts, item) || is_revenge(deed, item) || is_back(deed, item) ||
          takes_place(deed, item) || is_done_on_its_day(deed, item) || is_outcome(deed, item));
}

bool OutlookMatcher::is_turned(const Deed& deed, const Matters& opposites,
                               const OutlookItem& item) const {
  if (deed.is_beside) return false;
  const bool has_turned = !opposites.empty() && item.who && !item.is_asked &&
                          doer_of(deed, opposites, item) == Doer::kSame &&
                          is_about(deed, opposites, item);
  return has_turned || has_crowd_turned(deed, opposites, item) || breaks_promise(deed, item);
}

}  // namespace dateline
