#include "assemble/happened/lines.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "assemble/happened/relative_clauses.h"
#include "assemble/happened/sentence_news.h"
#include "lexicon/word_set.h"
#include "model/dateline_prefix.h"
#include "text/fold.h"
#include "text/one_of.h"

namespace dateline {
namespace {

// A line is read in one breath: news sentences of this many words say one thing.
constexpr uint32_t kFewestWords = 5, kGoodWords = 10, kManyWords = 32, kMostWords = 60;
// A sentence that is mostly quotation is a quote, told in another part of the page.
constexpr uint32_t kMostQuotedPercent = 40;
constexpr uint32_t kLongestAttribution = 12;

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

const DateMention* date_at(const Article& article, uint32_t token) {
  const auto date =
      std::partition_point(article.dates.begin(), article.dates.end(),
                           [&](const DateMention& mention) { return mention.begin_token < token; });
  return date != article.dates.end() && date->begin_token == token ? &*date : nullptr;
}

const DateMention* date_at_end(const Article& article, uint32_t token) {
  const auto date =
      std::partition_point(article.dates.begin(), article.dates.end(),
                           [&](const DateMention& mention) { return mention.end_token < token; });
  return date != article.dates.end() && date->end_token == token ? &*date : nullptr;
}

// The date that a line stands under, with nothing before it but its year: "22 April: The rig
// sinks", "May 6 - Oil washes ashore", "2010 7 May A dome fails", "Two days later, the rig sank",
// "1005 GMT The bridge is closed".
const DateMention* label_at(const Article& article, TokenRange range) {
  const DateMention* date = date_at(article, range.begin);
  if (date == nullptr) return nullptr;
  const DateMention* next = date_at(article, date->end_token);
  if (next != nullptr && date->type != TimexType::kTime) date = next;
  if (date->end_token + 1 >= range.end) return nullptr;
  Words word(article);
  const bool is_counted = one_of(word(date->end_token - 1), {"later", "earlier"});
  const bool names_day =
      date->has_when && date->when.is_day() &&
      (date->end_token - date->begin_token > 1 || article.tokens.has(date->begin_token, kHasDigit));
  const std::string_view mark = word(date->end_token);
  const bool is_label = one_of(mark, {":", "-", "--", "---"}) || (is_counted && mark == ",") ||
                        (names_day && article.tokens.has(date->end_token, kStartsUpper));
  return is_label ? date : nullptr;
}

uint32_t skip_date_label(const Article& article, TokenRange range) {
  const DateMention* label = label_at(article, range);
  if (label == nullptr) return range.begin;
  return label->end_token + article.tokens.has(label->end_token, kIsPunctuation);
}

// "Bridge plan dropped Monday 7 March 2005 01.36 GMT Bo Hill said": a page's own date and hour.
bool ends_stamp(const Article& article, uint32_t token) {
  const DateMention* hour = date_at_end(article, token);
  return hour != nullptr && hour->type == TimexType::kTime &&
         date_at_end(article, hour->begin_token) != nullptr;
}

bool opens_sentence(std::string_view word) {
  return one_of(
      word, {"After", "Although", "As",    "At",   "Because", "Before", "But",   "During", "He",
             "If",    "In",       "It",    "More", "On",      "She",    "Since", "Some",   "There",
             "They",  "Two",      "Three", "Four", "When",    "While",  "With"});
}

// "Panel urges major reforms The disaster was caused by haste": where a text lost its line ends a
// headline or caption runs into the sentence behind it. An article with a capital behind a noun
// begins that sentence, or another word that opens one and is no part of a name; "told The
// Associated Press" and "the Bank of The Hague" are names.
uint32_t skip_run_in(const Article& article, TokenRange range) {
  const Tokens& tokens = article.tokens;
  for (uint32_t token = range.begin + 2; token + kFewestWords < range.end; ++token) {
    if (tokens.has(token - 1, kIsPunctuation) || !tokens.has(token, kStartsUpper)) continue;
    if (tokens.has(token, kInQuote)) continue;
    if (ends_stamp(article, token)) return token;
    if (tokens.has(token + 1, kIsPunctuation)) continue;
    const bool small_before =
        !tokens.has(token - 1, kStartsUpper) &&
        (tokens.upos[token - 1] == Upos::kNoun || tokens.upos[token - 1] == Upos::kPropn ||
         tokens.upos[token - 1] == Upos::kAdj);
    const bool small_follows = !tokens.has(token + 1, kStartsUpper);
    const bool name_before = tokens.upos[token - 1] == Upos::kNoun ||
                             tokens.upos[token - 1] == Upos::kPropn ||
                             date_at_end(article, token) != nullptr;
    const bool is_article = one_of(article.word_at(token), {"The", "A", "An"});
    if (is_article && (small_before || (small_follows && name_before))) return token;
    if (small_before && small_follows && opens_sentence(article.word_at(token))) return token;
  }
  return range.begin;
}

// "But", "And", "Meanwhile", "However," tie a sentence to the one before it.
uint32_t skip_connective(const Article& article, TokenRange range) {
  Words word(article);
  uint32_t token = range.begin;
  while (token < range.end && article.tokens.has(token, kIsPunctuation) &&
         !article.tokens.has(token, kOpensQuote))
    ++token;
  if (token + 1 >= range.end) return range.begin;
  const bool comma_follows = word(token + 1) == ",";
  const bool is_connective = one_of(word(token), {"but", "and", "so", "yet", "meanwhile"});
  const bool is_adverb =
      one_of(word(token),
             {"however", "also", "moreover", "furthermore", "still", "nevertheless", "nonetheless",
              "instead", "thus", "indeed", "besides", "additionally", "separately", "elsewhere"});
  if (is_adverb && comma_follows) return token + 2;
  if (is_connective) return comma_follows ? token + 2 : token + 1;
  return token;
}

// "Asked to explain, he said nothing": what stands before the verb of saying is not what was said.
bool hangs_on_saying(const Article& article, TokenRange before, uint32_t saying) {
  for (uint32_t token = before.begin; token < before.end; ++token)
    if (article.tokens.head[token] == saying && article.tokens.deprel[token] == Deprel::kAdvcl)
      return true;
  return false;
}

// Where a trailing "he said", "she told reporters on Monday" begins: the speaker is no name, so the
// words add nothing. "officials said" stays: it says who claims.
uint32_t cut_attribution(const Article& article, TokenRange range) {
  Words word(article);
  for (uint32_t token = range.end; token-- > range.begin + kFewestWords;) {
    if (word(token) != ",") continue;
    const bool by_pronoun = token + 2 < range.end &&
                            one_of(word(token + 1), {"he", "she", "it", "they"}) &&
                            one_of(word(token + 2), {"said", "says", "added", "told", "wrote"});
    const bool is_cut = by_pronoun && range.end - token <= kLongestAttribution &&
                        !hangs_on_saying(article, {range.begin, token}, token + 2);
    return is_cut ? token : range.end;
  }
  return range.end;
}

// The tokens of the sentence that the line shows, without the final full stop.
TokenRange kept_tokens(const Article& article, uint32_t sentence) {
  const Sentence& whole = article.sentences[sentence];
  TokenRange range{whole.begin_token, whole.end_token};
  while (range.end > range.begin && one_of(article.word_at(range.end - 1), {".", ";", ":", ","}))
    --range.end;
  range.begin = behind_dateline(article, whole);
  range.begin = skip_date_label(article, range);
  range.begin = skip_run_in(article, range);
  range.begin = skip_connective(article, range);
  range.end = cut_attribution(article, range);
  return range;
}

// "He", "This" and "There" point at the sentence before.
bool points_back(std::string_view word) {
  return one_of(
      word, {"he",      "she",     "it",      "they",   "his",   "her",  "its", "their", "this",
             "that",    "these",   "those",   "there",  "here",  "such", "one", "some",  "others",
             "both",    "then",    "what",    "who",    "which", "how",  "why", "where", "when",
             "because", "another", "neither", "either", "yes",   "no"});
}

// "The attack came", "Several were heard": who or what, only the sentence before tells.
bool begins_unnamed(const Article& article, TokenRange range) {
  Words word(article);
  const auto is_verbal = [&](uint32_t token) {
    const Upos tag = article.tokens.upos[token];
    return tag == Upos::kVerb || tag == Upos::kAux || tag == Upos::kPunct;
  };
  if (one_of(word(range.begin), {"several", "many", "most", "few", "all", "none", "two", "three"}))
    return is_verbal(range.begin + 1);
  if (word(range.begin) != "the") return false;
  const std::string_view noun = word(range.begin + 1);
  if (one_of(noun, {"latter", "former", "pair", "duo", "same", "others"})) return true;
  return one_of(noun, {"attack", "incident", "strike", "move", "decision", "killing", "measure",
                       "announcement", "statement", "comments", "remarks", "news", "man", "woman",
                       "couple", "country", "step", "letter"}) &&
         is_verbal(range.begin + 2);
}

// "The cabinet approved it" tells of the story's own cabinet; "The lower count comes from a check"
// leaves open what was counted. What is counted, timed or told by a body of state can stand.
bool tells_of_the_known(const Article& article, TokenRange range) {
  static const WordSet kBodies{
      "army",    "bank",      "cabinet",  "commission", "committee", "company",    "congress",
      "council", "court",     "governor", "government", "judge",     "judges",     "jury",
      "king",    "mayor",     "minister", "ministry",   "navy",      "parliament", "police",
      "pope",    "president", "queen",    "senate",     "tribunal",  "union"};
  for (uint32_t token = range.begin + 1; token < range.end; ++token)
    if (article.tokens.has(token, kStartsUpper) || article.tokens.has(token, kHasDigit) ||
        kBodies.contains(article.tokens.word[token]))
      return true;
  return false;
}

// "Hours earlier his party had threatened to leave": a "his" that no name of the sentence explains.
bool has_unknown_owner(const Article& article, TokenRange range) {
  Words word(article);
  bool has_owner = false;
  for (uint32_t token = range.begin; token < range.end; ++token) {
    if (article.tokens.upos[token] == Upos::kPropn && !is_in_date(article, token)) return false;
    has_owner |= one_of(word(token), {"his", "her"}) && !article.tokens.has(token, kInQuote);
  }
  return has_owner;
}

// "60 of them": how many of whom, only the sentence before tells.
bool counts_of_them(const Article& article, TokenRange range) {
  Words word(article);
  for (uint32_t token = range.begin + 1; token + 1 < range.end; ++token)
    if (word(token) == "of" && word(token + 1) == "them" &&
        article.tokens.upos[token - 1] == Upos::kNum)
      return true;
  return false;
}

// "Iran does, because the crash happened there": the answer to a question that stands before.
bool is_answer(const Article& article, TokenRange range) {
  Words word(article);
  for (uint32_t token = range.begin; token + 1 < range.end; ++token)
    if (one_of(word(token), {"does", "did", "do"})) return word(token + 1) == ",";
  return false;
}

// "this timeline", "this article": words about the page, not about the world.
bool is_about_itself(std::string_view before, std::string_view word) {
  return before == "this" && one_of(word, {"timeline", "article", "story", "page", "post", "blog",
                                           "column", "newsletter", "interview"});
}

// A newsroom on its own work: "Filed under", "Last updated", "By Ann Lee and Bo Hill", "click
// below", "could not confirm reports".
bool is_newsroom_talk(const Article& article, TokenRange range) {
  Words word(article);
  const bool byline = word(range.begin) == "by" &&
                      article.tokens.upos[range.begin + 1] == Upos::kPropn &&
                      article.tokens.upos[range.begin + 2] == Upos::kPropn;
  if (byline ||
      one_of(word(range.begin), {"filed", "update", "updated", "read", "watch", "click", "let"}))
    return true;
  if (word(range.begin) == "last" && word(range.begin + 1) == "updated") return true;
  bool negated = false;
  for (uint32_t token = range.begin; token < range.end; ++token) {
    const std::string_view here = word(token);
    if (here == "click" || (negated && one_of(here, {"confirm", "verify"}))) return true;
    negated = one_of(here, {"not", "n't"}) || (negated && here.ends_with("ly"));
  }
  return false;
}

// Does a quotation begin or end in another sentence: `"Assange said.`?
bool has_half_quotation(const Article& article, TokenRange range) {
  bool is_open = false;
  for (uint32_t token = range.begin; token < range.end; ++token) {
    const std::string_view mark = article.word_at(token);
    const bool opens = one_of(mark, {"“", "``"}), closes = one_of(mark, {"”", "''"});
    if ((opens && is_open) || (closes && !is_open)) return true;
    if (opens || closes || mark == "\"") is_open = !is_open;
  }
  return is_open;
}

// "that attack", "these": only the sentence before tells which. "This week" tells it itself.
bool points_at_what_was_said(const Article& article, uint32_t token, std::string_view word) {
  if (is_in_date(article, token)) return false;
  const Upos tag = article.tokens.upos[token];
  if (one_of(word, {"this", "these", "those"})) return tag == Upos::kDet || tag == Upos::kPron;
  return word == "that" && tag == Upos::kDet;
}

bool ends_as_sentence(const Article& article, const Sentence& sentence) {
  for (uint32_t token = sentence.end_token; token-- > sentence.begin_token;) {
    const std::string_view word = article.word_at(token);
    if (one_of(word, {".", "!"})) return true;
    if (!article.tokens.has(token, kIsPunctuation)) return word.back() == '.';
    if (word == "?" || word.starts_with("..")) return false;
  }
  return false;
}

// "and sparked fears" is the rest of a sentence.
bool begins_as_sentence(const Article& article, const Sentence& sentence) {
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token)
    if (!article.tokens.has(token, kIsPunctuation))
      return article.tokens.has(token, kStartsUpper) || article.tokens.has(token, kHasDigit);
  return false;
}

// "June 17: The senator asks a question": one dated sentence in the present tense at the top of an
// article is the caption of its picture; several are a chronology.
bool is_labelled_caption(const Article& article, uint32_t sentence) {
  if (!is_in_opening(article, sentence, 1)) return false;
  if (label_date(article, sentence) == nullptr || !tells_state(article, sentence)) return false;
  return sentence + 1 < article.sentences.size() && label_date(article, sentence + 1) == nullptr;
}

// Closing quotation marks and brackets may follow the stop: “No.”
bool ends_with_stop(std::string_view line) {
  for (std::string_view mark : {"”", "’", "\"", "'", ")"})
    if (line.ends_with(mark)) line.remove_suffix(mark.size());
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?');
}

int32_t quality_of_length(uint32_t words) {
  int32_t quality = 1000;
  if (words > kManyWords) quality -= static_cast<int32_t>(words - kManyWords) * 15;
  if (words < kGoodWords) quality -= static_cast<int32_t>(kGoodWords - words) * 50;
  return quality;
}

std::string line_of(const Article& article, const std::vector<TokenRange>& pieces) {
  std::string line;
  for (const TokenRange& piece : pieces) {
    if (!line.empty()) line += ' ';
    line += display_text(article, article.tokens.span(piece.begin, piece.end));
  }
  if (line.empty()) return line;
  if (line[0] >= 'a' && line[0] <= 'z') line[0] = static_cast<char>(line[0] - 'a' + 'A');
  if (!ends_with_stop(line)) line += '.';
  return line;
}

}  // namespace

