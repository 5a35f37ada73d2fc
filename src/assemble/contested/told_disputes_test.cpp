#include "assemble/contested/told_disputes.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {

// Sides told by so many articles, the first so many of them named.
ToldDispute told(std::string question, bool is_of_one_article, uint64_t articles, int named,
                 DisputeKind kind = DisputeKind::kDenial) {
  Dispute dispute;
  dispute.question = std::move(question);
  dispute.kind = kind;
  for (int side = 0; side < 2; ++side) {
    DisputeSide words;
    if (side < named) words.who = EntityId::of(uint64_t{7} << 8);
    SourceRef source;
    source.article.hash.low = 1;
    NonEmpty<SourceRef> sources(source);
    for (uint64_t more = 1; more < articles; ++more) {
      source.article.hash.low = more + 1;
      sources.push_back(source);
    }
    dispute.sides.push_back({words, std::move(sources)});
  }
  return {std::move(dispute), is_of_one_article};
}

std::vector<std::string> questions(std::vector<ToldDispute> disputes) {
  std::vector<std::string> out;
  for (const Dispute& dispute : in_order(std::move(disputes))) out.push_back(dispute.question);
  return out;
}

}  // namespace

TEST_CASE("what an article itself opposes stands before what was found across articles") {
  CHECK(questions({told("found", false, 3, 2), told("opposed", true, 1, 0),
                   told("detail", true, 4, 2, DisputeKind::kDetail),
                   told("numbers", true, 2, 2, DisputeKind::kNumber)}) ==
        std::vector<std::string>{"opposed", "numbers", "found", "detail"});
}

TEST_CASE("of like disputes those that more articles tell of, and of named speakers, stand first") {
  CHECK(questions({told("named", true, 1, 2), told("older", true, 1, 1), told("newer", true, 1, 1),
                   told("often told", true, 3, 0)}) ==
        std::vector<std::string>{"often told", "named", "newer", "older"});
  ToldDispute of_actor = told("of the story's actor", true, 1, 1);
  of_actor.actors = 1;
  CHECK(questions({of_actor, told("of others", true, 1, 2)}) ==
        std::vector<std::string>{"of the story's actor", "of others"});
}
