#include "assemble/lines/unnamed.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "assemble/lines/line_words.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

bool holds(const Article& article, TokenRange range, const WordSet& words) {
  for (uint32_t token = range.begin; token < range.end; ++token)
    if (words.contains(article.tokens.word[token])) return true;
  return false;
}

// "He", "This" and "There" point at the sentence before.
bool points_back(std::string_view word) {
  return one_of(word, {"he",      "she",     "it",     "they",   "his",   "her",    "its",
                       "their",   "this",    "that",   "these",  "those", "there",  "here",
                       "such",    "one",     "some",   "others", "both",  "then",   "what",
                       "who",     "which",   "how",    "why",    "where", "when",   "because",
                       "another", "neither", "either", "yes",    "no",    "similar"});
}

// "Some 2,000 people fled", "One of the ferries sank": it says itself how many and of what.
bool counts_the_named(const Article& article, TokenRange range) {
  LineWords word(article);
  const std::string_view first = word(range.begin);
  if (first == "some") return article.tokens.upos[range.begin + 1] == Upos::kNum;
  return first == "one" && word(range.begin + 1) == "of" && word(range.begin + 2) == "the" &&
         article.tokens.upos[range.begin + 3] != Upos::kNum;
}

// "The attack came", "Several were heard": who or what, only the sentence before tells.
bool begins_unnamed(const Article& article, TokenRange range) {
  LineWords word(article);
  const auto is_verbal = [&](uint32_t token) {
    const Upos tag = article.tokens.upos[token];
    if (article.tokens.deprel[token] == Deprel::kAcl) return false;  // "the man accused of it"
    return tag == Upos::kVerb || tag == Upos::kAux || tag == Upos::kPunct;
  };
  // "Three of its members"
  if (article.tokens.upos[range.begin] == Upos::kNum && word(range.begin + 1) == "of" &&
      one_of(word(range.begin + 2), {"his", "her", "its", "their"}))
    return true;
  if (one_of(word(range.begin), {"several", "many", "most", "few", "all", "none", "two", "three"}))
    return is_verbal(range.begin + 1);
  // "In the first, told by the ministry, some fled"
  if (word(range.begin) == "in" && word(range.begin + 1) == "the" &&
      one_of(word(range.begin + 2), {"first", "second", "third", "last"}) &&
      article.tokens.has(range.begin + 3, kIsPunctuation))
    return true;
  if (word(range.begin) != "the") return false;
  const std::string_view noun = word(range.begin + 1);
  if (one_of(noun, {"latter", "former", "pair", "duo", "same", "others"})) return true;
  if (noun == "latest") return is_verbal(range.begin + 2);
  if (one_of(noun, {"attack", "incident", "strike", "move", "decision", "killing", "measure",
                    "announcement", "statement", "comments", "remarks", "news", "man", "woman",
                    "couple", "country", "step", "letter"}))
    return is_verbal(range.begin + 2);
  // "The film, The Last Ferry, opened" names it.
  static const WordSet kUnnamed{
      "advert",  "association", "audit",   "bank",      "book",      "channel",  "charity",
      "decline", "email",       "emails",  "event",     "fiasco",    "figures",  "film",
      "flight",  "group",       "image",   "images",    "lender",    "magazine", "men",
      "network", "newspaper",   "paper",   "photo",     "photos",    "picture",  "pictures",
      "plan",    "poll",        "program", "programme", "recording", "song",     "story",
      "study",   "survey",      "tape",    "video",     "warning",   "website",  "women"};
  return kUnnamed.contains(article.tokens.word[range.begin + 1]) &&
         !article.tokens.has(range.begin + 2, kIsPunctuation) && is_verbal(range.begin + 2);
}

// "The cabinet approved it" tells of the story's own cabinet; "The lower count comes from a check"
// leaves open what was counted. What is counted, timed or told by a body of state can stand.
bool tells_of_the_known(const Article& article, TokenRange range) {
  static const WordSet kBodies{
      "army",       "autopsy",     "bank",    "cabinet",   "commission",    "committee",
      "company",    "congress",    "council", "court",     "defence",       "governor",
      "government", "hearing",     "inquest", "inquiry",   "investigators", "judge",
      "judges",     "jury",        "king",    "mayor",     "minister",      "ministry",
      "navy",       "parliament",  "police",  "pope",      "president",     "prosecution",
      "prosecutor", "prosecutors", "queen",   "regulator", "senate",        "trial",
      "tribunal",   "union",       "verdict"};
  for (uint32_t token = range.begin + 1; token < range.end; ++token)
    if (article.tokens.has(token, kStartsUpper) || article.tokens.has(token, kHasDigit) ||
        kBodies.contains(article.tokens.word[token]))
      return true;
  return false;
}

