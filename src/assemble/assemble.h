// The stages that make a Story of many articles; none can fail, each is a pure function of its
// arguments. The order is that of engine/pipeline.cpp. Articles come in canonical order (published,
// id): see canonical_order(). Indices named article_ix count in that order. A memo keeps how far a
// stage came with a story, an article what it made of it: without them the result is the same.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/memo.h"
#include "lexicon/lexicon.h"
#include "model/article.h"
#include "model/story.h"

namespace dateline {

using Articles = std::span<const Article* const>;

// Sorts by (published, id), undated articles last: the same set of articles gives the same order.
void canonical_order(std::vector<const Article*>& articles);

// Near-duplicate and syndicated texts.
struct Copies {
  // source[article_ix] is the article_ix of the earliest article with the same text (itself, if
  // original).
  std::vector<uint32_t> source;
};
Copies find_copies(Articles articles, Memo* memo = nullptr);

// Who is who over all articles.
struct EntityLinks {
  std::vector<Entity> entities;  // most mentioned first, ties by id
  std::vector<std::vector<uint32_t>>
      entity_of;                     // [article_ix][mention index] -> entities index, or kNone
  std::vector<uint64_t> meaning_of;  // [article_ix]: tells apart all that its mentions may mean
  std::optional<EntityId> id_of(uint32_t article_ix, uint32_t mention_ix) const {
    if (mention_ix == kNone || entity_of[article_ix][mention_ix] == kNone) return std::nullopt;
    return entities[entity_of[article_ix][mention_ix]].id;
  }
};
EntityLinks link_entities(Articles articles, const Lexicon& lexicon, Memo* memo = nullptr);

// One line per event, with date, part, text, score; by date, then id. The tellings are those that
// collect_tellings() gives of these articles.
struct Tellings;
std::vector<Sourced<Event>> merge_events(Articles articles, const Tellings& tellings,
                                         const Copies& copies, const EntityLinks& links,
                                         const Lexicon& lexicon, Memo* memo = nullptr,
                                         int threads = 1);

// Gives the lines that an outlet takes back ("Correction: an earlier version of this article said
// ...") its note.
void note_corrections(Articles articles, const EntityLinks& links, const Lexicon& lexicon,
                      std::vector<Sourced<Event>>& events);

// Each utterance once, with all articles that tell it.
std::vector<Sourced<Quote>> merge_quotes(Articles articles, const Copies& copies,
                                         const EntityLinks& links, Memo* memo = nullptr,
                                         int threads = 1);

std::vector<Dispute> find_disputes(Articles articles, const Copies& copies,
                                   const EntityLinks& links, const Lexicon& lexicon,
                                   int threads = 1);

// What the sources of one event tell differently: by what means, near or at a place, on which day.
// Appended to the disputes, which differ in more than that.
void find_details(Articles articles, const Copies& copies, const EntityLinks& links,
                  const std::vector<Sourced<Event>>& events, const Lexicon& lexicon,
                  std::vector<Dispute>& disputes);

// Words that take a side, and who uses them; the most used first.
std::vector<LoadedWord> find_loaded_words(Articles articles, const Copies& copies,
                                          const EntityLinks& links, const Lexicon& lexicon);

// One item per thing said about the future; `now` decides what is due. What became of it stands in
// `events`, what is denied in `disputes`.
std::vector<Sourced<Outlook>> track_outlooks(Articles articles, const Copies& copies,
                                             const EntityLinks& links,
                                             const std::vector<Sourced<Event>>& events,
                                             const std::vector<Dispute>& disputes, Instant now,
                                             const Lexicon& lexicon, int threads = 1);

// The days that the articles name, by date, with what they weigh in the story.
std::vector<StoryDay> weigh_days(Articles articles, const Copies& copies, const Lexicon& lexicon);

// The reported interactions of each pair of actors, the pair with most of them first.
std::vector<Tension> measure_tension(Articles articles, const Copies& copies,
                                     const std::vector<Sourced<Event>>& events,
                                     const EntityLinks& links, const Lexicon& lexicon);

// Three sourced sentences at most.
std::vector<Sourced<StateLine>> state_of_play(const std::vector<Sourced<Event>>& events);

// Which events of a story to show when only `dates` days with `per_date` lines each are wanted.
// Returns indices into story.events, by date. The story may have been narrowed to some of its
// events and of what its days are named in; they are weighed as in the whole story.
std::vector<uint32_t> pick_key_events(const Story& story, int dates, int per_date);

}  // namespace dateline
