#include "cli/exit_codes.h"
#include "cli/verbs.h"
#include "cli/world.h"
#include "engine/explain.h"

namespace dateline {

int run_why(const CommandLine& line, const WhyCommand& why) {
  const auto give_up = [&](const Error& error) {
    report(line, error);
    return error.code == ErrorCode::kNotFound ? kExitNothing : kExitFatal;
  };
  const auto store = open_store_of(line.global, true);
  if (!store) {
    report(line, store.error());
    return kExitFatal;
  }
  const Result<Story> story = story_with_line(**store, line.global, why.id);
  if (!story) return give_up(story.error());
  const auto lexicon = load_lexicon();
  if (!lexicon) return give_up(lexicon.error());
  const Result<std::string> evidence = explain_line(**store, *story, why.id, *lexicon);
  if (!evidence) return give_up(evidence.error());
  const auto written = write_output("-", *evidence);
  return written ? kExitDone : give_up(written.error());
}

}  // namespace dateline
