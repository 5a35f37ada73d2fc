#include "assemble/in_passing.h"

#include <tsl/robin_map.h>

#include <memory>

#include "assemble/article_facts.h"
#include "base/sorted.h"
#include "model/sentence_dates.h"

namespace dateline {
namespace {

// Of fewer articles, what most of them name may be chance.
constexpr size_t kFewestArticles = 10;
// A name that so many of a hundred articles have is one of the story, and a noun or name that is
// rare elsewhere if so many have it: "Porto", and "Borg", "quake".
constexpr size_t kMostPercent = 70, kRarePercent = 20;
// An article names the story in passing with one of so many sentences, or fewer.
constexpr size_t kPassing = 7;

struct WordsOfArticle {
  std::vector<uint64_t> words;  // as by word_at(); ascending, each once
};
size_t bytes_of(const WordsOfArticle& article) { return column_bytes(article.words); }

struct NamingSentences {
  std::vector<uint32_t> sentences;  // ascending
  bool is_passing = false;
};
size_t bytes_of(const NamingSentences& naming) { return column_bytes(naming.sentences); }

constexpr uint64_t kIsState = uint64_t{1} << 32, kIsName = uint64_t{1} << 33,
                   kIsRare = uint64_t{1} << 34;

// What a name or noun stands for: of "Iran" and "Iranian" the state, of others their dictionary
// form; 0 for other words.
uint64_t word_at(const Article& article, uint32_t token, const Lexicon& lexicon) {
  const Tokens& tokens = article.tokens;
  const WordId word = tokens.word[token];
  if (tokens.has(token, kStartsUpper))
    for (const WordList list : {WordList::kCountries, WordList::kDemonyms})
      if (const auto state = lexicon.list(list).find(word))
        return kIsName | kIsState | static_cast<uint64_t>(*state);
  const bool is_name = tokens.upos[token] == Upos::kPropn;
  if (!is_name && tokens.upos[token] != Upos::kNoun) return 0;
  const bool is_common = lexicon.list(WordList::kCommonWords).contains(word) ||
                         lexicon.list(WordList::kCommonWords).contains(tokens.lemma[token]);
  return (is_name ? kIsName : 0) | (is_common ? 0 : kIsRare) | tokens.lemma[token];
}

WordsOfArticle words_of(const Article& article, const Lexicon& lexicon) {
  WordsOfArticle words;
  for (uint32_t token = 0; token < article.tokens.count(); ++token) {
    // "January" and "Monday" name no story.
    const uint64_t word = word_at(article, token, lexicon);
    if ((word & (kIsName | kIsRare)) != 0 && !is_in_date(article, token))
      words.words.push_back(word);
  }
  keep_sorted_once(words.words);
  return words;
}

// Ascending; none where no name stands in most articles.
std::vector<uint64_t> words_of_story(Articles articles, const Lexicon& lexicon) {
  tsl::robin_map<uint64_t, size_t> articles_with;  // its order reaches no output
  for (const Article* article : articles) {
    const auto words =
        fact_of<WordsOfArticle>(*article, [&] { return words_of(*article, lexicon); });
    for (const uint64_t word : words->words) ++articles_with[word];
  }
  std::vector<uint64_t> story;
  bool has_name = false;
  for (const auto& [word, count] : articles_with) {
    const bool is_in_most = (word & kIsName) != 0 && count * 100 >= articles.size() * kMostPercent;
    const bool is_rare = (word & kIsRare) != 0 && count * 100 >= articles.size() * kRarePercent;
    if (is_in_most || is_rare) story.push_back(word);
    has_name |= is_in_most;
  }
  if (!has_name) return {};
  std::sort(story.begin(), story.end());
  return story;
}

NamingSentences sentences_naming(const Article& article, const std::vector<uint64_t>& words,
                                 const Lexicon& lexicon) {
  NamingSentences naming;
  size_t body = 0;
  for (uint32_t ix = 0; ix < article.sentences.size(); ++ix) {
    const Sentence& sentence = article.sentences[ix];
    body += sentence.kind == SentenceKind::kBody;
    for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token)
      if (std::binary_search(words.begin(), words.end(), word_at(article, token, lexicon))) {
        naming.sentences.push_back(ix);
        break;
      }
  }
  naming.is_passing = naming.sentences.size() * kPassing <= body;
  return naming;
}

}  // namespace

OfStory::OfStory(Articles articles, const Lexicon& lexicon) {
  if (articles.size() < kFewestArticles) return;
  const std::vector<uint64_t> words = words_of_story(articles, lexicon);
  if (words.empty()) return;
  uint64_t meaning = 0;
  for (const uint64_t word : words) meaning = hash_combine(meaning, word);
  for (const Article* article : articles) {
    const auto naming = fact_of<NamingSentences>(
        *article, meaning, [&] { return sentences_naming(*article, words, lexicon); });
    if (naming->is_passing) naming_.emplace(article->id, naming->sentences);
  }
}

bool OfStory::holds(const SourceRef& source) const {
  const auto passing = naming_.find(source.article);
  return passing == naming_.end() ||
         std::binary_search(passing->second.begin(), passing->second.end(), source.sentence);
}

void OfStory::keep(std::vector<Dispute>& disputes) const {
  if (naming_.empty()) return;
  std::erase_if(disputes, [&](const Dispute& dispute) {
    return std::none_of(dispute.sides.begin(), dispute.sides.end(),
                        [&](const auto& side) { return has_any(side.sources); });
  });
}

}  // namespace dateline
