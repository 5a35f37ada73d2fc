#include "extract/events/participants.h"

#include <algorithm>
#include <string_view>

namespace dateline {
namespace {

// No name hangs deeper in news prose; also ends the climb in a broken tree.
constexpr int kMostSteps = 16;

enum class Part : uint8_t { kNone, kActor, kTarget, kPlace };

// Relations inside one noun phrase: "the parliament of Iran", "Iran's army and police".
bool is_nominal(Deprel relation) {
  switch (relation) {
    case Deprel::kNmod:
    case Deprel::kNmodPoss:
    case Deprel::kNmodDesc:
    case Deprel::kCompound:
    case Deprel::kFlat:
    case Deprel::kAppos:
    case Deprel::kConj:
    case Deprel::kAmod:
    case Deprel::kFixed:
      return true;
    default:
      return false;
  }
}

// The preposition of a noun: "by", "against"; empty if none.
std::string_view case_of(const Article& article, uint32_t noun, const Sentence& sentence) {
  for (uint32_t token = sentence.begin_token; token < noun; ++token)
    if (article.tokens.head[token] == noun && article.tokens.deprel[token] == Deprel::kCase)
      return article.word_at(token);
  return {};
}

bool names_a_place(const EntityMention& entity) {
  return entity.kind == EntityKind::kPlace && !entity.is_actor;
}

bool is_locative(std::string_view preposition) {
  return preposition == "in" || preposition == "at" || preposition == "near" ||
         preposition == "outside";
}

// What the last arc of the climb, from `token` up to the trigger, says.
Part part_by_relation(const Article& article, const Sentence& sentence, uint32_t token,
                      const EntityMention& entity, bool is_noun) {
  const std::string_view preposition = case_of(article, token, sentence);
  if (is_locative(preposition) && names_a_place(entity)) return Part::kPlace;
  switch (article.tokens.deprel[token]) {
    case Deprel::kNsubj:
    case Deprel::kOblAgent:
    case Deprel::kNmodPoss:
      return Part::kActor;
    case Deprel::kNsubjPass:
    case Deprel::kObj:
    case Deprel::kIobj:
      return Part::kTarget;
    case Deprel::kCompound:
    case Deprel::kAmod:
      return is_noun ? Part::kActor : Part::kNone;
    case Deprel::kObl:
    case Deprel::kNmod:
      if (preposition == "by") return Part::kActor;
      if (preposition == "with" || preposition == "against" || preposition == "on" ||
          preposition == "of" || preposition == "to" || preposition == "for")
        return Part::kTarget;
      return Part::kNone;
    default:
      return Part::kNone;
  }
}

// Climbs from a name to the trigger, through its noun phrase only. Of "police in Stockholm" the
// town is where they act, and does not act itself.
Part part_by_heads(const Article& article, const Sentence& sentence, const EntityMention& entity,
                   uint32_t trigger) {
  const Tokens& tokens = article.tokens;
  uint32_t token = entity.end_token - 1;
  bool is_where = false;
  for (int step = 0; step < kMostSteps; ++step) {
    const uint32_t head = tokens.head[token];
    if (head == kNone || head == token) return Part::kNone;
    if (head == trigger) {
      const Part part =
          part_by_relation(article, sentence, token, entity, tokens.upos[trigger] == Upos::kNoun);
      return is_where && part != Part::kNone ? Part::kPlace : part;
    }
    if (!is_nominal(tokens.deprel[token])) return Part::kNone;
    is_where |= names_a_place(entity) && is_locative(case_of(article, token, sentence));
    token = head;
  }
  return Part::kNone;
}

// "rose and attacked", "agreed to withdraw": the subject stands at the first verb.
uint32_t verb_with_subject(const Tokens& tokens, uint32_t trigger) {
  const Deprel relation = tokens.deprel[trigger];
  const bool shares = relation == Deprel::kConj || relation == Deprel::kXcomp;
  return shares && tokens.head[trigger] != kNone ? tokens.head[trigger] : trigger;
}

// "The mayor, Lina Borg, left": both mentions are of one who acts.
void add_once(const Article& article, uint32_t mention, IndexList<4>& mentions) {
  const auto named = [&](uint32_t ix) {
    return article.entities[ix].entity == kNone ? ix : article.entities[ix].entity;
  };
  for (const uint32_t known : mentions)
    if (named(known) == named(mention)) return;
  mentions.push(mention);
}

void add(const Article& article, uint32_t mention, Part part, EventMention& event) {
  if (part == Part::kActor) add_once(article, mention, event.actors);
  if (part == Part::kTarget) add_once(article, mention, event.targets);
  if (part == Part::kPlace && event.place == kNone) event.place = mention;
}

bool is_passive(const Article& article, const Sentence& sentence, uint32_t verb) {
  for (uint32_t token = verb; token-- > sentence.begin_token && token + 3 > verb;)
    if (article.tokens.upos[token] == Upos::kAux && article.lemma_at(token) == "be") return true;
  return false;
}

// Without heads: English puts who acts before the verb and whom it concerns behind, and turns that
// round in the passive.
Part part_by_order(const EntityMention& entity, uint32_t trigger, bool passive) {
  const bool before = entity.begin_token < trigger;
  if (names_a_place(entity) && !before) return Part::kPlace;
  return before != passive ? Part::kActor : Part::kTarget;
}

}  // namespace

void find_participants(const Article& article, std::span<const uint32_t> entities,
                       EventMention& event) {
  const Sentence& sentence = article.sentences[event.sentence];
  if (article.tokens.head[event.token] == kNone) {
    const bool passive = is_passive(article, sentence, event.token);
    for (uint32_t ix : entities)
      add(article, ix, part_by_order(article.entities[ix], event.token, passive), event);
    return;
  }
  for (uint32_t ix : entities)
    add(article, ix, part_by_heads(article, sentence, article.entities[ix], event.token), event);
  const uint32_t first_verb = verb_with_subject(article.tokens, event.token);
  if (!event.actors.empty() || first_verb == event.token) return;
  for (uint32_t ix : entities)
    if (part_by_heads(article, sentence, article.entities[ix], first_verb) == Part::kActor)
      add_once(article, ix, event.actors);
}

}  // namespace dateline
