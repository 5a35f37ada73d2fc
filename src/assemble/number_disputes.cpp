// Numbers of the same things in the same event. Two can both hold while their intervals meet; a
// later higher toll replaces an earlier one; the rest is a dispute.
#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "assemble/oppositions.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// Tolls of one event are told within so many days.
constexpr int32_t kDaysOfEvent = 14, kDaysOfNews = 2;
// Other counts change sooner.
constexpr int32_t kDaysOfCount = 3;
// What two sentences must share to be about one event, in thousandths of a bit, beside states
// ("Iran" stands everywhere in a story about Iran) and the killing itself.
constexpr int64_t kSameEvent = 8'000;
constexpr uint32_t kSentencesApart = 1;
// The same where the place stands only in the sentences around.
constexpr int64_t kSameEventAround = 14'000;
// The same where no day is told: a place and what happened there.
constexpr int64_t kSameTime = 10'500;
// Groups of data/actions.tsv: what is done to those who are counted.
constexpr uint32_t kKilling = 3, kInjuring = 4;

WordId lemma_of(const StatementView& view, uint32_t ix, uint32_t token) {
  return view.articles[view.statements[ix].article_ix]->tokens.lemma[token];
}

bool is_toll(const StatementView& view, uint32_t ix) {
  static const WordSet wholes{"toll", "tally"};
  return wholes.contains(lemma_of(view, ix, view.claim(ix).token));
}

// "rose to 40", "has climbed to 56".
bool tells_of_rise(const StatementView& view, uint32_t ix) {
  static const WordSet verbs{"rise", "climb", "increase", "grow", "jump", "reach"};
  const Statement& number = view.statements[ix];
  for (uint32_t token = number.begin_token; token < number.end_token; ++token)
    if (verbs.contains(lemma_of(view, ix, token))) return true;
  return false;
}

// What was done with the counted things: the verb that their noun hangs on, or kNone.
uint32_t deed_of(const StatementView& view, uint32_t ix) {
  constexpr int kMostSteps = 2;
  const Tokens& tokens = view.articles[view.statements[ix].article_ix]->tokens;
  uint32_t token = view.claim(ix).token;
  for (int step = 0; step < kMostSteps && tokens.head[token] < tokens.count(); ++step) {
    token = tokens.head[token];
    if (tokens.upos[token] == Upos::kVerb) return token;
  }
  return kNone;
}

// What is counted, without the word for what happened to it: "civilians", "French citizens". Fewer
// matters are more general; a toll is of all.
Matters counted(const StatementView& view, uint32_t ix) {
  Matters what;
  const Statement& number = view.statements[ix];
  if (is_toll(view, ix)) return what;
  for (const Matter matter : number.matters)
    if (matter.kind() != MatterKind::kAction) what.push_back(matter);
  return what;
}

// Does `general` say nothing that `special` does not?
bool is_part(const Matters& general, const Matters& special) {
  return std::includes(special.begin(), special.end(), general.begin(), general.end());
}

