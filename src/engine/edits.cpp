#include "engine/edits.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include "assemble/assemble.h"
#include "base/hash.h"
#include "store/lines.h"

namespace dateline {
namespace {

std::string edtf_of(const std::optional<When>& when) { return when ? when->to_edtf() : ""; }

auto same_id(const std::string& id) {
  return [&id](const auto& line) {
    if constexpr (requires { line.value; }) {
      return line.value.id.to_string() == id;
    } else {
      return line.id.to_string() == id;
    }
  };
}

template <class Lines>
auto* find_line(Lines& lines, const std::string& id) {
  const auto at = std::find_if(lines.begin(), lines.end(), same_id(id));
  return at == lines.end() ? nullptr : &*at;
}

// The letter of an id tells its kind.
std::optional<LineKind> kind_of(const std::string& id) {
  switch (id.empty() ? ' ' : id[0]) {
    case 'v':
      return LineKind::kEvent;
    case 'q':
      return LineKind::kQuote;
    case 'd':
      return LineKind::kDispute;
    case 'k':
      return LineKind::kOutlook;
    case 'e':
      return LineKind::kEntity;
    default:
      return std::nullopt;
  }
}

// The date of a line that can have one; null for others.
std::optional<When>* date_of(Story& story, const std::string& id) {
  if (auto* event = find_line(story.events, id)) return &event->value.when;
  if (auto* quote = find_line(story.quotes, id)) return &quote->value.when;
  if (auto* outlook = find_line(story.outlooks, id)) return &outlook->value.due;
  return nullptr;
}

template <class T>
void take_sources(std::vector<Sourced<T>>& lines, const std::string& from,
                  const std::string& into) {
  auto* source_line = find_line(lines, from);
  auto* target = find_line(lines, into);
  if (!source_line || !target) return;
  std::vector<SourceRef> sources = target->sources.items();
  for (const SourceRef& source : source_line->sources)
    if (std::find(sources.begin(), sources.end(), source) == sources.end())
      sources.push_back(source);
  target->sources = NonEmpty<SourceRef>(std::move(sources));
  std::erase_if(lines, same_id(from));
}

// One edit at a time on one story.
class Editor {
 public:
  Editor(Story& story, const WordsOf& words_of) : story_(story), words_of_(words_of) {}

  // What the story has now where the edit would write; nothing where its line is gone.
  std::optional<std::string> current(const std::string& line, EditKind kind) {
    if (kind == EditKind::kTitle)
      return line == story_.id.to_string() ? std::optional(story_.title) : std::nullopt;
    if (kind == EditKind::kName) {
      const auto* entity = find_line(story_.entities, line);
      return entity ? std::optional(entity->name) : std::nullopt;
    }
    if (kind == EditKind::kDate) {
      const auto* date = date_of(story_, line);
      return date ? std::optional(edtf_of(*date)) : std::nullopt;
    }
    const auto* event = find_line(story_.events, line);
    if (kind == EditKind::kPart)
      return event ? std::optional(std::string(name_of(event->value.part))) : std::nullopt;
    if (kind == EditKind::kPin) return event ? std::optional<std::string>("") : std::nullopt;
    const bool stands = event || find_line(story_.quotes, line) ||
                        find_line(story_.outlooks, line) || find_line(story_.disputes, line) ||
                        find_line(story_.entities, line);
    return stands ? std::optional<std::string>("") : std::nullopt;
  }

  // The line that the edit is about: the one of that id, else the one with most of its sentences.
  std::string line_of(const Edit& edit) {
    const std::optional<LineKind> kind = kind_of(edit.line);
    if (!kind || current(edit.line, EditKind::kHide)) return edit.line;
    return SentenceIndex(lines_of(story_).items).nearest(*kind, edit.anchors);
  }

  void apply(const Edit& edit, const std::string& line) {
    switch (edit.kind) {
      case EditKind::kTitle:
        story_.title = edit.value;
        break;
      case EditKind::kName:
        find_line(story_.entities, line)->name = edit.value;
        break;
      case EditKind::kDate:
        *date_of(story_, line) = When::parse_edtf(edit.value);
        break;
      case EditKind::kPart:
        find_line(story_.events, line)->value.part = edit.value == name_of(StoryPart::kHappened)
                                                         ? StoryPart::kHappened
                                                         : StoryPart::kBackground;
        break;
      case EditKind::kPin:
        find_line(story_.events, line)->value.is_key = true;
        break;
      case EditKind::kHide:
        hide(line);
        break;
      case EditKind::kMerge:
        merge(line, edit.value);
        break;
      case EditKind::kSplit:
        split(edit, line);
        break;
    }
  }

