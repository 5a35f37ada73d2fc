#include "assemble/happened/line_worth.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "assemble/lines/hand_events.h"

using namespace dateline;

namespace {

// The features of the first telling of an article.
WorthFeatures worth_of(const HandArticle& hand) {
  const std::vector<const Article*> articles{&hand.article};
  const Tellings tellings = collect_tellings(articles);
  return describe_worth(articles, tellings, std::vector<LineFeatures>(tellings.items.size()))
      .front();
}

void name(HandArticle& hand, std::string_view word, NameTag tag) {
  hand.article.tokens.name.resize(hand.article.tokens.count());
  hand.article.tokens.name[hand.find(word)] = tag;
}

// Its first event is of the Monday that the sentence names.
void date_on_monday(HandArticle& hand) {
  DateMention monday;
  monday.begin_token = hand.find("Monday");
  monday.end_token = monday.begin_token + 1;
  monday.has_when = true;
  monday.when = when_day({2021, 6, 7}, Basis::kRelative);
  hand.article.dates.push_back(monday);
  EventMention& event = hand.article.events.front();
  event.date = 0;
  event.when = monday.when;
}

// "On Monday police in Porto arrested Lina Borg near her new house and took two phones."
HandArticle arrest() {
  HandArticle hand = article_of(
      "dawn.example/1", "2021-06-09",
      {"On/ADP Monday/PROPN police/NOUN in/ADP Porto/PROPN arrested/VERB/arrest Lina/PROPN "
       "Borg/PROPN near/ADP her/PRON new/ADJ house/NOUN and/CCONJ took/VERB/take two/NUM "
       "phones/NOUN/phone ./PUNCT"});
  hand.parse("arrested", {{"police", "arrested", Deprel::kNsubj},
                          {"Monday", "arrested", Deprel::kObl},
                          {"Borg", "arrested", Deprel::kObj},
                          {"took", "arrested", Deprel::kConj}});
  name(hand, "Porto", NameTag::kBeginPlace);
  name(hand, "Lina", NameTag::kBeginPerson);
  name(hand, "Borg", NameTag::kInPerson);
  hand.article.events.front().confidence = 900;
  return hand;
}

}  // namespace

TEST_CASE("a deed with its day") {
  HandArticle hand = arrest();
  date_on_monday(hand);
  const WorthFeatures worth = worth_of(hand);
  for (const WorthFeature has :
       {kWorthBase, kNamesDay, kTellsNews, kHasSecondVerb, kDateOnRoot, kDateFirst, kArticleNews})
    CHECK_MESSAGE(worth[has] == 1, kWorthFeatureNames[has]);
  for (const WorthFeature hasnt :
       {kHasLightRoot, kIsNegated, kIsPassive, kHasModal, kPresentVerbs, kIsShort, kSince,
        kYearsAgo, kUnmentionedSubject, kMoreDates, kDateDepth, kArticleTalk})
    CHECK_MESSAGE(worth[hasnt] == 0, kWorthFeatureNames[hasnt]);
}

TEST_CASE("news without a day of its own") {
  const WorthFeatures worth = worth_of(arrest());
  CHECK(worth[kUndatedNews] == 1);
  CHECK(worth[kUndatedOlder] == 0);  // nobody else tells it
  HandArticle dated = arrest();
  date_on_monday(dated);
  CHECK(worth_of(dated)[kUndatedNews] == 0);
}

TEST_CASE("a sentence without a day behind one of long ago") {
  HandArticle hand = arrest();
  DateMention year;
  year.sentence = 1;
  year.begin_token = year.end_token = hand.article.sentences[0].end_token;
  year.has_when = true;
  year.when = when_year(2016);
  hand.add_sentence("She/PRON fled/VERB/flee in/ADP 2016/NUM ./PUNCT");
  hand.article.dates.push_back(year);
  CHECK(worth_of(hand)[kUndatedNearOld] == 1);
  CHECK(worth_of(hand)[kUndatedAfterOld] == 0);
  CHECK(worth_of(hand)[kUndatedInside] == 0);
  hand.article.dates.front().when = when_day({2021, 6, 8});
  CHECK(worth_of(hand)[kUndatedNearOld] == 0);
}

TEST_CASE("a sentence without a parse is not judged") {
  HandArticle hand = arrest();
  hand.article.tokens.head[hand.find("arrested")] = kNone;
  CHECK(worth_of(hand) == WorthFeatures{});
}

TEST_CASE("a date that hangs below the root") {
  // "Judges said that Porto closed the bridge on Monday": the arrest's words with other heads.
  HandArticle hand = article_of(
      "dawn.example/1", "2021-06-09",
      {"Judges/NOUN/judge said/VERB/say Porto/PROPN closed/VERB/close the/DET bridge/NOUN on/ADP "
       "Monday/PROPN ./PUNCT"});
  hand.parse("said", {{"Judges", "said", Deprel::kNsubj},
                      {"closed", "said", Deprel::kCcomp},
                      {"Monday", "closed", Deprel::kObl}});
  date_on_monday(hand);
  const WorthFeatures worth = worth_of(hand);
  CHECK(worth[kDateOnRoot] == 0);
  CHECK(worth[kDateInReport] == 1);
  CHECK(worth[kDateDepth] == doctest::Approx(1.0 / 3));
}

