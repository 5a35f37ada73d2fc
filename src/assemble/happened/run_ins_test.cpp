#include "assemble/happened/run_ins.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "model/hand_article.h"

using namespace dateline;

namespace {

std::string behind(std::string_view words) {
  HandArticle hand("dawn.example/1", "2021-06-09");
  hand.add_sentence(words);
  const TokenRange range{0, hand.article.tokens.count()};
  return std::string(hand.article.word_at(behind_run_ins(hand.article, range)));
}

}  // namespace

TEST_CASE("a common noun with a capital begins the sentence behind a headline") {
  CHECK(behind("Aid/NOUN reaches/VERB quake/NOUN zone/NOUN Rescuers/NOUN pulled/VERB two/NUM "
               "girls/NOUN out/ADP in/ADP Porto/PROPN ./PUNCT") == "Rescuers");
  CHECK(behind("Delay/NOUN stirs/VERB fears/NOUN Anger/NOUN is/AUX growing/VERB in/ADP the/DET "
               "old/ADJ town/NOUN ./PUNCT") == "Anger");
  CHECK(behind("Aid/NOUN reaches/VERB Porto/PROPN Thousands/NOUN of/ADP people/NOUN left/VERB "
               "the/DET town/NOUN ./PUNCT") == "Thousands");
  // Names of what stands before them.
  for (std::string_view named :
       {"The/DET new/ADJ release/NOUN Letters/NOUN to/ADP Porto/PROPN came/VERB in/ADP at/ADP "
        "ten/NUM ./PUNCT",
        "The/DET gale/NOUN grew/VERB when/SCONJ the/DET tanker/NOUN Pride/NOUN broke/VERB up/ADP "
        "off/ADP the/DET coast/NOUN ./PUNCT",
        "The/DET rock/NOUN band/NOUN Anger/NOUN is/AUX growing/VERB old/ADJ in/ADP the/DET "
        "town/NOUN ./PUNCT",
        "The/DET town/NOUN service/NOUN Anger/NOUN is/AUX growing/VERB in/ADP the/DET old/ADJ "
        "town/NOUN ./PUNCT",
        "The/DET town/NOUN bans/VERB screen/NOUN TVs/NOUN because/SCONJ they/PRON use/VERB "
        "much/ADJ power/NOUN ./PUNCT"})
    CHECK(behind(named) == "The");
}

TEST_CASE("an article begins a sentence behind a place, and a title behind a film") {
  CHECK(behind("Boats/NOUN leave/VERB for/ADP Porto/PROPN The/DET EU/PROPN has/AUX pledged/VERB "
               "more/ADJ money/NOUN ./PUNCT") == "The");
  CHECK(behind("Boats/NOUN leave/VERB for/ADP Porto/PROPN The/DET Borg/PROPN cabinet/NOUN "
               "pledged/VERB more/ADJ money/NOUN ./PUNCT") == "The");
  CHECK(behind("Borg/PROPN wrote/VERB for/ADP Porto/PROPN The/DET Porto/PROPN Times/PROPN of/ADP "
               "her/DET plan/NOUN ./PUNCT") == "Borg");
  CHECK(behind("In/ADP her/DET new/ADJ film/NOUN The/DET Last/ADJ Ferry/PROPN Borg/PROPN "
               "plays/VERB a/DET nurse/NOUN ./PUNCT") == "In");
}
