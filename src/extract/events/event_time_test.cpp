#include "extract/events/event_time.h"

#include <doctest/doctest.h>

#include <utility>

#include "model/hand_article.h"

using namespace dateline;

namespace {

const Lexicon& lexicon() {
  static const Lexicon loaded = Lexicon::load(DL_SOURCE_DIR "/data").value();
  return loaded;
}

void add_date(Article& article, uint32_t token, When when) {
  DateMention date;
  date.begin_token = token;
  date.end_token = token + 1;
  date.sentence = static_cast<uint32_t>(article.sentences.size() - 1);
  date.span = article.tokens.span(token);
  date.has_when = true;
  date.when = when;
  article.dates.push_back(date);
}

When when_of(const HandArticle& hand, uint32_t sentence, uint32_t trigger) {
  const auto time = EventTimes(hand.article, lexicon()).of(sentence, trigger);
  REQUIRE(time);
  return time->when;
}

}  // namespace

TEST_CASE("each verb keeps its own date, and the saying keeps its own") {
  HandArticle hand("harbour.example/1", "2020-03-05");
  hand.add_sentence(
      "Officials/NOUN/official said/VERB/say Wednesday/PROPN that/SCONJ rebels/NOUN/rebel "
      "attacked/VERB/attack the/DET port/NOUN Monday/PROPN and/CCONJ fled/VERB/flee ./PUNCT");
  add_date(hand.article, hand.find("Wednesday"), when_day({2020, 3, 4}));
  add_date(hand.article, hand.find("Monday"), when_day({2020, 3, 2}));
  CHECK(when_of(hand, 0, hand.find("said")).first == CivilDate{2020, 3, 4});
  CHECK(when_of(hand, 0, hand.find("attacked")).first == CivilDate{2020, 3, 2});
}

TEST_CASE("what is quoted has its own days") {
  HandArticle hand("harbour.example/1", "2020-03-05");
  hand.add_sentence(
      "In/ADP 2012/NUM rebels/NOUN/rebel attacked/VERB/attack the/DET town/NOUN of/ADP today/NOUN "
      "./PUNCT");
  add_date(hand.article, hand.find("today"), when_day({2020, 3, 5}, Basis::kRelative));
  hand.article.tokens.head[hand.find("today")] = hand.find("attacked");
  const auto year_of_attack = [&] { return when_of(hand, 0, hand.find("attacked")).first.year; };
  hand.article.tokens.flags[hand.find("today")] |= kInQuote;
  CHECK(year_of_attack() == 2020);  // "on 'Porto Today'", and no other date
  add_date(hand.article, hand.find("2012"), *When::parse_edtf("2012"));
  std::swap(hand.article.dates[0], hand.article.dates[1]);
  CHECK(year_of_attack() == 2012);
}

TEST_CASE("the day and the hour of a page date nothing that its sentence dates itself") {
  HandArticle hand("harbour.example/1", "2020-03-05");
  hand.add_sentence(
      "Thursday/PROPN 8.30/NUM In/ADP May/PROPN rebels/NOUN/rebel attacked/VERB/attack a/DET "
      "town/NOUN ./PUNCT");
  add_date(hand.article, hand.find("Thursday"), when_day({2020, 3, 5}));
  add_date(hand.article, hand.find("8.30"), when_day({2020, 3, 5}));
  hand.article.dates.back().type = TimexType::kTime;
  add_date(hand.article, hand.find("May"), *When::parse_edtf("2019-05"));
  CHECK(when_of(hand, 0, hand.find("attacked")) == *When::parse_edtf("2019-05"));
}

TEST_CASE("a date that opens the sentence dates its verbs; that of a clause does not") {
  HandArticle hand("harbour.example/2", "2020-03-05");
  hand.add_sentence(
      "Monday/PROPN rebels/NOUN/rebel attacked/VERB/attack the/DET port/NOUN and/CCONJ "
      "killed/VERB/kill guards/NOUN/guard ./PUNCT");
  add_date(hand.article, hand.find("Monday"), when_day({2020, 3, 2}));
  CHECK(when_of(hand, 0, hand.find("killed")).first == CivilDate{2020, 3, 2});

  HandArticle clause("harbour.example/3", "2020-03-05");
  clause.add_sentence(
      "The/DET leader/NOUN ,/PUNCT who/PRON left/VERB/leave Monday/PROPN ,/PUNCT "
      "ordered/VERB/order an/DET attack/NOUN ./PUNCT");
  add_date(clause.article, clause.find("Monday"), when_day({2020, 3, 2}));
  CHECK(when_of(clause, 0, clause.find("ordered")).basis == Basis::kPublished);
}

