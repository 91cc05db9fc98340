// The board's side: what falls due in seven days, as minutes a day and as a list.
#include <algorithm>
#include <array>

#include "app/web/ask.h"
#include "app/web/pages/board_view.h"
#include "app/web/pages/due_look.h"
#include "app/web/parts.h"
#include "core/readiness/due.h"

namespace muster::app {
namespace {

constexpr int kDays = 7, kTallest = 42, kGround = 62;
constexpr std::size_t kMostRows = 9;

std::string minutesText(const Translator& say, int minutes) {
  return minutes > 0 ? say.tr(core::msg("{n} min", {{"n", std::to_string(minutes)}})) : std::string();
}

}  // namespace

void setWeek(View& body, const BoardLook& look) {
  const core::Date today = look.today;
  const auto dues = look.world.views.dues(core::addDays(today, kDays - 1));
  std::array<int, kDays> minutes{};
  int sum = 0;
  for (const core::Due& due : dues) {
    const auto day = due.lastDay ? (std::chrono::sys_days(*due.lastDay) - std::chrono::sys_days(today)).count() : 0;
    minutes[static_cast<std::size_t>(std::clamp<long>(day, 0, kDays - 1))] += due.minutes;  // what is overdue is today's work
    sum += due.minutes;
  }
  const int most = std::max(1, *std::max_element(minutes.begin(), minutes.end()));
  std::vector<int> order{0, 1, 2, 3, 4, 5, 6};
  std::string spoken;
  body.list("days", order, [&](View& row, int i) {
    const int height = minutes[static_cast<std::size_t>(i)] * kTallest / most;
    const std::string weekday = weekdayWord(look.say, core::addDays(today, i));
    const std::string amount = minutes[static_cast<std::size_t>(i)] ? std::to_string(minutes[static_cast<std::size_t>(i)]) : "–";
    row.set("x", 9 + 42 * i).set("middle", 21 + 42 * i).set("y", kGround - height).set("height", height).set("above", kGround - height - 6);
    row.set("barClass", i == 0 ? "c-dot" : "c-later").set("minutes", amount).set("letter", weekday);
    spoken += (spoken.empty() ? "" : ", ") + weekday + " " + amount;
  });
  body.set("weekText", look.say.tr(core::msg("Minutes of work each day: {days}", {{"days", spoken}})));
  body.set("dueSum", sumWords(look.say, dues.size(), sum));
  std::vector<core::Due> shown(dues.begin(), dues.begin() + static_cast<std::ptrdiff_t>(std::min(dues.size(), kMostRows)));
  body.list("dues", shown, [&](View& row, const core::Due& due) {
    const core::Date day = due.lastDay.value_or(today);
    const bool overdue = core::overdue(due, today);
    row.set("weekday", overdue ? std::string() : weekdayWord(look.say, day));
    row.set("day", !due.lastDay ? std::string() : overdue ? shortDate(day, today) : core::text(day).substr(8));
    row.set("address", unitPath(due.unit)).set("unit", due.unit).set("title", look.say.tr(due.title));
    row.set("overdue", overdue)
        .set("drawn", due.severity == core::Severity::block ? "bad" : "due")
        .set("minutes", minutesText(look.say, due.minutes));
  });
  body.set("noDues", dues.empty());
}

}  // namespace muster::app
