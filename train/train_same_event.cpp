// Learns from ECB+ how sure it is that two mentions tell one event (assemble/event_likeness.h), and
// writes the weights into DATA_DIR/rankers.tsv, beside those of train_rankers.
//   train_same_event data ../shared/data
#include <cmath>

#include "assemble/happened/event_likeness.h"
#include "event_corpus.h"
#include "least_squares.h"
#include "program.h"

namespace {

using namespace dateline;

using Pair = Sample<kLikenessFeatureCount>;

// Every two mentions of one story.
std::vector<Pair> pairs_of(const std::vector<EventStory>& stories, const Lexicon& lexicon) {
  std::vector<Pair> pairs;
  for (const EventStory& story : stories) {
    std::vector<const Article*> articles;
    for (const Article& article : story.articles) articles.push_back(&article);
    const EntityLinks links = link_entities(articles, lexicon);
    const Tellings tellings = tellings_of_events(articles);
    const EventLikeness likeness(articles, links, tellings, lexicon);
    const auto gold = [&](uint32_t ix) -> const std::string& {
      return story.mentions[tellings.items[ix].article_ix][tellings.items[ix].event].gold;
    };
    ComparedArticle last;
    for (uint32_t ix = 0; ix < tellings.items.size(); ++ix)
      for (uint32_t other = 0; other < ix; ++other)
        pairs.push_back(
            {likeness.describe(ix, other, last), gold(ix) == gold(other) ? 1.0f : 0.0f});
  }
  return pairs;
}

// Logistic regression by Newton's method.
Vector<kLikenessFeatureCount> learn(const std::vector<Pair>& pairs) {
  constexpr int kSteps = 12;
  constexpr double kRidge = 1.0;
  Vector<kLikenessFeatureCount> weights{};
  for (int step = 0; step < kSteps; ++step) {
    Matrix<kLikenessFeatureCount> a{};
    Vector<kLikenessFeatureCount> b{};
    for (size_t i = 0; i < weights.size(); ++i) {
      a[i][i] = kRidge;
      b[i] = -kRidge * weights[i];
    }
    for (const Pair& pair : pairs) {
      double odds = 0;
      for (size_t i = 0; i < weights.size(); ++i) odds += weights[i] * pair.features[i];
      const double share = 1 / (1 + std::exp(-odds)), weight = share * (1 - share);
      for (size_t i = 0; i < weights.size(); ++i) {
        if (pair.features[i] == 0) continue;
        b[i] += (pair.target - share) * pair.features[i];
        for (size_t j = 0; j < weights.size(); ++j)
          a[i][j] += weight * pair.features[i] * pair.features[j];
      }
    }
    const auto change = solve_linear(a, b);
    for (size_t i = 0; i < weights.size(); ++i) weights[i] += change[i];
  }
  return weights;
}

// The rows of the table that are not of these weights stay as they are.
void write_weights(const std::string& path, const Vector<kLikenessFeatureCount>& weights) {
  std::string rows;
  std::ifstream in(path);
  for (std::string row; std::getline(in, row);) {
    const std::string_view name = std::string_view(row).substr(0, row.find('\t'));
    if (std::find(kLikenessFeatureNames.begin(), kLikenessFeatureNames.end(), name) ==
        kLikenessFeatureNames.end())
      rows += row + '\n';
  }
  std::ofstream(path) << rows << rows_of(weights, kLikenessFeatureNames);
}

}  // namespace

int main(int argc, char** argv) {
  const Program program(argc, argv);
  const Lexicon lexicon = or_die(Lexicon::load(program.data_dir));
  const auto stories =
      read_event_corpus(program.corpora_dir + "/cluster/ecbplus", "train", lexicon);
  write_weights(program.data_dir + "/rankers.tsv", learn(pairs_of(stories, lexicon)));
}
