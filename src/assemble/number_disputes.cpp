// Numbers of the same things in the same event. Two can both hold while their intervals meet; a
// later higher toll replaces an earlier one; the rest is a dispute.
#include <algorithm>
#include <tuple>

#include "assemble/oppositions.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// Tolls of one event are told within so many days.
constexpr int32_t kDaysOfEvent = 14, kDaysOfNews = 2;
// What two sentences must share to be about one event, in thousandths of a bit, beside states
// ("Iran" stands everywhere in a story about Iran) and the killing itself.
constexpr int64_t kSameEvent = 8'000;
constexpr uint32_t kSentencesApart = 1;
// The same where the place stands only in the sentences around.
constexpr int64_t kSameEventAround = 14'000;
// Groups of data/actions.tsv: what is done to those who are counted.
constexpr uint32_t kKilling = 3, kInjuring = 4;

// What is counted, without the word for what happened to it: "civilians", "French citizens". Fewer
// matters are more general.
Matters counted(const Statement& number) {
  Matters what;
  for (const Matter matter : number.matters)
    if (matter.kind() != MatterKind::kAction) what.push_back(matter);
  return what;
}

// Can both numbers hold? A part may be smaller than its whole, never larger.
bool exclude(const ClaimMention& a, const Matters& what_a, const ClaimMention& b,
             const Matters& what_b) {
  if (what_a == what_b) return a.high < b.low || b.high < a.low;
  if (std::includes(what_b.begin(), what_b.end(), what_a.begin(), what_a.end()))
    return a.high < b.low;
  if (std::includes(what_a.begin(), what_a.end(), what_b.begin(), what_b.end()))
    return b.high < a.low;
  return false;
}

// Places, persons and organizations; states are named in every sentence of some stories.
Matters names_of(const Matters& matters) {
  Matters names;
  for (const Matter matter : matters)
    if (matter.is_name() && matter.kind() != MatterKind::kState) names.push_back(matter);
  return names;
}

Matters telling(const Matters& matters) {
  Matters what;
  for (const Matter matter : matters) {
    const bool is_slot = matter.kind() == MatterKind::kAction &&
                         (matter.value() == kKilling || matter.value() == kInjuring);
    if (matter.kind() != MatterKind::kState && !is_slot) what.push_back(matter);
  }
  return what;
}

const EventMention* event_of(const StatementView& view, uint32_t ix) {
  const uint32_t event = view.claim(ix).event;
  if (event == kNone) return nullptr;
  return &view.articles[view.statements[ix].article_ix]->events[event];
}

// Do both count on the same day? What tells no day is news of the days around.
bool is_same_day(const EventMention* a, const EventMention* b) {
  if (a == nullptr || b == nullptr || !a->has_when || !b->has_when) return false;
  if (a->when.overlaps(b->when)) return true;
  if (a->when.basis != Basis::kPublished && b->when.basis != Basis::kPublished) return false;
  const auto& [earlier, later] =
      a->when.last < b->when.first ? std::pair(a->when, b->when) : std::pair(b->when, a->when);
  return days_between(earlier.last, later.first) <= kDaysOfNews;
}

// Two figures that follow each other are of one thing: "State television spoke of 80 dead. The
// ministry said nobody was killed."
bool is_same_paragraph(const StatementView& view, uint32_t a, uint32_t b) {
  const Statement& first = view.statements[a];
  if (first.article_ix != view.statements[b].article_ix) return false;
  const auto& sentences = view.articles[first.article_ix]->sentences;
  const uint32_t one = view.claim(a).sentence, other = view.claim(b).sentence;
  return std::max(one, other) - std::min(one, other) <= kSentencesApart &&
         sentences[one].paragraph == sentences[other].paragraph;
}

