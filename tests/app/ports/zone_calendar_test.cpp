#include "app/ports/zone_calendar.h"

#include "tests/support/catch.h"

using namespace muster;
using app::zoneCalendar;

namespace {

core::Instant at(std::string_view text) { return core::parseInstant(text).value(); }
core::Date day(std::string_view text) { return core::parseDate(text).value(); }
std::string local(const core::Calendar& calendar, std::string_view typed) {
  const auto instant = calendar.parseLocal(typed);
  return instant ? core::text(*instant) : instant.problems().front().code;
}

}  // namespace

TEST_CASE("Shanghai has one offset the whole year", "[app][ports]") {
  const auto zone = zoneCalendar("Asia/Shanghai");
  CHECK(zone->localText(at("2026-07-01T15:50:00Z")) == "2026-07-01 23:50");
  CHECK(core::text(zone->dateOf(at("2026-11-23T16:05:00Z"))) == "2026-11-24");
  CHECK(zone->startOf(day("2026-11-24")) == at("2026-11-23T16:00:00Z"));
  CHECK(local(*zone, "2026-11-23 11:12") == "2026-11-23T03:12:00Z");
  CHECK(local(*zone, "2026-11-23 11:12Z") == "2026-11-23T11:12:00Z");
  CHECK(local(*zone, "2026-11-31 11:12") == "no-such-day");
}

TEST_CASE("in Berlin the hour that spring skips is refused", "[app][ports]") {
  const auto zone = zoneCalendar("Europe/Berlin");
  CHECK(local(*zone, "2026-03-29 01:59") == "2026-03-29T00:59:00Z");
  CHECK(local(*zone, "2026-03-29 02:00") == "no-such-time");
  CHECK(local(*zone, "2026-03-29 02:59:59") == "no-such-time");
  CHECK(local(*zone, "2026-03-29 03:00") == "2026-03-29T01:00:00Z");
  CHECK(zone->localText(at("2026-03-29T00:59:59Z")) == "2026-03-29 01:59");
  CHECK(zone->localText(at("2026-03-29T01:00:00Z")) == "2026-03-29 03:00");
  CHECK(zone->startOf(day("2026-03-29")) == at("2026-03-28T23:00:00Z"));
  CHECK(zone->startOf(day("2026-03-30")) == at("2026-03-29T22:00:00Z"));
}

TEST_CASE("in Berlin a time that autumn doubles is its first, and an offset says otherwise", "[app][ports]") {
  const auto zone = zoneCalendar("Europe/Berlin");
  CHECK(local(*zone, "2026-10-25 02:30") == "2026-10-25T00:30:00Z");
  CHECK(local(*zone, "2026-10-25 02:30+01:00") == "2026-10-25T01:30:00Z");
  CHECK(local(*zone, "2026-10-25 03:00") == "2026-10-25T02:00:00Z");
  CHECK(zone->localText(at("2026-10-25T00:30:00Z")) == zone->localText(at("2026-10-25T01:30:00Z")));
  CHECK(endOfValidity(day("2026-10-25"), *zone).micros - zone->startOf(day("2026-10-25")).micros == 25 * 3'600'000'000);
}

TEST_CASE("New York changes on its own days", "[app][ports]") {
  const auto zone = zoneCalendar("America/New_York");
  CHECK(local(*zone, "2026-03-08 02:30") == "no-such-time");
  CHECK(local(*zone, "2026-11-01 01:30") == "2026-11-01T05:30:00Z");
  CHECK(core::text(zone->dateOf(at("2026-11-23T04:59:59Z"))) == "2026-11-22");
}

TEST_CASE("where midnight is skipped the day starts with the change", "[app][ports]") {
  const auto zone = zoneCalendar("America/Santiago");  // 2026-09-06 00:00 becomes 01:00
  CHECK(zone->localText(zone->startOf(day("2026-09-06"))) == "2026-09-06 01:00");
  CHECK(core::text(zone->dateOf(zone->startOf(day("2026-09-06")) - std::chrono::microseconds(1))) == "2026-09-05");
}

TEST_CASE("every day starts once and its start belongs to it", "[app][ports]") {
  for (const char* name : {"Asia/Shanghai", "Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Beirut"}) {
    INFO(name);
    const auto zone = zoneCalendar(name);
    for (auto date = day("2023-12-30"); date < day("2027-01-03"); date = core::addDays(date, 1)) {
      INFO(core::text(date));
      const auto start = zone->startOf(date);
      REQUIRE(zone->dateOf(start) == date);
      REQUIRE(zone->dateOf(start - std::chrono::microseconds(1)) == core::addDays(date, -1));
    }
  }
}

TEST_CASE("for ever can be shown in a zone", "[app][ports]") {
  const auto zone = zoneCalendar("America/New_York");
  CHECK(core::text(zone->dateOf(core::Instant::distantFuture())) == "9999-12-31");
  CHECK(zone->localText(core::Instant::distantPast()) == "0001-01-01 00:00");
}

TEST_CASE("an unknown zone is refused by its name", "[app][ports]") {
  for (const char* name : {"", "Mars/Olympus", "../etc/passwd", "asia/shanghai "}) {
    INFO(name);
    const auto zone = app::findZone(name);
    REQUIRE_FALSE(zone);
    CHECK(zone.problems().front().code == "unknown-zone");
  }
  CHECK_THROWS_WITH(zoneCalendar("Mars/Olympus"), Catch::Matchers::ContainsSubstring("Mars/Olympus"));
}
