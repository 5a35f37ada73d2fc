#include "assemble/next/outlook_status.h"

#include <algorithm>
#include <cstdint>
#include <map>

#include "assemble/article_facts.h"
#include "assemble/article_places.h"
#include "assemble/next/outcomes.h"
#include "assemble/next/shared_matters.h"
#include "base/sorted.h"

namespace dateline {
namespace {

// What was not done is told on its day or so many days later.
constexpr int32_t kDaysToTellLapse = 30;
// Groups of data/actions.tsv.
constexpr uint32_t kRetaliation = 1, kAttack = 2, kResignation = 25, kReturn = 43, kVisit = 48;

// What may be done where this is to be done, or what ends it. Ascending.
Matters deciding_acts(const OutlookItem& item) {
  Matters acts = item.acts;
  const Matters opposites = opposites_of(item.acts);
  for (const Matters* more : {&opposites, &outcomes_of(item.acts)})
    acts.insert(acts.end(), more->begin(), more->end());
  if (has(item.acts, action_matter(kRetaliation))) acts.push_back(action_matter(kAttack));
  if (has(item.acts, action_matter(kReturn))) acts.push_back(action_matter(kVisit));
  if (is_fall(item.acts)) acts.push_back(action_matter(kResignation));
  if (item.due && item.due->is_day()) acts.insert(acts.end(), item.named.begin(), item.named.end());
  keep_sorted_once(acts);
  return acts;
}

// What has no day of its own is told when it comes, not in a look back; but revenge comes late.
int32_t last_told(const OutlookItem& item) {
  if (item.due || has(item.acts, action_matter(kRetaliation))) return INT32_MAX;
  constexpr int32_t kDaysOfLookBack = 365;
  return item.last_said_day + kDaysOfLookBack;
}

}  // namespace

// What makes an outlook true though no line tells it: the act on its day, or done to the one whom
// it would hit.
class OutlookJudge::WantedActs {
 public:
  explicit WantedActs(const std::vector<OutlookItem>& items) {
    for (const OutlookItem& item : items) {
      if (item.is_negated) continue;
      if (const auto days = days_of_its_own(item)) add(item, kNobody, *days);
      if (item.undergoer) add(item, *item.undergoer, days_in_time(item));
    }
    std::sort(wanted_.begin(), wanted_.end());
    // Days that meet are one stretch.
    size_t kept = 0;
    for (const Wanted& next : wanted_)
      if (kept > 0 && wanted_[kept - 1].act == next.act && next.first <= wanted_[kept - 1].last)
        wanted_[kept - 1].last = std::max(wanted_[kept - 1].last, next.last);
      else
        wanted_[kept++] = next;
    wanted_.resize(kept);
    for (const Wanted& wanted : wanted_) may_have_[place_of(wanted.act)] = true;
  }

  bool has(const Act& act, const When& when) const {
    if (!may_have_[place_of(act)]) return false;
    const int32_t day = days_from_civil(when.last);
    const auto next = std::upper_bound(wanted_.begin(), wanted_.end(), Wanted{act, day, INT32_MAX});
    if (next == wanted_.begin()) return false;
    const Wanted& last = *std::prev(next);
    return last.act == act && day - 1 <= last.last;  // a paper tells today of yesterday
  }

 private:
  struct Wanted {
    Act act;
    int32_t first, last;  // days since 1970
    friend auto operator<=>(const Wanted&, const Wanted&) = default;
  };

  void add(const OutlookItem& item, Matter whom, DaysInTime days) {
    const int32_t first = std::max(days.first, item.said_day);
    for (const Matter act : item.acts) wanted_.push_back({{act, whom}, first, days.last});
    if (whom != kNobody && is_fall(item.acts))
      wanted_.push_back({{action_matter(kResignation), whom}, first, days.last});
  }

  static size_t place_of(const Act& act) {
    return hash_combine(act.action.key, act.actor.key) % kPlaces;
  }

  static constexpr size_t kPlaces = 1u << 16;
  std::vector<Wanted> wanted_;                               // by act; the days of one do not meet
  std::vector<bool> may_have_ = std::vector<bool>(kPlaces);  // most acts have no such day
};

// What the judge asks of single articles; one thread uses it at a time.
class OutlookJudge::DeedFacts {
 public:
  DeedFacts(Articles articles, const EntityLinks& links, const States& states,
            const Lexicon& lexicon)
      : articles_(articles), reader_(articles, links, states, lexicon) {}

