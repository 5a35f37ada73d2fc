// Speed of every stage that makes a story of many articles, and of keeping and showing it, on one
// thread each.
//   telling_bench       over sample/articles.jsonl
//   DL_BENCH_ARTICLES=../shared/data/tls/t17/bpoil/articles.jsonl telling_bench
#include <benchmark/benchmark.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "assemble/grouping/stories.h"
#include "assemble/happened/same_event.h"
#include "assemble/story_title.h"
#include "bench_articles.h"
#include "engine/in_order.h"
#include "engine/pipeline.h"
#include "render/render.h"
#include "store/lines.h"
#include "store/pack.h"
#include "store/store.h"

namespace {

using namespace dateline;

// What the stages before have made of the articles.
struct World {
  std::vector<Article> articles;
  std::vector<const Article*> ordered;
  Copies copies;
  EntityLinks links;
  Tellings tellings;
  Story story;
  std::string body;

  World() : articles(bench_articles()) {
    const int threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    work_on_all(threads, articles,
                [](Article& article) { read_article(article, bench_lexicon()); });
    for (const Article& article : articles) ordered.push_back(&article);
    canonical_order(ordered);
    copies = find_copies(ordered);
    links = link_entities(ordered, bench_lexicon());
    tellings = collect_tellings(ordered);
    story = tell_story(ordered, now(), bench_lexicon(), threads);
    for (const auto& [key, bytes] : pack_story(story).fresh) body += bytes;
  }
  static Instant now() { return *Instant::parse("2026-01-01"); }
};

// A store that lives as long as one run.
class NewStore {
 public:
  NewStore() : folder_(std::filesystem::temp_directory_path() / "dateline-telling-bench") {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
    auto opened = open_store((folder_ / "store.db").string());
    if (!opened) std::fprintf(stderr, "bench: %s\n", opened.error().message.c_str()), std::exit(2);
    store_ = std::move(*opened);
  }
  ~NewStore() {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  Store& operator*() { return *store_; }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Store> store_;
};

void add_all(Store& store, const World& world) {
  constexpr size_t kBatch = 256;
  const std::span<const Article> all(world.articles);
  for (size_t begin = 0; begin < all.size(); begin += kBatch)
    benchmark::DoNotOptimize(
        store.add_articles(all.subspan(begin, std::min(kBatch, all.size() - begin))));
}

int64_t generation_of(Store& store) { return store.generation().value_or(0); }

struct NamedStage {
  const char* name;
  std::function<void(const World&)> run;
};

// One stage of tell_story() or beside it, with what it is given made before.
const std::vector<NamedStage>& stages() {
  static const Lexicon& lexicon = bench_lexicon();
  static const std::vector<NamedStage> all{
      {"group stories",
       [](const World& world) {
         std::vector<ArticleKey> keys;
         for (const Article* article : world.ordered)
           keys.push_back({article->id, article->published, article->key_words});
         std::vector<const ArticleKey*> pointers;
         for (const ArticleKey& key : keys) pointers.push_back(&key);
         StoryGrouper grouper;
         benchmark::DoNotOptimize(grouper.group(pointers));
       }},
      {"find_copies",
       [](const World& world) { benchmark::DoNotOptimize(find_copies(world.ordered)); }},
      {"link_entities",
       [](const World& world) { benchmark::DoNotOptimize(link_entities(world.ordered, lexicon)); }},
      {"collect_tellings",
       [](const World& world) { benchmark::DoNotOptimize(collect_tellings(world.ordered)); }},
      {"group_tellings",
       [](const World& world) {
         benchmark::DoNotOptimize(
             group_tellings(world.ordered, world.links, world.tellings, lexicon));
       }},
      {"merge_events (with both)",
       [](const World& world) {
         benchmark::DoNotOptimize(
             merge_events(world.ordered, world.tellings, world.copies, world.links, lexicon));
       }},
      {"merge_quotes",
       [](const World& world) {
         benchmark::DoNotOptimize(merge_quotes(world.ordered, world.copies, world.links));
       }},
      {"find_disputes",
       [](const World& world) {
         benchmark::DoNotOptimize(find_disputes(world.ordered, world.copies, world.links, lexicon));
       }},
      {"find_details",
       [](const World& world) {
         std::vector<Dispute> disputes;
         find_details(world.ordered, world.copies, world.links, world.story.events, lexicon,
                      disputes);
         benchmark::DoNotOptimize(disputes);
       }},
      {"note_corrections",
       [](const World& world) {
         auto events = world.story.events;
         note_corrections(world.ordered, world.links, lexicon, events);
         benchmark::DoNotOptimize(events);
       }},
      {"find_loaded_words",
       [](const World& world) {
         benchmark::DoNotOptimize(
             find_loaded_words(world.ordered, world.copies, world.links, lexicon));
       }},
      {"weigh_days",
       [](const World& world) {
         benchmark::DoNotOptimize(weigh_days(world.ordered, world.copies, lexicon));
       }},
      {"track_outlooks",
       [](const World& world) {
         benchmark::DoNotOptimize(track_outlooks(world.ordered, world.copies, world.links,
                                                 world.story.events, world.story.disputes,
                                                 World::now(), lexicon));
       }},
      {"measure_tension",
       [](const World& world) {
         benchmark::DoNotOptimize(measure_tension(world.ordered, world.copies, world.story.events,
                                                  world.links, lexicon));
       }},
      {"state_of_play",
       [](const World& world) { benchmark::DoNotOptimize(state_of_play(world.story.events)); }},
      {"story_title",
       [](const World& world) {
         benchmark::DoNotOptimize(story_title(world.ordered, world.links.entities, lexicon));
       }},
      {"tell_story (all)",
       [](const World& world) {
         benchmark::DoNotOptimize(tell_story(world.ordered, World::now(), lexicon));
       }},
      {"pack articles",
       [](const World& world) {
         for (const Article& article : world.articles) {
           benchmark::DoNotOptimize(pack_text(article));
           benchmark::DoNotOptimize(pack_found(article));
         }
       }},
      {"add_articles (with that)",
       [](const World& world) {
         NewStore store;
         add_all(*store, world);
       }},
      {"lines_of", [](const World& world) { benchmark::DoNotOptimize(lines_of(world.story)); }},
      {"pack_story", [](const World& world) { benchmark::DoNotOptimize(pack_story(world.story)); }},
      {"save_stories (with both)",
       [](const World& world) {
         NewStore store;
         const std::vector<ToldStory> told{{world.story}};
         benchmark::DoNotOptimize((*store).save_stories(told, generation_of(*store), World::now()));
       }},
      {"unpack_story",
       [](const World& world) { benchmark::DoNotOptimize(unpack_story(world.body)); }},
      {"render_json",
       [](const World& world) { benchmark::DoNotOptimize(render_json(world.story, {})); }},
  };
  return all;
}

void run_stage(benchmark::State& state) {
  static const World world;
  const NamedStage& stage = stages()[static_cast<size_t>(state.range(0))];
  for (auto _ : state) stage.run(world);
  state.SetLabel(stage.name);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::RegisterBenchmark("run_stage", run_stage)
      ->DenseRange(0, static_cast<int64_t>(stages().size()) - 1)
      ->Unit(benchmark::kMillisecond);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
