#include "name_lists.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "lexicon/vocabulary.h"
#include "regular_forms.h"
#include "text/characters.h"
#include "wordnet.h"

namespace dateline {
namespace {

// A file of ../shared/data or of a Debian package.
std::string bytes_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    or_die(Result<void>(
        fail(ErrorCode::kUnreadable, path + ": cannot be opened; packages.txt names its package")));
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> lines_of(const std::string& path) {
  std::istringstream in(bytes_of_file(path));
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool starts_upper(std::string_view word) { return !word.empty() && is_ascii_upper(word[0]); }

// Our own word lists.
void read_word_lists(const Program& program, const NotePhrase& note) {
  const std::pair<const char*, uint32_t> lists[] = {
      {"countries", kInCountries}, {"capitals", kInCities},
      {"demonyms", kInDemonyms},   {"titles", kInTitles},
      {"roles", kInRoles},         {"organization_words", kInOrganizations},
      {"months", kInMonths},       {"weekdays", kInMonths}};
  for (const auto& [name, list] : lists)
    for (const std::string& line : lines_of(program.data_dir + "/" + name + ".tsv"))
      if (!line.empty() && line[0] != '#') note(line.substr(0, line.find('\t')), list, 0);
}

// "name<TAB>smith:2934 smyth:4": the Latin forms of a name with their counts.
void read_transliterations(const Program& program, const NotePhrase& note) {
  for (const char* language : {"arabic", "chinese", "hebrew", "korean", "russian"}) {
    const std::string path = program.corpora_dir + "/names/translit-variants-" + language + ".tsv";
    for (const std::string& line : lines_of(path)) {
      std::istringstream forms(line.substr(std::min(line.find('\t'), line.size())));
      for (std::string form; forms >> form;) {
        const size_t colon = form.rfind(':');
        if (colon == form.npos) continue;
        const bool is_common = std::stoi(form.substr(colon + 1)) >= 20;
        note(form.substr(0, colon), is_common ? kInPersonNames : kInRareNames, 0);
      }
    }
  }
}

void read_aliases(const Program& program, const NotePhrase& note) {
  const std::string path = program.corpora_dir + "/names/ofac-person-aliases.jsonl";
  for (const std::string& line : lines_of(path))
    for (const auto& name : nlohmann::json::parse(line)["names"])
      note(name.get<std::string>(), kInRareNames, kInRareNames);
}

// Regions (ISO 3166-2) and cities (those that name a time zone).
void read_regions(const NotePhrase& note) {
  const std::string regions = bytes_of_file("/usr/share/iso-codes/json/iso_3166-2.json");
  for (const auto& region : nlohmann::json::parse(regions)["3166-2"])
    note(region["name"].get<std::string>(), kInRegions, kInPlaceParts);
  for (const std::string& line : lines_of("/usr/share/zoneinfo/zone1970.tab")) {
    const size_t slash = line.rfind('/');
    if (line[0] == '#' || slash == line.npos) continue;
    std::string city = line.substr(slash + 1, line.find('\t', slash) - slash - 1);
    std::replace(city.begin(), city.end(), '_', ' ');
    note(city, kInCities, kInPlaceParts);
  }
}

// The translations of a gettext file (.mo, little endian): names of towns and regions.
void read_towns(const NotePhrase& note) {
  const std::string bytes = bytes_of_file("/usr/share/locale/en/LC_MESSAGES/geonames.mo");
  const auto number = [&](size_t at) {
    uint32_t value = 0;
    if (at + sizeof value <= bytes.size()) std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
  };
  const uint32_t count = number(8), table = number(16);
  for (uint32_t i = 1; i < count; ++i)  // the first is the header
    note(std::string_view(bytes).substr(number(table + 8 * i + 4), number(table + 8 * i)), kInTowns,
         kInPlaceParts);
}

// The quoted strings of the lists of names in a module of Faker.
void read_given_and_family_names(const std::string& module, bool is_english,
                                 const NotePhrase& note) {
  const uint32_t first_names = is_english ? kInFirstNames : kInRareFirstNames;
  const uint32_t surnames = is_english ? kInSurnames : kInRareSurnames;
  uint32_t list = 0;
  for (const std::string& line : lines_of(module)) {
    if (line.find(" = ") != line.npos)
      list = line.find("first_name") != line.npos  ? first_names
             : line.find("last_name") != line.npos ? surnames
                                                   : 0;
    if (list == 0) continue;
    for (size_t begin = line.find_first_of("'\""); begin != line.npos;) {
      const size_t end = line.find(line[begin], begin + 1);
      if (end == line.npos) break;
      const std::string name = line.substr(begin + 1, end - begin - 1);
      if (starts_upper(name)) note(name, list, list);
      begin = line.find_first_of("'\"", end + 1);
    }
  }
}

void read_person_names(const NotePhrase& note) {
  std::vector<std::string> modules;
  for (const auto& entry :
       std::filesystem::directory_iterator("/usr/lib/python3/dist-packages/faker/providers/person"))
    if (entry.is_directory() && std::filesystem::exists(entry.path() / "__init__.py"))
      modules.push_back((entry.path() / "__init__.py").string());
  std::sort(modules.begin(), modules.end());
  for (const std::string& module : modules)
    read_given_and_family_names(module, module.find("/en") != module.npos, note);
}

// A word of the dictionary with its regular forms: of nouns and verbs an article has those as
// often.
void note_forms(const std::string& word, uint32_t list, const NotePhrase& note) {
  const bool has_forms = is_plain(word);
  if (list == kVerbInDictionary && has_forms) {
    for (const std::string& form : regular_forms(word)) note(form, list, 0);
  } else {
    note(word, list, 0);
    if (list == kNounInDictionary && has_forms && word.size() > 2) note(with_s(word), list, 0);
  }
}

uint32_t dictionary_list_of(Upos tag) {
  return tag == Upos::kNoun   ? kNounInDictionary
         : tag == Upos::kVerb ? kVerbInDictionary
         : tag == Upos::kAdj  ? kAdjectiveInDictionary
                              : kAdverbInDictionary;
}

// WordNet's names of persons, places and groups, and the parts of speech of its other words.
void read_wordnet(const NotePhrase& note) {
  constexpr int kGroupFile = 14, kPlaceFile = 15, kPersonFile = 18;
  for (const IrregularForm& irregular : read_irregular_forms())
    note(irregular.form, dictionary_list_of(irregular.tag), 0);
  for (const WordMeaning& meaning : read_word_meanings())
    for (const std::string& word : meaning.words) {
      if (!starts_upper(word))
        note_forms(word, dictionary_list_of(meaning.tag), note);
      else if (meaning.topic == kPersonFile)
        note(word, kInFamousPersons, kInFamousPersons);
      else if (meaning.topic == kPlaceFile)
        note(word, kInFamousPlaces, kInPlaceParts);
      else if (meaning.topic == kGroupFile)
        note(word, kInGroups, kInGroupParts);
    }
}

// Makers of network devices: "MA-L,C47DFE,"A.N. Solutions GmbH",address". The end that only says
// "company" is cut.
void read_companies(const NotePhrase& note) {
  for (const std::string& line : lines_of("/usr/share/ieee-data/oui.csv")) {
    size_t begin = line.find(',', line.find(',') + 1) + 1;
    const bool is_quoted = begin < line.size() && line[begin] == '"';
    if (is_quoted) ++begin;
    const std::string name =
        line.substr(begin, line.find_first_of(is_quoted ? "," : ",\"", begin) - begin);
    std::istringstream words(name);
    std::string first, second;
    words >> first >> second;
    if (!starts_upper(first) || first.size() < 3) continue;
    constexpr const char* kForms[] = {"",     "Inc", "Inc.", "Corporation", "Corp.", "Corp", "Ltd",
                                      "Ltd.", "AG",  "GmbH", "LLC",         "S.A.",  "Co.",  "AB"};
    const bool is_whole =
        std::find(std::begin(kForms), std::end(kForms), second) != std::end(kForms);
    note(first, is_whole ? kInCompanies : kInCompanyParts, 0);
  }
}

void read_proper_names(const NotePhrase& note) {
  for (const char* dialect : {"english", "american", "british"})
    for (const char* size : {"35", "40", "50", "60", "70", "80"}) {
      const std::string path =
          std::string("/usr/share/dict/scowl/") + dialect + "-proper-names." + size;
      if (!std::filesystem::exists(path)) continue;
      for (const std::string& line : lines_of(path))
        if (!line.ends_with("'s")) note(line, kInProperNames, 0);
    }
}

}  // namespace

void read_name_lists(const Program& program, const NotePhrase& note) {
  read_word_lists(program, note);
  read_transliterations(program, note);
  read_aliases(program, note);
  read_regions(note);
  read_towns(note);
  read_person_names(note);
  read_wordnet(note);
  read_companies(note);
  read_proper_names(note);
}

}  // namespace dateline
