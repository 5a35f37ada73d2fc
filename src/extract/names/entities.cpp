// Names and roles: who and what an article speaks of. Rule ids 200 to 299.
#include "extract/extract.h"
#include "extract/names/name_chains.h"
#include "extract/names/name_spans.h"
#include "extract/names/roles.h"
#include "lexicon/word_set.h"

namespace dateline {
namespace {

constexpr RuleId kListedName = 200;  // a title or a list tells the kind of the name
constexpr RuleId kTaggedName = 201;  // the name tagger tells it

// "Tehran vowed" and "talks with Tehran" mean its government; "in Tehran" means the city.
bool stands_for_government(const Article& article, const EntityMention& mention) {
  static const WordSet kLocative{"in",      "at",      "near",   "from",   "to",
                                 "into",    "outside", "over",   "across", "around",
                                 "through", "towards", "toward", "of"};
  const Tokens& tokens = article.tokens;
  const Sentence& sentence = article.sentences[mention.sentence];
  uint32_t before = mention.begin_token;
  static const WordSet kThe{"the"};
  if (before > sentence.begin_token && kThe.contains(tokens.word[before - 1])) --before;
  if (before > sentence.begin_token && kLocative.contains(tokens.word[before - 1])) return false;
  // A dateline: "TEHRAN (Reuters) -", "BAGHDAD, Jan. 3 -".
  const bool begins_paragraph = before == sentence.begin_token;
  return !(begins_paragraph && tokens.has(mention.begin_token, kAllUpper) &&
           mention.end_token < sentence.end_token && tokens.has(mention.end_token, kIsPunctuation));
}

}  // namespace

void extract_entities(Article& article, const Lexicon& lexicon) {
  for (const NameSpan& name : find_name_spans(article, lexicon)) {
    EntityMention mention;
    mention.span = article.tokens.span(name.begin_token, name.end_token);
    mention.begin_token = name.begin_token;
    mention.end_token = name.end_token;
    mention.sentence = name.sentence;
    mention.kind = name.kind;
    if (name.title_begin < name.begin_token)
      mention.title = article.tokens.span(name.title_begin, name.begin_token);
    mention.rule = name.is_kind_sure ? kListedName : kTaggedName;
    mention.confidence = name.is_kind_sure ? 900 : 600;
    article.entities.push_back(mention);
  }
  chain_names(article, lexicon);
  for (EntityMention& mention : article.entities)
    if (mention.kind == EntityKind::kPlace)
      mention.is_actor = stands_for_government(article, mention);
  add_roles(article, lexicon);
  sort_entities(article);
}

}  // namespace dateline
