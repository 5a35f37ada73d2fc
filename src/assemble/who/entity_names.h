// What an entity is called: all its names by how often they are used, and the one that the page
// shows. Used by link_entities.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "model/story.h"

namespace dateline {

// Each text once, the most frequent first; equal ones in their order.
std::vector<NameVariant> by_count(const std::vector<std::string_view>& texts);

// The most frequent full form: a person's surname alone is none, nor is the last word of an
// organization's name ("Guards"; "Federation", of whatever it is one, if it is written out but
// once), nor a dateline ("WASHINGTON"). REQUIRES: the variants are those of by_count(), not empty.
std::string best_name(const Entity& entity, const Lexicon& lexicon);

// "Pope Leo", "Lady Borg": the title that most articles give to a person who goes by one name is a
// part of it. The name itself for everybody else. REQUIRES: the entity is described.
std::string titled_name(const Entity& entity);

}  // namespace dateline
