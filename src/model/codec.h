// Codec: plain data as bytes and back, field by field, and a fingerprint of its layout. Used by
// store/ to keep what reading found, and by assemble/ for what it asks of each article; what has
// another layout is made again from the text.
#pragma once

#include <bit>
#include <boost/pfr/core.hpp>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/inline_text.h"
#include "base/non_empty.h"
#include "model/story.h"

namespace dateline {

static_assert(std::endian::native == std::endian::little, "stored bytes are little-endian");

namespace codec {

template <class T>
inline constexpr bool kIsScalar = std::is_arithmetic_v<T> || std::is_enum_v<T>;

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class T>
struct IsInlineText : std::false_type {};
template <size_t N>
struct IsInlineText<InlineText<N>> : std::true_type {};

template <class T>
struct IsArray : std::false_type {};
template <class T, size_t N>
struct IsArray<std::array<T, N>> : std::true_type {};

template <class T>
struct IsSourced : std::false_type {};
template <class T>
struct IsSourced<Sourced<T>> : std::true_type {};

}  // namespace codec

// Appends values to a byte string.
class Encoder {
 public:
  explicit Encoder(std::string& out) : out_(out) {}
  // Between the items of a list, whoever takes parts of the bytes out may do so.
  Encoder(std::string& out, std::function<void()> between)
      : out_(out), between_(std::move(between)) {}

  template <class T>
  void put(const T& value) {
    if constexpr (codec::kIsScalar<T>) {
      out_.append(reinterpret_cast<const char*>(&value), sizeof value);
    } else if constexpr (std::is_same_v<T, std::string>) {
      put_bytes(value);
    } else if constexpr (codec::IsInlineText<T>::value) {
      put_bytes(value.view());
    } else if constexpr (codec::IsVector<T>::value) {
      put_items(value);
    } else if constexpr (codec::IsArray<T>::value) {
      for (const auto& item : value) put(item);
    } else if constexpr (codec::IsOptional<T>::value) {
      put(value.has_value());
      if (value) put(*value);
    } else if constexpr (codec::IsSourced<T>::value) {
      put(value.value);
      put_items(value.sources.items());
    } else {
      boost::pfr::for_each_field(value, [this](const auto& field) { this->put(field); });
    }
  }

 private:
  void put_bytes(std::string_view bytes) {
    put(static_cast<uint32_t>(bytes.size()));
    out_ += bytes;
  }
  template <class T>
  void put_items(const std::vector<T>& items) {
    put(static_cast<uint32_t>(items.size()));
    if constexpr (codec::kIsScalar<T>) {
      out_.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
    } else {
      for (const T& item : items) {
        put(item);
        if (between_) between_();
      }
    }
  }

  std::string& out_;
  std::function<void()> between_;
};

// Reads them back. Damaged bytes make ok() false and every further value empty.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : bytes_(bytes) {}
  bool ok() const { return ok_; }
  bool at_end() const { return ok_ && bytes_.empty(); }

  template <class T>
  T get() {
    if constexpr (codec::IsSourced<T>::value) {
      auto value = get<decltype(T::value)>();
      auto sources = get<std::vector<SourceRef>>();
      if (sources.empty()) {
        ok_ = false;
        sources.emplace_back();
      }
      return {std::move(value), NonEmpty<SourceRef>(std::move(sources))};
    } else {
      T value{};
      read(value);
      return value;
    }
  }

  template <class T>
  void read(T& value) {
    if constexpr (codec::kIsScalar<T>) {
      copy_to(&value, sizeof value);
    } else if constexpr (std::is_same_v<T, std::string>) {
      value = take(get<uint32_t>());
    } else if constexpr (codec::IsInlineText<T>::value) {
      value = read_inline<T>();
    } else if constexpr (codec::IsVector<T>::value) {
      read_items(value);
    } else if constexpr (codec::IsArray<T>::value) {
      for (auto& item : value) read(item);
    } else if constexpr (codec::IsOptional<T>::value) {
      if (get<bool>()) value = get<typename T::value_type>();
    } else {
      boost::pfr::for_each_field(value, [this](auto& field) { this->read(field); });
    }
  }

 private:
  std::string_view take(size_t size) {
    if (size > bytes_.size()) {
      ok_ = false;
      size = 0;
      bytes_ = {};
    }
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  void copy_to(void* target, size_t size) {
    const std::string_view taken = take(size);
    if (!taken.empty()) std::memcpy(target, taken.data(), taken.size());
  }
  template <class T>
  T read_inline() {
    const std::string_view bytes = take(get<uint32_t>());
    if (bytes.size() < sizeof(T)) return T(bytes);
    ok_ = false;
    return T();
  }
  template <class T>
  void read_items(std::vector<T>& items) {
    const size_t count = get<uint32_t>();
    if (count > bytes_.size()) {  // every item has a byte at least
      ok_ = false;
      return;
    }
    if constexpr (codec::kIsScalar<T>) {
      items.resize(count);
      copy_to(items.data(), count * sizeof(T));
    } else {
      items.reserve(count);
      for (size_t i = 0; i < count && ok_; ++i) items.push_back(get<T>());
    }
  }

  std::string_view bytes_;
  bool ok_ = true;
};

// Spells the layout of T ("{[u4u4}s"), so that another layout gives another fingerprint.
template <class T>
void append_layout(std::string& out) {
  if constexpr (codec::kIsScalar<T>) {
    out += std::is_floating_point_v<T> ? 'f' : std::is_enum_v<T> ? 'e' : 'u';
    out += static_cast<char>('0' + sizeof(T));
  } else if constexpr (std::is_same_v<T, std::string> || codec::IsInlineText<T>::value) {
    out += 's';
  } else if constexpr (codec::IsVector<T>::value || codec::IsOptional<T>::value) {
    out += codec::IsVector<T>::value ? '[' : '?';
    append_layout<typename T::value_type>(out);
  } else if constexpr (codec::IsArray<T>::value) {
    out += 'a' + std::to_string(std::tuple_size_v<T>);
    append_layout<typename T::value_type>(out);
  } else if constexpr (codec::IsSourced<T>::value) {
    append_layout<decltype(T::value)>(out);
    append_layout<std::vector<SourceRef>>(out);
  } else {
    out += '{';
    boost::pfr::for_each_field(T{}, [&out](const auto& field) {
      append_layout<std::remove_cvref_t<decltype(field)>>(out);
    });
    out += '}';
  }
}

// What changes when a field of any of the types comes, goes or changes its type.
template <class... T>
int64_t layout_fingerprint() {
  std::string layout;
  (append_layout<T>(layout), ...);
  return static_cast<int64_t>(hash64(layout) >> 1);
}

}  // namespace dateline
