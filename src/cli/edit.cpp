#include <fmt/core.h>

#include "cli/exit_codes.h"
#include "cli/verbs.h"
#include "cli/world.h"
#include "engine/decide.h"
#include "engine/update.h"

namespace dateline {

void report_conflicts(const CommandLine& line, const std::vector<EditConflict>& conflicts) {
  if (line.global.quiet) return;
  for (const EditConflict& conflict : conflicts)
    fmt::print(stderr, "dateline: {}: an editor's {} of {} {}\n", line.verb, conflict.decision,
               conflict.line,
               conflict.found.empty()
                   ? "finds no such line any more"
                   : "stands, but the articles now say \"" + conflict.found + "\"");
}

int run_edit(const CommandLine& line, const EditCommand& edit) {
  const auto give_up = [&](const Error& error) {
    report(line, error);
    return kExitFatal;
  };
  const auto store = open_store_to_write(line.global, true);
  if (!store) return give_up(store.error());
  const Result<Lexicon> lexicon = load_lexicon();
  if (!lexicon) return give_up(lexicon.error());
  const Result<Story> story = StoryId::parse(edit.id)
                                  ? current_story(**store, line.global, edit.id)
                                  : story_with_line(**store, line.global, edit.id);
  if (!story) return give_up(story.error());

  const Instant now = now_of(line.global);
  std::vector<Decision> decisions;
  for (const std::string& text : edit.assignments) decisions.push_back(parse_decision(text));
  if (const auto done = decide(**store, *story, edit.id, decisions, now); !done)
    return give_up(done.error());
  const Result<Updated> edited = update_stories(**store, *lexicon, now, line.global.threads);
  if (!edited) return give_up(at(line.global.store, edited.error()));
  // A retracted text leaves no bytes in the file.
  if (article_meant(*story, edit.id))
    if (const auto compacted = (*store)->compact(); !compacted)
      return give_up(at(line.global.store, compacted.error()));
  report_conflicts(line, edited->conflicts);
  if (!line.global.quiet) fmt::print(stderr, "dateline: {}\n", outcome(**store, *edited));
  return kExitDone;
}

}  // namespace dateline
