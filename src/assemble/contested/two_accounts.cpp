// Two accounts: what two say side by side of one thing, each in the words of his trade: money that
// is missing and books that are in order, who was told and who read it in the paper, who had agreed
// and was never asked, who had broken the truce and who had fired first.
#include <algorithm>

#include "assemble/contested/oppositions.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

class Pair {
 public:
  Pair(const StatementView& view, uint32_t first, uint32_t second)
      : view_(view), first_(first), second_(second), tokens_(view.article(first).tokens) {}

  // "Millions were missing from the fund. The treasurer said that its books were in order."
  bool is_in_order() const {
    static const WordSet wrongs{
        "missing", "embezzle", "siphon",         "steal",   "divert", "pocket",
        "defraud", "misuse",   "misappropriate", "launder", "fraud",  "theft",
        "falsify", "hole",     "irregularity",   "inflate", "hide",   "embezzlement"};
    static const WordSet books{"book",    "account", "finance",  "record",
                               "payment", "money",   "spending", "accounting"};
    static const WordSet in{"in"}, order{"order"}, accounted{"accounted"}, for_word{"for"};
    // "Ten people are missing" is no matter of books.
    static const WordSet money{"money", "fund", "cash",  "million", "billion",
                               "euro",  "sum",  "crown", "dollar",  "pound"};
    static const WordSet missing{"missing"};
    if (is_negated(first_) || is_negated(second_) || !has(first_, wrongs)) return false;
    if (has(first_, missing) && !has(first_, money)) return false;
    const auto stand_together = [&](const WordSet& one, const WordSet& other) {
      for (uint32_t token = begin(second_); token + 1 < end(second_); ++token)
        if (one.contains(tokens_.word[token]) && other.contains(tokens_.word[token + 1]))
          return true;
      return false;
    };
    return stand_together(accounted, for_word) ||
           (has(second_, books) && stand_together(in, order));
  }

  // "Members had been informed. Two members said that they had learned of it from the paper."
  bool is_learned_elsewhere() const {
    static const WordSet learning{"learn", "hear", "find", "discover", "read"};
    static const WordSet from{"from", "in", "through", "via", "on"};
    static const WordSet news{"newspaper", "paper",    "press", "media", "television", "radio",
                              "news",      "internet", "web",   "tv",    "neighbour",  "friend"};
    if (is_negated(first_) || is_negated(second_) || !is_telling(verb(first_)) ||
        !learning.contains(lemma(verb(second_))))
      return false;
    for (uint32_t token = verb(second_); token < end(second_); ++token)
      if (news.contains(lemma(token)) && token > begin(second_) &&
          (from.contains(tokens_.word[token - 1]) ||
           (token > begin(second_) + 1 && from.contains(tokens_.word[token - 2]))))
        return is_subject_told();
    return false;
  }

  // "'Nobody at the office knew,' said Bo Hill. Ida Roos said that she had warned him."
  bool is_unknown_but_told() const {
    static const WordSet knowing{"know"},
        asking{"who", "whom", "what", "where", "how", "why", "when", "which", "whether", "if"};
    static const WordSet them{"him", "her", "them"};
    const uint32_t known = verb(first_);
    if (!is_negated(first_) || is_negated(second_) || !knowing.contains(lemma(known)) ||
        !is_telling(verb(second_)) ||
        (known + 1 < end(first_) && asking.contains(tokens_.word[known + 1])))
      return false;
    static const WordSet to{"to"};
    bool has_hearer = false;
    for (uint32_t token = verb(second_) + 1; token < end(second_); ++token) {
      if (to.contains(tokens_.word[token]) && tokens_.upos[token] == Upos::kPart) return false;
      const bool is_object =
          tokens_.head[token] == verb(second_) && tokens_.deprel[token] == Deprel::kObj;
      has_hearer =
          has_hearer ||
          (is_object && (them.contains(tokens_.word[token]) || is_speaker_of(first_, token)));
    }
    return has_hearer;
  }

  // "She first heard of it in June. Minutes show that the board was told in March."
  bool is_told_earlier() const {
    static const WordSet learning{"learn", "hear", "find", "discover", "know"};
    static const WordSet first_words{"first", "only"};
    if (is_negated(first_) || is_negated(second_) || !learning.contains(lemma(verb(first_))) ||
        !is_telling(verb(second_)) || !has_word(first_, first_words))
      return false;
    const DateMention *heard = date_of(first_), *told = date_of(second_);
    return heard != nullptr && told != nullptr && told->when.last < heard->when.first;
  }

