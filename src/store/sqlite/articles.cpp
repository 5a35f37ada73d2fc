// The article side of the SQLite store: versions in, current versions out.
#include <algorithm>

#include "store/pack.h"
#include "store/sqlite/sqlite_store.h"

namespace dateline::sqlite {
namespace {

// Everything a loaded article needs, in the order that read_row() takes it.
constexpr std::string_view kSelectCurrent =
    "SELECT article, url, outlet, title, author, language, published, external_id, source, text,"
    " found, found_format,"
    " (SELECT words FROM article_key WHERE article_key.article = article_version.article)"
    " FROM article_version WHERE is_current";

enum class Columns { kText, kAll };

Result<Article> read_row(const Statement& row, Columns columns) {
  Article article;
  const std::optional<ArticleId> id = ArticleId::parse(row.text(0));
  if (!id) return fail(ErrorCode::kStore, "an article has a damaged id");
  article.id = *id;
  article.url = row.text(1);
  article.outlet = row.text(2);
  article.title = row.text(3);
  article.author = row.text(4);
  article.language = row.text(5);
  article.published = Instant::parse(row.text(6));
  article.external_id = row.text(7);
  article.source = row.text(8);
  if (Result<void> text = unpack_text(row.blob(9), article); !text)
    return tl::unexpected(at("article " + article.id.to_string(), text.error()));
  if (columns == Columns::kText) return article;
  if (row.integer(11) != found_format())
    return fail(ErrorCode::kStore, "was filled by another version: run `dateline rebuild`");
  if (Result<void> found = unpack_found(row.blob(10), article); !found)
    return tl::unexpected(at("article " + article.id.to_string(), found.error()));
  Result<ArticleKey> key = unpack_key(row.blob(12));
  if (!key) return tl::unexpected(at("article " + article.id.to_string(), key.error()));
  article.key_words = std::move(key->words);
  return article;
}

Result<Article> load_one(Database& database, ArticleId id, Columns columns) {
  const std::string text = id.to_string();
  Statement row = database.prepare(std::string(kSelectCurrent) + " AND article = ?1");
  if (row.bind(text).step()) return read_row(row, columns);
  if (Result<void> done = database.take_error(); !done) return tl::unexpected(done.error());
  return fail(ErrorCode::kNotFound, "no article " + text);
}

// What grouping needs to know of each article.
class KeyWriter {
 public:
  KeyWriter(Database& database, int64_t stamp)
      : stamp_(stamp),
        put_(database.prepare("INSERT INTO article_key VALUES (?1, ?2, '', ?3)"
                              " ON CONFLICT DO UPDATE SET stamp = ?2, words = ?3")) {}

  void put(const Article& article) {
    const std::string words = pack_key({article.id, article.published, article.key_words});
    put_.bind(article.id.to_string(), stamp_, Blob{words}).run();
  }

 private:
  int64_t stamp_;
  Statement put_;
};

class VersionWriter {
 public:
  VersionWriter(Database& database, int64_t stamp)
      : keys_(database, stamp),
        is_retracted_(database.prepare("SELECT 1 FROM retraction WHERE article = ?1")),
        exists_(database.prepare(
            "SELECT count(*), total(content = ?2) FROM article_version WHERE article = ?1")),
        insert_(database.prepare(
            "INSERT INTO article_version VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
            " ?11, ?12, ?13, ?14, ?15, ?16)")),
        choose_current_(
            database.prepare("UPDATE article_version SET is_current = (content = (SELECT content"
                             " FROM article_version WHERE article = ?1"
                             " ORDER BY published_seconds DESC NULLS LAST, content DESC LIMIT 1))"
                             " WHERE article = ?1")),
        is_current_(database.prepare(
            "SELECT is_current FROM article_version WHERE article = ?1 AND content = ?2")) {}

  AddOutcome add(const Article& article) {
    const std::string id = article.id.to_string();
    const bool is_retracted = is_retracted_.bind(id).step();
    is_retracted_.reset();
    if (is_retracted) return AddOutcome::kRetracted;
    const int64_t content = content_hash(article);
    exists_.bind(id, content);
    if (!exists_.step()) return AddOutcome::kUnchanged;  // failed; commit() tells it
    const int64_t versions = exists_.integer(0);
    const bool is_known = exists_.integer(1) > 0;
    exists_.reset();
    if (is_known) return AddOutcome::kUnchanged;
    const bool is_first = versions == 0;
    insert(article, id, content, is_first);
    if (!is_first) choose_current_.bind(id).run();
    if (is_first || is_current(id, content)) keys_.put(article);
    return is_first ? AddOutcome::kAdded : AddOutcome::kNewVersion;
  }

