// What every program of train/ does around its work: arguments, loading, saving, progress.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "corpus.h"
#include "lexicon/lexicon.h"

namespace dateline {

// Ends the program with a message when the world fails: training has nothing to save then.
template <class T>
T or_die(Result<T> result) {
  if (result) {
    if constexpr (std::is_void_v<T>)
      return;
    else
      return std::move(*result);
  }
  std::fprintf(stderr, "train: %s\n", result.error().message.c_str());
  std::exit(2);
}

// The arguments of every program: where data/ is, and where the corpora are.
struct Program {
  std::string data_dir, corpora_dir;

  Program(int argc, char** argv) {
    if (argc != 3) {
      std::fprintf(stderr, "usage: %s DATA_DIR ../shared/data\n", argv[0]);
      std::exit(2);
    }
    data_dir = argv[1];
    corpora_dir = argv[2];
  }

  std::vector<GoldDocument> conllu(const std::string& name) const {
    return or_die(read_conllu(corpora_dir + "/" + name));
  }
  // The treebanks that the weights are trained on.
  std::vector<GoldDocument> treebanks() const {
    std::vector<GoldDocument> documents = conllu("ud/ewt/en_ewt-ud-train.conllu");
    for (GoldDocument& document : conllu("ud/gum/en_gum-open-train.conllu"))
      documents.push_back(std::move(document));
    return documents;
  }
  void save(Weights weights, const std::vector<std::string_view>& sections) const {
    const std::string path = data_dir + "/" + std::string(name_of(weights)) + ".weights";
    std::ofstream out(path, std::ios::binary);
    out << pack_weights(version_of(weights), sections);
    if (!out.flush()) {
      std::fprintf(stderr, "train: %s: cannot be written\n", path.c_str());
      std::exit(2);
    }
  }
};

}  // namespace dateline
