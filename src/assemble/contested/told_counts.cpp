#include "assemble/contested/told_counts.h"

#include <algorithm>

#include "assemble/article_facts.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// Groups of data/actions.tsv: what is done to those who are counted.
constexpr uint32_t kKilling = 3, kInjuring = 4;

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

}  // namespace

size_t bytes_of(const CountsOfArticle& counts) {
  size_t bytes = column_bytes(counts.all);
  for (const ToldCount& count : counts.all)
    bytes += column_bytes(count.what) + column_bytes(count.names) + column_bytes(count.telling) +
             column_bytes(count.states);
  return bytes;
}

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

}  // namespace dateline