// "They planned a similar march": to which, only the sentence before tells. "A march similar to
// theirs" tells it itself.
bool is_like_something_untold(const Article& article, TokenRange range) {
  constexpr uint32_t kFarthest = 4, kTop = 12;  // what stands before later ones may tell it
  LineWords word(article);
  for (uint32_t token = range.begin + 1; token < std::min(range.end, range.begin + kTop); ++token) {
    if (word(token) != "similar" || word(token - 1) != "a" || article.tokens.has(token, kInQuote))
      continue;
    const uint32_t end = std::min(token + kFarthest, range.end);
    bool is_told = false;
    for (uint32_t other = token; other < end; ++other) is_told |= one_of(word(other), {"as", "to"});
    if (!is_told) return true;
  }
  return false;
}

// "The trial of [a dealer]": does the noun at `token` bring somebody into what the sentence is
// about?
bool is_new_in_subject(const Article& article, TokenRange range, uint32_t token) {
  const Tokens& tokens = article.tokens;
  bool is_new = false;
  for (uint32_t other = range.begin; other < token; ++other)
    is_new |= tokens.head[other] == token && one_of(article.word_at(other), {"a", "an", "A", "An"});
  const uint32_t head = tokens.head[token];
  return is_new && tokens.deprel[token] == Deprel::kNmod && is_nominal_subject(tokens.deprel[head]);
}

// "The judge said he", "a bishop won, and congress impeached him": where no name stands either, a
// noun in the singular did something else before.
bool follows_doer(const Article& article, TokenRange range, uint32_t pronoun) {
  const Tokens& tokens = article.tokens;
  uint32_t verb = tokens.head[pronoun];  // "a doctor was allowed to see him": of one doer
  while (verb != kNone && tokens.deprel[verb] == Deprel::kXcomp) verb = tokens.head[verb];
  for (uint32_t token = range.begin; token < pronoun; ++token) {
    if (tokens.upos[token] != Upos::kNoun || tokens.word[token] != tokens.lemma[token]) continue;
    if ((is_nominal_subject(tokens.deprel[token]) && tokens.head[token] != verb) ||
        is_new_in_subject(article, range, token))
      return true;
  }
  return false;
}

// Somebody whom the range calls by name, or by "the" and an office.
bool has_person(const Article& article, uint32_t sentence, TokenRange range, MentionForm form) {
  const auto& mentions = article.entities;
  for (uint32_t ix = article.first_entity_in(sentence);
       ix < mentions.size() && mentions[ix].sentence == sentence; ++ix) {
    const EntityMention& mention = mentions[ix];
    if (mention.kind != EntityKind::kPerson || mention.form != form ||
        mention.begin_token < range.begin || mention.end_token > range.end)
      continue;
    if (form == MentionForm::kName || one_of(article.word_at(mention.begin_token), {"the", "The"}))
      return true;
  }
  return false;
}

// "The senator of the north left his party": somebody did it, not a body such as a court.
bool is_somebody(const Article& article, uint32_t token) {
  static const WordSet kSomebody{
      "actor",   "boss",     "brother",  "candidate", "captain", "chief",     "daughter", "father",
      "founder", "general",  "governor", "husband",   "judge",   "king",      "leader",   "man",
      "mayor",   "minister", "mother",   "president", "queen",   "secretary", "senator",  "singer",
      "sister",  "son",      "speaker",  "star",      "wife",    "woman"};
  static const WordSet kNobody{
      "appeal",    "army",       "bank",     "cabinet",       "campaign", "case",   "claim",
      "claims",    "committee",  "company",  "congress",      "council",  "court",  "family",
      "firm",      "government", "hospital", "investigation", "jury",     "media",  "ministry",
      "newspaper", "office",     "paper",    "parliament",    "party",    "police", "report",
      "senate",    "statement",  "story",    "team",          "tribunal", "union",  "website"};
  const Tokens& tokens = article.tokens;
  if (tokens.upos[token] != Upos::kNoun) return false;
  return kSomebody.contains(tokens.word[token]) ||
         (is_nominal_subject(tokens.deprel[token]) && tokens.word[token] == tokens.lemma[token] &&
          !kNobody.contains(tokens.word[token]));
}

// "Norway offered him asylum": the one who does it is another.
bool is_done_by(const Article& article, uint32_t subject, uint32_t pronoun) {
  const Deprel relation = article.tokens.deprel[pronoun];
  return (relation == Deprel::kObj || relation == Deprel::kIobj) &&
         article.tokens.head[pronoun] == article.tokens.head[subject];
}

