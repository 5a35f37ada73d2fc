#include "annotate/subject_repairs.h"

#include "lexicon/word_set.h"

namespace dateline {
namespace {

// A verb between the subjects that hangs on the first one or on the predicate.
uint32_t verb_between(const Tokens& tokens, uint32_t first, uint32_t second, uint32_t predicate) {
  for (uint32_t verb = first + 1; verb < second; ++verb)
    if (tokens.upos[verb] == Upos::kVerb &&
        ((tokens.head[verb] == first &&
          (tokens.deprel[verb] == Deprel::kAcl || tokens.deprel[verb] == Deprel::kAclRelcl)) ||
         (tokens.head[verb] == predicate && tokens.deprel[verb] == Deprel::kCcomp)) &&
        subject_in(tokens, verb, first, second) == kNone)
      return verb;
  return kNone;
}

}  // namespace

void part_two_subjects(Article& article, const Sentence& sentence) {
  Tokens& tokens = article.tokens;
  for (uint32_t first = sentence.begin_token; first < sentence.end_token; ++first) {
    const uint32_t predicate = tokens.head[first];
    if (!is_nominal_subject(tokens.deprel[first]) || predicate <= first) continue;
    const uint32_t second = subject_in(tokens, predicate, first + 1, predicate);
    if (second == kNone) continue;
    const uint32_t around = tokens.head[predicate];
    if (tokens.deprel[predicate] == Deprel::kParataxis && around > predicate &&
        subject_in(tokens, around, first, around) == kNone) {
      tokens.head[first] = around;
      continue;
    }
    const uint32_t verb = verb_between(tokens, first, second, predicate);
    if (verb == kNone) continue;
    tokens.head[first] = verb;
    tokens.head[verb] = predicate;
    tokens.deprel[verb] = Deprel::kCcomp;
  }
}

namespace {

// "Her claim", "a drop"; not "crews" of "crews Tuesday used nets".
bool has_determiner(const Tokens& tokens, uint32_t noun) {
  for (uint32_t i = noun; i-- > 0 && hangs_below(tokens, i, noun);)
    if (tokens.head[i] == noun &&
        (tokens.deprel[i] == Deprel::kDet || tokens.deprel[i] == Deprel::kNmodPoss))
      return true;
  return false;
}

bool has_object(const Tokens& tokens, uint32_t verb) {
  for (uint32_t i = verb + 1; i < tokens.count() && hangs_below(tokens, i, verb); ++i)
    if (tokens.head[i] == verb && tokens.deprel[i] == Deprel::kObj) return true;
  return false;
}

// Nothing stands between the first noun and the phrase of the second, which is a name, a pronoun or
// begins with "the".
bool stands_beside(const Tokens& tokens, uint32_t first, uint32_t second) {
  const uint32_t begin = phrase_of(tokens, {first + 1, second + 1}, second).begin;
  const Upos opens = tokens.upos[begin];
  static const WordSet kSelves{"itself", "himself", "herself", "themselves"};
  return begin == first + 1 && !kSelves.contains(tokens.word[second]) &&
         (opens == Upos::kPropn || opens == Upos::kDet || opens == Upos::kPron);
}

// "A plan Hill drew up": what is new is no office.
bool is_one(const Tokens& tokens, uint32_t noun) {
  static const WordSet kArticles{"a", "an"};
  return kArticles.contains(tokens.word[phrase_of(tokens, {0, noun + 1}, noun).begin]);
}

bool begins_name(NameTag tag) {
  return tag == NameTag::kBeginPerson || tag == NameTag::kBeginOrganization;
}

void part(Article& article, const WordTable& roles, const Sentence& sentence, uint32_t first,
          uint32_t second) {
  Tokens& tokens = article.tokens;
  const uint32_t verb = tokens.head[first];
  const bool is_root = tokens.head[verb] == verb;
  const bool is_before_name = begins_name(tokens.name_tag(first + 1)) &&
                              tokens.name_tag(first) == NameTag::kOutside && !is_one(tokens, first);
  if (is_before_name && (is_root || tokens.deprel[verb] == Deprel::kParataxis ||
                         roles.contains(tokens.word[first]))) {
    for (uint32_t i = sentence.begin_token; i < first; ++i)
      if (tokens.head[i] == first) tokens.head[i] = second;
    tokens.head[first] = second;
    tokens.deprel[first] = Deprel::kNmodDesc;
    return;
  }
  if (is_root || !has_determiner(tokens, first) || has_object(tokens, verb)) return;
  const uint32_t around = tokens.head[verb];
  tokens.head[first] = around;
  tokens.deprel[first] = around > verb && subject_in(tokens, around, first + 1, around) == kNone
                             ? Deprel::kNsubj
                             : Deprel::kParataxis;
  tokens.head[verb] = first;
  tokens.deprel[verb] = Deprel::kAclRelcl;
}

}  // namespace

void part_subjects_side_by_side(Article& article, const WordTable& roles) {
  Tokens& tokens = article.tokens;
  for (const Sentence& sentence : article.sentences)
    for (uint32_t first = sentence.begin_token; first + 1 < sentence.end_token; ++first) {
      const uint32_t verb = tokens.head[first];
      if (!is_nominal_subject(tokens.deprel[first]) || verb == kNone || verb <= first ||
          tokens.upos[first] != Upos::kNoun || tokens.upos[verb] != Upos::kVerb)
        continue;
      const uint32_t second = subject_in(tokens, verb, first + 1, verb);
      if (second != kNone && stands_beside(tokens, first, second))
        part(article, roles, sentence, first, second);
    }
}

}  // namespace dateline
