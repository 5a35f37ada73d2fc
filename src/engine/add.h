// Adds articles to a store. Used by cli/ and serve/.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/reader.h"
#include "lexicon/lexicon.h"
#include "store/store.h"

namespace dateline {

struct AddOptions {
  ReadOptions read;
  int threads = 1;
  const std::atomic<bool>* stop = nullptr;  // true: keep what has been read, then return
};

struct AddCounts {
  int64_t added = 0, unchanged = 0, new_versions = 0, retracted = 0;
  int64_t copies = 0;   // of these: the same text at another address, read in the same run
  int64_t undated = 0;  // of what is new: without a date of publication
  int64_t no_text = 0;  // pages of archives that hold no article
  int64_t failed = 0;   // inputs or records that could not be read
  std::map<ErrorCode, int64_t> causes;  // of `failed`
  int64_t read() const { return added + unchanged + new_versions + retracted; }
  void count(AddOutcome outcome);
  // False for what is passed over in silence.
  bool count(const Error& error);
};

// What the caller may want to hear of while it runs; all are called on the calling thread.
struct AddEvents {
  std::function<void(const Error&)> failed;                // one input or record; the rest goes on
  std::function<void(const Article&, AddOutcome)> stored;  // after its batch is on the disk
  std::function<void(const AddCounts&)> batch_done;
  // A new article or version that nobody else needs any more, with the stamp that its key has where
  // it is the current version.
  std::function<void(Article, int64_t)> read{};
};

// Reads every input in order and stores its articles, each batch in one transaction. An Error is
// one of the store; the batches before it are kept.
Result<AddCounts> add_inputs(Store& store, const Lexicon& lexicon,
                             const std::vector<std::string>& inputs, const AddOptions& options,
                             const AddEvents& events);

}  // namespace dateline
