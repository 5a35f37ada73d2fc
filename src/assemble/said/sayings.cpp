#include "assemble/said/sayings.h"

#include <algorithm>

#include "assemble/article_facts.h"
#include "base/hash.h"
#include "base/sorted.h"
#include "lexicon/word_set.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr uint32_t kFewestWordsOfReport = 4;

bool begins_paragraph(const Article& article, uint32_t token) {
  const auto sentence =
      std::lower_bound(article.sentences.begin(), article.sentences.end(), token,
                       [](const Sentence& one, uint32_t begin) { return one.begin_token < begin; });
  if (sentence == article.sentences.end() || sentence->begin_token != token) return false;
  return sentence == article.sentences.begin() ||
         std::prev(sentence)->paragraph != sentence->paragraph;
}

uint32_t sentence_end_of(const Article& article, uint32_t token) {
  const auto sentence =
      std::upper_bound(article.sentences.begin(), article.sentences.end(), token,
                       [](uint32_t at, const Sentence& one) { return at < one.end_token; });
  return sentence == article.sentences.end() ? article.tokens.count() : sentence->end_token;
}

bool is_subject(Deprel relation) {
  return is_nominal_subject(relation) || relation == Deprel::kCsubj || relation == Deprel::kExpl;
}

// "Reports that the gate was shut" and "nobody thinks that it is" are no statements of anybody, and
// what "they" said who are not known is none that a reader can weigh.
bool names_speaker(const Article& article, const QuoteMention& quote) {
  static const WordSet kNobody{"no", "nobody", "none", "neither", "nothing"};
  if (quote.speaker.empty()) return false;
  if (quote.speaker_mention != kNone) return true;
  const Tokens& tokens = article.tokens;
  const uint32_t first = tokens.token_at(quote.speaker.begin);
  return !kNobody.contains(tokens.word[first]) &&
         (tokens.upos[first] != Upos::kPron || tokens.span(first) != quote.speaker);
}

// "An earlier version of this article said": the outlet corrects itself.
bool is_of_outlet(const Article& article, const QuoteMention& quote) {
  if (quote.speaker.empty() || quote.cue.begin < quote.speaker.end) return false;
  const std::string_view words = article.at({quote.speaker.begin, quote.cue.begin});
  return words.find("version of this ") != std::string_view::npos;
}

// "Asked not to be named because he was not allowed to speak".
bool asks_for_no_name(const Article& article, const QuoteMention& quote) {
  const std::string_view said = article.at(quote.span);
  return said.starts_with("to be named") || said.starts_with("to be identified");
}

// "The court did not believe what Klein had said": nobody says it.
bool is_negated(const Article& article, const QuoteMention& quote) {
  static const WordSet kNot{"not", "n't", "n’t", "never"};
  constexpr uint32_t kReach = 3;
  const Tokens& tokens = article.tokens;
  if (quote.cue.empty()) return false;
  const uint32_t cue = tokens.token_at(quote.cue.begin);
  for (uint32_t i = cue - std::min(cue, kReach); i < cue; ++i)
    if (kNot.contains(tokens.word[i]) && tokens.head[i] == cue) return true;
  return false;
}

// "Her decision to stay", "his reluctance to speak": told of them, not by them.
bool is_frame_of_mind(const Article& article, const QuoteMention& quote) {
  static const WordSet kMinds{"decision", "desire", "intention", "reluctance", "willingness"};
  return !quote.cue.empty() &&
         kMinds.contains(article.tokens.lemma[article.tokens.token_at(quote.cue.begin)]);
}

// The words by which the content hangs: those whose head is outside. "The gate is shut, and that it
// leaks" has two.
struct Roots {
  bool first_is_clause = false, any_is_clause = false;  // with their subject, not "the crew for it"
};

