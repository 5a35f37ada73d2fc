// The sentence splitter: a mark that may end a sentence does so unless what stands around it says
// no. Runs over tokens, so that "U.S." and "1.5" are no question any more.
#include <algorithm>

#include "annotate/annotate.h"
#include "annotate/token_writer.h"
#include "lexicon/word_set.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// A longer sentence is cut: no writer writes it, and everything after us counts on short ones.
constexpr uint32_t kMaxSentenceTokens = 400;

enum class EndMark : uint8_t { kGoesOn, kStop, kQuestion, kDots, kAbbreviation };

class SentenceSplitter {
 public:
  SentenceSplitter(Article& article, const Lexicon& lexicon)
      : article_(article),
        tokens_(article.tokens),
        abbreviations_(lexicon.list(WordList::kAbbreviations)),
        starts_(lexicon.list(WordList::kSentenceStarts)) {}

  void split_paragraph(uint32_t paragraph, uint32_t begin, uint32_t end) {
    end_ = end;
    while (begin < end) {
      uint32_t next = begin + 1;
      while (next < end && next - begin < kMaxSentenceTokens && !begins_sentence(begin, next))
        ++next;
      append_sentence(article_, begin, next, paragraph);
      begin = next;
    }
  }

 private:
  // Does a new sentence begin at `token`? `begin` is where the sentence before it began.
  bool begins_sentence(uint32_t begin, uint32_t token) const {
    if (article_.is_treebank && line_ends_before(token)) return true;
    if (is_rule(token) != is_rule(token - 1) || begins_address_list(token)) return true;
    if (parts_letter(begin, token)) return true;
    if (closes(token)) return false;  // `... again."`: the mark belongs to the sentence it closes
    if (is_reference(token) && !is_reference(begin)) return false;
    uint32_t last = token - 1;
    while (last >= begin + 3 && is_reference(last - 2)) last -= 3;
    bool quote_closed = false, emoticon = false;
    for (; last > begin && closes(last); --last) {
      quote_closed |= tokens_.has(last, kClosesQuote);
      emoticon |= is_emoticon(article_.word_at(last));
    }
    if (emoticon && starts_new(token)) return true;
    switch (end_mark(last)) {
      case EndMark::kGoesOn:
        return false;
      case EndMark::kStop:
        return tokens_.has(token, kSpaceBefore) && !(quote_closed && starts_lower(token)) &&
               !is_enumeration(begin, last) && end_mark(token) != EndMark::kStop;
      case EndMark::kQuestion:
        return tokens_.has(token, kSpaceBefore) &&
               !(quote_closed && (starts_lower(token) || speech_follows(token)));
      case EndMark::kDots:
        return tokens_.has(token, kSpaceBefore) && starts_new(token);
      case EndMark::kAbbreviation:
        return (quote_closed && starts_new(token)) || begins_after_abbreviation(last, token);
    }
    return false;
  }

  bool line_ends_before(uint32_t token) const {
    const uint32_t end = tokens_.span(token - 1).end;
    return slice(article_.text, {end, tokens_.begin[token]}).find('\n') != std::string_view::npos;
  }

  // "==========": a drawn line stands for itself.
  bool is_rule(uint32_t token) const {
    constexpr uint16_t kMinRule = 10;
    constexpr std::string_view kDrawn = "=_-*~#+";
    return tokens_.size[token] >= kMinRule && tokens_.has(token, kIsPunctuation) &&
           kDrawn.find(article_.text[tokens_.begin[token]]) != std::string_view::npos;
  }

  // An address after an address, as in a list of links.
  bool begins_address_list(uint32_t token) const {
    const auto is_link = [this](uint32_t ix) {
      return article_.word_at(ix).find("://") != std::string_view::npos;
    };
    return is_link(token) && is_link(token - 1);
  }

  // The lines of a letter that lost its line ends: "Ann Lee | 04/26/2001 07:17 AM | Will you ...",
  // "E-mail: lee@moor.org | I saw it.", "Best regards, | Ann".
  bool parts_letter(uint32_t begin, uint32_t token) const {
    if (is_stamp(token)) return tokens_.has(token - 1, kStartsUpper) || ends_address(token - 1);
    if (!starts_new(token)) return false;
    const uint32_t before = token - begin;
    if (before >= 2 && ends_stamp(begin, token)) return true;
    if (before >= 3 && ends_address(token - 1) && article_.word_at(begin + 1) == ":") return true;
    static const WordSet kClosings{"regards", "sincerely", "thanks", "cheers", "thx", "wishes"};
    return before >= 2 && before <= 3 && article_.word_at(token - 1) == "," &&
           kClosings.contains(tokens_.word[token - 2]);
  }

  // "lee@moor.org", "<lee@moor.org>"
  bool ends_address(uint32_t token) const {
    if (article_.word_at(token) == ">" && token > 0) --token;
    return article_.word_at(token).find('@') != std::string_view::npos;
  }

