#include "extract/quotes/reported_speech.h"

#include <algorithm>
#include <utility>

#include "extract/quotes/said_content.h"
#include "lexicon/word_set.h"
#include "model/dateline_prefix.h"
#include "model/sentence_dates.h"

namespace dateline {
namespace {

constexpr uint32_t kFewestWords = 2;  // of what is said
constexpr uint32_t kNounReach = 6;    // tokens from a noun to its "that"

// A dateline and the clock time of a live page's entry are not what is said.
uint32_t begin_of_words(const Article& article, const Sentence& sentence) {
  return std::max(behind_dateline(article, sentence), behind_clock(article, sentence));
}

class ReportedSpeechFinder {
 public:
  ReportedSpeechFinder(const Article& article, const Speech& speech, const ClauseTree& tree,
                       const Sentence& sentence)
      : article_(article),
        tokens_(article.tokens),
        speech_(speech),
        phrases_(speech.phrases()),
        begin_(begin_of_words(article, sentence)),
        end_(end_of_words(article, sentence)),
        tree_(tree),
        content_(article, speech, tree, begin_, end_) {}

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

  // `went after the bank as a "club of liars"`: no list holds all verbs of this kind.
  std::optional<ReportedSpeech> by_naming(uint32_t verb) const {
    const TokenRange content = content_.named_as_after(verb);
    if (content.empty() || speech_.is_passive(verb, begin_)) return std::nullopt;
    const TokenRange speaker = speech_.subject_of(verb, begin_);
    if (speaker.empty()) return std::nullopt;
    return checked(content, {{verb, verb + 1}, speaker});
  }

  // "As Ortiz put it, the gate is dead", "in Klein's words, the gate is dead".
  std::optional<ReportedSpeech> by_opening_frame() const {
    const auto frame = speech_.opening_frame(begin_, end_);
    if (!frame) return std::nullopt;
    uint32_t comma = std::max(frame->speaker.end, frame->cue.end);
    while (comma < end_ && !is_word(comma, ",")) ++comma;
    return checked({std::min(comma + 1, end_), end_}, *frame);
  }

  std::optional<ReportedSpeech> by_cue(uint32_t cue) const {
    const int32_t use = speech_.use(cue);
    if (tokens_.upos[cue] == Upos::kNoun) return by_noun(cue, use);
    if (speech_.is_passive(cue, begin_)) return by_agent(cue, use);
    if (auto before = content_before(cue, use)) return before;
    if (is_infinitive(cue)) return std::nullopt;
    SpeechFrame frame{{cue, cue + 1}, speech_.subject_of(cue, begin_)};
    if (frame.speaker.empty()) frame.speaker = first_subject(cue);
    static const WordSet kYou{"you"};  // "if you think it is late": nobody says so
    if (frame.speaker.empty() || kYou.contains(tokens_.word[frame.speaker.begin]))
      return std::nullopt;
    return checked(content_.after_verb(cue, use), frame);
  }

 private:
  // Without the marks that end a sentence.
  static uint32_t end_of_words(const Article& article, const Sentence& sentence) {
    uint32_t end = sentence.end_token;
    while (end > sentence.begin_token && article.tokens.has(end - 1, kIsPunctuation) &&
           !article.tokens.has(end - 1, kClosesQuote))
      --end;
    return end;
  }

  bool is_word(uint32_t token, std::string_view word) const {
    return article_.word_at(token) == word;
  }

  std::optional<ReportedSpeech> checked(TokenRange content, SpeechFrame frame) const {
    content.end = end_of_quotation(content);
    while (content.end > content.begin && tokens_.has(content.end - 1, kIsPunctuation) &&
           !tokens_.has(content.end - 1, kClosesQuote))
      --content.end;
    while (content.begin < content.end &&
           (is_word(content.begin, ",") || is_word(content.begin, ":")))
      ++content.begin;
    if (content.end < content.begin + kFewestWords) return std::nullopt;
    return ReportedSpeech{content, frame};
  }

