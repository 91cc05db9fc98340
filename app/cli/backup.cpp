#include <ostream>

#include "app/cli/commands.h"
#include "app/ports/keeper.h"
#include "core/journal/json.h"

namespace muster::app {

namespace {

int run(Invocation& invocation) {
  if (invocation.arguments.words().size() != 1)
    throw BadUsage{{"file", core::msg("backup takes one file to write"), core::msg("for example: muster backup muster-2026-11-23.bundle"), {}}};
  const auto station = invocation.station();
  const auto& file = invocation.arguments.words().front();
  const auto report = station->keeper().backup(file);
  if (invocation.json())
    invocation.out << core::canonical(core::Json::Object{{"file", file},
                                                         {"facts", report.facts},
                                                         {"records", report.records},
                                                         {"blobs", report.blobs},
                                                         {"bytes", report.bytes},
                                                         {"root", core::hex(report.head.root)}})
                   << "\n";
  else
    invocation.out << file << ": " << report.facts << " facts, " << report.records << " records, " << report.blobs << " blobs, " << report.bytes
                   << " bytes, head " << report.head.node << ":" << report.head.size << " " << core::hex(report.head.root) << "\n";
  return kAnswered;
}

}  // namespace

CliCommand backupCommand() { return {"backup", "FILE", "Write the whole store into one file: facts, records and blobs.", {}, run}; }

}  // namespace muster::app
