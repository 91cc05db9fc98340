// The monthly full test by the packs that are shipped: three conventions, one set.
#include "core/upkeep/plan_standing.h"
#include "tests/core/rules/shipped_packs.h"
#include "tests/support/builders.h"
#include "tests/support/catch.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

const FixedCalendar kChina{std::chrono::hours(8)};

struct Days {
  std::string last, block, warn;
  bool operator==(const Days&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Days& days) { return out << days.last << " " << days.block << " " << days.warn; }

// The set passed its full test at this local time.
Days by(const std::string& brigade, const std::string& local) {
  const RuleBook book(packsOf(brigade), {});
  const auto unit = aUnit("BG4-01").kind("bg4").passed("bg4-full", text(kChina.parseLocal(local).value())).build();
  const auto standing = standingOf(*book.plan("bg4-full-monthly"), unit, nullptr, book, kChina);
  return {text(*standing.lastDay), standing.blockDay ? text(*standing.blockDay) : "", text(standing.warnFrom)};
}

}  // namespace

TEST_CASE("China: once in each calendar month, warned of from day 30, blocked after day 35", "[core][upkeep][plans][packs]") {
  CHECK(by("cn-mine-rescue", "2026-10-05 09:00") == Days{"2026-11-09", "2026-11-09", "2026-11-04"});  // the 35th day comes first
  CHECK(by("cn-mine-rescue", "2026-10-31 09:00") == Days{"2026-11-30", "2026-12-05", "2026-11-25"});  // November ends first
  CHECK(by("cn-mine-rescue", "2027-01-31 09:00") == Days{"2027-02-28", "2027-03-07", "2027-02-23"});
  CHECK(by("cn-mine-rescue", "2028-01-31 09:00") == Days{"2028-02-29", "2028-03-06", "2028-02-24"});  // a leap year
}

TEST_CASE("USA: thirty days, the thirtieth included; Germany: one month, clipped to its end", "[core][upkeep][plans][packs]") {
  CHECK(by("us-49", "2027-01-31 09:00") == Days{"2027-03-02", "2027-03-02", "2027-02-23"});
  CHECK(by("us-49", "2028-01-31 09:00") == Days{"2028-03-01", "2028-03-01", "2028-02-23"});
  CHECK(by("de-plan", "2027-01-31 09:00") == Days{"2027-02-28", "2027-02-28", "2027-02-21"});
  CHECK(by("de-plan", "2028-01-31 09:00") == Days{"2028-02-29", "2028-02-29", "2028-02-22"});
}

TEST_CASE("ten minutes around midnight are two days of the calendar, in every pack", "[core][upkeep][plans][packs][clock]") {
  CHECK(by("us-49", "2026-11-22 23:50").last == "2026-12-22");
  CHECK(by("us-49", "2026-11-23 00:05").last == "2026-12-23");
  CHECK(by("de-plan", "2026-11-30 23:50").last == "2026-12-30");
  CHECK(by("de-plan", "2026-12-01 00:05").last == "2027-01-01");
  CHECK(by("cn-mine-rescue", "2026-11-30 23:50").last == "2026-12-31");
  CHECK(by("cn-mine-rescue", "2026-12-01 00:05").last == "2027-01-05");  // the 35th day
}
