// Line worth: would an editor keep the sentence as a line of the story? Not what is most important,
// but what is an event, told clearly and under its own day: opinions, states, asides and what needs
// the sentences before it have little. A logistic regression over a few dozen plain features,
// learned by train/train_line_worth.cpp from sentences that were read one by one. Used by
// events.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "assemble/happened/line_ranking.h"
#include "assemble/happened/linear_ranker.h"
#include "assemble/happened/tellings.h"

namespace dateline {

enum WorthFeature : size_t {
  kWorthBase,  // 1
  // what it says
  kWorthLikeStory,      // cosine with the words of the story
  kWorthLikePublished,  // cosine with the reports of its day
  kNamesDay,            // "today", "on Monday"
  kNamesWeek,           // "last week", "this month"
  kHasVerbRoot,         // its root is a verb
  kHasLightRoot,        // that says little: "make", "seem"
  kSpeaks,              // somebody says, tells, reports or announces
  kHasType,             // its event has a PLOVER root
  kIsOpen,              // told as planned, possible or denied
  kIsNegated,           // its root is
  kIsPassive,
  kIsProgressive,  // "is facing"
  kHasModal,       // "would win"
  kPresentVerbs,   // verbs in the present tense, by two
  kTellsState,     // tells_state()
  kAdverbs,        // in ten words
  kNumbers,        // by three
  kOwners,         // "his", "her", "its", "their", by two
  kQuotedWords,    // share of words in quotation marks
  // whose deed it is
  kPronounSubject,
  kPersonSubject,
  kBodySubject,         // an organization
  kBareSubject,         // "analysts"
  kOwnedSubject,        // "his lawyers"
  kUnmentionedSubject,  // "the report", of which the article has not spoken yet
  // how it stands
  kOpensArticle,
  kOpensQuoted,  // with a quotation mark
  kOpensAside,   // "as", "with", "while", "for"
  kHasColon,     // or a semicolon
  kIsShort,
  kArticleStates,  // share of its article's sentences that tell how things are
  // its day
  kDateOnRoot,     // the root itself has the date
  kIsLabelled,     // stands under its date, as in a chronology
  kDateFirst,      // opens with its date
  kDateStated,     // names its date in full
  kSince,          // "since 2019"
  kUntil,          // "until 2019"
  kDateBefore,     // has the date of a sentence before it
  kOldDateBefore,  // that is a month ago and more
  kYearsAgo,       // its date is more than a year before its article
  kWorthFeatureCount,
};
// As in data/rankers.tsv.
inline constexpr std::array<std::string_view, kWorthFeatureCount> kWorthFeatureNames{
    "worth_base",
    "worth_like_story",
    "worth_like_published",
    "names_day",
    "names_week",
    "verb_root",
    "light_root",
    "speaks",
    "has_type",
    "is_open",
    "is_negated",
    "is_passive",
    "is_progressive",
    "has_modal",
    "present_verbs",
    "tells_state",
    "adverbs",
    "number_words",
    "owners",
    "quoted_words",
    "pronoun_subject",
    "person_subject",
    "body_subject",
    "bare_subject",
    "owned_subject",
    "unmentioned_subject",
    "opens_article",
    "opens_quoted",
    "opens_aside",
    "has_colon",
    "is_short",
    "article_states",
    "date_on_root",
    "is_labelled",
    "date_first",
    "date_stated",
    "since",
    "until",
    "date_before",
    "old_date_before",
    "years_ago"};

using WorthFeatures = std::array<float, kWorthFeatureCount>;

// The features of every telling; all zero for one that is never shown or has no parse. `likeness`
// is what describe_tellings() gave.
std::vector<WorthFeatures> describe_worth(Articles articles, const Tellings& tellings,
                                          const std::vector<LineFeatures>& likeness);

}  // namespace dateline
