// What became of an outlook: decided only by a later sourced event or statement, and by the date
// that "now" is. Used by outlooks.cpp.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "assemble/next/outlook_matching.h"

namespace dateline {

struct OutlookFate {
  OutlookStatus status = OutlookStatus::kOpen;
  std::vector<SourceRef> evidence;
};

// Decides the fate of items one after the other; reads all events once, and what is told beside
// them that may decide one of `items`.
class OutlookJudge {
 public:
  OutlookJudge(Articles articles, const std::vector<Sourced<Event>>& events,
               const std::vector<Dispute>& disputes, const std::vector<OutlookItem>& items,
               const MatterWeights& weights, const EntityLinks& links, const States& states,
               const Lexicon& lexicon, int threads);
  OutlookFate judge(const OutlookItem& item, CivilDate today) const;

 private:
  class DeedFacts;
  class WantedActs;
  // A sentence that may decide an outlook, and the last day of what it tells.
  struct Told {
    uint32_t article_ix, sentence;
    int32_t day;
    bool is_undated;
    uint32_t event_ix;  // kNone: told beside the lines
  };
  void note_undone(std::vector<std::shared_ptr<const UndoneOfArticle>> undone);
  void find_told(std::span<const std::shared_ptr<const ActsOfArticle>> acts,
                 const WantedActs& wanted);
  void note_deed(const Deed& deed, uint32_t deed_ix);

  // What was told, when its day had come, of what was not done; nullptr where nothing was.
  const SourceRef* lapse_of(const OutlookItem& item, CivilDate today) const;
  // What may tell that the item is called off or put off: indices in undone_, ascending.
  std::vector<uint32_t> endings(const OutlookItem& item) const;
  // The deeds that can decide the item: of its acts and in time, and deaths of who says it.
  // Ascending.
  std::vector<uint32_t> deciding(const OutlookItem& item) const;

  const SourceRef* denial_of(const OutlookItem& item) const;

  Articles articles_;
  const std::vector<Sourced<Event>>& events_;
  const EntityLinks& links_;
  const OutlookMatcher matcher_;
  struct Days {
    int32_t happened, told;
  };
  std::vector<Told> told_;  // [deed]
  std::vector<std::shared_ptr<const Deed>> deeds_;
  std::vector<Days> days_of_;  // [deed]: asked far more often than the rest of it
  struct DeedOfAction {
    Matter action;
    int32_t day;
    uint32_t deed;  // index in deeds_
    friend auto operator<=>(const DeedOfAction&, const DeedOfAction&) = default;
  };
  std::vector<DeedOfAction> deeds_of_;                    // ascending
  std::vector<std::pair<EntityId, uint32_t>> deaths_of_;  // who is dead -> deeds_ index, ascending
  std::vector<const Undone*> undone_;                     // in the order of articles and sentences
  std::vector<std::shared_ptr<const UndoneOfArticle>> undone_owners_;
  std::vector<std::pair<Matter, uint32_t>>
      endings_of_;                       // what is ended -> undone_ index, ascending
  std::vector<uint32_t> dropped_plans_;  // and disowned letters: undone_ indices, ascending
  std::vector<std::pair<int32_t, uint32_t>> failures_;  // day -> what was just not done, ascending
  using Place = std::pair<ArticleId, uint32_t>;         // of a sentence
  std::map<Place, std::vector<const Dispute*>> denied_at_;  // what stands there is denied
};

}  // namespace dateline
