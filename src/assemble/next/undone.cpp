// What the sentences of an article tell not to have been done, to be called off or put off.
#include <algorithm>

#include "assemble/event_at.h"
#include "assemble/next/deeds.h"
#include "assemble/next/outlook_matching.h"
#include "assemble/next/read_outlooks.h"
#include "assemble/next/told_as_done.h"
#include "base/sorted.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"

namespace dateline {
namespace {

constexpr uint32_t kAttack = 2;  // of data/actions.tsv
// And behind its particle: "called off its three day strike".
constexpr uint32_t kParticleReach = 6;
// "her European takeover plan": what leads a plan.
constexpr uint32_t kBeforePlan = 2;
// What was not done is told within so many days.
constexpr int32_t kDaysToTell = 3;

// "The deadline passed without a deal."
bool tells_passed_deadline(const Article& article, const Sentence& sentence) {
  static const WordSet limits{"deadline", "ultimatum"}, passing{"pass", "expire", "lapse", "come"};
  static const WordSet no{"without", "no"};
  static const WordSet let{"let"};  // "let the deadline pass"
  bool has_limit = false, has_passed = false, is_let = false;
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    is_let = is_let || let.contains(article.tokens.lemma[token]);
    has_limit = has_limit || limits.contains(article.tokens.lemma[token]);
    has_passed = has_passed || (has_limit && passing.contains(article.tokens.lemma[token]));
    if (has_passed && (is_let || no.contains(article.tokens.word[token]))) return true;
  }
  return false;
}

// What is called off or put off: "strike" of "called off its strike", where the parse takes "off"
// for a preposition. Behind "suspended by her ministry as the senate votes" nothing is suspended.
std::vector<uint32_t> parts_ended(const Article& article, uint32_t verb) {
  static const WordSet off{"off"};
  const Tokens& tokens = article.tokens;
  const uint32_t next = verb + 1;
  const bool has_off = next < tokens.count() && off.contains(tokens.word[next]);
  std::vector<uint32_t> parts;
  for (const uint32_t part :
       parts_of(article, verb, {Deprel::kObj, Deprel::kNsubjPass, Deprel::kObl})) {
    const bool is_taken_for_place = tokens.deprel[part] == Deprel::kObl;
    if (is_taken_for_place && (!has_off || tokens.upos[part] != Upos::kNoun || part < verb ||
                               part > verb + kParticleReach))
      continue;
    const auto leads_elsewhere = [&](uint32_t at) {
      return tokens.upos[at] == Upos::kAdp || tokens.upos[at] == Upos::kSconj;
    };
    bool is_apart = false;
    for (uint32_t at = next + 1; at < part; ++at) is_apart = is_apart || leads_elsewhere(at);
    if (part < verb || !is_apart) parts.push_back(part);
  }
  return parts;
}

// The day that the text gives for what the word tells: "dropped last year".
std::optional<int32_t> day_told(const Article& article, uint32_t token) {
  const EventMention* event = event_at(article, token);
  const bool is_dated =
      event != nullptr && event->has_when && event->when.basis != Basis::kPublished;
  return is_dated ? std::optional(days_from_civil(event->when.last)) : std::nullopt;
}

void add(Matters& all, const Matters& more) { all.insert(all.end(), more.begin(), more.end()); }

// Words for what somebody means to do or wants.
const WordSet& plans() {
  static const WordSet words{"plan",    "threat",      "call",      "demand", "bid",
                             "vow",     "intention",   "idea",      "pledge", "proposal",
                             "request", "application", "complaint", "lawsuit"};
  return words;
}

// Those of them for what another is to do.
const WordSet& wishes() {
  static const WordSet words{"call",     "demand",  "bid",         "idea",      "threat",
                             "proposal", "request", "application", "complaint", "lawsuit"};
  return words;
}

// "put off the vote", "brought the hearing forward", "moved it to Monday": to another day.
bool is_moved(const Article& article, uint32_t verb, uint32_t end_token) {
  static const WordSet delaying{"postpone", "delay", "reschedule", "adjourn", "defer", "postponed"};
  static const WordSet moving{"put", "push", "bring", "move", "shift"};
  static const WordSet aside{"off", "back", "forward"}, to{"to", "until", "from"};
  static const WordSet bring{"bring"}, back{"back"};
  constexpr uint32_t kAsideReach = 9;
  const Tokens& tokens = article.tokens;
  if (delaying.contains(tokens.lemma[verb])) return true;
  if (!moving.contains(tokens.lemma[verb])) return false;
  for (uint32_t token = verb + 1; token < std::min(end_token, verb + kAsideReach); ++token) {
    // What is brought back is not put off by that.
    const bool is_returned =
        bring.contains(tokens.lemma[verb]) && back.contains(tokens.word[token]);
    if (aside.contains(tokens.word[token]) && tokens.head[token] == verb && !is_returned)
      return true;
    if (to.contains(tokens.word[token]) && token + 1 < end_token && is_in_date(article, token + 1))
      return true;
    if (tokens.upos[token] == Upos::kVerb) return false;
  }
  return false;
}

// "will not be ready for six days", and then it is.
bool is_for_a_time(const Article& article, uint32_t action) {
  static const WordSet for_word{"for", "before"};
  const Tokens& tokens = article.tokens;
  const uint32_t number = action + 2;
  return number < tokens.count() && for_word.contains(tokens.word[action + 1]) &&
         (is_in_date(article, number) || tokens.upos[number] == Upos::kNum ||
          tokens.upos[number] == Upos::kDet);
}

// "agreed to bring the trial forward": done by that.
bool is_agreed(const Article& article, uint32_t verb) {
  static const WordSet words{"agree", "decide", "vote", "opt"};
  const uint32_t head = article.tokens.head[verb];
  return head < verb && words.contains(article.tokens.lemma[head]);
}

// "backed away from her demand", "climbed down on the threat", "did not repeat his threat": it is
// given up without a word of cancelling.
// The token of the plan, or kNone.
uint32_t backed_from(const Article& article, uint32_t verb, uint32_t begin_token,
                     uint32_t end_token) {
  static const WordSet stepping{"back", "step", "retreat", "climb", "walk", "shrink", "row"};
  static const WordSet away{"away", "back", "down", "from"}, repeating{"repeat", "renew"};
  static const WordSet not_words{"not", "n't", "never"};
  constexpr uint32_t kPlanReach = 7;
  const Tokens& tokens = article.tokens;
  const WordId lemma = tokens.lemma[verb];
  const uint32_t next = verb + 1;
  const bool is_away =
      stepping.contains(lemma) && next < end_token && away.contains(tokens.word[next]);
  const bool is_silent =
      repeating.contains(lemma) && verb > begin_token && not_words.contains(tokens.word[verb - 1]);
  if (!is_away && !is_silent) return kNone;
  for (uint32_t token = next; token < std::min(end_token, verb + kPlanReach); ++token) {
    if (tokens.upos[token] == Upos::kNoun && plans().contains(tokens.lemma[token])) return token;
    if (tokens.upos[token] == Upos::kVerb) return kNone;
  }
  return kNone;
}

}  // namespace

