#include <algorithm>

#include "assemble/article_facts.h"
#include "assemble/assemble.h"
#include "base/postings.h"
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

struct ShinglesOfArticle {
  Shingles hashes;
};
size_t bytes_of(const ShinglesOfArticle& shingles) { return column_bytes(shingles.hashes); }

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

using AllShingles = std::vector<std::shared_ptr<const ShinglesOfArticle>>;  // [article_ix]

// The originals seen so far, found by the hashes of their sketches.
class Originals {
 public:
  // The earliest original with the same wording, or kNone.
  uint32_t find(uint32_t article_ix, const AllShingles& all) {
    const Shingles& shingles = all[article_ix]->hashes;
    candidates_.clear();
    for (size_t i = 0; i < std::min(kSketchSize, shingles.size()); ++i) {
      const auto* holders = holders_of_.find(shingles[i]);
      if (holders != nullptr && holders->count <= kMostHolders)
        holders_of_.append_items(*holders, candidates_);
    }
    keep_sorted_once(candidates_);
    for (uint32_t candidate : candidates_)
      if (same_wording(shingles, all[candidate]->hashes)) return candidate;
    return kNone;
  }

  void add(uint32_t article_ix, const Shingles& shingles) {
    for (size_t i = 0; i < std::min(kSketchSize, shingles.size()); ++i)
      holders_of_.add(holders_of_.list_of(shingles[i]), article_ix);
  }

 private:
  Postings<uint32_t> holders_of_;  // hash: articles
  std::vector<uint32_t> candidates_;
};

// What was found at an earlier telling: whom a text copies is decided by those before it alone.
struct KnownCopies {
  std::vector<Hash128> articles;  // in canonical order
  std::vector<uint32_t> source;
};
size_t bytes_of(const KnownCopies& known) {
  return column_bytes(known.articles) + column_bytes(known.source);
}

}  // namespace

Copies find_copies(Articles articles, Memo* memo) {
  AllShingles shingles;
  shingles.reserve(articles.size());
  for (const Article* article : articles)
    shingles.push_back(fact_of<ShinglesOfArticle>(
        memo, *article, [&] { return ShinglesOfArticle{shingles_of(*article)}; }));

  KnownCopies now;
  const auto before = find_last<KnownCopies>(memo, articles);
  bool is_known = before != nullptr;
  Originals originals;
  for (uint32_t article_ix = 0; article_ix < articles.size(); ++article_ix) {
    now.articles.push_back(version_of(*articles[article_ix]));
    is_known = is_known && article_ix < before->articles.size() &&
               before->articles[article_ix] == now.articles[article_ix];
    uint32_t source = is_known ? before->source[article_ix] : originals.find(article_ix, shingles);
    if (source == kNone) source = article_ix;
    now.source.push_back(source);
    if (source == article_ix) originals.add(article_ix, shingles[article_ix]->hashes);
  }
  put_last(memo, articles, now);
  return {std::move(now.source)};
}

}  // namespace dateline
