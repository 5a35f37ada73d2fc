// Shelf: the stories of a store as they are served. Those that readers asked for last are kept with
// their rendered pages, up to a limit of bytes. One thread refreshes it; any thread reads.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/kept.h"
#include "engine/add.h"
#include "engine/decide.h"
#include "engine/select.h"
#include "engine/update.h"
#include "lexicon/lexicon.h"
#include "model/change.h"
#include "serve/message.h"
#include "store/store.h"

namespace dateline {

// The rendered pages that were asked for last, up to a limit of bytes. Safe on any thread.
class PageMemory {
 public:
  explicit PageMemory(size_t most_bytes) : kept_(most_bytes) {}

  // The page of that key, made by `render` where it is not kept.
  struct Key {
    StoryId story;
    int64_t revision;
    std::string page;
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  std::shared_ptr<const Payload> page(const Key& key, const std::function<std::string()>& render);

 private:
  std::mutex mutex_;
  Kept<Key, std::shared_ptr<const Payload>> kept_;
};

// One revision of one story, with the memory of its pages.
class ServedStory {
 public:
  ServedStory(std::shared_ptr<const Story> saved, PageMemory& pages)
      : told(std::move(saved)), story(*told), pages_(pages) {}

  const std::shared_ptr<const Story> told;  // the writer keeps it too
  const Story& story;

  // The same story with only the selected lines; the story itself where all are wanted.
  std::shared_ptr<const Story> select(const Selection& selection) const;

  // The page of that key, made by `render` where it is not kept.
  std::shared_ptr<const Payload> page(const std::string& key,
                                      const std::function<std::string()>& render) const {
    return pages_.page({story.id, story.revision, key}, render);
  }

 private:
  mutable std::once_flag words_made_;
  mutable StoryWords words_;  // of the story's lines, made for the first search
  PageMemory& pages_;
};

class Shelf {
 public:
  // `reader` is the same store, opened a second time: what readers ask never waits for the writer.
  // `now` is asked whenever a story is told anew.
  Shelf(std::unique_ptr<Store> store, std::unique_ptr<Store> reader, Lexicon lexicon,
        std::function<Instant()> now, size_t most_kept_bytes = 128u << 20);

  // Tells what the store tells by now. Returns the stories that are new or changed.
  Result<std::vector<StoryHead>> refresh();
  // Waits until articles or decisions have come in through the shelf, so long at most.
  bool wait_for_news(std::chrono::milliseconds most);

  using StoryHeads = std::shared_ptr<const std::vector<StoryHead>>;
  StoryHeads stories() const;  // most articles first; that of the last refresh, never nullptr
  std::optional<StoryHead> head_of(StoryId id) const;   // nothing: there is none
  std::shared_ptr<const ServedStory> find(StoryId id);  // nullptr: there is none
  // The same, or the story that tells today what that one did: a link to it never dies.
  std::shared_ptr<const ServedStory> find_today(StoryId id);

  Result<std::vector<Change>> changes_since(StoryId story, int64_t revision);
  Result<Fate> fate_of(StoryId story, const std::string& id);
  Result<std::vector<FoundLine>> search(const std::vector<std::string>& phrases, int limit);

  // Stores an editor's decisions; the next refresh tells what they change.
  Result<void> decide(const ServedStory& served, const std::string& id,
                      const std::vector<Decision>& decisions);
  // Reads articles out of the bytes (any kind that `add` reads) and stores them.
  Result<AddCounts> add(std::string_view bytes);
  // Stores what a reader gave; `failed` hears of what could not be read.
  using OnError = std::function<void(const Error&)>;
  Result<AddCounts> add_articles(std::vector<Result<Article>> articles, const OnError& failed);
  // Reads files and folders, as `dateline add` does.
  Result<AddCounts> add_paths(const std::vector<std::string>& paths, const ReadOptions& options,
                              const OnError& failed);

 private:
  std::mutex store_mutex_;  // one at a time writes
  std::unique_ptr<Store> store_;
  std::mutex reader_mutex_;  // one at a time reads
  std::unique_ptr<Store> reader_;
  const Lexicon lexicon_;
  Updater updater_;
  const std::function<Instant()> now_;

  void note_news();
  void keep(std::shared_ptr<const ServedStory> served);

  std::mutex news_mutex_;
  std::condition_variable news_came_;
  bool has_news_ = false;

  PageMemory pages_;
  mutable std::mutex stories_mutex_;  // guards all below
  StoryHeads heads_ = std::make_shared<const std::vector<StoryHead>>();
  Kept<StoryId, std::shared_ptr<const ServedStory>> kept_;
};

}  // namespace dateline
