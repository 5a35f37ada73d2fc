// The articles that a bench runs over: the sample, or DL_BENCH_ARTICLES. Used by the benches of
// stages; ends the program where they cannot be read.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "ingest/reader.h"
#include "lexicon/lexicon.h"

namespace dateline {

inline const Lexicon& bench_lexicon() {
  static const auto loaded = Lexicon::load(DL_SOURCE_DIR "/data");
  if (!loaded) std::fprintf(stderr, "bench: %s\n", loaded.error().message.c_str()), std::exit(2);
  return *loaded;
}

inline std::vector<Article> bench_articles() {
  const char* chosen = std::getenv("DL_BENCH_ARTICLES");
  const std::string path = chosen ? chosen : DL_SOURCE_DIR "/sample/articles.jsonl";
  auto reader = open_reader(path, {});
  if (!reader) std::fprintf(stderr, "bench: %s\n", reader.error().message.c_str()), std::exit(2);
  std::vector<Article> articles;
  while (true) {
    auto article = (*reader)->next();
    if (!article) continue;
    if (!*article) return articles;
    articles.push_back(std::move(**article));
  }
}

}  // namespace dateline
