// One outlook with all its mentions, in the terms in which it is compared with what is told later.
// Used by outlooks.cpp and by what decides its status.
#pragma once

#include <optional>
#include <vector>

#include "assemble/next/deeds.h"

namespace dateline {

// One threat, pledge, demand or plan with all its mentions.
struct OutlookItem {
  struct Mention {
    uint32_t article_ix = 0, outlook_ix = 0;
  };
  std::vector<Mention> mentions;    // oldest first
  size_t surest = 0;                // index in `mentions`: the one that is shown
  std::optional<Matter> who;        // the state or the entity that says it
  uint32_t who_entity = kNone;      // index in EntityLinks::entities
  uint32_t asked_entity = kNone;    // the same of whom a demand is made of or about
  std::optional<Matter> action;     // what would be done: a group of like actions, or a word
  Matters acts;                     // the same in every form in which it may be told; ascending
  Matters named;                    // as acts, of every verb and deed of the clause
  std::optional<Matter> against;    // whom it would hit, or who is asked
  std::optional<Matter> undergoer;  // to whom it would be done: a person or a body
  bool is_asked = false;            // a demand: another would do it
  bool by_anybody = false;          // foretold, or in the passive: who would do it is not said
  bool by_crowd = false;            // they, whom no name tells
  bool is_negated = false;          // "will not resign": nothing that is done makes it come true
  Matters matters;                  // what the first mention is about, without who and action
  int64_t whole = 0;                // what these weigh together
  std::vector<Matters> tellings;    // the same of every mention
  Matters lead;                     // what the first mention's article begins with
  Matters sentence;                 // what its whole sentence is about: "The union Samlag said ..."
  int32_t said_day = 0, last_said_day = 0;  // days since 1970
  std::optional<Matter> state;              // of who says it: Iran, of its supreme leader
  bool is_only_one = false;                 // few other outlooks speak of such a thing
  bool is_given_up = false;                 // told as a plan that came to nothing
  bool who_is_named = false;                // not only "he"
  SourceRef first;                          // the first mention's sentence
  std::optional<When> due;
};

inline const OutlookMention& mention_of(const OutlookItem& item, Articles articles) {
  const OutlookItem::Mention& place = item.mentions[item.surest];
  return articles[place.article_ix]->outlooks[place.outlook_ix];
}

}  // namespace dateline
