#include "assemble/next/outlook_status.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/sorted.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// The share of an outlook's matter that the event must have, in thousandths.
constexpr int64_t kSharedNeeded = 500;
// Enough where the same state or person does something of the same group of actions.
constexpr int64_t kSharedOfDeed = 250;
// Beside states and what is done, where nobody is named who would do it.
constexpr size_t kSharedByNobody = 2;
// What is done so many days later is another thing.
constexpr int32_t kDaysToComeTrue = 120, kDaysAfterDue = 3;
// Who is quoted in so many articles, so many days after he was told to be dead, lives.
constexpr int32_t kDaysAfterDeath = 2;
constexpr ptrdiff_t kQuotedAlive = 2;
// What was not done is told on its day or so many days later.
constexpr int32_t kDaysToTellLapse = 30;
// Groups of data/actions.tsv.
constexpr uint32_t kRetaliation = 1, kAttack = 2, kKilling = 3, kResponse = 21;
constexpr Matter kKillingMatter{static_cast<uint64_t>(MatterKind::kAction) << 32 | kKilling};

const WordSet& calling_off() {
  static const WordSet words{"cancel", "postpone", "abandon", "drop",    "scrap",  "shelve",
                             "delay",  "rescind",  "revoke",  "retract", "disown", "suspend"};
  return words;
}

Matter action_matter(uint32_t group) {
  return {static_cast<uint64_t>(MatterKind::kAction) << 32 | group};
}

// What one does who does the opposite: groups of data/actions.tsv.
std::optional<Matter> opposite_of(const std::optional<Matter>& action) {
  constexpr std::array<std::pair<uint32_t, uint32_t>, 5> kOpposed{
      {{20, 55}, {26, 27}, {24, 9}, {36, 37}, {34, 35}}};  // leave and stay, open and close, ...
  if (!action || action->kind() != MatterKind::kAction) return std::nullopt;
  for (const auto& [one, other] : kOpposed) {
    if (action->value() == one) return action_matter(other);
    if (action->value() == other) return action_matter(one);
  }
  return std::nullopt;
}

size_t count_shared_beside_states(const Matters& a, const Matters& b) {
  return static_cast<size_t>(std::count_if(a.begin(), a.end(), [&](Matter what) {
    return what.kind() != MatterKind::kState && std::binary_search(b.begin(), b.end(), what);
  }));
}

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

std::vector<std::vector<int32_t>> days_quoted(Articles articles, const EntityLinks& links) {
  std::vector<std::vector<int32_t>> days(links.entities.size());
  for (uint32_t ix = 0; ix < articles.size(); ++ix) {
    if (!articles[ix]->published) continue;
    const int32_t day = days_from_civil(articles[ix]->published->day());
    std::vector<uint32_t> speakers;
    for (const QuoteMention& quote : articles[ix]->quotes)
      if (quote.speaker_mention != kNone)
        speakers.push_back(links.entity_of[ix][quote.speaker_mention]);
    keep_sorted_once(speakers);
    for (const uint32_t speaker : speakers)
      if (speaker != kNone) days[speaker].push_back(day);
  }
  return days;
}

}  // namespace

OutlookJudge::OutlookJudge(Articles articles, const std::vector<Sourced<Event>>& events,
                           const std::vector<Dispute>& disputes, const MatterReader& reader,
                           const MatterWeights& weights, const EntityLinks& links,
                           const States& states)
    : articles_(articles),
      events_(events),
      disputes_(disputes),
      reader_(reader),
      weights_(weights),
      links_(links),
      states_(states),
      quoted_(days_quoted(articles, links)) {
  std::map<ArticleId, uint32_t> ix_of;
  for (uint32_t ix = 0; ix < articles.size(); ++ix) {
    ix_of.emplace(articles[ix]->id, ix);
    if (articles[ix]->published) read_undone(*articles[ix], ix);
  }
  for (uint32_t event_ix = 0; event_ix < events.size(); ++event_ix) {
    const Event& event = events[event_ix].value;
    if (!event.when || event.part == StoryPart::kBackground) continue;
    const SourceRef& source = events[event_ix].sources.front();
    const auto found = ix_of.find(source.article);
    if (found == ix_of.end()) continue;
    const Article& article = *articles[found->second];
    const Sentence& sentence = article.sentences[source.sentence];
    Deed deed;
    deed.event_ix = event_ix;
    deed.day = days_from_civil(event.when->last);
    deed.told_day = article.published ? days_from_civil(article.published->day()) : deed.day;
    deed.matters = reader.read(found->second, sentence.begin_token, sentence.end_token);
    read_events(article, found->second, source.sentence, deed);
    const auto deed_ix = static_cast<uint32_t>(deeds_.size());
    for (const Act& act : deed.acts) deeds_of_.emplace_back(act.action, deed_ix);
    for (const Matter what : deed.attended) deeds_of_.emplace_back(what, deed_ix);
    if (!deed.dead.empty()) killings_.push_back(deed_ix);
    if (deed.calls_off) callings_off_.push_back(deed_ix);
    deeds_.push_back(std::move(deed));
  }
  std::sort(deeds_of_.begin(), deeds_of_.end());
}

