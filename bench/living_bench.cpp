// One more article into a story that a running process keeps, as `serve` does it: read, stored,
// told, and its page made. Prints the processor time of each part, in milliseconds, and the time
// that a reader waits for the changed page.
//   living_bench                     the sample, the last 5 articles one by one
//   DL_BENCH_ARTICLES=../shared/data/tls/t17/bpoil/articles.jsonl living_bench 60
//   DL_BENCH_ARTICLES=more.jsonl living_bench 200 store.db     into a store that is there
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "bench_articles.h"
#include "engine/in_order.h"
#include "engine/memory.h"
#include "engine/pipeline.h"
#include "engine/update.h"
#include "render/pages.h"
#include "render/render.h"
#include "store/store.h"

namespace {

using namespace dateline;

constexpr int kThreads = 2;
constexpr UpdaterMemory kMemory{.articles = 608u << 20, .stories = 128u << 20, .steps = 32u << 20};

double processor_ms() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto ms = [](const timeval& time) {
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-3 * static_cast<double>(time.tv_usec);
  };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}

// As serve has them: what folds on a long page has a page of its own.
PageLinks served_links() {
  PageLinks links;
  links.line = "/line/";
  links.entity = "/entity/";
  links.day = "/day/";
  links.part = "?part=";
  links.assets = "/assets/";
  return links;
}

void require(const auto& result) {
  if (!result) std::fprintf(stderr, "living_bench: %s\n", result.error().message.c_str()), exit(2);
}

enum Part : size_t { kReading, kStoring, kTelling, kPage, kWaiting, kJson, kPartCount };
constexpr std::array<const char*, kPartCount> kPartNames{
    "read", "store", "tell and save", "page of it", "until the page", "JSON of it"};

// Runs the work and notes what it took.
void time_part(std::array<std::vector<double>, kPartCount>& taken, Part part, auto work) {
  const double begin = processor_ms();
  work();
  taken[part].push_back(processor_ms() - begin);
}

double resident_megabytes() {
  std::ifstream pages("/proc/self/statm");
  double total = 0, resident = 0;
  pages >> total >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

// All but the last `singles` articles are in the store before the clock begins to run.
void run(std::vector<Article> articles, size_t singles, const std::string& file) {
  std::unique_ptr<Store> store = std::move(open_store(file).value());
  Updater updater(*store, bench_lexicon(), kMemory);
  const Instant now = *Instant::parse("2026-01-01");
  std::stable_sort(articles.begin(), articles.end(),
                   [](const Article& a, const Article& b) { return a.published < b.published; });
  const std::span<Article> first(articles.begin(), articles.end() - static_cast<long>(singles));
  work_on_all(kThreads, first, [](Article& article) { read_to_tell(article, bench_lexicon()); });
  require(store->add_articles(first));
  require(updater.update(now, kThreads));

  std::array<std::vector<double>, kPartCount> taken;
  size_t page = 0, json = 0, stories = 0;
  for (size_t ix = first.size(); ix < articles.size(); ++ix) {
    Updated updated;
    const auto begin = std::chrono::steady_clock::now();
    time_part(taken, kReading, [&] { read_to_tell(articles[ix], bench_lexicon()); });
    time_part(taken, kStoring, [&] {
      require(store->add_articles({&articles[ix], 1}));
      updater.remember(std::move(articles[ix]), store->last_stamp());
    });
    time_part(taken, kTelling, [&] {
      auto result = updater.update(now, kThreads);
      require(result);
      updated = std::move(*result);
      stories += updated.told.size();
    });
    time_part(taken, kPage, [&] {
      for (const StoryId id : updated.told)
        page += story_page(*updater.told(id), served_links(), {}, {}).size();
    });
    const std::chrono::duration<double, std::milli> waited =
        std::chrono::steady_clock::now() - begin;
    taken[kWaiting].push_back(waited.count());
    time_part(taken, kJson, [&] {
      for (const StoryId id : updated.told) json += render_json(*updater.told(id), {}).size();
    });
  }
  for (size_t part = 0; part < kPartCount; ++part) {
    std::vector<double>& ms = taken[part];
    std::sort(ms.begin(), ms.end());
    std::printf("%-14s median %7.1f  p90 %7.1f  p99 %7.1f  most %7.1f\n", kPartNames[part],
                ms[ms.size() / 2], ms[ms.size() * 90 / 100], ms[ms.size() * 99 / 100], ms.back());
  }
  const size_t count = std::max<size_t>(singles, 1);
  std::printf(
      "%zu articles, one by one after %zu; %zu stories told, %zu bytes of page, %zu of JSON\n",
      singles, first.size(), stories, page / count, json / count);
  std::printf("%.0f MB at the end\n", resident_megabytes());
}

}  // namespace

int main(int argc, char** argv) {
  use_one_heap();  // as serve does
  const size_t wanted = argc > 1 ? std::stoul(argv[1]) : 5;
  std::vector<Article> articles = bench_articles();
  if (argc > 2) {
    articles.resize(std::min(wanted, articles.size()));
    const size_t count = articles.size();
    run(std::move(articles), count, argv[2]);
    return 0;
  }
  const auto folder = std::filesystem::temp_directory_path() / "dateline-living-bench";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  const size_t singles = std::min(wanted, articles.size() - 1);
  run(std::move(articles), singles, (folder / "store.db").string());
  std::filesystem::remove_all(folder);
}
