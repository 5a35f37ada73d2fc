#include "annotate/named_things.h"

#include <optional>
#include <string>
#include <vector>

#include "annotate/name_tags.h"
#include "lexicon/vocabulary.h"
#include "lexicon/word_set.h"
#include "model/dateline_prefix.h"
#include "text/fold.h"

namespace dateline {
namespace {

char initial(std::string_view word) { return static_cast<char>(word[0] & ~32); }

// A name that the letters of an acronym spell, and the word that says what it is: "Authority".
struct Spelled {
  uint32_t begin, head;
};

// The one that ends before `end`, or nothing. Small words have no letter.
std::optional<Spelled> find_spelled(const Article& article, std::string_view acronym,
                                    uint32_t first, uint32_t end) {
  uint32_t begin = end, head = end - 1;
  size_t left = acronym.size();
  while (left > 0 && begin > first) {
    const uint32_t i = --begin;
    if (article.tokens.has(i, kStartsUpper)) {
      if (initial(article.word_at(i)) != acronym[--left]) return std::nullopt;
    } else {
      if (i + 1 == end || article.tokens.size[i] > 3) return std::nullopt;
      head = i - 1;
    }
  }
  if (left > 0) return std::nullopt;
  return Spelled{begin, head};
}

// Words that are of one kind wherever an article has them.
using WordKinds = std::vector<std::pair<WordId, NameTag>>;

// Marks them where they are written so and no part of a longer name.
void mark_everywhere(Tokens& tokens, WordKinds& kinds, TokenFlag flag) {
  if (kinds.empty()) return;
  std::sort(kinds.begin(), kinds.end());
  for (uint32_t i = 0; i < tokens.count(); ++i) {
    if (!tokens.has(i, flag) || continues_name(tokens.name[i]) ||
        (i + 1 < tokens.count() && continues_name(tokens.name[i + 1])))
      continue;
    const auto found = std::lower_bound(kinds.begin(), kinds.end(), tokens.word[i],
                                        [](const auto& a, WordId b) { return a.first < b; });
    if (found != kinds.end() && found->first == tokens.word[i]) tokens.name[i] = found->second;
  }
}

void mark_acronyms(Article& article) {
  constexpr uint16_t kShortest = 3, kLongest = 8;
  Tokens& tokens = article.tokens;
  WordKinds kinds;
  for (const Sentence& sentence : article.sentences)
    for (uint32_t i = sentence.begin_token + 3; i + 1 < sentence.end_token; ++i) {
      if (!tokens.has(i, kAllUpper) || tokens.size[i] < kShortest || tokens.size[i] > kLongest ||
          article.word_at(i - 1) != "(" || article.word_at(i + 1) != ")")
        continue;
      const auto spelled = find_spelled(article, article.word_at(i), sentence.begin_token, i - 1);
      if (!spelled) continue;
      NameTag kind = begin_of(tokens.name[spelled->head]);
      if (kind == NameTag::kOutside) kind = begin_of(tokens.name[i]);
      if (kind == NameTag::kOutside) continue;
      write_name(tokens, spelled->begin, i - 1, kind);
      tokens.name[i - 1] = NameTag::kOutside;
      tokens.name[i] = kind;
      kinds.emplace_back(tokens.word[i], kind);
    }
  mark_everywhere(tokens, kinds, kAllUpper);
}

void mark_storms(Article& article) {
  static const WordSet kStorms{"hurricane", "typhoon", "cyclone"};
  Tokens& tokens = article.tokens;
  WordKinds kinds;
  for (const Sentence& sentence : article.sentences)
    for (uint32_t i = sentence.begin_token; i + 1 < sentence.end_token; ++i) {
      if (!kStorms.contains(tokens.word[i]) || !tokens.has(i + 1, kStartsUpper)) continue;
      const NameTag before = tokens.name[i];
      const bool is_whole =  // "Hurricane Center" and "Hurricane Hunters Squadron" are none
          i + 2 == tokens.count() || tokens.name[i + 2] == NameTag::kOutside ||
          begins(tokens.name[i + 2]);
      if (continues_name(before) || !is_whole || tokens.name[i + 1] == NameTag::kOutside) continue;
      if (continues_name(tokens.name[i + 1]) && before == NameTag::kBeginOrganization) continue;
      write_name(tokens, tokens.has(i, kStartsUpper) ? i : i + 1, i + 2, NameTag::kBeginOther);
      kinds.emplace_back(tokens.word[i + 1], NameTag::kBeginOther);
    }
  mark_everywhere(tokens, kinds, kStartsUpper);
}

// Whole names whose kind the words beside one of them tell.
class NamesBesideWords {
 public:
  explicit NamesBesideWords(Article& article) : article_(article), tokens_(article.tokens) {
    note_outlet(fold(article.outlet));
    constexpr size_t kTop = 4;  // sentences, a headline among them
    for (size_t ix = 0; ix < std::min(kTop, article.sentences.size()); ++ix)
      find_agency(article.sentences[ix]);
  }

