#include "engine/in_order.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace dateline {
namespace {

// Doubles 0 to 999 with some items slower than others.
std::vector<int> double_all(int threads) {
  int next = 0;
  std::vector<int> out;
  work_in_order<int>(
      threads, [&]() { return next < 1000 ? std::optional(next++) : std::nullopt; },
      [](int& item) {
        if (item % 50 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        item *= 2;
      },
      [&](int item) {
        out.push_back(item);
        return true;
      });
  return out;
}

TEST_CASE("items come out in the order they went in, at any number of threads") {
  const std::vector<int> expected = double_all(1);
  CHECK(expected.size() == 1000);
  CHECK(expected[999] == 1998);
  CHECK(double_all(4) == expected);
}

TEST_CASE("all items are worked on, at any number of threads") {
  for (const int threads : {1, 3}) {
    std::vector<int> items{1, 2, 3, 4, 5};
    work_on_all(threads, items, [](int& item) { item *= 10; });
    CHECK(items == std::vector<int>{10, 20, 30, 40, 50});
    int first = 0, second = 0;
    work_side_by_side(
        threads, [&] { first = 1; }, [&] { second = 2; });
    CHECK(first + second == 3);
  }
}

TEST_CASE("take() may stop, and the source is not drained") {
  int next = 0, taken = 0;
  work_in_order<int>(
      3, [&] { return std::optional(next++); }, [](int&) {}, [&](int) { return ++taken < 10; });
  CHECK(taken == 10);
  CHECK(next <= 10 + 12 + 3);
}

TEST_CASE("an exception of a worker reaches the caller") {
  int next = 0;
  const auto run = [&] {
    work_in_order<int>(
        2, [&] { return std::optional(next++); },
        [](int& item) {
          if (item == 20) throw std::runtime_error("worker");
        },
        [](int) { return true; });
  };
  CHECK_THROWS_AS(run(), std::runtime_error);
}

TEST_CASE("an exception of take() does not leave workers waiting") {
  int next = 0;
  const auto run = [&] {
    work_in_order<int>(
        2, [&] { return std::optional(next++); }, [](int&) {},
        [](int) -> bool { throw std::runtime_error("taker"); });
  };
  CHECK_THROWS_AS(run(), std::runtime_error);
}

}  // namespace
}  // namespace dateline
