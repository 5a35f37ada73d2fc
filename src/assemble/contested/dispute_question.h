// The question of a dispute, made of the claim's own words where it can be. Used by disputes.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/article.h"

namespace dateline {

// A longer question is no heading.
inline constexpr uint32_t kLongestQuestion = 24;

// Turns the words of a claim into a question where its auxiliary can step in front of its subject:
// "that US troops are leaving Iraq" gives "Are US troops leaving Iraq?". Else names the matter:
// "On “the rockets that killed a contractor”:". Nothing else is added.
std::string question_from(const Article& article, uint32_t begin_token, uint32_t end_token);

// Of numbers of people that two sources tell of one place: "How many were injured in Porto?"
// REQUIRES: is_of_people(slot).
std::string how_many(NumberSlot slot, std::string_view place);
bool is_of_people(NumberSlot slot);

// Where words end that open a quotation: behind its closing mark, where that comes next.
uint32_t with_closing_mark(const Article& article, uint32_t first, uint32_t end);

std::string with_first_letter(std::string words, bool upper);

}  // namespace dateline
