// Tellings: the sentences of all articles that tell a dated event, with their words as weighted
// vectors. What assemble/happened/events.cpp merges into events.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assemble/assemble.h"

namespace dateline {

// One word of a sentence, by its dictionary form.
struct Term {
  uint32_t word = 0;  // number of the word among all words of the tellings, in the order of WordId
  float weight = 0;   // rarer words weigh more; the weights of one sentence have length 1
};

struct Telling {
  uint32_t article_ix = 0, sentence = 0;
  uint32_t event = 0;          // index in Article::events: what the sentence, or its clause, tells
  TokenRange subject, clause;  // of a sentence that tells several: this; empty: all of it
  int32_t quality = 0;         // line_quality(): 0 is evidence only, never shown
  uint32_t begin_term = 0, end_term = 0;  // in Tellings::terms
  float length = 0;  // of the vector of its words before it was scaled: a weight times it is the
                     // logarithm of one by the share of sentences that have the word
  When when;
  bool is_undated = false;  // `when` is the day that its article tells of, or was published on
  bool has_day = false;     // it alone shows that the event was on that day
  bool is_denial = false;   // what it tells is denied
};

// How often something stands in the tellings of a story. What is weighed by it must not change with
// every further article, or nothing of an earlier telling would hold: only the first so many
// articles count, a number that grows by an eighth each time, from a thousand on doubles.
// Something new that comes up since counts once it is more than twice as frequent, and then by
// doublings.
struct Frequency {
  uint32_t counted = 0, all = 0;  // tellings that count and have it; that have it
  float weighed() const {
    return static_cast<float>(std::max({counted, std::bit_floor(all) / 2, 1u}));
  }
};

// The greatest similarity() of a telling, 0 to 1, to those of other articles that name their day.
struct DatedLikeness {
  float older = 0;     // some days before the day that it is put under
  float same_day = 0;  // that day, or the day before or after
};

struct Tellings {
  std::vector<Telling> items;          // in the order of articles and sentences
  std::vector<Term> terms;             // of each telling: by word, each word once
  uint32_t word_count = 0;             // Term::word is below it
  uint32_t counted = 0;                // so many of the items, the first, count for a Frequency
  uint32_t counted_articles = 0;       // those that they are of
  std::vector<uint64_t> fingerprints;  // [item]: tells apart its words, their weights and all else
  std::vector<DatedLikeness> dated;    // [item]: likeness_to_dated()
  std::vector<const std::string*> lines;            // of each telling that can be shown
  std::vector<std::shared_ptr<const void>> owners;  // of the lines
  std::span<const Term> terms_of(const Telling& telling) const {
    return {terms.data() + telling.begin_term, terms.data() + telling.end_term};
  }
};

// What the sentences of one article tell. Their terms are `words`, which nothing weighs yet.
struct ToldByArticle {
  static constexpr std::string_view kStoredAs = "told";
  std::vector<Telling> items;
  std::vector<WordId> words;       // of each telling: ascending, each once
  std::vector<std::string> lines;  // of each telling, where its quality is above 0
};
size_t bytes_of(const ToldByArticle& told);  // on the heap

ToldByArticle read_tellings(const Article& article);

// Every event of the article as a telling of its own, with the words of its sentence.
ToldByArticle read_events(const Article& article);

Tellings collect_tellings(Articles articles);

// The words of a telling that its terms stand for, in the order of the terms; of "he" the name
// that a line has in his place.
std::vector<WordId> words_told(const Article& article, const Telling& telling);

// Every event of every article as a telling of its own, for a corpus that says which events are
// one. All stand on one day: what is known of their days is left to EventLikeness.
Tellings tellings_of_events(Articles articles);

// The date of an event, by vote of its tellings (indices into Tellings::items, not empty). A stated
// date counts for more than a relative one, both for more than the day of publication, and a day
// for more than a stretch of time; equal votes go to the earliest evidence.
When vote_date(const Tellings& tellings, const std::vector<uint32_t>& group);

// The day of the event that each telling tells, days since 1970: that of its group, by vote_date().
std::vector<int32_t> days_of(const Tellings& tellings,
                             const std::vector<std::vector<uint32_t>>& groups);

// Calls visit(article_ix, span of its tellings) for each article that has some, in order.
template <class Visit>
void for_each_article(const Tellings& tellings, Visit visit) {
  const auto& items = tellings.items;
  for (auto first = items.begin(); first != items.end();) {
    const auto last = std::find_if(first, items.end(), [&](const Telling& telling) {
      return telling.article_ix != first->article_ix;
    });
    visit(first->article_ix, std::span<const Telling>(first, last));
    first = last;
  }
}

// Adds up the weights of repeated words; `terms` stand by word.
void add_up_repeated(std::vector<Term>& terms);

// The sum of products; of two vectors of unit length the cosine, 0 to 1.
float similarity(std::span<const Term> a, std::span<const Term> b);

}  // namespace dateline
