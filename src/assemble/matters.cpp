#include "assemble/matters.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "assemble/set_phrases.h"
#include "assemble/word_roots.h"
#include "base/sorted.h"
#include "lexicon/actions.h"
#include "lexicon/denial_words.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// As if so many further stretches lacked the matter: in a small story what two outlets share is
// not common.
constexpr int32_t kCommonStretches = 200;
// How far the object or subject of a verb may stand from it, in tokens.
constexpr uint32_t kPartReach = 20;
// Groups of data/actions.tsv. What happens by itself ("reach", "win", "cost") has little in common.
constexpr uint32_t kSanctions = 5, kBan = 7, kDismissal = 8, kWalkout = 10, kHappening = 46;
// What shares none of the rarest matters of a stretch is not about the same.
constexpr size_t kTellingMatters = 3;

Matter matter(MatterKind kind, uint64_t value) {
  constexpr uint64_t kValueBits = (uint64_t{1} << 56) - 1;
  return {static_cast<uint64_t>(kind) << 56 | (value & kValueBits)};
}

bool carries_meaning(Upos tag) {
  return tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kVerb || tag == Upos::kAdj ||
         tag == Upos::kX;
}

const WordSet& empty_words() {
  static const WordSet words{
      "have",      "take",        "make",     "give",   "go",        "get",    "do",
      "be",        "say",         "tell",     "people", "person",    "other",  "more",
      "such",      "many",        "year",     "day",    "time",      "week",   "month",
      "new",       "first",       "last",     "carry",  "come",      "number", "official",
      "spokesman", "spokeswoman", "same",     "any",    "ever",      "part",   "own",
      "use",       "statement",   "reporter", "plan",   "intention", "intent", "decision",
      "evidence",  "proof",       "date"};
  return words;
}

// A capital is a state only where it acts as one: "Tehran vowed", not "near Tehran".
std::optional<uint32_t> state_of(const Lexicon& lexicon, WordId word, bool is_actor) {
  for (const WordList list : {WordList::kCountries, WordList::kDemonyms})
    if (const auto number = lexicon.list(list).find(word)) return static_cast<uint32_t>(*number);
  if (is_actor)
    if (const auto number = lexicon.list(WordList::kCapitals).find(word))
      return static_cast<uint32_t>(*number);
  return std::nullopt;
}

// These alone tell nothing that is done.
const WordSet& vague_verbs() {
  static const WordSet words{"be",    "go",    "come", "try",  "want", "seek", "work",
                             "use",   "look",  "keep", "need", "let",  "like", "know",
                             "see",   "think", "say",  "tell", "help", "call", "find",
                             "allow", "set",   "add",  "hold"};
  return words;
}

// What is begun or ended is done: "the withdrawal began", "completed the sale".
const WordSet& phases() {
  static const WordSet words{"begin",  "start",    "launch",  "resume",
                             "finish", "complete", "approve", "open"};
  return words;
}

}  // namespace

std::optional<Matter> MatterReader::of_mention(uint32_t article_ix, uint32_t mention_ix) const {
  if (mention_ix == kNone) return std::nullopt;
  const Article& article = *articles_[article_ix];
  const EntityMention& mention = article.entities[mention_ix];
  if (mention.end_token == mention.begin_token + 1)
    if (const auto state =
            state_of(lexicon_, article.tokens.word[mention.begin_token], mention.is_actor))
      return matter(MatterKind::kState, *state);
  const uint32_t entity = links_.entity_of[article_ix][mention_ix];
  // An outlet that names itself ("KIRKUK (Harbour Wire) -") is no part of the story.
  if (entity == kNone || links_.entities[entity].name == article.outlet) return std::nullopt;
  return matter(MatterKind::kEntity, links_.entities[entity].id.value);
}

uint64_t MatterReader::meaning_of(uint32_t article_ix) const {
  return links_.meaning_of[article_ix];
}

// "Signed" tells how something is, also where it is read as a verb: "the letter was signed".
int32_t MatterReader::opposite_at(const Article& article, uint32_t token) const {
  const Tokens& tokens = article.tokens;
  const WordTable& opposites = lexicon_.list(WordList::kOpposites);
  if (const auto pair = opposites.find(tokens.lemma[token])) return *pair;
  return is_passive(article, token) ? opposites.find(tokens.word[token]).value_or(0) : 0;
}

