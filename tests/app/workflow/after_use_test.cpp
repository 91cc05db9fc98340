// The care after use step by step, the second person, and what is used up; by the packs a brigade adopts for it.
#include "app/workflow/after_use.h"

#include "app/ports/shipped.h"
#include "app/workflow/certificate_care.h"
#include "app/workflow/consumables.h"
#include "app/workflow/fit_part.h"
#include "app/workflow/open_store.h"
#include "app/workflow/record_fill.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using core::SetState;

namespace {

std::vector<app::PackOffer> packs() {
  auto all = app::startingPacks();
  for (const char* name : {"after-use", "consumables"}) {
    const auto pack = app::shippedPack(name).value();
    all.push_back({pack.origin, pack.text});
  }
  return all;
}

struct Used : Brigade {
  Used() : Brigade(packs()) {
    putTogether("BG4-01", 1);
    REQUIRE(app::readPressure(world(), who(), {"CYL-1", "", quantity("20.0 MPa"), quantity("20 °C")}));
    REQUIRE(app::recordTest(world(), who(), {passing("BG4-01", "2026-11-23 07:00"), {}}));
    app::CheckOut out;
    out.units = {"BG4-01"}, out.holder = "person:P001";
    REQUIRE(app::checkOut(world(), who(), out));
    clock("2026-11-23 12:00");
    REQUIRE(app::checkIn(world(), who(), {"BG4-01", core::AfterUse::Branch::worn}));
  }
  app::Who other() const {
    auto one = who();
    one.person = "P002";
    return one;
  }
  void care(const char* step, const char* at) {
    clock(at);
    REQUIRE(app::doCare(world(), who(), {"BG4-01", step}));
  }
};

}  // namespace

TEST_CASE("after wearing the next step of care is the next action, with its waiting time", "[app][workflow][after-use]") {
  Used brigade;
  REQUIRE(brigade.now("BG4-01").next);
  CHECK(brigade.now("BG4-01").next->code == "care");
  CHECK(brigade.now("BG4-01").next->detail == "stripped");
  brigade.care("stripped", "2026-11-23 12:10");
  brigade.care("cleaned", "2026-11-23 12:20");
  brigade.care("disinfected", "2026-11-23 12:30");
  CHECK(brigade.now("BG4-01").state == SetState::underWork);  // the disinfectant works
  CHECK(refusal(app::doCare(brigade.world(), brigade.who(), {"BG4-01", "dried"})) == "too-early");
  brigade.clock("2026-11-23 12:45");
  CHECK(brigade.now("BG4-01").state == SetState::notReady);
  brigade.care("dried", "2026-11-23 12:50");
  brigade.clock("2026-11-23 13:50");
  REQUIRE(brigade.now("BG4-01").next);
  CHECK(brigade.now("BG4-01").next->code == "fit-part");
  CHECK(refusal(app::doCare(brigade.world(), brigade.who(), {"BG4-01", "dried"})) == "already-done");
  CHECK(refusal(app::doCare(brigade.world(), brigade.who(), {"BG4-01", "nonsense"})) == "unknown-step");
}

TEST_CASE("after the test another person than the tester releases the set", "[app][workflow][after-use]") {
  Used brigade;
  brigade.registers("ABS-9", "absorber");
  brigade.care("stripped", "2026-11-23 12:10");
  brigade.care("cleaned", "2026-11-23 12:20");
  brigade.care("disinfected", "2026-11-23 12:30");
  brigade.care("dried", "2026-11-23 12:50");
  brigade.clock("2026-11-23 15:00");
  REQUIRE(app::fitPart(brigade.world(), brigade.who(), {"BG4-01", "absorber", "ABS-9"}));
  REQUIRE(app::readPressure(brigade.world(), brigade.who(), {"CYL-1", "", quantity("20.0 MPa"), quantity("20 °C")}));
  auto run = brigade.passing("BG4-01", "2026-11-23 15:00");
  run.testedBy = "P001";
  brigade.clock("2026-11-23 16:00");
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {run, {}}));
  CHECK(saysReason(brigade.now("BG4-01"), "release-owed"));
  CHECK(brigade.now("BG4-01").state == SetState::notReady);
  CHECK(refusal(app::releaseUnit(brigade.world(), brigade.who(), {"BG4-01", false})) == "same-person");

  REQUIRE(app::releaseUnit(brigade.world(), brigade.who(), {"BG4-01", true}));  // the duty leader alone
  CHECK(saysReason(brigade.now("BG4-01"), "released-provisionally"));
  CHECK(brigade.now("BG4-01").state == SetState::dueSoon);
  brigade.clock("2026-11-24 04:01");
  CHECK(brigade.now("BG4-01").state == SetState::notReady);

  REQUIRE(app::releaseUnit(brigade.world(), brigade.other(), {"BG4-01", false}));
  CHECK_FALSE(saysReason(brigade.now("BG4-01"), "release-owed"));
  CHECK(refusal(app::releaseUnit(brigade.world(), brigade.other(), {"BG4-01", false})) == "nothing-owed");
}

