#include "annotate/name_repairs.h"

#include <doctest/doctest.h>

#include "annotate/named_things.h"
#include "annotate/test_article.h"

using namespace dateline;

namespace {

struct Given {
  std::string_view text;
  NameTag kind;
};

// The names of a text after the repairs, when these stood wherever it has them before: "person:Ann
// Lee".
std::string repaired(std::string text, std::initializer_list<Given> names) {
  Article article = read_article(std::move(text));
  Tokens& tokens = article.tokens;
  std::fill(tokens.name.begin(), tokens.name.end(), NameTag::kOutside);
  for (const auto& [name, kind] : names)
    for (size_t at = article.text.find(name); at != std::string::npos;
         at = article.text.find(name, at + 1)) {
      uint32_t i = tokens.token_at(static_cast<uint32_t>(at));
      if (tokens.name[i] != NameTag::kOutside) continue;
      tokens.name[i++] = kind;
      while (i < tokens.count() && tokens.begin[i] < at + name.size())
        tokens.name[i++] = static_cast<NameTag>(static_cast<uint8_t>(kind) + 1);
    }
  for (const Sentence& sentence : article.sentences)
    repair_names(article, sentence, test_lexicon());
  mark_named_things(article);
  return names_of(article);
}

constexpr NameTag kPerson = NameTag::kBeginPerson, kPlace = NameTag::kBeginPlace,
                  kOrganization = NameTag::kBeginOrganization;

}  // namespace

TEST_CASE("a name does not begin or end with what joins names, nor a place with a number") {
  CHECK(repaired("She left the Moorland Institute of the north.",
                 {{"Moorland Institute of", kOrganization}}) == "organization:Moorland Institute");
  CHECK(repaired("Send it to Saginaw, Michigan 48604 today.", {{"Michigan 48604", kPlace}}) ==
        "place:Michigan");
}

TEST_CASE("an article of another language binds what stands around it") {
  CHECK(repaired("Followers of Karim al-Tamer left.",
                 {{"Karim al", kPerson}, {"Tamer", kPerson}}) == "person:Karim al - Tamer");
  CHECK(repaired("The paper al-Sahil said so.", {{"Sahil", kOrganization}}) ==
        "organization:al - Sahil");
}

TEST_CASE("a family name before the given one is one person between quotation marks") {
  CHECK(repaired("From: \"Moss, Petra\" today.", {{"Moss", kOrganization}, {"Petra", kPerson}}) ==
        "person:Moss , Petra");
  CHECK(repaired("They saw Moss, Petra and Lee.", {{"Moss", kPerson}, {"Petra", kPerson}}) ==
        "person:Moss person:Petra");
}

TEST_CASE("a town and its region are two places, a listed place is one") {
  CHECK(repaired("He moved to Baltimore Maryland last year.", {{"Baltimore Maryland", kPlace}}) ==
        "place:Baltimore place:Maryland");
  CHECK(repaired("He moved to New Mexico last year.", {{"New Mexico", kPlace}}) ==
        "place:New Mexico");
  CHECK(repaired("He moved to North Dakota last year.", {{"North Dakota", kPlace}}) ==
        "place:North Dakota");
}

TEST_CASE("the last word says what is an organization, but listed places are none") {
  CHECK(repaired("The Moorland Tribune wrote so.", {{"Moorland Tribune", kPlace}}) ==
        "organization:Moorland Tribune");
  CHECK(repaired("They live in the West Bank.", {{"West Bank", kPlace}}) == "place:West Bank");
}

TEST_CASE("a person's name does not end in a particle nor begin behind the first name") {
  CHECK(repaired("Engineer Pieter van der Meer came.", {{"Pieter van der", kPerson}}) ==
        "person:Pieter van der Meer");
  CHECK(repaired("They buried Constable Faith Muthoni there.", {{"Muthoni", kPerson}}) ==
        "person:Faith Muthoni");
}

TEST_CASE("all particles are of the name") {
  CHECK(repaired("Engineer Pieter van der Meer came.", {{"Pieter van", kPerson}}) ==
        "person:Pieter van der Meer");
}

TEST_CASE("a number before a people is no name") {
  CHECK(repaired("Nineteen Kenyans are dead.", {{"Nineteen Kenyans", kOrganization}}) ==
        "organization:Kenyans");
}

TEST_CASE("the end of a longer title is no part of a name, a first name before it is") {
  CHECK(repaired("They met Cabinet Secretary Per Lund there.",
                 {{"Cabinet Secretary Per Lund", kPerson}}) == "person:Per Lund");
  CHECK(repaired("They met Martin King Lund there.", {{"Martin King Lund", kPerson}}) ==
        "person:Martin King Lund");
}

TEST_CASE("the noun before a name says that it is a firm") {
  CHECK(repaired("He works for the firm Moorland.", {{"Moorland", kPlace}}) ==
        "organization:Moorland");
}

TEST_CASE("titles of several words are no part of a name") {
  CHECK(repaired("They met Prime Minister Ann Lee there.", {{"Prime Minister Ann Lee", kPerson}}) ==
        "person:Ann Lee");
  CHECK(repaired("They met Prime Minister Ann Lee there.",
                 {{"Prime", kPerson}, {"Ann Lee", kPerson}}) == "person:Ann Lee");
}