// Can both numbers hold? A part may be smaller than its whole, never larger.
bool exclude(const ClaimMention& a, const Matters& what_a, const ClaimMention& b,
             const Matters& what_b) {
  if (what_a == what_b) return a.high < b.low || b.high < a.low;
  if (is_part(what_a, what_b)) return a.high < b.low;
  if (is_part(what_b, what_a)) return b.high < a.low;
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

// Do they count on two days? What tells no day is news of the days around.
bool has_other_day(const EventMention* a, const EventMention* b) {
  if (a == nullptr || b == nullptr || !a->has_when || !b->has_when) return false;
  if (a->when.overlaps(b->when)) return false;
  if (a->when.basis != Basis::kPublished && b->when.basis != Basis::kPublished) return true;
  const auto [earlier, later] =
      a->when.last < b->when.first ? std::pair(a->when, b->when) : std::pair(b->when, a->when);
  return days_between(earlier.last, later.first) > kDaysOfNews;
}

bool has_same_told_day(const EventMention* a, const EventMention* b) {
  const auto is_told = [](const EventMention* event) {
    return event != nullptr && event->has_when && event->when.is_day() &&
           event->when.basis != Basis::kPublished;
  };
  return is_told(a) && is_told(b) && a->when.overlaps(b->when);
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

// A sentence that names no place or person speaks of what stood before it.
const Matters& place_of(const StatementView& view, uint32_t ix) {
  const Statement& statement = view.statements[ix];
  return names_of(statement.sentence_matters).empty() ? statement.near_matters
                                                      : statement.sentence_matters;
}

bool is_same_event(const StatementView& view, uint32_t a, uint32_t b) {
  const bool is_correction = view.claim(a).is_correction || view.claim(b).is_correction;
  if (is_correction && view.statements[a].article_ix == view.statements[b].article_ix) return true;
  const EventMention* event_a = event_of(view, a);
  const EventMention* event_b = event_of(view, b);
  if (has_other_day(event_a, event_b)) return false;
  if (is_same_paragraph(view, a, b)) return true;
  const Matters& first = place_of(view, a);
  const Matters& second = place_of(view, b);
  if (count_shared(names_of(first), names_of(second)) == 0) return false;
  const bool is_stated = &first == &view.statements[a].sentence_matters &&
                         &second == &view.statements[b].sentence_matters;
  // Over days only what both name themselves, or date themselves, is told on.
  if (!is_stated && view.statements[a].day != view.statements[b].day &&
      !has_same_told_day(event_a, event_b))
    return false;
  return view.weights.sum_of_shared(telling(first), second) >=
         (is_stated ? kSameEvent : kSameEventAround);
}

// "Its three peacekeepers": one side's own; and "dozens" or "thousands" exclude hardly anything.
bool is_somebodys(const StatementView& view, uint32_t ix) {
  static const WordSet own{"its", "his", "her", "their", "our", "my"};
  static const WordSet vague{"dozens", "scores", "hundreds", "thousands", "several"};
  const Statement& number = view.statements[ix];
  if (is_toll(view, ix)) return false;
  const Tokens& tokens = view.articles[number.article_ix]->tokens;
  const uint32_t first = number.begin_token - std::min(number.begin_token, 1u);
  for (uint32_t token = first; token < number.end_token; ++token)
    if (own.contains(tokens.word[token]) || vague.contains(tokens.word[token])) return true;
  return false;
}

// "109 people were killed over the past week": counts of days do not contradict those of a day.
bool is_of_a_period(const StatementView& view, uint32_t ix) {
  static const WordSet words{"since", "past", "far", "total", "week", "weekend", "month", "began"};
  const Article& article = *view.articles[view.statements[ix].article_ix];
  const uint32_t number = view.claim(ix).sentence;
  const Sentence& sentence = article.sentences[number];
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token)
    if (words.contains(article.tokens.word[token])) return true;
  return std::any_of(article.dates.begin(), article.dates.end(), [&](const DateMention& date) {
    return date.sentence == number && date.type == TimexType::kDuration;
  });
}

bool share_much(const StatementView& view, uint32_t a, uint32_t b) {
  return view.weights.sum_of_shared(telling(place_of(view, a)), place_of(view, b)) >= kSameTime;
}

// The same day told, or reported on one day of one place and deed; no sums over days.
bool is_at_one_time(const StatementView& view, uint32_t a, uint32_t b) {
  if (is_of_a_period(view, a) || is_of_a_period(view, b)) return false;
  if (is_same_paragraph(view, a, b) || has_same_told_day(event_of(view, a), event_of(view, b)))
    return true;
  return view.statements[a].day == view.statements[b].day && share_much(view, a, b);
}

bool have_two_speakers(const Statement& a, const Statement& b) {
  return a.speaker != 0 && b.speaker != 0 && a.speaker != b.speaker;
}

// Numbers of missiles, barrels, votes: only where two speakers tell of one deed at one time.
std::optional<DisputeKind> compare_things(const StatementView& view, uint32_t earlier,
                                          uint32_t later) {
  const ClaimMention& a = view.claim(earlier);
  const ClaimMention& b = view.claim(later);
  if (!have_two_speakers(view.statements[earlier], view.statements[later])) return std::nullopt;
  if (view.statements[later].day - view.statements[earlier].day > kDaysOfCount) return std::nullopt;
  const uint32_t deed_a = deed_of(view, earlier), deed_b = deed_of(view, later);
  if (deed_a == kNone || deed_b == kNone ||
      lemma_of(view, earlier, deed_a) != lemma_of(view, later, deed_b))
    return std::nullopt;
  if (a.high >= b.low && b.high >= a.low) return std::nullopt;
  const Matters what = counted(view, earlier);
  if (what.empty() || what != counted(view, later)) return std::nullopt;
  const bool is_one = is_same_event(view, earlier, later) && is_at_one_time(view, earlier, later);
  return is_one ? std::optional(DisputeKind::kNumber) : std::nullopt;
}

std::optional<DisputeKind> compare(const StatementView& view, uint32_t earlier, uint32_t later) {
  const ClaimMention& a = view.claim(earlier);
  const ClaimMention& b = view.claim(later);
  const Statement& first = view.statements[earlier];
  const Statement& second = view.statements[later];
  if (first.article_ix == second.article_ix && a.sentence == b.sentence) return std::nullopt;
  if (a.slot == NumberSlot::kOther) return compare_things(view, earlier, later);
  const Matters what_a = counted(view, earlier), what_b = counted(view, later);
  const bool is_rise = tells_of_rise(view, later);
  const bool is_one_day = has_same_told_day(event_of(view, earlier), event_of(view, later));
  const bool rose =
      b.low > a.low && (what_a == what_b ? (is_one_day && first.day < second.day) || is_rise
                                         : is_rise && is_part(what_b, what_a));
  if (!rose && !exclude(a, what_a, b, what_b)) return std::nullopt;
  if (!is_same_event(view, earlier, later)) return std::nullopt;
  const bool is_correction = a.is_correction || b.is_correction;
  if (rose || is_correction) return DisputeKind::kDetail;
  if (have_two_speakers(first, second)) {
    const bool at_one_time = is_at_one_time(view, earlier, later);
    return at_one_time ? std::optional(DisputeKind::kNumber) : std::nullopt;
  }
  // What one source or outlet takes back is an update, and so is what two tell of one day.
  const bool same_source =
      (first.speaker != 0 && first.speaker == second.speaker) ||
      view.articles[first.article_ix]->outlet == view.articles[second.article_ix]->outlet;
  const bool is_update =
      is_one_day && (same_source ? first.day < second.day : share_much(view, earlier, later));
  return is_update ? std::optional(DisputeKind::kDetail) : std::nullopt;
}

}  // namespace

