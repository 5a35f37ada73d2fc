// Any bytes as an article's text; the first one says whether it is Treebank text.
#include <cstdlib>

#include "fuzz/check_annotate.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto lexicon = dateline::Lexicon::load(DL_SOURCE_DIR "/data");
  if (!lexicon) std::abort();
  if (size == 0) return 0;
  dateline::check_annotate({reinterpret_cast<const char*>(data) + 1, size - 1}, data[0] & 1,
                           *lexicon);
  return 0;
}
