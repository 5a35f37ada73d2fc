// Diagnostic: odd input noticed while reading an article. Data, never a failure: counted, and shown
// on request (`annotate`, `add -v`).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

enum class DiagnosticCode : uint8_t {
  kControlCharacter,   // a control character was read as a space
  kNoPublicationDate,  // undated: relative dates stay unresolved
  kUnclosedQuote,      // a quotation mark opens and nothing closes it
  kImpossibleDate,     // "30 February"
  kTextTruncated,      // a named limit cut the text
  kNotEnglish,         // the text does not look like English
  kBadEncoding,        // bytes outside the declared encoding were replaced
  kMojibake,           // UTF-8 that was read as windows-1252 was restored
};

// The stable name used in JSON ("control_character").
std::string_view name_of(DiagnosticCode code);

struct Diagnostic {
  DiagnosticCode code;
  std::string message;
};

}  // namespace dateline
