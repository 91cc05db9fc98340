#include <algorithm>
#include <iomanip>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/workflow/stock_lines.h"
#include "core/journal/json.h"

namespace muster::app {

namespace {

core::Json json(const core::Due& due) {
  return core::Json::Object{{"id", due.unit},
                            {"plan", due.plan},
                            {"title", due.title.en},
                            {"last_done", due.lastDone ? core::Json(core::text(*due.lastDone)) : core::Json()},
                            {"last_day", due.lastDay ? core::Json(core::text(*due.lastDay)) : core::Json()},
                            {"blocks", due.severity == core::Severity::block},
                            {"minutes", due.minutes},
                            {"declared", due.declared},
                            {"to_be_confirmed", due.toBeConfirmed},
                            {"note", core::english(due.note)}};
}

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
    invocation.out << core::canonical(core::Json::Object{{"at", core::text(asked.at())},
                                                         {"today", core::text(today)},
                                                         {"due", std::move(list)},
                                                         {"stock", lowStockJson(stockAt(asked.world(), asked.at()))}})
                   << "\n";
    return kAnswered;
  }
  for (const auto& due : dues) {
    const bool overdue = due.lastDay && *due.lastDay < today;
    invocation.out << std::left << std::setw(12) << (due.lastDay ? core::text(*due.lastDay) : "never done") << std::setw(14) << due.unit
                   << (overdue ? "OVERDUE " : "") << due.title.en << (due.declared ? " (declared from paper)" : "");
    if (due.minutes) invocation.out << ", " << due.minutes << " min";
    if (!due.note.empty()) invocation.out << "; " << core::english(due.note);
    invocation.out << "\n";
  }
  for (const auto& line : stockAt(asked.world(), asked.at())) {
    if (line.low())
      invocation.out << "stock       " << std::left << std::setw(14) << line.code << line.count.good << " good, at least "
                     << std::max(line.count.minimum.value_or(0), line.forSquads) << " wanted\n";
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
