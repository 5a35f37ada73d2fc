#include "cli/describe.h"

#include "cli/version.h"

namespace dateline {
namespace {

std::vector<const CLI::App*> verbs_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<const CLI::Option*> options_of(const CLI::App& app) {
  return app.get_options([](const CLI::Option* option) {
    return option->nonpositional() && !option->get_group().empty();
  });
}

bool takes_value(const CLI::Option& option) { return option.get_type_size_max() > 0; }

// "-s", "--store", in the order of the table.
std::vector<std::string> spellings_of(const CLI::Option& option) {
  std::vector<std::string> out;
  for (const std::string& name : option.get_snames()) out.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) out.push_back("--" + name);
  return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

// ---- man page (man(7) macros) ----

std::string roff(const std::string& text) {
  std::string out = replaced(replaced(text, "\\", "\\e"), "-", "\\-");
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

std::string man_options(const CLI::App& app) {
  std::string out;
  for (const CLI::Option* option : options_of(app)) {
    std::string names;
    for (const std::string& spelling : spellings_of(*option))
      names += (names.empty() ? "\\fB" : ", \\fB") + roff(spelling) + "\\fR";
    if (takes_value(*option)) names += " \\fI" + roff(option->get_type_name()) + "\\fR";
    out += ".TP\n" + names + "\n" + roff(option->get_description()) + "\n";
  }
  return out;
}

std::string man_examples(const CLI::App& app) {
  std::string out = ".PP\n.nf\n";
  std::istringstream lines(app.get_footer());
  for (std::string line; std::getline(lines, line);) out += roff(line) + "\n";
  return out + ".fi\n";
}

std::string man_page(const CLI::App& app) {
  std::string out = ".TH DATELINE 1 \"\" \"Dateline " + std::string(kVersion) + "\"\n";
  out += ".SH NAME\ndateline \\- " + roff(app.get_description()) + "\n";
  out += ".SH SYNOPSIS\n\\fBdateline\\fR [\\fIOPTIONS\\fR] \\fIVERB\\fR [\\fIARGUMENTS\\fR]\n";
  out += ".SH EXAMPLES\n" + man_examples(app);
  out += ".SH OPTIONS\n" + man_options(app);
  for (const CLI::App* verb : verbs_of(app)) {
    out += ".SH DATELINE " + roff(verb->get_name()) + "\n" + roff(verb->get_description()) + ".\n";
    out += man_examples(*verb) + man_options(*verb);
  }
  out += ".SH EXIT STATUS\n";
  for (const auto& [code, meaning] :
       {std::pair("0", "done"), std::pair("1", "done, but nothing matched or something changed"),
        std::pair("2", "wrong usage, or a fatal error"),
        std::pair("3", "some inputs failed, the rest is stored"), std::pair("130", "interrupted")})
    out += ".TP\n" + std::string(code) + "\n" + meaning + "\n";
  return out;
}

// ---- completions ----

// The values of a choice ("text|md|json"), else nothing: the shell completes files.
std::string choices_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  return type.find('|') == std::string::npos ? "" : replaced(type, "|", " ");
}

std::string words_of(const CLI::App& app) {
  std::string out;
  for (const CLI::Option* option : options_of(app))
    for (const std::string& spelling : spellings_of(*option)) out += spelling + " ";
  return out;
}

std::string bash_choices(const CLI::App& app, const std::string& verb) {
  std::string out;
  for (const CLI::Option* option : options_of(app)) {
    const std::string choices = choices_of(*option);
    if (choices.empty()) continue;
    for (const std::string& spelling : spellings_of(*option))
      out += "    " + verb + ":" + spelling + ") words=\"" + choices + "\" ;;\n";
  }
  return out;
}

std::string bash_completion(const CLI::App& app) {
  std::string names, choices = bash_choices(app, "*"), options;
  for (const CLI::App* verb : verbs_of(app)) {
    names += verb->get_name() + " ";
    choices += bash_choices(*verb, verb->get_name());
    options +=
        "    " + verb->get_name() + ") words=\"" + words_of(*verb) + words_of(app) + "\" ;;\n";
  }
  return "_dateline() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb= words= "
         "w\n"
         "  for w in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
         "    case \" " +
         names +
         "\" in *\" $w \"*) verb=$w; break ;; esac\n"
         "  done\n"
         "  case $verb:$before in\n" +
         choices +
         "  esac\n"
         "  if [[ -z $words && $word == -* ]]; then\n"
         "    case $verb in\n" +
         options + "    *) words=\"" + words_of(app) +
         "\" ;;\n    esac\n"
         "  fi\n"
         "  [[ -z $words && -z $verb ]] && words=\"" +
         names +
         "\"\n"
         "  if [[ -n $words ]]; then COMPREPLY=($(compgen -W \"$words\" -- \"$word\"));\n"
         "  else COMPREPLY=($(compgen -f -- \"$word\")); fi\n"
         "}\n"
         "complete -o filenames -F _dateline dateline\n";
}

// zsh reads bash's completions; one body for both cannot drift apart.
std::string zsh_completion(const CLI::App& app) {
  return "#compdef dateline\nautoload -U +X bashcompinit && bashcompinit\n" + bash_completion(app);
}

std::string fish_option(const CLI::Option& option, const std::string& condition) {
  std::string out = "complete -c dateline" + condition;
  for (const std::string& name : option.get_snames()) out += " -s " + name;
  for (const std::string& name : option.get_lnames()) out += " -l " + name;
  const std::string choices = choices_of(option);
  if (takes_value(option)) out += choices.empty() ? " -r" : " -x -a \"" + choices + "\"";
  return out + " -d '" + replaced(option.get_description(), "'", "\\'") + "'\n";
}

std::string fish_completion(const CLI::App& app) {
  std::string out;
  for (const CLI::Option* option : options_of(app)) out += fish_option(*option, "");
  for (const CLI::App* verb : verbs_of(app)) {
    out += "complete -c dateline -n __fish_use_subcommand -a " + verb->get_name() + " -d '" +
           replaced(verb->get_description(), "'", "\\'") + "'\n";
    for (const CLI::Option* option : options_of(*verb))
      out += fish_option(*option, " -n '__fish_seen_subcommand_from " + verb->get_name() + "'");
  }
  return out;
}

}  // namespace

std::optional<std::string> describe(const CLI::App& app, const std::string& what) {
  if (what == "man") return man_page(app);
  if (what == "bash") return bash_completion(app);
  if (what == "zsh") return zsh_completion(app);
  if (what == "fish") return fish_completion(app);
  return std::nullopt;
}

}  // namespace dateline
