#include "assemble/contested/joined_oppositions.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/hash.h"
#include "base/sorted.h"
#include "text/fold.h"

namespace dateline {
namespace {

// The smallest index of a connected set of statements.
class Connected {
 public:
  explicit Connected(size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), 0u);
  }
  uint32_t root(uint32_t ix) {
    while (parent_[ix] != ix) ix = parent_[ix] = parent_[parent_[ix]];
    return ix;
  }
  void join(uint32_t a, uint32_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<uint32_t> parent_;
};

// Is half of what is about less in the other too, and more than who is accused?
bool are_alike(const Matters& a, const Matters& b) {
  const bool shares_more = std::any_of(a.begin(), a.end(), [&](Matter what) {
    return !what.is_name() && std::binary_search(b.begin(), b.end(), what);
  });
  return shares_more && 2 * count_shared(a, b) >= std::min(a.size(), b.size());
}

class Joiner {
 public:
  Joiner(Articles articles, const EntityLinks& links, std::span<const Statement> statements,
         const std::vector<Opposition>& oppositions)
      : articles_(articles),
        links_(links),
        statements_(statements),
        oppositions_(oppositions),
        connected_(statements.size()) {}

  Connected join() {
    for (const Opposition& pair : oppositions_) connected_.join(pair.claim, pair.reply);
    join_charges();
    join_repeated();
    join_lone();
    join_counted();
    return std::move(connected_);
  }

 private:
  const ClaimMention& claim_of(uint32_t ix) const {
    const Statement& statement = statements_[ix];
    return articles_[statement.article_ix]->claims[statement.claim_ix];
  }

  // Charges against one who denies them are one dispute, in however many articles they stand.
  void join_charges() {
    std::map<uint32_t, std::vector<uint32_t>> charges_of;  // who denies -> claims
    const auto join = [&](uint32_t who, uint32_t claim) {
      for (const uint32_t known : charges_of[who])
        if (are_alike(statements_[known].matters, statements_[claim].matters))
          connected_.join(known, claim);
    };
    for (const bool is_named : {true, false})
      for (const Opposition& pair : oppositions_) {
        const Statement& reply = statements_[pair.reply];
        if ((reply.who != kNone) != is_named || !claim_of(pair.claim).is_charge) continue;
        // Of "Borg is sought over charges of fraud, which she denies" nobody says who she is.
        const auto deniers =
            is_named ? std::vector{reply.who} : named_beside(articles_, links_, reply);
        for (const uint32_t who : deniers) join(who, pair.claim);
        if (is_named) charges_of[reply.who].push_back(pair.claim);
      }
  }

  // The same words against the same words are one dispute, on however many days they are printed.
  void join_repeated() {
    std::map<std::pair<uint64_t, uint64_t>, uint32_t> claim_of_words;
    for (const Opposition& pair : oppositions_) {
      const auto words = std::pair(words_of(articles_, statements_[pair.claim]),
                                   words_of(articles_, statements_[pair.reply]));
      const auto [known, is_new] = claim_of_words.emplace(words, pair.claim);
      if (!is_new) connected_.join(known->second, pair.claim);
    }
  }

  // What one speaker denies on two days is one dispute, whoever is quoted against him on the other.
  void join_lone() {
    std::map<uint64_t, std::vector<uint32_t>> denials_by;  // speaker -> replies
    for (const Opposition& pair : oppositions_)
      if (claim_of(pair.reply).kind == ClaimKind::kDenial)
        denials_by[statements_[pair.reply].speaker].push_back(pair.reply);
    for (const Opposition& lone : oppositions_) {
      if (lone.claim != lone.reply) continue;
      const Statement& denial = statements_[lone.reply];
      for (const uint32_t other : denials_by[denial.speaker])
        if (are_alike(statements_[other].matters, denial.matters))
          connected_.join(other, lone.reply);
    }
  }

  // "Said that 80 had been killed", "said that nobody had": the number that somebody else denies is
  // in what he denies.
  void join_counted() {
    const auto place_of = [&](uint32_t ix) {
      return std::pair(statements_[ix].article_ix, claim_of(ix).sentence);
    };
    for (const Opposition& number : oppositions_) {
      if (number.kind != DisputeKind::kNumber) continue;
      for (const Opposition& other : oppositions_)
        if (other.kind != DisputeKind::kNumber && place_of(other.claim) == place_of(number.claim) &&
            place_of(other.reply) == place_of(number.reply) &&
            claim_of(other.claim).span.contains(claim_of(number.claim).span))
          connected_.join(number.claim, other.claim);
    }
  }

  Articles articles_;
  const EntityLinks& links_;
  std::span<const Statement> statements_;
  const std::vector<Opposition>& oppositions_;
  Connected connected_;
};

}  // namespace

std::vector<std::vector<Opposition>> join_oppositions(Articles articles, const EntityLinks& links,
                                                      std::span<const Statement> statements,
                                                      const std::vector<Opposition>& oppositions) {
  Connected connected = Joiner(articles, links, statements, oppositions).join();
  std::map<uint32_t, std::vector<Opposition>> sets;
  for (const Opposition& pair : oppositions) sets[connected.root(pair.claim)].push_back(pair);
  std::vector<std::vector<Opposition>> joined;
  joined.reserve(sets.size());
  for (auto& [root, pairs] : sets) joined.push_back(std::move(pairs));
  return joined;
}

std::vector<uint32_t> named_beside(Articles articles, const EntityLinks& links,
                                   const Statement& statement) {
  std::vector<uint32_t> named;
  const Article& article = *articles[statement.article_ix];
  const uint32_t sentence = article.claims[statement.claim_ix].sentence;
  for (size_t mention = 0; mention < article.entities.size(); ++mention) {
    const uint32_t entity = links.entity_of[statement.article_ix][mention];
    if (article.entities[mention].sentence == sentence && entity != kNone) named.push_back(entity);
  }
  keep_sorted_once(named);
  return named;
}

uint64_t words_of(Articles articles, const Statement& statement) {
  const Article& article = *articles[statement.article_ix];
  return hash64(fold(article.at(article.claims[statement.claim_ix].span)));
}

}  // namespace dateline
