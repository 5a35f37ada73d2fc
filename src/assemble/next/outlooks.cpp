// Outlooks over all articles: mentions of one threat, pledge, demand or plan become one item, and
// what became of it is looked up among the events. Which items are told, and in what order, is in
// told_outlooks.cpp.
#include <algorithm>
#include <map>
#include <memory>

#include "assemble/article_facts.h"
#include "assemble/assemble.h"
#include "assemble/lines/lines.h"
#include "assemble/next/outlook_status.h"
#include "assemble/next/read_outlooks.h"
#include "assemble/next/told_outlooks.h"
#include "assemble/who/states.h"
#include "base/hash.h"
#include "base/parts.h"
#include "lexicon/word_set.h"
#include "text/characters.h"

namespace dateline {
namespace {

// Outlooks of a large story are judged side by side, so many together.
constexpr size_t kJudgedAtOnce = 64;

// A threat that nobody has repeated for so long is another one when it comes back.
constexpr int32_t kDaysOfItem = 60;
// The share of the shorter mention's matter that both must have, in thousandths.
constexpr int64_t kSharedNeeded = 500;
// Enough where the same speaker speaks of the same group of actions.
constexpr int64_t kSharedOfDeed = 250;
constexpr int32_t kDaysOfMonth = 31;
// Groups of data/actions.tsv below this number are so telling that who and what are enough:
// revenge.
constexpr uint32_t kRetaliation = 1;

struct Candidate {
  OutlookItem::Mention place;
  const OutlookMention* mention = nullptr;
  std::shared_ptr<const ReadOutlook> read;
  uint32_t who_entity = kNone, asked_entity = kNone;
};

// A line that names who it is comes before one that is more sure otherwise.
bool is_surer(const OutlookMention& one, const OutlookMention& other) {
  return std::pair(one.who != kNone, one.confidence) >
         std::pair(other.who != kNone, other.confidence);
}

// "on Thursday" tells more than "this week".
bool is_within(const When& inner, const When& outer) {
  return inner.first >= outer.first && inner.last <= outer.last;
}

class Tracker {
 public:
  Tracker(Articles articles, const Copies& copies, const EntityLinks& links)
      : articles_(articles), copies_(copies), links_(links) {}

  std::vector<Candidate> collect(const States& states, const Lexicon& lexicon, int threads) const {
    const auto read_by = facts_of_all<OutlooksOfArticle>(threads, articles_.size(), [&] {
      return [&, reader = OutlookReader(articles_, links_, states, lexicon)](uint32_t ix) {
        return read_outlooks(reader, ix);
      };
    });
    std::vector<Candidate> candidates;
    for (uint32_t ix = 0; ix < articles_.size(); ++ix) {
      const Article& article = *articles_[ix];
      const auto& read = read_by[ix];
      if (read == nullptr) continue;
      for (uint32_t number = 0; number < article.outlooks.size(); ++number) {
        const OutlookMention& mention = article.outlooks[number];
        const auto entity_of = [&](uint32_t mention_ix) {
          return mention_ix == kNone ? kNone : links_.entity_of[ix][mention_ix];
        };
        candidates.push_back({{ix, number},
                              &mention,
                              {read, &read->all[number]},
                              entity_of(mention.who),
                              entity_of(read->all[number].asked)});
      }
    }
    return candidates;
  }

