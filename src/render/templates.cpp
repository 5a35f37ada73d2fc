#include "render/templates.h"

#include <map>

#include "base/assert.h"
#include "render/web_files.h"

namespace dateline {
namespace {

using kainjow::mustache::mustache;

// Templates are indented for people; readers of the page need no indentation.
void append_without_indent(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, end);
    out += line.substr(std::min(line.find_first_not_of(' '), line.size()));
    text.remove_prefix(end);
  }
}

std::string load(const std::string& name) {
  std::string text;
  append_without_indent(text, web_file(name + ".mustache"));
  constexpr std::string_view kInclude = "{{> ";
  for (size_t at = text.find(kInclude); at != std::string::npos; at = text.find(kInclude, at)) {
    const size_t name_begin = at + kInclude.size(), end = text.find("}}", name_begin);
    const std::string included = load(text.substr(name_begin, end - name_begin));
    text.replace(at, end + 2 - at, included);
  }
  return text;
}

}  // namespace

std::string fill(const std::string& name, const Fields& fields) {
  // Rendering writes into the template object, so each thread has its own.
  thread_local std::map<std::string, mustache> templates;
  auto found = templates.find(name);
  if (found == templates.end()) found = templates.emplace(name, mustache(load(name))).first;
  DL_ASSERT(found->second.is_valid(), "a template of ours is well-formed");
  return found->second.render(fields);
}

}  // namespace dateline