  // Makes the parts of the story that follow from its lines follow from the edited ones.
  void finish() {
    std::stable_sort(story_.events.begin(), story_.events.end(), [](const auto& a, const auto& b) {
      return order_key(a.value) < order_key(b.value);
    });
    story_.state_of_play = state_of_play(story_.events);
    std::set<EventId> standing;
    for (const auto& event : story_.events) standing.insert(event.value.id);
    for (Tension& tension : story_.tension)
      for (TensionPoint& point : tension.series)
        std::erase_if(point.events, [&](EventId id) { return !standing.contains(id); });
    for (Dispute& dispute : story_.disputes)
      if (dispute.event && !standing.contains(*dispute.event)) dispute.event.reset();
  }

 private:
  // By date; an undated line stands at the end of the day that it was first reported.
  static std::tuple<CivilDate, CivilDate, EventId> order_key(const Event& event) {
    if (event.when) return {event.when->first, event.when->last, event.id};
    const CivilDate day = event.first_reported ? event.first_reported->day() : CivilDate{};
    return {day, day, event.id};
  }

  void hide(const std::string& line) {
    std::erase_if(story_.events, same_id(line));
    std::erase_if(story_.quotes, same_id(line));
    std::erase_if(story_.outlooks, same_id(line));
    std::erase_if(story_.disputes, same_id(line));
  }

  void merge(const std::string& from, const std::string& into) {
    const auto* event = find_line(story_.events, from);
    const int32_t outlets = event ? event->value.outlets : 0;
    std::vector<Wording> wordings;
    if (event) {
      wordings = event->value.wordings;
      const SourceRef& first = event->sources.front();
      wordings.push_back({first.article, first.sentence, event->value.text});
    }
    take_sources(story_.events, from, into);
    take_sources(story_.quotes, from, into);
    take_sources(story_.outlooks, from, into);
    if (auto* target = find_line(story_.events, into)) {
      const auto sources = static_cast<int32_t>(target->sources.size());
      target->value.outlets = std::min(target->value.outlets + outlets, sources);
      target->value.wordings.insert(target->value.wordings.end(), wordings.begin(), wordings.end());
    }
  }

  // The line as that source of it tells it: its first, another that can stand as a line, or any.
  std::string telling_of(const Sourced<Event>& event, const SourceRef& source) const {
    if (source == event.sources.front()) return event.value.text;
    for (const Wording& wording : event.value.wordings)
      if (wording.article == source.article && wording.sentence == source.sentence)
        return wording.text;
    return words_of_(source);
  }

  // The sources that the editor picked, found again by their sentences.
  void split(const Edit& edit, const std::string& line) {
    const auto is_picked = [&](const SourceRef& source) {
      return std::any_of(edit.anchors.begin(), edit.anchors.end(), [&](const SourceRef& anchor) {
        return anchor.article == source.article && anchor.sentence == source.sentence;
      });
    };
    auto* event = find_line(story_.events, line);
    std::vector<SourceRef> picked, rest;
    for (const SourceRef& source : event->sources)
      (is_picked(source) ? picked : rest).push_back(source);
    if (picked.empty() || rest.empty()) return;
    Event fresh = event->value;
    fresh.id = EventId::of(hash64("split " + edit.line + " " + edit.value));
    fresh.text = telling_of(*event, picked.front());
    event->value.text = telling_of(*event, rest.front());
    fresh.wordings.clear();
    fresh.outlets = std::min(fresh.outlets, static_cast<int32_t>(picked.size()));
    event->value.outlets = std::min(event->value.outlets, static_cast<int32_t>(rest.size()));
    event->sources = NonEmpty<SourceRef>(std::move(rest));
    story_.events.push_back({std::move(fresh), NonEmpty<SourceRef>(std::move(picked))});
  }