bool MatterReader::is_passive(const Article& article, uint32_t token) const {
  static const WordSet be{"be"};
  const Tokens& tokens = article.tokens;
  return tokens.upos[token] == Upos::kVerb && token > 0 && be.contains(tokens.lemma[token - 1]);
}

std::optional<Matter> MatterReader::of_token(const Article& article, uint32_t token) const {
  const Tokens& tokens = article.tokens;
  // Of a verb in the passive the word before counts; a mark is known by itself.
  if (tokens.has(token, kIsPunctuation) || is_passive(article, token))
    return look_up(article, token);
  const Word word{tokens.word[token], tokens.lemma[token], tokens.upos[token]};
  const auto known = known_.find(word);
  if (known != known_.end()) return known->second;
  return known_.emplace(word, look_up(article, token)).first->second;
}

std::optional<Matter> MatterReader::look_up(const Article& article, uint32_t token) const {
  const Tokens& tokens = article.tokens;
  if (const auto state = state_of(lexicon_, tokens.word[token], false))
    return matter(MatterKind::kState, *state);
  if (!carries_meaning(tokens.upos[token]) || tokens.has(token, kIsPunctuation))
    return std::nullopt;
  const WordId lemma = tokens.lemma[token];
  const bool is_calendar =
      tokens.upos[token] == Upos::kPropn && (lexicon_.list(WordList::kWeekdays).contains(lemma) ||
                                             lexicon_.list(WordList::kMonths).contains(lemma));
  if (is_calendar || article.word_at(token).starts_with("mid-")) return std::nullopt;
  if (const int32_t pair = opposite_at(article, token); pair != 0)
    return matter(MatterKind::kOpposite, static_cast<uint32_t>(std::abs(pair)));
  if (empty_words().contains(lemma) || lexicon_.list(WordList::kClaimNouns).contains(lemma) ||
      denies_by_itself(lexicon_, lemma))
    return std::nullopt;
  // "Attacked" and "answered" may report what was said; mostly they tell of a deed.
  if (const Action action = action_of(lexicon_, lemma); action.group != 0)
    return matter(MatterKind::kAction, action.group);
  const bool is_speech = lexicon_.list(WordList::kSpeech).contains(lemma);
  if (is_speech && tokens.upos[token] == Upos::kVerb) return std::nullopt;
  if (tokens.upos[token] == Upos::kPropn) return matter(MatterKind::kName, lemma);
  return matter(MatterKind::kWord, lemma);
}

Matters MatterReader::read(uint32_t article_ix, uint32_t begin_token, uint32_t end_token) const {
  const Article& article = *articles_[article_ix];
  Matters matters;
  const auto& entities = article.entities;
  auto mention = std::lower_bound(
      entities.begin(), entities.end(), begin_token,
      [](const EntityMention& item, uint32_t at) { return item.begin_token < at; });
  for (uint32_t token = begin_token; token < end_token;) {
    if (mention != entities.end() && mention->begin_token == token) {
      const auto ix = static_cast<uint32_t>(mention - entities.begin());
      if (const auto what = of_mention(article_ix, ix)) matters.push_back(*what);
      // A name is one thing; "the defendant in a hotel in Graz" is about all its words.
      if (mention->form == MentionForm::kName) {
        const uint32_t next = std::max(token + 1, mention->end_token);
        while (mention != entities.end() && mention->begin_token < next) ++mention;
        token = next;
        continue;
      }
      if (++mention != entities.end() && mention->begin_token == token) continue;
    }
    if (const auto what = of_token(article, token)) matters.push_back(*what);
    ++token;
    while (mention != entities.end() && mention->begin_token < token) ++mention;
  }
  keep_sorted_once(matters);
  return matters;
}

std::optional<Matter> MatterReader::action_at(uint32_t article_ix, uint32_t token) const {
  const Article& article = *articles_[article_ix];
  const Tokens& tokens = article.tokens;
  // "opened" is an action here, before it is one of a pair of opposites.
  if (const Action action = action_of(lexicon_, tokens.lemma[token]); action.group != 0)
    return matter(MatterKind::kAction, action.group);
  const auto own = of_token(article, token);
  const uint32_t first = token - std::min(token, kPartReach);
  const uint32_t last = std::min(tokens.count(), token + kPartReach);
  for (uint32_t part = first; part < last; ++part) {
    const Deprel relation = tokens.deprel[part];
    const bool is_part = relation == Deprel::kObj || relation == Deprel::kNsubjPass ||
                         (relation == Deprel::kNsubj && !own);
    if (tokens.head[part] != token || part == token || !is_part) continue;
    const auto what = of_token(article, part);
    if (what && what->kind() == MatterKind::kAction) return what;
  }
  return own;
}

