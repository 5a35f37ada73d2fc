#include "annotate/annotate.h"

namespace dateline {

void attach_heads(Article&, const Lexicon&) {}

}  // namespace dateline
