#include "render/tension_chart.h"

#include <algorithm>
#include <cstdlib>

#include "render/templates.h"
#include "render/words.h"

namespace dateline {
namespace {

constexpr int kWidth = 600, kHeight = 120, kMiddle = kHeight / 2, kMargin = 8;
constexpr int kMostBarWidth = 14;

std::string attribute(const char* name, int value) {
  return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

// Tenths of a point as "-3.5".
std::string points(int32_t tenths) {
  const int32_t whole = std::abs(tenths) / 10, rest = std::abs(tenths) % 10;
  return (tenths < 0 ? "\u2212" : "") + std::to_string(whole) + "." + std::to_string(rest);
}

std::string bars(const std::vector<TensionPoint>& series) {
  const int32_t first = days_from_civil(series.front().day);
  const int32_t days = days_from_civil(series.back().day) - first + 1;
  int32_t highest = 1;
  for (const TensionPoint& point : series) highest = std::max(highest, std::abs(point.value));
  const int width = std::clamp((kWidth - 2 * kMargin) / days - 2, 2, kMostBarWidth);
  const int span = kWidth - 2 * kMargin - width;
  std::string out;
  for (const TensionPoint& point : series) {
    const int64_t from_first = days_from_civil(point.day) - first;
    const int x = kMargin + static_cast<int>(days > 1 ? from_first * span / (days - 1) : 0);
    const int height = std::max(1, std::abs(point.value) * (kMiddle - kMargin) / highest);
    out += "<rect class=\"";
    out += point.value < 0 ? "conflict" : "cooperation";
    out += "\"" + attribute("x", x) + attribute("y", point.value < 0 ? kMiddle : kMiddle - height) +
           attribute("width", width) + attribute("height", height) + "/>";
  }
  return out;
}

std::string svg(const std::vector<TensionPoint>& series) {
  const std::string label = "Reported dealings from " + when_day(series.front().day).to_words() +
                            " to " + when_day(series.back().day).to_words() +
                            "; bars down are conflict. The figures follow as a table.";
  return "<svg viewBox=\"0 0 " + std::to_string(kWidth) + " " + std::to_string(kHeight) +
         "\" role=\"img\" aria-label=\"" + label + "\"><line" + attribute("x1", 0) +
         attribute("x2", kWidth) + attribute("y1", kMiddle) + attribute("y2", kMiddle) + "/>" +
         bars(series) + "</svg>";
}

}  // namespace

std::string tension_chart(const Tension& tension, const StoryIndex& index) {
  if (tension.series.empty()) return "";
  Fields::List rows;
  for (const TensionPoint& point : tension.series) {
    Fields::List lines;
    for (size_t i = 0; i < point.events.size(); ++i) {
      Fields& line = lines.emplace_back();
      line.set("id", point.events[i].to_string());
      line.set("number", "line " + std::to_string(i + 1));
    }
    Fields& row = rows.emplace_back();
    row.set("day", when_day(point.day).to_words());
    row.set("value", points(point.value));
    row.set("lines", std::move(lines));
  }
  Fields fields;
  fields.set("first", one_line(index.name(tension.first)));
  fields.set("second", one_line(index.name(tension.second)));
  fields.set("svg", svg(tension.series));
  fields.set("points", std::move(rows));
  std::string out;
  fill(out, "tension", fields);
  return out;
}

}  // namespace dateline
