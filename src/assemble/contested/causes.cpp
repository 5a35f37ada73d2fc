// Causes: two say what brought one thing about, and do not name the same: "Firemen said that a
// spark had started it. The owner put it down to an old wire."
#include <algorithm>
#include <optional>

#include "assemble/contested/oppositions.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// How far a word of the phrase may stand: "was [very] largely caused by", "put the fire down to".
constexpr uint32_t kPhraseReach = 6;
// Of two articles each effect must share so much with the other, in thousandths, and so many
// matters.
constexpr int64_t kSharedOfEffect = 600;
constexpr size_t kSharedMatters = 2;
constexpr int32_t kDaysApart = 7;

struct ToldCause {
  Matters cause, effect;
  bool is_active = false;    // "a spark started the fire"
  bool points_back = false;  // "... was to blame", "put it down to"
};

class CauseReader {
 public:
  CauseReader(const StatementView& view, uint32_t ix)
      : view_(view),
        ix_(ix),
        statement_(view.statements[ix]),
        tokens_(view.article(ix).tokens),
        verb_(view.claim(ix).token),
        begin_(statement_.begin_token),
        end_(statement_.end_token) {}

  std::optional<ToldCause> read() const {
    static const WordSet also{"partly",     "also",    "too",  "both", "partially",
                              "contribute", "neither", "each", "help"};
    if (statement_.is_negated || (view_.claim(ix_).is_charge && !is_blame())) return std::nullopt;
    std::optional<ToldCause> told;
    for (uint32_t token = begin_; token < end_; ++token) {
      if (also.contains(tokens_.lemma[token])) return std::nullopt;
      if (!told) told = read_at(token);
    }
    return told && !told->cause.empty() ? told : std::nullopt;
  }

 private:
  std::optional<ToldCause> read_at(uint32_t token) const {
    static const WordSet because{"because", "due"}, of{"of", "to"}, result{"result"};
    static const WordSet blame{"blame"}, responsible{"responsible"}, be{"be"}, to{"to"};
    if (token == verb_ && is_blame() && !is_before(token, to)) return blamed(token);
    if (token == verb_)
      if (const uint32_t cause = behind_laying(token); cause != kNone) return laid(token, cause);
    if (token + 1 < end_ &&
        (because.contains(tokens_.word[token]) || result.contains(tokens_.word[token])) &&
        of.contains(tokens_.word[token + 1]))
      return told(token + 2, end_, begin_, token);
    // "Broke down over price"
    static const WordSet over{"over"};
    static const WordSet failing{"break", "fail", "collapse", "end", "founder", "stall", "split"};
    if (over.contains(tokens_.word[token]) && token > verb_ && token <= verb_ + 2 &&
        failing.contains(tokens_.lemma[verb_]) && token + 1 < end_ &&
        tokens_.upos[token + 1] != Upos::kNum)
      return told(token + 1, end_, begin_, token);
    const bool is_to_blame = blame.contains(tokens_.word[token]) && is_before(token, to);
    if (is_to_blame || responsible.contains(tokens_.word[token])) {
      const uint32_t first = token - std::min(token - begin_, 3u);
      for (uint32_t at = first; at < token; ++at)
        if (be.contains(tokens_.lemma[at]))
          return pointing_back(told(begin_, at, first_of(token, for_words()), end_));
    }
    return causing(token);
  }

  // "Attribute blame to him" tells not of what; "put it down to" does.
  std::optional<ToldCause> laid(uint32_t verb, uint32_t cause) const {
    static const WordSet point{"point"}, it{"it", "this", "that", "them"};
    if (point.contains(tokens_.lemma[verb])) return pointing_back(told(cause, end_, verb, verb));
    ToldCause all = told(cause, end_, verb + 1, cause);
    all.points_back = it.contains(tokens_.word[verb + 1]);
    if (!all.points_back && all.effect.empty()) return std::nullopt;
    return all;
  }
  bool is_blame() const {
    static const WordSet blame{"blame"};
    return blame.contains(tokens_.lemma[verb_]);
  }
  // "Blamed the driver for the crash", "blamed the crash on the driver"
  ToldCause blamed(uint32_t verb) const {
    static const WordSet on{"on"};
    const uint32_t behind = first_of(verb, on);
    if (behind < end_) return pointing_back(told(behind + 1, end_, verb + 1, behind));
    const uint32_t effect = first_of(verb, for_words());
    return pointing_back(told(verb + 1, effect, effect, end_));
  }
  static ToldCause pointing_back(ToldCause told) {
    told.points_back = told.effect.empty();
    return told;
  }

