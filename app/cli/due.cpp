#include <algorithm>
#include <iomanip>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/workflow/due_report.h"
#include "app/workflow/stock_lines.h"
#include "core/journal/json.h"
#include "core/readiness/due.h"

namespace muster::app {

namespace {

int run(Invocation& invocation) {
  const auto days = daysMeant(invocation.arguments.has("days") ? invocation.arguments.get("days") : std::string());
  if (!days) throw BadUsage{days.problems().front()};
  AskedAt asked(invocation);
  if (invocation.json()) return invocation.out << core::canonical(dueReport(asked.world(), asked.at(), *days)) << "\n", kAnswered;
  const auto today = asked.world().calendar()->dateOf(asked.at());
  const auto dues = duesWithin(asked.world(), asked.at(), *days);
  DueAdvice advice(asked.world(), asked.at());
  for (const auto& due : dues) {
    const bool overdue = due.lastDay && *due.lastDay < today;
    invocation.out << std::left << std::setw(12)
                   << (due.lastDay            ? core::text(*due.lastDay)
                       : core::neverDone(due) ? "never done"
                                              : "by wear")
                   << std::setw(14) << due.unit << (overdue ? "OVERDUE " : "") << due.title.en << (due.declared ? " (declared from paper)" : "");
    if (due.minutes) invocation.out << ", " << due.minutes << " min";
    if (!due.count.empty()) invocation.out << "; " << core::english(due.count);
    if (due.startBy) invocation.out << "; begin by " << core::text(*due.startBy);
    if (due.doBy && due.doBy != due.lastDay) invocation.out << (due.chosen ? "; planned for " : "; last working day ") << core::text(*due.doBy);
    if (!due.note.empty()) invocation.out << "; " << core::english(due.note);
    for (const auto& said : advice.of(due)) invocation.out << "; " << core::english(said);
    invocation.out << "\n";
  }
  if (dues.empty()) invocation.out << "Nothing is due until " << core::text(core::addDays(today, *days)) << ".\n";
  for (const auto& line : stockAt(asked.world(), asked.at())) {
    if (line.low())
      invocation.out << "stock       " << std::left << std::setw(14) << line.code << line.count.good << " good, at least "
                     << std::max(line.count.minimum.value_or(0), line.forSquads) << " wanted\n";
  }
  return kAnswered;
}

}  // namespace

CliCommand dueCommand() {
  return {"due",
          "",
          "What is due, overdue first: tests, masks, cylinders, certificates.",
          {atOption(), {"days", "N", "how far ahead to look (30)"}},
          run};
}

}  // namespace muster::app
