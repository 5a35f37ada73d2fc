#include <utf8proc.h>

#include <algorithm>

#include "render/passages.h"
#include "render/words.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr int kMinimumWidth = 20;
constexpr size_t kMostOutletsNamed = 3;

enum class Style { kPlain, kTitle, kHeading, kDate, kQuiet };

std::string_view code_of(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kTitle:
      return "\x1b[1m";
    case Style::kHeading:
      return "\x1b[1;34m";
    case Style::kDate:
      return "\x1b[36m";
    case Style::kQuiet:
      return "\x1b[2m";
  }
  return "";
}

int columns_of(std::string_view text) {
  int columns = 0;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    columns += utf8proc_charwidth(static_cast<utf8proc_int32_t>(point.value));
    at += point.size;
  }
  return columns;
}

// Lays out lines of text for a terminal of some width.
class TerminalWriter {
 public:
  TerminalWriter(const StoryIndex& index, const RenderOptions& options)
      : index_(index), color_(options.color), width_(std::max(options.width, kMinimumWidth)) {}

  void write(const Passage& passage) {
    switch (passage.kind) {
      case Passage::Kind::kTitle:
        return paragraph(Style::kTitle, "", passage.text);
      case Passage::Kind::kFacts:
        paragraph(Style::kQuiet, "", passage.text);
        out_ += '\n';
        return;
      case Passage::Kind::kSection:
        if (!out_.empty()) out_ += '\n';
        return paragraph(Style::kHeading, "", passage.text);
      case Passage::Kind::kHeading:
        out_ += '\n';
        return paragraph(Style::kDate, "", passage.text);
      case Passage::Kind::kFolded:
        return paragraph(Style::kQuiet, "    ", passage.text);
      case Passage::Kind::kItem:
        paragraph(Style::kPlain, "  - ", joined({passage.date, passage.who, passage.text}, ": "));
        return details(passage);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  // Who has it, what to know of it, and the id that `dateline why` takes.
  void details(const Passage& passage) {
    std::vector<std::string> outlets = outlets_of(passage.sources, index_);
    if (outlets.empty() && !passage.sources.empty()) outlets.push_back(outlet_words(""));
    const size_t others =
        outlets.size() > kMostOutletsNamed ? outlets.size() - kMostOutletsNamed : 0;
    outlets.resize(outlets.size() - others);
    if (others > 0) outlets.push_back(std::to_string(others) + " more");
    const std::string words = joined(
        {joined(outlets, ", "), passage.status, joined(passage.flags, " · "), passage.id}, " · ");
    if (!words.empty()) paragraph(Style::kQuiet, "    ", words);
  }

  // Wraps between words; lines after the first stand under the first word. A word longer than the
  // width has a line of its own.
  void paragraph(Style style, std::string_view lead, const std::string& text) {
    const std::string words = one_line(text);
    const std::string_view code = color_ ? code_of(style) : "";
    out_ += code;
    out_ += lead;
    int column = static_cast<int>(lead.size());
    bool at_line_begin = true;
    for (size_t at = 0; at < words.size();) {
      const size_t end = std::min(words.find(' ', at), words.size());
      const std::string_view word = std::string_view(words).substr(at, end - at);
      const int columns = columns_of(word);
      if (!at_line_begin && column + 1 + columns > width_) {
        out_ += '\n';
        out_.append(lead.size(), ' ');
        column = static_cast<int>(lead.size());
        at_line_begin = true;
      }
      if (!at_line_begin) out_ += ' ';
      column += columns + (at_line_begin ? 0 : 1);
      out_ += word;
      at_line_begin = false;
      at = end + 1;
    }
    if (!code.empty()) out_ += "\x1b[0m";
    out_ += '\n';
  }

  const StoryIndex& index_;
  const bool color_;
  const int width_;
  std::string out_;
};

}  // namespace

std::string render_terminal(const Story& story, const RenderOptions& options) {
  const StoryIndex index(whole_of(story, options));
  TerminalWriter writer(index, options);
  const bool folds = options.part == Part::kAll;
  for (const Passage& passage : passages_of(story, index, options, folds)) writer.write(passage);
  return writer.take();
}

}  // namespace dateline
