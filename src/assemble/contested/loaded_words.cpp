// Loaded words: who uses a word that takes a side, in the outlet's own voice or in what somebody
// says. Nothing is rated: the page names who says "martyr" and who says "person killed".
#include <algorithm>
#include <map>
#include <tuple>

#include "assemble/article_facts.h"
#include "assemble/assemble.h"
#include "lexicon/lexicon.h"

namespace dateline {
namespace {

// So many words, and so many speakers of one, are shown.
constexpr size_t kMostWords = 12, kMostSpeakers = 6;
// How far behind "branded him a" the name that somebody gives may stand.
constexpr uint32_t kNamingReach = 8;

// Where an article uses such a word.
struct Place {
  uint32_t term, sentence, token;
};
struct LoadedWordsOfArticle {
  std::vector<Place> places;
};
size_t bytes_of(const LoadedWordsOfArticle& found) { return column_bytes(found.places); }

LoadedWordsOfArticle find_places(const Article& article, const LoadedWords& terms) {
  LoadedWordsOfArticle found;
  for (uint32_t number = 0; number < article.sentences.size(); ++number) {
    const Sentence& sentence = article.sentences[number];
    if (sentence.kind != SentenceKind::kBody && sentence.kind != SentenceKind::kHeadline) continue;
    for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
      // "The Martyrs Brigade" is its name.
      if (article.tokens.name[token] != NameTag::kOutside) continue;
      const uint32_t term =
          terms.at(article.tokens, token, sentence.begin_token, sentence.end_token);
      if (term != kNone) found.places.push_back({term, number, token});
    }
  }
  return found;
}

class WordFinder {
 public:
  WordFinder(Articles articles, const Copies& copies, const EntityLinks& links,
             const Lexicon& lexicon)
      : articles_(articles),
        copies_(copies),
        links_(links),
        lexicon_(lexicon),
        terms_(lexicon.loaded_words()),
        uses_of_(terms_.terms().size()) {}

  std::vector<LoadedWord> find() {
    for (uint32_t ix = 0; ix < articles_.size(); ++ix)
      if (copies_.source[ix] == ix) read(ix);
    std::vector<LoadedWord> words;
    for (uint32_t term = 0; term < uses_of_.size(); ++term)
      if (!uses_of_[term].empty()) words.push_back(word_of(term));
    std::stable_sort(words.begin(), words.end(), [](const LoadedWord& a, const LoadedWord& b) {
      return count_sources(a) > count_sources(b);
    });
    if (words.size() > kMostWords) words.resize(kMostWords);
    return words;
  }

 private:
  static size_t count_sources(const LoadedWord& word) {
    size_t count = 0;
    for (const auto& use : word.uses) count += use.sources.size();
    return count;
  }

  void read(uint32_t article_ix) {
    const Article& article = *articles_[article_ix];
    const auto found =
        fact_of<LoadedWordsOfArticle>(article, [&] { return find_places(article, terms_); });
    for (const auto& [term, sentence, token] : found->places)
      add(term, article_ix, sentence, token);
  }

  void add(uint32_t term, uint32_t article_ix, uint32_t number, uint32_t token) {
    SourceRef source = sentence_source(*articles_[article_ix], number);
    WordUse use = use_of(article_ix, number, token);
    auto& uses = uses_of_[term];
    const auto known = std::find_if(uses.begin(), uses.end(), [&](const auto& other) {
      return std::tie(other.value.is_own_voice, other.value.who) ==
                 std::tie(use.is_own_voice, use.who) &&
             (use.who || other.value.name == use.name);
    });
    if (known == uses.end())
      uses.push_back({std::move(use), NonEmpty<SourceRef>(std::move(source))});
    else if (std::find(known->sources.begin(), known->sources.end(), source) ==
             known->sources.end())
      known->sources.push_back(std::move(source));
  }

  // The words of a quotation are its speaker's, and so is a name that somebody is called.
  WordUse use_of(uint32_t article_ix, uint32_t number, uint32_t token) const {
    const Article& article = *articles_[article_ix];
    const Span word = article.tokens.span(token);
    WordUse use;
    for (const QuoteMention& quote : article.quotes) {
      if (!quote.span.contains(word)) continue;
      use.is_own_voice = false;
      use.who = links_.id_of(article_ix, quote.speaker_mention);
      if (!quote.speaker.empty()) use.name = display_text(article, quote.speaker);
      return use;
    }
    if (article.tokens.has(token, kInQuote)) {
      use.is_own_voice = false;
      return use;
    }
    return called_by(article_ix, article.sentences[number], token);
  }

  // "branded them terrorists"
  WordUse called_by(uint32_t article_ix, const Sentence& sentence, uint32_t token) const {
    const WordTable& naming = lexicon_.list(WordList::kNamingVerbs);
    const Article& article = *articles_[article_ix];
    WordUse use;
    for (uint32_t verb = token; verb-- > sentence.begin_token && verb + kNamingReach > token;) {
      if (article.tokens.has(verb, kIsPunctuation)) return use;
      if (article.tokens.upos[verb] != Upos::kVerb || !naming.contains(article.tokens.lemma[verb]))
        continue;
      use.is_own_voice = false;
      for (const EventMention& event : article.events)
        if (event.token == verb && !event.actors.empty()) {
          const uint32_t actor = event.actors.items[0];
          use.who = links_.id_of(article_ix, actor);
          use.name = display_text(article, article.entities[actor].span);
        }
      return use;
    }
    return use;
  }

  LoadedWord word_of(uint32_t term) {
    LoadedWord word{terms_.terms()[term].word, terms_.terms()[term].neutral,
                    std::move(uses_of_[term])};
    std::stable_sort(word.uses.begin(), word.uses.end(), [](const auto& a, const auto& b) {
      if (a.value.is_own_voice != b.value.is_own_voice) return a.value.is_own_voice;
      return a.sources.size() > b.sources.size();
    });
    const size_t own = word.uses.front().value.is_own_voice ? 1 : 0;
    if (word.uses.size() > own + kMostSpeakers)
      word.uses.erase(word.uses.begin() + static_cast<ptrdiff_t>(own + kMostSpeakers),
                      word.uses.end());
    return word;
  }

  Articles articles_;
  const Copies& copies_;
  const EntityLinks& links_;
  const Lexicon& lexicon_;
  const LoadedWords& terms_;
  std::vector<std::vector<Sourced<WordUse>>> uses_of_;  // [term]
};

}  // namespace

std::vector<LoadedWord> find_loaded_words(Articles articles, const Copies& copies,
                                          const EntityLinks& links, const Lexicon& lexicon) {
  return WordFinder(articles, copies, links, lexicon).find();
}

}  // namespace dateline
