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