// "Hours earlier his party had threatened to leave", "Officers took him away", "Inmates said she
// was strong", "The high court of Porto released him": somebody whom no name of the sentence
// explains.
bool has_unknown_person(const Article& article, uint32_t sentence, TokenRange range,
                        uint32_t doer) {
  static const WordSet kPronouns{"he", "him", "his", "she", "her"};
  if (!holds(article, range, kPronouns) || has_person(article, sentence, range, MentionForm::kName))
    return false;
  LineWords word(article);
  bool is_unknown = false, is_nobody_here = false, has_name = false;
  bool has_somebody = has_person(article, sentence, range, MentionForm::kRole);
  uint32_t subject = kNone;  // what is taken for a place or a body may be somebody
  for (uint32_t token = range.begin; token < range.end; ++token) {
    if (token == doer && !one_of(word(token), {"it", "they"})) return false;
    if (article.tokens.upos[token] == Upos::kPropn && !is_in_date(article, token)) {
      const NameTag name = article.tokens.name_tag(token);
      if (name == NameTag::kOutside || is_person(name)) return false;
      if (is_nominal_subject(article.tokens.deprel[token])) subject = token;
      has_name = true;
    }
    has_somebody |= is_somebody(article, token);
    if (article.tokens.has(token, kInQuote)) continue;
    const bool is_owner = article.tokens.deprel[token] == Deprel::kNmodPoss || word(token) == "his";
    if (!one_of(word(token), {"he", "him", "his", "she", "her"})) continue;
    is_unknown |= is_owner || !follows_doer(article, range, token);
    const bool may_be_subject = subject != kNone && !is_done_by(article, subject, token);
    is_nobody_here |= !has_somebody && !may_be_subject;
  }
  return has_name ? is_nobody_here : is_unknown;
}

// "She praised her", of which the line names who praised, "Bo Hill denied misleading him": another
// is meant, whom nobody names.
bool does_it_to_another(const Article& article, TokenRange range, uint32_t doer) {
  static const WordSet kPronouns{"him", "her"};
  if (!holds(article, range, kPronouns)) return false;
  const Tokens& tokens = article.tokens;
  LineWords word(article);
  uint32_t subject = kNone;
  for (uint32_t token = range.begin; token < range.end; ++token) {
    if (tokens.has(token, kInQuote)) continue;
    const bool is_subject = is_nominal_subject(tokens.deprel[token]);
    if (is_subject && (token == doer || tokens.upos[token] == Upos::kPropn)) {
      if (subject != kNone) return false;
      subject = token;
    } else if (subject != kNone && token != doer && one_of(word(token), {"him", "her"}) &&
               tokens.deprel[token] != Deprel::kNmodPoss) {
      return true;
    } else if (tokens.upos[token] == Upos::kNoun || is_subject ||
               (subject != kNone && tokens.upos[token] == Upos::kPropn &&
                tokens.head[token] != subject)) {
      return false;
    }
  }
  return false;
}

// "The police", "a family".
bool is_group(const Article& article, uint32_t token) {
  static const WordSet kGroups{"army",  "audience", "band",   "bench", "couple", "crew",
                               "crowd", "duo",      "family", "gang",  "group",  "jury",
                               "media", "number",   "pair",   "party", "people", "police",
                               "press", "public",   "rest",   "staff", "team",   "trio"};
  return article.tokens.upos[token] == Upos::kNoun && kGroups.contains(article.tokens.word[token]);
}

bool names_several(const Article& article, uint32_t token) {
  const Tokens& tokens = article.tokens;
  if (is_in_date(article, token)) return false;
  if (tokens.upos[token] == Upos::kPropn) return article.word_at(token).ends_with('s');
  if (tokens.upos[token] != Upos::kNoun) return false;
  return tokens.word[token] != tokens.lemma[token];
}

// "A first flight took them home": no word before it names several.
bool has_unknown_several(const Article& article, TokenRange range) {
  static const WordSet kPronouns{"them"};
  if (!holds(article, range, kPronouns)) return false;
  const Tokens& tokens = article.tokens;
  LineWords word(article);
  for (uint32_t token = range.begin; token < range.end; ++token) {
    if (names_several(article, token) || tokens.deprel[token] == Deprel::kConj ||
        is_group(article, token))
      return false;
    if (word(token) == "them" && !tokens.has(token, kInQuote)) return true;
  }
  return false;
}

