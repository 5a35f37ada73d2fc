#include "store/lines.h"

#include <algorithm>
#include <numeric>

namespace dateline {
namespace {

std::string edtf_of(const std::optional<When>& when) { return when ? when->to_edtf() : ""; }

Line line_of(const Sourced<Event>& event) {
  return {LineKind::kEvent,
          event.value.id.to_string(),
          event.value.text,
          edtf_of(event.value.when),
          std::string(name_of(event.value.part)),
          "",
          LineSources::of_story(event.sources.items())};
}

Line line_of(const Sourced<Quote>& quote) {
  return {LineKind::kQuote,
          quote.value.id.to_string(),
          quote.value.text,
          edtf_of(quote.value.when),
          "",
          "",
          LineSources::of_story(quote.sources.items())};
}

Line line_of(const Dispute& dispute) {
  std::vector<SourceRef> sources;
  for (const auto& side : dispute.sides)
    sources.insert(sources.end(), side.sources.begin(), side.sources.end());
  return {LineKind::kDispute,
          dispute.id.to_string(),
          dispute.question,
          "",
          "",
          "",
          LineSources(std::move(sources))};
}

Line line_of(const Sourced<Outlook>& outlook) {
  return {LineKind::kOutlook,
          outlook.value.id.to_string(),
          outlook.value.text,
          edtf_of(outlook.value.due),
          "",
          std::string(name_of(outlook.value.status)),
          LineSources::of_story(outlook.sources.items())};
}

Line line_of(const Entity& entity) {
  std::vector<SourceRef> sources;
  const size_t anchors = std::min(entity.mentions.size(), kEntityAnchors);
  for (size_t i = 0; i < anchors; ++i)
    sources.push_back({entity.mentions[i].article, 0, entity.mentions[i].span, ""});
  return {LineKind::kEntity,
          entity.id.to_string(),
          entity.name,
          "",
          "",
          "",
          LineSources(std::move(sources))};
}

// The sentence that a source stands in; an entity's sources are told apart by their bytes.
std::tuple<LineKind, ArticleId, uint32_t> key_of(LineKind kind, const SourceRef& source) {
  return {kind, source.article, kind == LineKind::kEntity ? source.span.begin : source.sentence};
}

bool holds(const std::vector<Line>& lines, const std::string& id) {
  const auto at =
      std::lower_bound(lines.begin(), lines.end(), id,
                       [](const Line& line, const std::string& to) { return line.id < to; });
  return at != lines.end() && at->id == id;
}

void compare_line(const Line& before, const Line& after, std::vector<Change>& changes) {
  const auto note = [&](ChangeKind what, std::string was, std::string is) {
    if (was != is)
      changes.push_back({0, {}, after.kind, after.id, what, std::move(was), std::move(is)});
  };
  note(ChangeKind::kText, before.text, after.text);
  note(ChangeKind::kDate, before.date, after.date);
  note(ChangeKind::kPart, before.part, after.part);
  note(ChangeKind::kStatus, before.status, after.status);
  // A further mention of a name is no news to a reader.
  if (after.kind != LineKind::kEntity)
    note(ChangeKind::kSources, std::to_string(before.sources.size()),
         std::to_string(after.sources.size()));
}

}  // namespace

SentenceIndex::SentenceIndex(const std::vector<Line>& lines) {
  for (const Line& line : lines)
    for (const SourceRef& source : line.sources) ids_at_[key_of(line.kind, source)].insert(line.id);
}

SentenceIndex::SentenceIndex(const std::vector<Line>& lines,
                             const std::vector<const Line*>& asked) {
  if (lines.empty()) return;
  for (const Line* line : asked)
    for (const SourceRef& source : line->sources) ids_at_[key_of(line->kind, source)];
  for (const Line& line : lines)
    for (const SourceRef& source : line.sources)
      if (const auto at = ids_at_.find(key_of(line.kind, source)); at != ids_at_.end())
        at->second.insert(line.id);
}

std::string SentenceIndex::nearest(LineKind kind, const std::vector<SourceRef>& sources) const {
  std::map<std::string, int> shared;
  for (const SourceRef& source : sources)
    if (const auto at = ids_at_.find(key_of(kind, source)); at != ids_at_.end())
      for (const std::string& id : at->second) ++shared[id];
  const auto best = std::max_element(shared.begin(), shared.end(),
                                     [](auto& a, auto& b) { return a.second < b.second; });
  return best == shared.end() ? "" : best->first;
}

std::vector<Line> lines_of(const Story& story) {
  std::vector<Line> lines;
  for (const auto& event : story.events) lines.push_back(line_of(event));
  for (const auto& quote : story.quotes) lines.push_back(line_of(quote));
  for (const auto& dispute : story.disputes) lines.push_back(line_of(dispute));
  for (const auto& outlook : story.outlooks) lines.push_back(line_of(outlook));
  for (const auto& entity : story.entities) lines.push_back(line_of(entity));
  std::vector<uint32_t> order(lines.size());  // a line is dear to move
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return lines[a].id < lines[b].id; });
  std::vector<Line> sorted;
  sorted.reserve(lines.size());
  // Two readings of a sentence may begin at the same byte: one permalink cannot lead to both.
  for (const uint32_t ix : order)
    if (sorted.empty() || sorted.back().id != lines[ix].id) sorted.push_back(std::move(lines[ix]));
  return sorted;
}

std::vector<Change> compare_lines(const std::vector<Line>& before, const std::vector<Line>& after) {
  std::vector<Change> changes;
  std::vector<const Line*> gone, fresh;
  auto old_line = before.begin();
  auto new_line = after.begin();
  while (old_line != before.end() || new_line != after.end()) {
    if (new_line == after.end() || (old_line != before.end() && old_line->id < new_line->id)) {
      gone.push_back(&*old_line++);
    } else if (old_line == before.end() || new_line->id < old_line->id) {
      fresh.push_back(&*new_line++);
    } else {
      compare_line(*old_line++, *new_line++, changes);
    }
  }
  if (!gone.empty()) {
    const SentenceIndex index(after, gone);
    for (const Line* line : gone) {
      const std::string into = index.nearest(line->kind, line->sources.items());
      const auto what = into.empty() ? ChangeKind::kWithdrawn : ChangeKind::kMerged;
      changes.push_back({0, {}, line->kind, line->id, what, line->text, into});
    }
  }
  if (!fresh.empty()) {
    const SentenceIndex index(before, fresh);
    for (const Line* line : fresh) {
      const std::string from = index.nearest(line->kind, line->sources.items());
      const bool is_split = !from.empty() && holds(after, from);
      changes.push_back({0,
                         {},
                         line->kind,
                         line->id,
                         is_split ? ChangeKind::kSplit : ChangeKind::kAdded,
                         is_split ? from : "",
                         line->text});
    }
  }
  return changes;
}

}  // namespace dateline
