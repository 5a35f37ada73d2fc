// Parts: work that several threads share. Used by assemble/ where one stage takes long.
#pragma once

#include <atomic>
#include <cstddef>
#include <future>
#include <vector>

namespace dateline {

// Calls make(part) for each part of [0, count), on `threads` threads, and returns what they give in
// the order of the parts. The parts must not need each other. The first exception is thrown again
// here, after all have stopped.
template <class Make>
auto work_on_parts(int threads, size_t count, const Make& make) {
  std::vector<decltype(make(size_t{}))> made(count);
  std::atomic<size_t> next{0};
  const auto run = [&] {
    for (size_t part = next++; part < count; part = next++) made[part] = make(part);
  };
  std::vector<std::future<void>> others;  // each waits where it goes
  for (int i = 1; i < threads; ++i) others.push_back(std::async(std::launch::async, run));
  run();
  for (std::future<void>& other : others) other.get();
  return made;
}

}  // namespace dateline
