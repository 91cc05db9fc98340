#include <ostream>

#include "app/cli/commands.h"
#include "app/ports/keeper.h"
#include "core/journal/json.h"

namespace muster::app {

namespace {

int run(Invocation& invocation) {
  const auto station = invocation.station();
  const auto report = station->keeper().verify();
  if (invocation.json()) {
    core::Json::Array problems;
    for (const auto& problem : report.problems) problems.push_back(core::english(problem));
    invocation.out << core::canonical(core::Json::Object{{"sound", report.sound()},
                                                         {"facts", report.facts},
                                                         {"commands", report.commands},
                                                         {"blobs", report.blobs},
                                                         {"erased", report.erased},
                                                         {"node", std::int64_t{report.head.node}},
                                                         {"size", report.head.size},
                                                         {"root", core::hex(report.head.root)},
                                                         {"first_bad", report.firstBad ? core::Json(report.firstBad->index) : core::Json()},
                                                         {"problems", std::move(problems)}})
                   << "\n";
  } else {
    auto& out = invocation.out;
    out << (report.sound() ? "Sound: " : "DAMAGED: ") << report.facts << " facts, " << report.blobs << " blobs";
    if (report.erased) out << " (" << report.erased << " erased)";
    out << "\nhead " << report.head.node << ":" << report.head.size << " " << core::hex(report.head.root) << "\n";
    for (const auto& problem : report.problems) out << "  " << core::english(problem) << "\n";
  }
  return report.sound() ? kAnswered : kNo;
}

}  // namespace

CliCommand verifyCommand() {
  return {"verify", "", "Recompute every fact's place in the Merkle tree; status 1 when something does not hold.", {}, run};
}

}  // namespace muster::app
