#include "assemble/story_title.h"

#include <tsl/robin_map.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string_view>
#include <utility>

#include "assemble/article_facts.h"
#include "base/hash.h"
#include "model/sentence_dates.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace dateline {
namespace {

constexpr size_t kFewArticles = 3, kTitleBytes = 80;
constexpr size_t kMostNames = 3, kMostTopics = 3;
constexpr size_t kLeadSentences = 3;
// A sentence that so many articles open with is a teaser of their site and tells no topic.
constexpr size_t kTeaserArticles = 5;
constexpr uint32_t kFewestTopicBytes = 3;
// Hundredths of the natural log of one in how many documents has a word, as in data/common_words:
// commoner words name no topic, words that it does not have are as rare as the rarest.
constexpr int32_t kTellingWord = 255, kRareWord = 580;
// A topic is told by the leads of at least one in so many articles, and of two.
constexpr int32_t kArticlesPerTopic = 6, kFewestLeads = 2;
// A place is called before a person that is mentioned at most so many times as often.
constexpr size_t kPlaceFactor = 4;
// A person is called before a place whose headlines are few beside his: his are so many percent.
constexpr size_t kHeadlinePercent = 150;
// "protest" and "protester" are one topic.
constexpr size_t kSharedStart = 5;

std::string join(const std::vector<std::string>& words) {
  std::string joined;
  for (size_t i = 0; i < words.size(); ++i) {
    if (i > 0) joined += i + 1 == words.size() ? " and " : ", ";
    joined += words[i];
  }
  return joined;
}

// The names of the three that are mentioned most: "Iran, Qasem Soleimani and Iraq".
std::string join_names(const std::vector<Entity>& entities) {
  std::vector<std::string> names;
  for (const Entity& entity : entities)
    if (names.size() < kMostNames) names.push_back(entity.name);
  return join(names);
}

// Whole words of the first paragraph, where it has spaces.
std::string_view first_words(std::string_view text) {
  text = text.substr(0, text.find('\n'));
  if (text.size() <= kTitleBytes) return text;
  size_t end = text.rfind(' ', kTitleBytes);
  if (end == std::string_view::npos)
    for (end = kTitleBytes; !is_boundary(text, end);) --end;
  return text.substr(0, end);
}

// " pruitt guilty of murder ": folded, with one space where no letter or figure stands.
std::string spaced_words(std::string_view text) {
  std::string words = " ";
  for (const char c : fold(text)) {
    const bool is_part = is_ascii_letter(c) || is_ascii_digit(c) || (c & 0x80) != 0;
    if (is_part || words.back() != ' ') words += is_part ? c : ' ';
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

std::vector<std::string> words_of_headlines(Articles articles) {
  std::vector<std::string> headlines;
  for (const Article* article : articles) headlines.push_back(spaced_words(article->title));
  return headlines;
}

size_t headlines_with(const Entity& entity, const std::vector<std::string>& headlines) {
  std::vector<std::string> names;
  for (const NameVariant& variant : entity.variants) names.push_back(spaced_words(variant.text));
  return static_cast<size_t>(
      std::count_if(headlines.begin(), headlines.end(), [&](const std::string& headline) {
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
          return headline.find(name) != std::string::npos;
        });
      }));
}

// The place or body that is mentioned most, unless people are mentioned far more, or headlines name
// them and not the town where the court sits.
const Entity& main_name(Articles articles, const std::vector<Entity>& entities) {
  const Entity& first = entities.front();
  const auto place = std::find_if(entities.begin(), entities.end(), [](const Entity& entity) {
    return entity.kind == EntityKind::kPlace || entity.kind == EntityKind::kOrganization;
  });
  if (place == entities.begin() || place == entities.end()) return first;
  if (place->mentions.size() * kPlaceFactor < first.mentions.size()) return first;
  const std::vector<std::string> headlines = words_of_headlines(articles);
  const size_t with_first = headlines_with(first, headlines);
  const bool is_headline = with_first >= kFewArticles &&
                           with_first * 100 > kHeadlinePercent * headlines_with(*place, headlines);
  return is_headline ? first : *place;
}

// A common noun of a sentence at the top of an article.
struct LeadWord {
  std::string lemma, form;
  bool in_headline = false;
  int32_t rarity = kRareWord;
};
struct LeadSentence {
  uint64_t text_hash = 0;
  std::vector<LeadWord> words;  // as they come
};
struct LeadOfArticle {
  std::vector<LeadSentence> sentences;
};
size_t bytes_of(const LeadOfArticle& lead) {
  size_t bytes = column_bytes(lead.sentences);
  for (const LeadSentence& sentence : lead.sentences)
    for (const LeadWord& word : sentence.words)
      bytes += sizeof word + word.lemma.size() + word.form.size();
  return bytes;
}

// A common noun of the leads.
struct Topic {
  int32_t leads = 0;  // articles; those with the word in their headline twice
  int32_t rarity = kRareWord;
  const LeadOfArticle* last = nullptr;  // that was counted
};
using Topics = tsl::robin_map<std::string_view, Topic>;  // by lemma

// "oil" in "oil spill" is no topic, "spill" is one; who has a role ("the minister", "the first
// lady") is none, nor is "yesterday".
bool names_topic(const Article& article, uint32_t token, const Lexicon& lexicon) {
  const Tokens& tokens = article.tokens;
  const std::string_view before = token > 0 ? article.word_at(token - 1) : std::string_view();
  if (before == "per" || before == "first") return false;  // "per cent"
  return tokens.upos[token] == Upos::kNoun && tokens.deprel[token] != Deprel::kCompound &&
         !tokens.has(token, kStartsUpper) && !tokens.has(token, kHasDigit) &&
         tokens.size[token] >= kFewestTopicBytes &&
         !lexicon.list(WordList::kRoles).find(tokens.lemma[token]) && !is_in_date(article, token) &&
         is_letter(decode_utf8(article.text, tokens.begin[token]).value) &&
         article.word_at(token).find('-') == std::string_view::npos;
}

LeadOfArticle read_lead(const Article& article, const Lexicon& lexicon) {
  const WordTable& common = lexicon.list(WordList::kCommonWords);
  const std::string headline = fold(article.title);
  LeadOfArticle lead;
  for (const Sentence& sentence : article.sentences) {
    if (sentence.kind != SentenceKind::kBody) continue;
    if (lead.sentences.size() == kLeadSentences) break;
    LeadSentence& top = lead.sentences.emplace_back();
    top.text_hash = hash128(article.at(sentence.span)).low;
    for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token) {
      if (!names_topic(article, token, lexicon)) continue;
      const int32_t rarity = common.find(article.tokens.lemma[token]).value_or(kRareWord);
      if (rarity < kTellingWord) continue;
      const std::string lemma(article.lemma_at(token));
      const bool in_headline = headline.find(lemma) != std::string::npos;
      top.words.push_back({lemma, std::string(article.word_at(token)), in_headline, rarity});
    }
  }
  return lead;
}

