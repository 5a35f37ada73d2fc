#include "cases/print_mentions.h"

#include <array>
#include <climits>
#include <utility>

#include "base/assert.h"

namespace dateline {
namespace {

std::string words(const Article& article, Span span) {
  return span.empty() ? "-" : display_text(article, span);
}

std::string mention(const Article& article, uint32_t ix) {
  return ix == kNone ? "-" : words(article, article.entities[ix].span);
}

// "Zarif = Mohammad Javad Zarif" where the article names somebody better elsewhere.
std::string best_name(const Article& article, uint32_t ix) {
  if (ix == kNone) return "";
  const uint32_t best = article.entities[ix].entity;
  if (best == kNone || best == ix) return "";
  const std::string name = mention(article, best);
  return name == mention(article, ix) ? "" : " = " + name;
}

// Whom the words beside a quotation mean, where they do not say it: "it = Pentagon".
std::string meant_speaker(const Article& article, const QuoteMention& quote) {
  if (quote.speaker_mention == kNone) return "";
  const uint32_t best = article.entities[quote.speaker_mention].entity;
  const std::string name = mention(article, best == kNone ? quote.speaker_mention : best);
  return words(article, quote.speaker).find(name) == std::string::npos ? " = " + name : "";
}

template <size_t N>
std::string mentions(const Article& article, const IndexList<N>& list) {
  std::string out;
  for (uint32_t ix : list) out += (out.empty() ? "" : ", ") + mention(article, ix);
  return out.empty() ? "-" : out;
}

std::string when(bool has_when, const When& date) {
  return has_when ? date.to_edtf() + " " + std::string(name_of(date.basis)) : "-";
}

std::string name(std::string_view text) { return text.empty() ? "-" : std::string(text); }

std::string print_sentences(const Article& article) {
  std::string out;
  for (const Sentence& sentence : article.sentences) {
    if (sentence.kind != SentenceKind::kBody)
      out += "(" + std::string(name_of(sentence.kind)) + ") ";
    out += display_text(article, sentence.span) + "\n";
  }
  return out;
}

std::string print_names(const Article& article) {
  std::string out;
  const Tokens& tokens = article.tokens;
  for (uint32_t i = 0; i < tokens.count(); ++i) {
    const auto tag = static_cast<uint32_t>(tokens.name[i]);
    if (tag % 2 == 0) continue;  // outside, or a further word
    uint32_t end = i + 1;
    while (end < tokens.count() && static_cast<uint32_t>(tokens.name[end]) == tag + 1) ++end;
    out += words(article, tokens.span(i, end)) + " | " +
           std::string(name_of(static_cast<EntityKind>((tag - 1) / 2))) + "\n";
  }
  return out;
}

std::string print_dates(const Article& article) {
  std::string out;
  for (const DateMention& date : article.dates)
    out += words(article, date.span) + " | " + std::string(name_of(date.type)) + " " +
           name(date.value.view()) + " | " + when(date.has_when, date.when) + "\n";
  return out;
}

std::string print_entities(const Article& article) {
  std::string out;
  for (uint32_t i = 0; i < article.entities.size(); ++i) {
    const EntityMention& entity = article.entities[i];
    out += words(article, entity.span) + " | " + std::string(name_of(entity.kind)) +
           (entity.is_actor && entity.kind == EntityKind::kPlace ? " actor" : "");
    if (!entity.title.empty()) out += " | title " + words(article, entity.title);
    if (const std::string best = best_name(article, i); !best.empty()) out += " |" + best;
    out += "\n";
  }
  return out;
}

std::string print_quotes(const Article& article) {
  std::string out;
  for (const QuoteMention& quote : article.quotes)
    out +=
        std::string(name_of(quote.kind)) + " | " + words(article, quote.speaker) +
        meant_speaker(article, quote) + " | " + words(article, quote.cue) + " | " +
        words(article, quote.span) +
        (quote.addressee_mention == kNone ? ""
                                          : " | to " + mention(article, quote.addressee_mention)) +
        (quote.has_when ? " | " + quote.when.to_edtf() : "") +
        (quote.continues == kNone ? "" : " | continues") + "\n";
  return out;
}

std::string print_events(const Article& article) {
  std::string out;
  for (const EventMention& event : article.events)
    out += words(article, event.span) + " | " + name(name_of(event.type)) + " | " +
           mentions(article, event.actors) + " > " + mentions(article, event.targets) + " | " +
           when(event.has_when, event.when) + " | " + std::string(name_of(event.modality)) +
           (event.negated ? " negated" : "") + (event.background ? " background" : "") + "\n";
  return out;
}

std::string print_claims(const Article& article) {
  std::string out;
  for (const ClaimMention& claim : article.claims) {
    out += std::string(name_of(claim.kind));
    if (claim.slot != NumberSlot::kNoNumber)
      out += " " + std::string(name_of(claim.slot)) + " " + std::to_string(claim.low) + ".." +
             (claim.high == INT64_MAX ? "" : std::to_string(claim.high));
    out += (claim.is_correction ? " correction | " : " | ") + mention(article, claim.who) + " | " +
           words(article, claim.span) + "\n";
  }
  return out;
}

std::string print_outlooks(const Article& article) {
  std::string out;
  for (const OutlookMention& outlook : article.outlooks)
    out += std::string(name_of(outlook.kind)) + " | " + mention(article, outlook.who) + " > " +
           mention(article, outlook.against) + " | due " +
           (outlook.has_due ? outlook.due.to_edtf() : "-") + " | " + words(article, outlook.span) +
           (outlook.condition.empty() ? "" : " | if: " + words(article, outlook.condition)) +
           (outlook.lead_in == kNone
                ? ""
                : " | of: " + words(article, article.sentences[outlook.lead_in].span)) +
           "\n";
  return out;
}

using Printer = std::string (*)(const Article&);
constexpr std::array<std::pair<std::string_view, Printer>, 8> kPrinters{
    {{"sentences", print_sentences},
     {"names", print_names},
     {"dates", print_dates},
     {"entities", print_entities},
     {"quotes", print_quotes},
     {"events", print_events},
     {"claims", print_claims},
     {"outlooks", print_outlooks}}};

}  // namespace

bool is_case_kind(std::string_view kind) {
  for (const auto& [known, printer] : kPrinters)
    if (known == kind) return true;
  return false;
}

std::string print_mentions(const Article& article, std::string_view kind) {
  for (const auto& [known, printer] : kPrinters)
    if (known == kind) return printer(article);
  DL_ASSERT(false, "no such kind of case");
}

}  // namespace dateline
