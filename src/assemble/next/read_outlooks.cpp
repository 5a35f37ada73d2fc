#include "assemble/next/read_outlooks.h"

#include <algorithm>

#include "assemble/article_facts.h"
#include "assemble/event_at.h"
#include "assemble/next/deeds.h"
#include "assemble/next/told_as_done.h"
#include "base/sorted.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

// "will be replaced", "is to be formally replaced": who does it is not said. "Is to visit" is.
bool is_passive(const Article& article, const OutlookMention& mention) {
  static const WordSet be{"be"};
  const Tokens& tokens = article.tokens;
  if (mention.action == kNone || tokens.upos[mention.action] != Upos::kVerb) return false;
  uint32_t before = mention.action;
  while (before > mention.token + 1 && tokens.upos[before - 1] == Upos::kAdv) --before;
  return before > mention.token && be.contains(tokens.lemma[before - 1]);
}

// "The strike will start on Monday": nobody starts it.
bool happens(const Article& article, const OutlookMention& mention) {
  return mention.action != kNone && mention.action < mention.token &&
         article.tokens.upos[mention.action] == Upos::kNoun &&
         article.tokens.deprel[mention.action] == Deprel::kNsubj;
}

// "Dozens of students said they would stay": nobody is named.
bool is_crowd(const Article& article, const OutlookMention& mention) {
  static const WordSet one{"he", "she", "it", "i"};
  const Tokens& tokens = article.tokens;
  const auto is_named = [&](uint32_t token) {
    return tokens.upos[token] == Upos::kPropn || one.contains(tokens.word[token]);
  };
  for (uint32_t token = tokens.token_at(mention.span.begin); token < mention.token; ++token)
    if (is_named(token)) return false;
  if (mention.speaker.empty()) return true;
  for (uint32_t token = tokens.token_at(mention.speaker.begin);
       token < tokens.count() && tokens.begin[token] < mention.speaker.end; ++token)
    if (is_named(token)) return false;
  return true;
}

void remove(Matters& matters, std::optional<Matter> what) {
  if (what) matters.erase(std::remove(matters.begin(), matters.end(), *what), matters.end());
}

}  // namespace

size_t bytes_of(const OutlooksOfArticle& article) {
  size_t bytes = column_bytes(article.all);
  for (const ReadOutlook& read : article.all)
    bytes += column_bytes(read.matters) + column_bytes(read.acts) + column_bytes(read.named) +
             column_bytes(read.sentence) + column_bytes(read.lead) + column_bytes(read.own);
  return bytes;
}

Family family(OutlookKind kind) {
  switch (kind) {
    case OutlookKind::kThreat:
    case OutlookKind::kWarning:
      return kThreats;
    case OutlookKind::kPledge:
    case OutlookKind::kPlan:
    case OutlookKind::kPrediction:
      return kPromises;
    case OutlookKind::kDemand:
    case OutlookKind::kDeadline:
      return kDemands;
  }
  return kThreats;
}

// Of "pay the first sums" the action may be the noun: paying is told as well. Of "plans a march"
// planning is no part.
Matters OutlookReader::acts_of(uint32_t article_ix, const OutlookMention& mention) const {
  const Tokens& tokens = articles_[article_ix]->tokens;
  const uint32_t action = mention.action;
  Matters acts = reader_.acts_at(article_ix, action);
  const uint32_t head = tokens.head[action];
  if (tokens.deprel[action] == Deprel::kObj && head < tokens.count() && head != mention.token &&
      tokens.upos[head] == Upos::kVerb) {
    const Matters of_verb = reader_.acts_at(article_ix, head);
    acts.insert(acts.end(), of_verb.begin(), of_verb.end());
    keep_sorted_once(acts);
  }
  return acts;
}

// What the first sentence of an article is about.
Matters OutlookReader::lead_of(uint32_t article_ix) const {
  for (const Sentence& sentence : articles_[article_ix]->sentences)
    if (sentence.kind == SentenceKind::kBody)
      return reader_.read(article_ix, sentence.begin_token, sentence.end_token);
  return {};
}

// Whom alone a sentence names.
std::optional<Matter> OutlookReader::only_person(uint32_t article_ix, uint32_t sentence) const {
  const auto& mentions = articles_[article_ix]->entities;
  std::optional<Matter> person;
  const auto first = std::lower_bound(
      mentions.begin(), mentions.end(), articles_[article_ix]->sentences[sentence].begin_token,
      [](const EntityMention& mention, uint32_t at) { return mention.begin_token < at; });
  for (auto mention = first; mention != mentions.end() && mention->sentence == sentence;
       ++mention) {
    if (mention->kind != EntityKind::kPerson || mention->form != MentionForm::kName) continue;
    const auto who =
        reader_.of_mention(article_ix, static_cast<uint32_t>(mention - mentions.begin()));
    if (!who || (person && person != who)) return std::nullopt;
    person = who;
  }
  return person;
}

