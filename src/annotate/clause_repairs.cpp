#include "annotate/clause_repairs.h"

namespace dateline {
namespace {

// The first subject of `head` that stands in [begin, end), or kNone.
uint32_t subject_in(const Tokens& tokens, uint32_t head, uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; ++i)
    if (tokens.head[i] == head && is_nominal_subject(tokens.deprel[i])) return i;
  return kNone;
}

// A verb between the subjects that hangs on the first one or on the predicate.
uint32_t verb_between(const Tokens& tokens, uint32_t first, uint32_t second, uint32_t predicate) {
  for (uint32_t verb = first + 1; verb < second; ++verb)
    if (tokens.upos[verb] == Upos::kVerb &&
        ((tokens.head[verb] == first && tokens.deprel[verb] == Deprel::kAcl) ||
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

void open_relative_clauses(Article& article, const Sentence& sentence) {
  static const WordId that = word_id("that");
  Tokens& tokens = article.tokens;
  for (uint32_t i = sentence.begin_token + 1; i < sentence.end_token; ++i)
    if (tokens.word[i] == that && tokens.upos[i] == Upos::kDet && tokens.upos[i - 1] == Upos::kNoun)
      tokens.upos[i] = Upos::kPron;
}

void fit_tags_to_relations(Article& article, const Sentence& sentence) {
  struct Fit {
    Upos found;
    Deprel relation;
    Upos right;
  };
  constexpr Fit kFits[] = {{Upos::kSconj, Deprel::kObj, Upos::kPron},
                           {Upos::kSconj, Deprel::kNsubj, Upos::kPron},
                           {Upos::kSconj, Deprel::kCase, Upos::kAdp},
                           {Upos::kCconj, Deprel::kDetPredet, Upos::kDet},
                           {Upos::kCconj, Deprel::kAdvmod, Upos::kAdv}};
  Tokens& tokens = article.tokens;
  for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
    if (tokens.upos[i] != Upos::kSconj && tokens.upos[i] != Upos::kCconj) continue;
    for (const Fit& fit : kFits)
      if (tokens.upos[i] == fit.found && tokens.deprel[i] == fit.relation)
        tokens.upos[i] = fit.right;
  }
}

void join_that_clauses(Article& article, const Sentence& sentence) {
  static const WordId that = word_id("that");
  Tokens& tokens = article.tokens;
  for (uint32_t mark = sentence.begin_token; mark < sentence.end_token; ++mark) {
    const uint32_t verb = tokens.head[mark];
    if (tokens.word[mark] != that || tokens.deprel[mark] != Deprel::kMark || verb < mark) continue;
    const uint32_t speech = tokens.head[verb];
    if (speech >= mark) continue;
    if (tokens.deprel[verb] == Deprel::kAclRelcl && tokens.deprel[speech] == Deprel::kObl &&
        tokens.upos[tokens.head[speech]] == Upos::kVerb && tokens.head[speech] < speech) {
      tokens.head[verb] = tokens.head[speech];
      tokens.deprel[verb] = Deprel::kCcomp;
    }
    if (tokens.deprel[verb] != Deprel::kConj) continue;
    for (uint32_t said = speech + 1; said < mark; ++said)
      if (tokens.head[said] == speech && tokens.deprel[said] == Deprel::kCcomp)
        tokens.head[verb] = said;
  }
}

void hang_titles_on_names(Article& article, const WordTable& titles) {
  Tokens& tokens = article.tokens;
  for (const Sentence& sentence : article.sentences)
    for (uint32_t title = sentence.begin_token; title + 1 < sentence.end_token; ++title) {
      const uint32_t first = title + 1;
      if (tokens.name[first] != NameTag::kBeginPerson || !titles.contains(tokens.word[title]))
        continue;
      uint32_t end = first + 1;
      while (end < sentence.end_token && tokens.name[end] == NameTag::kInPerson) ++end;
      const auto is_in_name = [&](uint32_t token) { return token >= first && token < end; };
      bool is_head = tokens.name[title] == NameTag::kOutside && !is_in_name(tokens.head[title]);
      for (uint32_t i = first; i < end; ++i)
        is_head = is_head && (tokens.head[i] == title || is_in_name(tokens.head[i]));
      if (!is_head) continue;
      for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i)
        if (i != title && (tokens.head[i] == title || is_in_name(tokens.head[i])))
          tokens.head[i] = first;
      tokens.head[first] = tokens.head[title] == title ? first : tokens.head[title];
      tokens.deprel[first] = tokens.deprel[title];
      for (uint32_t i = first + 1; i < end; ++i) tokens.deprel[i] = Deprel::kFlat;
      for (uint32_t i = first; i < end; ++i) tokens.upos[i] = Upos::kPropn;
      tokens.head[title] = first;
      tokens.deprel[title] = Deprel::kNmodDesc;
    }
}

}  // namespace dateline
