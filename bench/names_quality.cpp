// Quality of the names against gold corpora: exact spans and kinds; "other" is not counted.
//   names_quality DATA_DIR GOLD...
#include <cstdio>
#include <cstdlib>

#include "annotate/annotate.h"
#include "corpus.h"

using namespace dateline;

namespace {

struct Name {
  uint32_t begin, end;
  EntityKind kind;
  friend bool operator==(const Name&, const Name&) = default;
};

std::vector<Name> names_of(const std::vector<NameTag>& tags) {
  std::vector<Name> names;
  for (uint32_t i = 0; i < tags.size(); ++i) {
    const auto tag = static_cast<uint32_t>(tags[i]);
    if (tag % 2 == 0) continue;
    uint32_t end = i + 1;
    while (end < tags.size() && static_cast<uint32_t>(tags[end]) == tag + 1) ++end;
    const auto kind = static_cast<EntityKind>((tag - 1) / 2);
    if (kind != EntityKind::kOther) names.push_back({i, end, kind});
  }
  return names;
}

struct Counts {
  double right = 0, found = 0, gold = 0;
  double f1() const { return found + gold == 0 ? 0 : 200 * right / (found + gold); }
};

void show(const char* what, const Article& article, const Name& name) {
  const std::string text(article.at(article.tokens.span(name.begin, name.end)));
  const uint32_t from = name.begin > 3 ? name.begin - 3 : 0;
  const uint32_t to = std::min(name.end + 3, article.tokens.count());
  std::printf("%s %s [%s] in: %s\n", what, std::string(name_of(name.kind)).c_str(), text.c_str(),
              std::string(article.at(article.tokens.span(from, to))).c_str());
}

void score(const GoldDocument& gold, const Lexicon& lexicon, std::array<Counts, 4>& counts) {
  Article article = gold.article;
  read_words(article, lexicon);
  const std::vector<Name> found = names_of(article.tokens.name), right = names_of(gold.names);
  const auto holds = [](const std::vector<Name>& names, const Name& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  const bool shows_errors = std::getenv("DL_SHOW_ERRORS") != nullptr;
  for (const Name& name : found) {
    const bool is_right = holds(right, name);
    for (const size_t ix : {static_cast<size_t>(name.kind), size_t{3}}) {
      counts[ix].found += 1;
      counts[ix].right += is_right;
    }
    if (shows_errors && !is_right) show("wrong", article, name);
  }
  for (const Name& name : right) {
    for (const size_t ix : {static_cast<size_t>(name.kind), size_t{3}}) counts[ix].gold += 1;
    if (shows_errors && !holds(found, name)) show("missed", article, name);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fprintf(stderr, "usage: %s DATA_DIR GOLD...\n", argv[0]), 2;
  const auto lexicon = Lexicon::load(argv[1]);
  if (!lexicon) return std::fprintf(stderr, "%s\n", lexicon.error().message.c_str()), 2;
  std::printf("%-28s %7s %7s %7s %7s %7s %7s\n", "corpus", "person", "organ.", "place", "prec.",
              "recall", "F1");
  for (int i = 2; i < argc; ++i) {
    const auto documents = read_names(argv[i]);
    if (!documents) return std::fprintf(stderr, "%s\n", documents.error().message.c_str()), 2;
    std::array<Counts, 4> counts;
    for (const GoldDocument& gold : *documents) score(gold, *lexicon, counts);
    const std::string path = argv[i];
    std::printf("%-28s %7.2f %7.2f %7.2f %7.2f %7.2f %7.2f\n",
                path.substr(path.rfind('/') + 1).c_str(), counts[0].f1(), counts[1].f1(),
                counts[2].f1(), 100 * counts[3].right / counts[3].found,
                100 * counts[3].right / counts[3].gold, counts[3].f1());
  }
}
