// What the exit code of `dateline` tells: 0 done; 1 done, but nothing matched or something
// changed (as grep and git diff); 2 usage or fatal error; 3 some inputs failed; 130 interrupted.
#pragma once

namespace dateline {

inline constexpr int kExitDone = 0;
inline constexpr int kExitNothing = 1;
inline constexpr int kExitFatal = 2;
inline constexpr int kExitSomeFailed = 3;
inline constexpr int kExitInterrupted = 130;

}  // namespace dateline
