#include "lexicon/name_index.h"

#include <doctest/doctest.h>

using namespace dateline;

TEST_CASE("an index finds the names that share two words in any spelling") {
  const WordTable common;
  NameIndex index;
  index.add(7, parse_name("Qasem Soleimani", common, {}));
  index.add(8, parse_name("Zeinab Soleimani", common, {}));
  index.add(9, parse_name("Rouhani", common, {}));
  std::vector<uint32_t> ids;
  index.find(parse_name("Suleimani, Qassim", common, {}), ids);
  CHECK(ids == std::vector<uint32_t>{7});
  index.find(parse_name("Ruhani", common, {}), ids);
  CHECK(ids == std::vector<uint32_t>{9});
  index.find(parse_name("", common, {}), ids);
  CHECK(ids.empty());
}

TEST_CASE("an index finds a name by its short form") {
  const WordTable short_names = *WordTable::parse("bob\t-1\nrobert\t1\n", "short.tsv");
  NameIndex index;
  index.add(7, parse_name("Robert Skoog", {}, short_names));
  std::vector<uint32_t> ids;
  index.find(parse_name("Bob Skoog", {}, short_names), ids);
  CHECK(ids == std::vector<uint32_t>{7});
  index.find(parse_name("Bob Borg", {}, short_names), ids);
  CHECK(ids.empty());
}
