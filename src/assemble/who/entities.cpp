// Who is who over all articles: the chains of names that extract/ found in each article become one
// entity where their names say so.
#include <tsl/robin_map.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "assemble/article_facts.h"
#include "assemble/assemble.h"
#include "assemble/who/acronyms.h"
#include "assemble/who/article_names.h"
#include "assemble/who/descriptions.h"
#include "assemble/who/entity_names.h"
#include "assemble/who/role_bearers.h"
#include "assemble/who/story_names.h"
#include "base/hash.h"
#include "lexicon/name_index.h"
#include "text/fold.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr int kSameBodyWord = 930;       // each word of two organizations or places
constexpr size_t kFewestSounds = 4;      // shorter words must be spelled alike
constexpr size_t kWordsOfKnownBody = 3;  // it is called so with and without its country
constexpr int32_t kDominance = 5;        // so many times more often named: a lone surname is his

class EntityLinker {
 public:
  EntityLinker(Articles articles, const Lexicon& lexicon, Memo* memo)
      : articles_(articles), lexicon_(lexicon), memo_(memo) {}

  EntityLinks run() {
    collect_names();
    for (uint32_t i = 0; i < names_.size(); ++i) names_[i].group = i;
    join_acronyms();
    join_names();
    return make_entities();
  }

 private:
  struct HashOfKey {
    size_t operator()(const Hash128& key) const { return key.low; }
  };

  const EntityMention& at(Place place) const {
    return articles_[place.article]->entities[place.mention];
  }
  void collect_names() {
    name_of_.resize(articles_.size());
    for (uint32_t a = 0; a < articles_.size(); ++a) {
      const Article& article = *articles_[a];
      facts_.push_back(
          fact_of<NamesOfArticle>(article, [&] { return read_names(article, lexicon_); }));
      name_of_[a].assign(article.entities.size(), kNone);
      const auto& names = facts_.back()->names;
      for (uint32_t i = 0; i < names.size(); ++i) {
        const NameMention& named = names[i];
        const EntityMention& mention = article.entities[named.mention];
        const uint32_t ix =
            named.first == i ? file(named) : name_of_[a][names[named.first].mention];
        Name& name = names_[ix];
        name.places.push_back({a, named.mention, &named.text});
        ++name.count_of_kind[static_cast<size_t>(mention.kind)];
        name_of_[a][named.mention] = ix;
        acronyms_.note(article, mention, ix);
      }
    }
  }

  // Of the first mention of a name in an article. Returns its index in names_.
  uint32_t file(const NameMention& named) {
    const auto next = static_cast<uint32_t>(names_.size());
    const uint32_t ix = ix_of_.try_emplace(named.key_hash, next).first->second;
    if (ix == next) names_.push_back({named.key, parse(named), {}, {}, 0});
    return ix;
  }

  std::shared_ptr<const ParsedName> parse(const NameMention& named) const {
    return recall<ParsedName>(memo_, named.key_hash, [&] {
      return ParsedName{parse_name(named.key, lexicon_.list(WordList::kNameWords),
                                   lexicon_.list(WordList::kShortNames))};
    });
  }

  void join_acronyms() {
    for (const auto& [acronym, body] : acronyms_.bodies_of(names_)) names_[acronym].group = body;
  }

  // Full names first, the most named first: each further name joins the group that it belongs to.
  void join_names() {
    ix_of_group_.resize(names_.size());
    std::vector<uint32_t> order(names_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [this](uint32_t a, uint32_t b) {
      const bool a_full = names_[a].words().words.size() >= 2;
      const bool b_full = names_[b].words().words.size() >= 2;
      if (a_full != b_full) return a_full;
      if (names_[a].count() != names_[b].count()) return names_[a].count() > names_[b].count();
      return names_[a].folded < names_[b].folded;
    });
    for (uint32_t ix : order) {
      if (names_[ix].group != ix) continue;  // an acronym
      const uint32_t leader = find_leader(names_[ix]);
      if (leader == kNone)
        add_leader(ix);
      else
        names_[ix].group = leader;
      ix_of_group_[names_[ix].group].push_back(ix);
    }
    for (Name& name : names_) name.group = names_[name.group].group;
  }

