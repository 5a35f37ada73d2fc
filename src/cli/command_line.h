// The command line as plain data. command_line.cpp is the one place that knows every verb and
// option; help is made from it.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "calendar/instant.h"
#include "engine/select.h"
#include "ingest/fetch/fetcher.h"
#include "ingest/reader.h"
#include "render/formats.h"

namespace dateline {

enum class ColorChoice { kAuto, kAlways, kNever };

struct GlobalOptions {
  std::string store = "dateline.db";
  int threads = 1;
  bool quiet = false, verbose = false, no_progress = false;
  ColorChoice color = ColorChoice::kAuto;
  std::optional<Instant> now;  // nothing: the clock
};

struct AddCommand {
  std::vector<std::string> inputs;
  ReadOptions read;
  FetchOptions fetch;
};

struct ListCommand {
  bool as_json = false;
};

struct ShowCommand {
  std::string story;               // its id or words of its title; empty: the largest
  const Format* format = nullptr;  // nothing: terminal text, or Markdown into a pipe
  std::string output = "-";
  Part part = Part::kAll;
  Selection selection;
  std::string since;  // a revision or a date; empty: all
  OffsetUnit offsets = OffsetUnit::kUtf8;
};

struct DiffCommand {
  std::vector<std::string> arguments;  // [STORY] REV|DATE
  bool as_json = false;
};

struct EditCommand {
  std::string id;                        // of a line, of the story, or of an article (or its URL)
  std::vector<std::string> assignments;  // "date=2020-01-03", "pin", "undo"
};

struct RebuildCommand {};
struct BackupCommand {
  std::string file;
};
struct CompactCommand {};

struct WhyCommand {
  std::string id;
};

struct AnnotateCommand {
  std::vector<std::string> inputs;
  ReadOptions read;
  FetchOptions fetch;
  bool from_conllu = false, as_conllu = false;
  ArticleJsonOptions json;
};

struct ServeCommand {
  std::string address = "127.0.0.1:8080";  // HOST:PORT or :PORT
  std::string base_url;
  std::vector<std::string> watch;
  ReadOptions read;  // of what is watched
  FetchOptions fetch;
  bool may_write = false;
};

struct CommandLine {
  GlobalOptions global;
  std::string verb;  // as messages name it
  std::variant<AddCommand, ListCommand, ShowCommand, DiffCommand, WhyCommand, EditCommand,
               AnnotateCommand, ServeCommand, RebuildCommand, BackupCommand, CompactCommand>
      command;
};

// The command line, or the exit code where all is said already (help, version, misuse).
std::variant<CommandLine, int> parse_command_line(int argc, char** argv);

}  // namespace dateline
