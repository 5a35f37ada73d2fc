#include "store/sqlite/schema.h"

#include <array>

namespace dateline::sqlite {
namespace {

constexpr int64_t kApplicationId = 0x444C494E;  // "DLIN", so that `file` and we know our own

// docs/formats/store.md describes every column.
constexpr char kFirstTables[] = R"sql(
CREATE TABLE state (            -- one row: how often the set of articles has changed
  generation INTEGER NOT NULL
) STRICT;
INSERT INTO state VALUES (0);

CREATE TABLE article_version (  -- every text ever published under an article's URL
  number INTEGER PRIMARY KEY,
  article TEXT NOT NULL,        -- 32 hex digits
  content INTEGER NOT NULL,     -- hash of all that the outlet published
  is_current INTEGER NOT NULL,  -- 1: the version that the story is made of
  url TEXT NOT NULL,
  outlet TEXT NOT NULL,
  title TEXT NOT NULL,
  author TEXT NOT NULL,
  language TEXT NOT NULL,
  published TEXT,               -- ISO 8601, as given
  published_seconds INTEGER,    -- since 1970
  external_id TEXT NOT NULL,    -- "id" of the input
  source TEXT NOT NULL,         -- where it was read first
  text_bytes INTEGER NOT NULL,
  text BLOB NOT NULL,           -- zstd
  found BLOB NOT NULL,          -- zstd: all that reading the text found
  found_format INTEGER NOT NULL,
  UNIQUE (article, content)
) STRICT;

CREATE TABLE story (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  revision INTEGER NOT NULL,
  updated TEXT,
  article_count INTEGER NOT NULL,
  event_count INTEGER NOT NULL,
  generation INTEGER NOT NULL,  -- of the set of articles that it tells
  told TEXT NOT NULL,           -- the day as of which outlooks are open or due
  body BLOB NOT NULL,           -- zstd: the whole story but its revision
  body_format INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE line (             -- what a permalink leads to
  number INTEGER PRIMARY KEY,
  story TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,           -- event, quote, dispute, outlook, entity
  part TEXT NOT NULL,           -- of events: happened, background
  status TEXT NOT NULL,         -- of outlooks: open, due, came_true, ...
  date TEXT,                    -- EDTF
  text TEXT NOT NULL,
  source_count INTEGER NOT NULL,
  added_revision INTEGER NOT NULL,
  changed_revision INTEGER NOT NULL,
  UNIQUE (story, id)
) STRICT;

CREATE TABLE line_source (      -- of entities the first mentions, without words
  line INTEGER NOT NULL REFERENCES line (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  article TEXT NOT NULL,
  sentence INTEGER NOT NULL,
  begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (line, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE gone (             -- ids that were shown and are lines no more
  story TEXT NOT NULL,
  id TEXT NOT NULL,
  into_id TEXT,                 -- the line that has its sources now; null: withdrawn
  reason TEXT NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (story, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE revision (
  story TEXT NOT NULL,
  number INTEGER NOT NULL,
  at TEXT NOT NULL,             -- when it was made, with at_seconds since 1970
  at_seconds INTEGER NOT NULL,
  PRIMARY KEY (story, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (           -- append-only: what happened to each line
  number INTEGER PRIMARY KEY,
  story TEXT NOT NULL,
  revision INTEGER NOT NULL,
  at TEXT NOT NULL,             -- when it was noticed
  line TEXT NOT NULL,
  kind TEXT NOT NULL,
  what TEXT NOT NULL,           -- added, split, merged, withdrawn, text, date, ...
  before TEXT NOT NULL,
  after TEXT NOT NULL
) STRICT;
CREATE INDEX change_by_revision ON change (story, revision);

CREATE VIRTUAL TABLE line_search USING fts5 (text, content = 'line', content_rowid = 'number',
  tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER line_added AFTER INSERT ON line BEGIN
  INSERT INTO line_search (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER line_removed AFTER DELETE ON line BEGIN
  INSERT INTO line_search (line_search, rowid, text) VALUES ('delete', old.number, old.text);
END;
CREATE TRIGGER line_reworded AFTER UPDATE OF text ON line BEGIN
  INSERT INTO line_search (line_search, rowid, text) VALUES ('delete', old.number, old.text);
  INSERT INTO line_search (rowid, text) VALUES (new.number, new.text);
END;

CREATE VIEW articles AS
  SELECT article AS id, published, outlet, title, url, author, language, text_bytes, source
  FROM article_version WHERE is_current ORDER BY published_seconds IS NULL, published_seconds, id;
CREATE VIEW lines AS
  SELECT id, kind, part, status, date, text, source_count AS sources, added_revision, changed_revision,
         story
  FROM line ORDER BY kind, date IS NULL, date, id;
CREATE VIEW evidence AS
  SELECT line.id AS line, line.text, a.outlet, a.published, line_source.quote, a.url,
         line_source.article, line_source.sentence, line_source.begin_byte, line_source.end_byte
  FROM line_source JOIN line ON line.number = line_source.line
  LEFT JOIN article_version AS a ON a.article = line_source.article AND a.is_current
  ORDER BY line.id, line_source.position;
CREATE VIEW changes AS
  SELECT revision, at, line, kind, what, before, after, story FROM change ORDER BY number;
)sql";

constexpr char kEditorTables[] = R"sql(
CREATE TABLE edit (             -- decisions of editors, applied last
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  line TEXT NOT NULL,           -- id of a line, or of the story for its title
  kind TEXT NOT NULL,           -- pin, hide, merge, split, date, title, name, part
  value TEXT NOT NULL,
  before TEXT NOT NULL,         -- what Dateline had found
  undone_at TEXT
) STRICT;
CREATE TABLE edit_source (      -- the sentences by which an edit finds its line
  edit INTEGER NOT NULL REFERENCES edit (number),
  position INTEGER NOT NULL,
  article TEXT NOT NULL,
  sentence INTEGER NOT NULL,
  begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  PRIMARY KEY (edit, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE retraction (       -- articles that were taken back and are not added again
  article TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX article_by_format ON article_version (found_format, article) WHERE is_current;
CREATE VIEW edits AS
  SELECT number, at, line, kind, value, before, undone_at FROM edit ORDER BY number;
)sql";

constexpr char kStoryTables[] = R"sql(
CREATE TABLE article_key (      -- a current article as it is grouped into stories
  article TEXT PRIMARY KEY,
  stamp INTEGER NOT NULL,       -- the generation in which its columns were last written
  story TEXT NOT NULL,          -- the story that told it last; '': none yet
  words BLOB NOT NULL           -- when published, and its telling words with their weights
) STRICT, WITHOUT ROWID;
INSERT INTO article_key SELECT article, 0, coalesce((SELECT id FROM story), ''), x''
  FROM article_version WHERE is_current;
CREATE TABLE moved_story (      -- ids of stories that are told as part of another one
  id TEXT PRIMARY KEY,
  into_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
ALTER TABLE state ADD COLUMN told INTEGER NOT NULL DEFAULT -1;  -- the generation that the stories tell
ALTER TABLE story ADD COLUMN fingerprint INTEGER NOT NULL DEFAULT -1;  -- of the articles and edits told
ALTER TABLE story ADD COLUMN wakes TEXT;  -- the day on which an outlook of it may change
CREATE INDEX line_by_id ON line (id);
DROP VIEW articles;
CREATE VIEW articles AS
  SELECT a.article AS id, published, outlet, title, url, author, language, text_bytes, source,
         nullif(article_key.story, '') AS story
  FROM article_version AS a LEFT JOIN article_key USING (article)
  WHERE is_current ORDER BY published_seconds IS NULL, published_seconds, a.article;
CREATE VIEW stories AS
  SELECT id, title, revision, updated, article_count AS articles, event_count AS events
  FROM story ORDER BY article_count DESC, updated DESC, id;
)sql";

constexpr char kRelatedColumns[] = R"sql(
ALTER TABLE story ADD COLUMN begun TEXT;  -- the oldest publication in it
ALTER TABLE story ADD COLUMN related TEXT NOT NULL DEFAULT '';  -- ids of stories that share much with it
DROP VIEW stories;
CREATE VIEW stories AS
  SELECT id, title, revision, begun, updated, article_count AS articles, event_count AS events, related
  FROM story ORDER BY article_count DESC, updated DESC, id;
)sql";

// A trigger makes SQLite open a savepoint for each line, and FTS5 then writes out its index for
// each line: half of the time of saving a story.
constexpr char kNoTriggers[] = R"sql(
CREATE INDEX key_by_stamp ON article_key (stamp);  -- what has changed since a generation
DROP TRIGGER line_added;
DROP TRIGGER line_removed;
DROP TRIGGER line_reworded;
)sql";

// A list of stories reads no words of theirs, and one more article writes only the pieces that it
// changes. What was told before is told anew.
constexpr char kPieces[] = R"sql(
ALTER TABLE story DROP COLUMN body;
ALTER TABLE story ADD COLUMN pieces BLOB NOT NULL DEFAULT x'';  -- the keys of its pieces, in order
UPDATE story SET body_format = -1;
CREATE TABLE story_piece (      -- the whole story but its revision
  story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE ON UPDATE CASCADE,
  key BLOB NOT NULL,            -- 16 bytes: a hash of what it holds
  bytes BLOB NOT NULL,          -- zstd
  PRIMARY KEY (story, key)
) STRICT;
)sql";

// kSteps[n] leads from schema n to n + 1. A released step never changes: a store of every version
// is kept in tests/e2e/stores.
constexpr std::array<const char*, kSchemaVersion> kSteps{
    kFirstTables, kEditorTables, kStoryTables, kRelatedColumns, kNoTriggers, kPieces};

Result<void> refuse(const std::string& why) { return fail(ErrorCode::kStore, why); }

}  // namespace

Result<void> prepare_schema(Database& database) {
  // Readers go on while a writer writes, and a commit is on the disk when it returns.
  if (!database.is_read_only()) database.execute("PRAGMA journal_mode = WAL");
  database.execute(
      "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
      "PRAGMA secure_delete = ON;"   // a retracted text leaves no bytes behind
      "PRAGMA cache_size = -32768;"  // KiB: a page that a telling changes often is written once
      "PRAGMA journal_size_limit = 67108864");
  if (database.integer("PRAGMA user_version") == kSchemaVersion &&
      database.integer("PRAGMA application_id") == kApplicationId)
    return database.take_error();

  Transaction transaction(
      database, database.is_read_only() ? Transaction::Kind::kRead : Transaction::Kind::kWrite);
  const int64_t version = database.integer("PRAGMA user_version");
  const bool is_empty = database.integer("SELECT count(*) FROM sqlite_schema") == 0;
  if (!database.ok()) return database.take_error();
  if (!is_empty && database.integer("PRAGMA application_id") != kApplicationId)
    return refuse("is a database, but not a Dateline store");
  if (version > kSchemaVersion)
    return refuse("was made by a newer Dateline (schema " + std::to_string(version) +
                  "; this one knows up to " + std::to_string(kSchemaVersion) + ")");
  if (database.is_read_only())
    return refuse("cannot be written, and its schema " + std::to_string(version) +
                  " must first become schema " + std::to_string(kSchemaVersion));
  for (auto step = static_cast<size_t>(version); step < kSteps.size(); ++step)
    database.execute(kSteps[step]);
  database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
  database.execute("PRAGMA user_version = " + std::to_string(kSchemaVersion));
  return transaction.commit();
}

}  // namespace dateline::sqlite
