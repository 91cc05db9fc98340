#include <iomanip>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/cli/who.h"
#include "app/workflow/case_files.h"
#include "app/workflow/case_json.h"
#include "app/workflow/corrective.h"

namespace muster::app {

namespace {

using core::msg;

int act(Invocation& invocation, const std::vector<std::string>& words) {
  const auto station = invocation.station();
  World& world = station->world();
  const std::string& verb = words[0];
  if (verb == "open")
    return acted(invocation, openCorrective(world, whoActs(invocation, world), {invocation.arguments.get("note"), {words.begin() + 1, words.end()}}),
                 "opened");
  if (verb == "enter" && words.size() == 3) {
    EnterCorrective input{words[1], words[2], invocation.arguments.get("note"), {}, invocation.arguments.has("good")};
    if (invocation.arguments.has("until")) {
      const auto day = core::parseDate(invocation.arguments.get("until"));
      if (!day) throw BadUsage{day.problems().front()};
      input.until = day.value();
    }
    return acted(invocation, enterCorrective(world, whoActs(invocation, world), input), words[1] + ": " + words[2] + " entered");
  }
  if (verb == "close" && words.size() == 2)
    return acted(invocation, closeCase(world, whoActs(invocation, world), {words[1], "effective", invocation.arguments.get("note")}),
                 words[1] + " is closed");
  throw BadUsage{{"words",
                  msg("corrective knows open, enter and close"),
                  msg("for example: muster corrective enter ACTION-1 cause --note \"cap left on\""),
                  {}}};
}

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  if (!words.empty()) return act(invocation, words);
  AskedAt asked(invocation);
  core::Json::Array list;
  for (const auto& one : asked.world().views.cases()) {
    if (one.type != core::CaseType::corrective) continue;
    if (invocation.json()) {
      list.push_back(json(one, asked.world()));
      continue;
    }
    const auto left = leftOf(one);
    invocation.out << std::left << std::setw(12) << one.code
                   << (one.closedAt   ? "closed"
                       : left.empty() ? "to be closed"
                                      : core::english(left.front()))
                   << "; " << asked.world().blobs.get(one.title).value_or("") << "\n";
  }
  if (invocation.json()) invocation.out << core::canonical(core::Json::Object{{"actions", std::move(list)}}) << "\n";
  return kAnswered;
}

}  // namespace

CliCommand correctiveCommand() {
  return {"corrective",
          "[open [UNIT...] | enter ACTION cause|extent|correction|effectiveness | close ACTION]",
          "Corrective actions: cause, extent, correction, effectiveness, closure.",
          {atOption(),
           byOption(),
           {"note", "TEXT", "open: what went wrong; enter: what is found or done"},
           {"good", "", "enter: the correction is carried out; it held"},
           {"until", "DAY", "enter: to be done by, to be looked at on"}},
          run};
}

}  // namespace muster::app
