// Whatever happens, in whatever order it is told: the views on SQLite are those that memory computes from the same facts.
#include <algorithm>
#include <chrono>

#include "app/ports/memory_views.h"
#include "core/journal/memory_journal.h"
#include "tests/support/catch.h"
#include "tests/support/random_history.h"
#include "tests/support/sqlite_store.h"

using namespace muster;
using tests::instant;

namespace {

bool same(const app::UnitRow& a, const app::UnitRow& b) {
  return a.code == b.code && a.kind == b.kind && a.serial == b.serial && a.model == b.model && a.place == b.place && a.home == b.home &&
         a.now == b.now && a.readyUntil == b.readyUntil && a.retired == b.retired;
}

bool same(const app::MeasurementRow& a, const app::MeasurementRow& b) {
  return a.at == b.at && a.step == b.step && a.value == b.value && a.calibrator == b.calibrator && a.si == b.si && a.verdict == b.verdict &&
         a.fact == b.fact;
}

template <typename Row>
void checkSame(const std::vector<Row>& a, const std::vector<Row>& b) {
  CHECK(std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Row& x, const Row& y) { return same(x, y); }));
}

std::vector<std::string> linesOf(app::Views& views, const std::vector<std::string>& kinds, core::Instant at) {
  std::vector<std::string> lines;
  const auto lasting =
      views.boardLines(kinds, at, [&](const std::string& kind, std::string_view line) { lines.push_back(kind + std::string(line)); });
  lines.push_back(core::text(lasting.from) + " until " + core::text(lasting.until));
  return lines;
}

void checkViews(app::Views& memory, app::Views& sqlite, core::Instant now) {
  for (const auto at : {now, now + std::chrono::hours(24 * 20), now - std::chrono::hours(24 * 90), now + std::chrono::hours(24 * 400)}) {
    checkSame(memory.units({}, at), sqlite.units({}, at));
    checkSame(memory.units({"bg4", "", true, 0, ""}, at), sqlite.units({"bg4", "", true, 0, ""}, at));
    checkSame(memory.units({"", "tag-1", true, 2, "BG4-01"}, at), sqlite.units({"", "tag-1", true, 2, "BG4-01"}, at));
    CHECK(linesOf(memory, {"bg4", "no-such-kind", "cylinder"}, at) == linesOf(sqlite, {"bg4", "no-such-kind", "cylinder"}, at));
    const auto day = core::FixedCalendar(std::chrono::hours(8)).dateOf(at);
    CHECK(memory.dues(day) == sqlite.dues(day));
  }
  CHECK(memory.dues({}) == sqlite.dues({}));
  CHECK(memory.racks() == sqlite.racks());
  CHECK(memory.squads() == sqlite.squads());
  for (const auto& row : memory.units({"", "", true, 0, ""}, now)) {
    INFO(row.code);
    const auto a = memory.assessment(row.code), b = sqlite.assessment(row.code);
    REQUIRE((a && b));
    CHECK(a->timeline == b->timeline);
    CHECK(a->dues == b->dues);
    checkSame(memory.measurements(row.code, "", 0), sqlite.measurements(row.code, "", 0));
    checkSame(memory.measurements(row.code, "leak", 3), sqlite.measurements(row.code, "leak", 3));
    CHECK(memory.jobs(row.code, core::Instant::distantPast()) == sqlite.jobs(row.code, core::Instant::distantPast()));
    CHECK(memory.undecidedTests(row.code) == sqlite.undecidedTests(row.code));
    CHECK(memory.latest(core::unit(row.code), 5, {}) == sqlite.latest(core::unit(row.code), 5, {}));
  }
  for (int i = 0; i < 8; ++i) {
    CHECK(memory.resolve("sn" + std::to_string(i)) == sqlite.resolve("sn" + std::to_string(i)));
    CHECK(memory.resolve("TAG-" + std::to_string(i)) == sqlite.resolve("TAG-" + std::to_string(i)));
  }
  CHECK(memory.latest({}, 7, {1, 20}) == sqlite.latest({}, 7, {1, 20}));
}

}  // namespace

