// Work on items by several threads: on a stream, handed on in its order, or on all of a few. Used
// by engine/.
#pragma once

#include <array>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace dateline {

// Calls next() for one item after the other (std::optional<Item>; nothing at the end), work(item)
// on `threads` threads at once, and take(item) on the calling thread in the order of next(). At
// most `most_a_thread` items a thread are under way, so memory does not grow with the stream.
// take() returns false to stop. The first exception of a worker is thrown again here, after all
// have stopped.
template <class Item, class Next, class Work, class Take>
void work_in_order(int threads, Next next, Work work, Take take, uint64_t most_a_thread = 4) {
  std::mutex source_lock;  // guards next() and next_number; taken before `lock`
  uint64_t next_number = 0;
  std::mutex lock;  // guards all below
  std::condition_variable has_room, has_news;
  std::map<uint64_t, Item> done;
  uint64_t taken = 0;
  int running = threads;
  bool stop = false;
  std::exception_ptr failure;
  const uint64_t most_under_way = most_a_thread * static_cast<uint64_t>(threads);

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

// Calls work(item) for each of the items, which do not need each other, on `threads` threads.
template <class Items, class Work>
void work_on_all(int threads, Items& items, Work work) {
  if (threads == 1 || items.size() == 1) {
    for (auto& item : items) work(item);
    return;
  }
  using Item = decltype(&*items.begin());
  auto next = items.begin();
  work_in_order<Item>(
      threads, [&] { return next == items.end() ? std::nullopt : std::optional<Item>(&*next++); },
      [&](Item item) { work(*item); }, [](Item) { return true; });
}

// Calls all of these, which do not need each other, on `threads` threads.
template <class... Work>
void work_side_by_side(int threads, Work... works) {
  std::array<std::function<void()>, sizeof...(works)> all{works...};
  work_on_all(threads, all, [](const std::function<void()>& work) { work(); });
}

}  // namespace dateline
