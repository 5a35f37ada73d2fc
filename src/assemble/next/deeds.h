// Deeds: what the sentences of a story tell to have been done, called off, put off or left undone,
// in the terms in which outlooks are compared with it. Used by outlook_status.cpp.
#pragma once

#include <initializer_list>
#include <vector>

#include "assemble/matters.h"
#include "assemble/who/states.h"

namespace dateline {

// Something done, and who did it, as an entity and as a state; kNobody where nobody is named.
struct Act {
  Matter action, actor;
  friend auto operator<=>(const Act&, const Act&) = default;
};
inline constexpr Matter kNobody{};

// A sentence that tells an event, with what it is about.
struct Deed {
  int32_t first_day = 0, day = 0;  // of the event, since 1970: on one of these
  int32_t told_day = 0;            // of publication
  Matters matters;
  std::vector<Act> acts;       // what the sentence tells to have happened; ascending
  std::vector<Act> undergone;  // the same, each with one to whom it is done; ascending
  std::vector<EntityId> dead;  // who it tells to have been killed or to have died
  Matters verbs;               // as acts, of every verb that tells of something done
  Matters planned;             // what it tells to be still ahead
  Matters attended;            // "spoke at the ceremony", "the talks ended": it takes place
  bool is_beside = false;      // in no line: it may be anything
  bool is_brief = false;       // few words: all of them tell of it
  bool is_long = false;        // many words: some are shared by chance
  Matters around;              // where something is attended: of the sentences before it too
};

// A sentence that tells that something was not done, or is no longer to be.
struct Undone {
  Deed deed;
  bool is_passed_deadline = false;  // "the deadline passed without"
  Matters called_off;               // "cancelled the talks", "dropped the blockade"
  Matters put_off;                  // "postponed the vote"
  Matters moved;                    // the same as matters: "brought forward its results"
  Matters taken_back;               // "would obey the ban", of who vowed to defy it
  std::optional<When> new_day;      // "until 3 October"
  Matters disowned;                 // "the ministry disowned the letter"
  bool drops_plan = false;          // "dropped her plan to", "withdrew a threat to"
  bool drops_wish = false;          // the same of a call or a demand
  Matters dropped;                  // what is called off is about; empty for "dropped the idea"
  Matters by;                       // the roots of its verbs: who foretold these sees it come true
  std::optional<When> old_day;      // "cancelled the visit on Wednesday"
  SourceRef source;
  bool is_ending() const {
    return !called_off.empty() || !put_off.empty() || !taken_back.empty() || !disowned.empty() ||
           drops_plan;
  }
};

struct UndoneOfArticle {
  std::vector<Undone> all;
};
// What the events of an article tell to have been done: each act once without anybody, then with
// each who does it or to whom it is done.
struct ActsOfArticle {
  struct OfEvent {
    uint32_t event;     // an index in Article::events
    uint32_t end_acts;  // where its acts end, and those of the next one begin
  };
  std::vector<OfEvent> events;
  std::vector<Act> acts;
};

size_t bytes_of(const Deed& deed);
size_t bytes_of(const ActsOfArticle& article);
size_t bytes_of(const UndoneOfArticle& article);

// The words that stand in one of these relations to a verb.
std::vector<uint32_t> parts_of(const Article& article, uint32_t verb,
                               std::initializer_list<Deprel> relations);

// "Resigned", "returned", "visited", "retired", "stayed": nobody does it for his state.
bool is_personal(Matter act);

// Who does what the word at a token tells, and to whom it is done, as indices in
// Article::entities. Of "the resignation of Sosa" Sosa does it, of "Sosa's arrest" others do.
struct Parties {
  IndexList<4> doers, undergoers;
};
// `event` is the one that the word tells, or nullptr; `acts` is what it tells.
Parties parties_at(const Article& article, uint32_t token, const EventMention* event,
                   const Matters& acts);

// One thread uses it at a time.
class DeedReader {
 public:
  DeedReader(Articles articles, const EntityLinks& links, const States& states,
             const Lexicon& lexicon)
      : articles_(articles), reader_(articles, links, lexicon), links_(links), states_(states) {}
  // Tells apart all that the mentions of an article may mean here.
  uint64_t meaning_of(uint32_t article_ix) const;
  // What the events of an article tell to have been done of late.
  ActsOfArticle read_acts(uint32_t article_ix) const;
  // Of one sentence; without its days.
  Deed read(uint32_t article_ix, uint32_t sentence) const;
  // What the sentences of an article tell not to have been done, to be called off or put off, and
  // deadlines that passed.
  UndoneOfArticle read_undone(uint32_t article_ix) const;

 private:
  Matters actions_of(uint32_t article_ix, const EventMention& event) const;
  void add_acts(uint32_t article_ix, const Matters& actions, const IndexList<4>& parties,
                std::vector<Act>& acts) const;
  std::vector<Act> acts_of(uint32_t article_ix, const EventMention& event) const;
  void read_events(uint32_t article_ix, uint32_t sentence, Deed& deed) const;
  void read_ends(uint32_t article_ix, uint32_t sentence, Undone& undone) const;
  void read_later_words(uint32_t article_ix, uint32_t sentence, Undone& undone) const;
  Matters matters_ended(uint32_t article_ix, uint32_t token, uint32_t end_token) const;
  Matters papers_disowned(uint32_t article_ix, const Sentence& sentence) const;

  Articles articles_;
  MatterReader reader_;
  const EntityLinks& links_;
  const States& states_;
};

}  // namespace dateline
