// Reads CoNLL-U (https://universaldependencies.org/format.html) with its own sentences and tokens,
// for `annotate --input conllu`. Tags, lemmas and heads of the input are not taken.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "ingest/reader.h"

namespace dateline {

// One article a "# newdoc" (its id is the article's), a paragraph a "# newpar". A sentence's text
// is its "# text" where that holds the words in order, else the words joined as SpaceAfter tells.
// A line that is no token gives kMalformed and ends its document. "-" is standard input.
Result<std::unique_ptr<Reader>> open_conllu(const std::string& path, const ReadOptions& options);

}  // namespace dateline
