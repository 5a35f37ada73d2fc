#include "store/sqlite/sqlite_store.h"

#include <chrono>
#include <filesystem>
#include <thread>

#include "store/sqlite/schema.h"

namespace dateline {
namespace sqlite {
namespace {

constexpr int kBusyMs = 10'000;  // a batch of another process takes far less
constexpr int kRetryMs = 20;

}  // namespace

Result<std::unique_ptr<Store>> SqliteStore::open(const std::string& file, const char* vfs) {
  Result<std::unique_ptr<Database>> database = Database::open(file, kBusyMs, vfs);
  if (!database) return tl::unexpected(database.error());
  Result<void> ready = prepare_schema(**database);
  // While another process makes the same store, SQLite answers "busy" at once, whatever the
  // timeout.
  for (int waited_ms = 0; !ready && ready.error().code == ErrorCode::kBusy && waited_ms < kBusyMs;
       waited_ms += kRetryMs) {
    std::this_thread::sleep_for(std::chrono::milliseconds(kRetryMs));
    ready = prepare_schema(**database);
  }
  if (!ready) return tl::unexpected(ready.error());
  return std::unique_ptr<Store>(new SqliteStore(std::move(*database)));
}

Result<void> SqliteStore::back_up(const std::string& file) {
  std::error_code error;
  if (std::filesystem::exists(file, error))
    return fail(ErrorCode::kUsage, file + ": exists already");
  database_->prepare("VACUUM INTO ?1").bind(file).run();
  return database_->take_error().map_error([&](Error e) { return at(file, std::move(e)); });
}

Result<void> SqliteStore::compact() {
  database_->execute(
      "INSERT INTO line_search (line_search) VALUES ('rebuild'); VACUUM;"
      "PRAGMA wal_checkpoint (TRUNCATE)");
  return database_->take_error();
}

}  // namespace sqlite

Result<std::unique_ptr<Store>> open_store(const std::string& location) {
  if (location.starts_with("postgresql://"))
    return fail(ErrorCode::kUnsupported, "this build keeps stores in files only");
  return sqlite::SqliteStore::open(location);
}

}  // namespace dateline
