// Keeps the stories of a store up to date with its articles, its editors and the time. Used by cli/
// and serve/.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "assemble/grouping/stories.h"
#include "base/kept.h"
#include "base/memo.h"
#include "base/result.h"
#include "engine/story_plan.h"
#include "lexicon/lexicon.h"
#include "store/store.h"

namespace dateline {

struct Updated {
  std::vector<StoryId> told;            // the stories that were told anew
  std::vector<EditConflict> conflicts;  // of these
  bool is_left = false;  // to another process, which kept changing the articles and tells them all
};

// How much an Updater keeps of what it has read and told, in bytes.
struct UpdaterMemory {
  size_t articles = 0;  // with what the stages of telling made of each, where `steps` are kept
  size_t stories = 0;
  size_t steps = 0;  // how far stages of telling have come; 0: no story is told twice
};

// Keeps what it knows of the articles of a store from one update to the next, so that one more
// article costs no look at all the others.
class Updater {
 public:
  // Both must outlive it. With memory, the articles of a story need not be loaded when it is told
  // again, nor its lines when it is saved again.
  Updater(Store& store, const Lexicon& lexicon, UpdaterMemory memory = {})
      : store_(store),
        lexicon_(lexicon),
        tells_again_(memory.steps > 0),
        articles_(memory.articles),
        told_(memory.stories),
        memo_(memory.steps) {}

  // An article as it was read and stored, which need not be loaded while its key has that stamp.
  void remember(Article article, int64_t stamp);

  // Groups the articles into stories and tells anew, as of `now`, every story whose articles or
  // edits have changed, again where another process changes the articles meanwhile, and leaves the
  // rest to it where that goes on. Articles that another build has read are read anew first. Equal
  // to telling everything anew.
  Result<Updated> update(Instant now, int threads);

  // The story as it was saved last, at its revision; nullptr where it is not kept.
  std::shared_ptr<const Story> told(StoryId id);

 private:
  using ArticlePointer = std::shared_ptr<const Article>;
  struct KeptArticle {
    int64_t stamp;  // of its key
    ArticlePointer article;
  };

  struct Planned;
  struct Task;
  friend Result<Story> tell_as_of(Store&, const Lexicon&, std::optional<StoryId>, Instant, int);

  Result<Updated> update_once(Instant now, int threads);
  Result<Planned> plan(int threads);
  Result<Task> load_task(const PlannedStory& planned);
  Memo* memo() { return tells_again_ ? &memo_ : nullptr; }
  ArticlePointer keep(Article article, int64_t stamp);
  void keep(ToldStory& told, int64_t revision);
  Result<void> tell_batch(std::vector<Task> tasks, Instant now, int threads, Updated& updated);

  Store& store_;
  const Lexicon& lexicon_;
  const bool tells_again_;
  KeySet keys_;
  StoryGrouper grouper_;
  Kept<ArticleId, KeptArticle> articles_;
  Kept<StoryId, std::shared_ptr<const Story>> told_;  // as this process has saved them
  Memo memo_;
};

// The same for one update.
Result<Updated> update_stories(Store& store, const Lexicon& lexicon, Instant now, int threads);

// The story of that id as it stands at `now`, with every edit applied, at the stored revision;
// stores no story. `id` nothing: the one of most articles, an empty one where there are no
// articles. Error kNotFound.
Result<Story> tell_as_of(Store& store, const Lexicon& lexicon, std::optional<StoryId> id,
                         Instant now, int threads);

// Reads the stored texts again, all or those that another build has read, with `threads` workers.
// Returns how many; `progress` is told how many are done, batch by batch.
Result<int64_t> read_again(Store& store, const Lexicon& lexicon, ReadAgain which, int threads,
                           const std::function<void(int64_t)>& progress);

}  // namespace dateline
