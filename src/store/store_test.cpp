#include "store/store.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>

#include "store/lines.h"
#include "store/pack.h"
#include "store/sqlite/database.h"

namespace dateline {
namespace {

// A store in a folder of its own that is gone after the test.
class TestStore {
 public:
  TestStore() {
    std::string name = (std::filesystem::temp_directory_path() / "dateline-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~TestStore() { std::filesystem::remove_all(folder_); }
  std::string file() const { return (folder_ / "test.db").string(); }
  std::unique_ptr<Store> open() const {
    auto store = open_store(file());
    REQUIRE_MESSAGE(store.has_value(), (store ? "" : store.error().message));
    return std::move(*store);
  }

 private:
  std::filesystem::path folder_;
};

Article ferry_article(const std::string& url, const std::string& text) {
  Article article;
  article.url = url;
  article.id = article_id(url, "", text);
  article.outlet = "Harbour News";
  article.title = "Ferry runs aground";
  article.published = Instant::parse("2021-03-04");
  article.text = text;
  article.paragraphs.push_back({{0, static_cast<uint32_t>(text.size())}, SentenceKind::kBody});
  article.sentences.push_back({{0, static_cast<uint32_t>(text.size())}, 0, 1, 0});
  article.tokens.begin = {0};
  article.tokens.size = {3};
  article.lemmas = "the";
  DateMention date;
  date.value = std::string_view("2021-03-03");
  date.has_when = true;
  date.when = when_day({2021, 3, 3});
  article.dates.push_back(date);
  return article;
}

SourceRef ref(uint32_t sentence) {
  return {ArticleId{{1, 2}}, sentence, {sentence * 10, sentence * 10 + 5}, "words"};
}

Sourced<Event> event(uint64_t id, const std::string& text, std::vector<SourceRef> sources) {
  Event value;
  value.id = {id};
  value.text = text;
  value.when = when_day({2021, 3, 3});
  return {value, NonEmpty<SourceRef>(std::move(sources))};
}

Story ferry_story() {
  Story story;
  story.id = {7};
  story.title = "The ferry";
  story.events = {event(1, "The ferry ran aground.", {ref(1)}),
                  event(2, "Forty people were rescued.", {ref(2), ref(3)})};
  return story;
}

const Instant kNow = *Instant::parse("2021-03-05T12:00Z");

// Saves the story as told from the present generation; gives its revision.
Result<int64_t> save(Store& store, const Story& story, Instant now = kNow) {
  const ToldStory told{story, 1};
  return store.save_stories({&told, 1}, *store.generation(), now).map([](auto revisions) {
    return revisions.front();
  });
}

KeySet keys_of(Store& store) {
  KeySet keys;
  REQUIRE(store.refresh_keys(keys).has_value());
  return keys;
}

std::vector<Change> compare(const Story& before, const Story& after) {
  return compare_lines(lines_of(before).items, lines_of(after).items).changes;
}

TEST_CASE("an article comes back as it was stored") {
  const TestStore file;
  const Article article = ferry_article("http://h.example/1", "The ferry ran aground.");
  REQUIRE(file.open()->add_articles({&article, 1}).has_value());
  const Result<Article> loaded = file.open()->load_article(article.id);
  REQUIRE(loaded.has_value());
  CHECK(loaded->text == article.text);
  CHECK(loaded->published == article.published);
  CHECK(loaded->lemmas == "the");
  REQUIRE(loaded->dates.size() == 1);
  CHECK(loaded->dates[0].value.view() == "2021-03-03");
  CHECK(loaded->dates[0].when.to_edtf() == "2021-03-03");
  CHECK(pack_found(*loaded) == pack_found(article));
}

TEST_CASE("the same article twice is unchanged, another text is a new version") {
  const TestStore file;
  const auto store = file.open();
  const Article first = ferry_article("http://h.example/1", "The ferry ran aground.");
  Article corrected = ferry_article("http://h.example/1", "The ferry stopped.");
  corrected.published = Instant::parse("2021-03-05");
  const std::vector<Article> articles{first, first, corrected};
  const auto outcomes = store->add_articles(articles);
  REQUIRE(outcomes.has_value());
  CHECK(*outcomes ==
        std::vector{AddOutcome::kAdded, AddOutcome::kUnchanged, AddOutcome::kNewVersion});
  CHECK(store->load_article(first.id)->text == corrected.text);
}

TEST_CASE("the version published last is current, whichever came first") {
  const TestStore file;
  const auto store = file.open();
  const Article early = ferry_article("http://h.example/1", "The ferry ran aground.");
  Article late = ferry_article("http://h.example/1", "The ferry stopped.");
  late.published = Instant::parse("2021-03-05");
  REQUIRE(store->add_articles({&late, 1}).has_value());
  REQUIRE(store->add_articles({&early, 1}).has_value());
  CHECK(store->load_article(early.id)->text == late.text);
  CHECK(keys_of(*store).articles.size() == 1);
}

TEST_CASE("a story comes back, and equal content keeps the revision") {
  const TestStore file;
  const auto store = file.open();
  Story story = ferry_story();
  CHECK(save(*store, story) == 1);
  CHECK(save(*store, story) == 1);
  story.title = "The ferry and the rocks";
  CHECK(save(*store, story) == 2);
  const Result<Story> loaded = store->load_story(ferry_story().id);
  REQUIRE(loaded.has_value());
  CHECK(loaded->revision == 2);
  CHECK(loaded->title == story.title);
  CHECK(loaded->events[1].sources.size() == 2);
}

TEST_CASE("a stored article is known by its content, and has a key") {
  const TestStore file;
  const auto store = file.open();
  Article article = ferry_article("http://h.example/1", "The ferry ran aground.");
  article.key_words = {{word_id("ferry"), 1000}};
  CHECK(store->has_article(article) == false);
  REQUIRE(store->add_articles({&article, 1}).has_value());
  CHECK(store->has_article(article) == true);
  Article corrected = ferry_article("http://h.example/1", "The ferry stopped.");
  CHECK(store->has_article(corrected) == false);

  const KeySet keys = keys_of(*store);
  REQUIRE(keys.articles.size() == 1);
  CHECK(keys.articles[0].key.words == article.key_words);
  CHECK(keys.articles[0].key.published == article.published);
  CHECK(!keys.articles[0].story);
  const int64_t stamp = keys.articles[0].stamp;
  corrected.published = Instant::parse("2021-03-05");
  REQUIRE(store->add_articles({&corrected, 1}).has_value());
  CHECK(keys_of(*store).articles[0].stamp > stamp);
}

// What refresh_keys() gives at last must be what a new KeySet is filled with.
void check_same(const KeySet& keys, const KeySet& others) {
  REQUIRE(keys.articles.size() == others.articles.size());
  for (size_t i = 0; i < keys.articles.size(); ++i) {
    CHECK(keys.articles[i].key.id == others.articles[i].key.id);
    CHECK(keys.articles[i].stamp == others.articles[i].stamp);
  }
}

TEST_CASE("keys that are brought up to date are those of the store, and the first are told apart") {
  const TestStore file;
  const auto store = file.open(), other = file.open();
  const auto dated = [](int day) {
    Article article = ferry_article("http://h.example/" + std::to_string(day), "The ferry.");
    article.published = Instant::parse("2021-03-" + std::to_string(day));
    return article;
  };
  KeySet keys;
  const auto refresh = [&] { return *store->refresh_keys(keys); };
  CHECK(refresh() == 0);
  const std::vector<Article> first{dated(13), dated(11), dated(17)};
  REQUIRE(store->add_articles(first).has_value());
  CHECK(refresh() == 0);
  CHECK(refresh() == 3);
  const Article newest = dated(18), between = dated(15);
  REQUIRE(store->add_articles({&newest, 1}).has_value());
  CHECK(refresh() == 3);
  REQUIRE(store->add_articles({&between, 1}).has_value());
  CHECK(refresh() == 2);
  Article corrected = dated(13);
  corrected.published = Instant::parse("2021-03-16");
  REQUIRE(store->add_articles({&corrected, 1}).has_value());
  CHECK(refresh() == 1);
  check_same(keys, keys_of(*store));
  REQUIRE(store->retract_article(newest.id, "withdrawn", kNow).has_value());
  CHECK(refresh() == 4);
  const Article foreign = dated(12);
  REQUIRE(other->add_articles({&foreign, 1}).has_value());
  CHECK(refresh() == 1);
  check_same(keys, keys_of(*other));
}

TEST_CASE("an older version that comes later leaves the key alone") {
  const TestStore file;
  const auto store = file.open();
  Article late = ferry_article("http://h.example/1", "The ferry stopped.");
  late.published = Instant::parse("2021-03-05");
  late.key_words = {{word_id("stopped"), 1000}};
  const Article early = ferry_article("http://h.example/1", "The ferry ran aground.");
  REQUIRE(store->add_articles({&late, 1}).has_value());
  const int64_t stamp = keys_of(*store).articles[0].stamp;
  REQUIRE(store->add_articles({&early, 1}).has_value());
  CHECK(keys_of(*store).articles[0].stamp == stamp);
  CHECK(keys_of(*store).articles[0].key.words == late.key_words);
}

TEST_CASE("stories stand by size, and an article knows the one that told it") {
  const TestStore file;
  const auto store = file.open();
  const Article article = ferry_article("http://h.example/1", "The ferry ran aground.");
  REQUIRE(store->add_articles({&article, 1}).has_value());
  Story small = ferry_story(), large = ferry_story();
  small.id = {3};
  small.title = "The lighthouse";
  large.articles.push_back({article.id, article.url, article.outlet, article.title, {}});
  const std::vector<ToldStory> told{{small, 11},
                                    {large, 12, CivilDate{2021, 3, 9}, {}, {article.id}}};
  CHECK(store->save_stories(told, *store->generation(), kNow) == std::vector<int64_t>{1, 1});
  const auto heads = *store->list_stories();
  REQUIRE(heads.size() == 2);
  CHECK(heads[0].id == large.id);
  CHECK(heads[0].fingerprint == 12);
  CHECK(heads[0].told == kNow.day());
  CHECK(heads[0].wakes == CivilDate{2021, 3, 9});
  CHECK(!heads[1].wakes);
  CHECK(heads[0].related.empty());
  const StoryLinks links{{{small.id, {large.id}}, {large.id, {small.id}}}, {}};
  REQUIRE(store->finish_telling(links, *store->generation(), kNow).has_value());
  CHECK(store->list_stories()->at(0).related == std::vector{small.id});
  REQUIRE(store->finish_telling({}, *store->generation(), kNow).has_value());
  CHECK(store->list_stories()->at(0).related.empty());
  CHECK(keys_of(*store).articles[0].story == large.id);
}

TEST_CASE("a store is up to date until articles come or an outlook falls due") {
  const TestStore file;
  const auto store = file.open();
  CHECK(store->is_up_to_date(kNow) == false);
  const ToldStory told{ferry_story(), 1, CivilDate{2021, 3, 9}};
  REQUIRE(store->save_stories({&told, 1}, 0, kNow).has_value());
  CHECK(store->is_up_to_date(kNow) == false);  // other stories may be to be told still
  REQUIRE(store->finish_telling({}, 0, kNow).has_value());
  CHECK(store->is_up_to_date(kNow) == true);
  CHECK(store->is_up_to_date(*Instant::parse("2021-03-08")) == true);
  CHECK(store->is_up_to_date(*Instant::parse("2021-03-09")) == false);
  CHECK(store->is_up_to_date(*Instant::parse("2021-03-04")) == false);
  const Article article = ferry_article("http://h.example/1", "The ferry ran aground.");
  REQUIRE(store->add_articles({&article, 1}).has_value());
  CHECK(store->is_up_to_date(kNow) == false);
}

TEST_CASE("a story that goes on under another id keeps its history and its links") {
  const TestStore file;
  const auto store = file.open();
  Story story = ferry_story();
  REQUIRE(save(*store, story).has_value());
  ToldStory renamed{story, 2, {}, {story.id}};
  renamed.story.id = {8};
  CHECK(store->save_stories({&renamed, 1}, 0, kNow) == std::vector<int64_t>{2});
  CHECK(store->story_now(story.id) == StoryId{8});
  CHECK(store->changes_since({8}, 0)->size() == 2);
  CHECK(store->list_stories()->size() == 1);
  const Fate fate = *store->fate_of(story.id, EventId{1}.to_string());
  CHECK(fate.kind == Fate::Kind::kLine);
  CHECK(fate.story == StoryId{8});

  ToldStory back{story, 3, {}, {{8}}};
  REQUIRE(store->save_stories({&back, 1}, 0, kNow).has_value());
  CHECK(store->story_now(story.id) == story.id);
  CHECK(store->story_now({8}) == story.id);
}

TEST_CASE("a story that is absorbed leaves every link alive") {
  const TestStore file;
  const auto store = file.open();
  Story first = ferry_story(), second = ferry_story();
  second.id = {8};
  second.events = {event(5, "The harbour closed.", {ref(5)}), event(6, "A tug came.", {ref(6)})};
  REQUIRE(save(*store, first).has_value());
  REQUIRE(save(*store, second).has_value());
  ToldStory both{first, 2, {}, {second.id}};
  both.story.events.push_back(event(5, "The harbour closed.", {ref(5), ref(6)}));
  REQUIRE(store->save_stories({&both, 1}, 0, kNow).has_value());
  CHECK(store->list_stories()->size() == 1);
  const auto fate = [&](uint64_t id) {
    return *store->fate_of(second.id, EventId{id}.to_string());
  };
  CHECK(fate(5).kind == Fate::Kind::kLine);
  CHECK(fate(5).story == first.id);
  CHECK(fate(6).kind == Fate::Kind::kMerged);
  CHECK(fate(6).into == EventId{5}.to_string());
  CHECK(store->story_of_line(EventId{5}.to_string()) == first.id);
}

TEST_CASE("a search finds lines by the words that they have now") {
  const TestStore file;
  const auto store = file.open();
  const auto found = [&](const char* word) { return store->search({word}, 10)->size(); };
  Story story = ferry_story();
  REQUIRE(save(*store, story) == 1);
  CHECK(found("rescued") == 1);
  story.events[1].value.text = "Forty people were saved.";
  REQUIRE(save(*store, story) == 2);
  CHECK(found("rescued") == 0);
  CHECK(found("saved") == 1);
  story.events.pop_back();
  REQUIRE(save(*store, story) == 3);
  CHECK(found("saved") == 0);
  CHECK(found("ferry") == 1);

  Story larger = story;
  larger.id = {8};
  const ToldStory told{larger, 1, {}, {story.id}};
  REQUIRE(store->save_stories({&told, 1}, *store->generation(), kNow).has_value());
  CHECK(found("ferry") == 1);
}

TEST_CASE("two lines with one id are stored as the first of them") {
  const TestStore file;
  const auto store = file.open();
  Story story = ferry_story();
  story.events.push_back(event(2, "They were told of twice.", {ref(4)}));
  CHECK(save(*store, story) == 1);
  CHECK(store->search({"rescued"}, 10)->size() == 1);
  CHECK(store->search({"twice"}, 10)->empty());
}

TEST_CASE("what has changed is found with and without the pieces of the story") {
  const TestStore file;
  for (const bool has_pieces : {true, false}) {
    const auto store = file.open();
    Story story = ferry_story();
    REQUIRE(save(*store, story).has_value());
    if (!has_pieces) {
      const auto database = sqlite::Database::open(file.file(), 1000);
      REQUIRE(database.has_value());
      (*database)->execute("DELETE FROM story_piece");
    }
    story.events.pop_back();
    const int64_t revision = *save(*store, story);
    const auto changes = *store->changes_since(story.id, revision - 1);
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].what == ChangeKind::kWithdrawn);
    CHECK(changes[0].before == "Forty people were rescued.");
  }
}

TEST_CASE("a line that another story tells now is found there") {
  const TestStore file;
  const auto store = file.open();
  Story first = ferry_story(), second = ferry_story();
  REQUIRE(save(*store, first).has_value());
  second.id = {8};
  second.events = {first.events.back()};
  first.events.pop_back();
  const std::vector<ToldStory> split{{first, 2}, {second, 3}};
  REQUIRE(store->save_stories(split, 0, kNow).has_value());
  const Fate fate = *store->fate_of(first.id, EventId{2}.to_string());
  CHECK(fate.kind == Fate::Kind::kMerged);
  CHECK(fate.into == EventId{2}.to_string());
  CHECK(fate.story == second.id);
}

TEST_CASE("a story without articles ends, and its lines leave tombstones") {
  const TestStore file;
  const auto store = file.open();
  const Story story = ferry_story();
  REQUIRE(save(*store, story).has_value());
  REQUIRE(store->finish_telling({{}, {story.id}}, 0, kNow).has_value());
  CHECK(store->list_stories()->empty());
  CHECK(store->fate_of(story.id, EventId{1}.to_string())->kind == Fate::Kind::kGone);
}

TEST_CASE("every id ever shown leads somewhere") {
  const TestStore file;
  const auto store = file.open();
  Story story = ferry_story();
  const std::string first = EventId{1}.to_string(), second = EventId{2}.to_string();
  const auto fate = [&](const std::string& id) { return *store->fate_of(story.id, id); };
  REQUIRE(save(*store, story).has_value());
  CHECK(fate(second).kind == Fate::Kind::kLine);
  CHECK(fate("v000000000000").kind == Fate::Kind::kUnknown);

  story.events = {event(1, "The ferry ran aground.", {ref(1), ref(2), ref(3)})};
  REQUIRE(save(*store, story).has_value());
  CHECK(fate(second).kind == Fate::Kind::kMerged);
  CHECK(fate(second).into == first);

  story.events = {event(3, "The ferry hit rocks.", {ref(1), ref(2)})};
  REQUIRE(save(*store, story).has_value());
  CHECK(fate(second).into == EventId{3}.to_string());

  story.events.clear();
  REQUIRE(save(*store, story).has_value());
  CHECK(fate(second).kind == Fate::Kind::kGone);
  CHECK(fate(second).reason == "no source tells it any more");

  story.events = ferry_story().events;
  REQUIRE(save(*store, story).has_value());
  CHECK(fate(second).kind == Fate::Kind::kLine);
  CHECK(fate(EventId{3}.to_string()).kind == Fate::Kind::kGone);
}

TEST_CASE("a line that an editor hides leaves a tombstone, and comes back when that is undone") {
  const TestStore file;
  const auto store = file.open();
  Story story = ferry_story();
  REQUIRE(save(*store, story).has_value());
  Edit hide;
  hide.at = kNow;
  hide.line = EventId{2}.to_string();
  hide.kind = EditKind::kHide;
  hide.anchors = {ref(2)};
  REQUIRE(store->add_edit(hide, story.id).has_value());
  const std::vector<Edit> edits = *store->load_edits();
  REQUIRE(edits.size() == 1);
  CHECK(edits[0].line == hide.line);
  CHECK(edits[0].at == kNow);
  CHECK(edits[0].anchors.size() == 1);

  story.events.pop_back();
  REQUIRE(save(*store, story).has_value());
  CHECK(store->fate_of(story.id, hide.line)->reason == "taken off by an editor");

  REQUIRE(store->undo_edit(edits[0].number, story.id, kNow).has_value());
  CHECK(store->load_edits()->empty());
  REQUIRE(save(*store, ferry_story()).has_value());
  CHECK(store->fate_of(story.id, hide.line)->kind == Fate::Kind::kLine);
  std::vector<ChangeKind> what;
  const std::vector<Change> changes = *store->changes_since(story.id, 1);
  for (const Change& change : changes) what.push_back(change.what);
  CHECK(what == std::vector{ChangeKind::kEdited, ChangeKind::kHidden, ChangeKind::kEdited,
                            ChangeKind::kReturned});
}

TEST_CASE("a retracted article leaves no text and is not added again until that is allowed") {
  const TestStore file;
  const auto store = file.open();
  const Article article = ferry_article("http://h.example/1", "The ferry ran aground.");
  REQUIRE(store->add_articles({&article, 1}).has_value());
  REQUIRE(store->retract_article(article.id, "by its outlet", kNow).has_value());
  CHECK(keys_of(*store).articles.empty());
  CHECK(store->retract_article(article.id, "again", kNow).error().code == ErrorCode::kNotFound);
  CHECK(store->add_articles({&article, 1})->front() == AddOutcome::kRetracted);
  REQUIRE(store->allow_article(article.id).has_value());
  CHECK(store->add_articles({&article, 1})->front() == AddOutcome::kAdded);
}

TEST_CASE("a line of a retracted article tells why it is gone") {
  const TestStore file;
  const auto store = file.open();
  const Article article = ferry_article("http://h.example/1", "The ferry ran aground.");
  REQUIRE(store->add_articles({&article, 1}).has_value());
  Story story = ferry_story();
  SourceRef source = ref(1);
  source.article = article.id;
  story.events = {event(1, "The ferry ran aground.", {source})};
  REQUIRE(save(*store, story).has_value());
  REQUIRE(store->retract_article(article.id, "by its outlet", kNow).has_value());
  story.events.clear();
  REQUIRE(save(*store, story).has_value());
  CHECK(store->fate_of(story.id, EventId{1}.to_string())->reason ==
        "its article was retracted: by its outlet");
}

TEST_CASE("found columns are replaced, and the text stays") {
  const TestStore file;
  const auto store = file.open();
  Article article = ferry_article("http://h.example/1", "The ferry ran aground.");
  REQUIRE(store->add_articles({&article, 1}).has_value());
  CHECK(store->articles_to_read(ReadAgain::kOutdated)->empty());
  CHECK(store->articles_to_read(ReadAgain::kAll)->size() == 1);
  const Article bare = *store->load_text(article.id);
  CHECK(bare.text == article.text);
  CHECK(bare.dates.empty());
  article.dates.clear();
  REQUIRE(store->replace_found({&article, 1}).has_value());
  CHECK(store->load_article(article.id)->dates.empty());
}

TEST_CASE("a backup is a whole store, and overwrites nothing") {
  const TestStore file;
  const auto store = file.open();
  REQUIRE(save(*store, ferry_story()).has_value());
  const std::string copy = file.file() + ".backup";
  REQUIRE(store->back_up(copy).has_value());
  CHECK((*open_store(copy))->load_story(ferry_story().id)->title == "The ferry");
  CHECK(store->back_up(copy).error().code == ErrorCode::kUsage);
  CHECK(store->compact().has_value());
}

TEST_CASE("the log tells what happened after a revision, and when that was") {
  const TestStore file;
  const auto store = file.open();
  Story story = ferry_story();
  REQUIRE(save(*store, story).has_value());
  CHECK(store->changes_since(story.id, 0)->size() == 2);
  CHECK(store->changes_since(story.id, 1)->empty());

  story.events[0].value.text = "The ferry hit rocks.";
  const Instant later = *Instant::parse("2021-03-06T12:00Z");
  REQUIRE(save(*store, story, later).has_value());
  const auto changes = *store->changes_since(story.id, 1);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].what == ChangeKind::kText);
  CHECK(changes[0].revision == 2);
  CHECK(changes[0].at == later);
  CHECK(changes[0].before == "The ferry ran aground.");
  CHECK(store->revision_at(story.id, kNow) == 1);
  CHECK(store->revision_at(story.id, *Instant::parse("2021-03-01")) == 0);
  CHECK(store->revision_at(story.id, later) == 2);
}

