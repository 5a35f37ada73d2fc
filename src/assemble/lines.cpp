#include "assemble/lines.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// A line is read in one breath: news sentences of this many words say one thing.
constexpr uint32_t kFewestWords = 6, kGoodWords = 10, kManyWords = 32, kMostWords = 60;
// A sentence that is mostly quotation is a quote, told in another part of the page.
constexpr uint32_t kMostQuotedPercent = 40;
// "NEW ORLEANS, Louisiana (CNN) --" stands within so many words of the begin.
constexpr uint32_t kDatelineReach = 12;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Half-open range of tokens.
struct TokenRange {
  uint32_t begin, end;
  uint32_t size() const { return end - begin; }
};

// A word of the line, in lower case ASCII; views live until the next call.
class Words {
 public:
  explicit Words(const Article& article) : article_(article) {}
  std::string_view operator()(uint32_t token) {
    folded_.clear();
    append_folded(folded_, article_.word_at(token));
    return folded_;
  }

 private:
  const Article& article_;
  std::string folded_;
};

bool is_dash_word(std::string_view word) { return is_any(word, {"-", "--", "---"}); }

// An agency's dateline: a place in capitals or a name in brackets, then a dash.
uint32_t skip_dateline(const Article& article, TokenRange range) {
  Words word(article);
  const uint32_t reach = std::min(range.end, range.begin + kDatelineReach);
  bool named = false;
  for (uint32_t token = range.begin; token < reach; ++token) {
    if (is_dash_word(word(token)) && article.tokens.has(token, kIsPunctuation))
      return named && token + 1 < range.end ? token + 1 : range.begin;
    const bool is_bracket = is_any(word(token), {"(", "-lrb-"});
    named |= is_bracket || article.tokens.has(token, kAllUpper);
    const bool belongs = article.tokens.has(token, kStartsUpper) ||
                         article.tokens.has(token, kIsPunctuation) ||
                         article.tokens.has(token, kHasDigit);
    if (!belongs) break;
  }
  return range.begin;
}

// "But", "And", "Meanwhile," tie a sentence to the one before it.
uint32_t skip_connective(const Article& article, TokenRange range) {
  Words word(article);
  uint32_t token = range.begin;
  while (token < range.end && article.tokens.has(token, kIsPunctuation) &&
         !article.tokens.has(token, kOpensQuote))
    ++token;
  if (token + 1 >= range.end) return range.begin;
  const bool comma_follows = word(token + 1) == ",";
  const bool is_connective = is_any(word(token), {"but", "and", "so", "yet"});
  const bool is_adverb =
      is_any(word(token), {"meanwhile", "however", "also", "moreover", "furthermore", "still",
                           "nevertheless", "nonetheless", "instead", "thus", "indeed", "besides",
                           "additionally", "separately", "elsewhere"});
  if (is_adverb && comma_follows) return token + 2;
  if (is_connective) return comma_follows ? token + 2 : token + 1;
  return token;
}

// Where a trailing "he said", "she told reporters on Monday" begins: the speaker is no name, so the
// words add nothing. "officials said" stays: it says who claims.
uint32_t cut_attribution(const Article& article, TokenRange range) {
  Words word(article);
  for (uint32_t token = range.end; token-- > range.begin + kFewestWords;) {
    if (word(token) != ",") continue;
    const bool by_pronoun = token + 2 < range.end &&
                            is_any(word(token + 1), {"he", "she", "it", "they"}) &&
                            is_any(word(token + 2), {"said", "says", "added", "told", "wrote"});
    return by_pronoun && range.end - token <= kDatelineReach ? token : range.end;
  }
  return range.end;
}

// The tokens of the sentence that the line shows, without the final full stop.
TokenRange kept_tokens(const Article& article, uint32_t sentence) {
  const Sentence& whole = article.sentences[sentence];
  TokenRange range{whole.begin_token, whole.end_token};
  while (range.end > range.begin && is_any(article.word_at(range.end - 1), {".", ";", ":", ","}))
    --range.end;
  range.begin = skip_dateline(article, range);
  range.begin = skip_connective(article, range);
  range.end = cut_attribution(article, range);
  return range;
}

bool is_first_or_second_person(std::string_view word) {
  return is_any(word, {"i", "we", "you", "me", "us", "my", "our", "your", "ours", "yours"});
}

// "He", "This" and "There" point at the sentence before.
bool points_back(std::string_view word) {
  return is_any(
      word, {"he",    "she",   "it",    "they", "his",  "her",   "its",  "their",  "this", "that",
             "these", "those", "there", "here", "such", "one",   "some", "others", "both", "then",
             "what",  "who",   "which", "how",  "why",  "where", "when", "because"});
}

bool ends_as_sentence(const Article& article, const Sentence& sentence) {
  for (uint32_t token = sentence.end_token; token-- > sentence.begin_token;) {
    const std::string_view word = article.word_at(token);
    if (is_any(word, {".", "!"})) return true;
    if (!article.tokens.has(token, kIsPunctuation)) return word.back() == '.';
    if (word == "?" || word.starts_with("..")) return false;
  }
  return false;
}

}  // namespace

int32_t line_quality(const Article& article, uint32_t sentence) {
  const Sentence& whole = article.sentences[sentence];
  if (whole.kind != SentenceKind::kBody || whole.continues_quote) return 0;
  if (whole.end_token - whole.begin_token < kFewestWords) return 0;
  if (whole.end_token - whole.begin_token > 2 * kMostWords) return 0;
  if (!ends_as_sentence(article, whole)) return 0;

  const TokenRange range = kept_tokens(article, sentence);
  Words word(article);
  uint32_t words = 0, quoted = 0, verbs = 0, pronouns = 0;
  for (uint32_t token = range.begin; token < range.end; ++token) {
    const bool in_quote = article.tokens.has(token, kInQuote);
    if (article.tokens.has(token, kIsPunctuation)) continue;
    ++words;
    quoted += in_quote;
    const Upos tag = article.tokens.upos[token];
    verbs += tag == Upos::kVerb || tag == Upos::kAux;
    if (tag != Upos::kPron && tag != Upos::kDet && tag != Upos::kUnknown) continue;
    if (!in_quote && is_first_or_second_person(word(token))) return 0;
    pronouns += is_any(word(token), {"he", "she", "him", "they", "them"});
  }
  if (words < kFewestWords || words > kMostWords || verbs == 0) return 0;
  if (quoted * 100 > words * kMostQuotedPercent) return 0;
  if (points_back(word(range.begin))) return 0;

  int32_t quality = 1000;
  if (words > kManyWords) quality -= static_cast<int32_t>(words - kManyWords) * 15;
  if (words < kGoodWords) quality -= static_cast<int32_t>(kGoodWords - words) * 50;
  quality -= static_cast<int32_t>(quoted) * 10;
  quality -= static_cast<int32_t>(pronouns) * 60;
  return std::max(quality, 1);
}

std::string cut_line(const Article& article, uint32_t sentence) {
  const TokenRange range = kept_tokens(article, sentence);
  if (range.begin >= range.end) return {};
  std::string line = display_text(article, article.tokens.span(range.begin, range.end));
  const CodePoint first = decode_utf8(line, 0);
  if (first.value >= 'a' && first.value <= 'z')
    line[0] = static_cast<char>(first.value - 'a' + 'A');
  if (!is_any(line.substr(line.size() - 1), {"!", "."})) line += '.';
  return line;
}

}  // namespace dateline
