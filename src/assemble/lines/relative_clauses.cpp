#include "assemble/lines/relative_clauses.h"

#include <initializer_list>
#include <optional>
#include <string_view>

#include "model/grammar.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

// So many words of a line stay when its clauses go.
constexpr uint32_t kFewestKept = 10;

bool holds(const Article& article, TokenRange range,
           std::initializer_list<std::string_view> words) {
  for (uint32_t token = range.begin; token < range.end; ++token)
    if (one_of(article.word_at(token), words)) return true;
  return false;
}

// "Where it stands, and two rockets landed": a verb with a subject of its own that hangs on the
// clause may well be one of the sentence.
bool runs_on(const Tokens& tokens, TokenRange clause, uint32_t verb) {
  for (uint32_t token = clause.begin; token < clause.end; ++token) {
    const uint32_t other = tokens.head[token];
    if (is_nominal_subject(tokens.deprel[token]) && other != kNone && other != verb &&
        tokens.head[other] == verb && tokens.deprel[other] == Deprel::kConj)
      return true;
  }
  return false;
}

bool is_infinitive(const Article& article, uint32_t token) {
  return article.word_at(token) == "to" && article.tokens.upos[token] == Upos::kPart;
}

// "Urged Silva, who took the port, to leave", "of Silva, who fell in 2003, he saw": behind the
// second comma the sentence goes on, though the parse may hang it on the clause. Of two
// infinitives, and of "the states, which fear it, voted", nobody can tell whose the second is.
bool ends_clearly(const Article& article, uint32_t verb, TokenRange& clause) {
  bool has_infinitive = false;
  for (uint32_t token = verb + 1; token + 1 < clause.end; ++token) {
    has_infinitive |= is_infinitive(article, token);
    if (article.word_at(token) != ",") continue;
    if (article.tokens.upos[token + 1] == Upos::kVerb &&
        !article.word_at(token + 1).ends_with("ing"))
      return false;
    if (one_of(article.word_at(token + 1), {"he", "she", "it", "they"})) {
      clause.end = token;
      return true;
    }
    if (!is_infinitive(article, token + 1)) continue;
    clause.end = token;
    return !has_infinitive;
  }
  return true;
}

// "Silva, who attacked his wife, Lina, had to go": the name between commas behind the clause is
// that of its last noun. Returns where the clause ends with it.
uint32_t end_with_name(const Article& article, TokenRange range, TokenRange clause) {
  const Tokens& tokens = article.tokens;
  if (tokens.upos[clause.end - 1] != Upos::kNoun) return clause.end;
  uint32_t token = clause.end + 1;
  while (token < range.end && tokens.upos[token] == Upos::kPropn) ++token;
  const bool is_name = token > clause.end + 1 && token < range.end && article.word_at(token) == ",";
  return is_name ? token : clause.end;
}

bool is_verbal(const Article& article, uint32_t token) {
  const Upos tag = article.tokens.upos[token];
  return (tag == Upos::kVerb || tag == Upos::kAux) && !article.word_at(token).ends_with("ing");
}

// "Silva, who has a son, Tino, in Porto, sold it", "the profit, which leaves out debts, and is low,
// fell": the clause goes on up to the comma before the verb. `end`: behind its own comma.
uint32_t end_before_verb(const Article& article, TokenRange range, uint32_t end) {
  const Upos next = end + 1 < range.end ? article.tokens.upos[end] : Upos::kUnknown;
  const bool goes_on = next == Upos::kAdp || (next == Upos::kCconj && is_verbal(article, end + 1));
  if (!goes_on) return end;
  uint32_t comma = end;
  while (comma < range.end && article.word_at(comma) != ",") ++comma;
  return comma + 1 < range.end && is_verbal(article, comma + 1) ? comma + 1 : end;
}

