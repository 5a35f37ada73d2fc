// Pronoun ranking: whom "he" and "she" mean. The persons of an article are kept as they were told
// of last, and each of those near is weighed by how: a mention ranking (Denis and Baldridge 2008,
// "Specialized models and ranking for coreference resolution") over what Lappin and Leass (1994)
// call salience. Used by the rules for doers, and by train/train_pronouns.cpp, which learns the
// weights.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "extract/quotes/genders.h"
#include "extract/quotes/names_in_text.h"
#include "model/article.h"

namespace dateline {

enum PronounFeature : size_t {
  // How many sentences before he was told of last, and as what.
  kNoneBack,
  kOneBack,
  kTwoBack,
  kThreeBack,
  kFewBack,  // four or five
  kFarBack,  // up to eight
  kAsSubject,
  kAsPossessive,
  kAsObject,
  kAsConjunct,  // "Borg and Hill"
  kAsOther,
  kByPronoun,
  kNamedLast,         // a subject by name in the three sentences before, and nobody since
  kByRole,            // "the minister", of one who has a name
  kNeverNamed,        // known by a role only
  kSubjectThere,      // he is a subject of that sentence
  kInRelativeClause,  // as its subject
  kTimesTold,         // logarithm
  kToldMost,          // nobody more often
  kUnknownHe,         // a "he" whose gender no list tells
  kUnknownShe,
  kKnownShe,
  kSameParagraph,
  kParagraphBefore,
  kParagraphsBefore,
  kSubjectToSubject,  // in one sentence: "Borg said she"
  kSubjectToPossessive,
  kSubjectToOther,
  kOtherToSubject,
  kOtherToPossessive,
  kOtherToObject,
  kSameVerb,  // "Hill met him"
  kOthersBetween,
  kSubjectBetween,
  kToldLast,       // nobody who fits was told of since
  kLatestSubject,  // and no other was a subject
  kSubjectOneBack,
  // The same roles, where the pronoun leads its sentence.
  kLeadsFromSubject,
  kLeadsFromPossessive,
  kLeadsFromObject,
  kLeadsFromConjunct,
  kLeadsFromOther,
  kPronounBase,  // 1
  kPronounFeatureCount,
};
using PronounFeatures = std::array<float, kPronounFeatureCount>;
// As in data/rankers.tsv.
inline constexpr std::array<std::string_view, kPronounFeatureCount> kPronounFeatureNames{
    "he_same_sentence",
    "he_one_back",
    "he_two_back",
    "he_three_back",
    "he_few_back",
    "he_far_back",
    "he_subject",
    "he_possessive",
    "he_object",
    "he_conjunct",
    "he_other",
    "he_pronoun",
    "he_named_last",
    "he_role",
    "he_never_named",
    "he_subject_there",
    "he_relative",
    "he_times",
    "he_most",
    "he_unknown_he",
    "he_unknown_she",
    "he_known_she",
    "he_same_paragraph",
    "he_paragraph_before",
    "he_paragraphs",
    "he_subject_to_subject",
    "he_subject_to_possessive",
    "he_subject_to",
    "he_to_subject",
    "he_to_possessive",
    "he_to_object",
    "he_same_verb",
    "he_others_between",
    "he_between",
    "he_told_last",
    "he_latest_subject",
    "he_subject_one_back",
    "he_leads_subject",
    "he_leads_poss",
    "he_leads_object",
    "he_leads_conjunct",
    "he_leads_other",
    "he_base"};

struct PronounCandidate {
  uint32_t person = kNone;  // the mention that names him best
  PronounFeatures features{};
  // "A guard shot Hill. He ...": a noun before him is the subject there, and may be meant too.
  bool is_below_noun = false;
};

// Does the main clause of its sentence begin with what the pronoun stands for: "he resigned", "his
// lawyers said", "officers took him away"?
bool leads_sentence(const Article& article, const Sentence& sentence, uint32_t pronoun);

// Reads the pronouns of an article, outside of quotation marks, in order. REQUIRES: entities are
// sorted, and all of them are names or roles.
class PronounReader {
 public:
  PronounReader(const Article& article, const NamesInText& names, const Genders& genders);

  // The next pronoun; kNone behind the last.
  uint32_t next();
  // Who of those told of before it may be meant; none that its gender forbids.
  const std::vector<PronounCandidate>& candidates() const { return candidates_; }
  // From here on it means candidates()[choice]; kNone: nobody.
  void choose(uint32_t choice);

 private:
  enum class As : uint8_t { kSubject, kPossessive, kObject, kConjunct, kOther };
  enum class By : uint8_t { kName, kRole, kPronoun };
  struct Told {
    uint32_t person = kNone, token = 0, sentence = 0, subject_sentence = kNone, times = 0;
    As as = As::kOther;
    By by = By::kName;
    bool is_named = false, is_relative = false, is_below_noun = false;
    Gender gender = Gender::kUnknown;  // as listed, or as a pronoun told
  };
  void tell_mentions(uint32_t token);
  void tell(uint32_t person, uint32_t token, uint32_t sentence, As as, By by);
  As as_of(uint32_t token) const;
  uint32_t head_of(uint32_t mention) const;
  bool is_one_of_several(const EntityMention& mention) const;  // "Hill and Borg"
  bool describes_another(const EntityMention& role, uint32_t head) const;
  bool is_below_noun(uint32_t token, uint32_t sentence) const;
  bool is_relative_subject(uint32_t token) const;
  void weigh(uint32_t pronoun);
  // "His predecessor, Bo Hill": he is another.
  bool is_owned_noun(uint32_t person) const;
  PronounFeatures describe(const Told& told, uint32_t pronoun) const;

  const Article& article_;
  const Tokens& tokens_;
  const NamesInText& names_;
  const Genders& genders_;
  std::vector<Told> told_;         // in the order of their first mention
  std::vector<uint32_t> told_ix_;  // [mention that names best] index in told_, kNone
  std::vector<const Told*> near_;  // who fits the pronoun, told of not long before
  std::vector<PronounCandidate> candidates_;
  uint32_t mention_ = 0, token_ = 0, sentence_ = 0;  // what comes next
  uint32_t pronoun_ = kNone;
  uint32_t most_times_ = 0;
  Gender gender_ = Gender::kUnknown;
  bool leads_ = false;
};

struct PronounMeaning {
  uint32_t pronoun = kNone, person = kNone;
  float odds = 0;  // that it means him rather than nobody whom the article names: a logarithm
  // Over the odds of the next who may be meant; large where nobody else may be, and 0 where the
  // subject beside him or behind him may be.
  float lead = 0;
};

// The likeliest person of every pronoun that has a candidate, in order.
std::vector<PronounMeaning> rank_pronouns(const Article& article, const NamesInText& names,
                                          const Genders& genders, const PronounFeatures& weights);

}  // namespace dateline
