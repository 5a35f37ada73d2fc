#include "annotate/name_features.h"

#include <algorithm>
#include <bit>

namespace dateline {
namespace {

template <class T>
void count_up_to(T& counter, T most) {
  if (counter < most) ++counter;
}

// The kind that a word has most often in the article, and how surely, as one small number.
uint32_t remembered(const NameMemory::Entry& entry) {
  const auto best = std::max_element(entry.kinds.begin(), entry.kinds.end());
  if (*best == 0) return entry.outside > 1 ? 1 : 0;
  const auto kind = static_cast<uint32_t>(best - entry.kinds.begin());
  const uint32_t sure = *best > entry.outside ? (*best > 2 ? 2 : 1) : 0;
  return 2 + 3 * kind + sure;
}

uint32_t spelling(const NameMemory::Entry& entry) {
  return uint32_t{entry.lower} << 2 | entry.capital;
}

}  // namespace

NameMemory::Entry& NameMemory::slot(WordId word) {
  const size_t mask = slots_.size() - 1;
  size_t i = word & mask;
  while (slots_[i].word != word && slots_[i].word != 0) i = (i + 1) & mask;
  slots_[i].word = word;
  return slots_[i];
}

const NameMemory::Entry& NameMemory::operator[](WordId word) const {
  static const Entry kNothing;
  if (slots_.empty()) return kNothing;
  const size_t mask = slots_.size() - 1;
  for (size_t i = word & mask; slots_[i].word != 0; i = (i + 1) & mask)
    if (slots_[i].word == word) return slots_[i];
  return kNothing;
}

void NameMemory::read(const Article& article) {
  const Tokens& tokens = article.tokens;
  slots_.assign(std::bit_ceil(2 * tokens.begin.size() + 2), Entry());
  for (const Sentence& sentence : article.sentences) {
    for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
      if (tokens.has(i, kIsPunctuation)) continue;
      Entry& entry = slot(tokens.word[i]);
      if (!tokens.has(i, kStartsUpper))
        count_up_to<uint8_t>(entry.lower, 3);
      else if (i > sentence.begin_token)
        count_up_to<uint8_t>(entry.capital, 3);
      if (tokens.name.empty() || !tokens.has(i, kStartsUpper)) continue;
      const auto tag = static_cast<uint32_t>(tokens.name[i]);
      if (tag == 0)
        count_up_to<uint16_t>(entry.outside, 1000);
      else
        count_up_to<uint16_t>(entry.kinds[(tag - 1) / 2], 1000);
    }
  }
}

FeatureList name_features(const Article& article, const Words& words, const Sentence& sentence,
                          uint32_t token, NameTag previous, NameTag before_previous,
                          const NameMemory& memory, const std::vector<NameTag>& first_reading) {
  const auto word_at = [&](int offset) -> const Word& { return words.at(sentence, token, offset); };
  const auto upos_at = [&](int offset) {
    const int64_t ix = static_cast<int64_t>(token) + offset;
    if (ix < sentence.begin_token || ix >= sentence.end_token) return uint32_t{31};
    return static_cast<uint32_t>(article.tokens.upos[static_cast<size_t>(ix)]);
  };
  const Word &w = words[token], &l = word_at(-1), &r = word_at(1), &l2 = word_at(-2),
             &r2 = word_at(2);
  const auto tag = static_cast<uint32_t>(previous);
  const auto tag2 = static_cast<uint32_t>(before_previous);
  const uint32_t first = token == sentence.begin_token;
  const uint32_t share = w.facts->capital_share;
  const uint32_t quoted = article.tokens.has(token, kInQuote);
  FeatureList out;
  // The word.
  out.add(w.id);
  out.add(w.id, tag);
  out.add(w.facts->cluster, w.shape);
  out.add(w.facts->cluster, tag);
  out.add(w.facts->coarse_cluster, tag);
  out.add(w.last4);
  out.add(w.last(3), w.shape);
  out.add(w.last(2), tag);
  out.add(w.first4);
  out.add(w.first(3));
  out.add(w.shape, share, first);
  out.add(w.shape, upos_at(0), tag);
  out.add(w.shape, upos_at(0), first);
  out.add(w.facts->gazetteers);
  out.add(w.facts->gazetteers, tag, first);
  out.add(w.facts->gazetteers, w.shape, upos_at(0));
  out.add(share, w.facts->frequency, w.shape);
  out.add(tag, tag2);
  out.add(quoted, w.shape, tag);
  // Its neighbours.
  out.add(l.id);
  out.add(l.id, w.shape, tag);
  out.add(l.id, w.id);
  out.add(l.facts->cluster, w.shape);
  out.add(l.facts->cluster, w.facts->cluster);
  out.add(l.facts->gazetteers, w.facts->gazetteers, tag);
  out.add(l.shape, w.shape, r.shape);
  out.add(upos_at(-1), upos_at(0), upos_at(1));
  out.add(upos_at(-1), tag, w.facts->coarse_cluster);
  out.add(l2.id, w.shape);
  out.add(l2.id, l.id);
  out.add(l2.facts->cluster, l.facts->cluster);
  out.add(r.id);
  out.add(r.id, w.shape, tag);
  out.add(r.id, w.id);
  out.add(r.facts->cluster, w.shape, tag);
  out.add(r.facts->cluster, w.facts->cluster);
  out.add(r.facts->gazetteers, w.facts->gazetteers, r.shape);
  out.add(r.last(3), r.shape, w.shape);
  out.add(r2.id, w.shape);
  out.add(r.id, r2.id);
  out.add(r2.facts->cluster, r.facts->cluster, r.shape);
  out.add(r2.facts->gazetteers, r.facts->gazetteers, r2.shape);
  out.add(r.shape, uint32_t{r2.shape} << 8 | word_at(3).shape, tag);
  // The article.
  const NameMemory::Entry& entry = memory[w.id];
  out.add(spelling(entry), w.shape, first);
  out.add(spelling(memory[r.id]), r.shape, w.shape);
  if (first_reading.empty()) return out;
  const auto reading_at = [&](int offset) {
    const int64_t ix = static_cast<int64_t>(token) + offset;
    if (ix < sentence.begin_token || ix >= sentence.end_token) return uint32_t{31};
    return static_cast<uint32_t>(first_reading[static_cast<size_t>(ix)]);
  };
  const uint32_t read = reading_at(0), known = remembered(entry);
  out.add(read, tag);
  out.add(read, known);
  out.add(known, w.shape, tag);
  out.add(known, remembered(memory[r.id]), r.shape);
  out.add(known, remembered(memory[l.id]), l.shape);
  out.add(read, reading_at(1), tag);
  out.add(read, reading_at(1), reading_at(2));
  out.add(read, w.id);
  out.add(reading_at(1), r.id, read);
  out.add(read, w.facts->cluster, known);
  return out;
}

}  // namespace dateline
