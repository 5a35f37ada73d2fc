// Which annotated events of ECB+ the product takes for one: a row {"id", "event"} for every mention
// of a part of the corpus. bench/coreference_quality.py calls it.
//   coreference ECBPLUS_DIR dev
#include <cstdio>
#include <nlohmann/json.hpp>

#include "assemble/happened/same_event.h"
#include "event_corpus.h"

using namespace dateline;

int main(int argc, char** argv) {
  const auto lexicon = Lexicon::load(DL_SOURCE_DIR "/data");
  if (argc != 3 || !lexicon) {
    std::fprintf(stderr, "coreference: give ECBPLUS_DIR and train or dev\n");
    return 2;
  }
  size_t number = 0;
  for (const EventStory& story : read_event_corpus(argv[1], argv[2], *lexicon)) {
    std::vector<const Article*> articles;
    for (const Article& article : story.articles) articles.push_back(&article);
    const Tellings tellings = tellings_of_events(articles);
    const auto groups =
        group_events(articles, link_entities(articles, *lexicon), tellings, *lexicon);
    for (const auto& group : groups) {
      ++number;
      for (uint32_t ix : group) {
        const Telling& telling = tellings.items[ix];
        const nlohmann::json row{{"id", story.mentions[telling.article_ix][telling.event].id},
                                 {"event", number}};
        std::printf("%s\n", row.dump().c_str());
      }
    }
  }
}
