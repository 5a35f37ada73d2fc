#include "wordnet.h"

#include <algorithm>
#include <sstream>

#include "program.h"

namespace dateline {
namespace {

struct Part {
  const char* name;
  Upos tag;
};
constexpr Part kParts[] = {
    {"noun", Upos::kNoun}, {"verb", Upos::kVerb}, {"adj", Upos::kAdj}, {"adv", Upos::kAdv}};

std::ifstream open(const std::string& path) {
  std::ifstream in(path);
  if (!in)
    or_die(Result<void>(
        fail(ErrorCode::kUnreadable, path + ": cannot be opened; packages.txt names its package")));
  return in;
}

std::vector<std::string> quoted_in(const std::string& gloss) {
  std::vector<std::string> quoted;
  for (size_t begin = gloss.find('"'); begin != gloss.npos;) {
    const size_t end = gloss.find('"', begin + 1);
    if (end == gloss.npos) break;
    quoted.push_back(gloss.substr(begin + 1, end - begin - 1));
    begin = gloss.find('"', end + 1);
  }
  return quoted;
}

// A line: offset, file, part of speech, how many words (hexadecimal), then each word and a number,
// pointers to other meanings, and behind a bar the gloss.
WordMeaning meaning_of(const std::string& line, Upos tag) {
  std::istringstream fields(line);
  WordMeaning meaning{tag, 0, {}, {}};
  std::string offset, part, word, sense;
  int count = 0;
  fields >> offset >> meaning.topic >> part >> std::hex >> count;
  for (int i = 0; i < count && fields >> word >> sense; ++i) {
    std::replace(word.begin(), word.end(), '_', ' ');
    // "galore(ip)": where an adjective stands.
    word.resize(std::min(word.find('('), word.size()));
    meaning.words.push_back(word);
  }
  if (const size_t bar = line.find('|'); bar != line.npos)
    meaning.examples = quoted_in(line.substr(bar));
  return meaning;
}

}  // namespace

std::vector<WordMeaning> read_word_meanings() {
  std::vector<WordMeaning> meanings;
  for (const Part& part : kParts) {
    std::ifstream in = open(std::string("/usr/share/wordnet/data.") + part.name);
    for (std::string line; std::getline(in, line);)
      if (!line.starts_with(' '))  // the licence
        meanings.push_back(meaning_of(line, part.tag));
  }
  return meanings;
}

std::vector<IrregularForm> read_irregular_forms() {
  std::vector<IrregularForm> forms;
  for (const Part& part : kParts) {
    std::ifstream in = open(std::string("/usr/share/wordnet/") + part.name + ".exc");
    for (std::string line, form, lemma; std::getline(in, line);) {
      std::istringstream fields(line);
      for (fields >> form; fields >> lemma;) forms.push_back({part.tag, form, lemma});
    }
  }
  return forms;
}

}  // namespace dateline
