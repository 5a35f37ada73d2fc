#include "store/lines.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace dateline {
namespace {

std::string edtf_of(const std::optional<When>& when) { return when ? when->to_edtf() : ""; }

Line line_of(const Sourced<Event>& event) {
  return {LineKind::kEvent,          event.value.id.to_string(),
          event.value.text,          edtf_of(event.value.when),
          name_of(event.value.part), "",
          event.sources.items(),     {}};
}

Line line_of(const Sourced<Quote>& quote) {
  return {LineKind::kQuote,
          quote.value.id.to_string(),
          quote.value.text,
          edtf_of(quote.value.when),
          "",
          "",
          quote.sources.items(),
          {}};
}

// REQUIRES: `sources` are those of all its sides.
Line line_of(const Dispute& dispute, std::span<const SourceRef> sources) {
  return {LineKind::kDispute, dispute.id.to_string(), dispute.question, "", "", "", sources, {}};
}

Line line_of(const Sourced<Outlook>& outlook) {
  return {LineKind::kOutlook,
          outlook.value.id.to_string(),
          outlook.value.text,
          edtf_of(outlook.value.due),
          "",
          name_of(outlook.value.status),
          outlook.sources.items(),
          {}};
}

Line line_of(const Entity& entity) {
  const size_t anchors = std::min(entity.mentions.size(), kEntityAnchors);
  return {LineKind::kEntity,
          entity.id.to_string(),
          entity.name,
          "",
          "",
          "",
          {},
          {entity.mentions.data(), anchors}};
}

std::vector<SourceRef> sources_of(const Dispute& dispute) {
  std::vector<SourceRef> sources;
  for (const auto& side : dispute.sides)
    sources.insert(sources.end(), side.sources.begin(), side.sources.end());
  return sources;
}

// The first bytes of an id, as a number in their order.
uint64_t begin_of(std::string_view id) {
  uint64_t begin = 0;
  for (size_t i = 0; i < sizeof begin; ++i)
    begin = begin << 8 | (i < id.size() ? static_cast<uint8_t>(id[i]) : 0);
  return begin;
}

bool holds(std::span<const Line> lines, const std::string& id) {
  const auto at =
      std::lower_bound(lines.begin(), lines.end(), id,
                       [](const Line& line, const std::string& to) { return line.id < to; });
  return at != lines.end() && at->id == id;
}

void compare_line(const Line& before, const Line& after, std::vector<Change>& changes) {
  const auto note = [&](ChangeKind what, std::string_view was, std::string_view is) {
    if (was != is)
      changes.push_back({0, {}, after.kind, after.id, what, std::string(was), std::string(is)});
  };
  note(ChangeKind::kText, before.text, after.text);
  note(ChangeKind::kDate, before.date, after.date);
  note(ChangeKind::kPart, before.part, after.part);
  note(ChangeKind::kStatus, before.status, after.status);
  // A further mention of a name is no news to a reader.
  if (after.kind != LineKind::kEntity)
    note(ChangeKind::kSources, std::to_string(before.source_count()),
         std::to_string(after.source_count()));
}

}  // namespace

bool operator==(const Line& a, const Line& b) {
  return std::tie(a.kind, a.id, a.text, a.date, a.part, a.status) ==
             std::tie(b.kind, b.id, b.text, b.date, b.part, b.status) &&
         std::ranges::equal(a.sources, b.sources) && std::ranges::equal(a.mentions, b.mentions);
}

std::vector<SourceRef> sources_of(const Line& line) {
  std::vector<SourceRef> sources(line.sources.begin(), line.sources.end());
  for (const EntityPlace& mention : line.mentions)
    sources.push_back({mention.article, 0, mention.span, ""});
  return sources;
}

SentenceIndex::Key SentenceIndex::key_of(LineKind kind, const SourceRef& source) {
  return {kind, source.article, kind == LineKind::kEntity ? source.span.begin : source.sentence};
}

template <class Use>
void SentenceIndex::for_each_key(const Line& line, Use use) {
  for (const SourceRef& source : line.sources) use(key_of(line.kind, source));
  for (const EntityPlace& mention : line.mentions)
    use(Key{line.kind, mention.article, mention.span.begin});
}

SentenceIndex::SentenceIndex(std::span<const Line> lines) {
  for (const Line& line : lines)
    for_each_key(line, [&](const Key& key) { ids_at_[key].insert(line.id); });
}

