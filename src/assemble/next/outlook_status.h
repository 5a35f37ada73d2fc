// What became of an outlook: decided only by a later sourced event or statement, and by the date
// that "now" is. Used by outlooks.cpp.
#pragma once

#include <vector>

#include "assemble/matters.h"
#include "assemble/who/states.h"

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
  std::optional<Matter> against;  // whom it would hit, or who is asked
  bool is_asked = false;          // a demand: another would do it
  bool is_negated = false;        // "will not resign": nothing that is done makes it come true
  Matters matters;                // what the first mention is about, without who and action
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
  // Something done, and who did it, as an entity and as a state; kNobody where nobody is named.
  struct Act {
    Matter action, actor;
    friend auto operator<=>(const Act&, const Act&) = default;
  };
  static constexpr Matter kNobody{};
  // A sentence that tells an event, with what it is about.
  struct Deed {
    uint32_t event_ix = 0;
    int32_t day = 0;       // of the event
    int32_t told_day = 0;  // of publication
    Matters matters;
    std::vector<Act> acts;       // what the sentence tells to have happened; ascending
    std::vector<uint32_t> dead;  // entities that it tells to have been killed or to have died
    Matters attended;            // "spoke at the ceremony": it takes place
    bool calls_off = false;      // "cancelled", "backed away from"
  };
  std::vector<Act> acts_of(uint32_t article_ix, const EventMention& event) const;
  // "Spoke at the ceremony", on its day.
  bool takes_place(const Deed& deed, const OutlookItem& item) const;
  // Reads the acts, the dead and what takes place of a sentence.
  void read_events(const Article& article, uint32_t article_ix, uint32_t sentence,
                   Deed& deed) const;
  // Did the one who spoke do it?
  bool has_done(const Deed& deed, Matter action, const OutlookItem& item) const;
  bool is_about(const Deed& deed, Matter action, const OutlookItem& item) const;
  bool matches(const Deed& deed, Matter action, const OutlookItem& item) const;
  bool is_called_off(const Deed& deed, const OutlookItem& item) const;
  bool is_revenge(const Deed& deed, const OutlookItem& item) const;
  bool is_death_of(const Deed& deed, const OutlookItem& item) const;
  bool is_in_time(const Deed& deed, const OutlookItem& item) const;
  // Reads what the sentences of an article tell not to have been done, and deadlines that passed.
  void read_undone(const Article& article, uint32_t article_ix);
  // What was told, when its day had come, of what was not done; nullptr where nothing was.
  const SourceRef* lapse_of(const OutlookItem& item, CivilDate today) const;
  // The deeds that can decide the item: of its action, killings, cancellations. Ascending.
  std::vector<uint32_t> deciding(const OutlookItem& item) const;

  const SourceRef* denial_of(const OutlookItem& item) const;

  Articles articles_;
  const std::vector<Sourced<Event>>& events_;
  const std::vector<Dispute>& disputes_;
  const MatterReader& reader_;
  const MatterWeights& weights_;
  const EntityLinks& links_;
  const States& states_;
  // A sentence that tells that something was not done.
  struct Undone {
    Deed deed;
    bool is_passed_deadline = false;  // "the deadline passed without"
    SourceRef source;
  };
  std::vector<Deed> deeds_;
  std::vector<Undone> undone_;                         // in the order of articles and sentences
  std::vector<std::pair<Matter, uint32_t>> deeds_of_;  // action -> deeds_ index, ascending
  std::vector<uint32_t> killings_, callings_off_;      // deeds_ indices, ascending
  std::vector<std::vector<int32_t>> quoted_;           // by entity: days of articles, ascending
};

}  // namespace dateline
