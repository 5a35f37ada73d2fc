// Disputes: oppositions that share a statement are one dispute, with one side for each speaker and
// position. Nothing is ruled on: the sides are what was published.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "assemble/assemble.h"
#include "assemble/contested/dispute_question.h"
#include "assemble/contested/joined_oppositions.h"
#include "assemble/contested/oppositions.h"
#include "assemble/contested/told_disputes.h"
#include "assemble/lines/lines.h"
#include "assemble/prominence.h"
#include "base/hash.h"
#include "lexicon/word_set.h"
#include "text/characters.h"

namespace dateline {
namespace {

// A dispute with more sides than a reader can hold shows the oldest.
constexpr size_t kMaxSides = 6;
// A clause of fewer words is no side.
constexpr uint32_t kShortestSide = 5;
// How far before a side the story may have been named that it is of, in sentences.
constexpr uint32_t kSentencesBefore = 10;

class DisputeWriter {
 public:
  DisputeWriter(Articles articles, const EntityLinks& links, std::span<const Statement> statements,
                const Prominence& prominence, const Lexicon& lexicon)
      : articles_(articles),
        links_(links),
        statements_(statements),
        prominence_(prominence),
        lexicon_(lexicon) {}

  std::vector<Dispute> write(const std::vector<Opposition>& oppositions) const {
    std::vector<ToldDispute> told;
    for (const auto& pairs : join_oppositions(articles_, links_, statements_, oppositions))
      if (is_of_story(pairs, kSentencesBefore))
        if (auto dispute = dispute_of(pairs))
          told.push_back({std::move(*dispute), is_of_one_article(pairs), count_actors(pairs)});
    return in_order(std::move(told));
  }

 private:
  const Article& article_of(const Statement& statement) const {
    return *articles_[statement.article_ix];
  }
  const ClaimMention& claim_of(const Statement& statement) const {
    return article_of(statement).claims[statement.claim_ix];
  }

  SourceRef source_of(uint32_t ix) const {
    const Statement& statement = statements_[ix];
    return sentence_source(article_of(statement), claim_of(statement).sentence);
  }

  std::optional<EntityId> who_of(uint32_t ix) const {
    const uint32_t who = statements_[ix].who;
    if (who == kNone) return std::nullopt;
    return links_.entities[who].id;
  }

  // The first article that says these words in its own voice: another that repeats them says no
  // more.
  uint32_t voice_of(uint32_t ix, const std::map<uint32_t, bool>& members) const {
    const uint64_t words = words_of(articles_, statements_[ix]);
    for (const auto& [other, is_reply] : members)
      if (words_of(articles_, statements_[other]) == words) return statements_[other].article_ix;
    return statements_[ix].article_ix;
  }

  bool are_beside(const Statement& one, const Statement& other) const {
    return one.article_ix == other.article_ix &&
           claim_of(one).sentence == claim_of(other).sentence && one.speaker == other.speaker;
  }
  // "Between 400 and 600 boats": what one speaker says in one sentence is one side.
  uint32_t first_beside(uint32_t ix, const std::map<uint32_t, bool>& members) const {
    for (const auto& [other, is_reply] : members)
      if (claim_of(statements_[other]).kind == ClaimKind::kNumber &&
          are_beside(statements_[other], statements_[ix]))
        return other;
    return ix;
  }

  // Statements on one side: the same position by the same speaker, or the same number.
  struct Position {
    bool is_reply = false;
    uint64_t speaker = 0;
    int64_t low = 0, high = 0;
    uint32_t article_ix = 0;  // tells the outlets' own voices apart
    friend bool operator==(const Position&, const Position&) = default;
  };
  Position position_of(uint32_t ix, bool is_reply, const std::map<uint32_t, bool>& members) const {
    const Statement& statement = statements_[ix];
    const ClaimMention& claim = claim_of(statement);
    if (claim.kind == ClaimKind::kNumber) {
      const ClaimMention& told = claim_of(statements_[first_beside(ix, members)]);
      return {false, 0, told.low, told.high, 0};
    }
    const bool is_own_voice = statement.speaker == 0 && !claim.is_charge;
    const uint32_t own_voice = is_own_voice ? voice_of(ix, members) : 0;
    return {is_reply, statement.speaker, 0, 0, own_voice};
  }

  // Of "two women were robbed in another town", told beside the story, nothing is contested in it.
  bool is_of_story(const std::vector<Opposition>& pairs, uint32_t sentences_before) const {
    const auto is_told = [&](uint32_t ix) {
      const Statement& statement = statements_[ix];
      return prominence_.is_of_story(article_of(statement), statement.article_ix,
                                     claim_of(statement).sentence, sentences_before);
    };
    return std::any_of(pairs.begin(), pairs.end(), [&](const Opposition& pair) {
      return is_told(pair.claim) || is_told(pair.reply);
    });
  }

