#include "ingest/feed/json_feed.h"

#include <simdjson.h>

#include "ingest/date_forms.h"
#include "ingest/urls.h"

namespace dateline {
namespace {

namespace dom = simdjson::dom;

std::string string_of(const dom::object& object, std::string_view key) {
  std::string_view text;
  if (!object[key].get(text)) return std::string(text);
  int64_t number = 0;  // an "id" may be a number in version 1.0
  return object[key].get(number) ? std::string() : std::to_string(number);
}

void add_author(dom::element value, FeedItem& item) {
  dom::object object;
  if (value.get(object)) return;
  FeedPerson person{string_of(object, "name"), {}, string_of(object, "url")};
  if (!person.name.empty() || !person.url.empty()) item.authors.push_back(std::move(person));
}

// "authors" of version 1.1, else "author" of 1.0.
void read_authors(const dom::object& object, FeedItem& item) {
  dom::array list;
  if (!object["authors"].get(list))
    for (dom::element value : list) add_author(value, item);
  dom::element one;
  if (item.authors.empty() && !object["author"].get(one)) add_author(one, item);
}

FeedItem read_entry(const dom::object& object, const std::string& base) {
  FeedItem item;
  item.id = string_of(object, "id");
  item.url = string_of(object, "url");
  if (item.url.empty()) item.url = string_of(object, "external_url");
  if (!base.empty() && !item.url.empty()) item.url = resolve_url(base, item.url).value_or(item.url);
  item.title.value = string_of(object, "title");
  item.summary.value = string_of(object, "summary");
  item.content = {string_of(object, "content_html"), true, base, {}};
  if (item.content.value.empty())
    item.content = {string_of(object, "content_text"), false, base, {}};
  item.content.language = string_of(object, "language");
  read_authors(object, item);
  item.published_text = string_of(object, "date_published");
  item.updated_text = string_of(object, "date_modified");
  item.published = parse_date_field(item.published_text, DayOrder::kMonthFirst);
  item.updated = parse_date_field(item.updated_text, DayOrder::kMonthFirst);
  return item;
}

}  // namespace

Result<Feed> read_json_feed(std::string_view utf8, const std::string& url) {
  dom::parser parser;
  dom::object object;
  if (const auto error = parser.parse(utf8.data(), utf8.size()).get(object))
    return fail(ErrorCode::kMalformed,
                std::string("broken JSON: ") + simdjson::error_message(error));
  const std::string version = string_of(object, "version");
  dom::array items;
  if (version.empty() || object["items"].get(items))
    return fail(ErrorCode::kMalformed, "JSON, but no JSON Feed");
  Feed feed;
  feed.format = version.ends_with("1.1") ? "json11" : "json10";
  feed.language = string_of(object, "language");
  feed.head.title.value = string_of(object, "title");
  feed.head.summary.value = string_of(object, "description");
  feed.head.url = string_of(object, "home_page_url");
  feed.head.id = string_of(object, "feed_url");
  read_authors(object, feed.head);
  const std::string& base = feed.head.id.empty() ? url : feed.head.id;
  dom::object entry;
  for (dom::element value : items)
    if (!value.get(entry)) feed.entries.push_back(read_entry(entry, base));
  return feed;
}

}  // namespace dateline
