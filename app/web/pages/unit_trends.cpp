// Trends: the last readings of each measured step as a small chart with the band that passes, and the same as a table under it.
#include <algorithm>
#include <set>

#include "app/web/code_words.h"
#include "app/web/pages/unit_look.h"
#include "app/web/svg.h"
#include "core/journal/amendments.h"
#include "core/journal/happenings.h"
#include "core/upkeep/plan_standing.h"

namespace muster::app {
namespace {

constexpr std::size_t kReadings = 12;
constexpr double kWidth = 220, kHeight = 72, kSide = 10;

struct Band {
  std::optional<double> min, max;  // what passes by every source
  std::vector<double> lines;       // every bound
  std::string text;                // "1.5 to 1.9 L/min"
  bool toBeConfirmed = false;
};

// "≥ 10", "1.5–1.9": with the unit only where the reading beside it has another. A bound that itself fails is < or >.
std::string limitText(const core::Limit& limit, const std::string& unit) {
  const auto number = [](const core::Bound& bound) { return bound.value.value.text(); };
  const std::string symbol(core::symbolOf((limit.min ? limit.min : limit.max)->value.unit));
  const std::string tail = symbol == unit ? std::string() : " " + symbol;
  if (limit.min && limit.max) return number(*limit.min) + "–" + number(*limit.max) + tail;
  if (limit.min) return (limit.min->inclusive ? "≥ " : "> ") + number(*limit.min) + tail;
  return (limit.max->inclusive ? "≤ " : "< ") + number(*limit.max) + tail;
}

Band bandOf(const UnitLook& look, const std::string& step, const std::string& unit) {
  Band band;
  for (const core::Limit* limit : look.rules->limitsFor(step)) {
    if (limit->min) {
      band.lines.push_back(limit->min->value.si());
      band.min = std::max(band.min.value_or(band.lines.back()), band.lines.back());
    }
    if (limit->max) {
      band.lines.push_back(limit->max->value.si());
      band.max = std::min(band.max.value_or(band.lines.back()), band.lines.back());
    }
    band.text += (band.text.empty() ? "" : " / ") + limitText(*limit, unit);
    band.toBeConfirmed = band.toBeConfirmed || look.rules->toBeConfirmed(limit->id, limit->source);
  }
  return band;
}

// A change is judged by its size, so a small gain is drawn as what it counts as.
SafeHtml chart(const std::vector<MeasurementRow>& rows, const Band& band, bool change, const std::string& label) {
  std::vector<double> values;
  for (const MeasurementRow& row : rows) values.push_back(change ? std::abs(*row.si) : *row.si);
  double low = *std::min_element(values.begin(), values.end()), high = *std::max_element(values.begin(), values.end());
  for (const double line : band.lines) low = std::min(low, line), high = std::max(high, line);
  if (change && band.max) low = std::min(low, 0.0);
  const double spread = high > low ? high - low : std::max(std::abs(high), 1.0) * 0.1;
  low -= spread * 0.22, high += spread * 0.22;
  const auto y = [&](double value) { return kHeight * (high - value) / (high - low); };
  Svg drawing(kWidth, kHeight, label);
  if (band.min || band.max) {
    const double top = band.max ? y(*band.max) : 0, bottom = band.min ? y(*band.min) : kHeight;
    if (bottom > top) drawing.rect("c-band", 0, top, kWidth, bottom - top);
  }
  for (const double line : band.lines) drawing.level("c-lim", y(line));
  std::vector<Svg::Point> points;
  const double step = values.size() > 1 ? (kWidth - 2 * kSide) / static_cast<double>(kReadings - 1) : 0;
  const double from = kWidth - kSide - step * static_cast<double>(values.size() - 1);  // the latest is always at the right
  for (std::size_t i = 0; i < values.size(); ++i) points.emplace_back(from + step * static_cast<double>(i), y(values[i]));
  drawing.polyline("c-line", points);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto [px, py] = points[i];
    if (rows[i].verdict == core::Verdict::fail)
      drawing.rect("c-fail", px - 5, py - 5, 10, 10);
    else
      drawing.circle(i + 1 == points.size() ? "c-last" : "c-dot", px, py, i + 1 == points.size() ? 5 : 2);
  }
  return drawing.html();
}

std::string unitOfValue(const std::string& value) {
  const auto split = value.find_last_of(' ');
  return split == std::string::npos ? std::string() : value.substr(split + 1);
}

// `rows` newest first, not empty.
void setTrend(View& view, const UnitLook& look, const std::string& title, const Band& band, bool change, std::vector<MeasurementRow> rows) {
  std::reverse(rows.begin(), rows.end());
  const std::string last = rows.back().value;
  const auto split = last.find_last_of(' ');
  view.set("title", title).set("limits", band.text).set("toBeConfirmed", band.toBeConfirmed);
  view.set("value", last.substr(0, split)).set("unit", unitOfValue(last));
  view.setHtml(
      "chartHtml",
      chart(rows, band, change,
            look.say.tr(core::msg(
                "{step}: the last {count}, latest {value}, must be {limits}",
                {{"step", title}, {"count", std::to_string(rows.size())}, {"value", last}, {"limits", band.text.empty() ? "–" : band.text}}))));
  std::reverse(rows.begin(), rows.end());
  view.list("rows", rows, [&](View& row, const MeasurementRow& one) {
    row.set("day", look.calendar->localText(one.at)).set("value", one.value).set("bench", one.calibrator);
    row.set("verdict", verdictSaid(look.say, one.verdict)).set("failed", one.verdict == core::Verdict::fail);
  });
}

// What a cylinder showed, filled or read, newest first, against the pressure it must have to go.
std::vector<MeasurementRow> pressures(const UnitLook& look) {
  std::vector<MeasurementRow> rows;
  for (const core::Fact& fact : core::countedFacts(look.world.journal.factsAbout(core::unit(look.code)))) {
    const auto happening = core::read(fact);
    const auto* read = happening ? std::get_if<core::PressureRead>(&happening.value()) : nullptr;
    const auto* fill = happening ? std::get_if<core::CylinderFilled>(&happening.value()) : nullptr;
    if (!read && !fill) continue;
    const core::Quantity& shown = read ? read->pressure : fill->pressure;
    rows.push_back({fact.occurredAt, {}, shown.text(), read ? read->gauge : fill->gauge, shown.si(), core::Verdict::pass, fact.id});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const MeasurementRow& a, const MeasurementRow& b) { return b.at < a.at; });
  if (rows.size() > kReadings) rows.resize(kReadings);
  return rows;
}