  // nullptr where the article is undated.
  std::shared_ptr<const UndoneOfArticle> undone_of(uint32_t ix) const {
    if (!articles_[ix]->published) return nullptr;
    return fact_of<UndoneOfArticle>(*articles_[ix], reader_.meaning_of(ix),
                                    [&] { return reader_.read_undone(ix); });
  }
  std::shared_ptr<const ActsOfArticle> acts_of(uint32_t ix) const {
    if (!articles_[ix]->published) return nullptr;
    return fact_of<ActsOfArticle>(*articles_[ix], reader_.meaning_of(ix),
                                  [&] { return reader_.read_acts(ix); });
  }

  std::shared_ptr<const Deed> deed_of(const Told& told) const {
    const Article& article = *articles_[told.article_ix];
    const bool is_beside = told.event_ix == kNone;
    const uint64_t days = hash_combine(static_cast<uint64_t>(told.is_undated) << 1 | is_beside,
                                       static_cast<uint64_t>(told.day));
    const uint64_t meaning = hash_combine(reader_.meaning_of(told.article_ix), days);
    return fact_at<Deed>(article, told.sentence, meaning, [&] {
      Deed deed = reader_.read(told.article_ix, told.sentence);
      deed.day = told.day;
      // A paper tells today what was done yesterday.
      deed.first_day = told.is_undated ? told.day - 1 : told.day;
      deed.is_beside = is_beside;
      deed.told_day = article.published ? days_from_civil(article.published->day()) : told.day;
      return deed;
    });
  }

