#include "assemble/who/acronyms.h"

#include <set>
#include <string_view>

#include "text/characters.h"
#include "text/fold.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr size_t kFewestLetters = 3, kMostLetters = 8;

// "securities and exchange commission": "sec".
std::string initials_of(std::string_view folded) {
  std::string initials;
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string_view word = folded.substr(begin, end - begin);
    if (!one_of(word, {"", "a", "and", "for", "in", "of", "on", "the", "to"})) initials += word[0];
    begin = end + 1;
  }
  return initials;
}

// With its legal form, which its key lacks: "federal deposit insurance corp".
std::string full_form_of(const Name& name) {
  for (const Place& place : name.places)
    if (std::string full = fold(*place.text); full.starts_with(name.folded)) return full;
  return name.folded;
}

bool is_acronym(const Name& name) {
  if (name.folded.size() < kFewestLetters || name.folded.size() > kMostLetters ||
      name.folded.find(' ') != std::string::npos || name.kind() == EntityKind::kPerson)
    return false;
  const auto in_capitals =
      std::count_if(name.places.begin(), name.places.end(),
                    [](const Place& place) { return has_no_small_letter(*place.text); });
  return in_capitals * kTwice > name.count();
}

// The body that is named most of those with the same initials, and how often it and the next are.
struct Candidate {
  uint32_t body = kNone;
  int32_t most = 0, second = 0;
};

std::map<std::string, Candidate> bodies_by_initials(const std::vector<Name>& names) {
  std::map<std::string, Candidate> bodies;
  for (uint32_t ix = 0; ix < names.size(); ++ix) {
    const int32_t count = names[ix].count();
    if (names[ix].kind() != EntityKind::kOrganization || count < kTwice) continue;
    const std::string initials = initials_of(full_form_of(names[ix]));
    if (initials.size() < kFewestLetters) continue;
    Candidate& named = bodies[initials];
    if (count > named.most)
      named = {ix, count, named.most};
    else
      named.second = std::max(named.second, count);
  }
  return bodies;
}

// Do articles that write the name out use its acronym, and do enough of those that use the acronym
// write it out? Not "ABC" those of some other "A B C".
bool stands_beside(const Name& full, const Name& acronym) {
  constexpr size_t kOfFull = 3, kOfAcronym = 6;  // in one of so many
  std::set<uint32_t> of_acronym, of_full;
  for (const Place& place : acronym.places) of_acronym.insert(place.article);
  for (const Place& place : full.places) of_full.insert(place.article);
  const auto both =
      static_cast<size_t>(std::count_if(of_full.begin(), of_full.end(), [&](uint32_t article) {
        return of_acronym.contains(article);
      }));
  return both > 0 && both * kOfFull >= of_full.size() && both * kOfAcronym >= of_acronym.size();
}

}  // namespace

void Acronyms::note(const Article& article, const EntityMention& mention, uint32_t name) {
  if (mention.entity == kNone || mention.end_token != mention.begin_token + 1 ||
      !article.tokens.has(mention.begin_token, kAllUpper) ||
      article.entities[mention.entity].end_token ==
          article.entities[mention.entity].begin_token + 1)
    return;
  std::string acronym = fold(article.at(mention.span));
  std::erase(acronym, '.');
  stated_.emplace(std::move(acronym), name);
}

std::vector<std::pair<uint32_t, uint32_t>> Acronyms::bodies_of(
    const std::vector<Name>& names) const {
  std::vector<std::pair<uint32_t, uint32_t>> bodies;
  const auto by_initials = bodies_by_initials(names);
  for (uint32_t ix = 0; ix < names.size(); ++ix) {
    if (const auto stated = stated_.find(names[ix].folded); stated != stated_.end()) {
      bodies.emplace_back(ix, stated->second);
      continue;
    }
    if (!is_acronym(names[ix])) continue;
    const auto found = by_initials.find(names[ix].folded);
    if (found == by_initials.end()) continue;
    const Candidate& named = found->second;
    if (named.most >= kTwice * named.second && stands_beside(names[named.body], names[ix]))
      bodies.emplace_back(ix, named.body);
  }
  return bodies;
}

}  // namespace dateline
