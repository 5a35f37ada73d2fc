// Line ranking: how much a sentence tells of what an editor would write about its day (the weighted
// sum is about the share of an editor's words that it has). Used by assemble/happened/events.cpp,
// and by train/train_rankers.cpp, which learns the weights.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "assemble/happened/tellings.h"
#include "lexicon/linear_ranker.h"

namespace dateline {

enum LineFeature : size_t {
  kLikeStory,      // cosine with the words of the story, as far as it counts (Tellings::counted)
  kLikeDated,      // cosine with the sentences that name its day
  kLikePublished,  // cosine with the undated sentences published on its day or two days after
  kSourceCount,    // log of the number of sentences that tell the same event
  kIsStated,       // the sentence names the date
  kIsRelative,     // "on Sunday"
  kWords,          // its length, in 30 words
  kWordsSquared,
  kQuality,      // how well it stands alone
  kEarly,        // near the begin of its article
  kInTitle,      // share of the title's words
  kNumberShare,  // share of words that are numbers
  kNameShare,    // share of words that are names
  kHasRoot,      // the event has a PLOVER root
  kIsListed,     // the verb or noun is a known event
  kReportLag,    // log of the days until it was published
  kIsUnsure,     // told as planned, possible or denied
  kLikeLeads,    // cosine with the openings of articles published on its day or the day after
  kLineFeatureCount,
};
// As in data/rankers.tsv.
inline constexpr std::array<std::string_view, kLineFeatureCount> kLineFeatureNames{
    "like_story", "like_dated",    "like_published", "source_count", "is_stated", "is_relative",
    "words",      "words_squared", "quality",        "early",        "in_title",  "numbers",
    "names",      "has_root",      "is_listed",      "report_lag",   "is_unsure", "like_leads"};

// The same for readers; features of the same words are one part of a score.
inline constexpr std::array<std::string_view, kLineFeatureCount> kLineFeatureWords{
    "its words are those of the whole story",
    "its words are those of sentences that name its day",
    "its words are those of reports of its day",
    "sentences that tell the same",
    "how it names its date",
    "how it names its date",
    "its length",
    "its length",
    "how well it stands alone",
    "how early it stands in its article",
    "words of the headline",
    "numbers",
    "names",
    "the kind of event",
    "the kind of event",
    "days until it was reported",
    "it may not have happened",
    "its words are those that articles open with"};

using LineFeatures = std::array<float, kLineFeatureCount>;

// The features of every telling, as evidence for the event of its group.
// `day_of[telling]` is the day of its event, days since 1970. What a copy of an article repeats is
// like others or not, but nothing is like others for being copied.
std::vector<LineFeatures> describe_tellings(Articles articles, const Copies& copies,
                                            const Tellings& tellings,
                                            const std::vector<std::vector<uint32_t>>& groups,
                                            const std::vector<int32_t>& day_of,
                                            Memo* memo = nullptr);

// Which tellings are the first sentence of an article that was published on the day of their event
// or the day after, where fewer articles open then than kLikeLeads can be measured by: 0 or 1.
std::vector<char> open_among_few(Articles articles, const Tellings& tellings,
                                 const std::vector<int32_t>& day_of);

}  // namespace dateline
