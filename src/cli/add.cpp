#include "engine/add.h"

#include <fmt/core.h>

#include "cli/exit_codes.h"
#include "cli/progress.h"
#include "cli/summary.h"
#include "cli/verbs.h"
#include "cli/world.h"
#include "engine/update.h"
#include "render/words.h"

namespace dateline {
namespace {

// What was read last is told without being loaded again.
constexpr size_t kMostArticleBytes = 256u << 20;

std::string_view word_for(AddOutcome outcome) {
  switch (outcome) {
    case AddOutcome::kAdded:
      return "added";
    case AddOutcome::kUnchanged:
      return "unchanged";
    case AddOutcome::kNewVersion:
      return "new version";
    case AddOutcome::kRetracted:
      return "retracted, not added";
  }
  return "";
}

void name_article(const Article& article, AddOutcome outcome) {
  const std::string source = one_line(article.source);
  fmt::print(stderr, "{}: {}: {} {}\n", source, word_for(outcome), article.id.to_string(),
             one_line(article.title));
  for (const Diagnostic& diagnostic : article.diagnostics)
    fmt::print(stderr, "{}: {}\n", source, one_line(diagnostic.message));
}

}  // namespace

std::string outcome(Store& store, const Updated& updated) {
  if (updated.is_left) return "another process tells the stories";
  if (updated.told.size() != 1) return fmt::format("{} stories told anew", updated.told.size());
  const Result<int64_t> revision = store.last_revision(updated.told[0]);
  return fmt::format("the story is at revision {}", revision.value_or(0));
}

int run_add(const CommandLine& line, const AddCommand& add) {
  const auto give_up = [&](const Error& error) {
    report(line, error);
    return kExitFatal;
  };
  const Result<Lexicon> lexicon = load_lexicon();
  if (!lexicon) return give_up(lexicon.error());
  const auto store = open_store_to_write(line.global, false);
  if (!store) return give_up(store.error());

  Progress progress(!line.global.quiet && !line.global.no_progress);
  AddEvents events;
  events.failed = [&](const Error& error) {
    progress.clear();
    report(line, error);
  };
  if (line.global.verbose)
    events.stored = [&](const Article& article, AddOutcome outcome) {
      progress.clear();
      name_article(article, outcome);
    };
  events.batch_done = [&](const AddCounts& counts) { progress.show(counts); };
  Updater updater(**store, *lexicon, {.articles = kMostArticleBytes});
  events.read = [&](Article article, int64_t stamp) {
    updater.remember(std::move(article), stamp);
  };
  AddOptions options{add.read, line.global.threads, &interrupted()};
  options.read.fetcher = make_fetcher(add.fetch);
  const Result<AddCounts> counts = add_inputs(**store, *lexicon, add.inputs, options, events);
  if (!counts) return give_up(at(line.global.store, counts.error()));
  if (interrupted()) {
    progress.clear();
    fmt::print(stderr, "dateline: add: interrupted; {}\n", summary(*counts));
    return kExitInterrupted;
  }

  progress.show("telling the stories");
  const Result<Updated> updated = updater.update(now_of(line.global), line.global.threads);
  if (!updated) return give_up(at(line.global.store, updated.error()));
  progress.clear();
  report_conflicts(line, updated->conflicts);
  if (!line.global.quiet)
    fmt::print(stderr, "dateline: {}{}\n", summary(*counts),
               updated->told.empty() && !updated->is_left ? "" : "; " + outcome(**store, *updated));
  return counts->failed > 0 ? kExitSomeFailed : kExitDone;
}

}  // namespace dateline
