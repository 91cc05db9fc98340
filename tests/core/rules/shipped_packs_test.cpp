#include "tests/core/rules/shipped_packs.h"

#include <algorithm>
#include <set>

#include "core/readiness/assess.h"
#include "tests/support/builders.h"
#include "tests/support/catch.h"

using namespace muster::core;
using namespace muster::tests;
namespace fs = std::filesystem;

namespace {

struct Row {
  const char* limit;
  const char* min;
  bool minPasses;
  const char* max;
  bool maxPasses;
  Confidence confidence;
};

bool is(const std::optional<Bound>& bound, const char* value, bool passes) {
  if (value == nullptr) return !bound;
  return bound && bound->value.text() == value && bound->inclusive == passes;
}

}  // namespace

TEST_CASE("every shipped pack reads without a problem, is named like its file and speaks both languages", "[core][rules]") {
  int seen = 0;
  for (const char* folder : {"data/rules", "data/catalogue"}) {
    for (const auto& entry : fs::directory_iterator(fs::path(MUSTER_SOURCE_DIR) / folder)) {
      if (entry.path().extension() != ".toml") continue;
      ++seen;
      const auto pack = parsePack(textOf(folder + ("/" + entry.path().filename().string())), entry.path().filename().string());
      for (const Problem& problem : pack.problems()) FAIL_CHECK(english(problem));
      REQUIRE(pack);
      CHECK(pack->name == entry.path().stem().string());
      std::vector<std::pair<std::string, Text>> titles{{pack->name, pack->title}};
      for (const Kind& kind : pack->kinds) {
        titles.push_back({kind.id, kind.title});
        for (const Field& field : kind.fields) titles.push_back({field.id, field.title});
        for (const Position& position : kind.positions) titles.push_back({position.id, position.title});
      }
      for (const Procedure& procedure : pack->procedures) {
        titles.push_back({procedure.id, procedure.title});
        for (const Step& step : procedure.steps) {
          titles.push_back({step.id, step.title});
          titles.push_back({step.id, step.instruction});
        }
      }
      for (const Plan& plan : pack->plans) titles.push_back({plan.id, plan.title});
      for (const Figure& figure : pack->figures) titles.push_back({figure.id, figure.title});
      for (const SquadNeed& need : pack->squadNeeds) titles.push_back({need.kind, need.title});
      for (const auto& [id, title] : titles) {
        INFO(pack->name << " " << id);
        CHECK_FALSE(title.en.empty());
        CHECK_FALSE(title.zh.empty());
      }
    }
  }
  CHECK(seen == 11);
}

TEST_CASE("the shipped packs stand together for each of the three brigades", "[core][rules]") {
  for (const char* brigade : {"cn-mine-rescue", "us-49", "de-plan"}) {
    for (const Problem& problem : checkTogether(packsOf(brigade))) FAIL_CHECK(english(problem));
    const RuleBook book(packsOf(brigade), {});
    CHECK(book.plan("bg4-full-monthly") != nullptr);
    CHECK_FALSE(book.squadNeeds().empty());
  }
}

TEST_CASE("the limits of a BG 4 are those of its sources, bound by bound", "[core][rules]") {
  const auto second = Confidence::secondHand;
  const std::vector<Row> rows = {
      {"inhalation-valve.benchman", "10 mbar", true, nullptr, false, second},
      {"exhalation-valve.benchman", nullptr, false, "-10 mbar", true, second},
      {"drain-valve.benchman", "10 mbar", true, nullptr, false, second},
      {"positive-leak.benchman", nullptr, false, "1 mbar", false, second},
      {"relief-valve.benchman", "2 mbar", true, "5 mbar", true, second},
      {"relief-valve.know-how", "4 mbar", true, "7 mbar", true, second},
      {"constant-dosage.benchman", "1.5 L/min", true, "1.9 L/min", true, second},
      {"minimum-valve.know-how", "0.1 mbar", true, "2.5 mbar", true, second},
      {"mask-tightness.manual", nullptr, false, "1 mbar", false, Confidence::manual},
  };
  const RulePack pack = shippedPackOf("bg4");
  CHECK(pack.limits.size() == rows.size());
  for (const Row& row : rows) {
    INFO(row.limit);
    const auto limit = std::find_if(pack.limits.begin(), pack.limits.end(), [&](const Limit& l) { return l.id == row.limit; });
    REQUIRE(limit != pack.limits.end());
    CHECK(is(limit->min, row.min, row.minPasses));
    CHECK(is(limit->max, row.max, row.maxPasses));
    CHECK(limit->source.confidence == row.confidence);
    CHECK_FALSE(limit->flow);
  }
  const RuleBook book({pack}, {});
  for (const char* step : {"inhalation-valve", "exhalation-valve", "drain-valve"}) CHECK(book.limitsFor(step).front()->fullScaleSatisfies);
  for (const auto& [id, value] : std::map<std::string, std::string>{{"cylinder.minimum", "18 MPa"},
                                                                    {"cylinder.warn", "19 MPa"},
                                                                    {"cylinder.self-test", "180 bar"},
                                                                    {"cylinder.residual-warning", "55 bar"},
                                                                    {"cylinder.settling", "60 min"},
                                                                    {"cylinder.reference-temperature", "20 °C"},
                                                                    {"absorber.tests", "6 pc"},
                                                                    {"absorber.test-minutes", "15 min"},
                                                                    {"monitor.accuracy", "2 %"}}) {
    INFO(id);
    REQUIRE(book.figure(id) != nullptr);
    CHECK(book.figure(id)->value.text() == value);
  }
}

