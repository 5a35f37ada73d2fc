#include "engine/update.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/edits.h"
#include "engine/in_order.h"
#include "engine/memory.h"
#include "engine/pipeline.h"

namespace dateline {
namespace {

// Stories are told and saved so many articles at a time, so that memory does not grow with the
// store.
constexpr size_t kBatchArticles = 2000;
constexpr size_t kLargeStory = 100;  // articles; a smaller one is told sooner than a thread begins

// A story with all that is needed to tell it.
void tell(const PlannedStory& planned, const std::vector<std::shared_ptr<const Article>>& loaded,
          const Lexicon& lexicon, Instant now, int threads, Memo* memo, ToldStory& told) {
  std::vector<const Article*> articles;
  articles.reserve(loaded.size());
  for (const auto& article : loaded) articles.push_back(article.get());
  Story story = tell_story(articles, now, lexicon, threads, memo);
  if (!planned.edits.empty()) {
    std::map<ArticleId, const Article*> article_of;
    for (const Article* article : articles) article_of[article->id] = article;
    apply_edits(story, planned.edits, [&](const SourceRef& source) {
      return display_text(*article_of.at(source.article), source.span);
    });
  }
  const std::optional<CivilDate> wakes = next_change(story, now);
  told = {std::move(story), planned.fingerprint, wakes, planned.absorbed};
}

}  // namespace

struct Updater::Planned {
  StoryPlan plan;
  std::map<StoryId, StoryHead> stored;
};

struct Updater::Task {
  const PlannedStory* planned;
  std::vector<ArticlePointer> articles;
  ToldStory told{};
};

Result<Updater::Planned> Updater::plan(int threads) {
  const auto read = read_again(store_, lexicon_, ReadAgain::kOutdated, threads, [](int64_t) {});
  if (!read) return tl::unexpected(read.error());
  const int64_t seen = keys_.seen;
  const Result<size_t> unchanged = store_.refresh_keys(keys_);
  if (keys_.seen != seen) told_.clear();  // another process may have saved stories
  if (!unchanged) {
    keys_ = {};  // half brought up to date
    return tl::unexpected(unchanged.error());
  }
  std::vector<const ArticleKey*> keys;
  for (const KeyedArticle& article : keys_.articles) keys.push_back(&article.key);
  std::vector<StoryGroup> groups = grouper_.group(keys, *unchanged);
  if (!tells_again_) grouper_ = {};  // what it knows is for the next time
  const Result<std::vector<Edit>> edits = store_.load_edits();
  if (!edits) return tl::unexpected(edits.error());
  const Result<std::vector<StoryHead>> heads = store_.list_stories();
  if (!heads) return tl::unexpected(heads.error());
  Planned planned{plan_stories(keys_, std::move(groups), *edits, *heads), {}};
  for (const StoryHead& head : *heads) planned.stored.emplace(head.id, head);
  return planned;
}

void Updater::remember(Article article, int64_t stamp) { keep(std::move(article), stamp); }

Updater::ArticlePointer Updater::keep(Article article, int64_t stamp) {
  article.stamp = stamp;
  article.facts =
      std::make_shared<Facts>(std::exchange(article.own_facts, {}), /*keeps_made=*/tells_again_);
  const size_t bytes = bytes_of(article);
  auto kept = std::make_shared<const Article>(std::move(article));
  articles_.put(kept->id, {stamp, kept}, bytes);
  return kept;
}

Result<Updater::Task> Updater::load_task(const PlannedStory& planned) {
  Task task{&planned, {}};
  std::vector<ArticleId> missing;
  for (const uint32_t ix : planned.articles) {
    const KeyedArticle& keyed = keys_.articles[ix];
    const KeptArticle* kept = articles_.find(keyed.key.id);
    const bool is_kept = kept != nullptr && kept->stamp == keyed.stamp;
    task.articles.push_back(is_kept ? kept->article : nullptr);
    if (!is_kept) missing.push_back(keyed.key.id);
  }
  Result<std::vector<Article>> loaded = store_.load_articles(missing);
  if (!loaded) return tl::unexpected(loaded.error());
  auto next = loaded->begin();
  for (size_t i = 0; i < task.articles.size(); ++i) {
    if (task.articles[i]) continue;
    task.articles[i] = keep(std::move(*next++), keys_.articles[planned.articles[i]].stamp);
  }
  return task;
}

// The next telling is compared with what is saved now.
void Updater::keep(ToldStory& told, int64_t revision) {
  Story& story = told.story;
  for (const StoryId absorbed : told.absorbed) told_.erase(absorbed);
  story.revision = revision;
  const size_t bytes = bytes_of(story);
  const StoryId id = story.id;
  told_.put(id, std::make_shared<const Story>(std::move(story)), bytes);
}

std::shared_ptr<const Story> Updater::told(StoryId id) {
  const auto* kept = told_.find(id);
  return kept == nullptr ? nullptr : *kept;
}

// Tells and saves the stories of one batch.
Result<void> Updater::tell_batch(std::vector<Task> tasks, Instant now, int threads,
                                 Updated& updated) {
  if (tasks.empty()) return {};
  // Stories are told side by side, and of a large one its stages too.
  work_on_all(threads, tasks, [&](Task& task) {
    tell(*task.planned, task.articles, lexicon_, now,
         task.articles.size() < kLargeStory ? 1 : threads, memo(), task.told);
  });
  for (Task& task : tasks) {
    for (const ArticlePointer& article : std::exchange(task.articles, {})) {
      if (tells_again_)
        articles_.resize(article->id, bytes_of(*article));  // with the facts that telling made
      else
        articles_.erase(article->id);
    }
  }
  std::vector<ToldStory> stories;
  for (Task& task : tasks) {
    task.told.before = told(task.planned->id);
    for (const uint32_t ix : task.planned->articles)
      if (const KeyedArticle& keyed = keys_.articles[ix]; keyed.story != task.planned->id)
        task.told.newcomers.push_back(keyed.key.id);
    stories.push_back(std::move(task.told));
  }
  const auto saved = store_.save_stories(stories, keys_.generation, now);
  if (!saved) return tl::unexpected(saved.error());
  for (const Task& task : tasks)
    for (const uint32_t ix : task.planned->articles) keys_.articles[ix].story = task.planned->id;
  for (size_t i = 0; i < stories.size(); ++i) {
    updated.told.push_back(stories[i].story.id);
    const auto& conflicts = stories[i].story.conflicts;
    updated.conflicts.insert(updated.conflicts.end(), conflicts.begin(), conflicts.end());
    keep(stories[i], (*saved)[i]);
  }
  return {};
}

Result<Updated> Updater::update_once(Instant now, int threads) {
  const Result<Planned> planned = plan(threads);
  if (!planned) return tl::unexpected(planned.error());
  Updated updated;
  std::vector<const PlannedStory*> untold;
  for (const PlannedStory& story : planned->plan.stories) {
    const auto stored = planned->stored.find(story.id);
    if (stored == planned->stored.end() || !is_told(story, stored->second, now))
      untold.push_back(&story);
  }
  // The largest is told last and alone, when of the articles kept only its own are left.
  std::stable_sort(untold.begin(), untold.end(), [](const auto* a, const auto* b) {
    return a->articles.size() < b->articles.size();
  });
  std::vector<Task> batch;
  size_t batch_articles = 0;
  const auto tell_now = [&] {
    batch_articles = 0;
    return tell_batch(std::exchange(batch, {}), now, threads, updated);
  };
  for (const PlannedStory* story : untold) {
    if (batch_articles + story->articles.size() > kBatchArticles)
      if (auto told = tell_now(); !told) return tl::unexpected(told.error());
    if (!tells_again_ && story->articles.size() > kBatchArticles) give_back_unused();
    Result<Task> task = load_task(*story);
    if (!task) return tl::unexpected(task.error());
    batch.push_back(std::move(*task));
    batch_articles += story->articles.size();
  }
  if (auto told = tell_now(); !told) return tl::unexpected(told.error());
  const auto finished = store_.finish_telling(planned->plan.links, keys_.generation, now);
  if (!finished) return tl::unexpected(finished.error());
  return updated;
}

Result<Updated> Updater::update(Instant now, int threads) {
  constexpr int kAttempts = 5;  // against other processes that add meanwhile
  for (int attempt = 1;; ++attempt) {
    Result<Updated> updated = update_once(now, threads);
    if (updated || updated.error().code != ErrorCode::kBusy) return updated;
    if (attempt == kAttempts) return Updated{{}, {}, true};
  }
}

Result<Updated> update_stories(Store& store, const Lexicon& lexicon, Instant now, int threads) {
  return Updater(store, lexicon).update(now, threads);
}

Result<Story> tell_as_of(Store& store, const Lexicon& lexicon, std::optional<StoryId> id,
                         Instant now, int threads) {
  Updater updater(store, lexicon);
  const Result<Updater::Planned> planned = updater.plan(threads);
  if (!planned) return tl::unexpected(planned.error());
  const auto& stories = planned->plan.stories;
  const auto wanted = std::find_if(stories.begin(), stories.end(), [&](const PlannedStory& story) {
    return !id || story.id == *id || std::count(story.absorbed.begin(), story.absorbed.end(), *id);
  });
  if (stories.empty() && !id) return Story{};
  if (wanted == stories.end()) return fail(ErrorCode::kNotFound, "no story " + id->to_string());
  Result<Updater::Task> task = updater.load_task(*wanted);
  if (!task) return tl::unexpected(task.error());
  tell(*wanted, task->articles, lexicon, now, threads, updater.memo(), task->told);
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
    work_on_all(threads, batch, [&](Article& article) { read_to_tell(article, lexicon); });
    if (Result<void> stored = store.replace_found(batch); !stored)
      return tl::unexpected(stored.error());
    done += static_cast<int64_t>(batch.size());
    progress(done);
  }
  return done;
}

}  // namespace dateline
