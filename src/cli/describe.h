// The man page and the shell completions, made from the option table. Used by `dateline
// --describe`, which the build calls.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

namespace dateline {

// `what` is man, bash, zsh or fish; nothing for anything else.
std::optional<std::string> describe(const CLI::App& app, const std::string& what);

}  // namespace dateline
