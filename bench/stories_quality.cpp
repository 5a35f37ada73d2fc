// How well the articles of a mixed stream are told apart, and those of one topic kept together.
//   stories_quality SHARED: SHARED/data/tls (each topic alone, mixes) and
//   SHARED/data/cluster/ecbplus
// Prints stories, the share of the largest, and B-cubed precision and recall (Bagga and Baldwin).
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "annotate/annotate.h"
#include "assemble/grouping/stories.h"
#include "base/hash.h"
#include "extract/extract.h"
#include "ingest/boilerplate.h"
#include "ingest/reader.h"

using namespace dateline;

namespace {

struct Keyed {
  ArticleKey key;
  std::string topic;
};

std::vector<Keyed> read_keys(const std::string& path, const std::string& topic,
                             const Lexicon& lexicon) {
  std::vector<Keyed> keys;
  auto reader = open_reader(path, {});
  while (reader) {
    auto article = (*reader)->next();
    if (!article) continue;
    if (!*article) break;
    mark_boilerplate(**article, lexicon);
    split_tokens(**article, lexicon);
    split_sentences(**article, lexicon);
    extract_key_words(**article, lexicon);
    const std::string& id = (*article)->external_id;
    keys.push_back({{(*article)->id, (*article)->published, (*article)->key_words},
                    topic.empty() ? id.substr(0, id.find('_')) : topic});
  }
  return keys;
}

void report(const std::string& name, std::vector<Keyed> articles) {
  std::sort(articles.begin(), articles.end(),
            [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
  std::vector<const ArticleKey*> keys;
  std::map<std::string, double> size_of;
  for (const Keyed& article : articles) {
    keys.push_back(&article.key);
    ++size_of[article.topic];
  }
  const std::vector<StoryGroup> groups = StoryGrouper().group(keys);
  double precision = 0, recall = 0;
  for (const StoryGroup& group : groups) {
    std::map<std::string, double> shared;
    for (const uint32_t ix : group.articles) ++shared[articles[ix].topic];
    for (const auto& [topic, count] : shared) {
      precision += count * count / double(group.articles.size());
      recall += count * count / size_of[topic];
    }
  }
  const auto count = double(articles.size());
  std::printf("%-24s %6zu articles, %4zu stories, first %.3f, B-cubed P %.3f R %.3f; sizes",
              name.c_str(), articles.size(), groups.size(),
              double(groups[0].articles.size()) / count, precision / count, recall / count);
  for (size_t i = 0; i < std::min<size_t>(groups.size(), 8); ++i)
    std::printf(" %zu", groups[i].articles.size());
  std::printf("\n");
}

// The articles again and again, each time a year later and about others: half of the key words are
// replaced, as if the names were.
std::vector<Keyed> repeat(const std::vector<Keyed>& articles, size_t count) {
  std::vector<Keyed> repeated;
  for (size_t ix = 0; ix < count; ++ix) {
    Keyed copy = articles[ix % articles.size()];
    const uint64_t round = ix / articles.size();
    copy.topic += " " + std::to_string(round);
    copy.key.id.hash.high += round;
    if (copy.key.published) copy.key.published->seconds += static_cast<int64_t>(round) * 31'536'000;
    for (KeyWord& word : copy.key.words)
      if (round > 0 && word.word % 2 == 0)
        word.word = static_cast<WordId>(hash_combine(word.word, round)) | 1;
    std::sort(copy.key.words.begin(), copy.key.words.end());
    repeated.push_back(std::move(copy));
  }
  return repeated;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string data = std::string(argc > 1 ? argv[1] : "../shared") + "/data";
  const auto lexicon = Lexicon::load(DL_SOURCE_DIR "/data");
  if (!lexicon || !std::filesystem::exists(data)) {
    std::fprintf(stderr, "stories_quality: %s\n",
                 lexicon ? (data + " is missing").c_str() : lexicon.error().message.c_str());
    return 2;
  }
  std::vector<Keyed> all, crises;
  for (const std::string set : {"t17", "entities"}) {
    std::map<std::string, std::string> topics;  // in the order of their names
    for (const auto& folder : std::filesystem::directory_iterator(data + "/tls/" + set))
      topics[folder.path().filename()] = folder.path() / "articles.jsonl";
    for (const auto& [topic, path] : topics) {
      const auto keys = read_keys(path, topic, *lexicon);
      report(topic, keys);
      all.insert(all.end(), keys.begin(), keys.end());
      if (set == "t17") crises.insert(crises.end(), keys.begin(), keys.end());
    }
  }
  report("t17 mixed", std::move(crises));
  report("all mixed", all);
  report("ECB+ mixed", read_keys(data + "/cluster/ecbplus/docs.jsonl", "", *lexicon));
  const auto many = repeat(all, 100'000);
  const auto begin = std::chrono::steady_clock::now();
  report("repeated", many);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  std::printf("grouping them took %.2f s\n", took.count());
  return 0;
}
