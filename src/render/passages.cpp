#include "render/passages.h"

#include <algorithm>

#include "render/outline.h"
#include "render/words.h"

namespace dateline {
namespace {

using Kind = Passage::Kind;

// Names that a folded story tells; an archive has thousands, most of them named once or twice.
constexpr size_t kMostNames = 40;

class PassageWriter {
 public:
  PassageWriter(const Story& story, const Story& whole, const StoryIndex& index, bool folds)
      : story_(story), whole_(whole), index_(index), folds_(folds) {}

  void head() {
    add(Kind::kTitle, title_words(story_));
    add(Kind::kFacts, facts_of(story_));
    for (const auto& line : story_.state_of_play)
      item(line.value.text, line.sources).date = line.value.when.to_words();
  }

  void happened() {
    const auto days = happened_by_day(story_);
    if (!days.empty()) section(Part::kHappened);
    for (const DayLines& day : days) {
      add(Kind::kHeading, day.heading);
      for (const auto* line : day.open) event(*line, day.heading);
      if (folds_ && !day.more.empty()) {
        const auto count = static_cast<int64_t>(day.more.size());
        add(Kind::kFolded, "and " + counted(count, "more line"));
      } else {
        for (const auto* line : day.more) event(*line, day.heading);
      }
    }
  }

  void next() {
    if (!story_.outlooks.empty()) section(Part::kNext);
    for (const auto& line : story_.outlooks) {
      Passage& passage = item(line.value.text, line.sources);
      passage.who = heading_of(line.value, index_);
      passage.status = words_of(line.value.status);
      passage.id = line.value.id.to_string();
    }
  }

  void contested() {
    if (!story_.disputes.empty() || !story_.loaded_words.empty()) section(Part::kContested);
    for (const Dispute& dispute : story_.disputes) {
      add(Kind::kHeading, dispute.question);
      for (const auto& side : dispute.sides) {
        Passage& passage = item(side.value.text, side.sources);
        passage.who = index_.name(side.value.who);
        passage.id = dispute.id.to_string();
      }
    }
    for (const LoadedWord& word : story_.loaded_words) {
      add(Kind::kHeading, heading_of(word));
      for (const auto& use : word.uses) item(user_of(use.value, index_), use.sources);
    }
  }

  void quotes() {
    const auto speakers = quotes_by_speaker(story_, index_);
    if (!speakers.empty()) section(Part::kQuotes);
    for (const SpeakerQuotes& speaker : speakers) {
      add(Kind::kHeading, speaker.name);
      for (const auto* quote : speaker.quotes) {
        const std::string said = quote->value.when ? quote->value.when->to_words() : "";
        Passage& passage = item(joined({said, spoken(quote->value)}, ": "), quote->sources);
        passage.id = quote->value.id.to_string();
      }
    }
  }

  void background() {
    const auto years = background_by_year(story_);
    if (!years.empty()) section(Part::kBackground);
    for (const YearLines& year : years) {
      add(Kind::kHeading, year.heading);
      for (const auto* line : year.lines) event(*line, year.heading);
    }
  }

  void who() {
    const std::vector<const Entity*> entities = who_is_who(story_, whole_);
    if (!entities.empty() || !story_.tension.empty()) section(Part::kWho);
    const size_t shown = folds_ ? std::min(kMostNames, entities.size()) : entities.size();
    for (size_t i = 0; i < shown; ++i) {
      const Entity* entity = entities[i];
      std::vector<std::string> details = entity->descriptions;
      for (const NameVariant& variant : entity->variants)
        if (variant.text != entity->name) details.push_back("“" + variant.text + "”");
      Passage& passage = add(Kind::kItem, joined(details, "; "));
      passage.who = entity->name;
      passage.status = name_of(entity->kind);
      passage.id = entity->id.to_string();
    }
    if (shown < entities.size()) {
      const auto count = static_cast<int64_t>(entities.size() - shown);
      add(Kind::kFolded, "and " + counted(count, "more name"));
    }
    for (const Tension& tension : story_.tension) {
      const std::string trend = trend_of(tension);
      if (trend.empty()) continue;
      add(Kind::kItem, trend).who = std::string(index_.name(tension.first)) + " and " +
                                    std::string(index_.name(tension.second));
    }
  }

  void sources() {
    if (!story_.sources.empty()) section(Part::kSources);
    for (const StorySource& source : story_.sources)
      add(Kind::kItem, outlet_words(source.outlet) + ": " + counted(source.articles, "article"));
  }

  std::vector<Passage> take() { return std::move(passages_); }

 private:
  Passage& add(Kind kind, std::string text) {
    return passages_.emplace_back(Passage{kind, std::move(text)});
  }
  void section(Part part) { add(Kind::kSection, std::string(heading_of(part))); }
  Passage& item(const std::string& text, const NonEmpty<SourceRef>& sources) {
    Passage& passage = add(Kind::kItem, text);
    passage.sources = sources.items();
    return passage;
  }
  // The date stands before the line where the heading above does not say it.
  void event(const Sourced<Event>& line, const std::string& heading) {
    Passage& passage = item(line.value.text, line.sources);
    const auto& when = line.value.when;
    if (when && when->to_words() != heading) passage.date = when->to_words();
    passage.flags = flags_of(line, index_);
    passage.id = line.value.id.to_string();
  }

  const Story &story_, &whole_;
  const StoryIndex& index_;
  const bool folds_;
  std::vector<Passage> passages_;
};

}  // namespace

std::vector<Passage> passages_of(const Story& story, const StoryIndex& index,
                                 const RenderOptions& options, bool folds) {
  PassageWriter writer(story, whole_of(story, options), index, folds);
  write_parts(writer, options);
  return writer.take();
}

}  // namespace dateline
