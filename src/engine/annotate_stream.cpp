#include "engine/annotate_stream.h"

#include "engine/in_order.h"
#include "engine/pipeline.h"

namespace dateline {

void annotate_inputs(const Lexicon& lexicon, const std::vector<std::string>& inputs, Opener open,
                     const ReadOptions& options, int threads, const AnnotateEvents& events) {
  struct Item {
    Result<Article> article;
    std::string printed;
  };
  Inputs source(inputs, options, open);
  work_in_order<Item>(
      threads,
      [&]() -> std::optional<Item> {
        auto article = source.next();
        if (!article) return std::nullopt;
        return Item{std::move(*article), {}};
      },
      [&](Item& item) {
        if (!item.article) return;
        read_article(*item.article, lexicon);
        item.printed = events.print(*item.article);
        *item.article = Article();  // the waiting item holds its printed form only
      },
      [&](const Item& item) {
        if (item.article) return events.write(item.printed);
        const Error& error = item.article.error();
        if (error.code != ErrorCode::kNoText) events.failed(error);
        return true;
      });
}

}  // namespace dateline
