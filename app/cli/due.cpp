#include <iomanip>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/workflow/due_json.h"
#include "core/journal/json.h"
#include "core/readiness/due.h"

namespace muster::app {

namespace {

int run(Invocation& invocation) {
  int days = 30;
  if (invocation.arguments.has("days")) {
    const auto number = core::Decimal::parse(invocation.arguments.get("days"));
    if (!number || number->scale() != 0 || number->coefficient() < 0 || number->coefficient() > 36500)
      throw BadUsage{{"days", core::msg("--days takes a number of days, not {given}", {{"given", invocation.arguments.get("days")}}), {}, {}}};
    days = static_cast<int>(number->coefficient());
  }
  AskedAt asked(invocation);
  const auto today = asked.world().calendar()->dateOf(asked.at());
  const auto dues = asked.world().views.dues(core::addDays(today, days));
  if (invocation.json()) {
    core::Json::Array list;
    for (const auto& due : dues) list.push_back(json(due));
    invocation.out << core::canonical(core::Json::Object{{"at", core::text(asked.at())}, {"today", core::text(today)}, {"due", std::move(list)}})
                   << "\n";
    return kAnswered;
  }
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
    invocation.out << "\n";
  }
  if (dues.empty()) invocation.out << "Nothing is due until " << core::text(core::addDays(today, days)) << ".\n";
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