  // Of both sides of the pairs, those whose speaker is an actor of the story; and one more where
  // the sentences name one.
  int count_actors(const std::vector<Opposition>& pairs) const {
    const auto is_by_actor = [&](uint32_t ix) {
      return statements_[ix].who != kNone && prominence_.is_actor(statements_[ix].who);
    };
    const auto has = [&](uint32_t Opposition::*side) {
      return std::any_of(pairs.begin(), pairs.end(),
                         [&](const Opposition& pair) { return is_by_actor(pair.*side); });
    };
    return has(&Opposition::claim) + has(&Opposition::reply) + is_of_story(pairs, 0);
  }

  bool is_of_one_article(const std::vector<Opposition>& pairs) const {
    return std::any_of(pairs.begin(), pairs.end(), [&](const Opposition& pair) {
      return statements_[pair.claim].article_ix == statements_[pair.reply].article_ix;
    });
  }

  bool is_part_of_another(uint32_t ix, const std::map<uint32_t, bool>& members) const;
  std::string text_of(uint32_t ix, const std::map<uint32_t, bool>& members) const;
  std::optional<Dispute> dispute_of(const std::vector<Opposition>& pairs) const;
  uint32_t asking(uint32_t ix) const;
  std::string_view shared_place(const Opposition& pair) const;
  std::string question_of(const Opposition& pair) const;
  std::string question_of_claim(const Opposition& pair) const;
  std::string question_of_reply(uint32_t ix) const;
  std::string change_of(const Opposition& first, const Opposition& last) const;

