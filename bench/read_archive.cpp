// The records of web archives, one JSON object each, for checking counts.
//   read_archive FILE...
#include <iostream>
#include <nlohmann/json.hpp>

#include "ingest/archive/archive_file.h"

using namespace dateline;

namespace {

void print_records(const std::string& path) {
  auto input = Input::open(path);
  if (!input || !input->decompress()) {
    std::cerr << path << ": cannot be read\n";
    return;
  }
  ArchiveFile file(*input);
  for (;;) {
    const auto record = file.next();
    nlohmann::json out{{"file", path}};
    if (!record) {
      out["error"] = record.error().message;
    } else if (!*record) {
      return;
    } else {
      out["record"] = (*record)->number;
      out["type"] = (*record)->type;
      out["url"] = (*record)->url;
      out["bytes"] = (*record)->block_bytes;
    }
    std::cout << out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) print_records(argv[i]);
}
