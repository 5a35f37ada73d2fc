#include "assemble/happened/tellings.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

#include "assemble/article_facts.h"
#include "assemble/lines/line_dates.h"
#include "assemble/lines/lines.h"
#include "assemble/lines/sentence_news.h"
#include "base/hash.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

// As if so many further sentences lacked the word: in a small story a word that two outlets share
// is no common word.
constexpr float kCommonSentences = 200;

// Of one article, the first: the sentences of a day are compared with each other, and a text of
// megabytes that says one thing 20,000 times would take gigabytes.
constexpr size_t kMostTellings = 2000;

bool carries_meaning(Upos tag) {
  switch (tag) {
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kVerb:
    case Upos::kAdj:
    case Upos::kNum:
    case Upos::kX:
    case Upos::kUnknown:
      return true;
    default:
      return false;
  }
}

// "who died in the crash", "shot down on Wednesday": says which one is meant.
bool describes_noun(const Article& article, const EventMention& event) {
  return article.tokens.deprel[event.token] == Deprel::kAcl ||
         is_in_relative_clause(article, event.token);
}

// Of several events in one sentence the line is about the one that happened, outside of quotation
// marks, with a date of its own; then the one that describes no noun, the surest, the first.
bool tells_more(const Article& article, const EventMention& a, const EventMention& b) {
  const auto key = [&](const EventMention& event) {
    const bool is_dated = event.when.basis != Basis::kPublished;
    return std::tuple(event.reported, event.modality != Modality::kHappened, !is_dated,
                      describes_noun(article, event), -int32_t{event.confidence}, event.token);
  };
  return key(a) < key(b);
}

// The event that each sentence tells first of all, in the order of sentences.
std::vector<uint32_t> main_events(const Article& article) {
  std::vector<uint32_t> mains;
  for (uint32_t ix = 0; ix < article.events.size(); ++ix) {
    const EventMention& event = article.events[ix];
    if (!event.has_when) continue;
    if (mains.empty() || article.events[mains.back()].sentence != event.sentence) {
      if (mains.size() == kMostTellings) break;
      mains.push_back(ix);
    } else if (tells_more(article, event, article.events[mains.back()])) {
      mains.back() = ix;
    }
  }
  return mains;
}

// "Born in Porto, she became a judge": a life, and not what was new on the day.
bool tells_life(const Article& article, uint32_t sentence) {
  return article.word_at(article.sentences[sentence].begin_token) == "Born";
}

// "The minister faces a vote" tells how things are; at the top of an article "The minister has said
// that she faces a vote" is news. In the present tense only a sentence that names its day tells an
// event ("22 April: The rig sinks"). So is an entry of a live page.
bool is_state(const Article& article, const EventMention& event, const When& when) {
  if (when.basis != Basis::kPublished) return false;
  if (tells_life(article, event.sentence)) return true;
  if (!tells_state(article, event.sentence)) return false;
  const uint32_t root = root_of(article.tokens, article.sentences[event.sentence]);
  return article.tokens.upos[root] != Upos::kVerb || is_in_present(article, root) ||
         !(is_in_opening(article, event.sentence, 1) || opens_entry(article, event.sentence));
}

// "By Friday evening the ministry had promised it."
bool names_day(const Article& article, uint32_t sentence, const When& day) {
  const auto dates = dates_in(article, sentence);
  return std::any_of(dates.begin(), dates.end(), [&](const DateMention& date) {
    return date.has_when && date.when.first == day.first;
  });
}

// "The minister said he hoped so" is told with who said what; "police said that six were shot" and
// "14 were missing, she said" tell what happened.
bool is_statement(const Article& article, const EventMention& event) {
  if (!tells_words(article, event.sentence)) return false;
  if (event.modality != Modality::kHappened) return true;
  const Tokens& tokens = article.tokens;
  const Sentence& sentence = article.sentences[event.sentence];
  if (event.token != root_of(tokens, sentence) && event.is_listed()) return false;
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token)
    if (tokens.deprel[token] == Deprel::kNummod && !is_in_date(article, token)) return false;
  return true;
}

