// Things that are called forged: "The letter bears her stamp. She said that the stamp was a
// forgery." Nobody claims what a letter shows, so what shows it is a claim as well.
#include <algorithm>

#include "extract/claims/claim_sentence.h"
#include "model/dateline_prefix.h"

namespace dateline {
namespace {

// How far before "a forgery" the thing may stand, in tokens, and how far back it was shown, in
// sentences.
constexpr uint32_t kThingReach = 7, kSentencesBack = 2;
// Of data/speaking_nouns.tsv: writings and recordings.
constexpr int32_t kWriting = 3;

const WordSet& forged_words() {
  static const WordSet words{"forgery", "fake",   "counterfeit", "fabrication", "hoax",
                             "forged",  "faked",  "doctored",    "fabricated",  "manipulated",
                             "montage", "staged", "falsified"};
  return words;
}

// What is somebody's own and stands on a writing.
const WordSet& traits() {
  static const WordSet words{"signature", "handwriting", "stamp", "seal", "voice"};
  return words;
}

// Beside those of data/speaking_nouns.tsv, as roles.tsv has them.
const WordSet& papers() {
  static const WordSet words{"document", "letter",  "memo", "email", "audio", "list",
                             "passport", "invoice", "note", "paper", "report"};
  return words;
}

class ForgeryReader {
 public:
  explicit ForgeryReader(ClaimSentence& sentence) : s_(sentence), c_(sentence.clauses()) {}

  void read(uint32_t word) {
    if (!is_called_forged(word)) return;
    const uint32_t thing = thing_before(word);
    if (thing == kNone) return;
    Sayer sayer = s_.sayer_of(word);
    if (sayer.words.empty() && c_.upos(word) != Upos::kVerb) sayer = caller_of(thing);
    const uint32_t shown = sayer.words.empty() ? kNone : where_shown(thing);
    if (shown == kNone) return;
    add_shown(shown);
    ClaimMention& denial =
        s_.add(ClaimKind::kDenial, kForged, word, phrase_begin(thing), word + 1, sayer, 750);
    denial.points_back = denial.is_charge = true;
  }

 private:
  // "A forgery", "had been doctored", "not genuine", "was not his"; not "a forged letter".
  bool is_called_forged(uint32_t word) const {
    static const WordSet genuine{"genuine", "authentic", "real", "his", "hers", "theirs", "mine"};
    static const WordSet chances{"if", "whether", "may", "might", "could", "would"};
    const bool is_forged = forged_words().contains(c_.word(word));
    if (!is_forged && !genuine.contains(c_.word(word))) return false;
    uint32_t behind = word + 1;
    while (behind < c_.end() && c_.tokens().has(behind, kClosesQuote)) ++behind;
    if (behind < c_.end() && (c_.upos(behind) == Upos::kNoun || c_.upos(behind) == Upos::kAdj))
      return false;
    bool is_negated = c_.is_negated(word);
    for (uint32_t token = word - std::min(word - c_.begin(), kThingReach); token < word; ++token) {
      if (chances.contains(c_.word(token))) return false;
      is_negated = is_negated || c_.is_negated(token);
    }
    return is_negated != is_forged;
  }

  bool is_thing(uint32_t token) const {
    return c_.upos(token) == Upos::kNoun &&
           (traits().contains(c_.lemma(token)) || papers().contains(c_.lemma(token)) ||
            c_.lexicon.list(WordList::kSpeakingNouns).find(c_.lemma(token)) == kWriting);
  }

  // With nothing between but "was", "had been", "said", "called ... a".
  uint32_t thing_before(uint32_t word) const {
    const uint32_t first = word - std::min(word - c_.begin(), kThingReach);
    for (uint32_t token = word; token-- > first;) {
      if (is_thing(token)) return token;
      const Upos tag = c_.upos(token);
      if (tag == Upos::kVerb || tag == Upos::kSconj || tag == Upos::kPropn || tag == Upos::kNoun)
        return kNone;
    }
    return kNone;
  }

  // Who "called the photograph a fake".
  Sayer caller_of(uint32_t thing) const {
    constexpr int32_t kGivesName = 1;
    const uint32_t verb = phrase_begin(thing);
    const bool is_named =
        verb > c_.begin() &&
        c_.lexicon.list(WordList::kNamingVerbs).find(c_.lemma(verb - 1)) == kGivesName;
    return is_named ? s_.subject_of(verb - 1) : Sayer{};
  }

  uint32_t phrase_begin(uint32_t noun) const {
    while (noun > c_.begin() &&
           (c_.upos(noun - 1) == Upos::kDet || c_.upos(noun - 1) == Upos::kAdj ||
            c_.tokens().deprel[noun - 1] == Deprel::kNmodPoss))
      --noun;
    return noun;
  }

  // The word by which the same thing was named before; of a signature, which need not have been,
  // the sentence just before it in its paragraph.
  uint32_t where_shown(uint32_t thing) const {
    const auto& sentences = c_.article.sentences;
    for (uint32_t ix = c_.sentence_ix; ix-- > 0 && ix + kSentencesBack >= c_.sentence_ix;) {
      if (sentences[ix].kind != SentenceKind::kBody) return kNone;
      uint32_t shown = kNone;
      bool is_forged = false;
      for (uint32_t token = sentences[ix].end_token; token-- > sentences[ix].begin_token;) {
        is_forged = is_forged || forged_words().contains(c_.word(token));
        if (c_.lemma(token) == c_.lemma(thing)) shown = token;
      }
      // "Somebody produced a fake certificate": nobody says otherwise.
      if (shown != kNone) return is_forged ? kNone : shown;
    }
    if (!traits().contains(c_.lemma(thing)) || c_.sentence_ix == 0) return kNone;
    const Sentence& before = sentences[c_.sentence_ix - 1];
    const bool is_beside =
        before.kind == SentenceKind::kBody && before.paragraph == c_.sentence().paragraph;
    return is_beside ? before.begin_token : kNone;
  }

  void add_shown(uint32_t token) {
    uint32_t ix = c_.sentence_ix;
    while (c_.article.sentences[ix].begin_token > token) --ix;
    const Sentence& sentence = c_.article.sentences[ix];
    ClaimMention& claim =
        s_.add(ClaimKind::kAssertion, kShown, token, behind_dateline(c_.article, sentence),
               sentence.end_token, {}, 600);
    claim.sentence = ix;
    claim.is_charge = true;
  }

  ClaimSentence& s_;
  const Clauses& c_;
};

}  // namespace

void read_forgery(ClaimSentence& sentence, uint32_t token) { ForgeryReader(sentence).read(token); }

}  // namespace dateline
