// The story side of the SQLite store: the story as it is told now, its lines as rows, the log of
// their changes and where ids that are lines no more lead to.
#include <set>

#include "store/lines.h"
#include "store/pack.h"
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

class LineWriter {
 public:
  LineWriter(Database& database, std::string story, int64_t revision, Instant now)
      : story_(std::move(story)),
        revision_(revision),
        now_(now.to_string()),
        log_(database.prepare("INSERT INTO change VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")),
        was_gone_(database.prepare("DELETE FROM gone WHERE story = ?1 AND id = ?2 RETURNING id")),
        bury_(database.prepare("INSERT OR REPLACE INTO gone VALUES (?1, ?2, ?3, ?4, ?5)")),
        remove_(database.prepare("DELETE FROM line WHERE story = ?1 AND id = ?2")),
        put_(database.prepare(
            "INSERT INTO line VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)"
            " ON CONFLICT (story, id) DO UPDATE SET part = ?4, date = ?5, text = ?6,"
            " source_count = ?7, changed_revision = ?8 RETURNING number")),
        clear_sources_(database.prepare("DELETE FROM line_source WHERE line = ?1")),
        put_source_(
            database.prepare("INSERT INTO line_source VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")) {}

  void write(Change change) {
    if (change.what == ChangeKind::kAdded && take_from_gone(change.line))
      change.what = ChangeKind::kReturned;
    if (change.what == ChangeKind::kSplit) take_from_gone(change.line);
    log_.bind(story_, revision_, now_, change.line, name_of(change.line_kind), name_of(change.what),
              change.before, change.after)
        .run();
    if (change.what == ChangeKind::kMerged || change.what == ChangeKind::kWithdrawn) bury(change);
  }

  void write(const Line& line) {
    put_.bind(story_, line.id, name_of(line.kind), line.part, view_or_null(line.date), line.text,
              static_cast<int64_t>(line.sources.size()), revision_);
    if (!put_.step()) return;
    const int64_t number = put_.integer(0);
    put_.reset();
    if (line.kind != LineKind::kEntity) write_sources(line, number);
  }

 private:
  bool take_from_gone(std::string_view line) {
    const bool was_gone = was_gone_.bind(story_, line).step();
    was_gone_.reset();
    return was_gone;
  }

  void bury(const Change& change) {
    bury_
        .bind(
            story_, change.line, view_or_null(change.after),
            change.after.empty() ? "no source tells it any more" : "told as one with another line",
            revision_)
        .run();
    remove_.bind(story_, change.line).run();
  }

  void write_sources(const Line& line, int64_t number) {
    clear_sources_.bind(number).run();
    int64_t position = 0;
    for (const SourceRef& source : line.sources) {
      const std::string article = source.article.to_string();
      put_source_
          .bind(number, position++, article, int64_t{source.sentence}, int64_t{source.span.begin},
                int64_t{source.span.end}, source.quote)
          .run();
    }
  }

  std::string story_;
  int64_t revision_;
  std::string now_;
  Statement log_, was_gone_, bury_, remove_, put_, clear_sources_, put_source_;
};

// Rows of lines that changed, their log, and the fate of ids that are gone.
void write_lines(Database& database, const Story& before, const Story& after, int64_t revision,
                 Instant now) {
  const std::vector<Line> lines = lines_of(after);
  LineWriter writer(database, after.id.to_string(), revision, now);
  std::set<std::string> changed;
  for (Change& change : compare_lines(lines_of(before), lines)) {
    changed.insert(change.line);
    writer.write(std::move(change));
  }
  for (const Line& line : lines)
    if (changed.contains(line.id)) writer.write(line);
}

}  // namespace

Result<int64_t> SqliteStore::save_story(const Story& story, int64_t generation, Instant now) {
  Transaction transaction(*database_, Transaction::Kind::kWrite);
  if (database_->ok() && database_->integer("SELECT generation FROM state") != generation &&
      database_->ok())
    return fail(ErrorCode::kBusy, "another process has changed the articles");

  Result<Story> before = load_story(story.id);
  const bool is_new = !before && before.error().code == ErrorCode::kNotFound;
  if (!before && !is_new) return tl::unexpected(before.error());
  const Story empty;
  const Story& old_story = is_new ? empty : *before;
  const bool is_same = !is_new && packed_at(old_story, 0) == packed_at(story, 0);
  const int64_t revision = is_same ? old_story.revision : old_story.revision + 1;
  if (!is_same) write_lines(*database_, old_story, story, revision, now);

  const std::string id = story.id.to_string(), body = packed_at(story, revision);
  const std::string updated = story.updated ? story.updated->to_string() : "";
  database_
      ->prepare("INSERT OR REPLACE INTO story VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")
      .bind(id, story.title, revision, view_or_null(updated),
            static_cast<int64_t>(story.articles.size()), static_cast<int64_t>(story.events.size()),
            generation, now.day().to_string(), Blob{body}, story_format())
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

Result<bool> SqliteStore::is_up_to_date(Instant now) {
  Statement row = database_->prepare(
      "SELECT count(*) FROM story, state WHERE story.generation = state.generation"
      " AND told = ?1 AND body_format = ?2");
  const bool is_told = row.bind(now.day().to_string(), story_format()).step() && row.integer(0) > 0;
  return database_->take_error().map([=] { return is_told; });
}

}  // namespace dateline::sqlite
