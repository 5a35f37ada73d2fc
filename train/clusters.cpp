#include "clusters.h"

#include <cmath>

namespace dateline {
namespace {

// n log n for small n, which is nearly all of them.
class Entropy {
 public:
  Entropy() {
    for (size_t n = 1; n < table_.size(); ++n)
      table_[n] = static_cast<float>(static_cast<double>(n) * std::log(static_cast<double>(n)));
  }
  float operator()(uint32_t n) const {
    if (n < table_.size()) return table_[n];
    return static_cast<float>(n * std::log(static_cast<double>(n)));
  }

 private:
  std::vector<float> table_ = std::vector<float>(1 << 14);
};

}  // namespace

std::vector<uint32_t> cluster_words(const std::vector<Neighbour>& neighbours, uint32_t word_count,
                                    uint32_t context_count, uint32_t cluster_count, int passes) {
  const Entropy entropy;
  std::vector<uint32_t> cluster(word_count), begin(word_count + 1), total(word_count);
  for (const Neighbour& pair : neighbours) {
    ++begin[pair.word + 1];
    total[pair.word] += pair.count;
  }
  for (uint32_t w = 0; w < word_count; ++w) begin[w + 1] += begin[w];

  // seen[context * cluster_count + c]: how often words of c stood beside the context.
  std::vector<uint32_t> seen(size_t{context_count} * cluster_count), size(cluster_count);
  const auto move = [&](uint32_t word, uint32_t c, bool in) {
    for (uint32_t i = begin[word]; i < begin[word + 1]; ++i) {
      uint32_t& count = seen[size_t{neighbours[i].context} * cluster_count + c];
      count = in ? count + neighbours[i].count : count - neighbours[i].count;
    }
    size[c] = in ? size[c] + total[word] : size[c] - total[word];
  };
  for (uint32_t w = 0; w < word_count; ++w) move(w, cluster[w] = w % cluster_count, true);

  std::vector<double> gain(cluster_count);
  for (int pass = 0; pass < passes; ++pass) {
    for (uint32_t w = 0; w < word_count; ++w) {
      move(w, cluster[w], false);
      for (uint32_t c = 0; c < cluster_count; ++c)
        gain[c] = static_cast<double>(entropy(size[c])) - entropy(size[c] + total[w]);
      for (uint32_t i = begin[w]; i < begin[w + 1]; ++i) {
        const uint32_t* row = &seen[size_t{neighbours[i].context} * cluster_count];
        const uint32_t count = neighbours[i].count;
        const float alone = entropy(count);
        for (uint32_t c = 0; c < cluster_count; ++c)
          gain[c] += row[c] == 0 ? alone : entropy(row[c] + count) - entropy(row[c]);
      }
      uint32_t best = 0;
      for (uint32_t c = 1; c < cluster_count; ++c)
        if (gain[c] > gain[best]) best = c;
      move(w, cluster[w] = best, true);
    }
  }
  return cluster;
}

}  // namespace dateline
