#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>

#include "assemble/assemble.h"
#include "assemble/event_at.h"
#include "assemble/happened/line_bounds.h"
#include "assemble/happened/line_ranking.h"
#include "assemble/happened/line_worth.h"
#include "assemble/happened/same_event.h"
#include "assemble/happened/score_parts.h"
#include "assemble/happened/tellings.h"
#include "base/hash.h"

namespace dateline {
namespace {

// What ended longer before the first article than this is how the story got here.
constexpr int32_t kNewsDays = 31;

// The score of a line that tells as much as the average line, and what a full share of an editor's
// words would add.
constexpr float kAverageScore = 400, kScoreScale = 2000;
// What each doubling of the independent outlets adds: the weights are learned where there is one.
constexpr float kScorePerDoubling = 80;

// What a wording loses against others of its event: for each "Mr. Hill" whom another may call by
// the full name, and for "last April" some days later.
constexpr int32_t kBareNameFee = 60, kRecallFee = 80, kRecallDays = 3;

// What each of its log-odds takes from the score of a line below zero, and gives above: what an
// editor would keep is mostly what the day was about, but not by so much.
constexpr float kPointsBelow = 120, kPointsAbove = 40;
// What the first sentence of an article gains where the words of too few others could tell whether
// it is the news of its day.
constexpr int32_t kOpeningGain = 100;
// What a line about a year loses: its score is learned from days.
constexpr int32_t kLongFee = 100;

// What a wording gains by its mean likeness with the others of its event, where there are so many.
constexpr float kAlikeGain = 200;
constexpr size_t kFewestAlike = 3;

// So many further wordings of an event are kept.
constexpr size_t kMostWordings = 16;

using Group = std::vector<uint32_t>;  // indices into Tellings::items, ascending

class EventBuilder {
 public:
  EventBuilder(Articles articles, const Copies& copies, const EntityLinks& links,
               const Tellings& tellings, const std::vector<Group>& groups, const Lexicon& lexicon,
               Memo* memo = nullptr)
      : articles_(articles), copies_(copies), links_(links), tellings_(tellings) {
    for (const Article* article : articles)  // in canonical order: the first dated one is the first
      if (article->published && !coverage_begin_) coverage_begin_ = article->published->day();
    rank_tellings(groups, lexicon, memo);
  }

  // Is some telling of the group fit to be shown, and does one, or two reports, show its day?
  bool is_line(const Group& group) const {
    return std::any_of(group.begin(), group.end(), [&](uint32_t ix) { return stands_[ix]; }) &&
           has_day(group);
  }

  // REQUIRES: is_line(group).
  Sourced<Event> build(const Group& group) const {
    const uint32_t shown = best_telling(group);
    Sourced<Event> line{Event{}, NonEmpty<SourceRef>(source_of(tellings_.items[shown]))};
    for (uint32_t ix : group)
      if (ix != shown) line.sources.push_back(source_of(tellings_.items[ix]));

    Event& event = line.value;
    event.id = id_of(group);
    event.when = vote_date(tellings_, group);
    event.part = part_of(*event.when);
    event.text = *tellings_.lines[shown];
    event.wordings = other_wordings(group, shown);
    event.type = vote_type(group);
    set_participants(shown, event);
    set_coverage(group, event);
    event.score = std::min(rank_[shown] + score_of_outlets(event), 1000);
    return line;
  }

  // REQUIRES: is_line(group).
  std::vector<ScorePart> explain(const Group& group) const {
    const uint32_t shown = best_telling(group);
    Event event;
    set_coverage(group, event);
    std::vector<ScorePart> parts{{"every line", static_cast<int32_t>(kAverageScore)},
                                 {"independent outlets", score_of_outlets(event)},
                                 {"how like what editors keep it is told", clarity_[shown]},
                                 {"it opens one of few articles", opening_gain(shown)}};
    const LineFeatures& features = features_[shown];
    for (size_t i = 0; i < features.size(); ++i) {
      const std::string_view what = kLineFeatureWords[i];
      auto part = std::find_if(parts.begin(), parts.end(),
                               [&](const ScorePart& other) { return other.what == what; });
      if (part == parts.end()) part = parts.insert(parts.end(), {what, 0});
      part->value += static_cast<int32_t>(std::lround(kScoreScale * features[i] * weights_[i]));
    }
    std::erase_if(parts, [](const ScorePart& part) { return part.value == 0; });
    std::stable_sort(parts.begin(), parts.end(), [](const ScorePart& a, const ScorePart& b) {
      return std::abs(a.value) > std::abs(b.value);
    });
    return parts;
  }

