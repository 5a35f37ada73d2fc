// The files of web/ as they were when the program was built. Used by the page and by serve/.
#pragma once

#include <string_view>

namespace dateline {

// The text of a file by its bare name: "style.css". REQUIRES: CMakeLists.txt lists the file.
std::string_view web_file(std::string_view name);

}  // namespace dateline