TEST_CASE("the full test proves that the sealing cap is off and ends with the last look", "[core][rules]") {
  const RuleBook book({shippedPackOf("bg4")}, {});
  const Procedure* full = book.fullTest("bg4");
  REQUIRE(full != nullptr);
  CHECK(full->find("relief-valve")->after == "positive-leak");
  CHECK(full->steps.back().last);
  CHECK(full->find("positive-leak")->measure == Measure::change);
  CHECK(full->find("positive-leak")->duration == std::chrono::seconds(60));
  CHECK(full->find("positive-leak")->settle.count() > 0);
  CHECK(full->find("positive-leak")->resolution);
  for (const Step& step : full->steps) {  // a step without a limit can still be passed
    CHECK((step.measure == Measure::works) == book.limitsFor(step.id).empty());
  }
  // Whoever is owed the leak test is owed the relief valve with it.
  for (const Position& position : book.kind("bg4")->positions) {
    const auto voids = book.voidedBy("bg4", position.id);
    const auto owes = [&voids](const char* step) { return std::count(voids.begin(), voids.end(), step) == 1; };
    CHECK(owes("positive-leak") == owes("relief-valve"));
  }
}

TEST_CASE("no shipped rule leaves a correctly tested set not ready", "[core][rules]") {
  const FixedCalendar calendar{std::chrono::hours(8)};
  for (const char* brigade : {"cn-mine-rescue", "us-49", "de-plan"}) {
    const RuleBook book(packsOf(brigade), {});
    std::vector<std::string> steps;
    for (const Step& step : book.fullTest("bg4")->steps) steps.push_back(step.id);
    const std::string today = "2026-11-23T02:00:00Z";
    UnitState set = aUnit("BG4-01").kind("bg4").part("cylinder", "C1").part("absorber", "A1").passed("bg4-full", today, steps);
    UnitState cylinder = aUnit("C1").kind("cylinder").pressure("20 MPa", today, "20 °C").place(InUnit{"BG4-01", "cylinder"});
    cylinder.fields["requalified"] = "2025-01-01";
    UnitState absorber = aUnit("A1").kind("absorber").made("2025-01-01").testsSpent(6).place(InUnit{"BG4-01", "absorber"});
    absorber.placedAt = instant(today);
    MapLookup store{set, cylinder, absorber};
    const Assessment assessment = assess(set, store, book, calendar);
    const Segment& now = at(assessment.timeline, instant("2026-11-23T03:00:00Z"));
    INFO(brigade << (now.reasons.empty() ? "" : " " + english(now.reasons.front().text)));
    CHECK((now.state == SetState::ready || now.state == SetState::dueSoon));

    // The battery and the mask may have no date; where the law does not ask for one they only warn.
    set.parts["electronics"] = "E1";
    store.put(set);
    store.put(aUnit("E1").kind("electronics").place(InUnit{"BG4-01", "electronics"}));
    const Assessment unknownBattery = assess(set, store, book, calendar);
    CHECK(at(unknownBattery.timeline, instant("2026-11-23T03:00:00Z")).state == SetState::dueSoon);

    // A cylinder whose requalification nobody knows may not be used: the law, with the way out named.
    store["C1"].fields.clear();
    const Assessment undated = assess(set, store, book, calendar);
    const Segment& stopped = at(undated.timeline, instant("2026-11-23T03:00:00Z"));
    CHECK(stopped.state == SetState::notReady);
    REQUIRE(stopped.next);
    CHECK(stopped.next->target == "C1");
  }
}
