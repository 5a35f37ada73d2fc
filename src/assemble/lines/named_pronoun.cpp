#include "assemble/lines/named_pronoun.h"

#include <string_view>

#include "assemble/lines/line_words.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr uint32_t kMostNameWords = 9;
constexpr int kMostGoneOn = 2;  // "They came. They saw. They left"

class AntecedentReader {
 public:
  AntecedentReader(const Article& article, uint32_t pronoun)
      : article_(article),
        tokens_(article.tokens),
        pronoun_(pronoun),
        is_several_(is_they(article.tokens.word[pronoun])),
        word_(article) {}

  static bool is_they(WordId word) {
    static const WordSet kThey{"they"};
    return kThey.contains(word);
  }

  // What a pronoun that leads `sentence` means: the subject of the sentence before.
  TokenRange before(uint32_t sentence, int gone_on = 0) {
    if (sentence == 0) return {};
    const Sentence& place = article_.sentences[sentence - 1];
    if (place.kind != SentenceKind::kBody || place.continues_quote) return {};
    const uint32_t root = root_of(tokens_, place);
    const uint32_t subject = root == kNone ? kNone : subject_of(place, root);
    if (subject == kNone || has_rival(place, subject)) return {};
    if (is_same_pronoun(subject))
      return gone_on < kMostGoneOn ? before(sentence - 1, gone_on + 1) : TokenRange{};
    if (!is_several_ && may_be_object(place, root)) return {};
    return is_fit(place, subject) ? name_of(place, subject) : TokenRange{};
  }

 private:
  bool is_same_pronoun(uint32_t token) { return word_(token) == (is_several_ ? "they" : "it"); }

  uint32_t subject_of(const Sentence& place, uint32_t verb) const {
    uint32_t found = kNone;
    for (uint32_t token = place.begin_token; token < verb; ++token) {
      if (tokens_.head[token] != verb || !is_nominal_subject(tokens_.deprel[token])) continue;
      if (found != kNone || tokens_.has(token, kInQuote)) return kNone;
      found = token;
    }
    return found;
  }

  // People, by what they are: "soldiers", "the police".
  bool is_people(uint32_t token) const {
    static const WordSet kPeople{
        "activist",    "adviser",    "agent",      "analyst",      "artist",     "author",
        "banker",      "boy",        "bishop",     "campaigner",   "captain",    "child",
        "citizen",     "civilian",   "colleague",  "commander",    "councillor", "crew",
        "daughter",    "defendant",  "delegate",   "demonstrator", "deputy",     "detective",
        "diplomat",    "director",   "docker",     "doctor",       "driver",     "economist",
        "employee",    "engineer",   "envoy",      "expert",       "farmer",     "fighter",
        "firefighter", "fisherman",  "fan",        "general",      "girl",       "guard",
        "gunman",      "hacker",     "hostage",    "inmate",       "inspector",  "investigator",
        "investor",    "journalist", "judge",      "juror",        "lawmaker",   "lawyer",
        "leader",      "legislator", "loyalist",   "magistrate",   "man",        "manager",
        "member",      "militant",   "miner",      "minister",     "nurse",      "observer",
        "officer",     "official",   "opponent",   "parent",       "passenger",  "patient",
        "pilot",       "player",     "policeman",  "politician",   "priest",     "prisoner",
        "prosecutor",  "protester",  "pupil",      "rebel",        "refugee",    "regulator",
        "relative",    "reporter",   "republican", "democrat",     "rescuer",    "researcher",
        "resident",    "rioter",     "sailor",     "scientist",    "senator",    "settler",
        "shareholder", "sister",     "brother",    "soldier",      "son",        "striker",
        "student",     "suspect",    "supporter",  "survivor",     "teacher",    "trader",
        "villager",    "volunteer",  "voter",      "witness",      "woman",      "worker"};
    static const WordSet kMany{"crowds", "dozens", "forces", "hundreds",  "militia",
                               "people", "police", "scores", "thousands", "troops"};
    if (tokens_.upos[token] != Upos::kNoun) return false;
    return kMany.contains(tokens_.word[token]) ||
           (tokens_.word[token] != tokens_.lemma[token] && kPeople.contains(tokens_.lemma[token]));
  }

  // "Lina Borg and Bo Hill".
  bool is_joined_name(uint32_t token) const {
    return tokens_.upos[token] == Upos::kPropn && tokens_.deprel[token] == Deprel::kConj;
  }

  bool joins_names(const Sentence& place, uint32_t subject) const {
    if (tokens_.upos[subject] != Upos::kPropn || !is_person(tokens_.name_tag(subject)))
      return false;
    bool is_joined = false;
    for (uint32_t token = subject + 1; token < place.end_token; ++token) {
      if (tokens_.head[token] != subject || tokens_.deprel[token] != Deprel::kConj) continue;
      if (!is_person(tokens_.name_tag(token))) return false;
      is_joined = true;
    }
    return is_joined;
  }