// Who is asked to go where "Sosa's resignation" is demanded, and to whom something would be done
// where it is his arrest: a person or a body.
void OutlookReader::read_parties(uint32_t article_ix, const OutlookMention& mention,
                                 ReadOutlook& read) const {
  const Article& article = *articles_[article_ix];
  const bool is_demand = family(mention.kind) == kDemands;
  if (is_demand) read.asked = mention.against;
  const Parties parties =
      parties_at(article, mention.action, event_at(article, mention.action), read.acts);
  if (!read.against && is_demand && !parties.doers.empty())
    if (const auto asked = reader_.of_mention(article_ix, *parties.doers.begin());
        asked != read.who) {
      read.against = asked;
      read.asked = *parties.doers.begin();
    }
  for (const uint32_t party : parties.undergoers) {
    const auto what = reader_.of_mention(article_ix, party);
    const EntityKind kind = article.entities[party].kind;
    const bool is_body = kind == EntityKind::kPerson || kind == EntityKind::kOrganization;
    if (is_body && what && what->kind() == MatterKind::kEntity && what != read.who)
      read.undergoer = what;
    if (!read.undergoer) continue;
    if (is_demand && read.asked == kNone) read.asked = party;
    break;
  }
  // "Borg faces a ban": it would be put on her.
  static const WordSet facing{"face", "risk"};
  if (facing.contains(article.tokens.lemma[mention.token]))
    for (const uint32_t party : parties_at(article, mention.token, nullptr, {}).undergoers)
      if (const auto what = reader_.of_mention(article_ix, party); what && !read.undergoer)
        read.undergoer = what;
  // "A court found Lina Borg guilty. She will be sentenced on Friday."
  static const WordSet one{"he", "she"};
  if (!read.undergoer && mention.lead_in != kNone && is_passive(article, mention) &&
      one.contains(article.tokens.word[article.tokens.token_at(mention.span.begin)]))
    read.undergoer = only_person(article_ix, mention.lead_in);
  const bool is_named =
      read.asked != kNone && article.entities[read.asked].form == MentionForm::kName;
  if (!is_named) read.asked = kNone;
}

ReadOutlook OutlookReader::read(uint32_t article_ix, const OutlookMention& mention) const {
  const Article& article = *articles_[article_ix];
  ReadOutlook read;
  read.day = days_from_civil(article.published->day());
  read.who = reader_.of_mention(article_ix, mention.who);
  if (mention.who != kNone) {
    const uint32_t entity = links_.entity_of[article_ix][mention.who];
    read.who_is_named = article.entities[mention.who].form == MentionForm::kName;
    if (entity != kNone) read.state = states_.of(entity);
  }
  read.matters = reader_.read(article_ix, article.tokens.token_at(mention.span.begin),
                              article.tokens.token_at(mention.span.end));
  if (mention.action != kNone) {
    read.action = reader_.action_at(article_ix, mention.action);
    read.acts = acts_of(article_ix, mention);
  }
  // "Is to remain in jail after prosecutors decided": what leads here is no part of it.
  static const WordSet asides{"after", "because", "if",   "when",  "although", "as",  "while",
                              "since", "before",  "even", "which", "who",      "that"};
  const uint32_t end_token = article.tokens.token_at(mention.span.end);
  for (uint32_t token = mention.token + 1; token < end_token; ++token) {
    if (asides.contains(article.tokens.word[token])) break;
    const Upos tag = article.tokens.upos[token];
    if (tag != Upos::kVerb && tag != Upos::kNoun) continue;
    // Of nouns those that tell a deed: "is to take a bride at a wedding on Monday".
    for (const Matter act : reader_.acts_at(article_ix, token))
      if (tag == Upos::kVerb || act.kind() == MatterKind::kAction) read.named.push_back(act);
  }
  keep_sorted_once(read.named);
  read.by_anybody = mention.kind == OutlookKind::kPrediction || is_passive(article, mention) ||
                    happens(article, mention);
  read.by_crowd = !read.who && family(mention.kind) != kDemands && is_crowd(article, mention);
  read.is_negated = is_negated(article, mention);
  read.against = reader_.of_mention(article_ix, mention.against);
  if (mention.action != kNone) read_parties(article_ix, mention, read);
  const Sentence& words = article.sentences[mention.sentence];
  if (!read.who) read.lead = lead_of(article_ix);
  read.sentence = reader_.read(article_ix, words.begin_token, words.end_token);
  // Of "the judge expected a verdict" the judge is no part of what would be.
  if (mention.kind == OutlookKind::kPrediction && !mention.speaker.empty())
    for (const Matter what :
         reader_.read(article_ix, article.tokens.token_at(mention.speaker.begin),
                      article.tokens.token_at(mention.speaker.end)))
      remove(read.matters, what);
  read.own = read.matters;
  if (mention.lead_in != kNone) {
    const Sentence& lead_in = article.sentences[mention.lead_in];
    const Matters more = reader_.read(article_ix, lead_in.begin_token, lead_in.end_token);
    read.matters.insert(read.matters.end(), more.begin(), more.end());
    keep_sorted_once(read.matters);
    if (mention.who != kNone) read.own = read.matters;
  }
  for (Matters* matters : {&read.matters, &read.own}) {
    remove(*matters, read.who);
    remove(*matters, read.action);
  }
  return read;
}

}  // namespace dateline
