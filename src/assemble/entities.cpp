// Who is who over all articles: the chains of names that extract/ found in each article become one
// entity where their names say so.
#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include "assemble/assemble.h"
#include "base/hash.h"
#include "lexicon/names.h"
#include "text/fold.h"

namespace dateline {
namespace {

constexpr int kSamePerson = 600;    // two full names
constexpr int kSameSpelling = 900;  // two surnames
constexpr int kSameBodyWord = 930;  // each word of two organizations or places
constexpr int32_t kDominance = 5;   // so many times more often named: a lone surname is his

struct Place {
  uint32_t article, mention;
};

// All chains of the story that have one best name.
struct Name {
  std::string folded;
  PersonName words;
  std::vector<Place> places;  // in canonical order
  std::array<int32_t, 4> count_of_kind{};
  uint32_t group = 0;  // names of one group are one entity

  EntityKind kind() const {
    const auto most = std::max_element(count_of_kind.begin(), count_of_kind.end());
    return static_cast<EntityKind>(most - count_of_kind.begin());
  }
  int32_t count() const { return static_cast<int32_t>(places.size()); }
};

class EntityLinker {
 public:
  EntityLinker(Articles articles, const Lexicon& lexicon)
      : articles_(articles), lexicon_(lexicon) {}

  EntityLinks run() {
    collect_names();
    for (uint32_t i = 0; i < names_.size(); ++i) names_[i].group = i;
    join_acronyms();
    join_names();
    return make_entities();
  }

 private:
  const EntityMention& at(Place place) const {
    return articles_[place.article]->entities[place.mention];
  }
  std::string text_of(Place place) const {
    return display_text(*articles_[place.article], at(place).span);
  }

  // The name under which a mention is filed: a state under its number, whether it is called "US",
  // "United States" or, as an actor, "Washington"; everything else under its best name.
  std::string key_of(Place place) const {
    const Article& article = *articles_[place.article];
    const EntityMention& mention = at(place);
    const uint32_t best = mention.entity == kNone ? place.mention : mention.entity;
    std::string name = fold(display_text(article, article.entities[best].span));
    auto state = lexicon_.list(WordList::kCountries).find(name);
    if (!state && mention.is_actor) state = lexicon_.list(WordList::kCapitals).find(name);
    if (state) return "state " + std::to_string(*state);
    std::erase(name, '.');
    if (name.starts_with("the ")) name.erase(0, 4);
    return name;
  }

  void collect_names() {
    std::map<std::string, uint32_t> ix_of;
    name_of_.resize(articles_.size());
    for (uint32_t a = 0; a < articles_.size(); ++a) {
      const auto& mentions = articles_[a]->entities;
      name_of_[a].assign(mentions.size(), kNone);
      for (uint32_t m = 0; m < mentions.size(); ++m) {
        const Place place{a, m};
        if (mentions[m].form != MentionForm::kName) continue;
        const std::string key = key_of(place);
        const auto [slot, is_new] = ix_of.emplace(key, static_cast<uint32_t>(names_.size()));
        if (is_new)
          names_.push_back({key, parse_name(key, lexicon_.list(WordList::kNameWords)), {}, {}, 0});
        Name& name = names_[slot->second];
        name.places.push_back(place);
        ++name.count_of_kind[static_cast<size_t>(mentions[m].kind)];
        name_of_[a][m] = slot->second;
      }
    }
  }

  // Where one article says what an acronym stands for, it does so for all.
  void join_acronyms() {
    for (const Name& name : names_)
      for (const Place place : name.places) {
        const Article& article = *articles_[place.article];
        const EntityMention& mention = at(place);
        if (!article.tokens.has(mention.begin_token, kAllUpper) ||
            mention.end_token != mention.begin_token + 1)
          continue;
        std::string acronym = fold(article.at(mention.span));
        std::erase(acronym, '.');
        for (Name& other : names_)
          if (other.folded == acronym) other.group = name.group;
      }
  }

  // The most named first: each further name joins the group that it fits best.
  void join_names() {
    std::vector<uint32_t> order(names_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [this](uint32_t a, uint32_t b) {
      const bool a_full = names_[a].words.words.size() >= 2;
      const bool b_full = names_[b].words.words.size() >= 2;
      if (a_full != b_full) return a_full;
      if (names_[a].count() != names_[b].count()) return names_[a].count() > names_[b].count();
      return names_[a].folded < names_[b].folded;
    });
    std::vector<uint32_t> leaders;
    for (uint32_t ix : order) {
      if (names_[ix].group != ix) continue;  // an acronym
      const uint32_t leader = find_leader(names_[ix], leaders);
      if (leader == kNone)
        leaders.push_back(ix);
      else
        names_[ix].group = leader;
    }
    for (Name& name : names_) name.group = names_[name.group].group;
  }

