#include "assemble/outlook_status.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "lexicon/word_set.h"

namespace dateline {
namespace {

// The share of an outlook's matter that the event must have, in thousandths.
constexpr int64_t kSharedNeeded = 500;
// Enough where the same state or person does something of the same group of actions.
constexpr int64_t kSharedOfDeed = 250;
// Groups of data/actions.tsv.
constexpr uint32_t kRetaliation = 1, kKilling = 3;
constexpr Matter kKillingMatter{static_cast<uint64_t>(MatterKind::kAction) << 32 | kKilling};

const WordSet& calling_off() {
  static const WordSet words{"cancel", "postpone", "abandon", "drop",    "scrap",  "shelve",
                             "delay",  "rescind",  "revoke",  "retract", "disown", "suspend"};
  return words;
}

// The actions that a sentence tells as done, not as planned, denied or merely said.
Matters happened(const MatterReader& reader, const Article& article, uint32_t article_ix,
                 uint32_t sentence) {
  Matters actions;
  const auto first = std::lower_bound(
      article.events.begin(), article.events.end(), article.sentences[sentence].begin_token,
      [](const EventMention& event, uint32_t at) { return event.token < at; });
  for (auto event = first; event != article.events.end() && event->sentence == sentence; ++event)
    if (event->modality == Modality::kHappened && !event->negated)
      for (const Matter what : reader.read(article_ix, event->token, event->token + 1))
        actions.push_back(what);
  std::sort(actions.begin(), actions.end());
  return actions;
}

}  // namespace

OutlookJudge::OutlookJudge(Articles articles, const std::vector<Sourced<Event>>& events,
                           const std::vector<Dispute>& disputes, const MatterReader& reader,
                           const MatterWeights& weights, const EntityLinks& links)
    : events_(events), disputes_(disputes), weights_(weights), links_(links) {
  std::map<ArticleId, uint32_t> ix_of;
  for (uint32_t ix = 0; ix < articles.size(); ++ix) ix_of.emplace(articles[ix]->id, ix);
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
    deed.actions = happened(reader, article, found->second, source.sentence);
    for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token)
      if (article.tokens.upos[token] == Upos::kVerb &&
          calling_off().contains(article.tokens.lemma[token]))
        deed.calls_off = true;
    const auto deed_ix = static_cast<uint32_t>(deeds_.size());
    for (const Matter action : deed.actions) deeds_of_.emplace_back(action, deed_ix);
    if (std::binary_search(deed.matters.begin(), deed.matters.end(), kKillingMatter))
      killings_.push_back(deed_ix);
    deeds_.push_back(std::move(deed));
  }
  std::sort(deeds_of_.begin(), deeds_of_.end());
}

std::vector<uint32_t> OutlookJudge::deciding(const OutlookItem& item) const {
  std::vector<uint32_t> of_action, all;
  if (item.action)
    for (auto row = std::lower_bound(deeds_of_.begin(), deeds_of_.end(),
                                     std::pair(*item.action, uint32_t{0}));
         row != deeds_of_.end() && row->first == *item.action; ++row)
      of_action.push_back(row->second);
  std::set_union(of_action.begin(), of_action.end(), killings_.begin(), killings_.end(),
                 std::back_inserter(all));
  return all;
}

bool OutlookJudge::is_about(const Deed& deed, const OutlookItem& item) const {
  const auto has = [&](Matter what) {
    return std::binary_search(deed.matters.begin(), deed.matters.end(), what);
  };
  if (!item.action || !std::binary_search(deed.actions.begin(), deed.actions.end(), *item.action))
    return false;
  if (item.who && !has(*item.who) && !(item.state && has(*item.state))) return false;
  // Who, what and when are enough: the House votes on one thing a day.
  if (item.who && item.due && deed.day >= days_from_civil(item.due->first) &&
      deed.day <= days_from_civil(item.due->last))
    return true;
  // Revenge for what, everybody knows.
  const bool is_group = item.action->kind() == MatterKind::kAction;
  if (item.who && is_group && item.action->value() == kRetaliation) return true;
  const int64_t whole = weights_.sum(item.matters);
  const int64_t shared = weights_.sum_of_shared(item.matters, deed.matters);
  const int64_t needed = item.who && is_group ? kSharedOfDeed : kSharedNeeded;
  return shared > 0 && shared * 1000 >= whole * needed;
}

bool OutlookJudge::is_death_of(const Deed& deed, const OutlookItem& item) const {
  if (item.who_entity == kNone || !item.who_is_named ||
      links_.entities[item.who_entity].kind != EntityKind::kPerson)
    return false;
  const Event& event = events_[deed.event_ix].value;
  const auto& dead = event.targets;
  return std::binary_search(deed.matters.begin(), deed.matters.end(), kKillingMatter) &&
         std::find(dead.begin(), dead.end(), links_.entities[item.who_entity].id) != dead.end();
}

// What somebody said against it, where the outlook's sentence is one side of a dispute.
const SourceRef* OutlookJudge::denial_of(const OutlookItem& item) const {
  for (const Dispute& dispute : disputes_) {
    if (dispute.kind != DisputeKind::kDenial && dispute.kind != DisputeKind::kConflict) continue;
    for (const auto& side : dispute.sides)
      for (const SourceRef& source : side.sources)
        if (source.article == item.first.article && source.sentence == item.first.sentence)
          return &(&side == &dispute.sides.front() ? dispute.sides[1] : dispute.sides[0])
                      .sources.front();
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
    if (deed.day > days_from_civil(today) || !is_about(deed, item)) continue;
    if (deed.calls_off) return {OutlookStatus::kWithdrawn, evidence()};
    if (deed.told_day > item.said_day) return {OutlookStatus::kCameTrue, evidence()};
  }
  if (const SourceRef* denial = denial_of(item)) return {OutlookStatus::kDisputed, {*denial}};
  if (!item.due) return {};
  const bool is_limit = item.due->qualifier == Qualifier::kBefore;
  const CivilDate begins = is_limit ? item.due->last : item.due->first;
  return {today >= begins ? OutlookStatus::kDue : OutlookStatus::kOpen, {}};
}

}  // namespace dateline