  std::vector<OutlookItem> merge(const std::vector<Candidate>& candidates,
                                 const MatterWeights& weights) const {
    std::vector<OutlookItem> items;
    std::vector<const Candidate*> firsts;
    std::map<Matter, std::vector<uint32_t>> items_of;  // what would be done -> items
    std::vector<uint32_t> alone;                       // those that do not tell what would be done
    std::map<std::pair<Matter, CivilDate>, std::vector<uint32_t>> items_due;  // whose, until when
    for (const Candidate& candidate : candidates) {
      const auto& action = candidate.read->action;
      auto& of_action = action ? items_of[*action] : alone;
      auto known = std::find_if(of_action.begin(), of_action.end(), [&](uint32_t ix) {
        return is_same(items[ix], *firsts[ix], candidate, weights);
      });
      const bool is_his = candidate.read->who && candidate.mention->has_due;
      auto& due = is_his ? items_due[{*candidate.read->who, candidate.mention->due.last}] : alone;
      auto& of_known = known == of_action.end() ? due : of_action;
      if (known == of_action.end())
        known = std::find_if(due.begin(), due.end(), [&](uint32_t ix) {
          return is_same_appointment(*firsts[ix], candidate, weights);
        });
      if (known == of_known.end()) {
        if (action) of_action.push_back(static_cast<uint32_t>(items.size()));
        if (is_his) due.push_back(static_cast<uint32_t>(items.size()));
        items.push_back(item_of(candidate));
        items.back().whole = weights.sum(items.back().matters);
        firsts.push_back(&candidate);
        continue;
      }
      OutlookItem& item = items[*known];
      if (is_surer(*candidate.mention, mention_of(item, articles_)))
        item.surest = item.mentions.size();
      item.mentions.push_back(candidate.place);
      const ReadOutlook& read = *candidate.read;
      item.tellings.push_back(read.own);
      item.last_said_day = read.day;
      item.acts.insert(item.acts.end(), read.acts.begin(), read.acts.end());
      keep_sorted_once(item.acts);
      if (candidate.mention->has_due && (!item.due || is_within(candidate.mention->due, *item.due)))
        item.due = candidate.mention->due;
    }
    return items;
  }

 private:
  // nullptr for a copy, and where the article is undated.
  std::shared_ptr<const OutlooksOfArticle> read_outlooks(const OutlookReader& reader,
                                                         uint32_t ix) const {
    const Article& article = *articles_[ix];
    if (copies_.source[ix] != ix || !article.published) return nullptr;
    return fact_of<OutlooksOfArticle>(article, reader.meaning_of(ix), [&] {
      OutlooksOfArticle outlooks;
      for (const OutlookMention& mention : article.outlooks)
        outlooks.all.push_back(reader.read(ix, mention));
      return outlooks;
    });
  }

  OutlookItem item_of(const Candidate& candidate) const;
  // REQUIRES: the same would be done.
  bool is_same(const OutlookItem& item, const Candidate& first, const Candidate& candidate,
               const MatterWeights& weights) const;

  // "The party meets in December to choose its leader", "the party will choose its leader in
  // December": of one day, or month, and one thing. REQUIRES: whose it is is the same.
  static bool is_same_appointment(const Candidate& first, const Candidate& candidate,
                                  const MatterWeights& weights);