  void add_leader(uint32_t ix) {
    const Name& name = names_[ix];
    if (name.is_listed() || name.words().words.empty()) return;
    if (name.kind() != EntityKind::kPerson) {
      if (is_called_by_last_word(name)) surnames_.add(ix, {{name.words().words.back()}});
      body_called_.emplace(name.folded, ix);
      body_called_.emplace(usual_form(name), ix);
      return bodies_.add(ix, name.words());
    }
    if (name.words().words.size() < 2) return;
    persons_.add(ix, name.words());
    surnames_.add(ix, {{name.words().words.back()}});
    for (size_t i = 0; i + 1 < name.words().words.size(); ++i)
      bearers_of_word_[name.words().words[i].folded].push_back(ix);
  }

  // A firm that bears a person's name and is called so: "Borg" of "Lina Borg Ltd".
  static bool is_called_by_last_word(const Name& name) {
    const auto& words = name.words().words;
    return name.kind() == EntityKind::kOrganization && words.size() > 1 &&
           std::count_if(name.places.begin(), name.places.end(), [&](const Place& place) {
             return fold(*place.text) == words.back().folded;
           }) >= kTwice;
  }

  uint32_t find_leader(const Name& name) {
    if (name.is_listed()) return kNone;
    if (name.kind() != EntityKind::kPerson) return find_body(name);
    return name.words().words.size() == 1 ? find_bearer(name) : find_person(name);
  }

  // The most named person whose name it is in some spelling.
  uint32_t find_person(const Name& name) {
    persons_.find(name.words(), found_);
    uint32_t best = kNone;
    for (uint32_t leader : found_)
      if (is_same_name(name.words(), names_[leader].words()) &&
          (best == kNone || names_[leader].count() > names_[best].count()))
        best = leader;
    return best;
  }

  // "Kataib Hezbollah" and "Kata'ib Hizbollah": every word is the same in another spelling.
  uint32_t find_body(const Name& name) {
    uint32_t body = find_same_body(name.words());
    if (body == kNone) body = find_called_body(name);
    if (body != kNone || name.words().words.size() <= kWordsOfKnownBody) return body;
    // "UN World Food Programme", "Libyan National Transitional Council"
    PersonName rest = name.words();
    const std::string& first = rest.words.front().folded;
    const bool is_whose = one_of(first, {"un", "eu"}) ||
                          lexicon_.list(WordList::kDemonyms).find(first).has_value() ||
                          lexicon_.list(WordList::kCountries).find(first).has_value();
    if (!is_whose) return kNone;
    rest.words.erase(rest.words.begin());
    return find_same_body(rest);
  }

  // "Danish Harbour Cup" is "Harbour Cup" where its article mostly calls it so. "The Bank" of one
  // article is another bank than that of the next.
  uint32_t find_called_body(const Name& name) const {
    if (name.words().words.size() == 1) return kNone;
    auto body = body_called_.find(name.folded);
    if (body == body_called_.end()) body = body_called_.find(usual_form(name));
    return body == body_called_.end() ? kNone : body->second;
  }

  // What its articles call it most, if more than once; folded.
  static std::string usual_form(const Name& name) {
    const std::string& first = *name.places.front().text;
    const bool is_only_one = std::all_of(name.places.begin(), name.places.end(),
                                         [&](const Place& place) { return *place.text == first; });
    if (is_only_one) return name.places.size() < size_t{kTwice} ? name.folded : fold(first);
    std::vector<std::string_view> texts;
    for (const Place& place : name.places) texts.push_back(*place.text);
    const NameVariant usual = by_count(texts).front();
    return usual.count < kTwice ? name.folded : fold(usual.text);
  }

  uint32_t find_same_body(const PersonName& name) {
    const auto& words = name.words;
    bodies_.find(name, found_);
    for (uint32_t leader : found_) {
      const auto& others = names_[leader].words().words;
      const bool is_same = std::equal(
          words.begin(), words.end(), others.begin(), others.end(),
          [](const NameWord& a, const NameWord& b) {
            return a.folded == b.folded ||
                   (a.sound.size() >= kFewestSounds && word_similarity(a, b) >= kSameBodyWord);
          });
      if (is_same) return leader;
    }
    return kNone;
  }

