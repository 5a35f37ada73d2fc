# Run at build time: writes OUT, which holds the text of FILES (separated by "|") as C++ literals.
string(REPLACE "|" ";" files "${FILES}")
set(rows "")
foreach(file IN LISTS files)
  file(READ ${file} text)
  get_filename_component(name ${file} NAME)
  # Every string() and list() call would split at a semicolon or eat a bracket: append only.
  string(APPEND rows "    {\"${name}\", R\"~~~(${text})~~~\"},\n")
endforeach()
file(WRITE ${OUT} "// Written by cmake/write_web_files.cmake from web/.
#include \"render/web_files.h\"

#include <utility>

#include \"base/assert.h\"

namespace dateline {
namespace {
constexpr std::pair<std::string_view, std::string_view> kFiles[] = {
${rows}};
}  // namespace

std::string_view web_file(std::string_view name) {
  for (const auto& [file, text] : kFiles)
    if (file == name) return text;
  DL_ASSERT(false, \"the file is part of the program\");
}

}  // namespace dateline
")
