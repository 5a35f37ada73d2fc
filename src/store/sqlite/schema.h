// The tables of a Dateline store and the steps from each older schema to the next.
#pragma once

#include "base/result.h"
#include "store/sqlite/database.h"

namespace dateline::sqlite {

inline constexpr int kSchemaVersion = 6;

// Makes an empty file a store, brings an older store up to date, and refuses what is no store or
// was made by a newer Dateline. All in one transaction.
Result<void> prepare_schema(Database& database);

}  // namespace dateline::sqlite
