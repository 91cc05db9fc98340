// A bench file through the whole of it: dry run, import, again, and what cannot be used.
#include <sstream>

#include "app/workflow/fit_part.h"
#include "app/workflow/import_file.h"
#include "app/workflow/import_quarantine.h"
#include "app/workflow/register_unit.h"
#include "core/base/digest.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/rules.h"
#include "tests/support/wide_profile.h"

using namespace muster;
using namespace muster::tests;

namespace {

const std::string kProfile = wideProfile("test-wide", "Wide", true);

constexpr const char* kHead = "Serial,Start,Bench,Tester,Leak [mbar],Relief,Self,Look\n";

struct Importing {
  Importing() {
    auto parsed = devices::parseProfile(kProfile, "test-wide.toml");
    if (!parsed) FAIL(core::english(parsed.problems().front()));
    profiles.push_back(std::move(parsed).value());
    for (int i = 1; i <= 3; ++i) brigade.putTogether("BG4-0" + std::to_string(i), i);
  }
  app::ImportFile file(const std::string& text) {
    app::ImportFile input;
    input.name = "bench.csv";
    input.open = [text] { return std::make_unique<std::istringstream>(text); };
    input.profiles = &profiles;
    input.profile = "test-wide";
    return input;
  }
  Brigade brigade;
  std::vector<devices::Profile> profiles;
};

std::string row(const std::string& serial, const std::string& minute, const std::string& leak = "0.4", const std::string& bench = "B-01") {
  return serial + ",2026-11-23T07:" + minute + ":00+08:00," + bench + ",P002," + leak + ",ok,ok,ok\n";
}

}  // namespace

TEST_CASE("a dry run says what would happen and writes nothing", "[app][workflow][import]") {
  Importing in;
  const auto size = in.brigade.world().journal.head().size;
  const auto plan = app::planImport(in.brigade.world(), in.brigade.who(),
                                    in.file(kHead + row("SN1", "01") + row("SN2", "02", "3.0") + row("NOBODY", "03") + row("SN1", "01")));
  REQUIRE(plan);
  CHECK(plan->taken == 2);
  CHECK(plan->already == 1);
  CHECK(plan->quarantined == 1);
  CHECK(in.brigade.world().journal.head().size == size);
  REQUIRE(plan->lines.size() == 4);
  CHECK(in.brigade.world().records.quarantined(10).empty());
}

TEST_CASE("a file is taken once, whatever happens; the same file again brings nothing new", "[app][workflow][import]") {
  Importing in;
  const auto text = kHead + row("SN1", "01") + row("SN1", "11") + row("SN2", "02", "3.0") + row("SN1", "01");
  const auto report = app::importFile(in.brigade.world(), in.brigade.who(), in.file(text));
  REQUIRE(report);
  CHECK(report->taken == 3);
  CHECK(report->already == 1);
  CHECK(in.brigade.state("BG4-01").runs.at("bg4-full").passedAt == in.brigade.local("2026-11-23 07:11"));
  CHECK(in.brigade.now("BG4-02").state == core::SetState::notReady);
  CHECK(in.brigade.world().blobs.get(report->file) == text);
  CHECK(report->file == core::sha256Hex(text));

  const auto again = app::importFile(in.brigade.world(), in.brigade.who(), in.file(text));
  REQUIRE(again);
  CHECK(again->taken == 0);
  CHECK(again->already == 4);
}

TEST_CASE("what cannot be used goes to quarantine with line and reason, the rest is taken", "[app][workflow][import]") {
  Importing in;
  app::RegisterUnit twin{"BG4-09", "bg4", "", "SN2", "", "", {}, {}, {}, true};
  REQUIRE(app::registerUnit(in.brigade.world(), in.brigade.who(), twin));
  const auto text = kHead + row("SN1", "01") + row("NOBODY", "02") + row("SN2", "03") + row("SN3", "04", "0.4", "B-99") +
                    "SN3,2026-11-23T07:05:00+08:00,B-01\n" + row("SN3", "06");
  const auto report = app::importFile(in.brigade.world(), in.brigade.who(), in.file(text));
  REQUIRE(report);
  CHECK(report->taken == 2);
  CHECK(report->quarantined == 4);
  std::map<int, std::string> why;
  for (const auto& one : in.brigade.world().records.quarantined(10)) {
    why[one.line] = one.code;
    CHECK(one.file == report->file);
    CHECK_FALSE(core::english(app::toldReason(one)).empty());
    if (one.line == 3) CHECK(app::toldReason(one).text == core::msg("no set with the serial {serial} is registered", {{"serial", "NOBODY"}}));
  }
  CHECK(why[3] == "unknown-serial");
  CHECK(why[4] == "ambiguous-serial");
  CHECK(why[5] == "unknown-bench");
  CHECK(why.contains(6));
}

