#include <iomanip>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/cli/who.h"
#include "app/workflow/case_files.h"
#include "app/workflow/case_json.h"

namespace muster::app {

namespace {

void tell(Invocation& invocation, World& world, const ImpactReport& report) {
  auto& out = invocation.out;
  const auto calendar = world.calendar();
  const bool always = report.from == core::Instant::distantPast();
  out << report.calibrator << " found out of tolerance on " << core::text(report.foundOn) << (report.errorKnown ? "" : "; its error is not known")
      << "\n"
      << "doubted: " << (always ? "everything" : "from " + calendar->localText(report.from)) << " to " << calendar->localText(report.until) << " ("
      << core::english(report.since) << ")\n";
  for (const auto& [effect, count] : report.counts) out << "  " << std::right << std::setw(6) << count << "  " << effect << "\n";
  for (const auto& unit : report.units) {
    out << std::left << std::setw(12) << unit.unit;
    std::string doubted, jobs;
    for (const auto& step : unit.doubted) doubted += (doubted.empty() ? "" : ", ") + step;
    for (const auto& job : unit.jobs) jobs += (jobs.empty() ? "" : ", ") + (job.empty() ? "(no code)" : job);
    out << (doubted.empty() ? "cleared by a later test, or no pass" : "retest: " + doubted) << (jobs.empty() ? "" : "; out since: " + jobs)
        << (unit.quarantined ? "; quarantined" : "") << "\n";
  }
  for (const auto& row : report.rows) {
    if (row.effect == core::Effect::stillPass || row.effect == core::Effect::stillFail) continue;
    out << "  " << calendar->localText(row.at).substr(0, 16) << "  " << std::left << std::setw(10) << row.unit << std::setw(20) << row.step
        << std::setw(14) << row.reading << std::setw(20) << core::name(row.effect)
        << (row.corrected.empty() ? core::english(row.why) : "true value " + row.corrected) << "\n";
  }
}

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  if (words.size() != 1) {
    throw BadUsage{{"calibrator", core::msg("impact takes the code of one instrument"), core::msg("for example: muster impact TB-01"), {}}};
  }
  if (invocation.arguments.has("quarantine")) {
    const auto station = invocation.station();
    const auto done = openImpact(station->world(), whoActs(invocation, station->world()), words.front());
    if (!done) return refuse(invocation.err, done.problems());
    for (const auto& remark : done->remarks) invocation.out << core::english(remark) << "\n";
    return kAnswered;
  }
  if (invocation.arguments.has("allow-retest")) {
    const auto station = invocation.station();
    const auto state = station->world().journal.state(core::unit(core::plainCode(words.front())));
    const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
    const auto file = unit && !unit->foundOut.empty() ? unit->foundOut.back().file : std::string();
    const auto done = allowRetest(station->world(), whoActs(invocation, station->world()), {file, invocation.arguments.get("allow-retest")});
    if (!done) return refuse(invocation.err, done.problems());
    for (const auto& remark : done->remarks) invocation.out << core::english(remark) << "\n";
    return kAnswered;
  }
  AskedAt asked(invocation);
  const auto report = impactOf(asked.world(), words.front());
  if (!report) return refuse(invocation.err, report.problems());
  if (invocation.json())
    invocation.out << core::canonical(json(report.value())) << "\n";
  else
    tell(invocation, asked.world(), report.value());
  return kAnswered;
}

}  // namespace

CliCommand impactCommand() {
  return {"impact",
          "CALIBRATOR",
          "An instrument was found out of tolerance: what rested on it since it was last good, judged again with the found error.",
          {atOption(),
           byOption(),
           {"quarantine", "", "open a case and quarantine the sets that cannot be trusted"},
           {"allow-retest", "REASON", "sign that the instrument, left good by a newer certificate, may answer for its case itself"}},
          run};
}

}  // namespace muster::app
