// Whether a sentence tells that something was done, or only that it may be, was wanted, is planned
// or feared. Used by deeds.cpp.
#pragma once

#include <cstdint>

#include "model/article.h"

namespace dateline {

// "if Tehran retaliates", "whether it will strike": told, but not as done.
bool is_supposed(const Article& article, uint32_t begin_token, uint32_t token);
// "plotting to bomb the palace and kill the minister": "to" stands before the first of the verbs.
bool is_infinitive(const Article& article, uint32_t token);
// "gathered to demand that he resign", "will cancel the talks"
bool is_planned(const Article& article, uint32_t token);
// "is facing claims", "planned another round of marches", "talks about his resignation", "without
// her ouster": a noun that is not done by being named.
bool is_only_faced(const Article& article, uint32_t token);
// A verb whose object is not done by it: "plan", "delay", "face".
bool leaves_open(WordId lemma);
// "did not pay", "failed to pay", "without paying"
bool is_undone(const Article& article, const EventMention& event);
// "demanded that he resign", "agreed to meet": not done by being said.
bool is_only_said(const Article& article, uint32_t token);
// "heard": a verb in another form than its own, told as done.
bool is_past(const Article& article, uint32_t begin_token, uint32_t token);
// "had been postponed": before what is told here.
bool is_pluperfect(const Article& article, uint32_t begin_token, uint32_t token);
// "denies that he is stepping down", "claims he won": told of by who need not be believed.
bool is_doubted(const Article& article, uint32_t token);
// "extraditing her will be hard": named, and not told to be done.
bool is_gerund(const Article& article, uint32_t token);
// "by dropping", "delaying it further might": beside what is told, if it is at all.
bool is_loose_participle(const Article& article, uint32_t begin_token, uint32_t token);
// "will not be read until 4 April": it will be on that day.
bool is_put_to_day(const Article& article, const OutlookMention& mention);
// "will not resign", "promised never to return"
bool is_negated(const Article& article, const OutlookMention& mention);
// "has not been withdrawn"
bool is_denied(const Article& article, uint32_t begin_token, uint32_t token);

}  // namespace dateline
