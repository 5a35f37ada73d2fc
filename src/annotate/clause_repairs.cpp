#include "annotate/clause_repairs.h"

#include <algorithm>

#include "lexicon/word_set.h"
#include "text/one_of.h"

namespace dateline {
namespace {

bool is_noun(Upos tag) { return tag == Upos::kNoun || tag == Upos::kPropn; }

bool ends_with_full_stop(const Article& article, const Sentence& sentence) {
  for (uint32_t i = sentence.end_token; i-- > sentence.begin_token;) {
    if (article.word_at(i) == ".") return true;
    if (!article.tokens.has(i, kIsPunctuation)) return false;
  }
  return false;
}

// "a draft" of "It was a draft" is a predicate by itself.
bool is_predicate(const Tokens& tokens, const Sentence& sentence, uint32_t root) {
  for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i)
    if (tokens.head[i] == root &&
        (is_nominal_subject(tokens.deprel[i]) || tokens.deprel[i] == Deprel::kCop ||
         tokens.deprel[i] == Deprel::kAux || tokens.deprel[i] == Deprel::kExpl))
      return true;
  return false;
}

// The noun that the parse makes the root of a sentence whose verb it has lost; kNone where it has
// one, or needs none.
uint32_t root_without_verb(const Article& article, const Sentence& sentence) {
  const Tokens& tokens = article.tokens;
  const uint32_t root = root_of(tokens, sentence);
  const bool has_lost_verb = root != kNone && is_noun(tokens.upos[root]) &&
                             ends_with_full_stop(article, sentence) &&
                             !is_predicate(tokens, sentence, root);
  return has_lost_verb ? root : kNone;
}

// "set" between "the judge" and "bail", or "called", which has an object, behind "the union".
uint32_t verb_beside(const Article& article, const Sentence& sentence, uint32_t root) {
  const Tokens& tokens = article.tokens;
  for (uint32_t verb = sentence.begin_token + 1; verb < sentence.end_token; ++verb) {
    if (tokens.head[verb] != root || tokens.upos[verb] != Upos::kVerb ||
        article.word_at(verb).ends_with("ing"))
      continue;
    const Deprel relation = tokens.deprel[verb];
    if (verb < root && (relation == Deprel::kAmod || relation == Deprel::kCompound) &&
        (tokens.head[verb - 1] == root || tokens.head[verb - 1] == verb) &&
        is_noun(tokens.upos[verb - 1]))
      return verb;
    if (verb != root + 1 || relation != Deprel::kAcl) continue;
    for (uint32_t i = verb + 1; i < sentence.end_token; ++i)
      if (tokens.head[i] == verb && tokens.deprel[i] == Deprel::kObj) return verb;
  }
  return kNone;
}

// The first word of the noun phrase that ends with `noun`.
uint32_t begin_of_phrase(const Tokens& tokens, const Sentence& sentence, uint32_t noun) {
  uint32_t begin = noun;
  while (begin > sentence.begin_token && tokens.upos[begin] != Upos::kDet) {
    const Upos before = tokens.upos[begin - 1];
    if (!is_noun(before) && before != Upos::kAdj && before != Upos::kDet && before != Upos::kNum)
      break;
    --begin;
  }
  return begin;
}

// Of a noun what belongs to the clause goes to the verb: "on Friday", a comma; "of three men"
// stays.
void move_to_verb(Tokens& tokens, uint32_t first, uint32_t word, uint32_t verb) {
  static const WordId of = word_id("of");
  switch (tokens.deprel[word]) {
    case Deprel::kNmod:
      for (uint32_t i = first; i < word; ++i)
        if (tokens.head[i] == word && tokens.word[i] == of) return;
      tokens.deprel[word] = Deprel::kObl;
      break;
    case Deprel::kNmodUnmarked:
      tokens.deprel[word] = Deprel::kOblUnmarked;
      break;
    case Deprel::kPunct:
    case Deprel::kAdvmod:
    case Deprel::kAdvcl:
    case Deprel::kObl:
    case Deprel::kOblUnmarked:
    case Deprel::kParataxis:
      break;
    default:
      return;
  }
  tokens.head[word] = verb;
}

}  // namespace

void find_main_verb(Article& article, const Sentence& sentence) {
  Tokens& tokens = article.tokens;
  const uint32_t root = root_without_verb(article, sentence);
  if (root == kNone) return;
  const uint32_t verb = verb_beside(article, sentence, root);
  if (verb == kNone) return;
  const uint32_t subject = verb < root ? verb - 1 : root;
  const uint32_t begin = begin_of_phrase(tokens, sentence, subject);
  for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
    if (tokens.head[i] != root || i == root || i == verb || i == subject) continue;
    if (i >= begin && i < subject)
      tokens.head[i] = subject;
    else if (i < begin || i > std::max(root, verb))
      move_to_verb(tokens, sentence.begin_token, i, verb);
  }
  tokens.head[root] = tokens.head[subject] = tokens.head[verb] = verb;
  tokens.deprel[root] = Deprel::kObj;
  tokens.deprel[subject] = Deprel::kNsubj;
  tokens.deprel[verb] = Deprel::kRoot;
}

