#include "assemble/next/deeds.h"

#include <algorithm>

#include "assemble/article_facts.h"
#include "base/sorted.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"

namespace dateline {
namespace {

// Groups of data/actions.tsv.
constexpr uint32_t kAttack = 2, kKilling = 3;
// How far the object of a verb may stand from it, in tokens.
constexpr uint32_t kPartReach = 20;
// "spoke at the ceremony": where it is held may be told so many sentences before.
constexpr uint32_t kSentencesAround = 5;

// "if Tehran retaliates", "whether it will strike": told, but not as done.
bool is_supposed(const Article& article, uint32_t begin_token, uint32_t token) {
  static const WordSet words{"if", "unless", "whether", "would", "could", "should", "may", "might"};
  for (uint32_t before = token; before-- > begin_token;) {
    if (words.contains(article.tokens.word[before])) return true;
    if (article.tokens.has(before, kIsPunctuation)) return false;
  }
  return false;
}

// "plotting to bomb the palace and kill the minister": "to" stands before the first of the verbs.
bool is_infinitive(const Article& article, uint32_t token) {
  static const WordSet to{"to"};
  const Tokens& tokens = article.tokens;
  constexpr int kMostVerbs = 4;
  for (int step = 0; step < kMostVerbs; ++step) {
    if (token > 0 && to.contains(tokens.word[token - 1]) && tokens.upos[token - 1] == Upos::kPart)
      return true;
    if (tokens.deprel[token] != Deprel::kConj || tokens.head[token] >= token) return false;
    token = tokens.head[token];
  }
  return false;
}

// "gathered to demand that he resign", "will cancel the talks"
bool is_planned(const Article& article, uint32_t token) {
  static const WordSet asking{"demand", "urge",     "ask",    "call",    "insist",   "want",
                              "order",  "threaten", "vow",    "promise", "plan",     "propose",
                              "expect", "hope",     "demand", "suggest", "consider", "request"};
  static const WordSet modals{"will", "would", "wo", "'ll", "shall", "must"};
  const Tokens& tokens = article.tokens;
  const Deprel relation = tokens.deprel[token];
  const bool is_clause = relation == Deprel::kCcomp || relation == Deprel::kXcomp;
  if (is_clause && asking.contains(tokens.lemma[tokens.head[token]])) return true;
  // "campaigns on repealing every word"
  static const WordSet about{"on", "of", "about", "for", "against", "at"};
  if (token > 0 && about.contains(tokens.word[token - 1]) &&
      article.word_at(token).ends_with("ing"))
    return true;
  for (uint32_t before = token; before-- > 0 && before + 4 > token;) {
    if (modals.contains(tokens.word[before])) return true;
    if (tokens.upos[before] != Upos::kAux && tokens.upos[before] != Upos::kAdv) return false;
  }
  return false;
}

// "is facing claims", "fears a strike": not done by who has it before him.
bool is_only_faced(const Article& article, uint32_t token) {
  static const WordSet facing{"face", "fear", "avoid", "seek", "await", "expect", "risk", "oppose"};
  const Tokens& tokens = article.tokens;
  if (tokens.upos[token] != Upos::kNoun) return false;
  constexpr int kMostSteps = 3;
  for (int step = 0; step < kMostSteps && tokens.head[token] < tokens.count(); ++step) {
    token = tokens.head[token];
    if (tokens.upos[token] == Upos::kVerb) return facing.contains(tokens.lemma[token]);
  }
  return false;
}

// "did not pay", "failed to pay", "without paying"
bool is_undone(const Article& article, const EventMention& event) {
  static const WordSet failing{"fail", "refuse", "decline", "neglect"}, to{"to"};
  static const WordSet without{"without"};
  const Tokens& tokens = article.tokens;
  if (event.negated && event.modality == Modality::kHappened) return true;
  const uint32_t token = event.token;
  if (token >= 1 && without.contains(tokens.word[token - 1])) return true;
  return token >= 2 && to.contains(tokens.word[token - 1]) &&
         failing.contains(tokens.lemma[token - 2]);
}

// "The deadline passed without a deal."
bool tells_passed_deadline(const Article& article, const Sentence& sentence) {
  static const WordSet limits{"deadline", "ultimatum"}, passing{"pass", "expire", "lapse"};
  static const WordSet no{"without", "no"};
  bool has_limit = false, has_passed = false;
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    has_limit = has_limit || limits.contains(article.tokens.lemma[token]);
    has_passed = has_passed || (has_limit && passing.contains(article.tokens.lemma[token]));
    if (has_passed && no.contains(article.tokens.word[token])) return true;
  }
  return false;
}

// "demanded that he resign", "agreed to meet": not done by being said.
bool is_only_said(const Article& article, uint32_t token) {
  const Span word = article.tokens.span(token);
  const auto behind = std::upper_bound(
      article.outlooks.begin(), article.outlooks.end(), word.begin,
      [](uint32_t at, const OutlookMention& outlook) { return at < outlook.span.begin; });
  constexpr ptrdiff_t kFewBefore = 3;  // spans of one sentence may overlap
  auto outlook = behind;
  while (outlook != article.outlooks.begin() && behind - outlook < kFewBefore) {
    --outlook;
    if (outlook->token <= token && outlook->span.contains(word)) return true;
  }
  return false;
}

// The nouns of what somebody is at: "ceremony" of "spoke at the ceremony".
std::vector<uint32_t> nouns_attended(const Article& article, const Sentence& sentence) {
  static const WordSet at{"at", "during", "attended", "after"};
  const Tokens& tokens = article.tokens;
  std::vector<uint32_t> nouns;
  for (uint32_t token = sentence.begin_token; token + 1 < sentence.end_token; ++token) {
    if (!at.contains(tokens.word[token])) continue;
    uint32_t noun = token + 1;
    while (noun + 1 < sentence.end_token && tokens.upos[noun] != Upos::kNoun &&
           (tokens.upos[noun] == Upos::kDet || tokens.upos[noun] == Upos::kAdj ||
            tokens.upos[noun] == Upos::kPron))
      ++noun;
    while (noun + 1 < sentence.end_token && tokens.upos[noun + 1] == Upos::kNoun) ++noun;
    if (tokens.upos[noun] == Upos::kNoun) nouns.push_back(noun);
  }
  return nouns;
}

// "heard": a verb in another form than its own, told as done.
bool is_past(const Article& article, uint32_t begin_token, uint32_t token) {
  static const WordSet not_words{"not", "n't", "never"};
  const Tokens& tokens = article.tokens;
  if (tokens.upos[token] != Upos::kVerb || tokens.word[token] == tokens.lemma[token]) return false;
  const std::string_view word = article.word_at(token);
  if (word.ends_with("ing") || word.ends_with("s")) return false;
  if (token > begin_token && not_words.contains(tokens.word[token - 1])) return false;
  return !is_supposed(article, begin_token, token) && !is_infinitive(article, token) &&
         !is_planned(article, token) && !is_only_said(article, token);
}

// The words that stand in one of these relations to a verb.
std::vector<uint32_t> parts_of(const Article& article, uint32_t verb,
                               std::initializer_list<Deprel> relations) {
  const Tokens& tokens = article.tokens;
  std::vector<uint32_t> parts;
  const uint32_t last = std::min(tokens.count(), verb + kPartReach);
  for (uint32_t part = verb - std::min(verb, kPartReach); part < last; ++part)
    if (part != verb && tokens.head[part] == verb &&
        std::find(relations.begin(), relations.end(), tokens.deprel[part]) != relations.end())
      parts.push_back(part);
  return parts;
}

void add(Matters& all, const Matters& more) { all.insert(all.end(), more.begin(), more.end()); }

// Words for what somebody means to do or wants.
const WordSet& plans() {
  static const WordSet words{"plan", "threat",    "call", "demand", "bid",
                             "vow",  "intention", "idea", "pledge", "proposal"};
  return words;
}

// "backed away from her demand", "climbed down on the threat", "did not repeat his threat": it is
// given up without a word of cancelling.
bool backs_away(const Article& article, uint32_t verb, uint32_t begin_token, uint32_t end_token) {
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
  if (!is_away && !is_silent) return false;
  for (uint32_t token = next; token < std::min(end_token, verb + kPlanReach); ++token) {
    if (plans().contains(tokens.lemma[token])) return true;
    if (tokens.upos[token] == Upos::kVerb) return false;
  }
  return false;
}

// "has not been withdrawn"
bool is_denied(const Article& article, uint32_t begin_token, uint32_t token) {
  static const WordSet not_words{"not", "n't", "never"};
  constexpr uint32_t kReach = 4;
  for (uint32_t before = token; before-- > begin_token && before + kReach > token;)
    if (not_words.contains(article.tokens.word[before])) return true;
  return false;
}

}  // namespace