// "A letter ... before the ministry disowned it", "said the letter was a draft": what was written
// is no longer meant.
Matters DeedReader::papers_disowned(uint32_t article_ix, const Sentence& sentence) const {
  static const WordSet papers{"letter", "memo",     "statement", "message",
                              "note",   "document", "tweet"};
  static const WordSet disowning{"disown", "retract", "disavow"};
  static const WordSet no_paper{"draft", "mistake", "hoax", "forgery", "fake", "error"};
  const Article& article = *articles_[article_ix];
  const Tokens& tokens = article.tokens;
  Matters disowned;
  uint32_t paper = kNone;
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    if (tokens.upos[token] == Upos::kNoun && papers.contains(tokens.lemma[token])) paper = token;
    if (paper == kNone || paper == token) continue;
    const bool is_disowned =
        tokens.upos[token] == Upos::kVerb && disowning.contains(tokens.lemma[token]);
    const bool is_none = tokens.upos[token] == Upos::kNoun &&
                         no_paper.contains(tokens.lemma[token]) && tokens.head[paper] == token;
    if (is_disowned || is_none) add(disowned, reader_.read(article_ix, paper, paper + 1));
  }
  keep_sorted_once(disowned);
  return disowned;
}

// Of "dropped her plan to call a further witness, who was ill": what stands up to the comma.
Matters DeedReader::matters_ended(uint32_t article_ix, uint32_t token, uint32_t end_token) const {
  // "Dropped the idea after the minister's wife had called"
  static const WordSet asides{"after", "because", "when", "while", "since", "amid"};
  const Tokens& tokens = articles_[article_ix]->tokens;
  uint32_t end = token + 1;
  while (end < end_token && !tokens.has(end, kIsPunctuation) && !asides.contains(tokens.word[end]))
    ++end;
  Matters ended = reader_.read(article_ix, token - std::min(token, kBeforePlan), end);
  // "Billions of dollars" are no matter.
  static const WordSet sums{"billion", "million", "dollar", "euro", "pound", "crown", "continue"};
  for (uint32_t at = token + 1; at < end; ++at)
    if (sums.contains(tokens.lemma[at]))
      for (const Matter sum : reader_.read(article_ix, at, at + 1))
        ended.erase(std::remove(ended.begin(), ended.end(), sum), ended.end());
  return ended;
}

