// Makes data/vocabulary.weights: vectors and capitals from all text of the corpora, tags
// over the treebanks. Holds numbers about single words, no text.
#include <algorithm>
#include <bit>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "annotate/annotate.h"
#include "ingest/reader.h"
#include "program.h"
#include "text/characters.h"
#include "text/fold.h"
#include "word_vectors.h"

using namespace dateline;

namespace {

constexpr uint32_t kMinCount = 4;  // rarer words are unknown
constexpr int kPasses = 4;
constexpr uint32_t kMinTagged = 3;  // rarer words are unknown to the tagger, as new ones are

struct Counts {
  uint32_t total = 0, inside = 0, capital = 0;  // `inside` a sentence, not at its begin
  uint16_t lists = 0;
  std::array<uint32_t, kUposCount> tags{};
  uint32_t tagged() const {
    uint32_t sum = 0;
    for (const uint32_t count : tags) sum += count;
    return sum;
  }
};

class Counter {
 public:
  void count_text(const Article& article) {
    for (const Sentence& sentence : article.sentences) {
      uint32_t words = 0, capitals = 0;
      for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
        words += !article.tokens.has(i, kIsPunctuation);
        capitals += article.tokens.has(i, kStartsUpper);
      }
      const bool is_running_text = capitals * 2 < words;
      for (uint32_t i = sentence.begin_token; i < sentence.end_token; ++i) {
        Counts& counts = counts_[article.tokens.word[i]];
        ++counts.total;
        stream_.push_back(article.tokens.word[i]);
        if (!is_running_text || i == sentence.begin_token ||
            article.tokens.has(i - 1, kIsPunctuation))
          continue;
        ++counts.inside;
        counts.capital += article.tokens.has(i, kStartsUpper);
      }
      stream_.push_back(0);
    }
  }

  void count_tags(const GoldDocument& document) {
    for (uint32_t i = 0; i < document.upos.size(); ++i)
      ++counts_[document.article.tokens.word[i]].tags[static_cast<size_t>(document.upos[i])];
  }

  // A word of a list of names.
  void note(std::string_view word, Gazetteer list) { counts_[word_id(fold(word))].lists |= list; }

  std::vector<WordFacts> facts() const {
    std::vector<WordFacts> out;
    for (const auto& [word, counts] : counts_) {
      const uint32_t tagged = counts.tagged();
      if (word == 0 || (counts.total < kMinCount && tagged < kMinTagged && counts.lists == 0))
        continue;
      WordFacts facts;
      facts.key = word;
      facts.gazetteers = counts.lists;
      if (tagged >= kMinTagged) set_tags(facts, counts, tagged);
      if (counts.inside >= 2)
        facts.capital_share =
            static_cast<uint8_t>((8 * counts.capital + counts.inside / 2) / counts.inside);
      facts.frequency = static_cast<uint8_t>(std::bit_width(counts.total));
      out.push_back(facts);
    }
    std::sort(out.begin(), out.end(), [this](const WordFacts& a, const WordFacts& b) {
      const uint32_t count_a = counts_.at(a.key).total, count_b = counts_.at(b.key).total;
      return count_a != count_b ? count_a > count_b : a.key < b.key;
    });
    return out;
  }

  const std::vector<WordId>& stream() const { return stream_; }

 private:
  static void set_tags(WordFacts& facts, const Counts& counts, uint32_t tagged) {
    for (size_t tag = 1; tag < kUposCount; ++tag) {
      if (counts.tags[tag] * 100 >= tagged) facts.tags |= 1u << tag;
    }
  }

  std::map<WordId, Counts> counts_;
  std::vector<WordId> stream_;  // all words in order, 0 between sentences
};

// The text as numbers of words: their places in `facts`.
std::vector<uint32_t> numbered(const std::vector<WordId>& stream,
                               const std::vector<WordFacts>& facts) {
  std::map<WordId, uint32_t> rank;
  for (uint32_t i = 0; i < facts.size(); ++i) rank[facts[i].key] = i;
  std::vector<uint32_t> numbers;
  for (const WordId word : stream) {
    const auto found = rank.find(word);
    numbers.push_back(word == 0             ? kSentenceEdge
                      : found == rank.end() ? kSentenceEdge - 1
                                            : found->second);
  }
  return numbers;
}

// In 8 bits, after a vector of zeros for words that have none.
std::vector<int8_t> in_bytes(const std::vector<float>& vectors) {
  std::vector<int8_t> bytes(kVectorSize);
  for (const float x : vectors)
    bytes.push_back(static_cast<int8_t>(std::clamp(std::round(x * kVectorUnit), -127.0f, 127.0f)));
  return bytes;
}

void count_articles(Counter& counter, const std::string& path, const Lexicon& lexicon) {
  auto reader = or_die(open_reader(path, {}));
  while (true) {
    auto article = reader->next();
    if (!article) continue;
    if (!*article) return;
    split_tokens(**article, lexicon);
    split_sentences(**article, lexicon);
    counter.count_text(**article);
  }
}

