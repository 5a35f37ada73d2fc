#include "engine/explain.h"

#include <fmt/core.h>

#include <algorithm>

#include "assemble/happened/score_parts.h"
#include "assemble/lines/named_pronoun.h"
#include "render/words.h"

namespace dateline {
namespace {

std::string in_words(const std::optional<When>& when) {
  return when ? fmt::format("{} ({}, {})", when->to_words(), when->to_edtf(), name_of(when->basis))
              : "no date";
}

// Collects the text; every part reads the article of a source once more.
class Explanation {
 public:
  explicit Explanation(Store& store) : store_(store) {}

  void line(const std::string& text) { out_ += text + "\n"; }

  // What an editor decided about the line, and what was found without it.
  Result<void> edits(const std::string& id) {
    const auto edits = store_.load_edits();
    if (!edits) return tl::unexpected(edits.error());
    for (const Edit& edit : *edits)
      if (edit.line == id)
        line(fmt::format("Edited {}: {}{}{}", edit.at.to_string(), name_of(edit.kind),
                         edit.value.empty() ? "" : "=" + edit.value,
                         edit.before.empty() ? "" : " (was: " + edit.before + ")"));
    return {};
  }

  // Every source with its place, its words and what was found there.
  Result<void> sources(const NonEmpty<SourceRef>& sources) {
    line(fmt::format("\n{} source sentence{}; the words shown are those of the first:",
                     sources.size(), sources.size() == 1 ? "" : "s"));
    int number = 0;
    for (const SourceRef& source : sources)
      if (Result<void> done = add_source(++number, source); !done) return done;
    return {};
  }

  std::string take() { return printable(out_); }

 private:
  Result<void> add_source(int number, const SourceRef& source) {
    const Result<Article> article = store_.load_article(source.article);
    if (!article) return tl::unexpected(article.error());
    line(fmt::format("{}. {}{}{}, sentence {}, bytes {}-{}{}", number,
                     article->outlet.empty() ? "unnamed outlet" : article->outlet,
                     article->published ? ", " + article->published->to_string() : "",
                     article->title.empty() ? "" : ", \"" + article->title + "\"", source.sentence,
                     source.span.begin, source.span.end,
                     article->url.empty() ? "" : ", " + article->url));
    line("   " + display_text(*article, source.span));
    add_named(*article, source);
    add_dates(*article, source);
    add_events(*article, source);
    add_quotes(*article, source);
    add_outlooks(*article, source);
    return {};
  }

  // Whom the line names for "he" or "they", and the words before that name him. A noun is named by
  // the sentence before, which no rule of extract/quotes has noted.
  void add_named(const Article& article, const SourceRef& source) {
    const NamedPronoun pronoun = named_pronoun(article, source.sentence);
    if (pronoun.token == kNone) return;
    const Tokens& tokens = article.tokens;
    const Span name = tokens.span(pronoun.name.begin, pronoun.name.end);
    const EntityMention* doer = article.doer_of(source.sentence);
    const Span named = doer == nullptr ? name : last_named(article, *doer);
    line(fmt::format("   name: \"{}\" is {}, named in sentence {}, bytes {}-{}{}",
                     article.at(tokens.span(pronoun.token)), article.at(name),
                     sentence_at(article, named), named.begin, named.end,
                     doer == nullptr ? "" : fmt::format(" [rule {}]", doer->rule)));
  }

  // Where the person is named last before the pronoun.
  static Span last_named(const Article& article, const EntityMention& doer) {
    Span named = article.entities[doer.entity].span;
    for (const EntityMention& mention : article.entities)
      if (mention.entity == doer.entity && mention.form == MentionForm::kName &&
          mention.span.end <= doer.span.begin)
        named = mention.span;
    return named;
  }

  static uint32_t sentence_at(const Article& article, Span span) {
    uint32_t ix = 0;
    while (ix + 1 < article.sentences.size() && article.sentences[ix + 1].span.begin <= span.begin)
      ++ix;
    return ix;
  }

  void add_dates(const Article& article, const SourceRef& source) {
    for (const DateMention& date : article.dates)
      if (date.sentence == source.sentence)
        line(fmt::format("   date: \"{}\" is {} {}{} [rule {}]", article.at(date.span),
                         name_of(date.type), date.value.view(),
                         date.has_when ? ", " + in_words(date.when) : "", date.rule));
  }

  void add_events(const Article& article, const SourceRef& source) {
    for (const EventMention& event : article.events) {
      if (event.sentence != source.sentence) continue;
      line(fmt::format("   event: \"{}\"{}{}, {}{}{}{}, {} [rule {}]", article.at(event.span),
                       event.type == EventType::kUnknown ? "" : ", ", name_of(event.type),
                       name_of(event.modality), event.negated ? ", negated" : "",
                       names(article, " by ", event.actors), names(article, " to ", event.targets),
                       event.has_when ? in_words(event.when) : "no date", event.rule));
    }
  }

  void add_quotes(const Article& article, const SourceRef& source) {
    for (const QuoteMention& quote : article.quotes)
      if (quote.span.overlaps(source.span))
        line(fmt::format("   quote: {}{}{} [rule {}]", name_of(quote.kind),
                         quoted(article, ", cue ", quote.cue),
                         quote.speaker.empty() ? ", speaker not known"
                                               : quoted(article, ", speaker ", quote.speaker),
                         quote.rule));
  }

  void add_outlooks(const Article& article, const SourceRef& source) {
    for (const OutlookMention& outlook : article.outlooks)
      if (outlook.sentence == source.sentence)
        line(fmt::format("   outlook: {}{}{} [rule {}]", name_of(outlook.kind),
                         quoted(article, ", if ", outlook.condition),
                         outlook.has_due ? ", due " + in_words(outlook.due) : "", outlook.rule));
  }

