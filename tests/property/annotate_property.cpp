// Texts put together from odd pieces, in any order: what tests/fuzz/check_annotate.h says holds.
#include <rapidcheck.h>

#include <cstdio>
#include <string>
#include <vector>

#include "fuzz/check_annotate.h"

using namespace dateline;

namespace {

const std::vector<std::string> kPieces{
    " ",       " ",     " ",          "\n",     "the",        "Tehran", "said",
    "U.S.",    "Gen.",  "don't",      "'s",     "n't",        "\"",     "“",
    "”",       "``",    "''",         "'",      "’",          "-",      "--",
    "—",       "...",   ".",          "?!",     ",",          "(",      ")",
    "-LRB-",   "-RRB-", "$",          "5pm",    "1,200.5",    "1\\/26", "http://a.b/c",
    "x@y.org", ":)",    "==========", "日本語", "é",          "\u200d", "😀",
    "\u00a0",  "\x01",  "\u0301",     "#tag",   "@who",       "US$3m",  "al-Asad",
    "co-op",   "A",     "of",         "NATO",   "2020-01-03", "İ",      "ß"};

}  // namespace

int main() {
  const auto lexicon = Lexicon::load(DL_SOURCE_DIR "/data");
  if (!lexicon) return std::fprintf(stderr, "%s\n", lexicon.error().message.c_str()), 1;
  const bool holds = rc::check("any text is annotated soundly", [&](bool is_treebank) {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces));
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    check_annotate(text, is_treebank, *lexicon);
  });
  // One long line, and one long word, in linear time.
  std::string words, letters(1u << 18, 'x');
  while (words.size() < (1u << 18)) words += "and so it goes on ";
  check_annotate(words, false, *lexicon);
  check_annotate(letters, false, *lexicon);
  return holds ? 0 : 1;
}
