#include <fmt/core.h>

#include <algorithm>

#include "cli/exit_codes.h"
#include "cli/verbs.h"
#include "cli/world.h"
#include "engine/edits.h"
#include "engine/update.h"

namespace dateline {
namespace {

struct Assignment {
  std::string key, value;  // "pin" alone has no value
};

Assignment split(const std::string& text) {
  const size_t equals = text.find('=');
  if (equals == std::string::npos) return {text, ""};
  return {text.substr(0, equals), text.substr(equals + 1)};
}

// An article by its id or its URL, for retract and undo; nothing for a line.
std::optional<ArticleId> find_article(const Story& story, const std::string& id) {
  if (const auto article = ArticleId::parse(id)) return article;
  const auto head = std::find_if(story.articles.begin(), story.articles.end(),
                                 [&](const ArticleHead& candidate) { return candidate.url == id; });
  if (id.find("://") == std::string::npos) return std::nullopt;
  return head == story.articles.end() ? article_id(id, "", "") : head->id;
}

Result<void> edit_article(Store& store, ArticleId article, const Assignment& assignment,
                          Instant now) {
  if (assignment.key == "undo") return store.allow_article(article);
  if (assignment.key != "retract" || assignment.value.empty())
    return fail(ErrorCode::kUsage, "an article can be edited by retract=REASON and undo only");
  return store.retract_article(article, assignment.value, now);
}

Result<void> edit_line(Store& store, const Story& story, const std::string& id,
                       const Assignment& assignment, Instant now) {
  if (assignment.key == "undo") {
    const Result<std::vector<Edit>> edits = store.load_edits();
    if (!edits) return tl::unexpected(edits.error());
    const std::optional<int64_t> number = newest_edit_of(story, *edits, id);
    if (!number) return fail(ErrorCode::kNotFound, id + ": there is no edit to undo");
    return store.undo_edit(*number, story.id, now);
  }
  Result<Edit> edit = make_edit(story, id, assignment.key, assignment.value);
  if (!edit) return tl::unexpected(edit.error());
  edit->at = now;
  return store.add_edit(*edit, story.id);
}

}  // namespace

void report_conflicts(const CommandLine& line, const std::vector<EditConflict>& conflicts) {
  if (line.global.quiet) return;
  for (const EditConflict& conflict : conflicts)
    fmt::print(stderr, "dateline: {}: an editor's {} of {} {}\n", line.verb, conflict.decision,
               conflict.line,
               conflict.found.empty()
                   ? "finds no such line any more"
                   : "stands, but the articles now say \"" + conflict.found + "\"");
}

int run_edit(const CommandLine& line, const EditCommand& edit) {
  const auto give_up = [&](const Error& error) {
    report(line, error);
    return kExitFatal;
  };
  const auto store = open_store_of(line.global, true);
  if (!store) return give_up(store.error());
  const Result<Lexicon> lexicon = load_lexicon();
  if (!lexicon) return give_up(lexicon.error());
  const Result<Story> story = StoryId::parse(edit.id)
                                  ? current_story(**store, line.global, edit.id)
                                  : story_with_line(**store, line.global, edit.id);
  if (!story) return give_up(story.error());

  const Instant now = now_of(line.global);
  const std::optional<ArticleId> article = find_article(*story, edit.id);
  for (const std::string& text : edit.assignments) {
    const Assignment assignment = split(text);
    const Result<void> done = article ? edit_article(**store, *article, assignment, now)
                                      : edit_line(**store, *story, edit.id, assignment, now);
    if (!done) return give_up(done.error());
  }
  const Result<Updated> edited = update_stories(**store, *lexicon, now, line.global.threads);
  if (!edited) return give_up(at(line.global.store, edited.error()));
  // A retracted text leaves no bytes in the file.
  if (article)
    if (const auto compacted = (*store)->compact(); !compacted)
      return give_up(at(line.global.store, compacted.error()));
  report_conflicts(line, edited->conflicts);
  if (!line.global.quiet) fmt::print(stderr, "dateline: {}\n", outcome(**store, *edited));
  return kExitDone;
}

}  // namespace dateline