// What is done or not done, with each of those who would do it; ascending.
std::vector<Act> DeedReader::acts_of(uint32_t article_ix, const EventMention& event) const {
  const Matter killing = action_matter(kKilling);
  Matters actions = reader_.acts_at(article_ix, event.token);
  // Of "fired missiles" the verb alone would be the end of a job.
  const bool is_killing = std::find(actions.begin(), actions.end(), killing) != actions.end();
  if (event.type == EventType::kAssault && !is_killing) actions = {action_matter(kAttack)};
  std::vector<Act> acts;
  for (const Matter action : actions) {
    if (event.actors.empty()) acts.push_back({action, kNobody});
    for (const uint32_t actor : event.actors) {
      if (const auto who = reader_.of_mention(article_ix, actor)) acts.push_back({action, *who});
      const uint32_t entity = links_.entity_of[article_ix][actor];
      if (entity == kNone) continue;
      if (const auto state = states_.of(entity)) acts.push_back({action, *state});
    }
  }
  std::sort(acts.begin(), acts.end());
  return acts;
}

// The acts, the dead and what takes place.
void DeedReader::read_events(uint32_t article_ix, uint32_t sentence, Deed& deed) const {
  const Article& article = *articles_[article_ix];
  const Matter killing = action_matter(kKilling);
  const uint32_t begin_token = article.sentences[sentence].begin_token;
  const auto first =
      std::lower_bound(article.events.begin(), article.events.end(), begin_token,
                       [](const EventMention& event, uint32_t at) { return event.token < at; });
  for (auto event = first; event != article.events.end() && event->sentence == sentence; ++event) {
    if (event->modality != Modality::kHappened || event->negated ||
        is_supposed(article, begin_token, event->token) || is_only_said(article, event->token) ||
        is_infinitive(article, event->token) || is_planned(article, event->token) ||
        is_only_faced(article, event->token))
      continue;
    const std::vector<Act> acts = acts_of(article_ix, *event);
    const bool is_killing = std::any_of(acts.begin(), acts.end(),
                                        [&](const Act& act) { return act.action == killing; });
    // "the assassination of", "the husband of the murdered": told again, not news.
    if (is_killing && article.tokens.upos[event->token] == Upos::kVerb)
      for (const uint32_t target : event->targets)
        deed.dead.push_back(links_.id_of(article_ix, target).value_or(EntityId{}));
    deed.acts.insert(deed.acts.end(), acts.begin(), acts.end());
    if (article.tokens.upos[event->token] != Upos::kVerb) continue;
    for (const uint32_t noun : parts_of(article, event->token, {Deprel::kNsubj}))
      if (article.tokens.upos[noun] == Upos::kNoun)
        add(deed.attended, reader_.acts_at(article_ix, noun));
  }
  for (const uint32_t noun : nouns_attended(article, article.sentences[sentence]))
    add(deed.attended, reader_.acts_at(article_ix, noun));
}

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

