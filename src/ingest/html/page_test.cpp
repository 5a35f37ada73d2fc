#include "ingest/html/page.h"

#include <doctest/doctest.h>

#include "ingest/attribute_floods.h"

using namespace dateline;

namespace {

const std::string kParagraphs[] = {
    "The river rose for a third day on Tuesday, and the engineers opened the last of the gates.",
    "About 400 people left their homes in the valley, the governor said, and more may follow.",
    "Nobody was hurt when the old bridge fell, but the road to the north will stay closed."};

std::string paragraphs() {
  std::string html;
  for (const std::string& words : kParagraphs) html += "<p>" + words + "</p>\n";
  return html;
}

Article read(const std::string& html, const std::string& url = "https://example.org/flood") {
  const auto articles = read_page(html, {url, "", "test"}, {}, {});
  REQUIRE(articles);
  REQUIRE(articles->size() == 1);
  return articles->front();
}

std::vector<std::string> body_of(const Article& article) {
  std::vector<std::string> out;
  for (const auto& paragraph : article.paragraphs)
    if (paragraph.kind == SentenceKind::kBody) out.emplace_back(article.at(paragraph.span));
  return out;
}

const std::vector<std::string> kBody(std::begin(kParagraphs), std::end(kParagraphs));

}  // namespace

TEST_CASE("the main text stands alone") {
  const Article article = read(
      "<html><head><title>River rises | Example Post</title>"
      "<meta property='og:site_name' content='Example Post'></head><body>"
      "<nav><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></nav>"
      "<div id=main><h1>River rises</h1><div class=byline>By Ann Roe</div>" +
      paragraphs() +
      "</div><aside class=related><p>Another story, about the harbour and its many ships.</p>"
      "</aside><div id=comments><p>I was there, and I saw the bridge fall with my own eyes.</p>"
      "</div><footer>© Example Post. All rights reserved.</footer></body></html>");
  CHECK(body_of(article) == kBody);
  CHECK(article.title == "River rises");
  CHECK(article.outlet == "Example Post");
}

TEST_CASE("captions, quotations and lists are kept, captions as captions") {
  const Article article =
      read("<article><h1>River rises</h1>" + paragraphs() +
           "<figure><img src=x><figcaption>The old bridge on Monday.</figcaption></figure>"
           "<blockquote>We had no time to take anything with us, one of them said.</blockquote>"
           "<ul><li>The north road is closed.</li></ul>" +
           paragraphs() + "</article>");
  const auto body = body_of(article);
  REQUIRE(body.size() == 8);
  CHECK(body[3] == "We had no time to take anything with us, one of them said.");
  CHECK(body[4] == "The north road is closed.");
  bool has_caption = false;
  for (const auto& paragraph : article.paragraphs)
    if (paragraph.kind == SentenceKind::kCaption)
      has_caption = article.at(paragraph.span) == "The old bridge on Monday.";
  CHECK(has_caption);
}

TEST_CASE("line breaks make paragraphs where a page uses them so") {
  const Article article = read("<div>" + kParagraphs[0] + "<br><br>" + kParagraphs[1] +
                               "<br>\n<br>" + kParagraphs[2] + "</div>");
  CHECK(body_of(article) == kBody);
}

TEST_CASE("JSON-LD tells title, author and dates") {
  const Article article = read(
      R"(<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "X"},
      {"@type": ["NewsArticle"], "headline": "River &amp; bridge", "datePublished":
      "2020-01-08T09:15:00+01:00", "dateModified": "2020-01-09", "author": [{"name": "Ann Roe"},
      {"name": "Ben Poe"}], "publisher": {"name": "Example Post"}}]}</script>)" +
      paragraphs());
  CHECK(article.title == "River & bridge");
  CHECK(article.author == "Ann Roe, Ben Poe");
  CHECK(article.outlet == "Example Post");
  CHECK(article.published->to_string() == "2020-01-08T09:15:00+01:00");
  CHECK(article.published_by == StatedBy::kJsonLd);
  CHECK(article.modified->to_string() == "2020-01-09");
}

