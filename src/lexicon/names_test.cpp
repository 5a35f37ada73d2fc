#include "lexicon/names.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {
const WordTable& common() {
  static const WordTable table = *WordTable::parse("muhamad\t230\nali\t340\n", "common.tsv");
  return table;
}
PersonName parse(std::string_view text) { return parse_name(text, common()); }
int similarity(std::string_view a, std::string_view b) {
  return name_similarity(parse(a), parse(b));
}
}  // namespace

TEST_CASE("a name is cut into words without particles, hyphens and diacritics") {
  const PersonName name = parse("Abū Bakr al-Baghdādī");
  REQUIRE(name.words.size() == 3);
  CHECK(name.words[2].folded == "baghdadi");
  CHECK(parse("George W. Bush").words[1].is_initial);
  CHECK(parse("Wa'el Hamza").words[0].folded == "wael");
  CHECK(parse("?!").words.empty());
}

TEST_CASE("spellings of one name are alike") {
  CHECK(similarity("Qasem Soleimani", "Qassim Suleimani") >= 600);
  CHECK(similarity("Esmail Ghaani", "Esmail Qaani") >= 600);
  CHECK(similarity("Mikhail Gorbachev", "Michail Gorbachov") >= 600);
  CHECK(similarity("Adel Abdul Mahdi", "Adil Abdul Mahdi") >= 600);
  CHECK(similarity("Mark Esper", "Mark T. Esper") >= 600);
}

TEST_CASE("namesakes and relatives are not alike") {
  CHECK(similarity("Qasem Soleimani", "Zeinab Soleimani") < 600);
  CHECK(similarity("Qasem Soleimani", "Gholamreza Soleimani") < 600);
  CHECK(similarity("Ali Khamenei", "Ruhollah Khomeini") < 600);
  CHECK(similarity("Donald Trump", "Melania Trump") < 600);
}

TEST_CASE("a text without letters is like nothing") { CHECK(similarity("", "Zarif") == 0); }
