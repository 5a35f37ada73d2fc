#include "assemble/who/descriptions.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "assemble/who/entity_names.h"
#include "text/fold.h"

namespace dateline {
namespace {

// Adds the first few, each once whatever its capitals, and none that shortens another ("Gen.").
void add_distinct(const std::vector<NameVariant>& found, std::vector<std::string>& told) {
  constexpr size_t kMostDescriptions = 6;
  std::vector<std::string> folded;
  for (const NameVariant& description : found) {
    folded.push_back(fold(description.text));
    std::erase(folded.back(), '.');
  }
  for (size_t i = 0; i < found.size() && told.size() < kMostDescriptions; ++i) {
    const auto is_told_by = [&](size_t other) {
      if (folded[other] == folded[i]) return other < i;
      return folded[i].find(' ') == std::string::npos &&
             folded[other].find(' ') == std::string::npos && folded[other].starts_with(folded[i]);
    };
    bool is_new = !folded[i].empty();
    for (size_t other = 0; is_new && other < found.size(); ++other) is_new = !is_told_by(other);
    if (is_new) told.push_back(found[i].text);
  }
}

}  // namespace

void describe(const std::vector<std::shared_ptr<const NamesOfArticle>>& facts, EntityLinks& links) {
  std::vector<std::vector<std::string_view>> words_of(links.entities.size());
  for (uint32_t a = 0; a < facts.size(); ++a)
    for (const DescribingMention& described : facts[a]->descriptions) {
      const uint32_t entity = links.entity_of[a][described.mention];
      if (entity != kNone) words_of[entity].push_back(described.words);
    }
  for (uint32_t e = 0; e < words_of.size(); ++e) {
    if (words_of[e].empty()) continue;
    Entity& entity = links.entities[e];
    add_distinct(by_count(words_of[e]), entity.descriptions);
    if (std::string name = titled_name(entity); name != entity.name) {
      entity.name = std::move(name);
      entity.descriptions.erase(entity.descriptions.begin());
    }
  }
}

}  // namespace dateline
