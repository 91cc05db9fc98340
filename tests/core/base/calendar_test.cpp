#include "core/base/calendar.h"
#include "core/base/local_time.h"

#include "tests/support/catch.h"

using namespace muster::core;
using std::chrono::minutes;

namespace {

Date day(std::string_view text) { return parseDate(text).value(); }
Instant at(std::string_view text) { return parseInstant(text).value(); }
std::string lastDay(std::string_view from, std::string_view interval) { return text(lastValidDay(day(from), Interval::parse(interval).value())); }
template <typename T>
std::string code(const Outcome<T>& outcome) {
  return outcome ? "" : outcome.problems().front().code;
}

const FixedCalendar kChina{minutes(480)};

}  // namespace

TEST_CASE("a day is written in one way and an impossible one is refused", "[core][base]") {
  CHECK(text(day("2026-11-23")) == "2026-11-23");
  CHECK(text(day("2028-02-29")) == "2028-02-29");
  for (const char* wrong : {"2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-00", "1900-02-29"}) {
    INFO(wrong);
    CHECK(code(parseDate(wrong)) == "no-such-day");
  }
  for (const char* wrong : {"2026-1-5", "26-01-05", "2026/01/05", "2026-01-05 ", " 2026-01-05", "2026-01-05T00:00", "20260105", "-026-01-05"}) {
    INFO(wrong);
    CHECK(code(parseDate(wrong)) == "not-a-date");
  }
  CHECK(code(parseDate("")) == "empty");
}

TEST_CASE("a day is understood as a hand writes it, and a slip in the year is not taken for a day", "[core][base]") {
  for (const char* written : {"2026-03-05", "2026-3-5", "2026.3.5", "2026/03/05", "20260305", " ２０２６。３。５ "}) {
    INFO(written);
    CHECK(text(parseTypedDate(written).value()) == "2026-03-05");
  }
  CHECK(code(parseTypedDate("2026-02-29")) == "no-such-day");
  CHECK(code(parseTypedDate("20260431")) == "no-such-day");
  CHECK(code(parseTypedDate("0026-03-05")) == "strange-year");
  CHECK(code(parseTypedDate("")) == "empty");
  for (const char* wrong : {"26-03-05", "5.3.2026", "2026-3/5", "2026-03", "2026-003-05", "today"}) {
    INFO(wrong);
    CHECK(code(parseTypedDate(wrong)) == "not-a-date");
  }
  CHECK(text(parseDate("0026-03-05").value()) == "0026-03-05");  // what facts hold is read as it stands
}

TEST_CASE("instants are written in UTC and read with any offset", "[core][base]") {
  CHECK(at("1970-01-01T00:00:00Z").micros == 0);
  CHECK(text(at("2026-11-23T11:12:40+08:00")) == "2026-11-23T03:12:40Z");
  CHECK(text(at("2026-11-22T22:12:40-05:00")) == "2026-11-23T03:12:40Z");
  CHECK(text(at("2026-11-23t03:12:40.250000z")) == "2026-11-23T03:12:40.25Z");
  CHECK(text(at("2026-11-23T03:12:40.000001Z")) == "2026-11-23T03:12:40.000001Z");
  CHECK(text(at("2026-11-23T03:12:40.1234567Z")) == "2026-11-23T03:12:40.123456Z");
  CHECK(text(at("1969-12-31T23:59:59.5Z")) == "1969-12-31T23:59:59.5Z");
  CHECK(at("1969-12-31T23:59:59.5Z").micros == -500000);
  for (const char* wrong :
       {"2026-11-23T03:12:40", "2026-11-23T03:12Z", "2026-11-23 03:12:40Z", "2026-11-23T24:00:00Z", "2026-11-23T03:60:00Z", "2026-11-23T03:12:60Z",
        "2026-11-23T03:12:40.Z", "2026-11-23T03:12:40+8", "2026-11-23T03:12:40+24:00", "2026-11-23T03:12:40Zx", ""}) {
    INFO(wrong);
    CHECK(code(parseInstant(wrong)) == "not-a-time");
  }
  CHECK(code(parseInstant("2026-02-29T03:12:40Z")) == "no-such-day");
}

TEST_CASE("for ever stays for ever and can still be shown", "[core][base]") {
  CHECK(Instant::distantFuture() + minutes(480) == Instant::distantFuture());
  CHECK(Instant::distantPast() - minutes(480) == Instant::distantPast());
  CHECK(text(Instant::distantFuture()) == "9999-12-31T23:59:59.999999Z");
  CHECK(text(Instant::distantPast()) == "0001-01-01T00:00:00Z");
  CHECK(text(kChina.dateOf(Instant::distantFuture())) == "9999-12-31");
}

TEST_CASE("a little before midnight is today, a little after is tomorrow, by the local clock", "[core][base]") {
  CHECK(text(kChina.dateOf(at("2026-11-23T15:50:00Z"))) == "2026-11-23");  // 23:50
  CHECK(text(kChina.dateOf(at("2026-11-23T16:05:00Z"))) == "2026-11-24");  // 00:05
  CHECK(kChina.startOf(day("2026-11-24")) == at("2026-11-23T16:00:00Z"));
  CHECK(kChina.localText(at("2026-11-23T16:05:59Z")) == "2026-11-24 00:05");
  const FixedCalendar west(minutes(-300));
  CHECK(text(west.dateOf(at("2026-11-23T04:59:59Z"))) == "2026-11-22");
  CHECK(west.localText(at("1969-12-31T23:59:00Z")) == "1969-12-31 18:59");
}

