// Tags, names and heads of an article by one network.
#include <algorithm>

#include "annotate/annotate.h"
#include "annotate/clause_repairs.h"
#include "annotate/form_sums.h"
#include "annotate/greatest.h"
#include "annotate/names.h"
#include "annotate/network.h"
#include "annotate/shared_tags.h"
#include "annotate/subject_repairs.h"
#include "annotate/trees.h"
#include "model/dateline_prefix.h"

namespace dateline {
namespace {

// Sentences go through the network together until they have so many words: enough to use a matrix
// while it is near, few enough to keep all of them near.
constexpr size_t kWordsAtOnce = 64;
// So many words before it is read, what is known of a spelling is brought near.
constexpr uint32_t kAhead = 6;

class WordReader {
 public:
  void read(Article& article, const Lexicon& lexicon, Depth depth) {
    const NetworkWeights weights(lexicon.weights(Weights::kNetwork));
    Tokens& tokens = article.tokens;
    tokens.upos.assign(tokens.count(), Upos::kX);
    tokens.head.assign(tokens.count(), kNone);
    tokens.deprel.assign(tokens.count(), Deprel::kUnknown);
    name_scores_.resize(tokens.count());
    shared_.begin(tokens.count());
    forms_.begin(lexicon, weights);
    places_.begin(article, lexicon.vocabulary());
    part_datelines(article);
    for (size_t first = 0; first < parts_.size();) {
      run_.clear();
      size_t next = first;
      while (next < parts_.size() && run_.word_count() < kWordsAtOnce)
        add_sentence(weights, article, parts_[next++]);
      run_.read(weights);
      take_classes(article, parts_[first].begin_token);
      if (depth == Depth::kHeadsToo) {
        run_.read_heads(weights);
        for (size_t i = first; i < next; ++i) attach(weights, article, parts_[i], i - first);
      }
      first = next;
    }
    shared_.mark(tokens);
    if (depth == Depth::kHeadsToo) join_datelines(article);
    names_.mark(article, lexicon, name_scores_);
    tag_names(tokens);
    if (depth == Depth::kNames) return;
    hang_titles_on_names(article, lexicon.list(WordList::kTitles));
    part_subjects_side_by_side(article, lexicon.list(WordList::kRoles));
  }

 private:
  void add_sentence(const NetworkWeights& weights, const Article& article,
                    const Sentence& sentence) {
    places_.begin_sentence(sentence);
    for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
      if (i + kAhead < sentence.end_token) forms_.expect(article, i + kAhead);
      const FormSum form = forms_.of(article, i);
      run_.add_word(weights, form.steps, places_.read(i, form.facts).rows());
    }
    run_.end_sentence();
  }

  // "A United Nations meeting": what stands in a name with a capital is no verb, unless it opens a
  // sentence.
  static void tag_names(Tokens& tokens) {
    for (uint32_t i = 1; i < tokens.count(); ++i)
      if (tokens.upos[i] == Upos::kVerb && tokens.has(i, kStartsUpper) &&
          tokens.name[i] != NameTag::kOutside && !tokens.has(i - 1, kIsPunctuation))
        tokens.upos[i] = Upos::kPropn;
  }

  // A dateline is read by itself: it would be taken for the subject of the sentence behind it.
  void part_datelines(const Article& article) {
    parts_.clear();
    for (const Sentence& sentence : article.sentences) {
      parts_.push_back(sentence);
      const uint32_t behind = behind_dateline(article, sentence);
      if (behind == sentence.begin_token) continue;
      parts_.back().end_token = behind;
      parts_.push_back(sentence);
      parts_.back().begin_token = behind;
    }
  }

  // Every sentence has one root: that of what stands behind the dateline.
  void join_datelines(Article& article) const {
    for (size_t i = 1; i < parts_.size(); ++i) {
      if (parts_[i - 1].span != parts_[i].span) continue;
      const uint32_t root = root_of(article.tokens, parts_[i - 1]);
      article.tokens.head[root] = root_of(article.tokens, parts_[i]);
      article.tokens.deprel[root] = Deprel::kParataxis;
    }
  }

  void take_classes(Article& article, uint32_t first_token) {
    for (uint32_t i = 0; i < run_.word_count(); ++i) {
      const float* tags = run_.classes(i) + kTagColumn;
      const auto tag = static_cast<Upos>(1 + greatest({tags + 1, kUposCount - 1}));  // no kUnknown
      article.tokens.upos[first_token + i] = tag;
      if (tag == Upos::kNoun || tag == Upos::kPropn)
        shared_.note(article.tokens, first_token + i, tags);
      std::copy_n(run_.classes(i) + kNameColumn, kNameTagCount,
                  name_scores_[first_token + i].begin());
    }
  }

  void attach(const NetworkWeights& weights, Article& article, const Sentence& sentence,
              size_t in_run) {
    const uint32_t begin = sentence.begin_token, count = sentence.end_token - begin;
    best_tree(run_.arc_scores(weights, in_run), count, heads_);
    run_.find_relations(weights, in_run, heads_, article.tokens.deprel.data() + begin);
    for (uint32_t i = 0; i < count; ++i)
      article.tokens.head[begin + i] = begin + (heads_[i] == count ? i : heads_[i]);
    hang_measures(article, sentence);
    free_clauses(article, sentence);
    find_main_verb(article, sentence);
    end_relative_clause(article, sentence);
    keep_in_relative_clause(article, sentence);
    part_two_subjects(article, sentence);
    join_that_clauses(article, sentence);
    find_objects(article, sentence);
    open_relative_clauses(article, sentence);
    fit_tags_to_relations(article, sentence);
  }

  FormSums forms_;
  PlaceReader places_;
  NetworkRun run_;
  NameMarker names_;
  std::vector<Sentence> parts_;  // sentences, and datelines apart from theirs
  std::vector<uint32_t> heads_;
  SharedTags shared_;
  std::vector<NameScores> name_scores_;
};

}  // namespace

void read_words(Article& article, const Lexicon& lexicon, Depth depth) {
  thread_local WordReader reader;  // a worker keeps its memory
  reader.read(article, lexicon, depth);
}

}  // namespace dateline
