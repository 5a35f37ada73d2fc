// Store: keeps article versions with what was found in them, and the stories made of them. One
// writer at a time, readers never blocked. Used by engine/, serve/ and cli/; store/sqlite is the
// default.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "calendar/instant.h"
#include "model/article.h"
#include "model/article_key.h"
#include "model/change.h"
#include "model/edit.h"
#include "model/story.h"

namespace dateline {

enum class AddOutcome : uint8_t { kAdded, kUnchanged, kNewVersion, kRetracted };
inline bool is_new(AddOutcome outcome) {
  return outcome == AddOutcome::kAdded || outcome == AddOutcome::kNewVersion;
}

struct StoryHead {
  StoryId id;
  std::string title;
  int64_t revision = 0;
  std::optional<Instant> updated;
  int64_t articles = 0, events = 0;
  int64_t fingerprint = -1;        // of what it tells; -1: another build has told it
  CivilDate told;                  // the day as of which its outlooks are open or due
  std::optional<CivilDate> wakes;  // the day on which one of them may change
  std::optional<Instant> begun{};  // the oldest publication in it
  std::vector<StoryId> related{};  // other stories that share much with it
};

// What a store is asked to read anew.
enum class ReadAgain : uint8_t { kOutdated, kAll };

// A line that a search found.
struct FoundLine {
  StoryId story;
  std::string line, kind;  // its id; "event", "quote", "entity"
  std::string date;        // EDTF; "" where it has none
  std::string text;
};

// An article as grouping sees it. `stamp` differs whenever its columns do.
struct KeyedArticle {
  ArticleKey key;
  int64_t stamp = 0;
  std::optional<StoryId> story;  // that told it last
};

// The keys of all articles, kept by whoever groups them again and again.
struct KeySet {
  int64_t generation = 0;              // counts the changes of articles and edits
  std::vector<KeyedArticle> articles;  // in canonical order
  int64_t seen = -1;                   // what the store knows the writing of others by
};

// A story told anew, and what the store keeps beside it.
struct ToldStory {
  Story story;
  int64_t fingerprint = 0;
  std::optional<CivilDate> wakes{};
  std::vector<StoryId> absorbed{};  // stories whose articles are for the most part in this one now
  // The articles of it that another story told last, or none.
  std::vector<ArticleId> newcomers{};
  // The story as the store has it at that revision, where the teller knows it: its lines are not
  // read to find what has changed.
  std::shared_ptr<const Story> before{};
};

// What is true of the stories together.
struct StoryLinks {
  std::map<StoryId, std::vector<StoryId>> related{};  // of those that have any
  std::vector<StoryId> ended{};                       // that have no article left
};

// What became of the id of a line.
struct Fate {
  enum class Kind : uint8_t { kUnknown, kLine, kMerged, kGone };
  Kind kind = Kind::kUnknown;
  std::string into;      // kMerged: the line that stands today
  std::string reason;    // kGone
  StoryId story;         // kLine, kMerged: the story that it stands in
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
  // The stamp that the keys of the articles have which add_articles() wrote last, where these are
  // the current versions.
  virtual int64_t last_stamp() const = 0;

  // Is exactly this content stored already?
  virtual Result<bool> has_article(const Article& article) = 0;
  // Brings the keys up to date; an empty set is filled. Returns how many of the first are as they
  // were. Costs what has changed, unless another process has written or an article has gone.
  virtual Result<size_t> refresh_keys(KeySet& keys) = 0;
  // The current versions of these articles, all columns set, in the order asked for.
  virtual Result<std::vector<Article>> load_articles(std::span<const ArticleId> ids) = 0;
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

  // Replaces the stories of those ids by what `generation` of the articles tells, in one
  // transaction. Equal content keeps the revision; any change makes the next one, logged line by
  // line with the time `now`. An absorbed story hands on its lines and its id. Returns the
  // revisions now stored. Error kBusy where the articles have changed meanwhile: tell them again.
  virtual Result<std::vector<int64_t>> save_stories(std::span<const ToldStory> stories,
                                                    int64_t generation, Instant now) = 0;
  // The stored stories tell all articles of that generation.
  virtual Result<void> finish_telling(const StoryLinks& links, int64_t generation, Instant now) = 0;
  // Most articles first, then the newest.
  virtual Result<std::vector<StoryHead>> list_stories() = 0;
  // Error kNotFound where there is none.
  virtual Result<Story> load_story(StoryId id) = 0;
  // The story that tells today what that one did; itself where it stands.
  virtual Result<StoryId> story_now(StoryId id) = 0;
  // The story that a line stands in; nothing where it stands in none.
  virtual Result<std::optional<StoryId>> story_of_line(const std::string& line) = 0;
  // The lines of all stories that hold each of these words or phrases (case and accents do not
  // matter), best first. No phrase finds nothing.
  virtual Result<std::vector<FoundLine>> search(const std::vector<std::string>& phrases,
                                                int limit) = 0;
  // The log of what happened to the lines after that revision, oldest first.
  virtual Result<std::vector<Change>> changes_since(StoryId story, int64_t revision) = 0;
  // The revision that stands, or that stood at that time; 0 where there is none.
  virtual Result<int64_t> last_revision(StoryId story) = 0;
  virtual Result<int64_t> revision_at(StoryId story, Instant at) = 0;
  // Where an id leads: every id ever shown resolves.
  virtual Result<Fate> fate_of(StoryId story, const std::string& id) = 0;

  // Do the stored stories tell the stored articles, as of the day of `now`?
  virtual Result<bool> is_up_to_date(Instant now) = 0;

  // Is it a file that this process may not write? Then all that changes the store fails with
  // kUnreadable.
  virtual bool is_read_only() const = 0;

  // A complete copy in a new file, taken while others read and write. Error kUsage where the file
  // exists.
  virtual Result<void> back_up(const std::string& file) = 0;
  // Gives unused space back to the file system.
  virtual Result<void> compact() = 0;
};

// Opens or creates. `location` is a file name; "postgresql://" is refused with kUnsupported.
// Errors: kStore (damaged, of a newer version, or of an older one and read-only), kBusy,
// kUnreadable, kDiskFull. No message of a store names its location: the caller knows it.
Result<std::unique_ptr<Store>> open_store(const std::string& location);

}  // namespace dateline
