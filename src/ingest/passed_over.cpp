#include "ingest/passed_over.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "text/fold.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

bool is_about_folder(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames{"README", "LICENSE", "COPYING", "NOTICE"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view start) { return name.starts_with(start); });
}

bool is_part_of_page(const fs::path& file) {
  constexpr std::array<std::string_view, 16> kEndings{
      ".css", ".js",   ".mjs",  ".svg",  ".png",   ".jpg", ".jpeg", ".gif",
      ".ico", ".webp", ".avif", ".woff", ".woff2", ".ttf", ".otf",  ".map"};
  const std::string ending = to_lower(file.extension().string());
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

bool stands_beside_its_page(const fs::path& folder) {
  constexpr std::string_view kEnd = "_files";
  std::string path = folder.string();
  if (!path.ends_with(kEnd)) return false;
  path.resize(path.size() - kEnd.size());
  std::error_code ignored;
  return fs::is_regular_file(path + ".html", ignored) ||
         fs::is_regular_file(path + ".htm", ignored);
}

}  // namespace

bool is_passed_over(const fs::directory_entry& entry) {
  const std::string name = entry.path().filename().string();
  if (name.starts_with('.')) return true;
  std::error_code ignored;
  if (entry.is_directory(ignored)) return stands_beside_its_page(entry.path());
  return is_about_folder(name) || is_part_of_page(entry.path());
}

}  // namespace dateline
