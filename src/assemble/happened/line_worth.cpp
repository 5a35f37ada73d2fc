#include "assemble/happened/line_worth.h"

#include <algorithm>
#include <cmath>

#include "assemble/article_facts.h"
#include "assemble/lines/kept_tokens.h"
#include "assemble/lines/line_dates.h"
#include "assemble/lines/line_words.h"
#include "assemble/lines/named_pronoun.h"
#include "assemble/lines/news_day.h"
#include "assemble/lines/sentence_news.h"
#include "base/assert.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr uint32_t kShortWords = 12;
constexpr int32_t kOldDays = 31, kYearDays = 365;

// The shares of what a story tells from which on a surname, or "the report", needs no explanation.
constexpr float kFamousShare = 0.01f, kUsualShare = 0.03f;

// How an article tells: shares of its sentences.
struct Manner {
  float states = 0, news = 0, talk = 0, quotes = 0;
};

Manner manner_of(const Article& article) {
  Manner manner;
  float sentences = 0;
  for (uint32_t ix = 0; ix < article.sentences.size(); ++ix) {
    const Sentence& sentence = article.sentences[ix];
    if (sentence.kind != SentenceKind::kBody) continue;
    sentences += 1;
    manner.states += tells_state(article, ix);
    manner.news += tells_news(article, ix);
    manner.talk += is_talk(article, ix);
    uint32_t token = sentence.begin_token;
    while (token < sentence.end_token && !article.tokens.has(token, kInQuote)) ++token;
    manner.quotes += token < sentence.end_token;
  }
  for (float* share : {&manner.states, &manner.news, &manner.talk, &manner.quotes})
    *share /= std::max(sentences, 1.0f);
  return manner;
}

bool begins_name(NameTag tag) {
  return tag != NameTag::kOutside && static_cast<uint32_t>(tag) % 2 == 1;
}

// Describes the sentence of one telling; what its own article does not tell is asked for.
class SentenceReader {
 public:
  SentenceReader(const Article& article, const Telling& telling, uint32_t telling_ix,
                 WorthFeatures& features, std::vector<WordAsked>& asked)
      : article_(article),
        tokens_(article.tokens),
        telling_(telling),
        sentence_(article.sentences[telling.sentence]),
        root_(root_of(article.tokens, sentence_)),
        named_(named_pronoun(article, telling.sentence)),
        telling_ix_(telling_ix),
        features_(features),
        asked_(asked) {}

  void read(const Manner& manner) {
    if (telling_.quality == 0 || root_ == kNone) return;
    const EventMention& event = article_.events[telling_.event];
    features_[kWorthBase] = 1;
    features_[kHasType] = event.type != EventType::kUnknown;
    features_[kEventConfidence] = static_cast<float>(event.confidence) / 1000;
    features_[kTellsNews] = tells_news(article_, telling_.sentence);
    features_[kOpensQuoted] = tokens_.has(sentence_.begin_token, kOpensQuote);
    features_[kArticleStates] = manner.states;
    features_[kArticleNews] = manner.news;
    features_[kArticleTalk] = manner.talk;
    features_[kArticleQuotes] = manner.quotes;
    words_ = words_told(article_, telling_);
    describe_root();
    describe_subject();
    describe_words();
    describe_names();
    describe_date(event);
  }

 private:
  // Words that carry no meaning are in no term.
  void ask(uint32_t token, WorthFeature feature) {
    const auto found = std::lower_bound(words_.begin(), words_.end(), tokens_.lemma[token]);
    if (found == words_.end() || *found != tokens_.lemma[token]) return;
    asked_.push_back({telling_ix_, static_cast<uint32_t>(found - words_.begin()), feature});
  }

