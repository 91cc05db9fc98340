#include <ostream>

#include "app/cli/asked_at.h"
#include "app/cli/commands.h"
#include "app/workflow/board.h"

namespace muster::app {

namespace {

std::string words(const core::SquadAnswer& squad) {
  if (squad.out) return "is out";
  switch (squad.grade) {
    case core::Grade::complete: return "complete";
    case core::Grade::canGoWithout: return "can go, but without:";
    case core::Grade::cannot: return "cannot go:";
  }
  return "";
}

int run(Invocation& invocation) {
  int require = -1;
  if (invocation.arguments.has("require")) {
    const auto number = core::Decimal::parse(invocation.arguments.get("require"));
    if (!number || number->scale() != 0 || number->coefficient() < 0)
      throw BadUsage{
          {"require", core::msg("--require takes a number of squads, not {given}", {{"given", invocation.arguments.get("require")}}), {}, {}}};
    require = static_cast<int>(number->coefficient());
  }
  AskedAt asked(invocation);
  const auto report = boardAt(asked.world(), asked.at()).squads;
  if (invocation.json()) {
    auto json = squadsJson(report);
    json.asObject()->emplace("at", core::text(asked.at()));
    invocation.out << core::canonical(json) << "\n";
  } else {
    auto& out = invocation.out;
    out << report.canGo << " of " << report.total << " squads can go, " << report.complete << " complete\n";
    for (const auto& squad : report.squads) {
      out << "squad " << squad.squad << " (" << name(squad.duty) << ") " << words(squad) << "\n";
      for (const auto& shortage : squad.shortages)
        out << "    " << shortage.title.en << ": " << shortage.have << " of " << shortage.wanted
            << (shortage.toBeConfirmed ? " (number to be confirmed)" : "") << "\n";
    }
  }
  return require >= 0 && report.canGo < require ? kNo : kAnswered;
}

}  // namespace

CliCommand squadsCommand() {
  return {"squads",
          "",
          "How many squads can go, in three grades, and what each is short of.",
          {atOption(), {"require", "N", "end with status 1 when fewer than N squads can go"}},
          run};
}

}  // namespace muster::app
