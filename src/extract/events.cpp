#include "extract/extract.h"

namespace dateline {

void extract_events(Article&, const Lexicon&) {}

}  // namespace dateline
