// Speakers: from the words that name a speaker to the mention of a person. Used by extract_quotes.
#pragma once

#include "extract/phrases.h"
#include "lexicon/lexicon.h"
#include "model/article.h"

namespace dateline {

class SpeakerFinder {
 public:
  SpeakerFinder(Article& article, const Lexicon& lexicon)
      : article_(article), lexicon_(lexicon), phrases_(article) {}

  // Sets speaker and speaker_mention of the quote from the words that name the speaker. A pronoun
  // or a role ("the minister") becomes a mention of its own, with its person where the text tells.
  void set_speaker(QuoteMention& quote, TokenRange words);

 private:
  uint32_t mention_ending_at(TokenRange core) const;
  uint32_t add_mention(TokenRange core, MentionForm form);
  uint32_t person_before(uint32_t token) const;

  Article& article_;
  const Lexicon& lexicon_;
  Phrases phrases_;
};

}  // namespace dateline