TEST_CASE("a random history gives the same views in memory and on SQLite, and a rebuild the same bytes", "[app][store]") {
  const int seed = GENERATE(1, 2, 3, 4);
  INFO("seed " << seed);
  tests::TemporaryFolder folder;
  tests::RandomHistory history(static_cast<std::uint64_t>(seed));
  const auto now = [&] { return history.now(); };
  app::Store store(tests::storeAt(folder / "muster.db", now));
  core::MemoryJournal memory(now);
  const auto rules = tests::testRules();
  const auto calendar = std::make_shared<core::FixedCalendar>(std::chrono::hours(8));
  app::MemoryViews views(
      memory, [&] { return rules; }, [&] { return calendar; });

  const core::Command open{"open", "c", {core::draft(core::StoreOpened{"Asia/Shanghai", 1, "", false}, history.now(), "")}, {}};
  memory.append(open);
  store.journal().append(open);

  std::vector<core::Fact> known;
  for (int round = 0; round < 6; ++round) {
    std::vector<core::Command> commands;
    for (int i = 0; i < 25; ++i) commands.push_back(history.next(known));
    const auto a = memory.appendAll(commands), b = store.journal().appendAll(commands);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
      REQUIRE(a[i].index() == b[i].index());
      if (const auto* receipt = std::get_if<core::Receipt>(&a[i])) CHECK(receipt->facts == std::get<core::Receipt>(b[i]).facts);
    }
    CHECK(memory.head().root == store.journal().head().root);
    known.clear();
    memory.forEach({}, [&](const core::Fact& fact) { return known.push_back(fact), true; });
    for (const auto& fact : known) {
      for (const auto& subject : fact.subjects) {
        INFO(subject.text());
        CHECK(core::stateBytes(*memory.state(subject)) == core::stateBytes(*store.journal().state(subject)));
      }
    }
    checkViews(views, store.views(), history.now());
  }
  const auto check = store.keeper().rebuild(true);
  for (const auto& difference : check.differences) INFO(core::english(difference));
  CHECK(check.same());
  CHECK(check.rows > 100);
  CHECK(store.keeper().verify().sound());
  store.keeper().rebuild(false);
  checkViews(views, store.views(), history.now());
}

TEST_CASE("open cases, and the closed ones page by page, are the same in memory and on SQLite", "[conformance][views]") {
  tests::TemporaryFolder folder;
  core::Instant at = core::parseInstant("2026-11-23T00:00:00Z").value();
  const auto now = [&] { return at; };
  app::Store store(tests::storeAt(folder / "muster.db", now));
  core::MemoryJournal memory(now);
  const auto rules = tests::testRules();
  const auto calendar = std::make_shared<core::FixedCalendar>(std::chrono::hours(8));
  app::MemoryViews views(
      memory, [&] { return rules; }, [&] { return calendar; });
  int commands = 0;
  core::FactId last;
  const auto told = [&](core::Happening happening) {
    at = at + std::chrono::minutes(1);
    const core::Command command{"c" + std::to_string(++commands), "c", {core::draft(std::move(happening), at, "")}, {}};
    const auto a = memory.append(command), b = store.journal().append(command);
    REQUIRE(std::holds_alternative<core::Receipt>(a));
    REQUIRE(std::holds_alternative<core::Receipt>(b));
    last = std::get<core::Receipt>(a).facts.front();
  };
  told(core::StoreOpened{"Asia/Shanghai", 1, "", false});
  for (int i = 1; i <= 12; ++i) told(core::WorkOpened{"WORK-" + std::to_string(i), "", "R01", "person", "", "", {}});
  for (const int i : {2, 11, 3, 12, 4}) told(core::WorkDone{"WORK-" + std::to_string(i), "", "done", ""});
  told(core::CaseOpened{"RECALL-1", core::CaseType::recall, "", "maker-notice", {}, {}, "", {}});
  told(core::CaseOpened{"RECALL-2", core::CaseType::recall, "", "maker-notice", {}, {}, "", {}});
  told(core::CaseClosed{"RECALL-1", "effective", ""});
  told(core::WorkOpened{"WORK-13", "", "R01", "person", "", "", {}});
  told(core::FactUndone{last, "slip", {core::file("WORK-13")}});  // it was never opened

  const auto codes = [](app::Views& of, const app::CaseFilter& filter) {
    std::string all;
    for (const auto& one : of.cases(filter)) all += (all.empty() ? "" : " ") + one.code;
    return all;
  };
  using Which = app::CaseFilter::Which;
  const std::pair<app::CaseFilter, std::string> asked[] = {
      {{.which = Which::open, .work = true}, "WORK-1 WORK-5 WORK-6 WORK-7 WORK-8 WORK-9 WORK-10"},
      {{.which = Which::open, .work = true, .limit = 2}, "WORK-1 WORK-5"},
      {{.which = Which::open}, "WORK-1 WORK-5 WORK-6 WORK-7 WORK-8 WORK-9 WORK-10 RECALL-2"},
      {{.which = Which::closed, .work = true, .limit = 2}, "WORK-4 WORK-12"},
      {{.which = Which::closed, .work = true, .limit = 2, .after = "WORK-12"}, "WORK-3 WORK-11"},
      {{.which = Which::closed, .work = true, .limit = 2, .after = "WORK-11"}, "WORK-2"},
      {{.which = Which::closed}, "RECALL-1 WORK-4 WORK-12 WORK-3 WORK-11 WORK-2"},
      {{.work = false}, "RECALL-1 RECALL-2"}};
  for (const auto& [filter, wanted] : asked) {
    CHECK(codes(views, filter) == wanted);
    CHECK(codes(store.views(), filter) == wanted);
  }
  CHECK(codes(views, {}) == codes(store.views(), {}));
  CHECK(store.keeper().rebuild(true).same());
}
