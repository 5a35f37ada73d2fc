// The lines of a story as flat records, and what changed between two tellings of it. Used by
// store/sqlite to keep rows, permalinks and the log.
#pragma once

#include <deque>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "model/change.h"
#include "model/story.h"

namespace dateline {

// A line as it stands in a story or in the database, whose words it does not copy: a story has too
// many of them to copy all whenever two tellings are compared.
struct Line {
  LineKind kind = LineKind::kEvent;
  std::string id;
  std::string_view text;    // of a dispute the question, of an entity the name
  std::string date;         // EDTF; empty: none
  std::string_view part;    // of an event; else empty
  std::string_view status;  // of an outlook; else empty
  std::span<const SourceRef> sources;
  std::span<const EntityPlace> mentions;  // of an entity the first ones, in place of sources
  // As many as its sources or mentions.
  size_t source_count() const { return sources.size() + mentions.size(); }
  friend bool operator==(const Line& a, const Line& b);
};

// Lines sorted by id, and what they point to where it stands in no story.
struct Lines {
  std::vector<Line> items;
  std::deque<std::string> words{};
  std::deque<std::vector<SourceRef>> sources{};
  std::deque<std::vector<EntityPlace>> mentions{};

  Lines() = default;
  Lines(Lines&&) = default;
  Lines& operator=(Lines&&) = default;
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
};

// So many mentions of an entity find it again should its id change.
inline constexpr size_t kEntityAnchors = 16;

// Every line of the story, which must outlive them; of two with one id the first. The letter of an
// id tells its kind, so kinds never mix.
Lines lines_of(const Story& story);

// The sentences of a line; of an entity its mentions, without words.
std::vector<SourceRef> sources_of(const Line& line);

// Finds the line of one telling that has most of the sentences of a line of another.
class SentenceIndex {
 public:
  explicit SentenceIndex(std::span<const Line> lines);
  // The same, but only for the sentences of the lines that are asked about.
  SentenceIndex(std::span<const Line> lines, const std::vector<const Line*>& asked);
  // Ties go to the smaller id; empty where no line of that kind shares a sentence.
  std::string nearest(LineKind kind, std::span<const SourceRef> sources) const;
  std::string nearest(const Line& line) const;

 private:
  // The sentence that a source stands in; the mentions of an entity are told apart by their bytes.
  using Key = std::tuple<LineKind, ArticleId, uint32_t>;
  static Key key_of(LineKind kind, const SourceRef& source);
  template <class Use>
  static void for_each_key(const Line& line, Use use);
  std::string nearest(const std::vector<Key>& keys) const;

  std::map<Key, std::set<std::string>> ids_at_;
};

// What happened to each line from one telling to the next. A line that is gone is merged where a
// line of its kind now has most of its sentences (ties: the smaller id), else withdrawn; a new line
// is split from the line that had most of its sentences and still stands, else added.
struct LineChanges {
  std::vector<Change> changes;  // by id; revision and time are left for the caller
  // Each line that is new or differs in anything, also where that is no change to tell a reader;
  // by id. Points into the lines that were compared.
  struct Written {
    const Line* before;  // nullptr: it is new
    const Line* after;
  };
  std::vector<Written> written;
};
LineChanges compare_lines(std::span<const Line> before, std::span<const Line> after);

}  // namespace dateline
