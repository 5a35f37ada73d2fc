#include "assemble/lines/run_ins.h"

#include <algorithm>
#include <string_view>

#include "assemble/lines/line_words.h"
#include "assemble/lines/sentence_news.h"
#include "model/sentence_dates.h"
#include "text/brackets.h"
#include "text/one_of.h"

namespace dateline {
namespace {

const DateMention* date_at_end(const Article& article, uint32_t token) {
  const auto date =
      std::partition_point(article.dates.begin(), article.dates.end(),
                           [&](const DateMention& mention) { return mention.end_token < token; });
  return date != article.dates.end() && date->end_token == token ? &*date : nullptr;
}

// "Bridge plan dropped Monday 7 March 2005 01.36 GMT Bo Hill said", "7 March 2005; 1:36 AM Bo Hill
// said": a page's own date and hour.
bool ends_stamp(const Article& article, uint32_t token) {
  const DateMention* hour = date_at_end(article, token);
  if (hour == nullptr || hour->type != TimexType::kTime) return false;
  const uint32_t begin = hour->begin_token;
  const bool has_mark = begin > 0 && article.tokens.has(begin - 1, kIsPunctuation);
  return date_at_end(article, begin - has_mark) != nullptr;
}

// "Page last updated at 1.36 GMT, 7 March 2005 Bo Hill said", "Last updated at 1.36 GMT Watch Bo
// Hill said", with the label of a button.
bool ends_opening_stamp(const Article& article, TokenRange before) {
  constexpr uint32_t kMostWords = 6;
  const Tokens& tokens = article.tokens;
  const auto is_label = [&](uint32_t token) {
    return one_of(article.word_at(token), {"Help", "Listen", "Play", "Print", "Share", "Watch"}) &&
           tokens.has(token + 1, kStartsUpper);
  };
  if (is_label(before.end)) return false;
  const bool has_label = is_label(before.end - 1);
  const DateMention* hour = date_at_end(article, before.end - has_label);
  return hour != nullptr && hour->type == TimexType::kTime &&
         hour->begin_token > before.begin + 1 && hour->begin_token <= before.begin + kMostWords &&
         article.word_at(hour->begin_token - 1) == "at" &&
         one_of(article.word_at(hour->begin_token - 2), {"updated", "posted", "published"});
}

bool opens_sentence(std::string_view word) {
  return one_of(
      word, {"After", "Although", "As",    "At",   "Because", "Before", "But",   "During", "He",
             "If",    "In",       "It",    "More", "On",      "She",    "Since", "Some",   "There",
             "They",  "Two",      "Three", "Four", "When",    "While",  "With"});
}

// Such of these words as no name has within.
bool opens_behind_name(std::string_view word) {
  return one_of(
      word, {"After", "Although", "As", "At", "Because", "Before", "Dozens", "During", "Hundreds",
             "Millions", "More", "Scores", "Since", "There", "They", "Thousands", "When", "While"});
}

// "Aid reaches survivors Charities say": a word that the article writes small elsewhere has its
// capital from the sentence that it begins. "The acting Roads and Ports Minister" begins none.
bool is_small_elsewhere(const Article& article, uint32_t capital) {
  const Tokens& tokens = article.tokens;
  const Upos follows = tokens.upos[capital + 1];
  if (tokens.upos[capital - 1] != Upos::kNoun || follows == Upos::kAdp || follows == Upos::kCconj ||
      tokens.has(capital, kAllUpper))
    return false;
  for (uint32_t token = 0; token < tokens.count(); ++token)
    if (tokens.word[token] == tokens.word[capital] && !tokens.has(token, kStartsUpper)) return true;
  return false;
}

// "The film", "the daily": a name may stand behind it.
bool is_named_thing(std::string_view word) {
  return one_of(word, {"album",   "band",   "blog",    "book",      "comedy",      "daily",
                       "drama",   "essay",  "film",    "game",      "group",       "magazine",
                       "memoir",  "movie",  "musical", "newspaper", "novel",       "opera",
                       "paper",   "play",   "poem",    "programme", "publication", "series",
                       "show",    "single", "site",    "song",      "story",       "thriller",
                       "tabloid", "track",  "video",   "website",   "weekly",      "work"});
}

bool is_finite(const Article& article, uint32_t token) {
  const Tokens& tokens = article.tokens;
  const Upos tag = tokens.upos[token];
  return (tag == Upos::kVerb || tag == Upos::kAux) && !tokens.has(token, kStartsUpper) &&
         !article.word_at(token).ends_with("ing");
}

bool has_verb(const Tokens& tokens, TokenRange range) {
  for (uint32_t token = range.begin; token < range.end; ++token)
    if (tokens.upos[token] == Upos::kVerb || tokens.upos[token] == Upos::kAux) return true;
  return false;
}

// A capital and small letters: "Rescuers"; not "TVs".
bool is_plain_capital(std::string_view word) {
  return word.size() > 2 &&
         std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_plural(std::string_view word) {
  return word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
}

// "The old tanker", "her publisher", "this week's release": not "quake zone".
bool has_determiner(const Tokens& tokens, uint32_t begin, uint32_t noun) {
  for (uint32_t token = noun; token-- > begin;) {
    const Upos tag = tokens.upos[token];
    if (tag == Upos::kDet || tag == Upos::kPron || tag == Upos::kPart) return true;
    if (tag != Upos::kNoun && tag != Upos::kAdj && tag != Upos::kPropn) return false;
  }
  return false;
}

// "Aid reaches the survivors Rescuers in Porto say", "Delay stirs fears Anger is growing": a common
// noun has its capital from the sentence that it begins. What stands behind a noun of its own may
// be its name: "the tanker Anger is", "the chapter Rescuers to be".
bool begins_with_common_noun(const Article& article, TokenRange before, uint32_t token) {
  const Tokens& tokens = article.tokens;
  const std::string_view word = article.word_at(token);
  if (tokens.upos[token] != Upos::kNoun || tokens.upos[token - 1] != Upos::kNoun ||
      tokens.has(token - 1, kStartsUpper) || tokens.has(token - 1, kHasDigit) ||
      tokens.has(token + 1, kHasDigit) || !is_plain_capital(word) ||
      is_named_thing(article.word_at(token - 1)))
    return false;
  const bool may_be_name = has_determiner(tokens, before.begin, token - 1);
  if (is_plural(word))
    return !may_be_name || !one_of(article.word_at(token + 1), {"to", "on", "and"});
  return !may_be_name && is_finite(article, token + 1) && has_verb(tokens, before);
}

// "Boats leave for Porto The Bo Hill company has", behind a preposition and its name: not "told The
// Porto Times", "the Bank of The Hague".
bool begins_with_named_subject(const Article& article, TokenRange before, uint32_t token) {
  constexpr uint32_t kLongestPlace = 6, kLongestName = 3, kMostNouns = 2;
  const Tokens& tokens = article.tokens;
  if (tokens.upos[token - 1] != Upos::kPropn) return false;
  uint32_t place = token - 1;  // "for Porto-le-Vieux"
  while (place > before.begin && token - place <= kLongestPlace &&
         (tokens.upos[place] == Upos::kPropn || article.word_at(place) == "-" ||
          article.word_at(place - 1) == "-"))
    --place;
  if (tokens.upos[place] != Upos::kAdp) return false;
  const uint32_t count = tokens.count();
  uint32_t end = token + 1;
  while (end < count && end <= token + kLongestName && tokens.has(end, kStartsUpper)) ++end;
  const uint32_t name_end = end;
  while (end < count && end < name_end + kMostNouns && tokens.upos[end] == Upos::kNoun) ++end;
  return name_end > token + 1 && end < count && is_finite(article, end);
}

// "Panel urges major reforms The disaster was caused by haste": an article with a capital behind a
// noun begins the sentence. "Told The Associated Press", "the film The Last Ferry" are names.
bool begins_with_article(const Article& article, TokenRange before, uint32_t token) {
  const Tokens& tokens = article.tokens;
  if (!one_of(article.word_at(token), {"The", "A", "An"})) return false;
  const Upos tag_before = tokens.upos[token - 1];
  const bool noun_before = tag_before == Upos::kNoun || tag_before == Upos::kPropn;
  const bool is_small_before = !tokens.has(token - 1, kStartsUpper);
  const bool small_follows = !tokens.has(token + 1, kStartsUpper);
  if (!small_follows && is_named_thing(article.word_at(token - 1))) return false;
  if (is_small_before && (noun_before || tag_before == Upos::kAdj)) return true;
  if (small_follows && (noun_before || date_at_end(article, token) != nullptr)) return true;
  // The parse takes the noun in "Farmers wait for aid The Portuguese ministry says" for a verb.
  // "Joining The New York Times" is no such place.
  const bool is_of_people =
      tokens.upos[token + 1] == Upos::kAdj && !tokens.has(token + 2, kStartsUpper);
  if (tag_before == Upos::kVerb && is_small_before) return small_follows || is_of_people;
  return begins_with_named_subject(article, before, token);
}

// "Old houses came down Experts say", at the top of an article.
bool begins_behind_verb(const Article& article, uint32_t token) {
  const Tokens& tokens = article.tokens;
  const std::string_view word = article.word_at(token);
  const Upos before = tokens.upos[token - 1], next = tokens.upos[token + 1];
  return tokens.upos[token] == Upos::kNoun && is_plain_capital(word) && is_plural(word) &&
         !tokens.has(token - 1, kStartsUpper) &&
         (before == Upos::kVerb || before == Upos::kAdv || before == Upos::kAdp) &&
         (next == Upos::kVerb || next == Upos::kAux || next == Upos::kAdp);
}

// "Talks go on (updated 3:30 p.m.) Borg left", "Member of the board (2019 to 2021) Borg left", and
// "3:30 p.m. in Porto) Borg left", whose first bracket stands in the sentence before. Not "In The
// Last Ferry (1999) Borg played".
bool is_behind_dated_brackets(const Article& article, TokenRange before) {
  if (!closes_bracket(article.word_at(before.end - 1))) return false;
  if (article.tokens.upos[before.begin] == Upos::kAdp) return false;
  for (uint32_t token = before.end - 1; token-- > before.begin;) {
    if (opens_bracket(article.word_at(token))) return false;
    if (is_in_date(article, token)) return true;
  }
  return false;
}

// "Borg faces charge Music producer Lina Borg has": the capital behind a small noun from which a
// name runs that stands before it too and has a verb of its own; kNone where there is none. "The
// speech Borg has made" is told of in the middle of articles.
uint32_t begin_of_repeated_name(const Article& article, TokenRange before, uint32_t token) {
  constexpr uint32_t kLongestName = 6;
  const Tokens& tokens = article.tokens;
  if (tokens.upos[token - 1] != Upos::kNoun || tokens.has(token - 1, kStartsUpper) ||
      !has_verb(tokens, before))
    return kNone;
  const uint32_t count = tokens.count();
  uint32_t end = token + 1;
  while (end < count && end < token + kLongestName && tokens.has(end, kStartsUpper)) ++end;
  if (end == count || tokens.upos[end] != Upos::kAux || !is_finite(article, end)) return kNone;
  bool is_repeated = false;
  for (uint32_t earlier = before.begin; earlier < before.end; ++earlier) {
    if (one_of(article.word_at(earlier), {"how", "that", "what", "which", "who"})) return kNone;
    is_repeated |=
        tokens.word[earlier] == tokens.word[end - 1] && tokens.has(earlier, kStartsUpper);
  }
  if (!is_repeated) return kNone;
  const bool has_role = token >= before.begin + 3 && tokens.has(token - 2, kStartsUpper) &&
                        tokens.upos[token - 3] == Upos::kNoun &&
                        !tokens.has(token - 3, kStartsUpper);
  return has_role ? token - 2 : token;
}

// An article, a word that opens a sentence and is no part of a name, or one that the article writes
// small elsewhere.
bool begins_sentence(const Article& article, TokenRange before, uint32_t token) {
  const Tokens& tokens = article.tokens;
  if (ends_stamp(article, token) || ends_opening_stamp(article, before)) return true;
  if (tokens.has(token + 1, kIsPunctuation)) return false;
  if (begins_with_article(article, before, token)) return true;
  const bool opens_date = is_in_date(article, token + 1) && !is_in_date(article, token);
  if (tokens.has(token + 1, kStartsUpper) && !opens_date) return false;
  const Upos tag_before = tokens.upos[token - 1];
  const bool noun_before = tag_before == Upos::kNoun || tag_before == Upos::kPropn;
  if (noun_before && opens_behind_name(article.word_at(token))) return true;
  const bool small_before =
      !tokens.has(token - 1, kStartsUpper) && (noun_before || tag_before == Upos::kAdj);
  if (!small_before) return false;
  return opens_sentence(article.word_at(token)) || is_small_elsewhere(article, token) ||
         begins_with_common_noun(article, before, token);
}

// "NEW ROAD FOR OLD PORTO In June the mayor left", "TWO LOST ON FERRY - NO TRACE EU envoys say",
// whose first word is an acronym ("BO HILL LEAVES U.S. Admiral Hill said"): where a heading in
// capitals ends; the begin of the range where there is none. "BP PLC CEO Bo Hill" is no heading.
uint32_t behind_capitals(const Article& article, TokenRange range) {
  constexpr uint32_t kFewestCapitals = 3, kFewestLong = 2;
  constexpr size_t kLongWord = 4, kLongestAcronym = 4;  // bytes
  const Tokens& tokens = article.tokens;
  uint32_t capitals = 0, longs = 0, end = range.begin;
  for (; end + kFewestWords < range.end && !tokens.has(end, kInQuote); ++end) {
    if (tokens.has(end, kIsPunctuation) || tokens.has(end, kHasDigit)) continue;
    if (!tokens.has(end, kAllUpper)) break;
    ++capitals;
    longs += tokens.size[end] >= kLongWord;
  }
  if (capitals < kFewestCapitals || longs < kFewestLong) return range.begin;
  if (end + kFewestWords >= range.end || tokens.has(end, kInQuote) ||
      tokens.has(end - 1, kIsPunctuation))
    return range.begin;
  const std::string_view last = article.word_at(end - 1);
  bool is_told_before = last.find('.') != last.npos;  // "U.S. Admiral"
  for (uint32_t token = range.begin; token < end - 1; ++token)
    is_told_before |= tokens.word[token] == tokens.word[end - 1];
  const bool is_acronym = last.size() <= kLongestAcronym;
  if (!tokens.has(end, kStartsUpper)) return is_acronym ? end - 1 : range.begin;
  return is_acronym && is_told_before ? end - 1 : end;
}

uint32_t behind_run_in(const Article& article, TokenRange range, bool is_top) {
  const Tokens& tokens = article.tokens;
  if (const uint32_t behind = behind_capitals(article, range); behind != range.begin) return behind;
  for (uint32_t token = range.begin + 2; token + kFewestWords < range.end; ++token) {
    if (!tokens.has(token, kStartsUpper) || tokens.has(token, kInQuote)) continue;
    const TokenRange before{range.begin, token};
    if (is_behind_dated_brackets(article, before)) return token;
    if (tokens.has(token - 1, kIsPunctuation)) continue;
    if (begins_sentence(article, before, token)) return token;
    if (!is_top) continue;
    if (begins_behind_verb(article, token)) return token;
    const uint32_t begin = begin_of_repeated_name(article, before, token);
    if (begin != kNone) return begin;
  }
  return range.begin;
}

// Is a word with a capital written small elsewhere, as no name is: "Wakes", "Up", "After"?
bool is_small_word(const Article& article, uint32_t capital) {
  const Tokens& tokens = article.tokens;
  for (uint32_t token = 0; token < tokens.count(); ++token) {
    if (tokens.word[token] != tokens.word[capital] || tokens.has(token, kStartsUpper)) continue;
    const Upos tag = tokens.upos[token];
    if (tag == Upos::kVerb || tag == Upos::kAux || tag == Upos::kAdp || tag == Upos::kAdv ||
        tag == Upos::kPron || tag == Upos::kSconj)
      return true;
  }
  return false;
}

}  // namespace

uint32_t behind_stamp(const Article& article, TokenRange range) {
  constexpr uint32_t kLongest = 16;
  LineWords word(article);
  const bool has_bracket =
      !range.empty() && (opens_bracket(article.word_at(range.begin)) || word(range.begin) == "[");
  const uint32_t first = range.begin + has_bracket;
  if (first >= range.end || !one_of(word(first), {"update", "updated"})) return range.begin;
  bool has_clock = false;
  for (uint32_t token = first + 1; token < std::min(first + kLongest, range.end); ++token) {
    has_clock |= article.tokens.has(token, kHasDigit);
    const bool is_end = has_bracket ? closes_bracket(article.word_at(token)) || word(token) == "]"
                                    : one_of(word(token), {":", "-", "--", "–", "—"});
    if (!is_end) continue;
    while (token < range.end && article.tokens.has(token, kIsPunctuation)) ++token;
    return has_clock ? token : range.begin;
  }
  return range.begin;
}

uint32_t behind_run_ins(const Article& article, uint32_t sentence, TokenRange range) {
  range.begin = behind_stamp(article, range);
  const bool is_top = is_in_opening(article, sentence, 1);
  for (uint32_t begin = kNone; begin != range.begin;) {  // a headline, then a caption
    begin = range.begin;
    range.begin = behind_run_in(article, range, is_top);
  }
  return range.begin;
}

bool opens_in_title_case(const Article& article, uint32_t sentence, TokenRange range) {
  constexpr uint32_t kFewestCapitals = 5;
  if (!is_in_opening(article, sentence, 2)) return false;
  const Tokens& tokens = article.tokens;
  uint32_t capitals = 0, small_words = 0;
  for (uint32_t token = range.begin; token < range.end; ++token) {
    if (tokens.has(token, kIsPunctuation) || tokens.has(token, kHasDigit)) continue;
    const std::string_view word = article.word_at(token);
    if (!tokens.has(token, kStartsUpper)) {
      if (one_of(word, {"of", "the", "a", "an", "in", "to", "and", "for", "on", "at", "by", "with",
                        "from", "or", "as", "'s", "’s"}))
        continue;
      break;
    }
    ++capitals;
    const bool is_within = token > range.begin && !tokens.has(token - 1, kIsPunctuation) &&
                           !tokens.has(token, kInQuote) && !tokens.has(token, kAllUpper);
    small_words += is_within && is_small_word(article, token);
  }
  return capitals >= kFewestCapitals && small_words > 0;
}

}  // namespace dateline
