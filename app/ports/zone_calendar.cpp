#include "app/ports/zone_calendar.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <date/tz.h>

#include "core/base/local_time.h"

namespace muster::app {

namespace {

using std::chrono::microseconds;

class ZoneCalendar : public core::Calendar {
 public:
  explicit ZoneCalendar(const date::time_zone* zone) : zone_(zone) {}

  core::Date dateOf(core::Instant instant) const override { return kClock.dateOf(shown(instant)); }
  std::string localText(core::Instant instant) const override { return kClock.localText(shown(instant)); }

  core::Instant startOf(core::Date date) const override {
    const core::WrittenTime midnight{date, microseconds(0), {}};
    const auto info = infoOf(midnight);
    // Where midnight is skipped the day starts with the change itself.
    if (info.result == date::local_info::nonexistent) return {microseconds(info.second.begin.time_since_epoch()).count()};
    return core::Instant{core::microsOf(midnight)} - info.first.offset;
  }

  core::Outcome<core::Instant> parseLocal(std::string_view text) const override {
    const auto written = core::parseWrittenTime(text);
    if (!written) return written.problems();
    if (written->offset) return core::Instant{core::microsOf(*written)} - *written->offset;
    const auto info = infoOf(*written);
    if (info.result == date::local_info::nonexistent) {
      return core::Problem{
          "no-such-time",
          core::msg("The clock was put forward over {typed} in {zone}, that time never was", {{"typed", std::string(text)}, {"zone", zone_->name()}}),
          core::msg("Type the time the clock showed after it was put forward"),
          {}};
    }
    return core::Instant{core::microsOf(*written)} - info.first.offset;  // of a doubled time the first
  }

 private:
  inline static const core::FixedCalendar kClock{std::chrono::minutes(0)};  // reads a local clock as if it were UTC

  date::local_info infoOf(const core::WrittenTime& written) const {
    return zone_->get_info(date::local_time<microseconds>(microseconds(core::microsOf(written))));
  }

  core::Instant shown(core::Instant instant) const { return instant + zone_->get_info(clamped(instant)).offset; }

  // "For ever" lies beyond the years a zone can be asked about.
  static date::sys_time<microseconds> clamped(core::Instant instant) {
    static const auto kFirst = core::parseInstant("1900-01-01T00:00:00Z").value(), kLast = core::parseInstant("9999-01-01T00:00:00Z").value();
    return date::sys_time<microseconds>(microseconds(std::min(std::max(instant, kFirst), kLast).micros));
  }

  const date::time_zone* zone_;
};

}  // namespace

core::Outcome<std::shared_ptr<const core::Calendar>> findZone(const std::string& ianaName) {
  date::get_tzdb();  // throws where the system has no zone data
  try {
    return std::shared_ptr<const core::Calendar>(std::make_shared<ZoneCalendar>(date::locate_zone(ianaName)));
  } catch (const std::runtime_error&) {  // this library's way of saying "not found"
  }
  return core::Problem{"unknown-zone",
                       core::msg("\"{name}\" is no time zone this machine knows", {{"name", ianaName}}),
                       core::msg("Use a name of the IANA list such as Asia/Shanghai or Europe/Berlin"),
                       {}};
}

std::shared_ptr<const core::Calendar> zoneCalendar(const std::string& ianaName) {
  auto found = findZone(ianaName);
  if (!found) throw std::runtime_error(english(found.problems().front()));
  return std::move(found).value();
}

}  // namespace muster::app
