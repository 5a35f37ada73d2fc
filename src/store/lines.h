// The lines of a story as flat records, and what changed between two tellings of it. Used by
// store/sqlite to keep rows, permalinks and the log.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "model/change.h"
#include "model/story.h"

namespace dateline {

struct Line {
  LineKind kind = LineKind::kEvent;
  std::string id;
  std::string text;                // of a dispute the question, of an entity the name
  std::string date;                // EDTF; empty: none
  std::string part;                // of an event; else empty
  std::string status;              // of an outlook; else empty
  std::vector<SourceRef> sources;  // of an entity its first mentions, without words
  friend bool operator==(const Line&, const Line&) = default;
};

// So many mentions of an entity find it again should its id change.
inline constexpr size_t kEntityAnchors = 16;

// Every line, sorted by id; of two with one id the first. The letter of an id tells its kind, so
// kinds never mix.
std::vector<Line> lines_of(const Story& story);

// Finds the line of one telling that has most of the sentences of a line of another.
class SentenceIndex {
 public:
  explicit SentenceIndex(const std::vector<Line>& lines);
  // The same, but only for the sentences of the lines that are asked about.
  SentenceIndex(const std::vector<Line>& lines, const std::vector<const Line*>& asked);
  // Ties go to the smaller id; empty where no line of that kind shares a sentence.
  std::string nearest(LineKind kind, const std::vector<SourceRef>& sources) const;

 private:
  using Key = std::tuple<LineKind, ArticleId, uint32_t>;
  std::map<Key, std::set<std::string>> ids_at_;
};

// What happened to each line from one telling to the next, by id; revision and time are left for
// the caller. A line that is gone is merged where a line of its kind now has most of its
// sentences (ties: the smaller id), else withdrawn; a new line is split from the line that had
// most of its sentences and still stands, else added.
std::vector<Change> compare_lines(const std::vector<Line>& before, const std::vector<Line>& after);

}  // namespace dateline
