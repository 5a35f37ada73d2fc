#include "ingest/reader.h"

namespace dateline {

Result<std::unique_ptr<Reader>> open_reader(const std::string& path, const ReadOptions&) {
  return fail(ErrorCode::kUnsupported, path + ": no reader is built in yet");
}

}  // namespace dateline
