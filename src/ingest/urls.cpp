#include "ingest/urls.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <memory>

#include "text/fold.h"

namespace dateline {
namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, FreeUrl>;

// Parameters that say how a reader came, not what is read.
constexpr std::array<std::string_view, 24> kTracking{
    "fbclid", "gclid",   "gclsrc",  "dclid", "msclkid", "yclid", "igshid",  "mc_cid",
    "mc_eid", "_ga",     "_gl",     "cmpid", "cmp",     "icid",  "ocid",    "smid",
    "smtyp",  "ref_src", "ref_url", "ncid",  "xtor",    "spm",   "mkt_tok", "feedtype"};
constexpr std::array<std::string_view, 4> kTrackingPrefixes{"utm_", "at_", "ns_", "pk_"};

Url parse(const std::string& text) {
  Url url(curl_url());
  if (!url || curl_url_set(url.get(), CURLUPART_URL, text.c_str(),
                           CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
    return nullptr;
  return url;
}

std::optional<std::string> part(const Url& url, CURLUPart which, unsigned flags = 0) {
  char* value = nullptr;
  if (curl_url_get(url.get(), which, &value, flags) != CURLUE_OK) return std::nullopt;
  std::string out(value);
  curl_free(value);
  return out;
}

bool is_tracking(std::string_view parameter) {
  const std::string name = to_lower(parameter.substr(0, parameter.find('=')));
  if (std::find(kTracking.begin(), kTracking.end(), name) != kTracking.end()) return true;
  return std::any_of(kTrackingPrefixes.begin(), kTrackingPrefixes.end(),
                     [&](std::string_view prefix) { return name.starts_with(prefix); });
}

std::string without_tracking(std::string_view query) {
  std::string out;
  while (!query.empty()) {
    const size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (parameter.empty() || is_tracking(parameter)) continue;
    if (!out.empty()) out += '&';
    out += parameter;
  }
  return out;
}

}  // namespace

std::optional<std::string> canonical_url(const std::string& text) {
  const Url url = parse(text);
  if (!url) return std::nullopt;
  const auto scheme = part(url, CURLUPART_SCHEME);
  const auto host = part(url, CURLUPART_HOST);
  if (!scheme || (*scheme != "http" && *scheme != "https") || !host || host->empty())
    return std::nullopt;
  curl_url_set(url.get(), CURLUPART_HOST, to_lower(*host).c_str(), 0);
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  if (const auto query = part(url, CURLUPART_QUERY)) {
    const std::string kept = without_tracking(*query);
    curl_url_set(url.get(), CURLUPART_QUERY, kept.empty() ? nullptr : kept.c_str(), 0);
  }
  return part(url, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
}

std::optional<std::string> resolve_url(const std::string& base, const std::string& reference) {
  const Url url = parse(base);
  if (!url || curl_url_set(url.get(), CURLUPART_URL, reference.c_str(),
                           CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
    return std::nullopt;
  return part(url, CURLUPART_URL);
}

std::string outlet_of_url(const std::string& text) {
  const Url url = parse(text);
  if (!url) return {};
  std::string host = to_lower(part(url, CURLUPART_HOST).value_or(""));
  for (std::string_view prefix : {"www.", "m.", "amp."})
    if (host.starts_with(prefix)) host.erase(0, prefix.size());
  return host;
}

}  // namespace dateline
