// Speech: which words report that somebody says something, and who does. Used by the rules for
// direct and for reported speech.
#pragma once

#include <optional>

#include "extract/phrases.h"
#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

// What a reporting word stands with; values of data/speech.tsv are sums of these.
enum SpeechUse : int32_t {
  kTakesQuotation = 1,
  kTakesClause = 2,
  kTakesBareClause = 4,  // "said talks failed", without "that"
  kTakesInfinitive = 8,
  kTakesObject = 16,
  kNamesHearerFirst = 32,       // "told reporters that"
  kNounTakesClause = 64,        // is a noun too: "the claim that"
  kTakesPreposition = 128,      // "called for new talks"
  kNounTakesInfinitive = 256,   // "his plan to leave"
  kNounTakesPreposition = 512,  // "her criticism of the board"
};

// "Zarif said": the word that reports and the words that name who speaks.
struct SpeechFrame {
  TokenRange cue, speaker;  // speaker may be empty
};

class Speech {
 public:
  Speech(const Article& article, const Lexicon& lexicon)
      : article_(article), tokens_(article.tokens), lexicon_(lexicon), phrases_(article) {}

  // How the word reports (a sum of SpeechUse), 0 if it does not: a verb has no uses of a noun, and
  // the other way round.
  int32_t use(uint32_t token) const;
  bool takes_clause(uint32_t token) const {
    return (use(token) & (kTakesQuotation | kTakesClause | kTakesBareClause)) != 0;
  }
  // "is expected to", "known as": nobody is said to say it.
  bool is_passive(uint32_t verb, uint32_t begin) const;
  const Phrases& phrases() const { return phrases_; }

  // The frame that follows a quotation, in the tokens [begin, end) up to the end of its sentence:
  // `," Zarif told reporters`, `," said Zarif`.
  std::optional<SpeechFrame> frame_after(uint32_t begin, uint32_t end) const;
  // The same behind a quotation that ends a clause inside its marks, where any verb reports:
  // `," Klein answers.`, `!" beamed Klein`, `," she went on.`.
  std::optional<SpeechFrame> frame_behind_clause(uint32_t begin, uint32_t end) const;
  // The frame that leads to a quotation, in the tokens [begin, end) of its sentence before it:
  // `Zarif said: "`, `She told reporters on Monday that "`.
  std::optional<SpeechFrame> frame_before(uint32_t begin, uint32_t end) const;
  // `She had to change her answer: "Yes."`: who does what the last verb before the colon says. The
  // cue is empty, and so is the speaker, should the verb have no subject.
  SpeechFrame frame_at_colon(uint32_t begin, uint32_t colon) const;
  // `Klein boomed, "Go home."`: before a sentence in marks at `open` any verb reports, should it
  // stand right before the comma.
  std::optional<SpeechFrame> frame_at_comma(uint32_t begin, uint32_t open) const;
  // Who is named as the speaker by all that stands before a colon: "According to Klein:", "Said
  // Klein:", "Vera Sosa:"; empty if more than that is told.
  TokenRange named_at_colon(uint32_t begin, uint32_t colon) const;
  // The name behind a dash that signs what stands before it: `"Build the lock." — Ann Lee`; empty
  // if `dash` is none or the sentence goes on.
  TokenRange signature(uint32_t dash) const;
  // "according to Zarif", "in Zarif's words" anywhere in [begin, end).
  std::optional<SpeechFrame> according_to(uint32_t begin, uint32_t end) const;
  // "As Zarif put it, ...", "In Zarif's words, ..." at `begin`.
  std::optional<SpeechFrame> opening_frame(uint32_t begin, uint32_t end) const;
  // Who does what the verb says: the phrase before it, over adverbs, auxiliaries and appositions.
  TokenRange subject_of(uint32_t verb, uint32_t begin) const;

 private:
  bool tells_only_of_hearer(uint32_t cue, uint32_t end) const;
  bool leads_to_quotation(uint32_t cue, uint32_t end) const;
  TokenRange somebody_from(uint32_t begin, uint32_t end) const;
  uint32_t behind_particle(uint32_t verb, uint32_t end) const;
  bool has_comma(TokenRange words) const;
  uint32_t subject_of_participle(uint32_t verb) const;
  bool is_main_verb_of_name(uint32_t verb, uint32_t begin) const;
  uint32_t writer_of(uint32_t noun) const;
  TokenRange subject_between_commas(uint32_t verb, uint32_t begin) const;
  TokenRange without_that(TokenRange phrase) const;
  SpeechFrame frame_of(uint32_t cue, TokenRange subject, uint32_t begin, uint32_t end) const;

  const Article& article_;
  const Tokens& tokens_;
  const Lexicon& lexicon_;
  Phrases phrases_;
};

}  // namespace dateline
