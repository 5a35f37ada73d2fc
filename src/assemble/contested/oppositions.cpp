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

}  // namespace

std::vector<Opposition> find_oppositions(const StatementView& view) {
  const WithinArticles within = find_within(view);
  std::vector<Opposition> oppositions;
  for (const std::vector<Opposition>& found :
       {answer_denials(view), find_contradictions(view), within.neighbours, within.requests,
        within.figures, compare_numbers(view)})
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
