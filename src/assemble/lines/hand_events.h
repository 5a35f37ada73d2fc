// Articles for the tests of events and lines: each sentence tells one event.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "calendar/timex.h"
#include "model/hand_article.h"

namespace dateline {

// A sentence whose verb is an event, dated by the publication.
inline void add_event(HandArticle& hand, std::string_view sentence) {
  hand.add_sentence(sentence);
  EventMention event;
  event.sentence = static_cast<uint32_t>(hand.article.sentences.size() - 1);
  event.token = hand.article.sentences.back().begin_token;
  while (hand.article.tokens.upos[event.token] != Upos::kVerb) ++event.token;
  event.span = hand.article.tokens.span(event.token);
  event.has_when = true;
  event.when = when_day(hand.article.published->day(), Basis::kPublished);
  hand.article.events.push_back(event);
}

inline HandArticle article_of(const std::string& url, std::string_view published,
                              std::initializer_list<std::string_view> sentences) {
  HandArticle hand(url, published);
  for (std::string_view sentence : sentences) add_event(hand, sentence);
  return hand;
}

// The word as a date of its sentence.
inline void add_date(HandArticle& hand, std::string_view word, const When& when,
                     std::string_view value = "") {
  DateMention date;
  date.begin_token = hand.find(word);
  date.end_token = date.begin_token + 1;
  while (hand.article.sentences[date.sentence].end_token <= date.begin_token) ++date.sentence;
  date.has_when = true;
  date.when = when;
  date.value = TimexValue(value);
  hand.article.dates.push_back(date);
}

}  // namespace dateline
