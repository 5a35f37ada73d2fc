// Speed of every stage that reads one article, over one core: articles/s beside the time of a pass.
//   stages_bench        over sample/articles.jsonl
//   DL_BENCH_ARTICLES=../shared/data/tls/t17/bpoil/articles.jsonl stages_bench
#include <benchmark/benchmark.h>

#include <vector>

#include "annotate/annotate.h"
#include "bench_articles.h"
#include "engine/pipeline.h"
#include "extract/dates/publication.h"
#include "extract/extract.h"
#include "ingest/boilerplate.h"

namespace {

using namespace dateline;
using Stage = void (*)(Article&, const Lexicon&);

void read_with_heads(Article& article, const Lexicon& lexicon) { read_words(article, lexicon); }

struct NamedStage {
  const char* name;
  Stage run;
};
constexpr NamedStage kStages[] = {{"mark_boilerplate", mark_boilerplate},
                                  {"split_tokens", split_tokens},
                                  {"split_sentences", split_sentences},
                                  {"read_words", read_with_heads},
                                  {"find_lemmas", find_lemmas},
                                  {"date_undated", date_undated},
                                  {"extract_dates", extract_dates},
                                  {"extract_entities", extract_entities},
                                  {"extract_quotes", extract_quotes},
                                  {"extract_events", extract_events},
                                  {"extract_claims", extract_claims},
                                  {"extract_outlooks", extract_outlooks},
                                  {"extract_key_words", extract_key_words}};

// Times one stage on articles that all earlier stages have read. A fresh copy for each pass is made
// outside the clock: a stage appends, so it cannot run twice on one article.
void run_stage(benchmark::State& state) {
  const auto stage = static_cast<size_t>(state.range(0));
  static const std::vector<Article> fresh = bench_articles();
  std::vector<Article> before = fresh;
  for (Article& article : before)
    for (size_t i = 0; i < stage; ++i) kStages[i].run(article, bench_lexicon());
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<Article> articles = before;
    state.ResumeTiming();
    for (Article& article : articles) kStages[stage].run(article, bench_lexicon());
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
  const std::vector<Article> fresh = bench_articles();
  for (auto _ : state) {
    state.PauseTiming();
    std::vector<Article> articles = fresh;
    state.ResumeTiming();
    for (Article& article : articles) read_article(article, bench_lexicon());
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
