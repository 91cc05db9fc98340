#include <iomanip>
#include <ostream>

#include "app/cli/commands.h"
#include "app/cli/who.h"
#include "app/workflow/authorise.h"

namespace muster::app {

namespace {

using core::msg;
using Act = core::Authorisation::Act;

std::optional<core::Date> dayOf(Invocation& invocation, const std::string& option) {
  if (!invocation.arguments.has(option)) return std::nullopt;
  const auto day = core::parseDate(invocation.arguments.get(option));
  if (!day) throw BadUsage{day.problems().front()};
  return day.value();
}

Act actOf(const std::string& word) {
  if (word == "perform") return Act::perform;
  if (word == "release") return Act::release;
  throw BadUsage{{"words", msg("{word} is neither perform nor release", {{"word", word}}), msg("see muster authorise --help"), {}}};
}

int list(Invocation& invocation, World& world) {
  const auto today = world.calendar()->dateOf(world.clock.now());
  if (invocation.json()) {
    invocation.out << core::canonical(authorisationsJson(world, today)) << "\n";
    return kAnswered;
  }
  const auto rows = authorisations(world, today);
  for (const auto& row : rows) {
    invocation.out << std::left << std::setw(8) << row.person << std::setw(9) << name(row.it.act) << std::setw(24) << row.it.method
                   << core::text(row.it.from) << " to " << (row.it.until ? core::text(*row.it.until) : "the end")
                   << (row.holds ? "" : "  DOES NOT HOLD") << (row.endsSoon ? "  ends soon" : "") << "\n";
  }
  if (rows.empty()) invocation.out << "Nobody is authorised for anything, so everybody may do everything.\n";
  return kAnswered;
}

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  const auto station = invocation.station();
  World& world = station->world();
  if (words.empty()) return list(invocation, world);
  if (words.size() != 3)
    throw BadUsage{{"words",
                    msg("authorise takes a person, perform or release, and a method"),
                    msg("for example: muster authorise P004 perform bg4-full --until 2027-06-30"),
                    {}}};
  const auto who = whoActs(invocation, world);
  const auto answer = invocation.arguments.has("end")
                          ? endAuthorisation(world, who, {words[0], words[2], actOf(words[1]), invocation.arguments.get("end")})
                          : authorise(world, who, {words[0], words[2], actOf(words[1]), dayOf(invocation, "from"), dayOf(invocation, "until"), ""});
  if (!answer) return refuse(invocation.err, answer.problems());
  invocation.out << words[0] << " " << words[1] << " " << words[2] << (invocation.arguments.has("end") ? ": ended" : ": authorised") << "\n";
  return kAnswered;
}

}  // namespace

CliCommand authoriseCommand() {
  return {"authorise",
          "[PERSON perform|release METHOD]",
          "Who may do or release by which method, from when to when; gives or ends an authorisation.",
          {byOption(),
           {"from", "DAY", "its first day (today)"},
           {"until", "DAY", "its last day"},
           {"end", "REASON", "end it: yesterday is its last day"}},
          run};
}

}  // namespace muster::app
