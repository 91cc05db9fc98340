#include <iomanip>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/cli/who.h"
#include "app/workflow/stagger.h"

namespace muster::app {

namespace {

constexpr int kDays = 35, kMostDays = 120;

int daysOf(Invocation& invocation) {
  if (!invocation.arguments.has("days")) return kDays;
  const auto number = core::Decimal::parse(invocation.arguments.get("days"));
  if (number && number->scale() == 0 && number->coefficient() >= 1 && number->coefficient() <= kMostDays)
    return static_cast<int>(number->coefficient());
  throw BadUsage{{"days", core::msg("--days takes a number of days from 1 to {most}", {{"most", std::to_string(kMostDays)}}), {}, {}}};
}

int run(Invocation& invocation) {
  const int days = daysOf(invocation);
  if (invocation.arguments.has("take")) {
    const auto station = invocation.station();
    const auto answer = takeStagger(station->world(), whoActs(invocation, station->world()), days);
    if (!answer) return refuse(invocation.err, answer.problems());
    invocation.out << "days kept: " << answer->receipt.facts.size() << "\n";
    return kAnswered;
  }
  AskedAt asked(invocation);
  const auto report = staggerAt(asked.world(), asked.at(), days);
  if (invocation.json()) {
    invocation.out << core::canonical(json(report)) << "\n";
    return kAnswered;
  }
  invocation.out << "squads that can go now: " << report.canGo << "; at least so many always remain: " << report.minimum
                 << " (asked for: " << report.asked << "); most jobs on one day: " << report.peak << "\n";
  for (const auto& row : report.rows) {
    invocation.out << std::left << std::setw(12) << (row.day ? core::text(*row.day) : "NO DAY") << std::setw(14) << row.due.unit << row.due.title.en
                   << ", good to " << (row.due.lastDay ? core::text(*row.due.lastDay) : "never done") << (row.due.chosen ? ", chosen" : "") << "\n";
  }
  return kAnswered;
}

}  // namespace

CliCommand staggerCommand() {
  return {"stagger",
          "",
          "Proposes a day for each job on the sets, so that never fewer squads than the minimum remain; --take keeps the days.",
          {atOption(), byOption(), {"days", "N", "how far ahead to look (35)"}, {"take", "", "keep the proposed days"}},
          run};
}

}  // namespace muster::app
