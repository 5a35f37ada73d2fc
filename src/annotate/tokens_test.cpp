#include <doctest/doctest.h>

#include "annotate/annotate.h"

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = *Lexicon::load(DL_SOURCE_DIR "/data");
  return loaded;
}

// Reads a text whose paragraphs stand on lines of their own.
Article read(std::string text, bool is_treebank = false) {
  Article article;
  article.is_treebank = is_treebank;
  for (uint32_t begin = 0; begin < text.size();) {
    const auto end = static_cast<uint32_t>(std::min(text.find("\n\n", begin), text.size()));
    article.paragraphs.push_back({{begin, end}, SentenceKind::kBody});
    begin = end + 2;
  }
  article.text = std::move(text);
  split_tokens(article, lexicon());
  split_sentences(article, lexicon());
  return article;
}

std::string tokens_of(std::string text, bool is_treebank = false) {
  const Article article = read(std::move(text), is_treebank);
  std::string out;
  for (uint32_t i = 0; i < article.tokens.count(); ++i)
    out.append(i == 0 ? "" : " ").append(article.word_at(i));
  return out;
}

std::vector<std::string> sentences_of(std::string text, bool is_treebank = false) {
  const Article article = read(std::move(text), is_treebank);
  std::vector<std::string> out;
  for (const Sentence& sentence : article.sentences) out.emplace_back(article.at(sentence.span));
  return out;
}

std::string flagged(const Article& article, TokenFlag flag) {
  std::string out;
  for (uint32_t i = 0; i < article.tokens.count(); ++i)
    if (article.tokens.has(i, flag)) out.append(out.empty() ? "" : " ").append(article.word_at(i));
  return out;
}

}  // namespace

TEST_CASE("clitics are words of their own") {
  CHECK(tokens_of("They don't know Iran's plan, it’s said.") ==
        "They do n't know Iran 's plan , it ’s said .");
  CHECK(tokens_of("He cannot say; we'll see the members' vote.") ==
        "He can not say ; we 'll see the members ' vote .");
  CHECK(flagged(read("They don't vote."), kStartsMultiword) == "do");
  CHECK(flagged(read("They don't vote."), kContinuesMultiword) == "n't");
}

TEST_CASE("hyphens split words but not prefixes, dates and telephone numbers") {
  CHECK(tokens_of("a U.S.-educated, long-term anti-ship plan") ==
        "a U.S. - educated , long - term anti-ship plan");
  CHECK(tokens_of("on 2020-01-03 call 555-0134, 10-12 of them") ==
        "on 2020-01-03 call 555-0134 , 10 - 12 of them");
}

TEST_CASE("numbers, money, times and units") {
  CHECK(tokens_of("It cost $1,200.50 (US$3m), or 7.5% at 5:30pm on 1/3.") ==
        "It cost $ 1,200.50 ( US$ 3 m ) , or 7.5 % at 5:30 pm on 1/3 .");
  CHECK(tokens_of("the 1990s, the 4th and No. 5 of 6.") == "the 1990s , the 4th and No. 5 of 6 .");
}

TEST_CASE("addresses stay whole, without the marks around them") {
  CHECK(tokens_of("(see http://a.example/x?y=1), or write to <me@b.example>.") ==
        "( see http://a.example/x?y=1 ) , or write to < me@b.example > .");
}

TEST_CASE("marks: runs are one token, dashes stand alone, a missing space is seen") {
  CHECK(tokens_of("Well... yes--no!? A—B “so”") == "Well ... yes -- no !? A — B “ so ”");
  CHECK(tokens_of("He left.She stayed.") == "He left . She stayed .");
}

TEST_CASE("Treebank text reads as plain text does") {
  const Article article = read("-LRB- It 's `` 1\\/26 '' . -RRB-", true);
  CHECK(article.tokens.word[0] == word_id("("));
  CHECK(article.tokens.word[2] == word_id("'s"));
  CHECK(article.tokens.word[3] == word_id("\""));
  CHECK(article.tokens.word[4] == word_id("1/26"));
  CHECK(flagged(article, kInQuote) == "1\\/26");
  CHECK(sentences_of("One line\nAnother line .", true).size() == 2);
}

