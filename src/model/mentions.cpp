#include "model/mentions.h"

#include <array>

namespace dateline {
namespace {

template <class Enum, size_t N>
std::string_view pick(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<size_t>(value)];
}

}  // namespace

std::string_view name_of(TimexType type) {
  return pick(std::array<std::string_view, 4>{"DATE", "TIME", "DURATION", "SET"}, type);
}

std::string_view name_of(EntityKind kind) {
  return pick(std::array<std::string_view, 4>{"person", "organization", "place", "other"}, kind);
}

std::string_view name_of(QuoteKind kind) {
  return pick(std::array<std::string_view, 3>{"direct", "indirect", "mixed"}, kind);
}

std::string_view name_of(EventType type) {
  return pick(
      std::array<std::string_view, 17>{"", "agree", "consult", "support", "concede", "cooperate",
                                       "aid", "retreat", "request", "accuse", "reject", "threaten",
                                       "protest", "sanction", "mobilize", "coerce", "assault"},
      type);
}

std::string_view name_of(Modality modality) {
  return pick(std::array<std::string_view, 4>{"happened", "planned", "possible", "denied"},
              modality);
}

std::string_view name_of(ClaimKind kind) {
  return pick(
      std::array<std::string_view, 5>{"denial", "number", "assertion", "request", "refusal"}, kind);
}

std::string_view name_of(NumberSlot slot) {
  return pick(std::array<std::string_view, 10>{"", "killed", "injured", "held", "missing",
                                               "evacuated", "cost", "other", "money", "share"},
              slot);
}

std::string_view name_of(OutlookKind kind) {
  return pick(std::array<std::string_view, 7>{"threat", "pledge", "demand", "plan", "warning",
                                              "prediction", "deadline"},
              kind);
}

}  // namespace dateline
