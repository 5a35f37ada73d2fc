// Learns the weights of data/rankers.tsv from topics with reference
// timelines, and writes timelines of every topic with weights learned from the other topics.
//   train_rankers OUT_DIR TOPIC_DIR...
//   train_rankers /tmp/out ../shared/data/tls/t17/* ../shared/data/tls/entities/*
// OUT_DIR gets rankers.tsv (learned from all topics), one timeline a reference, and SET.pairs
// for ../shared/data/tls/eval_tls.py --pairs.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "assemble/happened/day_ranking.h"
#include "assemble/happened/event_likeness.h"
#include "assemble/happened/line_ranking.h"
#include "assemble/happened/line_worth.h"
#include "assemble/happened/same_event.h"
#include "engine/pipeline.h"
#include "engine/select.h"
#include "extract/quotes/pronoun_ranking.h"
#include "least_squares.h"
#include "text/characters.h"
#include "text/fold.h"
#include "timeline_topics.h"

namespace {

using namespace dateline;
namespace fs = std::filesystem;

// ---- lines ----

// Longer words, cut to their beginnings, so that "killed" and "killing" are one.
std::multiset<std::string> content_words(std::string_view text) {
  constexpr size_t kShortest = 4, kStem = 6;
  std::multiset<std::string> words;
  std::string word;
  for (char c : fold(text) + " ") {
    if (is_ascii_letter(c) || is_ascii_digit(c)) {
      word += c;
      continue;
    }
    if (word.size() >= kShortest || (!word.empty() && is_ascii_digit(word[0])))
      words.insert(word.substr(0, kStem));
    word.clear();
  }
  return words;
}

// The share of an editor's words that the sentence has, less a fee for its length.
float worth(const std::multiset<std::string>& sentence, const std::multiset<std::string>& wanted) {
  constexpr float kFee = 0.1f;
  size_t hits = 0;
  for (auto word = sentence.begin(); word != sentence.end(); word = sentence.upper_bound(*word))
    hits += std::min(sentence.count(*word), wanted.count(*word));
  return (static_cast<float>(hits) - kFee * static_cast<float>(sentence.size())) /
         static_cast<float>(std::max<size_t>(wanted.size(), 1));
}

// Each line of a day in the reference is a sample; only differences within a day are learned.
void learn_lines(const Topic& topic, const Reference& reference, const Lexicon& lexicon,
                 LeastSquares<kLineFeatureCount>& lesson) {
  const auto window = topic.window(reference);
  const Tellings tellings = collect_tellings(window);
  const auto groups = group_tellings(window, no_links(window), tellings, lexicon);
  const std::vector<int32_t> day_of = days_of(tellings, groups);
  const auto features = describe_tellings(window, find_copies(window), tellings, groups, day_of);

  std::map<int32_t, std::vector<uint32_t>> lines_of;
  for (uint32_t ix = 0; ix < tellings.items.size(); ++ix)
    if (tellings.items[ix].quality > 0 && tellings.items[ix].when.is_day())
      lines_of[day_of[ix]].push_back(ix);
  for (const auto& [date, texts] : reference.days) {
    std::multiset<std::string> wanted;
    for (const std::string& text : texts) wanted.merge(content_words(text));
    std::vector<Sample<kLineFeatureCount>> samples;
    for (uint32_t ix : lines_of[days_from_civil(date)]) {
      samples.push_back({features[ix], worth(content_words(*tellings.lines[ix]), wanted)});
    }
    lesson.add_group(samples);
  }
}

// ---- days ----

// The features of a day, and behind them what its lines weigh.
constexpr size_t kShownLines = kDayFeatureCount;
using DayLesson = LeastSquares<kDayFeatureCount + 1>;

Story tell(Articles window, const Lexicon& lexicon) {
  Story story;
  story.events = merge_events(window, collect_tellings(window), find_copies(window),
                              no_links(window), lexicon);
  story.days = weigh_days(window, find_copies(window), lexicon);
  return story;
}

// What a reader of the reference may see.
Selection about(const Topic& topic, const Reference& reference) {
  return {.about = topic.keywords, .from = reference.first(), .to = reference.last()};
}

// Each day that has a line to show is a sample.
void learn_days(const Topic& topic, const Reference& reference, const Lexicon& lexicon,
                DayLesson& lesson) {
  const auto window = topic.window(reference);
  const Story story = tell(window, lexicon);
  std::map<CivilDate, DayFeatures> features_of;
  for (const DescribedDay& day : describe_days(window, find_copies(window)))
    features_of[day.date] = day.features;
  std::vector<Sample<kDayFeatureCount + 1>> samples;
  for (const StoryDay& day : weigh_shown_days(select_lines(story, about(topic, reference)))) {
    Sample<kDayFeatureCount + 1> sample;
    const DayFeatures& features = features_of[day.date];
    std::copy(features.begin(), features.end(), sample.features.begin());
    sample.features[kShownLines] = static_cast<float>(day.weight) / 1000;
    sample.target = reference.days.contains(day.date) ? 1.0f : 0.0f;
    samples.push_back(sample);
  }
  lesson.add_group(samples);
}

// Scaled so that what lines weigh needs no weight. Before anything is learned all are zero.
Vector<kDayFeatureCount> day_weights(const DayLesson& lesson) {
  constexpr double kLeastOfLines = 0.01;
  const auto solved = lesson.solve();
  Vector<kDayFeatureCount> weights;
  for (size_t i = 0; i < kDayFeatureCount; ++i)
    weights[i] = solved[i] / std::max(solved[kShownLines], kLeastOfLines);
  return weights;
}

// ---- weights ----

struct Lessons {
  LeastSquares<kLineFeatureCount> lines;
  DayLesson days;
};

// What train_same_event, train_line_worth and train_pronouns have learned stays.
template <size_t kCount>
std::string kept_rows(const Lexicon& lexicon, const std::array<std::string_view, kCount>& names) {
  const auto kept = read_weights(lexicon.list(WordList::kRankers), names);
  Vector<kCount> weights;
  std::copy(kept.begin(), kept.end(), weights.begin());
  return rows_of(weights, names);
}

// Learns from all lessons but number `without`.
void learn(const std::vector<Lessons>& lessons, size_t without, const fs::path& dir,
           Lexicon& lexicon) {
  Lessons all;
  for (size_t i = 0; i < lessons.size(); ++i) {
    if (i == without) continue;
    all.lines.add(lessons[i].lines);
    all.days.add(lessons[i].days);
  }
  const std::string rows =
      "# Weights in thousandths, learned by the programs of train/ (ORIGIN.md).\n" +
      rows_of(all.lines.solve(), kLineFeatureNames) +
      rows_of(day_weights(all.days), kDayFeatureNames) + kept_rows(lexicon, kLikenessFeatureNames) +
      kept_rows(lexicon, kWorthFeatureNames) + kept_rows(lexicon, kPronounFeatureNames);
  const fs::path path = dir / "rankers.tsv";
  std::ofstream(path) << rows;
  lexicon.replace(WordList::kRankers, WordTable::parse(rows, path).value());
}

// ---- timelines ----

void write_timeline(const Topic& topic, const Reference& reference, const fs::path& path,
                    const Lexicon& lexicon) {
  Selection selection = about(topic, reference);
  selection.dates = reference.dates();
  selection.per_date = reference.per_date();
  const Story shown = select_lines(tell(topic.window(reference), lexicon), selection);
  std::map<std::string, std::vector<std::string>> timeline;
  for (const auto& line : shown.events)
    timeline[line.value.when->first.to_string()].push_back(line.value.text);
  std::ofstream file(path);
  for (const auto& [date, texts] : timeline) file << nlohmann::json{date, texts} << '\n';
}

void write_timelines(const Topic& topic, const fs::path& dir, const Lexicon& lexicon) {
  std::ofstream pairs(dir / (topic.set() + ".pairs"), std::ios::app);
  for (const Reference& reference : topic.references) {
    const fs::path out = dir / (topic.path.filename().string() + "." + reference.name + ".jsonl");
    write_timeline(topic, reference, out, lexicon);
    pairs << out.string() << '\t'
          << (topic.path / "timelines" / (reference.name + ".jsonl")).string() << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "train_rankers: give OUT_DIR TOPIC_DIR...\n");
    return 2;
  }
  auto lexicon = Lexicon::load(DL_SOURCE_DIR "/data");
  if (!lexicon) {
    std::fprintf(stderr, "train_rankers: %s\n", lexicon.error().message.c_str());
    return 2;
  }
  const fs::path dir = argv[1];
  fs::remove_all(dir);
  fs::create_directories(dir);
  std::vector<Topic> topics;
  for (int i = 2; i < argc; ++i) topics.push_back(read_topic(argv[i], *lexicon));

  std::vector<Lessons> lessons(topics.size());
  for (size_t i = 0; i < topics.size(); ++i)
    for (const Reference& reference : topics[i].references)
      learn_lines(topics[i], reference, *lexicon, lessons[i].lines);
  // The lines of a topic have the scores that they would have without its references.
  for (size_t i = 0; i < topics.size(); ++i) {
    learn(lessons, i, dir, *lexicon);
    for (const Reference& reference : topics[i].references)
      learn_days(topics[i], reference, *lexicon, lessons[i].days);
  }
  for (size_t i = 0; i < topics.size(); ++i) {
    learn(lessons, i, dir, *lexicon);
    write_timelines(topics[i], dir, *lexicon);
  }
  learn(lessons, topics.size(), dir, *lexicon);
}
