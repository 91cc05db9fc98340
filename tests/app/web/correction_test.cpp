// Records put right by the form that entered them: filled with what stands, decided as if told right at once; the old record stays.
#include "tests/app/web/visitor.h"

#include "app/workflow/check_in.h"
#include "app/workflow/check_out.h"
#include "app/workflow/declare_opening.h"
#include "app/workflow/do_maintenance.h"
#include "app/workflow/place_unit.h"
#include "app/workflow/report_fault.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

using Form = std::vector<std::pair<std::string, std::string>>;

struct Correcting : Visitor {
  Correcting() {
    brigade.ready("BG4-01", 1);
    brigade.clock("2026-11-23 12:00");
  }
  std::string latest(const std::string& unit, const std::string& kind) {
    auto facts = brigade.world().journal.factsAbout(core::unit(unit));
    for (auto fact = facts.rbegin(); fact != facts.rend(); ++fact) {
      if (fact->kind.starts_with(kind + "/")) return core::text(fact->id);
    }
    return {};
  }
  std::string form(const std::string& unit, const std::string& kind) {
    const auto answer = get("/facts/" + latest(unit, kind) + "/correct");
    INFO(answer.body);
    REQUIRE(answer.status == 200);
    return answer.body;
  }
  // The page after the correction.
  std::string puts(const std::string& unit, const std::string& kind, Form fields) {
    fields.emplace_back("why", "copied wrong");
    const auto answer = post("/facts/" + latest(unit, kind) + "/correct", fields);
    INFO(answer.body);
    REQUIRE(answer.status == 303);
    return follow(answer).body;
  }
  core::Place place(const std::string& unit) { return brigade.state(unit).place; }
};

}  // namespace

TEST_CASE("a plate copied wrong is put right; what stood is shown beside each field and on the record", "[app][web][correct]") {
  Correcting it;
  const auto form = it.form("BG4-01", "UnitRegistered");
  CHECK_THAT(form, ContainsSubstring("value=\"SN1\"") && ContainsSubstring("Stands now: SN1") && ContainsSubstring("Stands now: 2025-06-01"));
  CHECK_THAT(form, !ContainsSubstring("name=\"code\""));  // another code would be another unit
  const auto page =
      it.puts("BG4-01", "UnitRegistered",
              {{"serial", "SN9"}, {"model", "plus"}, {"made", "2025-07-01"}, {"aliases", "X1 X2"}, {"occurred_at", "2026-11-23T08:00"}});
  CHECK_THAT(page, ContainsSubstring("the old one stays") && ContainsSubstring("SN9") && ContainsSubstring("copied wrong"));
  CHECK(it.brigade.state("BG4-01").serial == "SN9");
  CHECK(it.brigade.state("BG4-01").aliases == std::vector<std::string>{"X1", "X2"});
  CHECK(it.brigade.now("BG4-01").state == core::SetState::ready);
  const auto record = it.latest("BG4-01", "FactCorrected");
  const auto changes = it.get("/journal/1/" + record.substr(record.find(':') + 1)).body;
  CHECK_THAT(changes, ContainsSubstring("<s>SN1</s>") && ContainsSubstring("<b>SN9</b>"));
}

TEST_CASE("a correction is refused as the entry itself would be, and what was typed stays", "[app][web][correct]") {
  Correcting it;
  it.brigade.putTogether("BG4-02", 2);
  const auto address = "/facts/" + it.latest("BG4-01", "UnitRegistered") + "/correct";
  const auto doubled = it.post(address, {{"serial", "SN2"}, {"why", "x"}});
  CHECK(doubled.status == 422);
  CHECK_THAT(doubled.body, ContainsSubstring("BG4-02 has the serial SN2 too") && ContainsSubstring("value=\"SN2\""));
  CHECK_THAT(it.post(address, {{"serial", "SN1"}, {"made", "2025-06-01"}, {"why", "x"}}).body, ContainsSubstring("that is what stands already"));
  CHECK_THAT(it.post(address, {{"serial", "SN7"}, {"made", "2025-06-01"}}).body, ContainsSubstring("href=\"#f-why\""));
}

TEST_CASE("a unit put into the wrong slot on paper stands in the right one", "[app][web][correct]") {
  Correcting it;
  it.brigade.putTogether("BG4-02", 2);
  CHECK_THAT(it.form("BG4-01", "UnitPlaced"), ContainsSubstring("<option value=\"R01/A1\" selected>R01-A1</option>"));
  it.brigade.registers("BG4-03", "bg4", "SN3");
  it.brigade.clock("2026-11-23 16:00");
  REQUIRE(app::placeUnit(it.brigade.world(), it.brigade.at("2026-11-23 14:00"), {"BG4-03", "R01", "A4", true}));
  const auto address = "/facts/" + it.latest("BG4-03", "UnitPlaced") + "/correct";
  for (const char* when : {"2026-11-23T14:00", "2026-11-23T13:00"})  // taken now, whatever the time
    CHECK_THAT(it.post(address, {{"slot", "R01/A2"}, {"occurred_at", when}, {"why", "x"}}).body, ContainsSubstring("BG4-02 stands in slot"));
  it.puts("BG4-01", "UnitPlaced", {{"slot", "R01/A3"}});
  CHECK(it.place("BG4-01") == core::Place(core::InSlot{"R01", "A3"}));
  CHECK(it.brigade.state("BG4-01").home == core::InSlot{"R01", "A3"});
}