  bool is_body(uint32_t token) const {
    static const WordSet kBodies{"agency",  "airline",    "army",      "bank",       "board",
                                 "cabinet", "commission", "committee", "company",    "congress",
                                 "council", "court",      "firm",      "government", "group",
                                 "jury",    "ministry",   "navy",      "parliament", "party",
                                 "regime",  "regulator",  "senate",    "tribunal",   "union"};
    const NameTag name = tokens_.name_tag(token);
    if (name == NameTag::kBeginOrganization || name == NameTag::kInOrganization ||
        name == NameTag::kBeginPlace || name == NameTag::kInPlace)
      return tokens_.upos[token] == Upos::kPropn && !is_in_date(article_, token);
    return tokens_.upos[token] == Upos::kNoun && kBodies.contains(tokens_.word[token]);
  }

  bool is_fit(const Sentence& place, uint32_t subject) const {
    if (!is_several_) return is_body(subject) && !joins(place, subject);
    return is_people(subject) || joins_names(place, subject);
  }

  bool joins(const Sentence& place, uint32_t subject) const {
    for (uint32_t token = subject + 1; token < place.end_token; ++token)
      if (tokens_.head[token] == subject && tokens_.deprel[token] == Deprel::kConj) return true;
    return false;
  }

  // "Skippers", "miners" by their ending.
  bool may_be_people(uint32_t token) const {
    if (is_people(token)) return true;
    if (tokens_.upos[token] != Upos::kNoun || tokens_.word[token] == tokens_.lemma[token])
      return false;
    const std::string_view lemma = article_.lemma_at(token);
    for (const std::string_view ending : {"er", "or", "ist", "ian", "man", "ant", "ee", "ive"})
      if (lemma.size() > ending.size() + 2 && lemma.ends_with(ending)) return true;
    return false;
  }

  // Another of the kind, beside the subject and what describes it.
  bool has_rival(const Sentence& place, uint32_t subject) const {
    for (uint32_t token = place.begin_token; token < place.end_token; ++token) {
      if (tokens_.has(token, kInQuote) || hangs_below(tokens_, token, subject)) continue;
      if (is_several_ ? may_be_people(token) || is_joined_name(token) : is_other_body(token))
        return true;
    }
    return false;
  }

  bool is_other_body(uint32_t token) const {
    const Deprel relation = tokens_.deprel[token];
    return is_body(token) && (is_nominal_subject(relation) || relation == Deprel::kObj ||
                              relation == Deprel::kIobj || relation == Deprel::kOblAgent ||
                              relation == Deprel::kAppos || relation == Deprel::kConj ||
                              (relation == Deprel::kObl && !is_place(tokens_.name_tag(token))));
  }

  static bool is_place(NameTag name) {
    return name == NameTag::kBeginPlace || name == NameTag::kInPlace;
  }

  // "The firm launched a rocket. It exploded", "The court heard a case. It was about ...": what
  // does nothing to something may be what was acted on.
  bool may_be_object(const Sentence& before, uint32_t verb_before) const {
    const uint32_t verb = tokens_.head[pronoun_];
    const bool is_passive = tokens_.deprel[pronoun_] == Deprel::kNsubjPass;
    for (uint32_t token = verb + 1; token < tokens_.count() && !is_passive; ++token) {
      if (!hangs_below(tokens_, token, verb)) break;
      const Deprel relation = tokens_.deprel[token];
      if (tokens_.head[token] == verb &&
          (relation == Deprel::kObj || relation == Deprel::kXcomp || relation == Deprel::kCcomp ||
           relation == Deprel::kParataxis))
        return false;
    }
    for (uint32_t token = before.begin_token; token < before.end_token; ++token) {
      const Deprel relation = tokens_.deprel[token];
      const bool is_thing =
          tokens_.upos[token] == Upos::kNoun || tokens_.upos[token] == Upos::kPropn;
      if (is_thing && !is_in_date(article_, token) && tokens_.word[token] == tokens_.lemma[token] &&
          (relation == Deprel::kObj || relation == Deprel::kNsubj) &&
          !(tokens_.head[token] == verb_before && is_nominal_subject(relation)))
        return true;
    }
    return false;
  }

  // The words for it, up to a comma or a clause; empty where they point out of the line themselves
  // or would leave out one of several.
  TokenRange name_of(const Sentence& place, uint32_t subject) {
    TokenRange name = phrase_of(tokens_, {place.begin_token, place.end_token}, subject);
    const uint32_t end = name.end;
    name.end = subject + 1;
    while (name.end < end && !tokens_.has(name.end, kIsPunctuation) && !opens_clause(name.end))
      ++name.end;
    for (uint32_t token = name.end; token < end; ++token)
      if (tokens_.deprel[token] == Deprel::kConj && tokens_.upos[token] != Upos::kVerb) return {};
    while (name.begin < name.end && tokens_.has(name.begin, kIsPunctuation)) ++name.begin;
    if (name.begin > subject || name.size() > kMostNameWords) return {};
    for (uint32_t token = name.begin; token < name.end; ++token)
      if (tokens_.has(token, kInQuote) || points_out(token) || is_in_date(article_, token))
        return {};
    return is_known(name, subject) ? name : TokenRange{};
  }

