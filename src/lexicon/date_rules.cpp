#include "lexicon/date_rules.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "lexicon/date_rule_compiler.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, kDateClassCount> kClassNames{
    "NUM",      "DAY",      "HOUR",      "YEAR",    "SHORTYEAR", "ORDINAL",   "DECADE",
    "CLOCK",    "ISO",      "KNOWNDAY",  "NUMERIC", "MONTH",     "SUREMONTH", "WEEKDAY",
    "WEEKDAYS", "SEASON",   "UNIT",      "UNITS",   "DAYPART",   "DAYPARTS",  "MERIDIEM",
    "ZONE",     "RELATIVE", "STORY",     "VAGUE",   "EDGE",      "POINT",     "APPROX",
    "ERA",      "HOLIDAY",  "FREQUENCY", "NEARDAY", "TENSE",     "BOUND"};

constexpr std::array<std::pair<std::string_view, DateMeaning>, 20> kMeanings{{
    {"nothing", DateMeaning::kNothing}, {"day", DateMeaning::kDay},
    {"month", DateMeaning::kMonth},     {"year", DateMeaning::kYear},
    {"decade", DateMeaning::kDecade},   {"century", DateMeaning::kCentury},
    {"season", DateMeaning::kSeason},   {"quarter", DateMeaning::kQuarter},
    {"half", DateMeaning::kHalf},       {"week", DateMeaning::kWeek},
    {"weekday", DateMeaning::kWeekday}, {"time", DateMeaning::kTime},
    {"holiday", DateMeaning::kHoliday}, {"unit", DateMeaning::kUnit},
    {"offset", DateMeaning::kOffset},   {"duration", DateMeaning::kDuration},
    {"set", DateMeaning::kSet},         {"present", DateMeaning::kPresent},
    {"past", DateMeaning::kPast},       {"future", DateMeaning::kFuture},
}};

uint32_t hash_word(std::string_view word) {  // FNV-1a: short words, no seed, the same everywhere
  uint32_t hash = 2166136261u;
  for (char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash;
}

std::string_view take_field(std::string_view& rest, char separator) {
  const size_t end = std::min(rest.find(separator), rest.size());
  const std::string_view field = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return field;
}

std::optional<int16_t> parse_number(std::string_view text) {
  int16_t value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || rest != text.data() + text.size()) return std::nullopt;
  return value;
}

bool is_number_class(DateClass c) { return c <= DateClass::kNumeric; }

// "day shift=-1 anchor=story". Returns what is wrong, or an empty text.
std::string read_meaning(std::string_view text, DateRule& rule) {
  const std::string_view name = take_field(text, ' ');
  const auto known = std::find_if(kMeanings.begin(), kMeanings.end(),
                                  [&](const auto& entry) { return entry.first == name; });
  if (known == kMeanings.end()) return "unknown meaning '" + std::string(name) + "'";
  rule.meaning = known->second;
  while (!text.empty()) {
    std::string_view value = take_field(text, ' ');
    const std::string_view key = take_field(value, '=');
    if (key == "anchor" && value == "story") {
      rule.anchor = DateAnchor::kStory;
      continue;
    }
    if (key == "anchor" && value == "until_published") {
      rule.anchor = DateAnchor::kUntilPublished;
      continue;
    }
    const auto number = parse_number(value);
    if (!number) return "'" + std::string(key) + "' needs a number";
    if (key == "shift")
      rule.shift = *number;
    else if (key == "unit")
      rule.unit = *number;
    else if (key == "number")
      rule.number = *number;
    else
      return "unknown key '" + std::string(key) + "'";
  }
  return {};
}

}  // namespace

std::optional<DateClass> parse_date_class(std::string_view name) {
  const auto found = std::find(kClassNames.begin(), kClassNames.end(), name);
  if (found == kClassNames.end()) return std::nullopt;
  return static_cast<DateClass>(found - kClassNames.begin());
}

const DateWord& DateRules::find(std::string_view lower) const {
  if (slots_.empty()) return words_[0];
  for (size_t slot = hash_word(lower) & (slots_.size() - 1);;
       slot = (slot + 1) & (slots_.size() - 1)) {
    const uint16_t id = slots_[slot];
    if (id == 0 || spelling_[id] == lower) return words_[id];
  }
}

DateWord& DateRules::word(std::string_view lower) {
  if (words_.empty()) {
    words_.emplace_back();
    spelling_.emplace_back();
  }
  const uint16_t known = find(lower).id;
  if (known != 0) return words_[known];
  words_.push_back({.id = static_cast<uint16_t>(words_.size())});
  spelling_.emplace_back(lower);
  if (words_.size() * 4 > slots_.size()) {  // at most a quarter full, so that misses are short
    slots_.assign(std::max<size_t>(64, slots_.size() * 2), 0);
    for (size_t id = 1; id + 1 < words_.size(); ++id) {
      size_t slot = hash_word(spelling_[id]) & (slots_.size() - 1);
      while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = static_cast<uint16_t>(id);
    }
  }
  size_t slot = hash_word(lower) & (slots_.size() - 1);
  while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
  slots_[slot] = words_.back().id;
  return words_.back();
}

