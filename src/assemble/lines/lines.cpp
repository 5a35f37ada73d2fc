#include "assemble/lines/lines.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "assemble/lines/clause_words.h"
#include "assemble/lines/kept_tokens.h"
#include "assemble/lines/line_words.h"
#include "assemble/lines/loose_words.h"
#include "assemble/lines/named_pronoun.h"
#include "assemble/lines/relative_clauses.h"
#include "assemble/lines/run_ins.h"
#include "assemble/lines/sentence_news.h"
#include "assemble/lines/unnamed.h"
#include "assemble/lines/whole_sentences.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

// A line is read in one breath: news sentences of this many words say one thing.
constexpr uint32_t kGoodWords = 10, kManyWords = 32, kMostWords = 60;
// A sentence that is mostly quotation is a quote, told in another part of the page.
constexpr uint32_t kMostQuotedPercent = 40;

// "this timeline", "this article": words about the page, not about the world.
bool is_about_itself(std::string_view before, std::string_view word) {
  return before == "this" && one_of(word, {"timeline", "article", "story", "page", "post", "blog",
                                           "column", "newsletter", "interview"});
}

// "P12 Harbour Post Ferry sinks": the page of a paper.
bool is_page_number(std::string_view word) {
  return word.size() > 1 && word[0] == 'P' &&
         word.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

// A newsroom on its own work: "Filed under", "Last updated", "By Ann Lee and Bo Hill", "click
// below", "could not confirm reports", an address for letters.
bool is_newsroom_talk(const Article& article, TokenRange range) {
  LineWords word(article);
  const bool byline = word(range.begin) == "by" &&
                      article.tokens.upos[range.begin + 1] == Upos::kPropn &&
                      article.tokens.upos[range.begin + 2] == Upos::kPropn;
  if (byline || is_page_number(article.word_at(range.begin)) ||
      one_of(word(range.begin), {"filed", "update", "updated", "read", "watch", "click", "let",
                                 "correction", "clarification"}))
    return true;
  if (word(range.begin) == "last" && word(range.begin + 1) == "updated") return true;
  bool negated = false;
  for (uint32_t token = range.begin; token < range.end; ++token) {
    const std::string_view here = word(token);
    if (here.find('@', 1) != here.npos) return true;
    if (here == "click" || (negated && one_of(here, {"confirm", "verify"}))) return true;
    negated = one_of(here, {"not", "n't"}) || (negated && here.ends_with("ly"));
  }
  return false;
}

// "And made no remarks", "Jailed for a fire that hurt ten": nobody does it. "Built in 1920, the
// hall burned" may look so to the parse, but not in a list: "1920: Sold the farm when he moved".
bool begins_with_its_verb(const Article& article, TokenRange range, bool is_labelled) {
  const Tokens& tokens = article.tokens;
  const uint32_t verb = range.begin;
  if (tokens.upos[verb] != Upos::kVerb || tokens.head[verb] != verb) return false;
  const bool is_participle = article.word_at(verb).ends_with("ed");
  for (uint32_t token = verb; token < range.end; ++token) {
    const bool is_of_clause =
        is_labelled || (is_participle && one_of(article.word_at(token), {"that", "which", "who"}));
    if (is_nominal_subject(tokens.deprel[token]) && (!is_of_clause || tokens.head[token] == verb))
      return false;
  }
  return true;
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

// `"This is the end," said Borg`, of which a line leaves out "who called on members to vote".
bool is_mostly_quoted(const Article& article, const std::vector<TokenRange>& pieces) {
  uint32_t words = 0, quoted = 0;
  for (const TokenRange& piece : pieces)
    for (uint32_t token = piece.begin; token < piece.end; ++token) {
      if (article.tokens.has(token, kIsPunctuation)) continue;
      ++words;
      quoted += article.tokens.has(token, kInQuote);
    }
  return quoted * 100 > words * kMostQuotedPercent;
}

// "Police made 40 arrests" says enough.
bool is_brief_count(const Article& article, TokenRange range, uint32_t words) {
  if (words + 1 != kFewestWords) return false;
  for (uint32_t token = range.begin; token < range.end; ++token)
    if (article.tokens.deprel[token] == Deprel::kNummod && !is_in_date(article, token)) return true;
  return false;
}

int32_t quality_of_length(uint32_t words) {
  int32_t quality = 1000;
  if (words > kManyWords) quality -= static_cast<int32_t>(words - kManyWords) * 15;
  if (words < kGoodWords) quality -= static_cast<int32_t>(kGoodWords - words) * 50;
  return quality;
}

// A noun is written as its place in the line wants it, whatever it was in its own sentence.
void set_case(const Article& article, uint32_t first, bool opens_line, std::string& name) {
  const Upos tag = article.tokens.upos[first];
  if (opens_line && name[0] >= 'a' && name[0] <= 'z')
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
  else if (!opens_line && name[0] >= 'A' && name[0] <= 'Z' &&
           !article.tokens.has(first, kAllUpper) &&
           (tag == Upos::kDet || tag == Upos::kNoun || tag == Upos::kNum))
    name[0] = static_cast<char>(name[0] - 'A' + 'a');
}

// "She" is told as "[Lina Borg]", "her" as "[Lina Borg's]": the name stands in another sentence of
// the article.
std::string words_for(const Article& article, const NamedPronoun& pronoun, bool opens_line) {
  std::string name =
      display_text(article, article.tokens.span(pronoun.name.begin, pronoun.name.end));
  set_case(article, pronoun.name.begin, opens_line, name);
  if (article.tokens.deprel[pronoun.token] == Deprel::kNmodPoss) name += "'s";
  return '[' + name + ']';
}

void append_words(const Article& article, TokenRange words, std::string& line) {
  if (words.begin >= words.end) return;
  const bool is_close =
      one_of(article.word_at(words.begin), {",", ".", "...", "…", ";", ":", "?", "!", "'s", "’s"});
  if (!line.empty() && !is_close) line += ' ';
  line += display_text(article, article.tokens.span(words.begin, words.end));
}

// "[Lina Borg] 's sold it" is written as one.
void append_behind_name(const Article& article, TokenRange words, std::string& line) {
  const size_t end = line.size();
  append_words(article, words, line);
  const std::string_view text = std::string_view(line).substr(end);
  if (text.starts_with(" '") || text.starts_with(" \u2019")) line.erase(end, 1);
}

std::string line_of(const Article& article, const std::vector<TokenRange>& pieces,
                    const NamedPronoun& named) {
  const uint32_t doer = named.token;
  std::string line;
  for (const TokenRange& piece : pieces) {
    if (doer < piece.begin || doer >= piece.end) {
      append_words(article, piece, line);
      continue;
    }
    append_words(article, {piece.begin, doer}, line);
    const bool opens_line = line.empty();
    if (!opens_line) line += ' ';
    line += words_for(article, named, opens_line);
    append_behind_name(article, {doer + 1, piece.end}, line);
  }
  if (line.empty()) return line;
  if (line[0] >= 'a' && line[0] <= 'z') line[0] = static_cast<char>(line[0] - 'a' + 'A');
  if (!ends_with_stop(line)) line += '.';
  return line;
}

std::string line_of(const Article& article, uint32_t sentence,
                    const std::vector<TokenRange>& pieces) {
  return line_of(article, pieces, named_pronoun(article, sentence));
}

}  // namespace

int32_t line_quality(const Article& article, uint32_t sentence, uint32_t end) {
  const Sentence& whole = article.sentences[sentence];
  if (whole.kind != SentenceKind::kBody || whole.continues_quote) return 0;
  if (whole.end_token - whole.begin_token < kFewestWords) return 0;
  if (whole.end_token - whole.begin_token > 2 * kMostWords) return 0;

  TokenRange range = kept_tokens(article, sentence);
  if (range.begin + kFewestWords - 1 > range.end || !is_whole(article, sentence, range)) return 0;
  range.end = std::min(range.end, end);
  LineWords word(article);
  const uint32_t doer = named_pronoun(article, sentence).token;
  std::string before;
  uint32_t words = 0, quoted = 0, verbs = 0, pronouns = 0;
  bool named = false;
  for (uint32_t token = range.begin; token < range.end; ++token) {
    const bool in_quote = article.tokens.has(token, kInQuote);
    if (article.tokens.has(token, kIsPunctuation)) continue;
    ++words;
    quoted += in_quote;
    const Upos tag = article.tokens.upos[token];
    verbs += tag == Upos::kVerb || tag == Upos::kAux;
    if (tag == Upos::kNoun || tag == Upos::kPropn) {
      if (is_about_itself(before, word(token))) return 0;
      named = named || !is_in_date(article, token);
    }
    before.clear();
    named = named || token == doer;
    if (token == doer) continue;
    if (tag != Upos::kPron && tag != Upos::kDet && tag != Upos::kUnknown) continue;
    before = word(token);
    if (!in_quote && is_first_or_second_person(article.tokens.word[token])) return 0;
    if (!in_quote && points_at_what_was_said(article, token)) return 0;
    const bool is_person = one_of(before, {"he", "she", "him", "they", "them"});
    if (is_person && (!named || is_of_nobody(article, range.begin, token))) return 0;
    pronouns += is_person;
  }
  const bool is_enough = words >= kFewestWords || is_brief_count(article, range, words);
  if (!is_enough || words > kMostWords || verbs == 0) return 0;
  if (quoted > 0 && is_mostly_quoted(article, without_loose_clauses(article, range))) return 0;
  if (speaks_of_unnamed(article, sentence, range, doer)) return 0;
  if (begins_with_its_verb(article, range, label_date(article, sentence) != nullptr)) return 0;
  if (opens_with_untold_day(article, sentence) || is_newsroom_talk(article, range) ||
      opens_in_title_case(article, sentence, range))
    return 0;
  if (is_caption(article, sentence) || tells_of_picture(article, range) ||
      is_labelled_caption(article, sentence) || says_nothing(article, sentence) ||
      tells_of_no_comment(article, sentence) || asserts_nothing(article, sentence))
    return 0;

  const bool tells_noun = doer != kNone && article.doer_of(sentence) == nullptr;
  const uint32_t fee = quoted * 10 + (pronouns + tells_noun) * 60;
  return std::max(quality_of_length(words) - static_cast<int32_t>(fee), 1);
}

std::string cut_line(const Article& article, uint32_t sentence) {
  return line_of(article, sentence, without_loose_clauses(article, kept_tokens(article, sentence)));
}

std::string cut_line(const Article& article, uint32_t sentence, const When& day, uint32_t end) {
  TokenRange range = kept_tokens(article, sentence);
  range.end = std::min(range.end, end);
  const auto pieces = without_loose_clauses(article, range);
  return line_of(article, sentence, without_loose_words(article, sentence, pieces, day));
}

std::string whole_line(const Article& article, uint32_t sentence) {
  return line_of(article, sentence, {kept_tokens(article, sentence)});
}

std::string line_behind(const Article& article, uint32_t sentence) {
  return line_of(article, {kept_tokens(article, sentence)}, {});
}

AsideLine cut_aside(const Article& article, uint32_t sentence, uint32_t token) {
  const auto pieces =
      aside_of(article, article.sentences[sentence], kept_tokens(article, sentence), token);
  if (pieces.empty()) return {};
  uint32_t words = 0, quoted = 0;
  bool named = false;
  LineWords word(article);
  for (const TokenRange& piece : pieces)
    for (uint32_t at = piece.begin; at < piece.end; ++at) {
      if (article.tokens.has(at, kIsPunctuation)) continue;
      ++words;
      quoted += article.tokens.has(at, kInQuote);
      named |= article.tokens.upos[at] == Upos::kPropn && !is_in_date(article, at);
      if (is_first_or_second_person(article.tokens.word[at])) return {};
    }
  if (!named || quoted > 0 || words < kFewestWords || words > kMostWords) return {};
  return {line_of(article, sentence, pieces), quality_of_length(words)};
}

AsideLine cut_clause(const Article& article, uint32_t sentence, const DatedClause& clause) {
  std::vector<TokenRange> pieces;
  uint32_t words = 0;
  const TokenRange told = without_count(article, clause);
  for (const TokenRange& piece : {clause.subject, clause.auxiliary, told}) {
    if (!piece.empty()) pieces.push_back(piece);
    words += piece.size();
  }
  return {line_of(article, sentence, without_loose_words(article, sentence, pieces, clause.when)),
          quality_of_length(words)};
}

}  // namespace dateline
