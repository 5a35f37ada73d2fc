// Sentence news: does a sentence tell that something happened? Used by lines and tellings.
#pragma once

#include <cstdint>
#include <string_view>

#include "model/article.h"

namespace dateline {

// May the verb be in the present tense, by its form: "wants", "want"?
bool is_in_present(const Article& article, uint32_t verb);

// Does the sentence tell how things are, and not what happened? "About 5,000 soldiers are in the
// country", "All three want peace", "She used to walk to work". Read off the parse: false for a
// sentence without one.
bool tells_state(const Article& article, uint32_t sentence);

// Is what it asserts told as past: "froze", "was a lawyer", "had met", "was told"? Not "freezes",
// "has frozen", "may freeze". True for a sentence without a parse.
bool is_told_of_past(const Article& article, uint32_t sentence);

// Does it tell what is to come: "will meet", "is to meet", "is due to meet", "plans to meet"? Not
// "said that they will meet". False for a sentence without a parse.
bool tells_plan(const Article& article, uint32_t sentence);

// Is it told as news is: by a verb in the past, and with no word that says some other time? "The
// cabinet approved the payments"; not "approves", "has approved" (it is so now, since some day),
// "had approved", "was approving" or "later approved". False for a sentence without a parse.
bool tells_news(const Article& article, uint32_t sentence);

// Is it about "I", "we" or "you", quotations aside?
bool is_talk(const Article& article, uint32_t sentence);

// Is every fourth sentence talk? So the transcript of a broadcast, an interview, a letter or a
// column; its sentences are no lines.
bool is_spoken(const Article& article);

// "I", "we", "your", of a word in lower case.
bool is_first_or_second_person(WordId word);

// Do fewer than `length` sentences of the article's text stand above it?
bool is_in_opening(const Article& article, uint32_t sentence, uint32_t length);

// Does an entry of a live page begin with it, behind its clock time or with it? "10.40am", "18:40
// The bridge is closed".
bool opens_entry(const Article& article, uint32_t sentence);

// Does it describe a picture? "A worker ties a boom in Gulf Shores, Alabama, June 24, 2010."
bool is_caption(const Article& article, uint32_t sentence);

// Does it begin with a picture and tell what is on it: "An image from a video shows oil",
// "Satellite picture of Porto, taken on 3 June"? Not "Images showed": those were seen on a day.
bool tells_of_picture(const Article& article, TokenRange range);

// Is what somebody says in it left to another sentence? "The senator said in a speech on Tuesday."
// False for a sentence without a parse.
bool says_nothing(const Article& article, uint32_t sentence);

// Does it tell only that somebody gives the press no answer? "The council did not respond to a
// request for comment", "The court offered no comment". False for a sentence without a parse.
bool tells_of_no_comment(const Article& article, uint32_t sentence);

// Has it no verb that asserts something, a participle or a relative clause aside? "Black mould
// growing in an enclosure", "The Tide, starring Lina Borg". False for a sentence without a parse.
bool asserts_nothing(const Article& article, uint32_t sentence);

// Is its main verb one of saying? "An engineer who knows the dam said that it leaked." False for a
// sentence without a parse.
bool tells_words(const Article& article, uint32_t sentence);

// The day that the sentence's own verb of saying names: Monday in "She said on Monday that the dam
// would hold until June". Null where there is none.
const DateMention* date_of_words(const Article& article, uint32_t sentence);

// Does the word stand in a relative clause, beside what its sentence tells? "The student who died
// after Monday's clashes was buried on Thursday". False for a sentence without a parse.
bool is_in_relative_clause(const Article& article, uint32_t token);

}  // namespace dateline
