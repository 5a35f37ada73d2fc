#include "lexicon/lexicon.h"

#include <doctest/doctest.h>

using namespace dateline;

TEST_CASE("a word table finds folded words, and the last of equal lines wins") {
  const auto table = WordTable::parse("# a comment\nGen.\nForeign Minister\t7\ngen.\t3\n", "x.tsv");
  REQUIRE(table);
  CHECK(table->find("gen.") == 3);
  CHECK(table->find("foreign minister") == 7);
  CHECK_FALSE(table->find("minister"));
  CHECK(table->find(word_id("gen.")) == 3);
  CHECK_FALSE(table->find(word_id("general")));
  CHECK(table->longest_words() == 2);
  CHECK(table->size() == 2);
}

TEST_CASE("a value that is no number names the file and line") {
  const auto table = WordTable::parse("a\t1\nb\tx\n", "x.tsv");
  REQUIRE_FALSE(table);
  CHECK(table.error().message == "x.tsv: line 2: the value is no number");
}

TEST_CASE("the lexicon loads from data/") {
  const auto lexicon = Lexicon::load(DL_SOURCE_DIR "/data");
  REQUIRE(lexicon);
  CHECK(lexicon->list(WordList::kMonths).find("jan") == 1);
  CHECK_FALSE(Lexicon::load("/nonexistent"));
}
