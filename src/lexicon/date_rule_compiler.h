// DateRuleCompiler: turns the patterns of data/date_rules.tsv into steps. Used by DateRules only.
//
//   MONTH DAY [ , YEAR ]        classes in capitals, words in small letters, [ ] may be missing
//   ( for | during ) the? UNIT  ( | ) one of, ? a piece that may be missing
//   last|past UNIT              one piece that is either
//   { in } YEAR  YEAR { to }    { } must stand before or after, and is no part of the span
//   ^times                      the word with a capital
//   !UNIT                       what follows is none of these (takes no piece)
//   @name                       a pattern defined before: "@name = ..."
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/date_rules.h"

namespace dateline {

std::optional<DateClass> parse_date_class(std::string_view name);

class DateRuleCompiler {
 public:
  explicit DateRuleCompiler(DateRules& rules) : rules_(rules) {}

  // Both return what is wrong with the line, or an empty text.
  std::string define(std::string_view line);
  std::string compile(std::string_view pattern);

 private:
  std::string expand(std::string_view pattern);  // into tokens_
  void compile_choice();
  void compile_sequence();
  void compile_item();
  void compile_context();
  void compile_atom(std::string_view atom);
  uint32_t emit(DateStep::Op op);
  bool at_end_of_sequence() const;

  DateRules& rules_;
  std::map<std::string, std::string, std::less<>> macros_;
  std::vector<std::string> tokens_;
  size_t next_ = 0;
  size_t depth_ = 0;
  std::string problem_;
};

}  // namespace dateline
