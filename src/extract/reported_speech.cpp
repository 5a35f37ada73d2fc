#include "extract/reported_speech.h"

#include <algorithm>

#include "lexicon/word_set.h"

namespace dateline {
namespace {

constexpr uint32_t kFewestWords = 2;  // of what is said
constexpr uint32_t kNounReach = 6;    // tokens from a noun to its "that"
constexpr uint32_t kReach = 12;       // tokens from a cue to where its clause begins

class ReportedSpeechFinder {
 public:
  ReportedSpeechFinder(const Article& article, const Speech& speech, const Sentence& sentence)
      : article_(article),
        tokens_(article.tokens),
        speech_(speech),
        phrases_(speech.phrases()),
        begin_(sentence.begin_token),
        end_(sentence.end_token) {
    while (end_ > begin_ && tokens_.has(end_ - 1, kIsPunctuation) &&
           !tokens_.has(end_ - 1, kClosesQuote))
      --end_;
  }

  std::optional<ReportedSpeech> by_according_to() const {
    const auto frame = speech_.according_to(begin_, end_);
    if (!frame || frame->speaker.empty()) return std::nullopt;
    TokenRange content{begin_, frame->cue.begin};
    if (content.end - content.begin <= kFewestWords) {  // "According to the report, ..."
      uint32_t comma = frame->speaker.end;
      while (comma < end_ && !is_word(comma, ",")) ++comma;
      content = {std::min(comma + 1, end_), end_};
    }
    return checked(content, *frame);
  }

  std::optional<ReportedSpeech> by_cue(uint32_t cue) const {
    const int32_t use = speech_.use(cue);
    if (tokens_.upos[cue] == Upos::kNoun) return by_noun(cue);
    if (auto before = content_before(cue, use)) return before;
    if (speech_.is_passive(cue, begin_) || is_infinitive(cue)) return std::nullopt;
    SpeechFrame frame{{cue, cue + 1}, speech_.subject_of(cue, begin_)};
    if (frame.speaker.empty()) frame.speaker = first_subject(cue);
    if (frame.speaker.empty()) return std::nullopt;
    return checked(content_after(cue, use), frame);
  }

 private:
  bool is_word(uint32_t token, std::string_view word) const {
    return article_.word_at(token) == word;
  }

  std::optional<ReportedSpeech> checked(TokenRange content, SpeechFrame frame) const {
    while (content.end > content.begin && tokens_.has(content.end - 1, kIsPunctuation) &&
           !tokens_.has(content.end - 1, kClosesQuote))
      --content.end;
    while (content.begin < content.end && is_word(content.begin, ",")) ++content.begin;
    if (content.end < content.begin + kFewestWords) return std::nullopt;
    return ReportedSpeech{content, frame};
  }

  // "to deny the report": who would say it has not said it.
  bool is_infinitive(uint32_t cue) const {
    static const WordSet kTo{"to"};
    return cue > begin_ && kTo.contains(tokens_.word[cue - 1]);
  }

  // "Trump's claim that", "the allegation by officials that".
  std::optional<ReportedSpeech> by_noun(uint32_t cue) const {
    static const WordSet kThat{"that"}, kBy{"by"};
    for (uint32_t i = cue + 1; i < std::min(end_, cue + kNounReach); ++i) {
      if (phrases_.is_verb(i) || tokens_.has(i, kIsPunctuation)) break;
      if (!kThat.contains(tokens_.word[i])) continue;
      TokenRange speaker;
      if (kBy.contains(tokens_.word[cue + 1])) speaker = phrases_.noun_phrase_from(cue + 2, i);
      for (uint32_t p = cue; p > begin_ && phrases_.is_nominal(p - 1) && speaker.empty(); --p)
        if (tokens_.upos[p - 1] == Upos::kPart)
          speaker = phrases_.noun_phrase_ending_at(p - 2, begin_);
      return checked({i, content_end(i)}, {{cue, cue + 1}, speaker});
    }
    return std::nullopt;
  }

  // "Talks had failed, officials said on Monday." The cue ends the sentence, a comma stands before
  // its subject, and nothing is left to be said after it.
  std::optional<ReportedSpeech> content_before(uint32_t cue, int32_t use) const {
    if (!(use & (kTakesBareClause | kTakesQuotation)) || cue <= begin_ + 2) return std::nullopt;
    if (is_word(cue - 1, ",") &&
        !article_.word_at(cue).ends_with("ing")) {  // ", said the minister"
      const TokenRange speaker = phrases_.noun_phrase_from(cue + 1, end_);
      if (!speaker.empty() && has_clause(begin_, cue - 1) &&
          (is_adjunct(speaker.end) || is_word(speaker.end, ",")))
        return checked({begin_, cue - 1}, {{cue, cue + 1}, speaker});
    }
    const TokenRange speaker = speech_.subject_of(cue, begin_);
    if (speaker.empty() || speaker.begin <= begin_ + 1) return std::nullopt;
    if (!is_word(speaker.begin - 1, ",")) return std::nullopt;
    const SpeechFrame frame{{cue, cue + 1}, speaker};
    if (is_adjunct(cue + 1)) return checked({begin_, speaker.begin - 1}, frame);
    if (const uint32_t comma = parenthesis_end(cue + 1); comma != kNone)
      return checked(
          {begin_, adds_detail(comma + 1) && !begins_subordinate() ? speaker.begin - 1 : end_},
          frame);
    return std::nullopt;
  }

