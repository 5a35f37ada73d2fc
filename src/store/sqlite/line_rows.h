// The rows that a permalink, a view and the log live from: lines with their sources, the log of
// their changes, and where ids lead that are lines no more.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "store/lines.h"
#include "store/sqlite/database.h"
#include "store/store.h"

namespace dateline::sqlite {

// The lines of the story as they are stored, sorted by id.
Lines read_lines(Database& database, const std::string& story);

// Makes the rows, which are those of the lines before, those after, logs the changes as those of
// `revision`, and keeps every id that goes.
void write_lines(Database& database, const std::string& story, LineChanges compared,
                 int64_t revision, Instant now);

std::vector<Change> read_changes(Database& database, const std::string& story,
                                 int64_t after_revision);

Fate read_fate(Database& database, const std::string& story, const std::string& id);

}  // namespace dateline::sqlite
