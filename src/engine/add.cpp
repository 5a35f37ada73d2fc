#include "engine/add.h"

#include <mutex>
#include <unordered_map>

#include "base/hash.h"
#include "engine/in_order.h"
#include "engine/inputs.h"
#include "engine/pipeline.h"

namespace dateline {
namespace {

// One transaction costs a sync of the disk; a batch is what an interrupted run may lose.
constexpr size_t kBatchArticles = 256;
constexpr size_t kBatchBytes = 32u << 20;
// So many articles a thread may wait, read, while a batch is written.
constexpr uint64_t kMostWaiting = 64;

struct Incoming {
  Result<Article> article;
  bool is_stored = false;  // with exactly this content
};

// Collects articles and stores them batch by batch.
class BatchWriter {
 public:
  BatchWriter(Store& store, const AddEvents& events) : store_(store), events_(events) {}

  Result<void> add(Article article) {
    bytes_ += article.text.size();
    batch_.push_back(std::move(article));
    return batch_.size() < kBatchArticles && bytes_ < kBatchBytes ? Result<void>() : flush();
  }

  // An article that the store has already, and that need not be read.
  void count_stored(const Article& article) { count(article, AddOutcome::kUnchanged); }

  void count_failure(const Error& error) {
    if (counts_.count(error) && events_.failed) events_.failed(error);
  }

  Result<void> flush() {
    if (batch_.empty()) return {};
    const Result<std::vector<AddOutcome>> outcomes = store_.add_articles(batch_);
    if (!outcomes) return tl::unexpected(outcomes.error());
    for (size_t i = 0; i < batch_.size(); ++i) {
      count(batch_[i], (*outcomes)[i]);
      if (is_new((*outcomes)[i]) && events_.read)
        events_.read(std::move(batch_[i]), store_.last_stamp());
    }
    batch_.clear();
    bytes_ = 0;
    if (events_.batch_done) events_.batch_done(counts_);
    return {};
  }

  const AddCounts& counts() const { return counts_; }

 private:
  void count(const Article& article, AddOutcome outcome) {
    counts_.count(outcome);
    const bool is_new = outcome == AddOutcome::kAdded || outcome == AddOutcome::kNewVersion;
    if (is_new && !article.published) ++counts_.undated;
    const auto [text, is_first] = id_of_text_.try_emplace(hash64(article.text), article.id);
    if (!is_first && text->second != article.id) ++counts_.copies;
    if (events_.stored) events_.stored(article, outcome);
  }

  Store& store_;
  const AddEvents& events_;
  std::vector<Article> batch_;
  size_t bytes_ = 0;
  std::unordered_map<uint64_t, ArticleId> id_of_text_;
  AddCounts counts_;
};

}  // namespace

void AddCounts::count(AddOutcome outcome) {
  switch (outcome) {
    case AddOutcome::kAdded:
      ++added;
      break;
    case AddOutcome::kUnchanged:
      ++unchanged;
      break;
    case AddOutcome::kNewVersion:
      ++new_versions;
      break;
    case AddOutcome::kRetracted:
      ++retracted;
      break;
  }
}

bool AddCounts::count(const Error& error) {
  if (error.code == ErrorCode::kNoText) {
    ++no_text;
    return false;
  }
  ++failed;
  ++causes[error.code];
  return true;
}

Result<AddCounts> add_inputs(Store& store, const Lexicon& lexicon,
                             const std::vector<std::string>& inputs, const AddOptions& options,
                             const AddEvents& events) {
  Inputs source(inputs, options.read);
  BatchWriter writer(store, events);
  std::mutex store_lock;
  // While a batch is written the next articles are read unasked: the store finds them again.
  const auto is_stored = [&](const Article& article) {
    const std::unique_lock hold(store_lock, std::try_to_lock);
    return hold && store.has_article(article).value_or(false);  // the writer tells of a failure
  };
  Result<void> state;
  const auto take = [&](Incoming incoming) {
    const std::lock_guard hold(store_lock);
    if (!incoming.article)
      writer.count_failure(incoming.article.error());
    else if (incoming.is_stored)
      writer.count_stored(*incoming.article);
    else
      state = writer.add(std::move(*incoming.article));
    return state.has_value() && !(options.stop && *options.stop);
  };
  work_in_order<Incoming>(
      options.threads,
      [&]() -> std::optional<Incoming> {
        auto article = source.next();
        if (!article) return std::nullopt;
        return Incoming{std::move(*article)};
      },
      [&](Incoming& incoming) {
        if (!incoming.article) return;
        incoming.is_stored = is_stored(*incoming.article);
        if (!incoming.is_stored) read_to_tell(*incoming.article, lexicon);
      },
      take, kMostWaiting);
  if (state) state = writer.flush();
  if (!state) return tl::unexpected(state.error());
  return writer.counts();
}

}  // namespace dateline