  void describe_root() {
    static const WordSet kLight{"appear",  "be",       "bear",      "become",  "belong",  "come",
                                "concern", "consider", "contain",   "enjoy",   "feel",    "find",
                                "get",     "go",       "grow",      "have",    "include", "involve",
                                "know",    "lead",     "live",      "look",    "love",    "make",
                                "mean",    "need",     "note",      "play",    "prove",   "put",
                                "reflect", "remain",   "represent", "run",     "see",     "seem",
                                "serve",   "spend",    "stand",     "suggest", "want",    "work"};
    features_[kHasLightRoot] = kLight.contains(tokens_.lemma[root_]);
    bool has_auxiliary = false;
    for (uint32_t token = sentence_.begin_token; token < sentence_.end_token; ++token) {
      if (tokens_.head[token] != root_ || token == root_) continue;
      if (one_of(article_.word_at(token), {"not", "n't", "n’t", "never"}))
        features_[kIsNegated] = 1;
      switch (tokens_.deprel[token]) {
        case Deprel::kConj:
          features_[kHasSecondVerb] = 1;
          break;
        case Deprel::kAdvcl:
          features_[kHasAdverbClause] = 1;
          break;
        case Deprel::kCop:
          features_[kHasCopula] = 1;
          has_auxiliary = true;
          break;
        case Deprel::kAuxPass:
          features_[kIsPassive] = 1;
          [[fallthrough]];
        case Deprel::kAux:
          has_auxiliary = true;
          if (one_of(article_.lemma_at(token),
                     {"will", "would", "can", "could", "may", "might", "should", "must", "shall"}))
            features_[kHasModal] = 1;
          break;
        default:
          break;
      }
    }
    features_[kIsProgressive] = has_auxiliary && article_.word_at(root_).ends_with("ing");
  }

  void describe_subject() {
    uint32_t subject = sentence_.begin_token;
    while (subject < sentence_.end_token && (tokens_.head[subject] != root_ || subject == root_ ||
                                             !(is_nominal_subject(tokens_.deprel[subject]) ||
                                               tokens_.deprel[subject] == Deprel::kCsubj)))
      ++subject;
    if (subject == sentence_.end_token) return;
    features_[kPronounSubject] = tokens_.upos[subject] == Upos::kPron && subject != named_.token;
    bool is_definite = false, is_described = false, is_named = false;
    for (uint32_t token = sentence_.begin_token; token < sentence_.end_token; ++token) {
      is_named |= tokens_.upos[token] == Upos::kPropn && hangs_below(tokens_, token, subject);
      if (tokens_.head[token] != subject) continue;
      const Deprel relation = tokens_.deprel[token];
      is_definite |= one_of(article_.word_at(token),
                            {"the", "The", "that", "That", "these", "These", "this", "This"});
      is_described |= relation == Deprel::kNmod || relation == Deprel::kNmodPoss ||
                      relation == Deprel::kAcl || relation == Deprel::kAclRelcl ||
                      relation == Deprel::kAppos || relation == Deprel::kNummod;
      if (one_of(article_.word_at(token),
                 {"His", "Her", "Their", "Its", "his", "her", "their", "its"}) &&
          token != named_.token)
        features_[kOwnedSubject] = 1;
    }
    if (!is_definite || is_named) return;
    const auto before = tokens_.lemma.begin() + sentence_.begin_token;
    const bool is_spoken_of =
        std::find(tokens_.lemma.begin(), before, tokens_.lemma[subject]) != before;
    if (!is_spoken_of)
      features_[kUnmentionedSubject] = 1;
    else if (!is_described)
      ask(subject, kSpokenOfSubject);
  }

  // Counts and shares of its words.
  void describe_words() {
    static const WordSet kSaying{"announce", "report", "say", "tell"};
    static const WordSet kStretches{"month", "week", "year"};
    static const WordSet kDegree{"almost", "even",   "indeed", "just",    "more",
                                 "most",   "much",   "only",   "perhaps", "quite",
                                 "rather", "really", "simply", "still",   "yet"};
    float words = 0;
    for (uint32_t token = sentence_.begin_token; token < sentence_.end_token; ++token) {
      const std::string_view word = article_.word_at(token);
      if (tokens_.has(token, kIsPunctuation)) {
        if (word == ":" || word == ";") features_[kHasColon] = 1;
        continue;
      }
      words += 1;
      const Upos tag = tokens_.upos[token];
      features_[kAdverbs] += tag == Upos::kAdv;
      features_[kQuotedWords] += tokens_.has(token, kInQuote);
      features_[kPresentVerbs] +=
          tag == Upos::kVerb && is_in_present(article_, token) &&
          !(token > sentence_.begin_token && article_.word_at(token - 1) == "to");
      if (kDegree.contains(tokens_.word[token])) features_[kDegrees] = 1;
      if (names_day(tokens_.word[token])) features_[kNamesDay] = 1;
      if (kSaying.contains(tokens_.lemma[token])) features_[kSpeaks] = 1;
      if (kStretches.contains(tokens_.word[token]) && token > sentence_.begin_token &&
          one_of(article_.word_at(token - 1), {"this", "last", "next", "This", "Last", "Next"}))
        features_[kNamesWeek] = 1;
    }
    const float all = std::max(words, 1.0f);
    features_[kIsShort] = words < kShortWords;
    features_[kAdverbs] *= 10 / all;
    features_[kQuotedWords] /= all;
    features_[kPresentVerbs] /= 2;
  }

