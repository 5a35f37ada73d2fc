// Numbers of the same things in the same event. Two can both hold while their intervals meet; a
// later higher toll replaces an earlier one; the rest is a dispute.
#include <algorithm>
#include <cstdint>
#include <tuple>

#include "assemble/article_facts.h"
#include "assemble/contested/oppositions.h"
#include "assemble/contested/told_counts.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// Tolls of one event are told within so many days; news of a day, and counts of other things, that
// change sooner, within these.
constexpr int32_t kDaysOfEvent = 14, kDaysOfNews = 2;
// What two sentences must share to be about one event, in thousandths of a bit, beside states
// ("Iran" stands everywhere in a story about Iran) and the killing itself; and what they must where
// the place stands only in the sentences around, or no day is told.
constexpr int64_t kSameEvent = 8'000, kSameForSure = 10'500;
constexpr uint32_t kSentencesApart = 1;

// A number with all that comparing it needs.
struct Count {
  uint32_t ix = 0;  // of the statement
  const Statement* statement = nullptr;
  const ClaimMention* claim = nullptr;
  const EventMention* event = nullptr;  // that tells its day, or nullptr
  const ToldCount* told = nullptr;
  const Matters* place = nullptr;  // of the sentence, or of those around it too

  auto kind() const { return std::tuple(claim->slot, told->thing); }
};

// Does `general` say nothing that `special` does not?
bool is_part(const Matters& general, const Matters& special) {
  return std::includes(special.begin(), special.end(), general.begin(), general.end());
}

