// RuleId: which rule or model said so; `dateline why` prints its name. Stages number their rules in
// blocks of 100, and each stage's file lists its own.
#pragma once

#include <cstdint>

namespace dateline {

// 200: entities, 300: quotes, 400: events, 500: claims, 600: outlooks; 1000 and on: dates, in the
// order of data/date_rules.tsv.
using RuleId = uint16_t;

}  // namespace dateline
