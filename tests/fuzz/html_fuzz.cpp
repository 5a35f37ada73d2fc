#include <cstdint>

#include "fuzz/check_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  dateline::check_reader(dateline::html_reader, {reinterpret_cast<const char*>(data), size});
  return 0;
}
