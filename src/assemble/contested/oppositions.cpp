#include "assemble/contested/oppositions.h"

#include <algorithm>

#include "assemble/article_facts.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// What is opposed within one article, by the place of its statements in their range; or within all.
struct WithinArticles {
  std::vector<Opposition> neighbours, requests, figures;
};
size_t bytes_of(const WithinArticles& within) {
  return column_bytes(within.neighbours) + column_bytes(within.requests) +
         column_bytes(within.figures);
}

WithinArticles find_within(const StatementView& view) {
  WithinArticles all;
  for (const StatementRange& range : view.ranges) {
    const auto own = fact_of<WithinArticles>(view.article(range.first), range.meaning, [&] {
      WithinArticles within{compare_neighbours(view, range), answer_requests(view, range),
                            compare_figures(view, range)};
      for (auto* found : {&within.neighbours, &within.requests, &within.figures})
        for (Opposition& pair : *found) pair.claim -= range.first, pair.reply -= range.first;
      return within;
    });
    const auto add = [&](const std::vector<Opposition>& found, std::vector<Opposition>& to) {
      for (const Opposition& pair : found)
        to.push_back({pair.claim + range.first, pair.reply + range.first, pair.kind});
    };
    add(own->neighbours, all.neighbours);
    add(own->requests, all.requests);
    add(own->figures, all.figures);
  }
  return all;
}

// The day that a statement names; nullptr where it names none.
const DateMention* day_of(const StatementView& view, uint32_t ix) {
  const ClaimMention& claim = view.claim(ix);
  for (const DateMention& date : view.article(ix).dates)
    if (date.sentence == claim.sentence && date.has_when && date.when.is_day() &&
        claim.span.contains(date.span))
      return &date;
  return nullptr;
}

}  // namespace

std::vector<Opposition> find_oppositions(const StatementView& view) {
  const WithinArticles within = find_within(view);
  std::vector<Opposition> oppositions;
  for (const std::vector<Opposition>& found :
       {answer_denials(view), find_contradictions(view), within.neighbours, within.requests,
        within.figures, compare_numbers(view), find_two_causes(view)})
    oppositions.insert(oppositions.end(), found.begin(), found.end());
  return oppositions;
}

std::vector<uint32_t> StatementView::candidates(const Matters& matters, int32_t day,
                                                int32_t days_before, int32_t days_after) const {
  constexpr int64_t kSecondsPerDay = 86400;
  // Statements stand in the order of publication, by UTC; the local day may be the next one.
  const auto first_from = [&](int64_t utc_day) {
    const auto at =
        std::partition_point(statements.begin(), statements.end(), [&](const Statement& statement) {
          return articles[statement.article_ix]->published->seconds < utc_day * kSecondsPerDay;
        });
    return static_cast<uint32_t>(at - statements.begin());
  };
  return index.candidates(matters, first_from(int64_t{day} - days_before - 1),
                          first_from(int64_t{day} + days_after + 2));
}

bool have_one_speaker(const StatementView& view, uint32_t a, uint32_t b) {
  const Statement &one = view.statements[a], &other = view.statements[b];
  if (one.speaker != 0 && one.speaker == other.speaker) return true;
  if (one.who != kNone && one.who == other.who) return true;
  return one.article_ix == other.article_ix &&
         view.claim(a).speaker.overlaps(view.claim(b).speaker);
}

bool is_of_somebody(const StatementView& view, uint32_t ix) {
  if (view.statements[ix].speaker == 0) return false;
  const Tokens& tokens = view.article(ix).tokens;
  const uint32_t token = tokens.token_at(view.claim(ix).speaker.begin);
  return view.claim(ix).who != kNone || token >= tokens.count() ||
         tokens.upos[token] != Upos::kPron || tokens.span(token) != view.claim(ix).speaker;
}

