// Outlooks over all articles: mentions of one threat, pledge, demand or plan become one item, and
// what became of it is looked up among the events. Which items are told, and in what order, is in
// told_outlooks.cpp.
#include <algorithm>
#include <map>
#include <memory>

#include "assemble/article_facts.h"
#include "assemble/assemble.h"
#include "assemble/happened/lines.h"
#include "assemble/next/outlook_status.h"
#include "assemble/next/told_outlooks.h"
#include "assemble/who/states.h"
#include "base/hash.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// A threat that nobody has repeated for so long is another one when it comes back.
constexpr int32_t kDaysOfItem = 60;
// The share of the shorter mention's matter that both must have, in thousandths.
constexpr int64_t kSharedNeeded = 500;
// Enough where the same speaker speaks of the same group of actions.
constexpr int64_t kSharedOfDeed = 250;
// Groups of data/actions.tsv below this number are so telling that who and what are enough:
// revenge.
constexpr uint32_t kRetaliation = 1;

// What one mention says, in the terms in which it is compared.
struct ReadOutlook {
  std::optional<Matter> who, action, against;
  std::optional<Matter> state;
  bool who_is_named = false, is_negated = false, by_anybody = false;
  Matters matters, acts, named, sentence, lead;
  Matters own;  // as matters, without a sentence before that only says who "it" is
  int32_t day = 0;
};
struct OutlooksOfArticle {
  std::vector<ReadOutlook> all;  // by index in Article::outlooks
};
size_t bytes_of(const OutlooksOfArticle& article) {
  size_t bytes = column_bytes(article.all);
  for (const ReadOutlook& read : article.all)
    bytes += column_bytes(read.matters) + column_bytes(read.acts) + column_bytes(read.named) +
             column_bytes(read.sentence) + column_bytes(read.lead) + column_bytes(read.own);
  return bytes;
}

struct Candidate {
  OutlookItem::Mention place;
  const OutlookMention* mention = nullptr;
  std::shared_ptr<const ReadOutlook> read;
  uint32_t who_entity = kNone;
};

// Threats, warnings and pledges are often told as one another: "vowed revenge", "warned of
// revenge".
enum Family { kThreats, kPromises, kDemands };
Family family(OutlookKind kind) {
  switch (kind) {
    case OutlookKind::kThreat:
    case OutlookKind::kWarning:
      return kThreats;
    case OutlookKind::kPledge:
    case OutlookKind::kPlan:
    case OutlookKind::kPrediction:
      return kPromises;
    case OutlookKind::kDemand:
    case OutlookKind::kDeadline:
      return kDemands;
  }
  return kThreats;
}

// "will not resign", "promised never to return"
bool is_negated(const Article& article, const OutlookMention& mention) {
  static const WordSet words{"not", "n't", "never", "no"};
  if (mention.action == kNone) return false;
  for (uint32_t token = mention.token; token < mention.action; ++token)
    if (words.contains(article.tokens.word[token])) return true;
  return false;
}

// "will be replaced": who does it is not said.
bool is_passive(const Article& article, const OutlookMention& mention) {
  static const WordSet be{"be"};
  if (mention.action == kNone || article.tokens.upos[mention.action] != Upos::kVerb) return false;
  for (uint32_t token = mention.token; token < mention.action; ++token)
    if (be.contains(article.tokens.lemma[token])) return true;
  return false;
}

// A line that names who it is comes before one that is more sure otherwise.
bool is_surer(const OutlookMention& one, const OutlookMention& other) {
  return std::pair(one.who != kNone, one.confidence) >
         std::pair(other.who != kNone, other.confidence);
}

// "on Thursday" tells more than "this week".
bool is_within(const When& inner, const When& outer) {
  return inner.first >= outer.first && inner.last <= outer.last;
}

void remove(Matters& matters, std::optional<Matter> what) {
  if (what) matters.erase(std::remove(matters.begin(), matters.end(), *what), matters.end());
}

class Tracker {
 public:
  Tracker(Articles articles, const Copies& copies, const EntityLinks& links,
          const MatterReader& reader, const States& states)
      : articles_(articles), copies_(copies), links_(links), reader_(reader), states_(states) {}