int32_t line_quality(const Article& article, uint32_t sentence) {
  const Sentence& whole = article.sentences[sentence];
  if (whole.kind != SentenceKind::kBody || whole.continues_quote) return 0;
  if (whole.end_token - whole.begin_token < kFewestWords) return 0;
  if (whole.end_token - whole.begin_token > 2 * kMostWords) return 0;
  if (!ends_as_sentence(article, whole) || !begins_as_sentence(article, whole)) return 0;

  const TokenRange range = kept_tokens(article, sentence);
  if (range.begin + kFewestWords > range.end) return 0;
  Words word(article);
  std::string before;
  uint32_t words = 0, quoted = 0, verbs = 0, pronouns = 0;
  int brackets = 0;  // open ones
  bool named = false;
  for (uint32_t token = range.begin; token < range.end; ++token) {
    const bool in_quote = article.tokens.has(token, kInQuote);
    if (article.tokens.has(token, kIsPunctuation)) {
      brackets += one_of(word(token), {"(", "-lrb-"});
      brackets -= one_of(word(token), {")", "-rrb-"});
      if (brackets < 0) return 0;  // "ET) A group of protesters"
      continue;
    }
    ++words;
    quoted += in_quote;
    const Upos tag = article.tokens.upos[token];
    verbs += tag == Upos::kVerb || tag == Upos::kAux;
    if (tag == Upos::kNoun || tag == Upos::kPropn) {
      if (is_about_itself(before, word(token))) return 0;
      named = named || !is_in_date(article, token);
    }
    before.clear();
    if (tag != Upos::kPron && tag != Upos::kDet && tag != Upos::kUnknown) continue;
    before = word(token);
    if (!in_quote && is_first_or_second_person(before)) return 0;
    if (!in_quote && points_at_what_was_said(article, token, before)) return 0;
    const bool is_person = one_of(before, {"he", "she", "him", "they", "them"});
    if (is_person && !named) return 0;
    pronouns += is_person;
  }
  if (words < kFewestWords || words > kMostWords || verbs == 0) return 0;
  if (quoted * 100 > words * kMostQuotedPercent) return 0;
  if (points_back(word(range.begin)) || begins_unnamed(article, range)) return 0;
  if (word(range.begin) == "the" && !tells_of_the_known(article, range)) return 0;
  if (has_unknown_owner(article, range) || counts_of_them(article, range)) return 0;
  if (is_answer(article, range) || is_newsroom_talk(article, range) ||
      has_half_quotation(article, range))
    return 0;
  if (is_caption(article, sentence) || is_labelled_caption(article, sentence) ||
      says_nothing(article, sentence))
    return 0;

  const uint32_t fee = quoted * 10 + pronouns * 60;
  return std::max(quality_of_length(words) - static_cast<int32_t>(fee), 1);
}

const DateMention* label_date(const Article& article, uint32_t sentence) {
  const Sentence& whole = article.sentences[sentence];
  return label_at(article, {whole.begin_token, whole.end_token});
}

std::string cut_line(const Article& article, uint32_t sentence) {
  return line_of(article, without_loose_clauses(article, kept_tokens(article, sentence)));
}

AsideLine cut_aside(const Article& article, uint32_t sentence, uint32_t token) {
  const auto pieces =
      aside_of(article, article.sentences[sentence], kept_tokens(article, sentence), token);
  if (pieces.empty()) return {};
  uint32_t words = 0, quoted = 0;
  bool named = false;
  Words word(article);
  for (const TokenRange& piece : pieces)
    for (uint32_t at = piece.begin; at < piece.end; ++at) {
      if (article.tokens.has(at, kIsPunctuation)) continue;
      ++words;
      quoted += article.tokens.has(at, kInQuote);
      named |= article.tokens.upos[at] == Upos::kPropn && !is_in_date(article, at);
      if (is_first_or_second_person(word(at))) return {};
    }
  if (!named || quoted > 0 || words < kFewestWords || words > kMostWords) return {};
  return {line_of(article, pieces), quality_of_length(words)};
}

}  // namespace dateline
