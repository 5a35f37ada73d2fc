// Inputs: several files, folders or standard input as one stream of articles and of errors, each
// in its place. Used by engine/.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/reader.h"

namespace dateline {

// How to open one of them: open_reader(), open_conllu().
using Opener = Result<std::unique_ptr<Reader>> (*)(const std::string& path,
                                                   const ReadOptions& options);

class Inputs {
 public:
  // Both must outlive it.
  Inputs(const std::vector<std::string>& paths, const ReadOptions& options,
         Opener open = open_reader)
      : paths_(paths), options_(options), open_(open) {}

  // The next article, or the error of the next unreadable input or record; nothing at the end.
  std::optional<Result<Article>> next();

 private:
  const std::vector<std::string>& paths_;
  const ReadOptions& options_;
  Opener open_;
  size_t path_ix_ = 0;
  std::unique_ptr<Reader> reader_;  // of the path before path_ix_; empty: open the next
};

}  // namespace dateline
