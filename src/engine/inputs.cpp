#include "engine/inputs.h"

namespace dateline {

std::optional<Result<Article>> Inputs::next() {
  while (true) {
    if (!reader_) {
      if (path_ix_ == paths_.size()) return std::nullopt;
      Result<std::unique_ptr<Reader>> reader = open_(paths_[path_ix_++], options_);
      if (!reader) return tl::unexpected(reader.error());
      reader_ = std::move(*reader);
    }
    Result<std::optional<Article>> article = reader_->next();
    if (!article) return tl::unexpected(article.error());
    if (*article) return std::move(**article);
    reader_.reset();
  }
}

}  // namespace dateline
