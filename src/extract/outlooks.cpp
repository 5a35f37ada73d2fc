#include "extract/extract.h"

namespace dateline {

void extract_outlooks(Article&, const Lexicon&) {}

}  // namespace dateline