  void mark() {
    for (const Sentence& sentence : article_.sentences)
      each_name(sentence, [&](uint32_t begin, uint32_t end) {
        if (begin >= sentence.begin_token + 2 && is_titled_vessel(begin))
          join_title(tokens_.word[begin - 1], key_of(begin, end));
      });
    for (const Sentence& sentence : article_.sentences)
      each_name(sentence, [&](uint32_t begin, uint32_t end) {
        const NameTag kind = told_kind(sentence, begin, end);
        if (kind != NameTag::kOutside && kind != tokens_.name[begin])
          known_.push_back({key_of(begin, end), kind});
      });
    if (known_.empty()) return;
    leave_family_names();
    for (const Sentence& sentence : article_.sentences)
      each_name(sentence, [&](uint32_t begin, uint32_t end) {
        const auto found = find(key_of(begin, end));
        if (found != known_.end()) write_name(tokens_, begin, end, found->kind);
      });
  }

 private:
  struct Known {
    uint32_t key;
    NameTag kind;
  };

  void note_outlet(std::string_view name) {
    uint32_t key = 0;
    for (size_t begin = 0, end = 0; begin < name.size(); begin = end + 1) {
      end = std::min(name.find(' ', begin), name.size());
      const WordId word = word_id(name.substr(begin, end - begin));
      key = begin == 0 ? word : longer_phrase(key, word);
    }
    if (key != 0) outlets_.push_back(key);
  }

  // "PORT ELLERY, March 2 (Coast Wire) -" names who sent it.
  void find_agency(const Sentence& sentence) {
    const uint32_t behind = behind_dateline(article_, sentence);
    uint32_t begin = sentence.begin_token;
    while (begin < behind && article_.word_at(begin) != "(") ++begin;
    uint32_t end = ++begin;
    while (end < behind && article_.word_at(end) != ")") ++end;
    if (begin < end && end < behind) outlets_.push_back(key_of(begin, end));
  }

  void each_name(const Sentence& sentence, auto use) {
    for (uint32_t begin = sentence.begin_token; begin < sentence.end_token;) {
      if (!begins(tokens_.name[begin])) {
        ++begin;
        continue;
      }
      uint32_t end = begin + 1;
      while (end < sentence.end_token && continues_name(tokens_.name[end])) ++end;
      use(begin, end);
      begin = end;
    }
  }

  uint32_t key_of(uint32_t begin, uint32_t end) const {
    uint32_t key = tokens_.word[begin];
    for (uint32_t i = begin + 1; i < end; ++i) key = longer_phrase(key, tokens_.word[i]);
    return key;
  }

  std::vector<Known>::iterator find(uint32_t key) {
    return std::find_if(known_.begin(), known_.end(), [&](const Known& k) { return k.key == key; });
  }

  // "The Hill dam" is called after somebody whom the article names as well.
  void leave_family_names() {
    for (const Sentence& sentence : article_.sentences)
      each_name(sentence, [&](uint32_t begin, uint32_t end) {
        if (tokens_.name[begin] != NameTag::kBeginPerson || end - begin < 2) return;
        const auto found = find(tokens_.word[end - 1]);
        if (found != known_.end()) known_.erase(found);
      });
  }

  NameTag told_kind(const Sentence& sentence, uint32_t begin, uint32_t end) const {
    if (is_outlet(begin, end)) return NameTag::kBeginOrganization;
    const bool has_before = begin > sentence.begin_token, has_behind = end < sentence.end_token;
    if (has_before && is_vessel(begin - 1)) return NameTag::kBeginOther;
    const NameTag kind = tokens_.name[begin];
    if (kind == NameTag::kBeginPerson || kind == NameTag::kBeginPlace) {
      if (begin >= sentence.begin_token + 2 && is_held(begin - 2, begin - 1))
        return NameTag::kBeginOrganization;
      if (end + 1 < sentence.end_token && has_holders(end)) return NameTag::kBeginOrganization;
      if (has_behind && article_.word_at(end) == "," && is_called_firm(sentence, begin, end))
        return NameTag::kBeginOrganization;
    }
    if (kind == NameTag::kBeginPerson &&
        ((has_behind && is_site(begin, end)) ||
         (begin >= sentence.begin_token + 2 && is_settlement_of(begin - 2, begin - 1))))
      return NameTag::kBeginPlace;
    return NameTag::kOutside;
  }

