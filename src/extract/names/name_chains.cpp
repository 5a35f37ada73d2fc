#include "extract/names/name_chains.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>

#include "extract/names/name_spans.h"
#include "lexicon/legal_form.h"
#include "lexicon/name_index.h"
#include "text/brackets.h"
#include "text/fold.h"

namespace dateline {
namespace {

// One spelling of a name in the article.
struct Chain {
  uint32_t best = 0;    // the mention that names it best
  std::string folded;   // of the best mention
  WordId spelling = 0;  // its hash
  std::string acronym;  // folded, where the article introduces one
  PersonName name;
  std::string title;  // folded; the last one seen
  EntityKind kind = EntityKind::kOther;
  bool is_kind_sure = false;
  std::optional<int32_t> state;  // number in countries.tsv
  uint32_t first = 0;            // mention with which it begins
};

class NameChainer {
 public:
  NameChainer(Article& article, const Lexicon& lexicon) : article_(article), lexicon_(lexicon) {}

  void run() {
    // Fuller names first: "Zarif" may come before "Mohammad Javad Zarif".
    std::vector<uint32_t> order(article_.entities.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(),
                     [&](uint32_t a, uint32_t b) { return word_count(a) > word_count(b); });
    chain_of_.assign(order.size(), kNone);
    for (uint32_t mention : order) place(mention);
    for (uint32_t i = 0; i < order.size(); ++i) {
      EntityMention& mention = article_.entities[i];
      const Chain& chain = chains_[chain_of_[i]];
      mention.entity = chain.best;
      mention.kind = chain.kind;
    }
  }

 private:
  uint32_t word_count(uint32_t ix) const {
    const EntityMention& mention = article_.entities[ix];
    return mention.end_token - mention.begin_token;
  }

  void place(uint32_t ix) {
    const EntityMention& mention = article_.entities[ix];
    Chain own;
    own.best = own.first = ix;
    own.folded = without_legal_form(fold(display_text(article_, mention.span)));
    own.spelling = word_id(own.folded);
    own.title = fold(article_.at(mention.title));
    own.kind = mention.kind;
    own.is_kind_sure = mention.confidence >= 900;
    uint32_t chain = chain_spelled(own);
    if (chain == kNone) {
      own.name = parse_name(own.folded, lexicon_.list(WordList::kNameWords),
                            lexicon_.list(WordList::kShortNames));
      own.state = lexicon_.list(WordList::kCountries).find(own.folded);
      chain = find_chain(own);
    }
    if (chain == kNone) {
      chain_of_[ix] = static_cast<uint32_t>(chains_.size());
      full_names_.add(chain_of_[ix], own.name);
      if (!own.name.words.empty()) surnames_.add(chain_of_[ix], {{own.name.words.back()}});
      chains_.push_back(std::move(own));
    } else {
      chain_of_[ix] = chain;
      if (introduces_acronym(ix)) chains_[chain].acronym = own.folded;
      join(chains_[chain], own);
    }
  }

  void join(Chain& chain, const Chain& own) const {
    if (own.is_kind_sure && !chain.is_kind_sure) {
      chain.kind = own.kind;
      chain.is_kind_sure = true;
    } else if (chain.kind == EntityKind::kOther) {
      chain.kind = own.kind;
    }
    if (chain.title.empty()) chain.title = own.title;
    chain.first = std::min(chain.first, own.first);
    const bool as_full = word_count(own.best) == word_count(chain.best);
    if (as_full && own.best < chain.best && own.folded == chain.folded) chain.best = own.best;
  }

  // Most names of an article are repeated letter by letter.
  uint32_t chain_spelled(const Chain& own) const {
    for (uint32_t i = 0; i < chains_.size(); ++i)
      if (chains_[i].spelling == own.spelling && chains_[i].folded == own.folded) return i;
    return kNone;
  }

  uint32_t find_chain(const Chain& own) {
    for (const auto& [part, chain] : known_parts_)
      if (part == own.folded) return chain;
    for (uint32_t i = 0; i < chains_.size(); ++i)
      if (is_other_name(chains_[i], own)) return i;
    full_names_.find(own.name, found_);
    for (uint32_t i : found_)
      if (is_same_name(chains_[i], own)) return i;
    if (introduces_acronym(own.best)) return chain_of_[own.best - 1];
    if (own.name.words.empty()) return kNone;
    std::vector<uint32_t> holders, exact;
    surnames_.find({{own.name.words.back()}}, found_);
    for (uint32_t i : found_) {
      if (!is_part_of(own, chains_[i])) continue;
      holders.push_back(i);
      if (own.name.words.back().folded == chains_[i].name.words.back().folded) exact.push_back(i);
    }
    if (holders.empty()) return only_one_called(own);
    if (holders.size() == 1) known_parts_.emplace_back(own.folded, holders[0]);
    return pick_holder(own, exact.empty() ? holders : exact);
  }

  static bool can_be_person(const Chain& chain) {
    return chain.kind == EntityKind::kPerson || !chain.is_kind_sure;
  }

  // "JCPOA", "the U.S.": names that are not alike and mean the same.
  static bool is_other_name(const Chain& chain, const Chain& own) {
    return (!chain.acronym.empty() && chain.acronym == own.folded) ||
           (chain.state && chain.state == own.state);
  }

