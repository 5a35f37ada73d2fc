#include "assemble/next/deeds.h"

#include <algorithm>
#include <array>
#include <span>

#include "assemble/article_facts.h"
#include "assemble/next/told_as_done.h"
#include "base/sorted.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"

namespace dateline {
namespace {

// Groups of data/actions.tsv.
constexpr uint32_t kAttack = 2, kKilling = 3;
// "The resignation of", "the visit of": what somebody does, and nobody to him.
constexpr std::array<uint32_t, 11> kOwnDeeds{10, 20, 22, 23, 25, 40, 43, 48, 49, 55, 62};
// "Resigned", "returned", "visited", "retired", "stayed".
constexpr std::array<uint32_t, 5> kPersonal{25, 43, 48, 49, 55};
// How far the object of a verb may stand from it, in tokens.
constexpr uint32_t kPartReach = 20;
// A sentence of so many tokens tells of many things, or is several that ran together.
constexpr uint32_t kLongSentence = 60, kBriefSentence = 12;
// "spoke at the ceremony": where it is held may be told so many sentences before.
constexpr uint32_t kSentencesAround = 5;

// "joined the march": tagged as a name, as the month is.
bool is_noun(const Tokens& tokens, uint32_t token) {
  const Upos tag = tokens.upos[token];
  return tag == Upos::kNoun || (tag == Upos::kPropn && !tokens.has(token, kStartsUpper));
}

// "Sunday's", "the", "old"
bool leads_to_noun(Upos tag) {
  return tag == Upos::kDet || tag == Upos::kAdj || tag == Upos::kPron || tag == Upos::kPropn ||
         tag == Upos::kPart;
}

// The nouns of what somebody is at: "ceremony" of "spoke at the ceremony".
std::vector<uint32_t> nouns_attended(const Article& article, const Sentence& sentence) {
  static const WordSet at{"at", "during", "attended", "after", "joined", "held"};
  const Tokens& tokens = article.tokens;
  // "lined the streets for the funeral"
  static const WordSet coming{"gather", "line", "assemble", "flock", "queue", "turn"};
  static const WordSet for_what{"for"};
  bool comes = false;
  std::vector<uint32_t> nouns;
  for (uint32_t token = sentence.begin_token; token + 1 < sentence.end_token; ++token) {
    comes = comes || coming.contains(tokens.lemma[token]);
    if (!at.contains(tokens.word[token]) && !(comes && for_what.contains(tokens.word[token])))
      continue;
    uint32_t noun = token + 1;
    while (noun + 1 < sentence.end_token && !is_noun(tokens, noun) &&
           leads_to_noun(tokens.upos[noun]))
      ++noun;
    while (noun + 1 < sentence.end_token && tokens.upos[noun + 1] == Upos::kNoun) ++noun;
    if (is_noun(tokens, noun)) nouns.push_back(noun);
  }
  return nouns;
}

bool is_one_of(Matter act, std::span<const uint32_t> groups) {
  return act.kind() == MatterKind::kAction &&
         std::find(groups.begin(), groups.end(), act.value()) != groups.end();
}

void add(Matters& all, const Matters& more) { all.insert(all.end(), more.begin(), more.end()); }

// "Ousted Sosa's troops", "a guard of Sosa was killed", "the wife of the minister Sosa", "expelled
// Sosa diplomats": nothing is done to Sosa.
IndexList<4> not_owners(const Article& article, const IndexList<4>& mentions) {
  const Tokens& tokens = article.tokens;
  IndexList<4> rest;
  for (const uint32_t ix : mentions) {
    const EntityMention& mention = article.entities[ix];
    const auto is_inside = [&](uint32_t token) {
      return token >= mention.begin_token && token < mention.end_token;
    };
    bool is_owner = false;
    const auto owns = [&](uint32_t token) {
      const Deprel relation = tokens.deprel[token];
      // But "granted Borg asylum".
      const uint32_t head = tokens.head[token];
      const bool is_before = relation == Deprel::kCompound && mention.kind == EntityKind::kPerson &&
                             head < tokens.count() && tokens.word[head] != tokens.lemma[head];
      return (relation == Deprel::kNmodPoss || relation == Deprel::kNmod || is_before) &&
             !is_inside(tokens.head[token]);
    };
    for (uint32_t token = mention.begin_token; token < mention.end_token; ++token) {
      const bool is_led =
          tokens.deprel[token] == Deprel::kFlat && tokens.head[token] < mention.begin_token;
      is_owner = is_owner || owns(token) || (is_led && owns(tokens.head[token]));
    }
    if (!is_owner) rest.push(ix);
  }
  return rest;
}

// "An audit published in February showed". REQUIRES: the article is dated.
bool looks_back(const Article& article, uint32_t sentence) {
  constexpr int32_t kDaysOfNews = 31;  // what was done longer ago is how the story got here
  for (const DateMention& date : dates_in(article, sentence))
    if (date.has_when && days_between(date.when.last, article.published->day()) > kDaysOfNews)
      return true;
  return false;
}

}  // namespace

bool is_personal(Matter act) { return is_one_of(act, kPersonal); }

std::vector<uint32_t> parts_of(const Article& article, uint32_t verb,
                               std::initializer_list<Deprel> relations) {
  const Tokens& tokens = article.tokens;
  std::vector<uint32_t> parts;
  const uint32_t last = std::min(tokens.count(), verb + kPartReach);
  for (uint32_t part = verb - std::min(verb, kPartReach); part < last; ++part)
    if (part != verb && tokens.head[part] == verb &&
        std::find(relations.begin(), relations.end(), tokens.deprel[part]) != relations.end())
      parts.push_back(part);
  return parts;
}

Parties parties_at(const Article& article, uint32_t token, const EventMention* event,
                   const Matters& acts) {
  const Tokens& tokens = article.tokens;
  const bool is_noun = tokens.upos[token] == Upos::kNoun;
  Parties parties;
  IndexList<4> owners;  // "Sosa's arrest", "the arrest of Sosa"
  // "Faces trial", "got a sentence": done to him.
  static const WordSet bearing{"face", "suffer", "bear", "undergo", "receive", "risk"};
  if (event != nullptr) {
    if (!is_noun) parties = {event->actors, not_owners(article, event->targets)};
    if (is_noun) owners = event->actors.empty() ? event->targets : event->actors;
  }
  const auto add = [](IndexList<4>& list, uint32_t ix) {
    if (std::find(list.begin(), list.end(), ix) == list.end()) list.push(ix);
  };
  const uint32_t first_token = token - std::min(token, kPartReach);
  const auto first = std::lower_bound(
      article.entities.begin(), article.entities.end(), first_token,
      [](const EntityMention& mention, uint32_t at) { return mention.begin_token < at; });
  for (auto mention = first;
       mention != article.entities.end() && mention->begin_token < token + kPartReach; ++mention) {
    const auto ix = static_cast<uint32_t>(mention - article.entities.begin());
    for (uint32_t part = mention->begin_token; part < mention->end_token; ++part) {
      // "the dismissal of harbour master Odile Marn": what she is leads the name.
      const uint32_t above = tokens.head[part];
      const bool is_led = part == mention->begin_token && tokens.deprel[part] == Deprel::kFlat;
      const uint32_t word = is_led && above < part ? above : part;
      if (tokens.head[word] != token || word == token) continue;
      const Deprel relation = tokens.deprel[word];
      if (relation == Deprel::kNsubj) add(parties.doers, ix);
      if (relation == Deprel::kObj || relation == Deprel::kNsubjPass) add(parties.undergoers, ix);
      if (is_noun && (relation == Deprel::kNmod || relation == Deprel::kNmodPoss)) add(owners, ix);
    }
  }
  if (bearing.contains(tokens.lemma[token])) return {{}, parties.doers};
  if (!is_noun || owners.empty()) return parties;
  const bool is_own =
      std::any_of(acts.begin(), acts.end(), [](Matter act) { return is_one_of(act, kOwnDeeds); });
  if (!is_own) return {parties.doers, owners};
  // "The withdrawal of Norway's troops from Sudan": who comes first.
  add(parties.doers, *std::min_element(owners.begin(), owners.end()));
  return parties;
}

// What is done or not done by an event.
Matters DeedReader::actions_of(uint32_t article_ix, const EventMention& event) const {
  const Matter killing = action_matter(kKilling);
  Matters actions = reader_.acts_at(article_ix, event.token);
  // Of "fired missiles" the verb alone would be the end of a job.
  const bool is_killing = std::find(actions.begin(), actions.end(), killing) != actions.end();
  if (event.type == EventType::kAssault && !is_killing) actions = {action_matter(kAttack)};
  return actions;
}

// The actions with each of these, as an entity and as a state; unsorted.
void DeedReader::add_acts(uint32_t article_ix, const Matters& actions, const IndexList<4>& parties,
                          std::vector<Act>& acts) const {
  for (const Matter action : actions)
    for (const uint32_t party : parties) {
      if (const auto who = reader_.of_mention(article_ix, party)) acts.push_back({action, *who});
      const uint32_t entity = links_.entity_of[article_ix][party];
      // Who resigns or returns does so for himself.
      if (entity == kNone ||
          (is_personal(action) && links_.entities[entity].kind == EntityKind::kPerson))
        continue;
      if (const auto state = states_.of(entity)) acts.push_back({action, *state});
    }
}

std::vector<Act> DeedReader::acts_of(uint32_t article_ix, const EventMention& event) const {
  const Matters actions = actions_of(article_ix, event);
  const Parties parties = parties_at(*articles_[article_ix], event.token, &event, actions);
  std::vector<Act> acts;
  if (parties.doers.empty())
    for (const Matter action : actions) acts.push_back({action, kNobody});
  add_acts(article_ix, actions, parties.doers, acts);
  std::sort(acts.begin(), acts.end());
  return acts;
}

ActsOfArticle DeedReader::read_acts(uint32_t article_ix) const {
  const Article& article = *articles_[article_ix];
  ActsOfArticle told;
  for (uint32_t ix = 0; ix < article.events.size(); ++ix) {
    const EventMention& event = article.events[ix];
    if (!event.has_when || event.modality != Modality::kHappened || event.negated ||
        article.sentences[event.sentence].kind != SentenceKind::kBody ||
        looks_back(article, event.sentence))
      continue;
    const Matters actions = actions_of(article_ix, event);
    const Parties parties = parties_at(article, event.token, &event, actions);
    for (const Matter action : actions) told.acts.push_back({action, kNobody});
    add_acts(article_ix, actions, parties.doers, told.acts);
    add_acts(article_ix, actions, parties.undergoers, told.acts);
    told.events.push_back({ix, static_cast<uint32_t>(told.acts.size())});
  }
  return told;
}

// The acts, the dead and what takes place.
void DeedReader::read_events(uint32_t article_ix, uint32_t sentence, Deed& deed) const {
  const Article& article = *articles_[article_ix];
  const Matter killing = action_matter(kKilling);
  const uint32_t begin_token = article.sentences[sentence].begin_token;
  const auto first =
      std::lower_bound(article.events.begin(), article.events.end(), begin_token,
                       [](const EventMention& event, uint32_t at) { return event.token < at; });
  for (auto event = first; event != article.events.end() && event->sentence == sentence; ++event) {
    if (event->modality != Modality::kHappened || event->negated ||
        is_supposed(article, begin_token, event->token) || is_only_said(article, event->token) ||
        is_infinitive(article, event->token) || is_planned(article, event->token) ||
        is_doubted(article, event->token) || is_gerund(article, event->token) ||
        is_only_faced(article, event->token))
      continue;
    const std::vector<Act> acts = acts_of(article_ix, *event);
    const bool is_killing = std::any_of(acts.begin(), acts.end(),
                                        [&](const Act& act) { return act.action == killing; });
    // "the assassination of", "the husband of the murdered": told again, not news.
    if (is_killing && article.tokens.upos[event->token] == Upos::kVerb)
      for (const uint32_t target : not_owners(article, event->targets))
        deed.dead.push_back(links_.id_of(article_ix, target).value_or(EntityId{}));
    deed.acts.insert(deed.acts.end(), acts.begin(), acts.end());
    const Matters actions = actions_of(article_ix, *event);
    add_acts(article_ix, actions, parties_at(article, event->token, &*event, actions).undergoers,
             deed.undergone);
    if (article.tokens.upos[event->token] != Upos::kVerb ||
        leaves_open(article.tokens.lemma[event->token]))
      continue;
    static const WordSet holding{"hold", "stage", "open", "mark", "attend"};
    static const WordSet answering{"reject", "refuse", "grant",   "deny",  "dismiss", "uphold",
                                   "allow",  "accept", "approve", "throw", "turn",    "hear"};
    const WordId verb = article.tokens.lemma[event->token];
    for (const uint32_t noun :
         parts_of(article, event->token, {Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kObj})) {
      const bool is_subject = article.tokens.deprel[noun] == Deprel::kNsubj;
      const bool is_held =
          article.tokens.deprel[noun] == Deprel::kNsubjPass && holding.contains(verb);
      // Who has an answer to his request has made it.
      if (is_noun(article.tokens, noun) && (is_subject || is_held || answering.contains(verb)))
        add(deed.attended, reader_.acts_at(article_ix, noun));
    }
  }
  for (const uint32_t noun : nouns_attended(article, article.sentences[sentence]))
    add(deed.attended, reader_.acts_at(article_ix, noun));
}

uint64_t DeedReader::meaning_of(uint32_t article_ix) const {
  return states_.meaning_of(links_.entity_of[article_ix], reader_.meaning_of(article_ix));
}

size_t bytes_of(const Deed& deed) {
  return column_bytes(deed.matters) + column_bytes(deed.acts) + column_bytes(deed.undergone) +
         column_bytes(deed.dead) + column_bytes(deed.verbs) + column_bytes(deed.planned) +
         column_bytes(deed.attended);
}

size_t bytes_of(const ActsOfArticle& article) {
  return column_bytes(article.events) + column_bytes(article.acts);
}

size_t bytes_of(const UndoneOfArticle& article) {
  size_t bytes = column_bytes(article.all);
  for (const Undone& undone : article.all)
    bytes += bytes_of(undone.deed) + column_bytes(undone.called_off) +
             column_bytes(undone.put_off) + column_bytes(undone.disowned) +
             column_bytes(undone.taken_back) + column_bytes(undone.moved) +
             column_bytes(undone.dropped) + column_bytes(undone.by) + undone.source.quote.size();
  return bytes;
}

Deed DeedReader::read(uint32_t article_ix, uint32_t sentence) const {
  const Article& article = *articles_[article_ix];
  const Sentence& words = article.sentences[sentence];
  Deed deed;
  deed.matters = reader_.read(article_ix, words.begin_token, words.end_token);
  deed.is_brief = words.end_token - words.begin_token <= kBriefSentence;
  deed.is_long = words.end_token - words.begin_token > kLongSentence;
  read_events(article_ix, sentence, deed);
  for (uint32_t token = words.begin_token; token < words.end_token; ++token) {
    if (is_past(article, words.begin_token, token))
      add(deed.verbs, reader_.acts_at(article_ix, token));
  }
  const auto& outlooks = article.outlooks;
  const auto first = std::lower_bound(
      outlooks.begin(), outlooks.end(), words.span.begin,
      [](const OutlookMention& outlook, uint32_t at) { return outlook.span.begin < at; });
  for (auto outlook = first; outlook != outlooks.end() && outlook->sentence == sentence; ++outlook)
    if (outlook->action != kNone) add(deed.planned, reader_.acts_at(article_ix, outlook->action));
  keep_sorted_once(deed.acts);
  keep_sorted_once(deed.undergone);
  keep_sorted_once(deed.attended);
  if (!deed.attended.empty()) {
    const uint32_t begin = sentence - std::min(sentence, kSentencesAround);
    deed.around = reader_.read(article_ix, article.sentences[begin].begin_token, words.end_token);
  }
  keep_sorted_once(deed.verbs);
  keep_sorted_once(deed.planned);
  return deed;
}

}  // namespace dateline
