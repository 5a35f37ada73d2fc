#include "extract/extract.h"

namespace dateline {

void extract_claims(Article&, const Lexicon&) {}

}  // namespace dateline
