#include <cstdio>
#include <exception>
#include <new>

#include "cli/exit_codes.h"
#include "cli/verbs.h"
#include "cli/world.h"
#include "render/words.h"

namespace dateline {

// Names of files and words of sources stand in it: none may write to the terminal by itself.
void report(const CommandLine& line, const Error& error) {
  std::fprintf(stderr, "dateline: %s: %s\n", line.verb.c_str(), one_line(error.message).c_str());
}

namespace {

int run(const CommandLine& line) {
  struct {
    const CommandLine& line;
    int operator()(const AddCommand& add) const { return run_add(line, add); }
    int operator()(const ListCommand& list) const { return run_list(line, list); }
    int operator()(const ShowCommand& show) const { return run_show(line, show); }
    int operator()(const DiffCommand& diff) const { return run_diff(line, diff); }
    int operator()(const EditCommand& edit) const { return run_edit(line, edit); }
    int operator()(const RebuildCommand& rebuild) const { return run_rebuild(line, rebuild); }
    int operator()(const BackupCommand& backup) const { return run_backup(line, backup); }
    int operator()(const CompactCommand& compact) const { return run_compact(line, compact); }
    int operator()(const WhyCommand& why) const { return run_why(line, why); }
    int operator()(const AnnotateCommand& annotate) const { return run_annotate(line, annotate); }
    int operator()(const ServeCommand& serve) const { return run_serve(line, serve); }
  } const run_verb{line};
  return std::visit(run_verb, line.command);
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  try {
    dateline::catch_interrupts();
    const auto parsed = dateline::parse_command_line(argc, argv);
    if (const int* exit_code = std::get_if<int>(&parsed)) return *exit_code;
    return dateline::run(std::get<dateline::CommandLine>(parsed));
  } catch (const std::bad_alloc&) {
    std::fputs("dateline: there is not enough memory\n", stderr);
    return dateline::kExitFatal;
  } catch (const std::exception& error) {  // of a library
    std::fprintf(stderr, "dateline: %s\n", error.what());
    return dateline::kExitFatal;
  }
}
