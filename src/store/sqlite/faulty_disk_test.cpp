// The store on a disk whose n-th write, sync or allocation fails, for every n: it tells, keeps what
// it had, and goes on when the disk is well again.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "store/sqlite/database.h"
#include "store/sqlite/sqlite_store.h"

namespace dateline::sqlite {
namespace {

// When the disk fails. Counted over all files of the VFS; tests run on one thread.
struct Fault {
  int64_t countdown = -1;   // 0: the next change fails; below: never
  bool stays = false;       // and so does every later one
  int code = SQLITE_IOERR;  // of a failed write
  int64_t changes = 0;      // seen since the last reset

  bool fails() {
    ++changes;
    if (countdown < 0) return false;
    if (countdown > 0) {
      --countdown;
      return false;
    }
    if (!stays) countdown = -1;
    return true;
  }
};
Fault fault;

// A file of the default VFS behind a file that may fail. SQLite owns the memory of both.
struct FaultyFile {
  sqlite3_file base;
  sqlite3_file* real;
};

sqlite3_file* real_of(sqlite3_file* file) { return reinterpret_cast<FaultyFile*>(file)->real; }

int close_file(sqlite3_file* file) { return real_of(file)->pMethods->xClose(real_of(file)); }
int read_file(sqlite3_file* file, void* to, int size, sqlite3_int64 at) {
  return real_of(file)->pMethods->xRead(real_of(file), to, size, at);
}
int write_file(sqlite3_file* file, const void* from, int size, sqlite3_int64 at) {
  if (fault.fails()) return fault.code;
  return real_of(file)->pMethods->xWrite(real_of(file), from, size, at);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  if (fault.fails()) return SQLITE_IOERR_TRUNCATE;
  return real_of(file)->pMethods->xTruncate(real_of(file), size);
}
int sync_file(sqlite3_file* file, int flags) {
  if (fault.fails()) return SQLITE_IOERR_FSYNC;
  return real_of(file)->pMethods->xSync(real_of(file), flags);
}
int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
  return real_of(file)->pMethods->xFileSize(real_of(file), size);
}
int lock_file(sqlite3_file* file, int level) {
  return real_of(file)->pMethods->xLock(real_of(file), level);
}
int unlock_file(sqlite3_file* file, int level) {
  return real_of(file)->pMethods->xUnlock(real_of(file), level);
}
int check_lock(sqlite3_file* file, int* held) {
  return real_of(file)->pMethods->xCheckReservedLock(real_of(file), held);
}
int control_file(sqlite3_file* file, int what, void* value) {
  return real_of(file)->pMethods->xFileControl(real_of(file), what, value);
}
int sector_size(sqlite3_file* file) { return real_of(file)->pMethods->xSectorSize(real_of(file)); }
int characteristics(sqlite3_file* file) {
  return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}
int map_shared(sqlite3_file* file, int region, int size, int extend, void volatile** at) {
  if (extend && fault.fails()) return SQLITE_IOERR_SHMSIZE;
  return real_of(file)->pMethods->xShmMap(real_of(file), region, size, extend, at);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
  return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
}
void barrier(sqlite3_file* file) { real_of(file)->pMethods->xShmBarrier(real_of(file)); }
int unmap_shared(sqlite3_file* file, int remove) {
  return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

const sqlite3_io_methods kMethods = {2,
                                     close_file,
                                     read_file,
                                     write_file,
                                     truncate_file,
                                     sync_file,
                                     size_of_file,
                                     lock_file,
                                     unlock_file,
                                     check_lock,
                                     control_file,
                                     sector_size,
                                     characteristics,
                                     map_shared,
                                     lock_shared,
                                     barrier,
                                     unmap_shared,
                                     nullptr,
                                     nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  auto* faulty = reinterpret_cast<FaultyFile*>(file);
  auto* real_vfs = static_cast<sqlite3_vfs*>(vfs->pAppData);
  faulty->real = reinterpret_cast<sqlite3_file*>(faulty + 1);
  const int code = real_vfs->xOpen(real_vfs, name, faulty->real, flags, out_flags);
  faulty->base.pMethods = code == SQLITE_OK ? &kMethods : nullptr;
  return code;
}

const char* faulty_vfs() {
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
    sqlite3_vfs made = *real;  // everything but opening goes to the real one
    made.zName = "faulty";
    made.pAppData = real;
    made.szOsFile = static_cast<int>(sizeof(FaultyFile)) + real->szOsFile;
    made.xOpen = open_file;
    return made;
  }();
  sqlite3_vfs_register(&vfs, 0);
  return vfs.zName;
}

Article numbered_article(int number) {
  Article article;
  article.url = "http://harbour.example/" + std::to_string(number);
  article.text = "Ferry " + std::to_string(number) + " ran aground." + std::string(6000, '.');
  article.id = article_id(article.url, "", article.text);
  return article;
}

Story story_of(int events) {
  Story story;
  story.id = {7};
  for (int i = 0; i < events; ++i) {
    Event event;
    event.id = {static_cast<uint64_t>(i) + 1};
    event.text = "Ferry " + std::to_string(i) + " ran aground.";
    const SourceRef source{numbered_article(i).id, 0, {0, 5}, "Ferry " + std::string(500, 'x')};
    story.events.push_back({event, NonEmpty<SourceRef>(source)});
  }
  return story;
}

const Instant kNow = *Instant::parse("2021-03-05");

bool save(Store& store, const Story& story) {
  const auto generation = store.generation();
  const ToldStory told{story, 1};
  return generation && store.save_stories({&told, 1}, *generation, kNow) &&
         store.finish_telling({}, *generation, kNow);
}

// Six more articles in two batches and the story of all; false where something failed.
bool work(const std::string& file) {
  const auto store = SqliteStore::open(file, faulty_vfs());
  if (!store) return false;
  for (int batch = 0; batch < 2; ++batch) {
    std::vector<Article> articles;
    for (int i = 0; i < 3; ++i) articles.push_back(numbered_article(2 + 3 * batch + i));
    if (!(*store)->add_articles(articles)) return false;
  }
  return save(**store, story_of(8));
}

// Whole batches, a whole story, and a sound file.
void check_whole(const std::string& file) {
  {
    const auto store = SqliteStore::open(file);
    REQUIRE(store.has_value());
    KeySet keys;
    REQUIRE((*store)->refresh_keys(keys).has_value());
    CHECK((keys.articles.size() == 2 || keys.articles.size() == 5 || keys.articles.size() == 8));
    const Story story = *(*store)->load_story({7});
    CHECK((story.events.size() == 2 || story.events.size() == 8));
    CHECK((*store)->changes_since(story.id, 0)->size() == story.events.size());
  }
  const auto database = Database::open(file, 1000);
  REQUIRE(database.has_value());
  Statement check = (*database)->prepare("PRAGMA integrity_check");
  REQUIRE(check.step());
  CHECK(check.text(0) == "ok");
}

// Returns how many changes of the disk were tried.
int64_t fail_every_change(bool stays, int code) {
  std::string name = (std::filesystem::temp_directory_path() / "dateline-XXXXXX").string();
  const std::filesystem::path folder = mkdtemp(name.data());
  const std::string file = (folder / "test.db").string();
  const std::string prepared = (folder / "prepared.db").string();
  {
    const auto store = SqliteStore::open(prepared);
    const std::vector<Article> articles{numbered_article(0), numbered_article(1)};
    REQUIRE((*store)->add_articles(articles).has_value());
    REQUIRE(save(**store, story_of(2)));
  }
  int64_t n = 0;
  for (bool was_spared = false; !was_spared; ++n) {
    REQUIRE(n < 10'000);
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(file + end);
    std::filesystem::copy_file(prepared, file);
    fault = {n, stays, code, 0};
    const bool succeeded = work(file);
    was_spared = fault.countdown > 0 || (!stays && fault.changes <= n);
    if (was_spared) CHECK(succeeded);
    fault = {};
    check_whole(file);
    CHECK(work(file));
    check_whole(file);
  }
  std::filesystem::remove_all(folder);
  return n;
}

TEST_CASE("a failing disk never damages a store") {
  int64_t tried = 0;
  for (const bool stays : {false, true})
    for (const int code : {SQLITE_FULL, SQLITE_IOERR_WRITE})
      tried += fail_every_change(stays, code);
  MESSAGE("faults tried: " << tried);
  CHECK(tried > 100);
}

TEST_CASE("a reader on a full disk is told so") {
  std::string name = (std::filesystem::temp_directory_path() / "dateline-XXXXXX").string();
  const std::filesystem::path folder = mkdtemp(name.data());
  const std::string file = (folder / "test.db").string();
  REQUIRE(SqliteStore::open(file).has_value());
  fault = {0, true};
  const auto store = SqliteStore::open(file, faulty_vfs());
  fault = {};
  REQUIRE(!store.has_value());
  CHECK(store.error().code == ErrorCode::kDiskFull);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace dateline::sqlite
