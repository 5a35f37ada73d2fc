// Any bytes as a request to a server that has a story.
#include "fuzz/check_request.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static dateline::RequestChecker checker(DL_SOURCE_DIR "/data");
  checker.check({reinterpret_cast<const char*>(data), size});
  return 0;
}
