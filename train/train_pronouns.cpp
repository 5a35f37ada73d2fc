// Learns from the coreference of GUM whom "he" and "she" mean (extract/quotes/pronoun_ranking.h),
// and writes the weights into DATA_DIR/rankers.tsv. Prints first, for documents that the weights
// were not learned from, how many pronouns that lead a sentence are given a person with each lead.
//   train_pronouns data ../shared/data
#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

#include "annotate/annotate.h"
#include "extract/extract.h"
#include "extract/quotes/pronoun_ranking.h"
#include "ingest/paragraphs.h"
#include "logistic_regression.h"
#include "program.h"

namespace {

using namespace dateline;

constexpr size_t kCount = kPronounFeatureCount;
constexpr float kOdds = 0.25f;  // of those that are counted, at the least

struct Chained {  // a mention, and the number of all that mean the same
  std::string chain;
  Span span;
};

struct Document {
  Article article;
  std::vector<Chained> mentions;
};

// A pronoun's candidates, and which of them it means; kNone: nobody of them.
struct Choice {
  std::vector<PronounCandidate> candidates;
  uint32_t right = kNone;
};

// "(12-person-giv:act-1-coref(13-place" opens two, "12)" closes one.
class ChainReader {
 public:
  void read(std::string_view column, Span word, std::vector<Chained>& mentions) {
    for (size_t at = 0; at < column.size();) {
      const bool opens = column[at] == '(';
      if (opens) ++at;
      const size_t next = std::min(column.find_first_of("()|", at), column.size());
      const std::string_view part = column.substr(at, next - at);
      const std::string chain(part.substr(0, part.find('-')));
      const bool closes = next < column.size() && column[next] == ')';
      if (opens) {
        open_[chain].push_back(static_cast<uint32_t>(mentions.size()));
        mentions.push_back({chain, word});
      }
      if (auto& open = open_[chain]; closes && !open.empty()) {
        mentions[open.back()].span.end = word.end;
        open.pop_back();
      }
      if (next == column.size() || column[next] == '|') return;
      at = next + (closes ? 1 : 0);
    }
  }

 private:
  std::map<std::string, std::vector<uint32_t>> open_;  // chain -> mentions that have no end yet
};

std::vector<Document> read_gum(const std::string& path) {
  std::vector<Document> documents;
  ChainReader reader;
  std::ifstream in(path);
  for (std::string row; std::getline(in, row);) {
    if (row.rfind("# newdoc", 0) == 0) documents.emplace_back();
    if (documents.empty()) continue;
    Document& document = documents.back();
    std::string& text = document.article.text;
    if (row.rfind("# newdoc", 0) == 0) reader = {};
    if (row.rfind("# newpar", 0) == 0 && !text.empty()) {
      text.erase(text.find_last_not_of(' ') + 1);
      text += "\n\n";
    }
    std::vector<std::string> columns;
    std::istringstream cells(row);
    for (std::string cell; std::getline(cells, cell, '\t');) columns.push_back(cell);
    if (columns.size() < 10 || columns[0].find_first_of("-.") != std::string::npos) continue;
    const auto begin = static_cast<uint32_t>(text.size());
    text += columns[1];
    if (const size_t entity = columns[9].find("Entity="); entity != std::string::npos)
      reader.read(std::string_view(columns[9]).substr(entity + 7),
                  {begin, static_cast<uint32_t>(text.size())}, document.mentions);
    if (columns[9].find("SpaceAfter=No") == std::string::npos) text += ' ';
  }
  return documents;
}

void read_words_of(Article& article, const Lexicon& lexicon) {
  split_paragraphs(article);
  split_tokens(article, lexicon);
  split_sentences(article, lexicon);
  read_words(article, lexicon);
  mark_hyphens(article);
  find_lemmas(article, lexicon);
  extract_dates(article, lexicon);
  extract_entities(article, lexicon);
}

class Learner {
 public:
  Learner(std::vector<Document>& documents, const Lexicon& lexicon)
      : documents_(documents), lexicon_(lexicon) {}

  // The choices of the documents whose number has another remainder than `fold`.
  Vector<kCount> learn_without(size_t fold, size_t folds) const {
    std::vector<Choice> choices;
    for (size_t i = 0; i < documents_.size(); ++i)
      if (i % folds != fold) add_choices(documents_[i], choices);
    return learn(choices);
  }

  // Of pronouns that lead their sentence and mean a name with at least that lead, how many there
  // are, and how many of them are right.
  void count_right(size_t fold, size_t folds, const PronounFeatures& weights,
                   const std::vector<float>& leads,
                   std::vector<std::pair<int, int>>& counts) const {
    for (size_t i = fold; i < documents_.size(); i += folds) {
      const Article& article = documents_[i].article;
      const NamesInText names(article, lexicon_);
      const Genders genders(article, lexicon_, names);
      for (const PronounMeaning& meaning : rank_pronouns(article, names, genders, weights)) {
        const Sentence& sentence = sentence_of(article, meaning.pronoun);
        if (article.entities[meaning.person].form != MentionForm::kName ||
            !leads_sentence(article, sentence, meaning.pronoun))
          continue;
        for (size_t l = 0; l < leads.size(); ++l) {
          if (meaning.odds < kOdds || meaning.lead < leads[l]) continue;
          ++counts[l].first;
          counts[l].second += means(documents_[i], genders, meaning.pronoun, meaning.person);
        }
      }
    }
  }

 private:
  static const Sentence& sentence_of(const Article& article, uint32_t token) {
    return *std::find_if(article.sentences.begin(), article.sentences.end(),
                         [&](const Sentence& one) { return token < one.end_token; });
  }