  // "04/26/2001" before "07:17".
  bool is_stamp(uint32_t token) const {
    if (!tokens_.has(token, kHasDigit) || token + 1 >= end_ || !is_digits_with(token, '/'))
      return false;
    return is_digits_with(token + 1, ':');
  }

  bool is_digits_with(uint32_t token, char mark) const {
    const std::string_view word = article_.word_at(token);
    return word.size() >= 4 && word.find(mark) != word.npos &&
           std::all_of(word.begin(), word.end(),
                       [mark](char c) { return is_ascii_digit(c) || c == mark; });
  }

  bool ends_stamp(uint32_t begin, uint32_t token) const {
    const std::string_view word = article_.word_at(token - 1);
    const uint32_t time = word == "AM" || word == "PM" ? token - 2 : token - 1;
    return time > begin && is_stamp(time - 1) && article_.word_at(token) != "AM" &&
           article_.word_at(token) != "PM";
  }

  // A closing quotation mark or bracket that is written onto what stands before it.
  bool closes(uint32_t token) const {
    if (tokens_.has(token, kClosesQuote)) return true;
    const std::string_view word = article_.word_at(token);
    if (is_emoticon(word)) return true;
    return word == ")" || word == "]" || word == "-RRB-" || word == "-RSB-";
  }

  // "[17]", as it stands behind a sentence that names its source, or before each item of a list.
  bool is_reference(uint32_t token) const {
    return token + 2 < end_ && article_.word_at(token) == "[" &&
           tokens_.has(token + 1, kHasDigit) && article_.word_at(token + 2) == "]";
  }

  EndMark end_mark(uint32_t token) const {
    const std::string_view word = article_.word_at(token);
    if (word == ".") return EndMark::kStop;
    if (word[0] == '?' || word[0] == '!') return EndMark::kQuestion;
    if (word[0] == '.' && tokens_.has(token, kIsPunctuation)) return EndMark::kDots;
    if (word == "…") return EndMark::kDots;
    if (word.back() == '.' && word.size() > 1) return EndMark::kAbbreviation;
    return EndMark::kGoesOn;
  }

  // ":)" ends a sentence when a capital follows.
  static bool is_emoticon(std::string_view word) {
    return word.size() >= 2 && word.size() <= 3 && (word[0] == ':' || word[0] == ';') &&
           (word.back() == ')' || word.back() == '(' || word.back() == 'D');
  }

  // "1." and "a." before the words of a list.
  bool is_enumeration(uint32_t begin, uint32_t stop) const {
    return stop == begin + 1 && tokens_.size[begin] <= 2 && tokens_.has(begin, kHasDigit);
  }

  bool starts_lower(uint32_t token) const {
    return is_lower(decode_utf8(article_.text, tokens_.begin[token]).value);
  }

  // A capital, a digit or an opening mark: what a sentence begins with.
  bool starts_new(uint32_t token) const {
    return tokens_.has(token, kStartsUpper) || tokens_.has(token, kHasDigit) ||
           opens_sentence(token);
  }

  // `... "We`, not `the U.S. "does not`.
  bool opens_sentence(uint32_t token) const {
    return tokens_.has(token, kOpensQuote) && !(token + 1 < end_ && starts_lower(token + 1));
  }

  // `"Why?" Rouhani asked.`: one sentence, though a capital follows.
  bool speech_follows(uint32_t token) const {
    constexpr std::array<std::string_view, 10> kVerbs{
        "said", "says", "asked", "asks", "told", "cried", "added", "wrote", "tweeted", "shouted"};
    for (uint32_t i = token; i < end_ && i < token + 5; ++i) {
      const std::string_view word = article_.word_at(i);
      for (const std::string_view verb : kVerbs)
        if (word == verb) return true;
    }
    return false;
  }

  // After "U.S.", "p.m." or "Inc." only a word that begins sentences tells that one ended.
  bool begins_after_abbreviation(uint32_t last, uint32_t token) const {
    const bool opens = opens_sentence(token);
    if (!tokens_.has(token, kStartsUpper) && !opens) return false;
    const std::string abbreviation = fold(article_.word_at(last));
    if (abbreviations_.find(abbreviation) != 2) return false;
    return opens || starts_.contains(fold(article_.word_at(token)));
  }

  Article& article_;
  const Tokens& tokens_;
  const WordTable& abbreviations_;
  const WordTable& starts_;
  uint32_t end_ = 0;
};

}  // namespace

void split_sentences(Article& article, const Lexicon& lexicon) {
  article.sentences.clear();
  SentenceSplitter splitter(article, lexicon);
  uint32_t token = 0;
  for (uint32_t i = 0; i < article.paragraphs.size(); ++i) {
    const uint32_t begin = token;
    while (token < article.tokens.count() &&
           article.tokens.begin[token] < article.paragraphs[i].span.end)
      ++token;
    splitter.split_paragraph(i, begin, token);
  }
}

}  // namespace dateline
