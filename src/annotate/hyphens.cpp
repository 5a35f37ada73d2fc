#include "annotate/annotate.h"
#include "text/characters.h"
#include "text/one_of.h"

namespace dateline {
namespace {

bool is_letter_or_digit(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

// Words that a hyphen joins to the next in any text: "co - operate", "58-year - old".
bool begins_compound(const Article& article, uint32_t token) {
  const std::string_view word = article.word_at(token);
  return one_of(word, {"al",    "anti", "Anti",  "co",   "Co",   "ex",   "Ex",  "mid",
                       "Mid",   "mini", "multi", "non",  "Non",  "post", "pre", "pro",
                       "quasi", "re",   "self",  "semi", "vice", "Vice", "well"}) ||
         (one_of(word, {"old", "year"}) && token > 0 && article.word_at(token - 1) == "-" &&
          !article.tokens.has(token, kSpaceBefore));
}

// "He left - and she - the country": words that stand beside a dash, and seldom beside a hyphen.
bool stands_by_dash(std::string_view word) {
  return one_of(word, {"a",   "an",   "and", "as",  "but",  "by",    "for", "from", "he",
                       "in",  "is",   "it",  "no",  "not",  "of",    "or",  "she",  "that",
                       "the", "they", "to",  "was", "were", "which", "who", "with"});
}

// "Borg - Hill", which the text has more than once.
bool is_double_name(std::string_view before, std::string_view after, std::string_view text) {
  if (!is_ascii_upper(before.front()) || !is_ascii_upper(after.front())) return false;
  const std::string name = std::string(before) + " - " + std::string(after);
  const size_t first = text.find(name);
  return first != std::string_view::npos && text.find(name, first + 1) != std::string_view::npos;
}

bool modifies(Deprel relation) {
  return relation == Deprel::kAdvmod || relation == Deprel::kAmod || relation == Deprel::kCase ||
         relation == Deprel::kCompound || relation == Deprel::kDet || relation == Deprel::kNummod ||
         relation == Deprel::kOblUnmarked;
}

// "high - level talks", "a five - hour strike": what hangs as a part on the very next word, or with
// it on one behind both; and the mark on either.
bool is_one_modifier(const Tokens& tokens, uint32_t hyphen) {
  const uint32_t before = hyphen - 1, after = hyphen + 1;
  if (tokens.head[hyphen] != before && tokens.head[hyphen] != after) return false;
  if (!modifies(tokens.deprel[before])) return false;
  const uint32_t head = tokens.head[before];
  return head == after || (head != kNone && head > after && head == tokens.head[after] &&
                           modifies(tokens.deprel[after]));
}

bool stands_between_spaces(const Tokens& tokens, uint32_t token) {
  return tokens.has(token, kSpaceBefore) && tokens.has(token + 1, kSpaceBefore);
}

bool is_hyphen(const Article& article, uint32_t token) {
  const std::string_view before = article.word_at(token - 1), after = article.word_at(token + 1);
  if (!is_letter_or_digit(before.back()) || !is_letter_or_digit(after.front())) return false;
  if (stands_by_dash(before) || stands_by_dash(after)) return false;
  return begins_compound(article, token - 1) || is_one_modifier(article.tokens, token) ||
         is_double_name(before, after, article.text) ||
         // A text that has dashes of its own writes "-" for hyphens, but for a slip.
         article.text.find("\u2013") != std::string::npos;
}

}  // namespace

void mark_hyphens(Article& article) {
  if (!article.is_treebank) return;
  Tokens& tokens = article.tokens;
  for (uint32_t token = 1; token + 1 < tokens.count(); ++token)
    if (article.word_at(token) == "-" && stands_between_spaces(tokens, token) &&
        is_hyphen(article, token))
      tokens.flags[token] |= kJoinsWords;
}

}  // namespace dateline
