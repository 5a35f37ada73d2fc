// What a story is called: its place or body, and what the leads of its articles are about.
#pragma once

#include <string>

#include "assemble/assemble.h"

namespace dateline {

// "Kenya: dam, villages and flood". A story of few articles is called as its first headline calls
// it; one whose leads share no topic by its names ("Iran, Qasem Soleimani and Iraq"). What has
// neither by the begin of its first text. Empty for no articles.
std::string story_title(Articles articles, const std::vector<Entity>& entities,
                        const Lexicon& lexicon);

}  // namespace dateline
