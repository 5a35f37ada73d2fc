// Annotated corpora as articles with their gold columns. Used by train/ and bench/.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/article.h"

namespace dateline {

// A document of a corpus. Its article has text, paragraphs, tokens and sentences as the corpus
// gives them; the columns beside it are as long as the tokens (empty where the corpus lacks them).
struct GoldDocument {
  Article article;
  std::vector<Upos> upos;
  std::vector<std::string> fine_tags;  // of the Penn Treebank
  std::vector<std::string> lemmas;
  std::vector<uint32_t> heads;  // token index in the article; of the root: itself
  std::vector<Deprel> deprels;
  std::vector<NameTag> names;
};

// CoNLL-U; multiword tokens become words with kStartsMultiword and kContinuesMultiword.
Result<std::vector<GoldDocument>> read_conllu(const std::string& path);

// One token a line, name tag in the last column (IOB or IOB2), or in the third one of UNER's files;
// a blank line ends a sentence. Files without documents give one of every 20 sentences.
Result<std::vector<GoldDocument>> read_names(const std::string& path);

enum class CaseStyle : uint8_t { kAllUpper, kHeadline, kAllLower };
// The document as it would be printed in capitals, as a headline, or without any capital.
GoldDocument change_case(const GoldDocument& document, CaseStyle style);

}  // namespace dateline
