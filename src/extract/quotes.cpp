#include "extract/extract.h"

namespace dateline {

void extract_quotes(Article&, const Lexicon&) {}

}  // namespace dateline