  // Whose surname it is where no article says so: of the one who bears it, or of the one who is
  // named far more often than the others who bear it. What only sounds alike is another's.
  uint32_t find_bearer(const Name& name) {
    surnames_.find(name.words(), found_);
    std::erase_if(found_,
                  [&](uint32_t leader) { return !bears_surname(leader, name.words().words[0]); });
    const Dominant bearer = most_named(found_);
    if (bearer.leader == kNone || is_slip(names_[bearer.leader])) {  // "Era Lula"
      const uint32_t called = find_called_so(name);
      if (called != kNone) return called;
    }
    return bearer.dominates() ? bearer.leader : kNone;
  }

  // Letter by letter in one of the names of the group, or with the very same sounds: "Soleimani" is
  // "Suleimani", "Velder" is not "Valdor".
  bool bears_surname(uint32_t leader, const NameWord& surname) const {
    const auto& names = ix_of_group_[leader];
    return std::any_of(names.begin(), names.end(), [&](uint32_t ix) {
      const auto& words = names_[ix].words().words;
      return words.size() > 1 &&
             (words.back().folded == surname.folded ||
              (surname.sound.size() > kFewestSounds && words.back().sound == surname.sound));
    });
  }

  // "Lula" is Luiz Inácio Lula da Silva, "Dilma" is Dilma Rousseff: the one of that name who is
  // named far more often than others and in full in most articles that call him so. "Ali" may be
  // anybody's given name: it is his only if many of his articles use it.
  uint32_t find_called_so(const Name& name) const {
    const auto bearers = bearers_of_word_.find(name.words().words[0].folded);
    if (bearers == bearers_of_word_.end()) return kNone;
    const Dominant bearer = most_named(bearers->second);
    const bool is_known = bearer.most >= kTwice && bearer.dominates();
    return is_known && calls(name, bearer.leader) ? bearer.leader : kNone;
  }

  // Who of several is named most, how often, and how often the next one is.
  struct Dominant {
    uint32_t leader = kNone;
    int32_t most = 0, second = 0;
    bool dominates() const { return most >= kDominance * second; }
  };
  Dominant most_named(const std::vector<uint32_t>& leaders) const {
    Dominant found;
    for (uint32_t leader : leaders) {
      const int32_t count = names_[leader].count();
      if (count > found.most)
        found = {leader, count, found.most};
      else
        found.second = std::max(found.second, count);
    }
    return found;
  }

  // Is the name written so but once?
  static bool is_slip(const Name& name) {
    int32_t count = 0;
    for (const Place& place : name.places)
      if (fold(*place.text) == name.folded && ++count == kTwice) return false;
    return true;
  }

  bool calls(const Name& name, uint32_t leader) const {
    constexpr size_t kUsual = 4;          // a given name is used in one of so many articles
    std::set<uint32_t> articles, called;  // that name the leader; that call him so
    for (uint32_t ix : ix_of_group_[leader])
      for (const Place& place : names_[ix].places) {
        articles.insert(place.article);
        if (fold(*place.text) == name.folded) called.insert(place.article);
      }
    auto beside = static_cast<uint32_t>(called.size());
    uint32_t all = beside, last = kNone;
    for (const Place& place : name.places) {
      if (std::exchange(last, place.article) == place.article) continue;
      ++all;
      beside += articles.contains(place.article);
    }
    const bool is_given_name = lexicon_.list(WordList::kGenders).find(name.folded).has_value();
    return beside * 2 > all && (!is_given_name || all * kUsual >= articles.size());
  }

