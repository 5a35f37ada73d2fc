// Articles per CPU second of the stages that read English, beside bench/wink_and_compromise.sh.
//   english_speed DATA_DIR ARTICLES.jsonl
#include <cstdio>
#include <ctime>

#include "annotate/annotate.h"
#include "ingest/reader.h"

using namespace dateline;

namespace {

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::vector<Article> read_all(const std::string& path) {
  std::vector<Article> articles;
  auto reader = open_reader(path, {});
  if (!reader) return articles;
  while (true) {
    auto article = (*reader)->next();
    if (!article) continue;
    if (!*article) return articles;
    articles.push_back(std::move(**article));
  }
}

void time_stages(const char* what, std::vector<Article>& articles, const Lexicon& lexicon,
                 Depth depth) {
  double sum = 0;
  size_t tokens = 0;
  const auto time = [&](const char* name, auto&& run) {
    const double begin = cpu_seconds();
    for (Article& article : articles) run(article);
    const double seconds = cpu_seconds() - begin;
    sum += seconds;
    tokens = 0;
    for (const Article& article : articles) tokens += article.tokens.count();
    std::printf("%-12s %7.0f articles of 450 tokens a CPU second\n", name,
                static_cast<double>(tokens) / 450 / seconds);
  };
  time("tokens", [&](Article& article) { split_tokens(article, lexicon); });
  time("sentences", [&](Article& article) { split_sentences(article, lexicon); });
  time("words", [&](Article& article) { read_words(article, lexicon, depth); });
  time("lemmas", [&](Article& article) { find_lemmas(article, lexicon); });
  std::printf("%-12s %7.0f\n", what, static_cast<double>(tokens) / 450 / sum);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::fprintf(stderr, "usage: %s DATA_DIR ARTICLES.jsonl\n", argv[0]), 2;
  const auto lexicon = Lexicon::load(argv[1]);
  if (!lexicon) return std::fprintf(stderr, "%s\n", lexicon.error().message.c_str()), 2;
  std::vector<Article> articles = read_all(argv[2]);
  time_stages("up to names", articles, *lexicon, Depth::kNames);
  time_stages("with heads", articles, *lexicon, Depth::kHeadsToo);
}
