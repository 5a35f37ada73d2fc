#include "annotate/trees.h"

#include <doctest/doctest.h>

#include "annotate/clause_repairs.h"
#include "annotate/subject_repairs.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

std::vector<uint32_t> tree_of(const std::vector<std::vector<float>>& rows) {
  std::vector<float> scores;
  for (const auto& row : rows) scores.insert(scores.end(), row.begin(), row.end());
  std::vector<uint32_t> heads;
  best_tree(scores, static_cast<uint32_t>(rows.size()), heads);
  return heads;
}

}  // namespace

TEST_CASE("each word takes its best head") {
  CHECK(tree_of({{0, 5, 1, 0}, {1, 0, 1, 9}, {1, 5, 0, 2}}) == std::vector<uint32_t>{1, 3, 1});
}

TEST_CASE("a word alone is the root") { CHECK(tree_of({{0, -7}}) == std::vector<uint32_t>{1}); }

TEST_CASE("of two that want to be the root one is") {
  CHECK(tree_of({{0, 2, 9}, {3, 0, 8}}) == std::vector<uint32_t>{2, 0});
}

TEST_CASE("a circle is opened where that costs least") {
  // 0 and 1 want each other; 1 is nearly as happy under 2, the root.
  CHECK(tree_of({{0, 9, 2, 0}, {9, 0, 8, 0}, {1, 1, 0, 9}}) == std::vector<uint32_t>{1, 2, 3});
}

TEST_CASE("any scores give one tree with one root") {
  uint32_t state = 1;
  for (uint32_t count = 1; count < 40; ++count) {
    std::vector<float> scores(count * (count + 1));
    for (float& x : scores) x = static_cast<float>((state = state * 1664525 + 1013904223) >> 16);
    for (uint32_t word = 0; word < count; ++word) scores[word * (count + 2)] = -1;
    std::vector<uint32_t> heads;
    best_tree(scores, count, heads);
    uint32_t roots = 0;
    for (uint32_t word = 0; word < count; ++word) {
      roots += heads[word] == count;
      uint32_t at = word;
      for (uint32_t step = 0; step < count && at != count; ++step) at = heads[at];
      CHECK(at == count);
    }
    CHECK(roots == 1);
  }
}

TEST_CASE("of two subjects the first belongs to the verb between them") {
  HandArticle made("a/1", "2020-01-08");
  made.add_sentence("Floods/NOUN drowned/VERB sheep/NOUN mayors/NOUN said/VERB");
  Tokens& tokens = made.article.tokens;
  tokens.head = {4, 0, 1, 4, 4};
  tokens.deprel = {Deprel::kNsubj, Deprel::kAcl, Deprel::kObj, Deprel::kNsubj, Deprel::kRoot};
  part_two_subjects(made.article, made.article.sentences[0]);
  CHECK(tokens.head == std::vector<uint32_t>{1, 4, 1, 4, 4});
  CHECK(tokens.deprel[1] == Deprel::kCcomp);
}

TEST_CASE("what stands between two nouns is the verb of a sentence that has none") {
  HandArticle made("a/1", "2020-01-08");
  made.add_sentence(
      "On/ADP Friday/PROPN a/DET judge/NOUN set/VERB high/ADJ bail/NOUN in/ADP Ulm/PROPN ./PUNCT");
  Tokens& tokens = made.article.tokens;
  tokens.head = {1, 6, 6, 6, 6, 6, 6, 8, 6, 6};
  tokens.deprel = {Deprel::kCase, Deprel::kNmod, Deprel::kDet,  Deprel::kCompound, Deprel::kAmod,
                   Deprel::kAmod, Deprel::kRoot, Deprel::kCase, Deprel::kNmod,     Deprel::kPunct};
  find_main_verb(made.article, made.article.sentences[0]);
  CHECK(tokens.head == std::vector<uint32_t>{1, 4, 3, 4, 4, 6, 4, 8, 4, 4});
  CHECK(tokens.deprel[1] == Deprel::kObl);
  CHECK(tokens.deprel[3] == Deprel::kNsubj);
  CHECK(tokens.deprel[6] == Deprel::kObj);
}

