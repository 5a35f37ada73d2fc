#include "engine/update.h"

#include <algorithm>

#include "engine/edits.h"
#include "engine/in_order.h"
#include "engine/pipeline.h"

namespace dateline {
namespace {

// Finds the words of a source in the articles of a set, which stand in the order of ids.
WordsOf words_in(const ArticleSet& set) {
  return [&set](const SourceRef& source) {
    const auto article = std::lower_bound(
        set.articles.begin(), set.articles.end(), source.article,
        [](const Article& candidate, const ArticleId& id) { return candidate.id < id; });
    return display_text(*article, source.span);
  };
}

struct Telling {
  Story story;
  int64_t generation = 0;  // of the articles and edits that it tells
};

Result<Telling> tell(Store& store, const Lexicon& lexicon, Instant now, int threads) {
  const auto read = read_again(store, lexicon, ReadAgain::kOutdated, threads, [](int64_t) {});
  if (!read) return tl::unexpected(read.error());
  const Result<ArticleSet> set = store.load_articles();
  if (!set) return tl::unexpected(set.error());
  const Result<std::vector<Edit>> edits = store.load_edits();
  if (!edits) return tl::unexpected(edits.error());
  std::vector<const Article*> articles;
  for (const Article& article : set->articles) articles.push_back(&article);
  canonical_order(articles);
  Telling telling{tell_story(articles, now, lexicon), set->generation};
  if (edits->empty()) return telling;
  apply_edits(telling.story, *edits, words_in(*set));
  telling.story.days = weigh_days(articles, telling.story.events, lexicon);
  return telling;
}

}  // namespace

Result<Story> tell_as_of(Store& store, const Lexicon& lexicon, Instant now, int threads) {
  Result<Telling> telling = tell(store, lexicon, now, threads);
  if (!telling) return tl::unexpected(telling.error());
  const Result<int64_t> revision = store.last_revision(telling->story.id);
  if (!revision) return tl::unexpected(revision.error());
  telling->story.revision = *revision;
  return std::move(telling->story);
}

Result<Story> update_story(Store& store, const Lexicon& lexicon, Instant now, int threads) {
  constexpr int kAttempts = 5;  // against other processes that add meanwhile
  for (int attempt = 1;; ++attempt) {
    Result<Telling> telling = tell(store, lexicon, now, threads);
    if (!telling) return tl::unexpected(telling.error());
    const Result<int64_t> revision = store.save_story(telling->story, telling->generation, now);
    if (revision) {
      telling->story.revision = *revision;
      return std::move(telling->story);
    }
    if (revision.error().code != ErrorCode::kBusy || attempt == kAttempts)
      return tl::unexpected(revision.error());
  }
}

Result<int64_t> read_again(Store& store, const Lexicon& lexicon, ReadAgain which, int threads,
                           const std::function<void(int64_t)>& progress) {
  constexpr size_t kBatchArticles = 256;
  const Result<std::vector<ArticleId>> ids = store.articles_to_read(which);
  if (!ids) return tl::unexpected(ids.error());
  int64_t done = 0;
  for (size_t begin = 0; begin < ids->size(); begin += kBatchArticles) {
    const size_t end = std::min(begin + kBatchArticles, ids->size());
    std::vector<Article> batch;
    for (size_t i = begin; i < end; ++i) {
      Result<Article> article = store.load_text((*ids)[i]);
      if (!article) return tl::unexpected(article.error());
      batch.push_back(std::move(*article));
    }
    size_t next = 0;
    work_in_order<Article*>(
        threads, [&] { return next < batch.size() ? std::optional(&batch[next++]) : std::nullopt; },
        [&](Article* article) { read_article(*article, lexicon); }, [](Article*) { return true; });
    if (Result<void> stored = store.replace_found(batch); !stored)
      return tl::unexpected(stored.error());
    done += static_cast<int64_t>(batch.size());
    progress(done);
  }
  return done;
}

}  // namespace dateline