  EventId id_of(const Group& group) const {
    return first_evidence_id(tellings_.items[group.front()]);
  }

 private:
  uint32_t original_of(uint32_t telling) const {
    return copies_.source[tellings_.items[telling].article_ix];
  }
  bool has_day(const Group& group) const {
    return std::any_of(group.begin(), group.end(), [&](uint32_t ix) {
      return tellings_.items[ix].has_day || original_of(ix) != original_of(group.front());
    });
  }

  void rank_tellings(const std::vector<Group>& groups, const Lexicon& lexicon, Memo* memo) {
    weights_ = read_weights(lexicon.list(WordList::kRankers), kLineFeatureNames);
    const std::vector<int32_t> day_of = days_of(tellings_, groups);
    features_ = describe_tellings(articles_, copies_, tellings_, groups, day_of, memo);
    opens_ = open_among_few(articles_, tellings_, day_of);
    for (const float sum : weighted_sums(features_, weights_))
      rank_.push_back(std::clamp(
          static_cast<int32_t>(std::lround(kAverageScore + kScoreScale * sum)), 1, 1000));
    judge_tellings(groups, lexicon);
  }

  // What an editor would hardly keep ranks lower, and is not shown where there is more than enough.
  void judge_tellings(const std::vector<Group>& groups, const Lexicon& lexicon) {
    const auto weights = read_weights(lexicon.list(WordList::kRankers), kWorthFeatureNames);
    const auto worth = describe_worth(articles_, tellings_, features_);
    const std::vector<float> odds_of = weighted_sums(worth, weights);
    const float least = least_odds(tellings_);
    std::vector<float> spare;
    for (size_t ix = 0; ix < worth.size(); ++ix) {
      const Telling& telling = tellings_.items[ix];
      const float odds = odds_of[ix];
      spare.push_back(spare_odds(telling, odds, rank_[ix], least));
      stands_.push_back(telling.quality > 0 && spare[ix] >= 0);
      const float points = odds * (odds < 0 ? kPointsBelow : kPointsAbove);
      clarity_.push_back(static_cast<int32_t>(std::lround(points)) -
                         (is_long(telling.when) ? kLongFee : 0));
      rank_[ix] = std::clamp(rank_[ix] + clarity_.back() + opening_gain(ix), 1, 1000);
    }
    std::vector<char> is_dated;
    for (const Group& group : groups) is_dated.push_back(has_day(group));
    for (const uint32_t ix : best_of_days(tellings_, groups, is_dated, spare)) stands_[ix] = true;
  }

  int32_t opening_gain(size_t telling) const { return opens_[telling] ? kOpeningGain : 0; }

  static int32_t score_of_outlets(const Event& event) {
    const float doublings = std::log2(static_cast<float>(event.outlets));
    return static_cast<int32_t>(std::lround(kScorePerDoubling * doublings));
  }

  // The telling that is shown: of those that can stand alone the one that tells most, the earliest
  // of equals.
  uint32_t best_telling(const Group& group) const {
    if (group.size() == 1) return group.front();
    const std::vector<Term> words = words_of(group);
    uint32_t best = group.front();
    int32_t most = worth_showing(best, group, words);
    for (uint32_t ix : group) {
      if (ix == group.front() || (stands_[best] && !stands_[ix])) continue;
      const int32_t worth = worth_showing(ix, group, words);
      if (stands_[best] == stands_[ix] && worth <= most) continue;
      best = ix;
      most = worth;
    }
    return best;
  }

  // All words of the group's sentences, by their weight in all; none where they are too few.
  std::vector<Term> words_of(const Group& group) const {
    std::vector<Term> words;
    if (group.size() < kFewestAlike) return words;
    for (uint32_t ix : group) {
      const auto terms = tellings_.terms_of(tellings_.items[ix]);
      words.insert(words.end(), terms.begin(), terms.end());
    }
    std::sort(words.begin(), words.end(),
              [](const Term& a, const Term& b) { return a.word < b.word; });
    add_up_repeated(words);
    return words;
  }

