#include "assemble/who/article_names.h"

#include <algorithm>
#include <utility>

#include "assemble/article_facts.h"
#include "lexicon/legal_form.h"
#include "model/dateline_prefix.h"
#include "text/fold.h"
#include "text/one_of.h"

namespace dateline {
namespace {

constexpr uint16_t kSureRole = 800;  // confidence of a role that stands beside its name
constexpr int32_t kRank = 2;         // value of a title in titles.tsv

// "United Nations Security Council" is filed as "UN Security Council".
constexpr std::pair<std::string_view, std::string_view> kShortened[] = {
    {"united nations ", "un "}, {"european union ", "eu "}, {"united states ", "us "}};

std::string numbered(std::string_view list, int32_t number) {
  return std::string(list).append(std::to_string(number));
}

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
      if (is_office(mention.title) && !hangs_on_hyphen(mention.title)) describe(ix, mention.title);
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
  // "United States" or, as an actor, "Washington", and so are a few that are listed ("Kyiv" and
  // "Kiev"); everything else under its best name.
  std::string key_of(uint32_t ix) const {
    const EntityMention& mention = article_.entities[ix];
    const uint32_t best = mention.entity == kNone ? ix : mention.entity;
    std::string name = fold(display_text(article_, article_.entities[best].span));
    auto state = lexicon_.list(WordList::kCountries).find(name);
    if (!state && mention.is_actor) state = lexicon_.list(WordList::kCapitals).find(name);
    if (state) return numbered("state ", *state);
    std::erase(name, '.');
    if (name.starts_with("the ")) name.erase(0, 4);
    for (const auto& [full, acronym] : kShortened)
      if (name.starts_with(full)) name = std::string(acronym) + name.substr(full.size());
    const auto other = mention.kind == EntityKind::kPerson
                           ? std::nullopt
                           : lexicon_.list(WordList::kOtherNames).find(name);
    if (other) return numbered("listed ", *other);
    return std::string(without_legal_form(name));
  }

  // Away from its sentence it tells nothing of anybody.
  static bool tells_nothing(std::string_view folded) {
    return one_of(folded, {"mother", "father", "son", "daughter", "brother", "sister", "wife",
                           "husband", "uncle", "aunt", "nephew", "niece", "cousin", "friend", "man",
                           "woman", "boy", "girl", "colleague"}) ||
           folded.ends_with("counterpart");
  }

  // Behind the article that begins the phrase in it: "Tonight the harbour master", "herself a
  // former pilot", not "head of the port". 0 where there is none.
  static size_t behind_inner_article(std::string_view text) {
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(' ', begin), text.size());
      const std::string word = fold(text.substr(begin, end - begin));
      if (one_of(word,
                 {"of", "for", "in", "at", "to", "on", "from", "with", "and", "who", "whose"}))
        return 0;
      begin = std::min(end + 1, text.size());
      if (one_of(word, {"the", "an", "a"})) return begin;
    }
    return 0;
  }

  // "the former president" and "Former President" are one description, of "its chief executive"
  // the words behind "its" tell. "His mother" and what hangs on a hyphen ("-chief") tell nothing:
  // empty.
  std::string description_of(std::string text) const {
    text.erase(0, behind_inner_article(text));
    for (std::string_view first :
         {"his ", "her ", "its ", "their ", "my ", "our ", "another ", "one ", "this ", "own "})
      if (fold(text).starts_with(first)) text.erase(0, first.size());
    while (text.ends_with(' ') || text.ends_with('-')) text.pop_back();
    // "spokeswoman Ms" of "spokeswoman Ms Borg"
    const size_t last = text.rfind(' ');
    if (last != std::string::npos && is_courtesy(fold(text.substr(last + 1)))) text.resize(last);
    return text.starts_with('-') || tells_nothing(fold(text)) ? "" : text;
  }

  // "Mr.", which says not what somebody is.
  bool is_courtesy(std::string_view folded) const {
    return lexicon_.list(WordList::kTitles).find(folded) == 1;
  }

  // "Foreign Minister" says what somebody is, "Mr." does not.
  bool is_office(Span title) const {
    return !title.empty() &&
           lexicon_.list(WordList::kTitles).find(fold(article_.at(title))).value_or(kRank) != 1;
  }

  // The "President" of "Vice-President".
  bool hangs_on_hyphen(Span title) const {
    const std::string_view before = std::string_view(article_.text).substr(0, title.begin);
    const size_t last = before.find_last_not_of(' ');
    return last != std::string_view::npos && before[last] == '-';
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