TEST_CASE("a passage about long ago goes on with its date, for one sentence") {
  HandArticle hand("harbour.example/4", "2020-03-05");
  hand.add_sentence("Rebels/NOUN/rebel took/VERB/take the/DET port/NOUN in/ADP 1979/NUM ./PUNCT");
  add_date(hand.article, hand.find("1979"), when_year(1979));
  hand.add_sentence("They/PRON burned/VERB/burn it/PRON ./PUNCT");
  const When when = when_of(hand, 1, hand.find("burned"));
  CHECK(when.to_edtf() == "1979");
  CHECK(when.basis == Basis::kRelative);
  hand.add_sentence("Trade/NOUN stopped/VERB/stop ./PUNCT");
  CHECK(when_of(hand, 2, hand.find("stopped")).basis == Basis::kPublished);

  const auto basis_behind = [](std::string_view sentence, std::string_view verb) {
    HandArticle own("harbour.example/4", "2020-03-05");
    own.add_sentence("Rebels/NOUN/rebel took/VERB/take the/DET port/NOUN in/ADP 1979/NUM ./PUNCT");
    add_date(own.article, own.find("1979"), when_year(1979));
    own.add_sentence(sentence);
    return when_of(own, 1, own.find(verb)).basis;
  };
  CHECK(basis_behind("Trade/NOUN has/AUX/have grown/VERB/grow ./PUNCT", "grown") ==
        Basis::kPublished);
  CHECK(basis_behind("Known/VERB/know for/ADP its/PRON beach/NOUN it/PRON is/AUX/be dear/ADJ "
                     "./PUNCT",
                     "Known") == Basis::kPublished);
}

TEST_CASE("what names a period of its own does not go on with the date before it") {
  HandArticle hand("harbour.example/4", "2020-03-05");
  hand.add_sentence("Rebels/NOUN/rebel took/VERB/take the/DET port/NOUN in/ADP 1979/NUM ./PUNCT");
  add_date(hand.article, hand.find("1979"), when_year(1979));
  hand.add_sentence("It/PRON burned/VERB/burn during/ADP the/DET siege/NOUN ./PUNCT");
  CHECK(when_of(hand, 1, hand.find("burned")).basis == Basis::kPublished);
}

TEST_CASE("a passage goes on with no date of a clause, nor beside its own") {
  const auto basis_behind = [](std::string_view first, std::string_view date, When when,
                               Deprel relation) {
    HandArticle hand("harbour.example/4", "2020-03-05");
    hand.add_sentence(first);
    const uint32_t verb = hand.find("burned");
    hand.article.tokens.head[hand.find(date)] = verb;
    hand.article.tokens.deprel[verb] = relation;
    add_date(hand.article, hand.find(date), when);
    hand.add_sentence("They/PRON took/VERB/take it/PRON ./PUNCT");
    return when_of(hand, 1, hand.find("took")).basis;
  };
  const std::string_view year = "The/DET port/NOUN burned/VERB/burn in/ADP 1979/NUM ./PUNCT";
  CHECK(basis_behind(year, "1979", when_year(1979), Deprel::kRoot) == Basis::kRelative);
  CHECK(basis_behind(year, "1979", when_year(1979), Deprel::kAclRelcl) == Basis::kPublished);

  HandArticle own("harbour.example/4", "2020-03-05");
  own.add_sentence("Rebels/NOUN/rebel took/VERB/take the/DET port/NOUN in/ADP 1979/NUM ./PUNCT");
  add_date(own.article, own.find("1979"), when_year(1979));
  own.add_sentence("He/PRON left/VERB/leave what/PRON he/PRON opened/VERB/open in/ADP 2012/NUM");
  own.article.tokens.head[own.find("2012")] = own.find("opened");
  add_date(own.article, own.find("2012"), when_year(2012));
  CHECK(when_of(own, 1, own.find("left")).basis == Basis::kPublished);
}

TEST_CASE("a range is one stretch of time, and a noun has the date beside it") {
  HandArticle hand("harbour.example/5", "2020-03-05");
  hand.add_sentence("They/PRON fought/VERB/fight from/ADP 2003/NUM to/ADP 2011/NUM ./PUNCT");
  add_date(hand.article, hand.find("2003"), when_year(2003));
  add_date(hand.article, hand.find("2011"), when_year(2011));
  CHECK(when_of(hand, 0, hand.find("fought")).to_edtf() == "2003-01-01/2011-12-31");

  HandArticle noun("harbour.example/6", "2020-03-05");
  noun.add_sentence(
      "The/DET Monday/PROPN attack/NOUN was/AUX condemned/VERB/condemn Wednesday/PROPN ./PUNCT");
  add_date(noun.article, noun.find("Monday"), when_day({2020, 3, 2}));
  add_date(noun.article, noun.find("Wednesday"), when_day({2020, 3, 4}));
  CHECK(when_of(noun, 0, noun.find("attack")).first == CivilDate{2020, 3, 2});
  CHECK(when_of(noun, 0, noun.find("condemned")).first == CivilDate{2020, 3, 4});
}

