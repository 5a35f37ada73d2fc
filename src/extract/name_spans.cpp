#include "extract/name_spans.h"

#include <algorithm>

#include "lexicon/word_set.h"
#include "text/characters.h"
#include "text/fold.h"

namespace dateline {
namespace {

class NameSpanFinder {
 public:
  NameSpanFinder(const Article& article, const Lexicon& lexicon)
      : article_(article), tokens_(article.tokens), lexicon_(lexicon) {}

  std::vector<NameSpan> find() {
    for (uint32_t i = 0; i < article_.sentences.size(); ++i)
      if (article_.sentences[i].kind != SentenceKind::kBoilerplate) find_in_sentence(i);
    return std::move(spans_);
  }

 private:
  void find_in_sentence(uint32_t sentence_ix) {
    const Sentence& sentence = article_.sentences[sentence_ix];
    for (uint32_t i = sentence.begin_token; i < sentence.end_token;) {
      const uint32_t end = run_end(i, sentence);
      if (end > i) add(i, end, sentence_ix);
      i = std::max(end, i + 1);
    }
  }

  bool is_capital(uint32_t token) const {
    if (tokens_.has(token, kIsPunctuation)) return false;
    const std::string_view word = article_.word_at(token);
    const bool has_article = word.size() > 3 && word[2] == '-' && is_ascii_upper(word[3]);
    return tokens_.has(token, kStartsUpper) || has_article;  // "al-Muhandis"
  }

  // A word that is a name's by its capital: not what begins every sentence, no day, no people.
  bool is_name_word(uint32_t token, const Sentence& sentence) const {
    if (!is_capital(token)) return false;
    static const WordSet kNoNames{"i", "i'm", "mr", "mr."};
    const WordId word = tokens_.word[token];
    if (kNoNames.contains(word) || lexicon_.list(WordList::kMonths).contains(word) ||
        lexicon_.list(WordList::kWeekdays).contains(word))
      return false;
    if (!is_sentence_start(token, sentence)) return true;
    if (lexicon_.list(WordList::kCountries).contains(word) ||
        lexicon_.list(WordList::kCapitals).contains(word) || tokens_.has(token, kAllUpper))
      return true;
    const bool next_is_capital = token + 1 < sentence.end_token && is_capital(token + 1);
    return !lexicon_.list(WordList::kSentenceStarts).contains(word) &&
           (next_is_capital || stands_capital_elsewhere(token));
  }

  bool is_sentence_start(uint32_t token, const Sentence& sentence) const {
    return token == sentence.begin_token || tokens_.has(token - 1, kOpensQuote) ||
           tokens_.has(token - 1, kIsPunctuation);
  }

  bool stands_capital_elsewhere(uint32_t token) const {
    for (const Sentence& sentence : article_.sentences)
      for (uint32_t i = sentence.begin_token + 1; i < sentence.end_token; ++i)
        if (tokens_.word[i] == tokens_.word[token] && is_capital(i) &&
            !is_sentence_start(i, sentence))
          return true;
    return false;
  }

  // The end of the name that begins at `begin`, or `begin` if none does.
  uint32_t run_end(uint32_t begin, const Sentence& sentence) const {
    static const WordSet kFirst{"al", "el", "bin", "ibn", "van", "von", "de"};
    static const WordSet kJoints{"of", "al",  "el", "bin", "ibn", "van", "von", "der", "de",
                                 "da", "del", "di", "du",  "la",  "le",  "&",   "-",   "for"};
    const bool starts_small = kFirst.contains(tokens_.word[begin]) &&
                              begin + 2 < sentence.end_token &&
                              article_.word_at(begin + 1) == "-" && is_capital(begin + 2);
    if (!starts_small && !is_name_word(begin, sentence)) return begin;
    uint32_t end = begin + 1;
    while (end < sentence.end_token) {
      uint32_t next = end;
      while (next < sentence.end_token && next < end + 3 && kJoints.contains(tokens_.word[next]) &&
             !(tokens_.has(next, kIsPunctuation) && tokens_.has(next, kSpaceBefore)))
        ++next;
      if (next == sentence.end_token || !is_name_word(next, sentence) ||
          lexicon_.list(WordList::kDemonyms).contains(tokens_.word[next]))
        break;
      end = next + 1;
    }
    return end;
  }

