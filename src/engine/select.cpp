#include "engine/select.h"

#include <algorithm>
#include <map>
#include <set>

#include "assemble/assemble.h"
#include "text/characters.h"
#include "text/fold.h"

namespace dateline {
namespace {

// What a line gains for a further phrase that is asked for.
constexpr int32_t kPhraseGain = 50;

bool is_word_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || (static_cast<unsigned char>(c) & 0x80) != 0;
}

// Does `phrase` stand in `text` with a word's begin before it and a word's end after it? Both are
// folded.
bool holds_phrase(std::string_view text, std::string_view phrase) {
  for (size_t at = text.find(phrase); at != std::string_view::npos;
       at = text.find(phrase, at + 1)) {
    const size_t end = at + phrase.size();
    if ((at == 0 || !is_word_byte(text[at - 1])) &&
        (end == text.size() || !is_word_byte(text[end])))
      return true;
  }
  return false;
}

// "By 8 January" has no begin and "after 8 January" no end, so they lie inside no closed range.
bool is_inside(const std::optional<When>& when, const Selection& selection) {
  if (!selection.from && !selection.to) return true;
  if (!when) return false;
  const bool has_begin = when->qualifier != Qualifier::kBefore;
  const bool has_end = when->qualifier != Qualifier::kAfter;
  return (!selection.from || (has_begin && *selection.from <= when->first)) &&
         (!selection.to || (has_end && when->last <= *selection.to));
}

class LineFilter {
 public:
  LineFilter(const Story& story, const Selection& selection) : selection_(selection) {
    const std::string actor = fold(selection.actor);
    for (const Entity& entity : story.entities)
      if (!actor.empty() && names(entity, actor)) actors_.insert(entity.id);
    const std::string outlet = fold(selection.outlet);
    for (const ArticleHead& head : story.articles) {
      if (!outlet.empty() && fold(head.outlet).find(outlet) != std::string::npos)
        of_outlet_.insert(head.id);
      if (head.published) published_[head.id] = head.published->day();
    }
  }

  bool keeps(const Sourced<Event>& event) const {
    const Event& value = event.value;
    return is_inside(value.when, selection_) && is_from(event.sources) && is_changed(value.id) &&
           (selection_.actor.empty() || is_one(value.actors) || is_one(value.targets) ||
            is_actor(value.place));
  }

  bool keeps(const Sourced<Quote>& quote) const {
    const Quote& value = quote.value;
    return is_inside(value.when, selection_) && is_from(quote.sources) && is_changed(value.id) &&
           (selection_.actor.empty() || is_actor(value.speaker));
  }

  bool keeps(const Sourced<Outlook>& outlook) const {
    const Outlook& value = outlook.value;
    return is_inside(value.said, selection_) && is_from(outlook.sources) && is_changed(value.id) &&
           (selection_.actor.empty() || is_actor(value.who) || is_actor(value.against));
  }

  // A use of a word has no id that a change could name.
  bool keeps(const Sourced<WordUse>& use) const {
    return is_published_inside(use.sources) && is_from(use.sources) && !selection_.changed &&
           (selection_.actor.empty() || is_actor(use.value.who));
  }

  // A dispute stays whole: what one side says keeps the other.
  bool keeps(const Dispute& dispute) const {
    const auto any_side = [&](auto test) {
      return std::any_of(dispute.sides.begin(), dispute.sides.end(), test);
    };
    return any_side([&](auto& side) { return is_published_inside(side.sources); }) &&
           any_side([&](auto& side) { return is_from(side.sources); }) && is_changed(dispute.id) &&
           (selection_.actor.empty() ||
            any_side([&](auto& side) { return is_actor(side.value.who); }));
  }

 private:
  static bool names(const Entity& entity, const std::string& actor) {
    return entity.id.to_string() == actor || fold(entity.name).find(actor) != std::string::npos ||
           std::any_of(entity.variants.begin(), entity.variants.end(), [&](const auto& variant) {
             return fold(variant.text).find(actor) != std::string::npos;
           });
  }
  bool is_actor(const std::optional<EntityId>& id) const { return id && actors_.contains(*id); }
  bool is_one(const std::vector<EntityId>& ids) const {
    return std::any_of(ids.begin(), ids.end(), [&](EntityId id) { return is_actor(id); });
  }
  bool is_from(const NonEmpty<SourceRef>& sources) const {
    return selection_.outlet.empty() ||
           std::any_of(sources.begin(), sources.end(), [&](const SourceRef& source) {
             return of_outlet_.contains(source.article);
           });
  }
  template <class Id>
  bool is_changed(Id id) const {
    return !selection_.changed || selection_.changed->contains(id.to_string());
  }
  bool is_published_inside(const NonEmpty<SourceRef>& sources) const {
    if (!selection_.from && !selection_.to) return true;
    return std::any_of(sources.begin(), sources.end(), [&](const SourceRef& source) {
      const auto day = published_.find(source.article);
      return day != published_.end() && is_inside(when_day(day->second), selection_);
    });
  }