// What is called off or put off.
void DeedReader::read_ends(uint32_t article_ix, uint32_t sentence, Undone& undone) const {
  static const WordSet ending{"cancel",  "abandon", "drop",    "scrap",  "shelve",
                              "rescind", "revoke",  "retract", "disown", "suspend"};
  static const WordSet calling{"call"}, off{"off"}, withdrawing{"withdraw"};
  static const WordSet dropping{"drop"};
  const Article& article = *articles_[article_ix];
  const Tokens& tokens = article.tokens;
  const Sentence& words = article.sentences[sentence];
  for (uint32_t token = words.begin_token; token < words.end_token; ++token) {
    if (tokens.upos[token] != Upos::kVerb) continue;
    const WordId lemma = tokens.lemma[token];
    const WordId next = token + 1 < words.end_token ? tokens.word[token + 1] : WordId{};
    const bool calls_off =
        ending.contains(lemma) || (calling.contains(lemma) && off.contains(next));
    const bool puts_off = is_moved(article, token, words.end_token);
    // "withdrew the threat"; "withdrew the troops" is an action.
    const bool withdraws = withdrawing.contains(lemma);
    const uint32_t plan = backed_from(article, token, words.begin_token, words.end_token);
    const bool backs = plan != kNone;
    const std::optional<int32_t> day = day_told(article, token);
    if ((!calls_off && !puts_off && !withdraws && !backs) ||
        (!day && is_pluperfect(article, words.begin_token, token)) ||
        is_loose_participle(article, words.begin_token, token) ||
        is_supposed(article, words.begin_token, token) ||
        (is_infinitive(article, token) && !is_agreed(article, token)) ||
        is_planned(article, token) || (!backs && is_denied(article, words.begin_token, token)))
      continue;
    if (day && !backs) undone.deed.day = *day;
    if (backs) {
      undone.drops_plan = true;
      undone.drops_wish = undone.drops_wish || wishes().contains(tokens.lemma[plan]);
      add(undone.dropped, matters_ended(article_ix, plan, words.end_token));
    }
    if (!calls_off && !puts_off && !withdraws) continue;
    undone.by.push_back(root_matter(article.lemma_at(token)));
    for (const OutlookMention& outlook : article.outlooks)
      if (puts_off && outlook.token == token && outlook.has_due) undone.new_day = outlook.due;
    for (const DateMention& date : dates_in(article, sentence))
      if (calls_off && date.has_when && date.when.first > article.published->day())
        undone.old_day = date.when;
    for (const DateMention& date : dates_in(article, sentence))
      if (puts_off && !undone.new_day && date.has_when && date.when.last > article.published->day())
        undone.new_day = date.when;
    Matters& ended = puts_off ? undone.put_off : undone.called_off;
    for (const uint32_t what : parts_ended(article, token)) {
      const bool is_plan = plans().contains(tokens.lemma[what]);
      undone.drops_plan = undone.drops_plan || (!puts_off && is_plan);
      undone.drops_wish = undone.drops_wish || (!puts_off && wishes().contains(tokens.lemma[what]));
      // "Half of the applications were suspended until": what leads to the verb.
      if (!puts_off)
        add(undone.dropped,
            matters_ended(article_ix, what, what < token ? token : words.end_token));
      if (withdraws && !is_plan) continue;
      const Matters acts = reader_.acts_at(article_ix, what);
      if (puts_off) add(undone.moved, reader_.read(article_ix, what, what + 1));
      // "dropped bombs"
      const bool is_weapon = dropping.contains(lemma) &&
                             std::binary_search(acts.begin(), acts.end(), action_matter(kAttack));
      if (!is_weapon) add(ended, acts);
      // "dropped the call for a strike"; "adjourned a hearing to decide" decides nothing.
      if (!is_plan) continue;
      for (const uint32_t deed : parts_of(article, what, {Deprel::kAcl, Deprel::kNmod}))
        add(ended, reader_.acts_at(article_ix, deed));
    }
  }
  read_later_words(article_ix, sentence, undone);
  undone.disowned = papers_disowned(article_ix, words);
  keep_sorted_once(undone.called_off);
  keep_sorted_once(undone.put_off);
  keep_sorted_once(undone.moved);
  keep_sorted_once(undone.dropped);
  keep_sorted_once(undone.by);
  keep_sorted_once(undone.taken_back);
}

