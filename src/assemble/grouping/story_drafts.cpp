#include "assemble/grouping/story_drafts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "base/sorted.h"

namespace dateline {
namespace {

// Of a draft that is looked up, so many words count: those of one key.
constexpr size_t kSignatureWords = 40;
// Two texts with one word in common may share no more than that word; it has to be one that stands
// in one of twenty articles of the draft, in a key of forty equal words.
constexpr int kFewestShared = 2;
constexpr int64_t kLeastWeight = 158 / 20;

int shared_needed(std::span<const KeyWord> words) {
  return std::min(kFewestShared, static_cast<int>(words.size()));
}

// Of two sums of words by their product and their squares.
double cosine(int64_t product, int64_t squares, int64_t others) {
  return static_cast<double>(product) /
         std::sqrt(static_cast<double>(squares) * static_cast<double>(others));
}

bool is_nearer(const Drafts::Similar& a, const Drafts::Similar& b) {
  return a.similarity != b.similarity ? a.similarity > b.similarity : a.draft < b.draft;
}

}  // namespace

uint32_t Drafts::begin_draft() {
  drafts_.emplace_back();
  scores_.emplace_back();
  similar_.emplace_back();
  return count() - 1;
}

void Drafts::drop_last_draft() {
  drafts_.pop_back();
  scores_.pop_back();
  similar_.pop_back();
}

void Drafts::add_article(uint32_t draft, uint32_t article, std::span<const KeyWord> words) {
  for (const KeyWord& word : words) add_word(draft, word.word, word.weight);
  drafts_[draft].articles.push_back(article);
  note_size(draft);
}

void Drafts::remove_article(uint32_t draft, std::span<const KeyWord> words) {
  for (const KeyWord& word : words) add_word(draft, word.word, -int64_t{word.weight});
  drafts_[draft].articles.pop_back();
  note_size(draft);
}

Draft Drafts::merge(uint32_t into, uint32_t from) {
  for (const auto& [word, share] : drafts_[from].sum) drop_holder(word, share.holder);
  Draft part = std::exchange(drafts_[from], {});
  for (const auto& [word, share] : part.sum) add_word(into, word, share.weight);
  auto& articles = drafts_[into].articles;
  articles.insert(articles.end(), part.articles.begin(), part.articles.end());
  note_size(into);
  note_size(from);
  return part;
}

void Drafts::take_apart(uint32_t into, uint32_t from, const Draft& part) {
  for (const auto& [word, share] : part.sum) {
    add_word(into, word, -share.weight);
    add_word(from, word, share.weight);
  }
  drafts_[into].articles.resize(drafts_[into].articles.size() - part.articles.size());
  drafts_[from].articles = part.articles;
  note_size(into);
  note_size(from);
}

double Drafts::similarity(uint32_t a, uint32_t b) const {
  const bool a_is_smaller = drafts_[a].sum.size() < drafts_[b].sum.size();
  const Draft& smaller = drafts_[a_is_smaller ? a : b];
  const Draft& larger = drafts_[a_is_smaller ? b : a];
  int64_t product = 0;  // integers: the order of the words does not matter
  for (const auto& [word, share] : smaller.sum)
    if (const auto at = larger.sum.find(word); at != larger.sum.end())
      product += share.weight * at->second.weight;
  return cosine(product, smaller.squares, larger.squares);
}

std::vector<Drafts::Similar> Drafts::find_similar(std::span<const KeyWord> words, double least) {
  touched_.clear();
  int64_t squares = 0;
  for (const KeyWord& word : words) {
    squares += int64_t{word.weight} * word.weight;
    const auto holders = holders_of_.find(word.word);
    if (holders == holders_of_.end()) continue;
    for (const auto& [ix, weight] : holders->second) {
      Score& score = scores_[ix];
      if (score.product == 0) touched_.push_back(ix);
      score.product += weight * word.weight;
      score.shared += weight > score.least_weight;
    }
  }
  const int needed = shared_needed(words);
  std::vector<Similar> found;
  for (const uint32_t ix : touched_) {
    const Score score = std::exchange(scores_[ix], {0, 0, scores_[ix].least_weight});
    if (score.shared < needed) continue;
    const double near = cosine(score.product, squares, drafts_[ix].squares);
    if (near >= least) found.push_back({near, ix});
  }
  std::sort(found.begin(), found.end(), is_nearer);
  return found;
}

// The same for one draft.
std::optional<Drafts::Similar> Drafts::compare(std::span<const KeyWord> words, uint32_t ix,
                                               double least) const {
  const Draft& draft = drafts_[ix];
  int64_t squares = 0, product = 0;
  int shared = 0;
  for (const KeyWord& word : words) {
    squares += int64_t{word.weight} * word.weight;
    const auto share = draft.sum.find(word.word);
    if (share == draft.sum.end()) continue;
    product += share->second.weight * word.weight;
    shared += share->second.weight > scores_[ix].least_weight;
  }
  if (product == 0 || shared < shared_needed(words)) return std::nullopt;
  const double near = cosine(product, squares, draft.squares);
  return near >= least ? std::optional(Similar{near, ix}) : std::nullopt;
}

const std::vector<std::vector<Drafts::Similar>>& Drafts::find_all_similar(double least) {
  keep_sorted_once(changed_);
  const bool are_many = changed_.size() > count() / 8;
  for (uint32_t ix = 0; ix < count(); ++ix) {
    if (drafts_[ix].articles.empty())
      similar_[ix].clear();
    else if (are_many || std::binary_search(changed_.begin(), changed_.end(), ix))
      similar_[ix] = find_similar(signature_of(ix), least);
    else
      compare_with_changed(ix, least);
  }
  changed_.clear();
  return similar_;
}

void Drafts::compare_with_changed(uint32_t ix, double least) {
  std::erase_if(similar_[ix], [this](const Similar& one) {
    return std::binary_search(changed_.begin(), changed_.end(), one.draft);
  });
  for (const uint32_t changed : changed_) {
    if (changed >= count()) continue;  // it has been dropped
    if (const auto near = compare(signature_of(ix), changed, least))
      similar_[ix].insert(
          std::lower_bound(similar_[ix].begin(), similar_[ix].end(), *near, is_nearer), *near);
  }
}

std::span<const KeyWord> Drafts::signature_of(uint32_t ix) {
  Draft& draft = drafts_[ix];
  if (!draft.signature.empty()) return draft.signature;
  std::vector<std::pair<int64_t, WordId>> words;
  for (const auto& [word, share] : draft.sum) words.emplace_back(share.weight, word);
  const auto size = static_cast<std::ptrdiff_t>(std::min(kSignatureWords, words.size()));
  std::partial_sort(words.begin(), words.begin() + size, words.end(), std::greater<>());
  words.resize(static_cast<size_t>(size));
  const auto articles = static_cast<int64_t>(draft.articles.size());
  for (const auto& [weight, word] : words)
    draft.signature.push_back({word, static_cast<uint16_t>(weight / articles)});
  return draft.signature;
}

void Drafts::add_word(uint32_t ix, WordId word, int64_t weight) {
  if (weight == 0) return;
  Draft& draft = drafts_[ix];
  draft.signature.clear();
  std::vector<Holder>& holders = holders_of_[word];
  const auto [at, is_new] = draft.sum.try_emplace(word);
  Draft::Share& share = at.value();
  if (is_new) {
    share.holder = static_cast<uint32_t>(holders.size());
    holders.push_back({ix, 0});
  }
  draft.squares += weight * (2 * share.weight + weight);
  share.weight += weight;
  holders[share.holder].weight = share.weight;
  if (share.weight > 0) return;
  drop_holder(word, share.holder);
  draft.sum.erase(word);
}

// The last holder of the word takes the place of this one.
void Drafts::drop_holder(WordId word, uint32_t holder) {
  std::vector<Holder>& holders = holders_of_[word];
  holders[holder] = holders.back();
  drafts_[holders[holder].draft].sum[word].holder = holder;
  holders.pop_back();
}

void Drafts::note_size(uint32_t draft) {
  scores_[draft].least_weight = static_cast<int64_t>(drafts_[draft].articles.size()) * kLeastWeight;
  changed_.push_back(draft);
}

}  // namespace dateline