  uint32_t find_leader(const Name& name, const std::vector<uint32_t>& leaders) const {
    if (name.folded.starts_with("state ")) return kNone;
    const bool is_person = name.kind() == EntityKind::kPerson;
    if (is_person && name.words.words.size() == 1) return find_bearer(name, leaders);
    uint32_t best = kNone;
    int best_similarity = kSamePerson - 1;
    for (uint32_t leader : leaders) {
      const Name& other = names_[leader];
      if ((other.kind() == EntityKind::kPerson) != is_person) continue;
      if (!is_person && is_same_body(name, other)) return leader;
      if (!is_person) continue;
      const int similarity = name_similarity(name.words, other.words);
      if (similarity > best_similarity) best_similarity = similarity, best = leader;
    }
    return best;
  }

  // "Kataib Hezbollah" and "Kata'ib Hizbollah": every word is the same in another spelling.
  static bool is_same_body(const Name& a, const Name& b) {
    if (a.words.words.empty() || a.words.words.size() != b.words.words.size()) return false;
    for (size_t i = 0; i < a.words.words.size(); ++i)
      if (word_similarity(a.words.words[i], b.words.words[i]) < kSameBodyWord) return false;
    return true;
  }

  // Whose surname it is where no article says so: of the one who bears it, or of the one who is
  // named far more often than the others who bear it.
  uint32_t find_bearer(const Name& name, const std::vector<uint32_t>& leaders) const {
    uint32_t best = kNone;
    int32_t most = 0, second = 0;
    for (uint32_t leader : leaders) {
      const Name& other = names_[leader];
      if (other.kind() != EntityKind::kPerson || other.words.words.size() < 2) continue;
      if (word_similarity(name.words.words[0], other.words.words.back()) < kSameSpelling) continue;
      if (other.count() > most) {
        second = most;
        most = other.count();
        best = leader;
      } else {
        second = std::max(second, other.count());
      }
    }
    return most >= kDominance * second ? best : kNone;
  }

  EntityLinks make_entities() {
    std::map<uint32_t, std::vector<Place>> groups;
    for (const Name& name : names_) {
      auto& places = groups[name.group];
      places.insert(places.end(), name.places.begin(), name.places.end());
    }
    struct Made {
      uint32_t group;
      Entity entity;
    };
    std::vector<Made> made;
    for (auto& [group, places] : groups)
      made.push_back({group, make_entity(names_[group], places)});
    std::sort(made.begin(), made.end(), [](const Made& a, const Made& b) {
      if (a.entity.mentions.size() != b.entity.mentions.size())
        return a.entity.mentions.size() > b.entity.mentions.size();
      return a.entity.id < b.entity.id;
    });
    EntityLinks links;
    std::vector<uint32_t> entity_of_group(names_.size(), kNone);
    for (Made& one : made) {
      entity_of_group[one.group] = static_cast<uint32_t>(links.entities.size());
      links.entities.push_back(std::move(one.entity));
    }
    for (uint32_t a = 0; a < articles_.size(); ++a) {
      const auto& mentions = articles_[a]->entities;
      auto& entity_of = links.entity_of.emplace_back(mentions.size(), kNone);
      for (uint32_t m = 0; m < mentions.size(); ++m) {
        const uint32_t named = mentions[m].form == MentionForm::kName ? m : mentions[m].entity;
        if (named != kNone && name_of_[a][named] != kNone)
          entity_of[m] = entity_of_group[names_[name_of_[a][named]].group];
      }
    }
    return links;
  }

  Entity make_entity(const Name& leader, std::vector<Place>& places) const {
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
      return std::tie(a.article, a.mention) < std::tie(b.article, b.mention);
    });
    Entity entity;
    const Article& first = *articles_[places[0].article];
    entity.id = EntityId::of(hash_combine(first.id.hash.low, at(places[0]).span.begin));
    entity.kind = leader.kind();
    std::map<std::string, int32_t> count_of, title_count;
    for (const Place place : places) {
      ++count_of[text_of(place)];
      const Article& article = *articles_[place.article];
      entity.mentions.push_back({article.id, at(place).span});
      if (!at(place).title.empty()) ++title_count[display_text(article, at(place).title)];
    }
    for (const auto& [text, count] : count_of) entity.variants.push_back({text, count});
    std::stable_sort(entity.variants.begin(), entity.variants.end(),
                     [](const auto& a, const auto& b) { return a.count > b.count; });
    entity.name = best_name(entity);
    for (const auto& [title, count] : title_count) entity.descriptions.push_back(title);
    return entity;
  }

  // The most frequent full form; a person's surname alone is none.
  static std::string best_name(const Entity& entity) {
    if (entity.kind == EntityKind::kPerson)
      for (const NameVariant& variant : entity.variants)
        if (variant.text.find(' ') != std::string::npos) return variant.text;
    return entity.variants[0].text;
  }

  Articles articles_;
  const Lexicon& lexicon_;
  std::vector<Name> names_;
  std::vector<std::vector<uint32_t>> name_of_;  // [article][mention]: index in names_
};

}  // namespace

EntityLinks link_entities(Articles articles, const Lexicon& lexicon) {
  return EntityLinker(articles, lexicon).run();
}

}  // namespace dateline