// Does a quotation begin in the range that does not end in it?
bool leaves_quotation_open(const Article& article, TokenRange range) {
  bool is_open = false;
  for (uint32_t token = range.begin; token < range.end; ++token) {
    const std::string_view mark = article.word_at(token);
    if (one_of(mark, {"“", "``"})) is_open = true;
    if (one_of(mark, {"”", "''"})) is_open = false;
    if (mark == "\"") is_open = !is_open;
  }
  return is_open;
}

// The clause of a verb with its commas, if it is one that can go: ", who was in Rome,". The commas
// may hang on the verb.
std::optional<TokenRange> loose_clause(const Article& article, TokenRange range, uint32_t verb) {
  TokenRange clause = phrase_of(article.tokens, range, verb);
  if (!ends_clearly(article, verb, clause)) return std::nullopt;
  if (article.word_at(clause.begin) == ",") ++clause.begin;
  if (article.word_at(clause.end - 1) == ",") --clause.end;
  if (!one_of(article.word_at(clause.begin), {"who", "which", "whose", "whom", "where"}))
    return std::nullopt;
  if (clause.begin == range.begin || article.word_at(clause.begin - 1) != "," ||
      runs_on(article.tokens, clause, verb))
    return std::nullopt;
  --clause.begin;
  if (clause.end < range.end) {
    if (article.word_at(clause.end) != ",") return std::nullopt;
    clause.end = end_with_name(article, range, clause) + 1;
    clause.end = end_before_verb(article, range, clause.end);
    // “a friend of the town,” sold
    if (clause.end < range.end && leaves_quotation_open(article, clause)) ++clause.end;
  }
  if (leaves_quotation_open(article, clause)) return std::nullopt;
  return clause;
}

// The first verb of the relative clause that the token is a verb of, or kNone.
uint32_t verb_of_clause(const Tokens& tokens, uint32_t token) {
  if (tokens.deprel[token] == Deprel::kConj && tokens.head[token] != kNone)
    token = tokens.head[token];
  return tokens.deprel[token] == Deprel::kAclRelcl ? token : kNone;
}

// "Against", "and", "now": not part of the name behind it.
bool ties_to_sentence(Deprel relation) {
  return relation == Deprel::kCase || relation == Deprel::kCc || relation == Deprel::kMark ||
         relation == Deprel::kPunct || relation == Deprel::kAdvmod;
}

// Is the clause of the verb told as over: "was ousted", "had ruled"; not "has ruled", "is serving"?
bool is_over(const Article& article, TokenRange clause, uint32_t verb) {
  const Tokens& tokens = article.tokens;
  for (uint32_t token = clause.begin; token < clause.end; ++token) {
    const Deprel relation = tokens.deprel[token];
    const bool is_auxiliary =
        tokens.head[token] == verb &&
        (relation == Deprel::kAux || relation == Deprel::kAuxPass || relation == Deprel::kCop);
    if (is_auxiliary && !one_of(article.word_at(token), {"was", "were", "had", "did", "been"}))
      return false;
  }
  return true;
}

// "One of the mayors, Lina Borg": the clause is of one of them.
bool is_one_of_many(const Article& article, uint32_t name_begin) {
  return name_begin > 1 && article.word_at(name_begin - 1) == "of" &&
         (article.tokens.upos[name_begin - 2] == Upos::kNum ||
          one_of(article.word_at(name_begin - 2), {"some", "several", "many", "most", "all"}));
}

// The words of a name or noun up to its clause, without what ties it to the sentence. None where
// it is not sure of whom the clause tells: "a general and his aide, who", "the plan of Enron,
// which", or where the name begins before it: "the Roads and Markets Act, which".
std::optional<TokenRange> whole_name(const Tokens& tokens, TokenRange range, uint32_t noun) {
  TokenRange name = phrase_of(tokens, range, noun);
  if (name.end != range.end) return std::nullopt;
  const bool is_joined = name.begin > range.begin + 1 &&
                         tokens.upos[name.begin - 1] == Upos::kCconj &&
                         tokens.upos[name.begin - 2] == Upos::kPropn;
  if (is_joined) return std::nullopt;
  while (name.begin < noun && ties_to_sentence(tokens.deprel[name.begin])) ++name.begin;
  for (uint32_t token = name.begin; token < name.end; ++token) {
    const Upos tag = tokens.upos[token];
    const bool is_verb = tag == Upos::kVerb && tokens.deprel[token] != Deprel::kAmod;
    if (tag == Upos::kAdp || tag == Upos::kCconj || is_verb || tag == Upos::kPron)
      return std::nullopt;
  }
  return name;
}

