#include "fuzz/check_story.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/assert.h"
#include "engine/pipeline.h"
#include "ingest/complete.h"
#include "render/formats.h"

namespace dateline {
namespace {

std::vector<Article> read_texts(std::string_view texts, const Lexicon& lexicon) {
  const Instant first_day = *Instant::parse("2031-03-04T12:00:00Z");
  std::vector<Article> articles;
  for (int64_t day = 0; !texts.empty(); ++day) {
    Article article;
    article.text = texts.substr(0, texts.find('\f'));
    texts.remove_prefix(std::min(article.text.size() + 1, texts.size()));
    article.external_id = std::to_string(day);
    article.outlet = day % 2 == 0 ? "Harbour Post" : "City Wire";
    article.published = Instant{first_day.seconds + day * 86'400};
    auto completed = complete(std::move(article), {});
    if (!completed) continue;
    read_article(*completed, lexicon);
    articles.push_back(std::move(*completed));
  }
  return articles;
}

// Quotes of sources are the article's bytes.
void check_sources(const NonEmpty<SourceRef>& sources, const std::vector<Article>& articles) {
  for (const SourceRef& source : sources) {
    const auto article = std::ranges::find(articles, source.article, &Article::id);
    DL_ASSERT(article != articles.end(), "a source is an article of the story");
    DL_ASSERT(article->at(source.span) == source.quote, "a source is quoted to the letter");
  }
}

template <class Line>
void check_lines(const std::vector<Sourced<Line>>& lines, const std::vector<Article>& articles) {
  std::set<decltype(Line::id)> ids;
  for (const Sourced<Line>& line : lines) {
    DL_ASSERT(ids.insert(line.value.id).second, "no id stands twice");
    check_sources(line.sources, articles);
  }
}

void check_formats(const Story& story) {
  for (const Format& format : formats()) {
    const std::string written = format.render(story, {});
    if (format.name != "jsonl" && format.media_type.ends_with("json"))
      DL_ASSERT(nlohmann::json::accept(written), "JSON parses");
  }
}

}  // namespace

void check_story(std::string_view texts, const Lexicon& lexicon) {
  const std::vector<Article> articles = read_texts(texts, lexicon);
  std::vector<const Article*> order;
  for (const Article& article : articles) order.push_back(&article);
  const Instant now = *Instant::parse("2031-06-01");
  const Story story = tell_story(order, now, lexicon);
  std::ranges::reverse(order);
  DL_ASSERT(render_json(story, {}) == render_json(tell_story(order, now, lexicon), {}),
            "a story does not depend on the order of its articles");
  check_lines(story.events, articles);
  check_lines(story.quotes, articles);
  check_lines(story.outlooks, articles);
  for (const Dispute& dispute : story.disputes)
    for (const auto& side : dispute.sides) check_sources(side.sources, articles);
  check_formats(story);
}

}  // namespace dateline
