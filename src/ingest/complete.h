// The last step of every reader: what all articles need, whatever they were read from.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/reader.h"
#include "model/article.h"

namespace dateline {

// Refuses text that no stage may see: beyond kMaxArticleBytes, not UTF-8, with a NUL character, or
// empty. The message names the byte and its line.
Result<void> check_text(std::string_view text);

// Takes an article with text and whatever metadata its source had; fills paragraphs and headline
// (unless the reader has set them; else mojibake and character references are undone first), the
// canonical URL, the outlet, the date from the options, the id and the diagnostics. Errors: those
// of check_text.
Result<Article> complete(Article article, const ReadOptions& options);

// Notes that characters of the text were restored.
void note_mojibake(Article& article);

// A list of one.
std::vector<Article> only(Article article);

// Reads a date that an input states; one that cannot be read becomes a diagnostic.
void set_published(Article& article, std::string_view stated);

}  // namespace dateline
