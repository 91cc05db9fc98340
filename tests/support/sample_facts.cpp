#include "tests/support/sample_facts.h"

namespace muster::tests {

using namespace core;

namespace {

const std::string kBlob(64, 'b');

TestRun sampleRun() {
  Reading leak;
  leak.value = quantity("0.40 mbar");
  leak.start = quantity("7.50 mbar");
  leak.end = quantity("7.10 mbar");
  leak.typed = "０.４０";
  leak.at = instant("2026-11-23T02:10:00Z");
  Reading valve;
  valve.value = quantity("1000 Pa");
  valve.censored = Censored::atLeast;
  valve.flags = {ReadingFlag::unstable, ReadingFlag::capLeftOn};
  valve.typed = ">1000";
  Reading flow;
  flow.value = quantity("1.90 L/min");
  flow.value->flow = FlowState{FlowState::Kind::standard, Gas::oxygen, Decimal(0, 0), Decimal(101325, 3)};
  Reading look;
  look.works = false;
  look.typed = "不正常";

  TestRun run;
  run.unit = "BG4-07";
  run.procedure = "bg4-full";
  run.bench = "RZ25-1";
  run.startedAt = instant("2026-11-23T02:00:00Z");
  run.finishedAt = instant("2026-11-23T02:14:30.5Z");
  run.testedBy = "P012";
  run.climate = {quantity("19.5 °C"), quantity("92.1 kPa"), quantity("45 %")};
  run.steps = {{"leak", {{leak, "RZ25-2"}, {valve, ""}}, ""}, {"dosage", {{flow, ""}}, ""}, {"look", {{look, ""}}, ""}, {"alarm", {}, "no-battery"}};
  run.assembly = {{"absorber", "AB-3"}, {"cylinder", "CYL-11"}, {"mask", "M-7"}};
  run.absorberClosedAtOnce = false;
  run.aborted = true;
  run.origin = "file:" + kBlob;
  run.blobs = {kBlob};
  return run;
}

TestVerdict sampleVerdict() {
  TestVerdict verdict;
  verdict.overall = Verdict::fail;
  verdict.complete = true;
  verdict.steps = {
      {"leak", Verdict::pass, {}, {"leak.benchman"}, true, false},
      {"dosage", Verdict::pending, msg("sources differ: {a} and {b}", {{"a", "1.5 L/min"}, {"b", Text("book", "书")}}), {"a", "b"}, true, false},
      {"look", Verdict::fail, msg("does not work"), {}, false, true},
      {"alarm", Verdict::noDecision, msg("left out: {why}", {{"why", "no-battery"}}), {}, false, false}};
  verdict.rules = std::string(64, 'a');
  verdict.program = "0.1.0";
  return verdict;
}

CalibrationPoint samplePoint() { return {quantity("10.0 mbar"), quantity("0.30 mbar"), quantity("0.05 mbar"), quantity("0.10 mbar")}; }

Certificate sampleCertificate() {
  Certificate certificate;
  certificate.act = Certificate::Act::calibration, certificate.number = "C-2026-17", certificate.laboratory = "Provincial laboratory";
  certificate.issued = day("2026-03-01"), certificate.validTo = day("2027-02-28"), certificate.declared = true, certificate.fact = {1, 9};
  return certificate;
}

}  // namespace

std::vector<Happening> sampleHappenings() {
  return {
      StoreOpened{"Asia/Shanghai", 2, "1:5000:" + kBlob, true},
      RulesAdopted{"bg4", "3", kBlob},
      LimitConfirmed{"leak.benchman", "Manual 9021", "4th", "31", kBlob, "P003"},
      PersonEnrolled{"P012", kBlob},
      PersonLeft{"P012"},
      RackInstalled{"R04", "squad-1-sets", {{"A1", "bg4"}, {"A2", ""}}},
      SquadFormed{"1", {"BG4-01", "BG4-02"}},
      DutyAssigned{"1", Duty::standby},
      UnitRegistered{"BG4-07", "bg4", "BG 4 plus", "ARXK-0007", "BRIGADE", "STATION-1", {"0007"}, {{"made", "2019-05-31"}}, day("2019-05-31")},
      UnitRetired{"BG4-07", "beyond-repair", kBlob},
      UnitPlaced{"BG4-07", "R04", "A1", true},
      UnitSentAway{"CYL-11", "TEST-STATION", "water-test", day("2026-12-15")},
      UnitReturned{"CYL-11", kBlob},
      CheckedOut{"BG4-07", "person:P012", "JOB-3", instant("2026-11-23T16:00:00Z"), true, true, kBlob, {"CYL-11", "M-7"}},
      CheckedIn{"BG4-07", AfterUse::Branch::worn, {"*"}, {"CYL-11", "M-7"}, "AB-3", 95, true},
      PartFitted{"BG4-07", "cylinder", "CYL-12", "CYL-11", {"self-test", "hp-leak"}},
      FaultReported{"BG4-07", "F-1", "leak", kBlob, false},
      FaultCleared{"BG4-07", "F-1", "hose-renewed", kBlob, {"leak"}},
      TestRecorded{sampleRun(), sampleVerdict(), kBlob, true, true, {{"mask-tightness", "M-7"}}, "AB-3", 14},
      TestJudgedAgain{{1, 19}, "BG4-07", sampleVerdict(), "certificate-accepted", {"M-7"}},
      CylinderFilled{"CYL-11", "G-2", "LOT-8", quantity("20.0 MPa"), quantity("42 °C"), quantity("0.5 MPa"), "PUMP-1", "O2-3", "PERMIT-7", true},
      PressureRead{"CYL-11", "G-2", quantity("18.9 MPa"), quantity("20 °C")},
      MaintenanceDone{"BG4-07", "reducer-overhaul", kBlob, day("2026-10-01")},
      CertificateAccepted{"RZ25-1", Certificate::Act::calibration, "C-2026-17", "Provincial laboratory", kBlob, day("2026-03-01"), day("2027-02-28")},
      CalibratorWithdrawn{"RZ25-1", "dropped", kBlob},
      OpeningDeclared{"BG4-07",
                      kBlob,
                      day("2026-11-01"),
                      "bg4-full",
                      {"leak"},
                      quantity("19.5 MPa"),
                      day("2026-11-20"),
                      2,
                      {{"mask-test", day("2026-09-30")}},
                      sampleCertificate()},
      FactUndone{{1, 12}, "wrong-unit", {unit("BG4-07"), rack("R04"), rules(), store(), squad("1"), person("P012")}},
      FactCorrected{{1, 22},
                    Body(R"({"cylinder":"CYL-12","pressure":"18.9 MPa"})"),
                    "typed-wrong",
                    {unit("CYL-11"), unit("CYL-12")},
                    "PressureRead/1",
                    instant("2026-11-23T03:00:00Z")},
      FileImported{kBlob, "rz25-csv", 140, 3, 2},
      UnitIssued{"M-7", "P012"},
      CanisterFilled{"AB-3", "LOT-5", quantity("2.60 kg"), true},
      StockMoved{"ICE", "F-1", -2, "used", day("2027-01-31"), instant("2026-11-20T00:00:00Z")},
      CareDone{"BG4-07", "disinfected", true},
      UnitReleased{"BG4-07", "P012", true, instant("2026-11-24T00:00:00Z")},
      TurnedRoundInField{"BG4-07", "CYL-12", "AB-4", {"positive-leak"}, "CYL-11", "AB-3"},
      CalibratorFailed{"RZ25-1", "N-5", "Provincial laboratory", kBlob, day("2026-11-20"), {samplePoint()}},
      CertificateExtended{"RZ25-1", "C-2026-17", kBlob, day("2027-03-31")},
      CalibratorChecked{"RZ25-1", "REF-1", CheckRecord::Moment::end, {{quantity("10.0 mbar"), quantity("10.1 mbar"), quantity("0.2 mbar")}}, true},
      CertificateReviewed{"RZ25-1", "C-2026-17", {true, true, false, true, kBlob}},
      IntervalDecided{"RZ25-1", "18 months", "12 months", kBlob},
      RetestAllowed{"IMPACT-1", "RZ25-1", "C-2026-18", kBlob},
      CaseOpened{"RECALL-1", CaseType::recall, kBlob, "maker-notice", {"BG4-07"}, {{"prefix", "ARRC"}, {"from", "1"}}, "RZ25-1", {1, 7}},
      CaseUnitSettled{"RECALL-1", "BG4-07", "clear", kBlob},
      CaseClosed{"RECALL-1", "effective", kBlob},
      UnitQuarantined{"BG4-07", "RECALL-1", "recall", {"relief-valve"}},
      QuarantineLifted{"BG4-07", "RECALL-1", "inspected", kBlob},
      PlanDayChosen{"BG4-07", "bg4-full-monthly", day("2026-12-20"), day("2026-12-11")},
      WorkOpened{"WORK-1", "BG4-07", "R04", "step", "leak", kBlob, day("2026-11-30")},
      WorkAssigned{"WORK-1", "P012", day("2026-11-28")},
      WorkAnswered{"WORK-1", true, kBlob},
      WorkDone{"WORK-1", "BG4-07", "cleared", kBlob},
      RoundMade{"shift-round", "R04", {{"plug", "BG4-07", true, ""}, {"store-dry", "", false, kBlob}}},
      PersonAuthorised{"P012", "bg4-full", Authorisation::Act::release, day("2026-01-01"), day("2026-12-31"), kBlob},
      AuthorisationEnded{"P012", "bg4-full", Authorisation::Act::release, day("2026-11-30"), kBlob},
      CorrectiveEntered{"ACTION-1", "correction", kBlob, day("2026-12-15"), true},
  };
}

Fact sampleFact(const Happening& happening, std::uint64_t index) {
  Fact fact{draft(happening, instant("2026-11-23T03:12:40.25Z"), "P012", Assurance::signedIn),
            {1, index},
            instant("2026-11-25T03:12:40Z"),
            true,
            "cmd-" + std::to_string(index)};
  return fact;
}

}  // namespace muster::tests
