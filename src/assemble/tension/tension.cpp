// Tension: the reported interactions of two actors, day by day, with the scores of PLOVER. A state,
// its leaders and its capital are one actor. Days without a report are gaps, not zeros; what is
// told as backstory counts for nothing.
#include <algorithm>
#include <map>
#include <set>

#include "assemble/assemble.h"
#include "assemble/tension/tension_trend.h"
#include "assemble/who/states.h"
#include "base/hash.h"
#include "base/sorted.h"

namespace dateline {
namespace {

// A pair with fewer reported interactions has no series worth reading.
constexpr size_t kFewestEvents = 4, kFewestDays = 2;

// The quadrants of the PLOVER manual.
Dealing dealing_of(EventType type) {
  switch (type) {
    case EventType::kUnknown:
    case EventType::kAgree:
    case EventType::kConsult:
    case EventType::kSupport:
    case EventType::kConcede:
      return Dealing::kVerbalCooperation;
    case EventType::kCooperate:
    case EventType::kAid:
    case EventType::kRetreat:
      return Dealing::kMaterialCooperation;
    case EventType::kRequest:
    case EventType::kAccuse:
    case EventType::kReject:
    case EventType::kThreaten:
      return Dealing::kVerbalConflict;
    case EventType::kProtest:
    case EventType::kSanction:
    case EventType::kMobilize:
    case EventType::kCoerce:
    case EventType::kAssault:
      return Dealing::kMaterialConflict;
  }
  return Dealing::kVerbalCooperation;
}

class TensionMeter {
  using Pair = std::pair<EntityId, EntityId>;

 public:
  TensionMeter(Articles articles, const Copies& copies, const EntityLinks& links,
               const Lexicon& lexicon)
      : links_(links), lexicon_(lexicon), states_(links, lexicon) {
    for (uint32_t ix = 0; ix < links.entities.size(); ++ix)
      ix_of_.emplace(links.entities[ix].id, ix);
    for (uint32_t ix = 0; ix < articles.size(); ++ix)
      outlet_of_.emplace(articles[ix]->id, articles[copies.source[ix]]->outlet);
  }

  void count(const Sourced<Event>& line) {
    const Event& event = line.value;
    const auto score = lexicon_.list(WordList::kPloverScores).find(name_of(event.type));
    if (!score || !event.when || !event.when->is_on_day() || event.part == StoryPart::kBackground)
      return;
    // Each pair with the side that acts.
    std::vector<std::pair<Pair, EntityId>> pairs;
    for (const EntityId& actor : event.actors)
      for (const EntityId& target : event.targets)
        if (const auto pair = pair_of(actor, target))
          pairs.emplace_back(*pair, side_of(ix_of_.at(actor)));
    keep_sorted_once(pairs);
    const Dealing dealing = dealing_of(event.type);
    const bool is_verbal =
        dealing == Dealing::kVerbalConflict || dealing == Dealing::kVerbalCooperation;
    for (const auto& [pair, actor] : pairs) {
      Day& day = series_[pair][event.when->first];
      // What one says of another in several lines of a day is said once.
      if (is_verbal && !day.said.emplace(actor, event.type).second) continue;
      day.point.day = event.when->first;
      day.point.value += *score;
      DealingSum& sum = day.point.dealings[static_cast<size_t>(dealing)];
      ++sum.events;
      sum.points += *score;
      day.point.events.push_back(event.id);
      day.scores.push_back(*score);
      for (const SourceRef& source : line.sources)
        if (const auto outlet = outlet_of_.find(source.article); outlet != outlet_of_.end())
          day.outlets.insert(outlet->second);
    }
  }

  std::vector<Tension> result() const {
    std::vector<std::pair<size_t, Tension>> measured;  // with the number of its events
    for (const auto& [pair, days] : series_) {
      Tension item;
      item.first = pair.first;
      item.second = pair.second;
      std::vector<ScoredEvent> events;
      for (const auto& [date, day] : days) {
        item.series.push_back(day.point);
        item.series.back().outlets = static_cast<int32_t>(day.outlets.size());
        for (const int32_t score : day.scores) events.push_back({days_from_civil(date), score});
      }
      if (events.size() < kFewestEvents || days.size() < kFewestDays) continue;
      item.trend = trend_of(events, hash_combine(pair.first.value, pair.second.value));
      measured.emplace_back(events.size(), std::move(item));
    }
    std::stable_sort(measured.begin(), measured.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Tension> tension;
    for (auto& [events, item] : measured) tension.push_back(std::move(item));
    return tension;
  }

 private:
  struct Day {
    TensionPoint point;
    std::vector<int32_t> scores;  // of its events
    std::set<std::pair<EntityId, EventType>> said;
    std::set<std::string_view> outlets;
  };

  // Who acts, rolled up to his state where he stands for one.
  EntityId side_of(uint32_t ix) const {
    if (const auto state = states_.of(ix))
      if (const uint32_t entity = states_.entity_of(*state); entity != kNone)
        return links_.entities[entity].id;
    return links_.entities[ix].id;
  }

  std::optional<Pair> pair_of(EntityId actor, EntityId target) const {
    const auto first = ix_of_.find(actor), second = ix_of_.find(target);
    if (first == ix_of_.end() || second == ix_of_.end()) return std::nullopt;
    const EntityId a = side_of(first->second), b = side_of(second->second);
    if (a == b) return std::nullopt;
    return Pair(std::min(a, b), std::max(a, b));
  }

  const EntityLinks& links_;
  const Lexicon& lexicon_;
  const States states_;
  std::map<EntityId, uint32_t> ix_of_;
  std::map<ArticleId, std::string_view> outlet_of_;  // a copy counts for the outlet that it is of
  std::map<Pair, std::map<CivilDate, Day>> series_;
};

}  // namespace

std::vector<Tension> measure_tension(Articles articles, const Copies& copies,
                                     const std::vector<Sourced<Event>>& events,
                                     const EntityLinks& links, const Lexicon& lexicon) {
  TensionMeter meter(articles, copies, links, lexicon);
  for (const auto& event : events) meter.count(event);
  return meter.result();
}

}  // namespace dateline
