#include "assemble/who/entity_names.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <utility>

#include "assemble/who/story_names.h"
#include "lexicon/word_set.h"
#include "text/characters.h"
#include "text/fold.h"

namespace dateline {

std::vector<NameVariant> by_count(const std::vector<std::string_view>& texts) {
  tsl::robin_map<std::string_view, int32_t> count_of;  // listed below in an order of its own
  for (const std::string_view text : texts) ++count_of[text];
  std::vector<std::pair<int32_t, std::string_view>> order;
  for (const auto& [text, count] : count_of) order.emplace_back(-count, text);
  std::sort(order.begin(), order.end());
  std::vector<NameVariant> variants;
  variants.reserve(order.size());
  for (const auto& [count, text] : order) variants.push_back({std::string(text), -count});
  return variants;
}

std::string best_name(const Entity& entity, const Lexicon& lexicon) {
  constexpr size_t kLongestAcronym = 5;
  constexpr int32_t kLastWord = 1;  // in organization_words.tsv
  const WordTable& bodies = lexicon.list(WordList::kOrganizationWords);
  const auto is_last_word = [&](const NameVariant& variant) {
    const int32_t fewest = bodies.find(fold(variant.text)) == kLastWord ? 1 : kTwice;
    return std::any_of(entity.variants.begin(), entity.variants.end(),
                       [&](const NameVariant& longer) {
                         return longer.count >= fewest && longer.text.ends_with(" " + variant.text);
                       });
  };
  for (const NameVariant& variant : entity.variants) {
    const bool is_full = variant.text.find(' ') != std::string::npos ||
                         (entity.kind != EntityKind::kPerson &&
                          !(entity.kind == EntityKind::kOrganization && is_last_word(variant)));
    const bool is_shouted =
        variant.text.size() > kLongestAcronym && has_no_small_letter(variant.text);
    if (is_full && !is_shouted) return variant.text;
  }
  return entity.variants[0].text;
}

std::string titled_name(const Entity& entity) {
  static const WordSet titles{"pope",     "king",    "queen", "prince",  "princess",
                              "emperor",  "empress", "lord",  "lady",    "baron",
                              "baroness", "sultan",  "saint", "duchess", "duke"};
  const bool has_one_name =
      entity.kind == EntityKind::kPerson && entity.name.find(' ') == std::string::npos;
  if (!has_one_name || entity.descriptions.empty() || !is_ascii_upper(entity.descriptions[0][0]) ||
      !titles.contains(word_id(fold(entity.descriptions[0]))))
    return entity.name;
  return entity.descriptions[0] + " " + entity.name;
}

}  // namespace dateline
