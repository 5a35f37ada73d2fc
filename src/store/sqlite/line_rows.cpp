#include "store/sqlite/line_rows.h"

#include <algorithm>

namespace dateline::sqlite {
namespace {

// The enum value of a stored name; the first one for a name of a newer version.
template <class Enum>
Enum parse_name(std::string_view name, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i)
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  return Enum{};
}

std::optional<std::string_view> view_or_null(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

class LineWriter {
 public:
  LineWriter(Database& database, const std::string& story, int64_t revision, Instant now)
      : database_(database),
        story_(story),
        revision_(revision),
        now_(now.to_string()),
        has_gone_lines_(database.prepare("SELECT 1 FROM gone WHERE story = ?1").bind(story).step()),
        log_(database.prepare("INSERT INTO change VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")),
        was_gone_(database.prepare("DELETE FROM gone WHERE story = ?1 AND id = ?2 RETURNING id")),
        is_hidden_(database.prepare(
            "SELECT 1 FROM edit WHERE line = ?1 AND kind = 'hide' AND undone_at IS NULL")),
        retraction_(database.prepare(
            "SELECT reason FROM retraction JOIN line_source USING (article)"
            " JOIN line ON line.number = line_source.line WHERE story = ?1 AND id = ?2 LIMIT 1")),
        bury_(database.prepare("INSERT OR REPLACE INTO gone VALUES (?1, ?2, ?3, ?4, ?5)")),
        remove_(database.prepare(
            "DELETE FROM line WHERE story = ?1 AND id = ?2 RETURNING number, text")),
        add_(database.prepare(
            "INSERT INTO line VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9)")),
        replace_(database.prepare(
            "UPDATE line SET part = ?3, status = ?4, date = ?5, text = ?6, source_count = ?7,"
            " changed_revision = ?8 WHERE story = ?1 AND id = ?2 RETURNING number")),
        index_(database.prepare("INSERT INTO line_search (rowid, text) VALUES (?1, ?2)")),
        unindex_(database.prepare(
            "INSERT INTO line_search (line_search, rowid, text) VALUES ('delete', ?1, ?2)")),
        clear_sources_(database.prepare("DELETE FROM line_source WHERE line = ?1")),
        put_source_(
            database.prepare("INSERT INTO line_source VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")) {}

  void note(Change change) {
    const bool is_new = change.what == ChangeKind::kAdded || change.what == ChangeKind::kSplit;
    if (is_new && was_gone(change.line) && change.what == ChangeKind::kAdded)
      change.what = ChangeKind::kReturned;
    const bool is_gone =
        change.what == ChangeKind::kMerged || change.what == ChangeKind::kWithdrawn;
    if (is_gone && is_hidden(change.line)) {
      change.what = ChangeKind::kHidden;
      change.after = "";
    }
    log_.bind(story_, revision_, now_, change.line, name_of(change.line_kind), name_of(change.what),
              change.before, change.after)
        .run();
    if (change.what == ChangeKind::kMerged)
      bury(change.line, change.after, "told as one with another line");
    if (change.what == ChangeKind::kWithdrawn) bury(change.line, "", why_withdrawn(change.line));
    if (change.what == ChangeKind::kHidden) bury(change.line, "", "taken off by an editor");
  }

  void add(const Line& line) {
    add_.bind(story_, line.id, name_of(line.kind), line.part, line.status, view_or_null(line.date),
              line.text, static_cast<int64_t>(line.source_count()), revision_)
        .run();
    const int64_t number = database_.last_row();
    fresh_.emplace_back(number, line.text);
    put_sources(number, line);
  }

  void replace(const Line& before, const Line& line) {
    const int64_t number =
        number_of(replace_.bind(story_, line.id, line.part, line.status, view_or_null(line.date),
                                line.text, static_cast<int64_t>(line.source_count()), revision_));
    if (before.text != line.text) {
      stale_.emplace_back(number, before.text);
      fresh_.emplace_back(number, line.text);
    }
    if (std::ranges::equal(before.sources, line.sources) &&
        std::ranges::equal(before.mentions, line.mentions))
      return;
    clear_sources_.bind(number).run();
    put_sources(number, line);
  }

  // The words of all lines at once: at each statement of another table that opens a savepoint, FTS5
  // would write out what it holds.
  void write_index() {
    for (const auto& [number, text] : stale_) unindex_.bind(number, text).run();
    for (const auto& [number, text] : fresh_) index_.bind(number, text).run();
  }

 private:
  bool was_gone(std::string_view line) {
    if (!has_gone_lines_) return false;
    const bool was_gone = was_gone_.bind(story_, line).step();
    was_gone_.reset();
    return was_gone;
  }

  bool is_hidden(std::string_view line) {
    const bool is_hidden = is_hidden_.bind(line).step();
    is_hidden_.reset();
    return is_hidden;
  }

  std::string why_withdrawn(std::string_view line) {
    retraction_.bind(story_, line);
    std::string why = retraction_.step()
                          ? "its article was retracted: " + std::string(retraction_.text(0))
                          : "no source tells it any more";
    retraction_.reset();
    return why;
  }

  void bury(const std::string& line, const std::string& into, std::string_view reason) {
    bury_.bind(story_, line, view_or_null(into), reason, revision_).run();
    if (remove_.bind(story_, line).step()) unindex_.bind(remove_.integer(0), remove_.text(1)).run();
    remove_.reset();
  }

  // Of the row that the statement returns.
  static int64_t number_of(Statement& statement) {
    const int64_t number = statement.step() ? statement.integer(0) : 0;
    statement.reset();
    return number;
  }

  void put_sources(int64_t line_number, const Line& line) {
    int64_t position = 0;
    const auto put = [&](ArticleId article, uint32_t sentence, Span span, std::string_view quote) {
      put_source_
          .bind(line_number, position++, article.to_string(), int64_t{sentence},
                int64_t{span.begin}, int64_t{span.end}, quote)
          .run();
    };
    for (const SourceRef& source : line.sources)
      put(source.article, source.sentence, source.span, source.quote);
    for (const EntityPlace& mention : line.mentions) put(mention.article, 0, mention.span, "");
  }

  Database& database_;
  const std::string& story_;
  int64_t revision_;
  std::string now_;
  bool has_gone_lines_;  // since tellings before this one
  Statement log_, was_gone_, is_hidden_, retraction_, bury_, remove_, add_, replace_, index_,
      unindex_, clear_sources_, put_source_;
  std::vector<std::pair<int64_t, std::string_view>> stale_,
      fresh_;  // numbers of lines and their words
};

}  // namespace

Lines read_lines(Database& database, const std::string& story) {
  Lines lines;
  Statement sources = database.prepare(
      "SELECT article, sentence, begin_byte, end_byte, quote FROM line_source WHERE line = ?1"
      " ORDER BY position");
  Statement rows = database.prepare(
      "SELECT number, id, kind, part, status, date, text FROM line WHERE story = ?1 ORDER BY id");
  rows.bind(story);
  while (rows.step()) {
    Line line;
    line.id = rows.text(1);
    line.kind = parse_name(rows.text(2), LineKind::kEntity);
    line.part = lines.words.emplace_back(rows.text(3));
    line.status = lines.words.emplace_back(rows.text(4));
    line.date = rows.text(5);
    line.text = lines.words.emplace_back(rows.text(6));
    sources.bind(rows.integer(0));
    std::vector<SourceRef> told_by;
    std::vector<EntityPlace> mentions;
    while (sources.step()) {
      const ArticleId article = ArticleId::parse(sources.text(0)).value_or(ArticleId{});
      const Span span{static_cast<uint32_t>(sources.integer(2)),
                      static_cast<uint32_t>(sources.integer(3))};
      if (line.kind == LineKind::kEntity)
        mentions.push_back({article, span});
      else
        told_by.push_back({article, static_cast<uint32_t>(sources.integer(1)), span,
                           std::string(sources.text(4))});
    }
    line.sources = lines.sources.emplace_back(std::move(told_by));
    line.mentions = lines.mentions.emplace_back(std::move(mentions));
    lines.items.push_back(std::move(line));
  }
  return lines;
}

void write_lines(Database& database, const std::string& story, LineChanges compared,
                 int64_t revision, Instant now) {
  LineWriter writer(database, story, revision, now);
  for (Change& change : compared.changes) writer.note(std::move(change));
  for (const auto& [before, line] : compared.written) {
    if (before == nullptr)
      writer.add(*line);
    else
      writer.replace(*before, *line);
  }
  writer.write_index();
}

std::vector<Change> read_changes(Database& database, const std::string& story,
                                 int64_t after_revision) {
  std::vector<Change> changes;
  Statement rows = database.prepare(
      "SELECT revision, at, kind, line, what, before, after FROM change"
      " WHERE story = ?1 AND revision > ?2 ORDER BY number");
  rows.bind(story, after_revision);
  while (rows.step())
    changes.push_back({rows.integer(0), Instant::parse(rows.text(1)).value_or(Instant{}),
                       parse_name(rows.text(2), LineKind::kEntity), std::string(rows.text(3)),
                       parse_name(rows.text(4), ChangeKind::kEdited), std::string(rows.text(5)),
                       std::string(rows.text(6))});
  return changes;
}

Fate read_fate(Database& database, const std::string& story, const std::string& id) {
  Statement is_line = database.prepare("SELECT 1 FROM line WHERE story = ?1 AND id = ?2");
  if (is_line.bind(story, id).step()) return {Fate::Kind::kLine, id, "", {}, 0};
  // A line may be merged into one that is merged later; a gone id is never an ancestor of itself,
  // because an id that comes back leaves `gone`.
  Statement end = database.prepare(
      "WITH RECURSIVE way (id, into_id, reason, revision, step) AS ("
      " SELECT id, into_id, reason, revision, 0 FROM gone WHERE story = ?1 AND id = ?2"
      " UNION ALL SELECT gone.id, gone.into_id, gone.reason, gone.revision, step + 1"
      " FROM way JOIN gone ON gone.story = ?1 AND gone.id = way.into_id WHERE step < 1000)"
      " SELECT into_id, reason, revision FROM way"
      " ORDER BY step DESC LIMIT 1");
  if (!end.bind(story, id).step()) return {};
  if (end.is_null(0)) return {Fate::Kind::kGone, "", std::string(end.text(1)), {}, end.integer(2)};
  return {
      Fate::Kind::kMerged, std::string(end.text(0)), std::string(end.text(1)), {}, end.integer(2)};
}

}  // namespace dateline::sqlite
