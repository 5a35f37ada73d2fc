// Makes data/vocabulary.weights: vectors and capitals from all text of the corpora, tags
// over the treebanks. Holds numbers about single words, no text.
#include <algorithm>
#include <bit>
#include <cmath>
#include <filesystem>
#include <map>

#include "annotate/annotate.h"
#include "ingest/reader.h"
#include "name_lists.h"
#include "program.h"
#include "tag_counts.h"
#include "text/characters.h"
#include "text/fold.h"
#include "word_vectors.h"

using namespace dateline;

namespace {

constexpr uint32_t kMinCount = 4;  // rarer words are unknown
constexpr int kPasses = 12;
constexpr uint32_t kMinTagged = 3;  // the same where only treebanks have the word

struct Counts {
  uint32_t total = 0, inside = 0, capital = 0;  // `inside` a sentence, not at its begin
  uint32_t lists = 0;
  TagCounts tags{};
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

  // A phrase of a list: its words are in `part` when it has several, or else in `whole`.
  void note(std::string_view phrase, uint32_t whole, uint32_t part) {
    const size_t end = phrase.find_first_of(" -");
    if (end == phrase.npos) {
      if (!phrase.empty()) counts_[word_id(fold(phrase))].lists |= whole;
      return;
    }
    if (part == 0) return;
    note(phrase.substr(0, end), part, part);
    note(phrase.substr(end + 1), part, part);
  }

  void note_first_of_phrase(WordId word) { counts_[word].lists |= kBeginsPhrase; }

  std::vector<WordFacts> facts() const {
    std::vector<WordFacts> out;
    for (const auto& [word, counts] : counts_) {
      if (word == 0 ||
          (counts.total < kMinCount && sum_of(counts.tags) < kMinTagged && counts.lists == 0))
        continue;
      WordFacts facts;
      facts.key = word;
      facts.lists = counts.lists;
      facts.tags = tag_set(counts.tags);
      if (counts.inside >= 2)
        facts.capital_share = ((8 * counts.capital + counts.inside / 2) / counts.inside) & 15;
      facts.frequency = static_cast<uint32_t>(std::bit_width(counts.total)) & 63;
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
  std::map<WordId, Counts> counts_;
  std::vector<WordId> stream_;  // all words in order, 0 between sentences
};

// The phrases of lists that name a place, a person or an organization by several words.
class Phrases {
 public:
  void add(std::string_view phrase, uint32_t lists) {
    uint32_t kinds = 0;
    if (lists & (kInCountries | kInCities | kInRegions | kInTowns | kInFamousPlaces))
      kinds |= kPlacePhrase;
    if (lists & kInFamousPersons) kinds |= kPersonPhrase;
    if (lists & (kInOrganizations | kInGroups)) kinds |= kOrganizationPhrase;
    if (kinds == 0) return;
    const auto begin = static_cast<uint32_t>(names_.text.size());
    names_.text += phrase;
    names_.paragraphs.push_back({{begin, static_cast<uint32_t>(names_.text.size())}, {}});
    names_.text += '\n';
    kinds_.push_back(kinds);
  }

  // All phrases and their beginnings of two words or more.
  std::vector<PhraseFacts> facts(const Lexicon& lexicon, Counter& counter) {
    split_tokens(names_, lexicon);
    const Tokens& tokens = names_.tokens;
    std::map<uint32_t, uint32_t> kinds_of;
    for (uint32_t i = 0, name = 0; name < kinds_.size(); ++name) {
      const uint32_t begin = i, name_end = names_.paragraphs[name].span.end;
      uint32_t key = 0;
      for (; i < tokens.count() && tokens.begin[i] < name_end; ++i) {
        key = i == begin ? tokens.word[i] : longer_phrase(key, tokens.word[i]);
        if (i > begin) kinds_of[key];
      }
      if (i < begin + 2) continue;
      kinds_of[key] |= kinds_[name];
      counter.note_first_of_phrase(tokens.word[begin]);
    }
    std::vector<PhraseFacts> facts;
    for (const auto& [key, kinds] : kinds_of) facts.push_back({key, kinds});
    return facts;
  }

 private:
  Article names_;  // one a paragraph
  std::vector<uint32_t> kinds_;
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
  Phrases phrases;
  read_name_lists(program, [&](std::string_view phrase, uint32_t whole, uint32_t part) {
    counter.note(phrase, whole, part);
    phrases.add(phrase, whole);
  });
  const std::vector<PhraseFacts> phrase_facts = phrases.facts(lexicon, counter);
  std::vector<WordFacts> facts = counter.facts();
  // Words that the text has seldom or never come last.
  const auto word_count =
      static_cast<uint32_t>(std::count_if(facts.begin(), facts.end(), [](const auto& f) {
        return f.frequency >= std::bit_width(kMinCount);
      }));
  for (uint32_t i = 0; i < word_count; ++i) facts[i].vector = 1 + i;
  const std::vector<uint32_t> stream = numbered(counter.stream(), facts);
  std::printf("%zu phrases\n", phrase_facts.size());
  std::printf("%zu words read, %zu kept, %u of them with a vector\n", stream.size(), facts.size(),
              word_count);
  std::fflush(stdout);
  const auto vectors = in_bytes(train_word_vectors(stream, word_count, kPasses));
  program.save(Weights::kVocabulary,
               {bytes_of(SlotTable<WordFacts>::build(facts)), bytes_of(vectors),
                bytes_of(SlotTable<PhraseFacts>::build(phrase_facts))});
}
