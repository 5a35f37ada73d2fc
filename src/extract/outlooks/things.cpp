#include "extract/outlooks/things.h"

#include "lexicon/word_set.h"

namespace dateline {

bool is_thing(const Clauses& c, uint32_t head) {
  if (c.upos(head) == Upos::kPropn || c.upos(head) == Upos::kPron) return false;
  const auto is_in = [&](WordList list) { return c.lexicon.list(list).contains(c.lemma(head)); };
  if (is_in(WordList::kRoles) || is_in(WordList::kOrganizationWords)) return false;
  static const WordSet things{"issue",  "scandal", "dispute",  "crisis",  "case",     "law",
                              "bill",   "charge",  "spill",    "storm",   "problem",  "move",
                              "deal",   "trial",   "testing",  "test",    "study",    "report",
                              "ruling", "result",  "system",   "policy",  "strategy", "project",
                              "idea",   "option",  "evidence", "finding", "price",    "approach"};
  const std::string_view word = c.article.lemma_at(head);
  return things.contains(c.lemma(head)) || is_in(WordList::kEventNouns) ||
         is_in(WordList::kActions) || is_in(WordList::kClaimNouns) || word.ends_with("ion") ||
         word.ends_with("ment") || word.ends_with("ness") || word.ends_with("ism");
}

}  // namespace dateline