  // `said it was "late. Go home."`: a quotation that begins in the content ends with its mark, in
  // this sentence or in a later one.
  uint32_t end_of_quotation(TokenRange content) const {
    uint32_t end = content.end, open = 0;
    for (uint32_t i = content.begin; i < end; ++i) {
      open += tokens_.has(i, kOpensQuote);
      if (open > 0) open -= tokens_.has(i, kClosesQuote);
    }
    for (; open > 0 && end < tokens_.count(); ++end) {
      if (!tokens_.has(end, kInQuote) && !tokens_.has(end, kClosesQuote)) return end;
      open += tokens_.has(end, kOpensQuote);
      open -= tokens_.has(end, kClosesQuote);
    }
    return end;
  }

  // "to deny the report": who would say it has not said it; who "went on to deny it" or "wrote to
  // deny it" has.
  bool is_infinitive(uint32_t cue) const {
    static const WordSet kTo{"to"};
    return cue > begin_ && kTo.contains(tokens_.word[cue - 1]) &&
           tokens_.deprel[cue] != Deprel::kXcomp && tokens_.deprel[cue] != Deprel::kAdvcl;
  }

  // `was asked by Klein whether she would go`, `was called a "menace" by Klein`: who does it stands
  // behind "by".
  std::optional<ReportedSpeech> by_agent(uint32_t cue, int32_t use) const {
    static const WordSet kBy{"by"}, kClause{"that", "whether", "if", "how", "why", "what"};
    uint32_t by = cue + 1;
    while (by < end_ && !kBy.contains(tokens_.word[by])) ++by;
    if (by + 1 >= end_) return std::nullopt;
    const TokenRange speaker = phrases_.noun_phrase_from(by + 1, end_);
    const SpeechFrame frame{{cue, cue + 1}, speaker};
    if (speaker.empty()) return std::nullopt;
    if (by == cue + 1 && speaker.end < end_ && kClause.contains(tokens_.word[speaker.end]) &&
        (use & (kTakesClause | kTakesQuotation)))
      return checked(content_.clause_at(speaker.end, cue), frame);
    if (!(use & kTakesObject)) return std::nullopt;
    const bool is_before = tokens_.has(by - 1, kClosesQuote);
    const TokenRange said = content_.named_behind(is_before ? cue : speaker.end - 1);
    if (said.empty() || (is_before && said.end != by)) return std::nullopt;
    return checked(said, frame);
  }

  // "Trump's claim that", "the allegation by officials that"; with an owner also "his plan to
  // leave", "Klein's criticism of the board".
  std::optional<ReportedSpeech> by_noun(uint32_t cue, int32_t use) const {
    static const WordSet kThat{"that"}, kBy{"by"}, kOf{"of"};
    TokenRange speaker = owner_of(cue);
    uint32_t next = cue + 1;
    if (speaker.empty() && next < end_ && kBy.contains(tokens_.word[next])) {
      speaker = phrases_.noun_phrase_from(cue + 2, end_);
      next = std::max(next, speaker.end);
    }
    const SpeechFrame frame{{cue, cue + 1}, speaker};
    if (!speaker.empty())
      if (const TokenRange content = content_.after_noun(cue, next, use); !content.empty())
        return checked(content, frame);
    // `chants of "Go home!"`: nobody is named.
    if (speaker.empty() && (use & kNounTakesPreposition) && next + 1 < end_ &&
        kOf.contains(tokens_.word[next]) && tokens_.has(next + 1, kOpensQuote))
      if (const TokenRange said = content_.named_behind(next); !said.empty())
        return checked(said, frame);
    if (!(use & kNounTakesClause)) return std::nullopt;
    if (auto said = by_copula(cue, speaker)) return said;
    if (speaker.empty() && next < end_ && kOf.contains(tokens_.word[next]))
      if (const TokenRange owner = phrases_.noun_phrase_from(next + 1, end_);
          owner.end < end_ && kThat.contains(tokens_.word[owner.end]))
        return checked(content_.clause_at(owner.end), {{cue, cue + 1}, owner});
    for (uint32_t i = cue + 1; i < std::min(end_, cue + kNounReach); ++i) {
      if (phrases_.is_verb(i) || tokens_.has(i, kIsPunctuation)) break;
      if (kThat.contains(tokens_.word[i])) return checked(content_.clause_at(i), frame);
    }
    return std::nullopt;
  }

