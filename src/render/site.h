// The story as a folder of files that any web server can serve. Used by `show --format html -o
// DIR`.
#pragma once

#include <string>
#include <vector>

#include "model/story.h"

namespace dateline {

struct SiteFile {
  std::string path;  // relative, with "/": "who/e1tqnsnjq1vkz.html"
  std::string bytes;
};

// index.html, a page for each entity and each day that has lines, the exports, the style sheet and
// the script.
std::vector<SiteFile> static_site(const Story& story);

}  // namespace dateline
