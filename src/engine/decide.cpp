#include "engine/decide.h"

#include <algorithm>

#include "engine/edits.h"

namespace dateline {
namespace {

// `name` is what the editor calls the article: its id or its address.
Result<void> decide_article(Store& store, ArticleId article, const std::string& name,
                            const Decision& decision, Instant now) {
  const auto named = [&](Result<void> done, std::string_view why) -> Result<void> {
    const bool is_unknown = !done && done.error().code == ErrorCode::kNotFound;
    return is_unknown ? fail(ErrorCode::kNotFound, name + ": " + std::string(why)) : done;
  };
  if (decision.key == "undo") return named(store.allow_article(article), "is not retracted");
  if (decision.key != "retract" || decision.value.empty())
    return fail(ErrorCode::kUsage, "an article can be edited by retract=REASON and undo only");
  return named(store.retract_article(article, decision.value, now), "no article of the store");
}

Result<void> undo_newest(Store& store, const Story& story, const std::string& id, Instant now) {
  const Result<std::vector<Edit>> edits = store.load_edits();
  if (!edits) return tl::unexpected(edits.error());
  const std::optional<int64_t> number = newest_edit_of(story, *edits, id);
  if (!number) return fail(ErrorCode::kNotFound, id + ": there is no edit to undo");
  return store.undo_edit(*number, story.id, now);
}

}  // namespace

Decision parse_decision(const std::string& text) {
  const size_t equals = std::min(text.find('='), text.size());
  return {text.substr(0, equals), text.substr(std::min(equals + 1, text.size()))};
}

std::optional<ArticleId> article_meant(const Story& story, const std::string& id) {
  if (const auto article = ArticleId::parse(id)) return article;
  if (id.find("://") == std::string::npos) return std::nullopt;
  const auto head = std::find_if(story.articles.begin(), story.articles.end(),
                                 [&](const ArticleHead& candidate) { return candidate.url == id; });
  return head == story.articles.end() ? article_id(id, "", "") : head->id;
}

Result<void> decide(Store& store, const Story& story, const std::string& id,
                    const std::vector<Decision>& decisions, Instant now) {
  const std::optional<ArticleId> article = article_meant(story, id);
  const auto stands_alone = [&](const Decision& decision) {
    return article || decision.key == "undo";
  };
  if (decisions.size() == 1 && stands_alone(decisions[0]))
    return article ? decide_article(store, *article, id, decisions[0], now)
                   : undo_newest(store, story, id, now);
  std::vector<Edit> edits;
  for (const Decision& decision : decisions) {
    if (stands_alone(decision))
      return fail(ErrorCode::kUsage, decision.key + ": stands alone, without other decisions");
    Result<Edit> edit = make_edit(story, id, decision.key, decision.value);
    if (!edit) return tl::unexpected(edit.error());
    edit->at = now;
    edits.push_back(std::move(*edit));
  }
  for (const Edit& edit : edits)
    if (Result<void> stored = store.add_edit(edit, story.id); !stored) return stored;
  return {};
}

}  // namespace dateline