  // "Klein's answer was that", "her message is: ".
  std::optional<ReportedSpeech> by_copula(uint32_t cue, TokenRange speaker) const {
    static const WordSet kThat{"that"}, kBe{"be"};
    if (speaker.empty() || cue + 2 >= end_ || !kBe.contains(tokens_.lemma[cue + 1]) ||
        !kThat.contains(tokens_.word[cue + 2]))
      return std::nullopt;
    return checked(content_.clause_at(cue + 2), {{cue, cue + 1}, speaker});
  }

  // "Trump" of "Trump's latest claim", "his" of "his claim"; empty if nobody is named.
  TokenRange owner_of(uint32_t noun) const {
    static const WordSet kOwners{"his", "her", "their", "its"};
    for (uint32_t i = noun; i > begin_ && phrases_.is_nominal(i - 1); --i) {
      if (kOwners.contains(tokens_.word[i - 1])) return {i - 1, i};
      if (tokens_.upos[i - 1] == Upos::kPart && i > begin_ + 1)
        return phrases_.noun_phrase_ending_at(i - 2, begin_);
    }
    return {};
  }

  // "Talks had failed, officials said on Monday." The cue ends the sentence, a comma stands before
  // its subject, and nothing is left to be said after it.
  std::optional<ReportedSpeech> content_before(uint32_t cue, int32_t use) const {
    if (!(use & (kTakesBareClause | kTakesQuotation)) || cue <= begin_ + 2) return std::nullopt;
    if (is_word(cue - 1, ",") &&
        !article_.word_at(cue).ends_with("ing")) {  // ", said the minister"
      const TokenRange speaker = phrases_.noun_phrase_from(cue + 1, end_);
      if (!speaker.empty() && tells({begin_, cue - 1}) &&
          (content_.is_adjunct(speaker.end) || is_word(speaker.end, ",")))
        return checked({begin_, cue - 1}, {{cue, cue + 1}, speaker});
    }
    if (article_.word_at(cue).ends_with("ing")) return std::nullopt;
    const TokenRange speaker = speech_.subject_of(cue, begin_);
    if (speaker.empty() || speaker.begin <= begin_ + 1) return std::nullopt;
    if (!is_word(speaker.begin - 1, ",")) return std::nullopt;
    const Lead lead = lead_before(speaker.begin - 1, cue);
    if (lead == Lead::kAsks) return std::nullopt;
    const SpeechFrame frame{{cue, cue + 1}, speaker};
    if (content_.is_adjunct(cue + 1) && tells({begin_, speaker.begin - 1}))
      return checked({begin_, before_role(speaker.begin - 1)}, frame);
    const uint32_t comma = parenthesis_end(cue, use);
    if (comma == kNone) return std::nullopt;
    static const WordSet kRelative{"who", "which"};  // of the hearer: "replied to Borg, who had"
    const bool may_wait = begins_subordinate() && speech_.use(comma + 1) == 0 &&
                          !kRelative.contains(tokens_.word[comma + 1]);
    if (!adds_detail(comma + 1) || may_wait) return checked({begin_, end_}, frame);
    if (lead == Lead::kTellsWhen) return std::nullopt;
    return checked({begin_, speaker.begin - 1}, frame);
  }