  const Selection& selection_;
  std::set<EntityId> actors_;
  std::set<ArticleId> of_outlet_;
  std::map<ArticleId, CivilDate> published_;
};

bool is_about(const std::vector<std::string>& phrases, const std::string& words) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](const std::string& phrase) { return holds_phrase(words, phrase); });
}

// Of an event that is told in several ways shows one with a wanted phrase, if its line has none.
void show_wording_about(const std::vector<std::string>& phrases, Sourced<Event>& event) {
  if (is_about(phrases, fold(event.value.text))) return;
  for (const Wording& wording : event.value.wordings) {
    const auto source =
        std::find_if(event.sources.begin(), event.sources.end(), [&](const SourceRef& candidate) {
          return candidate.article == wording.article && candidate.sentence == wording.sentence;
        });
    if (source == event.sources.end() || !is_about(phrases, fold(wording.text))) continue;
    std::rotate(event.sources.begin(), source, source + 1);
    event.value.text = wording.text;
    return;
  }
}

// "Lina Borg, bridge": a line of Borg's bridge is more of what is asked for than one of another
// bridge.
void gain_by_phrases(const std::vector<std::string>& phrases, Event& event) {
  const std::string words = fold(event.text);
  const auto count = std::count_if(phrases.begin(), phrases.end(),
                                   [&](const auto& phrase) { return holds_phrase(words, phrase); });
  event.score += kPhraseGain * std::max(0, static_cast<int32_t>(count) - 1);
}

// Of what the days are named in keeps what has a wanted phrase.
void keep_namings_about(const std::vector<std::string>& phrases,
                        const std::vector<std::string>& words, std::vector<StoryDay>& days) {
  auto words_of = words.begin();
  for (StoryDay& day : days)
    std::erase_if(day.namings, [&](const std::string&) { return !is_about(phrases, *words_of++); });
}

// Of the words that take a side keeps those uses that are asked for.
void keep_words(const LineFilter& filter, const std::vector<std::string>& about,
                std::vector<LoadedWord>& words) {
  const auto is_told_about = [&](const Sourced<WordUse>& use) {
    return about.empty() ||
           std::any_of(use.sources.begin(), use.sources.end(), [&](const SourceRef& source) {
             return is_about(about, fold(source.quote));
           });
  };
  for (LoadedWord& word : words)
    std::erase_if(word.uses,
                  [&](const auto& use) { return !filter.keeps(use) || !is_told_about(use); });
  std::erase_if(words, [](const LoadedWord& word) { return word.uses.empty(); });
}

template <class T>
void keep_first(std::vector<T>& lines, int limit) {
  if (limit > 0 && lines.size() > static_cast<size_t>(limit))
    lines.erase(lines.begin() + limit, lines.end());
}

// Of each part the `limit` best lines, in the order they stand in.
template <class T, class IsBetter, class PartOf>
void keep_best(std::vector<Sourced<T>>& lines, int limit, IsBetter is_better, PartOf part_of) {
  if (limit <= 0) return;
  std::vector<size_t> ranked(lines.size()), best;
  for (size_t i = 0; i < ranked.size(); ++i) ranked[i] = i;
  std::stable_sort(ranked.begin(), ranked.end(),
                   [&](size_t a, size_t b) { return is_better(lines[a].value, lines[b].value); });
  std::map<StoryPart, int> count;
  for (const size_t ix : ranked)
    if (count[part_of(lines[ix].value)]++ < limit) best.push_back(ix);
  std::sort(best.begin(), best.end());
  std::vector<Sourced<T>> kept;
  kept.reserve(best.size());
  for (const size_t ix : best) kept.push_back(std::move(lines[ix]));
  lines = std::move(kept);
}

