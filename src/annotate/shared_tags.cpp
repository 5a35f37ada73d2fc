#include "annotate/shared_tags.h"

namespace dateline {

void SharedTags::begin(size_t places) {
  words_.reset(places);
  places_.clear();
  groups_.clear();
}

void SharedTags::note(const Tokens& tokens, uint32_t token, const float* scores) {
  const size_t has_capital = tokens.has(token, kStartsUpper) ? 1 : 0;
  uint32_t& behind = words_.of(tokens.word[token]).behind[has_capital];
  if (behind == 0) {
    groups_.emplace_back();
    behind = static_cast<uint32_t>(groups_.size());
  }
  const float lead =
      scores[static_cast<size_t>(Upos::kPropn)] - scores[static_cast<size_t>(Upos::kNoun)];
  places_.push_back({token, behind - 1, lead});
  Group& group = groups_[behind - 1];
  ++group.count;
  group.leads += lead;
}

void SharedTags::mark(Tokens& tokens) const {
  constexpr float kElsewhere = 0.4f;  // how much other places count beside a word's own
  for (const Place& place : places_) {
    const Group& group = groups_[place.group];
    if (group.count == 1) continue;
    const float others = (group.leads - place.lead) / static_cast<float>(group.count - 1);
    tokens.upos[place.token] = place.lead + kElsewhere * others > 0 ? Upos::kPropn : Upos::kNoun;
  }
}

}  // namespace dateline