  EntityLinks make_entities() {
    std::vector<std::vector<Place>> places_of(names_.size());  // [group]
    for (Name& name : names_) {
      auto& places = places_of[name.group];
      if (places.empty())
        places = std::move(name.places);
      else
        places.insert(places.end(), name.places.begin(), name.places.end());
    }
    std::vector<Entity> made;
    std::vector<uint32_t> group_of, order;  // [made]; of what was made
    for (uint32_t group = 0; group < places_of.size(); ++group) {
      if (places_of[group].empty()) continue;
      order.push_back(static_cast<uint32_t>(made.size()));
      group_of.push_back(group);
      made.push_back(make_entity(names_[group], places_of[group]));
    }
    std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
      if (made[a].mentions.size() != made[b].mentions.size())
        return made[a].mentions.size() > made[b].mentions.size();
      return made[a].id < made[b].id;
    });
    EntityLinks links;
    links.entities.reserve(made.size());
    std::vector<uint32_t> entity_of_group(names_.size(), kNone);
    for (const uint32_t ix : order) {
      entity_of_group[group_of[ix]] = static_cast<uint32_t>(links.entities.size());
      links.entities.push_back(std::move(made[ix]));
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
    describe(facts_, links);
    link_roles(articles_, lexicon_, links);
    note_meanings(links);
    return links;
  }

  Entity make_entity(const Name& leader, std::vector<Place>& places) const {
    const auto is_before = [](const Place& a, const Place& b) {
      return std::tie(a.article, a.mention) < std::tie(b.article, b.mention);
    };
    if (!std::is_sorted(places.begin(), places.end(), is_before))  // of several names
      std::sort(places.begin(), places.end(), is_before);
    Entity entity;
    const Article& first = *articles_[places[0].article];
    entity.id = EntityId::of(hash_combine(first.id.hash.low, at(places[0]).span.begin));
    entity.kind = leader.kind();
    std::vector<std::string_view> texts;
    texts.reserve(places.size());
    entity.mentions.reserve(places.size());
    for (const Place& place : places) {
      texts.push_back(*place.text);
      entity.mentions.push_back({articles_[place.article]->id, at(place).span});
    }
    entity.variants = by_count(texts);
    entity.name = best_name(entity, lexicon_);
    return entity;
  }

  // An outlet that names itself means something else than others that name it.
  void note_meanings(EntityLinks& links) const {
    tsl::robin_map<std::string_view, uint32_t> number_of;  // looked up only, never listed
    std::vector<uint32_t> outlet_of;                       // [article]
    for (const Article* article : articles_) {
      const auto next = static_cast<uint32_t>(number_of.size());
      outlet_of.push_back(number_of.emplace(article->outlet, next).first->second);
    }
    std::vector<std::pair<uint64_t, uint32_t>>
        means;  // [entity]: its id, the outlet it is or kNone
    for (const Entity& entity : links.entities) {
      const auto outlet = number_of.find(entity.name);
      means.emplace_back(entity.id.value, outlet == number_of.end() ? kNone : outlet->second);
    }
    for (uint32_t a = 0; a < articles_.size(); ++a) {
      uint64_t meaning = 0;
      for (const uint32_t entity : links.entity_of[a]) {
        meaning = hash_combine(meaning, entity == kNone ? 0 : means[entity].first);
        if (entity != kNone && means[entity].second == outlet_of[a])
          meaning = hash_combine(meaning, 1);
      }
      links.meaning_of.push_back(meaning);
    }
  }

  Articles articles_;
  const Lexicon& lexicon_;
  Memo* memo_;
  std::vector<std::shared_ptr<const NamesOfArticle>> facts_;  // [article]
  std::vector<Name> names_;
  std::vector<std::vector<uint32_t>> name_of_;  // [article][mention]: index in names_
  tsl::robin_map<Hash128, uint32_t, HashOfKey>
      ix_of_;  // folded name: index in names_; looked up only
  Acronyms acronyms_;
  NameIndex persons_, bodies_, surnames_;                  // of the leaders of groups
  std::vector<std::vector<uint32_t>> ix_of_group_;         // [leader]: its names
  std::unordered_map<std::string, uint32_t> body_called_;  // folded name: the leader
  std::unordered_map<std::string, std::vector<uint32_t>> bearers_of_word_;  // but for the surname
  std::vector<uint32_t> found_;
};

}  // namespace

EntityLinks link_entities(Articles articles, const Lexicon& lexicon, Memo* memo) {
  return EntityLinker(articles, lexicon, memo).run();
}

}  // namespace dateline
