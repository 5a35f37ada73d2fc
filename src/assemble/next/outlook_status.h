// What became of an outlook: decided only by a later sourced event or statement, and by the date
// that "now" is. Used by outlooks.cpp.
#pragma once

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "assemble/next/deeds.h"

namespace dateline {

// One threat, pledge, demand or plan with all its mentions.
struct OutlookItem {
  struct Mention {
    uint32_t article_ix = 0, outlook_ix = 0;
  };
  std::vector<Mention> mentions;  // oldest first
  size_t surest = 0;              // index in `mentions`: the one that is shown
  std::optional<Matter> who;      // the state or the entity that says it
  uint32_t who_entity = kNone;    // index in EntityLinks::entities
  std::optional<Matter> action;   // what would be done: a group of like actions, or a word
  Matters acts;                   // the same in every form in which it may be told; ascending
  Matters named;                  // as acts, of every verb of the clause
  std::optional<Matter> against;  // whom it would hit, or who is asked
  bool is_asked = false;          // a demand: another would do it
  bool by_anybody = false;        // foretold, or in the passive: who would do it is not said
  bool is_negated = false;        // "will not resign": nothing that is done makes it come true
  Matters matters;                // what the first mention is about, without who and action
  std::vector<Matters> tellings;  // the same of every mention
  Matters lead;                   // what the first mention's article begins with
  Matters sentence;               // what its whole sentence is about: "The union Samlag said ..."
  int32_t said_day = 0, last_said_day = 0;  // days since 1970
  std::optional<Matter> state;              // of who says it: Iran, of its supreme leader
  bool is_given_up = false;                 // told as a plan that came to nothing
  bool who_is_named = false;                // not only "he"
  SourceRef first;                          // the first mention's sentence
  std::optional<When> due;
};

inline const OutlookMention& mention_of(const OutlookItem& item, Articles articles) {
  const OutlookItem::Mention& place = item.mentions[item.surest];
  return articles[place.article_ix]->outlooks[place.outlook_ix];
}

struct OutlookFate {
  OutlookStatus status = OutlookStatus::kOpen;
  std::vector<SourceRef> evidence;
};

// Decides the fate of items one after the other; reads all events once.
class OutlookJudge {
 public:
  OutlookJudge(Articles articles, const std::vector<Sourced<Event>>& events,
               const std::vector<Dispute>& disputes, const MatterReader& reader,
               const MatterWeights& weights, const EntityLinks& links, const States& states);
  OutlookFate judge(const OutlookItem& item, CivilDate today) const;

 private:
  enum class Doer { kOther, kUnknown, kSame };
  // Who does one of these acts in the deed: the one who would do it, somebody else or nobody named?
  Doer doer_of(const Deed& deed, const Matters& acts, const OutlookItem& item) const;
  bool is_about(const Deed& deed, const Matters& acts, const OutlookItem& item) const;
  bool matches(const Deed& deed, const Matters& acts, const OutlookItem& item) const;
  // "Spoke at the ceremony", "the talks ended", on its day.
  bool takes_place(const Deed& deed, const OutlookItem& item) const;
  // On its day something is done that the outlook names: "heard the deputies".
  bool is_done_on_its_day(const Deed& deed, const OutlookItem& item) const;
  // "Would not step down", and then resigned; "will not pay a dividend" is not broken by a bill.
  bool breaks_promise(const Deed& deed, const OutlookItem& item) const;
  // Does a sentence speak of most of what one of the mentions is about?
  bool retells(const Matters& matters, const OutlookItem& item) const;
  bool is_disowned(const Undone& undone, const OutlookItem& item) const;
  // "They would stay until", said the crowd, and "Demonstrators withdrew on Wednesday".
  bool has_crowd_turned(const Deed& deed, const Matters& opposites, const OutlookItem& item) const;
  // Is it what was planned that is called off or put off?
  bool is_ended(const Undone& undone, const Matters& acts, const OutlookItem& item) const;
  // Does it speak of those of whom the outlook's sentence speaks?
  bool tells_of(const Deed& deed, const OutlookItem& item) const;
  // On a day for which it is planned, or before its limit.
  bool is_on_day(const Deed& deed, const OutlookItem& item) const;
  bool is_revenge(const Deed& deed, const OutlookItem& item) const;
  bool is_death_of(const Deed& deed, const OutlookItem& item) const;
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
  const MatterWeights& weights_;
  const EntityLinks& links_;
  struct Days {
    int32_t happened, told;
  };
  std::vector<std::shared_ptr<const Deed>> deeds_;
  std::vector<Days> days_of_;       // [deed]: asked far more often than the rest of it
  std::vector<uint32_t> event_of_;  // [deed]
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
  std::vector<std::vector<int32_t>> quoted_;  // by entity: days of articles, ascending
};

}  // namespace dateline
