// Words that are called untrue: "the claim was false", "that is a lie", "does not believe it".
#include <algorithm>

#include "extract/claims/claim_sentence.h"

namespace dateline {
namespace {

class UntruthReader {
 public:
  explicit UntruthReader(ClaimSentence& sentence) : s_(sentence), c_(sentence.clauses()) {}

  void read_adjective(uint32_t token);
  void read_predicate(uint32_t token);
  void read_disbelief(uint32_t verb);
  void read_never_happened(uint32_t verb);
  void read_other_account(uint32_t verb);
  void read_no_basis(uint32_t noun);
  void read_opposite(uint32_t noun);
  void read_not_that(uint32_t word);
  void read_retort();

 private:
  uint32_t end_of_disagreeing(uint32_t verb) const;
  uint32_t naming_verb(uint32_t word) const;
  uint32_t what_is_untrue(uint32_t predicate) const;
  bool is_said_of_claim(uint32_t word) const;
  Sayer caller_before(uint32_t token) const;
  bool is_admitted(uint32_t token) const;
  bool is_of_said_before(uint32_t claim, uint32_t predicate) const;

  ClaimSentence& s_;
  const Clauses& c_;
};

// "Her allegation that the sample was swapped is 'absurd'": not just "that is absurd".
bool UntruthReader::is_said_of_claim(uint32_t word) const {
  static const WordSet be{"be"}, that{"that"};
  uint32_t verb = word;
  while (verb > c_.begin() && (c_.upos(verb - 1) == Upos::kAdv || c_.upos(verb - 1) == Upos::kDet ||
                               c_.tokens().has(verb - 1, kOpensQuote)))
    --verb;
  if (verb == c_.begin() || !be.contains(c_.lemma(verb - 1))) return false;
  for (uint32_t noun = verb - 1; noun-- > c_.window_begin(word);)
    if (s_.names_claim(noun)) return that.contains(c_.word(noun + 1));
  return false;
}

// "called the report false", "the claim was untrue".
void UntruthReader::read_adjective(uint32_t token) {
  const auto denial = c_.lexicon.list(WordList::kDenials).find(c_.lemma(token));
  const bool is_untrue =
      denial && (*denial == kUntrue || (*denial == kUntrueOfThat && is_said_of_claim(token)));
  if (!is_untrue || c_.is_negated(token) || is_admitted(token)) return;
  uint32_t next = token + 1;
  while (next < c_.end() && c_.tokens().has(next, kClosesQuote)) ++next;
  const bool is_attribute =
      next < c_.end() && (c_.upos(next) == Upos::kNoun || c_.upos(next) == Upos::kAdj);
  if (is_attribute) return;  // "fake institutions"
  for (uint32_t before = token; before-- > c_.window_begin(token);) {
    static const WordSet chances{"may", "might", "could", "would", "if", "whether"};
    if (c_.is_mark(before, ';') || chances.contains(c_.word(before))) return;
    if (!s_.names_claim(before)) continue;
    Sayer sayer = s_.speaker_of(token);
    // "Her allegation is absurd, the laboratory said": not she.
    if (*denial == kUntrueOfThat && sayer.words.begin < c_.tokens().begin[token]) return;
    if (sayer.words.empty()) sayer = caller_before(before);
    s_.add(ClaimKind::kDenial, kDenialWord, token, before, c_.clause_end(before), sayer, 750)
        .points_back = is_of_said_before(before, token);
    // "Reports that civilians were hit are false" tells what it denies.
    static const WordSet that{"that"};
    if (that.contains(c_.word(before + 1)) && before + 3 < token)
      s_.add(ClaimKind::kAssertion, kReportedClaim, before, before, token - 1, {}, 600).is_charge =
          true;
    return;
  }
}

// "Called the claim false", "the claims were completely false": what was said just before. "The
// story that we hit it is bogus" tells by itself what it denies.
bool UntruthReader::is_of_said_before(uint32_t claim, uint32_t predicate) const {
  static const WordSet rumours{"rumour", "rumor", "speculation"};
  static const WordSet be{"be"};
  if (rumours.contains(c_.lemma(claim))) return false;
  for (uint32_t token = claim + 1; token < predicate; ++token)
    if (c_.upos(token) != Upos::kAdv && !be.contains(c_.lemma(token)) &&
        !c_.tokens().has(token, kOpensQuote))
      return false;
  return true;
}

// "acknowledged that his claim was false": nobody says otherwise.
bool UntruthReader::is_admitted(uint32_t token) const {
  static const WordSet admission{"admit", "acknowledge", "concede", "confess"};
  for (uint32_t verb = token; verb-- > c_.window_begin(token);)
    if (c_.upos(verb) == Upos::kVerb && admission.contains(c_.lemma(verb))) return true;
  return false;
}

// "The chief called the report false": who calls what stands before it.
Sayer UntruthReader::caller_before(uint32_t token) const {
  for (uint32_t verb = token; verb-- > c_.window_begin(token);)
    if (c_.upos(verb) == Upos::kVerb) return s_.subject_of(verb);
  return {};
}

// Where "disagreed" and "begs to differ" end; kNone where the verb is another.
uint32_t UntruthReader::end_of_disagreeing(uint32_t verb) const {
  static const WordSet disagree{"disagree"}, beg{"beg"}, differ{"differ"};
  if (disagree.contains(c_.lemma(verb))) return verb + 1;
  const uint32_t last = verb + 2;
  return beg.contains(c_.lemma(verb)) && last < c_.end() && differ.contains(c_.lemma(last))
             ? last + 1
             : kNone;
}

// "Her daughter does not believe it", "the union disagreed"; not what somebody is quoted with: "I
// can't believe this".
void UntruthReader::read_disbelief(uint32_t verb) {
  static const WordSet believe{"believe", "accept"}, with{"with"};
  static const WordSet sharing{"accept", "believe", "share", "recognise", "recognize"};
  static const WordSet pronouns{"it", "that", "this", "him", "her", "them"};
  static const WordSet modals{"can", "ca", "could", "will", "wo", "would", "may", "might"};
  const uint32_t next = verb + 1;
  // "..., a claim that the north does not accept"
  if (sharing.contains(c_.lemma(verb)) && c_.is_negated(verb) &&
      s_.is_of_claim_before(verb, verb)) {
    s_.add(ClaimKind::kDenial, kDisbelief, verb, verb, s_.claim_end(verb), s_.subject_of(verb), 750)
        .points_back = true;
    return;
  }
  bool is_denial = false;
  if (believe.contains(c_.lemma(verb)))
    is_denial = c_.is_negated(verb) && next < c_.end() && pronouns.contains(c_.word(next)) &&
                s_.ends_clause(next + 1);
  else if (const uint32_t end = end_of_disagreeing(verb); end != kNone)
    is_denial = !c_.is_negated(verb) &&
                (s_.ends_clause(end) || (end + 1 < c_.end() && with.contains(c_.word(end)) &&
                                         pronouns.contains(c_.word(end + 1))));
  const Deprel role = c_.tokens().deprel[verb];
  const bool is_main = role == Deprel::kRoot || role == Deprel::kParataxis || role == Deprel::kConj;
  if (!is_denial || !is_main || c_.quote_at(verb) != nullptr || c_.tokens().has(verb, kInQuote) ||
      c_.subject_words(verb).empty())
    return;
  for (uint32_t before = c_.window_begin(verb); before < verb; ++before)
    if (modals.contains(c_.word(before))) return;
  s_.add(ClaimKind::kDenial, kDisbelief, verb, s_.subject_begin(verb), s_.claim_end(verb),
         s_.subject_of(verb), 750)
      .points_back = true;
}

// "'It never happened,' she said", "that is not what happened": of what was said before. Not "we
// are not sure that happened", "that will never happen".
void UntruthReader::read_never_happened(uint32_t verb) {
  static const WordSet happen{"happen", "occur"}, pronouns{"it", "that", "this"}, what{"what"};
  static const WordSet no{"not", "n't", "never"}, forms{"did", "has", "had", "is", "was", "'s"};
  if (!happen.contains(c_.lemma(verb)) || !s_.ends_clause(verb + 1)) return;
  const Sayer sayer = s_.sayer_of(verb);
  if (sayer.words.empty()) return;
  bool is_negated = false;
  uint32_t subject = verb;
  do {
    if (subject-- == c_.begin()) return;
    is_negated = is_negated || no.contains(c_.word(subject));
  } while (no.contains(c_.word(subject)) || forms.contains(c_.word(subject)) ||
           what.contains(c_.word(subject)));
  if (!is_negated || !pronouns.contains(c_.word(subject))) return;
  s_.add(ClaimKind::kDenial, kThatIsUntrue, verb, subject, verb + 1, sayer, 750).points_back = true;
}

// "A neighbour gave a different account"; not "history tells a different story".
void UntruthReader::read_other_account(uint32_t verb) {
  static const WordSet telling{"give", "tell", "offer", "present", "have", "paint"};
  static const WordSet other{"different", "contradictory", "conflicting", "contrary"};
  static const WordSet accounts{"account", "version", "story", "explanation", "picture", "tale"};
  const Span words = c_.subject_words(verb);
  if (!telling.contains(c_.lemma(verb)) || c_.is_negated(verb) || words.empty()) return;
  const uint32_t teller = c_.tokens().token_at(words.end) - 1;
  if (c_.mention_at(teller) == kNone &&
      !c_.lexicon.list(WordList::kRoles).contains(c_.lemma(teller)))
    return;
  bool is_other = false;
  for (uint32_t token = verb + 1; token < std::min(c_.end(), verb + kObjectReach); ++token) {
    is_other = is_other || other.contains(c_.word(token));
    if (c_.upos(token) == Upos::kVerb || c_.tokens().has(token, kIsPunctuation)) return;
    if (!is_other || !accounts.contains(c_.word(token))) continue;
    s_.add(ClaimKind::kDenial, kThatIsUntrue, verb, s_.subject_begin(verb), s_.claim_end(verb),
           s_.subject_of(verb), 750)
        .points_back = true;
    return;
  }
}

// "It is simply not true that the bank is insolvent", "it is a lie that it was": tells what it
// denies.
void UntruthReader::read_not_that(uint32_t word) {
  static const WordSet that{"that"}, it{"it"};
  // "It is absurd that we wait" judges what is so.
  static const WordSet untrue{"untrue", "false", "lie", "nonsense", "fiction", "myth"};
  static const WordSet true_words{"true", "case"};
  const bool is_true_word = true_words.contains(c_.lemma(word));
  if ((!is_true_word && !untrue.contains(c_.lemma(word))) || word + 3 >= c_.end() ||
      !that.contains(c_.word(word + 1)))
    return;
  const uint32_t reach = std::max(c_.begin() + kObjectReach, word) - kObjectReach;
  uint32_t subject = word;
  while (subject > reach && !it.contains(c_.word(subject))) --subject;
  if (!it.contains(c_.word(subject))) return;
  bool is_negated = false;
  for (uint32_t token = subject; token <= word; ++token) is_negated |= c_.is_negated(token);
  const Sayer sayer = s_.sayer_of(word);
  if (is_negated != is_true_word || sayer.words.empty()) return;
  uint32_t verb = word + 2;
  const uint32_t end = s_.claim_end(word + 2);
  while (verb + 1 < end && c_.upos(verb) != Upos::kVerb && c_.upos(verb) != Upos::kAux) ++verb;
  s_.add(ClaimKind::kDenial, kThatIsUntrue, verb, word + 2, end, sayer, 750);
}

// "She says that she was told the opposite"
void UntruthReader::read_opposite(uint32_t noun) {
  static const WordSet opposite{"opposite", "contrary", "reverse"}, the{"the"};
  static const WordSet saying{"say", "tell", "claim", "hear", "show", "testify"};
  if (!opposite.contains(c_.word(noun)) || noun < c_.begin() + 2 ||
      !the.contains(c_.word(noun - 1)) || !saying.contains(c_.lemma(noun - 2)))
    return;
  Sayer sayer = s_.sayer_of(noun);
  if (sayer.words.empty()) sayer = s_.subject_of(noun - 2);
  if (sayer.words.empty()) return;
  s_.add(ClaimKind::kDenial, kThatIsUntrue, noun, noun - 1, noun + 1, sayer, 750).points_back =
      true;
}

// "The accusation had no basis", "that was without foundation": of a claim.
void UntruthReader::read_no_basis(uint32_t noun) {
  static const WordSet bases{"basis", "foundation", "merit", "substance"};
  static const WordSet none{"no", "without", "any", "factual", "whatever", "of",   "was",
                            "is", "were",    "are", "had",     "has",      "have", "been"};
  static const WordSet no{"no", "without"}, pronouns{"it", "that", "this"};
  if (!bases.contains(c_.lemma(noun))) return;
  uint32_t subject = noun;
  bool is_negated = false;
  while (subject > c_.begin() && none.contains(c_.word(subject - 1))) {
    --subject;
    is_negated = is_negated || no.contains(c_.word(subject));
  }
  if (!is_negated || subject == c_.begin()) return;
  --subject;
  const bool is_claim = c_.upos(subject) == Upos::kNoun && s_.is_claim_noun(subject);
  const Sayer sayer = s_.sayer_of(noun);
  if ((!is_claim && !pronouns.contains(c_.word(subject))) || sayer.words.empty()) return;
  static const WordSet charges{"charge", "allegation", "accusation"};
  ClaimMention& claim =
      s_.add(ClaimKind::kDenial, kThatIsUntrue, noun, subject, noun + 1, sayer, 750);
  claim.points_back = true;
  claim.is_charge = charges.contains(c_.lemma(subject));
}

// The verb of "called that a lie", whose object is at `word`; kNone without one. (The parse makes
// it "that lie".)
uint32_t UntruthReader::naming_verb(uint32_t word) const {
  constexpr int32_t kGivesName = 1;
  const WordTable& verbs = c_.lexicon.list(WordList::kNamingVerbs);
  const Tokens& tokens = c_.tokens();
  const auto gives_name = [&](uint32_t verb) {
    return verbs.find(tokens.lemma[verb]) == kGivesName;
  };
  if (word > c_.begin() && gives_name(word - 1)) return word - 1;
  const uint32_t head = tokens.head[word];
  const bool is_object = tokens.deprel[word] == Deprel::kObj && head >= c_.begin() && head < word;
  return is_object && gives_name(head) ? head : kNone;
}

// What a predicate is said of, as the parse has it: "that" of "that is a lie", "his account" of
// "called his account 'pure invention'"; kNone where that is no word for what was said.
uint32_t UntruthReader::what_is_untrue(uint32_t predicate) const {
  static const WordSet pronouns{"it", "that", "this", "these", "those"};
  static const WordSet persons{"him", "her", "them"}, liar{"liar"}, none{"none"};
  const Tokens& tokens = c_.tokens();
  for (uint32_t word = c_.window_begin(predicate); word < predicate; ++word) {
    const bool is_named = naming_verb(word) != kNone;
    const bool is_subject =
        tokens.head[word] == predicate && is_nominal_subject(tokens.deprel[word]);
    const bool is_claim = c_.upos(word) == Upos::kNoun && s_.is_claim_noun(word);
    if ((is_subject || is_named) && (pronouns.contains(c_.word(word)) || is_claim)) return word;
    // "None of this is true"
    const bool is_none = is_subject && none.contains(c_.word(word)) && word + 2 < predicate &&
                         pronouns.contains(c_.word(word + 2));
    if (is_none) return word;
    if (is_named && persons.contains(c_.word(word)) && liar.contains(c_.lemma(predicate)))
      return word;
  }
  return kNone;
}

// "'That is a lie,' she said", "it was not true", "called his account 'pure invention'": of what
// was said before.
void UntruthReader::read_predicate(uint32_t token) {
  static const WordSet chances{"would", "will",    "could", "may",   "might",
                               "if",    "whether", "hope",  "hopes", "hoped"};
  const auto denial = c_.lexicon.list(WordList::kDenials).find(c_.lemma(token));
  if (!denial || *denial < kUntrue || *denial > kTrue) return;
  uint32_t behind = token + 1;
  while (behind < c_.end() && c_.tokens().has(behind, kClosesQuote)) ++behind;
  const uint32_t what = s_.ends_clause(behind) ? what_is_untrue(token) : kNone;
  if (what == kNone) return;
  const bool is_claim = c_.upos(what) == Upos::kNoun;
  if (is_claim && *denial == kUntrue) return;  // read with the words of the claim
  static const WordSet none{"none"};
  bool is_negated = none.contains(c_.word(what));
  for (uint32_t word = what; word <= token; ++word) is_negated |= c_.is_negated(word);
  for (uint32_t word = c_.window_begin(token); word < token; ++word)
    if (chances.contains(c_.word(word))) return;
  const uint32_t verb = naming_verb(what);
  const bool is_named = verb != kNone;
  if (is_negated != (*denial == kTrue) || (is_named && *denial == kTrue)) return;
  const Sayer sayer = is_named ? s_.subject_of(verb) : s_.speaker_of(token);
  if (sayer.words.empty()) return;
  const uint32_t first = is_named ? s_.subject_begin(verb) : what;
  s_.add(ClaimKind::kDenial, kThatIsUntrue, token, first, behind, sayer, 750).points_back = true;
}

// "Not so, says the lawyer", "'Rubbish,' she said", "'Not a single one,' the minister said": of
// what was said before.
void UntruthReader::read_retort() {
  static const WordSet no{"not"}, leading{"a", "single"}, so{"so", "true", "one"};
  static const WordSet utter{"utter", "complete", "total", "absolute", "pure", "sheer"};
  constexpr uint32_t kVerbReach = 6;
  uint32_t first = c_.begin();
  while (first < c_.end() && c_.tokens().has(first, kIsPunctuation)) ++first;
  if (first + 2 >= c_.end()) return;
  uint32_t word = first + 1;
  if (no.contains(c_.word(first))) {
    while (word < c_.end() && leading.contains(c_.word(word))) ++word;
    if (word >= c_.end() || !so.contains(c_.word(word))) return;
  } else {
    // "Utter nonsense"; not "False alarms, the operator said".
    if (!utter.contains(c_.word(first))) word = first;
    const auto denial = c_.lexicon.list(WordList::kDenials).find(c_.lemma(word));
    if (!denial || *denial < kUntrue || *denial > kUntrueOfThat) return;
  }
  uint32_t next = word + 1;
  if (next >= c_.end() || !c_.tokens().has(next, kIsPunctuation)) return;
  const uint32_t end = next;
  while (next < c_.end() && c_.tokens().has(next, kIsPunctuation)) ++next;
  Sayer sayer = s_.speaker_of(first);
  for (uint32_t verb = next; sayer.words.empty() && verb < std::min(c_.end(), next + kVerbReach);
       ++verb) {
    if (!c_.is_speech(verb)) continue;
    sayer = s_.subject_of(verb);
    // "says Sorin Vlad"
    const uint32_t mention = c_.first_mention(verb + 1, std::min(c_.end(), verb + kVerbReach));
    if (sayer.words.empty() && mention != kNone)
      sayer = {mention, c_.article.entities[mention].span};
  }
  if (sayer.words.empty()) return;
  s_.add(ClaimKind::kDenial, kThatIsUntrue, end - 1, first, end, sayer, 750).points_back = true;
}

}  // namespace

void read_untruth(ClaimSentence& sentence, uint32_t token) {
  const Upos tag = sentence.clauses().upos(token);
  UntruthReader reader(sentence);
  if (token == sentence.clauses().begin()) reader.read_retort();
  reader.read_opposite(token);
  if (tag == Upos::kAdj || tag == Upos::kNoun) reader.read_not_that(token);
  if (tag == Upos::kVerb) {
    reader.read_disbelief(token);
    reader.read_never_happened(token);
    reader.read_other_account(token);
  }
  if (tag == Upos::kAdj || tag == Upos::kNoun) reader.read_adjective(token);
  if (tag == Upos::kNoun) reader.read_no_basis(token);
  if (tag == Upos::kAdj || tag == Upos::kNoun) reader.read_predicate(token);
}

}  // namespace dateline
