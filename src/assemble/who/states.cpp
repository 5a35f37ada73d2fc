#include "assemble/who/states.h"

#include <algorithm>

#include "text/fold.h"
#include "text/one_of.h"

namespace dateline {
namespace {

// "Iran's foreign minister", "the Iranian president": the first words of a description that may
// name its state.
constexpr size_t kWordsOfDescription = 4;

// "Iran's foreign minister" acts for Iran, "the American senator" and "the former Iranian
// president" for themselves.
bool names_office(std::string_view folded) {
  bool is_office = false;
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string_view word = folded.substr(begin, end - begin);
    if (word == "former" || word == "ex" || word.starts_with("ex-")) return false;
    is_office =
        is_office ||
        one_of(word, {"president",  "minister",       "premier",      "chancellor", "king",
                      "queen",      "emir",           "sultan",       "leader",     "leadership",
                      "ruler",      "regime",         "ayatollah",    "secretary",  "ambassador",
                      "envoy",      "embassy",        "diplomat",     "government", "cabinet",
                      "junta",      "administration", "ministry",     "military",   "army",
                      "navy",       "force",          "forces",       "troops",     "guard",
                      "guards",     "general",        "commander",    "admiral",    "speaker",
                      "parliament", "congress",       "intelligence", "treasury",   "police",
                      "negotiator", "official"});
    begin = end + 1;
  }
  return is_office;
}

std::optional<Matter> state_named(const Lexicon& lexicon, std::string_view folded) {
  for (const WordList list : {WordList::kCountries, WordList::kCapitals})
    if (const auto number = lexicon.list(list).find(folded))
      return state_matter(static_cast<uint32_t>(*number));
  return std::nullopt;
}

std::optional<Matter> state_in_description(const Lexicon& lexicon, const std::string& description) {
  const std::string folded = fold(description);
  if (!names_office(folded)) return std::nullopt;
  size_t begin = 0;
  for (size_t word = 0; word < kWordsOfDescription && begin < folded.size(); ++word) {
    const size_t end = std::min(folded.find(' ', begin), folded.size());
    std::string_view part = std::string_view(folded).substr(begin, end - begin);
    if (part.size() > 2 && part.substr(part.size() - 2) == "'s") part.remove_suffix(2);
    if (const auto number = lexicon.list(WordList::kDemonyms).find(part))
      return state_matter(static_cast<uint32_t>(*number));
    if (const auto state = state_named(lexicon, part)) return state;
    begin = end + 1;
  }
  return std::nullopt;
}

}  // namespace

States::States(const EntityLinks& links, const Lexicon& lexicon) {
  for (uint32_t ix = 0; ix < links.entities.size(); ++ix) {
    const Entity& entity = links.entities[ix];
    std::optional<Matter> state = state_named(lexicon, fold(entity.name));
    if (state) {
      const auto known = std::find_if(named_by_.begin(), named_by_.end(),
                                      [&](const auto& row) { return row.first == *state; });
      if (known == named_by_.end()) named_by_.push_back({*state, ix});
    } else {
      for (const std::string& description : entity.descriptions)
        if (!state) state = state_in_description(lexicon, description);
    }
    state_of_.push_back(state);
  }
}

uint64_t States::meaning_of(std::span<const uint32_t> entities, uint64_t meaning) const {
  for (const uint32_t entity : entities) {
    const auto state = entity == kNone ? std::nullopt : of(entity);
    meaning = hash_combine(meaning, state ? state->key : 0);
  }
  return meaning;
}

uint32_t States::entity_of(Matter state) const {
  for (const auto& [named, entity] : named_by_)
    if (named == state) return entity;
  return kNone;
}

}  // namespace dateline