TEST_CASE("without the pack the full test alone ends the care, and nobody's release is asked", "[app][workflow][after-use]") {
  Brigade brigade;
  brigade.ready("BG4-01", 1);
  CHECK_FALSE(saysReason(brigade.now("BG4-01"), "release-owed"));
  CHECK(refusal(app::doCare(brigade.world(), brigade.who(), {"BG4-01", "cleaned"})) == "not-used");
}

TEST_CASE("at the scene only a set that is out is turned round, with fresh cylinder and absorber", "[app][workflow][after-use]") {
  Used brigade;
  CHECK(refusal(app::turnRound(brigade.world(), brigade.who(), {"BG4-01", "CYL-1", "ABS-1", {}})) == "not-out");
}

TEST_CASE("stock by lot: what comes, what goes, and never less than nothing", "[app][workflow][stock]") {
  Used brigade;
  brigade.registers("ICE-1", "ice-stock");
  REQUIRE(app::moveStock(brigade.world(), brigade.who(), {"ICE-1", "", 14, "frozen", {}}));
  REQUIRE(app::moveStock(brigade.world(), brigade.who(), {"ICE-1", "", -2, "used", {}}));
  REQUIRE(brigade.state("ICE-1").stock.size() == 1);
  CHECK(brigade.state("ICE-1").stock.front().count == 12);
  CHECK(brigade.state("ICE-1").stock.front().frozenSince.has_value());
  CHECK(refusal(app::moveStock(brigade.world(), brigade.who(), {"ICE-1", "", -13, "used", {}})) == "too-few");
  CHECK(refusal(app::moveStock(brigade.world(), brigade.who(), {"BG4-01", "", 1, "received", {}})) == "no-stock");
}

TEST_CASE("a failed assay stops every canister of its lot", "[app][workflow][stock]") {
  Used brigade;
  brigade.registers("LOT-5", "absorbent-lot");
  brigade.registers("ABS-9", "absorber");
  REQUIRE(app::fillCanister(brigade.world(), brigade.who(), {"ABS-9", "LOT-5", quantity("2.6 kg"), true}));
  CHECK(brigade.state("ABS-9").lot == "LOT-5");
  CHECK_FALSE(saysReason(brigade.now("ABS-9"), "lot-failed"));
  core::TestRun assay;
  assay.unit = "LOT-5", assay.procedure = "absorbent-assay", assay.bench = brigade.bench, assay.startedAt = brigade.local("2026-11-23 11:00");
  for (const auto& [step, value] : {std::pair{"co2-absorption", "28 %"}, {"absorbent-moisture", "18 %"}, {"absorbent-dust", "2 %"}}) {
    core::Reading reading;
    reading.value = quantity(value);
    assay.steps.push_back({step, {{reading, ""}}, ""});
  }
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), {assay, {}}));
  CHECK(saysReason(brigade.now("ABS-9"), "lot-failed"));
  CHECK(refusal(app::fillCanister(brigade.world(), brigade.who(), {"ABS-9", "LOT-5", {}, true})) == "lot-failed");
}