Roots roots_of(const Article& article, Span content) {
  const Tokens& tokens = article.tokens;
  const uint32_t begin = tokens.token_at(content.begin), end = tokens.token_at(content.end);
  const auto is_root = [&](uint32_t i) {
    return tokens.head[i] == i || tokens.head[i] < begin || tokens.head[i] >= end;
  };
  uint32_t first = begin;
  while (first < end && !is_root(first)) ++first;
  Roots roots;
  for (uint32_t i = begin; i < end; ++i) {
    if (is_root(i) || !is_subject(tokens.deprel[i])) continue;
    roots.first_is_clause |= tokens.head[i] == first;
    roots.any_is_clause |= is_root(tokens.head[i]);
  }
  return roots;
}

// "Would hold you back": a report in the reporter's words has no "I" and no "you" but by a lost
// mark, or in talk.
bool is_of_talk(const Article& article, const QuoteMention& quote) {
  static const WordSet kOfTwo{"i", "me", "my", "you", "your"};
  const Tokens& tokens = article.tokens;
  for (uint32_t i = tokens.token_at(quote.span.begin);
       i < tokens.count() && tokens.begin[i] < quote.span.end; ++i)
    if (kOfTwo.contains(tokens.word[i]) && !tokens.has(i, kInQuote)) return true;
  return false;
}

// Words in marks are somebody's own. A report is told where it is a clause with its subject or with
// "to": "blamed the crew" and "asked who had fired" leave nothing that stands alone.
bool says_something(const Article& article, const QuoteMention& quote) {
  if (is_of_outlet(article, quote) || asks_for_no_name(article, quote) ||
      is_frame_of_mind(article, quote))
    return false;
  if (quote.kind != QuoteKind::kIndirect) return true;
  if (!names_speaker(article, quote) || is_negated(article, quote) || is_of_talk(article, quote))
    return false;
  static const WordSet kAsking{"who",   "whose", "what", "which",  "when",
                               "where", "why",   "how",  "whether"};
  const Tokens& tokens = article.tokens;
  const uint32_t begin = tokens.token_at(quote.span.begin);
  uint32_t words = 0;
  for (uint32_t i = begin; i < tokens.count() && tokens.begin[i] < quote.span.end; ++i)
    words += tokens.upos[i] != Upos::kPunct;
  if (words < kFewestWordsOfReport || kAsking.contains(tokens.word[begin])) return false;
  return tokens.word[begin] == word_id("to") || roots_of(article, quote.span).first_is_clause;
}

// "he said on Monday." of `The gate is "shut," he said on Monday. "For good."` and "he said," of
// "The gate, he said, is shut": from the mark or comma before the cue to the one behind it, or to
// the end of its sentence; empty, at the end, where the cue stands outside.
Span frame_inside(const Article& article, const QuoteMention& quote) {
  const Span outside{quote.span.end, quote.span.end};
  if (quote.cue.empty() || !quote.span.contains(quote.cue)) return outside;
  Span frame = quote.cue;
  if (quote.span.contains(quote.speaker))
    frame = {std::min(frame.begin, quote.speaker.begin), std::max(frame.end, quote.speaker.end)};
  const Tokens& tokens = article.tokens;
  const auto is_comma = [&](uint32_t i) { return article.word_at(i) == ","; };
  uint32_t first = tokens.token_at(frame.begin), end = tokens.token_at(frame.end);
  while (tokens.begin[first] > quote.span.begin && !is_comma(first - 1) &&
         !tokens.has(first - 1, kClosesQuote))
    --first;
  // The mark that closes `"The gate is shut," he said. That is "for good".` opens outside.
  const uint32_t begin = tokens.token_at(quote.span.begin);
  if (first > begin && tokens.has(begin, kInQuote) && tokens.has(first - 1, kClosesQuote)) --first;
  const uint32_t sentence_end = sentence_end_of(article, end - 1);
  while (end < sentence_end && tokens.begin[end] < quote.span.end &&
         !tokens.has(end, kOpensQuote) && !is_comma(end))
    ++end;
  if (end == tokens.count() || tokens.begin[end] >= quote.span.end) return outside;
  return {tokens.begin[first], is_comma(end) ? tokens.span(end).end : tokens.begin[end]};
}