namespace {

// "suspended", "then sold", "was then sold": the finite verb that begins at `word`; kNone if none.
uint32_t verb_from(const Article& article, const Sentence& sentence, uint32_t word) {
  const Tokens& tokens = article.tokens;
  if (tokens.upos[word] == Upos::kAdv) ++word;
  if (word >= sentence.end_token) return kNone;
  if (tokens.upos[word] == Upos::kAux) {
    const uint32_t verb = tokens.head[word];
    return verb > word && verb < sentence.end_token && tokens.upos[verb] == Upos::kVerb ? verb
                                                                                        : kNone;
  }
  const bool is_finite =
      tokens.upos[word] == Upos::kVerb && !article.word_at(word).ends_with("ing");
  return is_finite ? word : kNone;
}

// "Hill, who came under pressure, suspended the sale": the mark and the verb behind the clause that
// the same mark opened behind `root`; kNone where there is none.
struct ClauseEnd {
  uint32_t mark = kNone, verb = kNone;
};
ClauseEnd end_of_clause(const Article& article, const Sentence& sentence, uint32_t root) {
  static const WordSet relative{"who", "which", "whose", "where"};
  const Tokens& tokens = article.tokens;
  std::string_view mark;
  for (uint32_t i = root + 1; i + 2 < sentence.end_token; ++i) {
    const std::string_view word = article.word_at(i);
    if (mark.empty()) {
      if (!one_of(word, {",", "--", "-", "–", "—"})) continue;
      if (relative.contains(tokens.word[i + 1]))
        mark = word;
      else if (word == ",")
        return {};
    } else if (word == mark) {
      if (const uint32_t verb = verb_from(article, sentence, i + 1); verb != kNone)
        return {i, verb};
    }
  }
  return {};
}

}  // namespace

void end_relative_clause(Article& article, const Sentence& sentence) {
  Tokens& tokens = article.tokens;
  const uint32_t root = root_without_verb(article, sentence);
  if (root == kNone) return;
  const auto [mark, verb] = end_of_clause(article, sentence, root);
  if (verb == kNone) return;
  const uint32_t described = tokens.deprel[verb] == Deprel::kAmod ? tokens.head[verb] : kNone;
  for (uint32_t i = mark + 1; i < sentence.end_token; ++i)
    if (tokens.head[i] <= mark) tokens.head[i] = verb;
  tokens.head[verb] = tokens.head[root] = verb;
  tokens.deprel[verb] = Deprel::kRoot;
  tokens.deprel[root] = Deprel::kNsubj;
  if (described == kNone || described < verb) return;
  tokens.head[described] = verb;
  tokens.deprel[described] = Deprel::kObj;
}

namespace {

// The one comma of (begin, end); kNone where there is none or several.
uint32_t only_comma(const Article& article, uint32_t begin, uint32_t end) {
  uint32_t comma = kNone;
  for (uint32_t token = begin + 1; token < end; ++token) {
    if (article.word_at(token) != ",") continue;
    if (comma != kNone) return kNone;
    comma = token;
  }
  return comma;
}

}  // namespace

void keep_in_relative_clause(Article& article, const Sentence& sentence) {
  Tokens& tokens = article.tokens;
  for (uint32_t verb = sentence.begin_token; verb < sentence.end_token; ++verb) {
    const uint32_t noun = tokens.head[verb];
    if (tokens.deprel[verb] != Deprel::kAclRelcl || noun >= verb) continue;
    const uint32_t main = tokens.head[noun];
    if (main <= verb || !is_nominal_subject(tokens.deprel[noun]) ||
        only_comma(article, noun, verb) == kNone)
      continue;
    const uint32_t closing = only_comma(article, verb, main);
    if (closing == kNone) continue;
    for (uint32_t token = verb + 1; token < closing; ++token)
      if (tokens.head[token] == main) tokens.head[token] = verb;
  }
}

void free_clauses(Article& article, const Sentence& sentence) {
  Tokens& tokens = article.tokens;
  for (uint32_t verb = sentence.begin_token + 1; verb < sentence.end_token; ++verb) {
    const uint32_t noun = tokens.head[verb];
    if (tokens.upos[verb] != Upos::kVerb || tokens.deprel[verb] != Deprel::kAmod || noun < verb ||
        !is_nominal_subject(tokens.deprel[noun]) ||
        subject_in(tokens, verb, sentence.begin_token, verb) == kNone)
      continue;
    const uint32_t later = tokens.head[noun];
    tokens.head[verb] = tokens.head[later] == later ? verb : tokens.head[later];
    tokens.deprel[verb] = tokens.deprel[later];
    tokens.head[later] = tokens.head[noun] = verb;
    tokens.deprel[later] = Deprel::kAdvcl;
    tokens.deprel[noun] = Deprel::kObj;
  }
}

