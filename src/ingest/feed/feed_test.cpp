#include "ingest/feed/feed.h"

#include <doctest/doctest.h>

#include "ingest/reader.h"

using namespace dateline;

namespace {

Feed read(std::string_view bytes, const std::string& url = "") {
  auto feed = read_feed(bytes, url, "");
  REQUIRE(feed);
  return *feed;
}

std::string day_of(const std::optional<Instant>& instant) {
  return instant ? instant->to_string() : "none";
}

}  // namespace

TEST_CASE("RSS 2.0") {
  const Feed feed = read(
      "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'"
      " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:m='http://search.yahoo.com/mrss/'>"
      "<channel><title>Example Post</title><language>en-GB</language>"
      "<item><m:title>A picture</m:title><title>River &amp; bridge</title>"
      "<link>https://example.org/1</link><guid isPermaLink='false'>id-1</guid>"
      "<dc:creator>Ann Roe</dc:creator><pubDate>Wed, 08 Jan 2020 09:15:00 +0100</pubDate>"
      "<description>Short.</description><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]>"
      "</content:encoded></item>"
      "<item><guid>https://example.org/2</guid><author>ann@example.org (Ann Roe)</author></item>"
      "</channel></rss>");
  CHECK(feed.format == "rss20");
  CHECK(feed.language == "en-GB");
  CHECK(feed.head.title.value == "Example Post");
  REQUIRE(feed.entries.size() == 2);
  const FeedItem& entry = feed.entries[0];
  CHECK(entry.title.value == "River & bridge");
  CHECK(entry.id == "id-1");
  CHECK(entry.url == "https://example.org/1");
  CHECK(entry.authors[0].name == "Ann Roe");
  CHECK(day_of(entry.published) == "2020-01-08T09:15:00+01:00");
  CHECK(entry.summary.value == "Short.");
  CHECK(entry.content.value == "<p>One.</p><p>Two.</p>");
  CHECK(feed.entries[1].url == "https://example.org/2");
  CHECK(feed.entries[1].authors[0].email == "ann@example.org");
  CHECK(feed.entries[1].authors[0].name == "Ann Roe");
}

TEST_CASE("Atom, with relative addresses and packed text") {
  const Feed feed = read(
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://example.org/a/'>"
      "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>The <b>Post</b></div></title>"
      "<entry><id>urn:1</id><link rel='self' href='self.xml'/><link href='../1'/>"
      "<title type='html'>Rain &amp;amp; wind</title><published>2020-01-08T09:15:00Z</published>"
      "<updated>2020-01-09T00:00:00Z</updated><author><name>Ann Roe</name><uri>ann</uri></author>"
      "<content type='html'>&lt;p&gt;One.&lt;/p&gt;</content></entry></feed>");
  CHECK(feed.format == "atom10");
  CHECK(feed.head.title.is_html);
  REQUIRE(feed.entries.size() == 1);
  const FeedItem& entry = feed.entries[0];
  CHECK(entry.url == "https://example.org/1");
  CHECK(entry.authors[0].url == "https://example.org/a/ann");
  CHECK(entry.title.value == "Rain &amp; wind");
  CHECK(entry.title.is_html);
  CHECK(entry.content.value == "<p>One.</p>");
  CHECK(day_of(entry.updated) == "2020-01-09T00:00:00Z");
}

TEST_CASE("RDF and JSON Feed") {
  const Feed rdf = read(
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
      " xmlns='http://purl.org/rss/1.0/'><channel><title>C</title></channel>"
      "<item rdf:about='https://example.org/1'><title>T</title></item></rdf:RDF>");
  CHECK(rdf.format == "rss10");
  CHECK(rdf.entries.at(0).id == "https://example.org/1");

  const Feed json =
      read(R"({"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": [{"id": 7,)"
           R"( "url": "/1", "content_html": "<p>One.</p>", "date_published": "2020-01-08",)"
           R"( "authors": [{"name": "Ann Roe"}]}]})",
           "https://example.org/feed.json");
  CHECK(json.format == "json11");
  CHECK(json.entries.at(0).id == "7");
  CHECK(json.entries.at(0).url == "https://example.org/1");
  CHECK(json.entries.at(0).authors.at(0).name == "Ann Roe");
  CHECK(day_of(json.entries.at(0).published) == "2020-01-08");
}

