#include <doctest/doctest.h>

#include <algorithm>

#include "annotate/annotate.h"
#include "annotate/clause_repairs.h"
#include "annotate/test_article.h"
#include "model/dateline_prefix.h"

using namespace dateline;

namespace {

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
  const Article article = read_article("The army killed him in Baghdad.");
  CHECK(arc_of(article, "army") == "nsubj(killed)");
  CHECK(arc_of(article, "killed") == "root(killed)");
  CHECK(arc_of(article, "him") == "obj(killed)");
  CHECK(arc_of(article, "Baghdad") == "obl(killed)");
  CHECK(arc_of(article, "in") == "case(Baghdad)");
}

TEST_CASE("what measures a number hangs on it, and the number on its verb") {
  const Article fewer = read_article("Nordhavn said fewer than 200 had stopped work.");
  CHECK(arc_of(fewer, "fewer") == "advmod(200)");
  CHECK(arc_of(fewer, "than") == "fixed(fewer)");
  CHECK(arc_of(fewer, "200") == "nsubj(stopped)");
  const Article least = read_article("She said at least 30 had died.");
  CHECK(arc_of(least, "least") == "nmod(30)");
  CHECK(arc_of(least, "30") == "nsubj(died)");
}

TEST_CASE("the subject before an aside is not the aside's") {
  const Article article = read_article("The pumps, he added, would arrive by June.");
  const Tokens& tokens = article.tokens;
  CHECK(article.word_at(tokens.head[1]) == "arrive");
  CHECK(article.word_at(tokens.head[3]) == "added");
}

TEST_CASE("what was said on a day is no clause of the day") {
  const Article article =
      read_article("Silva told her cabinet on Tuesday night that the letter was signed.");
  const Tokens& tokens = article.tokens;
  CHECK(article.word_at(tokens.head[11]) == "told");
  CHECK(tokens.deprel[11] == Deprel::kCcomp);
}

TEST_CASE("a sentence has a verb") {
  for (const char* text :
       {"The judge set bail at one million dollars.",
        "On Monday the government imposed sanctions on Ruritania.",
        "The union called strikes for next week.", "The bank raised rates again on Thursday."}) {
    CAPTURE(std::string(text));
    const Article article = read_article(text);
    const Tokens& tokens = article.tokens;
    const auto root =
        static_cast<size_t>(std::find(tokens.deprel.begin(), tokens.deprel.end(), Deprel::kRoot) -
                            tokens.deprel.begin());
    REQUIRE(root + 1 < tokens.count());
    CHECK(tokens.upos[root] == Upos::kVerb);
    CHECK(tokens.deprel[root - 1] == Deprel::kNsubj);
    CHECK(tokens.deprel[root + 1] == Deprel::kObj);
  }
  CHECK(arc_of(read_article("Talks about unpaid bills."), "Talks") == "root(Talks)");
}

TEST_CASE("a title hangs on the name behind it") {
  const Article article = read_article("Deputy Per Lund said the contract was a draft.");
  const Tokens& tokens = article.tokens;
  CHECK(tokens.head[0] == 1);
  CHECK(tokens.head[2] == 1);
  CHECK(article.word_at(tokens.head[1]) == "said");
  CHECK(tokens.upos[1] == Upos::kPropn);
}

TEST_CASE("that behind a noun is no determiner") {
  const Article article = read_article("They hit two bases that house foreign troops.");
  CHECK(article.tokens.upos[4] == Upos::kPron);
}

TEST_CASE("a dateline is a place, and no subject of what stands behind it") {
  const Article article =
      read_article("PORT ELLERY, March 2 (Coast Wire) - A ferry ran aground, the coastguard said.");
  CHECK(arc_of(article, "ferry") == "nsubj(ran)");
  CHECK(arc_of(article, "ELLERY") == "parataxis(said)");
  CHECK(article.tokens.name[0] == NameTag::kBeginPlace);
  CHECK(article.tokens.name[1] == NameTag::kInPlace);
}

TEST_CASE("datelines are told from other words before a dash") {
  const auto behind = [](const char* text) {
    const Article article = read_article(text);
    return std::string(article.word_at(behind_dateline(article, article.sentences[0])));
  };
  CHECK(behind("Baghdad, Iraq (CNN) -- It rained.") == "It");
  CHECK(behind("WASHINGTON\u2014It rained.") == "It");
  CHECK(behind("ROME: It rained.") == "It");
  CHECK(behind("FARO, Port., Feb. 18 -- It rained.") == "It");
  CHECK(behind("SANTO ANDRE, Brazil, Nov. 8 -- It rained.") == "It");
  CHECK(behind("Two boats sink; Rain falls LISBON, May 3 -- It rained.") == "It");
  CHECK(behind("Two boats of LISBON, May 3 and May 4 in Rome - It rained.") == "Two");
  CHECK(behind("NATO - led troops left.") == "NATO");
  CHECK(
      behind(
          "Two boats sink PORTO | Mon May 3, 2021 4:08 am PORTO (Harbour Wire) - A ferry sank.") ==
      "A");
  CHECK(behind("By the Harbour Wire Staff Rain fell.") == "Rain");
  CHECK(behind("The harbour authority (HA) - it runs the port - closed it.") == "The");
  CHECK(behind("CANADIAN shares fell - the third time.") == "CANADIAN");
  CHECK(behind("Rain fell (again) - it stopped.") == "Rain");
}

TEST_CASE("what is an object is no conjunction") {
  Article article = read_article("She saw the house that they bought.");
  Tokens& tokens = article.tokens;
  constexpr uint32_t kThat = 4, kBought = 6;
  REQUIRE(article.word_at(kThat) == "that");
  tokens.head[kThat] = kBought;
  for (const auto& [relation, tag] :
       {std::pair{Deprel::kObj, Upos::kPron}, std::pair{Deprel::kMark, Upos::kSconj}}) {
    tokens.upos[kThat] = Upos::kSconj;
    tokens.deprel[kThat] = relation;
    fit_tags_to_relations(article, article.sentences[0]);
    CHECK(tokens.upos[kThat] == tag);
  }
}

TEST_CASE("every sentence has one root, and every word leads to it") {
  const Article article = read_article(
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

TEST_CASE("without heads no word is attached") {
  Article article = read_article("Rain fell.");
  read_words(article, test_lexicon(), Depth::kNames);
  CHECK(article.tokens.head[0] == kNone);
  CHECK(article.tokens.deprel[0] == Deprel::kUnknown);
  CHECK(article.tokens.upos[0] == Upos::kNoun);
}
