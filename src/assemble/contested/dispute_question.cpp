#include "assemble/contested/dispute_question.h"

#include <algorithm>

#include "lexicon/word_set.h"
#include "text/characters.h"
#include "text/fold.h"

namespace dateline {
namespace {

// A subject longer than this is no subject: the verb belongs to a clause inside; of one that the
// parse tells it is only long.
constexpr uint32_t kLongestSubject = 8, kLongestParsedSubject = 14;

// Behind ", Strade Toscane,": who the subject is. Where nothing like that stands at the comma,
// `comma` itself.
uint32_t skip_apposition(const Article& article, uint32_t comma, uint32_t end) {
  const Tokens& tokens = article.tokens;
  const uint32_t last = std::min(end, comma + kLongestSubject);
  for (uint32_t token = comma + 1; token < last; ++token) {
    if (article.word_at(token) == ",") return token + 1;
    const Upos tag = tokens.upos[token];
    if (tag == Upos::kVerb || tag == Upos::kAux || tag == Upos::kSconj || tag == Upos::kPron ||
        tokens.has(token, kIsPunctuation))
      return comma;
  }
  return comma;
}

// Where the subject of a clause ends, and its verb.
struct Predicate {
  uint32_t subject_end = kNone;  // the auxiliary, or the verb itself, with the adverbs before it
  uint32_t verb = kNone;
  bool is_auxiliary = false;
};

bool is_nominal(Upos tag) {
  return tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kPron || tag == Upos::kNum;
}

// Who speaks or is spoken to would be asked about himself: "I have never seen it".
bool opens_with_speaker(const Article& article, uint32_t first) {
  static const WordSet pronouns{"we", "i", "you", "this", "that", "my", "our", "your"};
  return pronouns.contains(article.tokens.word[first]);
}

// By the parse: what the clause hangs on, and the first auxiliary before it.
Predicate parsed_predicate(const Article& article, uint32_t first, uint32_t end) {
  const Tokens& tokens = article.tokens;
  uint32_t root = first;
  while (root < end && tokens.head[root] != root && tokens.head[root] >= first &&
         tokens.head[root] < end)
    ++root;
  const auto is_of_root = [&](uint32_t token) { return tokens.head[token] == root; };
  bool has_subject = false;
  for (uint32_t token = first; token < std::min(root, end); ++token) {
    has_subject |= is_of_root(token) && is_nominal_subject(tokens.deprel[token]);
    if (!has_subject || !is_of_root(token) || tokens.upos[token] != Upos::kAux) continue;
    if (token - first > kLongestParsedSubject) return {};
    return {token, token, true};
  }
  if (!has_subject || root >= end || tokens.upos[root] != Upos::kVerb) return {};
  // "There are no divisions": tagged as a verb.
  static const WordSet be{"be"};
  if (be.contains(tokens.lemma[root])) return {root, root, true};
  uint32_t subject_end = root;
  while (subject_end > first && tokens.upos[subject_end - 1] == Upos::kAdv) --subject_end;
  return root - first > kLongestParsedSubject ? Predicate{} : Predicate{subject_end, root, false};
}

// By the tags: the auxiliary or verb right behind a subject that names something.
Predicate tagged_predicate(const Article& article, uint32_t first, uint32_t end) {
  static const WordSet openers{"that", "which", "who",  "whose", "to",     "how",
                               "what", "where", "when", "why",   "whether"};
  const Tokens& tokens = article.tokens;
  uint32_t longest = first + kLongestSubject;
  bool is_named = false;
  for (uint32_t token = first; token < end && token < longest; ++token) {
    if (article.word_at(token) == "," && token > first) {
      const uint32_t behind = skip_apposition(article, token, end);
      longest += behind - token;
      token = behind;
      if (token >= end) return {};
    }
    const Upos tag = tokens.upos[token];
    static const WordSet be{"be"};
    const bool is_auxiliary = tag == Upos::kAux || be.contains(tokens.lemma[token]);
    if (is_auxiliary) return token == first ? Predicate{} : Predicate{token, token, true};
    const bool is_mark = tokens.has(token, kIsPunctuation) && !tokens.has(token, kOpensQuote) &&
                         !tokens.has(token, kClosesQuote);
    if (tag == Upos::kVerb)
      return is_named && is_nominal(tokens.upos[token - 1]) ? Predicate{token, token, false}
                                                            : Predicate{};
    if (tag == Upos::kSconj || is_mark || openers.contains(tokens.word[token])) return {};
    // "Part of the inquiry" begins with a noun; "among some groups" and "but prices" do not.
    if (token == first && (tag == Upos::kAdp || tag == Upos::kCconj || tag == Upos::kAdv))
      return {};
    is_named = is_named || is_nominal(tag);
  }
  return {};
}

// Of a rare verb the lemma may lack its last letter: "embezzl".
bool is_whole(std::string_view lemma) {
  constexpr std::string_view kBeforeL = "bcdfgkpstz";
  return lemma.size() < 3 || lemma.back() != 'l' ||
         kBeforeL.find(lemma[lemma.size() - 2]) == std::string_view::npos;
}

// "Did" of "fled", "does" of "plans", "do" of "they plan"; empty where the verb tells none.
std::string_view support_of(const Article& article, uint32_t verb, const Lexicon& lexicon) {
  static const WordSet kept{"put", "cut", "hit", "set", "let", "shut", "hurt", "quit", "read"};
  const std::string word = fold(article.word_at(verb)), lemma = fold(article.lemma_at(verb));
  if ((word.ends_with("ing") && !lemma.ends_with("ing")) || !is_whole(lemma)) return {};
  if (word == lemma) return kept.contains(article.tokens.lemma[verb]) ? "Did" : "Do";
  if (word.ends_with("s") && word.substr(0, 3) == lemma.substr(0, 3)) return "Does";
  const bool is_regular = word.ends_with("ed") && word.substr(0, 2) == lemma.substr(0, 2);
  const bool is_known = lexicon.list(WordList::kCommonWords).contains(article.tokens.lemma[verb]);
  return is_regular || is_known ? "Did" : std::string_view{};
}

// "Do prices rise", where the subject is of many; "rise" of one is no clause.
bool is_plural(const Article& article, uint32_t first, uint32_t end) {
  static const WordSet they{"they"};
  const Tokens& tokens = article.tokens;
  for (uint32_t token = first; token < end; ++token) {
    if (tokens.upos[token] == Upos::kNoun && tokens.word[token] != tokens.lemma[token]) return true;
    if (they.contains(tokens.word[token])) return true;
  }
  return false;
}

// "were hurt in Porto [and that the port was shut]", "[, but the mayor denied it]": one thing is
// asked.
uint32_t first_clause_end(const Article& article, uint32_t first, uint32_t end) {
  static const WordSet that{"that"}, adding{"but", "while", "although", "though", "whereas"};
  const Tokens& tokens = article.tokens;
  for (uint32_t token = first + 1; token + 1 < end; ++token) {
    if (tokens.upos[token] == Upos::kCconj && that.contains(tokens.word[token + 1]))
      return tokens.has(token - 1, kIsPunctuation) ? token - 1 : token;
    if (article.word_at(token) == "," && adding.contains(tokens.word[token + 1])) return token;
    if (article.word_at(token) == ":" || article.word_at(token) == ";") return token;
  }
  return end;
}

// "blames the group for the rockets": what somebody is blamed for.
uint32_t skip_charge(const Article& article, uint32_t first, uint32_t end) {
  static const WordSet links{"for", "of", "with"};
  if (article.tokens.upos[first] != Upos::kVerb) return first;
  for (uint32_t token = first + 1; token + 2 < end; ++token)
    if (links.contains(article.tokens.word[token])) return token + 1;
  return first;
}

// "The firm said that it had dug there", "that it was behind the raid": the firm. "That it was a
// mistake", "that it had been hit" may be of anything.
bool is_speaker(const Article& article, uint32_t subject, uint32_t verb, bool is_auxiliary) {
  static const WordSet it{"it"}, be{"be"},
      guilty{"behind", "involved", "responsible", "complicit", "guilty"};
  const Tokens& tokens = article.tokens;
  if (!it.contains(tokens.word[subject]) || verb != subject + 1) return false;
  if (be.contains(tokens.lemma[verb])) return guilty.contains(tokens.word[verb + 1]);
  return !(is_auxiliary && be.contains(tokens.lemma[verb + 1]));
}

// "accused the guards of burning huts": did the guards burn huts?
std::string question_of_charge(const Article& article, uint32_t verb, uint32_t matter,
                               uint32_t end) {
  const Tokens& tokens = article.tokens;
  if (matter < verb + 3 || matter + 1 >= end || tokens.upos[matter] != Upos::kVerb ||
      !article.word_at(matter).ends_with("ing") || !is_whole(article.lemma_at(matter)))
    return {};
  const uint32_t object = verb + 1, link = matter - 1;
  if (link - object > kLongestSubject || tokens.upos[object] == Upos::kPron) return {};
  // "with giving an order and Sergeant Holm with obeying it"
  uint32_t last = matter + 1;
  const auto opens_another = [&](uint32_t token) {
    return tokens.upos[token] == Upos::kCconj && token + 1 < end &&
           tokens.upos[token + 1] == Upos::kPropn;
  };
  while (last < end && !opens_another(last)) ++last;
  // "Accused the other of firing first"
  static const WordSet others{"other", "another"};
  const bool is_either = link == object + 2 && others.contains(tokens.word[object + 1]);
  return "Did " + (is_either ? "either" : display_text(article, tokens.span(object, link))) + " " +
         std::string(article.lemma_at(matter)) + " " +
         display_text(article, tokens.span(matter + 1, last)) + "?";
}

// "Reports that he had fled", "no sign that it was altered": what is reported. "The rockets that
// killed a guard" are the matter itself.
uint32_t skip_noun(const Article& article, uint32_t first, uint32_t end, const Lexicon& lexicon) {
  static const WordSet that{"that"}, signs{"sign", "evidence", "proof", "indication", "doubt"};
  const Tokens& tokens = article.tokens;
  constexpr uint32_t kReach = 9;
  bool is_claim = false;
  for (uint32_t token = first; token + 2 < std::min(end, first + kReach); ++token) {
    const Upos tag = tokens.upos[token];
    if (that.contains(tokens.word[token])) return is_claim ? token + 1 : first;
    if (tag == Upos::kAux || (tag == Upos::kVerb && token > first)) return first;
    is_claim = is_claim || signs.contains(tokens.lemma[token]) ||
               lexicon.list(WordList::kClaimNouns).contains(tokens.lemma[token]);
  }
  return first;
}

// "An expert found that the voice was Holm's": what was found.
uint32_t skip_finding(const Article& article, uint32_t first, uint32_t end) {
  static const WordSet finding{"find",  "say",   "conclude", "establish", "insist",
                               "argue", "claim", "believe",  "think"};
  static const WordSet that{"that"}, say{"say", "believe", "think"}, to{"to"};
  const Tokens& tokens = article.tokens;
  constexpr uint32_t kReach = 12;
  bool is_found = false;
  for (uint32_t token = first; token + 2 < std::min(end, first + kReach); ++token) {
    if (is_found && that.contains(tokens.word[token])) return token + 1;
    if (!is_found && tokens.has(token, kIsPunctuation)) return first;
    if (tokens.upos[token] != Upos::kVerb) continue;
    // "Is said to have held a million"
    const bool is_passive = to.contains(tokens.word[token + 1]);
    if (is_found || is_passive || !finding.contains(tokens.lemma[token])) return first;
    is_found = true;
    // "Holm says only one officer fired", "he thinks it sank": without its "that".
    for (uint32_t next = token + 2; say.contains(tokens.lemma[token]) && next < end; ++next)
      if (tokens.upos[next] == Upos::kVerb || tokens.upos[next] == Upos::kAux) return token + 1;
  }
  return first;
}

// "Lives lost", "the accusation made against him": what was done to it, by a participle.
bool is_done_to(const Tokens& tokens, uint32_t first, uint32_t verb) {
  return tokens.deprel[verb] == Deprel::kAcl && subject_in(tokens, verb, first, verb) == kNone;
}

uint32_t begin_of_sentence(const Article& article, uint32_t token) {
  const auto behind =
      std::upper_bound(article.sentences.begin(), article.sentences.end(), token,
                       [](uint32_t at, const Sentence& next) { return at < next.begin_token; });
  return behind == article.sentences.begin() ? 0 : std::prev(behind)->begin_token;
}

}  // namespace

std::string with_first_letter(std::string words, bool upper) {
  if (!words.empty() && is_ascii_letter(words[0]))
    words[0] = static_cast<char>(upper ? words[0] & ~32 : words[0] | 32);
  return words;
}

std::string question_from(const Article& article, uint32_t begin_token, uint32_t end_token,
                          const Lexicon& lexicon, std::string_view speaker) {
  static const WordSet openers{"that", "but", "and", "so"}, no{"no"};
  static const WordSet bare{"be"}, there{"there"}, negation{"not", "n't"};
  const Tokens& tokens = article.tokens;
  uint32_t first = begin_token;
  while (first + 1 < end_token &&
         (openers.contains(tokens.word[first]) || tokens.has(first, kIsPunctuation)))
    ++first;
  const uint32_t matter = skip_charge(article, first, end_token);
  if (const std::string asked = question_of_charge(article, first, matter, end_token);
      !asked.empty())
    return asked;
  first = skip_noun(article, matter, end_token, lexicon);
  first = skip_finding(article, first, end_token);
  end_token = first_clause_end(article, first, end_token);
  Predicate predicate;
  if (!opens_with_speaker(article, first) && end_token - first <= kLongestQuestion)
    predicate = parsed_predicate(article, first, end_token);
  if (predicate.verb == kNone && !opens_with_speaker(article, first) &&
      end_token - first <= kLongestQuestion)
    predicate = tagged_predicate(article, first, end_token);
  const uint32_t verb = predicate.verb;
  // "It 's late" has no word to step forward; "asked that the gates be shut" none that asks.
  const uint32_t needed = predicate.is_auxiliary ? 1 : 0;  // "the boy fell"
  const bool is_askable = verb != kNone && verb > first && verb + needed < end_token &&
                          article.word_at(verb).substr(0, 1) != "'" &&
                          (predicate.is_auxiliary || !is_done_to(tokens, first, verb)) &&
                          !bare.contains(tokens.word[verb]);
  if (!is_askable) return topic_from(article, first, end_token);
  std::string_view support;
  if (!predicate.is_auxiliary) {
    support = support_of(article, verb, lexicon);
    // "Did he sell forgeries [and burned a mill]"
    for (uint32_t token = end_token; --token > verb;)
      if (tokens.upos[token] == Upos::kCconj && token + 1 < end_token &&
          tokens.upos[token + 1] == Upos::kVerb)
        end_token = token;
    if (support.empty() || (support == "Do" && !is_plural(article, first, verb)))
      return topic_from(article, first, end_token);
  }
  // "Said Italian officials had known": only what opens a sentence is large for that.
  const bool is_name =
      tokens.upos[first] == Upos::kPropn || tokens.has(first, kAllUpper) ||
      (first > begin_of_sentence(article, first) && !tokens.has(first - 1, kIsPunctuation));
  // "No ship was turned away": was any?
  const bool is_none = no.contains(tokens.word[first]);
  const uint32_t named = is_none ? first + 1 : first;
  uint32_t subject_end = predicate.subject_end;
  while (subject_end > named + 1 && tokens.has(subject_end - 1, kOpensQuote)) --subject_end;
  std::string subject = display_text(article, tokens.span(named, subject_end));
  if (is_none) subject = "any " + subject;
  if (subject == "the other") subject = "either";
  if (!speaker.empty() && is_speaker(article, first, predicate.verb, predicate.is_auxiliary))
    subject = speaker;
  if (!is_name && subject != speaker) subject = with_first_letter(std::move(subject), false);
  const uint32_t end = with_closing_mark(article, verb + 1, end_token);
  std::string question = predicate.is_auxiliary
                             ? with_first_letter(display_text(article, tokens.span(verb)), true)
                             : std::string(support);
  question += " " + subject;
  if (!predicate.is_auxiliary) {
    if (predicate.subject_end < verb)
      question += " " + display_text(article, tokens.span(predicate.subject_end, verb));
    question += " " + std::string(article.lemma_at(verb));
  }
  uint32_t rest = verb + 1;
  // "It was not an accident": was it?
  if (predicate.is_auxiliary && rest + 1 < end && negation.contains(tokens.word[rest])) ++rest;
  if (there.contains(tokens.word[first]) && no.contains(tokens.word[rest]) && rest + 1 < end) {
    question += " any";
    ++rest;
  }
  if (rest < end) question += " " + display_text(article, tokens.span(rest, end));
  question += missing_mark(article, rest, end);
  return question + "?";
}

namespace {

// Who denies, as the question names him: "the army", "Lina Borg".
std::string denier(const Article& article, const ClaimMention& denial, std::string_view name) {
  if (!name.empty()) return std::string(name);
  const Tokens& tokens = article.tokens;
  const uint32_t first = tokens.token_at(denial.speaker.begin);
  if (tokens.upos[first] == Upos::kPron) return {};
  const std::string words = display_text(article, denial.speaker);
  return tokens.upos[first] == Upos::kPropn ? words : with_first_letter(words, false);
}

}  // namespace

std::string question_of_denial(const Article& article, const ClaimMention& denial,
                               std::string_view name, const Lexicon& lexicon) {
  static const WordSet that{"that"}, having{"having"}, being{"being"}, any{"any"};
  static const WordSet shares{"role", "part", "link",      "involvement", "knowledge", "hand",
                              "tie",  "plan", "intention", "connection",  "complicity"};
  constexpr uint32_t kReach = 7;
  const Tokens& tokens = article.tokens;
  const std::string who = denier(article, denial, name);
  const uint32_t begin = tokens.token_at(denial.span.begin);
  uint32_t end = tokens.token_at(denial.span.end);
  if (begin < denial.token) return question_from(article, begin, end, lexicon);
  uint32_t first = denial.token + 1;
  for (uint32_t token = first; token + 1 < std::min(end, first + kReach); ++token)
    if (that.contains(tokens.word[token]))
      return question_from(article, token + 1, end, lexicon, who);
  while (first + 1 < end && tokens.upos[first] == Upos::kAdv) ++first;
  // "Pleaded not guilty to selling forgeries and to arson": of the first.
  static const WordSet plead{"plead"}, to{"to"};
  const bool is_plea = plead.contains(tokens.lemma[denial.token]);
  for (uint32_t token = first; is_plea && token + 1 < end; ++token) {
    if (tokens.upos[token] == Upos::kCconj) end = token;
    if (first == denial.token + 1 && to.contains(tokens.word[token])) first = token + 1;
  }
  const auto rest = [&](uint32_t from) {
    return display_text(article, tokens.span(from, end)) + "?";
  };
  const bool is_gerund = article.word_at(first).ends_with("ing") && first + 1 < end &&
                         is_whole(article.lemma_at(first)) &&
                         (tokens.upos[first] == Upos::kVerb || tokens.upos[first] == Upos::kAux);
  if (is_gerund && !who.empty()) {
    const bool is_done = having.contains(tokens.word[first]) &&
                         tokens.upos[first + 1] == Upos::kVerb && first + 2 < end;
    if (being.contains(tokens.word[first])) return "Was " + who + " " + rest(first + 1);
    const uint32_t verb = is_done ? first + 1 : first;
    return "Did " + who + " " + std::string(article.lemma_at(verb)) + " " + rest(verb + 1);
  }
  if (is_plea && !who.empty()) return "Is " + who + " guilty of " + rest(first);
  // "Deny any links and promised elections": another thing that they do.
  for (uint32_t token = first; any.contains(tokens.word[first]) && token + 1 < end; ++token)
    if (tokens.upos[token] == Upos::kCconj)
      for (uint32_t verb = token + 1; verb < end; ++verb)
        if (tokens.upos[verb] == Upos::kVerb) end = token;
  if (any.contains(tokens.word[first]) && first + 2 < end && !who.empty())
    for (uint32_t noun = first + 1; noun < std::min(end, first + 4); ++noun)
      if (shares.contains(tokens.lemma[noun])) return "Did " + who + " have " + rest(first);
  static const WordSet responsibility{"responsibility"};
  const uint32_t noun = any.contains(tokens.word[first]) ? first + 1 : first;
  if (noun + 1 < end && responsibility.contains(tokens.lemma[noun]) && !who.empty())
    return "Was " + who + " responsible " + rest(noun + 1);
  if (is_nominal(tokens.upos[first]) || tokens.upos[first] == Upos::kDet)
    return question_from(article, first, end, lexicon);
  return topic_from(article, first, end);
}

bool is_question(std::string_view heading) { return heading.ends_with('?'); }

}  // namespace dateline
