#include "assemble/happened/line_worth.h"

#include <algorithm>

#include "assemble/article_facts.h"
#include "assemble/happened/kept_tokens.h"
#include "assemble/happened/line_dates.h"
#include "assemble/happened/sentence_news.h"
#include "lexicon/word_set.h"
#include "model/sentence_dates.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr uint32_t kShortWords = 12;
constexpr int32_t kOldDays = 31, kYearDays = 365;

// The share of its sentences that tell how things are.
float share_of_states(const Article& article) {
  uint32_t sentences = 0, states = 0;
  for (uint32_t ix = 0; ix < article.sentences.size(); ++ix) {
    if (article.sentences[ix].kind != SentenceKind::kBody) continue;
    ++sentences;
    states += tells_state(article, ix);
  }
  return static_cast<float>(states) / static_cast<float>(std::max(sentences, 1u));
}

void describe_subject(const Article& article, const Sentence& sentence, uint32_t root,
                      WorthFeatures& features) {
  const Tokens& tokens = article.tokens;
  uint32_t subject = sentence.begin_token;
  while (subject < sentence.end_token && (tokens.head[subject] != root || subject == root ||
                                          !(is_nominal_subject(tokens.deprel[subject]) ||
                                            tokens.deprel[subject] == Deprel::kCsubj)))
    ++subject;
  if (subject == sentence.end_token) return;
  const NameTag name = subject < tokens.name.size() ? tokens.name[subject] : NameTag::kOutside;
  features[kPronounSubject] = tokens.upos[subject] == Upos::kPron;
  features[kPersonSubject] = name == NameTag::kBeginPerson || name == NameTag::kInPerson;
  features[kBodySubject] = name == NameTag::kBeginOrganization || name == NameTag::kInOrganization;
  bool has_determiner = false, has_the = false, is_named = false;
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    is_named |= tokens.upos[token] == Upos::kPropn && hangs_below(tokens, token, subject);
    if (tokens.head[token] != subject) continue;
    has_the |= one_of(article.word_at(token), {"the", "The"});
    if (tokens.deprel[token] != Deprel::kDet && tokens.deprel[token] != Deprel::kNmodPoss) continue;
    has_determiner = true;
    if (one_of(article.word_at(token),
               {"His", "Her", "Their", "Its", "his", "her", "their", "its"}))
      features[kOwnedSubject] = 1;
  }
  features[kBareSubject] = tokens.upos[subject] == Upos::kNoun && !has_determiner && !is_named;
  const auto before = tokens.lemma.begin() + sentence.begin_token;
  features[kUnmentionedSubject] =
      has_the && !is_named &&
      std::find(tokens.lemma.begin(), before, tokens.lemma[subject]) == before;
}

bool names_day(const Tokens& tokens, uint32_t token) {
  static const WordSet kDays{"friday", "monday",  "saturday", "sunday",    "thursday",
                             "today",  "tonight", "tuesday",  "wednesday", "yesterday"};
  return kDays.contains(tokens.word[token]);
}

void describe_root(const Article& article, const Sentence& sentence, uint32_t root,
                   WorthFeatures& features) {
  static const WordSet kLight{"become", "begin", "come",  "continue", "face", "feel",  "find",
                              "get",    "give",  "go",    "keep",     "know", "leave", "look",
                              "make",   "need",  "play",  "prove",    "put",  "run",   "see",
                              "seem",   "show",  "start", "take",     "try",  "turn",  "want"};
  const Tokens& tokens = article.tokens;
  features[kHasVerbRoot] = tokens.upos[root] == Upos::kVerb;
  features[kHasLightRoot] = kLight.contains(tokens.lemma[root]);
  bool has_auxiliary = false;
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    if (tokens.head[token] != root || token == root) continue;
    const Deprel relation = tokens.deprel[token];
    if (one_of(article.word_at(token), {"not", "n't", "n’t", "never"})) features[kIsNegated] = 1;
    if (relation == Deprel::kAuxPass) features[kIsPassive] = 1;
    if (relation != Deprel::kAux && relation != Deprel::kAuxPass && relation != Deprel::kCop)
      continue;
    has_auxiliary = true;
    if (one_of(article.lemma_at(token),
               {"will", "would", "can", "could", "may", "might", "should", "must", "shall"}))
      features[kHasModal] = 1;
  }
  features[kIsProgressive] = has_auxiliary && article.word_at(root).ends_with("ing");
}

