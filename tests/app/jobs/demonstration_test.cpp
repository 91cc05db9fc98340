// The demonstration as it ships, played whole on SQLite into a folder.
#include "app/jobs/demonstration.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "app/ports/keeper.h"
#include "app/store/sqlite_station.h"
#include "app/workflow/authorise.h"
#include "app/workflow/board.h"
#include "app/workflow/care_lines.h"
#include "app/workflow/forecast.h"
#include "app/workflow/impact.h"
#include "app/workflow/instrument_chain.h"
#include "app/workflow/rounds.h"
#include "app/workflow/stock_lines.h"
#include "app/workflow/work_orders.h"
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

// What a newcomer finds besides the board: each page and command has something to show.
void checkTrade(app::World& world, core::Instant at) {
  // One set passes today and will not when it is tested next; where a mask took the trouble along, it is told from the set.
  const auto climbing = app::outlookOf(world, "BG4-13", at), shared = app::outlookOf(world, "BG4-12", at);
  REQUIRE(climbing);
  REQUIRE(shared);
  const auto step = [](const app::Outlook& outlook, const std::string& id) {
    const auto found = std::find_if(outlook.steps.begin(), outlook.steps.end(), [&](const auto& one) { return one.forecast.step == id; });
    REQUIRE(found != outlook.steps.end());
    return *found;
  };
  const auto leak = step(climbing.value(), "positive-leak").forecast;
  CHECK_FALSE(leak.failing);
  CHECK(leak.willFail);
  const auto mask = step(shared.value(), "mask-tightness");
  CHECK(mask.forecast.failing);
  REQUIRE(mask.suspect.has_value());
  CHECK(mask.suspect->blame == core::Suspect::Blame::part);

  // A bench that was found bad: what rested on it, the case that was worked through, and the chain up to the laboratory.
  const auto impact = app::impactOf(world, "TB-01");
  REQUIRE(impact);
  CHECK(impact->errorKnown);
  CHECK(impact->counts.contains("would-fail"));
  for (const auto& unit : impact->units) {
    CHECK_FALSE(unit.quarantined);
    CHECK(unit.doubted.empty());
  }
  CHECK(app::chainOf(world, "TB-01", at).size() == 3);
  std::set<std::string> open, closed;
  for (const auto& one : world.views.cases()) (one.closedAt ? closed : open).insert(one.code.substr(0, one.code.find('-')));
  CHECK(closed == std::set<std::string>{"ACTION", "IMPACT", "RECALL", "WORK"});
  CHECK(open == std::set<std::string>{"ACTION", "WORK"});

  std::set<std::string> steps;
  for (const auto& order : app::workOrders(world, true)) steps.insert(std::string(app::name(order.work->step)));
  CHECK(steps == std::set<std::string>{"accepted", "assigned", "handed_back", "open"});
  int due = 0, made = 0;
  for (const auto& round : app::roundsAt(world, at)) ++(round.standing.due ? due : made);
  CHECK(due == 4);
  CHECK(made == 6);
  int low = 0, enough = 0;
  for (const auto& line : app::stockAt(world, at)) (line.low() ? low : enough) += line.count.held > 0;
  CHECK(low == 1);
  CHECK(enough == 1);
  const auto care = app::careAt(world, at);
  REQUIRE(care.units.size() == 1);
  CHECK(care.units.front().lines.size() == 8);
  int ending = 0;
  for (const auto& row : app::authorisations(world, world.calendar()->dateOf(at))) ending += row.endsSoon;
  CHECK(ending == 1);
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
  checkTrade(station->world(), station->world().calendar()->startOf(day(asOf)));
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
       {"OpeningDeclared",  "TestRecorded", "PartFitted",   "CylinderFilled",    "PressureRead",      "FaultReported",       "FaultCleared",
        "CheckedOut",       "CheckedIn",    "UnitSentAway", "UnitReturned",      "MaintenanceDone",   "CertificateAccepted", "FactCorrected",
        "FactUndone",       "DutyAssigned", "UnitRetired",  "CalibratorFailed",  "CalibratorChecked", "CaseOpened",          "CaseClosed",
        "QuarantineLifted", "WorkAssigned", "WorkAnswered", "WorkDone",          "RoundMade",         "PersonAuthorised",    "AuthorisationEnded",
        "StockMoved",       "CareDone",     "UnitReleased", "CorrectiveEntered", "IntervalDecided",   "CertificateReviewed"}) {
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
