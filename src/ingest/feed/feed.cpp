#include "ingest/feed/feed.h"

#include <algorithm>

#include "ingest/encoding.h"
#include "ingest/feed/json_feed.h"
#include "ingest/feed/xml_feed.h"
#include "text/characters.h"
#include "text/fold.h"

namespace dateline {
namespace {

constexpr size_t kSniffBytes = 4096;

std::string_view without_leading_space(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

// The name of the first element of what begins with markup, without prefix, in lower case: "rss",
// "feed", "rdf", "html".
std::string first_element(std::string_view text) {
  if (!without_leading_space(text).starts_with('<')) return {};
  for (size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (text.substr(at).starts_with("<!--")) {
      at = text.find("-->", at);
      if (at == std::string_view::npos) return {};
      continue;
    }
    if (at + 1 >= text.size() || !is_ascii_letter(text[at + 1])) continue;
    const size_t end = std::min(text.find_first_of(" \t\r\n/>", at), text.size());
    std::string_view name = text.substr(at + 1, end - at - 1);
    const size_t prefix = name.find(':');
    if (prefix != std::string_view::npos) name.remove_prefix(prefix + 1);
    return to_lower(name);
  }
  return {};
}

}  // namespace

bool looks_like_feed(std::string_view first_bytes) {
  const std::string_view start = without_leading_space(first_bytes.substr(0, kSniffBytes));
  if (start.starts_with('{')) return start.find("jsonfeed.org/version/") != std::string_view::npos;
  const std::string name = first_element(start);
  return name == "rss" || name == "feed" || name == "rdf" || name == "channel";
}

bool looks_like_sitemap(std::string_view first_bytes) {
  const std::string name = first_element(first_bytes.substr(0, kSniffBytes));
  return name == "urlset" || name == "sitemapindex";
}

bool looks_like_opml(std::string_view first_bytes) {
  return first_element(first_bytes.substr(0, kSniffBytes)) == "opml";
}

Result<Feed> read_feed(std::string_view bytes, const std::string& url,
                       const std::string& content_type) {
  if (bytes.size() > kMaxFeedBytes)
    return fail(ErrorCode::kTooLarge, "the feed is longer than the limit of " +
                                          std::to_string(kMaxFeedBytes >> 20) + " MiB");
  const Decoded decoded =
      decode(bytes, charset_in_content_type(content_type), charset_in_xml(bytes));
  const bool is_json = without_leading_space(decoded.text).starts_with('{');
  auto feed = is_json ? read_json_feed(decoded.text, url) : read_xml_feed(decoded.text, url);
  if (feed) feed->encoding = decoded.encoding;
  return feed;
}

}  // namespace dateline