void MatterReader::add_acts(const Article& article, uint32_t token, Matters& acts) const {
  static const WordSet strike{"strike"}, step{"step"}, down{"down", "aside"};
  if (tells_no_deed(article, token)) return;
  const Tokens& tokens = article.tokens;
  const WordId lemma = tokens.lemma[token];
  // "Walked out", "plan to strike" and "called off its strike" are about one thing.
  if (strike.contains(lemma)) acts.push_back(action_matter(kWalkout));
  // Who steps up his calls does not go, and who steps down steps nowhere.
  const bool steps = step.contains(lemma);
  const bool steps_down =
      steps && token + 1 < tokens.count() && down.contains(tokens.word[token + 1]);
  const Action action = action_of(lexicon_, lemma);
  if (action.group != 0 && action.group != kHappening && (!steps || steps_down))
    acts.push_back(action_matter(action.group));
  if (!steps_down) acts.push_back(root_matter(article.lemma_at(token)));
}

// The nouns that tell what a verb does: the licence of "issued the licence".
std::vector<uint32_t> MatterReader::parts_done(const Article& article, uint32_t verb) const {
  static const WordSet light{"make",    "take", "give",   "impose", "issue",   "do",    "have",
                             "deliver", "bear", "face",   "bring",  "conduct", "stage", "put",
                             "get",     "hand", "submit", "lodge",  "file",    "read",  "publish"};
  // Sanctions, a ban and a dismissal are done by being announced; a visit is not.
  static const WordSet announcing{"announce"}, handing{"hand", "turn"}, in{"in", "over"};
  const Tokens& tokens = article.tokens;
  const WordId lemma = tokens.lemma[verb];
  const bool is_phase = phases().contains(lemma), is_announced = announcing.contains(lemma);
  std::vector<uint32_t> parts;
  if (!is_phase && !is_announced && !light.contains(lemma) && !vague_verbs().contains(lemma))
    return parts;
  const uint32_t last = std::min(tokens.count(), verb + kPartReach);
  for (uint32_t part = verb - std::min(verb, kPartReach); part < last; ++part) {
    if (part == verb || tokens.head[part] != verb || tokens.upos[part] != Upos::kNoun) continue;
    const Deprel relation = tokens.deprel[part];
    // "handed in its report": the parse may take "in" for a preposition.
    const bool is_handed = part > verb && relation == Deprel::kObl && handing.contains(lemma) &&
                           tokens.head[verb + 1] == part && in.contains(tokens.word[verb + 1]);
    const bool is_part = relation == Deprel::kObj || relation == Deprel::kNsubjPass || is_handed ||
                         (is_phase && relation == Deprel::kNsubj);
    const uint32_t group = action_of(lexicon_, tokens.lemma[part]).group;
    const bool is_declared = group == kSanctions || group == kBan || group == kDismissal;
    if (is_part && (!is_announced || is_declared)) parts.push_back(part);
  }
  return parts;
}

Matters MatterReader::acts_at(uint32_t article_ix, uint32_t token) const {
  static const WordSet own{"launch", "approve", "announce", "open",
                           "publish"};  // tell of a deed beside their parts
  const Article& article = *articles_[article_ix];
  const WordId lemma = article.tokens.lemma[token];
  Matters acts;
  for (const uint32_t part : parts_done(article, token)) add_acts(article, part, acts);
  if (own.contains(lemma) || (acts.empty() && !vague_verbs().contains(lemma)))
    add_acts(article, token, acts);
  if (const uint32_t group = group_of_phrase(article, token); group != 0)
    acts.push_back(action_matter(group));
  keep_sorted_once(acts);
  return acts;
}

Matter action_matter(uint32_t group) { return matter(MatterKind::kAction, group); }

Matter root_matter(std::string_view lemma) {
  return matter(MatterKind::kRoot, word_id(root_of(lemma)));
}

Matter state_matter(uint32_t number) { return matter(MatterKind::kState, number); }