using Openings = tsl::robin_map<uint64_t, size_t>;  // how many articles open with a sentence

bool is_teaser(const LeadSentence& sentence, const Openings& openings) {
  return openings.at(sentence.text_hash) >= kTeaserArticles;
}

void add_lead(const LeadOfArticle& lead, const Openings& openings, Topics& topics) {
  for (const LeadSentence& sentence : lead.sentences) {
    if (is_teaser(sentence, openings)) continue;
    for (const LeadWord& word : sentence.words) {
      Topic& topic = topics[word.lemma];
      topic.rarity = word.rarity;
      if (std::exchange(topic.last, &lead) != &lead) topic.leads += 1 + word.in_headline;
    }
  }
}

using Leads = std::vector<std::shared_ptr<const LeadOfArticle>>;

// "dam" or "dams", whichever the leads have more often.
std::string most_frequent_form(std::string_view lemma, const Leads& leads,
                               const Openings& openings) {
  std::map<std::string_view, int32_t> forms;
  for (const auto& lead : leads)
    for (const LeadSentence& sentence : lead->sentences)
      if (!is_teaser(sentence, openings))
        for (const LeadWord& word : sentence.words)
          if (word.lemma == lemma) ++forms[word.form];
  return std::string(std::max_element(forms.begin(), forms.end(), [](const auto& a, const auto& b) {
                       return a.second < b.second;
                     })->first);
}

bool is_same_topic(std::string_view a, std::string_view b) {
  return a.substr(0, kSharedStart) == b.substr(0, kSharedStart) || a.ends_with(b) || b.ends_with(a);
}

// The topics that most leads tell, each in its most frequent form.
std::vector<std::string> main_topics(Articles articles, const Lexicon& lexicon) {
  Topics topics;
  Openings openings;
  Leads leads;
  for (const Article* article : articles) {
    leads.push_back(fact_of<LeadOfArticle>(*article, [&] { return read_lead(*article, lexicon); }));
    for (const LeadSentence& sentence : leads.back()->sentences) ++openings[sentence.text_hash];
  }
  for (const auto& lead : leads) add_lead(*lead, openings, topics);
  std::vector<std::pair<int32_t, std::string_view>> ranked;  // what a lemma tells; equal ones by it
  const int32_t fewest =
      std::max(kFewestLeads, static_cast<int32_t>(articles.size()) / kArticlesPerTopic);
  for (const auto& [lemma, topic] : topics)
    if (topic.leads >= fewest) ranked.push_back({-topic.leads * topic.rarity, lemma});
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> names;
  for (const auto& topic : ranked) {
    const std::string_view lemma = topic.second;
    const bool is_new = std::none_of(names.begin(), names.end(), [&](const std::string& name) {
      return is_same_topic(name, lemma);
    });
    if (is_new && names.size() < kMostTopics)
      names.push_back(most_frequent_form(lemma, leads, openings));
  }
  return names;
}

}  // namespace

std::string story_title(Articles articles, const std::vector<Entity>& entities,
                        const Lexicon& lexicon) {
  if (articles.empty()) return {};
  const auto titled =
      std::find_if(articles.begin(), articles.end(), [](auto* a) { return !a->title.empty(); });
  const bool has_headline = titled != articles.end();
  if (has_headline && (articles.size() <= kFewArticles || entities.empty()))
    return (*titled)->title;
  if (entities.empty()) return std::string(first_words(articles[0]->text));
  const std::vector<std::string> topics = main_topics(articles, lexicon);
  if (topics.empty()) return std::string(first_words(join_names(entities)));
  return main_name(articles, entities).name + ": " + join(topics);
}

}  // namespace dateline
