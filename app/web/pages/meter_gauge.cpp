#include "app/web/pages/meter_gauge.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "app/web/pages/bench_form.h"
#include "app/web/svg.h"

namespace muster::app {
namespace {

using Phase = core::Captured::Phase;
constexpr double kWidth = 1000, kHeight = 130;

std::string clockOf(std::chrono::seconds left) {
  char text[16];
  std::snprintf(text, sizeof text, "%d:%02d", static_cast<int>(left.count() / 60), static_cast<int>(left.count() % 60));
  return text;
}

// Bounds of the step's limits in SI; of a change they lie around where it started.
struct Band {
  std::optional<double> low, high;
};
Band bandOf(const SittingSeen& seen, const core::Step& step) {
  Band band;
  for (const auto* limit : seen.rules->limitsFor(step.id)) {
    if (limit->min) band.low = std::max(band.low.value_or(-1e300), limit->min->value.si());
    if (limit->max) band.high = std::min(band.high.value_or(1e300), limit->max->value.si());
  }
  if (step.measure != core::Measure::change) return band;
  const auto& held = seen.atHand.captured.held;
  if (!held || !held->value || !band.high) return {};
  const double start = held->value->si(), most = *band.high;
  return {start - most, start + most};
}

SafeHtml trend(const Translator& say, const SittingSeen& seen, const core::Step& step) {
  std::vector<Svg::Point> points;
  const auto& hand = seen.atHand;
  double low = 1e300, high = -1e300;
  const double span = 180;
  for (const auto& one : hand.trend) {
    if (!one.reading.value || !one.reading.flags.empty()) continue;
    const double before = std::chrono::duration<double>(hand.now - one.at).count();
    if (before > span) continue;
    const double value = one.reading.value->si();
    points.emplace_back(kWidth * (1 - before / span), value);
    low = std::min(low, value), high = std::max(high, value);
  }
  const Band band = bandOf(seen, step);
  for (const auto& bound : {band.low, band.high}) {
    if (bound) low = std::min(low, *bound), high = std::max(high, *bound);
  }
  if (low > high) low = 0, high = 1;
  const double margin = std::max((high - low) * 0.12, std::max(std::fabs(high), 1.0) * 1e-3);
  low -= margin, high += margin;
  const auto y = [&](double value) { return kHeight * (high - value) / (high - low); };
  Svg drawing(kWidth, kHeight, say.tr("What the instrument showed in the last three minutes, with the band that passes"));
  if (band.low || band.high) {
    const double top = band.high ? y(*band.high) : 0, bottom = band.low ? y(*band.low) : kHeight;
    if (bottom > top) drawing.rect("c-band", 0, top, kWidth, bottom - top);
  }
  if (band.low) drawing.level("c-lim", y(*band.low));
  if (band.high) drawing.level("c-lim", y(*band.high));
  for (auto& point : points) point.second = y(point.second);
  if (points.size() > 1) drawing.polyline("c-line", points);
  if (!points.empty()) drawing.circle("c-last", std::min(points.back().first, kWidth - 6), points.back().second, 5);
  return drawing.html();
}

// "warming" is not said here: that is the judge's word. What is told is where the capture stands.
std::string standing(const Translator& say, const SittingSeen& seen) {
  const auto& hand = seen.atHand;
  if (!hand.begun) return {};
  switch (hand.captured.phase) {
    case Phase::settling: return say.tr("Let it settle");
    case Phase::watching: return say.tr("Take the reading now: Enter");
    case Phase::measuring: return seen.at()->step->measure == core::Measure::change ? say.tr("Measuring: touch nothing") : say.tr("Hold it steady");
    case Phase::done: return say.tr("Taken");
    case Phase::spoiled: return say.tr(hand.captured.why);
  }
  return {};
}

struct Shown {
  std::string css, word;
};
Shown meterState(const Translator& say, MeterSeen::State state) {
  switch (state) {
    case MeterSeen::State::there: return {"ready", say.tr("connected")};
    case MeterSeen::State::looking:
    case MeterSeen::State::resting: return {"unk", say.tr("being looked for")};
    case MeterSeen::State::away: return {"bad", say.tr("away")};
  }
  return {};
}

}  // namespace

std::string turnOf(const SittingSeen& seen) {
  const auto* at = seen.at();
  std::string turn = std::to_string(seen.current) + "." + std::to_string(static_cast<int>(seen.primary));
  if (at) turn += "." + std::to_string(at->attempts.size()) + (seen.atHand.begun ? "b" : "-") + (seen.atHand.meter ? seen.atHand.meter->meter : "");
  if (seen.atHand.seen) turn += seen.atHand.seen->state == MeterSeen::State::there ? "t" : "a";
  return turn;
}

void setGauge(View& view, const Translator& say, const SittingSeen& seen) {
  const auto* at = seen.at();
  const auto& hand = seen.atHand;
  const bool has = at && hand.seen.has_value();
  view.set("hasMeter", has);
  if (!has) return;
  const auto& meter = *hand.seen;
  const auto state = meterState(say, meter.state);
  view.set("stateClass", state.css).set("stateWord", state.word);
  view.set("meterName", meter.settings.name).set("meterTitle", say.tr(meter.model.title)).set("calibrator", meter.settings.calibrator);
  view.set("serial", meter.identity ? meter.identity->serial : std::string()).set("simulated", meter.simulated);
  view.set("hasTrouble", meter.trouble.has_value()).set("trouble", meter.trouble ? say.tr(*meter.trouble) : std::string());
  std::string value, unit, old, also;
  if (!hand.trend.empty()) {
    const auto& last = hand.trend.back();
    const bool fresh = hand.now - last.at < std::chrono::seconds(3) && meter.state == MeterSeen::State::there;
    if (fresh && last.reading.value && last.reading.flags.empty()) {
      const std::string sign = last.reading.censored == core::Censored::atLeast ? "≥ " : last.reading.censored == core::Censored::atMost ? "≤ " : "";
      value = sign + last.reading.value->value.text(), unit = std::string(core::symbolOf(last.reading.value->unit));
      // The sheet speaks of mbar where the gauge shows Pa.
      if (last.reading.value->unit != at->step->unit && last.reading.value->dimension() == core::dimensionOf(at->step->unit))
        also = "= " + core::convert(*last.reading.value, at->step->unit, 2).text() + " " + std::string(core::symbolOf(at->step->unit));
    } else if (fresh) {
      old = say.tr("out of range or not steady");
    }
  }
  view.set("value", value.empty() ? "–" : value).set("unit", unit).set("also", also).set("hasOld", !old.empty()).set("old", old);
  view.setHtml("trendHtml", trend(say, seen, *at->step));
  const auto told = standing(say, seen);
  view.set("hasStanding", !told.empty()).set("standing", told);
  const bool counts = hand.begun && hand.captured.left.count() > 0;
  view.set("counts", counts).set("left", clockOf(hand.captured.left));
  const bool change = at->step->measure == core::Measure::change;
  std::string slope;
  if (change && hand.slope && !value.empty()) {
    char text[48];
    const auto one = [](core::Unit of) { return core::Quantity{core::Decimal(1, 0), of, {}}.si(); };
    std::snprintf(text, sizeof text, "%+.2f", *hand.slope * one(hand.trend.back().reading.value->unit) / one(at->step->unit));
    slope = say.tr(core::msg("{slope} {unit} a minute, only to look at", {{"slope", text}, {"unit", std::string(core::symbolOf(at->step->unit))}}));
  }
  view.set("hasSlope", !slope.empty()).set("slope", slope);
  const auto& held = hand.captured.held;
  const bool holds = hand.begun && held && held->value;
  view.set("hasHeld", holds);
  view.set("held", !holds ? std::string()
                          : say.tr(change ? core::msg("began at {value}", {{"value", held->value->text()}})
                                          : core::msg("held so far: {value}", {{"value", held->value->text()}})));
}

}  // namespace muster::app
