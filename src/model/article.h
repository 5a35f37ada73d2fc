// Article: one version of one published text and everything found in it. The only meeting place of
// the stages: ingest makes it, annotate and extract append to it, assemble reads it.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/facts.h"
#include "base/id.h"
#include "calendar/instant.h"
#include "model/article_key.h"
#include "model/mentions.h"
#include "model/tokens.h"

namespace dateline {

// Where an article's date was read, and how sure that is in thousandths.
enum class StatedBy : uint8_t {
  kInput,    // a field of the input, a feed, or the user
  kJsonLd,   // schema.org description in the page
  kMeta,     // <meta>
  kElement,  // <time>, or an element marked as the date
  kAddress,  // "/2020/01/08/" in the URL
  kText,     // a line of the page
};
std::string_view name_of(StatedBy by);  // "json_ld"

struct StatedInstant {
  Instant instant;
  StatedBy by = StatedBy::kInput;
  uint16_t confidence = 1000;
};

struct Article {
  ArticleId id;
  std::string external_id;  // "id" of the input, else empty; printed back by `annotate`
  std::string url;          // canonical; empty if none
  std::string outlet;       // as given, else the host of the URL, else empty
  std::string title, author, language;
  std::optional<Instant> published;
  StatedBy published_by = StatedBy::kInput;
  uint16_t published_confidence = 1000;
  std::optional<Instant> modified;  // last change, where the source states one
  std::string source;               // where it was read: "x.jsonl:17"

  // The text exactly as it was given (valid UTF-8, no NUL), never changed: every Span counts its
  // bytes. U+00A0, line ends and Treebank spellings are read as what they mean by the tokenizer,
  // and written plainly by display_text().
  std::string text;
  bool is_treebank = false;  // tokenised text: "-LRB-", ``, one sentence a line

  // Byte spans of `text`, in order, not overlapping; everything between them is white space.
  struct Paragraph {
    Span span;
    SentenceKind kind = SentenceKind::kBody;  // ingest marks headline, captions and boilerplate
  };
  std::vector<Paragraph> paragraphs;

  // annotate/
  std::vector<Sentence> sentences;
  Tokens tokens;
  std::string lemmas;  // the lemmas' text, one after the other; see Tokens::lemma_begin

  // extract/
  std::vector<DateMention> dates;
  std::vector<EntityMention> entities;
  std::vector<QuoteMention> quotes;
  std::vector<EventMention> events;
  std::vector<ClaimMention> claims;
  std::vector<OutlookMention> outlooks;
  std::vector<KeyWord> key_words;

  std::vector<Diagnostic> diagnostics;

  // What telling a story asks of this article alone (assemble/own_facts.h); they are moved to
  // `facts` before it is told.
  std::vector<StoredFact> own_facts;

  // Tells this version and its columns from others that the store has had under its id; 0: it comes
  // from no store, and may still change.
  int64_t stamp = 0;

  // What was stored and is made of this version, and kept with it; nullptr: nothing is. Only of
  // what no longer changes.
  std::shared_ptr<Facts> facts;

  std::string_view at(Span span) const { return slice(text, span); }
  // Index of the first of `entities` in that sentence or behind it; their number if there is none.
  uint32_t first_entity_in(uint32_t sentence) const {
    const auto first = std::partition_point(
        entities.begin(), entities.end(),
        [sentence](const EntityMention& mention) { return mention.sentence < sentence; });
    return static_cast<uint32_t>(first - entities.begin());
  }
  // The "he", "him" or "his" of the sentence that surely means a person whom the article names, as
  // a mention whose `entity` is that name; nullptr if there is none.
  const EntityMention* doer_of(uint32_t sentence) const;
  std::string_view word_at(uint32_t token) const { return slice(text, tokens.span(token)); }
  std::string_view lemma_at(uint32_t token) const {
    return std::string_view(lemmas).substr(
        tokens.lemma_begin[token], tokens.lemma_begin[token + 1] - tokens.lemma_begin[token]);
  }
};

// The id of an article: from its canonical URL, or from outlet and text where it has none.
ArticleId article_id(std::string_view url, std::string_view outlet, std::string_view text);

// The words of a span as a reader should see them: white space and line ends as one space, Treebank
// tokens joined back ("-LRB- CNN -RRB-" gives "(CNN)", "do n't" gives "don't"), `` and '' as “ and
// ”.
std::string display_text(const Article& article, Span span);

}  // namespace dateline