// What is called off or put off.
void DeedReader::read_ends(uint32_t article_ix, uint32_t sentence, Undone& undone) const {
  static const WordSet ending{"cancel",  "abandon", "drop",    "scrap",  "shelve",
                              "rescind", "revoke",  "retract", "disown", "suspend"};
  static const WordSet delaying{"postpone", "delay", "reschedule", "adjourn", "defer", "postponed"};
  static const WordSet calling{"call"}, moving{"put", "push"};
  static const WordSet off{"off"}, aside{"off", "back"}, withdrawing{"withdraw"};
  const Article& article = *articles_[article_ix];
  const Tokens& tokens = article.tokens;
  const Sentence& words = article.sentences[sentence];
  for (uint32_t token = words.begin_token; token < words.end_token; ++token) {
    if (tokens.upos[token] != Upos::kVerb) continue;
    const WordId lemma = tokens.lemma[token];
    const WordId next = token + 1 < words.end_token ? tokens.word[token + 1] : WordId{};
    const bool calls_off =
        ending.contains(lemma) || (calling.contains(lemma) && off.contains(next));
    const bool puts_off =
        delaying.contains(lemma) || (moving.contains(lemma) && aside.contains(next));
    // "withdrew the threat"; "withdrew the troops" is an action.
    const bool withdraws = withdrawing.contains(lemma);
    const bool backs = backs_away(article, token, words.begin_token, words.end_token);
    if ((!calls_off && !puts_off && !withdraws && !backs) ||
        is_supposed(article, words.begin_token, token) || is_infinitive(article, token) ||
        is_planned(article, token) || (!backs && is_denied(article, words.begin_token, token)))
      continue;
    if (backs) undone.drops_plan = true;
    if (!calls_off && !puts_off && !withdraws) continue;
    for (const OutlookMention& outlook : article.outlooks)
      if (puts_off && outlook.token == token && outlook.has_due) undone.new_day = outlook.due;
    for (const DateMention& date : dates_in(article, sentence))
      if (puts_off && !undone.new_day && date.has_when && date.when.last > article.published->day())
        undone.new_day = date.when;
    Matters& ended = puts_off ? undone.put_off : undone.called_off;
    for (const uint32_t what : parts_of(article, token, {Deprel::kObj, Deprel::kNsubjPass})) {
      const bool is_plan = plans().contains(tokens.lemma[what]);
      undone.drops_plan = undone.drops_plan || (!puts_off && is_plan);
      if (withdraws && !is_plan) continue;
      add(ended, reader_.acts_at(article_ix, what));
      // "dropped the call for a strike"; "adjourned a hearing to decide" decides nothing.
      if (!is_plan) continue;
      for (const uint32_t deed : parts_of(article, what, {Deprel::kAcl, Deprel::kNmod}))
        add(ended, reader_.acts_at(article_ix, deed));
    }
  }
  undone.disowned = papers_disowned(article_ix, words);
  keep_sorted_once(undone.called_off);
  keep_sorted_once(undone.put_off);
}

