#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdio>
#include <map>
#include <thread>

#include "cli/describe.h"
#include "cli/exit_codes.h"
#include "cli/version.h"

namespace dateline {
namespace {

// Help that opens with examples: what most people look for.
class ExamplesFirst : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override {
    if (mode == CLI::AppFormatMode::Sub) return CLI::Formatter::make_help(app, name, mode);
    const std::string examples = app->get_footer();
    return (examples.empty() ? "" : "Examples:\n" + examples + "\n\n") +
           CLI::Formatter::make_help(app, name, mode);
  }
  std::string make_footer(const CLI::App*) const override { return ""; }
};

// Sets `target` from text by `parse` (text -> optional<T>); `what` names the right form.
template <class T, class Parse>
CLI::Option* add_parsed(CLI::App* app, const std::string& names, T& target, Parse parse,
                        const std::string& help, const std::string& what) {
  return app
      ->add_option_function<std::string>(
          names,
          [&target, parse, names, what](const std::string& text) {
            const auto value = parse(text);
            if (!value) throw CLI::ValidationError(names, "\"" + text + "\" is no " + what);
            target = *value;
          },
          help)
      ->type_name(what);
}

template <class T>
CLI::Option* add_choice(CLI::App* app, const std::string& names, T& target,
                        const std::map<std::string, T>& choices, const std::string& help) {
  std::string type;
  for (const auto& [name, value] : choices) type += (type.empty() ? "" : "|") + name;
  return add_parsed(
      app, names, target,
      [choices](const std::string& text) -> std::optional<T> {
        const auto choice = choices.find(text);
        if (choice == choices.end()) return std::nullopt;
        return choice->second;
      },
      help, type);
}

CLI::Validator from_one_on() {
  return CLI::Validator(
      [](std::string& text) -> std::string {
        uint32_t number = 0;
        const char* end = text.data() + text.size();
        const auto [rest, error] = std::from_chars(text.data(), end, number);
        if (error == std::errc() && rest == end && number > 0) return "";
        return "\"" + text + "\" is no number from 1 on";
      },
      "");
}

void add_global_options(CLI::App& app, GlobalOptions& global) {
  // SQLite keeps what has no name, or this one, in memory: all would be lost without a word.
  const auto named = [](const std::string& text) -> std::optional<std::string> {
    if (text.empty() || text == ":memory:") return std::nullopt;
    return text;
  };
  add_parsed(&app, "-s,--store", global.store, named, "the store (default ./dateline.db)", "FILE")
      ->envname("DATELINE_STORE");
  app.add_option("-j,--threads", global.threads, "threads (default: one a processor)")
      ->check(CLI::Range(1, 256).description(""))
      ->type_name("N");
  app.add_flag("-q,--quiet", global.quiet, "no summary and no progress");
  app.add_flag("-v,--verbose", global.verbose, "name every article and everything odd in it");
  app.add_flag("--no-progress", global.no_progress, "no progress line");
  add_choice<ColorChoice>(&app, "--color", global.color,
                          {{"auto", ColorChoice::kAuto},
                           {"always", ColorChoice::kAlways},
                           {"never", ColorChoice::kNever}},
                          "colours in the terminal");
  add_parsed(&app, "--now", global.now, Instant::parse, "the time to take as now", "INSTANT");
}

// `dateline --format json list` is `dateline list --format json`.
void give_format(CLI::App& verb, const std::string& format) {
  CLI::Option* option = verb.get_option_no_throw("--format");
  if (!option) throw CLI::ValidationError("--format", verb.get_name() + " prints in one form only");
  if (option->count() > 0) return;
  option->add_result(format);
  option->run_callback();
}

void add_offsets(CLI::App* verb, OffsetUnit& offsets) {
  add_choice<OffsetUnit>(verb, "--offsets", offsets,
                         {{"utf8", OffsetUnit::kUtf8},
                          {"codepoint", OffsetUnit::kCodePoint},
                          {"utf16", OffsetUnit::kUtf16}},
                         "what offsets count");
}

void add_read_options(CLI::App* verb, ReadOptions& read, FetchOptions& fetch) {
  add_parsed(verb, "--date", read.published, Instant::parse,
             "publication date of articles that have none", "DATE");
  verb->add_option("--outlet", read.outlet, "outlet of articles that have none")->type_name("NAME");
  add_choice<bool>(verb, "--outlet-from", read.outlet_from_host, {{"page", false}, {"host", true}},
                   "call outlets what their pages say, or by the host");
  verb->add_flag("--pages", read.fetch_pages,
                 "fetch the page behind a feed's entry that is only a teaser");
  verb->add_flag("--allow-private", fetch.allow_private,
                 "fetch from loopback and private addresses too");
}

void define_add(CLI::App& app, AddCommand& add) {
  CLI::App* verb = app.add_subcommand("add", "read articles into the store; safe to run twice");
  verb->footer(
      "  dateline add articles.jsonl more/\n"
      "  dateline add report.txt --date 2020-01-08 --outlet \"Harbour News\"\n"
      "  dateline add https://example.org/feed.xml\n"
      "  dateline add CC-NEWS-2020.warc.gz --outlet-from host\n"
      "  grep -h Iran *.jsonl | dateline add -");
  verb->add_option("input", add.inputs, "files, folders, addresses, or - for standard input")
      ->required()
      ->type_name("PATH|URL");
  add_read_options(verb, add.read, add.fetch);
}

void define_list(CLI::App& app, ListCommand& list) {
  CLI::App* verb = app.add_subcommand("list", "the stories in the store");
  verb->footer("  dateline list\n  dateline list --format json");
  add_choice<bool>(verb, "--format", list.as_json, {{"text", false}, {"json", true}},
                   "how to print");
}

void define_show(CLI::App& app, ShowCommand& show) {
  CLI::App* verb = app.add_subcommand("show", "print the story");
  verb->footer(
      "  dateline show\n"
      "  dateline show --format html -o story.html    one file\n"
      "  dateline show --format html -o site/         a folder of pages\n"
      "  dateline show --about \"drone \\\"Abu Mahdi\\\"\" --from 2020-01-01 --to 2020-01-08\n"
      "  dateline show --part quotes --actor Zarif\n"
      "  dateline show --dates 10 --per-date 2 --format json");
  verb->add_option("story", show.story,
                   "its id, or words of its title (default: the one of most articles)")
      ->type_name("STORY");
  std::string names;
  for (const Format& format : formats())
    names += (names.empty() ? "" : "|") + std::string(format.name);
  const auto parse_format = [](const std::string& text) -> std::optional<const Format*> {
    const Format* format = find_format(text);
    return format ? std::optional(format) : std::nullopt;
  };
  add_parsed(verb, "--format", show.format, parse_format,
             "how to print (default: text; md into a pipe)", names);
  verb->add_option("-o,--output", show.output,
                   "the file to write; with --format html also a folder")
      ->type_name("FILE");
  add_choice<Part>(verb, "--part", show.part, {std::begin(kPartNames), std::end(kPartNames)},
                   "one part of the story");
  Selection& selection = show.selection;
  add_parsed(
      verb, "--about", selection.about,
      [](const std::string& text) { return std::optional(parse_about(text)); },
      "lines with one of these words or \"phrases\"", "WORDS");
  verb->add_option("--actor", selection.actor, "lines in which somebody acts or speaks")
      ->type_name("NAME|ID");
  verb->add_option("--outlet", selection.outlet, "lines that an outlet has")->type_name("NAME");
  add_parsed(verb, "--from", selection.from, CivilDate::parse, "lines of this day or later",
             "DATE");
  add_parsed(verb, "--to", selection.to, CivilDate::parse, "lines of this day or earlier", "DATE");
  verb->add_option("--since", show.since, "lines that changed after this revision or date")
      ->type_name("REV|DATE");
  verb->add_option("--limit", selection.limit,
                   "lines of each kind at most: the most important events, the newest quotes")
      ->check(from_one_on())
      ->type_name("N");
  verb->add_option("--dates", selection.dates, "only the N key dates")
      ->check(from_one_on())
      ->type_name("N");
  verb->add_option("--per-date", selection.per_date, "lines of each key date (default 1)")
      ->check(from_one_on())
      ->needs("--dates")
      ->type_name("K");
  add_offsets(verb, show.offsets);
}

void define_diff(CLI::App& app, DiffCommand& diff) {
  CLI::App* verb = app.add_subcommand("diff", "what changed since a revision or a date");
  verb->footer(
      "  dateline diff 3\n"
      "  dateline diff 2020-01-08\n"
      "  dateline diff 3 --format json");
  verb->add_option("since", diff.arguments,
                   "the story, if not the one of most articles, and since when")
      ->required()
      ->expected(1, 2)
      ->type_name("[STORY] REV|DATE");
  add_choice<bool>(verb, "--format", diff.as_json, {{"text", false}, {"json", true}},
                   "how to print");
}

void define_edit(CLI::App& app, EditCommand& edit) {
  CLI::App* verb = app.add_subcommand("edit", "an editor's decision; survives every later run");
  verb->footer(
      "  dateline edit v7k2m9q4x1z0a pin\n"
      "  dateline edit v7k2m9q4x1z0a date=2020-01-03 part=background\n"
      "  dateline edit v7k2m9q4x1z0a merge=v1234567890ab     told by the other line\n"
      "  dateline edit v7k2m9q4x1z0a split=2,3               sources 2 and 3 are another event\n"
      "  dateline edit v7k2m9q4x1z0a hide\n"
      "  dateline edit e7k2m9q4x1z0a name=\"Qasem Soleimani\"\n"
      "  dateline edit s7k2m9q4x1z0a title=\"The crisis of January 2020\"\n"
      "  dateline edit v7k2m9q4x1z0a undo                    takes back the newest edit\n"
      "  dateline edit https://outlet.example/article retract=\"withdrawn by the outlet\"");
  verb->add_option("id", edit.id, "a line, the story, or an article (also by its URL)")
      ->required()
      ->type_name("ID");
  verb->add_option("decision", edit.assignments,
                   "pin, hide, merge=ID, split=N,N, date=EDTF, title=TEXT, name=TEXT, "
                   "part=happened|background, retract=REASON, undo")
      ->required()
      ->type_name("KEY[=VALUE]");
}

void define_upkeep(CLI::App& app, BackupCommand& backup) {
  app.add_subcommand("rebuild", "read all stored texts again and tell the story anew")
      ->footer("  dateline rebuild");
  CLI::App* verb = app.add_subcommand("backup", "copy the store while others use it");
  verb->footer("  dateline backup dateline-2020-01-08.db");
  verb->add_option("file", backup.file, "the new file")->required()->type_name("FILE");
  app.add_subcommand("compact", "give unused space of the store back")
      ->footer("  dateline compact");
}

void define_why(CLI::App& app, WhyCommand& why) {
  CLI::App* verb = app.add_subcommand("why", "the evidence of a line");
  verb->footer("  dateline why v7k2m9q4x1z0a");
  verb->add_option("id", why.id, "a line's id, as show prints it")->required()->type_name("ID");
}

void define_annotate(CLI::App& app, AnnotateCommand& annotate) {
  CLI::App* verb =
      app.add_subcommand("annotate", "a filter: articles in, one JSON object an article out");
  verb->footer(
      "  dateline annotate report.txt --date 2020-01-08 | jq .dates\n"
      "  dateline annotate --tokens --text < articles.jsonl > found.jsonl\n"
      "  dateline annotate --format conllu report.txt\n"
      "  dateline annotate --input conllu --format conllu gold.conllu > tagged.conllu");
  verb->add_option("input", annotate.inputs, "files, folders or - for standard input")
      ->type_name("PATH");
  add_read_options(verb, annotate.read, annotate.fetch);
  add_choice<bool>(verb, "--input", annotate.from_conllu, {{"any", false}, {"conllu", true}},
                   "what the input is; conllu brings its own sentences and tokens");
  add_choice<bool>(verb, "--format", annotate.as_conllu, {{"json", false}, {"conllu", true}},
                   "how to print");
  verb->add_flag("--text", annotate.json.with_text, "with the text itself");
  verb->add_flag("--tokens", annotate.json.with_tokens, "with every word");
  add_offsets(verb, annotate.json.offsets);
}

void define_serve(CLI::App& app, ServeCommand& serve) {
  CLI::App* verb = app.add_subcommand("serve", "serve the story page and its API over HTTP");
  verb->footer(
      "  dateline serve\n"
      "  dateline serve :8000 --watch incoming/ --watch feeds.opml\n"
      "  DATELINE_TOKEN=$(cat token) dateline serve --write");
  verb->add_option("address", serve.address, "where to listen (default: 127.0.0.1:8080)")
      ->type_name("HOST:PORT");
  verb->add_option("--watch", serve.watch,
                   "files, folders, OPML lists or feeds to keep adding from")
      ->type_name("PATH|URL");
  add_read_options(verb, serve.read, serve.fetch);
  verb->add_option("--base-url", serve.base_url, "the public address, for links in feeds")
      ->type_name("URL");
  verb->add_flag("--write", serve.may_write,
                 "take articles and edits from who has the token in $DATELINE_TOKEN");
}

}  // namespace

