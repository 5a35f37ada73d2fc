#include "serve/shelf.h"

#include <algorithm>
#include <utility>

#include "engine/memory.h"
#include "engine/pipeline.h"
#include "ingest/reader.h"

namespace dateline {
namespace {

constexpr int kTellingThreads = 2;  // the stages of a large story, side by side
// Enough for the articles of the stories that take news at one time; a story that has rested
// longer is loaded again.
constexpr UpdaterMemory kUpdaterMemory{
    .articles = 432u << 20, .stories = 128u << 20, .steps = 32u << 20};
constexpr size_t kMostPageBytes = 64u << 20;

std::map<StoryId, int64_t> revisions_of(const std::vector<StoryHead>& heads) {
  std::map<StoryId, int64_t> revisions;
  for (const StoryHead& head : heads) revisions[head.id] = head.revision;
  return revisions;
}

}  // namespace

std::shared_ptr<const Story> ServedStory::select(const Selection& selection) const {
  if (selection == Selection{}) return told;
  if (!selection.about.empty())
    std::call_once(words_made_, [this] { words_ = words_of_lines(story); });
  return std::make_shared<const Story>(selection.about.empty()
                                           ? select_lines(story, selection)
                                           : select_lines(story, selection, words_));
}

std::shared_ptr<const Payload> PageMemory::page(const Key& key,
                                                const std::function<std::string()>& render) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto* kept = kept_.find(key)) return *kept;
  }
  auto made = make_payload(render());  // two threads may both make it; the bytes are the same
  const std::lock_guard lock(mutex_);
  kept_.put(key, made, made->body.size() + made->gzip.size() + key.page.size());
  return made;
}

Shelf::Shelf(std::unique_ptr<Store> store, std::unique_ptr<Store> reader, Lexicon lexicon,
             std::function<Instant()> now, size_t most_kept_bytes)
    : store_(std::move(store)),
      reader_(std::move(reader)),
      lexicon_(std::move(lexicon)),
      updater_(*store_, lexicon_, kUpdaterMemory),
      now_(std::move(now)),
      pages_(kMostPageBytes),
      kept_(most_kept_bytes) {}

Result<std::vector<StoryHead>> Shelf::refresh() {
  const std::lock_guard store_lock(store_mutex_);
  const Result<bool> is_told = store_->is_up_to_date(now_());
  if (!is_told) return tl::unexpected(is_told.error());
  if (!*is_told)
    if (const auto told = updater_.update(now_(), kTellingThreads); !told)
      return tl::unexpected(told.error());
  auto heads = store_->list_stories();
  if (!heads) return tl::unexpected(heads.error());
  const auto is_among = [](const std::map<StoryId, int64_t>& revisions, StoryId id,
                           int64_t number) {
    const auto at = revisions.find(id);
    return at != revisions.end() && at->second == number;
  };
  const std::lock_guard lock(stories_mutex_);
  const auto before = revisions_of(*heads_), after = revisions_of(*heads);
  std::vector<StoryHead> changed;
  for (const StoryHead& head : *heads)
    if (!is_among(before, head.id, head.revision)) changed.push_back(head);
  kept_.erase_if(
      [&](StoryId id, const auto& served) { return !is_among(after, id, served->story.revision); });
  for (const StoryHead& head : changed)
    if (auto told = updater_.told(head.id); told && told->revision == head.revision)
      keep(std::make_shared<const ServedStory>(std::move(told), pages_));
  heads_ = std::make_shared<const std::vector<StoryHead>>(std::move(*heads));
  return changed;
}

bool Shelf::wait_for_news(std::chrono::milliseconds most) {
  std::unique_lock lock(news_mutex_);
  return news_came_.wait_for(lock, most, [this] { return std::exchange(has_news_, false); });
}

void Shelf::note_news() {
  const std::lock_guard lock(news_mutex_);
  has_news_ = true;
  news_came_.notify_all();
}

Shelf::StoryHeads Shelf::stories() const {
  const std::lock_guard lock(stories_mutex_);
  return heads_;
}

std::optional<StoryHead> Shelf::head_of(StoryId id) const {
  const std::lock_guard lock(stories_mutex_);
  const auto at = std::find_if(heads_->begin(), heads_->end(),
                               [&](const StoryHead& head) { return head.id == id; });
  return at == heads_->end() ? std::nullopt : std::optional(*at);
}

std::shared_ptr<const ServedStory> Shelf::find(StoryId id) {
  {
    const std::lock_guard lock(stories_mutex_);
    if (const auto* kept = kept_.find(id)) return *kept;
  }
  const auto head = head_of(id);
  if (!head) return nullptr;
  Result<Story> story = [&] {
    const std::lock_guard lock(reader_mutex_);
    return reader_->load_story(id);
  }();
  if (!story) return nullptr;  // it has just become a part of another one
  auto served =
      std::make_shared<const ServedStory>(std::make_shared<const Story>(std::move(*story)), pages_);
  if (served->story.revision == head->revision) {
    const std::lock_guard lock(stories_mutex_);
    keep(served);
  }
  return served;
}

// Lets those go that nobody has asked for the longest time. REQUIRES: stories_mutex_ is held.
void Shelf::keep(std::shared_ptr<const ServedStory> served) {
  const size_t bytes = bytes_of(served->story);
  const StoryId id = served->story.id;
  kept_.put(id, std::move(served), bytes);
}

Result<std::vector<Change>> Shelf::changes_since(StoryId story, int64_t revision) {
  const std::lock_guard lock(reader_mutex_);
  return reader_->changes_since(story, revision);
}

std::shared_ptr<const ServedStory> Shelf::find_today(StoryId id) {
  if (auto served = find(id)) return served;
  const Result<StoryId> today = [&] {
    const std::lock_guard lock(reader_mutex_);
    return reader_->story_now(id);
  }();
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
  const auto decided = dateline::decide(*store_, served.story, id, decisions, now_());
  if (decided) note_news();
  return decided;
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
    read_to_tell(*article, lexicon_);
    read.push_back(std::move(*article));
  }
  const std::lock_guard lock(store_mutex_);
  const auto outcomes = store_->add_articles(read);
  if (!outcomes) return tl::unexpected(outcomes.error());
  for (size_t i = 0; i < read.size(); ++i) {
    counts.count((*outcomes)[i]);
    if (is_new((*outcomes)[i])) updater_.remember(std::move(read[i]), store_->last_stamp());
  }
  note_news();
  return counts;
}

Result<AddCounts> Shelf::add_paths(const std::vector<std::string>& paths,
                                   const ReadOptions& options, const OnError& failed) {
  const std::lock_guard lock(store_mutex_);
  AddEvents events;
  events.failed = failed;
  events.read = [this](Article article, int64_t stamp) {
    updater_.remember(std::move(article), stamp);
  };
  const auto added = add_inputs(*store_, lexicon_, paths, AddOptions{options}, events);
  note_news();
  return added;
}

}  // namespace dateline
