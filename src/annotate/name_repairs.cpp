#include "annotate/name_repairs.h"

#include <algorithm>
#include <string>

#include "annotate/name_tags.h"
#include "lexicon/word_set.h"
#include "text/fold.h"

namespace dateline {
namespace {

class SentenceRepairs {
 public:
  SentenceRepairs(Article& article, const Sentence& sentence, const Lexicon& lexicon)
      : article_(article),
        tokens_(article.tokens),
        begin_(sentence.begin_token),
        end_(sentence.end_token),
        vocabulary_(lexicon.vocabulary()),
        titles_(lexicon.list(WordList::kTitles)),
        organizations_(lexicon.list(WordList::kOrganizationWords)) {}

  void run() {
    for (uint32_t i = begin_; i < end_; ++i) {
      join_particle(i);
      join_saint(i);
      join_article(i);
      join_inverted(i);
      join_united(i);
    }
    for (uint32_t i = begin_; i < end_; ++i)
      if (tokens_.name[i] == NameTag::kBeginOrganization) join_fields(i);
    for (uint32_t i = begin_; i < end_; ++i)
      if (tokens_.name[i] == NameTag::kBeginPerson) reach_out(i);
    for (uint32_t i = begin_; i < end_; ++i)
      if (begins(tokens_.name[i])) repair(i, end_of(i));
  }

 private:
  uint32_t end_of(uint32_t begin) const {
    uint32_t end = begin + 1;
    while (end < end_ && continues_name(tokens_.name[end])) ++end;
    return end;
  }

  bool is_particle(uint32_t token) const {
    static const WordSet kParticles{"van", "von", "der", "den", "de",  "del", "della",
                                    "di",  "da",  "do",  "dos", "das", "du",  "la",
                                    "le",  "ten", "ter", "bin", "ibn"};
    return !tokens_.has(token, kStartsUpper) && kParticles.contains(tokens_.word[token]);
  }

  bool is_in_list(uint32_t token, uint32_t list) const {
    const WordFacts* facts = vocabulary_.find(tokens_.word[token]);
    return facts != nullptr && (facts->lists & list) != 0;
  }

  // "Pieter van" goes on with "der Meer", and "Faith" before "Moor" is her first name.
  void reach_out(uint32_t begin) {
    uint32_t end = end_of(begin);
    for (; end < end_ && is_particle(end - 1); ++end) {
      const bool is_part = is_particle(end) || tokens_.has(end, kStartsUpper);
      if (!is_part || continues_name(tokens_.name[end])) break;
      tokens_.name[end] = NameTag::kInPerson;
    }
    if (begin < begin_ + 2 || tokens_.name[begin - 1] != NameTag::kOutside ||
        !tokens_.has(begin - 1, kStartsUpper) || titles_.contains(tokens_.word[begin - 1]))
      return;
    if (!is_in_list(begin - 1, kInFirstNames)) return;
    tokens_.name[begin - 1] = NameTag::kBeginPerson;
    tokens_.name[begin] = NameTag::kInPerson;
  }

  // Words in small letters do not begin a name: "of", and all but particles before a capital; nor
  // do numbers before a people: "Nineteen Kenyans".
  bool begins_no_name(uint32_t token) const {
    return is_joint(token) ||
           (tokens_.upos[token] == Upos::kNum && is_in_list(token + 1, kInDemonyms)) ||
           (!tokens_.has(token, kStartsUpper) && tokens_.has(token + 1, kStartsUpper) &&
            tokens_.upos[token] != Upos::kPropn && !is_particle(token));
  }

  void repair(uint32_t begin, uint32_t end) {
    while (begin + 1 < end && begins_no_name(begin)) {
      tokens_.name[begin] = NameTag::kOutside;
      tokens_.name[begin + 1] = begin_of(tokens_.name[begin + 1]);
      ++begin;
    }
    while (end > begin + 1 && ends_no_name(end - 1, tokens_.name[begin]))
      tokens_.name[--end] = NameTag::kOutside;
    leave_office_out(begin, end);
    if (tokens_.name[begin] == NameTag::kBeginOrganization && is_party_member(begin, end)) {
      std::fill(tokens_.name.begin() + begin, tokens_.name.begin() + end, NameTag::kOutside);
      return;
    }
    if ((begin > begin_ && is_firm(begin - 1)) || is_listed_organization(begin, end)) {
      write_name(tokens_, begin, end, NameTag::kBeginOrganization);
    } else if (tokens_.name[begin] == NameTag::kBeginPlace) {
      if (is_organization(begin, end))
        write_name(tokens_, begin, end, NameTag::kBeginOrganization);
      else
        part_places(begin, end);
    }
    join_possessive(begin, end);
    if (begins_title(begin, end))
      tokens_.name[begin] = NameTag::kOutside;
    else
      leave_title_out(begin, end);
  }

