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

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return std::fprintf(stderr, "usage: %s DATA_DIR ARTICLES.jsonl\n", argv[0]), 2;
  const auto lexicon = Lexicon::load(argv[1]);
  if (!lexicon) return std::fprintf(stderr, "%s\n", lexicon.error().message.c_str()), 2;
  std::vector<Article> articles = read_all(argv[2]);
  struct Stage {
    const char* name;
    void (*run)(Article&, const Lexicon&);
  };
  constexpr Stage kStages[] = {{"tokens", split_tokens}, {"sentences", split_sentences},
                               {"tags", tag_words},      {"lemmas", find_lemmas},
                               {"names", tag_names},     {"heads", attach_heads}};
  double sum = 0;
  size_t tokens = 0;
  for (const Stage& stage : kStages) {
    const double begin = cpu_seconds();
    for (Article& article : articles) stage.run(article, *lexicon);
    const double seconds = cpu_seconds() - begin;
    sum += seconds;
    tokens = 0;
    for (const Article& article : articles) tokens += article.tokens.count();
    const double shares = static_cast<double>(tokens) / 450;
    std::printf("%-10s %7.0f articles of 450 tokens a CPU second; all so far %7.0f\n", stage.name,
                shares / seconds, shares / sum);
  }
}
