// A store that is kept up to date by one long-lived Updater, which remembers articles and stories,
// equals one that is told anew from the store at each step, to the last line of the log; and both
// tell what a store tells that got the last versions all at once. Articles come, come again in
// another version and go at random; editors hide, pin and undo.
//   living_property SAMPLE DATA
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <map>
#include <random>

#include "engine/decide.h"
#include "engine/pipeline.h"
#include "engine/update.h"
#include "ingest/reader.h"
#include "store/pack.h"

using namespace dateline;

namespace {

constexpr int kSteps = 14;
const Instant kNow = *Instant::parse("2020-01-20T12:00Z");

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "living_property: %s\n", why.c_str());
  std::exit(1);
}

void require(const auto& result, const char* what) {
  if (!result) give_up(what + (": " + result.error().message));
}

std::vector<Article> read_sample(const char* path, const Lexicon& lexicon) {
  auto reader = open_reader(path, {});
  require(reader, path);
  std::vector<Article> articles;
  while (auto next = (*reader)->next().value()) {
    read_to_tell(*next, lexicon);
    articles.push_back(std::move(*next));
  }
  return articles;
}

// What the outlet publishes later at the same address: the article without its last paragraph.
Article next_version(const Article& article, const Lexicon& lexicon) {
  Article version;
  version.id = article.id;
  version.url = article.url;
  version.outlet = article.outlet;
  version.title = article.title;
  version.published = article.published;
  version.published->seconds += 3600;
  version.paragraphs = article.paragraphs;
  if (version.paragraphs.size() > 2) version.paragraphs.pop_back();
  version.text = article.text.substr(0, version.paragraphs.back().span.end);
  read_to_tell(version, lexicon);
  return version;
}

class Desk {
 public:
  Desk(const std::filesystem::path& folder, const std::string& name, const Lexicon& lexicon,
       UpdaterMemory memory)
      : store_(std::move(open_store((folder / (name + ".db")).string()).value())),
        updater_(*store_, lexicon, memory) {}

  void add(std::span<const Article> articles) {
    const auto outcomes = store_->add_articles(articles);
    require(outcomes, "add");
    for (size_t i = 0; i < articles.size(); ++i)
      if (is_new((*outcomes)[i])) updater_.remember(articles[i], store_->last_stamp());
  }
  void retract(ArticleId id) { require(store_->retract_article(id, "wrong", kNow), "retract"); }
  void update(int threads) { require(updater_.update(kNow, threads), "update"); }

  std::vector<Story> stories() {
    std::vector<Story> stories;
    const auto heads = store_->list_stories().value();
    for (const StoryHead& head : heads) stories.push_back(store_->load_story(head.id).value());
    return stories;
  }

  void decide(StoryId story, const std::string& line, const Decision& decision) {
    (void)dateline::decide(*store_, store_->load_story(story).value(), line, {decision}, kNow);
  }

  // Everything that is told, without the revisions.
  std::string told() {
    std::string bytes;
    for (Story& story : stories()) {
      story.revision = 0;
      bytes += story.id.to_string() + pack_story(story).keys;
    }
    return bytes;
  }

  // The revisions and the log of every story.
  std::string log() {
    std::string text;
    for (const Story& story : stories()) {
      text += story.id.to_string() + " " + std::to_string(story.revision) + "\n";
      const auto changes = store_->changes_since(story.id, 0).value();
      for (const Change& change : changes)
        text += std::to_string(change.revision) + " " + change.line + " " +
                std::string(name_of(change.what)) + " " + change.before + " > " + change.after +
                "\n";
    }
    return text;
  }

 private:
  std::unique_ptr<Store> store_;
  Updater updater_;
};

void run(const std::vector<Article>& sample, const Lexicon& lexicon, unsigned seed) {
  const auto folder = std::filesystem::temp_directory_path() /
                      ("living_property." + std::to_string(seed) + "." + std::to_string(getpid()));
  std::filesystem::create_directory(folder);
  std::mt19937 random(seed);
  const auto pick = [&](size_t count) { return random() % count; };
  // A memory for everything, and one from which most is gone before it is needed again.
  const UpdaterMemory memory = seed % 2 == 0 ? UpdaterMemory{256u << 20, 64u << 20, 16u << 20}
                                             : UpdaterMemory{1u << 20, 200u << 10, 100u << 10};
  {
    Desk kept(folder, "kept", lexicon, memory), plain(folder, "plain", lexicon, {});
    std::map<ArticleId, Article> current;
    const auto add = [&](std::vector<Article> articles) {
      kept.add(articles);
      // What telling asks of an article is stored or made anew: the same is told.
      for (Article& article : articles) article.own_facts.clear();
      plain.add(articles);
      for (Article& article : articles) current[article.id] = std::move(article);
    };
    std::vector<Article> waiting = sample;
    std::shuffle(waiting.begin(), waiting.end(), random);
    for (int step = 0; step < kSteps; ++step) {
      const size_t what = step == 0 ? 0 : pick(4);
      const size_t count = step == 0 ? waiting.size() / 2 : 1 + pick(2);
      if (what == 3 && !current.empty()) {
        const ArticleId id =
            std::next(current.begin(), static_cast<long>(pick(current.size())))->first;
        kept.retract(id);
        plain.retract(id);
        current.erase(id);
      } else if (what == 2) {
        const auto at = std::next(current.begin(), static_cast<long>(pick(current.size())));
        add({next_version(at->second, lexicon)});
      } else if (waiting.size() >= count) {
        add({waiting.end() - static_cast<long>(count), waiting.end()});
        waiting.resize(waiting.size() - count);
      }
      kept.update(1 + step % 2);
      plain.update(1);
      if (kept.told() != plain.told()) give_up("what is kept tells something else");
      if (kept.log() != plain.log()) give_up("what is kept logs something else");
    }
    Desk anew(folder, "anew", lexicon, {});
    std::vector<Article> all;
    for (const auto& [id, article] : current) all.push_back(article);
    anew.add(all);
    anew.update(2);
    if (kept.told() != anew.told()) give_up("a store made at once tells something else");

    for (int step = 0; step < kSteps / 2; ++step) {
      const std::vector<Story> stories = kept.stories();
      const Story& story = stories[pick(stories.size())];
      if (story.events.empty()) continue;
      const std::string line = story.events[pick(story.events.size())].value.id.to_string();
      const Decision decision =
          std::array<Decision, 3>{{{"hide", ""}, {"pin", ""}, {"undo", ""}}}[pick(3)];
      kept.decide(story.id, line, decision);
      plain.decide(story.id, line, decision);
      kept.update(1);
      plain.update(2);
      if (kept.told() != plain.told()) give_up("an edited story tells something else");
      if (kept.log() != plain.log()) give_up("an edited story logs something else");
    }
  }
  std::filesystem::remove_all(folder);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) give_up("usage: living_property SAMPLE DATA");
  const Lexicon lexicon = Lexicon::load(argv[2]).value();
  const std::vector<Article> sample = read_sample(argv[1], lexicon);
  for (unsigned seed = 0; seed < 2; ++seed) run(sample, lexicon, seed);
  std::printf("living_property: 2 runs of %d steps: no difference\n", kSteps);
}
