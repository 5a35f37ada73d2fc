#include "extract/reported_speech.h"

#include <algorithm>

#include "lexicon/word_set.h"

namespace dateline {
namespace {

constexpr uint32_t kFewestWords = 2;  // of what is said

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
      while (comma < end_ && article_.word_at(comma) != ",") ++comma;
      content = {std::min(comma + 1, end_), end_};
    }
    return checked(content, *frame);
  }

  std::optional<ReportedSpeech> by_cue(uint32_t cue) const {
    const int32_t use = speech_.use(cue);
    if (auto before = content_before(cue, use)) return before;
    SpeechFrame frame{{cue, cue + 1}, speech_.subject_of(cue, begin_)};
    if (frame.speaker.empty()) frame.speaker = first_subject(cue);
    if (frame.speaker.empty()) return std::nullopt;
    return checked(content_after(cue, use), frame);
  }

 private:
  std::optional<ReportedSpeech> checked(TokenRange content, SpeechFrame frame) const {
    while (content.end > content.begin && tokens_.has(content.end - 1, kIsPunctuation) &&
           !tokens_.has(content.end - 1, kClosesQuote))
      --content.end;
    while (content.begin < content.end && article_.word_at(content.begin) == ",") ++content.begin;
    if (content.end < content.begin + kFewestWords) return std::nullopt;
    return ReportedSpeech{content, frame};
  }

  // "Talks had failed, officials said on Monday." The cue ends the sentence, a comma stands before
  // its subject, and nothing is left to be said after it.
  std::optional<ReportedSpeech> content_before(uint32_t cue, int32_t use) const {
    if (!(use & (kTakesBareClause | kTakesQuotation)) || cue <= begin_ + 2) return std::nullopt;
    if (article_.word_at(cue - 1) == ",") {  // ", said the minister"
      const TokenRange speaker = phrases_.noun_phrase_from(cue + 1, end_);
      if (speaker.empty() || (speaker.end < end_ && phrases_.is_verb(speaker.end)))
        return std::nullopt;
      return checked({begin_, cue - 1}, {{cue, cue + 1}, speaker});
    }
    const TokenRange speaker = speech_.subject_of(cue, begin_);
    if (speaker.empty() || speaker.begin <= begin_ + 1) return std::nullopt;
    if (article_.word_at(speaker.begin - 1) != "," || !is_adjunct(cue + 1)) return std::nullopt;
    return checked({begin_, speaker.begin - 1}, {{cue, cue + 1}, speaker});
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
    for (uint32_t i = begin_; i < cue; ++i)
      if (const TokenRange phrase = phrases_.noun_phrase_from(i, cue); !phrase.empty())
        return phrase;
    return {cue, cue};
  }

  TokenRange content_after(uint32_t cue, int32_t use) const {
    static const WordSet kThat{"that", "whether", "how", "why"}, kTo{"to"};
    const uint32_t stop = content_end(cue + 1);
    if (cue + 1 >= stop) return {};
    const uint32_t reach = std::min(stop, cue + 12);
    if (use & (kTakesClause | kTakesBareClause))
      for (uint32_t i = cue + 1; i < reach && !is_clause_mark(i); ++i)
        if (kThat.contains(tokens_.word[i])) return {i, stop};
    if ((use & kTakesBareClause) && !(use & kNamesHearerFirst)) return {cue + 1, stop};
    if (use & kTakesInfinitive)
      for (uint32_t i = cue + 1; i < reach && !is_clause_mark(i); ++i)
        if (kTo.contains(tokens_.word[i])) return {i, stop};
    return {};
  }

  bool is_clause_mark(uint32_t token) const {
    const std::string_view word = article_.word_at(token);
    return word == "," || word == ";" || word == ":";
  }

  // What is said ends with the sentence, or where another cue begins: ", the minister added".
  uint32_t content_end(uint32_t begin) const {
    for (uint32_t i = begin; i < end_; ++i)
      if (article_.word_at(i) == ";" && !tokens_.has(i, kInQuote)) return i;
    return end_;
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
