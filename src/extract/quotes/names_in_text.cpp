#include "extract/quotes/names_in_text.h"

#include <algorithm>

#include "lexicon/word_set.h"

namespace dateline {

uint32_t NamesInText::from(uint32_t token) const {
  const auto end = article_.entities.begin() + count_;
  const auto found = std::lower_bound(
      article_.entities.begin(), end, token,
      [](const EntityMention& mention, uint32_t t) { return mention.begin_token < t; });
  return static_cast<uint32_t>(found - article_.entities.begin());
}

uint32_t NamesInText::ending(TokenRange core) const {
  for (uint32_t i = from(core.begin); i < count_ && article_.entities[i].begin_token < core.end;
       ++i)
    if (article_.entities[i].end_token >= core.end) return i;
  return kNone;
}

uint32_t NamesInText::right_before(uint32_t token) const {
  const uint32_t end = token > 0 && article_.word_at(token - 1) == "," ? token - 1 : token;
  const uint32_t next = from(token);
  return next > 0 && article_.entities[next - 1].end_token == end ? next - 1 : kNone;
}

uint32_t NamesInText::beside_noun_of(uint32_t who) const {
  const uint32_t verb = tokens_.head[who];
  if (verb == kNone || tokens_.deprel[verb] != Deprel::kAclRelcl) return kNone;
  const uint32_t noun = tokens_.head[verb];
  if (noun == kNone || tokens_.deprel[noun] != Deprel::kAppos) return kNone;
  const uint32_t named = tokens_.head[noun];
  const uint32_t name = named == kNone ? kNone : ending({named, named + 1});
  return name != kNone && article_.entities[name].begin_token <= named ? name : kNone;
}

uint32_t NamesInText::behind_role(TokenRange core) const {
  static const WordSet kOne{"one", "another"};
  const bool is_role = lexicon_.list(WordList::kRoles).find(tokens_.word[core.end - 1]) == 1;
  if (!is_role && !kOne.contains(tokens_.word[core.begin])) return kNone;
  if (core.end + 2 >= tokens_.count() || article_.word_at(core.end) != ",") return kNone;
  const uint32_t name = from(core.end + 1);
  if (name >= count_) return kNone;
  const EntityMention& mention = article_.entities[name];
  const bool is_beside = mention.begin_token == core.end + 1 &&
                         mention.end_token < tokens_.count() &&
                         tokens_.has(mention.end_token, kIsPunctuation);
  return is_beside && mention.kind == EntityKind::kPerson ? name : kNone;
}

uint32_t NamesInText::author_of(TokenRange core) const {
  constexpr uint32_t kReach = 6;  // tokens from the paper to the name, with its title
  static const WordSet kPapers{"letter", "memo", "note", "email", "message", "tweet", "post"};
  static const WordSet kFrom{"from", "by"};
  if (core.empty() || !kPapers.contains(tokens_.lemma[core.end - 1])) return kNone;
  uint32_t by = core.end;
  if (by < tokens_.count() && article_.word_at(by) == ",") ++by;
  if (by >= tokens_.count() || !kFrom.contains(tokens_.word[by])) return kNone;
  const uint32_t name = from(by);
  const bool is_near = name < count_ && article_.entities[name].begin_token <= by + kReach &&
                       article_.entities[name].kind == EntityKind::kPerson;
  return is_near ? name : kNone;
}

bool NamesInText::is_subject(uint32_t mention) const {
  const EntityMention& named = article_.entities[mention];
  const uint32_t begin =
      named.title.empty() ? named.begin_token : tokens_.token_at(named.title.begin);
  for (uint32_t t = begin; t < named.end_token; ++t) {
    if (is_nominal_subject(tokens_.deprel[t])) return true;
    // "Its chairman, Lina Borg, left"
    const uint32_t head = tokens_.head[t];
    if (tokens_.deprel[t] == Deprel::kAppos && head != kNone && head < begin &&
        is_nominal_subject(tokens_.deprel[head]))
      return true;
  }
  return false;
}

}  // namespace dateline