std::vector<Opposition> compare_numbers(const StatementView& view) {
  // Numbers that may be of one thing stand together, the oldest first.
  const auto thing_of = [&](uint32_t ix) {
    const bool is_other = view.claim(ix).slot == NumberSlot::kOther;
    return std::pair(view.claim(ix).slot, is_other ? lemma_of(view, ix, view.claim(ix).token) : 0);
  };
  std::vector<uint32_t> numbers;
  for (uint32_t ix = 0; ix < view.statements.size(); ++ix)
    if (view.claim(ix).kind == ClaimKind::kNumber && !is_somebodys(view, ix)) numbers.push_back(ix);
  std::stable_sort(numbers.begin(), numbers.end(), [&](uint32_t a, uint32_t b) {
    return std::pair(thing_of(a), view.statements[a].day) <
           std::pair(thing_of(b), view.statements[b].day);
  });
  std::vector<Opposition> found;
  for (size_t first = 0; first < numbers.size(); ++first)
    for (size_t second = first + 1; second < numbers.size(); ++second) {
      const uint32_t a = numbers[first], b = numbers[second];
      if (thing_of(a) != thing_of(b)) break;
      if (view.statements[b].day - view.statements[a].day > kDaysOfEvent) break;
      if (const auto kind = compare(view, a, b)) found.push_back({a, b, *kind});
    }
  return found;
}

}  // namespace dateline
