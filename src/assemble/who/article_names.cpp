#include "assemble/who/article_names.h"

#include <algorithm>

#include "assemble/article_facts.h"
#include "lexicon/legal_form.h"
#include "model/dateline_prefix.h"
#include "text/fold.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr uint16_t kSureRole = 800;  // confidence of a role that stands beside its name
constexpr int32_t kRank = 2;         // value of a title in titles.tsv

class NameReader {
 public:
  NameReader(const Article& article, const Lexicon& lexicon)
      : article_(article), lexicon_(lexicon) {}

  NamesOfArticle read() const {
    NamesOfArticle found;
    const auto describe = [&](uint32_t ix, Span span) {
      found.descriptions.push_back({ix, description_of(display_text(article_, span))});
    };
    for (uint32_t ix = 0; ix < article_.entities.size(); ++ix) {
      const EntityMention& mention = article_.entities[ix];
      if (mention.form == MentionForm::kRole && mention.confidence >= kSureRole)
        describe(ix, mention.span);
      if (mention.form != MentionForm::kName) continue;
      if (is_office(mention.title)) describe(ix, mention.title);
      std::string text = display_text(article_, mention.span);
      if (is_credit(mention, text)) continue;
      std::string key = key_of(ix);
      const Hash128 key_hash = hash128(key);
      const auto same =
          std::find_if(found.names.begin(), found.names.end(),
                       [&](const NameMention& before) { return before.key_hash == key_hash; });
      if (same != found.names.end()) key.clear();
      found.names.push_back({ix, static_cast<uint32_t>(same - found.names.begin()), std::move(key),
                             key_hash, std::move(text)});
    }
    return found;
  }

 private:
  // Who reports, for which outlet and from where is no part of the story; an outlet that names
  // itself ("could not confirm") reports.
  bool is_credit(const EntityMention& mention, const std::string& name) const {
    const Sentence& sentence = article_.sentences[mention.sentence];
    return sentence.kind == SentenceKind::kBoilerplate ||
           mention.begin_token < behind_dateline(article_, sentence) || name == article_.outlet ||
           name == article_.author;
  }

  // The name under which a mention is filed: a state under its number, whether it is called "US",
  // "United States" or, as an actor, "Washington"; everything else under its best name.
  std::string key_of(uint32_t ix) const {
    const EntityMention& mention = article_.entities[ix];
    const uint32_t best = mention.entity == kNone ? ix : mention.entity;
    std::string name = fold(display_text(article_, article_.entities[best].span));
    auto state = lexicon_.list(WordList::kCountries).find(name);
    if (!state && mention.is_actor) state = lexicon_.list(WordList::kCapitals).find(name);
    if (state) return "state " + std::to_string(*state);
    std::erase(name, '.');
    if (name.starts_with("the ")) name.erase(0, 4);
    return std::string(without_legal_form(name));
  }

  static bool is_kin(std::string_view word) {
    return one_of(word, {"mother", "father", "son", "daughter", "brother", "sister", "wife",
                         "husband", "uncle", "aunt", "nephew", "niece", "cousin", "friend"});
  }

  // "the former president" and "Former President" are one description, of "its chief executive"
  // the words behind "its" tell. "His mother", away from its sentence, tells nothing: empty.
  static std::string description_of(const std::string& text) {
    const std::string folded = fold(text);
    for (std::string_view first : {"the ", "an ", "a ", "his ", "her ", "its ", "their "}) {
      if (!folded.starts_with(first)) continue;
      const std::string rest = text.substr(first.size());
      return one_of(first, {"his ", "her ", "their "}) && is_kin(rest) ? "" : rest;
    }
    return text;
  }

  // "Foreign Minister" says what somebody is, "Mr." does not.
  bool is_office(Span title) const {
    return !title.empty() &&
           lexicon_.list(WordList::kTitles).find(fold(article_.at(title))).value_or(kRank) != 1;
  }

  const Article& article_;
  const Lexicon& lexicon_;
};

}  // namespace

size_t bytes_of(const NamesOfArticle& article) {
  size_t bytes = column_bytes(article.names) + column_bytes(article.descriptions);
  for (const NameMention& name : article.names) bytes += name.key.size() + name.text.size();
  for (const DescribingMention& one : article.descriptions) bytes += one.words.size();
  return bytes;
}

NamesOfArticle read_names(const Article& article, const Lexicon& lexicon) {
  return NameReader(article, lexicon).read();
}

}  // namespace dateline
