#include "extract/names/name_spans.h"

#include <algorithm>

#include "lexicon/legal_form.h"
#include "lexicon/word_set.h"
#include "text/brackets.h"
#include "text/characters.h"
#include "text/fold.h"

namespace dateline {
namespace {

class NameSpanFinder {
 public:
  NameSpanFinder(const Article& article, const Lexicon& lexicon)
      : article_(article), tokens_(article.tokens), lexicon_(lexicon) {}

  std::vector<NameSpan> find() {
    for (uint32_t i = 0; i < article_.sentences.size(); ++i) {
      const Sentence& sentence = article_.sentences[i];
      if (sentence.kind == SentenceKind::kBoilerplate) continue;
      for (uint32_t begin = sentence.begin_token; begin < sentence.end_token;) {
        const uint32_t end = tagged_end(begin, sentence.end_token);
        if (end > begin) add(begin, end, i);
        begin = std::max(end, begin + 1);
      }
      for (uint32_t token = sentence.begin_token; token < sentence.end_token; ++token)
        add_spelled_out(token, i);
    }
    split_run_together();
    std::sort(spans_.begin(), spans_.end(),
              [](const NameSpan& a, const NameSpan& b) { return a.begin_token < b.begin_token; });
    return std::move(spans_);
  }

 private:
  // The end of the name that the tagger begins at `begin`, or `begin`.
  uint32_t tagged_end(uint32_t begin, uint32_t sentence_end) const {
    const auto tag = static_cast<uint32_t>(tokens_.name[begin]);
    if (tag == 0) return begin;
    uint32_t end = begin + 1;
    while (end < sentence_end && continues_name(tokens_.name[end])) ++end;
    return end;
  }

  EntityKind tagged_kind(uint32_t token) const {
    return static_cast<EntityKind>((static_cast<uint32_t>(tokens_.name[token]) - 1) / 2);
  }

  // Splits off what is no part of the name: articles, peoples, titles, the clitic of the genitive.
  void add(uint32_t begin, uint32_t end, uint32_t sentence) {
    const EntityKind tagged = tagged_kind(begin);
    // "Anne Le Goff of France" ends before "of".
    while (end > begin && (!has_letter_or_digit(end - 1) || tokens_.upos[end - 1] == Upos::kAdp))
      --end;
    if (end > begin + 1 && tokens_.upos[end - 1] == Upos::kPart) --end;
    if (tagged == EntityKind::kPerson && names_generation(end, sentence)) ++end;
    if (tagged == EntityKind::kPerson && ends_with_small_part(begin, end, sentence)) end += 2;
    while (begin < end && !is_name_begin(begin, end)) ++begin;
    if (begin == end || is_common_word(begin, end, sentence)) return;
    NameSpan span;
    span.sentence = sentence;
    if (tagged == EntityKind::kPerson)
      while (begin + 1 < end && is_people_or_state(begin)) ++begin;
    span.begin_token = end_of_title(begin, end);
    span.end_token = end;
    if (span.begin_token == end) return;  // "the President"
    span.title_begin = begin_of_title(span.begin_token, sentence);
    set_kind(span, tagged);
    // A single capital word of no kind is mostly a piece of something.
    if (span.kind == EntityKind::kOther && end == span.begin_token + 1 &&
        !tokens_.has(span.begin_token, kAllUpper))
      return;
    spans_.push_back(span);
  }

  // A heading without a mark before the name that follows it, where the article names both: "Lina
  // Borg Borg, who runs the port", "Lina Borg Orio Lund".
  void split_run_together() {
    for (size_t i = 0, count = spans_.size(); i < count; ++i) {
      if (spans_[i].kind != EntityKind::kPerson) continue;
      const uint32_t second = begin_of_second(spans_[i].begin_token, spans_[i].end_token);
      if (second == kNone) continue;
      NameSpan behind = spans_[i];
      behind.begin_token = behind.title_begin = second;
      behind.is_kind_sure = false;
      spans_[i].end_token = second;
      spans_.push_back(behind);
    }
  }

  uint32_t begin_of_second(uint32_t begin, uint32_t end) const {
    if (end >= begin + 3 && tokens_.word[end - 1] == tokens_.word[end - 2] &&
        is_named_elsewhere(begin, end - 1))
      return end - 1;
    for (uint32_t second = begin + 2; second + 2 <= end; ++second)
      if (is_named_elsewhere(begin, second) && is_named_elsewhere(second, end)) return second;
    return kNone;
  }

