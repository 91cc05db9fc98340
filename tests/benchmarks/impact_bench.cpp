// `muster impact` of one instrument in a store of 100,000 tests and 20 instruments, beside a recompute that reads every fact of the journal.
#include <stdexcept>

#include "app/workflow/impact.h"
#include "core/journal/happenings.h"
#include "core/journal/test_identity.h"
#include "tests/benchmarks/bench_store.h"
#include "tests/benchmarks/measure.h"
#include "tests/support/full_impact.h"
#include "tests/support/rules.h"

namespace muster::benchmarks {
namespace {

constexpr int kTests = 100'000, kInstruments = 20, kSets = 500;

std::string instrument(int number) { return "TB-" + std::to_string(100 + number); }

void append(BenchStore& store, std::vector<core::FactDraft> drafts) {
  const auto result = store.world().journal.append({store.world().random.hex(16), "", std::move(drafts), {}});
  if (!std::holds_alternative<core::Receipt>(result)) throw std::runtime_error("a fact of the benchmark store was refused");
}

void addInstruments(BenchStore& store) {
  std::vector<core::FactDraft> drafts;
  const auto at = localTime("2026-01-10 08:00");
  for (int i = 0; i < kInstruments; ++i) {
    core::UnitRegistered unit;
    unit.unit = instrument(i), unit.kind = "bench";
    drafts.push_back(core::draft(unit, at, "P001"));
    core::CertificateAccepted certificate;
    certificate.calibrator = unit.unit, certificate.number = "K-" + unit.unit, certificate.issued = tests::day("2026-01-10");
    certificate.validTo = tests::day("2027-01-09");
    drafts.push_back(core::draft(certificate, at, "P001"));
  }
  append(store, std::move(drafts));
}

// One test of a real set, again and again: of another set, on another instrument, a minute later, its readings a little apart.
void addTests(BenchStore& store) {
  const auto start = localTime("2026-02-01 06:00");
  std::vector<core::Command> some;
  core::TestRecorded test;
  test.run = store.passing;
  const auto rules = store.world().rules();
  const auto* procedure = rules->procedure(test.run.procedure);
  const core::Standings valid;
  for (int number = 0; number < kTests; ++number) {
    auto one = test;
    one.run.unit = store.set(1 + number % kSets), one.run.bench = instrument((number / 7) % kInstruments);
    one.run.startedAt = start + std::chrono::minutes(4) * number, one.run.finishedAt.reset();
    for (auto& step : one.run.steps) {
      for (auto& attempt : step.attempts) {
        attempt.calibrator.clear();
        if (step.step == "relief-valve") attempt.reading.value = core::Quantity{core::Decimal(200 + number % 300, 2), core::Unit::millibar, {}};
      }
    }
    one.verdict = core::judge(one.run, *procedure, *rules, {{one.run.bench, {core::Standing::Kind::valid, {}}}}, "bench");
    one.readings = core::readingsDigest(one.run);
    some.push_back({"t" + std::to_string(number), "", {core::draft(one, one.run.startedAt, "P001")}, {}});
    if (some.size() < 2000 && number + 1 < kTests) continue;
    for (const auto& result : store.world().journal.appendAll(some)) {
      if (!std::holds_alternative<core::Receipt>(result)) throw std::runtime_error("a test of the benchmark store was refused");
    }
    some.clear();
  }
}

}  // namespace

void benchImpact(const Settings& asked, Report& report) {
  Settings settings = asked;
  settings.rounds = std::min(settings.rounds, 3);  // a recompute reads half a gigabyte
  BenchStore store(settings.folder / "impact", kSets, false);
  addInstruments(store);
  addTests(store);
  store.clock.set(localTime("2026-12-01 09:00"));
  const auto code = instrument(3);
  core::CalibratorFailed failed;
  failed.calibrator = code, failed.number = "N-1", failed.found = tests::day("2026-11-30");
  for (const char* nominal : {"-20 mbar", "0 mbar", "4 mbar", "20 mbar"})
    failed.points.push_back({tests::quantity(nominal), tests::quantity("0.40 mbar"), {}, {}});
  append(store, {core::draft(failed, store.clock.now(), "P001")});

  Line alone{"impact of one of 20 instruments, 100,000 tests", "ms", {}, {}, "", 1000.0};
  Line beside{"the same, beside a full recompute", "ms", {}, {}, "every fact read, every limit compared again", 0.5};
  tests::FullImpact ours, plain;
  alternate(
      settings,
      [&] {
        alone.ours.push_back(millisecondsOf([&] {
          auto impact = app::impactOf(store.world(), code);
          if (!impact) throw std::runtime_error("the impact was not answered");
          ours = tests::same(*impact);
        }));
        beside.ours.push_back(alone.ours.back());
      },
      [&] { beside.plain.push_back(millisecondsOf([&] { plain = tests::recompute(store.world(), code); })); });
  if (ours.rows != plain.rows || ours.doubted != plain.doubted || ours.rows.empty())
    throw std::runtime_error("the impact differs from its full recompute");
  report.add(alone);
  report.add(beside);
}

}  // namespace muster::benchmarks
