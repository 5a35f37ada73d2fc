// Runs the case files of one folder, or rewrites their expected parts:
//   run_cases [--accept] DATA_DIR CASES_DIR KIND
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cases/case_file.h"
#include "cases/print_mentions.h"
#include "engine/pipeline.h"
#include "ingest/reader.h"

namespace {

namespace fs = std::filesystem;
using namespace dateline;

struct Tally {
  int passed = 0, failed = 0, known_wrong = 0, rewritten = 0;
};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return std::move(bytes).str();
}

std::vector<fs::path> case_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// The text goes the way of every text: through ingest, then through the stages.
Result<std::string> answer(const CaseFile& file, const std::string& kind, const Lexicon& lexicon) {
  const auto reader = read_bytes(file.text, "case", {file.published, file.outlet});
  auto article = reader->next();
  if (!article) return tl::unexpected(article.error());
  if (!*article) return fail(ErrorCode::kMalformed, "the text is empty");
  read_article(**article, lexicon);
  return print_mentions(**article, kind);
}

void run(const fs::path& path, const std::string& kind, bool accept, const Lexicon& lexicon,
         Tally& tally) {
  auto file = CaseFile::parse(read_file(path));
  const auto found = file ? answer(*file, kind, lexicon) : tl::unexpected(file.error());
  if (!found) {
    std::printf("%s: %s\n", path.c_str(), found.error().message.c_str());
    ++tally.failed;
    return;
  }
  const bool right = *found == file->expected;
  if (accept && !right && !file->known_wrong) {
    file->expected = *found;
    std::ofstream(path, std::ios::binary) << file->to_string();
    ++tally.rewritten;
  } else if (right && file->known_wrong) {
    std::printf("%s: right now: remove its known-wrong line\n", path.c_str());
    ++tally.failed;
  } else if (file->known_wrong) {
    ++tally.known_wrong;
  } else if (right) {
    ++tally.passed;
  } else {
    std::printf("%s\n--- expected\n%s--- found\n%s\n", path.c_str(), file->expected.c_str(),
                found->c_str());
    ++tally.failed;
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> args(argv + 1, argv + argc);
  const bool accept = !args.empty() && args[0] == "--accept";
  if (accept) args.erase(args.begin());
  if (args.size() != 3 || !is_case_kind(args[2])) {
    std::fprintf(stderr, "usage: run_cases [--accept] DATA_DIR CASES_DIR KIND\n");
    return 2;
  }
  const auto lexicon = Lexicon::load(args[0]);
  if (!lexicon) {
    std::fprintf(stderr, "run_cases: %s\n", lexicon.error().message.c_str());
    return 2;
  }
  Tally tally;
  for (const fs::path& path : case_files(fs::path(args[1]) / args[2]))
    run(path, args[2], accept, *lexicon, tally);
  std::printf("%s: %d passed, %d failed, %d known wrong, %d rewritten\n", args[2].c_str(),
              tally.passed, tally.failed, tally.known_wrong, tally.rewritten);
  return tally.failed == 0 ? 0 : 1;
}