 private:
  void insert(const Article& article, std::string_view id, int64_t content, bool is_current) {
    std::optional<std::string> published;
    std::optional<std::string_view> published_text;
    std::optional<int64_t> seconds;
    if (article.published) {
      published_text = published.emplace(article.published->to_string());
      seconds = article.published->seconds;
    }
    const std::string text = pack_text(article), found = pack_found(article);
    insert_
        .bind(id, content, int64_t{is_current}, article.url, article.outlet, article.title,
              article.author, article.language, published_text, seconds, article.external_id,
              article.source, static_cast<int64_t>(article.text.size()), Blob{text}, Blob{found},
              found_format())
        .run();
  }

  bool is_current(std::string_view id, int64_t content) {
    const bool is_current = is_current_.bind(id, content).step() && is_current_.integer(0) != 0;
    is_current_.reset();
    return is_current;
  }

  KeyWriter keys_;
  Statement is_retracted_, exists_, insert_, choose_current_, is_current_;
};

// What the generation will be when the changes of this transaction are counted.
int64_t next_generation(Database& database) {
  return 1 + database.integer("SELECT generation FROM state");
}

bool in_order(const KeyedArticle& a, const KeyedArticle& b) { return a.key < b.key; }

// The keys that were written after that generation, in canonical order.
Result<std::vector<KeyedArticle>> read_keys(Database& database, int64_t after_generation) {
  std::vector<KeyedArticle> keys;
  Statement rows = database.prepare("SELECT stamp, story, words FROM article_key WHERE stamp > ?1");
  rows.bind(after_generation);
  while (rows.step()) {
    Result<ArticleKey> key = unpack_key(rows.blob(2));
    if (!key) return tl::unexpected(key.error());
    keys.push_back({std::move(*key), rows.integer(0), StoryId::parse(rows.text(1))});
  }
  std::sort(keys.begin(), keys.end(), in_order);
  return keys;
}

// How many keys of the first are the same in both.
size_t count_same(const std::vector<KeyedArticle>& before, const std::vector<KeyedArticle>& after) {
  const auto differ = std::mismatch(before.begin(), before.end(), after.begin(), after.end(),
                                    [](auto& one, auto& other) {
                                      return one.key.id == other.key.id && one.stamp == other.stamp;
                                    });
  return static_cast<size_t>(differ.first - before.begin());
}

// Puts new and changed keys among the others, which stand in canonical order. Returns how many of
// the first have not moved.
size_t put_keys(const std::vector<KeyedArticle>& changed, std::vector<KeyedArticle>& articles) {
  if (changed.empty()) return articles.size();
  std::vector<ArticleId> ids;
  ids.reserve(changed.size());
  for (const KeyedArticle& article : changed) ids.push_back(article.key.id);
  std::sort(ids.begin(), ids.end());
  const auto is_changed = [&](const KeyedArticle& article) {
    return std::binary_search(ids.begin(), ids.end(), article.key.id);
  };
  const auto first_gone = std::find_if(articles.begin(), articles.end(), is_changed);
  const auto first_moved = first_gone - articles.begin();
  articles.erase(std::remove_if(first_gone, articles.end(), is_changed), articles.end());
  const auto first_new =
      std::lower_bound(articles.begin(), articles.end(), changed.front(), in_order) -
      articles.begin();
  const auto old_size = static_cast<std::ptrdiff_t>(articles.size());
  articles.insert(articles.end(), changed.begin(), changed.end());
  std::inplace_merge(articles.begin() + first_new, articles.begin() + old_size, articles.end(),
                     in_order);
  return static_cast<size_t>(std::min(first_moved, first_new));
}

}  // namespace

Result<std::vector<AddOutcome>> SqliteStore::add_articles(std::span<const Article> articles) {
  std::vector<AddOutcome> outcomes;
  Transaction transaction(*database_, Transaction::Kind::kWrite);
  {
    last_stamp_ = next_generation(*database_);
    VersionWriter writer(*database_, last_stamp_);
    for (const Article& article : articles) outcomes.push_back(writer.add(article));
  }
  if (std::any_of(outcomes.begin(), outcomes.end(), is_new))
    database_->execute("UPDATE state SET generation = generation + 1");
  return transaction.commit().map([&] { return std::move(outcomes); });
}

Result<bool> SqliteStore::has_article(const Article& article) {
  Statement row =
      database_->prepare("SELECT 1 FROM article_version WHERE article = ?1 AND content = ?2");
  const bool is_stored = row.bind(article.id.to_string(), content_hash(article)).step();
  return database_->take_error().map([=] { return is_stored; });
}

Result<size_t> SqliteStore::refresh_keys(KeySet& set) {
  Transaction transaction(*database_, Transaction::Kind::kRead);
  const int64_t generation = database_->integer("SELECT generation FROM state");
  const int64_t seen = database_->integer("PRAGMA data_version");  // changes when others write
  size_t unchanged = set.articles.size();
  if (set.seen == seen && set.generation != generation) {
    const auto changed = read_keys(*database_, set.generation);
    if (!changed) return tl::unexpected(changed.error());
    unchanged = put_keys(*changed, set.articles);
  }
  const int64_t count = database_->integer("SELECT count(*) FROM article_key");
  if (set.seen != seen || static_cast<int64_t>(set.articles.size()) != count) {
    auto all = read_keys(*database_, -1);
    if (!all) return tl::unexpected(all.error());
    unchanged = std::min(unchanged, count_same(set.articles, *all));
    set.articles = std::move(*all);
  }
  set.generation = generation;
  set.seen = seen;
  return transaction.commit().map([&] { return unchanged; });
}

Result<std::vector<Article>> SqliteStore::load_articles(std::span<const ArticleId> ids) {
  std::vector<Article> articles;
  articles.reserve(ids.size());
  Statement row = database_->prepare(std::string(kSelectCurrent) + " AND article = ?1");
  for (const ArticleId id : ids) {
    if (!row.bind(id.to_string()).step()) break;
    Result<Article> article = read_row(row, Columns::kAll);
    if (!article) return tl::unexpected(article.error());
    articles.push_back(std::move(*article));
  }
  if (Result<void> done = database_->take_error(); !done) return tl::unexpected(done.error());
  if (articles.size() < ids.size())
    return fail(ErrorCode::kBusy, "another process has changed the articles");
  return articles;
}

Result<Article> SqliteStore::load_article(ArticleId id) {
  return load_one(*database_, id, Columns::kAll);
}

Result<Article> SqliteStore::load_text(ArticleId id) {
  return load_one(*database_, id, Columns::kText);
}

Result<int64_t> SqliteStore::generation() {
  const int64_t generation = database_->integer("SELECT generation FROM state");
  return database_->take_error().map([=] { return generation; });
}

Result<void> SqliteStore::retract_article(ArticleId id, const std::string& reason, Instant now) {
  const std::string text = id.to_string();
  {
    Transaction transaction(*database_, Transaction::Kind::kWrite);
    Statement remove =
        database_->prepare("DELETE FROM article_version WHERE article = ?1 RETURNING 1");
    const bool was_stored = remove.bind(text).step();
    remove.run();
    if (!was_stored && database_->ok()) return fail(ErrorCode::kNotFound, "no article " + text);
    database_->prepare("DELETE FROM article_key WHERE article = ?1").bind(text).run();
    database_->prepare("INSERT OR REPLACE INTO retraction VALUES (?1, ?2, ?3)")
        .bind(text, now.to_string(), reason)
        .run();
    database_->execute("UPDATE state SET generation = generation + 1");
    if (Result<void> done = transaction.commit(); !done) return done;
  }
  return {};
}

Result<void> SqliteStore::allow_article(ArticleId id) {
  const std::string text = id.to_string();
  Statement remove = database_->prepare("DELETE FROM retraction WHERE article = ?1 RETURNING 1");
  const bool was_retracted = remove.bind(text).step();
  remove.run();
  if (!was_retracted && database_->ok())
    return fail(ErrorCode::kNotFound, "article " + text + " is not retracted");
  return database_->take_error();
}

Result<std::vector<ArticleId>> SqliteStore::articles_to_read(ReadAgain which) {
  // Asked before every telling: the index must answer without a look at the rows, which are large.
  constexpr std::string_view kOutdated =
      "SELECT article FROM article_version WHERE is_current AND found_format < ?1 UNION ALL"
      " SELECT article FROM article_version WHERE is_current AND found_format > ?1";
  constexpr std::string_view kAll = "SELECT article FROM article_version WHERE is_current";
  std::vector<ArticleId> ids;
  Statement rows = database_->prepare(which == ReadAgain::kAll ? kAll : kOutdated);
  if (which == ReadAgain::kOutdated) rows.bind(found_format());
  while (rows.step())
    if (const auto id = ArticleId::parse(rows.text(0))) ids.push_back(*id);
  std::sort(ids.begin(), ids.end());
  return database_->take_error().map([&] { return std::move(ids); });
}

Result<void> SqliteStore::replace_found(std::span<const Article> articles) {
  Transaction transaction(*database_, Transaction::Kind::kWrite);
  Statement replace = database_->prepare(
      "UPDATE article_version SET found = ?2, found_format = ?3 WHERE article = ?1 AND is_current");
  KeyWriter keys(*database_, next_generation(*database_));
  for (const Article& article : articles) {
    const std::string found = pack_found(article);
    replace.bind(article.id.to_string(), Blob{found}, found_format()).run();
    keys.put(article);
  }
  database_->execute("UPDATE state SET generation = generation + 1");
  return transaction.commit();
}

}  // namespace dateline::sqlite
