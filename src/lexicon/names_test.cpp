#include "lexicon/names.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {
const WordTable& common() {
  static const WordTable table = *WordTable::parse("muhamad\t230\nali\t340\n", "common.tsv");
  return table;
}
const WordTable& short_names() {
  static const WordTable table = *WordTable::parse(
      "jeff\t-1\njeffrey\t1\nchris\t-2\nchristopher\t2\nchristine\t2\nbill\t-3\nbilly\t-3\n",
      "short.tsv");
  return table;
}
PersonName parse(std::string_view text) { return parse_name(text, common(), short_names()); }
bool same(std::string_view a, std::string_view b) { return is_same_name(parse(a), parse(b)); }
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

TEST_CASE("spellings of one name are one person") {
  CHECK(same("Qasem Soleimani", "Qassim Suleimani"));
  CHECK(same("Esmail Ghaani", "Esmail Qaani"));
  CHECK(same("Mikhail Gorbachev", "Michail Gorbachov"));
  CHECK(same("Adel Abdul Mahdi", "Abd al-Mahdi, Adil"));
  CHECK(same("Mark Esper", "Mark T. Esper"));
  CHECK(same("Abubakr Tawfiq", "Abu Bakr Taufik"));
}

TEST_CASE("namesakes and relatives are not") {
  CHECK_FALSE(same("Qasem Soleimani", "Zeinab Soleimani"));
  CHECK_FALSE(same("Ali Khamenei", "Ruhollah Khomeini"));
  CHECK_FALSE(same("Donald Trump", "Melania Trump"));
  CHECK_FALSE(same("Trump", "Donald Trump"));       // one word is too little
  CHECK_FALSE(same("C. I. A.", "Iran Air Cargo"));  // initials alone are too
}

TEST_CASE("a short form is the given name, two full forms are not") {
  CHECK(same("Jeff Skoog", "Jeffrey Skoog"));
  CHECK(same("Bill Skoog", "Billy Skoog"));
  CHECK(same("Chris Skoog", "Christine Skoog"));
  CHECK_FALSE(same("Christopher Skoog", "Christine Skoog"));
  CHECK_FALSE(same("Jeff Skoog", "Bill Skoog"));
  CHECK_FALSE(same("Jeff Skoog", "Jeffrey Borg"));
}

TEST_CASE("a rare word in common tells more than a frequent one") {
  CHECK(similarity("Muhammad Baradei", "Ahmad Baradei") >
        similarity("Muhammad Baradei", "Muhammad Tantawi"));
}

TEST_CASE("a text without letters is like nothing") { CHECK(similarity("", "Zarif") == 0); }

TEST_CASE("a surname with an h before it is another surname") {
  const auto same_surname = [](std::string_view a, std::string_view b) {
    return is_same_surname(parse(a).words[0], parse(b).words[0]);
  };
  CHECK(same_surname("Suleimani", "Soleimani"));
  CHECK(same_surname("Khoshnevis", "Hoshnevis"));
  CHECK_FALSE(same_surname("Hollander", "Olander"));
}

TEST_CASE("a surname that sounds like the given name of another is not his") {
  CHECK_FALSE(same("Orio Kenneth Valdor", "Orio Kennedy"));
  CHECK(same("Orio Hasan Valdor", "Orio Hassan"));
  CHECK(same("Adel Valdor", "Valdor, Adil"));
}