TEST_CASE("who took a set, until when and for what is put right even after it came back", "[app][web][correct]") {
  Correcting it;
  REQUIRE(app::checkOut(it.brigade.world(), it.brigade.at("2026-11-23 09:00"), {{"BG4-01"}, "person:P001", {}, "dril", false, false, ""}));
  CHECK_THAT(it.form("BG4-01", "CheckedOut"), ContainsSubstring("value=\"dril\"") && ContainsSubstring("value=\"2026-11-23T09:00\""));
  it.puts("BG4-01", "CheckedOut", {{"holder", "person:P002"}, {"expected", "2026-11-23T18:00"}, {"job", "drill"}});
  CHECK(std::get<core::Out>(it.place("BG4-01")).holder == "person:P002");
  CHECK(std::get<core::Out>(it.place("BG4-01")).job == "drill");
  CHECK_FALSE(std::get<core::Out>(it.place("BG4-01")).reported);  // it was planned, and stays so
  REQUIRE(app::checkIn(it.brigade.world(), it.brigade.who(), {"BG4-01", core::AfterUse::Branch::carried, true}));
  it.puts("BG4-01", "CheckedOut", {{"holder", "person:P001"}, {"job", "drill"}});
  CHECK(it.place("BG4-01") == core::Place(core::InSlot{"R01", "A1"}));
}

TEST_CASE("a set entered as carried that was worn owes its test and has used up its absorber, and back", "[app][web][correct]") {
  Correcting it;
  REQUIRE(app::checkOut(it.brigade.world(), it.brigade.at("2026-11-23 09:00"), {{"BG4-01"}, "person:P002"}));
  REQUIRE(app::checkIn(it.brigade.world(), it.brigade.who(), {"BG4-01", core::AfterUse::Branch::carried, true}));
  CHECK(it.brigade.now("BG4-01").state == core::SetState::ready);
  it.puts("BG4-01", "CheckedIn", {{"use", "worn"}});
  CHECK(it.brigade.state("ABS-1").spent);
  CHECK(it.brigade.now("BG4-01").state == core::SetState::notReady);
  CHECK_THAT(it.form("BG4-01", "CheckedIn"), ContainsSubstring("<option value=\"worn\" selected>"));
  it.puts("BG4-01", "CheckedIn", {{"use", "carried"}});
  CHECK_FALSE(it.brigade.state("ABS-1").spent);
  CHECK(it.brigade.now("BG4-01").state == core::SetState::ready);
}

TEST_CASE("the time of a check-in is put right together with the slot it was put back into", "[app][web][correct]") {
  Correcting it;
  REQUIRE(app::checkOut(it.brigade.world(), it.brigade.at("2026-11-23 09:00"), {{"BG4-01"}, "person:P002"}));
  REQUIRE(app::checkIn(it.brigade.world(), it.brigade.at("2026-11-23 10:00"), {"BG4-01", core::AfterUse::Branch::carried, true}));
  it.puts("BG4-01", "CheckedIn", {{"use", "carried"}, {"occurred_at", "2026-11-23T11:30"}});
  CHECK(it.place("BG4-01") == core::Place(core::InSlot{"R01", "A1"}));  // not loose: it was put back after it came in
  CHECK(it.brigade.state("BG4-01").placedAt == it.brigade.local("2026-11-23 11:30"));
  const auto address = "/facts/" + it.latest("BG4-01", "CheckedIn") + "/correct";
  CHECK_THAT(it.post(address, {{"use", "carried"}, {"occurred_at", "2026-11-23T08:30"}, {"why", "x"}}).body, ContainsSubstring("BG4-01 is not out"));
  CHECK_THAT(it.post(address, {{"use", "carried"}, {"occurred_at", "2026-11-24T08:30"}, {"why", "x"}}).body, ContainsSubstring("has not come yet"));
  // A second correction leaves the time alone that the first one put right.
  it.puts("BG4-01", "CheckedIn", {{"use", "opened"}, {"occurred_at", "2026-11-23T11:30"}});
  CHECK(it.brigade.state("BG4-01").placedAt == it.brigade.local("2026-11-23 11:30"));
}

TEST_CASE("a fault reported as a remark and cleared with the wrong part are put right", "[app][web][correct]") {
  Correcting it;
  REQUIRE(app::reportFault(it.brigade.world(), it.brigade.at("2026-11-23 09:00"), {"BG4-01", "damage", "scratch", false}));
  CHECK_THAT(it.form("BG4-01", "FaultReported"), ContainsSubstring("scratch</textarea>") && ContainsSubstring("<option value=\"no\" selected>"));
  it.puts("BG4-01", "FaultReported", {{"code", "leak"}, {"note", "hisses at the bag"}, {"blocks", "yes"}});
  CHECK(it.brigade.now("BG4-01").state == core::SetState::notReady);
  const auto fault = it.brigade.state("BG4-01").faults.front().id;
  REQUIRE(app::clearFault(it.brigade.world(), it.brigade.who(), {"BG4-01", fault, "repaired", "", ""}));
  CHECK(it.brigade.state("BG4-01").owed.contains("*"));
  it.puts("BG4-01", "FaultCleared", {{"fault", fault}, {"action", "replaced"}, {"position", "absorber"}});
  CHECK_FALSE(it.brigade.state("BG4-01").owed.contains("*"));
  CHECK(it.brigade.state("BG4-01").owed.contains("leak"));
}

