// Work on a stream of items by several threads, handed on in the order of the stream. Used by
// engine/ for `add` and `annotate`.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace dateline {

// Calls next() for one item after the other (std::optional<Item>; nothing at the end), work(item)
// on `threads` threads at once, and take(item) on the calling thread in the order of next(). At
// most four items a thread are under way, so memory does not grow with the stream. take() returns
// false to stop. The first exception of a worker is thrown again here, after all have stopped.
template <class Item, class Next, class Work, class Take>
void work_in_order(int threads, Next next, Work work, Take take) {
  std::mutex source_lock;  // guards next() and next_number; taken before `lock`
  uint64_t next_number = 0;
  std::mutex lock;  // guards all below
  std::condition_variable has_room, has_news;
  std::map<uint64_t, Item> done;
  uint64_t taken = 0;
  int running = threads;
  bool stop = false;
  std::exception_ptr failure;
  const uint64_t most_under_way = 4 * static_cast<uint64_t>(threads);

  const auto draw = [&]() -> std::optional<std::pair<uint64_t, Item>> {
    const std::lock_guard hold_source(source_lock);
    {
      std::unique_lock hold(lock);
      has_room.wait(hold, [&] { return stop || next_number < taken + most_under_way; });
      if (stop) return std::nullopt;
    }
    std::optional<Item> item = next();
    if (!item) return std::nullopt;
    return std::pair(next_number++, std::move(*item));
  };

  const auto run_worker = [&] {
    try {
      while (auto item = draw()) {
        work(item->second);
        const std::lock_guard hold(lock);
        done.insert(std::move(*item));
        has_news.notify_one();
      }
    } catch (...) {
      const std::lock_guard hold(lock);
      if (!failure) failure = std::current_exception();
      stop = true;
      has_room.notify_all();
    }
    const std::lock_guard hold(lock);
    --running;
    has_news.notify_one();
  };

  std::vector<std::jthread> workers;
  const auto stop_all = [&] {
    {
      const std::lock_guard hold(lock);
      stop = true;
    }
    has_room.notify_all();
    workers.clear();
  };
  struct AtExit {  // also when take() throws
    decltype(stop_all)& call;
    ~AtExit() { call(); }
  };
  {
    const AtExit at_exit{stop_all};
    for (int i = 0; i < threads; ++i) workers.emplace_back(run_worker);
    for (std::unique_lock hold(lock); true;) {
      has_news.wait(hold, [&] { return running == 0 || done.contains(taken); });
      const auto item = done.extract(taken);
      if (!item) break;  // every worker has stopped
      hold.unlock();
      if (!take(std::move(item.mapped()))) break;
      hold.lock();
      ++taken;
      has_room.notify_all();
    }
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace dateline