  // "These employees, he explained earlier, were paid well": a comma ends the words of the
  // reporter.
  uint32_t parenthesis_end(uint32_t begin) const {
    constexpr uint32_t kLongest = 7;
    for (uint32_t i = begin; i < std::min(end_, begin + kLongest); ++i) {
      if (is_word(i, ",")) return i + kFewestWords < end_ ? i : kNone;
      if (phrases_.is_verb(i) || tokens_.has(i, kIsPunctuation)) return kNone;
    }
    return kNone;
  }

  // "Though that went well, he said, replacing her would not": the sentence waits for its main
  // clause.
  bool begins_subordinate() const {
    return tokens_.upos[begin_] == Upos::kSconj || tokens_.upos[begin_] == Upos::kAdp;
  }

  // "he said on Monday, following reports of a letter": the reporter adds it, not the speaker.
  bool adds_detail(uint32_t token) const {
    static const WordSet kDetail{"after",    "as",     "while",  "which", "who",    "though",
                                 "although", "citing", "during", "amid",  "before", "when"};
    return kDetail.contains(tokens_.word[token]) || article_.word_at(token).ends_with("ing");
  }

  // Is all that follows a place, a time or a hearer: "on Monday", "in a statement", "reporters"?
  bool is_adjunct(uint32_t begin) const {
    constexpr uint32_t kLongestAdjunct = 12;
    static const WordSet kThat{"that", "it", "he", "she", "they"};
    if (begin >= end_) return true;
    if (end_ - begin > kLongestAdjunct) return false;
    for (uint32_t i = begin; i < end_; ++i)
      if (phrases_.is_verb(i) || kThat.contains(tokens_.word[i])) return false;
    return true;
  }

  // A participle has the subject of its sentence: "Mr. Ryan criticized the plan, saying ..."
  TokenRange first_subject(uint32_t cue) const {
    for (uint32_t i = begin_; i < cue; ++i) {
      if (tokens_.has(i, kInQuote) || tokens_.has(i, kIsPunctuation)) continue;
      if (const TokenRange phrase = phrases_.noun_phrase_from(i, cue); !phrase.empty())
        return phrase;
    }
    return {cue, cue};
  }

  TokenRange content_after(uint32_t cue, int32_t use) const {
    static const WordSet kThat{"that", "whether", "how", "why", "what"}, kTo{"to"}, kFor{"for"};
    const uint32_t stop = content_end(cue + 1);
    if (cue + 1 >= stop) return {};
    if (const uint32_t head = phrases_.parsed_clause(cue, stop, Deprel::kCcomp, Deprel::kCcomp);
        head != kNone && (use & (kTakesClause | kTakesBareClause))) {
      const TokenRange clause = phrases_.parsed_span(head, cue + 1, stop);

      if (clause.begin <= cue + kReach) return {clause.begin, stop};
    }
    const uint32_t reach = std::min(stop, cue + kReach);
    if (use & (kTakesClause | kTakesBareClause))
      for (uint32_t i = cue + 1; i < reach && !is_clause_mark(i); ++i)
        if (kThat.contains(tokens_.word[i])) return {i, stop};
    const bool is_saying =
        (use & kTakesQuotation) && phrases_.is_nominal(cue + 1) && cue + 4 < stop;
    if ((use & kTakesBareClause) && !(use & kNamesHearerFirst) &&
        (is_saying || has_clause(cue + 1, stop)))
      return {cue + 1, stop};
    if (use & kTakesInfinitive)
      for (uint32_t i = cue + 1; i < reach && !is_clause_mark(i); ++i)
        if (kTo.contains(tokens_.word[i]) && i + 1 < stop && phrases_.is_verb(i + 1))
          return {i, stop};
    if (const uint32_t quoted = end_of_quoted_part(cue + 1, stop); quoted != kNone)
      return {cue + 1, quoted};
    if (use & kTakesObject) {
      const bool has_preposition = kFor.contains(tokens_.word[cue + 1]);  // "called for new talks"
      return phrases_.noun_phrase_from(cue + (has_preposition ? 2 : 1), stop);
    }
    return {};
  }

  // A subject and its verb, not only an object: "said talks failed", not "announced new talks".
  bool has_clause(uint32_t begin, uint32_t end) const {
    for (uint32_t i = begin; i < end; ++i) {
      if (!phrases_.is_verb(i) || i == begin) continue;
      return !article_.word_at(i).ends_with("ing");
    }
    return false;
  }