  bool ends_no_name(uint32_t token, NameTag kind) const {
    static const WordSet kFlight{"flight"};  // "Norvik Air Flight 655"
    const bool is_of_body =
        kind == NameTag::kBeginOrganization &&
        (kFlight.contains(tokens_.word[token]) ||
         (tokens_.upos[token] == Upos::kNoun && !tokens_.has(token, kStartsUpper) &&
          tokens_.has(token - 1, kStartsUpper) &&  // "Norvik Air jet", not "Green party"
          !organizations_.contains(tokens_.word[token])));
    const bool is_of_place =
        kind == NameTag::kBeginPlace && (is_number(token) || is_party_member(token, token + 1));
    return is_of_place || is_joint(token) || is_of_body;
  }

  // "Lina Borg, a Michigan Democrat", "Democrat of Virginia": what somebody is.
  bool is_party_member(uint32_t begin, uint32_t end) const {
    static const WordSet kMembers{"democrat", "republican"};
    return kMembers.contains(tokens_.word[end - 1]) ||
           (kMembers.contains(tokens_.word[begin]) && begin + 1 < end && is_joint(begin + 1));
  }

  // "of", "and": joins parts of a name.
  bool is_joint(uint32_t token) const {
    const Upos tag = tokens_.upos[token];
    return !tokens_.has(token, kStartsUpper) && (tag == Upos::kAdp || tag == Upos::kCconj);
  }

  // "the firm Moorland": what stands before it says what it is.
  bool is_firm(uint32_t token) const {
    static const WordSet kFirms{"firm", "company", "newspaper", "daily", "broadcaster", "airline"};
    return tokens_.upos[token] == Upos::kNoun && kFirms.contains(tokens_.word[token]);
  }

  // "NATO", "al-Qaeda"; a word that is not all capitals may be somebody's name.
  bool is_listed_organization(uint32_t begin, uint32_t end) const {
    if (end - begin == 1)
      return tokens_.has(begin, kAllUpper) && organizations_.find(tokens_.word[begin]) == 2;
    if (end - begin > organizations_.longest_words()) return false;
    std::string name;
    for (uint32_t i = begin; i < end; ++i) {
      const std::string_view word = article_.word_at(i);
      if (word != "-" && !name.empty() && name.back() != '-') name += ' ';
      append_folded(name, word);
    }
    return organizations_.find(name) == 2;
  }

  // "Coastal Bank": the last word says what it is, but the West Bank is a listed place.
  bool is_organization(uint32_t begin, uint32_t end) const {
    return end - begin > 1 && tokens_.has(end - 1, kStartsUpper) &&
           organizations_.find(tokens_.word[end - 1]) == 1 && !is_place_phrase(begin, end);
  }

  bool is_number(uint32_t token) const {
    const std::string_view word = article_.word_at(token);
    return word.find_first_not_of("0123456789-") == word.npos && tokens_.has(token, kHasDigit);
  }

  // "Vila do Porto": a particle between two places is part of one.
  void join_particle(uint32_t token) {
    if (token == begin_ || token + 1 >= end_ || tokens_.name[token + 1] != NameTag::kBeginPlace ||
        begin_of(tokens_.name[token - 1]) != NameTag::kBeginPlace || !is_particle(token))
      return;
    tokens_.name[token] = tokens_.name[token + 1] = NameTag::kInPlace;
  }

  // "St. Brendan's Hospital", and "St. Brendan's" alone, are called after a saint.
  void join_saint(uint32_t token) {
    static const WordSet kSaint{"st", "st.", "saint"};
    if (token + 2 >= end_ || !tokens_.has(token, kStartsUpper) ||
        !kSaint.contains(tokens_.word[token]) || continues_name(tokens_.name[token]))
      return;
    uint32_t end = token + 1;
    while (end < end_ && end < token + 3 && tokens_.has(end, kStartsUpper)) ++end;
    if (end == token + 1 || end + 1 >= end_ || !is_possessive(end)) return;
    const bool has_thing =
        tokens_.has(end + 1, kStartsUpper) && organizations_.find(tokens_.word[end + 1]) == 1;
    if (!has_thing && tokens_.upos[end + 1] != Upos::kPunct &&
        tokens_.upos[end + 1] != Upos::kVerb && tokens_.upos[end + 1] != Upos::kAux)
      return;
    write_name(tokens_, token, has_thing ? end + 2 : end + 1, NameTag::kBeginOrganization);
  }

