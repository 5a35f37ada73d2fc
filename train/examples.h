// The sentences that the network learns from. Used by train_network.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "network_training.h"
#include "program.h"
#include "tag_counts.h"

namespace dateline {

// The treebanks with the names that other corpora mark in the same sentences, and the corpora of
// names alone, some of these documents in capitals, in headline case and in small letters as well;
// and what a dictionary shows of words that are seldom in treebanks.
std::vector<Example> training_examples(const Program& program, const Lexicon& lexicon);

// Makes examples of documents, and numbers their fine tags as they come. What tags a word is known
// to have is what the other documents tell: as it will be in an article that nobody tagged.
class ExampleMaker {
 public:
  explicit ExampleMaker(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}
  // Counts the tags of a document; before the first add().
  void count_tags(const GoldDocument& document);
  void add(const GoldDocument& document, NameStyle style);
  const std::map<WordId, TagCounts>& tags() const { return tags_; }
  std::vector<Example> take() { return std::move(examples_); }

 private:
  // From 1; 0 stands for no tag.
  uint8_t number_of(const std::string& fine_tag);
  FormInput form_of(const GoldDocument& document, uint32_t token,
                    const std::map<WordId, TagCounts>& own_tags) const;

  const Vocabulary& vocabulary_;
  std::map<WordId, TagCounts> tags_;
  PlaceReader places_;
  std::map<std::string, uint8_t> fine_tags_;
  std::vector<Example> examples_;
};

}  // namespace dateline