  // What the others tell too is what the event is: the mean likeness with them.
  int32_t worth_showing(uint32_t telling, const Group& group,
                        const std::vector<Term>& words) const {
    const int32_t worth = rank_[telling] - kBareNameFee * bare_names(telling) -
                          (is_recalled(telling) ? kRecallFee : 0);
    if (words.empty()) return worth;
    const float alike = similarity(tellings_.terms_of(tellings_.items[telling]), words) - 1;
    return worth + static_cast<int32_t>(
                       std::lround(kAlikeGain * alike / static_cast<float>(group.size() - 1)));
  }

  // Not "Pope Leo", who goes by one name.
  static bool has_full_name(const Entity& entity) {
    return entity.name.find(' ') != std::string::npos &&
           std::any_of(entity.variants.begin(), entity.variants.end(),
                       [&](const NameVariant& variant) { return variant.text == entity.name; });
  }

  // How many people and bodies of the story the sentence names by less than their full name.
  int32_t bare_names(uint32_t telling) const {
    const Telling& told = tellings_.items[telling];
    const auto& mentions = article_of(telling).entities;
    int32_t count = 0;
    for (uint32_t ix = article_of(telling).first_entity_in(told.sentence);
         ix < mentions.size() && mentions[ix].sentence == told.sentence; ++ix) {
      const EntityMention& mention = mentions[ix];
      const uint32_t entity = links_.entity_of[told.article_ix][ix];
      if (entity == kNone) continue;
      const bool is_bare_name =
          mention.form == MentionForm::kName && mention.end_token == mention.begin_token + 1 &&
          (mention.kind == EntityKind::kPerson || mention.kind == EntityKind::kOrganization);
      count += is_bare_name && has_full_name(links_.entities[entity]);
    }
    return count;
  }

  // "Last April", counted from the day of an article that looks back.
  bool is_recalled(uint32_t telling) const {
    const When& when = tellings_.items[telling].when;
    const auto& published = article_of(telling).published;
    return published && when.basis == Basis::kRelative &&
           days_between(when.last, published->day()) >= kRecallDays;
  }

  // The other lines that the group could show, best first.
  std::vector<Wording> other_wordings(const Group& group, uint32_t shown) const {
    Group others;
    for (uint32_t ix : group)
      if (ix != shown && stands_[ix]) others.push_back(ix);
    std::stable_sort(others.begin(), others.end(),
                     [this](uint32_t a, uint32_t b) { return rank_[a] > rank_[b]; });
    if (others.size() > kMostWordings) others.resize(kMostWordings);
    std::vector<Wording> wordings;
    for (uint32_t ix : others)
      wordings.push_back({article_of(ix).id, tellings_.items[ix].sentence, *tellings_.lines[ix]});
    return wordings;
  }

  const Article& article_of(uint32_t telling) const {
    return *articles_[tellings_.items[telling].article_ix];
  }
  const EventMention& mention_of(uint32_t telling) const {
    return article_of(telling).events[tellings_.items[telling].event];
  }

  SourceRef source_of(const Telling& telling) const {
    return sentence_source(*articles_[telling.article_ix], telling.sentence);
  }

  EventId first_evidence_id(const Telling& telling) const {
    const Article& article = *articles_[telling.article_ix];
    const Hash128 hash = article.id.hash;
    const uint32_t begin = telling.clause.empty() ? article.sentences[telling.sentence].span.begin
                                                  : article.tokens.span(telling.clause.begin).begin;
    return EventId::of(hash_combine(hash_combine(hash.high, hash.low), begin));
  }

  StoryPart part_of(const When& when) const {
    const bool is_old = coverage_begin_ && days_between(when.last, *coverage_begin_) > kNewsDays;
    return is_old ? StoryPart::kBackground : StoryPart::kHappened;
  }

  EventType vote_type(const Group& group) const {
    std::array<int32_t, 17> votes{};
    for (uint32_t ix : group) ++votes[static_cast<size_t>(mention_of(ix).type)];
    votes[static_cast<size_t>(EventType::kUnknown)] = 0;
    const auto best = std::max_element(votes.begin(), votes.end());
    return *best == 0 ? EventType::kUnknown : static_cast<EventType>(best - votes.begin());
  }

