// Readers hold their promises for damaged input: good input of every kind with bytes changed,
// dropped and doubled.
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "fuzz/check_reader.h"

using namespace dateline;

namespace {

struct Sample {
  const char* name;
  MakeReader make;
  std::string bytes;
};

const std::vector<Sample>& samples() {
  static const std::string kPage =
      "<html lang=en><head><meta charset=utf-8><title>River rises</title><script "
      "type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"datePublished\": "
      "\"2020-01-08\"}</script></head><body><h1>River rises</h1><p>The river rose on Tuesday, and "
      "the gates were opened – “at last”, a man said.</p><ul><li>One</li></ul></body></html>";
  static const std::string kResponse =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" +
      std::string("14a\r\n") + kPage + "\r\n0\r\n\r\n";
  static const std::vector<Sample> kSamples{
      {"text", text_reader, "River rises\n\nThe river rose.\r\n\nLeave a Reply\n\n-+=\n"},
      {"jsonl", jsonl_reader,
       "{\"id\": 1, \"text\": \"The river\\u00e9 rose.\", \"published\": \"2020-01-08\"}\n"
       "{\"html\": \"<p>It fell on Friday, said one who saw it.</p>\"}\n"},
      {"json", json_reader,
       "[\n{\"text\": \"The river rose.\"},\n{\"html\": \"<p>It fell on Friday.</p>\"}\n]\n"},
      {"html", html_reader, kPage},
      {"feed", feed_reader,
       "<?xml version='1.0'?><rss version='2.0'><channel><title>P</title><item><title>A &amp; B"
       "</title><description>&lt;p&gt;Rain.&lt;/p&gt;</description><pubDate>Wed, 08 Jan 2020 "
       "09:15:00 GMT</pubDate></item></channel></rss>"},
      {"archive", archive_reader,
       "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
       "https://example.org/\r\nContent-Length: " +
           std::to_string(kResponse.size()) + "\r\n\r\n" + kResponse + "\r\n\r\n"}};
  return kSamples;
}

std::string damaged(std::string bytes) {
  const int edits = *rc::gen::inRange(0, 8);
  for (int i = 0; i < edits && !bytes.empty(); ++i) {
    const auto at = *rc::gen::inRange<size_t>(0, bytes.size());
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        bytes[at] = *rc::gen::arbitrary<char>();
        break;
      case 1:
        bytes.erase(at, *rc::gen::inRange<size_t>(1, 40));
        break;
      case 2:
        bytes.insert(at, bytes.substr(at, *rc::gen::inRange<size_t>(1, 40)));
        break;
      default:
        bytes.resize(at);
    }
  }
  return bytes;
}

}  // namespace

int main() {
  bool all_hold = true;
  for (const Sample& sample : samples())
    all_hold = rc::check(std::string("a damaged input is read or refused: ") + sample.name,
                         [&] { check_reader(sample.make, damaged(sample.bytes)); }) &&
               all_hold;
  return all_hold ? 0 : 1;
}
