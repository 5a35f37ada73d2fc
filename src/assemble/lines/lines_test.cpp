#include "assemble/lines/lines.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "assemble/lines/hand_events.h"
#include "assemble/lines/kept_tokens.h"
#include "assemble/lines/sentence_news.h"

using namespace dateline;

TEST_CASE("an entry of a live page opens with its clock time or behind it") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  hand.add_sentence("10:40/NUM");
  hand.add_sentence("The/DET minister/NOUN has/AUX landed/VERB in/ADP Porto/PROPN ./PUNCT");
  hand.add_sentence("She/PRON smiles/VERB ./PUNCT");
  hand.add_sentence("11:05/NUM Police/NOUN close/VERB the/DET bridge/NOUN ./PUNCT");
  for (const std::string_view clock : {"10:40", "11:05"}) {
    DateMention date;
    date.begin_token = hand.find(clock);
    date.end_token = date.begin_token + 1;
    date.sentence = clock == "10:40" ? 0 : 3;
    date.type = TimexType::kTime;
    hand.article.dates.push_back(date);
    hand.article.tokens.flags[date.begin_token] |= kHasDigit;
  }
  CHECK(opens_entry(hand.article, 1));
  CHECK_FALSE(opens_entry(hand.article, 2));
  CHECK(opens_entry(hand.article, 3));
}

TEST_CASE("the present tense tells a state, unless it tells what somebody says of the past") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  const auto add = [&](std::string_view words, std::string_view root) {
    hand.add_sentence(words);
    const uint32_t token = hand.find(root);
    hand.article.tokens.head[token] = token;
  };
  add("All/DET three/NUM want/VERB peace/NOUN in/ADP Lisbon/PROPN ./PUNCT", "want");
  add("The/DET mayor/NOUN wanted/VERB/want peace/NOUN in/ADP Lisbon/PROPN ./PUNCT", "wanted");
  add("The/DET army/NOUN says/VERB/say rockets/NOUN/rocket fell/VERB/fall ./PUNCT", "says");
  add("Drivers/NOUN used/VERB/use to/PART sleep/VERB there/ADV ./PUNCT", "used");
  const uint32_t fell = hand.find("fell");
  hand.article.tokens.head[fell] = hand.find("says");
  hand.article.tokens.deprel[fell] = Deprel::kCcomp;
  CHECK(tells_state(hand.article, 0));
  CHECK_FALSE(tells_state(hand.article, 1));
  CHECK_FALSE(tells_state(hand.article, 2));
  CHECK(tells_state(hand.article, 3));
  HandArticle passive("dawn.example/2", "2021-06-01");
  passive.add_sentence("Trucks/NOUN were/AUX/be used/VERB/use to/PART block/VERB it/PRON ./PUNCT");
  passive.parse("used", {{"were", "used", Deprel::kAuxPass}});
  CHECK_FALSE(tells_state(passive.article, 0));
}

TEST_CASE("what begins with its main verb has no subject") {
  HandArticle hand = article_of("dawn.example/1", "2021-06-01",
                                {"And/CCONJ closed/VERB/close the/DET old/ADJ bridge/NOUN of/ADP "
                                 "Porto/PROPN ./PUNCT"});
  CHECK(line_quality(hand.article, 0) > 0);
  hand.parse("closed", {});
  CHECK(line_quality(hand.article, 0) == 0);

  HandArticle jailed = article_of("dawn.example/2", "2021-06-01",
                                  {"Jailed/VERB/jail for/ADP a/DET fire/NOUN that/PRON "
                                   "hurt/VERB/hurt Porto/PROPN badly/ADV ./PUNCT"});
  jailed.parse("Jailed", {{"that", "hurt", Deprel::kNsubj}, {"hurt", "fire", Deprel::kAclRelcl}});
  CHECK(line_quality(jailed.article, 0) == 0);
  jailed.parse("Jailed", {{"fire", "hurt", Deprel::kNsubj}});
  CHECK(line_quality(jailed.article, 0) > 0);
}

TEST_CASE("a letter with its writer's address is no line") {
  const HandArticle hand = article_of(
      "dawn.example/1", "2021-06-01",
      {"Bo/PROPN Hill/PROPN bo@dawn.example/X The/DET council/NOUN closed/VERB/close the/DET "
       "bridge/NOUN ./PUNCT",
       "Bo/PROPN Hill/PROPN of/ADP @dawn/X said/VERB/say the/DET council/NOUN closed/VERB/close "
       "it/PRON ./PUNCT"});
  CHECK(line_quality(hand.article, 0) == 0);
  CHECK(line_quality(hand.article, 1) > 0);
}

