#include <doctest/doctest.h>

#include "annotate/annotate.h"
#include "annotate/test_article.h"

using namespace dateline;

namespace {

std::string tagged(std::string text) {
  const Article article = read_article(std::move(text));
  std::string out;
  for (uint32_t i = 0; i < article.tokens.count(); ++i)
    out.append(i == 0 ? "" : " ").append(name_of(article.tokens.upos[i]));
  return out;
}

std::string lemmas(std::string text) {
  const Article article = read_article(std::move(text));
  std::string out;
  for (uint32_t i = 0; i < article.tokens.count(); ++i)
    out.append(i == 0 ? "" : " ").append(article.lemma_at(i));
  return out;
}

}  // namespace

TEST_CASE("words are tagged by what stands around them") {
  CHECK(tagged("The ministers did not record a record.") ==
        "DET NOUN AUX PART VERB DET NOUN PUNCT");
  CHECK(tagged("Tehran vowed to answer on Friday.") == "PROPN VERB PART VERB ADP PROPN PUNCT");
}

TEST_CASE("lemmas follow the tag") {
  CHECK(lemmas("The leaders left; the left has won.") == "the leader leave ; the left have win .");
  CHECK(lemmas("The court froze funds and tore up the deal.") ==
        "the court freeze fund and tear up the deal .");
  CHECK(lemmas("They weren't the women's children.") == "they be not the woman 's child .");
}

TEST_CASE("a lemma is the same in every spelling of its word") {
  CHECK(lemmas("I know; i know.") == "I know ; I know .");
}

TEST_CASE("unknown words get the edit of their ending") {
  CHECK(lemmas("They zorkified the blorvings.") == "they zorkify the blorving .");
}

TEST_CASE("given tokens are read as they are") {
  Article article;
  article.text = "New York wins";
  article.paragraphs.push_back({{0, 13}, SentenceKind::kBody});
  const GivenToken tokens[] = {{{0, 8}, 0}, {{9, 13}, 0}};
  const GivenSentence sentences[] = {{0, 2, 0}};
  take_tokens(article, tokens, sentences);
  REQUIRE(article.tokens.count() == 2);
  CHECK(article.word_at(0) == "New York");
  CHECK(article.tokens.has(1, kSpaceBefore));
  CHECK(article.sentences.at(0).span == Span{0, 13});
}
