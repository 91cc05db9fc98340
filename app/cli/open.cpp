#include <ostream>
#include <stdexcept>

#include "app/cli/commands.h"
#include "app/workflow/enrol_person.h"
#include "app/workflow/open_store.h"

namespace muster::app {

namespace {

using core::msg;

int run(Invocation& invocation) {
  const auto& given = invocation.arguments;
  if (!given.has("name") || !given.has("number"))
    throw BadUsage{{"person", msg("a store begins with one person"), msg("give --name NAME --number STAFFNUMBER of the equipment officer"), {}}};
  std::vector<PackOffer> packs;
  try {
    packs = startingPacks(given.get("rules", "cn-mine-rescue"));
  } catch (const std::invalid_argument& unknown) {
    throw BadUsage{{"rules", msg("{what}", {{"what", unknown.what()}}), msg("take cn-mine-rescue, us-49 or de-plan"), {}}};
  }
  const auto station = invocation.station(Opening::fresh);
  auto& world = station->world();
  OpenStore input{given.get("zone", "Asia/Shanghai"), false, std::move(packs)};
  const auto opened = openStore(world, {}, input);
  if (!opened) return refuse(invocation.err, opened.problems());
  const auto officer = enrolPerson(world, {}, {given.get("code", "P001"), given.get("name"), given.get("number"), {"equipment-officer"}});
  if (!officer) return refuse(invocation.err, officer.problems());
  invocation.out << "A store is open in " << invocation.data() << ". Next: muster serve --data " << invocation.data() << "\n";
  return kAnswered;
}

}  // namespace

CliCommand openCommand() {
  return {"open",
          "",
          "Open an empty store: its zone, its rules, its first person.",
          {{"zone", "NAME", "time zone (Asia/Shanghai)"},
           {"rules", "PACK", "cn-mine-rescue, us-49 or de-plan"},
           {"name", "NAME", "the equipment officer's name"},
           {"number", "N", "the staff number"},
           {"code", "CODE", "the officer's code (P001)"}},
          run};
}

}  // namespace muster::app