TEST_CASE("a story of articles that have changed meanwhile is refused") {
  const TestStore file;
  const auto store = file.open();
  const Article article = ferry_article("http://h.example/1", "The ferry ran aground.");
  REQUIRE(store->add_articles({&article, 1}).has_value());
  const ToldStory told{ferry_story(), 1};
  const auto saved = store->save_stories({&told, 1}, 0, kNow);
  REQUIRE(!saved.has_value());
  CHECK(saved.error().code == ErrorCode::kBusy);
  CHECK(store->finish_telling({}, 0, kNow).error().code == ErrorCode::kBusy);
  CHECK(save(*store, ferry_story()) == 1);
}

TEST_CASE("what is no store is refused with the reason") {
  const TestStore file;
  std::FILE* out = std::fopen(file.file().c_str(), "w");
  std::fputs("Dear reader, this is a letter and not a database at all.", out);
  std::fclose(out);
  const auto store = open_store(file.file());
  REQUIRE(!store.has_value());
  CHECK(store.error().code == ErrorCode::kStore);
  CHECK(open_store("postgresql://host/db").error().code == ErrorCode::kUnsupported);
  CHECK(open_store("/no/such/folder/x.db").error().code == ErrorCode::kUnreadable);
}

TEST_CASE("a line that loses its sentences to another is merged into it") {
  Story after = ferry_story();
  after.events = {event(1, "The ferry ran aground.", {ref(1), ref(2), ref(3)})};
  const auto changes = compare(ferry_story(), after);
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].what == ChangeKind::kSources);
  CHECK(changes[1].what == ChangeKind::kMerged);
  CHECK(changes[1].line == EventId{2}.to_string());
  CHECK(changes[1].after == EventId{1}.to_string());
}