TEST_CASE("dates: meta, unless the address is earlier, then the address, then text") {
  const std::string meta = "<meta property='article:published_time' content='2020-01-08'>";
  const std::string line = "<p>Posted on 6 January 2020</p>";
  const std::string dated_url = "https://example.org/2020/01/07/flood";
  CHECK(read(meta + line + paragraphs(), "https://example.org/2020/02/07/flood")
            .published->to_string() == "2020-01-08");
  CHECK(read(meta + line + paragraphs(), dated_url).published->to_string() == "2020-01-07");
  CHECK(read(line + paragraphs(), dated_url).published->to_string() == "2020-01-07");
  const Article by_text = read(line + paragraphs());
  CHECK(by_text.published->to_string() == "2020-01-06");
  CHECK(by_text.published_by == StatedBy::kText);
  CHECK_FALSE(read(paragraphs()).published);
}

TEST_CASE("dates: the local day is meant where an instant is told in UTC") {
  const auto published = [](const std::string& head) {
    return read("<html lang=de><head>" + head + "</head>" + paragraphs()).published->to_string();
  };
  const std::string utc = "<meta property='article:published_time' content='2020-01-07T23:15:00Z'>";
  CHECK(published(utc) == "2020-01-07T23:15:00Z");
  CHECK(published(utc + "<meta name=date content='Wed, 08 Jan 2020 00:15:00 +0100'>") ==
        "2020-01-08T00:15:00+01:00");
  CHECK(published("<meta property='article:published_time' content='2020-01-07T23:00:00Z'>") ==
        "2020-01-08T00:00:00+01:00");
}

TEST_CASE("dates: what stands at the headline settles what the page states unclearly") {
  const auto published = [](const std::string& head, const std::string& body) {
    return read("<html lang=de><head>" + head + "</head><body>" + body + paragraphs())
        .published->to_string();
  };
  const std::string seen = "<h1>River rises</h1><p>Berlin, 8. Januar 2020</p>";
  const std::string other = "<p>2. Januar 2020</p><p>Related</p><p>More</p><p>News</p><p>Ads</p>";
  CHECK(published("<meta name=date content='2020-01-11'>", other + seen) == "2020-01-08");
  CHECK(published("<meta name=date content='2019-01-11'>", other + seen) == "2019-01-11");
  CHECK(published("", other + seen) == "2020-01-08");
  CHECK(published("", "<aside><p>Posted 2 January 2020</p></aside><p>Posted 8 January 2020</p>") ==
        "2020-01-08");
}

TEST_CASE("dates: one statement yields to two that agree, but not to the day of a change") {
  const auto published = [](const std::string& more) {
    return read("<meta property='article:published_time' content='2020-01-04'>" + more +
                "<h1>River rises</h1><p>8 January 2020</p>" + paragraphs())
        .published->to_string();
  };
  CHECK(published("") == "2020-01-04");
  CHECK(published("<meta name=date content='2020-01-08'>") == "2020-01-08");
  CHECK(published("<meta name=date content='2020-01-08'><meta name=dateModified "
                  "content='2020-01-08'>") == "2020-01-04");
}

TEST_CASE("a gallery's text is what it says to be its summary") {
  const std::string description = "<meta name=description content='The flood in twelve pictures.'>";
  const std::string article =
      R"(<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x"}</script>)";
  CHECK(read(description + article).text == "The flood in twelve pictures.");
}

TEST_CASE("a live blog that states its entries is an article an entry") {
  const auto entry = [](const std::string& n, const std::string& body) {
    return R"({"@type": "BlogPosting", "headline": "Entry )" + n + R"(", "articleBody": ")" + body +
           R"(", "datePublished": "2020-01-08T0)" + n + R"(:15:00Z", "url": "/flood#b)" + n + "\"}";
  };
  const auto page = [&](const std::string& entries) {
    return R"(<title>Flood, live</title><script type="application/ld+json">{"@type":
        "LiveBlogPosting", "headline": "Flood, live", "liveBlogUpdate": [)" +
           entries + "]}</script><h1>Flood, live</h1>" + paragraphs();
  };
  const auto read_all = [](const std::string& html) {
    return *read_page(html, {"https://example.org/flood", "", ""}, {}, {});
  };
  const std::string long_body = "<p>" + kParagraphs[0] + "</p><p>" + kParagraphs[1] + "</p>";
  const auto entries = read_all(page(entry("1", long_body) + "," + entry("2", kParagraphs[2]) +
                                     "," + entry("3", "<img src='x'>")));
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].title == "Entry 1");
  CHECK(entries[0].paragraphs.size() == 2);
  CHECK(entries[0].published->to_string() == "2020-01-08T01:15:00Z");
  CHECK(entries[1].text == kParagraphs[2]);
  CHECK(entries[1].url == "https://example.org/flood#b2");
  CHECK(entries[0].id != entries[1].id);

  const auto whole = read_all(page(entry("1", "Rain.") + "," + entry("2", "More rain.")));
  REQUIRE(whole.size() == 1);
  CHECK(whole[0].paragraphs.size() == 3);
}

