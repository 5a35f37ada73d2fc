// Learns from ECB+ how sure it is that two mentions tell one event (assemble/event_likeness.h), and
// writes the weights into DATA_DIR/rankers.tsv, beside those of train_rankers.
//   train_same_event data ../shared/data
#include "assemble/happened/event_likeness.h"
#include "event_corpus.h"
#include "logistic_regression.h"
#include "program.h"

namespace {

using namespace dateline;

using Pair = Sample<kLikenessFeatureCount>;

// Every two mentions of one story.
std::vector<Pair> pairs_of(const std::vector<EventStory>& stories, const Lexicon& lexicon) {
  std::vector<Pair> pairs;
  for (const EventStory& story : stories) {
    std::vector<const Article*> articles;
    for (const Article& article : story.articles) articles.push_back(&article);
    const EntityLinks links = link_entities(articles, lexicon);
    const Tellings tellings = tellings_of_events(articles);
    const EventLikeness likeness(articles, links, tellings, lexicon);
    const auto gold = [&](uint32_t ix) -> const std::string& {
      return story.mentions[tellings.items[ix].article_ix][tellings.items[ix].event].gold;
    };
    ComparedArticle last;
    for (uint32_t ix = 0; ix < tellings.items.size(); ++ix)
      for (uint32_t other = 0; other < ix; ++other)
        pairs.push_back(
            {likeness.describe(ix, other, last), gold(ix) == gold(other) ? 1.0f : 0.0f});
  }
  return pairs;
}

}  // namespace

int main(int argc, char** argv) {
  const Program program(argc, argv);
  const Lexicon lexicon = or_die(Lexicon::load(program.data_dir));
  const auto stories =
      read_event_corpus(program.corpora_dir + "/cluster/ecbplus", "train", lexicon);
  write_weights(program.data_dir + "/rankers.tsv", learn_odds(pairs_of(stories, lexicon)),
                kLikenessFeatureNames);
}
