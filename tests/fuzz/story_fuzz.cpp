// Any bytes as the texts of a story, through every stage and into every format.
#include <cstdlib>

#include "fuzz/check_story.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto lexicon = dateline::Lexicon::load(DL_SOURCE_DIR "/data");
  if (!lexicon) std::abort();
  dateline::check_story({reinterpret_cast<const char*>(data), size}, *lexicon);
  return 0;
}
