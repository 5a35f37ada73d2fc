#include <tsl/robin_map.h>

#include <algorithm>

#include "assemble/assemble.h"
#include "base/sorted.h"

namespace dateline {
namespace {

// Two texts share a wording when half of the shorter one's three-word runs stand in the other.
constexpr size_t kSharedPercent = 50;
// Below this an article is a bulletin line: a match says nothing about who copied whom.
constexpr size_t kFewestShingles = 8;
// The smallest hashes of an article stand for all of them when candidates are looked up
// (bottom-k MinHash: Broder, "On the resemblance and containment of documents").
constexpr size_t kSketchSize = 64;
// A run of words that so many different texts have is a set phrase, no trace of copying.
constexpr size_t kMostHolders = 64;

using Shingles = std::vector<uint32_t>;  // hashes, ascending, each once

Shingles shingles_of(const Article& article) {
  Shingles shingles;
  WordId first = 0, second = 0;
  uint32_t words = 0;
  for (const Sentence& sentence : article.sentences) {
    if (sentence.kind == SentenceKind::kBoilerplate) continue;
    for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
      if (article.tokens.has(token, kIsPunctuation)) continue;
      const WordId third = article.tokens.word[token];
      if (++words >= 3)
        shingles.push_back(static_cast<uint32_t>(hash_combine(hash_combine(first, second), third)));
      first = second;
      second = third;
    }
  }
  keep_sorted_once(shingles);
  return shingles;
}

// Do the two share at least `needed` hashes? Stops as soon as what is left cannot decide it
// otherwise.
bool share_at_least(size_t needed, const Shingles& a, const Shingles& b) {
  size_t count = 0, i = 0, j = 0;
  while (count < needed && count + std::min(a.size() - i, b.size() - j) >= needed) {
    if (i == a.size() || j == b.size()) return false;
    const uint32_t left = a[i], right = b[j];
    count += left == right;
    i += left <= right;
    j += right <= left;
  }
  return count >= needed;
}

// Hashes lie evenly over their range, so the first ones of the shorter text are a fair sample of
// all: of texts of one wording about half of the sample is shared, of others next to nothing.
bool looks_the_same(const Shingles& shorter, const Shingles& longer) {
  constexpr size_t kSample = 64, kFewestShared = 16;
  if (shorter.size() <= kSample) return true;
  size_t shared = 0, i = 0, j = 0;
  while (i < kSample && j < longer.size()) {  // no branch to be guessed
    const uint32_t left = shorter[i], right = longer[j];
    shared += left == right;
    i += left <= right;
    j += right <= left;
  }
  return shared >= kFewestShared;
}

bool same_wording(const Shingles& a, const Shingles& b) {
  const Shingles &shorter = a.size() <= b.size() ? a : b, &longer = &shorter == &a ? b : a;
  return shorter.size() >= kFewestShingles && looks_the_same(shorter, longer) &&
         share_at_least((shorter.size() * kSharedPercent + 99) / 100, shorter, longer);
}

// The originals seen so far, found by the hashes of their sketches.
class Originals {
 public:
  // The earliest original with the same wording, or kNone.
  uint32_t find(const Shingles& shingles, const std::vector<Shingles>& all) {
    candidates_.clear();
    for (size_t i = 0; i < std::min(kSketchSize, shingles.size()); ++i) {
      const auto holders = holders_of_.find(shingles[i]);
      if (holders == holders_of_.end() || holders->second.count > kMostHolders) continue;
      for (uint32_t at = holders->second.last; at != kNone; at = postings_[at].previous)
        candidates_.push_back(postings_[at].article_ix);
    }
    keep_sorted_once(candidates_);
    for (uint32_t candidate : candidates_)
      if (same_wording(shingles, all[candidate])) return candidate;
    return kNone;
  }

  void add(uint32_t article_ix, const Shingles& shingles) {
    for (size_t i = 0; i < std::min(kSketchSize, shingles.size()); ++i) {
      Holders& holders = holders_of_[shingles[i]];
      postings_.push_back({article_ix, holders.last});
      holders = {holders.count + 1, static_cast<uint32_t>(postings_.size() - 1)};
    }
  }

 private:
  // That an article has a hash; those of one hash are linked, the last first.
  struct Posting {
    uint32_t article_ix, previous;  // previous: index in postings_, or kNone
  };
  struct Holders {
    uint32_t count = 0, last = kNone;
  };

  tsl::robin_map<uint32_t, Holders> holders_of_;  // looked up only, never listed
  std::vector<Posting> postings_;
  std::vector<uint32_t> candidates_;
};

}  // namespace

Copies find_copies(Articles articles) {
  std::vector<Shingles> shingles;
  shingles.reserve(articles.size());
  for (const Article* article : articles) shingles.push_back(shingles_of(*article));

  Copies copies;
  Originals originals;
  for (uint32_t article_ix = 0; article_ix < articles.size(); ++article_ix) {
    const uint32_t source = originals.find(shingles[article_ix], shingles);
    copies.source.push_back(source == kNone ? article_ix : source);
    if (source == kNone) originals.add(article_ix, shingles[article_ix]);
  }
  return copies;
}

}  // namespace dateline