// What is done or not done, with each of those who would do it; ascending.
std::vector<OutlookJudge::Act> OutlookJudge::acts_of(uint32_t article_ix,
                                                     const EventMention& event) const {
  std::vector<Act> acts;
  auto action = reader_.action_at(article_ix, event.token);
  if (!action) return acts;
  // Of "fired missiles" the verb alone would be the end of a job.
  if (event.type == EventType::kAssault && *action != kKillingMatter)
    action = action_matter(kAttack);
  if (event.actors.empty()) acts.push_back({*action, kNobody});
  for (const uint32_t actor : event.actors) {
    if (const auto who = reader_.of_mention(article_ix, actor)) acts.push_back({*action, *who});
    const uint32_t entity = links_.entity_of[article_ix][actor];
    if (entity == kNone) continue;
    if (const auto state = states_.of(entity)) acts.push_back({*action, *state});
  }
  std::sort(acts.begin(), acts.end());
  return acts;
}

void OutlookJudge::read_events(const Article& article, uint32_t article_ix, uint32_t sentence,
                               Deed& deed) const {
  const uint32_t begin_token = article.sentences[sentence].begin_token;
  const auto first =
      std::lower_bound(article.events.begin(), article.events.end(), begin_token,
                       [](const EventMention& event, uint32_t at) { return event.token < at; });
  for (auto event = first; event != article.events.end() && event->sentence == sentence; ++event) {
    if (event->modality != Modality::kHappened || event->negated ||
        is_supposed(article, begin_token, event->token) || is_only_said(article, event->token) ||
        is_infinitive(article, event->token))
      continue;
    if (calling_off().contains(article.tokens.lemma[event->token])) deed.calls_off = true;
    const std::vector<Act> acts = acts_of(article_ix, *event);
    if (acts.empty()) continue;
    if (acts.front().action == kKillingMatter)
      for (const uint32_t target : event->targets)
        deed.dead.push_back(links_.entity_of[article_ix][target]);
    deed.acts.insert(deed.acts.end(), acts.begin(), acts.end());
  }
  for (const uint32_t noun : nouns_attended(article, article.sentences[sentence]))
    if (const auto what = reader_.action_at(article_ix, noun)) deed.attended.push_back(*what);
  keep_sorted_once(deed.acts);
}

void OutlookJudge::read_undone(const Article& article, uint32_t article_ix) {
  const auto add = [&](uint32_t number, std::vector<Act> acts, bool is_passed_deadline) {
    const Sentence& sentence = article.sentences[number];
    Undone undone;
    undone.deed.day = undone.deed.told_day = days_from_civil(article.published->day());
    undone.deed.matters = reader_.read(article_ix, sentence.begin_token, sentence.end_token);
    undone.deed.acts = std::move(acts);
    undone.is_passed_deadline = is_passed_deadline;
    undone.source = sentence_source(article, number);
    undone_.push_back(std::move(undone));
  };
  for (const EventMention& event : article.events)
    if (is_undone(article, event) &&
        !is_supposed(article, article.sentences[event.sentence].begin_token, event.token))
      if (auto acts = acts_of(article_ix, event); !acts.empty())
        add(event.sentence, std::move(acts), false);
  for (uint32_t number = 0; number < article.sentences.size(); ++number)
    if (tells_passed_deadline(article, article.sentences[number])) add(number, {}, true);
}