  // "Was started by a spark", "a bird brought it down"
  std::optional<ToldCause> causing(uint32_t token) const {
    static const WordSet causes{"cause", "start", "trigger", "spark", "ignite", "provoke"};
    static const WordSet by{"by"}, to{"to"}, bring{"bring"}, down{"down"};
    if (tokens_.upos[token] != Upos::kVerb || is_before(token, to)) return std::nullopt;
    const bool is_brought = bring.contains(tokens_.lemma[token]) && first_of(token, down) < end_;
    if (!is_brought && !causes.contains(tokens_.lemma[token])) return std::nullopt;
    for (uint32_t next = token + 1; next < std::min(end_, token + 3); ++next)
      if (by.contains(tokens_.word[next])) return told(next + 1, end_, begin_, token);
    // "The fire started at noon" names none.
    for (uint32_t part = token + 1; part < end_; ++part)
      if (tokens_.head[part] == token && tokens_.deprel[part] == Deprel::kObj)
        return active(told(begin_, token, token + 1, end_));
    return std::nullopt;
  }

  // Where what it is laid to begins: "put it down to", "attributed it to", "pointed the finger at".
  uint32_t behind_laying(uint32_t verb) const {
    static const WordSet put{"put"}, down{"down"}, to{"to"}, attribute{"attribute", "ascribe"};
    static const WordSet point{"point"}, finger{"finger"}, at{"at"};
    const WordId lemma = tokens_.lemma[verb];
    const bool is_put = put.contains(lemma), is_pointed = point.contains(lemma);
    if (!is_put && !is_pointed && !attribute.contains(lemma)) return kNone;
    const WordSet& before = is_put ? down : finger;
    const bool is_bare = !is_put && !is_pointed;
    for (uint32_t token = verb + 1; token < std::min(end_, verb + 1 + kPhraseReach); ++token)
      if ((is_pointed ? at : to).contains(tokens_.word[token]) &&
          (is_bare || before.contains(tokens_.word[token - 1])))
        return token + 1;
    return kNone;
  }

  ToldCause told(uint32_t cause, uint32_t cause_end, uint32_t effect, uint32_t effect_end) const {
    const auto read = [&](uint32_t first, uint32_t last) {
      return first < last ? view_.reader.read(statement_.article_ix, first, last) : Matters{};
    };
    return {read(cause, cause_end), read(effect, effect_end)};
  }
  static ToldCause active(ToldCause told) {
    told.is_active = true;
    return told;
  }
  static const WordSet& for_words() {
    static const WordSet words{"for"};
    return words;
  }
  uint32_t first_of(uint32_t token, const WordSet& words) const {
    while (++token < end_ && !words.contains(tokens_.word[token])) {
    }
    return std::min(token, end_);
  }
  bool is_before(uint32_t token, const WordSet& words) const {
    return token > 0 && words.contains(tokens_.word[token - 1]);
  }

  const StatementView& view_;
  const uint32_t ix_;
  const Statement& statement_;
  const Tokens& tokens_;
  const uint32_t verb_, begin_, end_;
};

}  // namespace

bool have_two_causes(const StatementView& view, uint32_t first, uint32_t second) {
  const auto reply = CauseReader(view, second).read();
  if (!reply) return false;
  const auto told = CauseReader(view, first).read();
  if (!told || count_shared(told->cause, reply->cause) > 0) return false;
  if (reply->points_back) return true;
  static const WordSet things{"it", "they"};
  const Tokens& tokens = view.article(second).tokens;
  const uint32_t subject = subject_of(view, second), of_first = subject_of(view, first);
  const bool is_of_it = subject != kNone && things.contains(tokens.word[subject]) &&
                        of_first != kNone && tokens.upos[of_first] == Upos::kNoun;
  if (is_of_it && !told->is_active && !reply->is_active) return true;
  const size_t shared = count_shared(told->effect, reply->effect);
  return shared > 0 && shared * 2 >= std::min(told->effect.size(), reply->effect.size());
}

std::vector<Opposition> find_two_causes(const StatementView& view) {
  struct Cause {
    uint32_t ix;
    ToldCause told;
  };
  std::vector<Cause> causes;
  if (view.articles.size() > kArticlesOfArchive) return {};  // many a fire is started by something
  for (uint32_t ix = 0; ix < view.statements.size(); ++ix) {
    if (view.claim(ix).kind != ClaimKind::kAssertion || view.statements[ix].speaker == 0) continue;
    auto told = CauseReader(view, ix).read();
    if (told && !told->is_active && told->effect.size() >= kSharedMatters && tells_fact(view, ix))
      causes.push_back({ix, std::move(*told)});
  }
  std::vector<Opposition> found;
  for (auto one = causes.begin(); one != causes.end(); ++one)
    for (auto other = one + 1; other != causes.end(); ++other) {
      const Statement &a = view.statements[one->ix], &b = view.statements[other->ix];
      if (b.day - a.day > kDaysApart) break;
      if (a.article_ix == b.article_ix || a.speaker == b.speaker) continue;
      if (count_shared(one->told.effect, other->told.effect) < kSharedMatters ||
          count_shared(one->told.cause, other->told.cause) > 0)
        continue;
      const int64_t shared =
          view.weights.sum_of_shared(one->told.effect, other->told.effect) * 1000;
      const int64_t whole =
          std::max(view.weights.sum(one->told.effect), view.weights.sum(other->told.effect));
      if (shared >= whole * kSharedOfEffect)
        found.push_back({one->ix, other->ix, DisputeKind::kConflict});
    }
  return found;
}

}  // namespace dateline
