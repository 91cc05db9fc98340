// When a round is due: each shift by the local clock, or every so many days.
#include "core/upkeep/rounds.h"

#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using namespace muster::tests;

namespace {

const FixedCalendar kChina{std::chrono::hours(8)};
Instant local(const std::string& text) { return kChina.parseLocal(text).value(); }

Round byShift() {
  Round round;
  round.id = "shift-round", round.shifts = {"00:00", "08:00", "16:00"};
  return round;
}

}  // namespace

TEST_CASE("a round of the shift is due once in each shift, by the local clock", "[core][upkeep][rounds][clock]") {
  const Round round = byShift();
  CHECK(roundStanding(round, {}, local("2026-11-23 07:00"), kChina).due);
  const auto made = local("2026-11-23 07:50");
  CHECK_FALSE(roundStanding(round, made, local("2026-11-23 07:59"), kChina).due);
  CHECK(roundStanding(round, made, local("2026-11-23 07:59"), kChina).next == local("2026-11-23 08:00"));
  CHECK(roundStanding(round, made, local("2026-11-23 08:00"), kChina).due);
  CHECK(roundStanding(round, made, local("2026-11-23 08:05"), kChina).since == local("2026-11-23 08:00"));
}

TEST_CASE("at midnight the evening's round counts no longer", "[core][upkeep][rounds][clock]") {
  const Round round = byShift();
  const auto made = local("2026-11-23 23:50");
  CHECK_FALSE(roundStanding(round, made, local("2026-11-23 23:59"), kChina).due);
  CHECK(roundStanding(round, made, local("2026-11-24 00:05"), kChina).due);
  CHECK_FALSE(roundStanding(round, local("2026-11-24 00:02"), local("2026-11-24 00:05"), kChina).due);
  CHECK(roundStanding(round, local("2028-02-28 23:50"), local("2028-02-29 00:05"), kChina).due);
}

TEST_CASE("with the clock set back a round made in what is now the future is not asked again", "[core][upkeep][rounds][clock]") {
  CHECK_FALSE(roundStanding(byShift(), local("2026-11-23 09:00"), local("2026-11-23 08:30"), kChina).due);
}

TEST_CASE("a weekly round is due on the seventh day", "[core][upkeep][rounds]") {
  Round round;
  round.everyDays = 7;
  const auto made = local("2026-11-23 23:50");
  CHECK_FALSE(roundStanding(round, made, local("2026-11-29 23:50"), kChina).due);
  CHECK(roundStanding(round, made, local("2026-11-30 00:05"), kChina).due);
  CHECK(roundStanding(round, {}, local("2026-11-30 00:05"), kChina).due);
}
