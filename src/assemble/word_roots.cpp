#include "assemble/word_roots.h"

#include <array>
#include <utility>

#include "text/characters.h"

namespace dateline {
namespace {

constexpr size_t kShortestRoot = 3;

bool ends_in(std::string_view word, std::string_view ending) {
  return word.size() >= ending.size() + kShortestRoot && word.ends_with(ending);
}

// Takes the first of the endings off that the word has.
template <size_t kCount>
void strip(std::string_view& word, const std::array<std::string_view, kCount>& endings) {
  for (const std::string_view ending : endings)
    if (ends_in(word, ending)) {
      word.remove_suffix(ending.size());
      return;
    }
}

}  // namespace

std::string root_of(std::string_view lemma) {
  strip<8>(lemma, {"ation", "ment", "ance", "ence", "ure", "ing", "al", "ish"});
  if (ends_in(lemma, "sion") || ends_in(lemma, "tion")) lemma.remove_suffix(3);
  strip<3>(lemma, {"ate", "e", "y"});
  strip<3>(lemma, {"ic", "it", "i"});  // "publication", "abolition", "denial"
  std::string root(lemma);
  // How Latin bends the stem: "suspend, suspension", "reduce, reduction", "submit, submission".
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kStems{
      {{"claim", "clam"},
       {"plain", "plan"},
       {"duct", "duc"},
       {"vent", "ven"},
       {"tent", "tain"},
       {"cept", "ceiv"},
       {"umpt", "um"},
       {"olut", "olv"},
       {"script", "scrib"},
       {"puls", "pel"},
       {"miss", "m"},
       {"iz", "is"}}};
  for (const auto& [stem, plain] : kStems)
    if (root.ends_with(stem)) {
      root.replace(root.size() - stem.size(), stem.size(), plain);
      return root;
    }
  if (root.ends_with('d')) root.back() = 's';
  // "cancel, cancellation"
  const bool is_doubled = root.size() > kShortestRoot && root.back() == root[root.size() - 2];
  if (is_doubled) root.pop_back();
  return root;
}

}  // namespace dateline