  static std::vector<std::string_view> chains_at(const Document& document, Span words,
                                                 uint32_t slack) {
    std::vector<std::string_view> chains;
    for (const Chained& mention : document.mentions)
      if (mention.span.begin <= words.begin && words.begin <= mention.span.begin + slack &&
          words.end <= mention.span.end)
        chains.push_back(mention.chain);
    return chains;
  }

  // Does GUM say that the pronoun means him? A name is a part of what it marks, with titles before.
  static bool means(const Document& document, const Genders& genders, uint32_t pronoun,
                    uint32_t person) {
    constexpr uint32_t kTitles = 25;  // bytes
    const Article& article = document.article;
    const auto chains = chains_at(document, article.tokens.span(pronoun), 0);
    for (uint32_t i = 0; i < article.entities.size(); ++i) {
      const EntityMention& mention = article.entities[i];
      if (mention.begin_token >= pronoun) break;
      if (genders.best_of(i) != person) continue;
      for (std::string_view chain : chains_at(document, mention.span, kTitles))
        if (std::find(chains.begin(), chains.end(), chain) != chains.end()) return true;
    }
    return false;
  }

  void add_choices(const Document& document, std::vector<Choice>& choices) const {
    const NamesInText names(document.article, lexicon_);
    const Genders genders(document.article, lexicon_, names);
    PronounReader reader(document.article, names, genders);
    for (uint32_t pronoun; (pronoun = reader.next()) != kNone;) {
      Choice choice{reader.candidates()};
      for (uint32_t i = 0; i < choice.candidates.size() && choice.right == kNone; ++i)
        if (means(document, genders, pronoun, choice.candidates[i].person)) choice.right = i;
      reader.choose(choice.right);
      if (!choice.candidates.empty()) choices.push_back(std::move(choice));
    }
  }

  // A conditional logit by Newton's method; that it means nobody has the odds 1. GUM has few texts
  // in which several persons act in turn, so what it cannot tell of them is expected beforehand.
  static Vector<kCount> learn(const std::vector<Choice>& choices) {
    constexpr int kSteps = 12;
    constexpr double kRidge = 1.0, kNewsRidge = 10, kNewsWeight = 4;
    Vector<kCount> weights{};
    for (int step = 0; step < kSteps; ++step) {
      Matrix<kCount> a{};
      Vector<kCount> b{};
      for (size_t i = 0; i < kCount; ++i) {
        const bool is_of_news = i == kNamedLast;
        a[i][i] = is_of_news ? kNewsRidge : kRidge;
        b[i] = a[i][i] * ((is_of_news ? kNewsWeight : 0) - weights[i]);
      }
      for (const Choice& choice : choices) add_slope(choice, weights, a, b);
      const auto change = solve_linear(a, b);
      for (size_t i = 0; i < kCount; ++i) weights[i] += change[i];
    }
    return weights;
  }

  static void add_slope(const Choice& choice, const Vector<kCount>& weights, Matrix<kCount>& a,
                        Vector<kCount>& b) {
    std::vector<double> shares;
    double sum = 1;
    for (const PronounCandidate& candidate : choice.candidates) {
      double odds = 0;
      for (size_t i = 0; i < kCount; ++i) odds += weights[i] * candidate.features[i];
      shares.push_back(std::exp(odds));
      sum += shares.back();
    }
    Vector<kCount> mean{};
    for (size_t c = 0; c < shares.size(); ++c) {
      shares[c] /= sum;
      const PronounFeatures& features = choice.candidates[c].features;
      const double error = (c == choice.right ? 1 : 0) - shares[c];
      for (size_t i = 0; i < kCount; ++i) {
        if (features[i] == 0) continue;
        b[i] += error * features[i];
        mean[i] += shares[c] * features[i];
        for (size_t j = 0; j < kCount; ++j) a[i][j] += shares[c] * features[i] * features[j];
      }
    }
    for (size_t i = 0; i < kCount; ++i)
      for (size_t j = 0; j < kCount; ++j) a[i][j] -= mean[i] * mean[j];
  }

  std::vector<Document>& documents_;
  const Lexicon& lexicon_;
};

PronounFeatures as_features(const Vector<kCount>& weights) {
  PronounFeatures rounded{};
  for (size_t i = 0; i < kCount; ++i)
    rounded[i] = static_cast<float>(std::lround(weights[i] * 1000)) / 1000;
  return rounded;
}

}  // namespace

int main(int argc, char** argv) {
  const Program program(argc, argv);
  const Lexicon lexicon = or_die(Lexicon::load(program.data_dir));
  std::vector<Document> documents =
      read_gum(program.corpora_dir + "/ud/gum/en_gum-open-train.conllu");
  for (Document& document : documents) read_words_of(document.article, lexicon);
  const Learner learner(documents, lexicon);

  constexpr size_t kFolds = 6;
  const std::vector<float> leads{0, 0.5, 1, 1.5, 2, 2.5, 3, 4};
  std::vector<std::pair<int, int>> counts(leads.size());
  for (size_t fold = 0; fold < kFolds; ++fold)
    learner.count_right(fold, kFolds, as_features(learner.learn_without(fold, kFolds)), leads,
                        counts);
  for (size_t l = 0; l < leads.size(); ++l)
    std::printf("lead %.1f: %d right of %d\n", static_cast<double>(leads[l]), counts[l].second,
                counts[l].first);
  write_weights(program.data_dir + "/rankers.tsv", learner.learn_without(kFolds, kFolds),
                kPronounFeatureNames);
}