TEST_CASE("what is put off until a day to come was put off when it was") {
  HandArticle hand("harbour.example/5", "2020-03-05");
  hand.add_sentence("It/PRON was/AUX closed/VERB/close Monday/PROPN until/ADP April/PROPN ./PUNCT");
  add_date(hand.article, hand.find("Monday"), when_day({2020, 3, 2}));
  add_date(hand.article, hand.find("April"), when_interval({2020, 4, 1}, {2020, 4, 30}));
  CHECK(when_of(hand, 0, hand.find("closed")).to_edtf() == "2020-03-02");
}

TEST_CASE("a change from one year to another is told of the other") {
  HandArticle hand("harbour.example/5", "2020-03-05");
  hand.add_sentence(
      "Trade/NOUN fell/VERB/fall from/ADP 64/NUM in/ADP 1998/NUM to/ADP 52/NUM in/ADP 2002/NUM "
      "./PUNCT");
  add_date(hand.article, hand.find("1998"), when_year(1998));
  add_date(hand.article, hand.find("2002"), when_year(2002));
  CHECK(when_of(hand, 0, hand.find("fell")).to_edtf() == "2002");
}

TEST_CASE("by a day that is over, something had happened on that day") {
  HandArticle hand("harbour.example/7", "2020-03-05");
  hand.add_sentence("By/ADP Monday/PROPN rebels/NOUN/rebel had/AUX fled/VERB/flee ./PUNCT");
  When by = when_day({2020, 3, 2}, Basis::kRelative);
  by.qualifier = Qualifier::kBefore;
  add_date(hand.article, hand.find("Monday"), by);
  CHECK(when_of(hand, 0, hand.find("fled")).to_edtf() == "2020-03-02");
}

TEST_CASE("a length counted from an event takes its day from where the article dates it") {
  HandArticle hand("harbour.example/9", "2020-03-05");
  hand.add_sentence(
      "The/DET general/NOUN was/AUX/be assassinated/VERB/assassinate Monday/PROPN ./PUNCT");
  add_date(hand.article, hand.find("Monday"), when_day({2020, 3, 2}));
  hand.add_sentence(
      "The/DET base/NOUN was/AUX/be shelled/VERB/shell two/NUM days/NOUN/day after/SCONJ the/DET "
      "assassination/NOUN ./PUNCT");
  DateMention length;
  length.type = TimexType::kDuration;
  length.value = InlineText<31>("P2D");
  length.begin_token = hand.find("two");
  length.end_token = length.begin_token + 2;
  length.sentence = 1;
  hand.article.dates.push_back(length);
  CHECK(when_of(hand, 1, hand.find("shelled")).first == CivilDate{2020, 3, 4});
  CHECK(when_of(hand, 1, hand.find("assassination")).first == CivilDate{2020, 3, 2});

  hand.article.dates.back().value = InlineText<31>("PXD");  // "some days after" counts to no day
  CHECK(when_of(hand, 1, hand.find("shelled")).basis == Basis::kPublished);
}

TEST_CASE("a date that a superlative is measured by dates nothing") {
  HandArticle hand("harbour.example/9", "2023-05-12");
  hand.add_sentence(
      "The/DET collapse/NOUN caused/VERB/cause the/DET worst/ADJ flood/NOUN since/ADP 2018/NUM "
      "./PUNCT");
  add_date(hand.article, hand.find("2018"), when_year(2018));
  CHECK(when_of(hand, 0, hand.find("caused")).first == CivilDate{2023, 5, 12});
}

TEST_CASE("a date behind what is asserted does not open its sentence") {
  HandArticle hand("harbour.example/10", "2020-03-05");
  hand.add_sentence(
      "The/DET raid/NOUN is/AUX/be the/DET longest/ADJ since/SCONJ the/DET 1979/NUM war/NOUN "
      "./PUNCT");
  hand.parse("longest", {{"raid", "longest", Deprel::kNsubj},
                         {"war", "longest", Deprel::kObl},
                         {"1979", "war", Deprel::kNummod}});
  add_date(hand.article, hand.find("1979"), when_year(1979));
  hand.add_sentence("Rome/PROPN rejected/VERB/reject it/PRON ./PUNCT");
  CHECK(when_of(hand, 0, hand.find("raid")).basis == Basis::kPublished);
  CHECK(when_of(hand, 0, hand.find("war")).to_edtf() == "1979");
  CHECK(when_of(hand, 1, hand.find("rejected")).basis == Basis::kPublished);
}