TEST_CASE("a line whose sentences are gone is withdrawn") {
  Story after = ferry_story();
  after.events.pop_back();
  const auto changes = compare(ferry_story(), after);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].what == ChangeKind::kWithdrawn);
  CHECK(changes[0].before == "Forty people were rescued.");
}

TEST_CASE("a new line with sentences of a standing line is split from it") {
  Story after = ferry_story();
  after.events[1] = event(2, "Forty people were rescued.", {ref(2)});
  after.events.push_back(event(3, "A diver was hurt.", {ref(3)}));
  const auto changes = compare(ferry_story(), after);
  REQUIRE(changes.size() == 2);
  CHECK(changes[1].what == ChangeKind::kSplit);
  CHECK(changes[1].before == EventId{2}.to_string());
}

TEST_CASE("a changed date, part and text are told apart") {
  Story after = ferry_story();
  after.events[0].value.when = when_month(2021, 3);
  after.events[0].value.part = StoryPart::kBackground;
  after.events[0].value.text = "The ferry hit rocks.";
  const auto changes = compare(ferry_story(), after);
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].what == ChangeKind::kText);
  CHECK(changes[1].what == ChangeKind::kDate);
  CHECK(changes[1].before == "2021-03-03");
  CHECK(changes[1].after == "2021-03");
  CHECK(changes[2].what == ChangeKind::kPart);
}