TEST_CASE("an office may be for two things, two organizations stay two") {
  CHECK(repaired("The Department of Health and Human Services replied.",
                 {{"Department of Health", kOrganization}, {"Human Services", kOrganization}}) ==
        "organization:Department of Health and Human Services");
  CHECK(repaired("The Department of Justice and Coastal Bank replied.",
                 {{"Department of Justice", kOrganization}, {"Coastal Bank", kOrganization}}) ==
        "organization:Department of Justice organization:Coastal Bank");
}

TEST_CASE("what an acronym in brackets spells is one name, and the acronym is of its kind") {
  CHECK(repaired("The Harbour Authority of Port Ellery (HAPE) met. Later HAPE agreed.",
                 {{"Harbour Authority", kOrganization}, {"Port Ellery", kPlace}}) ==
        "organization:Harbour Authority of Port Ellery organization:HAPE organization:HAPE");
  CHECK(repaired("The Harbour Board (XYZ) met.", {{"Harbour Board", kOrganization}}) ==
        "organization:Harbour Board");
}

TEST_CASE("a storm is neither a person nor a place") {
  CHECK(repaired("Hurricane Anselm hit the coast. Anselm then turned.",
                 {{"Hurricane Anselm", kPlace}}) == "other:Hurricane Anselm other:Anselm");
  CHECK(repaired("The National Hurricane Center warned.",
                 {{"National Hurricane Center", kOrganization}}) ==
        "organization:National Hurricane Center");
}

TEST_CASE("listed organizations are organizations, and United is no place alone") {
  CHECK(repaired("The cell had ties to al-Qaeda in Iraq.",
                 {{"al-Qaeda", kPlace}, {"Iraq", kPlace}}) == "organization:al - Qaeda place:Iraq");
  CHECK(repaired("Talks between the US, the EU and Iran failed.",
                 {{"US", kPlace}, {"EU", kPlace}, {"Iran", kPlace}}) ==
        "place:US organization:EU place:Iran");
  CHECK(repaired("He flew with United Airlines to Chicago.",
                 {{"United", kPlace}, {"Airlines", kOrganization}, {"Chicago", kPlace}}) ==
        "organization:United Airlines place:Chicago");
}

TEST_CASE("the mark of possession ends the name of a house that owns nothing there") {
  CHECK(repaired("They met at Kenner's on Friday.", {{"Kenner", kPerson}}) == "place:Kenner 's");
  CHECK(repaired("They met at Kenner's house on Friday.", {{"Kenner", kPerson}}) ==
        "person:Kenner");
}

TEST_CASE(
    "a name begins behind words in small letters, and behind what its bearer is minister of") {
  CHECK(repaired("He spoke for the respected Association of Harbour Towns.",
                 {{"respected Association of Harbour Towns", kOrganization}}) ==
        "organization:Association of Harbour Towns");
  CHECK(repaired("The minister of Defense Karim Odeh left.", {{"Defense Karim Odeh", kPerson}}) ==
        "person:Karim Odeh");
}

TEST_CASE("a particle between two places is part of one, and a saint's hospital is no person") {
  CHECK(repaired("The mayor of Vila do Porto met them.", {{"Vila", kPlace}, {"Porto", kPlace}}) ==
        "place:Vila do Porto");
  CHECK(repaired("She was taken to St. Anselm's Hospital.", {{"Anselm", kPerson}}) ==
        "organization:St. Anselm 's Hospital");
  CHECK(repaired("A spokesman for St. Anselm's said no.", {{"Anselm", kPerson}}) ==
        "organization:St. Anselm 's");
  CHECK(repaired("He sold St. Anselm's garden.", {{"Anselm", kPerson}}) == "person:Anselm");
}

TEST_CASE("what stands beside a name says what it is wherever the article has it") {
  CHECK(repaired("The ferry Lina Borg sank. Lina Borg was new.", {{"Lina Borg", kPerson}}) ==
        "other:Lina Borg other:Lina Borg");
  CHECK(repaired("The ferry Lady Annis sank. Lady Annis was new.", {{"Annis", kPerson}}) ==
        "other:Lady Annis other:Lady Annis");
  CHECK(repaired("Shares in Norvik fell. Norvik said no.", {{"Norvik", kPerson}}) ==
        "organization:Norvik organization:Norvik");
  CHECK(repaired("Norvik's shareholders met.", {{"Norvik", kPlace}}) == "organization:Norvik");
  CHECK(repaired("The village of Norvik burned.", {{"Norvik", kPerson}}) == "place:Norvik");
  CHECK(repaired("They flew from Norvik air base.", {{"Norvik", kPerson}}) == "place:Norvik");
}

TEST_CASE("a family name is not the place called after it") {
  CHECK(repaired("Lina Borg left. They flew from Borg air base.",
                 {{"Lina Borg", kPerson}, {"Borg", kPerson}}) == "person:Lina Borg person:Borg");
}

TEST_CASE("an agency that a dateline names is an organization") {
  CHECK(repaired("PORTO, March 2 (Coast Wire) - The ferry sank. Coast Wire could not say why.",
                 {{"Coast Wire", kPlace}}) == "organization:Coast Wire organization:Coast Wire");
}

TEST_CASE("what a body has is no part of its name, and a member of a party is none") {
  CHECK(repaired("Norvik Air Flight 655 fell.", {{"Norvik Air Flight", kOrganization}}) ==
        "organization:Norvik Air");
  CHECK(repaired("The Green party met.", {{"Green party", kOrganization}}) ==
        "organization:Green party");
  CHECK(repaired("She is a Maine Democrat.", {{"Maine Democrat", kOrganization}}) == "");
}