// Every line of a file of ../shared/data or of the system.
std::vector<std::string> lines_of(const std::string& path) {
  std::ifstream in(path);
  if (!in) or_die(Result<void>(fail(ErrorCode::kUnreadable, path + ": cannot be opened")));
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// The first words of our own word lists.
void note_word_list(Counter& counter, const Program& program, const char* name, Gazetteer list) {
  for (const std::string& line : lines_of(program.data_dir + "/" + name + ".tsv")) {
    const std::string phrase = line.substr(0, line.find('\t'));
    if (!line.empty() && line[0] != '#' && phrase.find(' ') == phrase.npos)
      counter.note(phrase, list);
  }
}

// "name<TAB>smith:2934 smyth:4": the Latin forms of a name with their counts.
void note_person_names(Counter& counter, const std::string& path) {
  for (const std::string& line : lines_of(path)) {
    size_t begin = line.find('\t');
    while (begin < line.size()) {
      const size_t end = std::min(line.find(' ', begin + 1), line.size());
      const std::string form = line.substr(begin + 1, end - begin - 1);
      const size_t colon = form.rfind(':');
      if (colon != form.npos)
        counter.note(form.substr(0, colon),
                     std::stoi(form.substr(colon + 1)) >= 20 ? kInPersonNames : kInRareNames);
      begin = end;
    }
  }
}

void note_aliases(Counter& counter, const std::string& path) {
  for (const std::string& line : lines_of(path))
    for (const auto& name : nlohmann::json::parse(line)["names"]) {
      std::istringstream words(name.get<std::string>());
      for (std::string word; words >> word;) counter.note(word, kInRareNames);
    }
}

// Regions (ISO 3166-2) and cities (those that name a time zone), of Debian's iso-codes and tzdata.
void note_places(Counter& counter) {
  std::ifstream regions("/usr/share/iso-codes/json/iso_3166-2.json");
  if (!regions)
    or_die(Result<void>(fail(ErrorCode::kUnreadable, "please install Debian's iso-codes")));
  for (const auto& region : nlohmann::json::parse(regions)["3166-2"]) {
    const auto name = region["name"].get<std::string>();
    if (name.find(' ') == name.npos) counter.note(name, kInRegions);
  }
  for (const std::string& line : lines_of("/usr/share/zoneinfo/zone1970.tab")) {
    const size_t slash = line.rfind('/');
    if (line[0] == '#' || slash == line.npos) continue;
    const std::string city = line.substr(slash + 1, line.find('\t', slash) - slash - 1);
    if (city.find('_') == city.npos) counter.note(city, kInCities);
  }
}

void note_gazetteers(Counter& counter, const Program& program) {
  const std::pair<const char*, Gazetteer> lists[] = {
      {"countries", kInCountries}, {"capitals", kInCities},
      {"demonyms", kInDemonyms},   {"titles", kInTitles},
      {"roles", kInRoles},         {"organization_words", kInOrganizations},
      {"months", kInMonths},       {"weekdays", kInMonths}};
  for (const auto& [name, list] : lists) note_word_list(counter, program, name, list);
  for (const char* language : {"arabic", "chinese", "hebrew", "korean", "russian"})
    note_person_names(counter,
                      program.corpora_dir + "/names/translit-variants-" + language + ".tsv");
  note_aliases(counter, program.corpora_dir + "/names/ofac-person-aliases.jsonl");
  note_places(counter);
}

}  // namespace

int main(int argc, char** argv) {
  const Program program(argc, argv);
  const Lexicon lexicon = or_die(Lexicon::load_lists(program.data_dir));
  Counter counter;
  for (const GoldDocument& document : program.treebanks()) {
    counter.count_text(document.article);
    counter.count_tags(document);
  }
  for (const char* folder : {"tls/t17", "tls/entities"}) {
    std::vector<std::string> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(program.corpora_dir + "/" + folder))
      if (entry.is_directory()) paths.push_back(entry.path().string() + "/articles.jsonl");
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) count_articles(counter, path, lexicon);
  }
  note_gazetteers(counter, program);
  std::vector<WordFacts> facts = counter.facts();
  // Words that the text lacks, of lists only, come last.
  const auto word_count = static_cast<uint32_t>(
      std::count_if(facts.begin(), facts.end(), [](const auto& f) { return f.frequency > 0; }));
  for (uint32_t i = 0; i < word_count; ++i) facts[i].vector = 1 + i;
  const std::vector<uint32_t> stream = numbered(counter.stream(), facts);
  std::printf("%zu words read, %zu kept, %u of them with a vector\n", stream.size(), facts.size(),
              word_count);
  std::fflush(stdout);
  const auto vectors = in_bytes(train_word_vectors(stream, word_count, kPasses));
  program.save(Weights::kVocabulary,
               {bytes_of(SlotTable<WordFacts>::build(facts)), bytes_of(vectors)});
}
