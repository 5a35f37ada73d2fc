#include "dictionary_examples.h"

#include <set>

#include "annotate/annotate.h"
#include "regular_forms.h"
#include "text/fold.h"
#include "wordnet.h"

namespace dateline {
namespace {

constexpr uint32_t kSeldom = 20;
constexpr size_t kExamplesADocument = 20;

// Forms whose tag treebanks decide otherwise than a dictionary: "a broken window", "running is
// healthy".
bool may_be_participle(const std::string& form, Upos tag) {
  return tag != Upos::kVerb && (form.ends_with("ed") || form.ends_with("ing"));
}

// The forms of the words that have a meaning, by their keys.
class FormFinder {
 public:
  FormFinder() {
    for (const IrregularForm& irregular : read_irregular_forms())
      irregular_[{irregular.tag, irregular.lemma}].push_back(irregular.form);
  }

  std::set<WordId> forms_of(const WordMeaning& meaning) const {
    std::set<WordId> keys;
    for (const std::string& word : meaning.words) {
      if (!is_plain(word)) continue;
      for (const std::string& form : forms_of(word, meaning.tag))
        if (!may_be_participle(form, meaning.tag)) keys.insert(word_id(fold(form)));
    }
    return keys;
  }

 private:
  std::vector<std::string> forms_of(const std::string& word, Upos tag) const {
    std::vector<std::string> forms{word};
    if (tag == Upos::kVerb) forms = regular_forms(word);
    if (tag == Upos::kNoun) forms.push_back(with_s(word));
    const auto found = irregular_.find({tag, word});
    if (found != irregular_.end())
      forms.insert(forms.end(), found->second.begin(), found->second.end());
    return forms;
  }

  std::map<std::pair<Upos, std::string>, std::vector<std::string>> irregular_;
};

bool is_seldom(WordId word, const std::map<WordId, TagCounts>& counts) {
  const auto found = counts.find(word);
  return found == counts.end() || sum_of(found->second) < kSeldom;
}

}  // namespace

std::vector<GoldDocument> dictionary_examples(const std::map<WordId, TagCounts>& counts,
                                              const Lexicon& lexicon) {
  const FormFinder finder;
  std::vector<GoldDocument> documents;
  std::vector<std::pair<Upos, std::set<WordId>>> shown;  // of each paragraph
  const auto finish = [&] {
    GoldDocument& document = documents.back();
    Article& article = document.article;
    split_tokens(article, lexicon);
    split_sentences(article, lexicon);
    document.upos.resize(article.tokens.count());
    for (const Sentence& sentence : article.sentences) {
      const auto& [tag, forms] = shown[sentence.paragraph];
      for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
        const WordId word = article.tokens.word[i];
        if (forms.count(word) > 0 && is_seldom(word, counts)) document.upos[i] = tag;
      }
    }
    shown.clear();
  };
  for (const WordMeaning& meaning : read_word_meanings()) {
    std::set<WordId> forms = finder.forms_of(meaning);
    if (std::none_of(forms.begin(), forms.end(),
                     [&](WordId form) { return is_seldom(form, counts); }))
      continue;
    for (const std::string& example : meaning.examples) {
      if (shown.empty()) documents.emplace_back();
      Article& article = documents.back().article;
      const auto begin = static_cast<uint32_t>(article.text.size());
      article.text += example;
      article.paragraphs.push_back({{begin, static_cast<uint32_t>(article.text.size())}, {}});
      article.text += "\n\n";
      shown.push_back({meaning.tag, forms});
      if (shown.size() == kExamplesADocument) finish();
    }
  }
  if (!shown.empty()) finish();
  return documents;
}

}  // namespace dateline
