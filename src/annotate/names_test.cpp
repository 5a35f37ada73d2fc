#include <doctest/doctest.h>

#include "annotate/annotate.h"
#include "annotate/name_features.h"
#include "annotate/tagged_article.h"

using namespace dateline;

namespace {

Article read(std::string text) {
  Article article = tagged_article(std::move(text));
  tag_names(article, test_lexicon());
  return article;
}

// "person:Ann Lee place:Paris"
std::string names_in(std::string text) {
  const Article article = read(std::move(text));
  const Tokens& tokens = article.tokens;
  std::string out;
  for (uint32_t i = 0; i < tokens.count(); ++i) {
    const auto tag = static_cast<uint32_t>(tokens.name[i]);
    if (tag == 0) continue;
    if (tag % 2 == 1)
      out.append(out.empty() ? "" : " ").append(name_of(static_cast<EntityKind>((tag - 1) / 2)));
    out.append(tag % 2 == 1 ? ":" : " ").append(article.word_at(i));
  }
  return out;
}

}  // namespace

TEST_CASE("persons and places are names of their kind") {
  CHECK(names_in("President George Bush flew from London to Iraq.") ==
        "person:George Bush place:London place:Iraq");
}

TEST_CASE("words in small letters are no names") {
  CHECK(names_in("The ministers met the rebels and the talks went on.") == "");
}

TEST_CASE("a name goes on only with its own kind") {
  CHECK(may_follow(NameTag::kBeginPerson, NameTag::kInPerson));
  CHECK(may_follow(NameTag::kInPerson, NameTag::kBeginPlace));
  CHECK_FALSE(may_follow(NameTag::kBeginPlace, NameTag::kInPerson));
  CHECK_FALSE(may_follow(NameTag::kOutside, NameTag::kInPlace));
}

TEST_CASE("the memory counts how the words of an article are written and what they name") {
  Article article = read("A rose fell. They call her Rose, and Rose came.");
  NameMemory memory;
  article.tokens.name.assign(article.tokens.count(), NameTag::kOutside);
  article.tokens.name[7] = NameTag::kBeginPerson;
  REQUIRE(article.word_at(7) == "Rose");
  memory.read(article);
  const NameMemory::Entry& entry = memory[word_id("rose")];
  CHECK(entry.lower == 1);
  CHECK(entry.capital == 2);
  CHECK(entry.kinds[0] == 1);
  CHECK(entry.outside == 1);
  CHECK(memory[word_id("nothing")].capital == 0);
}
