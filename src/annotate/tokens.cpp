#include "annotate/annotate.h"

namespace dateline {

void split_tokens(Article&, const Lexicon&) {}

}  // namespace dateline