TEST_CASE("what opens with the page of a paper is no line") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  for (const char* opening : {"P12/NOUN", "In/ADP"})
    hand.add_sentence(std::string(opening) +
                      " Porto/PROPN the/DET council/NOUN sold/VERB/sell the/DET old/ADJ "
                      "ferry/NOUN ./PUNCT");
  CHECK(line_quality(hand.article, 0) == 0);
  CHECK(line_quality(hand.article, 1) > 0);
}

TEST_CASE("what will be, is to be or is planned is a plan, not what somebody says") {
  const auto is_plan = [](std::string_view words, std::string_view root, std::string_view child,
                          Deprel relation) {
    HandArticle hand("dawn.example/1", "2021-06-01");
    hand.add_sentence(words);
    Tokens& tokens = hand.article.tokens;
    tokens.head[hand.find(root)] = hand.find(root);
    tokens.head[hand.find(child)] = hand.find(root);
    tokens.deprel[hand.find(child)] = relation;
    if (words.find("is/AUX/be") != std::string_view::npos) {
      tokens.head[hand.find("is")] = hand.find(root);
      tokens.deprel[hand.find("is")] = Deprel::kCop;
    }
    return tells_plan(hand.article, 0);
  };
  CHECK(is_plan("Porto/PROPN will/AUX vote/VERB ./PUNCT", "vote", "will", Deprel::kAux));
  CHECK(is_plan("Porto/PROPN is/AUX/be to/PART vote/VERB ./PUNCT", "vote", "to", Deprel::kMark));
  CHECK(is_plan("Porto/PROPN plans/VERB/plan to/PART vote/VERB ./PUNCT", "plans", "vote",
                Deprel::kXcomp));
  CHECK_FALSE(is_plan("Porto/PROPN began/VERB/begin to/PART vote/VERB ./PUNCT", "began", "vote",
                      Deprel::kXcomp));
  CHECK_FALSE(is_plan("She/PRON said/VERB/say Porto/PROPN will/AUX vote/VERB ./PUNCT", "said",
                      "vote", Deprel::kCcomp));
}

TEST_CASE("a line loses its dateline, its connective and who he is that said so") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  hand.add_sentence(
      "PORTO/PROPN (/PUNCT WN/PROPN )/PUNCT --/PUNCT But/CCONJ the/DET mayor/NOUN refused/VERB "
      "to/PART sign/VERB the/DET new/ADJ law/NOUN ,/PUNCT she/PRON said/VERB on/ADP Monday/PROPN "
      "./PUNCT");
  CHECK(cut_line(hand.article, 0) == "The mayor refused to sign the new law.");
}

TEST_CASE(
    "a line loses the label of its city or speaker; a bracket that nothing opened is no line") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  hand.add_sentence(
      "PORTO/PROPN :/PUNCT The/DET mayor/NOUN refused/VERB to/PART sign/VERB the/DET new/ADJ "
      "law/NOUN ./PUNCT");
  hand.add_sentence(
      "ET/PROPN )/PUNCT The/DET mayor/NOUN of/ADP Porto/PROPN refused/VERB to/PART sign/VERB "
      "./PUNCT");
  for (uint32_t token : {0u, hand.find("ET")}) hand.article.tokens.flags[token] |= kAllUpper;
  CHECK(cut_line(hand.article, 0) == "The mayor refused to sign the new law.");
  CHECK(line_quality(hand.article, 1) == 0);
}

TEST_CASE("a line loses the date it stands under") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  hand.add_sentence(
      "Monday/PROPN :/PUNCT The/DET mayor/NOUN refused/VERB to/PART sign/VERB the/DET new/ADJ "
      "law/NOUN ./PUNCT");
  DateMention date;
  date.end_token = 1;
  hand.article.dates.push_back(date);
  CHECK(cut_line(hand.article, 0) == "The mayor refused to sign the new law.");
}

