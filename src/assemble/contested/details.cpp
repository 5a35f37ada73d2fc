// Details: what the sources of one event tell differently without a dispute: by what means it was
// done, near or at a place, on which day. Only what excludes each other: "in the capital" and "near
// its airport" can both hold. docs/decisions/0081.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>

#include "assemble/article_facts.h"
#include "assemble/article_places.h"
#include "assemble/assemble.h"
#include "assemble/lines/lines.h"
#include "base/hash.h"
#include "base/sorted.h"
#include "lexicon/actions.h"
#include "lexicon/word_set.h"
#include "text/fold.h"

namespace dateline {
namespace {

// Two outlets that differ by more days tell of two events.
constexpr int32_t kDaysApart = 2;
// How far before a place its "near" may stand: "near the city's main international airport".
constexpr uint32_t kPhraseWords = 7;
// The family of data/means.tsv that kills one person, and so tells nothing of many.
constexpr uint64_t kOfOnePerson = 4;
constexpr int32_t kFamily = 16;  // value / kFamily is the family

// What happens to a person once: groups of data/actions.tsv for to kill, to free, to resign and to
// bury.
bool happens_once(uint32_t group) {
  constexpr std::array<uint32_t, 4> kOnce{3, 24, 25, 39};
  return std::find(kOnce.begin(), kOnce.end(), group) != kOnce.end();
}

// One way to tell a detail: what it says, and the words that say it.
struct Variant {
  uint64_t topic = 0;  // details of one topic are compared: a family of means, an airport
  uint64_t value = 0;  // two that differ exclude each other
  std::string words;   // "drone strike", "near the airport"
};

// By what means a sentence tells that something was done, and where.
struct DetailsOfSentence {
  std::vector<Variant> variants;  // of means by family, which is their topic; then of places
  bool has_dated_act = false;     // that happens once
  bool tells_any() const { return has_dated_act || !variants.empty(); }
};
size_t bytes_of(const DetailsOfSentence& details) {
  size_t bytes = column_bytes(details.variants);
  for (const Variant& variant : details.variants) bytes += variant.words.size();
  return bytes;
}

// What one sentence tells of an event.
struct Account {
  uint32_t article_ix = 0, sentence = 0;
  std::vector<uint32_t> named;        // persons and places by their entity; ascending
  uint32_t group = 0;                 // of the act, in data/actions.tsv; 0: none
  std::vector<uint32_t> done_to;      // persons, ascending
  const DateMention* date = nullptr;  // that the act is dated by
  std::vector<Variant> variants;
};

bool share(const std::vector<uint32_t>& a, const std::vector<uint32_t>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](uint32_t ix) { return std::binary_search(b.begin(), b.end(), ix); });
}

void sort_once(std::vector<uint32_t>& values) { keep_sorted_once(values); }

// Not std::ranges::equal_range, which clang 14 does not know with the library of gcc 12.
std::span<const EventMention> acts_in(const Article& article, uint32_t sentence) {
  const auto first =
      std::lower_bound(article.events.begin(), article.events.end(), sentence,
                       [](const EventMention& event, uint32_t at) { return event.sentence < at; });
  auto last = first;
  while (last != article.events.end() && last->sentence == sentence) ++last;
  return {first, last};
}

class AccountReader {
 public:
  AccountReader(Articles articles, const EntityLinks& links, const Lexicon& lexicon)
      : articles_(articles), links_(links), lexicon_(lexicon) {}

  // Nothing where a sentence tells no detail, as most do.
  std::optional<Account> read(uint32_t article_ix, uint32_t number, EventType type) const {
    const Article& article = *articles_[article_ix];
    const auto details = fact_at<DetailsOfSentence>(article, number, 0,
                                                    [&] { return read_details(article, number); });
    if (!details->tells_any()) return std::nullopt;
    Account account;
    account.article_ix = article_ix;
    account.sentence = number;
    for (uint32_t ix = article.first_entity_in(number);
         ix < article.entities.size() && article.entities[ix].sentence == number; ++ix) {
      const EntityMention& mention = article.entities[ix];
      const bool is_named = mention.form == MentionForm::kName &&
                            (mention.kind == EntityKind::kPerson ||
                             (mention.kind == EntityKind::kPlace && !mention.is_actor));
      const uint32_t entity = links_.entity_of[article_ix][ix];
      if (is_named && entity != kNone) account.named.push_back(entity);
    }
    sort_once(account.named);
    read_act(article, number, type, account);
    for (const Variant& variant : details->variants)
      if (variant.topic != kOfOnePerson || persons_in(account) == 1)
        account.variants.push_back(variant);
    return account;
  }

