#include "ingest/html/page.h"

#include "base/hash.h"
#include "ingest/complete.h"
#include "ingest/date_forms.h"
#include "ingest/encoding.h"
#include "ingest/html/blocks.h"
#include "ingest/html/json_ld.h"
#include "ingest/html/main_text.h"
#include "ingest/html/metadata.h"
#include "ingest/html/page_dates.h"
#include "ingest/html/scripts.h"
#include "ingest/html/tree.h"
#include "ingest/urls.h"

namespace dateline {
namespace {

void fill(std::string& field, const std::string& value) {
  if (field.empty()) field = value;
}

// Paragraphs stand a blank line apart.
void add_paragraph(Article& article, std::string_view words, SentenceKind kind) {
  if (!article.text.empty()) article.text += "\n\n";
  const auto begin = static_cast<uint32_t>(article.text.size());
  article.text += words;
  article.paragraphs.push_back({{begin, static_cast<uint32_t>(article.text.size())}, kind});
}

// The canonical address, unless the page names another site: then it says where it was copied from,
// or is broken.
std::string address_of(const std::string& fetched, const std::string& stated) {
  if (fetched.empty()) return stated;
  const auto resolved = resolve_url(fetched, stated);
  if (stated.empty() || !resolved) return fetched;
  return outlet_of_url(*resolved) == outlet_of_url(fetched) ? *resolved : fetched;
}

// Pages that state but the newest of their entries are read as a whole.
bool is_live_blog(const StatedArticle& stated, const Article& whole) {
  size_t bytes = 0;
  for (const StatedUpdate& update : stated.updates) bytes += update.body.size();
  return stated.updates.size() > 1 && bytes * 2 >= whole.text.size();
}

// The part of an entry's address that tells it from the others.
std::string anchor_of(const StatedUpdate& update) {
  const size_t mark = update.url.find('#');
  if (mark != std::string::npos) return update.url.substr(mark);
  const uint64_t hash = hash_combine(hash64(update.published), hash64(update.headline));
  return "#" + std::to_string(hash);
}

Result<std::vector<Article>> read_updates(const StatedArticle& stated, const Article& whole,
                                          const ReadOptions& options) {
  std::vector<Article> articles;
  for (const StatedUpdate& update : stated.updates) {
    Article article = whole;
    article.text.clear();
    article.paragraphs.clear();
    add_fragment(article, update.body);
    if (!update.headline.empty()) article.title = plain_line(update.headline);
    if (!update.author.empty()) article.author = plain_line(update.author);
    if (const auto published = parse_date_field(update.published, DayOrder::kDayFirst)) {
      article.published = published;
      article.published_by = StatedBy::kJsonLd;
    }
    auto entry = complete(std::move(article), options);
    if (!entry) continue;  // a picture, or a video
    if (!entry->url.empty()) {
      entry->url += anchor_of(update);
      entry->id = article_id(entry->url, entry->outlet, entry->text);
    }
    articles.push_back(std::move(*entry));
  }
  if (articles.empty()) return fail(ErrorCode::kMalformed, "no article text on the page");
  return articles;
}

}  // namespace

Result<std::vector<Article>> read_page(std::string_view bytes, const PageOrigin& origin,
                                       Article known, const ReadOptions& options) {
  if (bytes.size() > kMaxPageBytes)
    return fail(ErrorCode::kTooLarge, "the page is longer than the limit of " +
                                          std::to_string(kMaxPageBytes >> 20) + " MiB");
  const Decoded page =
      decode(bytes, charset_in_content_type(origin.content_type), charset_in_html(bytes));
  const HtmlTree tree = HtmlTree::parse(without_scripts(page.text));
  const std::vector<Hint> hints = hints_of(tree);
  const Blocks blocks = split_blocks(tree, hints);
  const StatedArticle stated = read_json_ld(tree);
  const PageMetadata metadata = read_metadata(tree, stated);

  Article article = std::move(known);
  fill(article.url, address_of(origin.url, metadata.url));
  const PageDates dates =
      read_page_dates({page.text, tree, blocks, hints}, stated, article.url, metadata.language);
  if (!article.published && dates.published) {
    article.published = dates.published->instant;
    article.published_by = dates.published->by;
    article.published_confidence = dates.published->confidence;
  }
  if (!article.modified && dates.modified) article.modified = dates.modified->instant;
  fill(article.title, metadata.title);
  fill(article.author, metadata.author);
  fill(article.language, metadata.language);
  if (options.outlet.empty()) fill(article.outlet, metadata.outlet);
  fill(article.source, origin.source);
  if (page.had_errors)
    article.diagnostics.push_back(
        {DiagnosticCode::kBadEncoding, "bytes that are not " + page.encoding + " were replaced"});
  if (page.had_mojibake) note_mojibake(article);

  const StatedText stated_text{metadata.title, metadata.description, stated.body};
  const auto main_text = choose_main_text(tree, blocks, hints, stated_text);
  article.text.clear();
  for (const ChosenBlock& chosen : main_text)
    add_paragraph(article, blocks.at(blocks.list[chosen.block_ix]), chosen.kind);
  if (is_live_blog(stated, article)) return read_updates(stated, article, options);
  if (article.text.size() * 2 < stated.body.size()) {  // most of it is filled in by a script
    article.text = stated.body;
    article.paragraphs.clear();
  }
  if (article.text.empty() && stated.is_article) article.text = metadata.description;  // a gallery
  if (article.text.empty()) return fail(ErrorCode::kMalformed, "no article text on the page");
  return complete(std::move(article), options).map(only);
}

void add_fragment(Article& article, std::string_view html) {
  const HtmlTree tree = HtmlTree::parse(without_scripts(html));
  const std::vector<Hint> hints = hints_of(tree);
  const Blocks blocks = split_blocks(tree, hints);
  for (const ChosenBlock& chosen : choose_fragment_text(tree, blocks, hints))
    add_paragraph(article, blocks.at(blocks.list[chosen.block_ix]), chosen.kind);
}

std::string plain_line(std::string_view html) { return HtmlTree::parse(html).text_below(0); }

}  // namespace dateline