TEST_CASE("of several articles on a page the one under the page's title is read") {
  const std::string other =
      "<p>Another report, much longer than the first one, tells of ships and "
      "of harbours, and of the men who load them by night and by day.</p>";
  const Article article = read("<title>River rises</title><body><div><div><h1>River rises</h1>" +
                               paragraphs() + "</div><div><h2>Ships</h2>" + other +
                               "</div><div><h2>Men</h2>" + other + "</div></div></body>");
  CHECK(body_of(article) == kBody);
}

TEST_CASE("the canonical address counts only on the same site") {
  const auto url_for = [](const std::string& canonical) {
    return read("<link rel=canonical href='" + canonical + "'>" + paragraphs(),
                "https://example.org/a?utm_source=x")
        .url;
  };
  CHECK(url_for("/b") == "https://example.org/b");
  CHECK(url_for("https://other.example/b") == "https://example.org/a");
}

TEST_CASE("a page without text is refused, broken markup is not") {
  CHECK_FALSE(read_page("<html><body><nav><a href=/>Home</a></nav></body></html>", {}, {}, {}));
  CHECK_FALSE(read_page("", {}, {}, {}));
  CHECK(body_of(read("<div><p>" + kParagraphs[0] + "<p>" + kParagraphs[1] + "</b></td><p>" +
                     kParagraphs[2] + "<div")) == kBody);
}

TEST_CASE("scripts and comments never become text") {
  CHECK(body_of(read("<!-- <p>no</p> --><script>var a = '<p>" + kParagraphs[0] +
                     "</p>'</script><style>p{}</style>" + paragraphs())) == kBody);
}

TEST_CASE("what is clipped out of sight is no text") {
  const std::string link =
      "<p>The <a href=/b>bridge<span style='position: absolute; clip: rect(0 0 0 0)'>, opens in a "
      "new tab</span></a> fell on Monday, and nobody was hurt when it went down.</p>";
  CHECK(body_of(read(paragraphs() + link + paragraphs())).at(3) ==
        "The bridge fell on Monday, and nobody was hurt when it went down.");
}

TEST_CASE("hostile nesting ends at the limit") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div><b>";
  CHECK_FALSE(read_page(deep + "x", {}, {}, {}));
  CHECK(body_of(read(paragraphs() + deep)) == kBody);
}

TEST_CASE("a flood of attributes is cut off, however it hides") {
  const auto flooded = [](const std::string& before) {
    std::string page = before;
    for (int i = 0; i < 50'000; ++i) page += " a" + std::to_string(i) + "='>'";
    return page + ">" + paragraphs();
  };
  for (const char* before : {"<p", "<img alt='>'", "<p a=b=\"", "<p a\"=\"", "<!-- <b a=' --><p",
                             "<script>if (a<b && c==\"</script><p"}) {
    CAPTURE(before);
    const auto cut = without_attribute_floods(flooded(before), Markup::kHtml);
    REQUIRE(cut);
    CHECK(cut->size() < 20'000);
    CHECK(body_of(read(flooded(before))) == kBody);
  }
  const std::string long_name = "<p " + std::string(1'000'000, 'a') + ">" + paragraphs();
  CHECK(without_attribute_floods(long_name, Markup::kHtml)->size() < 100'000);
  CHECK_FALSE(without_attribute_floods(paragraphs() + "<a href='x'><", Markup::kHtml));
}
