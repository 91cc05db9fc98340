// Whatever people do in whatever order, every unit that is not ready says why and what to do next, and one unit stands in one place.
#include <map>
#include <random>

#include "app/workflow/correct_fact.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/place_unit.h"
#include "app/workflow/record_fill.h"
#include "app/workflow/register_unit.h"
#include "app/workflow/report_fault.h"
#include "app/workflow/undo_fact.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;

namespace {

class Days {
 public:
  explicit Days(unsigned seed) : dice_(seed) {
    for (int i = 1; i <= 3; ++i) brigade.ready("BG4-0" + std::to_string(i), i);
    for (int i = 4; i <= 5; ++i) brigade.registers("ABS-" + std::to_string(i), "absorber");
    brigade.registers("CYL-4", "cylinder");
  }

  void step() {
    brigade.memory.clock.advance(std::chrono::minutes(7 + roll(300)));
    auto& world = brigade.world();
    const auto who = brigade.who();
    const auto set = "BG4-0" + std::to_string(1 + roll(3));
    const auto slot = "A" + std::to_string(1 + roll(7));
    switch (roll(14)) {
      case 0: ignore(app::checkOut(world, who, {{set}, "person:P002", {}, "", roll(2) == 0, false, ""})); break;
      case 1: ignore(app::checkOut(world, who, {{set}, "person:P002", {}, "", false, true, "ordered"})); break;
      case 2: ignore(app::checkIn(world, who, {set, static_cast<core::AfterUse::Branch>(roll(4)), roll(2) == 0})); break;
      case 3: ignore(app::reportFault(world, who, {set, "leak", "", roll(2) == 0})); break;
      case 4: ignore(app::clearFault(world, who, {set, "", "repaired", "", roll(2) ? "" : "absorber"})); break;
      case 5: ignore(app::fitPart(world, who, {set, "absorber", roll(4) ? "ABS-" + std::to_string(1 + roll(5)) : ""})); break;
      case 6: ignore(app::fitPart(world, who, {set, "cylinder", roll(4) ? "CYL-" + std::to_string(1 + roll(4)) : ""})); break;
      case 7: ignore(app::placeUnit(world, who, {set, "R01", slot, roll(2) == 0})); break;
      case 8: ignore(app::sendAway(world, who, {set, "dealer", "overhaul", {}})); break;
      case 9: ignore(app::returnUnit(world, who, {set, ""})); break;
      case 10:
        ignore(app::recordFill(world, who, {"CYL-" + std::to_string(1 + roll(4)), "", "L", quantity("20 MPa"), quantity("30 °C"), {}, true}));
        break;
      case 11: ignore(app::readPressure(world, who, {"CYL-" + std::to_string(1 + roll(4)), "", quantity("19.5 MPa"), quantity("20 °C")})); break;
      case 12: {
        auto run = brigade.passing(set, "2026-11-23 08:00");
        run.startedAt = world.clock.now() - std::chrono::minutes(roll(600));
        if (roll(4) == 0) run.steps.front().attempts.back().reading.value = quantity("2 mbar");
        if (roll(4) == 0) run.steps.resize(1 + static_cast<std::size_t>(roll(3)));
        ignore(app::recordTest(world, who, {run, {}}));
        break;
      }
      default: {
        const auto size = world.journal.head().size;
        ignore(app::undoFact(world, who, {{1, static_cast<std::uint64_t>(roll(static_cast<int>(size)))}, "a mistake"}));
      }
    }
  }

  void check() {
    std::map<std::string, std::string> standing;
    std::map<std::string, std::string> fitted;
    for (const auto& row : brigade.world().views.units({"", "", true, 0, ""}, brigade.memory.clock.now())) {
      INFO(row.code);
      const bool fine = row.now.state == core::SetState::ready || row.now.state == core::SetState::deployed || row.retired;
      if (!fine) {
        CHECK(row.now.next.has_value());
        CHECK_FALSE(row.now.reasons.empty());
      }
      if (const auto* slot = std::get_if<core::InSlot>(&row.place)) {
        const auto [first, alone] = standing.emplace(slot->rack + "/" + slot->slot, row.code);
        INFO("also " << first->second);
        CHECK(alone);
      }
      for (const auto& [position, part] : brigade.state(row.code).parts) {
        INFO(part);
        CHECK(fitted.emplace(part, row.code).second);
      }
    }
  }

  Brigade brigade;
  int taken = 0;

 private:
  int roll(int sides) { return static_cast<int>(dice_() % static_cast<unsigned>(sides)); }
  template <typename T>
  void ignore(const core::Outcome<T>& outcome) {
    if (outcome)
      ++taken;
    else
      CHECK_FALSE(outcome.problems().front().text.empty());
  }
  std::mt19937 dice_;
};

}  // namespace

TEST_CASE("whatever happens, every set that is not ready has a next action", "[app][workflow][property]") {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    INFO("seed " << seed);
    Days days(seed);
    for (int i = 0; i < 60; ++i) {
      days.step();
      if (i % 5 == 4) days.check();
    }
    CHECK(days.taken > 15);
  }
}
