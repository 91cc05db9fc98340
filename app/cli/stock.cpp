#include <iomanip>
#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/workflow/stock_lines.h"

namespace muster::app {

namespace {

int run(Invocation& invocation) {
  AskedAt asked(invocation);
  const auto lines = stockAt(asked.world(), asked.at());
  if (invocation.json()) {
    invocation.out << core::canonical(json(lines, asked.at())) << "\n";
    return kAnswered;
  }
  for (const auto& line : lines) {
    invocation.out << std::left << std::setw(12) << line.code << std::setw(20) << line.kind << line.count.good << " good of " << line.count.held;
    if (line.count.minimum) invocation.out << ", at least " << *line.count.minimum;
    if (line.forSquads > 0) invocation.out << ", " << line.forSquads << " for all squads";
    invocation.out << (line.low() ? "  TOO FEW\n" : "\n");
  }
  if (lines.empty()) invocation.out << "No consumable is kept here.\n";
  return kAnswered;
}

}  // namespace

CliCommand stockCommand() {
  return {"stock", "", "Consumables: held, good to take, the least wanted; ice counts once it is frozen long enough.", {atOption()}, run};
}

}  // namespace muster::app
