// Numbers of the same things in the same event. Two can both hold while their intervals meet; a
// later higher toll replaces an earlier one; the rest is a dispute.
#include <algorithm>
#include <cstdint>
#include <tuple>

#include "assemble/article_facts.h"
#include "assemble/contested/oppositions.h"
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
// Groups of data/actions.tsv: what is done to those who are counted.
constexpr uint32_t kKilling = 3, kInjuring = 4;

// What comparing a number needs of its own article.
struct ToldCount {
  uint32_t ix = 0;            // of the statement, in its range
  WordId thing = 0;           // the counted noun, where no slot says what is counted
  WordId deed = 0;            // what was done with the things: "fired"; 0: no verb
  Matters what;               // "civilians", "French citizens"; a toll is of all, and has none
  Matters names, telling;     // of its place: places and persons; all but states and slots
  Matters states;             // that the sentence names
  bool is_stated = false;     // the sentence itself names where
  bool rises = false;         // "rose to 40"
  bool is_of_period = false;  // "over the past week"
  bool is_of_own = false;     // "three of its members": at least so many of all
};
struct CountsOfArticle {
  std::vector<ToldCount> all;
};
size_t bytes_of(const CountsOfArticle& counts) {
  size_t bytes = column_bytes(counts.all);
  for (const ToldCount& count : counts.all)
    bytes += column_bytes(count.what) + column_bytes(count.names) + column_bytes(count.telling) +
             column_bytes(count.states);
  return bytes;
}

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

template <class Keep>
Matters those(const Matters& matters, Keep keep) {
  Matters kept;
  std::copy_if(matters.begin(), matters.end(), std::back_inserter(kept), keep);
  return kept;
}

// States are named in every sentence of some stories.
bool names_place(Matter matter) { return matter.is_name() && matter.kind() != MatterKind::kState; }

bool tells_event(Matter matter) {
  const bool is_slot = matter.kind() == MatterKind::kAction &&
                       (matter.value() == kKilling || matter.value() == kInjuring);
  return matter.kind() != MatterKind::kState && !is_slot;
}

class CountReader {
 public:
  CountReader(const StatementView& view, uint32_t ix)
      : view_(view),
        ix_(ix),
        statement_(view.statements[ix]),
        claim_(view.claim(ix)),
        article_(*view.articles[statement_.article_ix]) {}

  ToldCount read(uint32_t ix_in_range) const {
    static const WordSet rise{"rise", "climb", "increase", "grow", "jump", "reach"};
    ToldCount count;
    count.ix = ix_in_range;
    if (claim_.slot == NumberSlot::kOther) count.thing = article_.tokens.lemma[claim_.token];
    count.deed = deed();
    if (!is_toll())
      count.what =
          those(view_.reader.read(statement_.article_ix, statement_.begin_token, what_end()),
                [](Matter m) { return m.kind() != MatterKind::kAction; });
    const Matters& own = statement_.sentence_matters;
    count.is_stated = std::any_of(own.begin(), own.end(), names_place);
    const Matters& place = count.is_stated ? own : statement_.near_matters;
    const auto speaker = view_.reader.of_mention(statement_.article_ix, claim_.who);
    count.names = those(place, [&](Matter m) { return names_place(m) && m != speaker; });
    count.states = those(own, [](Matter m) { return m.kind() == MatterKind::kState; });
    count.telling = those(place, tells_event);
    for (uint32_t token = statement_.begin_token; token < statement_.end_token; ++token)
      count.rises = count.rises || rise.contains(article_.tokens.lemma[token]);
    count.is_of_period = is_of_period();
    count.is_of_own = is_of_own();
    return count;
  }

  // "Its three peacekeepers": one side's own; and "dozens" or "thousands" exclude hardly anything.
  bool is_somebodys() const {
    static const WordSet own{"its", "his", "her", "their", "our", "my"};
    static const WordSet vague{"dozens", "scores", "hundreds", "thousands", "several"};
    if (is_toll() || is_of_own()) return false;
    const uint32_t first = statement_.begin_token - std::min(statement_.begin_token, 1u);
    for (uint32_t token = first; token < statement_.end_token; ++token)
      if (own.contains(article_.tokens.word[token]) || vague.contains(article_.tokens.word[token]))
        return true;
    return false;
  }

  // "Eleven were killed in one town, and one was killed in another": a part of them.
  bool is_rest() const {
    if (is_toll() || ix_ == 0 || view_.claim(ix_ - 1).kind != ClaimKind::kNumber) return false;
    const ClaimMention& before = view_.claim(ix_ - 1);
    if (view_.statements[ix_ - 1].article_ix != statement_.article_ix ||
        before.sentence != claim_.sentence || before.slot != claim_.slot)
      return false;
    for (uint32_t token = statement_.begin_token; token < statement_.end_token; ++token)
      if (article_.tokens.upos[token] == Upos::kNoun) return false;
    return true;
  }

  // "Three of its members were taken away"
  bool is_of_own() const {
    static const WordSet of{"of"}, own{"its", "their"};
    const bool is_of_people =
        claim_.slot != NumberSlot::kOther && claim_.slot != NumberSlot::kCost && !is_figure(claim_);
    if (!is_of_people) return false;
    for (uint32_t token = statement_.begin_token; token + 1 < statement_.end_token; ++token)
      if (of.contains(article_.tokens.word[token]) && own.contains(article_.tokens.word[token + 1]))
        return true;
    return false;
  }

 private:
  bool is_toll() const {
    static const WordSet wholes{"toll", "tally"};
    return wholes.contains(article_.tokens.lemma[claim_.token]);
  }

  // "15 people, [including three children, were killed]"
  uint32_t what_end() const {
    static const WordSet comma{","};
    uint32_t end = statement_.begin_token;
    while (end < statement_.end_token && !comma.contains(article_.tokens.word[end])) ++end;
    return end;
  }

  // The verb that the counted noun hangs on.
  WordId deed() const {
    constexpr int kMostSteps = 2;
    const Tokens& tokens = article_.tokens;
    uint32_t token = claim_.token;
    for (int step = 0; step < kMostSteps && tokens.head[token] < tokens.count(); ++step) {
      token = tokens.head[token];
      if (tokens.upos[token] == Upos::kVerb) return tokens.lemma[token];
    }
    return 0;
  }

  // "109 people were killed over the past week": sums do not contradict the count of a day.
  bool is_of_period() const {
    static const WordSet words{"since", "past",    "far",   "total",
                               "week",  "weekend", "month", "began"};
    const Sentence& sentence = article_.sentences[claim_.sentence];
    for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token)
      if (words.contains(article_.tokens.word[token])) return true;
    return std::any_of(article_.dates.begin(), article_.dates.end(), [&](const DateMention& date) {
      return date.sentence == claim_.sentence && date.type == TimexType::kDuration;
    });
  }

  const StatementView& view_;
  const uint32_t ix_;
  const Statement& statement_;
  const ClaimMention& claim_;
  const Article& article_;
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

CountsOfArticle read_counts(const StatementView& view, StatementRange range) {
  CountsOfArticle counts;
  for (uint32_t ix = range.first; ix < range.end; ++ix) {
    if (view.claim(ix).kind != ClaimKind::kNumber || is_figure(view.claim(ix))) continue;
    const CountReader reader(view, ix);
    if (!reader.is_somebodys() && !reader.is_rest())
      counts.all.push_back(reader.read(ix - range.first));
  }
  return counts;
}

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
