// What must hold for every reader and any bytes. Used by the fuzz targets and by tests/property.
#pragma once

#include <string_view>

#include "ingest/readers.h"

namespace dateline {

using MakeReader = std::unique_ptr<Reader> (*)(Input input, std::string name,
                                               const ReadOptions& options);

// Reads everything (up to 1,000 records) and asserts of each article that its text is UTF-8 without
// NUL, that its paragraphs stand in order, inside the text and on character boundaries, and that
// after the end nothing more comes.
void check_reader(MakeReader make, std::string_view bytes);

}  // namespace dateline
