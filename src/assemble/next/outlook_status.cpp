#include "assemble/next/outlook_status.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include "assemble/article_facts.h"
#include "base/sorted.h"

namespace dateline {
namespace {

// The share of an outlook's matter that the event must have, in thousandths.
constexpr int64_t kSharedNeeded = 500;
// Enough where the same state or person does something of the same group of actions, or something
// is done on the very day.
constexpr int64_t kSharedOfDeed = 250;
// Enough before a limit.
constexpr int64_t kSharedInTime = 400;
// Beside states and what is done, where nobody is named who would do it.
constexpr size_t kSharedByNobody = 2;
// What is done so many days later is another thing, and so it is so many days before.
constexpr int32_t kDaysToComeTrue = 120, kDaysAfterDue = 3, kDaysBeforeDue = 3;
// Who is quoted in so many articles, so many days after he was told to be dead, lives.
constexpr int32_t kDaysAfterDeath = 2;
constexpr ptrdiff_t kQuotedAlive = 2;
// What was not done is told on its day or so many days later.
constexpr int32_t kDaysToTellLapse = 30;
// A letter is disowned within so many days.
constexpr int32_t kDaysToDisown = 7;
// What a crowd, that nobody names, and its leaving must share.
constexpr size_t kSharedByCrowd = 3;
// A day within so many is told apart from others.
constexpr int32_t kDaysOfWindow = 31;
// Groups of data/actions.tsv.
constexpr uint32_t kRetaliation = 1, kAttack = 2, kResponse = 21;

// What one does who does the opposite: groups of data/actions.tsv.
Matters opposites_of(const Matters& acts) {
  constexpr std::array<std::pair<uint32_t, uint32_t>, 5> kOpposed{
      {{20, 55}, {26, 27}, {24, 9}, {36, 37}, {34, 35}}};  // leave and stay, open and close, ...
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

bool has(const Matters& matters, std::optional<Matter> what) {
  return what && std::binary_search(matters.begin(), matters.end(), *what);
}

bool names_group(const Matters& acts) {
  return std::any_of(acts.begin(), acts.end(),
                     [](Matter act) { return act.kind() == MatterKind::kAction; });
}

size_t count_shared_beside_states(const Matters& a, const Matters& b) {
  return static_cast<size_t>(std::count_if(a.begin(), a.end(), [&](Matter what) {
    return what.kind() != MatterKind::kState && std::binary_search(b.begin(), b.end(), what);
  }));
}

// The days on which something comes true, first and last.
struct DaysInTime {
  int32_t first = INT32_MIN, last = INT32_MAX;
};

// "will meet on Monday" is not the meeting of next month, nor of the week before.
DaysInTime days_in_time(const OutlookItem& item) {
  if (!item.due) return {INT32_MIN, item.last_said_day + kDaysToComeTrue};
  const bool is_limit = item.due->qualifier == Qualifier::kBefore;
  const int32_t first = days_from_civil(item.due->first);
  return {is_limit ? INT32_MIN : first - kDaysBeforeDue,
          days_from_civil(item.due->last) + kDaysAfterDue};
}

bool is_in_time(int32_t day, const OutlookItem& item) {
  const DaysInTime days = days_in_time(item);
  return day >= days.first && day <= days.last;
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

OutlookJudge::OutlookJudge(Articles articles, const std::vector<Sourced<Event>>& events,
                           const std::vector<Dispute>& disputes, const MatterReader& reader,
                           const MatterWeights& weights, const EntityLinks& links,
                           const States& states)
    : articles_(articles),
      events_(events),
      weights_(weights),
      links_(links),
      quoted_(days_quoted(articles, links)) {
  const DeedReader deed_reader(articles, reader, links, states);
  std::map<ArticleId, uint32_t> ix_of;
  std::vector<uint64_t> meaning_of;  // [article]
  for (uint32_t ix = 0; ix < articles.size(); ++ix) {
    ix_of.emplace(articles[ix]->id, ix);
    meaning_of.push_back(deed_reader.meaning_of(ix));
    if (!articles[ix]->published) continue;
    const auto told = fact_of<UndoneOfArticle>(*articles[ix], meaning_of[ix],
                                               [&] { return deed_reader.read_undone(ix); });
    for (const Undone& undone : told->all) {
      const auto undone_ix = static_cast<uint32_t>(undone_.size());
      for (const Matter what : undone.called_off) endings_of_.emplace_back(what, undone_ix);
      for (const Matter what : undone.put_off) endings_of_.emplace_back(what, undone_ix);
      if (undone.drops_plan || !undone.disowned.empty()) dropped_plans_.push_back(undone_ix);
      if (!undone.is_ending()) failures_.emplace_back(undone.deed.told_day, undone_ix);
      undone_.push_back(&undone);
    }
    undone_owners_.push_back(told);
  }
  for (uint32_t event_ix = 0; event_ix < events.size(); ++event_ix) {
    const Event& event = events[event_ix].value;
    if (!event.when || event.part == StoryPart::kBackground) continue;
    const SourceRef& source = events[event_ix].sources.front();
    const auto found = ix_of.find(source.article);
    if (found == ix_of.end()) continue;
    const Article& article = *articles[found->second];
    const int32_t day = days_from_civil(event.when->last);
    const uint64_t meaning = hash_combine(meaning_of[found->second], static_cast<uint64_t>(day));
    const auto deed = fact_at<Deed>(article, source.sentence, meaning, [&] {
      Deed read = deed_reader.read(found->second, source.sentence);
      read.day = day;
      read.told_day = article.published ? days_from_civil(article.published->day()) : day;
      return read;
    });
    const auto deed_ix = static_cast<uint32_t>(deeds_.size());
    for (const Act& act : deed->acts) deeds_of_.push_back({act.action, deed->day, deed_ix});
    for (const Matters* matters : {&deed->attended, &deed->verbs})
      for (const Matter what : *matters) deeds_of_.push_back({what, deed->day, deed_ix});
    for (const EntityId who : deed->dead) deaths_of_.emplace_back(who, deed_ix);
    deeds_.push_back(deed);
    days_of_.push_back({deed->day, deed->told_day});
    event_of_.push_back(event_ix);
  }
  for (const Dispute& dispute : disputes)
    if (dispute.kind == DisputeKind::kDenial)
      for (const SourceRef& source : dispute.sides.front().sources)
        denied_at_[{source.article, source.sentence}].push_back(&dispute);
  keep_sorted_once(deaths_of_);
  keep_sorted_once(deeds_of_);
  keep_sorted_once(endings_of_);
}

std::vector<uint32_t> OutlookJudge::endings(const OutlookItem& item) const {
  std::vector<uint32_t> all = dropped_plans_;
  for (const Matter act : item.acts)
    for (auto row = std::lower_bound(endings_of_.begin(), endings_of_.end(), std::pair(act, 0u));
         row != endings_of_.end() && row->first == act; ++row)
      all.push_back(row->second);
  keep_sorted_once(all);
  return all;
}

std::vector<uint32_t> OutlookJudge::deciding(const OutlookItem& item) const {
  std::vector<uint32_t> all;
  const auto is_later = [&](uint32_t deed) {
    return days_of_[deed].happened >= item.said_day && days_of_[deed].told >= item.said_day;
  };
  if (item.who_entity != kNone) {
    const EntityId who = links_.entities[item.who_entity].id;
    for (auto row = std::lower_bound(deaths_of_.begin(), deaths_of_.end(), std::pair(who, 0u));
         row != deaths_of_.end() && row->first == who; ++row)
      if (is_later(row->second)) all.push_back(row->second);
  }
  Matters acts = item.acts;
  const Matters opposites = opposites_of(item.acts);
  acts.insert(acts.end(), opposites.begin(), opposites.end());
  const bool is_vowed = has(item.acts, action_matter(kRetaliation));
  if (is_vowed) acts.push_back(action_matter(kAttack));
  if (item.due && item.due->is_day()) acts.insert(acts.end(), item.named.begin(), item.named.end());
  // Revenge alone comes true at any time.
  const DaysInTime days = is_vowed ? DaysInTime{} : days_in_time(item);
  const int32_t first = std::max(days.first, item.said_day);
  for (const Matter act : acts)
    for (auto row =
             std::lower_bound(deeds_of_.begin(), deeds_of_.end(), DeedOfAction{act, first, 0});
         row != deeds_of_.end() && row->action == act && row->day <= days.last; ++row)
      if (is_later(row->deed)) all.push_back(row->deed);
  keep_sorted_once(all);
  return all;
}

OutlookJudge::Doer OutlookJudge::doer_of(const Deed& deed, const Matters& acts,
                                         const OutlookItem& item) const {
  const std::optional<Matter> wanted = item.is_asked ? item.against : item.who;
  const bool is_open = !wanted || item.by_anybody;
  Doer doer = Doer::kOther;
  for (const Act& act : deed.acts) {
    if (!std::binary_search(acts.begin(), acts.end(), act.action)) continue;
    const bool is_same = wanted && !item.by_anybody &&
                         (act.actor == *wanted || (!item.is_asked && act.actor == item.state));
    if (is_same) return Doer::kSame;
    // "A deputy who had chained herself": who is named in the sentence may have done it.
    if (is_open || (act.actor == kNobody && has(deed.matters, wanted))) doer = Doer::kUnknown;
  }
  return doer;
}

bool OutlookJudge::breaks_promise(const Deed& deed, const OutlookItem& item) const {
  if (!item.is_negated || doer_of(deed, item.acts, item) != Doer::kSame ||
      !names_group(item.acts) || !is_about(deed, item.acts, item))
    return false;
  const int64_t whole = weights_.sum(item.matters);
  if (whole > 0)
    return weights_.sum_of_shared(item.matters, deed.matters) * 1000 >= whole * kSharedNeeded;
  return std::any_of(deed.acts.begin(), deed.acts.end(),
                     [&](const Act& act) { return act.action == item.action; });
}

bool OutlookJudge::retells(const Matters& matters, const OutlookItem& item) const {
  const int64_t needed = count_shared(matters, item.acts) > 0 ? kSharedOfDeed : kSharedNeeded;
  return std::any_of(item.tellings.begin(), item.tellings.end(), [&](const Matters& telling) {
    const int64_t shared = weights_.sum_of_shared(telling, matters);
    return shared > 0 && shared * 1000 >= weights_.sum(telling) * needed;
  });
}

// What a letter said, and the letter was disowned: on the same day at the earliest.
bool OutlookJudge::is_disowned(const Undone& undone, const OutlookItem& item) const {
  const int32_t told = undone.deed.told_day;
  if (count_shared(undone.disowned, item.sentence) == 0) return false;
  return told >= item.said_day && told <= item.said_day + kDaysToDisown &&
         (undone.source.article == item.first.article || tells_of(undone.deed, item));
}

// "Norway cancelled the talks", "dropped the blockade", "put off the launch".
bool OutlookJudge::is_ended(const Undone& undone, const Matters& acts,
                            const OutlookItem& item) const {
  const Deed& deed = undone.deed;
  if (&acts == &undone.called_off && is_disowned(undone, item)) return true;
  if (deed.told_day <= item.said_day) return false;
  const auto is_its_own = [&] {
    return has(deed.matters, item.who) || has(deed.matters, item.state) || tells_of(deed, item);
  };
  // "Dropped her plan to call the treasurer."
  if (&acts == &undone.called_off && undone.drops_plan &&
      deed.told_day <= item.last_said_day + kDaysToComeTrue && is_its_own() &&
      retells(deed.matters, item))
    return true;
  // "Suspended the box": only what is done is called off; what is put off is always that.
  const bool is_named = std::any_of(acts.begin(), acts.end(), [&](Matter act) {
    return has(item.acts, act) && (act.kind() == MatterKind::kAction || &acts == &undone.put_off);
  });
  if (!is_named) return false;
  // "Adjourned until 3 October" puts off nothing that is planned for 3 October.
  if (item.due && undone.new_day && undone.new_day->overlaps(*item.due)) return false;
  if (item.due && deed.told_day > days_from_civil(item.due->last) + kDaysAfterDue) return false;
  if (deed.told_day > item.last_said_day + kDaysToComeTrue) return false;
  // Who and what are enough until its day has passed: "called off its strike".
  const bool is_ahead = item.due && deed.told_day <= days_from_civil(item.due->last);
  const int64_t shared = weights_.sum_of_shared(item.matters, deed.matters);
  const int64_t whole = weights_.sum(item.matters);
  return is_its_own() ? shared > 0 || whole == 0 || is_ahead
                      : shared > 0 && shared * 1000 >= whole * kSharedOfDeed;
}

// An attack that is told as an answer is the revenge that was vowed.
bool OutlookJudge::is_revenge(const Deed& deed, const OutlookItem& item) const {
  if (!item.who || !has(item.acts, action_matter(kRetaliation))) return false;
  return doer_of(deed, {action_matter(kAttack)}, item) == Doer::kSame &&
         (has(deed.matters, action_matter(kRetaliation)) ||
          has(deed.matters, action_matter(kResponse)));
}

// "The union Samlag said its members would walk out": two of its sentence's words, or a name.
bool OutlookJudge::tells_of(const Deed& deed, const OutlookItem& item) const {
  size_t words = 0;
  for (const Matter what : item.sentence) {
    if (!has(deed.matters, what)) continue;
    if (what.kind() == MatterKind::kEntity || what.kind() == MatterKind::kName) return true;
    ++words;
  }
  return words >= kSharedByNobody;
}

bool OutlookJudge::is_on_day(const Deed& deed, const OutlookItem& item) const {
  if (!item.due || deed.day > days_from_civil(item.due->last)) return false;
  const int32_t last = days_from_civil(item.due->last);
  const bool is_limit = item.due->qualifier == Qualifier::kBefore;
  const int32_t first = is_limit ? item.said_day : days_from_civil(item.due->first);
  return deed.day >= first && last - first <= kDaysOfWindow;
}

bool OutlookJudge::has_crowd_turned(const Deed& deed, const Matters& opposites,
                                    const OutlookItem& item) const {
  if (item.who || item.is_asked || opposites.empty() || !is_in_time(deed.day, item)) return false;
  const bool is_by_crowd = std::any_of(deed.acts.begin(), deed.acts.end(), [&](const Act& act) {
    return act.actor == kNobody &&
           std::binary_search(opposites.begin(), opposites.end(), act.action);
  });
  return is_by_crowd && count_shared(item.lead, deed.matters) >= kSharedByCrowd;
}

bool OutlookJudge::is_about(const Deed& deed, const Matters& acts, const OutlookItem& item) const {
  // A minister who "will visit the valley on Thursday" may be elsewhere on Friday.
  const bool is_late = item.due && item.due->is_day() && !is_on_day(deed, item);
  if (is_late && doer_of(deed, acts, item) != Doer::kSame) return false;
  return is_in_time(deed.day, item) && matches(deed, acts, item);
}

bool OutlookJudge::matches(const Deed& deed, const Matters& acts, const OutlookItem& item) const {
  const Doer doer = doer_of(deed, acts, item);
  if (doer == Doer::kOther) return false;
  if (item.against && !has(deed.matters, item.against)) return false;
  const bool has_come = is_on_day(deed, item);
  // Who, what and when are enough: the House votes on one thing a day.
  if (doer == Doer::kSame && item.who && has_come) return true;
  // Revenge for what, everybody knows.
  const bool is_group = names_group(acts);
  if (doer == Doer::kSame && has(acts, action_matter(kRetaliation))) return true;
  const int64_t whole = weights_.sum(item.matters);
  // "She expected a verdict by 18 October": nothing more is said of it.
  if (whole == 0) return has_come && is_group && (item.by_anybody || !item.who);
  const bool is_on_the_day = has_come && item.due->qualifier != Qualifier::kBefore;
  const int64_t shared = weights_.sum_of_shared(item.matters, deed.matters);
  const size_t count = count_shared_beside_states(item.matters, deed.matters);
  if (doer == Doer::kSame) {
    const int64_t of_group = item.due ? kSharedOfDeed : kSharedInTime;
    const int64_t needed = is_group ? of_group : kSharedNeeded;
    return shared > 0 && shared * 1000 >= whole * needed;
  }
  // "Will be buried in Kerman on Tuesday": the day stands for who does it.
  if (item.due && has_come)
    return count >= 1 && shared * 1000 >= whole * (is_on_the_day ? kSharedOfDeed : kSharedInTime);
  const size_t needed = item.by_anybody && !item.due ? kSharedByNobody + 1 : kSharedByNobody;
  return count >= needed && shared * 1000 >= whole * kSharedNeeded;
}

// Only by its day and something else that both name: "the ceremony in Tehran".
bool OutlookJudge::takes_place(const Deed& deed, const OutlookItem& item) const {
  if (!item.due || item.is_asked || item.due->qualifier == Qualifier::kBefore ||
      count_shared(item.acts, deed.attended) == 0)
    return false;
  return deed.day >= days_from_civil(item.due->first) &&
         deed.day <= days_from_civil(item.due->last) &&
         (item.who && !item.by_anybody ? has(deed.matters, item.who)
                                       : count_shared(item.matters, deed.around) > 0);
}

// "Will hear the complaint of nine deputies on Tuesday" and, of that Tuesday, "heard the deputies".
bool OutlookJudge::is_done_on_its_day(const Deed& deed, const OutlookItem& item) const {
  if (!item.due || item.is_asked || !item.due->is_day() ||
      item.due->qualifier == Qualifier::kBefore || deed.day != days_from_civil(item.due->last))
    return false;
  const bool is_named = count_shared(item.named, deed.verbs) > 0;
  if (!is_named) return false;
  const int64_t shared = weights_.sum_of_shared(item.matters, deed.matters);
  return count_shared_beside_states(item.matters, deed.matters) >= kSharedByNobody &&
         shared * 1000 >= weights_.sum(item.matters) * kSharedNeeded;
}

// Who is quoted later on lives: "killed by forces loyal to Gaddafi" names him beside the dead.
bool OutlookJudge::is_death_of(const Deed& deed, const OutlookItem& item) const {
  if (item.who_entity == kNone || !item.who_is_named ||
      links_.entities[item.who_entity].kind != EntityKind::kPerson ||
      std::find(deed.dead.begin(), deed.dead.end(), links_.entities[item.who_entity].id) ==
          deed.dead.end())
    return false;
  const auto& days = quoted_[item.who_entity];
  const auto later = std::upper_bound(days.begin(), days.end(), deed.told_day + kDaysAfterDeath);
  return days.end() - later < kQuotedAlive;
}

// What somebody answered who denies it, where the outlook's sentence is what is denied.
const SourceRef* OutlookJudge::denial_of(const OutlookItem& item) const {
  const OutlookMention& mention = mention_of(item, articles_);
  if (mention.action == kNone) return nullptr;
  const std::string_view what =
      articles_[item.mentions[item.surest].article_ix]->word_at(mention.action);
  const auto found = denied_at_.find({item.first.article, item.first.sentence});
  if (found == denied_at_.end()) return nullptr;
  // The question is cut from what is denied: the sentence may say more than that.
  for (const Dispute* dispute : found->second)
    if (dispute->question.find(what) != std::string::npos)
      return &dispute->sides[1].sources.front();
  return nullptr;
}

// Only what is told once the day has come: before it, the thing may still be done.
const SourceRef* OutlookJudge::lapse_of(const OutlookItem& item, CivilDate today) const {
  if (!item.due || item.is_negated || !item.action) return nullptr;
  const int32_t last = days_from_civil(item.due->last);
  const int32_t first_told = std::max(last, item.said_day + 1);
  const int32_t last_told = std::min(last + kDaysToTellLapse, days_from_civil(today));
  for (auto row = std::lower_bound(failures_.begin(), failures_.end(), std::pair(first_told, 0u));
       row != failures_.end() && row->first <= last_told; ++row) {
    const Undone& undone = *undone_[row->second];
    if (!undone.is_passed_deadline) {
      if (matches(undone.deed, item.acts, item)) return &undone.source;
      continue;
    }
    const auto speaks_of = [&](const std::optional<Matter>& what) {
      return has(undone.deed.matters, what);
    };
    const bool is_its_own = speaks_of(item.who) || speaks_of(item.state) || speaks_of(item.against);
    const int64_t shared = weights_.sum_of_shared(item.matters, undone.deed.matters);
    if (is_its_own && shared * 1000 >= weights_.sum(item.matters) * kSharedOfDeed &&
        (shared > 0 || speaks_of(item.action)))
      return &undone.source;
  }
  return nullptr;
}

OutlookFate OutlookJudge::judge(const OutlookItem& item, CivilDate today) const {
  if (item.is_given_up) return {OutlookStatus::kWithdrawn, {item.first}};
  const Matters opposites = opposites_of(item.acts);
  const Undone *called_off = nullptr, *put_off = nullptr;
  for (const uint32_t undone_ix : endings(item)) {
    const Undone& undone = *undone_[undone_ix];
    if (undone.deed.told_day > days_from_civil(today)) continue;
    if (!called_off && is_ended(undone, undone.called_off, item)) called_off = &undone;
    if (!put_off && is_ended(undone, undone.put_off, item)) put_off = &undone;
  }
  for (const uint32_t deed_ix : deciding(item)) {
    const Deed& deed = *deeds_[deed_ix];
    const auto evidence = [&] { return events_[event_of_[deed_ix]].sources.items(); };
    if (is_death_of(deed, item)) return {OutlookStatus::kOvertaken, evidence()};
    if (deed.day > days_from_civil(today) || deed.day > deed.told_day ||
        deed.told_day <= item.said_day || count_shared(deed.planned, item.acts) > 0 ||
        (called_off != nullptr && called_off->deed.told_day <= deed.told_day))
      continue;
    const bool has_turned = !opposites.empty() && item.who && !item.is_asked &&
                            doer_of(deed, opposites, item) == Doer::kSame &&
                            is_about(deed, opposites, item);
    if (has_turned || has_crowd_turned(deed, opposites, item) || breaks_promise(deed, item))
      return {OutlookStatus::kWithdrawn, evidence()};
    const bool is_done = is_about(deed, item.acts, item) || is_revenge(deed, item) ||
                         takes_place(deed, item) || is_done_on_its_day(deed, item);
    if (!item.is_negated && is_done) return {OutlookStatus::kCameTrue, evidence()};
  }
  if (called_off != nullptr) return {OutlookStatus::kWithdrawn, {called_off->source}};
  if (put_off != nullptr) return {OutlookStatus::kOvertaken, {put_off->source}};
  if (const SourceRef* lapse = lapse_of(item, today)) return {OutlookStatus::kLapsed, {*lapse}};
  if (const SourceRef* denial = denial_of(item)) return {OutlookStatus::kDisputed, {*denial}};
  if (!item.due) return {};
  const bool is_limit = item.due->qualifier == Qualifier::kBefore;
  const CivilDate begins = is_limit ? item.due->last : item.due->first;
  return {today >= begins ? OutlookStatus::kDue : OutlookStatus::kOpen, {}};
}

}  // namespace dateline
