#include "model/grammar.h"

#include <array>

#include "text/one_of.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, kUposCount> kUposNames{
    "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, kDeprelCount> kDeprelNames{
    "dep",       "root",         "nsubj",         "nsubj:pass", "obj",        "iobj",
    "csubj",     "csubj:pass",   "ccomp",         "xcomp",      "obl",        "obl:agent",
    "obl:tmod",  "vocative",     "expl",          "dislocated", "advcl",      "advcl:relcl",
    "advmod",    "discourse",    "aux",           "aux:pass",   "cop",        "mark",
    "nmod",      "nmod:poss",    "nmod:tmod",     "appos",      "nummod",     "acl",
    "acl:relcl", "amod",         "det",           "det:predet", "case",       "conj",
    "cc",        "cc:preconj",   "fixed",         "flat",       "compound",   "compound:prt",
    "list",      "parataxis",    "orphan",        "goeswith",   "reparandum", "punct",
    "dep",       "obl:unmarked", "nmod:unmarked", "nmod:desc",  "obl:npmod",  "nmod:npmod"};

}  // namespace

bool is_present_form(std::string_view word, std::string_view lemma) {
  if (word != lemma) return word.ends_with('s') && word != "was";
  return !one_of(lemma,
                 {"put",  "cut",    "hit",   "set",      "let",       "hurt",    "quit", "spread",
                  "cost", "shut",   "beat",  "bid",      "burst",     "cast",    "read", "split",
                  "shed", "thrust", "upset", "undercut", "broadcast", "forecast"});
}

std::string_view name_of(Upos tag) { return kUposNames[static_cast<size_t>(tag)]; }
std::string_view name_of(Deprel relation) { return kDeprelNames[static_cast<size_t>(relation)]; }

std::optional<Upos> parse_upos(std::string_view name) {
  for (size_t i = 1; i < kUposNames.size(); ++i)
    if (kUposNames[i] == name) return static_cast<Upos>(i);
  return std::nullopt;
}

std::optional<Deprel> parse_deprel(std::string_view name) {
  for (size_t i = 1; i < kDeprelNames.size(); ++i)
    if (kDeprelNames[i] == name) return static_cast<Deprel>(i);
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::nullopt : parse_deprel(name.substr(0, colon));
}

}  // namespace dateline
