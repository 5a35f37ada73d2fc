// DL_ASSERT: a broken promise inside Dateline is a bug and stops the program. Used everywhere.
#pragma once

namespace dateline {

// Prints file, line, the condition and `why` to stderr, then aborts.
[[noreturn]] void assertion_failed(const char* file, int line, const char* condition,
                                   const char* why);

}  // namespace dateline

#define DL_ASSERT(condition, why) \
  ((condition) ? void(0) : ::dateline::assertion_failed(__FILE__, __LINE__, #condition, why))
