#include "timeline_topics.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "assemble/assemble.h"
#include "engine/pipeline.h"
#include "ingest/reader.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::vector<Json> read_rows(const fs::path& path) {
  std::ifstream in(path);
  std::vector<Json> rows;
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) rows.push_back(Json::parse(line));
  return rows;
}

std::vector<Article> read_articles(const fs::path& path, const Lexicon& lexicon) {
  std::vector<Article> articles;
  auto reader = open_reader(path, {}).value();
  while (true) {
    auto article = reader->next();
    if (!article) continue;  // an article without text
    if (!*article) break;
    articles.push_back(std::move(**article));
  }
  const auto read_every_second = [&](size_t first) {
    for (size_t i = first; i < articles.size(); i += 2) read_article(articles[i], lexicon);
  };
  std::thread other(read_every_second, 1);
  read_every_second(0);
  other.join();
  return articles;
}

Reference read_reference(const fs::path& path) {
  Reference reference{path.stem(), {}};
  for (const Json& row : read_rows(path))
    reference.days[*CivilDate::parse(row[0].get<std::string>())] =
        row[1].get<std::vector<std::string>>();
  return reference;
}

}  // namespace

int Reference::per_date() const {
  size_t sentences = 0;
  for (const auto& [date, texts] : days) sentences += texts.size();
  return static_cast<int>((sentences + days.size() / 2) / days.size());
}

std::vector<const Article*> Topic::window(const Reference& reference) const {
  const int32_t margin = set() == "entities" ? 7 : 0;
  std::vector<const Article*> chosen;
  for (const Article& article : articles)
    if (add_days(reference.first(), -margin) <= article.published->day() &&
        article.published->day() <= add_days(reference.last(), margin))
      chosen.push_back(&article);
  canonical_order(chosen);
  return chosen;
}

EntityLinks no_links(Articles articles) {
  EntityLinks links;
  for (const Article* article : articles)
    links.entity_of.emplace_back(article->entities.size(), kNone);
  links.meaning_of.assign(articles.size(), 0);
  return links;
}

Topic read_topic(const fs::path& path, const Lexicon& lexicon) {
  Topic topic;
  topic.path = path;
  topic.articles = read_articles(path / "articles.jsonl", lexicon);
  topic.keywords = read_rows(path / "keywords.jsonl")[0].get<std::vector<std::string>>();
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path / "timelines")) files.push_back(entry);
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) topic.references.push_back(read_reference(file));
  return topic;
}

}  // namespace dateline