uint64_t DeedReader::meaning_of(uint32_t article_ix) const {
  return states_.meaning_of(links_.entity_of[article_ix], reader_.meaning_of(article_ix));
}

size_t bytes_of(const Deed& deed) {
  return column_bytes(deed.matters) + column_bytes(deed.acts) + column_bytes(deed.dead) +
         column_bytes(deed.verbs) + column_bytes(deed.planned) + column_bytes(deed.attended);
}

size_t bytes_of(const UndoneOfArticle& article) {
  size_t bytes = column_bytes(article.all);
  for (const Undone& undone : article.all)
    bytes += bytes_of(undone.deed) + column_bytes(undone.called_off) +
             column_bytes(undone.put_off) + column_bytes(undone.disowned) +
             undone.source.quote.size();
  return bytes;
}

Deed DeedReader::read(uint32_t article_ix, uint32_t sentence) const {
  const Article& article = *articles_[article_ix];
  const Sentence& words = article.sentences[sentence];
  Deed deed;
  deed.matters = reader_.read(article_ix, words.begin_token, words.end_token);
  read_events(article_ix, sentence, deed);
  for (uint32_t token = words.begin_token; token < words.end_token; ++token)
    if (is_past(article, words.begin_token, token))
      add(deed.verbs, reader_.acts_at(article_ix, token));
  const auto& outlooks = article.outlooks;
  const auto first = std::lower_bound(
      outlooks.begin(), outlooks.end(), words.span.begin,
      [](const OutlookMention& outlook, uint32_t at) { return outlook.span.begin < at; });
  for (auto outlook = first; outlook != outlooks.end() && outlook->sentence == sentence; ++outlook)
    if (outlook->action != kNone) add(deed.planned, reader_.acts_at(article_ix, outlook->action));
  keep_sorted_once(deed.acts);
  keep_sorted_once(deed.attended);
  if (!deed.attended.empty()) {
    const uint32_t begin = sentence - std::min(sentence, kSentencesAround);
    deed.around = reader_.read(article_ix, article.sentences[begin].begin_token, words.end_token);
  }
  keep_sorted_once(deed.verbs);
  keep_sorted_once(deed.planned);
  return deed;
}

UndoneOfArticle DeedReader::read_undone(uint32_t article_ix) const {
  const Article& article = *articles_[article_ix];
  std::vector<Undone> all;
  const auto add_undone = [&](uint32_t number, std::vector<Act> acts, Undone undone) {
    const Sentence& sentence = article.sentences[number];
    undone.deed.day = undone.deed.told_day = days_from_civil(article.published->day());
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
