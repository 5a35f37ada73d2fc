// What one mention of an outlook says, in the terms in which it is compared. Used by outlooks.cpp.
#pragma once

#include <optional>
#include <vector>

#include "assemble/matters.h"
#include "assemble/who/states.h"

namespace dateline {

// What one mention says, in the terms in which it is compared.
struct ReadOutlook {
  std::optional<Matter> who, action, against, undergoer;
  std::optional<Matter> state;
  bool who_is_named = false, is_negated = false, by_anybody = false, by_crowd = false;
  Matters matters, acts, named, sentence, lead;
  Matters own;  // as matters, without a sentence before that only says who "it" is
  int32_t day = 0;
  uint32_t asked = kNone;  // of a demand: whom it names, as an index in Article::entities
};
struct OutlooksOfArticle {
  std::vector<ReadOutlook> all;  // by index in Article::outlooks
};
size_t bytes_of(const OutlooksOfArticle& article);

// Threats, warnings and pledges are often told as one another: "vowed revenge", "warned of
// revenge".
enum Family { kThreats, kPromises, kDemands };
Family family(OutlookKind kind);

// One thread uses it at a time.
class OutlookReader {
 public:
  OutlookReader(Articles articles, const EntityLinks& links, const States& states,
                const Lexicon& lexicon)
      : articles_(articles), reader_(articles, links, lexicon), links_(links), states_(states) {}
  // Tells apart all that the mentions of an article may mean here.
  uint64_t meaning_of(uint32_t article_ix) const {
    return states_.meaning_of(links_.entity_of[article_ix], reader_.meaning_of(article_ix));
  }
  ReadOutlook read(uint32_t article_ix, const OutlookMention& mention) const;

 private:
  Matters acts_of(uint32_t article_ix, const OutlookMention& mention) const;
  Matters lead_of(uint32_t article_ix) const;
  std::optional<Matter> only_person(uint32_t article_ix, uint32_t sentence) const;
  void read_parties(uint32_t article_ix, const OutlookMention& mention, ReadOutlook& read) const;

  Articles articles_;
  MatterReader reader_;
  const EntityLinks& links_;
  const States& states_;
};

}  // namespace dateline
