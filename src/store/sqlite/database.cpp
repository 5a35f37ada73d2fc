#include "store/sqlite/database.h"

#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

namespace dateline::sqlite {
namespace {

ErrorCode code_of(int sqlite_code) {
  // The index of the log, which readers need too, grows for want of space only.
  if (sqlite_code == SQLITE_IOERR_SHMSIZE) return ErrorCode::kDiskFull;
  switch (sqlite_code & 0xFF) {
    case SQLITE_FULL:
      return ErrorCode::kDiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ErrorCode::kBusy;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return ErrorCode::kUnreadable;
    default:
      return ErrorCode::kStore;
  }
}

std::string explain(ErrorCode code, sqlite3* handle) {
  switch (code) {
    case ErrorCode::kDiskFull:
      return "no space left for the store; what was stored before is intact";
    case ErrorCode::kBusy:
      return "another process is writing to the store; try again";
    case ErrorCode::kUnreadable:
      if (sqlite3_errcode(handle) != SQLITE_CANTOPEN) return "cannot be written";
      return "cannot be opened: " + std::system_category().message(sqlite3_system_errno(handle));
    default:
      return sqlite3_errmsg(handle);
  }
}

// A store that nobody can write beside: not even the index of its log can be made, and there is no
// log to read. SQLite then reads it as it lies there.
bool lies_still(sqlite3* handle, const std::string& file) {
  if (sqlite3_db_readonly(handle, "main") != 1) return false;
  const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
  std::error_code error;
  return access(folder.c_str(), W_OK) != 0 && !std::filesystem::exists(file + "-wal", error);
}

// As SQLite takes it with options: "%", "?" and "#" are letters of the name.
std::string immutable_uri(const std::string& file) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    if (c == '%' || c == '?' || c == '#') {
      uri += c == '%' ? "%25" : c == '?' ? "%3f" : "%23";
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

bool Statement::step() {
  if (!statement_ || !database_->ok()) return false;
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_->note_failure();
  return false;
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

void Statement::reset() {
  if (statement_) sqlite3_reset(statement_.get());
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return {bytes ? bytes : "", static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string_view Statement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return {bytes ? bytes : "", static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

void Statement::set(int parameter, int64_t value) {
  if (statement_) sqlite3_bind_int64(statement_.get(), parameter, value);
}

void Statement::set(int parameter, std::string_view value) {
  if (statement_)
    sqlite3_bind_text64(statement_.get(), parameter, value.empty() ? "" : value.data(),
                        value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void Statement::set(int parameter, Blob value) {
  if (statement_)
    sqlite3_bind_blob64(statement_.get(), parameter, value.bytes.data(), value.bytes.size(),
                        SQLITE_STATIC);
}

void Statement::set(int parameter, std::nullopt_t) {
  if (statement_) sqlite3_bind_null(statement_.get(), parameter);
}

Result<std::unique_ptr<Database>> Database::open(const std::string& file, int busy_ms,
                                                 const char* vfs) {
  // Without a count of all memory, which takes a lock at each allocation; before the first
  // database.
  [[maybe_unused]] static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  sqlite3* handle = nullptr;
  int code = sqlite3_open_v2(file.c_str(), &handle,
                             SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, vfs);
  if (code == SQLITE_OK && lies_still(handle, file)) {
    sqlite3_close_v2(handle);
    code = sqlite3_open_v2(immutable_uri(file).c_str(), &handle,
                           SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, vfs);
  }
  std::unique_ptr<Database> database(new Database(handle));
  if (code != SQLITE_OK) {
    database->note_failure();
    return tl::unexpected(*database->error_);
  }
  sqlite3_busy_timeout(handle, busy_ms);
  return database;
}

Database::~Database() { sqlite3_close_v2(handle_); }

bool Database::is_read_only() const { return sqlite3_db_readonly(handle_, "main") == 1; }

Statement Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  if (ok() && sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement,
                                 nullptr) != SQLITE_OK)
    note_failure();
  return {*this, statement};
}

void Database::execute(const std::string& sql) {
  if (ok() && sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    note_failure();
}

int64_t Database::integer(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }

Result<void> Database::take_error() {
  if (!error_) return {};
  Error error = std::move(*error_);
  error_.reset();
  return tl::unexpected(std::move(error));
}

void Database::note_failure() {
  if (error_) return;
  const ErrorCode code = code_of(sqlite3_extended_errcode(handle_));
  error_ = Error{code, explain(code, handle_)};
}

Transaction::Transaction(Database& database, Kind kind) : database_(database) {
  database_.execute(kind == Kind::kWrite ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  // A failed BEGIN or a full disk may have ended the transaction already.
  if (open_ && !sqlite3_get_autocommit(database_.handle_))
    sqlite3_exec(database_.handle_, "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit() {
  database_.execute("COMMIT");
  if (database_.ok()) open_ = false;
  return database_.take_error();
}

}  // namespace dateline::sqlite
