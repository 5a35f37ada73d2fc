#include "render/words.h"

#include <algorithm>
#include <cstdlib>

#include "base/assert.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace dateline {
namespace {

// U+202A..202E and U+2066..2069 reorder what follows; the marks U+200E, U+200F, U+061C are of no
// use without them.
bool is_direction_control(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E ||
         c == 0x200F || c == 0x061C;
}

// The place of the next byte that is part of a word: no ASCII mark and no U+2000..203F.
size_t skip_marks(std::string_view text, size_t at) {
  while (at < text.size() && !is_ascii_letter(text[at]) && !is_ascii_digit(text[at])) {
    const bool is_ascii = static_cast<unsigned char>(text[at]) < 0x80;
    if (!is_ascii && !text.substr(at).starts_with("\xE2\x80")) break;
    at += is_ascii ? 1 : 3;
  }
  return std::min(at, text.size());
}

}  // namespace

std::string with_thousands(int64_t count) {
  std::string digits = std::to_string(count);
  const size_t first = digits[0] == '-' ? 1 : 0;
  for (size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string_view heading_of(Part part) {
  switch (part) {
    case Part::kAll:
      return "";
    case Part::kHappened:
      return "What happened";
    case Part::kNext:
      return "What is next";
    case Part::kContested:
      return "What is contested";
    case Part::kQuotes:
      return "Who said what";
    case Part::kBackground:
      return "How we got here";
    case Part::kWho:
      return "Who is who";
    case Part::kSources:
      return "Sources";
  }
  DL_ASSERT(false, "unknown part");
}

std::string_view name_of(Part part) {
  for (const auto& [name, named] : kPartNames)
    if (named == part) return name;
  DL_ASSERT(false, "unknown part");
}

std::string counted(int64_t count, std::string_view singular) {
  std::string out = with_thousands(count) + " " + std::string(singular);
  if (count != 1) out += 's';
  return out;
}

std::string_view words_of(OutlookStatus status) {
  switch (status) {
    case OutlookStatus::kOpen:
      return "open";
    case OutlookStatus::kDue:
      return "due date reached, nothing reported";
    case OutlookStatus::kCameTrue:
      return "came true";
    case OutlookStatus::kLapsed:
      return "lapsed";
    case OutlookStatus::kWithdrawn:
      return "withdrawn";
    case OutlookStatus::kOvertaken:
      return "overtaken by events";
    case OutlookStatus::kDisputed:
      return "disputed";
  }
  DL_ASSERT(false, "unknown outlook status");
}

std::string_view words_of(Basis basis) {
  switch (basis) {
    case Basis::kStated:
      return "the text names the date";
    case Basis::kRelative:
      return "worked out from words in the text";
    case Basis::kPublished:
      return "the day of publication, as the text gives no date";
  }
  DL_ASSERT(false, "unknown basis");
}

std::string capitalised(std::string_view word) {
  std::string out(word);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out;
}

std::vector<std::string> outlets_of(const std::vector<SourceRef>& sources,
                                    const StoryIndex& index) {
  std::vector<std::string> outlets;
  for (const SourceRef& source : sources) {
    const std::string outlet(index.outlet(source.article));
    const bool is_known = std::find(outlets.begin(), outlets.end(), outlet) != outlets.end();
    if (!outlet.empty() && !is_known) outlets.push_back(outlet);
  }
  return outlets;
}

std::string outlet_words(std::string_view outlet) {
  return outlet.empty() ? "Outlet not known" : one_line(outlet);
}

std::vector<std::string> flags_of(const Sourced<Event>& line, const StoryIndex& index) {
  const Event& event = line.value;
  std::vector<std::string> flags;
  if (!event.when) flags.emplace_back("date not told");
  if (index.is_disputed(line)) flags.emplace_back("disputed");
  if (!index.details_of(event.id).empty()) flags.emplace_back("told differently");
  if (!event.corrections.empty()) flags.emplace_back("corrected");
  if (event.changed && event.first_reported && *event.first_reported < *event.changed)
    flags.emplace_back("updated");
  return flags;
}

std::string spoken(const Quote& quote) {
  return quote.kind == QuoteKind::kDirect ? "“" + quote.text + "”" : quote.text;
}

std::string who_and_whom(const Outlook& outlook, const StoryIndex& index) {
  std::string out = capitalised(name_of(outlook.kind));
  const std::string_view who = index.name(outlook.who), against = index.name(outlook.against);
  const bool is_hostile =
      outlook.kind == OutlookKind::kThreat || outlook.kind == OutlookKind::kWarning;
  if (!who.empty()) out += " by " + std::string(who);
  if (!against.empty()) out += (is_hostile ? " against " : " to ") + std::string(against);
  return out;
}

std::string user_of(const WordUse& use, const StoryIndex& index) {
  if (use.is_own_voice) return "in the outlet's own voice";
  const std::string_view name = use.who ? index.name(use.who) : std::string_view(use.name);
  return name.empty() ? "in quotation marks" : "in the words of " + one_line(name);
}

std::string heading_of(const LoadedWord& word) {
  return "“" + word.word + "”, without taking sides: " + word.neutral;
}

std::string trend_of(const Tension& tension) {
  if (!tension.trend) return "";
  const TensionTrend& trend = *tension.trend;
  return std::string(trend.is_escalating ? "Escalating" : "Easing") + ": from " +
         when_day(trend.since).to_words() + " to " + when_day(trend.until).to_words() +
         " the average reported interaction stood " + points(trend.change) +
         " points from that of the 28 days before (95 % of resamplings: " + points(trend.low) +
         " to " + points(trend.high) + ").";
}

std::string points(int32_t tenths) {
  const int32_t whole = std::abs(tenths) / 10, rest = std::abs(tenths) % 10;
  return (tenths < 0 ? "\u2212" : "") + std::to_string(whole) + "." + std::to_string(rest);
}

std::string heading_of(const Outlook& outlook, const StoryIndex& index) {
  const std::string due = outlook.due ? ", due " + outlook.due->to_words() : "";
  return who_and_whom(outlook, index) + due;
}

std::string title_words(const Story& story) {
  return story.title.empty() ? "No story yet" : one_line(story.title);
}

std::string facts_of(const Story& story) {
  std::vector<std::string> facts;
  if (story.updated) facts.push_back("Updated " + when_day(story.updated->day()).to_words());
  facts.push_back(counted(static_cast<int64_t>(story.events.size()), "line"));
  facts.push_back(counted(static_cast<int64_t>(story.articles.size()), "article"));
  const auto outlets = std::count_if(story.sources.begin(), story.sources.end(),
                                     [](const auto& source) { return !source.outlet.empty(); });
  if (outlets > 0) facts.push_back(counted(outlets, "outlet"));
  return joined(facts, " · ");
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
  std::string out;
  for (const std::string& text : texts) {
    if (text.empty()) continue;
    if (!out.empty()) out += separator;
    out += text;
  }
  return out;
}

bool same_words(std::string_view a, std::string_view b) {
  size_t i = 0, j = 0;
  for (;; ++i, ++j) {
    i = skip_marks(a, i);
    j = skip_marks(b, j);
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (a[i] != b[j]) return false;
  }
}

std::string one_line(std::string_view text) {
  const auto is_plain = [text](size_t at) {
    return at < text.size() && text[at] > ' ' && text[at] < '\x7F';
  };
  std::string out;
  out.reserve(text.size());
  bool pending_space = false;
  const auto append = [&](size_t begin, size_t end) {
    if (pending_space && !out.empty()) out += ' ';
    pending_space = false;
    out += text.substr(begin, end - begin);
  };
  for (size_t at = 0; at < text.size();) {
    size_t end = at;  // of a run of plain ASCII, which is most of a text
    while (is_plain(end) || (end > at && is_plain(end + 1) && text[end] == ' ')) ++end;
    if (end > at) {
      append(at, end);
      at = end;
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    end = at + point.size;
    if (is_space(point.value))
      pending_space = true;
    else if (!is_direction_control(point.value))
      append(at, end);
    at = end;
  }
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const bool is_control = point.value < ' ' || (point.value >= 0x7F && point.value < 0xA0);
    if (is_control && point.value != '\n')
      out += ' ';
    else if (!is_direction_control(point.value))
      out += text.substr(at, point.size);
    at += point.size;
  }
  return out;
}

std::string_view safe_url(std::string_view url) {
  const bool is_web = url.starts_with("https://") || url.starts_with("http://");
  const bool is_plain = std::none_of(url.begin(), url.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '<' || c == '>' || c == '"' ||
           c == '\\';
  });
  return is_web && is_plain ? url : std::string_view();
}

}  // namespace dateline
