#include "extract/names/roles.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "extract/phrases.h"
#include "lexicon/word_set.h"
#include "text/fold.h"

namespace dateline {
namespace {

constexpr RuleId kApposedRole = 205;  // "Iran's foreign minister, Javad Zarif"
constexpr RuleId kKnownRole = 206;    // "the minister"

using RoleName = std::pair<WordId, WordId>;  // the word before the role, or 0, and the role

class RoleFinder {
 public:
  RoleFinder(Article& article, const Lexicon& lexicon)
      : article_(article), tokens_(article.tokens), lexicon_(lexicon), phrases_(article) {}

  void run() {
    name_count_ = static_cast<uint32_t>(article_.entities.size());
    name_at_.assign(tokens_.count(), kNone);
    for (uint32_t i = 0; i < name_count_; ++i) {
      const EntityMention& name = article_.entities[i];
      for (uint32_t t = name.begin_token; t < name.end_token; ++t) name_at_[t] = i;
    }
    for (uint32_t s = 0; s < article_.sentences.size(); ++s) {
      const Sentence& sentence = article_.sentences[s];
      if (sentence.kind == SentenceKind::kBoilerplate) continue;
      for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
        note_title(i);
        if (is_role(i)) read_role(i, s);
      }
    }
  }

 private:
  bool is_role(uint32_t token) const {
    const Upos tag = tokens_.upos[token];
    return (tag == Upos::kNoun || tag == Upos::kPropn) && name_at_[token] == kNone &&
           lexicon_.list(WordList::kRoles).find(tokens_.word[token]) == 1;
  }

  // "President Donald Trump" makes him "the president" from here on.
  void note_title(uint32_t token) {
    const uint32_t name = name_at_[token];
    if (name == kNone || article_.entities[name].begin_token != token) return;
    const EntityMention& mention = article_.entities[name];
    if (mention.title.empty()) return;
    if (token == 0 || tokens_.begin[token - 1] < mention.title.begin) return;
    const bool has_more = token > 1 && tokens_.begin[token - 2] >= mention.title.begin;
    holder_of_[{0, tokens_.word[token - 1]}] = mention.entity;
    if (has_more) holder_of_[{tokens_.word[token - 2], tokens_.word[token - 1]}] = mention.entity;
  }

  void read_role(uint32_t token, uint32_t sentence_ix) {
    const Sentence& sentence = article_.sentences[sentence_ix];
    if (token + 1 < sentence.end_token && name_at_[token + 1] != kNone &&
        article_.entities[name_at_[token + 1]].kind == EntityKind::kPerson)
      return;  // a title: "foreign minister Javad Zarif"
    if (is_part_of_thing(token)) return;
    // "the president's actions" and "the killing of the general" hold no more than the role itself.
    TokenRange left{token, token + 1};
    while (left.begin > sentence.begin_token && phrases_.is_nominal(left.begin - 1) &&
           !phrases_.is_pronoun(left.begin - 1))
      --left.begin;
    const bool goes_on = token + 1 < sentence.end_token && !phrases_.is_nominal(token + 1);
    const TokenRange whole{
        left.begin, goes_on ? phrases_.noun_phrase_from(token, sentence.end_token).end : token + 1};
    const uint32_t named = name_beside(token, whole, sentence);
    if (named == kNone && !is_known(left, token)) return;
    EntityMention role;
    role.span = tokens_.span(whole.begin, whole.end);
    role.begin_token = whole.begin;
    role.end_token = whole.end;
    role.sentence = sentence_ix;
    role.kind = EntityKind::kPerson;
    role.form = MentionForm::kRole;
    role.rule = named == kNone ? kKnownRole : kApposedRole;
    role.confidence = named == kNone ? 500 : 800;
    role.entity = named;
    const RoleName name = role_name(left, token);
    if (named != kNone)
      holder_of_[name] = named;
    else if (const auto holder = holder_of_.find(name); holder != holder_of_.end())
      role.entity = holder->second;
    article_.entities.push_back(role);
  }

