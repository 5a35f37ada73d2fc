// Acronyms: which body "IMF" is. Where an article says so in brackets it is that one for the whole
// story; else the one whose initials it gives, if articles that write it out use the acronym too.
// Used by link_entities.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "assemble/who/story_names.h"
#include "model/article.h"

namespace dateline {

class Acronyms {
 public:
  // A mention whose article says what it stands for: `name` is the index of that name.
  void note(const Article& article, const EntityMention& mention, uint32_t name);

  // Acronyms and what they stand for, indices into `names`, by acronym.
  std::vector<std::pair<uint32_t, uint32_t>> bodies_of(const std::vector<Name>& names) const;

 private:
  std::map<std::string, uint32_t> stated_;  // folded acronym: index of its name
};

}  // namespace dateline
