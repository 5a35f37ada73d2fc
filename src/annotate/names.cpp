#include "annotate/annotate.h"

namespace dateline {

void tag_names(Article&, const Lexicon&) {}

}  // namespace dateline