  bool is_possessive(uint32_t token) const { return is_possessive_mark(article_.word_at(token)); }

  // "al", "-", "Tamer".
  void join_article(uint32_t token) {
    static const WordSet kArticles{"al", "el", "ash", "az", "ad", "ul"};
    if (token + 2 >= end_ || !kArticles.contains(tokens_.word[token]) ||
        article_.word_at(token + 1) != "-" || !tokens_.has(token + 2, kStartsUpper))
      return;
    NameTag kind = tokens_.name[token + 2];
    if (kind == NameTag::kOutside) kind = tokens_.name[token];
    if (kind == NameTag::kOutside) return;
    const uint32_t end = end_of(token + 2);
    const bool continues =
        token > begin_ && begin_of(tokens_.name[token - 1]) == begin_of(kind) &&
        (begin_of(kind) == NameTag::kBeginPerson || continues_name(tokens_.name[token]));
    write_name(tokens_, token, end, kind);
    if (continues) tokens_.name[token] = inside_of(kind);
  }

  // "United" alone is nothing: "United Airlines", "United Way".
  void join_united(uint32_t token) {
    static const WordSet kUnited{"united"};
    if (token + 1 >= end_ || !kUnited.contains(tokens_.word[token]) ||
        !tokens_.has(token, kStartsUpper) || !begins(tokens_.name[token]) ||
        continues_name(tokens_.name[token + 1]) || !tokens_.has(token + 1, kStartsUpper) ||
        tokens_.upos[token + 1] != Upos::kPropn)
      return;
    write_name(tokens_, token, end_of(token + 1), NameTag::kBeginOrganization);
  }

  // `"Moss , Petra"`
  void join_inverted(uint32_t token) {
    if (!tokens_.has(token, kOpensQuote) || token + 4 >= end_) return;
    const auto is_word = [&](uint32_t ix) { return tokens_.has(ix, kStartsUpper); };
    if (!is_word(token + 1) || article_.word_at(token + 2) != "," || !is_word(token + 3)) return;
    uint32_t end = token + 4;
    if (is_word(end) && end + 1 < end_) ++end;
    if (!tokens_.has(end, kClosesQuote)) return;
    const auto is_person = [&](uint32_t ix) {
      return begin_of(tokens_.name[ix]) == NameTag::kBeginPerson;
    };
    if (is_person(token + 1) || is_person(token + 3))
      write_name(tokens_, token + 1, end, NameTag::kBeginPerson);
  }

  // "Department of Health and Human Services": what an office is for may be two things. An
  // organization behind "and" says by a word of its own what it is.
  void join_fields(uint32_t begin) {
    static const WordSet kOffices{"department", "ministry", "office",  "bureau",  "committee",
                                  "commission", "school",   "college", "faculty", "institute"};
    static const WordSet kFields{"services", "administration"};
    const uint32_t end = end_of(begin);
    if (end + 1 >= end_ || tokens_.upos[end] != Upos::kCconj ||
        tokens_.name[end + 1] != NameTag::kBeginOrganization)
      return;
    bool is_for_something = false;
    for (uint32_t i = begin; i + 1 < end; ++i)
      is_for_something |= kOffices.contains(tokens_.word[i]) && tokens_.upos[i + 1] == Upos::kAdp;
    const uint32_t last = end_of(end + 1);
    for (uint32_t i = end + 1; i < last; ++i)
      if (tokens_.has(i, kAllUpper) ||
          (organizations_.contains(tokens_.word[i]) && !kFields.contains(tokens_.word[i])))
        return;
    if (is_for_something) write_name(tokens_, begin, last, NameTag::kBeginOrganization);
  }

  bool is_place_phrase(uint32_t begin, uint32_t end) const {
    uint32_t key = tokens_.word[begin];
    for (uint32_t i = begin + 1; i < end; ++i) key = longer_phrase(key, tokens_.word[i]);
    const PhraseFacts* phrase = vocabulary_.find_phrase(key);
    return phrase != nullptr && (phrase->kinds & kPlacePhrase) != 0;
  }

  // The places of a list, but for those that are words of the dictionary as well ("North").
  bool is_place(uint32_t begin, uint32_t end, uint32_t lists) const {
    if (end - begin > 1) return is_place_phrase(begin, end);
    constexpr uint32_t kWords = kNounInDictionary | kVerbInDictionary | kAdjectiveInDictionary;
    const WordFacts* facts = vocabulary_.find(tokens_.word[begin]);
    return facts != nullptr && (facts->lists & lists) != 0 && (facts->lists & kWords) == 0;
  }

