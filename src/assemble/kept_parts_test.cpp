#include "assemble/kept_parts.h"

#include <doctest/doctest.h>

#include "model/hand_article.h"

using namespace dateline;

namespace {

struct Sum {
  int value = 0;
};
size_t bytes_of(const Sum&) { return 0; }

}  // namespace

TEST_CASE("a part is made again when its inputs have changed, or when the last telling had none") {
  HandArticle hand("harbour.example/1", "2021-06-02");
  hand.article.stamp = 1;  // as of a store
  const std::vector<const Article*> articles{&hand.article};
  Memo memo(1 << 20);
  int made = 0;
  const auto tell = [&](std::initializer_list<uint64_t> inputs) {
    KeptParts<Sum> parts(&memo, articles);
    int sum = 0;
    for (const uint64_t input : inputs)
      sum += parts.part(input, [&] { return Sum{++made}; })->value;
    return sum;
  };
  CHECK(tell({7, 8}) == 1 + 2);
  CHECK(tell({8, 9}) == 2 + 3);  // 8 as before
  CHECK(tell({7, 8}) == 4 + 2);  // 7 had gone
  CHECK(made == 4);
}

TEST_CASE("without a memo every part is made") {
  HandArticle hand("harbour.example/1", "2021-06-02");
  const std::vector<const Article*> articles{&hand.article};
  int made = 0;
  for (int telling = 0; telling < 2; ++telling) {
    KeptParts<Sum> parts(nullptr, articles);
    parts.part(7, [&] { return Sum{++made}; });
  }
  CHECK(made == 2);
}
