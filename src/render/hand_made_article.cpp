#include "render/hand_made_story.h"

namespace dateline {
namespace {

struct Word {
  const char *form, *lemma;
  Upos upos;
  uint32_t head;
  Deprel deprel;
  int flags;
};

// "Léa didn't go on Jan. 3."
constexpr Word kWords[] = {{"Léa", "Léa", Upos::kPropn, 3, Deprel::kNsubj, 0},
                           {"did", "do", Upos::kAux, 3, Deprel::kAux, kStartsMultiword},
                           {"n't", "not", Upos::kPart, 3, Deprel::kAdvmod, kContinuesMultiword},
                           {"go", "go", Upos::kVerb, 3, Deprel::kRoot, 0},
                           {"on", "on", Upos::kAdp, 5, Deprel::kCase, 0},
                           {"Jan.", "January", Upos::kPropn, 3, Deprel::kObl, 0},
                           {"3", "3", Upos::kNum, 5, Deprel::kNummod, 0},
                           {".", ".", Upos::kPunct, kNone, Deprel::kUnknown, 0}};

void add_tokens(Article& article) {
  size_t at = 0;
  for (const Word& word : kWords) {
    const std::string_view form = word.form;
    const size_t begin = article.text.find(form, at);
    article.tokens.begin.push_back(static_cast<uint32_t>(begin));
    article.tokens.size.push_back(static_cast<uint16_t>(form.size()));
    article.tokens.upos.push_back(word.upos);
    article.tokens.head.push_back(word.head);
    article.tokens.deprel.push_back(word.deprel);
    const int space = begin > at ? kSpaceBefore : 0;
    article.tokens.flags.push_back(static_cast<uint16_t>(word.flags | space));
    article.tokens.lemma_begin.push_back(static_cast<uint32_t>(article.lemmas.size()));
    article.lemmas += word.lemma;
    at = begin + form.size();
  }
  article.tokens.lemma_begin.push_back(static_cast<uint32_t>(article.lemmas.size()));
}

}  // namespace

Article hand_made_article() {
  Article article;
  article.external_id = "a-1";
  article.title = "Léa stays";
  article.published = Instant::parse("2020-01-08");
  article.text = "Léa didn't go on Jan. 3.";
  add_tokens(article);
  article.sentences.push_back({{0, 25}, 0, 8, 0, SentenceKind::kBody, false});

  DateMention date;
  date.span = {18, 24};
  date.value = InlineText<31>("2020-01-03");
  date.has_when = true;
  date.when = when_day({2020, 1, 3});
  article.dates.push_back(date);

  EntityMention name;
  name.span = {0, 4};
  name.kind = EntityKind::kPerson;
  name.entity = 0;
  article.entities.push_back(name);

  EventMention event;
  event.span = {12, 14};
  event.token = 3;
  event.actors.push(0);
  event.negated = true;
  event.modality = Modality::kDenied;
  event.has_when = true;
  event.when = date.when;
  article.events.push_back(event);

  QuoteMention quote;
  quote.span = {5, 14};
  article.quotes.push_back(quote);  // nothing known of its speaker
  quote.cue = {15, 17};
  quote.speaker = {0, 4};
  quote.speaker_mention = 0;
  article.quotes.push_back(quote);

  ClaimMention claim;
  claim.span = {0, 14};
  claim.kind = ClaimKind::kNumber;
  claim.who = 0;
  claim.slot = NumberSlot::kKilled;
  claim.low = 12;
  claim.high = INT64_MAX;
  article.claims.push_back(claim);

  OutlookMention outlook;
  outlook.span = {0, 14};
  outlook.who = 0;
  article.outlooks.push_back(outlook);
  article.diagnostics.push_back({DiagnosticCode::kUnclosedQuote, "a quotation mark opens"});
  return article;
}

}  // namespace dateline