TEST_CASE("the same bench test with other readings is taken and marked as a conflict", "[app][workflow][import]") {
  Importing in;
  REQUIRE(app::importFile(in.brigade.world(), in.brigade.who(), in.file(kHead + row("SN1", "01"))));
  const auto report = app::importFile(in.brigade.world(), in.brigade.who(), in.file(kHead + row("SN1", "01", "0.5")));
  REQUIRE(report);
  CHECK(report->conflicts == 1);
  CHECK(in.brigade.state("BG4-01").conflicts.size() == 1);
}

TEST_CASE("an import that is broken off keeps what it took, and goes on from there", "[app][workflow][import]") {
  Importing in;
  std::stop_source stop;
  auto input = in.file(kHead + row("SN1", "01") + row("SN2", "02"));
  input.cancel = stop.get_token();
  stop.request_stop();
  const auto report = app::importFile(in.brigade.world(), in.brigade.who(), input);
  REQUIRE(report);
  CHECK(report->cancelled);
  const auto whole = app::importFile(in.brigade.world(), in.brigade.who(), in.file(kHead + row("SN1", "01") + row("SN2", "02")));
  REQUIRE(whole);
  CHECK(whole->taken + whole->already == 2);
}

TEST_CASE("a dry run shows what was understood, so that a new profile can be held against the file", "[app][workflow][import]") {
  Importing in;
  const auto plan = app::planImport(in.brigade.world(), in.brigade.who(), in.file(kHead + row("SN1", "01", ">= 1.40")));
  REQUIRE(plan);
  using Readings = std::vector<std::pair<std::string, std::string>>;
  CHECK(plan->lines.at(0).readings == Readings{{"leak", "≥ 1.40 mbar"}, {"relief", "✓"}, {"self-test", "✓"}, {"last-look", "✓"}});
}

TEST_CASE("what an older program left in quarantine is still told as it stands", "[app][workflow][import]") {
  CHECK(core::english(app::toldReason({"f", 3, "x", "unknown-serial", "no set with the serial X. register it", {}})) ==
        "no set with the serial X. register it");
}

TEST_CASE("a line put right no longer stands in quarantine once the file was imported again", "[app][workflow][import]") {
  Importing in;
  const auto text = kHead + row("SN9", "01") + row("NOBODY", "02");
  REQUIRE(app::importFile(in.brigade.world(), in.brigade.who(), in.file(text)));
  in.brigade.clock("2026-11-23 09:00");
  REQUIRE(app::importFile(in.brigade.world(), in.brigade.who(), in.file(text)));
  CHECK(app::openQuarantine(in.brigade.world(), 10).size() == 2);  // not four
  in.brigade.clock("2026-11-23 10:00");
  app::RegisterUnit set{"BG4-09", "bg4", "", "SN9", "", "", {}, {}, {}, false};
  REQUIRE(app::registerUnit(in.brigade.world(), in.brigade.who(), set));
  REQUIRE(app::importFile(in.brigade.world(), in.brigade.who(), in.file(text)));
  const auto left = app::openQuarantine(in.brigade.world(), 10);
  REQUIRE(left.size() == 1);
  CHECK(left.front().line == 3);
}

