// One function a verb; each returns the exit code. Used by main().
#pragma once

#include "base/result.h"
#include "cli/command_line.h"
#include "engine/update.h"

namespace dateline {

// "dateline: add: x.jsonl: line 17: ..." on stderr.
void report(const CommandLine& line, const Error& error);

// One line on stderr for each edit that new evidence contradicts.
void report_conflicts(const CommandLine& line, const std::vector<EditConflict>& conflicts);

// "the story is at revision 3", or "2 stories told anew".
std::string outcome(Store& store, const Updated& updated);

int run_add(const CommandLine& line, const AddCommand& add);
int run_list(const CommandLine& line, const ListCommand& list);
int run_show(const CommandLine& line, const ShowCommand& show);
int run_diff(const CommandLine& line, const DiffCommand& diff);
int run_edit(const CommandLine& line, const EditCommand& edit);
int run_rebuild(const CommandLine& line, const RebuildCommand& rebuild);
int run_backup(const CommandLine& line, const BackupCommand& backup);
int run_compact(const CommandLine& line, const CompactCommand& compact);
int run_why(const CommandLine& line, const WhyCommand& why);
int run_annotate(const CommandLine& line, const AnnotateCommand& annotate);
int run_serve(const CommandLine& line, const ServeCommand& serve);

}  // namespace dateline
