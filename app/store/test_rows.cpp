// Rows that follow from bench tests: one for each judged step, and which test it was, whatever file it came in.
#include "app/store/view_writer.h"
#include "core/journal/happenings.h"
#include "core/journal/test_identity.h"

namespace muster::app {
namespace {

std::string shown(const core::Reading& reading) {
  const std::string sign = reading.censored == core::Censored::atLeast ? ">= " : reading.censored == core::Censored::atMost ? "<= " : "";
  if (reading.value) return sign + reading.value->text();
  if (reading.works) return *reading.works ? "works" : "does not work";
  return reading.typed;
}

}  // namespace

void addTest(Connection& out, const core::Fact& fact, const core::TestRecorded& test, const core::TestVerdict& verdict) {
  const auto& run = test.run;
  const auto identity = core::identityOf(run);
  out.prepare("INSERT INTO tests(identity, node, idx, unit, readings) VALUES ($1, $2, $3, $4, $5)")
      .with(identity)
      .with(fact.id.node)
      .with(fact.id.index)
      .with(run.unit)
      .with(test.readings)
      .run();
  int ordinal = 0;
  for (const auto& result : run.steps) {
    if (result.attempts.empty()) continue;
    const auto& attempt = result.attempts.back();
    const auto* judged = verdict.find(result.step);
    const auto value = shown(attempt.reading);
    const auto& calibrator = attempt.calibrator.empty() ? run.bench : attempt.calibrator;
    auto row = out.prepare(
        "INSERT INTO measurements(unit, at_us, node, idx, ordinal, step, value, si, verdict, calibrator) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");
    row.with(run.unit).with(fact.occurredAt.micros).with(fact.id.node).with(fact.id.index).with(ordinal++).with(result.step).with(value);
    attempt.reading.value ? row.with(attempt.reading.value->si()) : row.withNull();
    judged != nullptr ? row.with(static_cast<int>(judged->verdict)) : row.withNull();
    row.with(calibrator).run();
  }
}

void dropTests(Connection& out, const std::string& unit) {
  out.prepare("DELETE FROM tests WHERE unit = $1").with(unit).run();
  out.prepare("DELETE FROM measurements WHERE unit = $1").with(unit).run();
}

}  // namespace muster::app