 private:
  // The first thing of that kind that the sentence tells to have been done.
  void read_act(const Article& article, uint32_t number, EventType type, Account& account) const {
    for (const EventMention& event : acts_in(article, number)) {
      if (event.type != type || !is_done(event)) continue;
      account.group = group_of(article, event);
      for (const uint32_t target : event.targets) {
        const uint32_t entity = links_.entity_of[account.article_ix][target];
        if (entity != kNone && links_.entities[entity].kind == EntityKind::kPerson)
          account.done_to.push_back(entity);
      }
      sort_once(account.done_to);
      if (is_dated(article, event)) account.date = &article.dates[event.date];
      return;
    }
  }

  static bool is_done(const EventMention& event) {
    return !event.negated && event.modality == Modality::kHappened && event.is_listed();
  }
  // By its own sentence.
  static bool is_dated(const Article& article, const EventMention& event) {
    return event.date != kNone && event.when.is_day() &&
           article.dates[event.date].sentence == event.sentence;
  }
  uint32_t group_of(const Article& article, const EventMention& event) const {
    return action_of(lexicon_, article.tokens.lemma[event.token]).group;
  }

  DetailsOfSentence read_details(const Article& article, uint32_t number) const {
    DetailsOfSentence details = find_means(article, article.sentences[number]);
    add_places(article, article.sentences[number], details);
    const auto acts = acts_in(article, number);
    details.has_dated_act = std::any_of(acts.begin(), acts.end(), [&](const EventMention& event) {
      return is_done(event) && is_dated(article, event) && happens_once(group_of(article, event));
    });
    return details;
  }

  // "A drone strike": where a sentence names two of a family, it tells of more than one thing.
  DetailsOfSentence find_means(const Article& article, const Sentence& sentence) const {
    const WordTable& means = lexicon_.list(WordList::kMeans);
    std::map<int32_t, std::pair<std::set<int32_t>, Span>> found;  // by family
    for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
      if (article.tokens.name[token] != NameTag::kOutside) continue;
      std::optional<int32_t> value;
      uint32_t last = token;
      if (token + 1 < sentence.end_token) {
        value = means.find(fold(article.lemma_at(token)) + " " + fold(article.lemma_at(token + 1)));
        if (value) last = token + 1;
      }
      if (!value) value = means.find(article.tokens.lemma[token]);
      if (!value) continue;
      auto& [values, words] = found[*value / kFamily];
      if (values.insert(*value).second) words = article.tokens.span(token, last + 1);
      token = last;
    }
    DetailsOfSentence told;
    for (const auto& [family, values] : found)
      if (values.first.size() == 1)
        told.variants.push_back({static_cast<uint64_t>(family),
                                 static_cast<uint64_t>(*values.first.begin()),
                                 display_text(article, values.second)});
    return told;
  }

  int persons_in(const Account& account) const {
    return static_cast<int>(std::count_if(
        account.named.begin(), account.named.end(),
        [&](uint32_t entity) { return links_.entities[entity].kind == EntityKind::kPerson; }));
  }

  // "Near the airport" and "at the airport".
  static void add_places(const Article& article, const Sentence& sentence,
                         DetailsOfSentence& details) {
    static const WordSet facilities{"airport", "base",      "embassy",    "station", "hospital",
                                    "hotel",   "school",    "mosque",     "church",  "market",
                                    "stadium", "prison",    "factory",    "plant",   "palace",
                                    "bridge",  "consulate", "parliament", "mall",    "university"};
    static const WordSet at{"at", "inside", "in"}, near{"near", "outside"};
    const Tokens& tokens = article.tokens;
    for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
      if (!facilities.contains(tokens.lemma[token]) || tokens.has(token, kIsPunctuation)) continue;
      // "The airport road" is no airport.
      if (token + 1 < sentence.end_token && (tokens.upos[token + 1] == Upos::kNoun)) continue;
      uint32_t before = token;
      while (before > sentence.begin_token && before + kPhraseWords > token &&
             tokens.upos[before - 1] != Upos::kAdp && tokens.upos[before - 1] != Upos::kVerb &&
             !tokens.has(before - 1, kIsPunctuation))
        --before;
      if (before == sentence.begin_token) continue;
      const WordId word = tokens.word[before - 1];
      if (!at.contains(word) && !near.contains(word)) continue;
      details.variants.push_back({hash_combine(kFamily, tokens.lemma[token]), near.contains(word),
                                  display_text(article, tokens.span(before - 1, token + 1))});
    }
  }

  Articles articles_;
  const EntityLinks& links_;
  const Lexicon& lexicon_;
};

class DetailFinder {
 public:
  DetailFinder(Articles articles, const Copies& copies, const EntityLinks& links,
               const std::vector<Sourced<Event>>& events, const Lexicon& lexicon)
      : articles_(articles),
        copies_(copies),
        events_(events),
        reader_(articles, links, lexicon),
        places_(articles) {}

