#include "cli/pager.h"

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace dateline {
namespace {

std::string pager_command() {
  for (const char* name : {"DATELINE_PAGER", "PAGER"})
    if (const char* wished = std::getenv(name)) return wished;
  return "less";
}

}  // namespace

bool show_in_pager(std::string_view text) {
  constexpr int kNoSuchCommand = 127;  // what the shell answers
  const std::string command = pager_command();
  if (command.empty() || command == "cat") return false;
  setenv("LESS", "FRX", 0);  // quit on one screen, show colours, leave the text on the screen
  std::FILE* pager = popen(command.c_str(), "w");
  if (!pager) return false;
  std::fwrite(text.data(), 1, text.size(), pager);  // a reader may leave before the end
  const int status = pclose(pager);
  return !(WIFEXITED(status) && WEXITSTATUS(status) == kNoSuchCommand);
}

}  // namespace dateline
