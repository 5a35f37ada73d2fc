#include "base/id.h"

namespace dateline {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase32Digits = "0123456789abcdefghjkmnpqrstvwxyz";  // Crockford's
constexpr int kLineIdDigits = 12;

void append_hex(std::string& out, uint64_t value) {
  for (int shift = 60; shift >= 0; shift -= 4) out += kHexDigits[(value >> shift) & 15];
}

std::optional<uint64_t> parse_digits(std::string_view digits, std::string_view alphabet, int bits) {
  uint64_t value = 0;
  for (char digit : digits) {
    const size_t found = alphabet.find(digit);
    if (found == std::string_view::npos) return std::nullopt;
    value = value << bits | found;
  }
  return value;
}

}  // namespace

std::string ArticleId::to_string() const {
  std::string out;
  append_hex(out, hash.high);
  append_hex(out, hash.low);
  return out;
}

std::optional<ArticleId> ArticleId::parse(std::string_view text) {
  if (text.size() != 32) return std::nullopt;
  const auto high = parse_digits(text.substr(0, 16), kHexDigits, 4);
  const auto low = parse_digits(text.substr(16), kHexDigits, 4);
  if (!high || !low) return std::nullopt;
  return ArticleId{{*high, *low}};
}

template <char kLetter>
std::string LineId<kLetter>::to_string() const {
  std::string out(1, kLetter);
  for (int shift = 5 * (kLineIdDigits - 1); shift >= 0; shift -= 5)
    out += kBase32Digits[(value >> shift) & 31];
  return out;
}

template <char kLetter>
std::optional<LineId<kLetter>> LineId<kLetter>::parse(std::string_view text) {
  if (text.size() != 1 + kLineIdDigits || text[0] != kLetter) return std::nullopt;
  const auto value = parse_digits(text.substr(1), kBase32Digits, 5);
  if (!value) return std::nullopt;
  return LineId{*value};
}

template struct LineId<'v'>;
template struct LineId<'q'>;
template struct LineId<'d'>;
template struct LineId<'k'>;
template struct LineId<'e'>;
template struct LineId<'s'>;

}  // namespace dateline