// "The minister dismissed it": besides who did so, no word before it says what. "Castell bought it
// in 2006" is known by its date.
bool does_something_unnamed(const Article& article, uint32_t sentence, TokenRange range) {
  static const WordSet kPronouns{"it"};
  if (!holds(article, range, kPronouns)) return false;
  const Tokens& tokens = article.tokens;
  for (const DateMention& date : dates_in(article, sentence))
    if (date.has_when) return false;
  LineWords word(article);
  for (uint32_t token = range.begin; token < range.end; ++token) {
    const uint32_t verb = tokens.head[token];
    if (word(token) != "it" || tokens.deprel[token] != Deprel::kObj || verb == kNone ||
        tokens.head[verb] != verb || tokens.has(token, kInQuote))
      continue;
    // "Made it clear", "let it be known"
    if (token + 1 < range.end &&
        (tokens.upos[token + 1] == Upos::kAdj || tokens.upos[token + 1] == Upos::kAux))
      continue;
    uint32_t others = 0;
    for (uint32_t other = range.begin; other < token; ++other) {
      const bool is_thing = tokens.upos[other] == Upos::kNoun || tokens.upos[other] == Upos::kPropn;
      uint32_t above = other;  // what hangs on the verb
      while (tokens.head[above] != kNone && tokens.head[above] != verb &&
             tokens.head[above] != above)
        above = tokens.head[above];
      others +=
          is_thing && !is_in_date(article, other) && !is_nominal_subject(tokens.deprel[above]);
    }
    if (others == 0) return true;
  }
  return false;
}

// "60 of them": how many of whom, only the sentence before tells; unless others than who did it
// stand before: "Fourteen people were hurt, nine of them badly".
bool counts_of_them(const Article& article, TokenRange range) {
  static const WordSet kPronouns{"them"};
  if (!holds(article, range, kPronouns)) return false;
  LineWords word(article);
  const Tokens& tokens = article.tokens;
  for (uint32_t token = range.begin + 1; token + 1 < range.end; ++token) {
    if (word(token) != "of" || word(token + 1) != "them" || tokens.upos[token - 1] != Upos::kNum)
      continue;
    const bool is_object = tokens.deprel[token - 1] == Deprel::kObj;
    bool is_told = false;
    for (uint32_t other = range.begin; other + 1 < token; ++other) {
      const bool did_it = is_object && is_nominal_subject(tokens.deprel[other]) &&
                          tokens.head[other] == tokens.head[token - 1];
      is_told |= (names_several(article, other) || is_group(article, other)) && !did_it;
    }
    if (!is_told) return true;
  }
  return false;
}

// "Those hurt by the fire", "those who stayed", "those in the ferry": the words behind tell it.
bool says_which_ones(const Article& article, uint32_t token) {
  constexpr uint32_t kFarthest = 8;
  static const WordSet kThose{"those"};
  const Tokens& tokens = article.tokens;
  if (!kThose.contains(tokens.word[token]) || tokens.upos[token] != Upos::kPron) return false;
  const uint32_t end = std::min<uint32_t>(tokens.count(), token + kFarthest);
  for (uint32_t other = token + 1; other < end && tokens.head[other] >= token; ++other) {
    const Deprel relation = tokens.deprel[other];
    if (tokens.head[other] == token &&
        (relation == Deprel::kAcl || relation == Deprel::kAclRelcl || relation == Deprel::kNmod))
      return true;
  }
  return false;
}

// "Iran does, because the crash happened there": the answer to a question that stands before.
bool is_answer(const Article& article, TokenRange range) {
  LineWords word(article);
  for (uint32_t token = range.begin; token + 1 < range.end; ++token)
    if (one_of(word(token), {"does", "did", "do"})) return word(token + 1) == ",";
  return false;
}

}  // namespace

bool speaks_of_unnamed(const Article& article, uint32_t sentence, TokenRange range, uint32_t doer) {
  LineWords word(article);
  const bool is_unnamed =
      points_back(word(range.begin)) && range.begin != doer && !counts_the_named(article, range);
  if (is_unnamed || begins_unnamed(article, range)) return true;
  if (word(range.begin) == "the" && !tells_of_the_known(article, range)) return true;
  return has_unknown_person(article, sentence, range, doer) ||
         does_it_to_another(article, range, doer) || counts_of_them(article, range) ||
         does_something_unnamed(article, sentence, range) || has_unknown_several(article, range) ||
         is_like_something_untold(article, range) || is_answer(article, range);
}

bool is_of_nobody(const Article& article, uint32_t begin, uint32_t pronoun) {
  const Tokens& tokens = article.tokens;
  if (!is_nominal_subject(tokens.deprel[pronoun]) ||
      !one_of(article.word_at(pronoun), {"he", "she"}))
    return false;
  for (uint32_t token = begin; token < pronoun; ++token) {
    if (is_nominal_subject(tokens.deprel[token]) || is_person(tokens.name_tag(token))) return false;
  }
  return true;
}

bool points_at_what_was_said(const Article& article, uint32_t token) {
  if (is_in_date(article, token) || says_which_ones(article, token)) return false;
  const Upos tag = article.tokens.upos[token];
  const std::string word = fold(article.word_at(token));
  if (one_of(word, {"this", "these", "those"})) return tag == Upos::kDet || tag == Upos::kPron;
  return word == "that" && tag == Upos::kDet;
}

}  // namespace dateline