TEST_CASE("the wrong part of two was written down: the right one sits in the set, the other is where it was", "[app][web][correct]") {
  Correcting it;
  for (const char* code : {"CYL-7", "CYL-8"}) it.brigade.registers(code, "cylinder");
  REQUIRE(it.post("/units/BG4-01/parts/cylinder", {{"part", "CYL-7"}, {"empty", "no"}}).status == 303);
  it.puts("BG4-01", "PartFitted", {{"part", "CYL-8"}, {"empty", "no"}});
  CHECK(it.brigade.state("BG4-01").parts.at("cylinder") == "CYL-8");
  CHECK(std::holds_alternative<core::Loose>(it.place("CYL-7")));
  CHECK(it.place("CYL-8") == core::Place(core::InUnit{"BG4-01", "cylinder"}));
  CHECK(std::holds_alternative<core::Loose>(it.place("CYL-1")));
}

TEST_CASE("the day of a maintenance and the dates of a certificate are put right", "[app][web][correct]") {
  Correcting it;
  it.brigade.registers("DET-01", "detector");
  REQUIRE(app::doMaintenance(it.brigade.world(), it.brigade.who(), {"DET-01", "detector-bump", day("2026-11-22"), ""}));
  it.puts("DET-01", "MaintenanceDone", {{"plan", "detector-bump"}, {"on", "2026-11-02"}, {"note", "lot 7"}});
  CHECK(it.brigade.state("DET-01").done.at("detector-bump").on == day("2026-11-02"));
  CHECK_THAT(it.form("B-01", "CertificateAccepted"), ContainsSubstring("value=\"V-1\"") && ContainsSubstring("value=\"2027-01-09\""));
  it.puts("B-01", "CertificateAccepted",
          {{"act", "calibration"}, {"number", "V-11"}, {"laboratory", "Lab"}, {"issued", "2026-01-11"}, {"valid_to", "2027-01-10"}});
  const auto certificate = it.brigade.state("B-01").certificates.front();
  CHECK(certificate.number == "V-11");
  CHECK(certificate.validTo == day("2027-01-10"));
}

TEST_CASE("what was copied wrong from the paper books is put right, once as before", "[app][web][correct]") {
  Correcting it;
  it.brigade.putTogether("BG4-02", 2);
  core::OpeningDeclared set, cylinder;
  set.unit = "BG4-02", set.tested = day("2026-11-01");
  cylinder.unit = "CYL-2", cylinder.pressure = quantity("20 MPa"), cylinder.pressureRead = day("2026-11-20");
  REQUIRE(app::declareOpening(it.brigade.world(), it.brigade.who(), {{set, cylinder}, ""}));
  CHECK_THAT(it.form("BG4-02", "OpeningDeclared"), ContainsSubstring("value=\"2026-11-01\""));
  it.puts("BG4-02", "OpeningDeclared", {{"v.tested.BG4-02", "2026-11-11"}, {"v.result.BG4-02", "passed"}});
  CHECK(it.brigade.state("BG4-02").declaredOnce);
  CHECK(it.brigade.world().calendar()->dateOf(*it.brigade.state("BG4-02").runs.at("bg4-full").passedAt) == day("2026-11-11"));
  it.puts("CYL-2", "OpeningDeclared", {{"v.p.cylinder.CYL-2", "19.5"}, {"v.pd.cylinder.CYL-2", "2026-11-20"}});
  CHECK(it.brigade.state("CYL-2").pressure->pressure.text() == "19.5 MPa");
}

TEST_CASE("the hour of a test is put right; its readings move with it", "[app][web][correct]") {
  Correcting it;
  CHECK_THAT(it.form("BG4-01", "TestRecorded"),
             ContainsSubstring("value=\"2026-11-23T07:00\"") && ContainsSubstring("None: only the time was wrong"));
  it.puts("BG4-01", "TestRecorded", {{"step", ""}, {"reading", ""}, {"occurred_at", "2026-11-22T07:00"}});
  CHECK(it.brigade.state("BG4-01").runs.at("bg4-full").passedAt == it.brigade.local("2026-11-22 07:00"));
}

TEST_CASE("what is entered anew is not corrected, and says so", "[app][web][correct]") {
  Correcting it;
  const auto rack = it.brigade.world().journal.factsAbout(core::rack("R01")).front();
  const auto answer = it.get("/facts/" + core::text(rack.id) + "/correct");
  CHECK(answer.status == 422);
  CHECK_THAT(answer.body, ContainsSubstring("enter what is right as a new record"));
}
