#include "engine/story_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.h"

namespace dateline {
namespace {

constexpr uint32_t kNoStory = UINT32_MAX;

using StoryOf = std::vector<uint32_t>;  // [index in the keys] -> index of its story

// The story that has most of the things counted; ties go to the larger story.
uint32_t most_frequent(const std::map<uint32_t, int>& count_of) {
  const auto most = std::max_element(count_of.begin(), count_of.end(),
                                     [](auto& a, auto& b) { return a.second < b.second; });
  return most == count_of.end() ? kNoStory : most->first;
}

// An edit goes with the sentences of its line, a title with its story. What finds neither is shown
// as a conflict where most readers see it, in the largest story.
uint32_t story_of_edit(const Edit& edit, const StoryPlan& plan,
                       const std::map<ArticleId, uint32_t>& story_of) {
  if (const auto title_of = StoryId::parse(edit.line))
    for (uint32_t ix = 0; ix < plan.stories.size(); ++ix)
      if (plan.stories[ix].id == *title_of) return ix;
  std::map<uint32_t, int> count_of;
  for (const SourceRef& anchor : edit.anchors)
    if (const auto at = story_of.find(anchor.article); at != story_of.end()) ++count_of[at->second];
  const uint32_t most = most_frequent(count_of);
  return most == kNoStory ? 0 : most;
}

void plan_edits(const KeySet& keys, const StoryOf& story_of, const std::vector<Edit>& edits,
                StoryPlan& plan) {
  if (plan.stories.empty() || edits.empty()) return;
  std::map<ArticleId, uint32_t> story_of_id;
  for (uint32_t ix = 0; ix < story_of.size(); ++ix)
    story_of_id[keys.articles[ix].key.id] = story_of[ix];
  for (const Edit& edit : edits) {
    PlannedStory& story = plan.stories[story_of_edit(edit, plan, story_of_id)];
    story.edits.push_back(edit);
    story.fingerprint = static_cast<int64_t>(hash_combine(static_cast<uint64_t>(story.fingerprint),
                                                          static_cast<uint64_t>(edit.number)) >>
                                             1);
  }
}

// Stored stories that are stories no more, each with the one that has most of its articles now.
void plan_moves(const KeySet& keys, const StoryOf& story_of, const std::vector<StoryHead>& stored,
                StoryPlan& plan) {
  std::map<StoryId, std::map<uint32_t, int>> now_in;
  for (uint32_t ix = 0; ix < story_of.size(); ++ix)
    if (const auto& told_by = keys.articles[ix].story;
        told_by && *told_by != plan.stories[story_of[ix]].id)
      ++now_in[*told_by][story_of[ix]];
  std::set<StoryId> standing;
  for (const PlannedStory& story : plan.stories) standing.insert(story.id);
  for (const StoryHead& head : stored) {
    if (standing.contains(head.id)) continue;
    const uint32_t into = most_frequent(now_in[head.id]);
    if (into == kNoStory)
      plan.links.ended.push_back(head.id);
    else
      plan.stories[into].absorbed.push_back(head.id);
  }
}

}  // namespace

StoryPlan plan_stories(const KeySet& keys, std::vector<StoryGroup> groups,
                       const std::vector<Edit>& edits, const std::vector<StoryHead>& stored) {
  StoryPlan plan;
  StoryOf story_of(keys.articles.size());
  for (StoryGroup& group : groups) {
    uint64_t hash = group.articles.size();
    for (const uint32_t ix : group.articles) {
      story_of[ix] = static_cast<uint32_t>(plan.stories.size());
      hash = hash_combine(hash, keys.articles[ix].key.id.hash.low);
      hash = hash_combine(hash, static_cast<uint64_t>(keys.articles[ix].stamp));
    }
    if (!group.related.empty()) plan.links.related[group.id] = std::move(group.related);
    plan.stories.push_back(
        {group.id, std::move(group.articles), {}, static_cast<int64_t>(hash >> 1), {}});
  }
  plan_edits(keys, story_of, edits, plan);
  plan_moves(keys, story_of, stored, plan);
  return plan;
}

bool is_told(const PlannedStory& planned, const StoryHead& stored, Instant now) {
  const CivilDate today = now.day();
  return planned.absorbed.empty() && planned.fingerprint == stored.fingerprint &&
         stored.told <= today && (!stored.wakes || today < *stored.wakes);
}

std::optional<CivilDate> next_change(const Story& story, Instant now) {
  const CivilDate today = now.day();
  std::optional<CivilDate> next;
  const auto note = [&](CivilDate day) {
    if (today < day && (!next || day < *next)) next = day;
  };
  for (const Sourced<Outlook>& outlook : story.outlooks)
    if (outlook.value.due) {
      note(outlook.value.due->first);
      note(outlook.value.due->last);
    }
  for (const Sourced<Event>& event : story.events)
    if (event.value.when) note(event.value.when->last);
  return next;
}

}  // namespace dateline
