#include "engine/update.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/edits.h"
#include "engine/in_order.h"
#include "engine/pipeline.h"
#include "engine/story_plan.h"

namespace dateline {
namespace {

// Stories are told and saved so many articles at a time, so that memory does not grow with the
// store.
constexpr size_t kBatchArticles = 2000;
constexpr size_t kLargeStory = 100;  // articles; a smaller one is told sooner than a thread begins

struct Planned {
  StoryPlan plan;
  std::map<StoryId, StoryHead> stored;
  int64_t generation = 0;
};

Result<Planned> plan(Store& store, const Lexicon& lexicon, int threads) {
  const auto read = read_again(store, lexicon, ReadAgain::kOutdated, threads, [](int64_t) {});
  if (!read) return tl::unexpected(read.error());
  const Result<KeySet> keys = store.load_keys();
  if (!keys) return tl::unexpected(keys.error());
  const Result<std::vector<Edit>> edits = store.load_edits();
  if (!edits) return tl::unexpected(edits.error());
  const Result<std::vector<StoryHead>> heads = store.list_stories();
  if (!heads) return tl::unexpected(heads.error());
  Planned planned{plan_stories(*keys, *edits, *heads), {}, keys->generation};
  for (const StoryHead& head : *heads) planned.stored.emplace(head.id, head);
  return planned;
}

// A story with all that is needed to tell it.
struct Task {
  const PlannedStory* planned;
  std::vector<Article> articles;
  ToldStory told{};
};

Result<Task> load_task(Store& store, const PlannedStory& planned) {
  Result<std::vector<Article>> articles = store.load_articles(planned.articles);
  if (!articles) return tl::unexpected(articles.error());
  return Task{&planned, std::move(*articles)};
}

void tell(Task& task, const Lexicon& lexicon, Instant now, int threads) {
  std::vector<const Article*> articles;
  for (const Article& article : task.articles) articles.push_back(&article);
  Story story = tell_story(articles, now, lexicon, threads);
  if (!task.planned->edits.empty()) {
    std::map<ArticleId, const Article*> article_of;
    for (const Article* article : articles) article_of[article->id] = article;
    apply_edits(story, task.planned->edits, [&](const SourceRef& source) {
      return display_text(*article_of.at(source.article), source.span);
    });
    story.days = weigh_days(articles, story.events, lexicon);
  }
  const std::optional<CivilDate> wakes = next_change(story, now);
  task.told = {std::move(story), task.planned->fingerprint, wakes, task.planned->absorbed};
  task.articles.clear();
}

// Tells and saves the stories of one batch.
Result<void> tell_batch(Store& store, const Lexicon& lexicon, std::vector<Task> tasks,
                        int64_t generation, Instant now, int threads, Updated& updated) {
  if (tasks.empty()) return {};
  // Stories are told side by side, and of a large one its stages too.
  work_on_all(threads, tasks, [&](Task& task) {
    tell(task, lexicon, now, task.articles.size() < kLargeStory ? 1 : threads);
  });
  std::vector<ToldStory> told;
  for (Task& task : tasks) told.push_back(std::move(task.told));
  const auto saved = store.save_stories(told, generation, now);
  if (!saved) return tl::unexpected(saved.error());
  for (const ToldStory& story : told) {
    updated.told.push_back(story.story.id);
    const auto& conflicts = story.story.conflicts;
    updated.conflicts.insert(updated.conflicts.end(), conflicts.begin(), conflicts.end());
  }
  return {};
}

Result<Updated> update_once(Store& store, const Lexicon& lexicon, Instant now, int threads) {
  const Result<Planned> planned = plan(store, lexicon, threads);
  if (!planned) return tl::unexpected(planned.error());
  Updated updated;
  std::vector<Task> batch;
  size_t batch_articles = 0;
  const auto tell_now = [&] {
    batch_articles = 0;
    return tell_batch(store, lexicon, std::exchange(batch, {}), planned->generation, now, threads,
                      updated);
  };
  for (const PlannedStory& story : planned->plan.stories) {
    const auto stored = planned->stored.find(story.id);
    if (stored != planned->stored.end() && is_told(story, stored->second, now)) continue;
    Result<Task> task = load_task(store, story);
    if (!task) return tl::unexpected(task.error());
    batch.push_back(std::move(*task));
    batch_articles += story.articles.size();
    if (batch_articles < kBatchArticles) continue;
    if (auto told = tell_now(); !told) return tl::unexpected(told.error());
  }
  if (auto told = tell_now(); !told) return tl::unexpected(told.error());
  const auto finished = store.finish_telling(planned->plan.links, planned->generation, now);
  if (!finished) return tl::unexpected(finished.error());
  return updated;
}

}  // namespace

Result<Updated> update_stories(Store& store, const Lexicon& lexicon, Instant now, int threads) {
  constexpr int kAttempts = 5;  // against other processes that add meanwhile
  for (int attempt = 1;; ++attempt) {
    Result<Updated> updated = update_once(store, lexicon, now, threads);
    if (updated || updated.error().code != ErrorCode::kBusy || attempt == kAttempts) return updated;
  }
}

Result<Story> tell_as_of(Store& store, const Lexicon& lexicon, std::optional<StoryId> id,
                         Instant now, int threads) {
  const Result<Planned> planned = plan(store, lexicon, threads);
  if (!planned) return tl::unexpected(planned.error());
  const auto& stories = planned->plan.stories;
  const auto wanted = std::find_if(stories.begin(), stories.end(), [&](const PlannedStory& story) {
    return !id || story.id == *id || std::count(story.absorbed.begin(), story.absorbed.end(), *id);
  });
  if (stories.empty() && !id) return Story{};
  if (wanted == stories.end()) return fail(ErrorCode::kNotFound, "no story " + id->to_string());
  Result<Task> task = load_task(store, *wanted);
  if (!task) return tl::unexpected(task.error());
  tell(*task, lexicon, now, threads);
  const Result<int64_t> revision = store.last_revision(wanted->id);
  if (!revision) return tl::unexpected(revision.error());
  task->told.story.revision = *revision;
  return std::move(task->told.story);
}

Result<int64_t> read_again(Store& store, const Lexicon& lexicon, ReadAgain which, int threads,
                           const std::function<void(int64_t)>& progress) {
  constexpr size_t kReadArticles = 256;
  const Result<std::vector<ArticleId>> ids = store.articles_to_read(which);
  if (!ids) return tl::unexpected(ids.error());
  int64_t done = 0;
  for (size_t begin = 0; begin < ids->size(); begin += kReadArticles) {
    const size_t end = std::min(begin + kReadArticles, ids->size());
    std::vector<Article> batch;
    for (size_t i = begin; i < end; ++i) {
      Result<Article> article = store.load_text((*ids)[i]);
      if (!article) return tl::unexpected(article.error());
      batch.push_back(std::move(*article));
    }
    work_on_all(threads, batch, [&](Article& article) { read_article(article, lexicon); });
    if (Result<void> stored = store.replace_found(batch); !stored)
      return tl::unexpected(stored.error());
    done += static_cast<int64_t>(batch.size());
    progress(done);
  }
  return done;
}

}  // namespace dateline
