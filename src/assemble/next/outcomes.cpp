#include "assemble/next/outcomes.h"

#include <initializer_list>
#include <string_view>
#include <vector>

#include "base/sorted.h"

namespace dateline {
namespace {

struct Outcome {
  Matters asked, done;
};

// Groups of data/actions.tsv, and roots of words.
Matters acts_of(std::initializer_list<uint32_t> groups,
                std::initializer_list<std::string_view> words) {
  Matters acts;
  for (const uint32_t group : groups) acts.push_back(action_matter(group));
  for (const std::string_view word : words) acts.push_back(root_matter(word));
  keep_sorted_once(acts);
  return acts;
}

const std::vector<Outcome>& outcomes() {
  constexpr uint32_t kBan = 7, kDismissal = 8, kSeizure = 9, kVeto = 12, kLeaving = 20, kVote = 22,
                     kRelease = 24, kPublishing = 31, kApproval = 50, kAppeal = 41, kAgreement = 71,
                     kVerdict = 75, kRuling = 76, kCourt = 79;
  static const std::vector<Outcome> all{
      {acts_of({kRuling, kVerdict}, {"decide", "decision", "discuss", "debate", "consider", "hear",
                                     "hearing", "review"}),
       acts_of({kBan, kDismissal, kSeizure, kVeto, kVote, kRelease, kApproval, kAgreement, kVerdict,
                kRuling},
               {"refuse", "deny", "grant", "order", "lose", "choose", "decide", "clear", "let"})},
      {acts_of({kRelease}, {}), acts_of({kLeaving}, {})},
      {acts_of({kPublishing}, {}), acts_of({kRelease}, {})},
      {acts_of({kAppeal}, {"ask", "request", "apply", "petition"}),
       acts_of({kAppeal}, {"request", "application", "petition", "motion", "bid", "plea"})},
      {acts_of({kCourt}, {}),
       acts_of({kRelease, kVerdict}, {"remand", "plead", "bail", "arraign"})},
  };
  return all;
}

}  // namespace

const Matters& outcomes_of(const Matters& acts) {
  static const Matters none;
  for (const Outcome& outcome : outcomes())
    if (count_shared(outcome.asked, acts) > 0) return outcome.done;
  return none;
}

}  // namespace dateline
