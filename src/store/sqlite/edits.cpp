// Editors' decisions in the SQLite store.
#include "store/sqlite/sqlite_store.h"

namespace dateline::sqlite {
namespace {

// An edit is one line of the log, of the revision that will show it.
void log_edit(Database& database, StoryId story, std::string_view line, std::string_view decision,
              Instant now) {
  database
      .prepare(
          "INSERT INTO change VALUES (NULL, ?1, 1 + (SELECT coalesce(max(number), 0) FROM revision"
          " WHERE story = ?1), ?2, ?3, coalesce((SELECT kind FROM line WHERE story = ?1 AND"
          " id = ?3), ''), 'edited', '', ?4)")
      .bind(story.to_string(), now.to_string(), line, decision)
      .run();
}

std::string in_words(std::string_view kind, std::string_view value) {
  return std::string(kind) + (value.empty() ? "" : "=" + std::string(value));
}

std::vector<SourceRef> read_anchors(Database& database, int64_t edit) {
  std::vector<SourceRef> anchors;
  Statement rows = database.prepare(
      "SELECT article, sentence, begin_byte, end_byte FROM edit_source WHERE edit = ?1"
      " ORDER BY position");
  rows.bind(edit);
  while (rows.step())
    anchors.push_back(
        {ArticleId::parse(rows.text(0)).value_or(ArticleId{}),
         static_cast<uint32_t>(rows.integer(1)),
         {static_cast<uint32_t>(rows.integer(2)), static_cast<uint32_t>(rows.integer(3))},
         ""});
  return anchors;
}

}  // namespace

Result<void> SqliteStore::add_edit(const Edit& edit, StoryId story) {
  Transaction transaction(*database_, Transaction::Kind::kWrite);
  Statement insert = database_->prepare(
      "INSERT INTO edit VALUES (NULL, ?1, ?2, ?3, ?4, ?5, NULL) RETURNING number");
  insert.bind(edit.at.to_string(), edit.line, name_of(edit.kind), edit.value, edit.before);
  const int64_t number = insert.step() ? insert.integer(0) : 0;
  insert.reset();
  Statement insert_source =
      database_->prepare("INSERT INTO edit_source VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
  int64_t position = 0;
  for (const SourceRef& anchor : edit.anchors)
    insert_source
        .bind(number, position++, anchor.article.to_string(), int64_t{anchor.sentence},
              int64_t{anchor.span.begin}, int64_t{anchor.span.end})
        .run();
  log_edit(*database_, story, edit.line, in_words(name_of(edit.kind), edit.value), edit.at);
  database_->execute("UPDATE state SET generation = generation + 1");
  return transaction.commit();
}

Result<std::vector<Edit>> SqliteStore::load_edits() {
  std::vector<Edit> edits;
  Statement rows = database_->prepare(
      "SELECT number, at, line, kind, value, before FROM edit WHERE undone_at IS NULL"
      " ORDER BY number");
  while (rows.step()) {
    Edit edit;
    edit.number = rows.integer(0);
    edit.at = Instant::parse(rows.text(1)).value_or(Instant{});
    edit.line = rows.text(2);
    if (const auto story = StoryId::parse(edit.line)) {  // a title goes where its story went
      const Result<StoryId> now = story_now(*story);
      if (!now) return tl::unexpected(now.error());
      edit.line = now->to_string();
    }
    const std::optional<EditKind> kind = parse_edit_kind(rows.text(3));
    if (!kind) return fail(ErrorCode::kStore, "holds an edit of a newer version");
    edit.kind = *kind;
    edit.value = rows.text(4);
    edit.before = rows.text(5);
    edit.anchors = read_anchors(*database_, edit.number);
    edits.push_back(std::move(edit));
  }
  return database_->take_error().map([&] { return std::move(edits); });
}

Result<void> SqliteStore::undo_edit(int64_t number, StoryId story, Instant now) {
  Transaction transaction(*database_, Transaction::Kind::kWrite);
  Statement undo = database_->prepare(
      "UPDATE edit SET undone_at = ?2 WHERE number = ?1 AND undone_at IS NULL"
      " RETURNING line, kind, value");
  if (undo.bind(number, now.to_string()).step())
    log_edit(*database_, story, undo.text(0), "undo " + in_words(undo.text(1), undo.text(2)), now);
  undo.reset();
  database_->execute("UPDATE state SET generation = generation + 1");
  return transaction.commit();
}

}  // namespace dateline::sqlite