uint32_t sentences_apart(const StatementView& view, uint32_t first, uint32_t second) {
  constexpr uint32_t kShortest = 4;
  const auto& sentences = view.article(first).sentences;
  const auto goes_on = [&](uint32_t sentence) {
    for (uint32_t ix = first + 1; ix < second; ++ix)
      if (view.claim(ix).sentence == sentence && have_one_speaker(view, first, ix)) return true;
    return false;
  };
  uint32_t apart = 0;
  for (uint32_t at = view.claim(first).sentence + 1; at <= view.claim(second).sentence; ++at) {
    const bool is_told = sentences[at].end_token - sentences[at].begin_token >= kShortest;
    apart += at == view.claim(second).sentence || (is_told && !goes_on(at));
  }
  return apart;
}

uint32_t subject_of(const StatementView& view, uint32_t ix) {
  const Tokens& tokens = view.article(ix).tokens;
  const Statement& statement = view.statements[ix];
  // "The light was green" hangs on "green", "it had been shut" on "shut".
  const uint32_t verb = view.claim(ix).token;
  const bool is_led = tokens.upos[verb] == Upos::kAux && tokens.head[verb] > verb &&
                      tokens.head[verb] < statement.end_token;
  const uint32_t predicate = is_led ? tokens.head[verb] : verb;
  return subject_in(tokens, predicate, statement.begin_token, statement.end_token);
}

bool are_of_two_days(const StatementView& view, uint32_t a, uint32_t b) {
  const DateMention *one = day_of(view, a), *other = day_of(view, b);
  return one != nullptr && other != nullptr && !one->when.overlaps(other->when);
}

bool are_elsewhere(const StatementView& view, uint32_t a, uint32_t b) {
  const auto places = [&](uint32_t ix) {
    const Article& article = view.article(ix);
    const uint32_t sentence = view.claim(ix).sentence;
    Matters named;
    for (uint32_t at = article.first_entity_in(sentence);
         at < article.entities.size() && article.entities[at].sentence == sentence; ++at) {
      const EntityMention& mention = article.entities[at];
      const auto what = view.reader.of_mention(view.statements[ix].article_ix, at);
      if (mention.kind == EntityKind::kPlace && !mention.is_actor && what) named.push_back(*what);
    }
    keep_sorted_once(named);
    return named;
  };
  const Matters one = places(a), other = places(b);
  return !one.empty() && !other.empty() && count_shared(one, other) == 0;
}

bool is_of_another(const StatementView& view, uint32_t ix) {
  static const WordSet apart{"another", "other", "second"};
  const uint32_t subject = subject_of(view, ix);
  if (subject == kNone) return false;
  const Tokens& tokens = view.article(ix).tokens;
  for (uint32_t token = view.statements[ix].begin_token; token <= subject; ++token)
    if (apart.contains(tokens.word[token])) return true;
  return false;
}

Matters matters_of_speaker(const StatementView& view, uint32_t ix) {
  const Tokens& tokens = view.article(ix).tokens;
  const Span speaker = view.claim(ix).speaker;
  return view.reader.read(view.statements[ix].article_ix, tokens.token_at(speaker.begin),
                          tokens.token_at(speaker.end));
}

bool tells_fact(const StatementView& view, uint32_t ix) {
  static const WordSet words{"will", "would", "'ll", "wo", "if", "i", "we", "you"};
  static const WordSet going{"going"}, to{"to"}, until{"until", "till"};
  const Statement& statement = view.statements[ix];
  const Tokens& tokens = view.article(ix).tokens;
  const Upos tag = tokens.upos[view.claim(ix).token];
  if (tag != Upos::kVerb && tag != Upos::kAux) return false;  // "human error, not fraud"
  for (uint32_t token = statement.begin_token; token < statement.end_token; ++token) {
    const bool is_ahead = going.contains(tokens.word[token]) && token + 1 < statement.end_token &&
                          to.contains(tokens.word[token + 1]);
    // "Did not speak until noon": then it was done.
    const bool is_late = statement.is_negated && until.contains(tokens.word[token]);
    if (words.contains(tokens.word[token]) || is_ahead || is_late) return false;
  }
  return true;
}

}  // namespace dateline