  Articles articles_;
  const EntityLinks& links_;
  std::span<const Statement> statements_;
  const Prominence& prominence_;
  const Lexicon& lexicon_;
};

std::optional<Dispute> DisputeWriter::dispute_of(const std::vector<Opposition>& pairs) const {
  std::map<uint32_t, bool> members;  // statement -> is a reply
  DisputeKind kind = DisputeKind::kDetail;
  bool is_lone = false;
  for (const Opposition& pair : pairs) {
    is_lone = is_lone || pair.claim == pair.reply;
    members.emplace(pair.claim, pair.claim == pair.reply);
    members.emplace(pair.reply, true);
    if (pair.kind != DisputeKind::kDetail) kind = pair.kind;
  }
  Dispute dispute;
  dispute.kind = kind;
  // Oldest first; of one sentence what is denied comes before its denial.
  std::vector<std::pair<uint32_t, bool>> in_order(members.begin(), members.end());
  std::stable_sort(in_order.begin(), in_order.end(), [&](const auto& a, const auto& b) {
    const auto place = [&](const auto& member) {
      const Statement& statement = statements_[member.first];
      return std::tuple(statement.article_ix, claim_of(statement).sentence, member.second);
    };
    return place(a) < place(b);
  });
  std::vector<Position> positions;
  for (const auto& [ix, is_reply] : in_order) {
    if (is_part_of_another(ix, members)) continue;
    const Position position = position_of(ix, is_reply, members);
    const auto known = std::find(positions.begin(), positions.end(), position);
    if (known != positions.end()) {
      auto& side = dispute.sides[static_cast<size_t>(known - positions.begin())];
      const SourceRef source = source_of(ix);
      if (std::find(side.sources.begin(), side.sources.end(), source) == side.sources.end())
        side.sources.push_back(source);
      continue;
    }
    if (positions.size() == kMaxSides) continue;
    positions.push_back(position);
    const std::string text = text_of(ix, members);
    dispute.sides.push_back({DisputeSide{who_of(ix), text}, NonEmpty<SourceRef>(source_of(ix))});
  }
  if (dispute.sides.size() < 2 && !is_lone) return std::nullopt;
  const SourceRef& first = dispute.sides.front().sources.front();
  dispute.id = DisputeId::of(hash_combine(hash_combine(first.article.hash.low, first.span.begin),
                                          static_cast<uint64_t>(kind)));
  dispute.question = kind == DisputeKind::kDetail ? change_of(pairs.front(), pairs.back())
                                                  : question_of(pairs.front());
  return dispute;
}

// "Reuters and others of a letter" stands inside "reports by Reuters and others of a letter".
bool DisputeWriter::is_part_of_another(uint32_t ix, const std::map<uint32_t, bool>& members) const {
  const Statement& statement = statements_[ix];
  const Span span = claim_of(statement).span;
  return std::any_of(members.begin(), members.end(), [&](const auto& member) {
    const Statement& other = statements_[member.first];
    const Span around = claim_of(other).span;
    // "denied reports that she would resign": the denial holds what it denies.
    const bool is_denial = claim_of(other).kind == ClaimKind::kDenial;
    return other.article_ix == statement.article_ix && around != span && !is_denial &&
           around.contains(span);
  });
}

// "Lima says that it fired, Quito that it did not": the second is no sentence without the verb of
// the first. "Porto blamed Lima, and Lima denied it" has one.
bool is_gapped(const Article& article, const Statement& statement, const ClaimMention& claim) {
  const Tokens& tokens = article.tokens;
  if (claim.speaker.empty() || tokens.token_at(claim.speaker.end) != statement.begin_token)
    return false;
  const bool is_charge = claim.kind == ClaimKind::kAssertion && claim.is_charge &&
                         tokens.upos[statement.begin_token] == Upos::kVerb &&
                         tokens.upos[tokens.token_at(claim.speaker.begin)] != Upos::kPron &&
                         !article.word_at(statement.begin_token).ends_with("ing");
  return !is_charge;
}

// The sentence as a line; of two sides in one sentence, each its own clause.
std::string DisputeWriter::text_of(uint32_t ix, const std::map<uint32_t, bool>& members) const {
  const Statement& statement = statements_[ix];
  const ClaimMention& claim = claim_of(statement);
  const bool is_reply = members.at(ix);
  const bool is_shared = std::any_of(members.begin(), members.end(), [&](const auto& member) {
    const Statement& other = statements_[member.first];
    const bool is_one_side =
        (claim.kind == ClaimKind::kNumber &&
         first_beside(ix, members) == first_beside(member.first, members)) ||
        (statement.speaker != 0 && other.speaker == statement.speaker && is_reply == member.second);
    return !is_one_side && other.article_ix == statement.article_ix &&
           claim_of(other).sentence == claim.sentence && member.first != ix;
  });
  if (!is_shared) return cut_line(article_of(statement), claim.sentence);
  if (is_gapped(article_of(statement), statement, claim))
    return whole_line(article_of(statement), claim.sentence);
  Span clause = claim.span;
  const Span sentence = article_of(statement).sentences[claim.sentence].span;
  if (!claim.speaker.empty() && claim.speaker.begin < clause.begin &&
      sentence.contains(claim.speaker))
    clause.begin = claim.speaker.begin;
  // "..., which he denies": two words tell nobody who denies what.
  const Tokens& tokens = article_of(statement).tokens;
  const uint32_t first = tokens.token_at(clause.begin), end = tokens.token_at(clause.end);
  static const WordSet relative{"who", "which", "that"};
  const bool is_short_reply = is_reply && end - first < kShortestSide;
  if (is_short_reply || relative.contains(tokens.word[first]))
    return whole_line(article_of(statement), claim.sentence);
  clause.end = tokens.span(with_closing_mark(article_of(statement), first, end) - 1).end;
  const std::string text = with_first_letter(display_text(article_of(statement), clause), true);
  return is_ascii_letter(text.back()) || is_ascii_digit(text.back()) ? text + "." : text;
}

// "As many as 40" is a figure of 40, "at least 40" as well.
int64_t figure_of(const ClaimMention& claim) { return claim.low > 0 ? claim.low : claim.high; }

// "Correction: an earlier version of this article said four died": the number that is taken back,
// not that behind it: "; it is three".
bool is_taken_back(const Article& article, const ClaimMention& claim) {
  static const WordSet kBefore{"earlier", "incorrectly", "misstated", "previous", "wrongly"};
  if (!claim.is_correction) return false;
  const Tokens& tokens = article.tokens;
  bool is_earlier = false;
  for (uint32_t token = article.sentences[claim.sentence].begin_token;
       tokens.begin[token] < claim.span.begin; ++token) {
    if (article.word_at(token) == ";" || tokens.upos[token] == Upos::kNum) return false;
    is_earlier |= kBefore.contains(tokens.word[token]);
  }
  return is_earlier;
}

// "Rose from 12 to 15: 12 people were killed"
std::string DisputeWriter::change_of(const Opposition& first, const Opposition& last) const {
  const Statement& before = statements_[first.claim];
  const Statement& after = statements_[last.reply];
  int64_t from = figure_of(claim_of(before)), to = figure_of(claim_of(after));
  if (is_taken_back(article_of(after), claim_of(after))) std::swap(from, to);
  const bool is_corrected = claim_of(before).is_correction || claim_of(after).is_correction;
  const std::string_view verb = is_corrected ? "Corrected from "
                                : to > from  ? "Rose from "
                                             : "Changed from ";
  return std::string(verb) + std::to_string(from) + " to " + std::to_string(to) + ": " +
         display_text(article_of(before), claim_of(before).span);
}

// "31 people" and "died ... has risen to 34" ask nothing; what somebody says of them does.
uint32_t DisputeWriter::asking(uint32_t ix) const {
  const Statement& number = statements_[ix];
  const ClaimMention& claim = claim_of(number);
  const bool begins_with_verb = article_of(number).tokens.upos[number.begin_token] == Upos::kVerb;
  if (claim.kind != ClaimKind::kNumber || (claim.slot != NumberSlot::kOther && !begins_with_verb))
    return ix;
  const auto is_beside = [&](uint32_t other) {
    return statements_[other].article_ix == number.article_ix &&
           claim_of(statements_[other]).sentence == claim.sentence;
  };
  uint32_t first = ix;
  while (first > 0 && is_beside(first - 1)) --first;
  for (uint32_t other = first; other < statements_.size() && is_beside(other); ++other) {
    const ClaimMention& said = claim_of(statements_[other]);
    const Statement& all = statements_[other];
    if (said.kind == ClaimKind::kAssertion && said.span.contains(claim.span) &&
        all.end_token - all.begin_token <= kLongestQuestion)
      return other;
  }
  return ix;
}

// The place that both sentences name, of several the one that the story names least.
std::string_view DisputeWriter::shared_place(const Opposition& pair) const {
  const auto one = named_beside(articles_, links_, statements_[pair.claim]);
  const auto other = named_beside(articles_, links_, statements_[pair.reply]);
  std::string_view place;
  for (const uint32_t entity : one)
    if (links_.entities[entity].kind == EntityKind::kPlace &&
        std::binary_search(other.begin(), other.end(), entity))
      place = links_.entities[entity].name;
  return place;
}

// "Denied misleading him" asks by itself what "I was misled" does not.
std::string DisputeWriter::question_of_reply(uint32_t ix) const {
  const Statement& denial = statements_[ix];
  const ClaimMention& claim = claim_of(denial);
  if (claim.kind != ClaimKind::kDenial || claim.points_back) return {};
  const std::string name = denial.who == kNone ? "" : links_.entities[denial.who].name;
  return question_of_denial(article_of(denial), claim, name, lexicon_);
}

std::string DisputeWriter::question_of(const Opposition& pair) const {
  const bool is_lone_denial =
      pair.claim == pair.reply && claim_of(statements_[pair.reply]).kind == ClaimKind::kDenial;
  if (is_lone_denial) return question_of_reply(pair.reply);
  std::string question = question_of_claim(pair);
  if (is_question(question)) return question;
  const std::string denied = question_of_reply(pair.reply);
  return is_question(denied) ? denied : question;
}

std::string DisputeWriter::question_of_claim(const Opposition& pair) const {
  const ClaimMention& number = claim_of(statements_[pair.claim]);
  if (number.kind == ClaimKind::kNumber && is_of_people(number.slot))
    if (const std::string_view place = shared_place(pair); !place.empty())
      return how_many(number.slot, place);
  // "It counted 22" counts what the other number does.
  for (const uint32_t ix : {pair.claim, pair.reply}) {
    const Statement& told = statements_[asking(ix)];
    if (claim_of(statements_[ix]).kind != ClaimKind::kNumber) continue;
    std::string question = question_of_number(article_of(told), claim_of(statements_[ix]),
                                              told.begin_token, told.end_token);
    if (!question.empty()) return question;
  }
  const Statement& claim = statements_[asking(pair.claim)];
  // "The mayor was charged with fraud": the fraud is in question, not the charge. "Is said to have
  // held a million" is asked as it stands.
  static const WordSet to{"to"};
  const Tokens& tokens = article_of(claim).tokens;
  const uint32_t verb = claim_of(claim).token;
  const bool is_charging = claim_of(claim).is_charge && tokens.upos[verb] == Upos::kVerb &&
                           !to.contains(tokens.word[verb + 1]);
  const uint32_t first = is_charging ? verb : claim.begin_token;
  const bool is_body = claim.who != kNone && links_.entities[claim.who].kind != EntityKind::kPerson;
  return question_from(article_of(claim), first, claim.end_token, lexicon_,
                       is_body ? std::string_view(links_.entities[claim.who].name) : "");
}

}  // namespace

std::vector<Dispute> find_disputes(Articles articles, const Copies& copies,
                                   const EntityLinks& links, const Lexicon& lexicon, int threads) {
  const Statements statements = collect_statements(articles, copies, links, lexicon, threads);
  std::vector<const Matters*> stretches;
  for (const Statement& statement : statements.all)
    stretches.push_back(&statement.sentence_matters);
  const MatterIndex index(stretches);
  const MatterWeights weights(index);
  const MatterReader reader(articles, links, lexicon);
  const StatementView view{articles, statements.all, statements.ranges, weights, index,
                           reader,   lexicon};
  const Prominence prominence(articles, copies, links);
  return DisputeWriter(articles, links, statements.all, prominence, lexicon)
      .write(find_oppositions(view));
}

}  // namespace dateline
