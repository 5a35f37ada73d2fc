// Which entries of a folder are nobody's articles. Used where folders are read and where they are
// watched.
#pragma once

#include <filesystem>

namespace dateline {

// Hidden files and folders (".git", ".DS_Store"), a README or a licence, and what a page needs:
// style sheets, scripts, pictures, fonts, and the folder "NAME_files" that browsers save beside
// NAME.html.
bool is_passed_over(const std::filesystem::directory_entry& entry);

}  // namespace dateline