TEST_CASE("the verb behind a relative clause between commas is that of a sentence that has none") {
  HandArticle made("a/1", "2020-01-08");
  made.add_sentence(
      "Hill/PROPN ,/PUNCT who/PRON fled/VERB ,/PUNCT then/ADV sold/VERB new/ADJ shares/NOUN "
      "./PUNCT");
  Tokens& tokens = made.article.tokens;
  tokens.head = {0, 0, 3, 0, 0, 3, 8, 8, 3, 0};
  tokens.deprel = {Deprel::kRoot,  Deprel::kPunct,  Deprel::kNsubj, Deprel::kAclRelcl,
                   Deprel::kPunct, Deprel::kAdvmod, Deprel::kAmod,  Deprel::kAmod,
                   Deprel::kObl,   Deprel::kPunct};
  end_relative_clause(made.article, made.article.sentences[0]);
  CHECK(tokens.head == std::vector<uint32_t>{6, 0, 3, 0, 0, 6, 6, 8, 6, 6});
  CHECK(tokens.deprel[0] == Deprel::kNsubj);
  CHECK(tokens.deprel[6] == Deprel::kRoot);
  CHECK(tokens.deprel[8] == Deprel::kObj);

  tokens.head = {0, 0, 3, 0, 0, 3, 8, 8, 3, 0};
  tokens.deprel[0] = Deprel::kRoot;
  tokens.upos[6] = Upos::kNoun;  // nothing behind the clause can be its verb
  end_relative_clause(made.article, made.article.sentences[0]);
  CHECK(tokens.head[0] == 0);
  tokens.upos[6] = Upos::kVerb;
  tokens.word[2] = word_id("and");  // no relative clause
  end_relative_clause(made.article, made.article.sentences[0]);
  CHECK(tokens.head[0] == 0);
}

TEST_CASE("what stands before the second comma belongs to the relative clause") {
  HandArticle made("a/1", "2020-01-08");
  made.add_sentence(
      "Hill/PROPN ,/PUNCT who/PRON fled/VERB in/ADP 1997/NUM ,/PUNCT today/NOUN spoke/VERB "
      "./PUNCT");
  Tokens& tokens = made.article.tokens;
  tokens.head = {8, 3, 3, 0, 5, 8, 8, 8, 8, 8};
  tokens.deprel = {Deprel::kNsubj, Deprel::kPunct, Deprel::kNsubj, Deprel::kAclRelcl,
                   Deprel::kCase,  Deprel::kObl,   Deprel::kPunct, Deprel::kOblTmod,
                   Deprel::kRoot,  Deprel::kPunct};
  keep_in_relative_clause(made.article, made.article.sentences[0]);
  CHECK(tokens.head == std::vector<uint32_t>{8, 3, 3, 0, 5, 3, 8, 8, 8, 8});

  tokens.head[5] = 8;
  tokens.deprel[0] = Deprel::kObl;  // not the subject of what stands behind the clause
  keep_in_relative_clause(made.article, made.article.sentences[0]);
  CHECK(tokens.head[5] == 8);
}

TEST_CASE("what has a subject describes no noun") {
  HandArticle made("a/1", "2020-01-08");
  made.add_sentence("Courts/NOUN froze/VERB funds/NOUN days/NOUN after/ADP Ann/PROPN fled/VERB");
  Tokens& tokens = made.article.tokens;
  tokens.head = {1, 2, 6, 6, 5, 3, 6};
  tokens.deprel = {Deprel::kNsubj, Deprel::kAmod, Deprel::kNsubj, Deprel::kOblUnmarked,
                   Deprel::kCase,  Deprel::kNmod, Deprel::kRoot};
  free_clauses(made.article, made.article.sentences[0]);
  CHECK(tokens.head == std::vector<uint32_t>{1, 1, 1, 6, 5, 3, 1});
  CHECK(tokens.deprel[1] == Deprel::kRoot);
  CHECK(tokens.deprel[2] == Deprel::kObj);
}