std::vector<uint32_t> OutlookJudge::deciding(const OutlookItem& item) const {
  std::vector<uint32_t> all = killings_;
  all.insert(all.end(), callings_off_.begin(), callings_off_.end());
  std::vector<std::optional<Matter>> actions{item.action, opposite_of(item.action)};
  if (item.action == action_matter(kRetaliation)) actions.push_back(action_matter(kAttack));
  for (const auto& action : actions) {
    if (!action) continue;
    for (auto row =
             std::lower_bound(deeds_of_.begin(), deeds_of_.end(), std::pair(*action, uint32_t{0}));
         row != deeds_of_.end() && row->first == *action; ++row)
      all.push_back(row->second);
  }
  keep_sorted_once(all);
  return all;
}

bool OutlookJudge::has_done(const Deed& deed, Matter action, const OutlookItem& item) const {
  const auto has = [&](std::optional<Matter> actor) {
    return actor && std::binary_search(deed.acts.begin(), deed.acts.end(), Act{action, *actor});
  };
  if (item.is_asked) return has(item.against);
  if (item.who) return has(item.who) || has(item.state);
  return std::any_of(deed.acts.begin(), deed.acts.end(),
                     [&](const Act& act) { return act.action == action; });
}

// "Norway cancelled the talks": what was planned is named, and no longer to be.
bool OutlookJudge::is_called_off(const Deed& deed, const OutlookItem& item) const {
  if (!deed.calls_off || !item.action || !is_in_time(deed, item) ||
      !std::binary_search(deed.matters.begin(), deed.matters.end(), *item.action))
    return false;
  const int64_t shared = weights_.sum_of_shared(item.matters, deed.matters);
  return shared > 0 && shared * 1000 >= weights_.sum(item.matters) * kSharedNeeded;
}

// An attack that is told as an answer is the revenge that was vowed.
bool OutlookJudge::is_revenge(const Deed& deed, const OutlookItem& item) const {
  if (!item.who || item.action != action_matter(kRetaliation)) return false;
  const auto speaks_of = [&](uint32_t group) {
    return std::binary_search(deed.matters.begin(), deed.matters.end(), action_matter(group));
  };
  return has_done(deed, action_matter(kAttack), item) &&
         (speaks_of(kRetaliation) || speaks_of(kResponse));
}

// "will meet on Monday" is not the meeting of next month.
bool OutlookJudge::is_in_time(const Deed& deed, const OutlookItem& item) const {
  if (item.due) return deed.day <= days_from_civil(item.due->last) + kDaysAfterDue;
  return deed.day <= item.last_said_day + kDaysToComeTrue;
}

bool OutlookJudge::is_about(const Deed& deed, Matter action, const OutlookItem& item) const {
  return is_in_time(deed, item) && matches(deed, action, item);
}

bool OutlookJudge::matches(const Deed& deed, Matter action, const OutlookItem& item) const {
  if (!has_done(deed, action, item)) return false;
  if (item.against && !std::binary_search(deed.matters.begin(), deed.matters.end(), *item.against))
    return false;
  // Who, what and when are enough: the House votes on one thing a day.
  if (item.who && item.due && deed.day >= days_from_civil(item.due->first) &&
      deed.day <= days_from_civil(item.due->last))
    return true;
  // Revenge for what, everybody knows.
  const bool is_group = action.kind() == MatterKind::kAction;
  if (item.who && is_group && action.value() == kRetaliation) return true;
  if (!item.who && count_shared_beside_states(item.matters, deed.matters) < kSharedByNobody)
    return false;
  const int64_t whole = weights_.sum(item.matters);
  const int64_t shared = weights_.sum_of_shared(item.matters, deed.matters);
  // "Will be buried in Kerman on Tuesday": the day stands for who does it.
  const bool is_known = item.who || item.due;
  const int64_t needed = is_known && is_group ? kSharedOfDeed : kSharedNeeded;
  return shared > 0 && shared * 1000 >= whole * needed;
}

// Only by its day and something else that both name: "the ceremony in Tehran".
bool OutlookJudge::takes_place(const Deed& deed, const OutlookItem& item) const {
  if (!item.due || !item.action || item.who || item.is_asked) return false;
  const auto& attended = deed.attended;
  return std::find(attended.begin(), attended.end(), *item.action) != attended.end() &&
         deed.day >= days_from_civil(item.due->first) &&
         deed.day <= days_from_civil(item.due->last) &&
         count_shared(item.matters, deed.matters) > 0;
}

