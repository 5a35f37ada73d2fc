// The Store over one SQLite file; docs/formats/store.md describes its tables and views.
#pragma once

#include <memory>

#include "store/sqlite/database.h"
#include "store/store.h"

namespace dateline::sqlite {

class SqliteStore final : public Store {
 public:
  static Result<std::unique_ptr<Store>> open(const std::string& file, const char* vfs = nullptr);

  Result<std::vector<AddOutcome>> add_articles(std::span<const Article> articles) override;
  int64_t last_stamp() const override { return last_stamp_; }
  Result<bool> has_article(const Article& article) override;
  Result<size_t> refresh_keys(KeySet& keys) override;
  Result<std::vector<Article>> load_articles(std::span<const ArticleId> ids) override;
  Result<Article> load_article(ArticleId id) override;
  Result<int64_t> generation() override;
  Result<void> retract_article(ArticleId id, const std::string& reason, Instant now) override;
  Result<void> allow_article(ArticleId id) override;
  Result<std::vector<ArticleId>> articles_to_read(ReadAgain which) override;
  Result<Article> load_text(ArticleId id) override;
  Result<void> replace_found(std::span<const Article> articles) override;

  Result<void> add_edit(const Edit& edit, StoryId story) override;
  Result<std::vector<Edit>> load_edits() override;
  Result<void> undo_edit(int64_t number, StoryId story, Instant now) override;

  Result<std::vector<int64_t>> save_stories(std::span<const ToldStory> stories, int64_t generation,
                                            Instant now) override;
  Result<void> finish_telling(const StoryLinks& links, int64_t generation, Instant now) override;
  Result<std::vector<StoryHead>> list_stories() override;
  Result<Story> load_story(StoryId id) override;
  Result<StoryId> story_now(StoryId id) override;
  Result<std::optional<StoryId>> story_of_line(const std::string& line) override;
  Result<std::vector<FoundLine>> search(const std::vector<std::string>& phrases,
                                        int limit) override;
  Result<std::vector<Change>> changes_since(StoryId story, int64_t revision) override;
  Result<int64_t> last_revision(StoryId story) override;
  Result<int64_t> revision_at(StoryId story, Instant at) override;
  Result<Fate> fate_of(StoryId story, const std::string& id) override;
  Result<bool> is_up_to_date(Instant now) override;

  bool is_read_only() const override { return database_->is_read_only(); }

  Result<void> back_up(const std::string& file) override;
  Result<void> compact() override;

 private:
  explicit SqliteStore(std::unique_ptr<Database> database) : database_(std::move(database)) {}

  std::unique_ptr<Database> database_;
  int64_t last_stamp_ = 0;
};

}  // namespace dateline::sqlite