  void describe_names() {
    constexpr uint32_t kMostNames = 3;
    uint32_t names = 0;
    bool has_person = false;
    for (uint32_t token = named_.name.begin; token < named_.name.end; ++token) {
      if (tokens_.upos[token] == Upos::kPropn) names = 1;
      ask(token, kKnownName);
    }
    LineWords word(article_);
    for (uint32_t token = sentence_.begin_token; token < sentence_.end_token; ++token) {
      const NameTag tag = tokens_.name_tag(token);
      if (tag != NameTag::kOutside) ask(token, kKnownName);
      names += begins_name(tag);
      if (tokens_.has(token, kInQuote)) continue;
      has_person |= is_person(tag) || token == named_.token;
      if (!has_person && one_of(word(token), {"he", "her", "hers", "him", "his", "she"}))
        features_[kEarlyPronoun] = 1;
      if (tag == NameTag::kBeginPerson && is_bare(token)) ask(token, kBareName);
    }
    features_[kNamesInIt] = static_cast<float>(std::min(names, kMostNames)) / kMostNames;
    features_[kNamesNobody] = names == 0;
  }

  // "Borg", and not "Lina Borg" or "the mayor, Borg".
  bool is_bare(uint32_t token) const {
    if (token + 1 < sentence_.end_token && tokens_.name_tag(token + 1) == NameTag::kInPerson)
      return false;
    for (uint32_t other = sentence_.begin_token; other < sentence_.end_token; ++other) {
      if (tokens_.head[other] != token || other == token) continue;
      const Deprel relation = tokens_.deprel[other];
      if (relation == Deprel::kAppos || relation == Deprel::kCompound || relation == Deprel::kFlat)
        return false;
    }
    return true;
  }

  void describe_date(const EventMention& event) {
    const bool has_own =
        event.date != kNone && article_.dates[event.date].sentence == event.sentence;
    if (has_own) describe_place_of(article_.dates[event.date]);
    const auto dates = static_cast<float>(dates_in(article_, telling_.sentence).size());
    features_[kMoreDates] = std::clamp(dates - 1, 0.0f, 2.0f) / 2;
    const Precision precision = telling_.when.precision;
    features_[kIsDecade] = precision == Precision::kDecade || precision == Precision::kCentury;
    features_[kIsLabelled] = label_date(article_, telling_.sentence) != nullptr;
    features_[kDateStated] = telling_.when.basis == Basis::kStated;
    features_[kSince] = telling_.when.qualifier == Qualifier::kAfter;
    features_[kUntil] = telling_.when.qualifier == Qualifier::kBefore;
    if (!article_.published) return;
    if (telling_.is_undated) describe_undated_place();
    const int32_t days = days_between(telling_.when.last, article_.published->day());
    features_[kOldDateBefore] = event.date == kNone && !telling_.is_undated &&
                                telling_.when.basis != Basis::kPublished && days > kOldDays;
    features_[kYearsAgo] = days > kYearDays;
  }

  // Where sentences tell of long ago, one without a date does so too.
  void describe_undated_place() {
    const uint32_t at = telling_.sentence;
    features_[kUndatedInside] = !is_in_opening(article_, at, kOpeningSentences);
    features_[kUndatedAfterOld] = at > 0 && names_only_past(at - 1);
    features_[kUndatedNearOld] =
        names_only_past(at) || (at + 1 < article_.sentences.size() && names_only_past(at + 1)) ||
        (at > 1 && dates_in(article_, at - 1).empty() && names_only_past(at - 2));
  }

  bool names_only_past(uint32_t sentence) const {
    constexpr int32_t kNewsDays = 3;
    bool names_past = false;
    for (const DateMention& date : dates_in(article_, sentence)) {
      if (!date.has_when) continue;
      const int32_t days = days_between(date.when.last, article_.published->day());
      if (days >= 0 && days <= kNewsDays) return false;
      names_past |= days > kOldDays;
    }
    return names_past;
  }

