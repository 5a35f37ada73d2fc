#include "engine/pipeline.h"

#include <algorithm>
#include <map>
#include <optional>

#include "annotate/annotate.h"
#include "assemble/grouping/stories.h"
#include "assemble/happened/tellings.h"
#include "assemble/in_passing.h"
#include "assemble/own_facts.h"
#include "assemble/story_title.h"
#include "engine/in_order.h"
#include "extract/dates/publication.h"
#include "extract/extract.h"
#include "ingest/boilerplate.h"

namespace dateline {
namespace {

// What stands open on the page, and what a slide timeline can hold.
constexpr int kKeyDates = 20, kKeyLinesPerDate = 2;

// The page names the outlets by how much of the story they gave; equal counts go by name.
std::vector<StorySource> count_outlets(Articles articles) {
  std::map<std::string, int32_t> count_of;
  for (const Article* article : articles) ++count_of[article->outlet];
  std::vector<StorySource> sources;
  for (const auto& [outlet, count] : count_of) sources.push_back({outlet, count});
  std::stable_sort(sources.begin(), sources.end(),
                   [](const auto& a, const auto& b) { return a.articles > b.articles; });
  return sources;
}

std::vector<ArticleHead> heads_of(Articles articles) {
  std::vector<ArticleHead> heads;
  heads.reserve(articles.size());
  for (const Article* article : articles)
    heads.push_back(
        {article->id, article->url, article->outlet, article->title, article->published});
  return heads;
}

}  // namespace

void read_article(Article& article, const Lexicon& lexicon) {
  // Every paragraph that is no news is known as a caption or as boilerplate.
  mark_boilerplate(article, lexicon);

  if (article.tokens.count() == 0) {  // CoNLL-U brings its own tokens and sentences
    // Every word and mark of the text is a token that knows its bytes.
    split_tokens(article, lexicon);

    // Every token belongs to one sentence; headlines, captions and boilerplate are known as such.
    split_sentences(article, lexicon);
  }

  // Every token has its part of speech, names of persons, organizations and places are marked, and
  // every word hangs on its head.
  read_words(article, lexicon);

  // Hyphens that tokenised text sets between spaces are known from dashes.
  mark_hyphens(article);

  // Every token has its dictionary form.
  find_lemmas(article, lexicon);

  // An undated article has the day that its own dates agree on, where they do.
  date_undated(article, lexicon);

  // Every time expression has a TIMEX3 value, and a date where the text allows one.
  extract_dates(article, lexicon);

  // Every mention of somebody or something has its kind and its best name in the article.
  extract_entities(article, lexicon);

  // Every utterance has its words and, where the text tells, its speaker.
  extract_quotes(article, lexicon);

  // Everything told to have happened has its actors, place and date.
  extract_events(article, lexicon);

  // Denials, numbers and corrections are claims by somebody about an event.
  extract_claims(article, lexicon);

  // Everything said about the future has its kind, its speaker and its due date.
  extract_outlooks(article, lexicon);

  // The words that tell what it is about are known, for finding its story.
  extract_key_words(article, lexicon);
}

void read_to_tell(Article& article, const Lexicon& lexicon) {
  read_article(article, lexicon);

  // What telling a story asks of this article alone is known.
  note_own_facts(article);
}

Story tell_story(std::vector<const Article*> articles, Instant now, const Lexicon& lexicon,
                 int threads, Memo* memo) {
  Story story;

  // The articles stand in an order that does not depend on when they arrived.
  canonical_order(articles);

  Copies copies;
  EntityLinks links;
  Tellings tellings;
  std::optional<const OfStory> of_story;
  work_side_by_side(
      threads,
      // Every syndicated text knows the article that had it first.
      [&] { copies = find_copies(articles, memo); },
      // Each person, organization and place is one entity over all articles.
      [&] { links = link_entities(articles, lexicon, memo); },
      // The sentences that tell of a day are known by their words, the rare ones weigh most.
      [&] { tellings = collect_tellings(articles); },
      // What names the story is known, for articles that name it only in passing.
      [&] { of_story.emplace(articles, lexicon); });

  work_side_by_side(
      threads,
      // Each event is one dated line with all the sentences that tell it.
      [&] {
        story.events = merge_events(articles, tellings, copies, links, lexicon, memo, threads);
      },
      // Each utterance is told once, with every outlet that has it.
      [&] { story.quotes = merge_quotes(articles, copies, links, memo, threads); },
      // Claims that cannot all hold stand side by side.
      [&] { story.disputes = find_disputes(articles, copies, links, lexicon, threads); },
      // Words that take a side are known with those who use them.
      [&] { story.loaded_words = find_loaded_words(articles, copies, links, lexicon); });

  // Articles that name the story only in passing tell of it what names it.
  of_story->keep(story.events);
  of_story->keep(story.quotes);
  of_story->keep(story.disputes);

  work_side_by_side(
      threads,
      [&] {
        // What the sources of one event tell differently stands last among what is contested.
        find_details(articles, copies, links, story.events, lexicon, story.disputes);
        // Each threat, pledge, demand or plan is one item with a status.
        story.outlooks = track_outlooks(articles, copies, links, story.events, story.disputes, now,
                                        lexicon, threads);
        of_story->keep(story.outlooks);
      },
      [&] {
        // A line that its outlet corrected has the note, which no other stage reads.
        note_corrections(articles, links, lexicon, story.events);
        // Each day that some text names has its weight in the story.
        story.days = weigh_days(articles, copies, lexicon);
        // Each pair of actors has its series of reported interactions.
        story.tension = measure_tension(articles, copies, story.events, links, lexicon);
        // The story is called by its place or body, and what its articles are about.
        story.title = story_title(articles, links.entities, lexicon);
      });

  // The best lines of the days that weigh most are key lines.
  for (uint32_t ix : pick_key_events(story, kKeyDates, kKeyLinesPerDate))
    story.events[ix].value.is_key = true;

  // The head of the page is three lines of the story itself.
  story.state_of_play = state_of_play(story.events);

  // The story has an id and the time of its newest article.
  if (!articles.empty()) story.id = story_id(articles[0]->id);
  for (const Article* article : articles)
    story.updated = std::max(story.updated, article->published);

  story.entities = std::move(links.entities);
  story.sources = count_outlets(articles);
  story.articles = heads_of(articles);
  return story;
}

}  // namespace dateline
