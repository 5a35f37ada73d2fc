#include "annotate/shared_tags.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {

// Notes the next place of a word, by how much likelier a proper noun is there than a noun.
struct Made {
  void add(WordId word, bool has_capital, float lead_of_name) {
    std::array<float, kUposCount> scores{};
    scores[static_cast<size_t>(Upos::kNoun)] = 5;
    scores[static_cast<size_t>(Upos::kPropn)] = 5 + lead_of_name;
    tokens.word.push_back(word);
    tokens.flags.push_back(has_capital ? kStartsUpper : 0);
    tokens.upos.push_back(lead_of_name > 0 ? Upos::kPropn : Upos::kNoun);
    shared.note(tokens, static_cast<uint32_t>(tokens.word.size() - 1), scores.data());
  }

  Tokens tokens;
  SharedTags shared;
};

}  // namespace

TEST_CASE("a place that is unsure of its tag follows the other places of its word") {
  constexpr WordId kOne = 77, kOther = 78;
  Made made;
  made.shared.begin(5);
  made.add(kOne, true, -0.5f);
  made.add(kOne, true, 4);
  made.add(kOne, false, -0.5f);   // a place without a capital is another matter
  made.add(kOther, true, -0.5f);  // and so is another word
  made.shared.mark(made.tokens);
  CHECK(made.tokens.upos ==
        std::vector<Upos>{Upos::kPropn, Upos::kPropn, Upos::kNoun, Upos::kNoun});
}

TEST_CASE("a place that is sure of its tag keeps it") {
  Made made;
  made.shared.begin(2);
  made.add(77, true, -3);
  made.add(77, true, 4);
  made.shared.mark(made.tokens);
  CHECK(made.tokens.upos == std::vector<Upos>{Upos::kNoun, Upos::kPropn});
}
