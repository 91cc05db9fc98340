#include <iomanip>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/workflow/forecast.h"
#include "app/workflow/refuse.h"
#include "core/forecast/forecast_words.h"

namespace muster::app {

namespace {

// One set was asked for: every step, and why nothing is said of some. All: only what will reach its limit, fails or will fail.
void tell(std::ostream& out, const Outlook& outlook, const core::Calendar& calendar, bool all) {
  for (const auto& [it, suspect] : outlook.steps) {
    const auto advice = core::adviceWords(it, outlook.today);
    if (all && !it.reaches && advice.empty() && !it.failing) continue;
    std::string words = core::english(core::trendWords(it, outlook.today));
    if (words.empty()) words = std::to_string(it.readings.size()) + " readings since the last repair: too few to say anything";
    out << std::left << std::setw(12) << outlook.unit << std::setw(20) << it.step << words << (it.toBeConfirmed ? " (limit to be confirmed)" : "")
        << "\n";
    const std::string margin(32, ' ');
    if (it.repair && !all)
      out << margin << "since " << calendar.localText(it.repair->at).substr(0, 10) << ": " << core::english(it.repair->what) << "\n";
    if (it.failing) out << margin << "FAILED last time: " << it.latest->text() << "\n";
    if (!advice.empty()) out << margin << "-> " << core::english(advice) << "\n";
    if (suspect) out << margin << core::english(suspect->words) << "\n";
  }
}

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  if (words.size() > 1)
    throw BadUsage{{"words", core::msg("forecast takes one set, or none for all"), core::msg("for example: muster forecast BG4-07"), {}}};
  AskedAt asked(invocation);
  std::vector<Outlook> told;
  if (words.empty()) {
    told = outlooks(asked.world(), asked.at());
  } else {
    auto outlook = outlookOf(asked.world(), words.front(), asked.at());
    if (!outlook) return refuse(invocation.err, outlook.problems());
    told.push_back(std::move(outlook).value());
  }
  if (invocation.json()) {
    core::Json::Array sets;
    for (const auto& outlook : told) sets.push_back(json(outlook));
    invocation.out << core::canonical(core::Json::Object{{"at", core::text(asked.at())}, {"sets", std::move(sets)}}) << "\n";
    return kAnswered;
  }
  const auto calendar = asked.world().calendar();
  for (const auto& outlook : told) tell(invocation.out, outlook, *calendar, words.empty());
  if (told.empty()) invocation.out << "No set has five readings of a step since its last repair.\n";
  return kAnswered;
}

}  // namespace

CliCommand forecastCommand() {
  return {
      "forecast", "[SET]", "Where the readings of a set go, step by step, and what will probably fail before its next due date.", {atOption()}, run};
}

}  // namespace muster::app
