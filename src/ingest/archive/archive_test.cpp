#include <doctest/doctest.h>
#include <zlib.h>
#include <zstd.h>

#include "ingest/archive/archive_file.h"
#include "ingest/archive/decompress.h"
#include "ingest/archive/http_message.h"
#include "ingest/reader.h"

using namespace dateline;

namespace {

std::string gzip(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(text.size() + 256, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 3));
  return out;
}

std::string record(const std::string& type, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: " + type +
         "\r\nWARC-Target-URI: <https://example.org/1>\r\nContent-Type: application/http\r\n"
         "Content-Length: " +
         std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

const std::string kSentence = "The river rose for a third day on Tuesday, and the gates opened.";
const std::string kPage =
    "<article><h1>River</h1><p>" + kSentence + "</p><p>" + kSentence + "</p></article>";
const std::string kResponse =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + kPage;

// "response request" for two records; errors as "! message".
std::vector<std::string> types_in(std::string_view bytes) {
  Input input = Input::of_bytes(bytes);
  REQUIRE(input.decompress());
  ArchiveFile file(input);
  std::vector<std::string> types;
  for (;;) {
    const auto next = file.next();
    if (!next)
      types.push_back("! " + next.error().message);
    else if (*next)
      types.push_back((*next)->type);
    else
      return types;
  }
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("records of plain, gzip and Zstandard archives") {
  const std::string info = record("warcinfo", "software: x"), page = record("response", kResponse);
  const Lines both{"warcinfo", "response"};
  CHECK(types_in(info + page) == both);
  CHECK(types_in(gzip(info) + gzip(page)) == both);
  CHECK(types_in(zstd(info) + zstd(page)) == both);
  CHECK(types_in(gzip(info + page)) == both);
  CHECK(types_in("").empty());
}

TEST_CASE("a clipped archive gives all that is whole") {
  const std::string info = record("warcinfo", "software: x"), page = record("response", kResponse);
  const std::string clipped = gzip(page).substr(0, 100);
  CHECK(types_in(gzip(info) + clipped) ==
        Lines{"warcinfo", "! record 2: the compressed data is cut off"});
  CHECK(types_in(info + page.substr(0, page.size() - 14)) ==
        Lines{"warcinfo", "! record 2: clipped: 10 bytes missing"});
}

TEST_CASE("reading goes on behind damage") {
  const std::string page = record("response", kResponse);
  std::string broken = gzip(page);
  for (size_t i = 40; i < 60; ++i) broken[i] = '\x55';
  const auto types = types_in(gzip(page) + broken + gzip(record("request", "x")));
  REQUIRE(types.size() >= 3);
  CHECK(types.front() == "response");
  CHECK(types[1].starts_with("! record 2: "));
  CHECK(types.back() == "request");

  CHECK(types_in("junk\n" + page) == Lines{"! record 1: no WARC or ARC header", "response"});
  CHECK(types_in("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nx\r\n\r\n" + page) ==
        Lines{"! record 1: no valid Content-Length", "response"});
}

TEST_CASE("ARC files, also with spaces in an address") {
  const std::string head = "1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n";
  const std::string arc = "filedesc://x.arc 0.0.0.0 20140216050221 text/plain " +
                          std::to_string(head.size()) + "\n" + head +
                          "\nhttp://example.org/a b 10.0.0.1 20140216050221 text/html " +
                          std::to_string(kResponse.size()) + "\n" + kResponse + "\n";
  CHECK(types_in(arc) == Lines{"warcinfo", "response"});
  const auto reader = read_bytes(arc, "x.arc", {});
  const auto article = reader->next();
  REQUIRE(article);
  REQUIRE(*article);
  CHECK((*article)->text == kSentence + "\n\n" + kSentence);
}

TEST_CASE("pages of an archive are articles; redirects and pictures are passed over") {
  const std::string redirect = "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n" + kPage;
  const std::string picture = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG";
  const std::string bytes = record("response", redirect) + record("response", picture) +
                            record("revisit", "HTTP/1.1 200 OK\r\n\r\n") +
                            record("response", kResponse);
  const auto reader = read_bytes(bytes, "x.warc", {});
  const auto article = reader->next();
  REQUIRE(article);
  REQUIRE(*article);
  CHECK((*article)->url == "https://example.org/1");
  CHECK((*article)->source == "x.warc:4");
  CHECK((*article)->outlet == "example.org");
  CHECK_FALSE(*reader->next());
}

TEST_CASE("chunked bodies, whole, broken off, and falsely declared") {
  CHECK(dechunk("5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n") == "hello world");
  CHECK(dechunk("5\r\nhello\r\n9\r\n wor") == "hello wor");
  CHECK(dechunk("<p>not chunked</p>") == "<p>not chunked</p>");
  CHECK(dechunk("FFFFFFFFFFFFFFFF\r\nx") == "x");
}

TEST_CASE("content encodings, true and false") {
  const auto body_of = [](const std::string& coding, const std::string& body) {
    const auto response = parse_http_response(
        "HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\n\r\n" + body, 1000);
    return response ? response->body : "! " + response.error().message;
  };
  CHECK(body_of("gzip", gzip("text")) == "text");
  CHECK(body_of("zstd", zstd("text")) == "text");
  CHECK(body_of("gzip", "plain") == "plain");
  CHECK(body_of("gzip", gzip(std::string(5000, 'x'))) ==
        "! longer than the limit of 0 MiB after decompression");
  CHECK_FALSE(parse_http_response("<html>", 1000));
}

TEST_CASE("compressed text and JSON lines are read like plain ones") {
  const std::string packed_text = gzip("The dam held.");
  CHECK((*read_bytes(packed_text, "a.txt.gz", {})->next())->text == "The dam held.");
  const std::string packed = gzip("{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n");
  const auto reader = read_bytes(packed, "a.jsonl.gz", {});
  CHECK((*reader->next())->text == "One.");
  CHECK((*reader->next())->text == "Two.");
  CHECK_FALSE(*reader->next());

  const auto cut =
      read_bytes(std::string_view(packed).substr(0, packed.size() - 12), "a.jsonl.gz", {});
  bool has_error = false;
  for (int i = 0; i < 3; ++i) {
    const auto next = cut->next();
    if (!next) has_error = next.error().message.find("cut off") != std::string::npos;
  }
  CHECK(has_error);
}

TEST_CASE("zeros behind a member are padding, also where they come with the next read") {
  const std::string packed = gzip("The dam held."), zeros(100, '\0');
  Decompressor decompressor(Compression::kGzip);
  std::string out;
  for (const std::string& bytes : {packed, zeros, packed})
    CHECK(decompressor.run(bytes, out, 1000) == bytes.size());
  CHECK(out == "The dam held.The dam held.");
  CHECK_FALSE(decompressor.is_inside());
}

TEST_CASE("what cannot be unpacked is refused by name") {
  const auto reader = read_bytes("\x04\x22\x4D\x18xxxx", "a.warc.lz4", {});
  const auto next = reader->next();
  REQUIRE_FALSE(next);
  CHECK(next.error().code == ErrorCode::kUnsupported);
  CHECK_FALSE(*reader->next());
}
