// Prints how alike two names are for each line "one name<TAB>another name" of standard input;
// bench/aliases_quality.py calls it.
//   name_pairs DATA_DIR < pairs.tsv
#include <cstdio>
#include <iostream>
#include <string>

#include "lexicon/lexicon.h"
#include "lexicon/names.h"

int main(int argc, char** argv) {
  using namespace dateline;
  if (argc != 2) return std::fprintf(stderr, "usage: name_pairs DATA_DIR < pairs.tsv\n"), 2;
  const auto lexicon = Lexicon::load(argv[1]);
  if (!lexicon) return std::fprintf(stderr, "name_pairs: %s\n", lexicon.error().message.c_str()), 2;
  const WordTable& common = lexicon->list(WordList::kNameWords);
  const WordTable& short_names = lexicon->list(WordList::kShortNames);
  for (std::string line; std::getline(std::cin, line);) {
    const size_t tab = std::min(line.find('\t'), line.size());
    const PersonName one = parse_name(std::string_view(line).substr(0, tab), common, short_names);
    const PersonName other = parse_name(std::string_view(line).substr(tab), common, short_names);
    std::printf("%d\n", name_similarity(one, other));
  }
}