TEST_CASE("who brings in a file is not said to have made its tests", "[app][workflow][import]") {
  Importing in;
  auto text = kHead + row("SN1", "01") + row("SN2", "02");
  text.replace(text.find("P002"), 4, "KL");  // nobody here is called that
  REQUIRE(app::importFile(in.brigade.world(), in.brigade.who(), in.file(text)));
  const auto testerOf = [&](const std::string& unit) {
    for (const auto& fact : in.brigade.world().journal.factsAbout(core::unit(unit))) {
      if (fact.kind.starts_with("TestRecorded/")) return std::get<core::TestRecorded>(core::read(fact).value()).run.testedBy;
    }
    return std::string("none");
  };
  CHECK(testerOf("BG4-01").empty());
  CHECK(testerOf("BG4-02") == "P002");
}

TEST_CASE("a file that is no text is refused as what it is, also under a profile chosen by name", "[app][workflow][import]") {
  Importing in;
  CHECK(refusal(app::planImport(in.brigade.world(), in.brigade.who(), in.file(""))) == "empty");
  CHECK(refusal(app::planImport(in.brigade.world(), in.brigade.who(), in.file("\xFF\xFES\0e\0"))) == "not-utf8");
  CHECK(refusal(app::planImport(in.brigade.world(), in.brigade.who(), in.file("PK\x03\x04"))) == "a-workbook");
}

TEST_CASE("a test of the year 26 is a slip of the hand and goes to quarantine", "[app][workflow][import]") {
  Importing in;
  auto text = kHead + row("SN1", "01");
  text.replace(text.find("2026"), 4, "0026");
  const auto report = app::importFile(in.brigade.world(), in.brigade.who(), in.file(text));
  REQUIRE(report);
  CHECK(report->quarantined == 1);
}

TEST_CASE("an old test judges the assembly of its day", "[app][workflow][import]") {
  Importing in;
  in.brigade.clock("2026-11-25 08:00");
  REQUIRE(app::importFile(in.brigade.world(), in.brigade.who(), in.file(kHead + row("SN1", "01"))));
  in.brigade.registers("ABS-50", "absorber");
  REQUIRE(app::importFile(in.brigade.world(), in.brigade.who(), in.file(kHead + row("SN1", "21"))));
  CHECK(in.brigade.state("ABS-1").testsSpent == 2);
  CHECK(in.brigade.state("ABS-50").testsSpent == 0);
}

TEST_CASE("what somebody enters while a file comes in counts for every test of that file", "[app][workflow][import]") {
  Importing in;
  in.brigade.registers("ABS-50", "absorber");
  auto input = in.file(kHead + row("SN1", "01") + row("SN1", "21") + row("SN2", "31"));
  bool once = true;  // when the file is read and decided, but not written yet
  input.progress = [&](const app::ImportProgress&) {
    if (std::exchange(once, false)) REQUIRE(app::fitPart(in.brigade.world(), in.brigade.who(), {"BG4-01", "absorber", "ABS-50"}));
  };
  const auto report = app::importFile(in.brigade.world(), in.brigade.who(), input);
  REQUIRE(report);
  CHECK_FALSE(once);
  CHECK(report->taken == 3);
  CHECK(in.brigade.state("ABS-50").testsSpent == 2);
  CHECK(in.brigade.state("ABS-1").testsSpent == 0);
}

TEST_CASE("where a decision rule looked at the uncertainty, the dry run says U, TUR and the rule; elsewhere it says nothing",
          "[app][workflow][import]") {
  Importing in;
  const auto simple = app::planImport(in.brigade.world(), in.brigade.who(), in.file(kHead + row("SN1", "01")));
  REQUIRE(simple);
  CHECK(simple->lines.front().decided.empty());
  auto pack = testPack();
  pack.procedures.front().steps.front().measure = core::Measure::value;
  pack.decisions.push_back({"leak", core::DecisionRule::pendingZone, false, source()});
  pack.budgets.push_back({"leak", {core::Text("Reading"), quantity("0.1 mbar"), core::BudgetTerm::Kind::expanded}, true, source()});
  in.brigade.memory.useRules(bookOf(pack));
  const auto plan = app::planImport(in.brigade.world(), in.brigade.who(), in.file(kHead + row("SN1", "01")));
  REQUIRE(plan);
  REQUIRE(plan->lines.front().decided.size() == 1);
  const auto& step = plan->lines.front().decided.front();
  CHECK(step.step == "leak");
  CHECK(step.rule == "pending-zone");
  CHECK(step.uncertainty.find("mbar") != std::string::npos);
}
