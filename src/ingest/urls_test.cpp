#include "ingest/urls.h"

#include <doctest/doctest.h>

using namespace dateline;

TEST_CASE("one article has one address") {
  CHECK(canonical_url("HTTP://News.Example.org:80/a/../b?utm_source=x&id=7&fbclid=q#top") ==
        "http://news.example.org/b?id=7");
  CHECK(canonical_url("https://example.org/a?utm_campaign=x") == "https://example.org/a");
  CHECK(canonical_url("https://example.org:443/") == "https://example.org/");
  CHECK(canonical_url("https://example.org:8443/") == "https://example.org:8443/");
  CHECK(canonical_url("https://example.org/?notutm_x=1") == "https://example.org/?notutm_x=1");
}

TEST_CASE("what is no web address has no canonical form") {
  CHECK_FALSE(canonical_url(""));
  CHECK_FALSE(canonical_url("a note"));
  CHECK_FALSE(canonical_url("file:///etc/passwd"));
  CHECK_FALSE(canonical_url("mailto:a@example.org"));
}

TEST_CASE("references resolve against their base") {
  CHECK(resolve_url("https://example.org/a/b", "../c?x=1") == "https://example.org/c?x=1");
  CHECK(resolve_url("https://example.org/a/b", "//other.example/c") == "https://other.example/c");
  CHECK_FALSE(resolve_url("", "../c"));
}

TEST_CASE("the host names an outlet that nobody named") {
  CHECK(outlet_of_url("https://WWW.Example.org/a") == "example.org");
  CHECK(outlet_of_url("no address").empty());
}
