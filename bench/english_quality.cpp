// Quality of annotate/ against gold corpora: sentences, tokens, tags, lemmas, heads.
//   english_quality DATA_DIR GOLD.conllu...
// The raw text of each document is read from scratch; then its gold tokens are read with our own
// tags. F1 as the CoNLL 2018 shared task counts it; LAS without subtypes.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "annotate/annotate.h"
#include "corpus.h"

using namespace dateline;

namespace {

struct F1 {
  size_t right = 0, found = 0, gold = 0;
  double value() const {
    return found + gold == 0
               ? 0
               : 200.0 * static_cast<double>(right) / static_cast<double>(found + gold);
  }
};

struct Share {
  size_t right = 0, all = 0;
  void count(bool is_right) {
    right += is_right;
    ++all;
  }
  double value() const {
    return all == 0 ? 0 : 100.0 * static_cast<double>(right) / static_cast<double>(all);
  }
};

void compare(std::vector<Span> found, std::vector<Span> gold, F1& score) {
  std::vector<Span> both;
  std::set_intersection(found.begin(), found.end(), gold.begin(), gold.end(),
                        std::back_inserter(both));
  score.right += both.size();
  score.found += found.size();
  score.gold += gold.size();
}

std::vector<Span> token_spans(const Article& article) {
  std::vector<Span> spans;
  for (uint32_t i = 0; i < article.tokens.count(); ++i) spans.push_back(article.tokens.span(i));
  return spans;
}

std::vector<Span> sentence_spans(const Article& article) {
  std::vector<Span> spans;
  for (const Sentence& sentence : article.sentences) spans.push_back(sentence.span);
  return spans;
}

// "nsubj:pass" counts as "nsubj".
std::string_view universal(Deprel relation) {
  const std::string_view name = name_of(relation);
  return name.substr(0, name.find(':'));
}

struct Scores {
  F1 sentences, tokens;
  Share tags, lemmas, unlabelled, labelled;
};

bool show_errors() { return std::getenv("DL_SHOW_ERRORS") != nullptr; }

// The words around a sentence end that is wrong ("cut") or missing ("joined").
void show_end(const char* what, const Article& article, uint32_t end) {
  const auto size = static_cast<uint32_t>(article.text.size());
  const auto around = [&](uint32_t first, uint32_t last) {
    std::string words(article.at({first, last}));
    std::replace(words.begin(), words.end(), '\n', ' ');
    return words;
  };
  std::printf("%s: %s | %s\n", what, around(end < 40 ? 0 : end - 40, end).c_str(),
              around(end, std::min(end + 30, size)).c_str());
}

// The sentence ends of `from` that `in` lacks.
void show_missing_ends(const char* what, const Article& from, const Article& in) {
  for (const Sentence& sentence : from.sentences) {
    const auto same_end = [&](const Sentence& other) {
      return other.span.end == sentence.span.end;
    };
    if (std::none_of(in.sentences.begin(), in.sentences.end(), same_end))
      show_end(what, from, sentence.span.end);
  }
}

void score_raw(const GoldDocument& gold, const Lexicon& lexicon, Scores& scores) {
  Article raw;
  raw.text = gold.article.text;
  raw.paragraphs = gold.article.paragraphs;
  split_tokens(raw, lexicon);
  split_sentences(raw, lexicon);
  compare(token_spans(raw), token_spans(gold.article), scores.tokens);
  compare(sentence_spans(raw), sentence_spans(gold.article), scores.sentences);
  if (!show_errors()) return;
  show_missing_ends("cut", raw, gold.article);
  show_missing_ends("joined", gold.article, raw);
  for (const Span token : token_spans(raw)) {
    const std::vector<Span> all = token_spans(gold.article);
    if (!std::binary_search(all.begin(), all.end(), token))
      std::printf("token %s\n", std::string(raw.at(token)).c_str());
  }
}

void score_gold_tokens(const GoldDocument& gold, const Lexicon& lexicon, Scores& scores) {
  Article article = gold.article;
  read_words(article, lexicon);
  find_lemmas(article, lexicon);
  const Tokens& tokens = article.tokens;
  for (uint32_t i = 0; i < tokens.count(); ++i) {
    scores.tags.count(tokens.upos[i] == gold.upos[i]);
    scores.lemmas.count(article.lemma_at(i) == gold.lemmas[i]);
    if (show_errors() && article.lemma_at(i) != gold.lemmas[i])
      std::printf("lemma %.*s/%s: %.*s, gold %s\n", static_cast<int>(article.word_at(i).size()),
                  article.word_at(i).data(), std::string(name_of(tokens.upos[i])).c_str(),
                  static_cast<int>(article.lemma_at(i).size()), article.lemma_at(i).data(),
                  gold.lemmas[i].c_str());
    if (show_errors() && tokens.upos[i] != gold.upos[i])
      std::printf("tag %.*s: %s, gold %s\n", static_cast<int>(article.word_at(i).size()),
                  article.word_at(i).data(), std::string(name_of(tokens.upos[i])).c_str(),
                  std::string(name_of(gold.upos[i])).c_str());
    if (tokens.head.empty()) continue;
    const bool head = tokens.head[i] == gold.heads[i];
    scores.unlabelled.count(head);
    scores.labelled.count(head && universal(tokens.deprel[i]) == universal(gold.deprels[i]));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fprintf(stderr, "usage: %s DATA_DIR GOLD.conllu...\n", argv[0]), 2;
  const auto lexicon = Lexicon::load(argv[1]);
  if (!lexicon) return std::fprintf(stderr, "%s\n", lexicon.error().message.c_str()), 2;
  std::printf("%-28s %9s %7s %6s %6s %6s %6s\n", "corpus", "sentences", "tokens", "UPOS", "lemma",
              "UAS", "LAS");
  for (int i = 2; i < argc; ++i) {
    const auto documents = read_conllu(argv[i]);
    if (!documents) return std::fprintf(stderr, "%s\n", documents.error().message.c_str()), 2;
    Scores scores;
    for (const GoldDocument& gold : *documents) {
      score_raw(gold, *lexicon, scores);
      score_gold_tokens(gold, *lexicon, scores);
    }
    const std::string path = argv[i];
    std::printf("%-28s %9.2f %7.2f %6.2f %6.2f %6.2f %6.2f\n",
                path.substr(path.rfind('/') + 1).c_str(), scores.sentences.value(),
                scores.tokens.value(), scores.tags.value(), scores.lemmas.value(),
                scores.unlabelled.value(), scores.labelled.value());
  }
}
