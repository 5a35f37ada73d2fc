// The story side of the SQLite store: the story as it is told now, and its revisions.
#include "store/lines.h"
#include "store/pack.h"
#include "store/sqlite/line_rows.h"
#include "store/sqlite/sqlite_store.h"

namespace dateline::sqlite {
namespace {

std::optional<std::string_view> view_or_null(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

// The same story at the same revision gives the same bytes.
std::string packed_at(Story story, int64_t revision) {
  story.revision = revision;
  return pack_story(story);
}

}  // namespace

Result<int64_t> SqliteStore::save_story(const Story& story, int64_t generation, Instant now) {
  const std::string id = story.id.to_string();
  Transaction transaction(*database_, Transaction::Kind::kWrite);
  if (database_->integer("SELECT generation FROM state") != generation && database_->ok())
    return fail(ErrorCode::kBusy, "another process has changed the articles");

  int64_t revision = 0;
  bool is_same = false;
  {
    Statement stored = database_->prepare("SELECT revision, body FROM story WHERE id = ?1");
    if (stored.bind(id).step()) {
      revision = stored.integer(0);
      is_same = packed_at(story, revision) == stored.blob(1);
    }
  }
  if (!is_same) {
    write_lines(*database_, id, lines_of(story), ++revision, now);
    database_->prepare("INSERT INTO revision VALUES (?1, ?2, ?3, ?4)")
        .bind(id, revision, now.to_string(), now.seconds)
        .run();
  }
  database_
      ->prepare("INSERT OR REPLACE INTO story VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
      .bind(id, story.title, revision,
            view_or_null(story.updated ? story.updated->to_string() : ""),
            static_cast<int64_t>(story.articles.size()), static_cast<int64_t>(story.events.size()),
            generation, now.day().to_string(), Blob{packed_at(story, revision)}, story_format())
      .run();
  return transaction.commit().map([=] { return revision; });
}

Result<std::vector<StoryHead>> SqliteStore::list_stories() {
  std::vector<StoryHead> heads;
  Statement rows = database_->prepare(
      "SELECT id, title, revision, updated, article_count, event_count FROM story ORDER BY id");
  while (rows.step()) {
    const std::optional<StoryId> id = StoryId::parse(rows.text(0));
    if (!id) return fail(ErrorCode::kStore, "a story has a damaged id");
    heads.push_back({*id, std::string(rows.text(1)), rows.integer(2), Instant::parse(rows.text(3)),
                     rows.integer(4), rows.integer(5)});
  }
  return database_->take_error().map([&] { return std::move(heads); });
}

Result<Story> SqliteStore::load_story(std::optional<StoryId> id) {
  const std::string text = id ? id->to_string() : "";
  Statement row = database_->prepare(
      "SELECT body, body_format FROM story WHERE ?1 IS NULL OR id = ?1"
      " ORDER BY updated DESC, id LIMIT 1");
  if (row.bind(view_or_null(text)).step()) {
    if (row.integer(1) != story_format())
      return fail(ErrorCode::kStore, "was filled by another version: run `dateline rebuild`");
    return unpack_story(row.blob(0));
  }
  if (Result<void> done = database_->take_error(); !done) return tl::unexpected(done.error());
  return fail(ErrorCode::kNotFound, id ? "no story " + text : "no story yet");
}

Result<std::vector<Change>> SqliteStore::changes_since(StoryId story, int64_t revision) {
  std::vector<Change> changes = read_changes(*database_, story.to_string(), revision);
  return database_->take_error().map([&] { return std::move(changes); });
}

Result<int64_t> SqliteStore::last_revision(StoryId story) {
  Statement row = database_->prepare("SELECT max(number) FROM revision WHERE story = ?1");
  const int64_t revision = row.bind(story.to_string()).step() ? row.integer(0) : 0;
  return database_->take_error().map([=] { return revision; });
}

Result<int64_t> SqliteStore::revision_at(StoryId story, Instant at) {
  Statement row =
      database_->prepare("SELECT max(number) FROM revision WHERE story = ?1 AND at_seconds <= ?2");
  const int64_t revision = row.bind(story.to_string(), at.seconds).step() ? row.integer(0) : 0;
  return database_->take_error().map([=] { return revision; });
}

Result<Fate> SqliteStore::fate_of(StoryId story, const std::string& id) {
  Fate fate = read_fate(*database_, story.to_string(), id);
  return database_->take_error().map([&] { return std::move(fate); });
}

Result<bool> SqliteStore::is_up_to_date(Instant now) {
  Statement row = database_->prepare(
      "SELECT count(*) FROM story, state WHERE story.generation = state.generation"
      " AND told = ?1 AND body_format = ?2");
  const bool is_told = row.bind(now.day().to_string(), story_format()).step() && row.integer(0) > 0;
  return database_->take_error().map([=] { return is_told; });
}

}  // namespace dateline::sqlite
