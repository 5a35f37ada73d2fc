#include "assemble/assemble.h"

namespace dateline {

std::vector<Dispute> find_disputes(Articles, const Copies&, const EntityLinks&, const Lexicon&) {
  return {};
}

}  // namespace dateline
