#include <algorithm>

#include "render/outline.h"
#include "render/words.h"

namespace dateline {
namespace {

bool begins_a_block(std::string_view text) {
  if (text.empty()) return false;
  if (text[0] == '#' || text[0] == '-' || text[0] == '+' || text[0] == '=') return true;
  const size_t digits = text.find_first_not_of("0123456789");
  return digits != 0 && digits != std::string_view::npos && digits < 10 &&
         (text[digits] == '.' || text[digits] == ')');
}

// Text as CommonMark that shows exactly this text: no link, no emphasis, no HTML of its own.
std::string escaped(std::string_view untrusted) {
  const std::string text = one_line(untrusted);
  std::string out;
  size_t at = 0;
  if (begins_a_block(text)) {
    at = std::min(text.find_first_not_of("0123456789"), text.size());
    out = text.substr(0, at) + "\\";
    out += text[at++];
  }
  constexpr std::string_view kSpecial = "\\`*_[]<>&~|";
  for (; at < text.size(); ++at) {
    if (kSpecial.find(text[at]) != std::string_view::npos) out += '\\';
    out += text[at];
  }
  return out;
}

// "[Harbour Post](https://...)"; the bare name where there is no URL to go to.
std::string linked_outlet(const SourceRef& source, const StoryIndex& index) {
  const ArticleHead* article = index.article(source.article);
  if (!article) return "";
  const std::string_view url = safe_url(article->url);
  const std::string name = escaped(article->outlet.empty() ? article->url : article->outlet);
  return url.empty() ? name : "[" + name + "](<" + std::string(url) + ">)";
}

std::string linked_outlets(const std::vector<SourceRef>& sources, const StoryIndex& index) {
  std::vector<std::string> links;
  std::vector<std::string_view> told;
  for (const SourceRef& source : sources) {
    const std::string_view outlet = index.outlet(source.article);
    if (std::find(told.begin(), told.end(), outlet) != told.end()) continue;
    told.push_back(outlet);
    links.push_back(linked_outlet(source, index));
  }
  return joined(links, ", ");
}

// " (Harbour Post, City Wire; disputed)", or nothing.
std::string tail(const std::vector<SourceRef>& sources, const StoryIndex& index,
                 const std::vector<std::string>& flags) {
  const std::string words = joined({linked_outlets(sources, index), joined(flags, ", ")}, "; ");
  return words.empty() ? "" : " (" + words + ")";
}

class MarkdownWriter {
 public:
  explicit MarkdownWriter(const Story& story) : story_(story), index_(story) {}

  void head() {
    out_ += "# " + escaped(story_.title) + "\n\n*" + facts_of(story_) + "*\n";
    if (!story_.state_of_play.empty()) out_ += '\n';
    for (const auto& line : story_.state_of_play)
      item(escaped(line.value) + tail(line.sources.items(), index_, {}));
  }

  void happened() {
    const auto days = happened_by_day(story_);
    if (!days.empty()) section(Part::kHappened);
    for (const DayLines& day : days) {
      subheading(day.heading);
      for (const auto* line : day.open) event(*line, day.heading);
      for (const auto* line : day.more) event(*line, day.heading);
    }
  }

  void next() {
    if (!story_.outlooks.empty()) section(Part::kNext);
    for (const auto& line : story_.outlooks)
      item("**" + escaped(heading_of(line.value, index_)) + "** (" +
           std::string(words_of(line.value.status)) + "): " + escaped(line.value.text) +
           tail(line.sources.items(), index_, {}));
  }

  void contested() {
    if (!story_.disputes.empty()) section(Part::kContested);
    for (const Dispute& dispute : story_.disputes) {
      subheading(escaped(dispute.question));
      for (const auto& side : dispute.sides) {
        const std::string who(index_.name(side.value.who));
        item((who.empty() ? "" : "**" + escaped(who) + "**: ") + escaped(side.value.text) +
             tail(side.sources.items(), index_, {}));
      }
    }
  }

  void quotes() {
    const auto speakers = quotes_by_speaker(story_, index_);
    if (!speakers.empty()) section(Part::kQuotes);
    for (const SpeakerQuotes& speaker : speakers) {
      subheading(escaped(speaker.name));
      for (const auto* quote : speaker.quotes) {
        const auto& when = quote->value.when;
        item((when ? when->to_words() + ": " : "") + escaped(spoken(quote->value)) +
             tail(quote->sources.items(), index_, {}));
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
      std::vector<std::string> details;
      for (const std::string& description : entity.descriptions)
        details.push_back(escaped(description));
      for (const NameVariant& variant : entity.variants)
        if (variant.text != entity.name) details.push_back("“" + escaped(variant.text) + "”");
      const std::string more = joined(details, "; ");
      item("**" + escaped(entity.name) + "** (" + std::string(name_of(entity.kind)) + ")" +
           (more.empty() ? "" : ": " + more));
    }
  }

  void sources() {
    if (!story_.sources.empty()) section(Part::kSources);
    for (const StorySource& source : story_.sources)
      item((source.outlet.empty() ? "Outlet not known" : escaped(source.outlet)) + ": " +
           counted(source.articles, "article"));
  }

  std::string take() { return std::move(out_); }

 private:
  void section(Part part) { out_ += "\n## " + std::string(heading_of(part)) + "\n"; }
  void subheading(const std::string& markdown) { out_ += "\n### " + markdown + "\n\n"; }
  // A list right under its section heading has no blank line of its own yet.
  void item(const std::string& markdown) {
    if (out_.size() > 2 && out_[out_.size() - 2] != '\n' && !in_list()) out_ += '\n';
    out_ += "- " + markdown + "\n";
  }
  bool in_list() const {
    const size_t line = out_.rfind('\n', out_.size() - 2);
    return out_.compare(line + 1, 2, "- ") == 0;
  }
  // The date stands before the line where the heading above does not say it.
  void event(const Sourced<Event>& line, const std::string& heading) {
    const auto& when = line.value.when;
    const bool tells_date = when && when->to_words() != heading;
    item((tells_date ? "**" + when->to_words() + "** " : "") + escaped(line.value.text) +
         tail(line.sources.items(), index_, flags_of(line, index_)));
  }

  const Story& story_;
  StoryIndex index_;
  std::string out_;
};

}  // namespace

std::string render_markdown(const Story& story, const RenderOptions& options) {
  MarkdownWriter writer(story);
  write_parts(writer, options);
  return writer.take();
}

}  // namespace dateline
