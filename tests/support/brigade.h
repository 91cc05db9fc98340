// A brigade in memory on its first morning: opened store, two people, a rack, a bench with its certificate, one BG4 set put together.
// Tests act through the real use cases; `passing` makes a run that the rules in force let pass, whatever they are.
#pragma once

#include <string>

#include "app/ports/memory_world.h"
#include "app/workflow/accept_certificate.h"
#include "app/workflow/adopt_rules.h"
#include "app/workflow/check_in.h"
#include "app/workflow/check_out.h"
#include "app/workflow/declare_opening.h"
#include "app/workflow/record_test.h"

namespace muster::tests {

struct Brigade {
  Brigade();                                                   // by the test's own rules
  explicit Brigade(const std::vector<app::PackOffer>& packs);  // by adopted packs

  app::World& world() { return memory.world; }
  app::Who who(const std::string& command = {}) const;
  app::Who at(const std::string& local) const;  // told to have happened then, "2026-11-20 08:00"
  void clock(const std::string& local);
  core::Instant local(const std::string& text) const;

  void enrol();
  void registers(const std::string& code, const std::string& kind, const std::string& serial = {});
  void putTogether(const std::string& set, int number, bool slot = true);       // set, cylinder, absorber; in a slot of R01
  core::TestRun passing(const std::string& set, const std::string& startedAt);  // every step of the full test
  std::vector<core::StepResult> passingSteps(const core::Procedure& procedure);
  void ready(const std::string& set, int number);  // put together, filled, tested: ready
  core::Segment now(const std::string& unit);
  const core::UnitState& state(const std::string& unit);
  std::string calibratorKind();

  app::MemoryWorld memory;
  std::string bench = "B-01";

 private:
  void furnish();
  std::shared_ptr<const core::State> held_;
};

// The problem's code, or "" where it was taken.
template <typename T>
std::string refusal(const core::Outcome<T>& outcome) {
  return outcome ? "" : outcome.problems().front().code;
}
bool saysReason(const core::Segment& segment, const std::string& code);
bool remarks(const core::Outcome<app::Answer>& answer, const std::string& words);

}  // namespace muster::tests
