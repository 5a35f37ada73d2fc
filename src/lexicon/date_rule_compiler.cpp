#include "lexicon/date_rule_compiler.h"

#include <algorithm>

namespace dateline {
namespace {

constexpr size_t kMaxMacroDepth = 8;

std::string_view take_token(std::string_view& rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  const size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view token = rest.substr(0, end);
  rest.remove_prefix(end);
  return token;
}

bool is_class_name(std::string_view text) { return text[0] >= 'A' && text[0] <= 'Z'; }

}  // namespace

std::string DateRuleCompiler::define(std::string_view line) {
  const std::string_view name = take_token(line);
  if (take_token(line) != "=") return "expected '@name = pattern'";
  macros_[std::string(name)] = std::string(line);
  return {};
}

std::string DateRuleCompiler::compile(std::string_view pattern) {
  tokens_.clear();
  problem_.clear();
  next_ = 0;
  depth_ = 0;
  if (std::string problem = expand(pattern); !problem.empty()) return problem;
  compile_choice();
  if (problem_.empty() && next_ != tokens_.size())
    problem_ = "'" + tokens_[next_] + "' has no partner";
  emit(DateStep::Op::kAccept);
  return problem_;
}

std::string DateRuleCompiler::expand(std::string_view pattern) {
  if (++depth_ > kMaxMacroDepth) return "macros are nested too deeply";
  for (std::string_view token = take_token(pattern); !token.empty(); token = take_token(pattern)) {
    if (token[0] != '@') {
      tokens_.emplace_back(token);
      continue;
    }
    const bool optional = token.back() == '?';
    const auto macro = macros_.find(optional ? token.substr(0, token.size() - 1) : token);
    if (macro == macros_.end()) return "unknown " + std::string(token);
    tokens_.emplace_back(optional ? "[" : "(");
    if (std::string problem = expand(macro->second); !problem.empty()) return problem;
    tokens_.emplace_back(optional ? "]" : ")");
  }
  --depth_;
  return {};
}

uint32_t DateRuleCompiler::emit(DateStep::Op op) {
  rules_.steps_.push_back({.op = op});
  return static_cast<uint32_t>(rules_.steps_.size() - 1);
}

bool DateRuleCompiler::at_end_of_sequence() const {
  if (next_ == tokens_.size()) return true;
  const std::string& token = tokens_[next_];
  return token == "|" || token == ")" || token == "]" || token == "}";
}

// a | b | c: Split(a, next), a, Jump(end), ...
void DateRuleCompiler::compile_choice() {
  std::vector<uint32_t> jumps;
  for (;;) {
    const uint32_t split = emit(DateStep::Op::kSplit);
    rules_.steps_[split].target = split + 1;
    compile_sequence();
    const bool more = problem_.empty() && next_ < tokens_.size() && tokens_[next_] == "|";
    if (more) jumps.push_back(emit(DateStep::Op::kJump));
    if (!more) {  // the last choice has no other
      rules_.steps_[split].op = DateStep::Op::kJump;
      break;
    }
    rules_.steps_[split].other = static_cast<uint32_t>(rules_.steps_.size());
    ++next_;
  }
  for (uint32_t jump : jumps)
    rules_.steps_[jump].target = static_cast<uint32_t>(rules_.steps_.size());
}

void DateRuleCompiler::compile_sequence() {
  while (problem_.empty() && !at_end_of_sequence()) compile_item();
}

void DateRuleCompiler::compile_item() {
  const std::string token = tokens_[next_];
  if (token == "{") return compile_context();
  const bool group = token == "(" || token == "[";
  const bool optional = token == "[" || (!group && token.size() > 1 && token.back() == '?');
  const uint32_t split = optional ? emit(DateStep::Op::kSplit) : 0;
  ++next_;
  if (group) {
    compile_choice();
    if (next_ == tokens_.size() || tokens_[next_] != (token == "(" ? ")" : "]"))
      problem_ = "'" + token + "' is not closed";
    ++next_;
  } else {
    compile_atom(optional ? std::string_view(token).substr(0, token.size() - 1) : token);
  }
  if (!optional) return;
  rules_.steps_[split].target = split + 1;
  rules_.steps_[split].other = static_cast<uint32_t>(rules_.steps_.size());
}

// What stands before the span ends where the span begins; what stands after it begins at its end.
void DateRuleCompiler::compile_context() {
  const bool leading = next_ == 0;
  if (!leading) emit(DateStep::Op::kSpanEnd);
  ++next_;
  compile_choice();
  if (next_ == tokens_.size() || tokens_[next_] != "}") problem_ = "'{' is not closed";
  ++next_;
  if (leading) emit(DateStep::Op::kSpanBegin);
}

void DateRuleCompiler::compile_atom(std::string_view atom) {
  const bool rejects = atom.size() > 1 && atom[0] == '!';
  if (rejects) atom.remove_prefix(1);
  DateStep step{.op = rejects ? DateStep::Op::kReject : DateStep::Op::kTest};
  DatePieceSet set;
  while (!atom.empty()) {
    const size_t bar = std::min(atom.find('|'), atom.size());
    std::string_view name = atom.substr(0, bar);
    atom.remove_prefix(std::min(bar + 1, atom.size()));
    if (name.empty()) {
      problem_ = "an empty alternative";
      return;
    }
    if (name[0] == '^') {
      step.capital = true;
      name.remove_prefix(1);
    }
    if (is_class_name(name)) {
      const auto c = parse_date_class(name);
      if (!c) {
        problem_ = "unknown class '" + std::string(name) + "'";
        return;
      }
      set.classes |= mask_of(*c);
    } else {
      const uint16_t word = rules_.word(name).id;
      if (word < kMaxDateWords) set.words.set(word);
    }
  }
  step.set = static_cast<uint32_t>(rules_.sets_.size());
  rules_.sets_.push_back(set);
  rules_.steps_.push_back(step);
}

}  // namespace dateline