bool MatterReader::is_opposite(uint32_t article_ix, uint32_t begin_token,
                               uint32_t end_token) const {
  bool opposite = false;
  for (uint32_t token = begin_token; token < end_token; ++token)
    if (opposite_at(*articles_[article_ix], token) < 0) opposite = !opposite;
  return opposite;
}

MatterIndex::MatterIndex(std::span<const Matters* const> stretches)
    : stretch_count_(stretches.size()) {
  std::vector<uint32_t> numbers;  // of all matters as they come: each is looked up once
  for (const Matters* stretch : stretches)
    if (stretch != nullptr)
      for (const Matter what : *stretch) {
        const auto next = static_cast<uint32_t>(holders_.size());
        const uint32_t number = number_of_.try_emplace(what.key, next).first->second;
        if (number == next) holders_.emplace_back();
        ++holders_[number].count;
        numbers.push_back(number);
      }
  uint32_t begin = 0;
  for (Holders& holders : holders_) {
    holders.begin = begin;
    begin += std::exchange(holders.count, 0u);
  }
  places_.resize(begin);
  auto number = numbers.begin();
  for (uint32_t ix = 0; ix < stretches.size(); ++ix)
    if (stretches[ix] != nullptr)
      for (size_t i = 0; i < stretches[ix]->size(); ++i) {
        Holders& holders = holders_[*number++];
        places_[holders.begin + holders.count++] = ix;
      }
}

MatterIndex::Holders MatterIndex::holders_of(Matter what) const {
  const auto found = number_of_.find(what.key);
  return found == number_of_.end() ? Holders{} : holders_[found->second];
}

std::vector<uint32_t> MatterIndex::candidates(const Matters& matters, uint32_t first,
                                              uint32_t end) const {
  std::vector<Holders> lists;
  for (const Matter what : matters) lists.push_back(holders_of(what));
  std::stable_sort(lists.begin(), lists.end(),
                   [](const Holders& a, const Holders& b) { return a.count < b.count; });
  std::vector<uint32_t> found;
  for (size_t i = 0; i < std::min(lists.size(), kTellingMatters); ++i) {
    const auto begin = places_.begin() + lists[i].begin, last = begin + lists[i].count;
    found.insert(found.end(), std::lower_bound(begin, last, first),
                 std::lower_bound(begin, last, end));
  }
  keep_sorted_once(found);
  return found;
}

std::vector<uint32_t> MatterIndex::sharing(const Matters& matters, size_t least) const {
  std::vector<uint32_t> shared(stretch_count_), found;
  for (const Matter what : matters) {
    const Holders holders = holders_of(what);
    for (uint32_t i = 0; i < holders.count; ++i) ++shared[places_[holders.begin + i]];
  }
  for (uint32_t ix = 0; ix < shared.size(); ++ix)
    if (shared[ix] >= least) found.push_back(ix);
  return found;
}

MatterWeights::MatterWeights(std::span<const Matters* const> stretches)
    : total_(static_cast<int32_t>(stretches.size()) + kCommonStretches), most_(weight_of(1)) {
  for (const Matters* stretch : stretches)
    for (const Matter what : *stretch) ++weight_of_[what.key];
  for (auto at = weight_of_.begin(); at != weight_of_.end(); ++at)
    at.value() = weight_of(at->second);
}

MatterWeights::MatterWeights(const MatterIndex& index)
    : total_(static_cast<int32_t>(index.stretch_count_) + kCommonStretches), most_(weight_of(1)) {
  weight_of_.reserve(index.number_of_.size());
  for (const auto& [key, number] : index.number_of_)
    weight_of_.emplace(key, weight_of(static_cast<int32_t>(index.holders_[number].count)));
}

int32_t MatterWeights::weight_of(int32_t count) const {
  return static_cast<int32_t>(
      std::lround(1000 * std::log2(static_cast<double>(total_) / static_cast<double>(count))));
}

int32_t MatterWeights::of(Matter what) const {
  const auto found = weight_of_.find(what.key);
  return found == weight_of_.end() ? most_ : found->second;
}

int64_t MatterWeights::sum(const Matters& matters) const {
  int64_t total = 0;
  for (const Matter what : matters) total += of(what);
  return total;
}

int64_t MatterWeights::sum_of_shared(const Matters& a, const Matters& b) const {
  int64_t total = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    const uint64_t left = i->key, right = j->key;
    if (left == right) total += of(*i);
    i += left <= right;  // no branch to be guessed
    j += right <= left;
  }
  return total;
}

}  // namespace dateline