void addPressures(std::vector<View>& trends, const UnitLook& look) {
  auto rows = pressures(look);
  if (rows.empty()) return;
  Band band;
  const core::Figure* minimum = look.rules->figure(core::familyOf(look.unit.kind, *look.rules) + ".minimum");
  if (minimum && minimum->value.dimension() == core::Dimension::pressure) {
    band.min = minimum->value.si(), band.lines = {*band.min}, band.text = (minimum->inclusive ? "≥ " : "> ") + minimum->value.text();
    band.toBeConfirmed = look.rules->toBeConfirmed(minimum->id, minimum->source);
    for (MeasurementRow& row : rows) row.verdict = *row.si < *band.min ? core::Verdict::fail : core::Verdict::pass;
  }
  setTrend(trends.emplace_back(), look, look.say.tr("Pressure"), band, false, std::move(rows));
}

}  // namespace

void setTrends(View& body, const UnitLook& look) {
  std::vector<View> trends;
  std::set<std::string> seen;
  for (const core::Procedure* procedure : look.rules->proceduresFor(look.unit.kind)) {
    for (const core::Step& step : procedure->steps) {
      if (!seen.insert(step.id).second) continue;
      auto rows = look.world.views.measurements(look.code, step.id, static_cast<int>(kReadings));
      std::erase_if(rows, [](const MeasurementRow& row) { return !row.si; });
      if (rows.empty()) continue;
      View& view = trends.emplace_back();
      const Band band = bandOf(look, step.id, unitOfValue(rows.front().value));
      setTrend(view, look, look.say.tr(step.title), band, step.measure == core::Measure::change, std::move(rows));
    }
  }
  addPressures(trends, look);
  body.set("hasTrends", !trends.empty()).set("trends", std::move(trends));
}

}  // namespace muster::app
