#include "annotate/names.h"

#include <algorithm>
#include <span>

#include "annotate/name_repairs.h"
#include "annotate/named_things.h"
#include "model/dateline_prefix.h"

namespace dateline {
namespace {

// How much the other places of a word count beside its own.
constexpr float kElsewhere = 0.8f;
// How much likelier a name goes on than its words tell one by one: "Bay View" ends in no name's
// word.
constexpr float kGoesOn = 1.5f;

constexpr size_t begin_tag(size_t kind) { return 1 + 2 * kind; }
constexpr size_t in_tag(size_t kind) { return 2 + 2 * kind; }

float lead(const NameScores& scores, size_t kind) {
  return std::max(scores[begin_tag(kind)], scores[in_tag(kind)]) - scores[0];
}

// No name can be better than none where each word is better as none, whatever stands before it.
bool may_hold_name(std::span<const NameScores> scores) {
  for (const NameScores& s : scores)
    if (*std::max_element(s.begin() + 1, s.end()) + kGoesOn > s[0]) return true;
  return false;
}

// "PORT ELLERY, March 2 (Coast Wire) -": the first words of a dateline are a place.
void mark_dateline(Article& article, const Sentence& sentence) {
  const uint32_t begin = sentence.begin_token, behind = behind_dateline(article, sentence);
  if (behind == begin || article.word_at(behind - 1) == ":") return;  // ":" may follow who speaks
  Tokens& tokens = article.tokens;
  for (uint32_t token = begin; token < behind; ++token)
    if (!may_stand_in_dateline(tokens, token)) return;  // a headline or byline ran in
  uint32_t at = begin;
  for (; at < behind && tokens.has(at, kStartsUpper); ++at)
    tokens.name[at] = at == begin ? NameTag::kBeginPlace : NameTag::kInPlace;
  while (at < behind && tokens.name[at] != NameTag::kOutside) tokens.name[at++] = NameTag::kOutside;
}

}  // namespace

void NameMarker::mark(Article& article, const Lexicon& lexicon, std::vector<NameScores>& scores) {
  share_evidence(article, scores);
  article.tokens.name.assign(article.tokens.count(), NameTag::kOutside);
  for (const Sentence& sentence : article.sentences) {
    mark_sentence(sentence, scores, article.tokens.name);
    repair_names(article, sentence, lexicon);
  }
  mark_named_things(article);
  for (const Sentence& sentence : article.sentences) mark_dateline(article, sentence);
}

void NameMarker::share_evidence(const Article& article, std::vector<NameScores>& scores) {
  const Tokens& tokens = article.tokens;
  evidence_.reset(scores.size());
  for (uint32_t i = 0; i < scores.size(); ++i) {
    if (!tokens.has(i, kStartsUpper)) continue;
    Evidence& all = evidence_.of(tokens.word[i]);
    ++all.count;
    for (size_t kind = 0; kind < 4; ++kind) all.leads[kind] += lead(scores[i], kind);
  }
  for (uint32_t i = 0; i < scores.size(); ++i) {
    if (!tokens.has(i, kStartsUpper)) continue;
    const Evidence& all = evidence_.of(tokens.word[i]);
    if (all.count < 2) continue;
    const float share = kElsewhere / static_cast<float>(all.count - 1);
    std::array<float, 4> added;
    for (size_t kind = 0; kind < 4; ++kind)
      added[kind] = share * (all.leads[kind] - lead(scores[i], kind));
    for (size_t kind = 0; kind < 4; ++kind) {
      scores[i][begin_tag(kind)] += added[kind];
      scores[i][in_tag(kind)] += added[kind];
    }
  }
}

// The best sequence in which a name goes on only with its own kind (Viterbi 1967).
void NameMarker::mark_sentence(const Sentence& sentence, const std::vector<NameScores>& scores,
                               std::vector<NameTag>& names) {
  const uint32_t begin = sentence.begin_token, end = sentence.end_token;
  if (!may_hold_name({scores.data() + begin, end - begin})) return;
  steps_.resize(std::max<size_t>(steps_.size(), end - begin));
  NameScores sums{};
  sums.fill(-1e9f);
  sums[0] = 0;  // no name stands before the sentence
  const auto best_of = [](const NameScores& s) {
    return static_cast<uint8_t>(std::max_element(s.begin(), s.end()) - s.begin());
  };
  for (uint32_t i = begin; i < end; ++i) {
    auto& steps = steps_[i - begin];
    steps.fill(best_of(sums));
    const float before = sums[steps[0]];
    NameScores next;
    next[0] = before + scores[i][0];
    for (size_t kind = 0; kind < 4; ++kind) {
      const size_t first = begin_tag(kind), further = in_tag(kind);
      const size_t same = sums[further] > sums[first] ? further : first;
      steps[further] = static_cast<uint8_t>(same);
      next[first] = before + scores[i][first];
      next[further] = sums[same] + scores[i][further] + kGoesOn;
    }
    sums = next;
  }
  size_t tag = best_of(sums);
  for (uint32_t i = end; i-- > begin;) {
    names[i] = static_cast<NameTag>(tag);
    tag = steps_[i - begin][tag];
  }
}

}  // namespace dateline
