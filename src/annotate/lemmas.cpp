// Lemmas: a known word with its tag has its own edit, other words that of their longest known
// ending.
#include <algorithm>

#include "annotate/annotate.h"
#include "annotate/lemma_edits.h"
#include "annotate/token_writer.h"
#include "lexicon/slot_table.h"
#include "text/characters.h"
#include "text/fold.h"

namespace dateline {
namespace {

class Lemmatizer {
 public:
  explicit Lemmatizer(const WeightFile& weights)
      : edits_(weights.section<LemmaEdit>(0)),
        words_(weights.section<LemmaRule>(1)),
        endings_(weights.section<LemmaRule>(2)) {}

  // Appends the lemma of a word to `out`; true where it is the word but for its capitals.
  bool append_lemma(std::string& out, std::string_view word, WordId id, Upos tag) {
    lower_.clear();
    append_lower(lower_, word);
    const LemmaEdit& edit = find_edit(id, tag);
    append_edited(out, word, lower_, edit);
    return edit.cut == 0 && edit.added_size == 0;
  }

  // Brings near what is known of a word that is asked for soon.
  void expect(WordId id, Upos tag) const { words_.expect(lemma_key(id, tag)); }

 private:
  const LemmaEdit& find_edit(WordId id, Upos tag) const {
    if (const LemmaRule* rule = words_.find(lemma_key(id, tag))) return edits_[rule->edit];
    const std::string_view word = lower_;
    for (size_t size = std::min(kMaxEnding, word.size()); size > 0; --size)
      if (const LemmaRule* rule = endings_.find(ending_key(word.substr(word.size() - size), tag)))
        return edits_[rule->edit];
    static constexpr LemmaEdit kSmallLetters, kAsItIs{0, 1, 0, {}};
    return tag == Upos::kPropn || tag == Upos::kX ? kAsItIs : kSmallLetters;
  }

  std::span<const LemmaEdit> edits_;
  SlotTable<LemmaRule> words_, endings_;
  std::string lower_;  // kept, so that no token allocates
};

// ASCII letters only: folds to what its small letters fold to.
bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), is_ascii_letter);
}

}  // namespace

void find_lemmas(Article& article, const Lexicon& lexicon) {
  Lemmatizer lemmatizer(lexicon.weights(Weights::kLemmas));
  Tokens& tokens = article.tokens;
  article.lemmas.clear();
  tokens.lemma.clear();
  tokens.lemma_begin.clear();
  article.lemmas.reserve(article.text.size());
  tokens.lemma.reserve(tokens.count());
  tokens.lemma_begin.reserve(tokens.count() + 1);
  std::string folded;
  constexpr uint32_t kAhead = 8;
  for (uint32_t i = 0; i < tokens.count(); ++i) {
    if (i + kAhead < tokens.count())
      lemmatizer.expect(tokens.word[i + kAhead], tokens.upos[i + kAhead]);
    const auto begin = static_cast<uint32_t>(article.lemmas.size());
    const std::string_view word = plain_mark(article.word_at(i));
    const bool is_word =
        lemmatizer.append_lemma(article.lemmas, word, tokens.word[i], tokens.upos[i]);
    tokens.lemma_begin.push_back(begin);
    if (is_word && is_plain(word)) {
      tokens.lemma.push_back(tokens.word[i]);
      continue;
    }
    folded.clear();
    append_folded(folded, std::string_view(article.lemmas).substr(begin));
    tokens.lemma.push_back(word_id(folded));
  }
  tokens.lemma_begin.push_back(static_cast<uint32_t>(article.lemmas.size()));
}

}  // namespace dateline
