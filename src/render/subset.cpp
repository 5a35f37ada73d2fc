#include "render/subset.h"

#include <algorithm>

#include "render/outline.h"
#include "render/story_index.h"

namespace dateline {
namespace {

// A story without lines, and without the parts that only the whole story has.
Story empty_copy(const Story& story) {
  Story out;
  out.id = story.id;
  out.revision = story.revision;
  out.updated = story.updated;
  out.entities = story.entities;
  out.articles = story.articles;
  return out;
}

template <class Lines, class Keeps>
void copy_lines(const Lines& from, Lines& to, Keeps keeps) {
  std::copy_if(from.begin(), from.end(), std::back_inserter(to), keeps);
}

bool is_empty(const Story& story) {
  return story.events.empty() && story.quotes.empty() && story.disputes.empty() &&
         story.outlooks.empty();
}

bool has(const std::vector<EntityId>& ids, EntityId id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

std::optional<Story> about_entity(const Story& story, EntityId id) {
  const StoryIndex index(story);
  const Entity* entity = index.entity(id);
  if (!entity) return std::nullopt;
  Story out = empty_copy(story);
  out.title = entity->name;
  copy_lines(story.events, out.events, [&](const Sourced<Event>& line) {
    const Event& event = line.value;
    return has(event.actors, id) || has(event.targets, id) || event.place == id;
  });
  copy_lines(story.quotes, out.quotes,
             [&](const Sourced<Quote>& line) { return line.value.speaker == id; });
  copy_lines(story.outlooks, out.outlooks, [&](const Sourced<Outlook>& line) {
    return line.value.who == id || line.value.against == id;
  });
  copy_lines(story.disputes, out.disputes, [&](const Dispute& dispute) {
    return std::any_of(dispute.sides.begin(), dispute.sides.end(),
                       [&](const auto& side) { return side.value.who == id; });
  });
  copy_lines(story.tension, out.tension,
             [&](const Tension& tension) { return tension.first == id || tension.second == id; });
  return out;
}

std::optional<Story> on_day(const Story& story, CivilDate day) {
  Story out = empty_copy(story);
  out.title = when_day(day).to_words();
  const auto is_on_day = [day](const std::optional<When>& when) {
    return when && when->precision == Precision::kDay && when->contains(day);
  };
  copy_lines(story.events, out.events,
             [&](const Sourced<Event>& line) { return is_on_day(place_of(line.value)); });
  copy_lines(story.quotes, out.quotes,
             [&](const Sourced<Quote>& line) { return is_on_day(line.value.when); });
  copy_lines(story.outlooks, out.outlooks,
             [&](const Sourced<Outlook>& line) { return is_on_day(line.value.due); });
  if (is_empty(out)) return std::nullopt;
  return out;
}

std::optional<Story> only_line(const Story& story, std::string_view id) {
  Story out = empty_copy(story);
  const auto is_line = [id](const auto& line) { return line.value.id.to_string() == id; };
  copy_lines(story.events, out.events, is_line);
  copy_lines(story.quotes, out.quotes, is_line);
  copy_lines(story.outlooks, out.outlooks, is_line);
  copy_lines(story.disputes, out.disputes,
             [id](const Dispute& dispute) { return dispute.id.to_string() == id; });
  if (is_empty(out)) return std::nullopt;
  return out;
}

}  // namespace dateline
