// JsonWriter: JSON written straight into a string. For a story, whose tree of values would take ten
// times its text in memory; small answers are made of Json (story_json.h).
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

// Writes the bytes that pretty() or compact() give for the same values. The caller opens and closes
// what holds them; inside an object each value follows its key().
class JsonWriter {
 public:
  enum class Layout : uint8_t { kCompact, kPretty };
  explicit JsonWriter(Layout layout) : is_pretty_(layout == Layout::kPretty) {}

  void reserve(size_t bytes);

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_list() { open('['); }
  void end_list() { close(']'); }
  void key(std::string_view name);

  void put(std::string_view text);  // bytes that are no UTF-8 become U+FFFD
  void put(const char* text) { put(std::string_view(text)); }
  void put(std::integral auto number) { put_number(static_cast<int64_t>(number)); }
  void put(bool) = delete;
  void put_null();

  std::string finish() && { return std::move(out_); }

 private:
  void open(char bracket);
  void close(char bracket);
  void begin_value();
  void begin_line();
  void put_number(int64_t number);
  void append_quoted(std::string_view text);

  std::string out_;
  size_t depth_ = 0;
  bool is_pretty_;
  bool is_first_ = true;       // nothing stands yet in the object or list that is open
  bool is_after_key_ = false;  // the value goes where the key is
};

}  // namespace dateline