  // "Lina Borg was barred, according to a list published on Monday": where what has the date names
  // nobody, those of the verb that the sentence asserts. A type is that of its own event.
  const EventMention& who_of(uint32_t shown) const {
    const EventMention& mention = mention_of(shown);
    const bool names_nobody =
        mention.actors.empty() && mention.targets.empty() && mention.place == kNone;
    if (!names_nobody || mention.type != EventType::kUnknown) return mention;
    const Article& article = article_of(shown);
    const uint32_t root = root_of(article.tokens, article.sentences[mention.sentence]);
    const EventMention* main = event_at(article, root);
    return main != nullptr ? *main : mention;
  }

  void set_participants(uint32_t shown, Event& event) const {
    const EventMention& mention = who_of(shown);
    const uint32_t article_ix = tellings_.items[shown].article_ix;
    const auto has = [](const std::vector<EntityId>& ids, const EntityId& id) {
      return std::find(ids.begin(), ids.end(), id) != ids.end();
    };
    // Who sells "his" house does nothing to himself.
    const auto append = [&](const IndexList<4>& mentions, std::vector<EntityId>& ids) {
      for (uint32_t ix : mentions) {
        const auto id = links_.id_of(article_ix, ix);
        if (id && !has(event.actors, *id) && !has(ids, *id)) ids.push_back(*id);
      }
    };
    append(mention.actors, event.actors);
    append(mention.targets, event.targets);
    event.place = links_.id_of(article_ix, mention.place);
  }

  // Who told it, and when: a copy counts for the outlet that it was copied from, and changes
  // nothing.
  void set_coverage(const Group& group, Event& event) const {
    std::set<std::string_view> outlets;
    for (uint32_t ix : group) {
      const uint32_t original = original_of(ix);
      outlets.insert(articles_[original]->outlet);
      const auto& published = article_of(ix).published;
      if (!published) continue;
      if (!event.first_reported || *published < *event.first_reported)
        event.first_reported = published;
      const bool is_copy = original != tellings_.items[ix].article_ix;
      if (!event.changed || (!is_copy && *event.changed < *published)) event.changed = published;
    }
    event.outlets = static_cast<int32_t>(outlets.size());
  }

  Articles articles_;
  const Copies& copies_;
  const EntityLinks& links_;
  const Tellings& tellings_;
  std::optional<CivilDate> coverage_begin_;
  LineFeatures weights_{};
  std::vector<LineFeatures> features_;  // [telling]
  std::vector<int32_t> rank_;           // [telling] -> 0 to 1000
  std::vector<int32_t> clarity_;        // [telling]: what its rank has of its worth
  std::vector<char> opens_;             // [telling]: open_among_few()
  std::vector<char> stands_;            // [telling]: can it be shown?
};

}  // namespace

std::vector<Sourced<Event>> merge_events(Articles articles, const Tellings& tellings,
                                         const Copies& copies, const EntityLinks& links,
                                         const Lexicon& lexicon, Memo* memo, int threads) {
  const std::vector<Group> groups =
      group_tellings(articles, links, tellings, lexicon, memo, threads);
  const EventBuilder builder(articles, copies, links, tellings, groups, lexicon, memo);
  std::vector<Sourced<Event>> events;
  for (const Group& group : groups)
    if (builder.is_line(group)) events.push_back(builder.build(group));
  std::sort(events.begin(), events.end(), [](const auto& a, const auto& b) {
    return std::tie(a.value.when->first, a.value.when->last, a.value.id) <
           std::tie(b.value.when->first, b.value.when->last, b.value.id);
  });
  return events;
}

std::vector<ScorePart> explain_score(Articles articles, const Copies& copies,
                                     const EntityLinks& links, const Lexicon& lexicon,
                                     const Sourced<Event>& line) {
  const Tellings tellings = collect_tellings(articles);
  const std::vector<Group> groups = group_tellings(articles, links, tellings, lexicon);
  const EventBuilder builder(articles, copies, links, tellings, groups, lexicon);
  const auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& candidate) {
    return builder.is_line(candidate) && builder.id_of(candidate) == line.value.id;
  });
  return group == groups.end() ? std::vector<ScorePart>{} : builder.explain(*group);
}

}  // namespace dateline
