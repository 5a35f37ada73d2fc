#include <utf8proc.h>

#include <algorithm>

#include "render/outline.h"
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
  TerminalWriter(const Story& story, const RenderOptions& options)
      : story_(story),
        index_(story),
        color_(options.color),
        folds_(options.part == Part::kAll),
        width_(std::max(options.width, kMinimumWidth)) {}

  void head() {
    paragraph(Style::kTitle, "", story_.title);
    paragraph(Style::kQuiet, "", facts_of(story_));
    if (!story_.state_of_play.empty()) out_ += '\n';
    for (const auto& line : story_.state_of_play) paragraph(Style::kPlain, "  ", line.value);
  }

  void happened() {
    const auto days = happened_by_day(story_);
    if (!days.empty()) section(Part::kHappened);
    for (const DayLines& day : days) {
      subheading(day.heading);
      for (const auto* line : day.open) event(*line, day.heading);
      if (folds_ && !day.more.empty()) {
        const auto count = static_cast<int64_t>(day.more.size());
        paragraph(Style::kQuiet, "    ", "and " + counted(count, "line") + " more");
      } else {
        for (const auto* line : day.more) event(*line, day.heading);
      }
    }
  }

  void next() {
    if (!story_.outlooks.empty()) section(Part::kNext);
    for (const auto& line : story_.outlooks) {
      subheading(heading_of(line.value, index_));
      bullet(line.value.text);
      details(line.sources.items(), {std::string(words_of(line.value.status))},
              line.value.id.to_string());
    }
  }

  void contested() {
    if (!story_.disputes.empty()) section(Part::kContested);
    for (const Dispute& dispute : story_.disputes) {
      subheading(dispute.question);
      for (const auto& side : dispute.sides) {
        const std::string who(index_.name(side.value.who));
        bullet(who.empty() ? side.value.text : who + ": " + side.value.text);
        details(side.sources.items(), {}, dispute.id.to_string());
      }
    }
  }

  void quotes() {
    const auto speakers = quotes_by_speaker(story_, index_);
    if (!speakers.empty()) section(Part::kQuotes);
    for (const SpeakerQuotes& speaker : speakers) {
      subheading(speaker.name);
      for (const auto* quote : speaker.quotes) {
        const auto& when = quote->value.when;
        bullet(spoken(quote->value));
        details(quote->sources.items(), {when ? when->to_words() : ""},
                quote->value.id.to_string());
      }
    }
  }

  void background() {
    const auto years = background_by_year(story_);
    if (!years.empty()) section(Part::kBackground);
    for (const YearLines& year : years) {
      subheading(year.heading);
      for (const auto* line : year.lines) event(*line, year.heading);
    }
  }

  void who() {
    if (!story_.entities.empty()) section(Part::kWho);
    for (const Entity& entity : story_.entities) {
      std::vector<std::string> also;
      for (const NameVariant& variant : entity.variants)
        if (variant.text != entity.name) also.push_back(variant.text);
      const std::string description =
          entity.descriptions.empty() ? "" : ": " + entity.descriptions.front();
      bullet(entity.name + description);
      paragraph(
          Style::kQuiet, "    ",
          joined({std::string(name_of(entity.kind)), joined(also, ", "), entity.id.to_string()},
                 " · "));
    }
  }

  void sources() {
    if (!story_.sources.empty()) section(Part::kSources);
    for (const StorySource& source : story_.sources)
      bullet((source.outlet.empty() ? "Outlet not known" : source.outlet) + ": " +
             counted(source.articles, "article"));
  }

  std::string take() { return std::move(out_); }

 private:
  void section(Part part) {
    if (!out_.empty()) out_ += '\n';
    paragraph(Style::kHeading, "", std::string(heading_of(part)));
  }
  void subheading(const std::string& text) {
    out_ += '\n';
    paragraph(Style::kDate, "", text);
  }
  void bullet(const std::string& text) { paragraph(Style::kPlain, "  - ", text); }

  void event(const Sourced<Event>& line, const std::string& heading) {
    const auto& when = line.value.when;
    const bool tells_date = when && when->to_words() != heading;
    bullet((tells_date ? when->to_words() + ": " : "") + line.value.text);
    details(line.sources.items(), flags_of(line, index_), line.value.id.to_string());
  }

  // Who has it, what to know of it, and the id that `dateline why` takes.
  void details(const std::vector<SourceRef>& sources, std::vector<std::string> flags,
               const std::string& id) {
    std::vector<std::string> outlets = outlets_of(sources, index_);
    const size_t others =
        outlets.size() > kMostOutletsNamed ? outlets.size() - kMostOutletsNamed : 0;
    outlets.resize(outlets.size() - others);
    if (others > 0) outlets.push_back(std::to_string(others) + " more");
    flags.insert(flags.begin(), joined(outlets, ", "));
    flags.push_back(id);
    paragraph(Style::kQuiet, "    ", joined(flags, " · "));
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

  const Story& story_;
  StoryIndex index_;
  bool color_, folds_;
  int width_;
  std::string out_;
};

}  // namespace

std::string render_terminal(const Story& story, const RenderOptions& options) {
  TerminalWriter writer(story, options);
  write_parts(writer, options);
  return writer.take();
}

}  // namespace dateline
