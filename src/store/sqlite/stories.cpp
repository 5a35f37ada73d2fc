// The story side of the SQLite store: the story as it is told now, and its revisions.
#include <algorithm>
#include <future>
#include <map>
#include <set>

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

Result<void> check_generation(Database& database, int64_t generation) {
  if (database.integer("SELECT generation FROM state") != generation && database.ok())
    return fail(ErrorCode::kBusy, "another process has changed the articles");
  return {};
}

int64_t note_revision(Database& database, const std::string& story, int64_t revision, Instant now) {
  database.prepare("INSERT INTO revision VALUES (?1, ?2, ?3, ?4)")
      .bind(story, revision, now.to_string(), now.seconds)
      .run();
  return revision;
}

int64_t newest_revision(Database& database, const std::string& story) {
  Statement row = database.prepare("SELECT max(number) FROM revision WHERE story = ?1");
  return row.bind(story).step() ? row.integer(0) : 0;
}

bool has_story(Database& database, const std::string& story) {
  return database.prepare("SELECT 1 FROM story WHERE id = ?1").bind(story).step();
}

// The story of one id is told under another: where nothing is told under that one yet, with its
// whole history; else its lines and their fates go over, to be compared with what is told now.
void absorb(Database& database, const std::string& from, const std::string& into) {
  const bool is_new_name = !has_story(database, into);
  const auto hand_over = [&](const std::string& table, const std::string& column) {
    database
        .prepare("UPDATE OR IGNORE " + table + " SET " + column + " = ?2 WHERE " + column + " = ?1")
        .bind(from, into)
        .run();
  };
  hand_over("line", "story");
  hand_over("gone", "story");
  if (is_new_name) {
    hand_over("story", "id");
    hand_over("revision", "story");
    hand_over("change", "story");
  }
  for (const char* removal :
       {"INSERT INTO line_search (line_search, rowid, text)"
        " SELECT 'delete', number, text FROM line WHERE story = ?1",
        "DELETE FROM line WHERE story = ?1", "DELETE FROM gone WHERE story = ?1",
        "DELETE FROM story WHERE id = ?1"})
    database.prepare(removal).bind(from).run();
  database.prepare("UPDATE moved_story SET into_id = ?2 WHERE into_id = ?1").bind(from, into).run();
  database.prepare("INSERT OR REPLACE INTO moved_story VALUES (?1, ?2)").bind(from, into).run();
}

// The keys of the pieces that are stored.
std::string piece_keys(Database& database, const std::string& story) {
  Statement row = database.prepare("SELECT pieces FROM story WHERE id = ?1");
  return row.bind(story).step() ? std::string(row.blob(0)) : "";
}

std::set<std::string_view> parted(std::string_view keys) {
  std::set<std::string_view> all;
  for (size_t at = 0; at < keys.size(); at += StoryPieces::kKeyBytes)
    all.insert(keys.substr(at, StoryPieces::kKeyBytes));
  return all;
}

// REQUIRES: the row of the story.
void write_pieces(Database& database, const std::string& story, const std::string& keys_before,
                  const StoryPieces& pieces) {
  Statement add = database.prepare("INSERT INTO story_piece VALUES (?1, ?2, ?3)");
  for (const auto& [key, bytes] : pieces.fresh) add.bind(story, Blob{key}, Blob{bytes}).run();
  Statement remove = database.prepare("DELETE FROM story_piece WHERE story = ?1 AND key = ?2");
  const auto needed = parted(pieces.keys);
  for (const std::string_view key : parted(keys_before))
    if (!needed.contains(key)) remove.bind(story, Blob{key}).run();
}

// The bytes of all pieces; nothing where one is missing.
std::optional<std::string> read_pieces(Database& database, const std::string& story,
                                       std::string_view keys) {
  Statement row = database.prepare("SELECT bytes FROM story_piece WHERE story = ?1 AND key = ?2");
  std::string bytes;
  for (; !keys.empty(); keys.remove_prefix(std::min(keys.size(), StoryPieces::kKeyBytes))) {
    if (!row.bind(story, Blob{keys.substr(0, StoryPieces::kKeyBytes)}).step()) return std::nullopt;
    bytes += row.blob(0);
  }
  return bytes;
}

// The story that is stored; nullptr where there is none, another build has told it, or a piece of
// it is damaged.
std::shared_ptr<const Story> stored_story(Database& database, const std::string& id) {
  Statement row = database.prepare("SELECT pieces FROM story WHERE id = ?1 AND body_format = ?2");
  if (!row.bind(id, story_format()).step()) return nullptr;
  const std::optional<std::string> bytes = read_pieces(database, id, row.blob(0));
  Result<Story> story = unpack_story(bytes.value_or(""));
  return story ? std::make_shared<const Story>(std::move(*story)) : nullptr;
}