// A sentence without a date is of its article's day where news stands: at the top, and in a report
// where it tells a deed; and of a day named before it where it tells one. Elsewhere it is evidence
// for what others date.
bool tells_deed(const Article& article, const EventMention& event) {
  return tells_news(article, event.sentence) && !is_statement(article, event);
}

// What is still to come when the article is published, or told as a plan or a possibility by the
// sentence's own verb ("More could follow"), is an outlook, not a line. "The vote will be held
// again after judges on Tuesday ordered it" tells of Tuesday.
bool is_to_come(const Article& article, const EventMention& event, const When& when) {
  const bool is_main_verb = article.tokens.head[event.token] == event.token;
  if (is_main_verb && event.modality != Modality::kHappened) return true;
  const bool is_dated_past = event.date != kNone && is_told_in_past(article, event);
  if (!is_dated_past && tells_plan(article, event.sentence)) return true;
  return article.published && when.first > article.published->day();
}

void add_telling(const Article& article, Telling telling, ToldByArticle& told) {
  telling.begin_term = static_cast<uint32_t>(told.words.size());
  const auto words = words_told(article, telling.sentence);
  told.words.insert(told.words.end(), words.begin(), words.end());
  telling.end_term = static_cast<uint32_t>(told.words.size());
  told.items.push_back(telling);
}

ToldByArticle read_events(const Article& article) {
  ToldByArticle told;
  for (uint32_t ix = 0; ix < article.events.size(); ++ix) {
    Telling telling;
    telling.sentence = article.events[ix].sentence;
    telling.event = ix;
    telling.when = when_day(CivilDate{});
    add_telling(article, telling, told);
  }
  return told;
}

using ToldByArticles = std::vector<std::shared_ptr<const ToldByArticle>>;

// Numbers the words of all by their WordId: whatever else a story tells, the words of a sentence
// stand in one order.
void number_words(const ToldByArticles& told, Tellings& tellings) {
  tsl::robin_map<WordId, uint32_t> number_of;  // as they come; looked up only, never listed
  std::vector<WordId> words;
  for (const auto& article : told)
    for (const WordId word : article->words) {
      const auto next = static_cast<uint32_t>(words.size());
      const uint32_t number = number_of.try_emplace(word, next).first->second;
      if (number == next) words.push_back(word);
      tellings.terms.push_back({number, 0});
    }
  std::vector<uint32_t> ascending(words.size()), rank(words.size());
  std::iota(ascending.begin(), ascending.end(), 0u);
  std::sort(ascending.begin(), ascending.end(),
            [&](uint32_t a, uint32_t b) { return words[a] < words[b]; });
  for (uint32_t i = 0; i < ascending.size(); ++i) rank[ascending[i]] = i;
  for (Term& term : tellings.terms) term.word = rank[term.word];
  tellings.word_count = static_cast<uint32_t>(words.size());
}

// Weighs every term by how few sentences have it, then scales each sentence to length 1.
void weigh_terms(Tellings& tellings) {
  std::vector<Frequency> sentences_with(tellings.word_count);
  for (uint32_t ix = 0; ix < tellings.items.size(); ++ix)
    for (const Term& term : tellings.terms_of(tellings.items[ix])) {
      ++sentences_with[term.word].all;
      sentences_with[term.word].counted += ix < tellings.counted;
    }
  const float count = static_cast<float>(tellings.counted) + kCommonSentences;
  std::vector<float> weight_of;
  weight_of.reserve(sentences_with.size());
  for (const Frequency& frequency : sentences_with)
    weight_of.push_back(std::log(count / frequency.weighed()));
  for (Telling& telling : tellings.items) {
    const std::span<Term> terms{tellings.terms.data() + telling.begin_term,
                                tellings.terms.data() + telling.end_term};
    float square_sum = 0;
    for (Term& term : terms) {
      term.weight = weight_of[term.word];
      square_sum += term.weight * term.weight;
    }
    telling.length = std::sqrt(square_sum);
    const float scale = square_sum > 0 ? 1.0f / telling.length : 0.0f;
    for (Term& term : terms) term.weight *= scale;
  }
}

