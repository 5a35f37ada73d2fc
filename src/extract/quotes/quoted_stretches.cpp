#include "extract/quotes/quoted_stretches.h"

#include "lexicon/word_set.h"

namespace dateline {
namespace {

bool is_opening_mark(std::string_view word) {
  return word == "“" || word == "\"" || word == "``" || word == "«" || word == "„";
}

// Also "U.S.", whose period ends the sentence too.
bool ends_clause(std::string_view word) {
  return word.ends_with('.') || word.ends_with('!') || word == "," || word == "?" || word == "…" ||
         word == "—" || word == "--";
}

class StretchFinder {
 public:
  explicit StretchFinder(const Article& article) : article_(article), tokens_(article.tokens) {}

  std::vector<QuotedStretch> find() {
    const auto& sentences = article_.sentences;
    for (size_t i = 0; i < sentences.size();) {
      size_t end = i + 1;
      while (end < sentences.size() && sentences[end].paragraph == sentences[i].paragraph) ++end;
      if (sentences[i].kind != SentenceKind::kBoilerplate)
        find_in_paragraph(sentences[i].paragraph, sentences[i].begin_token,
                          sentences[end - 1].end_token);
      i = end;
    }
    return std::move(stretches_);
  }

 private:
  void find_in_paragraph(uint32_t paragraph, uint32_t begin, uint32_t end) {
    const bool was_left_open = left_open_;
    left_open_ = false;
    // A quotation that nothing closes runs to the end of its paragraph, and on through paragraphs
    // without a mark that still speak as "I" or "we".
    const bool opens_here =
        is_opening_mark(article_.word_at(begin)) && !tokens_.has(begin, kOpensQuote);
    const bool opens = tokens_.has(begin, kOpensQuote);
    if (opens_here || (was_left_open && !opens && speaks_as_speaker(begin, end))) {
      const uint32_t first = opens_here ? begin + 1 : begin;
      add({begin, first, end, paragraph, true, true, false});
      left_open_ = true;
      return;
    }
    uint32_t open = kNone;
    for (uint32_t i = begin; i < end; ++i) {
      if (tokens_.has(i, kInQuote)) continue;
      if (open != kNone && tokens_.has(i, kClosesQuote)) {
        add({open, open + 1, i, paragraph, false, false, false});
        open = kNone;
      } else if (tokens_.has(i, kOpensQuote)) {
        open = i;
      }
    }
    if (open != kNone) add({open, open + 1, end, paragraph, true, false, false});
  }

  bool speaks_as_speaker(uint32_t begin, uint32_t end) const {
    for (uint32_t i = begin; i < end; ++i)
      if (!tokens_.has(i, kInQuote) && is_first_person(tokens_, i)) return true;
    return false;
  }

  void add(QuotedStretch stretch) {
    if (stretch.begin_token >= stretch.end_token) return;
    stretch.is_title = !is_led_to(stretch.open) && is_title(stretch.begin_token, stretch.end_token);
    stretch.ends_clause = ends_clause(article_.word_at(last_of(stretch)));
    stretch.is_sentence = !stretch.is_title && reads_as_sentence(stretch);
    stretches_.push_back(stretch);
  }

  // `She said: "Call Me Maya."`
  bool is_led_to(uint32_t open) const { return open > 0 && article_.word_at(open - 1) == ":"; }

  bool reads_as_sentence(const QuotedStretch& stretch) const {
    constexpr uint32_t kFewestTokens = 3;  // with the mark at the end: "No comment."
    uint32_t first = stretch.begin_token;
    while (first + 1 < stretch.end_token && tokens_.has(first, kIsPunctuation)) ++first;
    if (stretch.end_token - first < kFewestTokens) return false;

    const bool begins = tokens_.has(first, kStartsUpper) || tokens_.has(first, kHasDigit);
    return begins && (stretch.runs_on || stretch.ends_clause);
  }

  // "It said, 'Do not cross.'": the period.
  uint32_t last_of(const QuotedStretch& stretch) const {
    uint32_t last = stretch.end_token - 1;
    while (last > stretch.begin_token && tokens_.has(last, kClosesQuote)) --last;
    return last;
  }

  // "How Societies Choose to Fail": all words but the small ones have a capital. Who shouts ("DO
  // NOT SHOOT") names no work.
  bool is_title(uint32_t begin, uint32_t end) const {
    static const WordSet kSmall{"a",  "an", "the", "and", "or", "but", "nor",  "of",   "to",
                                "in", "on", "at",  "by",  "as", "for", "from", "with", "vs"};
    uint32_t capitals = 0, shouted = 0;
    for (uint32_t i = begin; i < end; ++i) {
      if (tokens_.has(i, kIsPunctuation)) continue;
      if (tokens_.has(i, kStartsUpper)) {
        ++capitals;
        shouted += tokens_.has(i, kAllUpper);
      } else if (!kSmall.contains(tokens_.word[i]) && !tokens_.has(i, kHasDigit) &&
                 tokens_.upos[i] != Upos::kPart) {
        return false;
      }
    }
    return capitals >= 2 && shouted < kFewestShouted;
  }

  static constexpr uint32_t kFewestShouted = 3;  // words

  const Article& article_;
  const Tokens& tokens_;
  bool left_open_ = false;  // the paragraph before opens a quotation that nothing closes
  std::vector<QuotedStretch> stretches_;
};

}  // namespace

bool is_first_person(const Tokens& tokens, uint32_t token) {
  static const WordSet kFirstPerson{"i", "we", "my", "our", "us", "me"};
  return kFirstPerson.contains(tokens.word[token]) && !tokens.has(token, kAllUpper);
}

bool is_quoted(const Tokens& tokens, const Sentence& sentence) {
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token)
    if (!tokens.has(token, kInQuote) && !tokens.has(token, kIsPunctuation)) return false;
  return tokens.has(sentence.begin_token, kInQuote) ||
         tokens.has(sentence.begin_token, kOpensQuote);
}

std::vector<QuotedStretch> find_quoted_stretches(const Article& article) {
  return StretchFinder(article).find();
}

}  // namespace dateline