// A line of words: "second<TAB>ORDINAL 2<TAB>UNIT 0"; a mark "capital" or "dot" stands alone.
std::string DateRules::read_word(std::string_view line) {
  DateWord& entry = word(take_field(line, '\t'));
  while (!line.empty()) {
    std::string_view field = take_field(line, '\t');
    if (field == "capital") {
      entry.needs_capital = true;
      continue;
    }
    if (field == "dot") {
      entry.is_abbreviation = true;
      continue;
    }
    const std::string_view name = take_field(field, ' ');
    const auto c = parse_date_class(name);
    const auto value = parse_number(field);
    if (!c) return "unknown class '" + std::string(name) + "'";
    if (!value) return "'" + std::string(name) + "' needs a number";
    entry.mask |= mask_of(*c);
    if (*c == DateClass::kSureMonth) entry.mask |= mask_of(DateClass::kMonth);
    (is_number_class(*c) ? entry.number : entry.value) = *value;
  }
  return {};
}

// "pattern<TAB>meaning<TAB>example<TAB>value of the example".
std::string DateRules::read_rule(std::string_view line, DateRuleCompiler& compiler) {
  DateRule rule;
  rule.pattern = take_field(line, '\t');
  std::string problem = read_meaning(take_field(line, '\t'), rule);
  if (!problem.empty()) return problem;
  rule.example = take_field(line, '\t');
  rule.expected = take_field(line, '\t');
  if (rule.example.empty()) return "a rule needs an example";
  rule.begin = static_cast<uint32_t>(steps_.size());
  problem = compiler.compile(rule.pattern);
  rules_.push_back(std::move(rule));
  return problem;
}

Result<DateRules> DateRules::parse(std::string_view words_tsv, const std::string& words_name,
                                   std::string_view rules_tsv, const std::string& rules_name) {
  DateRules rules;
  DateRuleCompiler compiler(rules);
  const auto failed = [](const std::string& name, int line, const std::string& problem) {
    return fail(ErrorCode::kMalformed, name + ": line " + std::to_string(line) + ": " + problem);
  };
  for (int line = 1; !words_tsv.empty(); ++line) {
    const std::string_view text = take_field(words_tsv, '\n');
    if (text.empty() || text[0] == '#') continue;
    if (const std::string problem = rules.read_word(text); !problem.empty())
      return failed(words_name, line, problem);
  }
  for (int line = 1; !rules_tsv.empty(); ++line) {
    const std::string_view text = take_field(rules_tsv, '\n');
    if (text.empty() || text[0] == '#') continue;
    const bool defines = text[0] == '@' && text.find('\t') == text.npos;
    const std::string problem = defines ? compiler.define(text) : rules.read_rule(text, compiler);
    if (!problem.empty()) return failed(rules_name, line, problem);
    if (!defines) rules.rules_.back().line = line;
  }
  if (rules.words_.size() > kMaxDateWords)
    return fail(ErrorCode::kTooLarge,
                rules_name + ": more than " + std::to_string(kMaxDateWords) + " words in all");
  rules.index_rules();
  return rules;
}

// The tests and ends that follow a step before any further piece is taken.
std::vector<uint32_t> DateRules::reachable(uint32_t step) const {
  std::vector<uint32_t> found, open{step};
  while (!open.empty()) {
    const uint32_t at = open.back();
    open.pop_back();
    switch (steps_[at].op) {
      case DateStep::Op::kTest:
      case DateStep::Op::kAccept:
        found.push_back(at);
        break;
      case DateStep::Op::kSplit:
        open.push_back(steps_[at].other);
        open.push_back(steps_[at].target);
        break;
      case DateStep::Op::kJump:
        open.push_back(steps_[at].target);
        break;
      case DateStep::Op::kReject:
      case DateStep::Op::kSpanBegin:
      case DateStep::Op::kSpanEnd:
        open.push_back(at + 1);
        break;
    }
  }
  return found;
}

// How many pieces a rule takes at least from this step on. Patterns have no loops.
uint8_t DateRules::fewest_pieces(uint32_t step) const {
  uint8_t fewest = UINT8_MAX;
  for (uint32_t at : reachable(step)) {
    if (steps_[at].op == DateStep::Op::kAccept) return 0;
    const uint8_t rest = fewest_pieces(at + 1);
    fewest = std::min<uint8_t>(fewest, rest == UINT8_MAX ? rest : static_cast<uint8_t>(rest + 1));
  }
  return fewest;
}

void DateRules::add_start(std::vector<DateRuleStart>& starts, uint16_t rule, uint32_t test) const {
  if (starts.empty() || starts.back().rule != rule) starts.push_back({.rule = rule});
  DateRuleStart& start = starts.back();
  start.fewest =
      std::min(start.fewest, static_cast<uint8_t>(std::min(fewest_pieces(test + 1) + 1, 255)));
  for (uint32_t at : reachable(test + 1)) {
    if (steps_[at].op == DateStep::Op::kAccept) {
      start.may_end = true;
      continue;
    }
    const DatePieceSet& next = sets_[steps_[at].set];
    start.next.classes |= next.classes;
    start.next.words |= next.words;
  }
}

void DateRules::index_rules() {
  by_word_.resize(words_.size());
  for (size_t ix = 0; ix < rules_.size(); ++ix) {
    const auto rule = static_cast<uint16_t>(ix);
    for (uint32_t at : reachable(rules_[ix].begin)) {
      if (steps_[at].op != DateStep::Op::kTest) continue;
      const DatePieceSet& set = sets_[steps_[at].set];
      for (size_t c = 0; c < kDateClassCount; ++c)
        if (set.classes & mask_of(static_cast<DateClass>(c))) add_start(by_class_[c], rule, at);
      for (size_t word = 1; word < words_.size(); ++word)
        if (set.words[word]) add_start(by_word_[word], rule, at);
    }
  }
}

}  // namespace dateline
