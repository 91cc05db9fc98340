// judge, beside the comparison of the same numbers with the same bounds that one would write by hand: no units, no reasons, no sources.
#include "core/judgement/judge.h"
#include "tests/benchmarks/bench_store.h"
#include "tests/benchmarks/measure.h"

namespace muster::benchmarks {
namespace {

struct Bare {
  double value = 0, min = 0, max = 0;
  bool hasMin = false, hasMax = false;
};

}  // namespace

void benchJudge(const Settings& settings, Report& report) {
  BenchStore store(settings.folder / "judge", 1);
  const auto rules = store.world().rules();
  const auto& run = store.passing;
  const auto* procedure = rules->procedure(run.procedure);
  const core::Standings standings{{run.bench, {core::Standing::Kind::valid, {}}}};
  std::vector<Bare> bare;
  for (const auto& step : run.steps) {
    const auto& value = step.attempts.back().reading.value;
    for (const auto* limit : rules->limitsFor(step.step)) {
      if (!value) continue;
      Bare one{value->si()};
      if (limit->min) one.min = limit->min->value.si(), one.hasMin = true;
      if (limit->max) one.max = limit->max->value.si(), one.hasMax = true;
      bare.push_back(one);
    }
  }
  constexpr int kTests = 2000, kBare = 2'000'000;
  Line line{
      "judge one full test (" + std::to_string(run.steps.size()) + " steps, reasons, sources)", "us", {}, {}, "a compare of the same numbers", {}};
  volatile int kept = 0;  // so that no compiler leaves the work out
  alternate(
      settings,
      [&] {
        line.ours.push_back(millisecondsOf([&] {
                              for (int i = 0; i < kTests; ++i)
                                kept = kept + static_cast<int>(core::judge(run, *procedure, *rules, standings, "b").overall);
                            }) *
                            1000 / kTests);
      },
      [&] {
        line.plain.push_back(millisecondsOf([&] {
                               for (int i = 0; i < kBare; ++i) {
                                 bool good = true;
                                 for (const auto& one : bare)
                                   good = good && (!one.hasMin || one.value >= one.min) && (!one.hasMax || one.value <= one.max);
                                 kept = kept + good;
                               }
                             }) *
                             1000 / kBare);
      });
  report.add(line);
}

}  // namespace muster::benchmarks