  // Splits the title off, and names the kind.
  void add(uint32_t begin, uint32_t end, uint32_t sentence) {
    NameSpan span;
    span.sentence = sentence;
    const WordTable& demonyms = lexicon_.list(WordList::kDemonyms);
    while (begin < end && demonyms.contains(tokens_.word[begin])) ++begin;
    if (begin == end) return;
    // "US President Donald Trump" is a state and a person.
    const bool is_state = lexicon_.list(WordList::kCountries).contains(tokens_.word[begin]);
    if (is_state && end_of_title(begin + 1, end) > begin + 1) {
      add(begin, begin + 1, sentence);
      ++begin;
    }
    span.title_begin = begin;
    const uint32_t title_end = end_of_title(begin, end);
    span.begin_token = title_end;
    span.end_token = end;
    if (span.begin_token == span.end_token) return;  // "the President"
    set_kind(span);
    spans_.push_back(span);
  }

  std::string folded(uint32_t begin, uint32_t end) const {
    return fold(article_.at(tokens_.span(begin, end)));
  }

  // "Maj. Gen. Qassim Suleimani" has a title of two words, "Foreign Minister Zarif" too.
  uint32_t end_of_title(uint32_t begin, uint32_t end) const {
    const WordTable& titles = lexicon_.list(WordList::kTitles);
    uint32_t title_end = begin;
    for (uint32_t i = begin; i < end; ++i) {
      const uint32_t reach = std::min(end, title_end + titles.longest_words());
      for (uint32_t stop = reach; stop > title_end; --stop)
        if (titles.contains(folded(title_end, stop))) {
          title_end = stop;
          break;
        }
    }
    return title_end;
  }

  void set_kind(NameSpan& span) const {
    const std::string name = folded(span.begin_token, span.end_token);
    const WordTable& organizations = lexicon_.list(WordList::kOrganizationWords);
    span.is_kind_sure = true;
    if (span.title_begin < span.begin_token) {
      span.kind = EntityKind::kPerson;
    } else if (lexicon_.list(WordList::kCountries).contains(name) ||
               lexicon_.list(WordList::kCapitals).contains(name)) {
      span.kind = EntityKind::kPlace;
    } else if (organizations.find(name) == 2 ||
               organizations.contains(tokens_.word[span.end_token - 1]) ||
               organizations.find(tokens_.word[span.begin_token]) == 1 ||
               tokens_.has(span.begin_token, kAllUpper)) {
      span.kind = EntityKind::kOrganization;
    } else {
      span.is_kind_sure = false;
      span.kind = guess_kind(span);
    }
  }

  EntityKind guess_kind(const NameSpan& span) const {
    static const WordSet kLocative{"in", "at", "near", "from", "outside", "across", "around"};
    static const WordSet kOf{"of", "for"};
    for (uint32_t i = span.begin_token; i < span.end_token; ++i)
      if (kOf.contains(tokens_.word[i])) return EntityKind::kOther;
    const uint32_t words = span.end_token - span.begin_token;
    if (span.begin_token > 0 && kLocative.contains(tokens_.word[span.begin_token - 1]))
      return EntityKind::kPlace;
    return words >= 2 && words <= 5 ? EntityKind::kPerson : EntityKind::kOther;
  }

  const Article& article_;
  const Tokens& tokens_;
  const Lexicon& lexicon_;
  std::vector<NameSpan> spans_;
};

}  // namespace

std::vector<NameSpan> find_name_spans(const Article& article, const Lexicon& lexicon) {
  return NameSpanFinder(article, lexicon).find();
}

}  // namespace dateline
