#include "ingest/complete.h"

#include <algorithm>

#include "ingest/character_references.h"
#include "ingest/date_forms.h"
#include "ingest/mojibake.h"
#include "ingest/paragraphs.h"
#include "ingest/urls.h"
#include "text/utf8.h"

namespace dateline {
namespace {

std::string place_of(std::string_view text, size_t offset) {
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<ptrdiff_t>(offset), '\n');
  return "byte " + std::to_string(offset) + " (line " + std::to_string(line) + ")";
}

// What can be read in one way only: "07/03/2024" may be of March or July, "2024-03" has no day.
std::optional<Instant> read_other_form(std::string_view stated) {
  constexpr size_t kShortestDay = sizeof "20240307" - 1;
  if (stated.size() < kShortestDay) return std::nullopt;
  const auto instant = parse_date_field(stated, DayOrder::kDayFirst);
  return instant == parse_date_field(stated, DayOrder::kMonthFirst) ? instant : std::nullopt;
}

bool is_stray_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f') || byte == 0x7F;
}

// Titles and names are shown on one line and must be as clean as the text.
void clean_field(std::string& field) {
  if (find_invalid_utf8(field)) field.clear();
  std::replace_if(
      field.begin(), field.end(), [](char c) { return is_stray_control(c) || c == '\0'; }, ' ');
}

std::string with_single_spaces(std::string_view field) {
  std::string spaced;
  for (const char c : field) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!is_space) spaced += c;
    if (is_space && !spaced.empty() && spaced.back() != ' ') spaced += ' ';
  }
  if (spaced.ends_with(' ')) spaced.pop_back();
  return spaced;
}

}  // namespace

void note_mojibake(Article& article) {
  article.diagnostics.push_back(
      {DiagnosticCode::kMojibake, "UTF-8 that was read as windows-1252 was restored"});
}

Result<void> check_text(std::string_view text) {
  if (text.size() > kMaxArticleBytes)
    return fail(ErrorCode::kTooLarge, "the text is longer than the limit of " +
                                          std::to_string(kMaxArticleBytes >> 20) + " MiB");
  if (const auto invalid = find_invalid_utf8(text))
    return fail(ErrorCode::kMalformed, place_of(text, *invalid) + " is not UTF-8");
  const size_t nul = text.find('\0');
  if (nul != std::string_view::npos)
    return fail(ErrorCode::kMalformed, place_of(text, nul) + " is a NUL character");
  if (trimmed(text, {0, static_cast<uint32_t>(text.size())}).empty())
    return fail(ErrorCode::kMalformed, "holds no text");
  return {};
}

Result<Article> complete(Article article, const ReadOptions& options) {
  if (const auto fine = check_text(article.text); !fine) return tl::unexpected(fine.error());
  for (std::string* field : {&article.title, &article.author, &article.language, &article.outlet,
                             &article.url, &article.external_id})
    clean_field(*field);
  for (std::string* field : {&article.title, &article.author, &article.outlet}) {
    undo_mojibake(*field);
    undo_character_references(*field);
    *field = with_single_spaces(*field);
  }

  if (article.paragraphs.empty()) {
    if (!options.as_given) {
      if (undo_mojibake(article.text) > 0) note_mojibake(article);
      undo_character_references(article.text);
    }
    split_paragraphs(article);
    mark_headline(article);
  }
  if (const auto url = canonical_url(article.url)) article.url = *url;
  if (options.outlet_from_host && !article.url.empty()) article.outlet = outlet_of_url(article.url);
  if (article.outlet.empty()) article.outlet = options.outlet;
  if (article.outlet.empty()) article.outlet = outlet_of_url(article.url);
  if (!article.published) article.published = options.published;
  if (!article.published)
    article.diagnostics.push_back(
        {DiagnosticCode::kNoPublicationDate, "no date of publication: relative dates stay open"});
  if (std::any_of(article.text.begin(), article.text.end(), is_stray_control))
    article.diagnostics.push_back(
        {DiagnosticCode::kControlCharacter, "control characters are read as spaces"});
  article.id = article_id(article.url, article.outlet, article.text);
  return article;
}

std::vector<Article> only(Article article) {
  std::vector<Article> articles;
  articles.push_back(std::move(article));
  return articles;
}

void set_published(Article& article, std::string_view stated) {
  if (stated.empty()) return;
  article.published = Instant::parse(stated);
  if (!article.published) article.published = read_other_form(stated);
  if (!article.published)
    article.diagnostics.push_back({DiagnosticCode::kNoPublicationDate,
                                   "\"published\" is no ISO 8601 date: " + std::string(stated)});
}

}  // namespace dateline