TEST_CASE("what a camera sees is a caption, and one dated sentence on top of an article") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "2/NUM June/PROPN :/PUNCT The/DET mayor/NOUN checks/VERB/check a/DET new/ADJ net/NOUN "
      "off/ADP "
      "Porto/PROPN ./PUNCT");
  hand.add_sentence(
      "A/DET gull/NOUN sits/VERB/sit on/ADP the/DET old/ADJ pier/NOUN of/ADP Porto/PROPN ./PUNCT");
  hand.add_sentence(
      "A/DET gull/NOUN sat/VERB/sit on/ADP the/DET old/ADJ pier/NOUN of/ADP Porto/PROPN ./PUNCT");
  DateMention date;
  date.end_token = 2;
  date.has_when = true;
  date.when = when_day({2021, 6, 2});
  hand.article.dates.push_back(date);
  for (const Sentence& sentence : hand.article.sentences) {
    uint32_t verb = sentence.begin_token;
    while (hand.article.tokens.upos[verb] != Upos::kVerb) ++verb;
    hand.article.tokens.head[verb] = verb;
  }
  CHECK(line_quality(hand.article, 0) == 0);
  CHECK(is_caption(hand.article, 1));
  CHECK_FALSE(is_caption(hand.article, 2));
}

TEST_CASE("what a picture shows is a caption, not what pictures showed") {
  const HandArticle hand = article_of(
      "dawn.example/1", "2021-06-09",
      {"An/DET image/NOUN of/ADP the/DET port/NOUN shows/VERB/show oil/NOUN ./PUNCT",
       "An/DET image/NOUN of/ADP the/DET port/NOUN showed/VERB/show oil/NOUN ./PUNCT",
       "Satellite/NOUN image/NOUN of/ADP Porto/PROPN taken/VERB/take in/ADP June/PROPN ./PUNCT",
       "An/DET image/NOUN of/ADP Porto/PROPN stirred/VERB/stir the/DET council/NOUN ./PUNCT"});
  for (uint32_t sentence = 0; sentence < 4; ++sentence) {
    const Sentence& whole = hand.article.sentences[sentence];
    CHECK(tells_of_picture(hand.article, {whole.begin_token, whole.end_token}) ==
          (sentence == 0 || sentence == 2));
  }
}

TEST_CASE("half a quotation is no line") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  hand.add_sentence(
      "The/DET mayor/NOUN of/ADP Porto/PROPN refused/VERB to/PART sign/VERB it/PRON ,/PUNCT "
      "\"/PUNCT Costa/PROPN said/VERB ./PUNCT");
  hand.add_sentence(
      "The/DET mayor/NOUN of/ADP Porto/PROPN refused/VERB to/PART sign/VERB the/DET \"/PUNCT "
      "bad/ADJ \"/PUNCT law/NOUN ./PUNCT");
  CHECK(line_quality(hand.article, 0) == 0);
  CHECK(line_quality(hand.article, 1) > 0);
}

TEST_CASE("a caption names its day last and tells of now, or who stands where") {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(
      "A/DET diver/NOUN checks/VERB/check a/DET net/NOUN off/ADP Porto/PROPN ,/PUNCT 2/NUM "
      "June/PROPN 2021/NUM ./PUNCT");
  hand.add_sentence(
      "A/DET diver/NOUN checked/VERB/check a/DET net/NOUN off/ADP Porto/PROPN ,/PUNCT 2/NUM "
      "June/PROPN 2021/NUM ./PUNCT");
  hand.add_sentence(
      "Mayor/NOUN Costa/PROPN (/PUNCT left/ADJ )/PUNCT met/VERB/meet the/DET divers/NOUN ./PUNCT");
  for (uint32_t sentence : {0u, 1u}) {
    const uint32_t begin = hand.article.sentences[sentence].begin_token;
    DateMention date;
    date.begin_token = begin + 8;
    date.end_token = begin + 11;
    date.has_when = true;
    date.when = when_day({2021, 6, 2});
    hand.article.dates.push_back(date);
    hand.article.tokens.head[begin + 2] = begin + 2;
  }
  CHECK(is_caption(hand.article, 0));
  CHECK_FALSE(is_caption(hand.article, 1));
  CHECK(is_caption(hand.article, 2));
}

