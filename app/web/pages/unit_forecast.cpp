// Where the readings of a set are going: one line of words and one small drawing a step, those that matter first. Advice only.
#include <algorithm>
#include <cmath>

#include "app/web/pages/unit_look.h"
#include "app/web/svg.h"
#include "app/workflow/forecast.h"
#include "core/forecast/forecast_words.h"

namespace muster::app {
namespace {

constexpr double kWidth = 220, kHeight = 56, kSide = 8;
constexpr double kMicrosInMonth = 365.2425 / 12 * 86'400e6;

// Readings over time, the line through them drawn on to the day of the next test, and the limits.
SafeHtml drawingOf(const core::StepForecast& it, const UnitLook& look, const std::string& label) {
  std::vector<double> bounds;
  for (const core::Limit* limit : look.rules->limitsFor(it.step)) {
    for (const auto& bound : {limit->min, limit->max}) {
      if (bound && bound->value.dimension() == it.latest->dimension()) bounds.push_back(bound->value.si());
    }
  }
  const auto micros = [](core::Instant at) { return static_cast<double>(at.micros); };
  const double first = micros(it.readings.front().at), now = micros(look.at);
  const double until = it.due ? std::max(now, micros(look.calendar->startOf(*it.due))) : now;
  const double month = it.perMonth ? it.perMonth->si() : 0, level = it.level->si();
  const auto line = [&](double at) { return level + month * (at - now) / kMicrosInMonth; };
  double low = std::min(line(first), line(until)), high = std::max(line(first), line(until));
  for (const auto& one : it.readings) low = std::min(low, one.value.si()), high = std::max(high, one.value.si());
  for (const double bound : bounds) low = std::min(low, bound), high = std::max(high, bound);
  const double spread = high > low ? high - low : std::max(std::abs(high), 1.0) * 0.1;
  low -= spread * 0.15, high += spread * 0.15;
  const auto x = [&](double at) { return until > first ? kSide + (kWidth - 2 * kSide) * (at - first) / (until - first) : kWidth / 2; };
  const auto y = [&](double value) { return kHeight * (high - value) / (high - low); };
  Svg drawing(kWidth, kHeight, label);
  for (const double bound : bounds) drawing.level("c-lim", y(bound));
  for (const auto& one : it.readings) drawing.circle("c-dot", x(micros(one.at)), y(one.value.si()), 2);
  drawing.polyline("c-fore", {{x(first), y(line(first))}, {x(until), y(line(until))}});
  if (it.due) drawing.circle(it.willFail ? "c-fail" : "c-last", x(until), y(line(until)), 4);
  return drawing.html();
}

}  // namespace

void setForecast(View& body, const UnitLook& look) {
  std::vector<StepOutlook> told;
  if (!look.rules->proceduresFor(look.unit.kind).empty()) {
    auto outlook = outlookOf(look.world, look.code, look.at);
    if (outlook) told = std::move(outlook.value().steps);
  }
  std::erase_if(told, [](const StepOutlook& one) { return !one.forecast.told && !one.suspect; });
  const auto rank = [](const StepOutlook& one) { return one.forecast.failing ? 0 : one.forecast.willFail ? 1 : one.forecast.reaches ? 2 : 3; };
  std::stable_sort(told.begin(), told.end(), [&](const StepOutlook& a, const StepOutlook& b) { return rank(a) < rank(b); });
  body.set("hasForecast", !told.empty());
  body.list("forecast", told, [&](View& row, const StepOutlook& one) {
    const auto& it = one.forecast;
    const auto advice = core::adviceWords(it, look.today);
    const std::string title = look.say.tr(it.title);
    row.set("title", title).set("words", it.told ? look.say.tr(core::trendWords(it, look.today)) : look.say.tr("failed last time"));
    row.set("hasAdvice", !advice.empty()).set("advice", advice.empty() ? std::string() : look.say.tr(advice));
    row.set("hasSuspect", one.suspect.has_value()).set("suspect", one.suspect ? look.say.tr(one.suspect->words) : std::string());
    row.set("toBeConfirmed", it.toBeConfirmed).set("drawn", it.told);
    row.setHtml("chartHtml",
                it.told ? drawingOf(it, look, look.say.tr(core::msg("{step}: readings and where they go", {{"step", it.title}}))) : SafeHtml{});
  });
}

}  // namespace muster::app