  // A place or a body that ends otherwise is another: "New York Post" and "New York"; so is a place
  // that begins otherwise: "Upper Novi Sad" and "Novi Sad".
  static bool is_same_name(const Chain& chain, const Chain& own) {
    if (!can_be_person(chain) || !can_be_person(own) || chain.state || own.state) return false;
    const auto &words = chain.name.words, &others = own.name.words;
    if (words.size() < 2 || others.size() < 2) return false;
    const auto is_either = [&](EntityKind kind) { return chain.kind == kind || own.kind == kind; };
    if (!is_either(EntityKind::kPerson) &&
        (!is_same_surname(words.back(), others.back()) ||
         (is_either(EntityKind::kPlace) && words.size() != others.size())))
      return false;
    return dateline::is_same_name(chain.name, own.name);
  }

  // "Soleimani" is part of "Qasem Soleimani", "the Guards" of "Revolutionary Guards"; "Iran" is no
  // part of "Iran Air", nor Oslo of the north of Oslo, nor is "the House", which the list has as a
  // body, of "the White House".
  bool is_part_of(const Chain& part, const Chain& whole) const {
    if (lexicon_.list(WordList::kOrganizationWords).find(part.folded) == 2) return false;
    if (part.state || part.name.words.empty() || whole.state) return false;
    if (part.name.words.back().is_initial) return false;
    if (part.is_kind_sure && whole.is_kind_sure && part.kind != whole.kind) return false;
    if (part.kind == EntityKind::kPlace && whole.kind != EntityKind::kPerson) return false;
    if (part.name.words.size() >= whole.name.words.size()) return false;
    if (!can_be_person(whole))
      return whole.kind == EntityKind::kOrganization && part.kind != EntityKind::kPlace &&
             whole.folded.ends_with(" " + part.folded);
    // The surname must be there: the last words of both are one.
    for (size_t i = 0; i < part.name.words.size(); ++i)
      if (!is_same_surname(part.name.words[part.name.words.size() - 1 - i],
                           whole.name.words[whole.name.words.size() - 1 - i]))
        return false;
    return true;
  }

  // "Lina", where the article names one Lina in full and nobody of that surname; "Mr. Martin" is
  // not Martin Borg.
  uint32_t only_one_called(const Chain& own) const {
    if (own.kind != EntityKind::kPerson || !own.title.empty() ||
        !lexicon_.list(WordList::kGenders).contains(own.folded))
      return kNone;
    uint32_t called = kNone, count = 0;
    for (uint32_t i = 0; i < chains_.size(); ++i) {
      const Chain& whole = chains_[i];
      if (whole.kind != EntityKind::kPerson || whole.name.words.size() < 2 ||
          whole.name.words[0].folded != own.folded)
        continue;
      called = i;
      ++count;
    }
    return count == 1 ? called : kNone;
  }

  // Two people share the name: the title decides, or who was named before; else nobody knows.
  uint32_t pick_holder(const Chain& own, const std::vector<uint32_t>& holders) const {
    if (holders.size() == 1) return holders[0];
    uint32_t by_title = kNone, before = kNone, count_by_title = 0, count_before = 0;
    for (uint32_t holder : holders) {
      if (!own.title.empty() && chains_[holder].title == own.title)
        by_title = holder, ++count_by_title;
      if (chains_[holder].first < own.first) before = holder, ++count_before;
    }
    if (count_by_title == 1) return by_title;
    return count_before == 1 ? before : subject_before(own, holders);
  }

  // "Hans Kessler, a cousin of Werner Kessler, gave evidence. Mr. Kessler said": of two who share
  // the name, the one whom the sentences before are about.
  uint32_t subject_before(const Chain& own, const std::vector<uint32_t>& holders) const {
    constexpr uint32_t kSentencesBack = 2;
    const uint32_t sentence = article_.entities[own.best].sentence;
    uint32_t nearest = kNone, count = 0;
    for (uint32_t ix = own.best; ix > 0; --ix) {
      const EntityMention& mention = article_.entities[ix - 1];
      if (mention.sentence + kSentencesBack < sentence) break;
      if (mention.sentence == sentence || !is_subject(mention)) continue;
      if (std::find(holders.begin(), holders.end(), chain_of_[ix - 1]) == holders.end()) continue;
      if (nearest != kNone && article_.entities[nearest].sentence != mention.sentence) break;
      nearest = ix - 1;
      ++count;
    }
    return count == 1 ? chain_of_[nearest] : kNone;
  }

  bool is_subject(const EntityMention& mention) const {
    for (uint32_t i = mention.begin_token; i < mention.end_token; ++i)
      if (is_nominal_subject(article_.tokens.deprel[i])) return true;
    return false;
  }

  // "Joint Comprehensive Plan of Action (JCPOA)": the acronym in brackets is the name before it.
  bool introduces_acronym(uint32_t ix) const {
    if (ix == 0 || chain_of_[ix - 1] == kNone) return false;
    const EntityMention& acronym = article_.entities[ix];
    const EntityMention& name = article_.entities[ix - 1];
    if (acronym.sentence != name.sentence || acronym.begin_token != name.end_token + 1 ||
        !article_.tokens.has(acronym.begin_token, kAllUpper) ||
        !opens_bracket(article_.word_at(name.end_token)))
      return false;
    return begin_of_spelled_out(article_, name.begin_token, name.end_token, acronym.begin_token) !=
           kNone;
  }

  Article& article_;
  const Lexicon& lexicon_;
  std::vector<Chain> chains_;
  NameIndex full_names_, surnames_;  // of the chains
  std::vector<uint32_t> found_;
  std::vector<std::pair<std::string, uint32_t>>
      known_parts_;                 // "soleimani": the only one whose it is
  std::vector<uint32_t> chain_of_;  // [mention]
};

}  // namespace

void chain_names(Article& article, const Lexicon& lexicon) { NameChainer(article, lexicon).run(); }

}  // namespace dateline