TEST_CASE("that somebody said something is no line without what was said") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  const auto add = [&hand](std::string_view sentence, std::string_view said,
                           std::string_view content) {
    hand.add_sentence(sentence);
    const uint32_t predicate = hand.find(said);
    hand.article.tokens.head[predicate] = predicate;
    if (content.empty()) return;
    hand.article.tokens.head[hand.find(content)] = predicate;
    hand.article.tokens.deprel[hand.find(content)] = Deprel::kCcomp;
  };
  add("Costa/PROPN said/VERB/say in/ADP his/PRON speech/NOUN on/ADP Tuesday/PROPN ./PUNCT", "said",
      "");
  add("Silva/PROPN says/VERB/say that/SCONJ divers/NOUN vanished/VERB/vanish ./PUNCT", "says",
      "vanished");
  add("Costa/PROPN proclaimed/VERB/proclaim on/ADP Monday/PROPN in/ADP Porto/PROPN ./PUNCT",
      "proclaimed", "");
  add("Costa/PROPN declared/VERB/declare that/SCONJ divers/NOUN drowned/VERB/drown ./PUNCT",
      "declared", "drowned");
  CHECK(says_nothing(hand.article, 0));
  CHECK_FALSE(says_nothing(hand.article, 1));
  CHECK(says_nothing(hand.article, 2));
  CHECK_FALSE(says_nothing(hand.article, 3));
  add("Truces/NOUN were/AUX/be announced/VERB/announce on/ADP Friday/PROPN ./PUNCT", "announced",
      "");
  hand.article.tokens.head[hand.find("Truces")] = hand.find("announced");
  hand.article.tokens.deprel[hand.find("Truces")] = Deprel::kNsubjPass;
  CHECK_FALSE(says_nothing(hand.article, 4));

  add("Mayors/NOUN told/VERB/tell farmers/NOUN to/PART wait/VERB ./PUNCT", "told", "");
  add("Costa/PROPN replied/VERB/say on/ADP Monday/PROPN that/PRON cod/NOUN sank/VERB ./PUNCT",
      "replied", "");
  CHECK_FALSE(says_nothing(hand.article, 5));
  CHECK_FALSE(says_nothing(hand.article, 6));

  const auto opens = [](std::string_view sentence, std::string_view verb) {
    HandArticle with_opening("dawn.example/2", "2021-06-01");
    with_opening.add_sentence(sentence);
    Tokens& tokens = with_opening.article.tokens;
    const uint32_t said = with_opening.find("said");
    tokens.head[said] = said;
    tokens.head[with_opening.find(verb)] = said;
    tokens.deprel[with_opening.find(verb)] = Deprel::kAdvcl;
    return !says_nothing(with_opening.article, 0);
  };
  CHECK(
      opens("Dockers/NOUN voted/VERB/vote on/ADP Friday/PROPN ,/PUNCT unions/NOUN said/VERB/say "
            "./PUNCT",
            "voted"));
  CHECK_FALSE(
      opens("Asked/VERB/ask on/ADP Friday/PROPN ,/PUNCT Borg/PROPN said/VERB/say so/ADV "
            "./PUNCT",
            "Asked"));
}

TEST_CASE("that the press got no answer is no line, unless the sentence tells more") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  const auto add = [&hand](std::string_view sentence, std::string_view root, std::string_view word,
                           Deprel relation) {
    hand.add_sentence(sentence);
    const uint32_t main = hand.find(root);
    hand.article.tokens.head[main] = main;
    hand.article.tokens.head[hand.find(word)] = main;
    hand.article.tokens.deprel[hand.find(word)] = relation;
  };
  add("Borg/PROPN declined/VERB/decline to/PART comment/VERB ./PUNCT", "declined", "comment",
      Deprel::kXcomp);
  add("Silva/PROPN did/AUX not/PART respond/VERB to/ADP a/DET request/NOUN for/ADP comment/NOUN "
      "./PUNCT",
      "respond", "not", Deprel::kAdvmod);
  add("The/DET ministry/NOUN refused/VERB/refuse comment/NOUN but/CCONJ freed/VERB/free "
      "Silva/PROPN "
      "./PUNCT",
      "refused", "freed", Deprel::kConj);
  add("Costa/PROPN responded/VERB/respond to/ADP critics/NOUN by/ADP comment/NOUN ./PUNCT",
      "responded", "critics", Deprel::kObl);
  add("Calls/NOUN/call to/ADP Ruiz/PROPN were/AUX n't/PART returned/VERB/return ./PUNCT",
      "returned", "n't", Deprel::kAdvmod);
  hand.article.tokens.head[hand.find("Calls")] = hand.find("returned");
  hand.article.tokens.deprel[hand.find("Calls")] = Deprel::kNsubjPass;
  CHECK(tells_of_no_comment(hand.article, 0));
  CHECK(tells_of_no_comment(hand.article, 1));
  CHECK_FALSE(tells_of_no_comment(hand.article, 2));
  CHECK_FALSE(tells_of_no_comment(hand.article, 3));
  CHECK(tells_of_no_comment(hand.article, 4));
}