  // "Seventeen are missing, the mayor of the district, Lina Borg, said": who she is stands before
  // her name, and is not said.
  uint32_t before_role(uint32_t comma) const {
    for (const EntityMention& mention : article_.entities)
      if (mention.form == MentionForm::kRole && mention.end_token == comma &&
          mention.begin_token > begin_ + 2 && is_word(mention.begin_token - 1, ","))
        return mention.begin_token - 1;
    return comma;
  }

  // `The vote signals "the end," said Ortiz`: words in marks are said whatever verb the parse
  // finds.
  bool tells(TokenRange content) const {
    return content_.has_marks(content.begin, content.end) ||
           content_.has_clause(content.begin, content.end);
  }

  // "These employees, he explained earlier, were paid well": a comma ends the words of the
  // reporter.
  uint32_t parenthesis_end(uint32_t cue, int32_t use) const {
    constexpr uint32_t kLongest = 7;
    for (uint32_t i = cue + 1; i < std::min(end_, cue + 1 + kLongest); ++i) {
      // "wrote a long, bitter letter"
      if (tokens_.head[i] == cue && tokens_.deprel[i] == Deprel::kObj && !(use & kNamesHearerFirst))
        return kNone;
      if (is_word(i, ",")) return i + kFewestWords < end_ ? i : kNone;
      if (phrases_.is_verb(i) || tokens_.has(i, kIsPunctuation)) return kNone;
    }
    return kNone;
  }

  // What stands before ", Ortiz said": "When asked about it" is the reporter's; "On Tuesday" may
  // tell when he said it, or be his.
  enum class Lead : uint8_t { kSaid, kTellsWhen, kAsks };
  Lead lead_before(uint32_t comma, uint32_t cue) const {
    for (uint32_t i = begin_; i < comma; ++i) {
      if (tokens_.head[i] != cue || tree_.under(i).begin != begin_) continue;
      if (tokens_.deprel[i] == Deprel::kObl) return Lead::kTellsWhen;
      if (tokens_.deprel[i] == Deprel::kAdvcl)
        return speech_.use(i) != 0 ? Lead::kAsks : Lead::kTellsWhen;
    }
    return Lead::kSaid;
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

  // A participle has the subject of its sentence: "Mr. Ryan criticized the plan, saying ..."
  TokenRange first_subject(uint32_t cue) const {
    for (uint32_t i = begin_; i < cue; ++i) {
      if (tokens_.has(i, kInQuote) || tokens_.has(i, kIsPunctuation)) continue;
      if (const TokenRange phrase = phrases_.noun_phrase_from(i, cue); !phrase.empty())
        return phrase;
    }
    return {cue, cue};
  }

  const Article& article_;
  const Tokens& tokens_;
  const Speech& speech_;
  const Phrases& phrases_;
  uint32_t begin_, end_;
  const ClauseTree& tree_;
  SaidContent content_;
};

}  // namespace

void find_reported_speech(const Article& article, const Speech& speech, const Sentence& sentence,
                          const std::vector<bool>& is_taken, ClauseTree& tree,
                          std::vector<ReportedSpeech>& found) {
  const ReportedSpeechFinder finder(article, speech, tree, sentence);
  const auto take = [&](const std::optional<ReportedSpeech>& report) {
    if (report && !is_taken[report->frame.cue.begin]) found.push_back(*report);
  };
  take(finder.by_according_to());
  take(finder.by_opening_frame());
  bool is_read = false, has_marks = false;
  for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i)
    has_marks = has_marks || article.tokens.has(i, kOpensQuote);
  for (uint32_t i = begin_of_words(article, sentence); i < sentence.end_token; ++i) {
    if (is_taken[i] || article.tokens.has(i, kInQuote)) continue;
    const bool reports = speech.use(i) != 0;
    if (!reports && !(has_marks && article.tokens.upos[i] == Upos::kVerb)) continue;
    if (!std::exchange(is_read, true)) tree.read(sentence);  // many sentences have no cue
    take(reports ? finder.by_cue(i) : finder.by_naming(i));
  }
}

}  // namespace dateline
