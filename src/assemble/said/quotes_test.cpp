#include <doctest/doctest.h>

#include "assemble/assemble.h"
#include "model/hand_article.h"

using namespace dateline;

namespace {

// With locks, “it holds,” Klein said. “Each closes.”
HandArticle article_of_klein() {
  HandArticle hand("harbour.example/1", "2021-06-02");
  hand.add_sentence("With/ADP locks/NOUN ,/PUNCT “/SYM It/PRON holds/VERB ,/PUNCT ”/PUNCT");
  hand.add_sentence("Klein/PROPN said/VERB ./PUNCT “/SYM Each/DET closes/VERB ./PUNCT ”/PUNCT");
  Tokens& tokens = hand.article.tokens;
  bool is_open = false;
  for (uint32_t i = 0; i < tokens.count(); ++i) {
    const std::string_view word = hand.article.word_at(i);
    if (word == "”") tokens.flags[i] |= kClosesQuote, is_open = false;
    if (is_open) tokens.flags[i] |= kInQuote;
    if (word == "“") tokens.flags[i] |= kOpensQuote, is_open = true;
  }
  return hand;
}

// What is told of a quotation from the word `first` to the word `last`, with cue and speaker.
std::string told(QuoteKind kind, std::string_view first, std::string_view last) {
  HandArticle hand = article_of_klein();
  const auto span_of = [&](std::string_view word) {
    return hand.article.tokens.span(hand.find(word));
  };
  QuoteMention quote;
  quote.span = {span_of(first).begin, span_of(last).end};
  quote.kind = kind;
  quote.cue = span_of("said");
  quote.speaker = span_of("Klein");
  hand.article.quotes.push_back(quote);
  const Article* articles[] = {&hand.article};
  return merge_quotes(articles, {{0}}, {{}, {{}}, {}}).at(0).value.text;
}

}  // namespace

TEST_CASE("the reporter's words between two quotations are left out, and so is his comma") {
  CHECK(told(QuoteKind::kDirect, "It", "closes") == "It holds. Each closes");
}

TEST_CASE("words without marks before the quotation stay; the reporter's behind it are left out") {
  CHECK(told(QuoteKind::kMixed, "With", "closes") == "With locks, “ It holds,” “ Each closes");
}

TEST_CASE("words outside the marks go on with a quotation, without the mark that closes it") {
  CHECK(told(QuoteKind::kMixed, "It", "closes") == "It holds, “ Each closes");
}

// What is told of a whole sentence with "Klein said" or "said Klein" inside.
std::string told_whole(std::string_view words, std::string_view root,
                       const std::vector<HandArticle::Arc>& arcs) {
  HandArticle hand("harbour.example/1", "2021-06-02");
  hand.add_sentence(words);
  hand.parse(root, arcs);
  const Tokens& tokens = hand.article.tokens;
  QuoteMention quote;
  quote.kind = QuoteKind::kMixed;
  quote.span = tokens.span(0, tokens.count() - 1);
  quote.cue = tokens.span(hand.find("said"));
  quote.speaker = tokens.span(hand.find("Klein"));
  hand.article.quotes.push_back(quote);
  const Article* articles[] = {&hand.article};
  return merge_quotes(articles, {{0}}, {{}, {{}}, {}}).at(0).value.text;
}

TEST_CASE("a comma of \"he said\" goes with it where the sentence has none") {
  const std::vector<HandArticle::Arc> arcs{{"Klein", "said", Deprel::kNsubj},
                                           {"said", "holds", Deprel::kParataxis}};
  CHECK(told_whole("The/DET lock/NOUN ,/PUNCT Klein/PROPN said/VERB ,/PUNCT holds/VERB/hold "
                   "tight/ADV ./PUNCT",
                   "holds", arcs) == "The lock holds tight");
  CHECK(told_whole(
            "The/DET lock/NOUN holds/VERB/hold ,/PUNCT Klein/PROPN said/VERB ,/PUNCT and/CCONJ "
            "the/DET gate/NOUN too/ADV ./PUNCT",
            "holds", arcs) == "The lock holds, and the gate too");
}

TEST_CASE("what the speaker is stands behind what he says and is no part of it") {
  CHECK(told_whole("The/DET lock/NOUN holds/VERB/hold tight/ADV ,/PUNCT said/VERB Klein/PROPN "
                   ",/PUNCT their/PRON lawyer/NOUN ./PUNCT",
                   "holds",
                   {{"Klein", "said", Deprel::kNsubj},
                    {"said", "holds", Deprel::kParataxis},
                    {"lawyer", "Klein", Deprel::kAppos}}) == "The lock holds tight");
}

TEST_CASE("a report in the reporter's words has no \"you\" of its own") {
  const auto reports = [](std::string_view object) {
    HandArticle hand("harbour.example/1", "2021-06-02");
    hand.add_sentence("Klein/PROPN said/VERB/say the/DET lock/NOUN would/AUX hold/VERB " +
                      std::string(object) + " back/ADV ./PUNCT");
    hand.parse("said", {{"Klein", "said", Deprel::kNsubj},
                        {"hold", "said", Deprel::kCcomp},
                        {"the", "lock", Deprel::kDet},
                        {"lock", "hold", Deprel::kNsubj},
                        {"would", "hold", Deprel::kAux},
                        {object.substr(0, object.find('/')), "hold", Deprel::kObj},
                        {"back", "hold", Deprel::kAdvmod}});
    const Tokens& tokens = hand.article.tokens;
    QuoteMention quote;
    quote.kind = QuoteKind::kIndirect;
    quote.span = tokens.span(hand.find("the"), hand.find("back") + 1);
    quote.cue = tokens.span(hand.find("said"));
    quote.speaker = tokens.span(hand.find("Klein"));
    hand.article.quotes.push_back(quote);
    const Article* articles[] = {&hand.article};
    return merge_quotes(articles, {{0}}, {{}, {{}}, {}}).size();
  };
  CHECK(reports("ships/NOUN") == 1);
  CHECK(reports("you/PRON") == 0);
}
