#include "ingest/attribute_floods.h"

#include <algorithm>

#include "text/characters.h"
#include "text/fold.h"

namespace dateline {
namespace {

constexpr size_t kNowhere = std::string_view::npos;
constexpr size_t kMaxNameBytes = 100;  // libxml2 takes what is longer for several names

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

size_t behind(std::string_view text, size_t at, std::string_view mark) {
  const size_t found = text.find(mark, at);
  return found == kNowhere ? text.size() : found + mark.size();
}

// Walks over one tag as libxml2 does.
class TagWalk {
 public:
  TagWalk(std::string_view text, size_t name, Markup markup)
      : text_(text), markup_(markup), at_(name) {
    skip_name();
    name_ = text.substr(name, at_ - name);
    size_t attributes = 0;
    for (skip_blanks(); is_inside(); skip_blanks()) {
      if (++attributes > kMaxAttributes && cut_ == kNowhere) cut_ = at_;
      skip_attribute();
    }
  }

  std::string_view name() const { return name_; }
  size_t end() const { return at_; }   // of its ">", or of the text
  size_t cut() const { return cut_; }  // of the first attribute that is too much; else kNowhere

 private:
  bool is_inside() const { return at_ < text_.size() && text_[at_] != '>'; }
  bool is_at(char c) const { return at_ < text_.size() && text_[at_] == c; }
  bool is_in_name() const {
    const char c = text_[at_];
    return is_ascii_letter(c) || is_ascii_digit(c) || c == ':' || c == '_' || c == '-' ||
           c == '.' || (markup_ == Markup::kXml && static_cast<unsigned char>(c) >= 0x80);
  }
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }
  void skip_word() {
    while (is_inside() && !is_blank(text_[at_])) ++at_;
  }
  void skip_name() {
    const size_t most = std::min(at_ + kMaxNameBytes, text_.size());
    while (at_ < most && is_in_name()) ++at_;
  }
  void skip_attribute() {
    const size_t name = at_;
    skip_name();
    if (at_ == name) return skip_word();
    skip_blanks();
    if (!is_at('=')) return;
    ++at_;
    skip_blanks();
    if (is_at('"') || is_at('\''))
      at_ = behind(text_, at_ + 1, text_.substr(at_, 1));
    else
      skip_word();
  }

  std::string_view text_;
  Markup markup_;
  size_t at_;
  std::string_view name_;
  size_t cut_ = kNowhere;
};

// Where a comment, or what else holds no tags, ends; `at` itself where none begins.
size_t end_of_no_markup(std::string_view text, size_t at, Markup markup) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("<!--"))
    return std::min(behind(text, at + 4, "-->"), behind(text, at + 4, "--!>"));
  if (markup == Markup::kXml && rest.starts_with("<![CDATA[")) return behind(text, at, "]]>");
  if (markup == Markup::kXml && rest.starts_with("<?")) return behind(text, at, "?>");
  return at;
}

// Where what stands in a script or style sheet ends that begins at `at`; of other tags `at`.
size_t end_of_raw_text(std::string_view text, size_t at, std::string_view tag) {
  if (tag.empty() || (tag[0] | 32) != 's') return at;
  const std::string name = to_lower(tag);
  if (name != "script" && name != "style") return at;
  for (size_t end = text.find("</", at); end != kNowhere; end = text.find("</", end + 1))
    if (to_lower(text.substr(end + 2, name.size())) == name) return end;
  return text.size();
}

}  // namespace

std::optional<std::string> without_attribute_floods(std::string_view text, Markup markup) {
  std::string out;
  size_t kept = 0;
  for (size_t at = text.find('<'); at < text.size(); at = text.find('<', at)) {
    if (const size_t end = end_of_no_markup(text, at, markup); end > at) {
      at = end;
      continue;
    }
    if (++at == text.size() || !is_ascii_letter(text[at])) continue;
    const TagWalk tag(text, at, markup);
    if (tag.cut() != kNowhere) {
      out += text.substr(kept, tag.cut() - kept);
      kept = tag.end();
    }
    at = tag.end();
    if (markup == Markup::kHtml) at = end_of_raw_text(text, at, tag.name());
  }
  if (kept == 0) return std::nullopt;
  return out += text.substr(kept);
}

}  // namespace dateline
