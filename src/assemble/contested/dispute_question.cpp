#include "assemble/contested/dispute_question.h"

#include <algorithm>

#include "lexicon/word_set.h"
#include "text/characters.h"

namespace dateline {
namespace {

bool opens_quote(const Article& article, uint32_t first, uint32_t end) {
  for (uint32_t token = end; token-- > first;) {
    if (article.tokens.has(token, kClosesQuote)) return false;
    if (article.tokens.has(token, kOpensQuote)) return true;
  }
  return false;
}

// The mark that closes a quotation which begins in the words and goes on behind them; empty where
// none does.
std::string_view missing_mark(const Article& article, uint32_t first, uint32_t end) {
  if (!opens_quote(article, first, end)) return {};
  uint32_t opening = end - 1;
  while (!article.tokens.has(opening, kOpensQuote)) --opening;
  const std::string_view mark = article.word_at(opening);
  if (mark == "“" || mark == "``") return "”";
  return mark == "‘" ? "’" : mark;
}

// A subject longer than this is no subject: the auxiliary belongs to a clause inside.
constexpr uint32_t kLongestSubject = 8;
// What a dispute is on is cut at the first comma behind so many.
constexpr uint32_t kShortestTopic = 4, kLongestTopic = 16;

// Behind ", Strade Toscane,": who the subject is. Where nothing like that stands at the comma,
// `comma` itself.
uint32_t skip_apposition(const Article& article, uint32_t comma, uint32_t end) {
  const Tokens& tokens = article.tokens;
  const uint32_t last = std::min(end, comma + kLongestSubject);
  for (uint32_t token = comma + 1; token < last; ++token) {
    if (article.word_at(token) == ",") return token + 1;
    const Upos tag = tokens.upos[token];
    if (tag == Upos::kVerb || tag == Upos::kAux || tag == Upos::kSconj || tag == Upos::kPron ||
        tokens.has(token, kIsPunctuation))
      return comma;
  }
  return comma;
}

// The auxiliary of the clause, if it stands right behind a subject that names something; else end.
uint32_t auxiliary_of(const Article& article, uint32_t first, uint32_t end) {
  static const WordSet pronouns{"he", "she", "it",   "they", "we",
                                "i",  "you", "this", "that", "there"};
  static const WordSet bare{"be"};
  static const WordSet openers{"that", "which", "who",  "whose", "to",     "how",
                               "what", "where", "when", "why",   "whether"};
  const Tokens& tokens = article.tokens;
  if (first >= end || pronouns.contains(tokens.word[first])) return end;
  uint32_t longest = first + kLongestSubject;
  for (uint32_t token = first; token < end && token < longest; ++token) {
    if (article.word_at(token) == "," && token > first) {
      const uint32_t behind = skip_apposition(article, token, end);
      longest += behind - token;
      token = behind;
      if (token >= end) return end;
    }
    // "Asked that the gates be shut": no "be the gates shut".
    const bool is_bare = token == first || bare.contains(tokens.word[token]);
    if (tokens.upos[token] == Upos::kAux) return is_bare ? end : token;
    const Upos tag = tokens.upos[token];
    const bool is_mark = tokens.has(token, kIsPunctuation) && !tokens.has(token, kOpensQuote) &&
                         !tokens.has(token, kClosesQuote);
    if (tag == Upos::kVerb || tag == Upos::kSconj || is_mark ||
        openers.contains(tokens.word[token]))
      return end;
    // "Part of the inquiry" begins with a noun; "among some groups" and "but prices" do not.
    if (token == first && (tag == Upos::kAdp || tag == Upos::kCconj || tag == Upos::kAdv))
      return end;
  }
  return end;
}

// "for two days and": words that lead on to what was cut off.
bool leads_on(Upos tag) {
  return tag == Upos::kAdp || tag == Upos::kCconj || tag == Upos::kSconj || tag == Upos::kDet ||
         tag == Upos::kAux || tag == Upos::kPart || tag == Upos::kPunct;
}

// A comma ends a topic; quotation marks and the hyphen of "air-to-air" do not.
bool ends_topic(const Article& article, uint32_t token) {
  static const WordSet kMarks{",", ";", ":", ".", "(", "--", "\u2013", "\u2014"};
  const Tokens& tokens = article.tokens;
  return kMarks.contains(tokens.word[token]) || tokens.upos[token] == Upos::kSconj ||
         (article.word_at(token) == "-" && tokens.has(token, kSpaceBefore));
}

// Where the words that name what a dispute is on end: they are a heading, not the claim itself.
uint32_t topic_end(const Article& article, uint32_t first, uint32_t end) {
  const Tokens& tokens = article.tokens;
  const uint32_t longest = std::min(end, first + kLongestTopic);
  uint32_t last = std::min(longest, first + kShortestTopic);
  while (last < longest && !ends_topic(article, last)) ++last;
  if (last == longest && longest < end)
    while (last > first + kShortestTopic && !leads_on(tokens.upos[last])) --last;
  // "Reports that he will step down" ends with its own words.
  const auto is_loose = [&](uint32_t token) {
    const Upos tag = tokens.upos[token];
    const bool is_own_end = last == end && tag == Upos::kAdp;
    return leads_on(tag) && !is_own_end && !tokens.has(token, kClosesQuote);
  };
  while (last > first + 1 && is_loose(last - 1)) --last;
  return with_closing_mark(article, first, last);
}

// "were hurt in Porto [and that the port was shut]": one thing is asked.
uint32_t first_clause_end(const Article& article, uint32_t first, uint32_t end) {
  static const WordSet that{"that"};
  const Tokens& tokens = article.tokens;
  for (uint32_t token = first + 1; token + 1 < end; ++token)
    if (tokens.upos[token] == Upos::kCconj && that.contains(tokens.word[token + 1]))
      return tokens.has(token - 1, kIsPunctuation) ? token - 1 : token;
  return end;
}

// "blames the group for the rockets": what somebody is blamed for.
uint32_t skip_charge(const Article& article, uint32_t first, uint32_t end) {
  static const WordSet links{"for", "of", "with"};
  if (article.tokens.upos[first] != Upos::kVerb) return first;
  for (uint32_t token = first + 1; token + 2 < end; ++token)
    if (links.contains(article.tokens.word[token])) return token + 1;
  return first;
}

uint32_t begin_of_sentence(const Article& article, uint32_t token) {
  const auto behind =
      std::upper_bound(article.sentences.begin(), article.sentences.end(), token,
                       [](uint32_t at, const Sentence& next) { return at < next.begin_token; });
  return behind == article.sentences.begin() ? 0 : std::prev(behind)->begin_token;
}

}  // namespace

uint32_t with_closing_mark(const Article& article, uint32_t first, uint32_t end) {
  const bool closes = end < article.tokens.count() && article.tokens.has(end, kClosesQuote);
  return closes && opens_quote(article, first, end) ? end + 1 : end;
}

std::string with_first_letter(std::string words, bool upper) {
  if (!words.empty() && is_ascii_letter(words[0]))
    words[0] = static_cast<char>(upper ? words[0] & ~32 : words[0] | 32);
  return words;
}

bool is_of_people(NumberSlot slot) {
  return slot == NumberSlot::kKilled || slot == NumberSlot::kInjured || slot == NumberSlot::kHeld ||
         slot == NumberSlot::kMissing || slot == NumberSlot::kEvacuated;
}

std::string how_many(NumberSlot slot, std::string_view place) {
  return "How many were " + std::string(name_of(slot)) + " in " + std::string(place) + "?";
}

std::string question_from(const Article& article, uint32_t begin_token, uint32_t end_token) {
  static const WordSet openers{"that", "but", "and", "so"};
  const Tokens& tokens = article.tokens;
  uint32_t first = begin_token;
  while (first + 1 < end_token &&
         (openers.contains(tokens.word[first]) || tokens.has(first, kIsPunctuation)))
    ++first;
  first = skip_charge(article, first, end_token);
  end_token = first_clause_end(article, first, end_token);
  const std::string_view contraction = "'";
  const uint32_t auxiliary = auxiliary_of(article, first, end_token);
  if (auxiliary + 1 >= end_token || article.word_at(auxiliary).substr(0, 1) == contraction ||
      end_token - first > kLongestQuestion)
    return "On “" +
           display_text(article, tokens.span(first, topic_end(article, first, end_token))) + "”:";
  // "Said Italian officials had known": only what opens a sentence is large for that.
  const bool is_name =
      tokens.upos[first] == Upos::kPropn || tokens.has(first, kAllUpper) ||
      (first > begin_of_sentence(article, first) && !tokens.has(first - 1, kIsPunctuation));
  std::string subject = display_text(article, tokens.span(first, auxiliary));
  if (!is_name) subject = with_first_letter(std::move(subject), false);
  const uint32_t end = with_closing_mark(article, auxiliary + 1, end_token);
  std::string question = with_first_letter(display_text(article, tokens.span(auxiliary)), true);
  question += " " + subject + " " + display_text(article, tokens.span(auxiliary + 1, end));
  question += missing_mark(article, auxiliary + 1, end);
  return question + "?";
}

}  // namespace dateline