  bool opens_clause(uint32_t token) const {
    const Upos tag = tokens_.upos[token];
    return tag == Upos::kVerb || tag == Upos::kAux || tag == Upos::kSconj || tag == Upos::kAdv ||
           one_of(article_.word_at(token), {"who", "whom", "whose", "which", "that"});
  }

  bool points_out(uint32_t token) {
    return tokens_.upos[token] == Upos::kPron || names_day(tokens_.word[token]) ||
           one_of(word_(token),
                  {"all",    "another", "both", "few",   "former", "his",   "her",    "its",
                   "latter", "most",    "no",   "none",  "only",   "other", "others", "our",
                   "same",   "such",    "that", "their", "these",  "this",  "those",  "similar"});
  }

  // "The men", "the company" are known from the sentences before only.
  bool is_known(TokenRange name, uint32_t subject) {
    static const WordSet kOfState{"army",       "cabinet", "congress", "council",    "court",
                                  "government", "jury",    "ministry", "parliament", "senate"};
    static const WordSet kAnybody{"boy",    "brother", "child", "daughter", "girl", "man",
                                  "member", "sister",  "son",   "suspect",  "woman"};
    // "The officials" are those of some office, "officials" any.
    static const WordSet kOfSome{"author",   "director",   "expert",  "leader",   "manager",
                                 "member",   "observer",   "officer", "official", "parent",
                                 "relative", "researcher", "witness"};
    bool is_described = false;  // "the two men" are not
    for (uint32_t token = name.begin; token < name.end; ++token)
      is_described |= token != subject && tokens_.upos[token] != Upos::kDet &&
                      tokens_.upos[token] != Upos::kNum;
    if (is_described || tokens_.upos[subject] == Upos::kPropn) return true;
    const bool is_definite = word_(name.begin) == "the";
    if (!is_several_) return is_definite && kOfState.contains(tokens_.word[subject]);
    return !kAnybody.contains(tokens_.lemma[subject]) &&
           !(is_definite && kOfSome.contains(tokens_.lemma[subject]));
  }

  const Article& article_;
  const Tokens& tokens_;
  const uint32_t pronoun_;
  const bool is_several_;
  LineWords word_;
};

// The "they" or "it" that the main clause begins with, behind a date at most; kNone if none.
uint32_t leading_pronoun(const Article& article, const Sentence& sentence) {
  static const WordSet kPronouns{"they", "it"};
  const Tokens& tokens = article.tokens;
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    if (tokens.has(token, kInQuote)) return kNone;
    if (kPronouns.contains(tokens.word[token])) {
      const uint32_t verb = tokens.head[token];
      const bool is_main = verb != kNone && tokens.head[verb] == verb && verb > token &&
                           tokens.upos[verb] == Upos::kVerb;
      const bool is_told = is_main && is_nominal_subject(tokens.deprel[token]) &&
                           !one_of(article.word_at(token + 1), {"'re", "’re", "'ve", "’ve", "'ll",
                                                                "’ll", "'d", "’d", "'s", "’s"});
      return is_told ? token : kNone;
    }
    const Upos tag = tokens.upos[token];
    if (tag != Upos::kCconj && tag != Upos::kAdv && tag != Upos::kAdp &&
        !tokens.has(token, kIsPunctuation) && !is_in_date(article, token))
      return kNone;
  }
  return kNone;
}

// "It emerged that", "it was agreed to": means nothing.
bool is_of_nothing(const Article& article, const Sentence& sentence, uint32_t pronoun) {
  static const WordSet kOfNothing{"appear", "begin",  "end",    "start", "become", "come", "emerge",
                                  "follow", "go",     "happen", "look",  "mean",   "mark", "prove",
                                  "rain",   "remain", "seem",   "take",  "turn"};
  const Tokens& tokens = article.tokens;
  const uint32_t verb = tokens.head[pronoun];
  static const WordSet kIt{"it"};
  if (!kIt.contains(tokens.word[pronoun])) return false;
  if (kOfNothing.contains(tokens.lemma[verb])) return true;
  if (tokens.deprel[pronoun] != Deprel::kNsubjPass) return false;
  for (uint32_t token = verb + 1; token < sentence.end_token; ++token)
    if (tokens.head[token] == verb &&
        (tokens.deprel[token] == Deprel::kCcomp || tokens.deprel[token] == Deprel::kXcomp ||
         tokens.deprel[token] == Deprel::kCsubj || tokens.deprel[token] == Deprel::kCsubjPass))
      return true;
  return false;
}

}  // namespace

NamedPronoun named_pronoun(const Article& article, uint32_t sentence) {
  if (const EntityMention* doer = article.doer_of(sentence)) {
    const EntityMention& name = article.entities[doer->entity];
    return {doer->begin_token, {name.begin_token, name.end_token}};
  }
  const Sentence& place = article.sentences[sentence];
  if (place.kind != SentenceKind::kBody || place.continues_quote) return {};
  const uint32_t token = leading_pronoun(article, place);
  if (token == kNone) return {};
  if (is_of_nothing(article, place, token)) return {};
  const TokenRange name = AntecedentReader(article, token).before(sentence);
  if (name.empty()) return {};
  return {token, name};
}

}  // namespace dateline
