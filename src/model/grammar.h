// Universal Dependencies v2: part-of-speech tags and relations (https://universaldependencies.org).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline {

enum class Upos : uint8_t {
  kUnknown,
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
};
inline constexpr int kUposCount = 18;

// The universal relations, without subtypes but for those that reading news needs.
enum class Deprel : uint8_t {
  kUnknown,
  kRoot,
  kNsubj,
  kNsubjPass,
  kObj,
  kIobj,
  kCsubj,
  kCsubjPass,
  kCcomp,
  kXcomp,
  kObl,
  kOblAgent,
  kOblTmod,
  kVocative,
  kExpl,
  kDislocated,
  kAdvcl,
  kAdvclRelcl,
  kAdvmod,
  kDiscourse,
  kAux,
  kAuxPass,
  kCop,
  kMark,
  kNmod,
  kNmodPoss,
  kNmodTmod,
  kAppos,
  kNummod,
  kAcl,
  kAclRelcl,
  kAmod,
  kDet,
  kDetPredet,
  kCase,
  kConj,
  kCc,
  kCcPreconj,
  kFixed,
  kFlat,
  kCompound,
  kCompoundPrt,
  kList,
  kParataxis,
  kOrphan,
  kGoeswith,
  kReparandum,
  kPunct,
  kDep,
  kOblUnmarked,
  kNmodUnmarked,
  kNmodDesc,
  kOblNpmod,
  kNmodNpmod,
};
inline constexpr int kDeprelCount = 54;

inline bool is_nominal_subject(Deprel relation) {
  return relation == Deprel::kNsubj || relation == Deprel::kNsubjPass;
}

// May a verb of this form (in small letters) and lemma be of the present: "wants", "want"? Not
// "put", which may be of the past.
bool is_present_form(std::string_view word, std::string_view lemma);

std::string_view name_of(Upos tag);         // "NOUN"; "X" for kUnknown
std::string_view name_of(Deprel relation);  // "nsubj:pass"; "dep" for kUnknown
std::optional<Upos> parse_upos(std::string_view name);
// A subtype that we do not keep gives its universal relation ("obl:foo" is kObl).
std::optional<Deprel> parse_deprel(std::string_view name);

}  // namespace dateline