 private:
  Articles articles_;
  DeedReader reader_;
};

void OutlookJudge::note_undone(std::vector<std::shared_ptr<const UndoneOfArticle>> undone) {
  undone_owners_ = std::move(undone);
  for (const auto& of_article : undone_owners_) {
    if (of_article == nullptr) continue;
    for (const Undone& told : of_article->all) {
      const auto ix = static_cast<uint32_t>(undone_.size());
      for (const Matters* ended : {&told.called_off, &told.put_off, &told.taken_back, &told.moved})
        for (const Matter what : *ended) endings_of_.emplace_back(what, ix);
      if (told.drops_plan || !told.disowned.empty()) dropped_plans_.push_back(ix);
      if (!told.is_ending()) failures_.emplace_back(told.deed.told_day, ix);
      undone_.push_back(&told);
    }
  }
}

// What the lines tell, and beside them what is told where and when somebody had it in mind; each
// sentence once.
void OutlookJudge::find_told(std::span<const std::shared_ptr<const ActsOfArticle>> acts,
                             const WantedActs& wanted) {
  std::vector<std::vector<bool>> is_told(articles_.size());  // [article][sentence]
  const auto add = [&](uint32_t ix, uint32_t sentence, const When& when, uint32_t event_ix) {
    is_told[ix].resize(articles_[ix]->sentences.size());
    if (is_told[ix][sentence]) return;
    is_told[ix][sentence] = true;
    told_.push_back(
        {ix, sentence, days_from_civil(when.last), when.basis == Basis::kPublished, event_ix});
  };
  const ArticlePlaces places(articles_);
  for (uint32_t event_ix = 0; event_ix < events_.size(); ++event_ix) {
    const Event& event = events_[event_ix].value;
    if (!event.when || event.part == StoryPart::kBackground) continue;
    const SourceRef& source = events_[event_ix].sources.front();
    const uint32_t ix = places.of(source.article);
    if (ix != kNone) add(ix, source.sentence, *event.when, event_ix);
  }
  for (uint32_t ix = 0; ix < articles_.size(); ++ix) {
    if (acts[ix] == nullptr) continue;
    auto first = acts[ix]->acts.begin();
    for (const auto& [event_ix, end_acts] : acts[ix]->events) {
      const auto end = acts[ix]->acts.begin() + end_acts;
      const EventMention& event = articles_[ix]->events[event_ix];
      if (std::any_of(first, end, [&](const Act& act) { return wanted.has(act, event.when); }))
        add(ix, event.sentence, event.when, kNone);
      first = end;
    }
  }
}

void OutlookJudge::note_deed(const Deed& deed, uint32_t deed_ix) {
  for (const Act& act : deed.acts) deeds_of_.push_back({act.action, deed.day, deed_ix});
  for (const Matters* matters : {&deed.attended, &deed.verbs})
    for (const Matter what : *matters) deeds_of_.push_back({what, deed.day, deed_ix});
  for (const EntityId who : deed.dead) deaths_of_.emplace_back(who, deed_ix);
  days_of_.push_back({deed.day, deed.told_day});
}

OutlookJudge::OutlookJudge(Articles articles, const std::vector<Sourced<Event>>& events,
                           const std::vector<Dispute>& disputes,
                           const std::vector<OutlookItem>& items, const MatterWeights& weights,
                           const EntityLinks& links, const States& states, const Lexicon& lexicon,
                           int threads)
    : articles_(articles), events_(events), links_(links), matcher_(articles, weights, links) {
  const auto begin_part = [&] { return DeedFacts(articles, links, states, lexicon); };
  note_undone(facts_of_all<UndoneOfArticle>(threads, articles.size(), [&] {
    return [facts = begin_part()](uint32_t ix) { return facts.undone_of(ix); };
  }));
  const auto acts = facts_of_all<ActsOfArticle>(threads, articles.size(), [&] {
    return [facts = begin_part()](uint32_t ix) { return facts.acts_of(ix); };
  });
  find_told(acts, WantedActs(items));
  deeds_ = facts_of_all<Deed>(threads, told_.size(), [&] {
    return [this, facts = begin_part()](uint32_t ix) { return facts.deed_of(told_[ix]); };
  });
  for (uint32_t ix = 0; ix < deeds_.size(); ++ix) note_deed(*deeds_[ix], ix);
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
  for (const Matters* ended : {&item.acts, &item.matters})
    for (const Matter what : *ended)
      for (auto row = std::lower_bound(endings_of_.begin(), endings_of_.end(), std::pair(what, 0u));
           row != endings_of_.end() && row->first == what; ++row)
        all.push_back(row->second);
  keep_sorted_once(all);
  return all;
}

std::vector<uint32_t> OutlookJudge::deciding(const OutlookItem& item) const {
  std::vector<uint32_t> all;
  const auto is_later = [&](uint32_t deed) {
    return days_of_[deed].happened >= item.said_day && days_of_[deed].told >= item.said_day;
  };
  for (const uint32_t entity : {item.who_entity, item.asked_entity}) {
    if (entity == kNone) continue;
    const EntityId who = links_.entities[entity].id;
    for (auto row = std::lower_bound(deaths_of_.begin(), deaths_of_.end(), std::pair(who, 0u));
         row != deaths_of_.end() && row->first == who; ++row)
      if (is_later(row->second)) all.push_back(row->second);
  }
  const bool is_vowed = has(item.acts, action_matter(kRetaliation));
  // Revenge alone comes true at any time.
  const DaysInTime days = is_vowed ? DaysInTime{} : days_in_time(item);
  const int32_t first = std::max(days.first, item.said_day);
  for (const Matter act : deciding_acts(item))
    for (auto row =
             std::lower_bound(deeds_of_.begin(), deeds_of_.end(), DeedOfAction{act, first, 0});
         row != deeds_of_.end() && row->action == act && row->day <= days.last; ++row)
      if (is_later(row->deed)) all.push_back(row->deed);
  keep_sorted_once(all);
  return all;
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
    if (matcher_.is_failed(undone, item)) return &undone.source;
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
    if (!called_off && matcher_.is_called_off(undone, item)) called_off = &undone;
    if (!put_off && matcher_.is_put_off(undone, item)) put_off = &undone;
  }
  for (const uint32_t deed_ix : deciding(item)) {
    const Deed& deed = *deeds_[deed_ix];
    const auto evidence = [&] {
      const Told& told = told_[deed_ix];
      return told.event_ix == kNone ? std::vector<SourceRef>{sentence_source(
                                          *articles_[told.article_ix], told.sentence)}
                                    : events_[told.event_ix].sources.items();
    };
    if (matcher_.is_death_of(deed, item)) return {OutlookStatus::kOvertaken, evidence()};
    if (deed.day > days_from_civil(today) || deed.day > deed.told_day ||
        deed.told_day <= item.said_day || deed.told_day > last_told(item) ||
        count_shared(deed.planned, item.acts) > 0 ||
        (called_off != nullptr && called_off->deed.told_day <= deed.told_day))
      continue;
    if (matcher_.is_turned(deed, opposites, item)) return {OutlookStatus::kWithdrawn, evidence()};
    if (matcher_.comes_true(deed, item)) return {OutlookStatus::kCameTrue, evidence()};
  }
  if (called_off != nullptr) return {OutlookStatus::kWithdrawn, {called_off->source}};
  if (put_off != nullptr) return {OutlookStatus::kOvertaken, {put_off->source}};
  if (const SourceRef* lapse = lapse_of(item, today)) return {OutlookStatus::kLapsed, {*lapse}};
  if (const SourceRef* denial = denial_of(item)) return {OutlookStatus::kDisputed, {*denial}};
  if (!item.due) return {};
  return {today >= item.due->last ? OutlookStatus::kDue : OutlookStatus::kOpen, {}};
}

}  // namespace dateline
