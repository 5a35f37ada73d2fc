// Oppositions: pairs of statements that cannot both hold. Made by denials.cpp, contradictions.cpp,
// side_by_side.cpp, refusals.cpp, figures.cpp and number_disputes.cpp, put together to disputes by
// disputes.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "assemble/contested/statements.h"

namespace dateline {

struct Opposition {
  // Indices of statements; the reply denies or differs. Both are one where nobody is quoted with
  // what is denied.
  uint32_t claim = 0, reply = 0;
  DisputeKind kind = DisputeKind::kDenial;
};

// Among more articles what is alike in two of them may be so by chance.
inline constexpr size_t kArticlesOfArchive = 100;

// The statements of a story with all that comparing them needs.
struct StatementView {
  Articles articles;
  std::span<const Statement> statements;
  std::span<const StatementRange> ranges;
  const MatterWeights& weights;
  const MatterIndex& index;  // by the matters of whole sentences
  const MatterReader& reader;
  const Lexicon& lexicon;

  const Article& article(uint32_t ix) const { return *articles[statements[ix].article_ix]; }
  const ClaimMention& claim(uint32_t ix) const {
    return article(ix).claims[statements[ix].claim_ix];
  }
  // Those that may be about the same as these matters, of the articles published from so many days
  // before that day to so many after it, and perhaps of the days beside these. Ascending.
  std::vector<uint32_t> candidates(const Matters& matters, int32_t day, int32_t days_before,
                                   int32_t days_after) const;
};

// All that is opposed, by each way of finding it in turn.
std::vector<Opposition> find_oppositions(const StatementView& view);

// Of "he said no and denied the rest" both are his, by whatever words he is named.
bool have_one_speaker(const StatementView& view, uint32_t a, uint32_t b);

// "It found that ...": nobody knows who speaks, and so not whether it is another.
bool is_of_somebody(const StatementView& view, uint32_t ix);

// How many sentences the second stands behind the first, of one article, without those that say
// nothing ("11.05am") and those in which the first's speaker goes on.
uint32_t sentences_apart(const StatementView& view, uint32_t first, uint32_t second);

// What the words that name the speaker of a claim are about.
Matters matters_of_speaker(const StatementView& view, uint32_t ix);

// What will be, what would be if, and what "I" and "you" do contradicts nobody.
bool tells_fact(const StatementView& view, uint32_t ix);

// The subject of what a statement says; kNone without one.
uint32_t subject_of(const StatementView& view, uint32_t ix);

// Is each told of a day that it names itself, and not of the same? "Was empty on Monday", "was full
// on Friday".
bool are_of_two_days(const StatementView& view, uint32_t a, uint32_t b);

// Does each of their sentences name places, and not one in common?
bool are_elsewhere(const StatementView& view, uint32_t a, uint32_t b);

// "Another case", "the second engine": not the one of which was told before.
bool is_of_another(const StatementView& view, uint32_t ix);

// Do two numbers that stand side by side say different things? "At least 40" says about 40 there.
bool figures_differ(const ClaimMention& a, const ClaimMention& b);

// Denials with the claims that they answer, wherever those stand.
std::vector<Opposition> answer_denials(const StatementView& view);

// What a denial that names whom it contradicts stands against; kNone: nothing.
uint32_t statement_contradicted(const StatementView& view, uint32_t denial_ix);

// Does a denial tell by itself what is contested? "Denied that the army had laid mines".
bool tells_by_itself(const StatementView& view, uint32_t denial_ix);

// "Each side accused the other of having fired first": a charge that both make.
bool accuse_each_other(const StatementView& view, uint32_t ix);

// What one says is so and another says is not.
std::vector<Opposition> find_contradictions(const StatementView& view);

// What is opposed within one article reads neither weights nor what stands elsewhere.

// What two speakers say of one thing in sentences that follow each other.
std::vector<Opposition> compare_neighbours(const StatementView& view, StatementRange range);

// "The office said that he was dismissed. He insisted that he had left": does the second say
// something else of the same? "His lawyer retorted": whatever it says, it answers.
bool is_insisted(const StatementView& view, uint32_t first, uint32_t second);

// Are two statements that stand side by side, the earlier first, of states of one thing that
// exclude each other? "The tower was shut down on Friday", "it was still running".
bool are_contrary_states(const StatementView& view, uint32_t first, uint32_t second);

// Does the second say that nobody was told, asked or harmed, or he was not, as the first says?
bool is_denied_of_all(const StatementView& view, uint32_t first, uint32_t second);

// The same of what nobody told ("No engineer ever warned us"), which may stand further behind.
bool is_telling_denied(const StatementView& view, uint32_t first, uint32_t second);

// Does the second name another cause of one thing? Is its effect not told, it is what the first
// tells.
bool have_two_causes(const StatementView& view, uint32_t first, uint32_t second);

// The same in two articles, which both tell of what.
std::vector<Opposition> find_two_causes(const StatementView& view);

// Do the two tell what cannot both be, each in the words of his trade: money that is missing and
// books that are in order?
bool are_two_accounts(const StatementView& view, uint32_t first, uint32_t second);

// Do papers show what was said not to be so, or did one send what the other never received?
bool are_told_apart(const StatementView& view, uint32_t first, uint32_t second);

// Does who is said to have done something say that others did it? "Villagers accused soldiers of
// burning huts. The army said that rebels had burned them."
bool is_done_by_others(const StatementView& view, uint32_t first, uint32_t second);

// What is asked of somebody who will not do it.
std::vector<Opposition> answer_requests(const StatementView& view, StatementRange range);

// Figures that one source puts beside those of another.
std::vector<Opposition> compare_figures(const StatementView& view, StatementRange range);

// Numbers of the same things in the same event whose intervals exclude each other. A toll that rose
// is kDetail.
std::vector<Opposition> compare_numbers(const StatementView& view);

}  // namespace dateline
