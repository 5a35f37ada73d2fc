// HandArticle: an article written word by word, so that a stage can be tested without the stages
// before it. Used by unit tests only.
#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "text/characters.h"
#include "text/fold.h"

namespace dateline {

class HandArticle {
 public:
  HandArticle(const std::string& url, std::string_view published) {
    article.id = article_id(url, "", "");
    article.url = url;
    article.outlet = url.substr(0, url.find('/'));
    article.published = Instant::parse(published);
    article.tokens.lemma_begin.push_back(0);
  }

  // Words with tags, and their lemma where it differs: "Rebels/NOUN/rebel attacked/VERB/attack
  // Tripoli/PROPN ./PUNCT".
  void add_sentence(std::string_view tagged_words) {
    Sentence sentence;
    sentence.begin_token = article.tokens.count();
    if (!article.text.empty()) article.text += '\n';
    sentence.span.begin = text_size();
    std::istringstream words{std::string(tagged_words)};
    for (std::string item; words >> item;) add_word(item, sentence);
    sentence.end_token = article.tokens.count();
    sentence.span.end = text_size();
    article.sentences.push_back(sentence);
  }

  // `word` hangs on `head`, both the first of that text.
  struct Arc {
    std::string_view word, head;
    Deprel relation;
  };
  // The relations that matter; every other word hangs on nothing.
  void parse(std::string_view root, const std::vector<Arc>& arcs) {
    const uint32_t main = find(root);
    article.tokens.head[main] = main;
    article.tokens.deprel[main] = Deprel::kRoot;
    for (const Arc& arc : arcs) {
      article.tokens.head[find(arc.word)] = find(arc.head);
      article.tokens.deprel[find(arc.word)] = arc.relation;
    }
  }

  // The first token with that text. REQUIRES: there is one.
  uint32_t find(std::string_view word) const {
    uint32_t token = 0;
    while (article.word_at(token) != word) ++token;
    return token;
  }

  Article article;

 private:
  uint32_t text_size() const { return static_cast<uint32_t>(article.text.size()); }

  void add_word(const std::string& item, const Sentence& sentence) {
    const size_t tag_begin = item.find('/') + 1;
    const size_t tag_end = std::min(item.find('/', tag_begin), item.size());
    const std::string word = item.substr(0, tag_begin - 1);
    const std::string lemma = tag_end < item.size() ? item.substr(tag_end + 1) : fold(word);
    const Upos tag = parse_upos(item.substr(tag_begin, tag_end - tag_begin)).value();
    Tokens& tokens = article.tokens;
    const bool is_tight = tag == Upos::kPunct && word != "--" && word != "(";
    if (tokens.count() > sentence.begin_token && !is_tight) article.text += ' ';
    tokens.begin.push_back(text_size());
    tokens.size.push_back(static_cast<uint16_t>(word.size()));
    article.text += word;
    tokens.word.push_back(word_id(fold(word)));
    tokens.lemma.push_back(word_id(lemma));
    article.lemmas += lemma;
    tokens.lemma_begin.push_back(static_cast<uint32_t>(article.lemmas.size()));
    uint16_t flags = is_tight ? 0 : kSpaceBefore;
    if (tag == Upos::kPunct) flags |= kIsPunctuation;
    if (is_ascii_upper(word[0])) flags |= kStartsUpper;
    if (word.size() > 1 && std::all_of(word.begin(), word.end(), is_ascii_upper))
      flags |= kAllUpper;
    if (std::any_of(word.begin(), word.end(), is_ascii_digit)) flags |= kHasDigit;
    tokens.flags.push_back(flags);
    tokens.upos.push_back(tag);
    tokens.name.push_back(NameTag::kOutside);
    tokens.head.push_back(kNone);
    tokens.deprel.push_back(Deprel::kUnknown);
  }
};

}  // namespace dateline
