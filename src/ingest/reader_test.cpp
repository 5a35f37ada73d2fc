#include "ingest/reader.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

using namespace dateline;

namespace {

// Every article and error of an input, in order; errors as "! message".
std::vector<std::string> read_all(Reader& reader) {
  std::vector<std::string> out;
  for (;;) {
    const auto article = reader.next();
    if (!article)
      out.push_back("! " + article.error().message);
    else if (*article)
      out.push_back((*article)->text);
    else
      return out;
  }
}

std::vector<std::string> read_all(std::string_view bytes, const std::string& name) {
  return read_all(*read_bytes(bytes, name, {}));
}

Article first_article(std::string_view bytes, const ReadOptions& options = {}) {
  return **read_bytes(bytes, "in", options)->next();
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("plain text is one article, kept as it is") {
  const std::string text = "Bridge opens\r\n\r\nThe bridge\u00A0opened on Monday.\r\n";
  const Article article = first_article(text);
  CHECK(article.text == text);
  CHECK(article.title == "Bridge opens");
  CHECK(article.paragraphs.size() == 2);
  REQUIRE(article.diagnostics.size() == 1);
  CHECK(article.diagnostics[0].code == DiagnosticCode::kNoPublicationDate);
}

TEST_CASE("options fill what the input does not say") {
  const ReadOptions options{Instant::parse("2020-01-08"), "Example Post"};
  const Article article = first_article("The bridge opened.", options);
  CHECK(article.published->to_string() == "2020-01-08");
  CHECK(article.outlet == "Example Post");
  CHECK(article.diagnostics.empty());
  const Article dated = first_article(
      R"({"text": "A.", "published": "2019-05-01T10:00:00Z", "outlet": "Own"})", options);
  CHECK(dated.published->to_string() == "2019-05-01T10:00:00Z");
  CHECK(dated.outlet == "Own");
}

TEST_CASE("mojibake is undone and noted, unless the text is wanted as it was given") {
  const std::string_view line = R"({"text": "Itâ€™s open.", "title": "MÃ¼ller", "outlet": "A"})";
  const Article article = first_article(line);
  CHECK(article.text == "It’s open.");
  CHECK(article.title == "Müller");
  REQUIRE(article.diagnostics.size() == 2);
  CHECK(article.diagnostics[0].code == DiagnosticCode::kMojibake);
  ReadOptions options;
  options.as_given = true;
  CHECK(first_article(line, options).text == "Itâ€™s open.");
  const Article page = first_article(
      "<!doctype html><title>x</title><article><p>It donâ€™t pay, the mayor said on Monday."
      "</p></article>");
  CHECK(page.text == "It don’t pay, the mayor said on Monday.");
}

TEST_CASE("character references of JSON are undone, unless the text is wanted as it was given") {
  const std::string_view line =
      R"({"text": "&quot;No,&quot; R&amp;amp;B singer Borg said.", "title": "Borg &amp;  sons"})";
  CHECK(first_article(line).text == "\"No,\" R&B singer Borg said.");
  CHECK(first_article(line).title == "Borg & sons");
  ReadOptions options;
  options.as_given = true;
  CHECK(first_article(line, options).text == "&quot;No,&quot; R&amp;amp;B singer Borg said.");
}

TEST_CASE("broken text is refused with its place") {
  CHECK(read_all("fine\nb\xFF", "a.txt") == Lines{"! a.txt: byte 6 (line 2) is not UTF-8"});
  CHECK(read_all(std::string_view("a\0b", 3), "a.txt") ==
        Lines{"! a.txt: byte 1 (line 1) is a NUL character"});
  CHECK(read_all(" \n", "a.txt") == Lines{"! a.txt: holds no text"});
  CHECK(read_all("{\"text\": \"\uFEFF\u200B\"}", "a") == Lines{"! a: line 1: holds no text"});
  CHECK(read_all(std::string(kMaxArticleBytes + 1, 'x'), "a.txt") ==
        Lines{"! a.txt: longer than the limit of 16 MiB"});
}

TEST_CASE("all fields of a JSON line are read") {
  const Article article = first_article(
      R"({"id": 17, "url": "https://www.Example.org/a?utm_source=x", "title": "T", "author": "Ann Roe",)"
      R"( "language": "en", "published": "2020-01-03", "text": "One.\n\nTwo.", "extra": {"x": [1]}})");
  CHECK(article.external_id == "17");
  CHECK(article.url == "https://www.example.org/a");
  CHECK(article.outlet == "example.org");
  CHECK(article.title == "T");
  CHECK(article.author == "Ann Roe");
  CHECK(article.language == "en");
  CHECK(article.published->to_string() == "2020-01-03");
  CHECK(article.paragraphs.size() == 2);
  CHECK(article.source == "in:1");
  CHECK(article.id == article_id("https://www.example.org/a", "", ""));
}

TEST_CASE("a broken line is named and the next ones are read") {
  CHECK(
      read_all("{\"text\": \"One.\"}\n\n{\"text\": \n{\"text\": \"Two.\"}\n[1]\n{\"url\": null}\n"
               "{\"text\": \"a\\u0000b\"}\n{\"text\": \"Three.\"}",
               "x.jsonl") ==
      Lines{"One.",
            "! x.jsonl: line 3: broken JSON: The JSON document has an improper structure: missing "
            "or superfluous commas, braces, missing keys, etc.",
            "Two.", "! x.jsonl: line 5: not a JSON object",
            "! x.jsonl: line 6: \"text\" or \"html\" is missing or empty",
            "! x.jsonl: line 7: byte 1 (line 1) is a NUL character", "Three."});
}

TEST_CASE("a JSON document over several lines is an article or an array of them") {
  CHECK(read_all("{\n \"text\": \"One.\"\n}\n", "x.json") == Lines{"One."});
  CHECK(read_all("[\n{\"text\": \"One.\"},\n{\"url\": 1}, {\"text\": \"Two.\"}]", "x.json") ==
        Lines{"One.", "! x.json: article 2: \"text\" or \"html\" is missing or empty", "Two."});
  CHECK(read_all("{\n \"text\": \n}", "x.json").size() == 1);
  CHECK(read_all("[Update] Rain fell.", "x") == Lines{"[Update] Rain fell."});
}

TEST_CASE("an endless line is skipped") {
  std::string bytes = "{\"text\": \"";
  bytes.append(kMaxLineBytes, 'x');
  bytes += "\"}\n{\"text\": \"Next.\"}\n";
  CHECK(read_all(bytes, "x.jsonl") ==
        Lines{"! x.jsonl: line 1: longer than the limit of 64 MiB", "Next."});
}

TEST_CASE("a stated date that cannot be read is a diagnostic") {
  const Article article = first_article(R"({"text": "A.", "published": "Friday"})");
  CHECK_FALSE(article.published);
  REQUIRE(article.diagnostics.size() == 2);
  CHECK(article.diagnostics[0].message == "\"published\" is no ISO 8601 date: Friday");
}

TEST_CASE("a stated date in another form is read where it can be read in one way only") {
  const auto published = [](const std::string& date) {
    const Article article = first_article(R"({"text": "A.", "published": )" + date + "}");
    return article.published ? article.published->to_string() : "";
  };
  CHECK(published("\"Thu, 07 Mar 2024 10:00:00 GMT\"") == "2024-03-07T10:00:00Z");
  CHECK(published("\"20240307\"") == "2024-03-07");
  CHECK(published("\"20240307T101500Z\"") == "2024-03-07");
  CHECK(published("\"March 7, 2024\"") == "2024-03-07");
  CHECK(published("1709798400") == "2024-03-07T08:00:00Z");
  CHECK(published("\"27/03/2024\"") == "2024-03-27");
  CHECK(published("\"07/03/2024\"").empty());
  CHECK(published("\"2024-03\"").empty());
}

TEST_CASE("folders are read in name order, hidden files left out, the kind told by content") {
  namespace fs = std::filesystem;
  const fs::path folder = fs::temp_directory_path() / "dateline_reader_test";
  fs::remove_all(folder);
  fs::create_directories(folder / "b");
  const auto write = [&](const char* name, const char* bytes) {
    std::ofstream(folder / name) << bytes;
  };
  write("c.txt", "Last.");
  write("a.txt", "{\"text\": \"First.\"}\n{\"text\": \"Second.\"}");
  write("b/x.txt", "Third.");
  write("b/.hidden", "Never.");
  write("README.md", "Never.");
  fs::create_directories(folder / "page_files");
  fs::create_directories(folder / "old_files");
  write("page.html", "<p>The ferry came at noon.</p>");
  write("page_files/frame.html", "<p>Never.</p>");
  write("old_files/y.txt", "Old.");
  write("style.css", "p { color: red }");
  write("SCRIPT.JS", "never()");
  const auto reader = open_reader(folder.string(), {});
  REQUIRE(reader);
  CHECK(read_all(**reader) ==
        Lines{"First.", "Second.", "Third.", "Last.", "Old.", "The ferry came at noon."});
  fs::remove_all(folder);
}

TEST_CASE("what is not there is not found") {
  const auto reader = open_reader("no/such/file", {});
  REQUIRE_FALSE(reader);
  CHECK(reader.error().code == ErrorCode::kNotFound);
  CHECK(reader.error().message == "no/such/file: No such file or directory");
}

TEST_CASE("the outlet by its host, whatever the page calls itself") {
  ReadOptions options;
  options.outlet_from_host = true;
  options.outlet = "Given";
  const std::string named =
      R"({"text": "A.", "outlet": "Own", "url": "https://www.example.org/1"})";
  CHECK(first_article(named, options).outlet == "example.org");
  CHECK(first_article(R"({"text": "A."})", options).outlet == "Given");
}

TEST_CASE("a byte order mark before JSON or text is no part of it") {
  const std::string mark = "\xEF\xBB\xBF", line = R"({"text": "One."})";
  CHECK(read_all(mark + line + "\n" + line, "a.jsonl") == Lines{"One.", "One."});
  CHECK(read_all(mark + "[\n" + line + "]", "a.json") == Lines{"One."});
  CHECK(read_all(mark + "One.", "a.txt") == Lines{"One."});
}

TEST_CASE("addresses need a fetcher, and a fetched list of feeds is refused") {
  const auto address = open_reader("https://example.org/", {});
  REQUIRE_FALSE(address);
  CHECK(address.error().code == ErrorCode::kForbidden);

  const std::string opml = "<opml><body><outline xmlUrl='https://example.org/f'/></body></opml>";
  CHECK(read_all(opml, "feeds.opml") ==
        Lines{"! https://example.org/f: addresses are not fetched here"});
  const std::string hostile =
      "<opml><body><outline xmlUrl='/etc/passwd'/><outline xmlUrl='feeds.opml'/></body></opml>";
  CHECK(read_all(hostile, "feeds.opml") ==
        Lines{"! /etc/passwd: a list of feeds may only name addresses",
              "! feeds.opml: a list of feeds may only name addresses"});
  ReadOptions fetched;
  fetched.fetched_from = "https://example.org/feeds.opml";
  CHECK(read_all(*read_bytes(opml, "feeds.opml", fetched)) ==
        Lines{"! feeds.opml: a list of feeds is read from a file only"});
}
