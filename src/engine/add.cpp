#include "engine/add.h"

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

// Collects articles and stores them batch by batch.
class BatchWriter {
 public:
  BatchWriter(Store& store, const AddEvents& events) : store_(store), events_(events) {}

  Result<void> add(Article article) {
    bytes_ += article.text.size();
    batch_.push_back(std::move(article));
    return batch_.size() < kBatchArticles && bytes_ < kBatchBytes ? Result<void>() : flush();
  }

  void count_failure(const Error& error) {
    if (counts_.count(error) && events_.failed) events_.failed(error);
  }

  Result<void> flush() {
    if (batch_.empty()) return {};
    const Result<std::vector<AddOutcome>> outcomes = store_.add_articles(batch_);
    if (!outcomes) return tl::unexpected(outcomes.error());
    for (size_t i = 0; i < batch_.size(); ++i) {
      counts_.count((*outcomes)[i]);
      const auto [text, is_first] = id_of_text_.try_emplace(hash64(batch_[i].text), batch_[i].id);
      if (!is_first && text->second != batch_[i].id) ++counts_.copies;
      if (events_.stored) events_.stored(batch_[i], (*outcomes)[i]);
    }
    batch_.clear();
    bytes_ = 0;
    if (events_.batch_done) events_.batch_done(counts_);
    return {};
  }

  const AddCounts& counts() const { return counts_; }

 private:
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
  Result<void> state;
  work_in_order<Result<Article>>(
      options.threads, [&] { return source.next(); },
      [&](Result<Article>& article) {
        if (article) read_article(*article, lexicon);
      },
      [&](Result<Article> article) {
        if (article) {
          state = writer.add(std::move(*article));
        } else {
          writer.count_failure(article.error());
        }
        return state.has_value() && !(options.stop && *options.stop);
      });
  if (state) state = writer.flush();
  if (!state) return tl::unexpected(state.error());
  return writer.counts();
}

}  // namespace dateline
