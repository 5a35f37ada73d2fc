#include "render/tension_chart.h"

#include <algorithm>
#include <cstdlib>

#include "render/templates.h"
#include "render/words.h"

namespace dateline {
namespace {

constexpr int kWidth = 600, kHeight = 120, kMiddle = kHeight / 2, kMargin = 8;
constexpr int kMostBarWidth = 14;
// Days without a report end the line of the chart where they are more than this.
constexpr int32_t kDaysOfGap = 3;

std::string attribute(const char* name, int value) {
  return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

int32_t points_of(const TensionPoint& point, Dealing dealing) {
  return std::abs(point.dealings[static_cast<size_t>(dealing)].points);
}

// Where days and points stand in the picture.
class Scale {
 public:
  explicit Scale(const std::vector<TensionPoint>& series)
      : first_(days_from_civil(series.front().day)),
        days_(days_from_civil(series.back().day) - first_ + 1),
        width_(std::clamp((kWidth - 2 * kMargin) / days_ - 2, 2, kMostBarWidth)) {
    for (const TensionPoint& point : series)
      highest_ = std::max({highest_,
                           points_of(point, Dealing::kVerbalCooperation) +
                               points_of(point, Dealing::kMaterialCooperation),
                           points_of(point, Dealing::kVerbalConflict) +
                               points_of(point, Dealing::kMaterialConflict)});
  }
  int width() const { return width_; }
  int x(CivilDate day) const {
    const int64_t from_first = days_from_civil(day) - first_;
    const int span = kWidth - 2 * kMargin - width_;
    return kMargin + static_cast<int>(days_ > 1 ? from_first * span / (days_ - 1) : 0);
  }
  // A bar of some points is seen, however small.
  int height(int32_t points) const {
    return points == 0 ? 0 : std::max(1, points * (kMiddle - kMargin) / highest_);
  }

 private:
  const int32_t first_, days_;
  const int width_;
  int32_t highest_ = 1;
};

// Deeds stand next to the line, words outside of them.
std::string bars_of(const TensionPoint& point, const Scale& scale) {
  std::string out;
  const auto bar = [&](Dealing dealing, int y, int height, const char* css_class) {
    if (point.dealings[static_cast<size_t>(dealing)].events == 0) return;
    out += "<rect class=\"" + std::string(css_class) + "\"" + attribute("x", scale.x(point.day)) +
           attribute("y", y) + attribute("width", scale.width()) +
           attribute("height", std::max(1, height)) + "/>";
  };
  const auto height = [&](Dealing dealing) { return scale.height(points_of(point, dealing)); };
  const int deeds_up = height(Dealing::kMaterialCooperation);
  const int words_up = height(Dealing::kVerbalCooperation);
  const int deeds_down = height(Dealing::kMaterialConflict);
  const int words_down = height(Dealing::kVerbalConflict);
  bar(Dealing::kMaterialCooperation, kMiddle - deeds_up, deeds_up, "cooperation");
  bar(Dealing::kVerbalCooperation, kMiddle - deeds_up - words_up, words_up, "cooperation words");
  bar(Dealing::kMaterialConflict, kMiddle, deeds_down, "conflict");
  bar(Dealing::kVerbalConflict, kMiddle + deeds_down, words_down, "conflict words");
  return out;
}

std::string svg(const std::vector<TensionPoint>& series) {
  const std::string label = "Reported interactions from " +
                            when_day(series.front().day).to_words() + " to " +
                            when_day(series.back().day).to_words() +
                            "; bars down are conflict, pale bars are words. The figures follow "
                            "as a table.";
  const Scale scale(series);
  std::string out = "<svg viewBox=\"0 0 " + std::to_string(kWidth) + " " + std::to_string(kHeight) +
                    "\" role=\"img\" aria-label=\"" + label + "\">";
  for (size_t begin = 0, end; begin < series.size(); begin = end) {
    end = begin + 1;
    while (end < series.size() &&
           days_between(series[end - 1].day, series[end].day) <= kDaysOfGap + 1)
      ++end;
    out += "<line" + attribute("x1", scale.x(series[begin].day) - 1) +
           attribute("x2", scale.x(series[end - 1].day) + scale.width() + 1) +
           attribute("y1", kMiddle) + attribute("y2", kMiddle) + "/>";
  }
  for (const TensionPoint& point : series) out += bars_of(point, scale);
  return out + "</svg>";
}

Fields row_of(const TensionPoint& point) {
  Fields row;
  Fields::List lines, dealings;
  for (size_t i = 0; i < point.events.size(); ++i) {
    Fields& line = lines.emplace_back();
    line.set("id", point.events[i].to_string());
    line.set("number", "line " + std::to_string(i + 1));
  }
  for (const DealingSum& sum : point.dealings)
    dealings.emplace_back().set("sum", sum.events == 0 ? "–" : points(sum.points));
  row.set("day", when_day(point.day).to_words());
  row.set("dealings", std::move(dealings));
  row.set("outlets", std::to_string(point.outlets));
  row.set("lines", std::move(lines));
  return row;
}

}  // namespace

std::string tension_chart(const Tension& tension, const StoryIndex& index) {
  if (tension.series.empty()) return "";
  Fields::List rows;
  int64_t events = 0;
  for (const TensionPoint& point : tension.series) {
    for (const DealingSum& sum : point.dealings) events += sum.events;
    const int32_t before =
        &point == &tension.series.front() ? 0 : days_between((&point)[-1].day, point.day) - 1;
    if (before > kDaysOfGap)
      rows.emplace_back().set("gap", counted(before, "day") + " of which nothing is reported");
    rows.push_back(row_of(point));
  }
  Fields fields;
  fields.set("first", one_line(index.name(tension.first)));
  fields.set("second", one_line(index.name(tension.second)));
  fields.set("count", counted(events, "reported interaction"));
  fields.set("days", counted(static_cast<int64_t>(tension.series.size()), "day"));
  fields.set("svg", svg(tension.series));
  fields.set("trend", trend_of(tension));
  fields.set("points", std::move(rows));
  std::string out;
  fill(out, "tension", fields);
  return out;
}

}  // namespace dateline
