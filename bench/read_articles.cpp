// What ingest reads, as JSON lines without any further stage: for scoring pages, feeds and
// archives.
//   read_articles PATH...
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "ingest/boilerplate.h"
#include "ingest/reader.h"

using namespace dateline;

namespace {

nlohmann::json to_json(const Article& article) {
  std::string body;
  for (const Article::Paragraph& paragraph : article.paragraphs) {
    if (paragraph.kind != SentenceKind::kBody) continue;
    if (!body.empty()) body += "\n\n";
    body += display_text(article, paragraph.span);
  }
  nlohmann::json out{{"id", article.external_id},    {"source", article.source},
                     {"url", article.url},           {"outlet", article.outlet},
                     {"title", article.title},       {"author", article.author},
                     {"language", article.language}, {"articleBody", body}};
  if (article.published) {
    out["published"] = article.published->to_string();
    out["published_by"] = name_of(article.published_by);
    out["published_confidence"] = article.published_confidence;
  }
  if (article.modified) out["modified"] = article.modified->to_string();
  return out;
}

// False where some record could not be read.
bool print_articles(const std::string& path, const Lexicon& lexicon) {
  auto reader = open_reader(path, {});
  if (!reader) {
    std::cerr << reader.error().message << '\n';
    return false;
  }
  bool all_read = true;
  for (;;) {
    auto article = (*reader)->next();
    if (!article) {
      std::cerr << article.error().message << '\n';
      all_read = false;
      continue;
    }
    if (!*article) return all_read;
    mark_boilerplate(**article, lexicon);
    std::cout << to_json(**article).dump(-1, ' ', false) << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto lexicon = Lexicon::load(DL_SOURCE_DIR "/data");
  if (!lexicon) {
    std::cerr << lexicon.error().message << '\n';
    return 2;
  }
  bool all_read = true;
  for (int i = 1; i < argc; ++i) all_read = print_articles(argv[i], *lexicon) && all_read;
  return all_read ? 0 : 3;
}