void hang_measures(Article& article, const Sentence& sentence) {
  static const WordSet kCompared{"fewer", "less", "more"}, kBounds{"least", "most"};
  static const WordId at = word_id("at"), than = word_id("than"), half = word_id("half");
  Tokens& tokens = article.tokens;
  for (uint32_t number = sentence.begin_token + 2; number < sentence.end_token; ++number) {
    if (tokens.upos[number] != Upos::kNum && tokens.word[number] != half) continue;
    const uint32_t first = number - 2, second = number - 1;
    const bool compares = kCompared.contains(tokens.word[first]) && tokens.word[second] == than;
    const bool bounds = tokens.word[first] == at && kBounds.contains(tokens.word[second]);
    if (!compares && !bounds) continue;
    const uint32_t measure = compares ? first : second;
    if (tokens.head[number] == measure) {
      tokens.head[number] = tokens.head[measure] == measure ? number : tokens.head[measure];
      tokens.deprel[number] = tokens.deprel[measure];
    }
    if (hangs_below(tokens, number, first) || hangs_below(tokens, number, second)) continue;
    tokens.head[measure] = number;
    tokens.deprel[measure] = compares ? Deprel::kAdvmod : Deprel::kNmod;
    tokens.head[compares ? second : first] = measure;
    tokens.deprel[compares ? second : first] = compares ? Deprel::kFixed : Deprel::kCase;
    // "30" or the "people" of "30 people"
    const uint32_t next = tokens.head[number];
    const uint32_t counted =
        next == number + 1 && tokens.deprel[number] == Deprel::kNummod ? next : number;
    uint32_t verb = counted + 1;
    while (verb < sentence.end_token && tokens.upos[verb] == Upos::kAux) ++verb;
    const bool lacks_subject =
        verb < sentence.end_token && tokens.upos[verb] == Upos::kVerb &&
        tokens.deprel[verb] == Deprel::kCcomp && tokens.head[verb] == tokens.head[counted] &&
        tokens.head[counted] < counted &&
        subject_in(tokens, verb, sentence.begin_token, sentence.end_token) == kNone;
    if (!lacks_subject) continue;
    tokens.head[counted] = verb;
    tokens.deprel[counted] =
        tokens.deprel[verb - 1] == Deprel::kAuxPass ? Deprel::kNsubjPass : Deprel::kNsubj;
  }
}

void open_relative_clauses(Article& article, const Sentence& sentence) {
  static const WordId that = word_id("that");
  Tokens& tokens = article.tokens;
  for (uint32_t i = sentence.begin_token + 1; i < sentence.end_token; ++i)
    if (tokens.word[i] == that && tokens.upos[i] == Upos::kDet && tokens.upos[i - 1] == Upos::kNoun)
      tokens.upos[i] = Upos::kPron;
}

void find_objects(Article& article, const Sentence& sentence) {
  static const WordSet times{"moment",  "minute",    "hour",    "day",   "week",     "month",
                             "year",    "morning",   "evening", "night", "weekend",  "summer",
                             "winter",  "today",     "time",    "times", "tomorrow", "yesterday",
                             "minutes", "hours",     "days",    "weeks", "months",   "years",
                             "spring",  "afternoon", "autumn",  "fall",  "decade",   "decades"};
  Tokens& tokens = article.tokens;
  for (uint32_t noun = sentence.begin_token + 1; noun < sentence.end_token; ++noun) {
    const uint32_t verb = tokens.head[noun];
    if (tokens.deprel[noun] != Deprel::kObl || tokens.upos[noun] != Upos::kNoun || verb >= noun ||
        tokens.upos[verb] != Upos::kVerb || times.contains(tokens.word[noun]))
      continue;
    bool is_free = true;  // no preposition before it, no object before it
    for (uint32_t i = verb + 1; i < sentence.end_token && is_free; ++i)
      is_free = !(tokens.head[i] == noun && tokens.deprel[i] == Deprel::kCase) &&
                !(tokens.head[i] == verb && tokens.deprel[i] == Deprel::kObj);
    if (is_free) tokens.deprel[noun] = Deprel::kObj;
  }
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
    if (tokens.upos[i] == Upos::kVerb && tokens.deprel[i] == Deprel::kNmod && tokens.head[i] < i)
      tokens.deprel[i] = Deprel::kAcl;
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
    uint32_t around = speech;  // "reporters" of "told reporters on Air Force One"
    if (tokens.upos[speech] == Upos::kPropn && tokens.deprel[speech] == Deprel::kNmod)
      around = tokens.head[speech];
    const bool is_aside = tokens.deprel[around] == Deprel::kObl || around != speech;
    if (tokens.deprel[verb] == Deprel::kAclRelcl && is_aside &&
        tokens.upos[tokens.head[around]] == Upos::kVerb && tokens.head[around] < around) {
      tokens.head[verb] = tokens.head[around];
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
