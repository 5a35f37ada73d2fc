#include "render/story_json.h"

namespace dateline {
namespace {

// Writes the mentions of one article with their offsets in the unit asked for.
class ArticleWriter {
 public:
  ArticleWriter(const Article& article, OffsetUnit unit)
      : article_(article), offset_(article.text, unit) {}

  Json sentences() const {
    return each(article_.sentences, [this](const Sentence& sentence) {
      return with(at(sentence.span), {{"kind", name_of(sentence.kind)}});
    });
  }

  Json tokens() const {
    Json out = Json::array();
    for (uint32_t token = 0; token < article_.tokens.count(); ++token) {
      const uint32_t head = article_.tokens.head[token];
      out.push_back(with(at(article_.tokens.span(token)),
                         {{"upos", name_of(article_.tokens.upos[token])},
                          {"lemma", article_.lemma_at(token)},
                          {"head", head == kNone ? Json() : Json(head)},
                          {"deprel", name_of(article_.tokens.deprel[token])}}));
    }
    return out;
  }

  Json dates() const {
    return each(article_.dates, [this](const DateMention& date) {
      return with(at(date.span),
                  {{"type", name_of(date.type)},
                   {"value", date.value.view()},
                   {"edtf", edtf(date.has_when, date.when)},
                   {"basis", date.has_when ? Json(name_of(date.when.basis)) : Json()}});
    });
  }

  Json entities() const {
    return each(article_.entities, [this](const EntityMention& mention) {
      return with(at(mention.span), {{"kind", name_of(mention.kind)},
                                     {"entity", entity_id(mention)},
                                     {"name", entity_name(mention)}});
    });
  }

  Json named(Json span, uint32_t mention_ix) const {
    const EntityMention& mention = article_.entities[mention_ix];
    return with(std::move(span), {{"entity", entity_id(mention)}, {"name", entity_name(mention)}});
  }

  Json quotes() const {
    return each(article_.quotes, [this](const QuoteMention& quote) {
      Json speaker = optional_span(quote.speaker);
      if (quote.speaker_mention != kNone)
        speaker = named(std::move(speaker), quote.speaker_mention);
      Json said = with(at(quote.span), {{"kind", name_of(quote.kind)},
                                        {"cue", optional_span(quote.cue)},
                                        {"speaker", std::move(speaker)}});
      if (quote.addressee_mention == kNone) return said;
      const Span addressee = article_.entities[quote.addressee_mention].span;
      return with(std::move(said), {{"addressee", named(at(addressee), quote.addressee_mention)}});
    });
  }

  Json events() const {
    return each(article_.events, [this](const EventMention& event) {
      return with(at(event.span), {{"lemma", article_.lemma_at(event.token)},
                                   {"type", name_of(event.type)},
                                   {"actors", entities_of(event.actors)},
                                   {"targets", entities_of(event.targets)},
                                   {"place", entity(event.place)},
                                   {"when", edtf(event.has_when, event.when)},
                                   {"negated", event.negated},
                                   {"modality", name_of(event.modality)}});
    });
  }

  Json claims() const {
    return each(article_.claims, [this](const ClaimMention& claim) {
      return with(at(claim.span),
                  {{"kind", name_of(claim.kind)},
                   {"who", entity(claim.who)},
                   {"counts", name_of(claim.slot)},
                   {"low", claim.slot == NumberSlot::kNoNumber ? Json() : Json(claim.low)},
                   {"high", claim.slot == NumberSlot::kNoNumber || claim.high == INT64_MAX
                                ? Json()
                                : Json(claim.high)}});
    });
  }

  Json outlooks() const {
    return each(article_.outlooks, [this](const OutlookMention& outlook) {
      return with(at(outlook.span), {{"kind", name_of(outlook.kind)},
                                     {"who", entity(outlook.who)},
                                     {"due", edtf(outlook.has_due, outlook.due)}});
    });
  }

  Json diagnostics() const {
    return each(article_.diagnostics, [](const Diagnostic& diagnostic) {
      return Json{{"code", name_of(diagnostic.code)}, {"message", diagnostic.message}};
    });
  }

 private:
  template <class Mentions, class Function>
  static Json each(const Mentions& mentions, Function json_of_mention) {
    Json out = Json::array();
    for (const auto& mention : mentions) out.push_back(json_of_mention(mention));
    return out;
  }

  static Json with(Json object, const Json& more) {
    if (object.is_null()) object = Json::object();
    object.update(more);
    return object;
  }

  Json at(Span span) const { return {{"start", offset_(span.begin)}, {"end", offset_(span.end)}}; }
  Json optional_span(Span span) const { return span.empty() ? Json() : at(span); }
  static Json edtf(bool is_known, const When& when) {
    return is_known ? Json(when.to_edtf()) : Json();
  }

  // An entity of one article is named by the number of the mention that names it best.
  uint32_t best_mention(const EntityMention& mention) const {
    return mention.entity != kNone ? mention.entity
                                   : static_cast<uint32_t>(&mention - article_.entities.data());
  }
  Json entity_id(const EntityMention& mention) const {
    return "e" + std::to_string(best_mention(mention));
  }
  Json entity_name(const EntityMention& mention) const {
    return display_text(article_, article_.entities[best_mention(mention)].span);
  }
  Json entity(uint32_t mention) const {
    return mention == kNone ? Json() : entity_id(article_.entities[mention]);
  }
  Json entities_of(const IndexList<4>& mentions) const {
    Json out = Json::array();
    for (const uint32_t mention : mentions) out.push_back(entity(mention));
    return out;
  }

  const Article& article_;
  OffsetConverter offset_;
};

}  // namespace

std::string render_article_json(const Article& article, const ArticleJsonOptions& options) {
  const ArticleWriter writer(article, options.offsets);
  Json out = {{"id", article.external_id.empty() ? article.id.to_string() : article.external_id},
              {"title", article.title},
              {"published", article.published ? Json(article.published->to_string()) : Json()}};
  if (options.with_text) out["text"] = article.text;
  out["sentences"] = writer.sentences();
  if (options.with_tokens) out["tokens"] = writer.tokens();
  out["dates"] = writer.dates();
  out["entities"] = writer.entities();
  out["quotes"] = writer.quotes();
  out["events"] = writer.events();
  out["claims"] = writer.claims();
  out["outlooks"] = writer.outlooks();
  out["diagnostics"] = writer.diagnostics();
  return compact(out);
}

}  // namespace dateline
