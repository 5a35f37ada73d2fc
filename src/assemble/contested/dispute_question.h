// The question of a dispute, made of the claim's own words where it can be. Used by disputes.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

// A longer question is no heading.
inline constexpr uint32_t kLongestQuestion = 24;

// Turns the words of a claim into a question: its auxiliary, or "did", steps in front of its
// subject: "that US troops are leaving Iraq" gives "Are US troops leaving Iraq?", "he paid nothing"
// gives "Did he pay nothing?". Else names the matter: "On “the rockets that killed a contractor”:".
// Nothing else is added, but for `speaker`, the name of a state or firm that speaks of itself as
// "it".
std::string question_from(const Article& article, uint32_t begin_token, uint32_t end_token,
                          const Lexicon& lexicon, std::string_view speaker = {});

// The same of what a denial tells by itself: "denied shelling the clinic" gives "Did the army shell
// the clinic?". `name` is who denies, empty where only the words tell.
std::string question_of_denial(const Article& article, const ClaimMention& denial,
                               std::string_view name, const Lexicon& lexicon);

// Does it ask, or only name the matter?
bool is_question(std::string_view heading);

// On “the rockets that killed a contractor”:
std::string topic_from(const Article& article, uint32_t first, uint32_t end);

// Of numbers of people that two sources tell of one place, if any: "How many were injured in
// Porto?" REQUIRES: is_of_people(slot).
std::string how_many(NumberSlot slot, std::string_view place);
bool is_of_people(NumberSlot slot);

// Of a number and the clause that tells it, in tokens: "How many shots had been fired?", "How many
// missiles?"; empty where nothing tells what is counted.
std::string question_of_number(const Article& article, const ClaimMention& number,
                               uint32_t begin_token, uint32_t end_token);

// Where words end that open a quotation: behind its closing mark, where that comes next.
uint32_t with_closing_mark(const Article& article, uint32_t first, uint32_t end);

// The mark that closes a quotation which begins in the words and goes on behind them; empty where
// none does.
std::string_view missing_mark(const Article& article, uint32_t first, uint32_t end);

std::string with_first_letter(std::string words, bool upper);

}  // namespace dateline
