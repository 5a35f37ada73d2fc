// Makes data/name_words.tsv: what a frequent word of a name tells. Counts each word once a person
// in the alias list of the US Treasury (persons whose number is even: the others are for measuring)
// and as often as Wikidata has it in the lists of transliterations; the rarer, the more it weighs.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "lexicon/names.h"
#include "program.h"
#include "text/fold.h"

using namespace dateline;

namespace {

// The sounds of a name's words, without single letters.
std::set<std::string> sounds_of(const std::string& name) {
  std::set<std::string> sounds;
  std::string word;
  for (const char c : fold(name) + " ") {
    if (c >= 'a' && c <= 'z') {
      word += c;
    } else if (c != '\'') {
      if (word.size() > 1) sounds.insert(sound_of_name(word));
      word.clear();
    }
  }
  return sounds;
}

struct Counts {
  std::map<std::string, double> of;
  double total = 0;
};

Counts count_persons(const std::string& path) {
  Counts counts;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto person = nlohmann::json::parse(line);
    if ((person["id"].get<std::string>().back() - '0') % 2 != 0) continue;
    std::set<std::string> sounds;
    for (const auto& name : person["names"]) sounds.merge(sounds_of(name));
    for (const std::string& sound : sounds) ++counts.of[sound];
    ++counts.total;
  }
  return counts;
}

// Lines "native form<TAB>latin:count latin:count".
void count_variants(const std::string& path, Counts& counts) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    std::istringstream variants(line.substr(std::min(line.find('\t'), line.size())));
    for (std::string variant; variants >> variant;) {
      const size_t colon = variant.rfind(':');
      if (colon == std::string::npos) continue;
      const double count = std::atof(variant.c_str() + colon + 1);
      for (const std::string& sound : sounds_of(variant.substr(0, colon)))
        counts.of[sound] += count;
      counts.total += count;
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  constexpr double kFewestPersons = 3, kRarest = 1.0 / 2000, kWordsOfName = 2.2;
  constexpr int kHeaviest = 800;  // heavier words are as good as rare ones
  const Program program(argc, argv);
  const std::string folder = program.corpora_dir + "/names/";
  const Counts persons = count_persons(folder + "ofac-person-aliases.jsonl");
  Counts variants;
  for (const char* language : {"arabic", "chinese", "hebrew", "korean", "russian"})
    count_variants(folder + "translit-variants-" + language + ".tsv", variants);
  std::map<std::string, double> share_of;
  for (const auto& [sound, count] : persons.of)
    if (count >= kFewestPersons) share_of[sound] = count / persons.total;
  for (const auto& [sound, count] : variants.of)
    share_of[sound] = std::max(share_of[sound], count * kWordsOfName / variants.total);
  std::ofstream out(program.data_dir + "/name_words.tsv");
  out << "# Sounds of frequent words of names, and what such a word tells: 1000 is a word that "
         "hardly\n"
         "# anybody else has. Made by train/train_name_words.\n";
  for (const auto& [sound, share] : share_of) {
    const auto weight = static_cast<int>(1000 * std::min(1.0, std::log(share) / std::log(kRarest)));
    if (weight < kHeaviest) out << sound << '\t' << weight << '\n';
  }
  return out.flush() ? 0 : 2;
}