TEST_CASE("local times are read as people and files write them", "[core][base]") {
  CHECK(kChina.parseLocal("2026-11-23 11:12").value() == at("2026-11-23T03:12:00Z"));
  CHECK(kChina.parseLocal("2026-11-23T11:12:40").value() == at("2026-11-23T03:12:40Z"));
  CHECK(kChina.parseLocal("2026-11-23T11:12:40Z").value() == at("2026-11-23T11:12:40Z"));
  CHECK(kChina.parseLocal("2026-11-23 11:12 +01:00").value() == at("2026-11-23T10:12:00Z"));
  CHECK(kChina.parseLocal("２０２６－１１－２３　１１：１２").value() == at("2026-11-23T03:12:00Z"));
  CHECK(kChina.parseLocal("2026.11.23 3:12").value() == at("2026-11-22T19:12:00Z"));
  CHECK(kChina.parseLocal("2026-11-23 23:59:59").value() == at("2026-11-23T15:59:59Z"));
  CHECK(code(kChina.parseLocal("2026-11-23 24:00")) == "not-a-time");
  CHECK(code(kChina.parseLocal("0026-11-23 11:12")) == "strange-year");
  CHECK(code(kChina.parseLocal("2026-11-31 11:12")) == "no-such-day");
  CHECK(code(kChina.parseLocal("yesterday")) == "not-a-time");
  CHECK(code(kChina.parseLocal("2026-11-23")) == "not-a-time");
}

TEST_CASE("the last valid day of every kind of interval", "[core][base]") {
  const auto [from, interval, expected] = GENERATE(table<std::string, std::string, std::string>({
      {"2026-11-23", "30 d", "2026-12-23"},  // day 30 is included
      {"2028-02-28", "1 d", "2028-02-29"},
      {"2026-01-31", "1 month", "2026-02-28"},
      {"2028-01-31", "1 month", "2028-02-29"},
      {"2026-02-28", "1 month", "2026-03-28"},  // no way back to the 31st
      {"2026-08-31", "6 months", "2027-02-28"},
      {"2026-12-15", "1 month", "2027-01-15"},
      {"2024-02-29", "1 year", "2025-02-28"},
      {"2024-02-29", "4 years", "2028-02-29"},
      {"2023-11-23", "3 years", "2026-11-23"},
      {"2023-11-23", "3 years (anniversary excluded)", "2026-11-22"},
      {"2026-01-01", "1 month (anniversary excluded)", "2026-01-31"},
      {"2026-01-31", "1 month (anniversary excluded)", "2026-02-27"},
      {"2026-11-01", "1 calendar month", "2026-12-31"},
      {"2026-11-30", "1 calendar month", "2026-12-31"},
      {"2026-12-31", "2 calendar months", "2027-02-28"},
      {"2026-01-31", "1 calendar month", "2026-02-28"},
  }));
  INFO(from << " + " << interval);
  CHECK(lastDay(from, interval) == expected);
}

TEST_CASE("validity ends with the end of its last day", "[core][base]") {
  const auto end = endOfValidity(day("2026-11-23"), kChina);
  CHECK(end == at("2026-11-24T00:00:00+08:00"));
  CHECK(endOfValidity(day("2026-12-31"), kChina) == at("2027-01-01T00:00:00+08:00"));
}

TEST_CASE("the days of an interval add up day by day", "[core][base]") {
  auto walked = day("2023-12-30");
  for (int count = 0; count < 1600; ++count) {  // by hand, over a leap year
    REQUIRE(addDays(day("2023-12-30"), count) == walked);
    REQUIRE(addDays(walked, -count) == day("2023-12-30"));
    auto next = walked.year() / walked.month() / (walked.day() + std::chrono::days(1));
    if (!next.ok()) next = (walked.year() / walked.month() + std::chrono::months(1)) / std::chrono::day(1);
    walked = next;
  }
  CHECK(addMonths(day("2026-03-31"), -1) == day("2026-02-28"));
  CHECK(endOfMonth(day("2100-02-01")) == day("2100-02-28"));
}

TEST_CASE("intervals are read back as written, and nonsense is refused", "[core][base]") {
  for (const char* written : {"30 d", "1 month", "6 months", "1 year", "3 years", "3 years (anniversary excluded)", "1 calendar month",
                              "2 calendar months", "6 months (anniversary excluded)"}) {
    const auto interval = Interval::parse(written);
    REQUIRE(interval);
    CHECK(interval->text() == written);
    CHECK(Interval::parse(interval->text()).value() == *interval);
  }
  CHECK(Interval::parse("30 days").value() == Interval::parse("30 d").value());
  for (const char* wrong : {"", "30", "d", "0 d", "-3 months", "1.5 years", "3 fortnights", "30 d (anniversary excluded)",
                            "1 calendar month (anniversary excluded)", "99999999999 d", "40000 d", "3 yearsish"}) {
    INFO(wrong);
    CHECK(code(Interval::parse(wrong)) == "bad-interval");
  }
}
