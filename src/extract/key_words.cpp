#include <algorithm>
#include <cmath>

#include "extract/extract.h"
#include "model/word_notes.h"

namespace dateline {
namespace {

constexpr size_t kKeyWords = 40;
// Hundredths of the natural log of one in how many documents has a word. Commoner words tell
// nothing of the topic; words that the list does not have are as rare as the rarest.
constexpr int32_t kTellingWord = 160, kRareWord = 580;
constexpr float kNameFactor = 2;  // "Deepwater" says more about the story than "drilling"
constexpr uint16_t kFewestBytes = 3;

struct WordCount {
  explicit WordCount(WordId counted) : word(counted) {}

  WordId word;
  bool is_small = false;    // somewhere without a capital: no name
  bool is_capital = false;  // with a capital inside a sentence
  int32_t count = 0;
};

// Every word of the article that may be telling, once, in order of first use.
std::vector<WordCount> count_words(const Article& article) {
  std::vector<WordCount> counts;
  const Tokens& tokens = article.tokens;
  WordNotes<uint32_t> behind;  // the end of a word in `counts`
  behind.reset(tokens.count());
  for (const Sentence& sentence : article.sentences) {
    if (sentence.kind == SentenceKind::kBoilerplate) continue;
    const bool is_body = sentence.kind == SentenceKind::kBody;  // headlines capitalise every word
    for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
      if (tokens.has(token, kIsPunctuation) || tokens.has(token, kHasDigit) ||
          tokens.size[token] < kFewestBytes)
        continue;
      const bool is_upper = tokens.has(token, kStartsUpper);
      uint32_t& end = behind.of(tokens.word[token]);
      if (end == 0) {
        counts.emplace_back(tokens.word[token]);
        end = static_cast<uint32_t>(counts.size());
      }
      WordCount& word = counts[end - 1];
      word.is_small |= !is_upper;
      word.is_capital |= is_upper && is_body && token > sentence.begin_token;
      ++word.count;
    }
  }
  return counts;
}

}  // namespace

void extract_key_words(Article& article, const Lexicon& lexicon) {
  struct Weighed {
    float weight;
    WordId word;
  };
  const WordTable& common = lexicon.list(WordList::kCommonWords);
  std::vector<Weighed> weighed;
  for (const WordCount& count : count_words(article)) {
    const int32_t rarity = common.find(count.word).value_or(kRareWord);
    if (rarity < kTellingWord) continue;
    const bool is_name = count.is_capital && !count.is_small;
    weighed.push_back({(1 + std::log(static_cast<float>(count.count))) *
                           static_cast<float>(rarity) * (is_name ? kNameFactor : 1),
                       count.word});
  }
  const size_t size = std::min(kKeyWords, weighed.size());
  std::partial_sort(weighed.begin(), weighed.begin() + static_cast<std::ptrdiff_t>(size),
                    weighed.end(), [](const Weighed& a, const Weighed& b) {
                      return a.weight != b.weight ? a.weight > b.weight : a.word < b.word;
                    });
  weighed.resize(size);
  float squares = 0;
  for (const Weighed& word : weighed) squares += word.weight * word.weight;
  article.key_words.clear();
  for (const Weighed& word : weighed)
    article.key_words.push_back(
        {word.word, static_cast<uint16_t>(std::lround(1000 * word.weight / std::sqrt(squares)))});
  std::sort(article.key_words.begin(), article.key_words.end());
}

}  // namespace dateline
