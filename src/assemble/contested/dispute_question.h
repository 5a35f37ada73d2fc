// The question of a dispute, made of the claim's own words. Used by disputes.cpp.
#pragma once

#include <cstdint>
#include <string>

#include "model/article.h"

namespace dateline {

// Turns the words of a claim into a question where its auxiliary can step in front of its subject:
// "that US troops are leaving Iraq" gives "Are US troops leaving Iraq?". Else names the matter:
// "On “the rockets that killed a contractor”:". Nothing else is added.
std::string question_from(const Article& article, uint32_t begin_token, uint32_t end_token);

}  // namespace dateline
