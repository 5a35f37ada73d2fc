#include "assemble/contested/statements.h"

#include <algorithm>

#include "assemble/article_facts.h"
#include "base/hash.h"
#include "lexicon/word_set.h"
#include "model/dateline_prefix.h"
#include "text/fold.h"

namespace dateline {

namespace {

// "Seven people were killed": the sentences before tell where.
constexpr uint32_t kSentencesBefore = 3;
// "was hardly genuine": how far an adjective may stand from its "was".
constexpr uint32_t kPredicateWords = 4;
// Of one article, the first: each is compared with all others that may be of the same.
constexpr size_t kMostStatements = 2000;

// Where the verb ends, or the adjective behind "was".
uint32_t predicate_end(const Article& article, const ClaimMention& claim, uint32_t end_token) {
  const bool is_auxiliary = article.tokens.upos[claim.token] == Upos::kAux;
  return std::min(claim.token + (is_auxiliary ? kPredicateWords : 1), end_token);
}

// One speaker has one key in every article: the state or entity, else the words that name him.
uint64_t speaker_key(const Article& article, const ClaimMention& claim, std::optional<Matter> who) {
  if (who) return hash_combine(1, who->key);
  if (claim.speaker.empty()) return 0;
  return hash64(fold(article.at(claim.speaker)));
}

// "He had seen no specific evidence that ...": what is denied stands behind the noun.
uint32_t matter_begin(const Article& article, const ClaimMention& claim, uint32_t first) {
  if (claim.kind != ClaimKind::kDenial) return first;
  const Upos tag = article.tokens.upos[claim.token];
  if (tag == Upos::kNoun || (tag == Upos::kAdj && claim.points_back)) return claim.token + 1;
  return claim.points_back ? std::max(first, claim.token) : first;
}

// "denied that it had hired drivers": to hire; "denied having entered into talks": the talks.
std::optional<Matter> denied_deed(const MatterReader& reader, const Article& article,
                                  uint32_t article_ix, uint32_t verb, uint32_t end_token) {
  static const WordSet leading{"commit", "involve", "accord", "base", "enter", "blame"};
  bool is_light = false;
  for (uint32_t token = verb + 1; token < end_token; ++token) {
    const Upos tag = article.tokens.upos[token];
    const bool is_verb = tag == Upos::kVerb || tag == Upos::kAux;
    const WordId lemma = article.tokens.lemma[token];
    if (is_verb && (is_light_verb(lemma) || leading.contains(lemma)))
      is_light = true;
    else if (tag == Upos::kVerb || (tag == Upos::kNoun && is_light))
      return reader.action_at(article_ix, token);
  }
  return std::nullopt;
}

// "denied knowing", "denied that he was aware", "denied any knowledge of it"; not "inside
// knowledge".
bool is_of_knowing(const Article& article, uint32_t verb, uint32_t end_token) {
  static const WordSet knowing{"know", "aware", "realise", "realize", "suspect"};
  static const WordSet knowledge{"knowledge"}, of{"of", "about", "that"};
  for (uint32_t token = verb + 1; token < end_token && token < verb + 1 + kPredicateWords;
       ++token) {
    const WordId lemma = article.tokens.lemma[token];
    if (knowing.contains(lemma) ||
        (knowledge.contains(lemma) && of.contains(article.tokens.word[token + 1])))
      return true;
  }
  return false;
}

// "no evidence that they do not hold"
bool is_of_negative(const Article& article, uint32_t noun, uint32_t end_token) {
  static const WordSet words{"not", "n't", "never"};
  if (article.tokens.upos[noun] != Upos::kNoun) return false;
  for (uint32_t token = noun + 1; token < end_token; ++token)
    if (words.contains(article.tokens.word[token])) return true;
  return false;
}

// "denied it was anything to do with the scandal": what it is stands before.
bool begins_with_pronoun(const Article& article, uint32_t verb, uint32_t end_token) {
  static const WordSet pronouns{"it", "this", "that"}, that{"that"}, be{"be"}, any{"anything"};
  const Tokens& tokens = article.tokens;
  uint32_t token = verb + 1;
  if (token < end_token && that.contains(tokens.word[token]) && tokens.upos[token] == Upos::kSconj)
    ++token;
  return token + 2 < end_token && pronouns.contains(tokens.word[token]) &&
         be.contains(tokens.lemma[token + 1]) && any.contains(tokens.word[token + 2]);
}

// The sentences of the article that this one repeats: what a copy changes, it says itself.
using SentenceHashes = std::vector<uint64_t>;
SentenceHashes sentences_copied(Articles articles, const Copies& copies, uint32_t article_ix) {
  SentenceHashes hashes;
  if (copies.source[article_ix] == article_ix) return hashes;
  const Article& source = *articles[copies.source[article_ix]];
  for (const Sentence& sentence : source.sentences)
    hashes.push_back(hash64(source.at(sentence.span)));
  std::sort(hashes.begin(), hashes.end());
  return hashes;
}

constexpr size_t kMattersOfStatement = 3;

struct StatementsOfArticle {
  std::vector<Statement> statements;
  std::vector<Matters> matters;  // to which they refer: room is made for all at once
};
size_t bytes_of(const StatementsOfArticle& article) {
  size_t bytes = column_bytes(article.statements) + article.matters.capacity() * sizeof(Matters);
  for (const Matters& matters : article.matters) bytes += column_bytes(matters);
  return bytes;
}

// Adds the statement that the claim makes; of one sentence all are about the same.
void read_statement(const MatterReader& reader, const Article& article, uint32_t article_ix,
                    uint32_t claim_ix, StatementsOfArticle& told) {
  static const Matters nothing;
  const ClaimMention& claim = article.claims[claim_ix];
  const Sentence& sentence = article.sentences[claim.sentence];
  const uint32_t begin_token = article.tokens.token_at(claim.span.begin);
  const uint32_t end_token = article.tokens.token_at(claim.span.end);
  const auto about = [&](uint32_t first, uint32_t end) -> const Matters& {
    return told.matters.emplace_back(reader.read(article_ix, first, end));
  };
  const Statement* before = told.statements.empty() ? nullptr : &told.statements.back();
  const bool is_beside =
      before != nullptr && article.claims[before->claim_ix].sentence == claim.sentence;
  const bool is_count = claim.kind == ClaimKind::kNumber && !is_figure(claim);
  const uint32_t first_near = claim.sentence - std::min(claim.sentence, kSentencesBefore);
  Statement statement{
      .article_ix = article_ix,
      .claim_ix = claim_ix,
      .begin_token = begin_token,
      .end_token = end_token,
      .speaker = speaker_key(article, claim, reader.of_mention(article_ix, claim.who)),
      .is_negated = claim.is_negated,
      .is_opposite =
          reader.is_opposite(article_ix, claim.token, predicate_end(article, claim, end_token)),
      .day = days_from_civil(article.published->day()),
      .matters = about(matter_begin(article, claim, begin_token), end_token),
      .sentence_matters = is_beside ? before->sentence_matters
                                    : about(behind_dateline(article, sentence), sentence.end_token),
      .near_matters = is_count ? about(behind_dateline(article, article.sentences[first_near]),
                                       sentence.end_token)
                               : nothing};
  if (claim.kind == ClaimKind::kDenial) {
    statement.deed = denied_deed(reader, article, article_ix, claim.token, end_token);
    statement.is_of_knowing = is_of_knowing(article, claim.token, end_token);
    statement.is_of_negative = is_of_negative(article, claim.token, end_token);
    statement.has_pronoun = begins_with_pronoun(article, claim.token, end_token);
  }
  told.statements.push_back(statement);
}

// nullptr where there are none.
std::shared_ptr<const StatementsOfArticle> read_statements(const MatterReader& reader,
                                                           const Article& article,
                                                           uint32_t article_ix) {
  if (!article.published || article.claims.empty()) return nullptr;
  return fact_of<StatementsOfArticle>(article, reader.meaning_of(article_ix), [&] {
    StatementsOfArticle all;
    const size_t count = std::min(article.claims.size(), kMostStatements);
    all.matters.reserve(count * kMattersOfStatement);
    for (uint32_t claim_ix = 0; claim_ix < count; ++claim_ix)
      read_statement(reader, article, article_ix, claim_ix, all);
    return all;
  });
}

}  // namespace

bool is_light_verb(WordId lemma) {
  static const WordSet light{"be", "have", "do",  "make", "take", "get",
                             "go", "give", "say", "tell", "play", "carry"};
  return light.contains(lemma);
}

bool is_figure(const ClaimMention& claim) {
  return claim.points_back || claim.slot == NumberSlot::kMoney || claim.slot == NumberSlot::kShare;
}

Statements collect_statements(Articles articles, const Copies& copies, const EntityLinks& links,
                              const Lexicon& lexicon, int threads) {
  const auto told_by = facts_of_all<StatementsOfArticle>(threads, articles.size(), [&] {
    return [&, reader = MatterReader(articles, links, lexicon)](uint32_t article_ix) {
      return read_statements(reader, *articles[article_ix], article_ix);
    };
  });
  Statements statements;
  size_t claims = 0;
  for (const Article* article : articles) claims += article->claims.size();
  statements.all.reserve(claims);
  for (uint32_t article_ix = 0; article_ix < articles.size(); ++article_ix) {
    const Article& article = *articles[article_ix];
    const auto& told = told_by[article_ix];
    if (told == nullptr) continue;
    const SentenceHashes copied = sentences_copied(articles, copies, article_ix);
    const auto is_copied = [&](uint32_t sentence) {
      return !copied.empty() &&
             std::binary_search(copied.begin(), copied.end(),
                                hash64(article.at(article.sentences[sentence].span)));
    };
    const auto first = static_cast<uint32_t>(statements.all.size());
    StatementRange range{first, first, links.meaning_of[article_ix]};
    for (const Statement& statement : told->statements) {
      const ClaimMention& claim = article.claims[statement.claim_ix];
      if (is_copied(claim.sentence)) continue;
      Statement& added = statements.all.emplace_back(statement);
      added.article_ix = article_ix;
      if (claim.who != kNone) added.who = links.entity_of[article_ix][claim.who];
      range.meaning = hash_combine(range.meaning, statement.claim_ix);
      ++range.end;
    }
    if (range.first == range.end) continue;
    statements.ranges.push_back(range);
    statements.owners.push_back(told);
  }
  return statements;
}

}  // namespace dateline
