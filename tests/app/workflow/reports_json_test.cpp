// The JSON of the reports is what data/docs says: programs rely on every member; one that changes its name fails here.
#include <fstream>
#include <iterator>
#include <set>

#include "app/workflow/board.h"
#include "app/workflow/case_json.h"
#include "app/workflow/due_report.h"
#include "app/workflow/form_squad.h"
#include "app/workflow/open_store.h"
#include "app/workflow/selftest.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;

namespace {

// Every member of every object; what stands in an object whose members are data (criteria, given, counts) is left out.
void members(const core::Json& json, std::set<std::string>& all) {
  if (const auto* object = json.asObject()) {
    for (const auto& [name, value] : *object) {
      all.insert(name);
      if (name != "criteria" && name != "given" && name != "counts" && name != "place") members(value, all);
    }
  } else if (const auto* array = json.asArray()) {
    for (const auto& value : *array) members(value, all);
  }
}

using Names = std::set<std::string>;
Names membersOf(const core::Json& json) {
  Names all;
  members(json, all);
  return all;
}

std::string document(const std::string& name) {
  std::ifstream file(std::string(MUSTER_SOURCE_DIR) + "/data/docs/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void checkReport(const char* page, const core::Json& report, const Names& promised) {
  const auto told = membersOf(report);
  const auto text = document(page);
  for (const auto& name : promised) {
    CAPTURE(page, name);
    CHECK(told.contains(name));
  }
  for (const auto& name : told) {
    CAPTURE(page, name);
    CHECK(promised.contains(name));
    CHECK(text.find("\"" + name + "\"") != std::string::npos);
  }
}

// A set with six leak tests that grow; then its bench is found out of tolerance.
struct Told : Brigade {
  Told() {
    REQUIRE(app::acceptCertificate(world(), who(),
                                   {bench, core::Certificate::Act::verification, "V-9", "Lab", "", day("2026-11-01"), day("2029-01-01"), {}}));
    putTogether("BG4-01", 1);
    REQUIRE(app::formSquad(world(), who(), {"1", {"BG4-01"}}));
    for (int month = 1; month <= 6; ++month) {
      const auto date = "2027-0" + std::to_string(month) + "-05";
      clock(date + " 09:00");
      auto run = passing("BG4-01", date + " 08:00");
      run.steps.front().attempts.back().reading.value = {core::Decimal(17 + 13 * month + month % 2, 2), core::Unit::millibar, {}};
      REQUIRE(app::recordTest(world(), who(), {run, {}}));
    }
    now = memory.clock.now();
  }
  core::Instant now;
};

}  // namespace

TEST_CASE("the due report has the members that the documents promise", "[app][workflow][json]") {
  Told brigade;
  const auto report = app::dueReport(brigade.world(), brigade.now, 40);
  checkReport("reports.md", report,
              {"at",       "today",           "due",  "id",     "plan",  "title",    "last_done", "last_day", "blocks", "minutes",
               "declared", "to_be_confirmed", "note", "advice", "do_by", "start_by", "chosen",    "by",       "count",  "stock"});
  CHECK(core::canonical(report).find("will probably fail") != std::string::npos);
}

TEST_CASE("the board has the members that the documents promise", "[app][workflow][json]") {
  Told brigade;
  const auto board = app::boardJson(app::boardAt(brigade.world(), brigade.now));
  checkReport("reports.md", board,
              {"at",   "sets",  "id",  "state",    "reasons", "code", "text",     "next_action", "ready_until", "squads", "can_go",         "total",
               "duty", "grade", "out", "complete", "have",    "kind", "required", "short_of",    "wanted",      "title",  "to_be_confirmed"});
}

TEST_CASE("the forecast has the members that the documents promise", "[app][workflow][json]") {
  Told brigade;
  core::Json::Array sets;
  for (const auto& outlook : app::outlooks(brigade.world(), brigade.now)) sets.push_back(app::json(outlook));
  checkReport("forecast.md", core::Json::Object{{"at", ""}, {"sets", std::move(sets)}},
              {"at",           "sets",  "id",        "kind",  "steps",   "step", "title",          "readings",  "latest",          "failing",
               "since_repair", "trend", "per_month", "bound", "reaches", "due",  "chance_percent", "will_fail", "to_be_confirmed", "suspect",
               "blame",        "part",  "others",    "text"});
}

TEST_CASE("recall and impact have the members that the documents promise", "[app][workflow][json]") {
  Told brigade;
  const auto recall = app::recallOf(brigade.world(), core::parseCriteria({{"kind", "bg4"}, {"mark", "red dot"}}).value());
  REQUIRE(recall);
  checkReport("cases.md", app::json(recall.value()),
              {"criteria", "meant", "maybe", "out", "ever_worn", "units", "id", "kind", "serial", "model", "why", "place", "in_unit", "retired",
               "quarantined"});
  REQUIRE(app::failCalibrator(brigade.world(), brigade.who(), {brigade.bench, "N-1", "Lab", "", day("2027-06-05"), {}}));
  const auto impact = app::impactOf(brigade.world(), brigade.bench);
  REQUIRE(impact);
  checkReport(
      "cases.md", app::json(impact.value()),
      {"calibrator",  "found",    "fact", "error_known", "from", "until", "since",   "counts",    "units",   "id",     "place", "doubted", "jobs",
       "quarantined", "readings", "test", "unit",        "step", "at",    "reading", "corrected", "verdict", "effect", "why",   "current"});
}

TEST_CASE("the validation record has the members that the documents promise", "[app][workflow][json]") {
  Brigade brigade(app::startingPacks());
  brigade.ready("BG4-01", 1);
  core::Example one;
  one.id = "x", one.kind = "last-valid-day", one.given = {{"value", "2026-11-30"}, {"every", "3 months"}}, one.expect = "2027-02-28";
  auto record = app::validate(brigade.world(), {one}, true);
  record.others.push_back({});
  checkReport("reports.md", app::json(record), {"program", "at",     "rules", "packs",    "name", "revision",       "digest",
                                                "head",    "node",   "size",  "root",     "good", "examples",       "id",
                                                "title",   "source", "given", "expected", "got",  "tests_compared", "verdicts_that_differ",
                                                "test",    "unit",   "step",  "was",      "now"});
}
