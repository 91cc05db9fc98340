#include "core/base/calendar.h"

#include <algorithm>

#include "core/base/local_time.h"

namespace muster::core {

using namespace std::chrono;

namespace {

constexpr std::int64_t kMicrosPerDay = 86'400'000'000;

std::int64_t startOfDay(Date date) { return sys_days(date).time_since_epoch().count() * kMicrosPerDay; }

// Brought into the years that can be written with four digits.
std::int64_t clamped(std::int64_t micros) { return std::clamp(micros, startOfDay(Date(year(1) / 1 / 1)), startOfDay(Date(year(10000) / 1 / 1)) - 1); }

Date dayAt(std::int64_t micros) { return Date(sys_days(floor<days>(microseconds(micros)))); }

std::string padded(std::int64_t number, int width) {
  std::string digits(static_cast<std::size_t>(width), '0');
  for (auto place = digits.rbegin(); place != digits.rend(); ++place, number /= 10) *place = static_cast<char>('0' + number % 10);
  return digits;
}

}  // namespace

std::string text(Date date) { return padded(int(date.year()), 4) + "-" + padded(unsigned(date.month()), 2) + "-" + padded(unsigned(date.day()), 2); }

std::string minuteText(std::int64_t micros) {
  micros = clamped(micros);
  const auto day = dayAt(micros);
  const auto minute = (micros - startOfDay(day)) / 60'000'000;
  return text(day) + " " + padded(minute / 60, 2) + ":" + padded(minute % 60, 2);
}

std::string text(Instant instant) {
  const auto micros = clamped(instant.micros);
  const auto day = dayAt(micros);
  const auto ofDay = micros - startOfDay(day);
  const auto second = ofDay / 1'000'000;
  std::string written = text(day) + "T" + padded(second / 3600, 2) + ":" + padded(second / 60 % 60, 2) + ":" + padded(second % 60, 2);
  if (const auto rest = ofDay % 1'000'000) {
    written += "." + padded(rest, 6);
    written.erase(written.find_last_not_of('0') + 1);
  }
  return written + "Z";
}

std::int64_t microsOf(const WrittenTime& written) { return startOfDay(written.date) + written.ofDay.count(); }

Date FixedCalendar::dateOf(Instant instant) const { return dayAt(clamped((instant + offset_).micros)); }

Instant FixedCalendar::startOf(Date date) const { return Instant{startOfDay(date)} - offset_; }

std::string FixedCalendar::localText(Instant instant) const { return minuteText((instant + offset_).micros); }

Outcome<Instant> FixedCalendar::parseLocal(std::string_view text) const {
  const auto written = parseWrittenTime(text);
  if (!written) return written.problems();
  return Instant{microsOf(*written)} - written->offset.value_or(offset_);
}

Date addDays(Date date, int days) { return Date(sys_days(date) + std::chrono::days(days)); }

Date endOfMonth(Date date) { return Date(date.year() / date.month() / last); }

Date addMonths(Date date, int months) {
  const auto moved = date + std::chrono::months(months);
  return moved.ok() ? moved : endOfMonth(moved);
}

Date lastValidDay(Date from, const Interval& interval) {
  switch (interval.kind) {
    case Interval::Kind::days: return addDays(from, interval.count);
    case Interval::Kind::calendarMonth: return endOfMonth(addMonths(from, interval.count));
    case Interval::Kind::months:
    case Interval::Kind::years: break;
  }
  const auto anniversary = addMonths(from, interval.count * (interval.kind == Interval::Kind::years ? 12 : 1));
  return interval.anniversaryPasses ? anniversary : addDays(anniversary, -1);
}

Instant endOfValidity(Date lastDay, const Calendar& calendar) { return calendar.startOf(addDays(lastDay, 1)); }

}  // namespace muster::core
