// URLs: the one form of an address that identifies an article. Used by every reader.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

// The canonical form of an http(s) address: lower-case scheme and host, no default port, no
// fragment, no dot segments, no parameters that only track readers ("utm_source", "fbclid").
// Nothing for text that is no absolute http(s) URL.
// "HTTP://News.Example.org:80/a/../b?utm_source=x&id=7#top" gives "http://news.example.org/b?id=7".
std::optional<std::string> canonical_url(const std::string& url);

// `reference` seen from `base` (RFC 3986, section 5), fragment kept; nothing where either is
// broken.
std::optional<std::string> resolve_url(const std::string& base, const std::string& reference);

// The host without "www." and the like, lower case: what an outlet is called where nobody names it.
// Empty for text that is no URL.
std::string outlet_of_url(const std::string& url);

}  // namespace dateline