TEST_CASE("flags tell the shape of a word") {
  const Article article = read("NATO met B52s at dawn.");
  CHECK(flagged(article, kAllUpper) == "NATO");
  CHECK(flagged(article, kStartsUpper) == "NATO B52s");
  CHECK(flagged(article, kHasDigit) == "B52s");
  CHECK(flagged(article, kIsPunctuation) == ".");
}

TEST_CASE("full stops that end no sentence") {
  CHECK(sentences_of("Gen. J. Doe met Sen. Roe on Jan. 3. He left the U.S. Senate at 5 p.m. It "
                     "rained.") == std::vector<std::string>{"Gen. J. Doe met Sen. Roe on Jan. 3.",
                                                            "He left the U.S. Senate at 5 p.m.",
                                                            "It rained."});
  CHECK(sentences_of("He flew to the U.S. The army stayed.").size() == 2);
}

TEST_CASE("a sentence keeps its quotation marks and the words about them") {
  CHECK(sentences_of("\"We will go again,\" he said. \"Why not?\" Roe asked. \"Go.\" They went.") ==
        std::vector<std::string>{"\"We will go again,\" he said.", "\"Why not?\" Roe asked.",
                                 "\"Go.\"", "They went."});
  CHECK(sentences_of("“Stop!” she cried. “No.”").size() == 2);
}

TEST_CASE("drawn lines, emoticons and lists of links") {
  CHECK(sentences_of("See below ========== It ended. :) We left").size() == 4);
  CHECK(sentences_of("http://a.example/1 http://a.example/2").size() == 2);
  CHECK(sentences_of("Is it so? yes it is.").size() == 2);
}

TEST_CASE("a quotation goes on over paragraphs that open again") {
  const Article article = read("He said: “One.\n\n“Two.” Then he left.");
  REQUIRE(article.sentences.size() == 3);
  CHECK_FALSE(article.sentences[0].continues_quote);
  CHECK(article.sentences[1].continues_quote);
  CHECK(flagged(article, kInQuote) == "One . Two .");
  CHECK(article.diagnostics.empty());
}

TEST_CASE("a mark that nothing closes opens nothing") {
  const Article article = read("He said “One.\n\nThen he left.");
  CHECK(flagged(article, kInQuote) == "");
  CHECK(flagged(article, kOpensQuote) == "");
  REQUIRE(article.diagnostics.size() == 1);
  CHECK(article.diagnostics[0].code == DiagnosticCode::kUnclosedQuote);
}

TEST_CASE("odd input: every token on character boundaries, in order, within its paragraph") {
  for (const std::string& text : {std::string(), std::string("..."), std::string("\u00a0\r\n\t"),
                                  std::string("日本語。😀👍🏽"), std::string(5000, 'x'),
                                  std::string(3000, '"'), std::string("a\u200db’’’'s-")}) {
    const Article article = read(text);
    uint32_t end = 0;
    for (uint32_t i = 0; i < article.tokens.count(); ++i) {
      const Span span = article.tokens.span(i);
      CHECK(span.begin >= end);
      CHECK(span.end <= article.text.size());
      CHECK_FALSE(span.empty());
      end = span.end;
    }
    CHECK((article.sentences.empty() == (article.tokens.count() == 0)));
  }
}

TEST_CASE("two apostrophes before a word are a mark that opens") {
  const Article article = read("He said ''we wait'' and the boys' mother left.");
  CHECK(flagged(article, kInQuote) == "we wait");
}

TEST_CASE("marks of two kinds close each their own, and a curly one may close a straight one") {
  CHECK(flagged(read("He \"read “One” to us\" twice."), kInQuote) == "read “ One ” to us");
  CHECK(flagged(read("They waited \"more hours” there."), kInQuote) == "more hours");
  const Article article = read("\"KLEIN: I read “One” once.\n\n\"NOVAK: So?");
  CHECK(flagged(article, kOpensQuote) == "\" “");
}