bool is_same_event(const StatementView& view, uint32_t a, uint32_t b) {
  if (is_same_paragraph(view, a, b)) return true;
  if (!is_same_day(event_of(view, a), event_of(view, b))) return false;
  // A sentence that names no place or person speaks of what stood before it.
  const auto place = [&](uint32_t ix) -> const Matters& {
    const Statement& statement = view.statements[ix];
    return names_of(statement.sentence_matters).empty() ? statement.near_matters
                                                        : statement.sentence_matters;
  };
  const Matters& first = place(a);
  const Matters& second = place(b);
  if (count_shared(names_of(first), names_of(second)) == 0) return false;
  const bool is_stated = &first == &view.statements[a].sentence_matters &&
                         &second == &view.statements[b].sentence_matters;
  // Over days only what both name themselves is told on.
  if (!is_stated && view.statements[a].day != view.statements[b].day) return false;
  return view.weights.sum_of_shared(telling(first), second) >=
         (is_stated ? kSameEvent : kSameEventAround);
}

// "Three of its peacekeepers", "four of those hurt", "10 of the dead": a part, or one side's own;
// and "dozens" or "thousands" exclude hardly anything.
bool is_somebodys(const StatementView& view, uint32_t ix) {
  static const WordSet own{"its", "his", "her", "their", "our", "my", "of", "those", "these"};
  static const WordSet vague{"dozens", "scores", "hundreds", "thousands", "several"};
  const Statement& number = view.statements[ix];
  const Tokens& tokens = view.articles[number.article_ix]->tokens;
  const uint32_t first = number.begin_token - std::min(number.begin_token, 1u);
  for (uint32_t token = first; token < number.end_token; ++token)
    if (own.contains(tokens.word[token]) || vague.contains(tokens.word[token])) return true;
  return false;
}

std::optional<DisputeKind> compare(const StatementView& view, uint32_t earlier, uint32_t later) {
  const ClaimMention& a = view.claim(earlier);
  const ClaimMention& b = view.claim(later);
  const Statement& first = view.statements[earlier];
  const Statement& second = view.statements[later];
  if (first.article_ix == second.article_ix && a.sentence == b.sentence) return std::nullopt;
  if (is_somebodys(view, earlier) || is_somebodys(view, later)) return std::nullopt;
  const Matters what_a = counted(first), what_b = counted(second);
  const bool rose = b.low > a.low && what_a == what_b && first.day < second.day;
  if (!rose && !exclude(a, what_a, b, what_b)) return std::nullopt;
  if (!is_same_event(view, earlier, later)) return std::nullopt;
  const bool two_speakers =
      first.speaker != 0 && second.speaker != 0 && first.speaker != second.speaker;
  // A toll that rises is an update, and so is one that its own source or outlet takes back.
  const bool is_own = first.speaker == second.speaker && first.speaker != 0;
  if (rose || is_own || a.is_correction || b.is_correction) return DisputeKind::kDetail;
  // Two outlets' own voices differ in detail where they count the very same things.
  if (!two_speakers)
    return what_a == what_b && !what_a.empty() ? std::optional(DisputeKind::kDetail) : std::nullopt;
  return DisputeKind::kNumber;
}

}  // namespace

std::vector<Opposition> compare_numbers(const StatementView& view) {
  std::vector<uint32_t> numbers;
  for (uint32_t ix = 0; ix < view.statements.size(); ++ix)
    if (view.claim(ix).kind == ClaimKind::kNumber && view.claim(ix).slot != NumberSlot::kOther)
      numbers.push_back(ix);
  std::stable_sort(numbers.begin(), numbers.end(), [&](uint32_t a, uint32_t b) {
    return std::tuple(view.claim(a).slot, view.statements[a].day) <
           std::tuple(view.claim(b).slot, view.statements[b].day);
  });
  std::vector<Opposition> found;
  for (size_t first = 0; first < numbers.size(); ++first)
    for (size_t second = first + 1; second < numbers.size(); ++second) {
      const uint32_t a = numbers[first], b = numbers[second];
      if (view.claim(a).slot != view.claim(b).slot) break;
      if (view.statements[b].day - view.statements[a].day > kDaysOfEvent) break;
      if (const auto kind = compare(view, a, b)) found.push_back({a, b, *kind});
    }
  return found;
}

}  // namespace dateline
