// Names of people in Latin letters: cut into words, compared over spellings. Used by extract/
// within an article and by assemble/ over all articles.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/word_table.h"

namespace dateline {

// One word of a name: "Qassem" is said "kasam".
struct NameWord {
  std::string folded;
  std::string sound;        // how it is said, roughly: one letter a sound, doubles once
  int32_t weight = 1000;    // how much it tells: 1000 for a rare word, 200 for "Muhammad"
  int32_t given = 0;        // a number that forms of one given name share, below zero for a short
                            // one ("Jeff" and "Jeffrey"); 0: none
  bool is_initial = false;  // "M." or "M"
};

struct PersonName {
  std::vector<NameWord> words;  // without particles ("al", "bin", "van") and generations ("Jr.")
};

// Cuts at spaces, hyphens and full stops; folds case and diacritics. A text without letters gives
// no words. `common` holds the sounds of frequent words and what they weigh (data/name_words.tsv),
// `short_names` the forms of given names (data/short_names.tsv).
PersonName parse_name(std::string_view text, const WordTable& common, const WordTable& short_names);

// How a word of a name is said. REQUIRES: folded text.
std::string sound_of_name(std::string_view folded_word);

// How alike two words of a name sound, 0 to 1000: "Soleimani" and "Suleimani" give more than 900,
// "Soleimani" and "Salami" less than 700.
int word_similarity(const NameWord& a, const NameWord& b);

// May one word be the other in another spelling, where it stands alone for a person? "Gadhafi" is
// "Gaddafi"; short words must sound the same: "Ban" is not "Bowen".
bool is_same_surname(const NameWord& a, const NameWord& b);

// How sure it is that two full names name one person, 0 to 1000, by the names alone. Words may
// stand in another order, be written together ("Abubakr", "Abu Bakr"), be initials, or be missing.
int name_similarity(const PersonName& a, const PersonName& b);

// Is every word of the shorter name, two at least, a word of the other in some spelling? Then they
// name one person wherever both stand in one story; "Donald Trump" and "Melania Trump" do not.
bool is_same_name(const PersonName& a, const PersonName& b);

}  // namespace dateline
