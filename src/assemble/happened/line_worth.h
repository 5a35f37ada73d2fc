// Line worth: would an editor keep the sentence as a line of the story? Not what is most important,
// but what is an event, told clearly and under its own day: opinions, states, asides and what needs
// the sentences before it have little. A logistic regression over a few dozen plain features,
// learned by train/train_line_worth.cpp from sentences that were read one by one. Used by
// events.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "assemble/happened/line_ranking.h"
#include "assemble/happened/tellings.h"
#include "lexicon/linear_ranker.h"

namespace dateline {

enum WorthFeature : uint8_t {
  // what it says
  kWorthBase,           // 1
  kWorthLikeStory,      // cosine with the words of the story
  kWorthLikeDated,      // cosine with the sentences that name its day
  kWorthLikePublished,  // cosine with the reports of its day
  kNamesDay,            // "today", "on Monday"
  kNamesWeek,           // "last week", "this month"
  kHasType,             // its event has a PLOVER root
  kEventConfidence,     // how surely it is an event
  kTellsNews,           // tells_news()
  kSpeaks,              // somebody says, tells, reports or announces
  // by which words
  kHasLightRoot,  // that says little or how things are: "make", "remain"
  kHasCopula,     // "is", "was"
  kIsNegated,     // its root is
  kIsPassive,
  kIsProgressive,  // "is facing"
  kHasModal,       // "would win"
  kHasSecondVerb,  // beside its root
  kHasAdverbClause,
  kPresentVerbs,  // verbs in the present tense, by two
  kAdverbs,       // in ten words
  kDegrees,       // words of degree and doubt: "even", "perhaps"
  kQuotedWords,   // share of words in quotation marks
  kWorthNumbers,  // share of words that are numbers
  // whom it is about
  kNamesInIt,     // by three
  kNamesNobody,   // and no place
  kKnownName,     // how much of the story has the best known of its names
  kBareName,      // a surname alone that little of the story has
  kEarlyPronoun,  // "he" before any name of a person
  kPronounSubject,
  kOwnedSubject,        // "his lawyers"
  kSpokenOfSubject,     // "the report" that stood before, and that little of the story has
  kUnmentionedSubject,  // "the report", of which the article has not spoken yet
  // how it stands
  kWorthEarly,   // near the begin of its article
  kOpensQuoted,  // with a quotation mark
  kHasColon,     // or a semicolon
  kIsShort,
  kWorthQuality,   // how well it stands alone
  kArticleStates,  // share of its article's sentences that tell how things are
  kArticleNews,    // that tell news
  kArticleTalk,    // that are talk
  kArticleQuotes,  // that quote
  // its day
  kDateOnRoot,      // the root itself has the date
  kDateDepth,       // words between the date and the root, by three
  kDateInReport,    // the date stands in what somebody says
  kIsLabelled,      // stands under its date, as in a chronology
  kDateFirst,       // opens with its date
  kDateStated,      // names its date in full
  kMoreDates,       // further dates in it, by two
  kIsDecade,        // or longer
  kSince,           // "since 2019"
  kUntil,           // "until 2019"
  kOldDateBefore,   // has the date of a sentence before it, a month ago and more
  kYearsAgo,        // its date is more than a year before its article
  kWorthReportLag,  // log of the days until it was published
  // without a day of its own: whether others tell it under one
  kUndatedOlder,     // how like what others tell of days before
  kUndatedSameDay,   // of its day
  kUndatedNews,      // tells_news()
  kUndatedInside,    // it stands below the opening of its article
  kUndatedAfterOld,  // the sentence before names a day, month or year over a month ago, no recent
                     // day
  kUndatedNearOld,   // so does the sentence itself, the next, or the last but one
  kWorthFeatureCount,
};
// As in data/rankers.tsv.
inline constexpr std::array<std::string_view, kWorthFeatureCount> kWorthFeatureNames{
    "worth_base",
    "worth_like_story",
    "worth_like_dated",
    "worth_like_published",
    "names_day",
    "names_week",
    "has_type",
    "event_confidence",
    "tells_news",
    "speaks",
    "light_root",
    "copula",
    "is_negated",
    "is_passive",
    "is_progressive",
    "has_modal",
    "second_verb",
    "adverb_clause",
    "present_verbs",
    "adverbs",
    "degrees",
    "quoted_words",
    "number_share",
    "name_count",
    "names_nobody",
    "known_name",
    "bare_name",
    "early_pronoun",
    "pronoun_subject",
    "owned_subject",
    "spoken_of_subject",
    "unmentioned_subject",
    "worth_early",
    "opens_quoted",
    "has_colon",
    "is_short",
    "worth_quality",
    "article_states",
    "article_news",
    "article_talk",
    "article_quotes",
    "date_on_root",
    "date_depth",
    "date_in_report",
    "is_labelled",
    "date_first",
    "date_stated",
    "more_dates",
    "decade",
    "since",
    "until",
    "old_date_before",
    "years_ago",
    "worth_report_lag",
    "undated_older",
    "undated_same_day",
    "undated_news",
    "undated_inside",
    "undated_after_old",
    "undated_near_old"};

using WorthFeatures = std::array<float, kWorthFeatureCount>;

// A feature that rests on how much of what the story tells has a word.
struct WordAsked {
  uint32_t telling = 0;  // among those of its article
  uint32_t term = 0;     // among those of the telling
  WorthFeature feature = kKnownName;
};

// What is known of the tellings of an article without any other.
struct WorthByArticle {
  static constexpr std::string_view kStoredAs = "worth";
  std::vector<uint8_t> counts;         // [telling]: of its features that are not 0
  std::vector<WorthFeature> features;  // these, telling by telling
  std::vector<float> values;           // of these
  std::vector<WordAsked> asked;
};
size_t bytes_of(const WorthByArticle& article);  // on the heap

// `own` is what read_tellings() gave.
WorthByArticle read_worth(const Article& article, std::span<const Telling> own);

// The features of every telling; all zero for one that is never shown or has no parse. `likeness`
// is what describe_tellings() gave.
std::vector<WorthFeatures> describe_worth(Articles articles, const Tellings& tellings,
                                          const std::vector<LineFeatures>& likeness);

}  // namespace dateline