  Story& story_;
  const WordsOf& words_of_;
};

std::string decision_of(const Edit& edit) {
  return std::string(name_of(edit.kind)) + (edit.value.empty() ? "" : "=" + edit.value);
}

// "2,3" of a line with that many sources gives those sources; nothing for anything else, and for
// all of them.
std::optional<std::vector<SourceRef>> pick_sources(const std::vector<SourceRef>& sources,
                                                   std::string_view numbers) {
  std::set<size_t> picked;
  while (true) {
    size_t number = 0;
    const auto [end, error] =
        std::from_chars(numbers.data(), numbers.data() + numbers.size(), number);
    if (error != std::errc() || number < 1 || number > sources.size()) return std::nullopt;
    picked.insert(number - 1);
    numbers.remove_prefix(static_cast<size_t>(end - numbers.data()));
    if (numbers.empty()) break;
    if (numbers[0] != ',') return std::nullopt;
    numbers.remove_prefix(1);
  }
  if (picked.size() == sources.size()) return std::nullopt;
  std::vector<SourceRef> result;
  for (const size_t ix : picked) result.push_back(sources[ix]);
  return result;
}

// Why the value will not do; empty if it will.
std::string refuse_value(const Edit& edit, Editor& editor) {
  switch (edit.kind) {
    case EditKind::kDate:
      return When::parse_edtf(edit.value) ? "" : "is no EDTF date";
    case EditKind::kPart:
      return edit.value == "happened" || edit.value == "background"
                 ? ""
                 : "is neither happened nor background";
    case EditKind::kTitle:
    case EditKind::kName:
      return edit.value.empty() ? "is empty" : "";
    case EditKind::kMerge:
      if (edit.value == edit.line) return "is the line itself";
      if (edit.line[0] == 'd' || edit.line[0] == 'e')
        return "only events, quotes and outlooks merge";
      return edit.value.starts_with(edit.line[0]) && editor.current(edit.value, EditKind::kHide)
                 ? ""
                 : "is no line of the same kind";
    case EditKind::kSplit:
      return edit.anchors.empty() ? "does not name some, but not all, sources of an event" : "";
    case EditKind::kHide:
      // Other lines name it, so a name can be changed but not taken away.
      if (edit.line[0] == 'e') return "a name cannot be hidden";
      return edit.value.empty() ? "" : "is more than this needs";
    case EditKind::kPin:
      return edit.value.empty() ? "" : "is more than this needs";
  }
  return "";
}

}  // namespace

void apply_edits(Story& story, std::span<const Edit> edits, const WordsOf& words_of) {
  if (edits.empty()) return;
  Editor editor(story, words_of);
  for (const Edit& edit : edits) {
    const std::string line = editor.line_of(edit);
    const auto found = editor.current(line, edit.kind);
    if (!found || (*found != edit.before && *found != edit.value))
      story.conflicts.push_back({edit.line, decision_of(edit), found.value_or("")});
    if (found) editor.apply(edit, line);
  }
  editor.finish();
}

std::optional<int64_t> newest_edit_of(const Story& story, std::span<const Edit> edits,
                                      const std::string& line) {
  const SentenceIndex index(lines_of(story).items);
  for (size_t i = edits.size(); i-- > 0;) {
    const Edit& edit = edits[i];
    const std::optional<LineKind> kind = kind_of(edit.line);
    if (edit.line == line || (kind && index.nearest(*kind, edit.anchors) == line))
      return edit.number;
  }
  return std::nullopt;
}

Result<Edit> make_edit(const Story& story, const std::string& line, const std::string& key,
                       const std::string& value) {
  const std::optional<EditKind> kind = parse_edit_kind(key);
  if (!kind) return fail(ErrorCode::kUsage, key + ": nothing that can be edited");
  Story copy = story;
  const WordsOf no_words;
  Editor editor(copy, no_words);
  const bool is_line = editor.current(line, EditKind::kHide).has_value();
  if (!is_line && line != story.id.to_string())
    return fail(ErrorCode::kNotFound, line + ": no line of the story");
  const std::optional<std::string> before = editor.current(line, *kind);
  if (!before) return fail(ErrorCode::kUsage, line + ": has no " + key);

  Edit edit;
  edit.line = line;
  edit.kind = *kind;
  edit.value = value;
  edit.before = *before;
  const Lines stored = lines_of(story);
  for (const Line& candidate : stored.items)
    if (candidate.id == line) edit.anchors = sources_of(candidate);
  if (*kind == EditKind::kSplit) {
    const bool is_event = find_line(story.events, line) != nullptr;
    const auto picked = is_event ? pick_sources(edit.anchors, value) : std::nullopt;
    edit.anchors = picked.value_or(std::vector<SourceRef>());
  }
  if (const std::string why = refuse_value(edit, editor); !why.empty())
    return fail(ErrorCode::kUsage, (value.empty() ? key : key + "=" + value) + ": " + why);
  return edit;
}

}  // namespace dateline