  std::vector<Candidate> collect() const {
    std::vector<Candidate> candidates;
    for (uint32_t ix = 0; ix < articles_.size(); ++ix) {
      const Article& article = *articles_[ix];
      if (copies_.source[ix] != ix || !article.published) continue;
      const uint64_t meaning = states_.meaning_of(links_.entity_of[ix], reader_.meaning_of(ix));
      const auto read = fact_of<OutlooksOfArticle>(article, meaning, [&] {
        OutlooksOfArticle outlooks;
        for (const OutlookMention& mention : article.outlooks)
          outlooks.all.push_back(read_mention(ix, mention));
        return outlooks;
      });
      for (uint32_t number = 0; number < article.outlooks.size(); ++number) {
        const OutlookMention& mention = article.outlooks[number];
        const uint32_t who = mention.who == kNone ? kNone : links_.entity_of[ix][mention.who];
        candidates.push_back({{ix, number}, &mention, {read, &read->all[number]}, who});
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
    for (const Candidate& candidate : candidates) {
      const auto& action = candidate.read->action;
      auto& of_action = action ? items_of[*action] : alone;
      const auto known = std::find_if(of_action.begin(), of_action.end(), [&](uint32_t ix) {
        return is_same(items[ix], *firsts[ix], candidate, weights);
      });
      if (known == of_action.end()) {
        if (action) of_action.push_back(static_cast<uint32_t>(items.size()));
        items.push_back(item_of(candidate));
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
  ReadOutlook read_mention(uint32_t article_ix, const OutlookMention& mention) const;
  Matters acts_of(uint32_t article_ix, uint32_t action) const;
  Matters lead_of(uint32_t article_ix) const;
  OutlookItem item_of(const Candidate& candidate) const;
  // REQUIRES: the same would be done.
  bool is_same(const OutlookItem& item, const Candidate& first, const Candidate& candidate,
               const MatterWeights& weights) const;

  Articles articles_;
  const Copies& copies_;
  const EntityLinks& links_;
  const MatterReader& reader_;
  const States& states_;
};

// Of "pay the first sums" the action may be the noun: paying is told as well.
Matters Tracker::acts_of(uint32_t article_ix, uint32_t action) const {
  const Tokens& tokens = articles_[article_ix]->tokens;
  Matters acts = reader_.acts_at(article_ix, action);
  const uint32_t head = tokens.head[action];
  if (tokens.deprel[action] == Deprel::kObj && head < tokens.count() &&
      tokens.upos[head] == Upos::kVerb) {
    const Matters of_verb = reader_.acts_at(article_ix, head);
    acts.insert(acts.end(), of_verb.begin(), of_verb.end());
    keep_sorted_once(acts);
  }
  return acts;
}

// What the first sentence of an article is about.
Matters Tracker::lead_of(uint32_t article_ix) const {
  for (const Sentence& sentence : articles_[article_ix]->sentences)
    if (sentence.kind == SentenceKind::kBody)
      return reader_.read(article_ix, sentence.begin_token, sentence.end_token);
  return {};
}

ReadOutlook Tracker::read_mention(uint32_t article_ix, const OutlookMention& mention) const {
  const Article& article = *articles_[article_ix];
  ReadOutlook read;
  read.day = days_from_civil(article.published->day());
  read.who = reader_.of_mention(article_ix, mention.who);
  if (mention.who != kNone) {
    const uint32_t entity = links_.entity_of[article_ix][mention.who];
    read.who_is_named = article.entities[mention.who].form == MentionForm::kName;
    if (entity != kNone) read.state = states_.of(entity);
  }
  read.matters = reader_.read(article_ix, article.tokens.token_at(mention.span.begin),
                              article.tokens.token_at(mention.span.end));
  if (mention.action != kNone) {
    read.action = reader_.action_at(article_ix, mention.action);
    read.acts = acts_of(article_ix, mention.action);
  }
  // "Is to remain in jail after prosecutors decided": what leads here is no part of it.
  static const WordSet asides{"after", "because", "if",   "when",  "although", "as",  "while",
                              "since", "before",  "even", "which", "who",      "that"};
  const uint32_t end_token = article.tokens.token_at(mention.span.end);
  for (uint32_t token = mention.token + 1; token < end_token; ++token) {
    if (asides.contains(article.tokens.word[token])) break;
    if (article.tokens.upos[token] != Upos::kVerb) continue;
    const Matters acts = reader_.acts_at(article_ix, token);
    read.named.insert(read.named.end(), acts.begin(), acts.end());
  }
  keep_sorted_once(read.named);
  read.by_anybody = mention.kind == OutlookKind::kPrediction || is_passive(article, mention);
  read.is_negated = is_negated(article, mention);
  read.against = reader_.of_mention(article_ix, mention.against);
  const Sentence& words = article.sentences[mention.sentence];
  if (!read.who) read.lead = lead_of(article_ix);
  read.sentence = reader_.read(article_ix, words.begin_token, words.end_token);
  // Of "the judge expected a verdict" the judge is no part of what would be.
  if (mention.kind == OutlookKind::kPrediction && !mention.speaker.empty())
    for (const Matter what :
         reader_.read(article_ix, article.tokens.token_at(mention.speaker.begin),
                      article.tokens.token_at(mention.speaker.end)))
      remove(read.matters, what);
  read.own = read.matters;
  if (mention.lead_in != kNone) {
    const Sentence& lead_in = article.sentences[mention.lead_in];
    const Matters more = reader_.read(article_ix, lead_in.begin_token, lead_in.end_token);
    read.matters.insert(read.matters.end(), more.begin(), more.end());
    keep_sorted_once(read.matters);
    if (mention.who != kNone) read.own = read.matters;
  }
  for (Matters* matters : {&read.matters, &read.own}) {
    remove(*matters, read.who);
    remove(*matters, read.action);
  }
  return read;
}

OutlookItem Tracker::item_of(const Candidate& candidate) const {
  const ReadOutlook& read = *candidate.read;
  OutlookItem item;
  item.mentions.push_back(candidate.place);
  item.who = read.who;
  item.who_entity = candidate.who_entity;
  item.action = read.action;
  item.acts = read.acts;
  item.named = read.named;
  item.sentence = read.sentence;
  item.lead = read.lead;
  item.by_anybody = read.by_anybody;
  item.against = read.against;
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
  const int64_t needed = is_one_day || (item.who && is_group) ? kSharedOfDeed : kSharedNeeded;
  return shared * 1000 >= shorter * needed && (shared > 0 || item.who);
}

// "I don't see that happening" says nothing without what stands before it.
struct LineOfOutlook {
  std::string text;
};
size_t bytes_of(const LineOfOutlook& line) { return line.text.size(); }

LineOfOutlook line_of(const Article& article, const OutlookMention& mention) {
  // What is to come may stand in the very clause that a line would leave out.
  std::string line = cut_line(article, mention.sentence);
  if (line.find(article.word_at(mention.token)) == std::string::npos)
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

}  // namespace

std::vector<Sourced<Outlook>> track_outlooks(Articles articles, const Copies& copies,
                                             const EntityLinks& links,
                                             const std::vector<Sourced<Event>>& events,
                                             const std::vector<Dispute>& disputes, Instant now,
                                             const Lexicon& lexicon) {
  const MatterReader reader(articles, links, lexicon);
  const States states(links, lexicon);
  const Tracker tracker(articles, copies, links, reader, states);
  const auto candidates = tracker.collect();
  std::vector<const Matters*> stretches;
  for (const Candidate& candidate : candidates) stretches.push_back(&candidate.read->matters);
  const MatterWeights weights(stretches);
  const OutlookJudge judge(articles, events, disputes, reader, weights, links, states);
  std::vector<ToldOutlook> told;
  const Prominence prominence(articles, copies, links);
  for (const OutlookItem& item : tracker.merge(candidates, weights)) {
    const int32_t worth = worth_of(item, articles, prominence);
    if (worth < kLeastWorth) continue;
    told.push_back(
        {write(item, judge.judge(item, now.day()), articles, links), worth, item.last_said_day});
  }
  return in_order(std::move(told), now.day());
}

}  // namespace dateline
