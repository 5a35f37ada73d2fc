#include "extract/quotes/speech.h"

#include <algorithm>

#include "lexicon/word_set.h"
#include "text/brackets.h"

namespace dateline {
namespace {

// How far a speaker with all that is said of him may reach: "said Hans Meyer, the director of ...".
constexpr uint32_t kLongestFrame = 40;

bool is_comma(std::string_view word) { return word == "," || word == "—" || word == "--"; }

}  // namespace

int32_t Speech::use(uint32_t token) const {
  const Upos tag = tokens_.upos[token];
  if (tag != Upos::kVerb && tag != Upos::kNoun) return 0;
  if (token > 0 && !tokens_.has(token, kSpaceBefore) && article_.word_at(token - 1) == "-")
    return 0;  // "the so-called"
  if (tag == Upos::kVerb && tokens_.deprel[token] == Deprel::kAmod && tokens_.head[token] > token)
    return 0;  // "the ruling party"
  static const WordSet kPut{"put"}, kIt{"it"}, kShoot{"shoot", "fire", "hit"}, kBack{"back"},
      kGo{"go"}, kOn{"on"};
  if (token + 1 < tokens_.count()) {
    const WordId lemma = tokens_.lemma[token], next = tokens_.word[token + 1];
    if (kPut.contains(lemma) && kIt.contains(next)) return kTakesQuotation;  // "as Ortiz put it"
    if (kGo.contains(lemma) && kOn.contains(next) && token + 2 < tokens_.count() &&
        tokens_.has(token + 2, kIsPunctuation))
      return kTakesQuotation;  // "she went on."
    if (kShoot.contains(lemma) && kBack.contains(next)) return kTakesQuotation | kTakesClause;
  }
  const int32_t use = lexicon_.list(WordList::kSpeech).find(tokens_.lemma[token]).value_or(0);
  constexpr int32_t kOfNoun = kNounTakesClause | kNounTakesInfinitive | kNounTakesPreposition;
  return tag == Upos::kVerb ? use & ~kOfNoun : use & kOfNoun;
}

bool Speech::is_passive(uint32_t verb, uint32_t begin) const {
  static const WordSet kBe{"be"}, kHave{"have"};
  const std::string_view word = article_.word_at(verb);
  const bool is_participle = word.ends_with("en") || word.ends_with("wn");  // no past tense
  if (!is_participle && !word.ends_with("ed") && !word.ends_with("id") && !word.ends_with("ld"))
    return false;
  // "a company called Harbour Gates", "the pledged sum"; not "a foe that Klein, the mayor, called"
  if (tokens_.deprel[verb] == Deprel::kAmod) return true;
  if (tokens_.deprel[verb] == Deprel::kAcl)
    return !phrases_.has_subject(verb) && !is_main_verb_of_name(verb, begin);
  uint32_t i = verb;
  while (i > begin && tokens_.upos[i - 1] == Upos::kAdv) --i;
  // "When asked about the flood, Ortiz said": somebody else asked.
  static const WordSet kWhen{"when", "if", "as", "once"};
  if (tokens_.deprel[verb] == Deprel::kAdvcl &&
      (verb == begin || kWhen.contains(tokens_.word[verb - 1])))
    return true;
  if (is_participle) return i == begin || !kHave.contains(tokens_.lemma[i - 1]);
  return i > begin && kBe.contains(tokens_.lemma[i - 1]);
}

// "Klein, who ran the mill, called it": where the parse makes the name the root of the sentence.
bool Speech::is_main_verb_of_name(uint32_t verb, uint32_t begin) const {
  constexpr int kMostSteps = 12;
  if (verb <= begin || article_.word_at(verb - 1) != ",") return false;
  uint32_t root = verb;
  for (int step = 0; step < kMostSteps && tokens_.deprel[root] != Deprel::kRoot; ++step) {
    root = tokens_.head[root];
    if (root == kNone) return false;
  }
  return root < verb && tokens_.deprel[root] == Deprel::kRoot && tokens_.upos[root] == Upos::kPropn;
}

// Who "was told by Klein" heard it, and Klein says it.
SpeechFrame Speech::frame_of(uint32_t cue, TokenRange subject, uint32_t begin, uint32_t end) const {
  const SpeechFrame frame{{cue, cue + 1}, without_that(subject)};
  if (!is_passive(cue, begin)) return frame;
  static const WordSet kBy{"by"};
  for (uint32_t i = cue + 1; i < end; ++i)
    if (kBy.contains(tokens_.word[i]) && tokens_.deprel[i] == Deprel::kCase)
      return {frame.cue, phrases_.noun_phrase_from(i + 1, end)};
  return frame;
}

// "Carson said he saw no need to change, telling reporters that": of the verbs that the participle
// hangs on, the one that reports has its subject; or else the nearest that has one, which no "deal
// signed in May" does.
uint32_t Speech::subject_of_participle(uint32_t verb) const {
  constexpr int kMostSteps = 6;
  uint32_t nearest = kNone;
  uint32_t above = tokens_.head[verb];
  for (int step = 0; step < kMostSteps && above != kNone; ++step, above = tokens_.head[above]) {
    const bool acts = tokens_.upos[above] == Upos::kVerb && tokens_.deprel[above] != Deprel::kAcl;
    if (const uint32_t subject = acts ? phrases_.parsed_subject(above) : kNone; subject != kNone) {
      if (above < verb && takes_clause(above)) return subject;
      if (nearest == kNone && subject < verb) nearest = subject;
    }
    if (tokens_.head[above] == above) break;
  }
  return nearest == kNone ? phrases_.parsed_subject(verb) : nearest;
}

// "Her office put out a statement saying": a paper says what who gave it out does.
uint32_t Speech::writer_of(uint32_t noun) const {
  static const WordSet kPapers{"statement", "letter", "email",   "e-mail", "memo",
                               "tweet",     "post",   "message", "note",   "release"};
  const uint32_t verb = tokens_.head[noun];
  if (!kPapers.contains(tokens_.lemma[noun]) || tokens_.deprel[noun] != Deprel::kObj ||
      verb == kNone || verb > noun)
    return noun;
  const uint32_t writer = phrases_.parsed_subject(verb);
  return writer == kNone ? noun : writer;
}

// "The lock, Klein said, is late": who says it is no subject of "is".
TokenRange Speech::subject_between_commas(uint32_t verb, uint32_t begin) const {
  if (verb + 1 >= tokens_.count() || !is_comma(article_.word_at(verb + 1)) || verb < begin + 2)
    return {};
  const TokenRange phrase = phrases_.noun_phrase_ending_at(verb - 1, begin);
  if (phrase.empty() || phrase.begin <= begin || !is_comma(article_.word_at(phrase.begin - 1)))
    return {};
  const bool is_somebody =
      phrases_.is_pronoun(phrase.begin) || tokens_.upos[phrase.end - 1] == Upos::kPropn;
  return is_somebody ? phrase : TokenRange{};
}

TokenRange Speech::subject_of(uint32_t verb, uint32_t begin) const {
  const bool is_apart = verb > begin && (is_comma(article_.word_at(verb - 1)) ||
                                         tokens_.upos[verb - 1] == Upos::kCconj);
  const bool is_participle = is_apart && article_.word_at(verb).ends_with("ing");
  if (const TokenRange aside = subject_between_commas(verb, begin); !aside.empty()) return aside;
  uint32_t subject = is_participle ? subject_of_participle(verb) : phrases_.parsed_subject(verb);
  if (subject != kNone && subject < verb) subject = writer_of(subject);
  // "Bemoaning the delay, Ortiz accused": the subject of the clause that follows.
  if (subject != kNone && subject > verb && tokens_.deprel[verb] == Deprel::kAdvcl)
    return phrases_.noun_phrase_ending_at(subject, verb + 1);
  if (subject != kNone && subject >= begin && subject < verb && !tokens_.has(subject, kInQuote)) {
    const TokenRange left = phrases_.noun_phrase_ending_at(subject, begin);
    if (!left.empty())
      return {left.begin, std::max(left.end, phrases_.noun_phrase_from(subject, verb).end)};
  }
  if (is_participle) return {verb, verb};
  uint32_t last = verb;
  while (last > begin && phrases_.is_adverb_or_auxiliary(last - 1)) --last;
  if (last == begin) return {begin, begin};
  --last;
  // "Rep. Gwen Moore (D-Wis.) said"
  if (const std::string_view word = article_.word_at(last); closes_bracket(word))
    while (last > begin && !opens_bracket(article_.word_at(last))) --last;
  if (article_.word_at(last) == "(" && last > begin) --last;
  if (!is_comma(article_.word_at(last))) return phrases_.noun_phrase_ending_at(last, begin);
  // "Michael Mulgrew, president of the federation, said": the name stands before the first comma.
  for (uint32_t comma = last; comma > begin + 1; --comma)
    if (is_comma(article_.word_at(comma - 1)) && !tokens_.has(comma - 1, kInQuote))
      return phrases_.noun_phrase_ending_at(comma - 2, begin);
  return {verb, verb};
}

// "signs | that read".
TokenRange Speech::without_that(TokenRange phrase) const {
  static const WordSet kThat{"that"};
  if (phrase.end > phrase.begin + 1 && kThat.contains(tokens_.word[phrase.end - 1])) --phrase.end;
  return phrase;
}

bool Speech::has_comma(TokenRange words) const {
  for (uint32_t i = words.begin; i < words.end; ++i)
    if (is_comma(article_.word_at(i))) return true;
  return false;
}

std::optional<SpeechFrame> Speech::frame_after(uint32_t begin, uint32_t end) const {
  static const WordSet kAs{"as"};
  if (begin < end && is_comma(article_.word_at(begin))) ++begin;
  if (begin < end && kAs.contains(tokens_.word[begin])) ++begin;
  if (begin >= end) return std::nullopt;
  if (use(begin) & kTakesQuotation) {
    const TokenRange speaker = phrases_.noun_phrase_from(behind_particle(begin, end), end);
    const bool is_subject = speaker.end < end && phrases_.is_verb(speaker.end);
    if (!speaker.empty() && !is_subject)
      return SpeechFrame{{begin, begin + 1}, without_that(speaker)};
  }
  const TokenRange subject = phrases_.noun_phrase_from(begin, end);
  const uint32_t reach = std::min(end, begin + kLongestFrame);
  for (uint32_t i = std::max(subject.end, begin + 1); i < reach; ++i) {
    if (!(use(i) & kTakesQuotation)) continue;
    if (subject.empty()) {
      if (tokens_.upos[begin] != Upos::kVerb) return std::nullopt;
      // "retired general Lloyd Newton said", should "retired" be read as a verb; but not `will be
      // held to account, Newton said`.
      const TokenRange speaker = subject_of(i, begin);
      if (speaker.empty() || has_comma({begin, i})) return std::nullopt;
      return frame_of(i, speaker, begin, end);
    }
    // "who runs the centre, said": what stands between is an apposition, closed by a comma.
    const bool is_near = subject_of(i, begin).begin <= subject.begin;
    const bool is_participle = article_.word_at(i).ends_with("ing");
    if (is_near || (is_comma(article_.word_at(i - 1)) && !is_participle))
      return frame_of(i, subject, begin, end);
  }
  return std::nullopt;
}

// "Klein", "Vera Sosa", "she", "the mayor": without a word in small letters behind a name, since
// "answers" may be read as a noun.
TokenRange Speech::somebody_from(uint32_t begin, uint32_t end) const {
  if (begin >= end) return {};
  if (tokens_.upos[begin] == Upos::kPron)
    return phrases_.is_pronoun(begin) ? TokenRange{begin, begin + 1} : TokenRange{};
  if (tokens_.upos[begin] == Upos::kDet || tokens_.upos[begin] == Upos::kNum)
    return phrases_.noun_phrase_from(begin, end);
  // "wife Randi", "skipper Jon Holm"
  if (tokens_.upos[begin] == Upos::kNoun && begin + 1 < end &&
      tokens_.has(begin + 1, kStartsUpper) && tokens_.upos[begin + 1] == Upos::kPropn)
    return phrases_.noun_phrase_from(begin, end);
  TokenRange name{begin, begin};
  while (name.end < end && tokens_.has(name.end, kStartsUpper)) ++name.end;
  return name;
}

// `," hit back his lawyer`: where who speaks may begin.
uint32_t Speech::behind_particle(uint32_t verb, uint32_t end) const {
  static const WordSet kBack{"back", "out", "in", "on"};
  return verb + 2 < end && kBack.contains(tokens_.word[verb + 1]) ? verb + 2 : verb + 1;
}

std::optional<SpeechFrame> Speech::frame_behind_clause(uint32_t begin, uint32_t end) const {
  const auto reads_as_verb = [&](uint32_t token) {
    if (token >= end || tokens_.has(token, kStartsUpper)) return false;
    const std::string_view word = article_.word_at(token);
    return phrases_.is_verb(token) || word.ends_with("s") || word.ends_with("ed");
  };
  // "Thunders" is no noun before a name.
  const bool is_before_name = begin + 1 < end && tokens_.has(begin + 1, kStartsUpper) &&
                              tokens_.upos[begin] == Upos::kNoun && reads_as_verb(begin);
  if (begin < end && !tokens_.has(begin, kStartsUpper) &&
      (tokens_.upos[begin] == Upos::kVerb || is_before_name)) {
    const uint32_t first = behind_particle(begin, end);
    const TokenRange speaker = somebody_from(first, end);
    const TokenRange whole = phrases_.noun_phrase_from(first, end);
    if (!speaker.empty())
      return SpeechFrame{{begin, begin + 1},
                         whole.end > speaker.end ? without_that(whole) : speaker};
  }
  const TokenRange speaker = somebody_from(begin, end);
  if (speaker.empty()) return std::nullopt;
  uint32_t verb = speaker.end;
  while (verb + 1 < end && tokens_.upos[verb] == Upos::kAdv) ++verb;
  if (!reads_as_verb(verb)) return std::nullopt;
  // Who grabs something does more than speak.
  uint32_t behind = verb + 1;
  while (behind < end && (tokens_.upos[behind] == Upos::kAdv || tokens_.upos[behind] == Upos::kAdp))
    ++behind;
  const bool is_closed = behind > verb + 2 || behind >= end || tokens_.has(behind, kIsPunctuation);
  return is_closed ? std::optional(SpeechFrame{{verb, verb + 1}, speaker}) : std::nullopt;
}

// "told the members who had stayed,", "joked, leaning back,": no verb has its own clause.
bool Speech::tells_only_of_hearer(uint32_t cue, uint32_t end) const {
  for (uint32_t i = cue + 1; i < end; ++i) {
    if (tokens_.upos[i] != Upos::kVerb) continue;
    const Deprel relation = tokens_.deprel[i];
    const bool is_of_noun =
        relation == Deprel::kAcl || relation == Deprel::kAclRelcl || relation == Deprel::kAmod;
    const bool is_beside = relation == Deprel::kAdvcl && article_.word_at(i).ends_with("ing");
    if ((!is_of_noun && !is_beside) || takes_clause(i)) return false;
  }
  return true;
}

// Does nothing but a hearer, a time or a place stand between the cue and the quotation?
bool Speech::leads_to_quotation(uint32_t cue, uint32_t end) const {
  constexpr uint32_t kLongestLead = 20;
  static const WordSet kThat{"that"};
  if (end - cue > kLongestLead) return false;
  if (cue + 1 == end) return true;
  const std::string_view last = article_.word_at(end - 1);
  if (last == ":") return true;
  const bool has_verb = phrases_.has_verb({cue + 1, end});
  if (kThat.contains(tokens_.word[end - 1])) return !has_verb;
  if (tokens_.upos[end - 1] == Upos::kCconj) return false;  // `promised lower taxes and "jobs,"`
  if (!is_comma(last)) return end - cue <= 4 && (use(cue) & kNamesHearerFirst);
  const bool may_tell = (use(cue) & kNamesHearerFirst) ||
                        (end + 1 < tokens_.count() && tokens_.has(end + 1, kStartsUpper));
  if (has_verb && !(may_tell && tells_only_of_hearer(cue, end))) return false;
  for (uint32_t i = cue + 1; i + 1 < end; ++i)
    if (kThat.contains(tokens_.word[i])) return false;
  return true;
}

std::optional<SpeechFrame> Speech::frame_before(uint32_t begin, uint32_t end) const {
  for (uint32_t cue = end; cue > begin; --cue) {
    if (tokens_.has(cue - 1, kInQuote)) return std::nullopt;
    const int32_t reports = use(cue - 1);
    // "tweeted in response:" leads to a quotation, "repeated the claim that" to a clause.
    const bool is_noun = tokens_.upos[cue - 1] == Upos::kNoun;
    if (reports == 0 || (is_noun && article_.word_at(end - 1) == ":")) continue;
    // `she knows that "it will work"`: the clause holds the quotation, not the sentence before it.
    if (!(reports & kTakesQuotation)) return std::nullopt;
    if (!leads_to_quotation(cue - 1, end)) return std::nullopt;
    // "told Congress when asked about it:"
    if (tokens_.deprel[cue - 1] == Deprel::kAdvcl && is_passive(cue - 1, begin)) continue;
    TokenRange speaker = subject_of(cue - 1, begin);
    if (speaker.empty()) speaker = phrases_.noun_phrase_from(begin, cue - 1);
    return frame_of(cue - 1, speaker, begin, end);
  }
  // `According to Zarif, "`, `The gate is, in Zarif's words, "`
  if (end <= begin || !is_comma(article_.word_at(end - 1))) return std::nullopt;
  if (auto frame = according_to(begin, end); frame && frame->cue.begin == begin) return frame;
  uint32_t aside = end - 1;
  while (aside > begin && !is_comma(article_.word_at(aside - 1))) --aside;
  return opening_frame(aside, end - 1);
}

std::optional<SpeechFrame> Speech::opening_frame(uint32_t begin, uint32_t end) const {
  constexpr uint32_t kReach = 12;  // tokens to the verb
  static const WordSet kAs{"as"}, kIn{"in"}, kWords{"words", "word", "view", "opinion", "telling"};
  if (begin + 3 >= end) return std::nullopt;
  if (kIn.contains(tokens_.word[begin])) {
    const TokenRange phrase = phrases_.noun_phrase_from(begin + 1, end);
    // "in the words of Zarif"
    static const WordSet kOf{"of"};
    if (kWords.contains(tokens_.word[begin + 2]) && kOf.contains(tokens_.word[begin + 3]))
      if (const TokenRange of = phrases_.noun_phrase_from(begin + 4, end); !of.empty())
        return SpeechFrame{{begin + 2, begin + 3}, of};
    if (phrase.end - phrase.begin < 2 || !kWords.contains(tokens_.word[phrase.end - 1]))
      return std::nullopt;
    uint32_t owner_end = phrase.end - 1;
    if (tokens_.upos[owner_end - 1] == Upos::kPart) --owner_end;  // "Zarif's"
    return SpeechFrame{{phrase.end - 1, phrase.end}, {phrase.begin, owner_end}};
  }
  if (!kAs.contains(tokens_.word[begin])) return std::nullopt;
  for (uint32_t i = begin + 2; i < std::min(end, begin + kReach); ++i)
    if (use(i) & kTakesQuotation)
      if (const TokenRange speaker = subject_of(i, begin + 1); !speaker.empty())
        return frame_of(i, speaker, begin, end);
  return std::nullopt;
}

SpeechFrame Speech::frame_at_colon(uint32_t begin, uint32_t colon) const {
  for (uint32_t i = colon; i > begin; --i)
    if (tokens_.upos[i - 1] == Upos::kVerb && tokens_.deprel[i - 1] != Deprel::kAmod)
      return {{}, subject_of(i - 1, begin)};
  return {};
}

std::optional<SpeechFrame> Speech::frame_at_comma(uint32_t begin, uint32_t open) const {
  if (open < begin + 3 || article_.word_at(open - 1) != ",") return std::nullopt;
  uint32_t verb = open - 2;
  while (verb > begin && (tokens_.upos[verb] == Upos::kAdv || tokens_.upos[verb] == Upos::kAdp))
    --verb;
  if (tokens_.upos[verb] != Upos::kVerb || is_passive(verb, begin)) return std::nullopt;
  const TokenRange speaker = subject_of(verb, begin);
  return speaker.empty() ? std::nullopt : std::optional(SpeechFrame{{verb, verb + 1}, speaker});
}

std::optional<SpeechFrame> Speech::according_to(uint32_t begin, uint32_t end) const {
  static const WordSet kAccording{"according"}, kTo{"to"};
  for (uint32_t i = begin; i + 2 < end; ++i)
    if (kAccording.contains(tokens_.word[i]) && kTo.contains(tokens_.word[i + 1]) &&
        !tokens_.has(i, kInQuote))
      return SpeechFrame{{i, i + 2}, phrases_.noun_phrase_from(i + 2, end)};
  return std::nullopt;
}

}  // namespace dateline