// "Officers said", "she left", not "today left", "that the bank".
bool begins_with_noun(const Article& article, uint32_t token) {
  if (is_in_date(article, token) || article.word_at(token) == "that") return false;
  const Upos tag = article.tokens.upos[token];
  return tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kPron || tag == Upos::kDet ||
         tag == Upos::kAdj || tag == Upos::kNum;
}

}  // namespace

std::vector<TokenRange> without_loose_clauses(const Article& article, TokenRange range) {
  std::vector<TokenRange> pieces;
  if (range.empty()) return pieces;
  uint32_t kept = range.size(), begin = range.begin;
  for (uint32_t token = range.begin; token < range.end; ++token) {
    if (article.tokens.deprel[token] != Deprel::kAclRelcl || token < begin) continue;
    const auto clause = loose_clause(article, range, token);
    if (!clause || clause->begin <= begin || kept - clause->size() < kFewestKept) continue;
    const TokenRange before{begin, clause->begin};
    const uint32_t noun = article.tokens.head[token];
    const bool is_inside = noun >= before.begin && noun < before.end;
    // "The chairman, Lina Borg," keeps its second comma, "rain in Porto, officers said" its only.
    const bool keeps_comma =
        clause->end < range.end &&
        (begins_with_noun(article, clause->end) ||
         (is_inside && holds(article, phrase_of(article.tokens, before, noun), {","})));
    pieces.push_back({before.begin, before.end + keeps_comma});
    kept -= clause->size();
    begin = clause->end;
  }
  if (begin < range.end) pieces.push_back({begin, range.end});
  return pieces;
}

std::vector<TokenRange> aside_of(const Article& article, const Sentence& sentence, TokenRange range,
                                 uint32_t token) {
  const Tokens& tokens = article.tokens;
  const uint32_t verb = verb_of_clause(tokens, token);
  if (verb == kNone || verb < range.begin || verb >= range.end) return {};
  const auto clause = loose_clause(article, range, verb);
  if (!clause) return {};
  const uint32_t pronoun = clause->begin + 1;
  const bool is_subject = is_nominal_subject(tokens.deprel[pronoun]) &&
                          tokens.head[pronoun] == verb &&
                          one_of(article.word_at(pronoun), {"who", "which"});
  const uint32_t noun = tokens.head[verb];
  if (!is_subject || noun == kNone || noun < range.begin || noun >= clause->begin) return {};
  // "The visit to the palace, which was put off": not the palace.
  if (article.word_at(pronoun) == "which" && tokens.deprel[noun] == Deprel::kNmod) return {};
  // "They fought a war with Norway, which broke out in May": not Norway.
  if (tokens.upos[noun] == Upos::kPropn && article.word_at(pronoun) == "which" &&
      one_of(article.lemma_at(verb), {"begin", "break", "end", "erupt", "last", "start"}))
    return {};
  auto name = whole_name(tokens, {range.begin, clause->begin}, noun);
  const bool has_comma_behind = article.word_at(clause->end - 1) == ",";
  const TokenRange said{pronoun + 1, clause->end - has_comma_behind};
  // Where the sentence has no other verb, the clause may run on into it.
  const uint32_t root = root_of(tokens, sentence);
  const bool has_other_verb =
      root != kNone && tokens.upos[root] == Upos::kVerb && !hangs_below(tokens, root, noun);
  if (!name || is_one_of_many(article, name->begin) || !has_other_verb ||
      !is_over(article, said, verb) || holds(article, said, {"who", "which"}))
    return {};
  if (holds(article, *name, {","})) ++name->end;
  return {*name, said};
}

}  // namespace dateline
