// The demonstration as it ships, played whole on SQLite into a folder.
#include "app/jobs/demonstration.h"

#include <fstream>
#include <map>
#include <set>

#include "app/ports/keeper.h"
#include "app/store/sqlite_station.h"
#include "app/workflow/board.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace muster::tests {

namespace {

using core::SetState;

core::Date day(const std::string& text) { return core::parseDate(text).value(); }

app::PlayDone play(const std::filesystem::path& folder, const std::string& asOf, std::uint64_t seed = 1) {
  auto done = app::playIntoFolder(app::openSqliteStation, {folder.string(), day(asOf), seed, {}});
  if (!done) FAIL(core::english(done.problems().front()));
  return done.value();
}

app::Board boardOn(app::World& world, core::Date date, std::chrono::minutes hour) {
  return app::boardAt(world, world.calendar()->startOf(date) + hour);
}

// The story the board tells at any hour of the last day, whatever day that is.
void checkStory(const app::Board& board) {
  REQUIRE(board.sets.size() == 14);
  int able = 0, dueSoon = 0;
  std::set<std::string> why;
  for (const auto& set : board.sets) {
    const auto state = set.now.state;
    able += state == SetState::ready || state == SetState::dueSoon;
    dueSoon += state == SetState::dueSoon;
    if (state == SetState::ready || state == SetState::dueSoon) continue;
    INFO(set.code);
    REQUIRE_FALSE(set.now.reasons.empty());
    CHECK(set.now.next.has_value());
    why.insert(set.now.reasons.front().code);
  }
  CHECK(able >= 9);
  CHECK(dueSoon >= 2);
  CHECK(why.size() >= 4);
  REQUIRE(board.squads.squads.size() == 2);
  CHECK(board.squads.squads[0].squad == "1");
  CHECK(board.squads.squads[0].duty == core::Duty::onDuty);
  CHECK(board.squads.squads[0].grade == core::Grade::complete);
  CHECK(board.squads.squads[1].grade == core::Grade::cannot);
}

}  // namespace

TEST_CASE("The demonstration tells the same story on whatever day it ends", "[app][jobs][demonstration]") {
  const auto asOf = GENERATE(as<std::string>{}, "2026-11-23", "2026-01-01", "2028-02-29", "2027-03-01");
  INFO(asOf);
  TemporaryFolder folder;
  play(folder / "demo", asOf);
  const auto station = app::openSqliteStation((folder / "demo").string(), app::Opening::existing, nullptr);
  using namespace std::chrono_literals;
  for (const auto hour : {0min, 12h + 0min, 23h + 59min}) checkStory(boardOn(station->world(), day(asOf), hour));
}

TEST_CASE("The same day and seed play the same facts, another seed others", "[app][jobs][demonstration]") {
  TemporaryFolder folder;
  const auto first = play(folder / "a", "2026-11-23", 7), again = play(folder / "b", "2026-11-23", 7), other = play(folder / "c", "2026-11-23", 8);
  CHECK(first.head.size == again.head.size);
  CHECK(first.head.root == again.head.root);
  CHECK(first.head.root != other.head.root);
}

TEST_CASE("A played year is whole: it verifies, and its views are what its facts make", "[app][jobs][demonstration]") {
  TemporaryFolder folder;
  const auto done = play(folder / "demo", "2026-11-23");
  const auto station = app::openSqliteStation((folder / "demo").string(), app::Opening::existing, nullptr);
  const auto report = station->keeper().verify();
  CHECK(report.sound());
  CHECK(report.facts == done.head.size);
  CHECK(station->keeper().rebuild(true).same());

  auto& world = station->world();
  const auto state = world.journal.state(core::store());
  REQUIRE(state);
  CHECK(std::get<core::StoreState>(state->value).demonstration);
  CHECK(world.views.racks().size() == 30);
  CHECK(world.views.people().size() == 20);
  std::map<std::string, int> kinds;
  const auto end = world.calendar()->startOf(day("2026-11-23"));
  world.journal.forEach({}, [&](const core::Fact& fact) {
    CHECK(fact.recordedAt <= end);
    CHECK(fact.occurredAt <= fact.recordedAt);
    ++kinds[fact.kind.substr(0, fact.kind.find('/'))];
    return true;
  });
  // Every kind of work of a year happens in it.
  for (const auto* kind :
       {"OpeningDeclared", "TestRecorded", "PartFitted", "CylinderFilled", "PressureRead", "FaultReported", "FaultCleared", "CheckedOut", "CheckedIn",
        "UnitSentAway", "UnitReturned", "MaintenanceDone", "CertificateAccepted", "FactCorrected", "FactUndone", "DutyAssigned", "UnitRetired"}) {
    INFO(kind);
    CHECK(kinds[kind] > 0);
  }
  CHECK(kinds["TestRecorded"] >= 14 * 12);
  for (const auto& rack : world.views.racks()) {
    if (rack.purpose == "repair") continue;  // nothing waits there
    INFO(rack.code);
    CHECK_FALSE(world.views.unitsIn(rack.code).empty());
  }
}

TEST_CASE("The demonstration is not played over something that is there", "[app][jobs][demonstration]") {
  TemporaryFolder folder;
  std::ofstream(folder / "mine.txt") << "mine";
  const auto refused = app::playIntoFolder(app::openSqliteStation, {folder.path().string(), day("2026-11-23"), 1, {}});
  REQUIRE_FALSE(refused);
  CHECK(refused.problems().front().code == "not-empty");
  CHECK(std::filesystem::exists(folder / "mine.txt"));
}

TEST_CASE("A mistake in the script of the year is told with its file, line and column", "[app][jobs][demonstration]") {
  const auto bad = app::demonstration::readScript("zone = \"Asia/Shanghai\"\npeople = [ { code = \"P001\", nam = \"x\" } ]\n",
                                                  "[[happenings]]\nat = \"soon\"\ndo = \"test\"\n");
  REQUIRE_FALSE(bad);
  std::set<std::string> codes;
  for (const auto& problem : bad.problems()) {
    codes.insert(problem.code);
    CHECK(problem.where.file.starts_with("data/demo/"));
    CHECK(problem.where.line > 0);
  }
  CHECK(codes == std::set<std::string>{"bad-moment", "missing-key", "unknown-key"});
}

}  // namespace muster::tests
