// A case file: a paragraph and what must be found in it, both readable in one file. See
// tests/cases/README.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "calendar/instant.h"

namespace dateline {

struct CaseFile {
  std::string comments;  // lines that begin with '#', kept as they are
  std::optional<Instant> published;
  std::string outlet;
  bool known_wrong = false;
  std::string text;
  std::string expected;  // one mention a line

  // Errors: kMalformed with the reason.
  static Result<CaseFile> parse(std::string_view bytes);
  std::string to_string() const;
};

}  // namespace dateline