// "denied that the wall was cracked", "promised to build it again", `urged them to "stand up"`:
// without the verb the page would say what nobody said, or no sentence at all. Where the content
// begins, if it may stand alone.
uint32_t begin_with_cue(const Article& article, const QuoteMention& quote) {
  static const WordSet kDenials{"deny",  "reject",  "refuse", "dispute",
                                "doubt", "dismiss", "rebut",  "refute"};
  const Tokens& tokens = article.tokens;
  if (quote.kind == QuoteKind::kDirect || quote.cue.empty() || quote.cue.end > quote.span.begin)
    return quote.span.begin;
  const uint32_t cue = tokens.token_at(quote.cue.begin);
  const bool denies = kDenials.contains(tokens.lemma[cue]);
  const bool promises = article.at(quote.span).starts_with("to ");
  const bool stands_alone = roots_of(article, quote.span).any_is_clause;
  return denies || promises || !stands_alone ? quote.cue.begin : quote.span.begin;
}

// "The gate, he said, is shut" has no comma without the frame; "In Porto, he said, the gate is
// shut" and "The gate is shut, he said, and the road too" have one.
bool joins_without_comma(const Article& article, Span frame) {
  const Tokens& tokens = article.tokens;
  const uint32_t first = tokens.token_at(frame.begin), behind = tokens.token_at(frame.end);
  if (first < 2) return false;
  const uint32_t last = first - 2;  // before the comma
  const Upos tag = tokens.upos[behind];
  if (tag == Upos::kVerb || tag == Upos::kAux ||
      (tag == Upos::kAdp && tokens.upos[last] == Upos::kVerb))
    return true;
  static const WordSet kRelatives{"that", "where", "which", "who", "whom"};
  return kRelatives.contains(tokens.word[last]);
}

// "The gate is shut, said Bo Hill, their lawyer": what follows the frame is of who says it.
bool is_of_speaker(const Article& article, const QuoteMention& quote, Span behind) {
  const Tokens& tokens = article.tokens;
  if (quote.speaker.empty() || behind.empty() || quote.speaker.end > behind.begin) return false;
  const uint32_t begin = tokens.token_at(behind.begin);
  for (uint32_t i = begin; i < tokens.count() && tokens.begin[i] < behind.end; ++i) {
    const uint32_t head = tokens.head[i];
    if (head != kNone && head != i && quote.speaker.contains(tokens.span(head)) &&
        tokens.deprel[i] == Deprel::kAppos)
      return true;
  }
  return false;
}

// What was said, without the words of the reporter that stand between the quoted parts:
// `"A," he said. "B."` gives "A. B.". Marks inside the quotation stay.
std::string words_said(const Article& article, const QuoteMention& quote) {
  if (quote.kind != QuoteKind::kDirect) {
    if (const uint32_t begin = begin_with_cue(article, quote); begin < quote.span.begin)
      return display_text(article, {begin, quote.span.end});
    const Span frame = frame_inside(article, quote);
    std::string said = display_text(article, {quote.span.begin, frame.begin});
    const bool is_apart = is_of_speaker(article, quote, {frame.end, quote.span.end});
    if (is_apart && said.ends_with(',')) said.pop_back();
    const std::string behind = is_apart ? "" : display_text(article, {frame.end, quote.span.end});
    if (said.ends_with(',') && !behind.empty() && is_ascii_upper(behind[0])) said.back() = '.';
    if (said.ends_with(',') && !behind.empty() && joins_without_comma(article, frame))
      said.pop_back();
    if (!behind.empty()) said += " " + behind;
    return said.starts_with("that ") ? said.substr(5) : said;
  }
  const Tokens& tokens = article.tokens;
  std::string said;
  uint32_t part_begin = quote.span.begin;
  const auto add_part = [&](uint32_t end) {
    if (end <= part_begin) return;
    const std::string part = display_text(article, {part_begin, end});
    // The comma in front of "he said" stands for the period before a capital.
    if (said.ends_with(',') && is_ascii_upper(part[0])) said.back() = '.';
    said += (said.empty() ? "" : " ") + part;
  };
  // "It" in `called it "a mistake"` stands in front of the marks.
  const uint32_t begin = tokens.token_at(quote.span.begin);
  bool is_open = tokens.has(begin, kInQuote), is_inner = false;
  for (uint32_t i = begin; i < tokens.count() && tokens.begin[i] < quote.span.end; ++i) {
    if (tokens.has(i, kInQuote)) continue;
    if (tokens.has(i, kOpensQuote)) {
      is_inner = is_open && !begins_paragraph(article, i);
      if (is_inner) continue;
      if (is_open) add_part(tokens.begin[i]);
      is_open = true;
      part_begin = tokens.span(i).end;
    } else if (tokens.has(i, kClosesQuote)) {
      if (is_open && !is_inner) add_part(tokens.begin[i]);
      is_open = is_inner;
      is_inner = false;
    }
  }
  if (is_open) add_part(quote.span.end);
  // A mark that nothing closes opens no quotation of the tokens.
  return said.empty() ? display_text(article, quote.span) : said;
}