  static std::string quoted(const Article& article, std::string_view label, Span span) {
    return span.empty() ? "" : fmt::format("{}\"{}\"", label, article.at(span));
  }

  static std::string names(const Article& article, std::string_view label,
                           const IndexList<4>& mentions) {
    std::string text;
    for (const uint32_t ix : mentions)
      text +=
          fmt::format("{}{}", text.empty() ? label : ", ", article.at(article.entities[ix].span));
    return text;
  }

  Store& store_;
  std::string out_;
};

std::string name_of_entity(const Story& story, const std::optional<EntityId>& id) {
  const auto entity = std::find_if(story.entities.begin(), story.entities.end(),
                                   [&](const Entity& candidate) { return candidate.id == id; });
  return entity == story.entities.end() ? "" : entity->name;
}

// The parts of a line's score, one a row; the articles of the story are compared once more.
Result<std::string> score_parts(Store& store, const Story& story, const Sourced<Event>& event,
                                const Lexicon& lexicon) {
  std::vector<ArticleId> ids;
  for (const ArticleHead& head : story.articles) ids.push_back(head.id);
  const auto loaded = store.load_articles(ids);
  if (!loaded) return tl::unexpected(loaded.error());
  std::vector<const Article*> articles;
  for (const Article& article : *loaded) articles.push_back(&article);
  canonical_order(articles);
  std::string rows;
  for (const ScorePart& part : explain_score(articles, find_copies(articles),
                                             link_entities(articles, lexicon), lexicon, event))
    rows += fmt::format("\n  {:+5} {}", part.value, part.what);
  return rows;
}

Result<std::string> explain(Explanation explanation, const Sourced<Event>& event,
                            const std::string& score_parts) {
  explanation.line(
      fmt::format("{}  event, {}", event.value.id.to_string(), name_of(event.value.part)));
  explanation.line(event.value.text);
  explanation.line("Date: " + in_words(event.value.when));
  explanation.line(fmt::format("Importance {} of 1000; {} independent outlet{}{}",
                               event.value.score, event.value.outlets,
                               event.value.outlets == 1 ? "" : "s", score_parts));
  if (const auto done = explanation.edits(event.value.id.to_string()); !done)
    return tl::unexpected(done.error());
  return explanation.sources(event.sources).map([&] { return explanation.take(); });
}

Result<std::string> explain(Explanation explanation, const Sourced<Quote>& quote) {
  explanation.line(fmt::format(
      "{}  {} quote of {}", quote.value.id.to_string(), name_of(quote.value.kind),
      quote.value.speaker_name.empty() ? "somebody not named" : quote.value.speaker_name));
  explanation.line(quote.value.text);
  explanation.line("Said: " + in_words(quote.value.when));
  return explanation.sources(quote.sources).map([&] { return explanation.take(); });
}

Result<std::string> explain(Explanation explanation, const Sourced<Outlook>& outlook) {
  explanation.line(fmt::format("{}  {}, {}", outlook.value.id.to_string(),
                               name_of(outlook.value.kind), name_of(outlook.value.status)));
  explanation.line(outlook.value.text);
  explanation.line("Due: " + in_words(outlook.value.due));
  return explanation.sources(outlook.sources).map([&] { return explanation.take(); });
}

Result<std::string> explain(Explanation explanation, const Story& story, const Dispute& dispute) {
  explanation.line(fmt::format("{}  dispute, {}", dispute.id.to_string(), name_of(dispute.kind)));
  explanation.line(dispute.question);
  for (const Sourced<DisputeSide>& side : dispute.sides) {
    const std::string who = name_of_entity(story, side.value.who);
    explanation.line(fmt::format("\n{}: {}", who.empty() ? "The outlet" : who, side.value.text));
    if (Result<void> done = explanation.sources(side.sources); !done)
      return tl::unexpected(done.error());
  }
  return explanation.take();
}

std::string explain(Explanation explanation, const Entity& entity) {
  explanation.line(
      fmt::format("{}  {}: {}", entity.id.to_string(), name_of(entity.kind), entity.name));
  for (const std::string& description : entity.descriptions) explanation.line(description);
  for (const NameVariant& variant : entity.variants)
    explanation.line(fmt::format("{:6} times \"{}\"", variant.count, variant.text));
  return explanation.take();
}

}  // namespace

Result<std::string> explain_line(Store& store, const Story& story, std::string_view id,
                                 const Lexicon& lexicon) {
  const Explanation explanation(store);
  for (const auto& event : story.events)
    if (event.value.id.to_string() == id) {
      const auto parts = score_parts(store, story, event, lexicon);
      return parts ? explain(explanation, event, *parts) : tl::unexpected(parts.error());
    }
  for (const auto& quote : story.quotes)
    if (quote.value.id.to_string() == id) return explain(explanation, quote);
  for (const auto& outlook : story.outlooks)
    if (outlook.value.id.to_string() == id) return explain(explanation, outlook);
  for (const auto& dispute : story.disputes)
    if (dispute.id.to_string() == id) return explain(explanation, story, dispute);
  for (const auto& entity : story.entities)
    if (entity.id.to_string() == id) return explain(explanation, entity);
  const auto fate = store.fate_of(story.id, std::string(id));
  if (!fate) return tl::unexpected(fate.error());
  std::string why = "no line of the story";
  if (fate->kind == Fate::Kind::kMerged) why = "told by " + fate->into + " now";
  if (fate->kind == Fate::Kind::kGone) why = "no longer told: " + fate->reason;
  return fail(ErrorCode::kNotFound, std::string(id) + ": " + why);
}

}  // namespace dateline