// A telling is known by its article and its place there. Whatever is read of it beside its own
// article comes from the weights of its words.
void note_fingerprints(Articles articles, Tellings& tellings) {
  tellings.fingerprints.reserve(tellings.items.size());
  uint32_t article_ix = kNone;
  uint64_t before = 0;
  for (const Telling& telling : tellings.items) {
    if (std::exchange(article_ix, telling.article_ix) != telling.article_ix) {
      const Hash128 version = version_of(*articles[article_ix]);
      before = hash_combine(version.high, version.low);
    }
    uint64_t hash = hash_combine(before, std::bit_cast<uint32_t>(telling.length));
    for (const Term& term : tellings.terms_of(telling))
      hash = hash_combine(hash, std::bit_cast<uint32_t>(term.weight));
    before = hash_combine(before, 1);
    tellings.fingerprints.push_back(hash);
  }
}

// `counted`: of the articles, those that count for a Frequency.
Tellings put_together(Articles articles, const ToldByArticles& told, size_t counted) {
  Tellings tellings;
  tellings.counted_articles = static_cast<uint32_t>(counted);
  size_t items = 0, words = 0;
  for (const auto& article : told) {
    items += article->items.size();
    words += article->words.size();
  }
  tellings.items.reserve(items);
  tellings.lines.reserve(items);
  tellings.terms.reserve(words);
  uint32_t terms = 0;
  for (uint32_t article_ix = 0; article_ix < told.size(); ++article_ix) {
    for (Telling telling : told[article_ix]->items) {
      telling.article_ix = article_ix;
      telling.begin_term += terms;
      telling.end_term += terms;
      tellings.items.push_back(telling);
    }
    for (const std::string& line : told[article_ix]->lines) tellings.lines.push_back(&line);
    tellings.owners.push_back(told[article_ix]);
    terms += static_cast<uint32_t>(told[article_ix]->words.size());
    if (article_ix < counted) tellings.counted = static_cast<uint32_t>(tellings.items.size());
  }
  number_words(told, tellings);
  weigh_terms(tellings);
  note_fingerprints(articles, tellings);
  return tellings;
}

// The greatest step that is not above the number of articles. To weigh the words of a large story
// anew costs more, and they change less.
size_t step_below(size_t articles) {
  constexpr size_t kLarge = 1000;
  size_t step = 1;
  for (size_t next = 1; next <= articles;
       next += next < kLarge ? std::max<size_t>(1, next / 8) : next)
    step = next;
  return step;
}

}  // namespace

size_t bytes_of(const ToldByArticle& told) {
  size_t bytes = column_bytes(told.items) + column_bytes(told.words) + column_bytes(told.lines);
  for (const std::string& line : told.lines) bytes += line.size();
  return bytes;
}

ToldByArticle read_tellings(const Article& article) {
  ToldByArticle told;
  const std::optional<CivilDate> news_day = news_day_of(article);
  const bool is_report = opens_with_dated_news(article);
  const bool has_lines = !is_spoken(article);
  for (uint32_t main : main_events(article)) {
    const EventMention& event = article.events[main];
    const AsideLine aside = is_dated_in_passing(article, event) && is_told_in_past(article, event)
                                ? cut_aside(article, event.sentence, event.token)
                                : AsideLine{};
    Telling telling;
    telling.sentence = event.sentence;
    telling.event = main;
    telling.when = aside.quality > 0 ? event.when : date_of_line(article, event);
    const bool is_event = has_lines && !is_dated_caption(article, event.sentence) &&
                          !is_to_come(article, event, telling.when) &&
                          !is_state(article, event, telling.when);
    if (is_event)
      telling.quality = aside.quality > 0 ? aside.quality : line_quality(article, event.sentence);
    telling.is_undated = telling.when.basis == Basis::kPublished;
    const bool is_inherited =
        event.date == kNone && !telling.is_undated && telling.when == event.when;
    telling.has_day = (!telling.is_undated && !is_inherited) ||
                      names_day(article, event.sentence, telling.when) ||
                      is_in_opening(article, event.sentence, kOpeningSentences) ||
                      opens_entry(article, event.sentence) ||
                      ((is_report || is_inherited) && tells_deed(article, event));
    if (telling.is_undated && news_day) telling.when = when_day(*news_day, Basis::kRelative);
    add_telling(article, telling, told);
    const bool is_shown = telling.quality > 0;
    told.lines.push_back(!is_shown           ? ""
                         : aside.quality > 0 ? aside.text
                                             : cut_line(article, telling.sentence, telling.when));
  }
  return told;
}