  // "The family had agreed to the sale. The family says that it was never asked."
  bool is_unasked() const {
    static const WordSet agreeing{"agree", "consent", "approve", "accept", "sign"};
    static const WordSet asking{"ask", "consult", "inform", "tell", "approach"};
    static const WordSet about{"about", "of", "for", "to"};
    const uint32_t asked = verb(second_);
    if (is_negated(first_) || !is_negated(second_) || !agreeing.contains(lemma(verb(first_))) ||
        !asking.contains(lemma(asked)))
      return false;
    const uint32_t subject = subject_of(view_, second_);
    const uint32_t agreed = subject_of(view_, first_);
    if (subject == kNone || agreed == kNone || tokens_.deprel[subject] != Deprel::kNsubjPass)
      return false;
    // "Was never asked for money" is another matter.
    if (asked + 1 < end(second_) && about.contains(tokens_.word[asked + 1]) &&
        count_shared(view_.statements[first_].matters, view_.statements[second_].matters) == 0)
      return false;
    return is_speaker_of(second_, agreed) && (tokens_.upos[subject] == Upos::kPron ||
                                              tokens_.lemma[subject] == tokens_.lemma[agreed]);
  }

  // "It had paid its suppliers. Two of them said that they were still owed millions."
  bool is_still_owed() const {
    static const WordSet paying{"pay", "settle", "repay", "refund", "reimburse", "compensate"};
    static const WordSet owed{"owed", "unpaid", "owes"}, still{"still"};
    return !is_negated(first_) && !is_negated(second_) && paying.contains(lemma(verb(first_))) &&
           has_word(second_, owed) && has_word(second_, still);
  }

  // "The army said that the rebels had broken the truce. The rebels said that the army had fired
  // first."
  bool is_each_other() const {
    static const WordSet hostile{"break",  "violate", "attack",  "fire", "shoot",
                                 "start",  "begin",   "provoke", "open", "strike",
                                 "breach", "shell",   "threaten"};
    if (is_negated(first_) || is_negated(second_) || !hostile.contains(lemma(verb(first_))) ||
        !hostile.contains(lemma(verb(second_))))
      return false;
    const uint32_t accused = subject_of(view_, first_), accuser = subject_of(view_, second_);
    return accused != kNone && accuser != kNone && is_speaker_of(second_, accused) &&
           is_speaker_of(first_, accuser) && tokens_.upos[accuser] != Upos::kPron;
  }

  // "He was carrying a knife. His sister said that he had only a telephone in his hand."
  bool is_only_other() const {
    static const WordSet holding{"carry", "hold", "have", "wear", "brandish", "wield"};
    static const WordSet only{"only", "just"};
    if (is_negated(first_) || is_negated(second_) || !holding.contains(lemma(verb(first_))) ||
        !holding.contains(lemma(verb(second_))))
      return false;
    const uint32_t one = object_of(first_), other = object_of(second_);
    if (one == kNone || other == kNone || lemma(one) == lemma(other) ||
        tokens_.upos[other] != Upos::kNoun)
      return false;
    for (uint32_t token = verb(second_) + 1; token < other; ++token)
      if (only.contains(tokens_.word[token])) return is_subject_again();
    return false;
  }

  // "The mill had poured dye into the river. The mill said that nothing had ever left its tanks."
  bool is_nothing_ever() const {
    static const WordSet nothing{"nothing", "nobody", "none"}, ever{"ever"};
    static const WordSet own{"its", "their", "his", "her", "it", "them", "him"};
    if (is_negated(first_) || !is_negated(second_) || !has_word(second_, nothing) ||
        !has_word(second_, ever) || !has_word(second_, own))
      return false;
    const uint32_t told = subject_of(view_, first_);
    return told != kNone && is_speaker_of(second_, told);
  }

  // "The bus was doing 90 kilometres an hour. The driver said that he was doing no more than 60."
  bool is_less_measured() const {
    static const WordSet limits{"only", "most"}, more{"more"}, than{"than"}, no{"no"};
    if (is_negated(first_) || !is_subject_again()) return false;
    int64_t told = 0;
    for (uint32_t token = begin(first_); token < end(first_) && told == 0; ++token)
      if (is_measure(token + 1)) told = number_at(token);
    for (uint32_t token = begin(second_) + 2; token < end(second_) && told > 0; ++token) {
      const int64_t number = number_at(token);
      const bool is_bare = token + 1 >= end(second_) || tokens_.has(token + 1, kIsPunctuation) ||
                           is_measure(token + 1);
      if (number == 0 || number >= told || !is_bare) continue;
      const bool is_limit =
          than.contains(tokens_.word[token - 1]) && more.contains(tokens_.word[token - 2]) &&
          (is_negated(second_) || (token > 2 && no.contains(tokens_.word[token - 3])));
      if (is_limit || limits.contains(tokens_.word[token - 1])) return true;
    }
    return false;
  }

