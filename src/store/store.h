// Store: keeps article versions with what was found in them, and the stories made of them. One
// writer at a time, readers never blocked. Used by engine/, serve/ and cli/; store/sqlite is the
// default.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/article.h"
#include "model/story.h"

namespace dateline {

enum class AddOutcome : uint8_t { kAdded, kUnchanged, kNewVersion };

struct StoryHead {
  StoryId id;
  std::string title;
  int64_t revision = 0;
  std::optional<Instant> updated;
  int64_t articles = 0, events = 0;
};

class Store {
 public:
  virtual ~Store() = default;

  // Writes all articles in one transaction: all of them are kept, or none. An article whose id and
  // text are stored already is kUnchanged; another text at a stored id is kNewVersion. Returns one
  // outcome an article.
  virtual Result<std::vector<AddOutcome>> add_articles(std::span<const Article> articles) = 0;

  // Every article's newest version, all columns set, in canonical order (published, id).
  virtual Result<std::vector<Article>> load_articles() = 0;
  // Error kNotFound where there is none.
  virtual Result<Article> load_article(ArticleId id) = 0;

  // Replaces the story of that id. Equal content keeps the revision; any change makes the next one.
  // Returns the revision now stored.
  virtual Result<int64_t> save_story(const Story& story) = 0;
  virtual Result<std::vector<StoryHead>> list_stories() = 0;
  // `id` nothing: the newest story. Error kNotFound where there is none.
  virtual Result<Story> load_story(std::optional<StoryId> id) = 0;
};

// Opens or creates. `location` is a file name; "postgresql://" is refused with kUnsupported.
// Errors: kStore (damaged, or of a newer version), kBusy, kUnreadable, kDiskFull.
Result<std::unique_ptr<Store>> open_store(const std::string& location);

}  // namespace dateline