TEST_CASE("a surname alone needs one who knows it") {
  const auto tell = [](size_t others, std::string_view named) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    add_event(hand, named);
    hand.parse("sold", {{"Borg", "sold", Deprel::kNsubj},
                        {"boat", "sold", Deprel::kObj},
                        {"her", "boat", Deprel::kNmodPoss}});
    const bool is_alone = named.starts_with("Borg");
    if (!is_alone) name(hand, "Lina", NameTag::kBeginPerson);
    name(hand, "Borg", is_alone ? NameTag::kBeginPerson : NameTag::kInPerson);
    for (size_t i = 0; i < others; ++i) add_event(hand, "Borg/PROPN sang/VERB/sing ./PUNCT");
    return worth_of(hand);
  };
  const char* borg =
      "Borg/PROPN sold/VERB/sell her/PRON boat/NOUN to/ADP a/DET museum/NOUN in/ADP "
      "Porto/PROPN ./PUNCT";
  const std::string lina_borg = std::string("Lina/PROPN ") + borg;
  const auto alone = tell(0, borg);
  CHECK(alone[kBareName] > 0.5);
  CHECK(alone[kEarlyPronoun] == 0);
  const auto full = tell(0, lina_borg);
  CHECK(full[kBareName] == 0);
  CHECK(full[kNamesInIt] > 0);
  const auto known = tell(40, borg);
  CHECK(known[kBareName] == 0);
  CHECK(known[kKnownName] > alone[kKnownName]);
  CHECK(alone[kNamesNobody] == 0);
}

TEST_CASE("the report that nobody has spoken of") {
  const auto tell = [](std::string_view first) {
    HandArticle hand("dawn.example/1", "2021-06-09");
    hand.add_sentence(first);
    add_event(hand,
              "The/DET report/NOUN blamed/VERB/blame the/DET harbour/NOUN master/NOUN of/ADP "
              "Porto/PROPN for/ADP the/DET fire/NOUN on/ADP 8/NUM May/PROPN ./PUNCT");
    const Sentence& sentence = hand.article.sentences.back();
    Tokens& tokens = hand.article.tokens;
    const uint32_t the = sentence.begin_token, blamed = the + 2;
    tokens.head[blamed] = blamed;
    tokens.head[the + 1] = blamed;
    tokens.deprel[the + 1] = Deprel::kNsubj;
    tokens.head[the] = the + 1;
    tokens.deprel[the] = Deprel::kDet;
    return worth_of(hand);
  };
  const WorthFeatures before = tell("A/DET report/NOUN came/VERB out/ADP ./PUNCT");
  CHECK(before[kUnmentionedSubject] == 0);
  CHECK(before[kSpokenOfSubject] > 0);
  const WorthFeatures never = tell("Much/ADJ is/AUX unclear/ADJ ./PUNCT");
  CHECK(never[kUnmentionedSubject] == 1);
  CHECK(never[kSpokenOfSubject] == 0);
}

TEST_CASE("a story of many articles leaves out what one of few tells") {
  static const Lexicon lexicon = Lexicon::load(DL_SOURCE_DIR "/data").value();
  // "Perhaps the bridge never seemed old, and the mayor would hardly admit that" and an arrest.
  HandArticle column = article_of(
      "dawn.example/1", "2021-06-09",
      {"Perhaps/ADV the/DET Porto/PROPN bridge/NOUN never/ADV really/ADV seemed/VERB/seem old/ADJ "
       "and/CCONJ its/PRON mayor/NOUN hardly/ADV ever/ADV noticed/VERB/notice its/PRON "
       "rust/NOUN ./PUNCT"});
  column.parse("seemed", {{"bridge", "seemed", Deprel::kNsubj},
                          {"never", "seemed", Deprel::kAdvmod},
                          {"noticed", "seemed", Deprel::kConj}});
  const HandArticle report = arrest();
  const auto tell = [&](size_t others) {
    std::vector<HandArticle> hands;
    for (size_t i = 0; i < others; ++i)
      hands.emplace_back("dusk.example/" + std::to_string(i), "2021-06-10");
    std::vector<const Article*> articles{&column.article, &report.article};
    for (const HandArticle& hand : hands) articles.push_back(&hand.article);
    canonical_order(articles);
    std::vector<std::string> texts;
    for (const auto& line :
         merge_events(articles, collect_tellings(articles), find_copies(articles),
                      link_entities(articles, lexicon), lexicon))
      texts.push_back(line.value.text);
    return texts;
  };
  CHECK(tell(0).size() == 2);
  const auto of_many = tell(500);
  REQUIRE(of_many.size() == 1);
  CHECK(of_many[0].find("arrested") != std::string::npos);
}
