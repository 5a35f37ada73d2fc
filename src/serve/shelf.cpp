#include "serve/shelf.h"

#include "engine/pipeline.h"
#include "ingest/reader.h"

namespace dateline {

std::shared_ptr<const Payload> ServedStory::page(const std::string& key,
                                                 const std::function<std::string()>& render) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = pages_.find(key); found != pages_.end()) return found->second;
  }
  auto made = make_payload(render());  // two threads may both make it; the bytes are the same
  const std::lock_guard lock(mutex_);
  if (pages_.size() >= kMostPages) pages_.clear();
  return pages_.emplace(key, std::move(made)).first->second;
}

Shelf::Shelf(std::unique_ptr<Store> store, std::unique_ptr<Store> reader, Lexicon lexicon,
             std::function<Instant()> now)
    : store_(std::move(store)),
      reader_(std::move(reader)),
      lexicon_(std::move(lexicon)),
      updater_(*store_, lexicon_),
      now_(std::move(now)) {}

Result<std::vector<std::shared_ptr<const ServedStory>>> Shelf::refresh() {
  const std::lock_guard store_lock(store_mutex_);
  const Result<bool> is_told = store_->is_up_to_date(now_());
  if (!is_told) return tl::unexpected(is_told.error());
  if (!*is_told)
    if (const auto told = updater_.update(now_(), 1); !told) return tl::unexpected(told.error());
  const auto heads = store_->list_stories();
  if (!heads) return tl::unexpected(heads.error());
  std::vector<std::shared_ptr<const ServedStory>> all, changed;
  for (const StoryHead& head : *heads) {
    auto known = find(head.id);
    if (!known || known->story.revision != head.revision) {
      auto story = store_->load_story(head.id);
      if (!story) return tl::unexpected(story.error());
      known = std::make_shared<const ServedStory>(std::move(*story));
      changed.push_back(known);
    }
    all.push_back(std::move(known));
  }
  const std::lock_guard lock(stories_mutex_);
  stories_ = std::move(all);
  return changed;
}

std::vector<std::shared_ptr<const ServedStory>> Shelf::stories() const {
  const std::lock_guard lock(stories_mutex_);
  return stories_;
}

std::shared_ptr<const ServedStory> Shelf::find(StoryId id) const {
  const std::lock_guard lock(stories_mutex_);
  for (const auto& served : stories_)
    if (served->story.id == id) return served;
  return nullptr;
}

Result<std::vector<Change>> Shelf::changes_since(StoryId story, int64_t revision) {
  const std::lock_guard lock(reader_mutex_);
  return reader_->changes_since(story, revision);
}

std::shared_ptr<const ServedStory> Shelf::find_today(StoryId id) {
  if (auto served = find(id)) return served;
  const std::lock_guard lock(reader_mutex_);
  const Result<StoryId> today = reader_->story_now(id);
  return today ? find(*today) : nullptr;
}

Result<Fate> Shelf::fate_of(StoryId story, const std::string& id) {
  const std::lock_guard lock(reader_mutex_);
  return reader_->fate_of(story, id);
}

Result<std::vector<FoundLine>> Shelf::search(const std::vector<std::string>& phrases, int limit) {
  const std::lock_guard lock(reader_mutex_);
  return reader_->search(phrases, limit);
}

Result<void> Shelf::decide(const ServedStory& served, const std::string& id,
                           const std::vector<Decision>& decisions) {
  const std::lock_guard lock(store_mutex_);
  return dateline::decide(*store_, served.story, id, decisions, now_());
}

Result<AddCounts> Shelf::add(std::string_view bytes) {
  std::vector<Result<Article>> articles;
  const auto reader = read_bytes(bytes, "body", ReadOptions{});
  for (auto next = reader->next(); !next || *next; next = reader->next()) {
    if (next)
      articles.push_back(std::move(**next));
    else
      articles.push_back(tl::unexpected(next.error()));
  }
  return add_articles(std::move(articles), {});
}

Result<AddCounts> Shelf::add_articles(std::vector<Result<Article>> articles,
                                      const OnError& failed) {
  AddCounts counts;
  std::vector<Article> read;
  for (Result<Article>& article : articles) {
    if (!article) {
      if (counts.count(article.error()) && failed) failed(article.error());
      continue;
    }
    read_article(*article, lexicon_);
    read.push_back(std::move(*article));
  }
  const std::lock_guard lock(store_mutex_);
  const auto outcomes = store_->add_articles(read);
  if (!outcomes) return tl::unexpected(outcomes.error());
  for (const AddOutcome outcome : *outcomes) counts.count(outcome);
  return counts;
}

Result<AddCounts> Shelf::add_paths(const std::vector<std::string>& paths,
                                   const ReadOptions& options, const OnError& failed) {
  const std::lock_guard lock(store_mutex_);
  return add_inputs(*store_, lexicon_, paths, AddOptions{options}, AddEvents{failed, {}, {}});
}

}  // namespace dateline
