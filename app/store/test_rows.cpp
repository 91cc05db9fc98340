// Rows that follow from bench tests: one for each judged step, and which test it was, whatever file it came in.
#include <charconv>
#include <set>

#include "app/ports/waits_for_certificate.h"
#include "app/store/view_codec.h"
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

std::string digits(double number) {
  char text[32];
  return {text, std::to_chars(text, text + sizeof text, number).ptr};
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
  std::vector<StepMeasured> steps;
  std::set<std::string> undecided;
  for (const auto& result : run.steps) {
    if (result.attempts.empty()) continue;
    const auto& attempt = result.attempts.back();
    auto& one = steps.emplace_back();
    if (attempt.calibrator != run.bench) one.calibrator = attempt.calibrator;
    if (attempt.reading.value) one.si = digits(attempt.reading.value->si());
    one.step = result.step;
    one.value = shown(attempt.reading);
    const auto* judged = verdict.find(result.step);
    if (judged == nullptr) continue;
    one.verdict = judged->verdict;
    if (waitsForCertificate(*judged)) undecided.insert(one.calibrator.empty() ? run.bench : one.calibrator);
  }
  const auto text = stepsText(steps);
  out.prepare("INSERT INTO measurements(unit, at_us, node, idx, bench, steps) VALUES ($1, $2, $3, $4, $5, $6)")
      .with(run.unit)
      .with(fact.occurredAt.micros)
      .with(fact.id.node)
      .with(fact.id.index)
      .with(run.bench)
      .with(text)
      .run();
  for (const auto& calibrator : undecided) {
    out.prepare("INSERT INTO undecided(calibrator, node, idx, unit) VALUES ($1, $2, $3, $4)")
        .with(calibrator)
        .with(fact.id.node)
        .with(fact.id.index)
        .with(run.unit)
        .run();
  }
}

// A part has its set's tests and outings among its facts too: they are the set's.
void addRows(Connection& out, const std::string& unit, const core::Fact& fact, const core::Happening& happening) {
  const auto* test = std::get_if<core::TestRecorded>(&happening);
  if (test != nullptr && test->run.unit == unit) addTest(out, fact, *test, test->verdict);
  const auto* outing = std::get_if<core::CheckedOut>(&happening);
  if (outing == nullptr || outing->unit != unit) return;
  out.prepare("INSERT INTO outings(unit, at_us, node, idx, job) VALUES ($1, $2, $3, $4, $5)")
      .with(unit)
      .with(fact.occurredAt.micros)
      .with(fact.id.node)
      .with(fact.id.index)
      .with(outing->job)
      .run();
}

void dropTests(Connection& out, const std::string& unit) {
  out.prepare("DELETE FROM outings WHERE unit = $1").with(unit).run();
  out.prepare("DELETE FROM tests WHERE unit = $1").with(unit).run();
  out.prepare("DELETE FROM measurements WHERE unit = $1").with(unit).run();
  out.prepare("DELETE FROM undecided WHERE unit = $1").with(unit).run();
}

}  // namespace muster::app
