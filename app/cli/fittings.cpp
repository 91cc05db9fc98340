#include <iomanip>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/workflow/fitting_history.h"

namespace muster::app {

namespace {

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  if (words.size() != 1)
    throw BadUsage{{"unit", core::msg("fittings takes the code of one set or part"), core::msg("for example: muster fittings BG4-07"), {}}};
  AskedAt asked(invocation);
  World& world = asked.world();
  const std::string code = core::plainCode(words.front());
  const auto state = world.journal.state(core::unit(code));
  const auto* unit = state ? std::get_if<core::UnitState>(&state->value) : nullptr;
  if (!unit || unit->kind.empty())
    return refuse(invocation.err, {{"unknown-unit", core::msg("{unit} is not of this store", {{"unit", code}}), core::msg("check the code"), {}}});
  const auto lines = fittingHistory(world, code);
  if (invocation.json()) {
    invocation.out << core::canonical(json(code, lines)) << "\n";
    return kAnswered;
  }
  const auto calendar = world.calendar();
  for (const auto& line : lines) {
    const auto& seat = line.seat;
    invocation.out << std::left << std::setw(12) << seat.unit << std::setw(16) << seat.position << std::setw(12) << seat.part
                   << calendar->localText(seat.from) << "  " << std::setw(20) << (seat.until ? calendar->localText(*seat.until) : "still there")
                   << line.tests << " tests\n";
  }
  if (lines.empty()) invocation.out << code << " was never fitted, and held nothing.\n";
  return kAnswered;
}

}  // namespace

CliCommand fittingsCommand() {
  return {"fittings", "UNIT", "Which part sat in which set from when to when; of a set or of a part.", {atOption()}, run};
}

}  // namespace muster::app
