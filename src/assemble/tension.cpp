// Tension: the reported interactions of two actors, day by day, with the scores of PLOVER. A state,
// its leaders and its capital are one actor. Days without a report are gaps, not zeros.
#include <algorithm>
#include <map>

#include "assemble/assemble.h"
#include "assemble/states.h"

namespace dateline {
namespace {

// A pair with fewer reported interactions has no series worth reading.
constexpr size_t kFewestEvents = 4, kFewestDays = 2;

class TensionMeter {
 public:
  TensionMeter(const EntityLinks& links, const Lexicon& lexicon)
      : links_(links), lexicon_(lexicon), states_(links, lexicon) {
    for (uint32_t ix = 0; ix < links.entities.size(); ++ix)
      ix_of_.emplace(links.entities[ix].id, ix);
  }

  void count(const Event& event) {
    const auto score = lexicon_.list(WordList::kPloverScores).find(name_of(event.type));
    if (!score || !event.when || !event.when->is_on_day() || event.part == StoryPart::kBackground)
      return;
    std::vector<std::pair<EntityId, EntityId>> pairs;
    for (const EntityId& actor : event.actors)
      for (const EntityId& target : event.targets)
        if (const auto pair = pair_of(actor, target)) pairs.push_back(*pair);
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const auto& pair : pairs) {
      TensionPoint& point = series_[pair][event.when->first];
      point.day = event.when->first;
      point.value += *score;
      point.events.push_back(event.id);
    }
  }

  std::vector<Tension> result() const {
    std::vector<Tension> tension;
    for (const auto& [pair, days] : series_) {
      size_t events = 0;
      Tension item{pair.first, pair.second, {}};
      for (const auto& [day, point] : days) {
        events += point.events.size();
        item.series.push_back(point);
      }
      if (events >= kFewestEvents && days.size() >= kFewestDays) tension.push_back(std::move(item));
    }
    std::stable_sort(tension.begin(), tension.end(), [](const Tension& a, const Tension& b) {
      return a.series.size() > b.series.size();
    });
    return tension;
  }

 private:
  // Who acts, rolled up to his state where he stands for one.
  EntityId side_of(uint32_t ix) const {
    if (const auto state = states_.of(ix))
      if (const uint32_t entity = states_.entity_of(*state); entity != kNone)
        return links_.entities[entity].id;
    return links_.entities[ix].id;
  }

  std::optional<std::pair<EntityId, EntityId>> pair_of(EntityId actor, EntityId target) const {
    const auto first = ix_of_.find(actor), second = ix_of_.find(target);
    if (first == ix_of_.end() || second == ix_of_.end()) return std::nullopt;
    const EntityId a = side_of(first->second), b = side_of(second->second);
    if (a == b) return std::nullopt;
    return std::pair(std::min(a, b), std::max(a, b));
  }

  const EntityLinks& links_;
  const Lexicon& lexicon_;
  const States states_;
  std::map<EntityId, uint32_t> ix_of_;
  std::map<std::pair<EntityId, EntityId>, std::map<CivilDate, TensionPoint>> series_;
};

}  // namespace

std::vector<Tension> measure_tension(const std::vector<Sourced<Event>>& events,
                                     const EntityLinks& links, const Lexicon& lexicon) {
  TensionMeter meter(links, lexicon);
  for (const auto& event : events) meter.count(event.value);
  return meter.result();
}

}  // namespace dateline
