// Makes data/lemmas.weights: the commonest edit of every word with its tag, and of every ending;
// the regular forms of the verbs that our lists and WordNet name, and irregular ones.
#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "annotate/lemma_edits.h"
#include "program.h"
#include "regular_forms.h"
#include "text/fold.h"
#include "wordnet.h"

using namespace dateline;

namespace {

// An ending decides only when this many different words share it.
constexpr uint32_t kMinWords = 2;

// The edit that makes `lemma` from `base`: what they begin with in common stays.
LemmaEdit edit_between(std::string_view base, std::string_view lemma, bool keeps_case) {
  LemmaEdit edit;
  edit.keeps_case = keeps_case;
  size_t same = 0;
  while (same < base.size() && same < lemma.size() && base[same] == lemma[same]) ++same;
  // Whole words go as wholes ("is" gives "be"), so that the edit fits other words as well.
  edit.cut =
      same == 0 ? LemmaEdit::kAll : static_cast<uint8_t>(std::min<size_t>(base.size() - same, 254));
  const std::string_view added = lemma.substr(same);
  if (added.size() > edit.added.size()) return {0, keeps_case, 0, {}};
  edit.added_size = static_cast<uint8_t>(added.size());
  std::copy(added.begin(), added.end(), edit.added.begin());
  return edit;
}

LemmaEdit edit_of(std::string_view word, std::string_view lemma, Upos tag) {
  const std::string lower = to_lower(word);
  const bool has_capitals = lower != word;
  const bool keeps_case = has_capitals ? to_lower(lemma) != lemma : tag == Upos::kPropn;
  return keeps_case ? edit_between(word, lemma, true) : edit_between(lower, lemma, false);
}

using EditCounts = std::map<LemmaEdit, uint32_t>;

LemmaEdit commonest(const EditCounts& counts) {
  return std::max_element(counts.begin(), counts.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

// A word with its tag, and each spelling that the treebanks have with its lemma.
struct KnownWord {
  std::string lower;
  Upos tag = Upos::kUnknown;
  std::map<std::pair<std::string, std::string>, uint32_t> lemmas;  // spelling, lemma: times

  // The edit that is right for most spellings. A lemma as a whole may be: "i" and "I" give "I".
  LemmaEdit best_edit() const {
    std::vector<LemmaEdit> candidates;
    for (const auto& [pair, count] : lemmas)
      candidates.push_back(edit_of(pair.first, pair.second, tag));
    for (const auto& [pair, count] : lemmas)
      if (pair.second.size() <= LemmaEdit().added.size())
        candidates.push_back(edit_between("", pair.second, false));
    LemmaEdit best;
    uint32_t most = 0;
    for (const LemmaEdit& edit : candidates) {
      uint32_t right = 0;
      for (const auto& [pair, count] : lemmas) {
        std::string made;
        append_edited(made, pair.first, lower, edit);
        if (made == pair.second) right += count;
      }
      if (right > most) most = right, best = edit;
    }
    return best;
  }
};

class EditTable {
 public:
  uint32_t number_of(const LemmaEdit& edit) {
    const auto [at, is_new] = numbers_.try_emplace(edit, static_cast<uint32_t>(edits_.size()));
    if (is_new) edits_.push_back(edit);
    return at->second;
  }
  const std::vector<LemmaEdit>& edits() const { return edits_; }

 private:
  std::map<LemmaEdit, uint32_t> numbers_;
  std::vector<LemmaEdit> edits_;
};

std::vector<LemmaRule> rules_of(const std::map<uint32_t, LemmaEdit>& edits, EditTable& table) {
  std::vector<LemmaRule> rules;
  for (const auto& [key, edit] : edits) rules.push_back({key, table.number_of(edit)});
  return SlotTable<LemmaRule>::build(rules);
}

// The verbs that our own lists name: a treebank may lack "applauded" and "joking".
std::vector<std::string> listed_verbs(const std::string& data_dir) {
  std::vector<std::string> verbs;
  for (const char* list : {"speech", "event_verbs", "outlook_verbs"}) {
    std::ifstream lines(data_dir + "/" + list + ".tsv");
    for (std::string line; std::getline(lines, line);) {
      const std::string verb = line.substr(0, line.find('\t'));
      const bool is_word =
          std::all_of(verb.begin(), verb.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (is_word && verb.size() > 1) verbs.push_back(verb);
    }
  }
  return verbs;
}

// The verbs of the dictionary, each one word.
std::set<std::string> dictionary_verbs() {
  std::set<std::string> verbs;
  for (const WordMeaning& meaning : read_word_meanings())
    if (meaning.tag == Upos::kVerb)
      for (const std::string& word : meaning.words)
        if (is_plain(word) && word.size() > 1) verbs.insert(word);
  return verbs;
}

// What the word is made into by the edit of its longest ending that has one; "" where none has.
std::string by_ending(const std::string& word, Upos tag,
                      const std::map<uint32_t, LemmaEdit>& of_ending) {
  for (size_t size = std::min(kMaxEnding, word.size()); size > 0; --size) {
    const auto edit = of_ending.find(ending_key(word.substr(word.size() - size), tag));
    if (edit == of_ending.end()) continue;
    std::string made;
    append_edited(made, word, word, edit->second);
    return made;
  }
  return "";
}

// The past forms of irregular verbs, each with its verb.
std::vector<std::pair<std::string, std::string>> irregular_forms(const std::string& data_dir) {
  std::vector<std::pair<std::string, std::string>> forms;
  std::ifstream lines(data_dir + "/irregular_verbs.tsv");
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream words(line);
    std::string verb;
    words >> verb;
    for (std::string form; words >> form;) forms.emplace_back(form, verb);
  }
  return forms;
}

}  // namespace

int main(int argc, char** argv) {
  const Program program(argc, argv);
  std::map<uint32_t, KnownWord> words;
  for (const GoldDocument& document : program.treebanks()) {
    const Article& article = document.article;
    for (uint32_t i = 0; i < document.upos.size(); ++i) {
      const std::string_view word = article.word_at(i);
      const Upos tag = document.upos[i];
      KnownWord& known = words[lemma_key(article.tokens.word[i], tag)];
      known.lower = to_lower(word);
      known.tag = tag;
      ++known.lemmas[{std::string(word), document.lemmas[i]}];
    }
  }
  std::map<uint32_t, LemmaEdit> of_word, of_ending;
  std::map<uint32_t, EditCounts> endings;
  for (const auto& [key, known] : words) {
    const LemmaEdit edit = of_word[key] = known.best_edit();
    if (edit.cut == LemmaEdit::kAll) continue;
    for (size_t size = 1; size <= std::min(kMaxEnding, known.lower.size()); ++size)
      ++endings[ending_key(std::string_view(known.lower).substr(known.lower.size() - size),
                           known.tag)][edit];
  }
  for (const std::string& verb : listed_verbs(program.data_dir))
    for (const std::string& form : regular_forms(verb))
      of_word.try_emplace(lemma_key(word_id(form), Upos::kVerb), edit_of(form, verb, Upos::kVerb));
  // The treebanks have slips such as "flead" for "fled": a verb that stands nowhere is none.
  for (const auto& [form, verb] : irregular_forms(program.data_dir)) {
    const uint32_t key = lemma_key(word_id(form), Upos::kVerb);
    const LemmaEdit edit = edit_of(form, verb, Upos::kVerb);
    const auto known = of_word.try_emplace(key, edit).first;
    std::string lemma;
    append_edited(lemma, form, form, known->second);
    if (!words.contains(lemma_key(word_id(lemma), Upos::kVerb))) known->second = edit;
  }
  for (const auto& [key, counts] : endings) {
    uint32_t sum = 0;
    for (const auto& [edit, count] : counts) sum += count;
    if (sum >= kMinWords) of_ending[key] = commonest(counts);
  }
  // Neither the treebanks nor their endings make of a verb's form what is no verb ("provok",
  // "fre").
  const std::set<std::string> verbs = dictionary_verbs();
  for (const std::string& verb : verbs)
    for (const std::string& form : regular_forms(verb)) {
      const auto known = of_word.find(lemma_key(word_id(form), Upos::kVerb));
      std::string made;
      if (known == of_word.end())
        made = by_ending(form, Upos::kVerb, of_ending);
      else
        append_edited(made, form, form, known->second);
      if (!verbs.contains(made))
        of_word[lemma_key(word_id(form), Upos::kVerb)] = edit_of(form, verb, Upos::kVerb);
    }
  EditTable table;
  const std::vector<LemmaRule> word_rules = rules_of(of_word, table);
  const std::vector<LemmaRule> ending_rules = rules_of(of_ending, table);
  program.save(Weights::kLemmas,
               {bytes_of(table.edits()), bytes_of(word_rules), bytes_of(ending_rules)});
  std::printf("lemmas: %zu edits, %zu words, %zu endings\n", table.edits().size(), of_word.size(),
              of_ending.size());
}
