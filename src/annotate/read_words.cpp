// Tags, names and heads of an article by one network.
#include <algorithm>

#include "annotate/annotate.h"
#include "annotate/clause_repairs.h"
#include "annotate/names.h"
#include "annotate/network.h"
#include "annotate/trees.h"

namespace dateline {
namespace {

// Sentences go through the network together until they have so many words: enough to use a matrix
// while it is near, few enough to keep all of them near.
constexpr size_t kWordsAtOnce = 192;

class WordReader {
 public:
  void read(Article& article, const Lexicon& lexicon, Depth depth) {
    const NetworkWeights weights(lexicon.weights(Weights::kNetwork));
    Tokens& tokens = article.tokens;
    tokens.upos.assign(tokens.count(), Upos::kX);
    tokens.head.assign(tokens.count(), kNone);
    tokens.deprel.assign(tokens.count(), Deprel::kUnknown);
    name_scores_.resize(tokens.count());
    inputs_.begin(article, lexicon.vocabulary());
    for (size_t first = 0; first < article.sentences.size();) {
      words_.clear();
      begins_.assign(1, 0);
      size_t next = first;
      while (next < article.sentences.size() && words_.size() < kWordsAtOnce) {
        inputs_.read(article.sentences[next++], words_);
        begins_.push_back(static_cast<uint32_t>(words_.size()));
      }
      run_.read(weights, lexicon.vocabulary(), words_, begins_);
      take_classes(article, article.sentences[first].begin_token);
      if (depth == Depth::kHeadsToo) {
        run_.read_heads(weights);
        for (size_t i = first; i < next; ++i) attach(weights, article, i, i - first);
      }
      first = next;
    }
    names_.mark(article, name_scores_);
  }

 private:
  void take_classes(Article& article, uint32_t first_token) {
    for (uint32_t i = 0; i < words_.size(); ++i) {
      const float* tags = run_.classes(i) + kTagColumn;
      const float* best = std::max_element(tags + 1, tags + kUposCount);  // kUnknown is no tag
      article.tokens.upos[first_token + i] = static_cast<Upos>(best - tags);
      std::copy_n(run_.classes(i) + kNameColumn, kNameTagCount,
                  name_scores_[first_token + i].begin());
    }
  }

  void attach(const NetworkWeights& weights, Article& article, size_t sentence_ix, size_t in_run) {
    const Sentence& sentence = article.sentences[sentence_ix];
    const uint32_t begin = sentence.begin_token, count = sentence.end_token - begin;
    best_tree(run_.arc_scores(weights, in_run), count, heads_);
    run_.find_relations(weights, in_run, heads_, article.tokens.deprel.data() + begin);
    for (uint32_t i = 0; i < count; ++i)
      article.tokens.head[begin + i] = begin + (heads_[i] == count ? i : heads_[i]);
    part_two_subjects(article, sentence);
    join_that_clauses(article, sentence);
  }

  InputReader inputs_;
  NetworkRun run_;
  NameMarker names_;
  std::vector<TokenInput> words_;
  std::vector<uint32_t> begins_, heads_;
  std::vector<NameScores> name_scores_;
};

}  // namespace

void read_words(Article& article, const Lexicon& lexicon, Depth depth) {
  thread_local WordReader reader;  // a worker keeps its memory
  reader.read(article, lexicon, depth);
}

}  // namespace dateline
