// Matters: what a stretch of text is about, in a form that two wordings of one thing share. Used by
// disputes and outlooks.
#pragma once

#include <tsl/robin_map.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "assemble/assemble.h"
#include "base/hash.h"
#include "base/sorted.h"

namespace dateline {

// Entities, states, groups of like actions, and words. Ascending,
// each once. "The US pulled its troops out" and "an American withdrawal" share a state and an
// action.
enum class MatterKind : uint8_t { kWord, kRoot, kOpposite, kAction, kName, kState, kEntity };
struct Matter {
  uint64_t key = 0;
  MatterKind kind() const { return static_cast<MatterKind>(key >> 56); }
  uint32_t value() const { return static_cast<uint32_t>(key); }
  // Names tell one event from another: a place, a person, a state.
  bool is_name() const { return kind() >= MatterKind::kName; }
  friend auto operator<=>(const Matter&, const Matter&) = default;
};
using Matters = std::vector<Matter>;  // ascending, each once: see base/sorted.h

// A state by its number in data/countries.tsv; an entity goes by its id, which it keeps however
// many come to be named before it.
Matter state_matter(uint32_t number);
// A group of data/actions.tsv.
Matter action_matter(uint32_t group);
// What the forms of a word share: "decide", "decision".
Matter root_matter(std::string_view lemma);

// Remembers what each word is, so one thread uses it at a time.
class MatterReader {
 public:
  MatterReader(Articles articles, const EntityLinks& links, const Lexicon& lexicon)
      : articles_(articles), links_(links), lexicon_(lexicon) {}
  // Of the tokens [begin_token, end_token).
  Matters read(uint32_t article_ix, uint32_t begin_token, uint32_t end_token) const;
  // What is done by the word at `token`: its group of like actions, else that of its object or, in
  // the passive, its subject ("imposed sanctions", "the burial will take place"), else the word.
  std::optional<Matter> action_at(uint32_t article_ix, uint32_t token) const;
  // The same in every form in which it may be told again, so that "proclaim" answers "proclamation"
  // and "issued the licence" the licence: groups of like actions and roots of words. Ascending.
  Matters acts_at(uint32_t article_ix, uint32_t token) const;
  // Does an odd number of words stand on the negative side of a pair of opposites ("unsigned")?
  bool is_opposite(uint32_t article_ix, uint32_t begin_token, uint32_t end_token) const;
  // Of one mention: the state it names or belongs to, else the entity. Nothing for kNone.
  std::optional<Matter> of_mention(uint32_t article_ix, uint32_t mention_ix) const;
  // Tells apart all that the mentions of an article may mean: beside its version, what is read of
  // it comes from nothing else.
  uint64_t meaning_of(uint32_t article_ix) const;

 private:
  // The number of the word's pair in data/opposites.tsv, below zero for the negative one; 0: none.
  int32_t opposite_at(const Article& article, uint32_t token) const;
  bool is_passive(const Article& article, uint32_t token) const;
  std::vector<uint32_t> parts_done(const Article& article, uint32_t verb) const;
  // What the word alone tells to be done; unsorted.
  void add_acts(const Article& article, uint32_t token, Matters& acts) const;
  std::optional<Matter> of_token(const Article& article, uint32_t token) const;
  std::optional<Matter> look_up(const Article& article, uint32_t token) const;

  struct Word {
    WordId word, lemma;
    Upos upos;
    friend bool operator==(const Word&, const Word&) = default;
  };
  struct HashOfWord {
    size_t operator()(const Word& word) const {
      return hash_combine(static_cast<uint64_t>(word.word) << 32 | word.lemma,
                          static_cast<uint64_t>(word.upos));
    }
  };

  Articles articles_;
  const EntityLinks& links_;
  const Lexicon& lexicon_;
  mutable tsl::robin_map<Word, std::optional<Matter>, HashOfWord> known_;
};

// Finds the stretches that share something with another, without comparing all.
class MatterIndex {
 public:
  // Stretches are known by their number; nullptr stands for one that is never wanted.
  explicit MatterIndex(std::span<const Matters* const> stretches);
  // Those of the stretches [first, end) that have one of the most telling matters, ascending.
  std::vector<uint32_t> candidates(const Matters& matters, uint32_t first, uint32_t end) const;
  // Those that have so many of the matters at least, ascending.
  std::vector<uint32_t> sharing(const Matters& matters, size_t least) const;

 private:
  friend class MatterWeights;
  // Which stretches have a matter: `count` of places_ from `begin` on, ascending.
  struct Holders {
    uint32_t begin = 0, count = 0;
  };
  Holders holders_of(Matter what) const;

  tsl::robin_map<uint64_t, uint32_t> number_of_;  // by key; its order reaches no output
  std::vector<Holders> holders_;                  // by number
  std::vector<uint32_t> places_;                  // numbers of stretches
  size_t stretch_count_;
};

// How much each matter tells, in thousandths of a bit: rare ones tell more.
class MatterWeights {
 public:
  // Counts in how many of the given stretches each matter stands.
  explicit MatterWeights(std::span<const Matters* const> stretches);
  // The same of the stretches of an index, counted there. REQUIRES: none of them is nullptr.
  explicit MatterWeights(const MatterIndex& index);
  int32_t of(Matter matter) const;
  int64_t sum(const Matters& matters) const;
  int64_t sum_of_shared(const Matters& a, const Matters& b) const;

 private:
  int32_t weight_of(int32_t count) const;

  tsl::robin_map<uint64_t, int32_t> weight_of_;  // by key; looked up only, never listed
  int32_t total_;                                // of stretches
  int32_t most_;                                 // of one that stands in a single stretch
};

}  // namespace dateline
