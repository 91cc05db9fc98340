// Corrective actions: each part in its turn, and no end before the correction was seen to hold.
#include "app/workflow/corrective.h"

#include "app/workflow/case_files.h"
#include "app/workflow/case_json.h"
#include "app/workflow/open_store.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;

TEST_CASE("a corrective action ends when the correction is carried out and was seen to hold", "[app][workflow][corrective]") {
  Brigade brigade(app::startingPacks());
  brigade.ready("BG4-01", 1);
  auto& world = brigade.world();
  const auto who = brigade.who();
  CHECK(refusal(app::openCorrective(world, who, {"", {}})) == "empty");
  CHECK(refusal(app::openCorrective(world, who, {"caps left on", {"BG4-99"}})) == "unknown-unit");
  REQUIRE(app::openCorrective(world, who, {"caps left on at the leak test", {"BG4-01"}}));
  const auto state = [&] { return std::get<core::CaseState>(world.journal.state(core::file("ACTION-1"))->value); };
  CHECK(state().units.contains("BG4-01"));
  CHECK(brigade.now("BG4-01").state == core::SetState::ready);  // it holds nothing back by itself
  CHECK(refusal(app::closeCase(world, who, {"ACTION-1", "effective", ""})) == "not-finished");
  CHECK(app::leftOf(state()).size() == 4);

  CHECK(refusal(app::enterCorrective(world, who, {"ACTION-1", "effectiveness", "held", {}, true})) == "too-early");
  CHECK(refusal(app::enterCorrective(world, who, {"ACTION-1", "mood", "bad", {}, true})) == "unknown-part");
  REQUIRE(app::enterCorrective(world, who, {"ACTION-1", "cause", "no step asks for the cap", {}, false}));
  REQUIRE(app::enterCorrective(world, who, {"ACTION-1", "extent", "all tests since June", {}, false}));
  REQUIRE(app::enterCorrective(world, who, {"ACTION-1", "correction", "a step was added", day("2026-12-01"), false}));
  CHECK(refusal(app::enterCorrective(world, who, {"ACTION-1", "effectiveness", "held", {}, true})) == "too-early");
  REQUIRE(app::enterCorrective(world, who, {"ACTION-1", "correction", "the step is in the sheet", {}, true}));
  const auto looked = app::enterCorrective(world, who, {"ACTION-1", "effectiveness", "one cap in ten was left on", {}, false});
  CHECK(remarks(looked, "another correction"));
  CHECK(refusal(app::closeCase(world, who, {"ACTION-1", "effective", ""})) == "not-finished");
  REQUIRE(app::enterCorrective(world, who, {"ACTION-1", "correction", "the bench refuses the step before", {}, true}));
  CHECK_FALSE(state().parts.contains("effectiveness"));  // another correction has to hold anew
  REQUIRE(app::enterCorrective(world, who, {"ACTION-1", "effectiveness", "none in a month", {}, true}));
  CHECK(app::leftOf(state()).empty());
  auto technician = who;
  technician.person = "P002";
  CHECK(refusal(app::closeCase(world, technician, {"ACTION-1", "effective", ""})) == "no-duty");
  REQUIRE(app::closeCase(world, who, {"ACTION-1", "effective", ""}));
  CHECK(refusal(app::enterCorrective(world, who, {"ACTION-1", "cause", "x", {}, false})) == "closed");
  const auto text = core::canonical(app::json(state(), world));
  CHECK(text.find("\"type\":\"corrective\"") != std::string::npos);
  CHECK(text.find("none in a month") != std::string::npos);
}
