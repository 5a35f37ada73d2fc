#include "assemble/who/role_bearers.h"

#include <map>
#include <string>
#include <string_view>

#include "assemble/article_facts.h"
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

// An office that an article lays to a mention of somebody, or to nobody yet.
struct OfficeAt {
  uint32_t mention = 0;
  bool is_borne = false;  // by the one who is mentioned; else it is asked for who bears it
  Office office;
};
struct OfficesOfArticle {
  std::vector<OfficeAt> all;  // by mention
};
size_t bytes_of(const OfficesOfArticle& article) {
  size_t bytes = column_bytes(article.all);
  for (const OfficeAt& at : article.all) bytes += at.office.name.size();
  return bytes;
}

std::optional<int32_t> state_of(const Lexicon& lexicon, const Article& article, uint32_t token) {
  const WordId word = article.tokens.word[token];
  for (const WordList list : {WordList::kDemonyms, WordList::kCountries, WordList::kCapitals})
    if (const auto state = lexicon.list(list).find(word)) return state;
  return std::nullopt;
}

// The words of a role from its last article, possessive or state on, up to "of": "the late
// commander of the force" is a "late commander".
Office office_of(const Lexicon& lexicon, const Article& article, uint32_t begin, uint32_t end) {
  static const WordSet kOf{"of", "for", "in", "at", "to"};
  Office office;
  const Tokens& tokens = article.tokens;
  uint32_t first = begin, last = begin;
  while (last < end && !kOf.contains(tokens.word[last])) ++last;
  for (uint32_t i = begin; i < end; ++i)
    if (!office.state) office.state = state_of(lexicon, article, i);
  for (uint32_t i = begin; i < last; ++i) {
    const Upos tag = tokens.upos[i];
    if (tag == Upos::kDet || tag == Upos::kPart || tag == Upos::kPron ||
        state_of(lexicon, article, i))
      first = i + 1;
  }
  if (first < last) office.name = fold(display_text(article, tokens.span(first, last)));
  return office;
}

OfficesOfArticle read_offices(const Lexicon& lexicon, const Article& article) {
  static const WordSet kAny{"a", "an", "another", "one"};
  OfficesOfArticle offices;
  for (uint32_t m = 0; m < article.entities.size(); ++m) {
    const EntityMention& mention = article.entities[m];
    const bool is_person = mention.kind == EntityKind::kPerson;
    if (mention.form == MentionForm::kRole) {
      const bool is_borne = is_person && mention.confidence >= kSureRole;
      if (!is_borne && mention.entity != kNone) continue;
      const Office office = office_of(lexicon, article, mention.begin_token, mention.end_token);
      if (is_borne) offices.all.push_back({m, true, office});
      // "A spokesman" is whoever; "the spokesman" may be known by his office.
      const bool is_anyone = kAny.contains(article.tokens.word[mention.begin_token]);
      if (mention.entity == kNone && !is_anyone) offices.all.push_back({m, false, office});
    } else if (mention.form == MentionForm::kName && is_person && !mention.title.empty()) {
      uint32_t first = mention.begin_token;
      while (first > 0 && article.tokens.begin[first - 1] >= mention.title.begin) --first;
      Office office = office_of(lexicon, article, first, mention.begin_token);
      if (!office.state && first > 0) office.state = state_of(lexicon, article, first - 1);
      offices.all.push_back({m, true, std::move(office)});
    }
  }
  return offices;
}

class RoleLinker {
 public:
  RoleLinker(Articles articles, const Lexicon& lexicon, EntityLinks& links)
      : articles_(articles), links_(links) {
    for (const Article* article : articles)
      offices_.push_back(
          fact_of<OfficesOfArticle>(*article, [&] { return read_offices(lexicon, *article); }));
  }

  void run() {
    for (uint32_t a = 0; a < articles_.size(); ++a) note_bearers(a);
    for (uint32_t a = 0; a < articles_.size(); ++a) link_open_roles(a);
  }

 private:
  struct Bearer {
    uint32_t entity;
    std::optional<int32_t> state;
  };

  void note_bearers(uint32_t a) {
    for (const OfficeAt& at : offices_[a]->all) {
      const uint32_t entity = links_.entity_of[a][at.mention];
      if (at.is_borne && entity != kNone) note(at.office, entity);
    }
  }

  // Under the whole name and each of its endings: "the minister" may be the foreign minister.
  void note(const Office& office, uint32_t entity) {
    for (std::string_view name = office.name; !name.empty();) {
      note_under(name, {entity, office.state});
      const size_t space = name.find(' ');
      name = space == std::string_view::npos ? "" : name.substr(space + 1);
    }
  }

  void note_under(std::string_view name, const Bearer& noted) {
    auto known = bearers_of_.find(name);
    if (known == bearers_of_.end()) known = bearers_of_.try_emplace(std::string(name)).first;
    auto& bearers = known->second;
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
    for (const OfficeAt& at : offices_[a]->all)
      if (!at.is_borne) entity_of[at.mention] = bearer_in(a, at);
    for (uint32_t m = 0; m < article.entities.size(); ++m) {
      const uint32_t meant = article.entities[m].entity;
      if (entity_of[m] == kNone && meant != kNone) entity_of[m] = entity_of[meant];
    }
  }

  // The bearer whom the article names last before the role, else first after it.
  uint32_t bearer_in(uint32_t a, const OfficeAt& at) const {
    const Article& article = *articles_[a];
    const Office& office = at.office;
    const EntityMention& role = article.entities[at.mention];
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
  EntityLinks& links_;
  std::vector<std::shared_ptr<const OfficesOfArticle>> offices_;        // [article]
  std::map<std::string, std::vector<Bearer>, std::less<>> bearers_of_;  // [office]
};

}  // namespace

void link_roles(Articles articles, const Lexicon& lexicon, EntityLinks& links) {
  RoleLinker(articles, lexicon, links).run();
}

}  // namespace dateline
