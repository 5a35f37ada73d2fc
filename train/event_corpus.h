// ECB+ (../shared/data/cluster/ecbplus): articles whose events are the annotated mentions, with the
// event that each tells. Used by train/train_same_event.cpp and bench/coreference.cpp.
#pragma once

#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

struct GoldMention {
  std::string id;    // of the corpus
  std::string gold;  // mentions with the same one tell one event
};

// A group of articles that tell one story, as the engine groups them.
struct EventStory {
  std::vector<Article> articles;                   // in canonical order
  std::vector<std::vector<GoldMention>> mentions;  // [article][event]
};

// The validated event mentions of a part of the corpus ("train", "dev"). Every article is read as
// any other; then the mentions take the place of the events that were found.
std::vector<EventStory> read_event_corpus(const std::string& dir, const std::string& part,
                                          const Lexicon& lexicon);

}  // namespace dateline
