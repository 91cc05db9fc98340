#include <ostream>

#include "app/cli/commands.h"
#include "app/ports/keeper.h"
#include "core/journal/json.h"

namespace muster::app {

namespace {

int run(Invocation& invocation) {
  const bool check = invocation.arguments.has("check");
  const auto station = invocation.station();
  const auto report = station->keeper().rebuild(check);
  if (invocation.json()) {
    core::Json::Array differences;
    for (const auto& difference : report.differences) differences.push_back(core::english(difference));
    invocation.out << core::canonical(core::Json::Object{{"same", report.same()},
                                                         {"facts", report.facts},
                                                         {"subjects", report.subjects},
                                                         {"rows", report.rows},
                                                         {"differences", std::move(differences)}})
                   << "\n";
  } else {
    invocation.out << report.facts << " facts folded into " << report.subjects << " subjects, " << report.rows << " rows"
                   << (check ? (report.same() ? ": what stands is the same, byte for byte" : ": what stands DIFFERS") : "") << "\n";
    for (const auto& difference : report.differences) invocation.out << "  " << core::english(difference) << "\n";
  }
  return check && !report.same() ? kNo : kAnswered;
}

}  // namespace

CliCommand rebuildCommand() {
  return {"rebuild",
          "",
          "Drop every view and fold it anew from the facts; with --check only compare, status 1 when they differ.",
          {{"check", "", "change nothing, compare byte for byte"}},
          run};
}

}  // namespace muster::app
