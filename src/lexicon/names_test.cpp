#include "text/names.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {
int similarity(std::string_view a, std::string_view b) {
  return name_similarity(parse_name(a), parse_name(b));
}
}  // namespace

TEST_CASE("a name is cut into words without particles, hyphens and diacritics") {
  const PersonName name = parse_name("Abū Bakr al-Baghdādī");
  REQUIRE(name.words.size() == 3);
  CHECK(name.words[2].folded == "baghdadi");
  CHECK(parse_name("George W. Bush").words[1].is_initial);
  CHECK(parse_name("Wa'el Hamza").words[0].folded == "wael");
  CHECK(parse_name("?!").words.empty());
}

TEST_CASE("spellings of one name are alike") {
  CHECK(similarity("Qasem Soleimani", "Qassim Suleimani") >= 880);
  CHECK(similarity("Esmail Ghaani", "Esmail Qaani") >= 880);
  CHECK(similarity("Mikhail Gorbachev", "Michail Gorbachov") >= 850);
  CHECK(similarity("Adel Abdul Mahdi", "Adil Abdul Mahdi") >= 900);
  CHECK(similarity("Mark Esper", "Mark T. Esper") >= 880);
}

TEST_CASE("namesakes and relatives are not alike") {
  CHECK(similarity("Qasem Soleimani", "Zeinab Soleimani") < 880);
  CHECK(similarity("Qasem Soleimani", "Gholamreza Soleimani") < 880);
  CHECK(similarity("Ali Khamenei", "Ruhollah Khomeini") < 880);
  CHECK(similarity("Donald Trump", "Melania Trump") < 880);
}

TEST_CASE("a text without letters is like nothing") { CHECK(similarity("", "Zarif") == 0); }
