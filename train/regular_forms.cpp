#include "regular_forms.h"

#include <algorithm>
#include <string_view>

namespace dateline {
namespace {

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// "cry", not "play".
bool becomes_i(const std::string& word) {
  return word.ends_with('y') && word.size() > 2 && !is_vowel(word[word.size() - 2]);
}

// "stop" and "plug" double their last letter; of longer words only those stressed at the end do
// ("refer", not "murmur"), which the letters do not tell, so that they have both spellings.
std::vector<std::string> stems_before_vowel(const std::string& verb) {
  const size_t size = verb.size();
  if (verb.ends_with('e') && !verb.ends_with("ee")) return {verb.substr(0, size - 1)};
  const bool may_double = size > 2 && !is_vowel(verb[size - 1]) && is_vowel(verb[size - 2]) &&
                          !is_vowel(verb[size - 3]) &&
                          std::string_view("wxy").find(verb.back()) == std::string_view::npos;
  if (!may_double) return {verb};
  const bool is_short = std::count_if(verb.begin(), verb.end(), is_vowel) == 1;
  return is_short ? std::vector{verb + verb.back()} : std::vector{verb, verb + verb.back()};
}

}  // namespace

bool is_plain(const std::string& word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::string with_s(const std::string& word) {
  if (becomes_i(word)) return word.substr(0, word.size() - 1) + "ies";
  const bool hisses = word.ends_with('s') || word.ends_with("sh") || word.ends_with("ch") ||
                      word.ends_with('x') || word.ends_with('z');
  return word + (hisses ? "es" : "s");
}

std::vector<std::string> regular_forms(const std::string& verb) {
  std::vector<std::string> forms{verb};
  const bool ends_in_y = becomes_i(verb);
  const std::string without_y = ends_in_y ? verb.substr(0, verb.size() - 1) : "";
  for (const std::string& stem : stems_before_vowel(verb)) {
    forms.push_back(stem + "ing");
    forms.push_back(ends_in_y ? without_y + "ied" : verb.ends_with('e') ? verb + "d" : stem + "ed");
  }
  forms.push_back(with_s(verb));
  return forms;
}

}  // namespace dateline
