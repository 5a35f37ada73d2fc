// Texts put together from pieces of news, in any order: what tests/fuzz/check_story.h says holds.
#include <rapidcheck.h>

#include <cstdio>
#include <string>
#include <vector>

#include "fuzz/check_story.h"

using namespace dateline;

namespace {

const std::vector<std::string> kPieces{" ",
                                       "\n\n",
                                       "\f",
                                       ". ",
                                       ", ",
                                       "\"",
                                       "”",
                                       "“",
                                       "'",
                                       "(",
                                       ")",
                                       ": ",
                                       " — ",
                                       "; ",
                                       "-LRB-",
                                       "?",
                                       "Lina Borg",
                                       "Mrs. Borg",
                                       "Borg's",
                                       "she",
                                       "who",
                                       "the minister",
                                       "police",
                                       "Ostrava",
                                       "OSTRAVA",
                                       "the U.N.",
                                       "the dockers",
                                       "Harbour Post",
                                       "said",
                                       "denied that",
                                       "told",
                                       "warned",
                                       "according to",
                                       "killed",
                                       "were arrested",
                                       "will resign",
                                       "was not",
                                       "would strike",
                                       "vowed to",
                                       "Correction:",
                                       "at least",
                                       "14",
                                       "1,200.5",
                                       "two dozen",
                                       "of them",
                                       "people",
                                       "on Monday",
                                       "3 March 2031",
                                       "last year",
                                       "in 1953",
                                       "by Friday",
                                       "0000-00-00",
                                       "12:30",
                                       "yesterday",
                                       "and",
                                       "after",
                                       "because",
                                       "in",
                                       "é",
                                       "\u200d",
                                       "\u0301",
                                       "\u2028",
                                       "😀",
                                       "\x01",
                                       "martyr",
                                       "<b>&amp;",
                                       "Police arrested fourteen dockers in Ostrava on Monday.",
                                       "\"It is over,\" said Lina Borg.",
                                       "At least 20 people were killed in the blast.",
                                       "The ministry denied that anybody was killed."};

}  // namespace

int main() {
  const auto lexicon = Lexicon::load(DL_SOURCE_DIR "/data");
  if (!lexicon) return std::fprintf(stderr, "%s\n", lexicon.error().message.c_str()), 1;
  const bool holds = rc::check("any texts are told soundly", [&] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(kPieces));
    std::string texts;
    for (const std::string& piece : pieces) {
      texts += piece;
      if (*rc::gen::inRange(0, 4) > 0) texts += ' ';
    }
    check_story(texts, *lexicon);
  });
  return holds ? 0 : 1;
}