// Can both numbers not hold? A part may be smaller than its whole, never larger.
bool exclude(const Count& a, const Count& b) {
  if (a.told->is_of_own != b.told->is_of_own) {
    const Count &own = a.told->is_of_own ? a : b, &all = a.told->is_of_own ? b : a;
    return all.claim->high < own.claim->low;
  }
  const bool a_is_less = a.claim->high < b.claim->low, b_is_less = b.claim->high < a.claim->low;
  if (a.told->what == b.told->what) return a_is_less || b_is_less;
  if (is_part(a.told->what, b.told->what)) return a_is_less;
  return is_part(b.told->what, a.told->what) && b_is_less;
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

bool have_two_speakers(const Statement& a, const Statement& b) {
  return a.speaker != 0 && b.speaker != 0 && a.speaker != b.speaker;
}

// Two numbers of one kind, the older first.
class Comparison {
 public:
  Comparison(const StatementView& view, const Count& a, const Count& b)
      : view_(view), a_(a), b_(b), is_one_day_(has_same_told_day(a.event, b.event)) {}

  std::optional<DisputeKind> kind() const {
    if (is_one_article() && a_.claim->sentence == b_.claim->sentence) return std::nullopt;
    const auto kind = a_.claim->slot == NumberSlot::kOther ? kind_of_things() : kind_of_people();
    return kind == DisputeKind::kNumber && is_by_chance() ? std::nullopt : kind;
  }

 private:
  // In a long war a town has many dead on one day, each told by somebody; but none are none.
  bool is_by_chance() const {
    return !is_one_article() && view_.articles.size() > kArticlesOfArchive && a_.claim->high > 0 &&
           b_.claim->high > 0;
  }

  bool is_one_article() const { return a_.statement->article_ix == b_.statement->article_ix; }

  int64_t shared() const { return view_.weights.sum_of_shared(a_.told->telling, *b_.place); }

  // Two figures that follow each other are of one thing: "State television spoke of 80 dead. The
  // ministry said nobody was killed."
  bool is_one_paragraph() const {
    if (!is_one_article()) return false;
    const auto& sentences = view_.articles[a_.statement->article_ix]->sentences;
    const uint32_t one = a_.claim->sentence, other = b_.claim->sentence;
    return std::max(one, other) - std::min(one, other) <= kSentencesApart &&
           sentences[one].paragraph == sentences[other].paragraph;
  }

  // "An earlier version said 40. The number is 17": what stands elsewhere in the article may be of
  // anything.
  bool is_of_same() const {
    if (a_.told->is_of_own || b_.told->is_of_own)
      return a_.told->is_of_own != b_.told->is_of_own && exclude(a_, b_);
    return a_.told->what == b_.told->what || counts_nothing(b_) || exclude(a_, b_);
  }
  // "Four patients had died. ... There had been nine deaths": of the same.
  bool counts_nothing(const Count& count) const {
    return count.told->what.empty() &&
           view_.articles[count.statement->article_ix]->tokens.upos[count.claim->token] ==
               Upos::kNoun;
  }

  // What a fighter or a witness saw is a part of all.
  bool is_partial(const Count& count) const {
    static const WordSet partial{"fighter", "witness", "witnesses", "resident", "residents"};
    const Article& article = *view_.articles[count.statement->article_ix];
    const Span words = count.claim->speaker;
    for (uint32_t token = article.tokens.token_at(words.begin);
         token < article.tokens.count() && words.contains(article.tokens.span(token)); ++token)
      if (partial.contains(article.tokens.word[token])) return true;
    return false;
  }

  bool is_correction() const {
    const uint32_t one = a_.claim->sentence, other = b_.claim->sentence;
    return (a_.claim->is_correction || b_.claim->is_correction) && is_one_article() &&
           std::max(one, other) - std::min(one, other) <= kSentencesApart;
  }
  bool has_correction() const { return a_.claim->is_correction || b_.claim->is_correction; }

  bool is_one_event() const {
    if (is_correction()) return true;
    if (has_correction() && is_one_article()) return false;
    if (has_other_day(a_.event, b_.event)) return false;
    if (is_one_paragraph()) return !are_elsewhere(view_, a_.ix, b_.ix);
    if (count_shared(a_.told->names, b_.told->names) == 0) return false;
    if (!a_.told->states.empty() && !b_.told->states.empty() &&
        count_shared(a_.told->states, b_.told->states) == 0)
      return false;  // 12 in Yemen, 233 in Libya
    const bool are_stated = a_.told->is_stated && b_.told->is_stated;
    // Over days only what both name themselves, or date themselves, is told on.
    if (!are_stated && a_.statement->day != b_.statement->day && !is_one_day_) return false;
    return shared() >= (are_stated ? kSameEvent : kSameForSure);
  }

  // The same day told, or reported on one day of one place and deed; no sums over days.
  bool is_one_time() const {
    if (a_.told->is_of_period || b_.told->is_of_period) return false;
    if (is_one_paragraph() || is_one_day_) return true;
    return a_.statement->day == b_.statement->day && shared() >= kSameForSure;
  }

  // "20 wounded rebels were taken to the hospital" may be of any fight.
  bool is_placed() const {
    return is_one_paragraph() || is_one_day_ || (a_.told->is_stated && b_.told->is_stated);
  }

  // Missiles, barrels, votes: only where two speakers tell of one deed at one time.
  std::optional<DisputeKind> kind_of_things() const {
    const bool is_comparable = have_two_speakers(*a_.statement, *b_.statement) &&
                               b_.statement->day - a_.statement->day <= kDaysOfNews &&
                               a_.told->deed != 0 && a_.told->deed == b_.told->deed &&
                               !a_.told->what.empty() && a_.told->what == b_.told->what;
    if (!is_comparable || !exclude(a_, b_) || !is_one_event() || !is_one_time())
      return std::nullopt;
    return DisputeKind::kNumber;
  }

  bool has_risen() const {
    // "At least 12" grows to 13, "some 300" does not to 310.
    const bool is_open = a_.claim->high == INT64_MAX;
    if (b_.claim->low <= (is_open ? a_.claim->low : a_.claim->high)) return false;
    if (a_.told->what != b_.told->what)
      return b_.told->rises && is_part(b_.told->what, a_.told->what);
    return b_.told->rises || (is_one_day_ && a_.statement->day < b_.statement->day);
  }

  // Tolls do not fall: who tells fewer a day later disputes the number.
  bool has_fallen() const {
    const bool is_killed = a_.claim->slot == NumberSlot::kKilled;
    const int32_t apart = b_.statement->day - a_.statement->day;
    return is_killed && apart > 0 && apart <= kDaysOfNews && a_.told->what == b_.told->what &&
           b_.claim->high < a_.claim->low && have_two_speakers(*a_.statement, *b_.statement) &&
           a_.told->is_stated && b_.told->is_stated && !a_.told->is_of_period &&
           !b_.told->is_of_period && !is_partial(a_) && !is_partial(b_) && shared() >= kSameForSure;
  }

  std::optional<DisputeKind> kind_of_people() const {
    // "Losses on a $312 billion portfolio" and those that somebody absorbs are two amounts.
    const bool is_cost = a_.claim->slot == NumberSlot::kCost;
    if (is_cost && (a_.told->deed == 0 || a_.told->deed != b_.told->deed)) return std::nullopt;
    // Of its members alone a union may count more than anybody: only side by side.
    if ((a_.told->is_of_own || b_.told->is_of_own) && (!is_one_paragraph() || !is_of_same()))
      return std::nullopt;
    const bool rose = has_risen();
    // "At least 40, the ministry said. The opposition spoke of more than 100."
    const bool is_beside = is_one_paragraph() && have_two_speakers(*a_.statement, *b_.statement) &&
                           figures_differ(*a_.claim, *b_.claim) && is_of_same();
    if ((!rose && !is_beside && !exclude(a_, b_)) || !is_one_event()) return std::nullopt;
    if (rose || is_correction()) return DisputeKind::kDetail;
    if (has_fallen()) return DisputeKind::kNumber;
    if (have_two_speakers(*a_.statement, *b_.statement) && !is_partial(a_) && !is_partial(b_))
      return is_one_time() && is_placed() ? std::optional(DisputeKind::kNumber) : std::nullopt;
    return is_update() ? std::optional(DisputeKind::kDetail) : std::nullopt;
  }

  // What one source or outlet takes back is an update, and so is what two tell of one day.
  bool is_update() const {
    if (!is_one_day_) return false;
    const bool is_one_speaker =
        a_.statement->speaker != 0 && a_.statement->speaker == b_.statement->speaker;
    const bool is_one_outlet = view_.articles[a_.statement->article_ix]->outlet ==
                               view_.articles[b_.statement->article_ix]->outlet;
    return is_one_speaker || is_one_outlet ? a_.statement->day < b_.statement->day
                                           : shared() >= kSameForSure;
  }

  const StatementView& view_;
  const Count& a_;
  const Count& b_;
  const bool is_one_day_;  // that both tell
};

}  // namespace

