#include <doctest/doctest.h>

#include "render/hand_made_story.h"
#include "render/story_json.h"

using namespace dateline;

namespace {

Json printed(const Article& article, const ArticleJsonOptions& options) {
  return Json::parse(render_article_json(article, options));
}

}  // namespace

TEST_CASE("article JSON has everything found, on one line") {
  const std::string line = render_article_json(hand_made_article(), {});
  CHECK(line.find('\n') == std::string::npos);
  const Json json = Json::parse(line);
  CHECK(json["id"] == "a-1");
  CHECK(json["published"] == "2020-01-08");
  CHECK_FALSE(json.contains("text"));
  CHECK_FALSE(json.contains("tokens"));
  CHECK(json["dates"][0] == Json::parse(R"({"start": 18, "end": 24, "type": "DATE",
    "value": "2020-01-03", "edtf": "2020-01-03", "basis": "stated"})"));
  CHECK(json["entities"][0] ==
        Json::parse(R"({"start": 0, "end": 4, "kind": "person", "entity": "e0", "name": "Léa"})"));
  CHECK(json["events"][0] == Json::parse(R"({"start": 12, "end": 14, "lemma": "go", "type": "",
    "actors": ["e0"], "targets": [], "place": null, "when": "2020-01-03", "negated": true,
    "modality": "denied"})"));
  CHECK(json["outlooks"][0] ==
        Json::parse(R"({"start": 0, "end": 14, "kind": "plan", "who": "e0", "due": null})"));
  CHECK(json["diagnostics"][0]["code"] == "unclosed_quote");
}

TEST_CASE("offsets come in the unit asked for") {
  const Article article = hand_made_article();
  CHECK(printed(article, {})["dates"][0]["start"] == 18);
  CHECK(printed(article, {.offsets = OffsetUnit::kCodePoint})["dates"][0]["start"] == 17);
  CHECK(printed(article, {.offsets = OffsetUnit::kUtf16})["sentences"][0]["end"] == 24);
}

TEST_CASE("a quote names its cue and speaker, or null") {
  const Json quotes = printed(hand_made_article(), {})["quotes"];
  CHECK(quotes[0]["cue"].is_null());
  CHECK(quotes[0]["speaker"].is_null());
  CHECK(quotes[1]["speaker"] ==
        Json::parse(R"({"start": 0, "end": 4, "entity": "e0", "name": "Léa"})"));
}

TEST_CASE("a quote names whom it is told to where that is known") {
  Article article = hand_made_article();
  CHECK(!printed(article, {})["quotes"][1].contains("addressee"));
  article.quotes[1].addressee_mention = 0;
  CHECK(printed(article, {})["quotes"][1]["addressee"] ==
        Json::parse(R"({"start": 0, "end": 4, "entity": "e0", "name": "Léa"})"));
}

TEST_CASE("a number without an upper end has none in JSON") {
  CHECK(printed(hand_made_article(), {})["claims"][0] == Json::parse(R"({"start": 0, "end": 14,
    "kind": "number", "who": "e0", "counts": "killed", "low": 12, "high": null})"));
}

TEST_CASE("tokens are printed on request") {
  const Json json = printed(hand_made_article(), {.with_text = true, .with_tokens = true});
  CHECK(json["text"] == "Léa didn't go on Jan. 3.");
  CHECK(json["tokens"].size() == 8);
  CHECK(json["tokens"][0] == Json::parse(R"({"start": 0, "end": 4, "upos": "PROPN",
    "lemma": "Léa", "head": 3, "deprel": "nsubj"})"));
  CHECK(json["tokens"][7]["head"].is_null());
}

TEST_CASE("CoNLL-U keeps multiword tokens, spaces and unparsed words") {
  CHECK(render_conllu(hand_made_article()) ==
        "# newdoc id = a-1\n"
        "# sent_id = a-1-1\n"
        "# text = Léa didn't go on Jan. 3.\n"
        "1\tLéa\tLéa\tPROPN\t_\t_\t4\tnsubj\t_\t_\n"
        "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "2\tdid\tdo\tAUX\t_\t_\t4\taux\t_\t_\n"
        "3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_\n"
        "4\tgo\tgo\tVERB\t_\t_\t0\troot\t_\t_\n"
        "5\ton\ton\tADP\t_\t_\t6\tcase\t_\t_\n"
        "6\tJan.\tJanuary\tPROPN\t_\t_\t4\tobl\t_\t_\n"
        "7\t3\t3\tNUM\t_\t_\t6\tnummod\t_\tSpaceAfter=No\n"
        "8\t.\t.\tPUNCT\t_\t_\t_\t_\t_\t_\n"
        "\n");
}
