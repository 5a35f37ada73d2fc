#include <doctest/doctest.h>

#include "annotate/annotate.h"
#include "annotate/parse_state.h"
#include "annotate/tagged_article.h"

using namespace dateline;

namespace {

Article parse(std::string text) {
  Article article = tagged_article(std::move(text));
  attach_heads(article, test_lexicon());
  return article;
}

// "relation(head, word)" of a word.
std::string arc_of(const Article& article, std::string_view word) {
  for (uint32_t i = 0; i < article.tokens.count(); ++i)
    if (article.word_at(i) == word)
      return std::string(name_of(article.tokens.deprel[i])) + "(" +
             std::string(article.word_at(article.tokens.head[i])) + ")";
  return "no such word";
}

}  // namespace

TEST_CASE("subject, object and oblique hang on their verb") {
  const Article article = parse("The army killed him in Baghdad.");
  CHECK(arc_of(article, "army") == "nsubj(killed)");
  CHECK(arc_of(article, "killed") == "root(killed)");
  CHECK(arc_of(article, "him") == "obj(killed)");
  CHECK(arc_of(article, "Baghdad") == "obl(killed)");
  CHECK(arc_of(article, "in") == "case(Baghdad)");
}

TEST_CASE("every sentence has one root, and every word leads to it") {
  const Article article = parse(
      "He, she and they - all of them! - said (so he thinks) that \"no\". ... Why? Of, by the the "
      "the.");
  const Tokens& tokens = article.tokens;
  for (const Sentence& sentence : article.sentences) {
    int roots = 0;
    for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
      roots += tokens.head[i] == i;
      uint32_t at = i;
      for (uint32_t step = 0; step < sentence.end_token - sentence.begin_token; ++step)
        at = tokens.head[at];
      CHECK(tokens.head[at] == at);
    }
    CHECK(roots == 1);
  }
}

TEST_CASE("the parser's state allows what makes a tree") {
  ParseState state;
  state.begin(2);
  CHECK_FALSE(state.allows(Transition::kLeftArc));
  state.apply(Transition::kShift, Deprel::kUnknown);
  CHECK_FALSE(state.allows(Transition::kRightArc));
  state.apply(Transition::kShift, Deprel::kUnknown);
  CHECK_FALSE(state.allows(Transition::kShift));
  CHECK_FALSE(state.allows(Transition::kLeftArc));  // a second root
  state.apply(Transition::kRightArc, Deprel::kObj);
  state.apply(Transition::kLeftArc, Deprel::kRoot);
  CHECK(state.is_done());
  CHECK(state[1].head == 0);
  CHECK(state[0].head == state.root());
}
