#include "assemble/assemble.h"

namespace dateline {

std::vector<Tension> measure_tension(const std::vector<Sourced<Event>>&, const EntityLinks&,
                                     const Lexicon&) {
  return {};
}

}  // namespace dateline