// A reader who asks for three lines wants the three that matter most, of what happened and of the
// background each, and the three newest quotes.
void keep_best_events(std::vector<Sourced<Event>>& events, int limit) {
  keep_best(
      events, limit, [](const Event& a, const Event& b) { return a.score > b.score; },
      [](const Event& event) { return event.part; });
}
void keep_newest_quotes(std::vector<Sourced<Quote>>& quotes, int limit) {
  const auto is_newer = [](const Quote& a, const Quote& b) {
    return a.when && (!b.when || b.when->first < a.when->first);
  };
  keep_best(quotes, limit, is_newer, [](const Quote&) { return StoryPart::kHappened; });
}

void keep_key_events(Story& story, int dates, int per_date) {
  std::vector<Sourced<Event>> kept;
  for (const uint32_t ix : pick_key_events(story, dates, per_date)) {
    kept.push_back(story.events[ix]);
    kept.back().value.is_key = true;
  }
  story.events = std::move(kept);
}

}  // namespace

std::vector<std::string> parse_about(std::string_view words) {
  std::vector<std::string> entries;
  for (size_t i = 0; i < words.size();) {
    if (words[i] == ' ' || words[i] == ',') {
      ++i;
      continue;
    }
    const bool is_phrase = words[i] == '"';
    if (is_phrase) ++i;
    const size_t end = std::min(words.find_first_of(is_phrase ? "\"" : " ,", i), words.size());
    if (end > i) entries.push_back(fold(words.substr(i, end - i)));
    i = end + (is_phrase ? 1 : 0);
  }
  return entries;
}

std::optional<StoryId> pick_story(const std::vector<StoryHead>& stories,
                                  const std::string& wanted) {
  const std::vector<std::string> words = parse_about(wanted);
  for (const StoryHead& head : stories) {
    const std::string title = fold(head.title);
    const bool is_meant = head.id.to_string() == wanted ||
                          std::all_of(words.begin(), words.end(), [&](const std::string& word) {
                            return holds_phrase(title, word);
                          });
    if (is_meant) return head.id;
  }
  return std::nullopt;
}

StoryWords words_of_lines(const Story& story) {
  StoryWords words;
  for (const auto& line : story.events) {
    std::string& all = words.events.emplace_back(fold(line.value.text));
    for (const Wording& wording : line.value.wordings) all += '\n' + fold(wording.text);
  }
  for (const auto& line : story.quotes)
    words.quotes.push_back(fold(line.value.text) + '\n' + fold(line.value.speaker_name));
  for (const Dispute& dispute : story.disputes) {
    std::string& all = words.disputes.emplace_back(fold(dispute.question));
    for (const auto& side : dispute.sides) all += '\n' + fold(side.value.text);
  }
  for (const auto& line : story.outlooks) words.outlooks.push_back(fold(line.value.text));
  for (const StoryDay& day : story.days)
    for (const std::string& naming : day.namings) words.namings.push_back(fold(naming));
  return words;
}

Story select_lines(const Story& story, const Selection& selection, const StoryWords& words) {
  Story selected = without_lines(story);
  const LineFilter filter(story, selection);
  const auto keep = [&](const auto& lines, const std::vector<std::string>& words_of, auto& kept) {
    for (size_t i = 0; i < lines.size(); ++i)
      if (filter.keeps(lines[i]) &&
          (selection.about.empty() || is_about(selection.about, words_of[i])))
        kept.push_back(lines[i]);
  };
  keep(story.events, words.events, selected.events);
  if (!selection.about.empty()) {
    for (auto& event : selected.events) {
      show_wording_about(selection.about, event);
      gain_by_phrases(selection.about, event.value);
    }
    keep_namings_about(selection.about, words.namings, selected.days);
  }
  keep(story.quotes, words.quotes, selected.quotes);
  keep(story.disputes, words.disputes, selected.disputes);
  keep(story.outlooks, words.outlooks, selected.outlooks);
  keep_words(filter, selection.about, selected.loaded_words);
  if (selection.dates > 0) keep_key_events(selected, selection.dates, selection.per_date);
  keep_best_events(selected.events, selection.limit);
  keep_newest_quotes(selected.quotes, selection.limit);
  keep_first(selected.disputes, selection.limit);
  keep_first(selected.outlooks, selection.limit);
  return selected;
}

Story select_lines(const Story& story, const Selection& selection) {
  return select_lines(story, selection,
                      selection.about.empty() ? StoryWords{} : words_of_lines(story));
}

Story select_lines(Story&& story, const Selection& selection) {
  if (selection == Selection{}) return std::move(story);
  const Story& whole = story;
  return select_lines(whole, selection);
}

}  // namespace dateline
