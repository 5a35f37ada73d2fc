// Articles in, everything found in them out, in the order of the input and without a store. Used
// by `dateline annotate`.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/inputs.h"
#include "ingest/reader.h"
#include "lexicon/lexicon.h"

namespace dateline {

struct AnnotateEvents {
  std::function<std::string(const Article&)> print;  // called on the workers
  std::function<bool(const std::string&)> write;     // false stops: the reader of a pipe is gone
  std::function<void(const Error&)> failed;          // one input or record; the rest goes on
};

// Reads every input, opened by `open`, with `threads` workers.
void annotate_inputs(const Lexicon& lexicon, const std::vector<std::string>& inputs, Opener open,
                     const ReadOptions& options, int threads, const AnnotateEvents& events);

}  // namespace dateline
