#include "assemble/in_passing.h"

#include <tsl/robin_map.h>

#include <algorithm>

#include "assemble/article_facts.h"
#include "base/hash.h"
#include "base/sorted.h"
#include "model/sentence_dates.h"

namespace dateline {

size_t bytes_of(const StoryNaming& naming) {
  return column_bytes(naming.sentences) + column_bytes(naming.with_name);
}

namespace {

// Of fewer articles, what most of them name may be chance.
constexpr size_t kFewestArticles = 10;
// A name that so many of a hundred articles have is one of the story, and a noun or name that is
// rare elsewhere if so many have it: "Porto", and "Borg", "quake".
constexpr size_t kMostPercent = 70, kRarePercent = 20;
// An article names the story in passing with one of so many sentences, or fewer.
constexpr size_t kPassing = 7;
// So many articles have a teaser at least.
constexpr size_t kTeaserArticles = 10;

struct WordsOfArticle {
  std::vector<uint64_t> words;  // as by word_at(); ascending, each once
};
size_t bytes_of(const WordsOfArticle& article) { return column_bytes(article.words); }

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

// The words of a story, and those of them that are names which most articles have. Ascending.
struct WordsOfStory {
  std::vector<uint64_t> words, names;
};

// None where no name stands in most articles.
WordsOfStory words_of_story(Articles articles, const Lexicon& lexicon) {
  tsl::robin_map<uint64_t, size_t> articles_with;  // its order reaches no output
  for (const Article* article : articles) {
    const auto words =
        fact_of<WordsOfArticle>(*article, [&] { return words_of(*article, lexicon); });
    for (const uint64_t word : words->words) ++articles_with[word];
  }
  WordsOfStory story;
  for (const auto& [word, count] : articles_with) {
    const bool is_in_most = (word & kIsName) != 0 && count * 100 >= articles.size() * kMostPercent;
    const bool is_rare = (word & kIsRare) != 0 && count * 100 >= articles.size() * kRarePercent;
    if (is_in_most || is_rare) story.words.push_back(word);
    if (is_in_most) story.names.push_back(word);
  }
  if (story.names.empty()) return {};
  std::sort(story.words.begin(), story.words.end());
  std::sort(story.names.begin(), story.names.end());
  return story;
}

bool contains(const std::vector<uint64_t>& words, uint64_t word) {
  return std::binary_search(words.begin(), words.end(), word);
}

StoryNaming find_naming(const Article& article, const WordsOfStory& story, const Lexicon& lexicon) {
  StoryNaming naming;
  size_t body = 0;
  for (uint32_t ix = 0; ix < article.sentences.size(); ++ix) {
    const Sentence& sentence = article.sentences[ix];
    body += sentence.kind == SentenceKind::kBody;
    bool has_word = false, has_name = false;
    for (uint32_t token = sentence.begin_token; token < sentence.end_token && !has_name; ++token) {
      const uint64_t word = word_at(article, token, lexicon);
      has_word |= contains(story.words, word);
      has_name = contains(story.names, word);
    }
    if (has_word) naming.sentences.push_back(ix);
    if (has_name) naming.with_name.push_back(ix);
  }
  naming.is_passing = naming.sentences.size() * kPassing <= body;
  return naming;
}

bool holds_sentence(const std::vector<uint32_t>& sentences, const SourceRef& source) {
  return std::binary_search(sentences.begin(), sentences.end(), source.sentence);
}

}  // namespace

OfStory::OfStory(Articles articles, const Lexicon& lexicon) : places_(articles) {
  if (articles.size() < kFewestArticles) return;
  const WordsOfStory story = words_of_story(articles, lexicon);
  if (story.names.empty()) return;
  uint64_t meaning = story.names.size();
  for (const uint64_t word : story.words) meaning = hash_combine(meaning, word);
  for (const uint64_t name : story.names) meaning = hash_combine(meaning, name);
  for (const Article* article : articles)
    naming_.push_back(fact_of<StoryNaming>(*article, meaning,
                                           [&] { return find_naming(*article, story, lexicon); }));
}

// nullptr: all of its article is of the story.
const StoryNaming* OfStory::naming_of(const SourceRef& source) const {
  const uint32_t ix = naming_.empty() ? kNone : places_.of(source.article);
  return ix == kNone ? nullptr : naming_[ix].get();
}

bool OfStory::holds(const SourceRef& source) const {
  const StoryNaming* naming = naming_of(source);
  return naming == nullptr || !naming->is_passing || holds_sentence(naming->sentences, source);
}

bool OfStory::has_name(const SourceRef& source) const {
  const StoryNaming* naming = naming_of(source);
  return naming == nullptr || holds_sentence(naming->with_name, source);
}

bool OfStory::is_beside(const std::vector<SourceRef>& sources) const {
  if (naming_.empty()) return false;
  const bool is_teaser = sources.size() >= kTeaserArticles &&
                         std::all_of(sources.begin(), sources.end(), [&](const SourceRef& source) {
                           return source.quote == sources.front().quote && !has_name(source);
                         });
  return is_teaser || std::none_of(sources.begin(), sources.end(),
                                   [&](const SourceRef& source) { return holds(source); });
}

void OfStory::keep(std::vector<Dispute>& disputes) const {
  std::erase_if(disputes, [&](const Dispute& dispute) {
    return std::all_of(dispute.sides.begin(), dispute.sides.end(),
                       [&](const auto& side) { return is_beside(side.sources.items()); });
  });
}

}  // namespace dateline
