// Clause dates: the date that a clause has from its sentence. Used by clause_lines.
#pragma once

#include <optional>

#include "model/article.h"

namespace dateline {

// The day, month or year that the date names: of "until 2022" all of 2022.
When named_by(const DateMention& date);

// `length` before (-1) or behind (1) a day, month or year; nothing where the length is finer than
// what it is counted from.
std::optional<When> counted(const When& from, const DateMention& length, int sign);

}  // namespace dateline
