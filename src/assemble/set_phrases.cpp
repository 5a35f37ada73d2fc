#include "assemble/set_phrases.h"

#include <algorithm>
#include <vector>

#include "lexicon/word_set.h"

namespace dateline {
namespace {

// How far the object of a verb may stand from it, in tokens.
constexpr uint32_t kPartReach = 20;

constexpr uint32_t kVisit = 48;  // of data/actions.tsv

// How far the word that makes the phrase may stand behind its verb: "passed a long debated bill".
constexpr uint32_t kReach = 7;

struct Phrase {
  WordSet verbs;  // by lemma
  WordSet words;  // one of them, by lemma, makes the phrase
  bool is_next;   // right behind the verb, else near
  uint32_t group;
};

const std::vector<Phrase>& phrases() {
  // Groups of data/actions.tsv.
  constexpr uint32_t kBan = 7, kWalkout = 10, kVote = 22, kMeeting = 23, kRelease = 24,
                     kResignation = 25, kBegin = 26, kLaunch = 30, kSale = 35, kBurial = 39,
                     kSpeech = 40, kNaming = 70, kVerdict = 75, kRuling = 76, kInauguration = 77,
                     kCourt = 79;
  static const std::vector<Phrase> all{
      {{"walk"}, {"out"}, true, kWalkout},
      {{"stop"}, {"work"}, true, kWalkout},
      {{"walk"}, {"job"}, false, kWalkout},
      {{"go", "come"}, {"strike"}, false, kWalkout},
      {{"down", "lay"}, {"tool"}, false, kWalkout},
      {{"stand"}, {"down", "aside"}, true, kResignation},
      {{"land"}, {"in", "at", "on"}, true, kVisit},
      {{"touch"}, {"down"}, true, kVisit},
      {{"set"}, {"foot"}, true, kVisit},
      {{"run", "fly", "sail", "roll"}, {"again"}, true, kBegin},
      {{"return"}, {"service"}, false, kBegin},
      {{"lay"}, {"rest"}, false, kBurial},
      {{"strip"},
       {"title", "medal", "victory", "post", "licence", "license", "crown"},
       false,
       kBan},
      {{"go"}, {"poll"}, false, kVote},
      {{"cast"}, {"ballot", "vote"}, false, kVote},
      {{"pass", "adopt", "approve", "reject", "defeat", "back"},
       {"bill", "law", "resolution", "budget", "motion", "amendment", "legislation", "treaty"},
       false,
       kVote},
      {{"sit"}, {"down"}, true, kMeeting},
      {{"walk", "go", "set"}, {"free"}, true, kRelease},
      {{"leave", "quit", "relinquish", "cede", "surrender"},
       {"office", "power", "presidency"},
       false,
       kResignation},
      {{"take", "come", "enter"}, {"effect", "force"}, false, kBegin},
      {{"get", "be"}, {"under", "underway"}, true, kBegin},
      {{"kick"}, {"off"}, true, kBegin},
      {{"go"}, {"ahead"}, true, kBegin},
      {{"go", "come"}, {"hammer"}, false, kSale},
      {{"name"}, {"head", "lead", "chair", "succeed"}, false, kNaming},
      {{"find"}, {"guilty", "liable"}, false, kVerdict},
      {{"strike", "throw"}, {"down", "out"}, true, kRuling},
      {{"appear", "go", "stand"}, {"court", "judge", "magistrate", "tribunal"}, false, kCourt},
      {{"take"}, {"stand"}, false, kSpeech},
      {{"lift", "blast"}, {"off"}, true, kLaunch},
      {{"give"}, {"evidence", "testimony", "speech"}, false, kSpeech},
      {{"tell"}, {"court", "jury", "inquiry", "committee", "tribunal"}, false, kSpeech},
      {{"swear"}, {"in"}, true, kInauguration},
      {{"take", "assume"}, {"office", "power", "presidency"}, false, kInauguration},
  };
  return all;
}

bool has_near(const Article& article, uint32_t token, const WordSet& words) {
  const Tokens& tokens = article.tokens;
  for (uint32_t next = token + 1; next < std::min(tokens.count(), token + kReach); ++next) {
    if (words.contains(tokens.lemma[next])) return true;
    if (tokens.has(next, kIsPunctuation) || tokens.upos[next] == Upos::kVerb) return false;
  }
  return false;
}

// "Will go to Oslo", "headed back to Norway"; not "went to court".
bool goes_to_place(const Article& article, uint32_t token) {
  static const WordSet going{"go", "head", "travel"}, back{"back"}, to{"to"}, the{"the"};
  const Tokens& tokens = article.tokens;
  if (!going.contains(tokens.lemma[token])) return false;
  uint32_t next = token + 1;
  if (next < tokens.count() && back.contains(tokens.word[next])) ++next;
  if (next + 2 >= tokens.count() || !to.contains(tokens.word[next])) return false;
  next += the.contains(tokens.word[next + 1]) ? 2 : 1;
  return next < tokens.count() && tokens.upos[next] == Upos::kPropn;
}

// "The storm left the town in ruins", "left two men dead": nobody goes.
bool leaves_behind(const Article& article, uint32_t token) {
  static const WordSet leave{"leave"}, in{"in"};
  static const WordSet states{"tatters", "ruin",  "doubt",     "limbo",    "disarray", "shock",
                              "tatter",  "chaos", "charge",    "place",    "power",    "control",
                              "shreds",  "shred", "confusion", "darkness", "need",     "dark"};
  const Tokens& tokens = article.tokens;
  if (!leave.contains(tokens.lemma[token]) || tokens.upos[token] != Upos::kVerb) return false;
  const uint32_t last = std::min(tokens.count(), token + kPartReach);
  for (uint32_t part = token + 1; part < last && !tokens.has(part, kIsPunctuation); ++part) {
    const bool is_state =
        states.contains(tokens.lemma[part]) && part > token + 1 &&
        (in.contains(tokens.word[part - 1]) || in.contains(tokens.word[part - 2]));
    const bool is_told_of = tokens.head[part] == token && tokens.deprel[part] == Deprel::kXcomp &&
                            part > token + 1 && tokens.upos[part] == Upos::kAdj;
    if (is_state || is_told_of) return true;
  }
  return false;
}

}  // namespace

uint32_t group_of_phrase(const Article& article, uint32_t token) {
  const Tokens& tokens = article.tokens;
  if (tokens.upos[token] != Upos::kVerb || token + 1 >= tokens.count()) return 0;
  // "walked out of the theatre"
  static const WordSet of{"of"};
  if (token + 2 < tokens.count() && of.contains(tokens.word[token + 2])) return 0;
  if (goes_to_place(article, token)) return kVisit;
  for (const Phrase& phrase : phrases()) {
    if (!phrase.verbs.contains(tokens.lemma[token])) continue;
    if (phrase.is_next ? phrase.words.contains(tokens.lemma[token + 1])
                       : has_near(article, token, phrase.words))
      return phrase.group;
  }
  return 0;
}

// The "30-year rule" is no ruling; "..., leaving him with few choices" is no departure; who meets
// demands meets nobody.
bool tells_no_deed(const Article& article, uint32_t token) {
  static const WordSet rule{"rule"}, leaving{"leaving"}, meet{"meet"};
  static const WordSet needs{"demand",     "need",      "deadline", "responsibility",
                             "target",     "goal",      "threat",   "requirement",
                             "obligation", "challenge", "standard", "condition"};
  // "Shares closed 2 percent lower": nothing is shut.
  static const WordSet close{"close"}, prices{"percent", "per", "lower", "higher", "point"};
  const Tokens& tokens = article.tokens;
  const WordId lemma = tokens.lemma[token];
  if (rule.contains(lemma) && tokens.upos[token] == Upos::kNoun) return true;
  constexpr uint32_t kPriceReach = 5;
  if (close.contains(lemma))
    for (uint32_t next = token + 1; next < std::min(tokens.count(), token + kPriceReach); ++next)
      if (prices.contains(tokens.lemma[next]) || prices.contains(tokens.word[next])) return true;
  if (leaving.contains(tokens.word[token]) && token > 0 && tokens.has(token - 1, kIsPunctuation))
    return true;
  if (leaves_behind(article, token)) return true;
  if (!meet.contains(lemma)) return false;
  const uint32_t last = std::min(tokens.count(), token + kPartReach);
  for (uint32_t part = token + 1; part < last; ++part)
    if (tokens.head[part] == token && needs.contains(tokens.lemma[part])) return true;
  return false;
}

}  // namespace dateline
