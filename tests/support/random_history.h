// RandomHistory: commands of a busy station, made from a seed: units, tests, swaps, faults, fills, moves, late entries, undone and
// corrected facts. Unlikely histories are wanted: what the port accepts must fold the same everywhere.
#pragma once

#include <random>

#include "core/journal/happenings.h"
#include "core/journal/journal.h"
#include "core/journal/json.h"
#include "core/journal/test_identity.h"
#include "tests/support/rules.h"

namespace muster::tests {

class RandomHistory {
 public:
  explicit RandomHistory(std::uint64_t seed) : engine_(seed) {}

  core::Instant now() const { return now_; }

  // The next command; `known` are facts already written, for undoing some.
  core::Command next(const std::vector<core::Fact>& known) {
    now_ = now_ + std::chrono::minutes(below(600));
    core::Command command;
    command.id = "c" + std::to_string(++count_);
    command.content = "content";
    for (int facts = 1 + below(3); facts > 0; --facts) {
      auto when = now_;
      if (below(5) == 0) when = when - std::chrono::hours(1 + below(900));  // told late
      command.facts.push_back(core::draft(happening(known), when, "P001"));
    }
    return command;
  }

 private:
  int below(int n) { return static_cast<int>(engine_() % static_cast<std::uint64_t>(n)); }
  std::string set() { return "BG4-0" + std::to_string(1 + below(4)); }
  std::string cylinder() { return "CYL-0" + std::to_string(1 + below(4)); }
  std::string absorber() { return "ABS-0" + std::to_string(1 + below(3)); }
  std::string bench() { return "RZ-0" + std::to_string(1 + below(2)); }
  std::string anyUnit() { return below(2) ? set() : below(2) ? cylinder() : below(2) ? absorber() : bench(); }
  core::Date today() { return core::FixedCalendar(std::chrono::hours(8)).dateOf(now_); }

  core::Happening registration() {
    core::UnitRegistered one;
    one.unit = anyUnit();
    one.kind = one.unit.starts_with("BG4") ? "bg4" : one.unit.starts_with("CYL") ? "cylinder" : one.unit.starts_with("ABS") ? "absorber" : "bench";
    one.serial = "SN" + std::to_string(below(6));
    if (below(2)) one.aliases = {"TAG-" + std::to_string(below(8))};
    if (below(2)) one.made = day("2024-01-31");
    if (one.kind == "cylinder") one.fields["tested"] = "2025-05-0" + std::to_string(1 + below(9));
    return one;
  }

  core::Happening test() {
    core::TestRecorded one;
    one.run.unit = set();
    one.run.procedure = "bg4-full";
    one.run.bench = bench();
    one.run.startedAt = now_;
    one.run.testedBy = "P001";
    one.run.origin = "typed";
    one.run.assembly = {{"cylinder", cylinder()}, {"absorber", absorber()}};
    one.verdict.overall = core::Verdict::pass;
    one.verdict.complete = below(3) > 0;
    for (const auto* step : {"leak", "relief", "self-test", "last-look"}) {
      if (!one.verdict.complete && below(2)) continue;
      core::Attempt attempt;
      if (std::string(step) == "leak")
        attempt.reading.value = quantity("0." + std::to_string(below(10)) + "0 mbar");
      else
        attempt.reading.works = below(8) > 0;
      attempt.reading.typed = "as typed";
      if (below(9) == 0) attempt.calibrator = "RZ-02";
      one.run.steps.push_back({step, {attempt}, {}});
      core::StepVerdict verdict;
      verdict.step = step;
      verdict.verdict = static_cast<core::Verdict>(below(6) ? 0 : below(4));
      if (verdict.verdict != core::Verdict::pass) verdict.reason = core::msg("measured {value}", {{"value", core::Text("0.4 mbar", "0.4 毫巴")}});
      if (verdict.verdict > one.verdict.overall) one.verdict.overall = verdict.verdict;
      one.verdict.steps.push_back(verdict);
    }
    one.full = one.verdict.complete && one.verdict.overall == core::Verdict::pass;
    one.readings = core::readingsDigest(one.run);
    one.absorber = one.run.assembly["absorber"];
    one.proves = {{"self-test", one.run.assembly["cylinder"]}};
    return one;
  }

  core::Happening amendment(const std::vector<core::Fact>& known) {
    const auto& target = known[static_cast<std::size_t>(below(static_cast<int>(known.size())))];
    if (below(2) || target.kind.starts_with("FactUndone/") || target.kind.starts_with("FactCorrected/"))
      return core::FactUndone{target.id, "mistake", target.subjects};
    core::FactCorrected one;
    one.target = target.id, one.body = target.body, one.reason = "typed wrong", one.subjects = target.subjects;
    auto body = core::parseCanonical(one.body.bytes()).value();
    if (body.find("serial")) (*body.asObject())["serial"] = "SN" + std::to_string(below(6)), one.body = core::Body(core::canonical(body));
    return one;
  }

  core::Happening happening(const std::vector<core::Fact>& known) {
    switch (below(known.size() > 5 ? 20 : 6)) {
      case 0:
      case 1:
      case 2:
      case 3: return registration();
      case 4: {
        core::RackInstalled one;
        one.rack = "R0" + std::to_string(1 + below(2)), one.purpose = "squad-1-sets", one.slots = {{"A1", "bg4"}, {"A2", "bg4"}};
        return one;
      }
      case 5: return core::SquadFormed{"1", {"BG4-01", "BG4-02"}};
      case 6:
      case 7: return core::PartFitted{set(), "cylinder", cylinder(), below(2) ? cylinder() : "", {"self-test"}};
      case 8: return core::PartFitted{set(), "absorber", absorber(), "", {"leak"}};
      case 9: return core::FaultReported{anyUnit(), "F" + std::to_string(below(9)), "leak", "", below(4) > 0};
      case 10: return core::FaultCleared{anyUnit(), "F" + std::to_string(below(9)), "part-changed", "", {"leak"}};
      case 11: return core::CylinderFilled{cylinder(), "G1", "", quantity("20 MPa"), quantity("25 °C"), {}};
      case 12: return core::PressureRead{cylinder(), "G1", quantity(below(3) ? "19.5 MPa" : "16 MPa"), {}};
      case 13: return core::UnitPlaced{set(), "R01", below(2) ? "A1" : "A2", below(2) == 0};
      case 14: {
        core::CheckedOut one;
        one.unit = set(), one.holder = "squad:1", one.reported = below(3) == 0;
        return one;
      }
      case 15: {
        core::CheckedIn one;
        one.unit = set(), one.use = static_cast<core::AfterUse::Branch>(below(4)), one.owes = {"leak"};
        return one;
      }
      case 16:
        return core::CertificateAccepted{bench(), core::Certificate::Act::calibration, "K-1", "lab", "",
                                         today(), core::addMonths(today(), below(13))};
      case 17: return amendment(known);
      case 18: return core::UnitRetired{anyUnit(), "worn-out", ""};
      default: return test();
    }
  }

  std::mt19937_64 engine_;
  core::Instant now_ = instant("2026-01-05T00:00:00Z");
  int count_ = 0;
};

}  // namespace muster::tests