TEST_CASE("broken feeds are read as far as they go") {
  const Feed feed = read(
      "\n junk <?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>"
      "<item><title>Rain & wind &eacute;t&eacute;</title></item><item><title>Cut");
  CHECK(feed.is_broken);
  REQUIRE(feed.entries.size() == 2);
  CHECK(feed.entries[0].title.value == "Rain & wind été");
  CHECK(feed.entries[1].title.value == "Cut");
}

TEST_CASE("entities that a feed defines cannot fill the memory") {
  std::string bomb = "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'xxxxxxxxxx'>";
  for (char c = 'b'; c <= 'k'; ++c) {
    bomb += std::string("<!ENTITY ") + c + " '";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(c - 1) + ";";
    bomb += "'>";
  }
  bomb += "]><rss><channel><title>T &k;</title></channel></rss>";
  const auto feed = read_feed(bomb, "", "");
  CHECK((!feed || feed->head.title.value.size() < 1000));
}

TEST_CASE("what is no feed is refused") {
  CHECK_FALSE(read_feed("", "", ""));
  CHECK_FALSE(read_feed("<html></html>", "", ""));
  CHECK_FALSE(read_feed("{\"version\": \"https://jsonfeed.org/version/1\"", "", ""));
  CHECK_FALSE(looks_like_feed("<html><body><rss></body></html>"));
  CHECK(looks_like_feed("<?xml version='1.0'?><!-- <html> --><rss>"));
  CHECK_FALSE(looks_like_feed("The <channel> of a feed has items."));
}

TEST_CASE("OPML lists feeds, folders flattened") {
  const auto links = read_opml(
      "<opml><body><outline text='World'><outline text='A' xmlUrl='https://example.org/a'/>"
      "</outline><outline title='B' text='x' xmlUrl='https://example.org/b'/></body></opml>");
  REQUIRE(links);
  REQUIRE(links->size() == 2);
  CHECK((*links)[0].title == "A");
  CHECK((*links)[1].title == "B");
  CHECK((*links)[1].url == "https://example.org/b");
}

TEST_CASE("every entry is an article: content, else summary, else title") {
  const auto reader = read_bytes(
      "<rss version='2.0'><channel><title>Example Post</title>"
      "<item><title>A</title><link>https://example.org/1</link>"
      "<description>&lt;p&gt;The river rose.&lt;/p&gt;&lt;p&gt;It fell.&lt;/p&gt;</description>"
      "<pubDate>Wed, 08 Jan 2020 09:15:00 GMT</pubDate></item>"
      "<item><title>Only a title</title></item></channel></rss>",
      "feed.xml", {});
  const auto first = reader->next();
  REQUIRE(first);
  REQUIRE(*first);
  CHECK((*first)->text == "The river rose.\n\nIt fell.");
  CHECK((*first)->title == "A");
  CHECK((*first)->outlet == "Example Post");
  CHECK((*first)->source == "feed.xml:1");
  CHECK((*first)->published->to_string() == "2020-01-08T09:15:00Z");
  const auto second = reader->next();
  REQUIRE(second);
  REQUIRE(*second);
  CHECK((*second)->text == "Only a title");
  CHECK_FALSE(*reader->next());
}

TEST_CASE("how long a feed asks its readers to wait") {
  const auto refresh = [](const std::string& head) {
    return read(
               "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>"
               "<channel>" +
               head + "</channel></rss>")
        .refresh_s;
  };
  CHECK(refresh("") == 0);
  CHECK(refresh("<ttl>90</ttl>") == 5400);
  CHECK(refresh("<ttl>soon</ttl>") == 0);
  CHECK(refresh("<sy:updatePeriod> hourly </sy:updatePeriod>") == 3600);
  CHECK(refresh("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4"
                "</sy:updateFrequency><ttl>60</ttl>") == 21'600);
}
