// What ingest reads in feeds, one JSON object a file, for scoring.
//   read_feeds < LINES   each line: path<TAB>address<TAB>content type (both may be empty)
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "ingest/feed/feed.h"

using namespace dateline;

namespace {

nlohmann::json to_json(const FeedText& text) {
  return {{"value", text.value}, {"base", text.base}, {"language", text.language}};
}

nlohmann::json to_json(const FeedItem& item) {
  nlohmann::json out{{"id", item.id},
                     {"url", item.url},
                     {"title", to_json(item.title)},
                     {"summary", to_json(item.summary)},
                     {"content", to_json(item.content)},
                     {"authors", nlohmann::json::array()}};
  for (const FeedPerson& person : item.authors)
    out["authors"].push_back({{"name", person.name}, {"email", person.email}, {"url", person.url}});
  if (item.published) out["published"] = item.published->seconds;
  if (item.updated) out["updated"] = item.updated->seconds;
  out["published_text"] = item.published_text;
  out["updated_text"] = item.updated_text;
  return out;
}

nlohmann::json to_json(const Feed& feed) {
  nlohmann::json out{{"format", feed.format},      {"encoding", feed.encoding},
                     {"language", feed.language},  {"broken", feed.is_broken},
                     {"feed", to_json(feed.head)}, {"entries", nlohmann::json::array()}};
  for (const FeedItem& entry : feed.entries) out["entries"].push_back(to_json(entry));
  return out;
}

}  // namespace

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream columns(line);
    std::string path, url, content_type;
    std::getline(columns, path, '\t');
    std::getline(columns, url, '\t');
    std::getline(columns, content_type);
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    const auto feed = read_feed(bytes.str(), url, content_type);
    const nlohmann::json out =
        feed ? to_json(*feed) : nlohmann::json{{"error", feed.error().message}};
    std::cout << out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  }
}
