// Store: keeps article versions with what was found in them, and the stories made of them. One
// writer at a time, readers never blocked. Used by engine/, serve/ and cli/; store/sqlite is the
// default.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "calendar/instant.h"
#include "model/article.h"
#include "model/change.h"
#include "model/edit.h"
#include "model/story.h"

namespace dateline {

enum class AddOutcome : uint8_t { kAdded, kUnchanged, kNewVersion, kRetracted };

struct StoryHead {
  StoryId id;
  std::string title;
  int64_t revision = 0;
  std::optional<Instant> updated;
  int64_t articles = 0, events = 0;
};

// What a store is asked to read anew.
enum class ReadAgain : uint8_t { kOutdated, kAll };

// The articles that a story is made of. `generation` counts the changes of the set.
struct ArticleSet {
  int64_t generation = 0;
  std::vector<Article> articles;
};

// What became of the id of a line.
struct Fate {
  enum class Kind : uint8_t { kUnknown, kLine, kMerged, kGone };
  Kind kind = Kind::kUnknown;
  std::string into;      // kMerged: the line that stands today
  std::string reason;    // kGone
  int64_t revision = 0;  // kMerged, kGone: since when
};

class Store {
 public:
  virtual ~Store() = default;

  // Writes all articles in one transaction: all of them are kept, or none. Equal content at a
  // stored id is kUnchanged; other content is kNewVersion, and the version published last (then
  // the one of the greater content hash) is the current one, whichever came first. A retracted
  // article is kRetracted and not kept. Returns one outcome an article.
  virtual Result<std::vector<AddOutcome>> add_articles(std::span<const Article> articles) = 0;

  // The current version of every article, all columns set, in the order of ids.
  virtual Result<ArticleSet> load_articles() = 0;
  // Error kNotFound where there is none.
  virtual Result<Article> load_article(ArticleId id) = 0;
  // How often the articles or the edits have changed.
  virtual Result<int64_t> generation() = 0;
  // Removes every version of the article and all that was found in it; `reason` stays, for the
  // tombstones of its lines. Error kNotFound.
  virtual Result<void> retract_article(ArticleId id, const std::string& reason, Instant now) = 0;
  // The article may be added again. Error kNotFound where it is not retracted.
  virtual Result<void> allow_article(ArticleId id) = 0;

  // Articles whose columns were found by another build, or all, by id; then the same as ingest
  // made them, and back with their columns, in one transaction.
  virtual Result<std::vector<ArticleId>> articles_to_read(ReadAgain which) = 0;
  virtual Result<Article> load_text(ArticleId id) = 0;
  virtual Result<void> replace_found(std::span<const Article> articles) = 0;

  // Editors' decisions, in the order they were made.
  virtual Result<void> add_edit(const Edit& edit, StoryId story) = 0;
  virtual Result<std::vector<Edit>> load_edits() = 0;
  virtual Result<void> undo_edit(int64_t number, StoryId story, Instant now) = 0;

  // Replaces the story of that id by what `generation` of the articles tells. Equal content keeps
  // the revision; any change makes the next one, logged line by line with the time `now`. Returns
  // the revision now stored. Error kBusy where the articles have changed meanwhile: tell it again.
  virtual Result<int64_t> save_story(const Story& story, int64_t generation, Instant now) = 0;
  virtual Result<std::vector<StoryHead>> list_stories() = 0;
  // `id` nothing: the newest story. Error kNotFound where there is none.
  virtual Result<Story> load_story(std::optional<StoryId> id) = 0;
  // The log of what happened to the lines after that revision, oldest first.
  virtual Result<std::vector<Change>> changes_since(StoryId story, int64_t revision) = 0;
  // The revision that stands, or that stood at that time; 0 where there is none.
  virtual Result<int64_t> last_revision(StoryId story) = 0;
  virtual Result<int64_t> revision_at(StoryId story, Instant at) = 0;
  // Where an id leads: every id ever shown resolves.
  virtual Result<Fate> fate_of(StoryId story, const std::string& id) = 0;

  // Do the stored stories tell the stored articles, as of the day of `now`?
  virtual Result<bool> is_up_to_date(Instant now) = 0;

  // A complete copy in a new file, taken while others read and write. Error kUsage where the file
  // exists.
  virtual Result<void> back_up(const std::string& file) = 0;
  // Gives unused space back to the file system.
  virtual Result<void> compact() = 0;
};

// Opens or creates. `location` is a file name; "postgresql://" is refused with kUnsupported.
// Errors: kStore (damaged, or of a newer version), kBusy, kUnreadable, kDiskFull. No message of a
// store names its location: the caller knows it.
Result<std::unique_ptr<Store>> open_store(const std::string& location);

}  // namespace dateline