  bool is_outlet(uint32_t begin, uint32_t end) const {
    return end - begin > 1 &&
           std::find(outlets_.begin(), outlets_.end(), key_of(begin, end)) != outlets_.end();
  }

  bool is_noun(uint32_t token, const WordSet& words) const {
    return tokens_.upos[token] == Upos::kNoun && words.contains(tokens_.word[token]);
  }

  // "The ferry Lady Annis", of which the title was left out.
  bool is_titled_vessel(uint32_t begin) const {
    return tokens_.has(begin - 1, kStartsUpper) && tokens_.name[begin - 1] == NameTag::kOutside &&
           is_vessel(begin - 2);
  }

  // The title is part of the name wherever it stands before it.
  void join_title(WordId title, uint32_t key) {
    for (const Sentence& sentence : article_.sentences)
      each_name(sentence, [&](uint32_t begin, uint32_t end) {
        if (begin > sentence.begin_token && tokens_.word[begin - 1] == title &&
            tokens_.has(begin - 1, kStartsUpper) && key_of(begin, end) == key)
          write_name(tokens_, begin - 1, end, NameTag::kBeginOther);
      });
  }

  // "The ferry Lady Annis".
  bool is_vessel(uint32_t token) const {
    static const WordSet kVessels{"ferry",   "ship",    "vessel",    "tanker",    "trawler",
                                  "yacht",   "frigate", "destroyer", "submarine", "freighter",
                                  "warship", "tugboat", "schooner",  "icebreaker"};
    return is_noun(token, kVessels);
  }

  // "Shares in Lusotel".
  bool is_held(uint32_t noun, uint32_t in) const {
    static const WordSet kHoldings{"shares", "stake", "shareholders"}, kIn{"in"};
    return is_noun(noun, kHoldings) && kIn.contains(tokens_.word[in]);
  }

  // "Lusotel's shareholders".
  bool has_holders(uint32_t mark) const {
    static const WordSet kHolders{"shareholders", "shareholder", "shares", "subsidiary",
                                  "subsidiaries"};
    return is_possessive_mark(article_.word_at(mark)) && is_noun(mark + 1, kHolders);
  }

  // "Lusotel, a telephone company".
  bool is_called_firm(const Sentence& sentence, uint32_t begin, uint32_t end) const {
    static const WordSet kFirms{"company",  "firm",        "airline",      "carmaker",
                                "retailer", "startup",     "manufacturer", "newspaper",
                                "insurer",  "broadcaster", "conglomerate", "brewer",
                                "charity",  "subsidiary"};
    constexpr uint32_t kLongest = 8;
    const uint32_t last = std::min(end + kLongest, sentence.end_token);
    for (uint32_t i = end + 1; i < last; ++i)
      if (is_noun(i, kFirms))
        return tokens_.deprel[i] == Deprel::kAppos && tokens_.head[i] >= begin &&
               tokens_.head[i] < end;
    return false;
  }

  // "The Kirenga dam".
  bool is_site(uint32_t begin, uint32_t end) const {
    static const WordSet kSites{"airport",  "airfield",  "province", "district",   "valley",
                                "river",    "island",    "prison",   "refinery",   "dam",
                                "bridge",   "region",    "suburb",   "peninsula",  "lake",
                                "mountain", "reservoir", "township", "governorate"};
    static const WordSet kAir{"air", "military", "army", "naval"}, kBase{"base", "airbase"};
    if (end + 1 < tokens_.count() && kAir.contains(tokens_.word[end]) && is_noun(end + 1, kBase))
      return true;
    const uint32_t head = tokens_.head[end - 1];
    return (is_noun(end, kSites) || is_noun(end, kBase)) &&
           (head == end || (head >= begin && head < end));
  }

  // "The village of Soget".
  bool is_settlement_of(uint32_t noun, uint32_t of) const {
    static const WordSet kSettlements{"town",     "city",   "village", "hamlet",
                                      "province", "suburb", "island",  "port"};
    static const WordSet kOf{"of"};
    return is_noun(noun, kSettlements) && kOf.contains(tokens_.word[of]);
  }

  Article& article_;
  Tokens& tokens_;
  std::vector<uint32_t> outlets_;  // keys
  std::vector<Known> known_;
};

}  // namespace

void mark_named_things(Article& article) {
  mark_acronyms(article);
  mark_storms(article);
  NamesBesideWords(article).mark();
}

}  // namespace dateline