// Who is quoted later on lives: "killed by forces loyal to Gaddafi" names him beside the dead.
bool OutlookJudge::is_death_of(const Deed& deed, const OutlookItem& item) const {
  if (item.who_entity == kNone || !item.who_is_named ||
      links_.entities[item.who_entity].kind != EntityKind::kPerson ||
      std::find(deed.dead.begin(), deed.dead.end(), item.who_entity) == deed.dead.end())
    return false;
  const auto& days = quoted_[item.who_entity];
  const auto later = std::upper_bound(days.begin(), days.end(), deed.told_day + kDaysAfterDeath);
  return days.end() - later < kQuotedAlive;
}

// What somebody answered who denies it, where the outlook's sentence is what is denied.
const SourceRef* OutlookJudge::denial_of(const OutlookItem& item) const {
  const OutlookMention& mention = mention_of(item, articles_);
  if (mention.action == kNone) return nullptr;
  const std::string_view what =
      articles_[item.mentions[item.surest].article_ix]->word_at(mention.action);
  for (const Dispute& dispute : disputes_) {
    // The question is cut from what is denied: the sentence may say more than that.
    if (dispute.kind != DisputeKind::kDenial || dispute.question.find(what) == std::string::npos)
      continue;
    for (const SourceRef& source : dispute.sides.front().sources)
      if (source.article == item.first.article && source.sentence == item.first.sentence)
        return &dispute.sides[1].sources.front();
  }
  return nullptr;
}

// Only what is told once the day has come: before it, the thing may still be done.
const SourceRef* OutlookJudge::lapse_of(const OutlookItem& item, CivilDate today) const {
  if (!item.due || item.is_negated || !item.action) return nullptr;
  const int32_t last = days_from_civil(item.due->last);
  for (const Undone& undone : undone_) {
    const int32_t told = undone.deed.told_day;
    if (told < last || told > last + kDaysToTellLapse || told <= item.said_day ||
        told > days_from_civil(today))
      continue;
    if (!undone.is_passed_deadline) {
      if (matches(undone.deed, *item.action, item)) return &undone.source;
      continue;
    }
    const auto speaks_of = [&](const std::optional<Matter>& what) {
      return what &&
             std::binary_search(undone.deed.matters.begin(), undone.deed.matters.end(), *what);
    };
    const bool is_its_own = speaks_of(item.who) || speaks_of(item.state) || speaks_of(item.against);
    const int64_t shared = weights_.sum_of_shared(item.matters, undone.deed.matters);
    if (is_its_own && shared * 1000 >= weights_.sum(item.matters) * kSharedOfDeed &&
        (shared > 0 || speaks_of(item.action)))
      return &undone.source;
  }
  return nullptr;
}

OutlookFate OutlookJudge::judge(const OutlookItem& item, CivilDate today) const {
  if (item.is_given_up) return {OutlookStatus::kWithdrawn, {item.first}};
  for (const uint32_t deed_ix : deciding(item)) {
    const Deed& deed = deeds_[deed_ix];
    if (deed.day < item.said_day || deed.told_day < item.said_day) continue;
    const auto evidence = [&] { return events_[deed.event_ix].sources.items(); };
    if (is_death_of(deed, item)) return {OutlookStatus::kOvertaken, evidence()};
    if (deed.day > days_from_civil(today) || deed.told_day <= item.said_day) continue;
    const auto opposite = opposite_of(item.action);
    if (opposite && item.who && !item.is_asked && is_about(deed, *opposite, item))
      return {OutlookStatus::kWithdrawn, evidence()};
    const bool is_done = item.action && is_about(deed, *item.action, item);
    if (!item.is_negated && (is_done || is_revenge(deed, item) || takes_place(deed, item)))
      return {OutlookStatus::kCameTrue, evidence()};
    if (is_called_off(deed, item)) return {OutlookStatus::kWithdrawn, evidence()};
  }
  if (const SourceRef* lapse = lapse_of(item, today)) return {OutlookStatus::kLapsed, {*lapse}};
  if (const SourceRef* denial = denial_of(item)) return {OutlookStatus::kDisputed, {*denial}};
  if (!item.due) return {};
  const bool is_limit = item.due->qualifier == Qualifier::kBefore;
  const CivilDate begins = is_limit ? item.due->last : item.due->first;
  return {today >= begins ? OutlookStatus::kDue : OutlookStatus::kOpen, {}};
}

}  // namespace dateline