  Articles articles_;
  const Copies& copies_;
  const EntityLinks& links_;
};

bool Tracker::is_same_appointment(const Candidate& first, const Candidate& candidate,
                                  const MatterWeights& weights) {
  const When &one = first.mention->due, &other = candidate.mention->due;
  if (one.first != other.first || one.last != other.last ||
      days_between(one.first, one.last) > kDaysOfMonth ||
      family(first.mention->kind) != family(candidate.mention->kind) ||
      first.read->is_negated != candidate.read->is_negated)
    return false;
  const auto is_thing = [](Matter what) { return !what.is_name(); };
  const Matters &a = first.read->own, &b = candidate.read->own;
  const bool is_of_one_thing = std::any_of(a.begin(), a.end(), [&](Matter what) {
    return is_thing(what) && std::binary_search(b.begin(), b.end(), what);
  });
  return is_of_one_thing && weights.sum_of_shared(a, b) * 1000 >=
                                std::min(weights.sum(a), weights.sum(b)) * kSharedNeeded;
}

OutlookItem Tracker::item_of(const Candidate& candidate) const {
  const ReadOutlook& read = *candidate.read;
  OutlookItem item;
  item.mentions.push_back(candidate.place);
  item.who = read.who;
  item.who_entity = candidate.who_entity;
  item.asked_entity = candidate.asked_entity;
  item.action = read.action;
  item.acts = read.acts;
  item.named = read.named;
  item.sentence = read.sentence;
  item.lead = read.lead;
  item.by_anybody = read.by_anybody;
  item.by_crowd = read.by_crowd;
  item.against = read.against;
  item.undergoer = read.undergoer;
  item.is_asked = family(candidate.mention->kind) == kDemands;
  item.is_negated = read.is_negated;
  item.matters = read.matters;
  item.tellings = {read.own};
  item.said_day = item.last_said_day = read.day;
  if (candidate.mention->has_due) item.due = candidate.mention->due;
  item.is_given_up = candidate.mention->is_given_up;
  item.state = read.state;
  item.who_is_named = read.who_is_named;
  item.first = sentence_source(*articles_[candidate.place.article_ix], candidate.mention->sentence);
  return item;
}

bool Tracker::is_same(const OutlookItem& item, const Candidate& first, const Candidate& candidate,
                      const MatterWeights& weights) const {
  const ReadOutlook& read = *candidate.read;
  if (read.day - item.last_said_day > kDaysOfItem) return false;
  const bool is_revenge = item.action->kind() == MatterKind::kAction &&
                          static_cast<uint32_t>(item.action->key) == kRetaliation;
  const bool same_state = item.state && item.state == read.state;
  if (is_revenge && same_state) return true;
  if (item.who != read.who && item.who && read.who) return false;
  if (is_revenge) return true;
  if (family(first.mention->kind) != family(candidate.mention->kind)) return false;
  const bool is_one_limit = item.who && item.due && candidate.mention->has_due &&
                            *item.due == candidate.mention->due &&
                            item.due->qualifier == Qualifier::kBefore;
  if (is_one_limit) return true;
  if (first.mention->has_due && candidate.mention->has_due &&
      !first.mention->due.overlaps(candidate.mention->due))
    return false;
  const Matters& own = first.read->own;
  const int64_t shared = weights.sum_of_shared(own, read.own);
  const int64_t shorter = std::min(weights.sum(own), weights.sum(read.own));
  const bool is_group = item.action->kind() == MatterKind::kAction;
  // "A vigil is due in the town on Monday", "will be held ... on Monday"
  const bool is_one_day = item.due && item.due->is_day() && candidate.mention->has_due &&
                          *item.due == candidate.mention->due;
  // "Demanded a recount", said she, and observers, whom no name tells, "called for" theirs.
  const bool is_his = item.who && item.who == read.who;
  const int64_t needed = is_one_day || (is_his && is_group) ? kSharedOfDeed : kSharedNeeded;
  return shared * 1000 >= shorter * needed && (shared > 0 || is_his);
}

// "I don't see that happening" says nothing without what stands before it.
struct LineOfOutlook {
  std::string text;
};
size_t bytes_of(const LineOfOutlook& line) { return line.text.size(); }

// "is", but not as a part of "dismissals".
bool has_word(std::string_view text, std::string_view word) {
  const auto is_letter = [&](size_t at) {
    return at < text.size() && (is_ascii_letter(text[at]) || (text[at] & 0x80) != 0);
  };
  for (size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1))
    if ((at == 0 || !is_letter(at - 1)) && !is_letter(at + word.size())) return true;
  return false;
}

LineOfOutlook line_of(const Article& article, const OutlookMention& mention) {
  if (mention.lead_in != kNone && mention.lead_in + 1 == mention.sentence &&
      article.doer_of(mention.sentence) == nullptr)
    return {cut_line(article, mention.lead_in) + " " + line_behind(article, mention.sentence)};
  // What is to come may stand in the very clause that a line would leave out.
  std::string line = cut_line(article, mention.sentence);
  if (!has_word(line, article.word_at(mention.token)) ||
      (mention.action != kNone && !has_word(line, article.word_at(mention.action))))
    line = whole_line(article, mention.sentence);
  const bool stands_alone = mention.lead_in == kNone || mention.lead_in == mention.sentence;
  return {stands_alone ? line : cut_line(article, mention.lead_in) + " " + line};
}

Sourced<Outlook> write(const OutlookItem& item, const OutlookFate& fate, Articles articles,
                       const EntityLinks& links) {
  std::vector<SourceRef> sources;
  const auto add = [&](const OutlookItem::Mention& place) {
    const Article& article = *articles[place.article_ix];
    const OutlookMention& outlook = article.outlooks[place.outlook_ix];
    for (const uint32_t sentence : {outlook.sentence, outlook.lead_in}) {
      if (sentence == kNone) continue;
      SourceRef source = sentence_source(article, sentence);
      if (std::find(sources.begin(), sources.end(), source) == sources.end())
        sources.push_back(std::move(source));
    }
  };
  const auto& surest = item.mentions[item.surest];
  add(surest);  // the first source is the one that is shown
  for (const auto& place : item.mentions) add(place);
  const OutlookMention& mention = mention_of(item, articles);
  const Article& first = *articles[item.mentions.front().article_ix];
  Outlook outlook;
  outlook.id = OutlookId::of(
      hash_combine(first.id.hash.low, first.outlooks[item.mentions.front().outlook_ix].span.begin));
  outlook.kind = mention.kind;
  outlook.who = links.id_of(surest.article_ix, mention.who);
  outlook.against = links.id_of(surest.article_ix, mention.against);
  const Article& shown = *articles[surest.article_ix];
  outlook.text = fact_at<LineOfOutlook>(shown, surest.outlook_ix, 0, [&] {
                   return line_of(shown, mention);
                 })->text;
  outlook.due = item.due;
  outlook.said = when_day(first.published->day(), Basis::kPublished);
  outlook.status = fate.status;
  outlook.closed_by = fate.evidence;
  return {std::move(outlook), NonEmpty<SourceRef>(std::move(sources))};
}

// Of a thing that hardly any other outlook speaks of nobody need ask which.
void mark_only_ones(std::vector<OutlookItem>& items) {
  constexpr int kFew = 3;
  std::map<Matter, int> items_with;
  for (const OutlookItem& item : items)
    for (const Matter act : item.acts) ++items_with[act];
  for (OutlookItem& item : items)
    item.is_only_one =
        !item.acts.empty() && std::all_of(item.acts.begin(), item.acts.end(),
                                          [&](Matter act) { return items_with[act] <= kFew; });
}

// The days on which the original articles were published, in days since 1970, ascending.
std::vector<int32_t> days_of(Articles articles, const Copies& copies) {
  std::vector<int32_t> days;
  for (uint32_t ix = 0; ix < articles.size(); ++ix)
    if (copies.source[ix] == ix && articles[ix]->published)
      days.push_back(days_from_civil(articles[ix]->published->day()));
  std::sort(days.begin(), days.end());
  return days;
}

}  // namespace