TEST_CASE("what has no verb that asserts is no line") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  const auto add = [&hand](std::string_view sentence, std::string_view root,
                           std::string_view child) {
    hand.add_sentence(sentence);
    const uint32_t main = hand.find(root);
    hand.article.tokens.head[main] = main;
    if (!child.empty()) hand.article.tokens.head[hand.find(child)] = main;
  };
  add("Black/ADJ mould/NOUN growing/VERB/grow in/ADP a/DET cage/NOUN ./PUNCT", "growing", "mould");
  add("Weeds/NOUN were/AUX spreading/VERB/spread in/ADP Lund/PROPN ./PUNCT", "spreading", "were");
  add("The/DET Tide/PROPN starring/VERB/star Borg/PROPN ./PUNCT", "Tide", "starring");
  add("Costa/PROPN is/AUX a/DET lawyer/NOUN ./PUNCT", "lawyer", "is");
  CHECK(asserts_nothing(hand.article, 0));
  CHECK_FALSE(asserts_nothing(hand.article, 1));
  CHECK(asserts_nothing(hand.article, 2));
  CHECK_FALSE(asserts_nothing(hand.article, 3));
}

TEST_CASE("a line names whom its pronoun surely means") {
  HandArticle hand("dawn.example/1", "2021-06-01");
  hand.add_sentence("Lina/PROPN Borg/PROPN left/VERB Porto/PROPN on/ADP Monday/PROPN ./PUNCT");
  hand.add_sentence(
      "She/PRON pleaded/VERB guilty/ADJ to/ADP bribery/NOUN in/ADP court/NOUN ./PUNCT");
  hand.add_sentence("Her/PRON lawyer/NOUN asked/VERB for/ADP a/DET new/ADJ trial/NOUN ./PUNCT");
  hand.add_sentence("She/PRON then/ADV praised/VERB her/PRON at/ADP the/DET harbour/NOUN ./PUNCT");
  Tokens& tokens = hand.article.tokens;
  const auto name = [&](uint32_t begin, uint32_t end, uint32_t sentence, MentionForm form) {
    EntityMention mention;
    mention.span = tokens.span(begin, end);
    mention.begin_token = begin;
    mention.end_token = end;
    mention.sentence = sentence;
    mention.kind = EntityKind::kPerson;
    mention.form = form;
    mention.entity = 0;
    mention.confidence = EntityMention::kSure;
    hand.article.entities.push_back(mention);
  };
  name(0, 2, 0, MentionForm::kName);
  CHECK(line_quality(hand.article, 1) == 0);
  CHECK(cut_line(hand.article, 1) == "She pleaded guilty to bribery in court.");

  for (uint32_t sentence = 1; sentence < 4; ++sentence) {
    const uint32_t pronoun = hand.article.sentences[sentence].begin_token;
    name(pronoun, pronoun + 1, sentence, MentionForm::kPronoun);
    tokens.head[pronoun] = pronoun + 1;
    tokens.deprel[pronoun] = sentence == 2 ? Deprel::kNmodPoss : Deprel::kNsubj;
  }
  CHECK(line_quality(hand.article, 1) > 0);
  CHECK(cut_line(hand.article, 1) == "[Lina Borg] pleaded guilty to bribery in court.");
  CHECK(line_quality(hand.article, 2) > 0);
  CHECK(cut_line(hand.article, 2) == "[Lina Borg's] lawyer asked for a new trial.");

  // "Praised her": somebody else, whom nobody names.
  const uint32_t verb = hand.find("praised");
  tokens.head[hand.article.sentences[3].begin_token] = verb;
  tokens.head[verb + 1] = verb;
  tokens.deprel[verb + 1] = Deprel::kObj;
  CHECK(line_quality(hand.article, 3) == 0);

  hand.article.entities[1].confidence = 500;  // who speaks there is less sure
  CHECK(line_quality(hand.article, 1) == 0);
}