TEST_CASE("damaged bytes are an error, never a crash") {
  const StoryPieces pieces = pack_story(ferry_story());
  REQUIRE(pieces.fresh.size() == 1);
  const std::string& bytes = pieces.fresh[0].second;
  REQUIRE(unpack_story(bytes).has_value());
  for (size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    const Result<Story> story = unpack_story(damaged);
    if (!story) CHECK(story.error().code == ErrorCode::kStore);
  }
  CHECK(!unpack_story(std::string_view(bytes).substr(0, bytes.size() / 2)).has_value());
}

TEST_CASE("a story with one more line has most of its pieces again") {
  Story story = ferry_story();
  const Sourced<Event> line = story.events[0];
  for (int i = 0; i < 2000; ++i) {
    story.events.push_back(line);
    story.events.back().value.text += " For the " + std::to_string(i) + "th time.";
  }
  const auto bytes_of = [](const StoryPieces& pieces) {
    std::string bytes;
    for (size_t at = 0; at < pieces.keys.size(); at += StoryPieces::kKeyBytes)
      for (const auto& [key, packed] : pieces.fresh)
        if (pieces.keys.substr(at, StoryPieces::kKeyBytes) == key) bytes += packed;
    return bytes;
  };
  const StoryPieces before = pack_story(story);
  CHECK(before.fresh.size() > 20);
  CHECK(unpack_story(bytes_of(before)).value().events.size() == story.events.size());

  story.events.insert(story.events.begin() + 1000, line);
  CHECK(pack_story(story, before.keys).fresh.size() <= 3);
  CHECK(pack_story(story).fresh.size() >= before.fresh.size());
}

}  // namespace
}  // namespace dateline
