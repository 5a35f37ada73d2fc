// The lines of a story as flat records, and what changed between two tellings of it. Used by
// store/sqlite to keep rows, permalinks and the log.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "model/change.h"
#include "model/story.h"

namespace dateline {

// The sources of a line: its own, or those of a story, which must outlive it. A story has too many
// words to copy them all whenever two tellings are compared.
class LineSources {
 public:
  LineSources() : LineSources(std::vector<SourceRef>()) {}
  explicit LineSources(std::vector<SourceRef> own)
      : items_(std::make_shared<const std::vector<SourceRef>>(std::move(own))) {}
  static LineSources of_story(const std::vector<SourceRef>& sources) {
    return LineSources(
        std::shared_ptr<const std::vector<SourceRef>>(std::shared_ptr<void>(), &sources));
  }

  const std::vector<SourceRef>& items() const { return *items_; }
  auto begin() const { return items_->begin(); }
  auto end() const { return items_->end(); }
  size_t size() const { return items_->size(); }
  friend bool operator==(const LineSources& a, const LineSources& b) {
    return a.items() == b.items();
  }

 private:
  explicit LineSources(std::shared_ptr<const std::vector<SourceRef>> items)
      : items_(std::move(items)) {}
  std::shared_ptr<const std::vector<SourceRef>> items_;
};

struct Line {
  LineKind kind = LineKind::kEvent;
  std::string id;
  std::string text;     // of a dispute the question, of an entity the name
  std::string date;     // EDTF; empty: none
  std::string part;     // of an event; else empty
  std::string status;   // of an outlook; else empty
  LineSources sources;  // of an entity its first mentions, without words
  friend bool operator==(const Line&, const Line&) = default;
};

// So many mentions of an entity find it again should its id change.
inline constexpr size_t kEntityAnchors = 16;

// Every line of the story, which must outlive them, sorted by id; of two with one id the first. The
// letter of an id tells its kind, so kinds never mix.
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