TEST_CASE("a noun without a preposition behind a verb is its object, but for times") {
  HandArticle made("a/1", "2020-01-08");
  made.add_sentence("They/PRON ended/VERB strikes/NOUN days/NOUN before/ADP talks/NOUN");
  Tokens& tokens = made.article.tokens;
  tokens.head = {1, 1, 1, 1, 5, 1};
  tokens.deprel = {Deprel::kNsubj, Deprel::kRoot, Deprel::kObl,
                   Deprel::kObl,   Deprel::kCase, Deprel::kObl};
  find_objects(made.article, made.article.sentences[0]);
  CHECK(tokens.deprel[2] == Deprel::kObj);
  CHECK(tokens.deprel[3] == Deprel::kObl);
  CHECK(tokens.deprel[5] == Deprel::kObl);
}

TEST_CASE("a clause with its own \"that\" stands beside what is said") {
  HandArticle made("a/1", "2020-01-08");
  made.add_sentence(
      "Ann/PROPN said/VERB it/PRON rained/VERB but/CCONJ that/SCONJ all/PRON left/VERB");
  Tokens& tokens = made.article.tokens;
  tokens.head = {1, 1, 3, 1, 7, 7, 7, 1};
  tokens.deprel = {Deprel::kNsubj, Deprel::kRoot, Deprel::kNsubj, Deprel::kCcomp,
                   Deprel::kCc,    Deprel::kMark, Deprel::kNsubj, Deprel::kConj};
  join_that_clauses(made.article, made.article.sentences[0]);
  CHECK(tokens.head[7] == 3);
}

TEST_CASE("an office before a name is no subject beside it") {
  HandArticle made("a/1", "2020-01-08");
  made.add_sentence("Port/NOUN spokesman/NOUN Bo/PROPN Hill/PROPN resigned/VERB");
  Tokens& tokens = made.article.tokens;
  tokens.head = {1, 4, 4, 2, 4};
  tokens.deprel = {Deprel::kCompound, Deprel::kNsubj, Deprel::kNsubj, Deprel::kFlat, Deprel::kRoot};
  tokens.name = {NameTag::kOutside, NameTag::kOutside, NameTag::kBeginPerson, NameTag::kInPerson,
                 NameTag::kOutside};
  const WordTable roles;
  part_subjects_side_by_side(made.article, roles);
  CHECK(tokens.head == std::vector<uint32_t>{2, 2, 4, 2, 4});
  CHECK(tokens.deprel[1] == Deprel::kNmodDesc);
}

TEST_CASE("of two subjects side by side the first has a clause without a pronoun") {
  HandArticle made("a/1", "2020-01-08");
  made.add_sentence("They/PRON fled/VERB ,/PUNCT a/DET claim/NOUN Ann/PROPN made/VERB today/NOUN");
  Tokens& tokens = made.article.tokens;
  const auto reset = [&] {
    tokens.head = {1, 1, 4, 4, 6, 6, 1, 6};
    tokens.deprel = {Deprel::kNsubj, Deprel::kRoot,  Deprel::kPunct, Deprel::kDet,
                     Deprel::kNsubj, Deprel::kNsubj, Deprel::kCcomp, Deprel::kOblTmod};
  };
  const WordTable roles;
  reset();
  part_subjects_side_by_side(made.article, roles);
  CHECK(tokens.head == std::vector<uint32_t>{1, 1, 4, 4, 1, 6, 4, 6});
  CHECK(tokens.deprel[6] == Deprel::kAclRelcl);

  reset();
  tokens.deprel[7] = Deprel::kObj;  // "made" has its object: the clause is no description
  part_subjects_side_by_side(made.article, roles);
  CHECK(tokens.head[6] == 1);
  reset();
  tokens.word[5] = word_id("itself");
  part_subjects_side_by_side(made.article, roles);
  CHECK(tokens.head[6] == 1);
}
