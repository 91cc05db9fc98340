#include <iomanip>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/cli/who.h"
#include "app/workflow/after_use.h"
#include "app/workflow/care_lines.h"

namespace muster::app {

namespace {

using core::msg;

void tell(std::ostream& out, const CareReport& report, const core::Calendar& calendar) {
  for (const auto& unit : report.units) {
    out << unit.unit << "  " << core::name(unit.branch) << " since " << calendar.localText(unit.since) << "\n";
    for (const auto& line : unit.lines) {
      out << "  " << (line.step->side == core::CareStep::Side::dirty ? "dirty  " : "clean  ") << std::left << std::setw(36) << line.step->title.en;
      if (line.done)
        out << "done " << calendar.localText(*line.done);
      else if (line.standing == core::CareLine::Standing::next)
        out << "next" << (line.earliest ? ", not before " + calendar.localText(*line.earliest) : "");
      out << "\n";
    }
    if (unit.lines.empty() && unit.now.next) out << "  next: " << core::english(unit.now.next->text) << "\n";
  }
  if (report.units.empty()) out << "No set is under care.\n";
}

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  if (!words.empty()) {
    const bool step = words.front() == "done" && words.size() == 3, release = words.front() == "release" && words.size() == 2;
    if (!step && !release)
      throw BadUsage{{"words", msg("care takes: done UNIT STEP, or release UNIT"), msg("for example: muster care done BG4-07 cleaned"), {}}};
    const auto station = invocation.station();
    const Who who = whoActs(invocation, station->world());
    if (step) return acted(invocation, doCare(station->world(), who, {words[1], words[2]}), words[1] + ": " + words[2] + " is done");
    return acted(invocation, releaseUnit(station->world(), who, {words[1], invocation.arguments.has("provisional")}), words[1] + " is released");
  }
  AskedAt asked(invocation);
  const auto report = careAt(asked.world(), asked.at());
  if (invocation.json())
    invocation.out << core::canonical(json(report, asked.at())) << "\n";
  else
    tell(invocation.out, report, *asked.world().calendar());
  return kAnswered;
}

}  // namespace

CliCommand careCommand() {
  return {"care",
          "[done UNIT STEP | release UNIT]",
          "The care after use of every set that owes it: dirty and clean side, what is next and not before when.",
          {atOption(), byOption(), {"provisional", "", "release: by the duty leader alone, for as many hours as the rules give"}},
          run};
}

}  // namespace muster::app
