#include "base/diagnostic.h"

#include "base/assert.h"

namespace dateline {

std::string_view name_of(DiagnosticCode code) {
  switch (code) {
    case DiagnosticCode::kControlCharacter:
      return "control_character";
    case DiagnosticCode::kNoPublicationDate:
      return "no_publication_date";
    case DiagnosticCode::kUnclosedQuote:
      return "unclosed_quote";
    case DiagnosticCode::kImpossibleDate:
      return "impossible_date";
    case DiagnosticCode::kTextTruncated:
      return "text_truncated";
    case DiagnosticCode::kNotEnglish:
      return "not_english";
    case DiagnosticCode::kBadEncoding:
      return "bad_encoding";
    case DiagnosticCode::kMojibake:
      return "mojibake";
  }
  DL_ASSERT(false, "unknown diagnostic code");
}

}  // namespace dateline
