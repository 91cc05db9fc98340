#include "app/workflow/certificate_care.h"

#include <algorithm>

#include "app/workflow/refuse.h"
#include "app/workflow/standing.h"
#include "core/upkeep/interval_advice.h"
#include "core/upkeep/reliability.h"

namespace muster::app {
namespace {

bool within(const core::CheckPoint& point) {
  core::Quantity off = point.shown;
  const auto nominal = point.nominal.unit == off.unit ? point.nominal.value : core::convert(point.nominal, off.unit, 9);
  off.value = (point.shown.value - nominal).abs();
  return point.allowed && core::compare(off, *point.allowed) <= 0;
}

}  // namespace

bool underCompulsory(const core::UnitState& unit, const core::RuleBook& rules) {
  const auto flag = unit.fields.find("compulsory");
  if (flag != unit.fields.end() && !flag->second.empty()) return flag->second == "yes";
  const auto* row = rules.instrument(unit.kind);
  return row && row->compulsory;
}

core::Outcome<Answer> extendCertificate(World& world, const Who& who, const ExtendCertificate& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto unit = activeCalibrator(look, input.calibrator, "calibrator");
    if (!unit) return unit.problems();
    const auto& it = **unit;
    if (underCompulsory(it, look.rules())) {
      return refuse("compulsory",
                    core::msg("{calibrator} is under compulsory verification: its certificate is never extended", {{"calibrator", it.code}}),
                    core::msg("have it verified, and measure with another one meanwhile"), "calibrator");
    }
    if (it.outOfService || it.certificates.empty()) {
      return refuse("no-certificate", core::msg("{calibrator} has no certificate that could be extended", {{"calibrator", it.code}}),
                    core::msg("accept a certificate first"), "calibrator");
    }
    const auto& latest = it.certificates.back();
    const auto end = latest.extendedTo ? latest.extendedTo : latest.validTo;
    if (end && *end < look.day()) {
      return refuse("ended", core::msg("certificate {number} ended on {day}", {{"number", latest.number}, {"day", core::text(*end)}}),
                    core::msg("an extension is signed before the end; keep measuring, and judge the readings once its as-found comes back good"),
                    "calibrator");
    }
    if (!end || input.until <= *end) {
      return refuse("not-later", core::msg("that is no later day than it has"), core::msg("give a later day"), "until");
    }
    if (input.reason.empty()) return refuse("empty", core::msg("the reason is missing"), core::msg("say why it may go on measuring"), "reason");
    return Decision{{core::CertificateExtended{it.code, latest.number, keepText(look, input.reason), input.until}}, {}};
  });
}

std::optional<KindReliability> reliabilityOf(World& world, const std::string& kind) {
  const auto rules = world.rules();
  const auto* row = rules->instrument(kind);
  if (!row || !row->reliability) return std::nullopt;
  std::vector<core::Return> returns;
  UnitFilter all;
  all.kind = kind, all.withRetired = true;
  for (const auto& listed : world.views.units(all, world.clock.now())) {
    const auto state = world.journal.state(core::unit(listed.code));
    const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
    if (!unit) continue;
    const auto one = core::returnsOf(*unit);
    returns.insert(returns.end(), one.begin(), one.end());
  }
  const auto days = core::daysAt(returns, row->reliability->si());
  if (!days) return std::nullopt;
  return KindReliability{*days, static_cast<int>(returns.size()), row->reliability->text()};
}

core::Outcome<Answer> decideInterval(World& world, const Who& who, const DecideInterval& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto unit = activeCalibrator(look, input.calibrator, "calibrator");
    if (!unit) return unit.problems();
    const auto& it = **unit;
    if (underCompulsory(it, look.rules())) {
      return refuse(
          "compulsory",
          core::msg("{calibrator} is under compulsory verification: its interval is not for the brigade to decide", {{"calibrator", it.code}}),
          core::msg("the day stands on its verification certificate"), "interval");
    }
    const auto every = core::Interval::parse(input.interval);
    if (!every)
      return refuse("bad-interval", core::msg("\"{typed}\" is not an interval", {{"typed", input.interval}}),
                    core::msg("write \"12 months\" or \"30 d\""), "interval");
    const auto advice = core::adviseInterval(it, look.rules().instrument(it.kind));
    if (input.reason.empty() && !advice.interval.empty() && advice.interval != every->text()) {
      return refuse("empty", core::msg("the history advises {interval}; the reason for another one is missing", {{"interval", advice.interval}}),
                    core::msg("say why, or take what is advised"), "reason");
    }
    return Decision{{core::IntervalDecided{it.code, advice.interval, every->text(), keepText(look, input.reason)}}, {}};
  });
}

core::Outcome<Answer> checkCalibrator(World& world, const Who& who, const CheckCalibrator& input) {
  return carryOut(world, who, [&](Looking& look) -> core::Outcome<Decision> {
    auto unit = activeCalibrator(look, input.calibrator, "calibrator");
    if (!unit) return unit.problems();
    auto standard = activeCalibrator(look, input.standard, "standard");
    if (!standard) return standard.problems();
    const auto& it = **unit;
    if ((*standard)->code == it.code)
      return refuse("same-unit", core::msg("an instrument is not checked against itself"), core::msg("name the standard"), "standard");
    if (standingOn(look, (*standard)->code, look.at()).kind != core::Standing::Kind::valid) {
      return refuse("standard-not-valid", core::msg("{standard} has no valid certificate on that day", {{"standard", (*standard)->code}}),
                    core::msg("take a standard whose certificate holds"), "standard");
    }
    if (input.points.empty()) return refuse("empty", core::msg("no point was checked"), core::msg("enter at least one point"), "points");
    for (const auto& point : input.points) {
      const bool same =
          point.shown.dimension() == point.nominal.dimension() && point.allowed && point.allowed->dimension() == point.nominal.dimension();
      if (!same) {
        return refuse("wrong-dimension",
                      core::msg("{nominal}: shown and allowed must be of its kind of quantity", {{"nominal", point.nominal.text()}}),
                      core::msg("give three values with their units"), "points");
      }
    }
    const bool good = std::all_of(input.points.begin(), input.points.end(), within);
    Decision decision{{core::CalibratorChecked{it.code, (*standard)->code, input.moment, input.points, good}}, {}};
    if (!good) {
      decision.remarks.push_back(
          core::msg("{calibrator} is not good at every point: enter it as found out of tolerance, or take it out of use", {{"calibrator", it.code}}));
    }
    return decision;
  });
}

}  // namespace muster::app
