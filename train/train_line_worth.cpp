// Learns which sentences an editor would keep as lines (assemble/happened/line_worth.h) from those
// of train/line_labels.tsv, and writes the weights into DATA_DIR/rankers.tsv, beside the others.
//   train_line_worth data ../shared/data
// It prints how well it tells the kept ones from the others in topics that it has not learned from.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

#include "assemble/happened/line_worth.h"
#include "assemble/happened/same_event.h"
#include "logistic_regression.h"
#include "program.h"
#include "timeline_topics.h"

namespace {

using namespace dateline;

using LabelledLine = Sample<kWorthFeatureCount>;
using Place = std::pair<std::string, uint32_t>;               // an article and a byte of it
using Labels = std::map<std::string, std::map<Place, bool>>;  // by topic

Labels read_labels(const std::string& path) {
  Labels labels;
  std::ifstream in(path);
  for (std::string row; std::getline(in, row);) {
    if (row.starts_with('#')) continue;
    std::istringstream columns(row);
    std::string topic, article;
    uint32_t begin = 0;
    bool is_kept = false;
    columns >> topic >> article >> begin >> is_kept;
    labels[topic][{article, begin}] = is_kept;
  }
  return labels;
}

// A sentence that is no longer told as a line teaches nothing.
std::vector<LabelledLine> lines_of(const Topic& topic, const std::map<Place, bool>& labels,
                                   const Lexicon& lexicon) {
  std::vector<const Article*> articles;
  for (const Article& article : topic.articles) articles.push_back(&article);
  canonical_order(articles);
  const Tellings tellings = collect_tellings(articles);
  const auto groups = group_tellings(articles, no_links(articles), tellings, lexicon);
  const auto worth = describe_worth(articles, tellings,
                                    describe_tellings(articles, find_copies(articles), tellings,
                                                      groups, days_of(tellings, groups)));
  std::vector<LabelledLine> lines;
  for (uint32_t ix = 0; ix < tellings.items.size(); ++ix) {
    const Article& article = *articles[tellings.items[ix].article_ix];
    const uint32_t begin = article.sentences[tellings.items[ix].sentence].span.begin;
    const auto label = labels.find({article.external_id, begin});
    if (label != labels.end() && worth[ix][kWorthBase] != 0)
      lines.push_back({worth[ix], label->second ? 1.0f : 0.0f});
  }
  return lines;
}

double odds_of(const LabelledLine& line, const Vector<kWorthFeatureCount>& weights) {
  double odds = 0;
  for (size_t i = 0; i < kWorthFeatureCount; ++i) odds += weights[i] * line.features[i];
  return odds;
}

// Each topic judged by weights of the others: of the best so many hundredths, how many are kept.
void print_held_out(const std::vector<std::vector<LabelledLine>>& topics) {
  std::vector<std::pair<double, bool>> judged;
  for (size_t out = 0; out < topics.size(); ++out) {
    std::vector<LabelledLine> others;
    for (size_t i = 0; i < topics.size(); ++i)
      if (i != out) others.insert(others.end(), topics[i].begin(), topics[i].end());
    const auto weights = learn_odds(others);
    for (const LabelledLine& line : topics[out])
      judged.emplace_back(-odds_of(line, weights), line.target > 0);
  }
  std::sort(judged.begin(), judged.end());
  for (const size_t percent : {20, 40, 50, 60, 80, 100}) {
    const auto end = judged.begin() + static_cast<std::ptrdiff_t>(judged.size() * percent / 100);
    const auto kept =
        std::count_if(judged.begin(), end, [](const auto& one) { return one.second; });
    std::printf("best %zu of 100 of %zu: %.3f kept, odds from %.2f\n", percent, judged.size(),
                static_cast<double>(kept) / static_cast<double>(end - judged.begin()),
                -std::prev(end)->first);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const Program program(argc, argv);
  const Lexicon lexicon = or_die(Lexicon::load(program.data_dir));
  std::vector<std::vector<LabelledLine>> topics;
  std::vector<LabelledLine> all;
  for (const auto& [topic, labels] : read_labels(DL_SOURCE_DIR "/train/line_labels.tsv")) {
    topics.push_back(
        lines_of(read_topic(program.corpora_dir + "/tls/" + topic, lexicon), labels, lexicon));
    all.insert(all.end(), topics.back().begin(), topics.back().end());
  }
  print_held_out(topics);
  write_weights(program.data_dir + "/rankers.tsv", learn_odds(all), kWorthFeatureNames);
}