  std::vector<Dispute> find() const {
    std::vector<Dispute> details;
    std::map<std::tuple<uint32_t, EventType, uint32_t>, std::vector<Dated>> once;
    for (const auto& line : events_) {
      if (line.value.part == StoryPart::kBackground) continue;
      const std::vector<Account> accounts = accounts_of(line);
      compare(line.value, accounts, details);
      for (const Account& account : accounts)
        if (account.date != nullptr && account.done_to.size() == 1 && happens_once(account.group))
          once[{account.group, line.value.type, account.done_to.front()}].push_back(
              {&line.value, account});
    }
    for (const auto& [deed, tellings] : once) compare_days(tellings, details);
    return details;
  }

 private:
  struct Dated {
    const Event* event = nullptr;
    Account account;
  };

  std::vector<Account> accounts_of(const Sourced<Event>& line) const {
    std::vector<Account> accounts;
    for (const SourceRef& source : line.sources) {
      const uint32_t ix = places_.of(source.article);
      if (ix == kNone || copies_.source[ix] != ix) continue;
      if (auto account = reader_.read(ix, source.sentence, line.value.type))
        accounts.push_back(std::move(*account));
    }
    return accounts;
  }

  bool is_one_outlet(const Account& a, const Account& b) const {
    return a.article_ix == b.article_ix ||
           articles_[a.article_ix]->outlet == articles_[b.article_ix]->outlet;
  }

  // One account for each value of a topic; told where two outlets name one person or place and
  // differ.
  void compare(const Event& event, const std::vector<Account>& accounts,
               std::vector<Dispute>& details) const {
    std::set<uint64_t> told;
    for (const Account& one : accounts)
      for (const Variant& variant : one.variants)
        for (const Account& other : accounts)
          for (const Variant& contrary : other.variants) {
            if (variant.topic != contrary.topic || variant.value == contrary.value ||
                is_one_outlet(one, other) || !share(one.named, other.named) ||
                says(one, contrary) || says(other, variant) || !told.insert(variant.topic).second)
              continue;
            details.push_back(detail_of(event, {Told{&one, &variant}, Told{&other, &contrary}}));
          }
  }

  static bool says(const Account& account, const Variant& variant) {
    return std::any_of(account.variants.begin(), account.variants.end(), [&](const Variant& own) {
      return own.topic == variant.topic && own.value == variant.value;
    });
  }

  // What happens once, and what two outlets put on two days that follow each other.
  void compare_days(const std::vector<Dated>& tellings, std::vector<Dispute>& details) const {
    for (size_t i = 0; i < tellings.size(); ++i)
      for (size_t j = i + 1; j < tellings.size(); ++j) {
        const Account &one = tellings[i].account, &other = tellings[j].account;
        const When &first = one.date->when, &second = other.date->when;
        const int32_t apart = std::abs(days_between(first.first, second.first));
        if (is_one_outlet(one, other) || first.overlaps(second) || apart > kDaysApart) continue;
        const Variant a = day_of(one), b = day_of(other);
        details.push_back(detail_of(*tellings[i].event, {Told{&one, &a}, Told{&other, &b}}));
        return;
      }
  }

  static Variant day_of(const Account& account) { return {0, 0, account.date->when.to_words()}; }

  using Told = std::pair<const Account*, const Variant*>;
  // "“drone strike” or “airstrike”: The commander was killed near the airport"
  Dispute detail_of(const Event& event, const std::array<Told, 2>& told) const {
    Dispute detail;
    detail.kind = DisputeKind::kDetail;
    detail.event = event.id;
    for (const auto& [account, variant] : told) {
      const Article& article = *articles_[account->article_ix];
      detail.question += (detail.question.empty() ? "“" : " or “") + variant->words + "”";
      detail.sides.push_back({DisputeSide{std::nullopt, cut_line(article, account->sentence)},
                              NonEmpty<SourceRef>(sentence_source(article, account->sentence))});
    }
    detail.question += ": " + event.text;
    detail.id =
        DisputeId::of(hash_combine(hash_combine(event.id.value, told[0].second->topic), kFamily));
    return detail;
  }

  Articles articles_;
  const Copies& copies_;
  const std::vector<Sourced<Event>>& events_;
  const AccountReader reader_;
  const ArticlePlaces places_;
};

}  // namespace

void find_details(Articles articles, const Copies& copies, const EntityLinks& links,
                  const std::vector<Sourced<Event>>& events, const Lexicon& lexicon,
                  std::vector<Dispute>& disputes) {
  for (Dispute& detail : DetailFinder(articles, copies, links, events, lexicon).find())
    disputes.push_back(std::move(detail));
}

}  // namespace dateline
