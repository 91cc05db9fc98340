#include <iomanip>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/cli/who.h"
#include "app/workflow/work_json.h"

namespace muster::app {

namespace {

using core::msg;

std::optional<core::Date> until(Invocation& invocation) {
  if (!invocation.arguments.has("until")) return std::nullopt;
  const auto day = core::parseDate(invocation.arguments.get("until"));
  if (!day) throw BadUsage{day.problems().front()};
  return day.value();
}

[[noreturn]] void misused() {
  throw BadUsage{{"words",
                  msg("work knows open, open-needed, assign, accept, hand-back, done, not-needed"),
                  msg("for example: muster work assign WORK-3 P004; see muster work --help"),
                  {}}};
}

int act(Invocation& invocation, const std::vector<std::string>& words) {
  const auto station = invocation.station();
  World& world = station->world();
  const std::string &verb = words[0], note = invocation.arguments.get("note");
  const auto who = [&] { return whoActs(invocation, world); };
  if (verb == "open-needed" && words.size() <= 2) return acted(invocation, openNeeded(world, who(), words.size() == 2 ? words[1] : ""), "opened");
  if (verb == "assign" && words.size() == 3)
    return acted(invocation, assignOrder(world, who(), {words[1], words[2], until(invocation)}), words[1] + " is given to " + words[2]);
  if (words.size() != 2) misused();
  if (verb == "open") {
    const bool rack = world.journal.state(core::rack(core::plainCode(words[1]))) != nullptr;
    return acted(invocation, openOrder(world, who(), {rack ? "" : words[1], rack ? words[1] : "", note, until(invocation)}), "opened");
  }
  if (verb == "accept" || verb == "hand-back")
    return acted(invocation, answerOrder(world, who(), {words[1], verb == "accept", note}), words[1] + ": " + verb);
  if (verb == "done" || verb == "not-needed")
    return acted(invocation, finishOrder(world, who(), {words[1], verb == "done", note}), words[1] + ": " + verb);
  misused();
}

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  if (!words.empty()) return act(invocation, words);
  const bool all = invocation.arguments.has("done");
  AskedAt asked(invocation);
  if (invocation.json()) {
    invocation.out << core::canonical(workJson(asked.world(), !all)) << "\n";
    return kAnswered;
  }
  for (const auto& order : workOrders(asked.world(), !all)) {
    const auto& work = *order.work;
    invocation.out << std::left << std::setw(10) << order.code << std::setw(14) << (work.unit.empty() ? work.rack : work.unit) << std::setw(13)
                   << name(work.step) << std::setw(8) << work.assignedTo << work.cause << " " << work.about
                   << asked.world().blobs.get(order.title).value_or("") << (work.until ? ", until " + core::text(*work.until) : "") << "\n";
  }
  for (const auto& need : workWithoutOrder(asked.world()))
    invocation.out << std::left << std::setw(10) << "-" << std::setw(14) << need.unit << "no order     " << need.cause << " " << need.about << "\n";
  return kAnswered;
}

}  // namespace

CliCommand workCommand() {
  return {"work",
          "[open UNIT|RACK | open-needed [UNIT] | assign ORDER PERSON | accept|hand-back|done|not-needed ORDER]",
          "Work orders: what is open and who has it; opened, given, accepted, handed back, ended.",
          {atOption(),
           byOption(),
           {"done", "", "those that are done too"},
           {"note", "TEXT", "open: what is to be done; hand-back: why; done: what was done"},
           {"until", "DAY", "open, assign: until when"}},
          run};
}

}  // namespace muster::app