std::vector<WordId> words_told(const Article& article, uint32_t sentence) {
  std::vector<WordId> words;
  const auto add = [&](uint32_t begin, uint32_t end) {
    for (uint32_t token = begin; token < end; ++token)
      if (!article.tokens.has(token, kIsPunctuation) && carries_meaning(article.tokens.upos[token]))
        words.push_back(article.tokens.lemma[token]);
  };
  add(article.sentences[sentence].begin_token, article.sentences[sentence].end_token);
  if (const EntityMention* doer = article.doer_of(sentence)) {
    const EntityMention& name = article.entities[doer->entity];
    add(name.begin_token, name.end_token);
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

Tellings collect_tellings(Articles articles) {
  ToldByArticles told;
  for (const Article* article : articles)
    told.push_back(fact_of<ToldByArticle>(*article, [&] { return read_tellings(*article); }));
  return put_together(articles, told, step_below(articles.size()));
}

Tellings tellings_of_events(Articles articles) {
  ToldByArticles told;
  for (const Article* article : articles)
    told.push_back(std::make_shared<const ToldByArticle>(read_events(*article)));
  return put_together(articles, told, articles.size());
}

When vote_date(const Tellings& tellings, const std::vector<uint32_t>& group) {
  constexpr std::array<int32_t, 3> kVotes{5, 4, 1};  // by Basis
  std::vector<std::pair<When, int32_t>> votes;
  for (uint32_t ix : group) {
    const When& when = tellings.items[ix].when;
    auto found = std::find_if(votes.begin(), votes.end(), [&](const auto& vote) {
      return vote.first.first == when.first && vote.first.last == when.last &&
             vote.first.qualifier == when.qualifier;
    });
    if (found == votes.end()) found = votes.insert(votes.end(), {when, 0});
    const Basis basis = tellings.items[ix].is_undated ? Basis::kPublished : when.basis;
    found->second += kVotes[static_cast<size_t>(basis)] * (when.is_on_day() ? 3 : 1);
    if (when.basis < found->first.basis) found->first = when;
  }
  return std::max_element(votes.begin(), votes.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::vector<int32_t> days_of(const Tellings& tellings,
                             const std::vector<std::vector<uint32_t>>& groups) {
  std::vector<int32_t> days(tellings.items.size());
  for (const auto& group : groups) {
    const int32_t day = days_from_civil(vote_date(tellings, group).first);
    for (uint32_t ix : group) days[ix] = day;
  }
  return days;
}

void add_up_repeated(std::vector<Term>& terms) {
  size_t kept = 0;
  for (const Term& term : terms)
    if (kept > 0 && terms[kept - 1].word == term.word)
      terms[kept - 1].weight += term.weight;
    else
      terms[kept++] = term;
  terms.resize(kept);
}

float similarity(std::span<const Term> a, std::span<const Term> b) {
  float sum = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->word == j->word) sum += i->weight * j->weight;
    const bool step_i = i->word <= j->word, step_j = j->word <= i->word;
    i += step_i;
    j += step_j;
  }
  return sum;
}

}  // namespace dateline
