// Articles and stories as compressed bytes. Used by store/sqlite; knows no database.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "model/article.h"
#include "model/story.h"

namespace dateline {

// What ingest set and nothing can make again: text, paragraphs and kind of text.
std::string pack_text(const Article& article);
Result<void> unpack_text(std::string_view bytes, Article& article);

// What annotate and extract found. `found_format()` tells the layout: bytes of another layout are
// not read but made again from the text.
std::string pack_found(const Article& article);
Result<void> unpack_found(std::string_view bytes, Article& article);
int64_t found_format();

std::string pack_key(const ArticleKey& key);
Result<ArticleKey> unpack_key(std::string_view bytes);

// A story in pieces of some kilobytes, each kept under a key that is a hash of what it holds. Where
// a piece ends depends on what stands there, so a story with one more line has most pieces again.
struct StoryPieces {
  static constexpr size_t kKeyBytes = 16;
  std::string keys;                                        // side by side, as the pieces follow
  std::vector<std::pair<std::string, std::string>> fresh;  // key and bytes, of unknown ones, once
};
StoryPieces pack_story(const Story& story, std::string_view known_keys = {});
// From the bytes of all pieces, as they follow.
Result<Story> unpack_story(std::string_view bytes);
int64_t story_format();

// Tells two versions of an article apart: everything that the outlet published, not where it was
// read.
int64_t content_hash(const Article& article);

}  // namespace dateline
