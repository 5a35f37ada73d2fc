// Database: SQLite with sticky errors. After the first failure every call does nothing and gives
// nothing, until the transaction that it belongs to ends and tells it. So a stretch of statements
// reads straight through and is checked once. Used by store/sqlite only; one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dateline::sqlite {

struct Blob {
  std::string_view bytes;
};

class Database;

class Statement {
 public:
  // Sets ?1, ?2, ... Texts are copied; the bytes of blobs must live until reset() or the next
  // bind().
  template <class... T>
  Statement& bind(const T&... values) {
    reset();
    int parameter = 0;
    (set(++parameter, values), ...);
    return *this;
  }
  bool step();  // is there a (further) row?
  void run();   // steps to the end
  void reset();

  bool is_null(int column) const;
  int64_t integer(int column) const;
  // Both are valid until the next step().
  std::string_view text(int column) const;
  std::string_view blob(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(Database& database, sqlite3_stmt* statement)
      : database_(&database), statement_(statement) {}
  void set(int parameter, int64_t value);
  void set(int parameter, std::string_view value);
  void set(int parameter, Blob value);
  void set(int parameter, std::nullopt_t);
  template <class T>
  void set(int parameter, const std::optional<T>& value) {
    if (value) {
      set(parameter, *value);
    } else {
      set(parameter, std::nullopt);
    }
  }

  Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;  // empty: preparing it failed
};

class Database {
 public:
  // Opens or creates the file; waits up to `busy_ms` for another writer. A file that may not be
  // written is opened for reading. `vfs` names a registered SQLite file system; null is the
  // default.
  static Result<std::unique_ptr<Database>> open(const std::string& file, int busy_ms,
                                                const char* vfs = nullptr);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Statement prepare(std::string_view sql);
  void execute(const std::string& sql);   // one or more statements without rows
  int64_t integer(std::string_view sql);  // the first column of the first row, or 0
  int64_t last_row() const;               // the number of the row that was inserted last
  bool is_read_only() const;
  bool ok() const { return !error_.has_value(); }
  // The first failure since the last call, which forgets it.
  Result<void> take_error();

 private:
  friend class Statement;
  friend class Transaction;
  explicit Database(sqlite3* handle) : handle_(handle) {}
  void note_failure();  // keeps the first error

  sqlite3* handle_;
  std::optional<Error> error_;
};

// Rolls back unless committed.
class Transaction {
 public:
  enum class Kind { kRead, kWrite };
  Transaction(Database& database, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  // The first failure of the transaction, in which case nothing of it is kept.
  Result<void> commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace dateline::sqlite