SentenceIndex::SentenceIndex(std::span<const Line> lines, const std::vector<const Line*>& asked) {
  if (lines.empty()) return;
  for (const Line* line : asked) for_each_key(*line, [&](const Key& key) { ids_at_[key]; });
  for (const Line& line : lines)
    for_each_key(line, [&](const Key& key) {
      if (const auto at = ids_at_.find(key); at != ids_at_.end()) at->second.insert(line.id);
    });
}

std::string SentenceIndex::nearest(const std::vector<Key>& keys) const {
  std::map<std::string, int> shared;
  for (const Key& key : keys)
    if (const auto at = ids_at_.find(key); at != ids_at_.end())
      for (const std::string& id : at->second) ++shared[id];
  const auto best = std::max_element(shared.begin(), shared.end(),
                                     [](auto& a, auto& b) { return a.second < b.second; });
  return best == shared.end() ? "" : best->first;
}

std::string SentenceIndex::nearest(const Line& line) const {
  std::vector<Key> keys;
  for_each_key(line, [&](const Key& key) { keys.push_back(key); });
  return nearest(keys);
}

std::string SentenceIndex::nearest(LineKind kind, std::span<const SourceRef> sources) const {
  std::vector<Key> keys;
  for (const SourceRef& source : sources) keys.push_back(key_of(kind, source));
  return nearest(keys);
}

Lines lines_of(const Story& story) {
  Lines all;
  std::vector<Line> lines;
  lines.reserve(story.events.size() + story.quotes.size() + story.disputes.size() +
                story.outlooks.size() + story.entities.size());
  for (const auto& event : story.events) lines.push_back(line_of(event));
  for (const auto& quote : story.quotes) lines.push_back(line_of(quote));
  for (const auto& dispute : story.disputes)
    lines.push_back(line_of(dispute, all.sources.emplace_back(sources_of(dispute))));
  for (const auto& outlook : story.outlooks) lines.push_back(line_of(outlook));
  for (const auto& entity : story.entities) lines.push_back(line_of(entity));
  std::vector<std::pair<uint64_t, uint32_t>> order;  // a line is dear to move, and to look at
  for (uint32_t ix = 0; ix < lines.size(); ++ix) order.emplace_back(begin_of(lines[ix].id), ix);
  std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    const std::string &one = lines[a.second].id, &other = lines[b.second].id;
    return one != other ? one < other : a.second < b.second;
  });
  std::vector<Line>& sorted = all.items;
  sorted.reserve(lines.size());
  // Two readings of a sentence may begin at the same byte: one permalink cannot lead to both.
  for (const auto& [begin, ix] : order)
    if (sorted.empty() || sorted.back().id != lines[ix].id) sorted.push_back(std::move(lines[ix]));
  return all;
}

LineChanges compare_lines(std::span<const Line> before, std::span<const Line> after) {
  LineChanges compared;
  std::vector<Change>& changes = compared.changes;
  std::vector<const Line*> gone, fresh;
  auto old_line = before.begin();
  auto new_line = after.begin();
  while (old_line != before.end() || new_line != after.end()) {
    if (new_line == after.end() || (old_line != before.end() && old_line->id < new_line->id)) {
      gone.push_back(&*old_line++);
    } else if (old_line == before.end() || new_line->id < old_line->id) {
      compared.written.push_back({nullptr, &*new_line});
      fresh.push_back(&*new_line++);
    } else {
      if (*old_line != *new_line) {
        compare_line(*old_line, *new_line, changes);
        compared.written.push_back({&*old_line, &*new_line});
      }
      ++old_line, ++new_line;
    }
  }
  if (!gone.empty()) {
    const SentenceIndex index(after, gone);
    for (const Line* line : gone) {
      const std::string into = index.nearest(*line);
      const auto what = into.empty() ? ChangeKind::kWithdrawn : ChangeKind::kMerged;
      changes.push_back({0, {}, line->kind, line->id, what, std::string(line->text), into});
    }
  }
  if (!fresh.empty()) {
    const SentenceIndex index(before, fresh);
    for (const Line* line : fresh) {
      const std::string from = index.nearest(*line);
      const bool is_split = !from.empty() && holds(after, from);
      changes.push_back({0,
                         {},
                         line->kind,
                         line->id,
                         is_split ? ChangeKind::kSplit : ChangeKind::kAdded,
                         is_split ? from : "",
                         std::string(line->text)});
    }
  }
  return compared;
}

}  // namespace dateline
