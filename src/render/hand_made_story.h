// A small story made by hand, with one of everything, for the tests of all renderers. The port of
// Ostra, its people and its outlets do not exist.
#pragma once

#include "model/article.h"
#include "model/story.h"

namespace dateline {

Story hand_made_story();

// "Léa didn't go on Jan. 3." with its tokens and a mention of every kind.
Article hand_made_article();

}  // namespace dateline
