// Topics with reference timelines (../shared/data/tls). Used by train/train_rankers.cpp and
// train/train_line_worth.cpp.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "assemble/assemble.h"
#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

struct Reference {
  std::string name;
  std::map<CivilDate, std::vector<std::string>> days;  // an editor's sentences; not empty
  CivilDate first() const { return days.begin()->first; }
  CivilDate last() const { return days.rbegin()->first; }
  int dates() const { return static_cast<int>(days.size()); }
  int per_date() const;  // mean number of sentences a day, rounded
};

struct Topic {
  std::filesystem::path path;
  std::vector<Article> articles;
  std::vector<std::string> keywords;
  std::vector<Reference> references;

  std::string set() const { return path.parent_path().filename(); }  // "t17", "entities"
  // The articles that may be used for a reference, in canonical order.
  std::vector<const Article*> window(const Reference& reference) const;
};

// Who is who matters little to what is learned from topics, and takes longest to find.
EntityLinks no_links(Articles articles);

Topic read_topic(const std::filesystem::path& path, const Lexicon& lexicon);

}  // namespace dateline
