// Whom the pronouns that lines may name mean: a row for every such pronoun of the articles, with
// its byte, and the bytes where its person is named before. bench/doers_quality.py calls it.
//   doers ARTICLES.jsonl
#include <cstdio>
#include <nlohmann/json.hpp>

#include "engine/pipeline.h"
#include "ingest/reader.h"

using namespace dateline;

namespace {

void print_doers(const Article& article) {
  for (uint32_t sentence = 0; sentence < article.sentences.size(); ++sentence) {
    const EntityMention* doer = article.doer_of(sentence);
    if (doer == nullptr) continue;
    nlohmann::json names = nlohmann::json::array();
    for (const EntityMention& mention : article.entities)
      if (mention.entity == doer->entity && mention.form == MentionForm::kName &&
          mention.span.end <= doer->span.begin)
        names.push_back({mention.span.begin, mention.span.end});
    const nlohmann::json row{
        {"id", article.external_id}, {"pronoun", doer->span.begin}, {"names", names}};
    std::printf("%s\n", row.dump().c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  const auto lexicon = Lexicon::load(DL_SOURCE_DIR "/data");
  if (argc != 2 || !lexicon) {
    std::fprintf(stderr, "doers: give ARTICLES.jsonl\n");
    return 2;
  }
  auto reader = open_reader(argv[1], {});
  while (reader) {
    auto article = (*reader)->next();
    if (!article) continue;  // one that cannot be read
    if (!*article) break;
    read_article(**article, *lexicon);
    print_doers(**article);
  }
}
