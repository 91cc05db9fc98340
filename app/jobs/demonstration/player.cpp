#include "app/jobs/demonstration.h"
#include "app/jobs/demonstration/stage.h"
#include "app/ports/zone_calendar.h"

namespace muster::app {

core::Instant beginningOf(const demonstration::Script& script, core::Date lastDay) {
  return zoneCalendar(script.zone)->startOf(core::addDays(lastDay, -script.days));
}

void playDemonstration(World& world, SettableClock& clock, const demonstration::Script& script, core::Date lastDay, std::uint64_t seed,
                       const DemonstrationProgress& progress) {
  demonstration::Stage stage(world, clock, script, lastDay, zoneCalendar(script.zone), seed);
  demonstration::setUp(stage);
  demonstration::planRounds(stage);
  demonstration::planHappenings(stage);
  // The day itself has not begun: whoever looks at any of its hours looks back on all of it.
  const auto end = stage.calendar->startOf(lastDay);
  std::chrono::month shown{};
  while (!stage.agenda.empty() && stage.agenda.next() < end) {
    const auto next = stage.agenda.next();
    if (clock.now() < next) clock.set(next);
    if (const auto day = stage.calendar->dateOf(next); progress && day.month() != shown) progress(day), shown = day.month();
    stage.agenda.take()();
  }
  clock.set(end);
  if (progress) progress(lastDay);
}

}  // namespace muster::app
