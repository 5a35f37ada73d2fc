#include "event_corpus.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "assemble/assemble.h"
#include "assemble/grouping/stories.h"
#include "engine/pipeline.h"
#include "extract/events/event_time.h"
#include "extract/events/participants.h"
#include "ingest/reader.h"
#include "text/characters.h"

namespace dateline {
namespace {

using Json = nlohmann::json;

struct Annotation {
  GoldMention mention;
  uint32_t line = 0, word = 0;     // of the corpus's own tokens
  std::vector<std::string> words;  // "checked", "into"
};

std::map<std::string, std::vector<Annotation>> read_annotations(const std::string& path,
                                                                const std::string& part) {
  std::map<std::string, std::vector<Annotation>> annotations_of;
  std::ifstream in(path);
  for (std::string row; std::getline(in, row);) {
    const Json json = Json::parse(row);
    if (json["split"] != part || json["kind"] != "event" || !json["validated"]) continue;
    Annotation annotation{{json["id"], json["gold"]}, json["sentence"], json["tokens"][0], {""}};
    for (char c : json["text"].get<std::string>())
      if (c == ' ')
        annotation.words.emplace_back();
      else
        annotation.words.back() += c;
    annotations_of[json["doc"]].push_back(annotation);
  }
  return annotations_of;
}

// The tokens of each line of the text.
std::vector<std::pair<uint32_t, uint32_t>> lines_of(const Article& article) {
  std::vector<std::pair<uint32_t, uint32_t>> lines;
  for (size_t begin = 0; begin <= article.text.size();) {
    const size_t end = std::min(article.text.find('\n', begin), article.text.size());
    lines.emplace_back(article.tokens.token_at(static_cast<uint32_t>(begin)),
                       article.tokens.token_at(static_cast<uint32_t>(end)));
    begin = end + 1;
  }
  return lines;
}

// The tokens that the annotation marks; the corpus counts words in its own way, so the nearest ones
// of these words are meant.
std::vector<uint32_t> find_tokens(const Article& article, const Annotation& annotation) {
  const auto lines = lines_of(article);
  if (annotation.line >= lines.size()) return {};
  const auto [begin, end] = lines[annotation.line];
  std::vector<uint32_t> found;
  uint32_t expected = begin + annotation.word;
  for (const std::string& word : annotation.words) {
    uint32_t best = kNone, shortest = UINT32_MAX;
    for (uint32_t token = begin; token < end; ++token) {
      if (article.word_at(token) != word) continue;
      const uint32_t distance = token > expected ? token - expected : expected - token;
      if (distance >= shortest) continue;
      shortest = distance;
      best = token;
    }
    if (best == kNone) continue;
    found.push_back(best);
    expected = best + 1;
  }
  return found;
}

// Of several words the one that the others hang on: "checked" of "checked into", "bomb" of "went
// off" there is none, so the last.
uint32_t head_of(const Article& article, const std::vector<uint32_t>& tokens) {
  for (uint32_t token : tokens)
    if (std::find(tokens.begin(), tokens.end(), article.tokens.head[token]) == tokens.end() ||
        article.tokens.head[token] == token)
      return token;
  return tokens.back();
}

uint32_t sentence_of(const Article& article, uint32_t token) {
  uint32_t sentence = 0;
  while (article.sentences[sentence].end_token <= token) ++sentence;
  return sentence;
}

EventMention event_at(const Article& article, const EventTimes& times, uint32_t token) {
  EventMention event;
  event.token = token;
  event.span = article.tokens.span(token);
  event.sentence = sentence_of(article, token);
  std::vector<uint32_t> entities;
  for (uint32_t ix = 0; ix < article.entities.size(); ++ix)
    if (article.entities[ix].sentence == event.sentence) entities.push_back(ix);
  find_participants(article, entities, event);
  if (const auto time = times.of(event.sentence, token)) {
    event.has_when = true;
    event.when = time->when;
    event.date = time->date;
  }
  return event;
}

// Puts the annotated mentions in the place of the article's events, in the order of the text.
std::vector<GoldMention> take_mentions(const std::vector<Annotation>& annotations,
                                       const Lexicon& lexicon, Article& article) {
  std::vector<std::pair<EventMention, GoldMention>> found;
  const EventTimes times(article, lexicon);
  for (const Annotation& annotation : annotations) {
    const auto tokens = find_tokens(article, annotation);
    if (tokens.empty()) continue;
    found.emplace_back(event_at(article, times, head_of(article, tokens)), annotation.mention);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first.token < b.first.token; });
  article.events.clear();
  std::vector<GoldMention> mentions;
  for (const auto& [event, mention] : found) {
    article.events.push_back(event);
    mentions.push_back(mention);
  }
  return mentions;
}

}  // namespace

std::vector<EventStory> read_event_corpus(const std::string& dir, const std::string& part,
                                          const Lexicon& lexicon) {
  const auto annotations_of = read_annotations(dir + "/mentions.jsonl", part);
  std::vector<Article> articles;
  auto reader = open_reader(dir + "/docs.jsonl", {}).value();
  while (true) {
    auto article = reader->next();
    if (!article) continue;
    if (!*article) break;
    if (!annotations_of.contains((*article)->external_id)) continue;
    read_article(**article, lexicon);
    articles.push_back(std::move(**article));
  }
  std::vector<ArticleKey> keys;
  for (const Article& article : articles)
    keys.push_back({article.id, article.published, article.key_words});
  std::vector<size_t> order(articles.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return keys[a] < keys[b]; });
  std::vector<const ArticleKey*> in_order;
  for (size_t ix : order) in_order.push_back(&keys[ix]);

  std::vector<EventStory> stories;
  for (const StoryGroup& group : StoryGrouper().group(in_order)) {
    EventStory& story = stories.emplace_back();
    for (uint32_t place : group.articles) {
      Article& article = articles[order[place]];
      story.mentions.push_back(
          take_mentions(annotations_of.at(article.external_id), lexicon, article));
      story.articles.push_back(std::move(article));
    }
  }
  return stories;
}

}  // namespace dateline
