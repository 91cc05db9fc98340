#include "tests/support/random_facts.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "core/journal/happenings.h"
#include "tests/support/sample_facts.h"

namespace muster::tests {

using namespace core;

namespace {

class History {
 public:
  explicit History(std::mt19937& dice) : dice_(dice) {}

  std::vector<Fact> tell(int count) {
    for (int i = 0; i < count; ++i) {
      now_ = now_ + std::chrono::minutes(pick(300));
      const Instant at = now_ - std::chrono::minutes(pick(3) ? pick(20) : pick(72 * 60));
      Fact fact{draft(next(), at, "P1"), {1, facts_.size() + 1}, now_, false, "c"};
      facts_.push_back(std::move(fact));
    }
    return std::move(facts_);
  }

 private:
  int pick(int below) { return static_cast<int>(dice_() % static_cast<unsigned>(below)); }
  std::string set() { return "BG4-0" + std::to_string(1 + pick(2)); }
  std::string cylinder() { return "CYL-" + std::to_string(1 + pick(3)); }
  std::string step() { return pick(2) ? "leak" : "relief"; }
  Quantity pressure() { return Quantity{Decimal(pick(2000), 2), Unit::megapascal, {}}; }

  Happening next() {
    switch (pick(20)) {
      case 0: return UnitRegistered{set(), "bg4", "BG 4", "S" + std::to_string(pick(9))};
      case 1: return UnitPlaced{set(), "R01", "A1", pick(2) == 0};
      case 2: return UnitPlaced{cylinder(), "R02", "B1"};
      case 3: return PartFitted{set(), "cylinder", cylinder(), pick(2) ? cylinder() : "", {step()}};
      case 4: return CheckedOut{set(), "person:P1", "JOB", {}, false, false, {}, {cylinder()}};
      case 5: return CheckedIn{set(), static_cast<AfterUse::Branch>(pick(4)), {"*", step()}, {cylinder()}, "AB-1"};
      case 6: return FaultReported{set(), "F-" + std::to_string(pick(3)), "leak"};
      case 7: return FaultCleared{set(), "F-" + std::to_string(pick(3)), "hose", {}, {step()}};
      case 8: return CylinderFilled{cylinder(), "G-1", "LOT", pressure(), {}, {}};
      case 9: return PressureRead{cylinder(), "G-1", pressure(), {}};
      case 10:
        return MaintenanceDone{
            set(), "overhaul", {}, Date(std::chrono::year(2026), std::chrono::month(1u + static_cast<unsigned>(pick(12))), std::chrono::day(3))};
      case 11: return pick(2) ? Happening(CalibratorWithdrawn{"RZ25-1", "dropped"}) : Happening(CertificateAccepted{"RZ25-1"});
      case 12: return opening();
      case 13: return amended() ? undo() : Happening(test());
      case 14: return amended() ? correction() : Happening(test());
      case 15: return again();
      case 16: return sampleHappenings()[static_cast<std::size_t>(pick(static_cast<int>(std::variant_size_v<Happening>)))];
      default: return test();
    }
  }

  TestRecorded test() {
    TestRecorded test;
    test.run.unit = set(), test.run.procedure = "bg4-full", test.run.bench = "RZ25-1",
    test.run.assembly = {{"cylinder", cylinder()}, {"mask", "M-1"}};
    for (const char* id : {"leak", "relief"}) {
      Reading reading;
      reading.value = pressure();
      test.run.steps.push_back({id, {{reading, ""}}, ""});
    }
    test.verdict = verdict();
    test.conflict = pick(5) == 0;
    test.full = pick(2) == 0;
    test.proves = {{"relief", "M-1"}};
    test.absorber = "AB-1";
    return test;
  }
  TestVerdict verdict() {
    TestVerdict verdict;
    verdict.complete = pick(2) == 0;
    verdict.overall = static_cast<Verdict>(pick(4));
    verdict.steps = {{"leak", static_cast<Verdict>(pick(4)), msg("of {what}", {{"what", "chance"}})}, {"relief", static_cast<Verdict>(pick(4)), {}}};
    return verdict;
  }
  OpeningDeclared opening() {
    OpeningDeclared paper;
    paper.unit = pick(2) ? set() : cylinder(),
    paper.tested = Date(std::chrono::year(2025), std::chrono::month(10), std::chrono::day(1u + static_cast<unsigned>(pick(28))));
    paper.procedure = "bg4-full", paper.steps = {step()}, paper.absorberTests = pick(4), paper.pressure = pressure(),
    paper.done = {{"overhaul", *paper.tested}};
    return paper;
  }

  // An amendment speaks about a fact that stands already, and to all its subjects.
  bool amended() { return !facts_.empty(); }
  const Fact& earlier() { return facts_[static_cast<std::size_t>(pick(static_cast<int>(facts_.size())))]; }
  Happening undo() {
    const Fact& target = earlier();
    return FactUndone{target.id, "wrong", target.subjects};
  }
  Happening correction() {
    const Fact& target = earlier();
    if (!target.kind.starts_with("PressureRead/")) return undo();
    const PressureRead right{cylinder(), "G-1", pressure(), {}};
    std::vector<Subject> subjects = target.subjects;
    if (std::find(subjects.begin(), subjects.end(), unit(right.cylinder)) == subjects.end()) subjects.push_back(unit(right.cylinder));
    std::optional<Instant> at;
    if (pick(2) || subjects.size() != target.subjects.size()) at = target.occurredAt + std::chrono::minutes(pick(600));
    return FactCorrected{target.id, draft(right, {}, "").body, "typed-wrong", subjects, target.kind, at};
  }
  Happening again() {
    for (int tries = 0; amended() && tries < 9; ++tries) {
      const Fact& target = earlier();
      if (!target.kind.starts_with("TestRecorded/")) continue;
      const auto test = std::get<TestRecorded>(read(target).value());
      return TestJudgedAgain{target.id, test.run.unit, verdict(), "certificate", {"M-1"}};
    }
    return test();
  }

  std::mt19937& dice_;
  std::vector<Fact> facts_;
  Instant now_{1'760'000'000'000'000};
};

}  // namespace

std::vector<Fact> randomFacts(std::mt19937& dice, int count) { return History(dice).tell(count); }

std::vector<Subject> subjectsOf(const std::vector<Fact>& facts) {
  std::set<Subject> all;
  for (const auto& fact : facts) all.insert(fact.subjects.begin(), fact.subjects.end());
  return {all.begin(), all.end()};
}

}  // namespace muster::tests
