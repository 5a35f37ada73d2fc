// The verbs that keep a store in order: rebuild, backup, compact.
#include <fmt/core.h>

#include "cli/exit_codes.h"
#include "cli/progress.h"
#include "cli/verbs.h"
#include "cli/world.h"
#include "engine/update.h"
#include "render/words.h"

namespace dateline {

int run_rebuild(const CommandLine& line, const RebuildCommand&) {
  const auto give_up = [&](const Error& error) {
    report(line, at(line.global.store, error));
    return kExitFatal;
  };
  const Result<Lexicon> lexicon = load_lexicon();
  if (!lexicon) {
    report(line, lexicon.error());
    return kExitFatal;
  }
  const auto store = open_store_to_write(line.global, true);
  if (!store) {
    report(line, store.error());
    return kExitFatal;
  }
  Progress progress(!line.global.quiet && !line.global.no_progress);
  const Result<int64_t> articles =
      read_again(**store, *lexicon, ReadAgain::kAll, line.global.threads,
                 [&](int64_t done) { progress.show(fmt::format("{} articles read", done)); });
  if (!articles) return give_up(articles.error());
  const Result<Updated> updated =
      update_stories(**store, *lexicon, now_of(line.global), line.global.threads);
  if (!updated) return give_up(updated.error());
  progress.clear();
  report_conflicts(line, updated->conflicts);
  if (!line.global.quiet)
    fmt::print(stderr, "dateline: {} read again; {}\n", counted(*articles, "article"),
               outcome(**store, *updated));
  return kExitDone;
}

int run_backup(const CommandLine& line, const BackupCommand& backup) {
  const auto store = open_store_of(line.global, true);
  const Result<void> done = store ? (*store)->back_up(backup.file) : tl::unexpected(store.error());
  if (done) return kExitDone;
  report(line, done.error());
  return kExitFatal;
}

int run_compact(const CommandLine& line, const CompactCommand&) {
  const auto store = open_store_to_write(line.global, true);
  const Result<void> done = store ? (*store)->compact() : tl::unexpected(store.error());
  if (done) return kExitDone;
  report(line, done.error());
  return kExitFatal;
}

}  // namespace dateline
