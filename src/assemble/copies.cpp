#include <algorithm>
#include <optional>

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

// The smallest hashes of an article, and how many it has.
struct SketchOfArticle {
  Shingles hashes;
  size_t all = 0;
};
size_t bytes_of(const SketchOfArticle& sketch) { return column_bytes(sketch.hashes); }

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

// How many of the first hashes of one are among those of another. REQUIRES: a.size() >=
// kSketchSize.
size_t count_met(const Shingles& a, const Shingles& b) {
  size_t shared = 0;
  for (size_t i = 0, j = 0; i < kSketchSize && j < b.size();) {  // no branch to be guessed
    const uint32_t left = a[i], right = b[j];
    shared += left == right;
    i += left <= right;
    j += right <= left;
  }
  return shared;
}

// Hashes lie evenly over their range, so the first ones of the shorter text are a fair sample of
// all: of texts of one wording about half of the sample is shared, of others next to nothing.
constexpr size_t kFewestShared = 16;
bool looks_the_same(const Shingles& shorter, const Shingles& longer) {
  return shorter.size() <= kSketchSize || count_met(shorter, longer) >= kFewestShared;
}

// Can texts of these sketches look the same, which share so many hashes at most? What lies behind
// the sketch of the longer one may be shared.
bool could_share(const Shingles& shorter, const Shingles& longer, size_t most_shared) {
  if (shorter.size() < kSketchSize) return true;
  const auto behind = std::upper_bound(shorter.begin(), shorter.end(), longer.back());
  const auto unread = static_cast<size_t>(shorter.end() - behind);
  if (most_shared + unread < kFewestShared) return false;  // so it is with most
  return count_met(shorter, longer) + unread >= kFewestShared;
}

bool same_wording(const Shingles& a, const Shingles& b) {
  const Shingles &shorter = a.size() <= b.size() ? a : b, &longer = &shorter == &a ? b : a;
  return shorter.size() >= kFewestShingles && looks_the_same(shorter, longer) &&
         share_at_least((shorter.size() * kSharedPercent + 99) / 100, shorter, longer);
}

// The hashes of the articles of a story: sketches of all, and all hashes of those that are
// compared.
class StoryShingles {
 public:
  explicit StoryShingles(Articles articles) : articles_(articles), whole_(articles.size()) {
    for (uint32_t ix = 0; ix < articles.size(); ++ix)
      sketches_.push_back(fact_of<SketchOfArticle>(*articles[ix], [&] {
        const Shingles& all = of(ix);
        const auto end = all.begin() + static_cast<ptrdiff_t>(std::min(kSketchSize, all.size()));
        return SketchOfArticle{{all.begin(), end}, all.size()};
      }));
  }

  const Shingles& sketch_of(uint32_t article_ix) const { return sketches_[article_ix]->hashes; }
  // Where the sketches show already that two do not look the same, all hashes need not be read.
  // `most_shared` is no less than the sketches share.
  bool may_look_the_same(uint32_t a, uint32_t b, size_t most_shared) const {
    const bool is_longer = sketches_[a]->all > sketches_[b]->all;
    return could_share(sketch_of(is_longer ? b : a), sketch_of(is_longer ? a : b), most_shared);
  }
  const Shingles& of(uint32_t article_ix) {
    if (!whole_[article_ix]) whole_[article_ix] = shingles_of(*articles_[article_ix]);
    return *whole_[article_ix];
  }

 private:
  Articles articles_;
  std::vector<std::shared_ptr<const SketchOfArticle>> sketches_;  // [article_ix]
  std::vector<std::optional<Shingles>> whole_;                    // [article_ix]
};

// The originals seen so far, found by those hashes of their sketches that are asked for.
class Originals {
 public:
  explicit Originals(StoryShingles& all) : all_(all) {}

  void expect(uint32_t article_ix) {
    for (const uint32_t hash : all_.sketch_of(article_ix)) holders_of_.list_of(hash);
  }

  void add(uint32_t article_ix) {
    for (const uint32_t hash : all_.sketch_of(article_ix))
      if (auto* holders = holders_of_.find(hash)) holders_of_.add(*holders, article_ix);
  }

  // The earliest original with the same wording, or kNone. REQUIRES: the article is expected.
  uint32_t find(uint32_t article_ix) {
    candidates_.clear();
    size_t not_asked = 0;
    for (const uint32_t hash : all_.sketch_of(article_ix)) {
      const auto* holders = holders_of_.find(hash);
      if (holders->count <= kMostHolders)
        holders_of_.append_items(*holders, candidates_);
      else
        ++not_asked;
    }
    std::sort(candidates_.begin(), candidates_.end());
    for (size_t begin = 0, end = 0; begin < candidates_.size(); begin = end) {
      const uint32_t candidate = candidates_[begin];
      while (end < candidates_.size() && candidates_[end] == candidate) ++end;
      if (all_.may_look_the_same(article_ix, candidate, end - begin + not_asked) &&
          same_wording(all_.of(article_ix), all_.of(candidate)))
        return candidate;
    }
    return kNone;
  }

 private:
  StoryShingles& all_;
  Postings<uint32_t> holders_of_;     // hash: articles
  std::vector<uint32_t> candidates_;  // one for each hash that it shares
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
  KnownCopies now;
  for (const Article* article : articles) now.articles.push_back(version_of(*article));
  uint32_t first = 0;  // that is not as it was
  if (const auto before = find_last<KnownCopies>(memo, articles)) {
    const auto differ = std::mismatch(now.articles.begin(), now.articles.end(),
                                      before->articles.begin(), before->articles.end());
    first = static_cast<uint32_t>(differ.first - now.articles.begin());
    now.source.assign(before->source.begin(), before->source.begin() + first);
  }
  StoryShingles shingles(articles);
  Originals originals(shingles);
  for (uint32_t ix = first; ix < articles.size(); ++ix) originals.expect(ix);
  for (uint32_t ix = 0; ix < articles.size(); ++ix) {
    if (ix >= first) {
      const uint32_t source = originals.find(ix);
      now.source.push_back(source == kNone ? ix : source);
    }
    if (now.source[ix] == ix) originals.add(ix);
  }
  put_last(memo, articles, now);
  return {std::move(now.source)};
}

}  // namespace dateline