TEST_CASE("the guided seventh test of an absorber is refused beforehand, with what it was used for", "[app][workflow][absorber]") {
  Brigade brigade{app::startingPacks()};
  brigade.putTogether("BG4-01", 1);
  for (int i = 1; i <= 6; ++i) {
    brigade.clock("2026-11-2" + std::to_string(i + 2) + " 08:00");
    REQUIRE(app::recordTest(brigade.world(), brigade.who(), {brigade.passing("BG4-01", "2026-11-2" + std::to_string(i + 2) + " 07:00"), {}}));
  }
  brigade.clock("2026-11-29 08:00");
  const auto refused = app::beginTest(brigade.world(), "BG4-01");
  REQUIRE(refusal(refused) == "absorber-used-up");
  CHECK(core::english(refused.problems().front().text).find("2026-11-28") != std::string::npos);
  // Done all the same and brought in by file: it is recorded, and the absorber is no good any more.
  app::RecordTest seventh{brigade.passing("BG4-01", "2026-11-29 07:00"), {}};
  REQUIRE(app::recordTest(brigade.world(), brigade.who(), seventh));
  CHECK(brigade.state("ABS-1").testsSpent == 7);
  CHECK(brigade.now("BG4-01").state == SetState::notReady);
}

TEST_CASE("a mask is issued to its wearer and given back", "[app][workflow][stock]") {
  Used brigade;
  brigade.registers("M-1", "mask");
  REQUIRE(app::issueUnit(brigade.world(), brigade.who(), {"M-1", "P002"}));
  CHECK(brigade.state("M-1").issuedTo == "P002");
  CHECK(refusal(app::issueUnit(brigade.world(), brigade.who(), {"M-1", "P002"})) == "nothing-new");
  CHECK(refusal(app::issueUnit(brigade.world(), brigade.who(), {"BG4-01", "P002"})) == "not-personal");
  REQUIRE(app::issueUnit(brigade.world(), brigade.who(), {"M-1", ""}));
  CHECK(brigade.state("M-1").issuedTo.empty());
}

TEST_CASE("a certificate is extended before its end, by signature, and only then", "[app][workflow][certificate]") {
  Brigade brigade;
  brigade.clock("2027-01-05 08:00");
  CHECK(refusal(app::extendCertificate(brigade.world(), brigade.who(), {brigade.bench, day("2027-01-09"), "late"})) == "not-later");
  REQUIRE(app::extendCertificate(brigade.world(), brigade.who(), {brigade.bench, day("2027-01-31"), "the laboratory is late"}));
  brigade.clock("2027-01-20 08:00");
  CHECK(brigade.now(brigade.bench).state != SetState::notReady);
  brigade.clock("2027-02-01 08:00");
  CHECK(brigade.now(brigade.bench).state == SetState::notReady);
  CHECK(refusal(app::extendCertificate(brigade.world(), brigade.who(), {brigade.bench, day("2027-03-31"), "later still"})) == "ended");
}

TEST_CASE("a check is good when every point is within what is allowed, and needs a standard that holds", "[app][workflow][certificate]") {
  Brigade brigade;
  brigade.registers("REF-1", brigade.calibratorKind());
  const core::CheckPoint good{quantity("10 mbar"), quantity("10.2 mbar"), quantity("0.2 mbar")},
      bad{quantity("10 mbar"), quantity("1021 Pa"), quantity("0.2 mbar")};
  CHECK(refusal(app::checkCalibrator(brigade.world(), brigade.who(), {brigade.bench, "REF-1", {}, {good}})) == "standard-not-valid");
  REQUIRE(app::acceptCertificate(brigade.world(), brigade.who(),
                                 {"REF-1", core::Certificate::Act::calibration, "K-1", "Lab", "", day("2026-06-10"), day("2027-06-09"), {}}));
  REQUIRE(app::checkCalibrator(brigade.world(), brigade.who(), {brigade.bench, "REF-1", {}, {good}}));
  CHECK(brigade.state(brigade.bench).checks.back().good);
  REQUIRE(app::checkCalibrator(brigade.world(), brigade.who(), {brigade.bench, "REF-1", {}, {good, bad}}));
  CHECK_FALSE(brigade.state(brigade.bench).checks.back().good);
}