 private:
  bool is_measure(uint32_t token) const {
    static const WordSet measures{"km",    "kilometre", "kilometer", "mile", "knot", "metre",
                                  "meter", "degree",    "mph",       "kph",  "foot", "minute"};
    return token < tokens_.count() && measures.contains(lemma(token));
  }
  // Of digits; 0 for all else.
  int64_t number_at(uint32_t token) const {
    int64_t value = 0;
    for (const char c : view_.article(first_).word_at(token)) {
      if (c == ',') continue;
      if (c < '0' || c > '9' || value > INT32_MAX) return 0;
      value = value * 10 + (c - '0');
    }
    return value;
  }
  // "He", "it", or the same noun.
  bool is_subject_again() const {
    const uint32_t told = subject_of(view_, first_), subject = subject_of(view_, second_);
    return told != kNone && subject != kNone &&
           (tokens_.upos[subject] == Upos::kPron || lemma(subject) == lemma(told));
  }

  uint32_t begin(uint32_t ix) const { return view_.statements[ix].begin_token; }
  uint32_t end(uint32_t ix) const { return view_.statements[ix].end_token; }
  uint32_t verb(uint32_t ix) const { return view_.claim(ix).token; }
  WordId lemma(uint32_t token) const { return tokens_.lemma[token]; }
  bool is_negated(uint32_t ix) const { return view_.statements[ix].is_negated; }

  bool has(uint32_t ix, const WordSet& lemmas) const {
    for (uint32_t token = begin(ix); token < end(ix); ++token)
      if (lemmas.contains(tokens_.lemma[token]) || lemmas.contains(tokens_.word[token]))
        return true;
    return false;
  }
  bool has_word(uint32_t ix, const WordSet& words) const {
    for (uint32_t token = begin(ix); token < end(ix); ++token)
      if (words.contains(tokens_.word[token])) return true;
    return false;
  }
  bool is_telling(uint32_t token) const {
    static const WordSet words{"tell", "warn", "inform", "notify", "alert", "brief", "advise"};
    return words.contains(lemma(token));
  }
  uint32_t object_of(uint32_t ix) const {
    for (uint32_t token = begin(ix); token < end(ix); ++token)
      if (tokens_.head[token] == verb(ix) && tokens_.deprel[token] == Deprel::kObj) return token;
    return kNone;
  }
  // Is the word among those that name who says it, or is it he?
  bool is_speaker_of(uint32_t ix, uint32_t word) const {
    const Span words = view_.claim(ix).speaker;
    for (uint32_t token = tokens_.token_at(words.begin);
         token < tokens_.count() && words.contains(tokens_.span(token)); ++token)
      if (lemma(token) == lemma(word)) return true;
    const Matters named = view_.reader.read(view_.statements[ix].article_ix, word, word + 1);
    return count_shared(matters_of_speaker(view_, ix), named) > 0;
  }
  // "Members", "they": those who are told of, or who speak of themselves.
  bool is_subject_told() const {
    const uint32_t told = subject_of(view_, first_), subject = subject_of(view_, second_);
    if (told == kNone || subject == kNone) return false;
    if (lemma(told) == lemma(subject)) return true;
    return tokens_.upos[subject] == Upos::kPron && is_speaker_of(second_, told);
  }
  const DateMention* date_of(uint32_t ix) const {
    const ClaimMention& claim = view_.claim(ix);
    for (const DateMention& date : view_.article(ix).dates)
      if (date.sentence == claim.sentence && date.has_when && claim.span.contains(date.span))
        return &date;
    return nullptr;
  }

  const StatementView& view_;
  const uint32_t first_, second_;
  const Tokens& tokens_;
};

}  // namespace

bool are_two_accounts(const StatementView& view, uint32_t first, uint32_t second) {
  const Pair pair(view, first, second);
  return pair.is_in_order() || pair.is_learned_elsewhere() || pair.is_unknown_but_told() ||
         pair.is_told_earlier() || pair.is_unasked() || pair.is_still_owed() ||
         pair.is_each_other() || pair.is_only_other() || pair.is_nothing_ever() ||
         pair.is_less_measured();
}

}  // namespace dateline