// As the article names the speaker; "it" and "who" name nobody, "he" may be "the president".
std::string speaker_name(const Article& article, const QuoteMention& mention) {
  const uint32_t token = article.tokens.token_at(mention.speaker.begin);
  const bool is_pronoun = token < article.tokens.count() &&
                          article.tokens.upos[token] == Upos::kPron &&
                          article.tokens.span(token) == mention.speaker;
  if (!is_pronoun) return display_text(article, mention.speaker);
  if (mention.speaker_mention == kNone) return "";
  const uint32_t meant = article.entities[mention.speaker_mention].entity;
  const bool is_role = meant != kNone && article.entities[meant].form == MentionForm::kRole;
  return is_role ? display_text(article, article.entities[meant].span) : "";
}

// The words of a text, without marks.
std::vector<WordId> words_of(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<WordId> words;
  std::string word;
  for (size_t i = 0; i <= folded.size();) {
    const CodePoint point = i < folded.size() ? decode_utf8(folded, i) : CodePoint{U' ', 1};
    if (is_letter(point.value) || is_digit(point.value)) {
      word += folded.substr(i, point.size);
    } else if (point.value != U'\'' && !word.empty()) {
      words.push_back(word_id(word));
      word.clear();
    }
    i += point.size;
  }
  return words;
}

// Fewer words than four are one run.
std::vector<uint64_t> runs_of(const std::vector<WordId>& words) {
  constexpr size_t kWordsOfRun = 4;
  std::vector<uint64_t> runs;
  const size_t length = std::min(kWordsOfRun, words.size());
  for (size_t first = 0; length > 0 && first + length <= words.size(); ++first) {
    uint64_t run = length;
    for (size_t i = first; i < first + length; ++i) run = hash_combine(run, words[i]);
    runs.push_back(run);
  }
  keep_sorted_once(runs);
  return runs;
}

}  // namespace

size_t bytes_of(const SayingsOfArticle& article) {
  size_t bytes = column_bytes(article.sayings);
  for (const Saying& saying : article.sayings)
    bytes += column_bytes(saying.parts) + saying.text.size() + saying.speaker.size() +
             column_bytes(saying.words) + column_bytes(saying.runs);
  return bytes;
}

SayingsOfArticle read_sayings(const Article& article) {
  const auto& mentions = article.quotes;
  SayingsOfArticle told;
  std::vector<uint32_t> saying_of(mentions.size(), kNone);
  for (uint32_t q = 0; q < mentions.size(); ++q) {
    const uint32_t continues = mentions[q].continues;
    if (continues != kNone && saying_of[continues] != kNone) {
      saying_of[q] = saying_of[continues];
      told.sayings[saying_of[q]].parts.push_back(q);
    } else if (says_something(article, mentions[q])) {
      saying_of[q] = static_cast<uint32_t>(told.sayings.size());
      told.sayings.push_back({{q}, "", speaker_name(article, mentions[q]), {}, {}});
    }
  }
  for (Saying& saying : told.sayings) {
    for (uint32_t part : saying.parts)
      saying.text += (saying.text.empty() ? "" : " ") + words_said(article, mentions[part]);
    // The comma in front of "she said" is the reporter's.
    if (saying.text.ends_with(',')) saying.text.pop_back();
    saying.words = words_of(saying.text);
    saying.runs = runs_of(saying.words);
  }
  return told;
}

}  // namespace dateline