  bool is_named_elsewhere(uint32_t begin, uint32_t end) const {
    const auto words = tokens_.word.begin();
    return std::any_of(spans_.begin(), spans_.end(), [&](const NameSpan& span) {
      return std::equal(words + begin, words + end, words + span.begin_token,
                        words + span.end_token);
    });
  }

  // "William H. Seely III", where the tagger leaves the number out.
  bool names_generation(uint32_t token, uint32_t sentence) const {
    static const WordSet kGenerations{"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"};
    return token < article_.sentences[sentence].end_token && tokens_.has(token, kStartsUpper) &&
           tokens_.name[token] == NameTag::kOutside && kGenerations.contains(tokens_.word[token]);
  }

  // "Ban Ki-moon", not "the Abu Bakr-led group".
  bool ends_with_small_part(uint32_t begin, uint32_t end, uint32_t sentence) const {
    constexpr uint32_t kLongestPart = 4;  // bytes
    static const WordSet kOfOthers{"led", "era", "run", "like", "born", "held", "made", "type"};
    return end >= begin + 2 && end + 1 < article_.sentences[sentence].end_token &&
           article_.word_at(end) == "-" && !tokens_.has(end, kSpaceBefore) &&
           !tokens_.has(end + 1, kSpaceBefore) && !tokens_.has(end + 1, kStartsUpper) &&
           !tokens_.has(end + 1, kIsPunctuation) && !tokens_.has(end + 1, kHasDigit) &&
           tokens_.size[end + 1] <= kLongestPart && tokens_.size[end - 1] <= kLongestPart &&
           !kOfOthers.contains(tokens_.word[end + 1]);
  }

  // "The port said": a word in small letters is no name where the sentence begins with a capital.
  bool is_common_word(uint32_t begin, uint32_t end, uint32_t sentence) const {
    const std::string_view word = article_.word_at(begin);
    return end == begin + 1 &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }) &&
           tokens_.has(article_.sentences[sentence].begin_token, kStartsUpper);
  }

  bool has_letter_or_digit(uint32_t token) const { return !tokens_.has(token, kIsPunctuation); }

  bool is_name_begin(uint32_t token, uint32_t end) const {
    static const WordSet kNoBegin{"the", "a", "an", "of"};
    if (!has_letter_or_digit(token) || kNoBegin.contains(tokens_.word[token])) return false;
    // "Iranian" alone is no name; "American Airlines" is.
    return token + 1 < end || !lexicon_.list(WordList::kDemonyms).contains(tokens_.word[token]);
  }

  // "Joint Comprehensive Plan of Action (JCPOA)": the words before the bracket whose initials the
  // acronym gives are its name, whatever the tagger made of them.
  void add_spelled_out(uint32_t acronym, uint32_t sentence) {
    const uint32_t sentence_begin = article_.sentences[sentence].begin_token;
    if (!tokens_.has(acronym, kAllUpper) || acronym < sentence_begin + 3) return;
    if (!opens_bracket(article_.word_at(acronym - 1))) return;
    const uint32_t end = acronym - 1;
    const uint32_t begin = begin_of_spelled_out(article_, sentence_begin, end, acronym);
    if (begin == kNone || end - begin < 2) return;
    std::erase_if(spans_, [&](const NameSpan& span) {
      return span.begin_token < end && begin < span.end_token;
    });
    EntityKind kind =
        tokens_.name[begin] == NameTag::kOutside ? EntityKind::kOther : tagged_kind(begin);
    const WordTable& organizations = lexicon_.list(WordList::kOrganizationWords);
    if (organizations.contains(tokens_.word[end - 1])) kind = EntityKind::kOrganization;
    spans_.push_back({begin, end, begin, sentence, kind, false});
  }

  // "Ukrainian President Volodymyr Zelensky", "US President Donald Trump".
  bool is_people_or_state(uint32_t token) const {
    return lexicon_.list(WordList::kDemonyms).contains(tokens_.word[token]) ||
           lexicon_.list(WordList::kCountries).contains(tokens_.word[token]);
  }

