// Speed of every stage that reads one article, over one core: articles/s beside the time of a pass.
//   stages_bench        over sample/articles.jsonl
//   DL_BENCH_ARTICLES=../shared/data/tls/t17/bpoil/articles.jsonl stages_bench
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "annotate/annotate.h"
#include "engine/pipeline.h"
#include "extract/extract.h"
#include "ingest/reader.h"

namespace {

using namespace dateline;
using Stage = void (*)(Article&, const Lexicon&);

void read_with_heads(Article& article, const Lexicon& lexicon) { read_words(article, lexicon); }

struct NamedStage {
  const char* name;
  Stage run;
};
constexpr NamedStage kStages[] = {
    {"split_tokens", split_tokens},     {"split_sentences", split_sentences},
    {"read_words", read_with_heads},    {"find_lemmas", find_lemmas},
    {"extract_dates", extract_dates},   {"extract_entities", extract_entities},
    {"extract_quotes", extract_quotes}, {"extract_events", extract_events},
    {"extract_claims", extract_claims}, {"extract_outlooks", extract_outlooks}};

const Lexicon& lexicon() {
  static const auto loaded = Lexicon::load(DL_SOURCE_DIR "/data");
  if (!loaded)
    std::fprintf(stderr, "stages_bench: %s\n", loaded.error().message.c_str()), std::exit(2);
  return *loaded;
}

std::vector<Article> read_all() {
  const char* chosen = std::getenv("DL_BENCH_ARTICLES");
  const std::string path = chosen ? chosen : DL_SOURCE_DIR "/sample/articles.jsonl";
  auto reader = open_reader(path, {});
  if (!reader)
    std::fprintf(stderr, "stages_bench: %s\n", reader.error().message.c_str()), std::exit(2);
  std::vector<Article> articles;
  while (true) {
    auto article = (*reader)->next();
    if (!article) continue;
    if (!*article) return articles;
    articles.push_back(std::move(**article));
  }
}

// Times one stage on articles that all earlier stages have read. A fresh copy for each pass is made
// outside the clock: a stage appends, so it cannot run twice on one article.
void run_stage(benchmark::State& state) {
  const auto stage = static_cast<size_t>(state.range(0));
  static const std::vector<Article> fresh = read_all();
  std::vector<Article> before = fresh;
  for (Article& article : before)
    for (size_t i = 0; i < stage; ++i) kStages[i].run(article, lexicon());
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<Article> articles = before;
    state.ResumeTiming();
    for (Article& article : articles) kStages[stage].run(article, lexicon());
    state.PauseTiming();
    articles.clear();
    state.ResumeTiming();
  }
  state.SetLabel(kStages[stage].name);
  state.counters["articles/s"] = benchmark::Counter(static_cast<double>(before.size()),
                                                    benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(run_stage)->DenseRange(0, std::size(kStages) - 1)->Unit(benchmark::kMillisecond);

// All stages, as read_article() runs them.
void run_all_stages(benchmark::State& state) {
  const std::vector<Article> fresh = read_all();
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<Article> articles = fresh;
    state.ResumeTiming();
    for (Article& article : articles) read_article(article, lexicon());
    state.PauseTiming();
    articles.clear();
    state.ResumeTiming();
  }
  state.counters["articles/s"] = benchmark::Counter(static_cast<double>(fresh.size()),
                                                    benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(run_all_stages)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