std::vector<Sourced<Outlook>> track_outlooks(Articles articles, const Copies& copies,
                                             const EntityLinks& links,
                                             const std::vector<Sourced<Event>>& events,
                                             const std::vector<Dispute>& disputes, Instant now,
                                             const Lexicon& lexicon, int threads) {
  const States states(links, lexicon);
  const Tracker tracker(articles, copies, links);
  const auto candidates = tracker.collect(states, lexicon, threads);
  std::vector<const Matters*> stretches;
  stretches.reserve(candidates.size());
  for (const Candidate& candidate : candidates) stretches.push_back(&candidate.read->matters);
  const MatterWeights weights(stretches);
  std::vector<OutlookItem> items = tracker.merge(candidates, weights);
  mark_only_ones(items);
  const OutlookJudge judge(articles, events, disputes, items, weights, links, states, lexicon,
                           threads);
  std::vector<ToldOutlook> told;
  const Prominence prominence(articles, copies, links);
  const std::vector<int32_t> days = days_of(articles, copies);
  const auto articles_since = [&](int32_t day) {
    return static_cast<int32_t>(days.end() - std::upper_bound(days.begin(), days.end(), day));
  };
  std::vector<std::pair<const OutlookItem*, int32_t>> worth_telling;
  for (const OutlookItem& item : items)
    if (const int32_t worth = worth_of(item, articles, prominence); worth >= kLeastWorth)
      worth_telling.emplace_back(&item, worth);
  const auto tell_part = [&](size_t part) {
    const size_t begin = part * kJudgedAtOnce;
    std::vector<ToldOutlook> of_part;
    for (size_t i = begin; i < std::min(begin + kJudgedAtOnce, worth_telling.size()); ++i) {
      const auto& [item, worth] = worth_telling[i];
      of_part.push_back({write(*item, judge.judge(*item, now.day()), articles, links), worth,
                         item->last_said_day, articles_since(item->last_said_day),
                         names_actor(*item, articles, prominence)});
    }
    return of_part;
  };
  for (std::vector<ToldOutlook>& part : work_on_parts(
           threads, (worth_telling.size() + kJudgedAtOnce - 1) / kJudgedAtOnce, tell_part))
    std::move(part.begin(), part.end(), std::back_inserter(told));
  // An archive that is read years later ends as it did: what was to come then stands first.
  const CivilDate today = now.day();
  return in_order(std::move(told),
                  days.empty() ? today : std::min(today, civil_from_days(days.back())));
}

}  // namespace dateline