int64_t save(Database& database, const ToldStory& told, int64_t generation, Instant now) {
  const Story& story = told.story;
  const std::string id = story.id.to_string();
  for (const StoryId absorbed : told.absorbed) absorb(database, absorbed.to_string(), id);
  database.prepare("DELETE FROM moved_story WHERE id = ?1").bind(id).run();

  // What is packed meanwhile is asked for late: of a new story after its lines are written.
  constexpr size_t kLargeStory =
      100;  // articles; a smaller one is packed sooner than a thread begins
  const auto policy =
      story.articles.size() < kLargeStory ? std::launch::deferred : std::launch::async;
  const std::string keys_before = piece_keys(database, id);
  const std::shared_future<StoryPieces> packed =
      std::async(policy, [&] { return pack_story(story, keys_before); });
  int64_t revision = newest_revision(database, id);
  // To unpack the whole story costs less than to read its lines one by one.
  const bool is_kept = told.before && told.before->revision == revision;
  const std::shared_ptr<const Story> last = !told.absorbed.empty() ? nullptr
                                            : is_kept              ? told.before
                                                                   : stored_story(database, id);
  const bool is_known = last != nullptr;
  const Lines lines = lines_of(story), known = is_known ? lines_of(*last) : Lines{};
  LineChanges compared;
  if (is_known) compared = compare_lines(known.items, lines.items);
  // What is packed is asked for last.
  if (!compared.changes.empty() || !told.absorbed.empty() || !has_story(database, id) ||
      keys_before != packed.get().keys) {
    const Lines stored = is_known ? Lines{} : read_lines(database, id);
    if (!is_known) compared = compare_lines(stored.items, lines.items);
    note_revision(database, id, ++revision, now);
    write_lines(database, id, std::move(compared), revision, now);
  }
  const ArticleHead* first = story.articles.empty() ? nullptr : &story.articles.front();
  const std::string begun = first && first->published ? first->published->to_string() : "";
  const std::string wakes = told.wakes ? told.wakes->to_string() : "";
  // What a story is related to stays until all are told.
  database
      .prepare(
          "INSERT INTO story VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, '', ?13)"
          " ON CONFLICT DO UPDATE SET title = ?2, revision = ?3, updated = ?4, article_count = ?5,"
          " event_count = ?6, generation = ?7, told = ?8, body_format = ?9, fingerprint = ?10,"
          " wakes = ?11, begun = ?12, pieces = ?13")
      .bind(id, story.title, revision,
            view_or_null(story.updated ? story.updated->to_string() : ""),
            static_cast<int64_t>(story.articles.size()), static_cast<int64_t>(story.events.size()),
            generation, now.day().to_string(), story_format(), told.fingerprint,
            view_or_null(wakes), view_or_null(begun), Blob{packed.get().keys})
      .run();
  write_pieces(database, id, keys_before, packed.get());
  Statement mark = database.prepare("UPDATE article_key SET story = ?2 WHERE article = ?1");
  for (const ArticleId article : told.newcomers) mark.bind(article.to_string(), id).run();
  return revision;
}

std::string join_ids(const std::vector<StoryId>& ids) {
  std::string text;
  for (const StoryId id : ids) text += (text.empty() ? "" : " ") + id.to_string();
  return text;
}

std::vector<StoryId> split_ids(std::string_view text) {
  std::vector<StoryId> ids;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    if (const auto id = StoryId::parse(text.substr(0, end))) ids.push_back(*id);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return ids;
}

// Touches only the rows that change.
void write_related(Database& database, const StoryLinks& links) {
  std::map<std::string, std::string> changed;
  for (const auto& [id, related] : links.related) changed[id.to_string()] = join_ids(related);
  {
    Statement rows = database.prepare("SELECT id, related FROM story WHERE related <> ''");
    while (rows.step()) {
      const auto at = changed.try_emplace(std::string(rows.text(0))).first;
      if (at->second == rows.text(1)) changed.erase(at);
    }
  }
  Statement write = database.prepare("UPDATE story SET related = ?2 WHERE id = ?1");
  for (const auto& [id, related] : changed) write.bind(id, related).run();
}

}  // namespace

Result<std::vector<int64_t>> SqliteStore::save_stories(std::span<const ToldStory> stories,
                                                       int64_t generation, Instant now) {
  std::vector<int64_t> revisions;
  Transaction transaction(*database_, Transaction::Kind::kWrite);
  if (auto unchanged = check_generation(*database_, generation); !unchanged)
    return tl::unexpected(unchanged.error());
  for (const ToldStory& told : stories)
    revisions.push_back(save(*database_, told, generation, now));
  return transaction.commit().map([&] { return std::move(revisions); });
}

Result<void> SqliteStore::finish_telling(const StoryLinks& links, int64_t generation, Instant now) {
  Transaction transaction(*database_, Transaction::Kind::kWrite);
  if (auto unchanged = check_generation(*database_, generation); !unchanged) return unchanged;
  for (const StoryId story : links.ended) {
    const std::string id = story.to_string();
    const Lines lines = read_lines(*database_, id);
    write_lines(*database_, id, compare_lines(lines.items, {}),
                note_revision(*database_, id, newest_revision(*database_, id) + 1, now), now);
    database_->prepare("DELETE FROM story WHERE id = ?1").bind(id).run();
  }
  write_related(*database_, links);
  database_->prepare("UPDATE state SET told = ?1").bind(generation).run();
  return transaction.commit();
}

