#include "core/rules/plan.h"

#include <algorithm>
#include <iterator>

namespace muster::core {

namespace {
constexpr int kNear = 60;  // longer than any holiday: a calendar that never works asks for nothing
}

bool WorkCalendar::works(Date day) const {
  if (open.contains(day)) return true;
  return !closed.contains(day) && !daysOff.contains(static_cast<int>(std::chrono::weekday(std::chrono::sys_days(day)).c_encoding()));
}

Date WorkCalendar::onOrBefore(Date day) const {
  for (int back = 0; back < kNear; ++back) {
    if (works(addDays(day, -back))) return addDays(day, -back);
  }
  return day;
}

bool isEvent(std::string_view name) { return std::find(std::begin(kPlanEvents), std::end(kPlanEvents), name) != std::end(kPlanEvents); }

}  // namespace muster::core
