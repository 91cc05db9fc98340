#include "tests/support/full_impact.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/journal/amendments.h"
#include "core/journal/apply.h"

namespace muster::tests {
namespace {

using core::Verdict;
using Micro = std::int64_t;  // millionths of a unit

Micro micro(const core::Quantity& q, core::Unit unit) {
  const auto value = core::convert(q, unit, 6);
  Micro whole = value.coefficient();
  for (int scale = value.scale(); scale < 6; ++scale) whole *= 10;
  return whole;
}

struct Told {
  core::Fact fact;
  core::Happening happening;
};

// The last look at each step of each set, by the time it happened.
using Last = std::map<std::pair<std::string, std::string>, std::pair<core::Instant, core::FactId>>;

bool measures(const core::TestRun& run, const std::string& calibrator) {
  return run.bench == calibrator || std::any_of(run.steps.begin(), run.steps.end(), [&](const core::StepResult& step) {
           return std::any_of(step.attempts.begin(), step.attempts.end(), [&](const core::Attempt& one) { return one.calibrator == calibrator; });
         });
}

// Every fact as it counts; of the tests only those kept that this instrument has a part in, for a store holds a hundred thousand.
std::vector<Told> everything(app::World& world, const std::string& calibrator, Last& last) {
  std::vector<core::Fact> amending;
  world.journal.forEach({}, [&](const core::Fact& fact) {
    if (core::isAmendment(fact)) amending.push_back(fact);
    return true;
  });
  const core::Amendments amendments(amending);
  std::vector<Told> told;
  world.journal.forEach({}, [&](const core::Fact& written) {
    if (amendments.undone(written.id)) return true;
    core::Fact fact = written;
    amendments.correct(fact);
    auto read = core::read(fact);
    if (!read) return true;
    if (const auto* test = std::get_if<core::TestRecorded>(&read.value())) {
      for (const auto& step : test->run.steps) {
        if (test->conflict || step.attempts.empty()) continue;
        auto& known = last[{test->run.unit, step.step}];
        known = std::max(known, std::pair(fact.occurredAt, fact.id));
      }
      if (!measures(test->run, calibrator)) return true;
    }
    told.push_back({std::move(fact), std::move(read).value()});
    return true;
  });
  return told;
}

// The error at `shown`, by two neighbouring points.
std::optional<Micro> errorAt(const std::vector<core::CalibrationPoint>& points, const core::Quantity& shown) {
  std::map<Micro, Micro> known;
  for (const auto& point : points) {
    if (point.nominal.dimension() == shown.dimension() && point.asFound)
      known.emplace(micro(point.nominal, shown.unit), micro(*point.asFound, shown.unit));
  }
  const Micro at = micro(shown, shown.unit);
  const auto high = known.lower_bound(at);
  if (high == known.end()) return std::nullopt;
  if (high->first == at) return high->second;
  if (high == known.begin()) return std::nullopt;
  const auto low = std::prev(high);
  const long double share = static_cast<long double>(at - low->first) / static_cast<long double>(high->first - low->first);
  return std::llroundl(static_cast<long double>(low->second) + share * static_cast<long double>(high->second - low->second));
}

bool within(const core::Limit& limit, Micro value, core::Unit unit) {
  if (limit.min && (limit.min->inclusive ? value < micro(limit.min->value, unit) : value <= micro(limit.min->value, unit))) return false;
  return !limit.max || (limit.max->inclusive ? value <= micro(limit.max->value, unit) : value < micro(limit.max->value, unit));
}

// pass, fail, or neither.
std::optional<bool> judged(const core::RuleBook& rules, const core::Step& step, Micro value, core::Unit unit) {
  if (step.measure == core::Measure::change) {
    if (value < 0 && (!step.resolution || -value > micro(*step.resolution, unit))) return std::nullopt;
    value = std::abs(value);
  }
  int good = 0, bad = 0;
  for (const auto* limit : rules.limitsFor(step.id)) ++(within(*limit, value, unit) ? good : bad);
  if (good > 0 && bad > 0) return std::nullopt;
  return bad == 0;
}

std::string effect(std::optional<bool> now, Verdict before) {
  if (!now) return "pending";
  if (before == Verdict::fail) return *now ? "was-fail-would-pass" : "still-fail";
  if (!*now) return "would-fail";
  return before == Verdict::pass ? "still-pass" : "pending";
}

std::string effectOf(const core::RuleBook& rules, const core::Step& step, const core::Reading& reading, Verdict before,
                     const std::vector<core::CalibrationPoint>& points) {
  if (step.measure == core::Measure::works || !reading.value || before == Verdict::noDecision) return "";
  if (points.empty()) return "pending";
  const auto& shown = *reading.value;
  const auto ofKind = [&](const core::CalibrationPoint& point) { return point.nominal.dimension() == shown.dimension() && point.asFound; };
  if (std::none_of(points.begin(), points.end(), ofKind)) return "";
  if (step.measure == core::Measure::value) {
    const auto error = errorAt(points, shown);
    return error ? effect(judged(rules, step, micro(shown, shown.unit) - *error, shown.unit), before) : "pending";
  }
  if (reading.start && reading.end) {
    const auto first = errorAt(points, *reading.start), second = errorAt(points, *reading.end);
    if (first && second) {
      const Micro start = micro(*reading.start, shown.unit) - *first, end = micro(*reading.end, shown.unit) - *second;
      return effect(judged(rules, step, start < 0 ? end - start : start - end, shown.unit), before);
    }
  }
  std::vector<Micro> errors;
  for (const auto& point : points) {
    if (ofKind(point)) errors.push_back(micro(*point.asFound, shown.unit));
  }
  if (errors.size() < 2) return "pending";
  const auto [least, most] = std::minmax_element(errors.begin(), errors.end());
  const auto one = effect(judged(rules, step, micro(shown, shown.unit) - (*least - *most), shown.unit), before);
  const auto other = effect(judged(rules, step, micro(shown, shown.unit) - (*most - *least), shown.unit), before);
  return one == other ? one : "pending";
}

bool checked(const std::vector<Told>& told, const std::string& calibrator, core::Instant after, core::Instant until, const core::Quantity& value) {
  for (const auto& one : told) {
    const auto* check = std::get_if<core::CalibratorChecked>(&one.happening);
    if (!check || !check->good || check->calibrator != calibrator || one.fact.occurredAt <= after || one.fact.occurredAt > until) continue;
    std::vector<double> at;
    for (const auto& point : check->points) {
      if (point.nominal.dimension() == value.dimension()) at.push_back(point.nominal.si());
    }
    if (at.empty()) continue;
    auto [least, most] = std::minmax_element(at.begin(), at.end());
    double low = *least, high = *most;
    if (low == high) low = std::min(*least / 2, *least * 2), high = std::max(*least / 2, *least * 2);
    if (low <= value.si() && value.si() <= high) return true;
  }
  return false;
}

}  // namespace

FullImpact recompute(app::World& world, const std::string& calibrator) {
  FullImpact full;
  Last last;
  const auto told = everything(world, calibrator, last);
  const auto rules = world.rules();
  const auto calendar = world.calendar();
  const core::CalibratorFailed* failed = nullptr;
  for (const auto& one : told) {
    const auto* f = std::get_if<core::CalibratorFailed>(&one.happening);
    if (f && f->calibrator == calibrator) failed = f;
  }
  if (!failed) return full;
  const auto until = calendar->startOf(core::addDays(failed->found, 1));
  auto from = core::Instant::distantPast();
  std::map<core::FactId, core::TestVerdict> again;
  for (const auto& one : told) {
    const auto* certificate = std::get_if<core::CertificateAccepted>(&one.happening);
    if (certificate && certificate->calibrator == calibrator && certificate->issued < failed->found)
      from = std::max(from, calendar->startOf(certificate->issued));
    if (const auto* later = std::get_if<core::TestJudgedAgain>(&one.happening)) again[later->test] = later->verdict;
  }
  std::map<std::string, core::Instant> first;
  for (const auto& one : told) {
    const auto* test = std::get_if<core::TestRecorded>(&one.happening);
    if (!test || test->conflict || one.fact.occurredAt < from || one.fact.occurredAt >= until) continue;
    for (const auto& result : test->run.steps) {
      const auto* step = rules->step(result.step);
      const auto* given = test->verdict.find(result.step);
      if (!step || !given || result.attempts.empty()) continue;
      const auto& attempt = result.attempts.back();
      if ((attempt.calibrator.empty() ? test->run.bench : attempt.calibrator) != calibrator) continue;
      Verdict before = given->verdict;
      const auto later = again.find(one.fact.id);
      if (before == Verdict::noDecision && later != again.end() && later->second.find(result.step)) before = later->second.find(result.step)->verdict;
      auto what = effectOf(*rules, *step, attempt.reading, before, failed->points);
      if (what.empty()) continue;
      if (checked(told, calibrator, one.fact.occurredAt, until, *attempt.reading.value)) what = "still-pass";
      const bool current = last.at({test->run.unit, result.step}).second == one.fact.id;
      full.rows[{one.fact.id, result.step}] = {test->run.unit, result.step, what, current};
      if (what == "still-pass" || what == "still-fail") continue;
      full.doubted.try_emplace(test->run.unit);
      const auto since = first.try_emplace(test->run.unit, one.fact.occurredAt).first;
      since->second = std::min(since->second, one.fact.occurredAt);
      if (current && before == Verdict::pass && (what == "pending" || what == "would-fail")) full.doubted[test->run.unit].insert(result.step);
    }
  }
  for (const auto& [unit, since] : first) {
    std::vector<std::tuple<core::Instant, core::FactId, std::string>> outings;
    for (const auto& one : told) {
      const auto* out = std::get_if<core::CheckedOut>(&one.happening);
      if (out && out->unit == unit && one.fact.occurredAt >= since) outings.emplace_back(one.fact.occurredAt, one.fact.id, out->job);
    }
    std::sort(outings.begin(), outings.end());
    auto& jobs = full.jobs[unit];
    for (const auto& [at, id, job] : outings) {
      if (std::find(jobs.begin(), jobs.end(), job) == jobs.end()) jobs.push_back(job);
    }
  }
  return full;
}

FullImpact same(const app::ImpactReport& report) {
  FullImpact full;
  for (const auto& row : report.rows) full.rows[{row.test, row.step}] = {row.unit, row.step, std::string(core::name(row.effect)), row.current};
  for (const auto& unit : report.units) {
    full.doubted[unit.unit] = {unit.doubted.begin(), unit.doubted.end()};
    full.jobs[unit.unit] = unit.jobs;
  }
  return full;
}

}  // namespace muster::tests
