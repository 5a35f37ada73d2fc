#include <cstdint>
#include <string_view>

#include "fuzz/check_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  dateline::check_reader(dateline::jsonl_reader, bytes);
  dateline::check_reader(dateline::json_reader, bytes);
  return 0;
}
