// Publication: the day an article was published, told from the article itself where nothing else
// says it. Used by the engine before dates are read.
#pragma once

#include <cstdint>
#include <optional>

#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

struct PublicationGuess {
  CivilDate day;
  uint16_t confidence = 0;  // thousandths
};

// From this confidence on a guess stands in for the date.
inline constexpr uint16_t kPublicationBar = 600;

// The day that agrees best with the article's own dates: its address ("/2020/01/08/"), a full date
// that stands alone in a line, and days that are told twice, in full and as "on Friday". Nothing
// where the article states no full date. REQUIRES: sentences and tokens; dates are not used.
std::optional<PublicationGuess> guess_publication(const Article& article, const Lexicon& lexicon);

// Gives an undated article its guessed day, if it is good enough, and a Diagnostic that says so.
void date_undated(Article& article, const Lexicon& lexicon);

}  // namespace dateline