Result<std::vector<StoryHead>> SqliteStore::list_stories() {
  std::vector<StoryHead> heads;
  Statement rows = database_->prepare(
      "SELECT id, title, revision, updated, article_count, event_count,"
      " iif(body_format = ?1, fingerprint, -1), told, wakes,"
      " begun, related FROM story ORDER BY article_count DESC, updated DESC, id");
  rows.bind(story_format());
  while (rows.step()) {
    const std::optional<StoryId> id = StoryId::parse(rows.text(0));
    const std::optional<CivilDate> told = CivilDate::parse(rows.text(7));
    if (!id || !told) return fail(ErrorCode::kStore, "a story has a damaged row");
    heads.push_back({*id, std::string(rows.text(1)), rows.integer(2), Instant::parse(rows.text(3)),
                     rows.integer(4), rows.integer(5), rows.integer(6), *told,
                     CivilDate::parse(rows.text(8)), Instant::parse(rows.text(9)),
                     split_ids(rows.text(10))});
  }
  return database_->take_error().map([&] { return std::move(heads); });
}

Result<Story> SqliteStore::load_story(StoryId id) {
  const std::string text = id.to_string();
  std::optional<int64_t> format;  // nothing: there is no such story
  std::optional<std::string> bytes;
  int64_t revision = 0;
  Transaction transaction(*database_, Transaction::Kind::kRead);  // a row and its pieces
  {
    Statement row =
        database_->prepare("SELECT pieces, body_format, revision FROM story WHERE id = ?1");
    if (row.bind(text).step()) {
      format = row.integer(1);
      revision = row.integer(2);
      if (*format == story_format()) bytes = read_pieces(*database_, text, row.blob(0));
    }
  }
  if (Result<void> done = transaction.commit(); !done) return tl::unexpected(done.error());
  if (!format) return fail(ErrorCode::kNotFound, "no story " + text);
  if (*format != story_format())
    return fail(ErrorCode::kStore, "was filled by another version: run `dateline rebuild`");
  Result<Story> story = unpack_story(bytes.value_or(""));
  if (story) story->revision = revision;
  return story;
}

Result<StoryId> SqliteStore::story_now(StoryId id) {
  Statement row = database_->prepare("SELECT into_id FROM moved_story WHERE id = ?1");
  const std::optional<StoryId> into =
      row.bind(id.to_string()).step() ? StoryId::parse(row.text(0)) : std::nullopt;
  return database_->take_error().map([&] { return into.value_or(id); });
}

Result<std::optional<StoryId>> SqliteStore::story_of_line(const std::string& line) {
  Statement row = database_->prepare("SELECT story FROM line WHERE id = ?1 ORDER BY story LIMIT 1");
  const std::optional<StoryId> story =
      row.bind(line).step() ? StoryId::parse(row.text(0)) : std::nullopt;
  return database_->take_error().map([&] { return story; });
}

Result<std::vector<FoundLine>> SqliteStore::search(const std::vector<std::string>& phrases,
                                                   int limit) {
  std::string query;  // in FTS5's language, where a quoted text is a phrase
  for (const std::string& phrase : phrases) {
    query += query.empty() ? "\"" : " \"";
    for (const char c : phrase) query += c == '"' ? ' ' : c;
    query += '"';
  }
  std::vector<FoundLine> found;
  if (query.empty()) return found;
  Statement rows = database_->prepare(
      "SELECT line.story, line.id, line.kind, line.date, line.text FROM line_search"
      " JOIN line ON line.number = line_search.rowid"
      " WHERE line_search MATCH ?1 ORDER BY rank, line.id LIMIT ?2");
  rows.bind(query, static_cast<int64_t>(limit));
  while (rows.step()) {
    const std::optional<StoryId> story = StoryId::parse(rows.text(0));
    if (!story) return fail(ErrorCode::kStore, "a line has a damaged story");
    found.push_back({*story, std::string(rows.text(1)), std::string(rows.text(2)),
                     std::string(rows.text(3)), std::string(rows.text(4))});
  }
  return database_->take_error().map([&] { return std::move(found); });
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
  const Result<StoryId> now = story_now(story);
  if (!now) return tl::unexpected(now.error());
  Fate fate = read_fate(*database_, now->to_string(), id);
  fate.story = *now;
  if (fate.kind == Fate::Kind::kGone || fate.kind == Fate::Kind::kUnknown) {
    const auto other = story_of_line(id);
    if (other && *other) fate = {Fate::Kind::kMerged, id, "", **other, fate.revision};
  }
  return database_->take_error().map([&] { return std::move(fate); });
}

Result<bool> SqliteStore::is_up_to_date(Instant now) {
  Statement row = database_->prepare(
      "SELECT state.told = state.generation AND NOT EXISTS (SELECT 1 FROM story"
      " WHERE body_format <> ?2 OR told > ?1 OR wakes <= ?1) FROM state");
  const bool is_told =
      row.bind(now.day().to_string(), story_format()).step() && row.integer(0) != 0;
  return database_->take_error().map([=] { return is_told; });
}

}  // namespace dateline::sqlite
