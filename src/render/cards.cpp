#include "render/cards.h"

#include <algorithm>

#include "render/words.h"

namespace dateline {
namespace {

// A source's sentence around the words that the line shows.
struct MarkedWords {
  std::string before, marked, after;
};

// Nothing is marked where the words of the line do not stand in this sentence.
MarkedWords mark(const std::string& sentence, const std::string& line) {
  const std::string_view core =
      std::string_view(line).substr(0, line.find_last_not_of(".!?\"” ") + 1);
  size_t at = sentence.find(core);
  // A line starts with a capital; inside its sentence the same word may not.
  if (at == std::string::npos && core.size() > 1 && (at = sentence.find(core.substr(1))) > 0 &&
      at != std::string::npos)
    --at;
  if (core.empty() || at == std::string::npos) return {sentence, "", ""};
  return {sentence.substr(0, at), sentence.substr(at, core.size()),
          sentence.substr(at + core.size())};
}

Fields named(std::string_view name, std::string text) {
  Fields fields;
  fields.set(name, std::move(text));
  return fields;
}

// What is told differently of a line, or was taken back.
Fields::List notes_of(const Event& event, const StoryIndex& index) {
  Fields::List notes;
  for (const Dispute* detail : index.details_of(event.id))
    notes.push_back(named("note", "Told differently: " + one_line(detail->question.substr(
                                                             0, detail->question.find(": ")))));
  for (const SourceRef& correction : event.corrections)
    notes.push_back(named(
        "note", one_line(std::string(index.outlet(correction.article)) + ": " + correction.quote)));
  return notes;
}

// "The text names the date. First reported 4 March 2031."
std::string dates_of(const Event& event) {
  std::string out;
  if (event.when) out = capitalised(words_of(event.when->basis)) + ". ";
  if (event.first_reported) out += "First reported " + day_words(*event.first_reported) + ".";
  if (event.changed && event.changed != event.first_reported)
    out += " Last changed " + day_words(*event.changed) + ".";
  return out;
}

}  // namespace

std::string day_words(Instant instant) { return when_day(instant.day()).to_words(); }

CardWriter::CardWriter(const Story& whole, const PageLinks& links)
    : whole_(whole), links_(links), index_(whole) {}

size_t CardWriter::number_of(const ArticleHead& article) const {
  return static_cast<size_t>(&article - whole_.articles.data()) + 1;
}

// Sentences of one article stand together. A sentence that is the line itself, but for
// spaces and marks, is not repeated.
Fields::List CardWriter::sources_of(const std::vector<SourceRef>& sources,
                                    const std::string& line) const {
  std::vector<ArticleId> told;
  Fields::List out;
  for (const SourceRef& first : sources) {
    const ArticleHead* article = index_.article(first.article);
    if (!article || std::find(told.begin(), told.end(), first.article) != told.end()) continue;
    told.push_back(first.article);
    Fields fields;
    Fields::List quotes;
    bool is_verbatim = false;
    for (const SourceRef& source : sources) {
      if (source.article != first.article) continue;
      const std::string sentence = one_line(source.quote);
      if (same_words(sentence, line)) {
        is_verbatim = true;
        continue;
      }
      MarkedWords words = mark(sentence, line);
      Fields& quote = quotes.emplace_back();
      quote.set("before", std::move(words.before));
      quote.set("marked", std::move(words.marked));
      quote.set("after", std::move(words.after));
    }
    if (is_verbatim)
      fields.set("verbatim", quotes.empty() ? "word for word" : "and the line word for word");
    fields.set("quotes", std::move(quotes));
    fields.set("outlet", outlet_words(article->outlet));
    fields.set("url", std::string(safe_url(article->url)));
    if (article->published) fields.set("published", day_words(*article->published));
    fields.set("number", std::to_string(number_of(*article)));
    out.push_back(std::move(fields));
  }
  return out;
}

// The outlet, or how many there are, opens the sources. Copies of one text count as one where the
// line knows.
void CardWriter::add_sources(Fields& fields, const std::vector<SourceRef>& sources,
                             const std::string& line, Facts facts) const {
  const std::vector<std::string> outlets = outlets_of(sources, index_);
  const size_t count = facts.independent_outlets > 0
                           ? static_cast<size_t>(facts.independent_outlets)
                           : outlets.size();
  const bool has_copies = count < outlets.size();
  fields.set("outlets", count > 1 || has_copies
                            ? counted(static_cast<int64_t>(count),
                                      has_copies ? "independent outlet" : "outlet")
                            : outlet_words(outlets.empty() ? "" : outlets.front()));
  if (links_.opens_sources) fields.set("open", "yes");
  fields.set("lead", std::move(facts.lead));
  fields.set("flags", std::move(facts.flags));
  fields.set("names", std::move(facts.names));
  fields.set("dates", std::move(facts.dates));
  fields.set("notes", std::move(facts.notes));
  fields.set("sources", sources_of(sources, one_line(line)));
}

Fields::List CardWriter::names_of(const Event& event) const {
  std::vector<EntityId> ids = event.actors;
  ids.insert(ids.end(), event.targets.begin(), event.targets.end());
  if (event.place) ids.push_back(*event.place);
  Fields::List names;
  std::vector<EntityId> told;
  for (const EntityId id : ids) {
    const Entity* entity = index_.entity(id);
    if (!entity || std::find(told.begin(), told.end(), id) != told.end()) continue;
    told.push_back(id);
    names.push_back(named("name", one_line(entity->name)));
  }
  return names;
}

void CardWriter::event(std::string& out, const Sourced<Event>& line,
                       const std::string& heading) const {
  const Event& event = line.value;
  const std::string id = event.id.to_string();
  Facts facts;
  Fields fields;
  fields.set("id", id);
  fields.set("link", link_to(id));
  fields.set("text", one_line(event.text));
  for (const std::string& flag : flags_of(line, index_)) facts.flags.push_back(named("flag", flag));
  if (event.when) {
    const std::string words = event.when->to_words();
    if (words != heading) {
      fields.set("date", words);
      fields.set("basis", std::string(words_of(event.when->basis)));
    } else if (event.when->basis == Basis::kPublished) {
      facts.lead = "day of publication";
    }
  }
  facts.names = names_of(event);
  facts.independent_outlets = event.outlets;
  facts.dates = dates_of(event);
  facts.notes = notes_of(event, index_);
  add_sources(fields, line.sources.items(), event.text, std::move(facts));
  fill(out, "line", fields);
}

void CardWriter::quote(std::string& out, const Sourced<Quote>& line) const {
  const Quote& quote = line.value;
  const std::string id = quote.id.to_string();
  Fields fields;
  fields.set("id", id);
  fields.set("link", link_to(id));
  fields.set("text", one_line(spoken(quote)));
  Facts facts;
  if (quote.when) facts.lead = quote.when->to_words();
  add_sources(fields, line.sources.items(), quote.text, std::move(facts));
  fill(out, "quote", fields);
}

void CardWriter::outlook(std::string& out, const Sourced<Outlook>& line) const {
  const Outlook& outlook = line.value;
  const std::string id = outlook.id.to_string();
  Fields fields;
  fields.set("id", id);
  fields.set("link", link_to(id));
  fields.set("text", one_line(outlook.text));
  fields.set("due", outlook.due ? outlook.due->to_words() : "no date given");
  Facts facts;
  facts.flags.push_back(named("flag", std::string(words_of(outlook.status))));
  facts.flags.back().set("status", std::string(name_of(outlook.status)));
  facts.lead = one_line(who_and_whom(outlook, index_));
  add_sources(fields, line.sources.items(), outlook.text, std::move(facts));
  fill(out, "outlook", fields);
}

void CardWriter::dispute(std::string& out, const Dispute& dispute) const {
  const std::string id = dispute.id.to_string();
  Fields fields;
  fields.set("id", id);
  fields.set("link", link_to(id));
  fields.set("question", one_line(dispute.question));
  Fields::List sides;
  for (const auto& side : dispute.sides) {
    Fields& one = sides.emplace_back();
    std::string who = one_line(index_.name(side.value.who));
    const ArticleHead* article = index_.article(side.sources.front().article);
    if (who.empty() && article) who = outlet_words(article->outlet);
    one.set("who", std::move(who));
    one.set("text", one_line(side.value.text));
    add_sources(one, side.sources.items(), side.value.text, {});
  }
  fields.set("sides", std::move(sides));
  fill(out, "dispute", fields);
}

void CardWriter::loaded_word(std::string& out, const LoadedWord& word) const {
  Fields fields;
  fields.set("heading", one_line(heading_of(word)));
  Fields::List uses;
  for (const auto& use : word.uses) {
    Fields& one = uses.emplace_back();
    one.set("user", capitalised(user_of(use.value, index_)));
    add_sources(one, use.sources.items(), word.word, {});
  }
  fields.set("uses", std::move(uses));
  fill(out, "loaded_word", fields);
}

void CardWriter::entity(std::string& out, const Entity& entity) const {
  const std::string id = entity.id.to_string();
  Fields fields;
  fields.set("id", id);
  fields.set("name", one_line(entity.name));
  fields.set("kind", std::string(name_of(entity.kind)));
  if (!links_.entity.empty()) fields.set("page", links_.entity + id + links_.entity_end);
  std::vector<std::string> descriptions, variants;
  for (const std::string& description : entity.descriptions)
    descriptions.push_back(one_line(description));
  for (const NameVariant& variant : entity.variants)
    if (variant.text != entity.name) variants.push_back(one_line(variant.text));
  fields.set("description", joined(descriptions, "; "));
  fields.set("variants", joined(variants, ", "));
  fill(out, "entity", fields);
}

}  // namespace dateline
