// The sentences that the network learns from. Used by train_network.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "network_training.h"
#include "program.h"

namespace dateline {

// The treebanks with the names that other corpora mark in the same sentences, and the corpora of
// names alone; some documents in capitals, in headline case and in small letters as well.
std::vector<Example> training_examples(const Program& program, const Vocabulary& vocabulary);

// Makes examples of documents, and numbers their fine tags as they come.
class ExampleMaker {
 public:
  explicit ExampleMaker(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}
  void add(const GoldDocument& document, NameStyle style);
  std::vector<Example> take() { return std::move(examples_); }

 private:
  uint8_t number_of(const std::string& fine_tag);

  const Vocabulary& vocabulary_;
  PlaceReader places_;
  std::map<std::string, uint8_t> fine_tags_;
  std::vector<Example> examples_;
};

}  // namespace dateline