  // A town and its region or country, without a comma.
  void part_places(uint32_t begin, uint32_t end) {
    if (end - begin < 2 || end - begin > 4 || is_place_phrase(begin, end)) return;
    for (uint32_t part = end - 1; part > begin && part + 2 >= end; --part) {
      const bool is_code = end - part == 1 && tokens_.size[part] == 2 && part - begin > 1;
      if ((is_code || is_place(part, end, kInRegions | kInCountries | kInFamousPlaces)) &&
          is_place(begin, part, kInCities | kInTowns | kInFamousPlaces)) {
        tokens_.name[part] = NameTag::kBeginPlace;
        return;
      }
    }
  }

  // "Secretary of [State Ann Lee]", "Minister of [Defense Karim Odeh]": what somebody is secretary
  // of is no part of the name.
  void leave_office_out(uint32_t& begin, uint32_t end) {
    static const WordSet kOffices{"minister", "secretary", "director", "chief"};
    if (tokens_.name[begin] != NameTag::kBeginPerson || end - begin < 2 || begin < begin_ + 2 ||
        tokens_.upos[begin - 1] != Upos::kAdp || !kOffices.contains(tokens_.word[begin - 2]))
      return;
    const WordFacts* facts = vocabulary_.find(tokens_.word[begin]);
    const bool is_field = end - begin > 2 && facts != nullptr &&
                          (facts->lists & kNounInDictionary) != 0 &&
                          (facts->lists & (kInFirstNames | kInRareFirstNames)) == 0;
    if (!is_field && !titles_.contains(fold(article_.at(tokens_.span(begin - 2, begin + 1)))))
      return;
    tokens_.name[begin++] = NameTag::kOutside;
    tokens_.name[begin] = NameTag::kBeginPerson;
  }

  // "at Kenner's on the corner": with no word behind that it would own, the mark of possession ends
  // the name of a house.
  void join_possessive(uint32_t begin, uint32_t end) {
    static const WordSet kWays{"at", "to", "from", "in", "near"};
    if (begin == begin_ || end + 1 >= end_ || !kWays.contains(tokens_.word[begin - 1])) return;
    if (!is_possessive(end)) return;
    const Upos next = tokens_.upos[end + 1];
    if (next != Upos::kPunct && next != Upos::kAdp && next != Upos::kCconj) return;
    const NameTag kind = tokens_.name[begin];
    write_name(tokens_, begin, end + 1,
               kind == NameTag::kBeginOrganization ? kind : NameTag::kBeginPlace);
  }

  // "[Prime] Minister Ann Lee".
  bool begins_title(uint32_t begin, uint32_t end) const {
    return tokens_.name[begin] == NameTag::kBeginPerson && end == begin + 1 && end < end_ &&
           tokens_.has(end, kStartsUpper) &&
           titles_.contains(fold(article_.at(tokens_.span(begin, end + 1))));
  }

  // A title may be a name that is taken for another kind: "[Deputy] [Per Lund]". It may be the end
  // of a longer one that no list has: "[Cabinet Secretary Per Lund]".
  void leave_title_out(uint32_t begin, uint32_t end) {
    std::string title;
    uint32_t behind = 0;
    bool has_first_name = false;
    for (uint32_t i = begin; i < end && i + 1 < end_ && i - begin < titles_.longest_words(); ++i) {
      if (i > begin) title += ' ';
      append_folded(title, article_.word_at(i));
      const NameTag next = tokens_.name[i + 1];
      const bool is_title =
          titles_.contains(title) || (!has_first_name && titles_.contains(tokens_.word[i]));
      if ((next == NameTag::kInPerson || next == NameTag::kBeginPerson) && is_title) behind = i + 1;
      has_first_name = has_first_name || is_in_list(i, kInFirstNames);
    }
    if (behind == 0) return;
    std::fill(tokens_.name.begin() + begin, tokens_.name.begin() + behind, NameTag::kOutside);
    tokens_.name[behind] = NameTag::kBeginPerson;
  }

  Article& article_;
  Tokens& tokens_;
  uint32_t begin_, end_;
  const Vocabulary& vocabulary_;
  const WordTable& titles_;
  const WordTable& organizations_;
};

}  // namespace

void repair_names(Article& article, const Sentence& sentence, const Lexicon& lexicon) {
  SentenceRepairs(article, sentence, lexicon).run();
}

}  // namespace dateline