  void describe_place_of(const DateMention& date) {
    constexpr uint32_t kDeepest = 3;
    features_[kDateFirst] = date.begin_token <= sentence_.begin_token + 1;
    uint32_t token = governor_of(article_, date), depth = 0;
    for (; token != root_ && token != kNone && depth < sentence_.end_token; ++depth) {
      if (tokens_.deprel[token] == Deprel::kCcomp) features_[kDateInReport] = 1;
      if (tokens_.head[token] == token) break;
      token = tokens_.head[token];
    }
    features_[kDateOnRoot] = depth == 0 && token == root_;
    features_[kDateDepth] = static_cast<float>(std::min(depth, kDeepest)) / kDeepest;
  }

  const Article& article_;
  const Tokens& tokens_;
  const Telling& telling_;
  const Sentence& sentence_;
  const uint32_t root_;       // kNone for a sentence without a parse
  const NamedPronoun named_;  // what the line names for "he" or "they"
  const uint32_t telling_ix_;
  WorthFeatures& features_;
  std::vector<WordAsked>& asked_;
  std::vector<WordId> words_;
};

// Takes what the words of the story and the days around say of a telling.
void describe_in_story(const LineFeatures& likeness, WorthFeatures& features) {
  features[kWorthLikeStory] = likeness[kLikeStory];
  features[kWorthLikeDated] = likeness[kLikeDated];
  features[kWorthLikePublished] = likeness[kLikePublished];
  features[kWorthNumbers] = likeness[kNumberShare];
  features[kWorthEarly] = likeness[kEarly];
  features[kWorthQuality] = likeness[kQuality];
  features[kWorthReportLag] = likeness[kReportLag];
}

// Answers what was asked: the share of what the story tells that has the word.
void describe_word(float share, WorthFeature feature, WorthFeatures& features) {
  const float usual = feature == kBareName ? kFamousShare : kUsualShare;
  const float value = feature == kKnownName ? share : std::max(1 - share / usual, 0.0f);
  features[feature] = std::max(features[feature], value);
}

void describe_undated(const DatedLikeness& likeness, WorthFeatures& features) {
  features[kUndatedOlder] = likeness.older;
  features[kUndatedSameDay] = likeness.same_day;
  features[kUndatedNews] = features[kTellsNews];
}

}  // namespace

size_t bytes_of(const WorthByArticle& article) {
  return column_bytes(article.counts) + column_bytes(article.features) +
         column_bytes(article.values) + column_bytes(article.asked);
}

WorthByArticle read_worth(const Article& article, std::span<const Telling> own) {
  WorthByArticle worth;
  const Manner manner = manner_of(article);
  for (uint32_t ix = 0; ix < own.size(); ++ix) {
    WorthFeatures features{};
    SentenceReader(article, own[ix], ix, features, worth.asked).read(manner);
    const size_t before = worth.features.size();
    for (uint8_t feature = 0; feature < kWorthFeatureCount; ++feature) {
      if (features[feature] == 0) continue;
      worth.features.push_back(static_cast<WorthFeature>(feature));
      worth.values.push_back(features[feature]);
    }
    worth.counts.push_back(static_cast<uint8_t>(worth.features.size() - before));
  }
  return worth;
}

std::vector<WorthFeatures> describe_worth(Articles articles, const Tellings& tellings,
                                          const std::vector<LineFeatures>& likeness) {
  std::vector<WorthFeatures> features;
  features.reserve(tellings.items.size());
  for_each_article(tellings, [&](uint32_t article_ix, std::span<const Telling> own) {
    const Article& article = *articles[article_ix];
    const auto described =
        fact_of<WorthByArticle>(article, [&] { return read_worth(article, own); });
    DL_ASSERT(described->counts.size() == own.size(), "stored with the same tellings");
    const size_t begin = features.size();
    size_t place = 0;
    for (const uint8_t count : described->counts) {
      WorthFeatures& of_telling = features.emplace_back();
      for (const size_t end = place + count; place < end; ++place)
        of_telling[described->features[place]] = described->values[place];
    }
    for (const WordAsked& asked : described->asked) {
      const Telling& telling = own[asked.telling];
      const float weight = tellings.terms_of(telling)[asked.term].weight * telling.length;
      describe_word(std::exp(-weight), asked.feature, features[begin + asked.telling]);
    }
  });
  for (size_t ix = 0; ix < features.size(); ++ix) {
    if (features[ix][kWorthBase] == 0) continue;
    describe_in_story(likeness[ix], features[ix]);
    if (tellings.items[ix].is_undated) describe_undated(tellings.dated[ix], features[ix]);
  }
  return features;
}

}  // namespace dateline
