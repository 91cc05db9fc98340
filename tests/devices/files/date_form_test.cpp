#include "devices/files/date_form.h"

#include "tests/devices/files/reading_support.h"
#include "tests/support/catch.h"

using namespace muster;
using devices::DateForm;

namespace {

std::string instant(const char* cell, DateForm form, std::optional<int> zone = std::nullopt) {
  const auto moment = devices::readMoment(cell, form);
  if (!moment) return "refused";
  if (moment->time.empty()) return moment->date;
  const auto at = devices::instantOf(*moment, zone, tests::beijing());
  return at ? core::text(*at) : at.problems().front().code;
}

}  // namespace

TEST_CASE("each date form is read as the profile states it, in the zone of the place", "[devices][files]") {
  CHECK(instant("2026-03-05 08:12", DateForm::iso) == "2026-03-05T00:12:00Z");
  CHECK(instant("2026-03-05T08:12:40.5", DateForm::iso) == "2026-03-05T00:12:40.5Z");
  CHECK(instant("2026/3/5 8:12", DateForm::iso) == "2026-03-05T00:12:00Z");
  CHECK(instant("05.03.2026 08:12", DateForm::dayMonthDot) == "2026-03-05T00:12:00Z");
  CHECK(instant("05/03/2026 08:12", DateForm::dayMonthSlash) == "2026-03-05T00:12:00Z");
  CHECK(instant("03/05/2026 8:12 PM", DateForm::monthDaySlash) == "2026-03-05T12:12:00Z");
  CHECK(instant("12/31/2026 12:05 AM", DateForm::monthDaySlash) == "2026-12-30T16:05:00Z");
  CHECK(instant("2026年3月5日 8:12", DateForm::chinese) == "2026-03-05T00:12:00Z");
  CHECK(instant("2026年3月5日下午3时5分", DateForm::chinese) == "2026-03-05T07:05:00Z");
  CHECK(instant("２０２６年３月５日 ８：１２", DateForm::chinese) == "2026-03-05T00:12:00Z");
  CHECK(instant("20260305T081240", DateForm::compact) == "refused");  // a time without colons is not guessed
  CHECK(instant("20260305 08:12:40", DateForm::compact) == "2026-03-05T00:12:40Z");
}

TEST_CASE("an offset in the cell goes before the profile's zone, and that before the place's", "[devices][files]") {
  CHECK(instant("2026-03-05T08:12:00+01:00", DateForm::iso, 0) == "2026-03-05T07:12:00Z");
  CHECK(instant("2026-03-05T08:12:00Z", DateForm::iso, 60) == "2026-03-05T08:12:00Z");
  CHECK(instant("2026-03-05T08:12:00", DateForm::iso, -330) == "2026-03-05T13:42:00Z");
}

TEST_CASE("what is no date of the stated form is refused, never turned round", "[devices][files]") {
  for (const char* cell :
       {"", "2026-02-30 08:00", "2026-13-01", "05.03.2026", "2026-03/05", "2026-03-05 25:00", "2026-03-05 8", "2026-03-05x", "tomorrow"})
    CHECK(instant(cell, DateForm::iso) == "refused");
  CHECK(instant("05.03.26", DateForm::dayMonthDot) == "refused");
  CHECK(instant("13/05/2026", DateForm::monthDaySlash) == "refused");
  CHECK(instant("05/13/2026", DateForm::dayMonthSlash) == "refused");
  CHECK(instant("2026-03-05", DateForm::iso) == "2026-03-05");  // a day alone: the profile must say which time
}