std::vector<Opposition> compare_numbers(const StatementView& view) {
  std::vector<Count> counts;
  std::vector<std::shared_ptr<const CountsOfArticle>> owners;
  for (const StatementRange& range : view.ranges) {
    const Article& article = view.article(range.first);
    owners.push_back(
        fact_of<CountsOfArticle>(article, range.meaning, [&] { return read_counts(view, range); }));
    for (const ToldCount& told : owners.back()->all) {
      const uint32_t ix = range.first + told.ix;
      const Statement& statement = view.statements[ix];
      const ClaimMention& claim = view.claim(ix);
      counts.push_back({ix, &statement, &claim,
                        claim.event == kNone ? nullptr : &article.events[claim.event], &told,
                        told.is_stated ? &statement.sentence_matters : &statement.near_matters});
    }
  }
  // Numbers that may be of one thing stand together, the oldest first.
  std::stable_sort(counts.begin(), counts.end(), [](const Count& a, const Count& b) {
    return std::pair(a.kind(), a.statement->day) < std::pair(b.kind(), b.statement->day);
  });
  std::vector<Opposition> found;
  for (auto a = counts.begin(); a != counts.end(); ++a)
    for (auto b = a + 1; b != counts.end() && a->kind() == b->kind(); ++b) {
      if (b->statement->day - a->statement->day > kDaysOfEvent) break;
      if (const auto kind = Comparison(view, *a, *b).kind()) found.push_back({a->ix, b->ix, *kind});
    }
  return found;
}

}  // namespace dateline
