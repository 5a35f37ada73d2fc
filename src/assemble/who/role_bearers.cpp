#include "assemble/who/role_bearers.h"

#include <map>
#include <string>

#include "lexicon/word_set.h"
#include "text/fold.h"

namespace dateline {
namespace {

constexpr uint16_t kSureRole = 800;  // confidence of a role that stands beside its name

// "Iran's foreign minister": what somebody is, and of which state (number in countries.tsv).
struct Office {
  std::string name;  // folded: "foreign minister"
  std::optional<int32_t> state;
};

class RoleLinker {
 public:
  RoleLinker(Articles articles, const Lexicon& lexicon, EntityLinks& links)
      : articles_(articles), lexicon_(lexicon), links_(links) {}

  void run() {
    for (uint32_t a = 0; a < articles_.size(); ++a) note_bearers(a);
    for (uint32_t a = 0; a < articles_.size(); ++a) link_open_roles(a);
  }

 private:
  struct Bearer {
    uint32_t entity;
    std::optional<int32_t> state;
  };

  std::optional<int32_t> state_of(const Article& article, uint32_t token) const {
    const WordId word = article.tokens.word[token];
    for (const WordList list : {WordList::kDemonyms, WordList::kCountries, WordList::kCapitals})
      if (const auto state = lexicon_.list(list).find(word)) return state;
    return std::nullopt;
  }

  // The words of a role from its last article, possessive or state on, up to "of": "the late
  // commander of the force" is a "late commander".
  Office office_of(const Article& article, uint32_t begin, uint32_t end) const {
    static const WordSet kOf{"of", "for", "in", "at", "to"};
    Office office;
    const Tokens& tokens = article.tokens;
    uint32_t first = begin, last = begin;
    while (last < end && !kOf.contains(tokens.word[last])) ++last;
    for (uint32_t i = begin; i < end; ++i)
      if (!office.state) office.state = state_of(article, i);
    for (uint32_t i = begin; i < last; ++i) {
      const Upos tag = tokens.upos[i];
      if (tag == Upos::kDet || tag == Upos::kPart || tag == Upos::kPron || state_of(article, i))
        first = i + 1;
    }
    if (first < last) office.name = fold(display_text(article, tokens.span(first, last)));
    return office;
  }

  void note_bearers(uint32_t a) {
    const Article& article = *articles_[a];
    for (uint32_t m = 0; m < article.entities.size(); ++m) {
      const EntityMention& mention = article.entities[m];
      const uint32_t entity = links_.entity_of[a][m];
      if (entity == kNone || mention.kind != EntityKind::kPerson) continue;
      if (mention.form == MentionForm::kRole && mention.confidence >= kSureRole)
        note(office_of(article, mention.begin_token, mention.end_token), entity);
      if (mention.form != MentionForm::kName || mention.title.empty()) continue;
      uint32_t first = mention.begin_token;
      while (first > 0 && article.tokens.begin[first - 1] >= mention.title.begin) --first;
      Office office = office_of(article, first, mention.begin_token);
      if (!office.state && first > 0) office.state = state_of(article, first - 1);
      note(office, entity);
    }
  }

  // Under the whole name and each of its endings: "the minister" may be the foreign minister.
  void note(const Office& office, uint32_t entity) {
    for (std::string_view name = office.name; !name.empty();) {
      note_under(std::string(name), {entity, office.state});
      const size_t space = name.find(' ');
      name = space == std::string_view::npos ? "" : name.substr(space + 1);
    }
  }

  void note_under(const std::string& name, const Bearer& noted) {
    auto& bearers = bearers_of_[name];
    for (Bearer& bearer : bearers) {
      if (bearer.entity != noted.entity) continue;
      if (!bearer.state) bearer.state = noted.state;
      return;
    }
    bearers.push_back(noted);
  }

  void link_open_roles(uint32_t a) {
    const Article& article = *articles_[a];
    auto& entity_of = links_.entity_of[a];
    for (uint32_t m = 0; m < article.entities.size(); ++m) {
      const EntityMention& mention = article.entities[m];
      if (mention.form == MentionForm::kRole && mention.entity == kNone)
        entity_of[m] = bearer_in(a, mention);
    }
    for (uint32_t m = 0; m < article.entities.size(); ++m) {
      const uint32_t meant = article.entities[m].entity;
      if (entity_of[m] == kNone && meant != kNone) entity_of[m] = entity_of[meant];
    }
  }

  // The bearer whom the article names last before the role, else first after it.
  uint32_t bearer_in(uint32_t a, const EntityMention& role) const {
    const Article& article = *articles_[a];
    const Office office = office_of(article, role.begin_token, role.end_token);
    const auto bearers = bearers_of_.find(office.name);
    if (bearers == bearers_of_.end()) return kNone;
    uint32_t best = kNone;
    for (uint32_t m = 0; m < article.entities.size(); ++m) {
      const EntityMention& mention = article.entities[m];
      if (mention.form != MentionForm::kName) continue;
      if (mention.begin_token > role.begin_token && best != kNone) break;
      const uint32_t entity = links_.entity_of[a][m];
      for (const Bearer& bearer : bearers->second)
        if (bearer.entity == entity && (!office.state || office.state == bearer.state))
          best = entity;
    }
    return best;
  }

  Articles articles_;
  const Lexicon& lexicon_;
  EntityLinks& links_;
  std::map<std::string, std::vector<Bearer>> bearers_of_;  // [office]
};

}  // namespace

void link_roles(Articles articles, const Lexicon& lexicon, EntityLinks& links) {
  RoleLinker(articles, lexicon, links).run();
}

}  // namespace dateline