// Counts and shares of its words.
void describe_words(const Article& article, const Sentence& sentence, WorthFeatures& features) {
  static const WordSet kOwnerWords{"her", "his", "its", "their"};
  static const WordSet kSaying{"announce", "report", "say", "tell"};
  static const WordSet kStretches{"month", "week", "year"};
  const Tokens& tokens = article.tokens;
  float words = 0;
  for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
    const std::string_view word = article.word_at(token);
    if (tokens.has(token, kIsPunctuation)) {
      if (word == ":" || word == ";") features[kHasColon] = 1;
      continue;
    }
    words += 1;
    const Upos tag = tokens.upos[token];
    features[kAdverbs] += tag == Upos::kAdv;
    features[kNumbers] += tag == Upos::kNum;
    features[kOwners] += kOwnerWords.contains(tokens.word[token]);
    features[kQuotedWords] += tokens.has(token, kInQuote);
    features[kPresentVerbs] +=
        tag == Upos::kVerb && is_in_present(article, token) &&
        !(token > sentence.begin_token && article.word_at(token - 1) == "to");
    if (names_day(tokens, token)) features[kNamesDay] = 1;
    if (kSaying.contains(tokens.lemma[token])) features[kSpeaks] = 1;
    if (kStretches.contains(tokens.word[token]) && token > sentence.begin_token &&
        one_of(article.word_at(token - 1), {"this", "last", "next", "This", "Last", "Next"}))
      features[kNamesWeek] = 1;
  }
  const float all = std::max(words, 1.0f);
  features[kIsShort] = words < kShortWords;
  features[kAdverbs] *= 10 / all;
  features[kNumbers] /= 3;
  features[kOwners] /= 2;
  features[kQuotedWords] /= all;
  features[kPresentVerbs] /= 2;
}

void describe_date(const Article& article, const Telling& telling, uint32_t root,
                   WorthFeatures& features) {
  const Sentence& sentence = article.sentences[telling.sentence];
  const EventMention& event = article.events[telling.event];
  const bool has_own = event.date != kNone && article.dates[event.date].sentence == event.sentence;
  if (has_own) {
    const DateMention& date = article.dates[event.date];
    features[kDateOnRoot] = governor_of(article, date) == root;
    features[kDateFirst] = date.begin_token <= sentence.begin_token + 1;
  }
  features[kIsLabelled] = label_date(article, telling.sentence) != nullptr;
  features[kDateStated] = telling.when.basis == Basis::kStated;
  features[kSince] = telling.when.qualifier == Qualifier::kAfter;
  features[kUntil] = telling.when.qualifier == Qualifier::kBefore;
  if (!article.published) return;
  const int32_t days = days_between(telling.when.last, article.published->day());
  features[kDateBefore] =
      event.date == kNone && !telling.is_undated && telling.when.basis != Basis::kPublished;
  features[kOldDateBefore] = features[kDateBefore] != 0 && days > kOldDays;
  features[kYearsAgo] = days > kYearDays;
}

WorthFeatures describe(const Article& article, const Telling& telling, float article_states) {
  WorthFeatures features{};
  const Sentence& sentence = article.sentences[telling.sentence];
  const uint32_t root = root_of(article.tokens, sentence);
  if (telling.quality == 0 || root == kNone) return features;
  const EventMention& event = article.events[telling.event];
  features[kWorthBase] = 1;
  features[kHasType] = event.type != EventType::kUnknown;
  features[kIsOpen] = event.modality != Modality::kHappened;
  features[kTellsState] = tells_state(article, telling.sentence);
  features[kOpensArticle] = is_in_opening(article, telling.sentence, 1);
  features[kOpensQuoted] = article.tokens.has(sentence.begin_token, kOpensQuote);
  features[kOpensAside] =
      one_of(article.word_at(sentence.begin_token),
             {"As", "With", "While", "Despite", "Although", "Though", "For", "Of", "To"});
  features[kArticleStates] = article_states;
  describe_root(article, sentence, root, features);
  describe_subject(article, sentence, root, features);
  describe_words(article, sentence, features);
  describe_date(article, telling, root, features);
  return features;
}

// What is known of the tellings of an article without any other.
struct WorthByArticle {
  std::vector<WorthFeatures> features;
};
size_t bytes_of(const WorthByArticle& article) { return column_bytes(article.features); }

}  // namespace

std::vector<WorthFeatures> describe_worth(Articles articles, const Tellings& tellings,
                                          const std::vector<LineFeatures>& likeness) {
  std::vector<WorthFeatures> features;
  features.reserve(tellings.items.size());
  for_each_article(tellings, [&](uint32_t article_ix, std::span<const Telling> own) {
    const Article& article = *articles[article_ix];
    const auto described = fact_of<WorthByArticle>(article, [&] {
      WorthByArticle worth;
      const float states = share_of_states(article);
      for (const Telling& telling : own)
        worth.features.push_back(describe(article, telling, states));
      return worth;
    });
    features.insert(features.end(), described->features.begin(), described->features.end());
  });
  for (size_t ix = 0; ix < features.size(); ++ix) {
    if (features[ix][kWorthBase] == 0) continue;
    features[ix][kWorthLikeStory] = likeness[ix][kLikeStory];
    features[ix][kWorthLikePublished] = likeness[ix][kLikePublished];
  }
  return features;
}

}  // namespace dateline
