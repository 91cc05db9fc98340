// Instants, local days, and the one answer to "which day is the last valid one?".
//
// core asks no clock: now is passed in. Instants are UTC microseconds; days are local days of the store's zone, got
// through a Calendar that the edge makes (core has a fixed-offset one for tests). Values only; a Calendar is immutable.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/outcome.h"

namespace muster::core {

struct Instant {
  std::int64_t micros = 0;  // since 1970-01-01T00:00:00Z
  auto operator<=>(const Instant&) const = default;
  static constexpr Instant distantPast() { return {INT64_MIN}; }
  static constexpr Instant distantFuture() { return {INT64_MAX}; }
};
// Both saturate, so that "for ever" plus a zone's offset stays for ever.
inline Instant operator+(Instant t, std::chrono::microseconds d) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(t.micros, d.count(), &sum)) return d.count() > 0 ? Instant::distantFuture() : Instant::distantPast();
  return {sum};
}
inline Instant operator-(Instant t, std::chrono::microseconds d) { return t + -d; }

using Date = std::chrono::year_month_day;

Outcome<Date> parseDate(std::string_view text);  // "2026-11-23" and nothing else; an impossible day is refused ("no-such-day")
std::string text(Date date);                     // "2026-11-23"

// RFC 3339. Writing gives UTC with as many decimals as needed ("2026-11-23T03:12:40Z"); reading takes any offset.
// Days and texts end at the years 1 and 9999: what lies beyond (distantFuture) is shown as their first and last moment.
Outcome<Instant> parseInstant(std::string_view text);
std::string text(Instant instant);

// The local days of one place. Immutable, shared between threads.
class Calendar {
 public:
  virtual ~Calendar() = default;
  virtual Date dateOf(Instant instant) const = 0;
  virtual Instant startOf(Date date) const = 0;              // the first instant of that local day (also where midnight is skipped)
  virtual std::string localText(Instant instant) const = 0;  // "2026-11-23 11:12", local
  // "2026-11-23 11:12", "2026-11-23T11:12:40", or with an offset; a local time that never was is refused, a doubled one is its first.
  virtual Outcome<Instant> parseLocal(std::string_view text) const = 0;
};

// A zone without changes of the clock; `offset` east of Greenwich.
class FixedCalendar : public Calendar {
 public:
  explicit FixedCalendar(std::chrono::minutes offset) : offset_(offset) {}
  Date dateOf(Instant instant) const override;
  Instant startOf(Date date) const override;
  std::string localText(Instant instant) const override;
  Outcome<Instant> parseLocal(std::string_view text) const override;

 private:
  std::chrono::minutes offset_;
};

// How long something holds, as a rule states it.
struct Interval {
  enum class Kind {
    days,  // "not older than N days": day N is included
    months,
    years,         // clipped to the month's end; the rule says whether the anniversary itself still counts
    calendarMonth  // "once in each calendar month": N months on, to the last day of that month
  } kind = Kind::days;
  int count = 0;
  bool anniversaryPasses = true;  // months, years only
  bool operator==(const Interval&) const = default;

  // "30 d", "6 months", "3 years", "3 years (anniversary excluded)", "1 calendar month".
  static Outcome<Interval> parse(std::string_view text);
  std::string text() const;
};

Date addDays(Date date, int days);
Date addMonths(Date date, int months);  // 31 January + 1 month = 28 or 29 February
Date endOfMonth(Date date);

// THE last valid day: something done on `from` with this interval is valid to the returned day, inclusive.
Date lastValidDay(Date from, const Interval& interval);
// The first instant at which something valid to `lastDay` (inclusive) no longer is.
Instant endOfValidity(Date lastDay, const Calendar& calendar);

}  // namespace muster::core