  // `called the vote "a huge win" for Ohio`: the end of the clause with the quoted words, or kNone.
  uint32_t end_of_quoted_part(uint32_t begin, uint32_t stop) const {
    static const WordSet kNewClause{"and", "but", "which", "who", "while", "as", "after", "when"};
    static const WordSet kJoint{"of", "for", "to", "in", "from", "with", "about", "against"};
    uint32_t i = begin;
    while (i < stop && !tokens_.has(i, kOpensQuote)) {
      if (tokens_.upos[i] == Upos::kVerb && speech_.use(i) != 0) return kNone;
      if (is_clause_mark(i)) return kNone;
      ++i;
    }
    if (i == stop) return kNone;
    for (uint32_t last = i; last < stop; ++last) {
      if (tokens_.has(last, kInQuote) || !tokens_.has(last, kClosesQuote)) continue;
      if (const uint32_t next = next_quoted_part(last + 1, stop); next != kNone) {
        last = next;
        continue;
      }
      uint32_t end = last + 1;
      if (tokens_.has(last - 1, kIsPunctuation) || end >= stop ||
          !kJoint.contains(tokens_.word[end]))
        return end;
      while (end < stop && !tokens_.has(end, kIsPunctuation) && !phrases_.is_verb(end) &&
             !kNewClause.contains(tokens_.word[end]))
        ++end;
      return end;
    }
    return kNone;
  }

  // `"utterly amoral," a "bully" and a "narcissist"`: the opening mark of one more part, or kNone.
  uint32_t next_quoted_part(uint32_t begin, uint32_t stop) const {
    constexpr uint32_t kNextPart = 4;
    for (uint32_t i = begin; i < std::min(stop, begin + kNextPart); ++i) {
      if (tokens_.has(i, kOpensQuote)) return i;
      if (tokens_.upos[i] == Upos::kVerb || is_word(i, ";")) return kNone;
    }
    return kNone;
  }

  bool is_clause_mark(uint32_t token) const {
    const std::string_view word = article_.word_at(token);
    return word == "," || word == ";" || word == ":";
  }

  // What is said ends with the sentence, or where somebody speaks again: "and says it will", ",
  // adding that", ", the minister added", ", according to".
  uint32_t content_end(uint32_t begin) const {
    static const WordSet kAccording{"according"}, kAside{"although", "though", "which"};
    for (uint32_t i = begin; i < end_; ++i) {
      if (tokens_.has(i, kInQuote)) continue;
      if (is_word(i, ";")) return i;
      // `saying his foot was "so swollen," she left`: the comma inside the marks ends what is said.
      if (tokens_.has(i, kClosesQuote) && is_word(i - 1, ",")) return i + 1;
      if (is_word(i, ",") && i + 1 < end_ &&
          (kAccording.contains(tokens_.word[i + 1]) ||
           (speech_.use(i + 1) != 0 && article_.word_at(i + 1).ends_with("ing"))))
        return i;
      if (i > begin && tokens_.upos[i] == Upos::kCconj && speaks_again(i + 1)) return i;
      if (is_word(i, ",") && i + 1 < end_ && kAside.contains(tokens_.word[i + 1])) return i;
      if (is_word(i, ",") && is_closing_frame(i + 1)) return i;
    }
    return end_;
  }

  // "and says", "but also said", "and he added".
  bool speaks_again(uint32_t token) const {
    while (token < end_ &&
           (tokens_.upos[token] == Upos::kAdv || tokens_.upos[token] == Upos::kPron))
      ++token;
    if (token >= end_ || tokens_.upos[token] != Upos::kVerb) return false;
    const std::string_view word = article_.word_at(token);
    return speech_.use(token) != 0 && (word.ends_with("d") || word.ends_with("s"));
  }

  // "officials said" and no more up to the end of the sentence.
  bool is_closing_frame(uint32_t begin) const {
    const TokenRange subject = phrases_.noun_phrase_from(begin, end_);
    return !subject.empty() && subject.end < end_ && (speech_.use(subject.end) & kTakesQuotation) &&
           is_adjunct(subject.end + 1);
  }

  const Article& article_;
  const Tokens& tokens_;
  const Speech& speech_;
  const Phrases& phrases_;
  uint32_t begin_, end_;
};

}  // namespace

void find_reported_speech(const Article& article, const Speech& speech, const Sentence& sentence,
                          const std::vector<bool>& is_taken, std::vector<ReportedSpeech>& found) {
  const ReportedSpeechFinder finder(article, speech, sentence);
  if (auto report = finder.by_according_to()) found.push_back(*report);
  for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
    if (is_taken[i] || article.tokens.has(i, kInQuote) || speech.use(i) == 0) continue;
    if (auto report = finder.by_cue(i)) found.push_back(*report);
  }
}

}  // namespace dateline