// What is said later of what is still ahead: "will not be read until 4 April", "on 17 March, not 15
// March", "would obey the ban" of who vowed to defy it, "would not appeal" of who said he would.
void DeedReader::read_later_words(uint32_t article_ix, uint32_t sentence, Undone& undone) const {
  static const WordSet not_words{"not", "n't"};
  const Article& article = *articles_[article_ix];
  const Tokens& tokens = article.tokens;
  const uint32_t sentence_begin = article.sentences[sentence].begin_token;
  const DateMention* before = nullptr;
  for (const DateMention& date : dates_in(article, sentence)) {
    const bool is_corrected = before != nullptr && before->end_token + 2 == date.begin_token &&
                              not_words.contains(tokens.word[date.begin_token - 1]);
    if (is_corrected && before->has_when && !undone.new_day) undone.new_day = before->when;
    before = &date;
  }
  const bool is_corrected = undone.put_off.empty() && undone.new_day.has_value();
  for (const OutlookMention& outlook : article.outlooks) {
    if (outlook.sentence != sentence || outlook.action == kNone ||
        family(outlook.kind) == kDemands || outlook.kind == OutlookKind::kPrediction)
      continue;
    const Matters acts = reader_.acts_at(article_ix, outlook.action);
    const bool is_not = is_negated(article, outlook);
    const bool is_later_day =
        is_put_to_day(article, outlook) && is_denied(article, sentence_begin, outlook.action);
    if (is_later_day) undone.new_day = outlook.due;
    if (is_later_day || is_corrected) {
      add(undone.put_off, acts);
      for (const uint32_t what :
           parts_of(article, outlook.action, {Deprel::kNsubj, Deprel::kNsubjPass, Deprel::kObj}))
        add(undone.put_off, reader_.acts_at(article_ix, what));
    } else if (is_not ? !is_for_a_time(article, outlook.action) : !outlook.has_due) {
      // "Will stay until September" takes back nothing.
      add(undone.taken_back, is_not ? acts : opposites_of(acts));
    }
  }
}

UndoneOfArticle DeedReader::read_undone(uint32_t article_ix) const {
  const Article& article = *articles_[article_ix];
  std::vector<Undone> all;
  const auto add_undone = [&](uint32_t number, std::vector<Act> acts, Undone undone) {
    const Sentence& sentence = article.sentences[number];
    undone.deed.told_day = days_from_civil(article.published->day());
    if (undone.deed.day == 0) undone.deed.day = undone.deed.told_day;
    undone.deed.first_day = undone.deed.day - kDaysToTell;
    undone.deed.matters = reader_.read(article_ix, sentence.begin_token, sentence.end_token);
    undone.deed.acts = std::move(acts);
    undone.source = {article.id, number, sentence.span, std::string(article.at(sentence.span))};
    all.push_back(std::move(undone));
  };
  for (const EventMention& event : article.events)
    if (is_undone(article, event) &&
        !is_supposed(article, article.sentences[event.sentence].begin_token, event.token))
      if (auto acts = acts_of(article_ix, event); !acts.empty())
        add_undone(event.sentence, std::move(acts), {});
  for (uint32_t number = 0; number < article.sentences.size(); ++number) {
    if (article.sentences[number].kind != SentenceKind::kBody) continue;
    Undone undone;
    undone.is_passed_deadline = tells_passed_deadline(article, article.sentences[number]);
    read_ends(article_ix, number, undone);
    if (undone.is_passed_deadline || undone.is_ending()) add_undone(number, {}, std::move(undone));
  }
  return {std::move(all)};
}

}  // namespace dateline
