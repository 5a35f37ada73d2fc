#include <cerrno>
#include <cstring>

#include "cli/exit_codes.h"
#include "cli/verbs.h"
#include "cli/world.h"
#include "engine/annotate_stream.h"
#include "engine/conllu_reader.h"

namespace dateline {

int run_annotate(const CommandLine& line, const AnnotateCommand& annotate) {
  const Result<Lexicon> lexicon = load_lexicon();
  if (!lexicon) {
    report(line, lexicon.error());
    return kExitFatal;
  }
  bool any_failed = false;
  int write_error = 0;
  AnnotateEvents events;
  events.print = [&](const Article& article) {
    return annotate.as_conllu ? render_conllu(article)
                              : render_article_json(article, annotate.json) + "\n";
  };
  events.write = [&](const std::string& text) {
    if (!write_stdout(text)) write_error = errno;
    return write_error == 0 && !interrupted();
  };
  events.failed = [&](const Error& error) {
    any_failed = true;
    report(line, error);
  };
  ReadOptions read = annotate.read;
  read.fetcher = make_fetcher(annotate.fetch);
  read.as_given = true;
  const Opener open = annotate.from_conllu ? open_conllu : open_reader;
  annotate_inputs(*lexicon, annotate.inputs, open, read, line.global.threads, events);
  if (std::fflush(stdout) != 0 && write_error == 0) write_error = errno;
  if (interrupted()) return kExitInterrupted;
  if (write_error != 0 && write_error != EPIPE) {
    report(line,
           {ErrorCode::kDiskFull, std::string("standard output: ") + std::strerror(write_error)});
    return kExitFatal;
  }
  return any_failed ? kExitSomeFailed : kExitDone;
}

}  // namespace dateline