  std::string folded(uint32_t begin, uint32_t end) const {
    return fold(article_.at(tokens_.span(begin, end)));
  }

  // "Maj. Gen. Qassim Suleimani" has a title of two words, "Foreign Minister Zarif" too.
  uint32_t end_of_title(uint32_t begin, uint32_t end) const {
    const WordTable& titles = lexicon_.list(WordList::kTitles);
    if (tagged_kind(begin) != EntityKind::kPerson) return begin;
    uint32_t title_end = begin;
    for (bool found = true; found;) {
      found = false;
      const uint32_t reach = std::min(end, title_end + titles.longest_words());
      for (uint32_t stop = reach; stop > title_end && !found; --stop)
        if (titles.contains(folded(title_end, stop))) title_end = stop, found = true;
    }
    return title_end;
  }

  // Most names have a verb, a small word or a mark before them.
  bool may_end_title(uint32_t token) const {
    const Upos tag = tokens_.upos[token];
    return tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kAdj ||
           article_.word_at(token).ends_with('.');
  }

  // The title that stands before the tagged name.
  uint32_t begin_of_title(uint32_t name_begin, uint32_t sentence) const {
    const WordTable& titles = lexicon_.list(WordList::kTitles);
    const uint32_t sentence_begin = article_.sentences[sentence].begin_token;
    uint32_t title_begin = name_begin;
    for (bool found = true; found && title_begin > sentence_begin;) {
      found = false;
      if (!may_end_title(title_begin - 1)) break;
      for (uint32_t words = titles.longest_words(); words > 0 && !found; --words) {
        if (title_begin < sentence_begin + words) continue;
        if (!titles.contains(folded(title_begin - words, title_begin))) continue;
        title_begin -= words;
        found = true;
      }
    }
    return title_begin;
  }

  // "Nordhavn AG", "Borg & Sons Ltd.": in the name or right behind it.
  bool has_legal_form(const NameSpan& span) const {
    const auto is_form = [&](uint32_t token) {
      return tokens_.has(token, kStartsUpper) && is_legal_form(folded(token, token + 1));
    };
    return (span.end_token < article_.sentences[span.sentence].end_token &&
            is_form(span.end_token)) ||
           (span.end_token > span.begin_token + 1 && is_form(span.end_token - 1));
  }

  void set_kind(NameSpan& span, EntityKind tagged) const {
    const std::string name = folded(span.begin_token, span.end_token);
    span.is_kind_sure = true;
    if (lexicon_.list(WordList::kCountries).contains(name)) {
      span.kind = EntityKind::kPlace;
    } else if (lexicon_.list(WordList::kOrganizationWords).find(name) == 2 ||
               has_legal_form(span)) {
      span.kind = EntityKind::kOrganization;
    } else if (tagged == EntityKind::kPerson && span.title_begin < span.begin_token) {
      span.kind = EntityKind::kPerson;
    } else {
      span.is_kind_sure = false;
      span.kind = tagged;
    }
    if (span.kind != EntityKind::kPerson) span.title_begin = span.begin_token;
  }

  const Article& article_;
  const Tokens& tokens_;
  const Lexicon& lexicon_;
  std::vector<NameSpan> spans_;
};

}  // namespace

uint32_t begin_of_spelled_out(const Article& article, uint32_t begin, uint32_t end,
                              uint32_t acronym) {
  std::string_view letters = article.word_at(acronym);
  while (!letters.empty() && end > begin) {
    if (!is_ascii_upper(letters.back())) {
      letters.remove_suffix(1);  // "U.S.A."
      continue;
    }
    --end;
    const std::string_view word = article.word_at(end);
    const bool gives_letter = (word[0] & ~32) == letters.back();
    if (article.tokens.has(end, kStartsUpper)) {
      if (!gives_letter) return kNone;
      letters.remove_suffix(1);
    } else if (word.size() > 3) {
      return kNone;
    } else if (gives_letter && letters.size() > 1) {  // the O of "JCPOA"
      letters.remove_suffix(1);
    }
  }
  return letters.empty() ? end : kNone;
}

std::vector<NameSpan> find_name_spans(const Article& article, const Lexicon& lexicon) {
  return NameSpanFinder(article, lexicon).find();
}

}  // namespace dateline
