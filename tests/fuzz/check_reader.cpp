#include "fuzz/check_reader.h"

#include "base/assert.h"
#include "ingest/complete.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr int kMaxRecords = 1000;

void check_article(const Article& article) {
  DL_ASSERT(check_text(article.text), "a reader lets through what check_text refuses");
  DL_ASSERT(!article.paragraphs.empty(), "an article has paragraphs");
  uint32_t end = 0;
  for (const Article::Paragraph& paragraph : article.paragraphs) {
    const Span span = paragraph.span;
    DL_ASSERT(span.begin >= end && !span.empty(), "paragraphs stand in order and are not empty");
    DL_ASSERT(span.end <= article.text.size(), "a paragraph lies inside the text");
    DL_ASSERT(is_boundary(article.text, span.begin) && is_boundary(article.text, span.end),
              "a paragraph begins and ends between characters");
    end = span.end;
  }
  DL_ASSERT(!find_invalid_utf8(article.title) && !find_invalid_utf8(article.author),
            "what is shown is UTF-8");
}

}  // namespace

void check_reader(MakeReader make, std::string_view bytes) {
  Input input = Input::of_bytes(bytes);
  if (!input.decompress()) return;
  const auto reader = make(std::move(input), "input", {});
  for (int i = 0; i < kMaxRecords; ++i) {
    const auto next = reader->next();
    if (!next) continue;
    if (*next) {
      check_article(**next);
      continue;
    }
    const auto after = reader->next();
    DL_ASSERT(after && !*after, "after the end nothing comes");
    return;
  }
}

}  // namespace dateline
