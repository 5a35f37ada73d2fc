// Makes data/common_words.tsv: how rare each common word of English is, counted over the documents
// of the treebanks. Holds single words and numbers, no text.
#include <cmath>
#include <map>
#include <set>

#include "program.h"
#include "text/fold.h"

using namespace dateline;

int main(int argc, char** argv) {
  constexpr int kFewestDocuments = 5;
  const Program program(argc, argv);
  const std::vector<GoldDocument> documents = program.treebanks();
  std::map<std::string, int> documents_with;
  for (const GoldDocument& document : documents) {
    std::set<std::string> words;
    for (uint32_t token = 0; token < document.article.tokens.count(); ++token)
      if (!document.article.tokens.has(token, kIsPunctuation) &&
          !document.article.tokens.has(token, kHasDigit))
        words.insert(fold(document.article.word_at(token)));
    for (const std::string& word : words) ++documents_with[word];
  }
  std::ofstream out(program.data_dir + "/common_words.tsv");
  out << "# Common words of English and how rare each is: hundredths of the natural log of one in\n"
         "# how many documents has it. Made by train/train_common_words.\n";
  for (const auto& [word, count] : documents_with) {
    const double share = double(documents.size()) / count;
    if (count >= kFewestDocuments && word.find(' ') == std::string::npos)
      out << word << '\t' << std::lround(100 * std::log(share)) << '\n';
  }
  return out.flush() ? 0 : 2;
}