  // "The justice department", "the champion team": no person.
  bool is_part_of_thing(uint32_t role) const {
    const uint32_t head = tokens_.head[role];
    return tokens_.deprel[role] == Deprel::kCompound && head == role + 1 &&
           tokens_.upos[head] == Upos::kNoun;
  }

  // "The telecoms minister" is not "the foreign minister", and "the minister" may be either.
  RoleName role_name(TokenRange phrase, uint32_t role) const {
    const bool has_kind =
        role > phrase.begin &&
        (tokens_.upos[role - 1] == Upos::kNoun || tokens_.upos[role - 1] == Upos::kAdj ||
         (tokens_.upos[role - 1] == Upos::kPropn && name_at_[role - 1] == kNone));
    return {has_kind ? tokens_.word[role - 1] : 0, tokens_.word[role]};
  }

  // "the minister", "his lawyer", "Iran's president": somebody in particular.
  bool is_known(TokenRange phrase, uint32_t role) const {
    static const WordSet kKnown{"the", "his", "her", "its", "their", "this", "that"};
    if (kKnown.contains(tokens_.word[phrase.begin])) return true;
    for (uint32_t i = phrase.begin; i < role; ++i)
      if (tokens_.upos[i] == Upos::kPart) return true;
    return false;
  }

  // The person whom the role stands beside, by the parse or between commas: "Zarif, Iran's foreign
  // minister" and "Iran's foreign minister, Zarif, said".
  uint32_t name_beside(uint32_t role, TokenRange whole, const Sentence& sentence) const {
    if (tokens_.deprel[role] == Deprel::kAppos)
      if (const uint32_t name = person_at(tokens_.head[role]); name != kNone) return name;
    for (uint32_t i = whole.end; i < std::min(sentence.end_token, whole.end + 3); ++i)
      if (tokens_.deprel[i] == Deprel::kAppos && tokens_.head[i] == role) return person_at(i);
    if (is_comma(whole.end, sentence)) {
      uint32_t name_end = whole.end + 1;
      while (name_end < sentence.end_token && phrases_.is_nominal(name_end)) ++name_end;
      if (is_comma(name_end, sentence)) return person_at(name_end - 1);
    }
    if (whole.begin > sentence.begin_token + 1 && is_comma(whole.begin - 1, sentence) &&
        (is_comma(whole.end, sentence) || whole.end + 1 == sentence.end_token))
      return person_at(whole.begin - 2);
    return kNone;
  }

  bool is_comma(uint32_t token, const Sentence& sentence) const {
    return token < sentence.end_token && article_.word_at(token) == ",";
  }

  uint32_t person_at(uint32_t token) const {
    if (token == kNone || name_at_[token] == kNone) return kNone;
    const EntityMention& name = article_.entities[name_at_[token]];
    return name.kind == EntityKind::kPerson ? name.entity : kNone;
  }

  Article& article_;
  const Tokens& tokens_;
  const Lexicon& lexicon_;
  Phrases phrases_;
  uint32_t name_count_ = 0;
  std::vector<uint32_t> name_at_;           // [token]: the name that it is part of
  std::map<RoleName, uint32_t> holder_of_;  // "minister": the mention that names who was called so
};

}  // namespace

void add_roles(Article& article, const Lexicon& lexicon) { RoleFinder(article, lexicon).run(); }

void sort_entities(Article& article) {
  std::vector<uint32_t> order(article.entities.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    return article.entities[a].span < article.entities[b].span;
  });
  std::vector<uint32_t> place_of(order.size());
  std::vector<EntityMention> sorted;
  sorted.reserve(order.size());
  for (uint32_t i = 0; i < order.size(); ++i) {
    place_of[order[i]] = i;
    sorted.push_back(article.entities[order[i]]);
  }
  const auto renumber = [&place_of](uint32_t& ix) {
    if (ix != kNone) ix = place_of[ix];
  };
  for (EntityMention& mention : sorted) renumber(mention.entity);
  for (QuoteMention& quote : article.quotes) {
    renumber(quote.speaker_mention);
    renumber(quote.addressee_mention);
  }
  article.entities = std::move(sorted);
}

}  // namespace dateline