std::variant<CommandLine, int> parse_command_line(int argc, char** argv) {
  CommandLine line;
  line.global.threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  AddCommand add;
  ListCommand list;
  ShowCommand show;
  DiffCommand diff;
  WhyCommand why;
  EditCommand edit;
  AnnotateCommand annotate;
  ServeCommand serve;
  BackupCommand backup;

  CLI::App app("Turns news about a developing story into a sourced story page.", "dateline");
  app.formatter(std::make_shared<ExamplesFirst>());
  app.footer(
      "  dateline add articles.jsonl\n"
      "  dateline show\n"
      "  dateline show --format html -o story.html\n"
      "  dateline annotate report.txt | jq .");
  app.set_version_flag("--version", std::string("dateline ") + kVersion);
  app.require_subcommand(1);
  app.fallthrough();  // global options may follow the verb
  add_global_options(app, line.global);
  std::string format;
  app.add_option("--format", format)->group("");  // each verb that has it lists its own
  define_add(app, add);
  define_list(app, list);
  define_show(app, show);
  define_diff(app, diff);
  define_why(app, why);
  define_edit(app, edit);
  define_serve(app, serve);
  define_annotate(app, annotate);
  define_upkeep(app, backup);
  app.add_option_function<std::string>("--describe",
                                       [&app](const std::string& what) {
                                         const auto text = describe(app, what);
                                         if (!text)
                                           throw CLI::ValidationError("--describe",
                                                                      "man, bash, zsh or fish");
                                         std::fputs(text->c_str(), stdout);
                                         throw CLI::Success();
                                       })
      ->group("");  // for the build, not for users
  try {
    app.parse(argc, argv);
    if (!format.empty()) give_format(*app.get_subcommands().front(), format);
  } catch (const CLI::Success& success) {  // help, version
    return app.exit(success);
  } catch (const CLI::RequiredError& error) {
    // What stands where a verb should is otherwise said to be missing.
    const std::vector<std::string> unknown = app.remaining();
    const bool has_verb = !app.get_subcommands().empty();
    const bool is_option = !unknown.empty() && unknown[0].starts_with('-');
    const std::string reason = has_verb || unknown.empty()
                                   ? error.what()
                                   : unknown[0] + ": no such " + (is_option ? "option" : "verb");
    std::fprintf(stderr, "dateline: %s (see dateline --help)\n", reason.c_str());
    return kExitFatal;
  } catch (const CLI::ParseError& error) {
    std::fprintf(stderr, "dateline: %s (see dateline --help)\n", error.what());
    return kExitFatal;
  }
  if (annotate.inputs.empty()) annotate.inputs = {"-"};
  line.verb = app.get_subcommands().front()->get_name();
  const auto choose = [&](const char* verb, auto& command) {
    if (line.verb == verb) line.command = std::move(command);
  };
  RebuildCommand rebuild;
  CompactCommand compact;
  choose("add", add);
  choose("list", list);
  choose("show", show);
  choose("diff", diff);
  choose("why", why);
  choose("edit", edit);
  choose("annotate", annotate);
  choose("serve", serve);
  choose("rebuild", rebuild);
  choose("backup", backup);
  choose("compact", compact);
  return line;
}

}  // namespace dateline
