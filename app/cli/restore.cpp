#include <filesystem>
#include <ostream>

#include "app/cli/commands.h"
#include "app/ports/keeper.h"
#include "core/journal/json.h"

namespace muster::app {

namespace {

using core::msg;

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  if (words.size() != 1 || !invocation.arguments.has("data"))
    throw BadUsage{{"restore",
                    msg("restore takes one backup and the folder of the new store"),
                    msg("for example: muster restore muster-2026-11-23.bundle --data restored"),
                    {}}};
  const auto folder = invocation.arguments.get("data");
  const auto done = invocation.program.restore(words.front(), folder, nullptr);
  if (!done) return refuse(invocation.err, done.problems());
  if (invocation.json())
    invocation.out << core::canonical(core::Json::Object{{"data", folder},
                                                         {"facts", done->facts},
                                                         {"records", done->records},
                                                         {"blobs", done->blobs},
                                                         {"epoch", done->epoch},
                                                         {"node", std::int64_t{done->continues.node}},
                                                         {"size", done->continues.size},
                                                         {"root", core::hex(done->continues.root)}})
                   << "\n";
  else
    invocation.out << folder << ": " << done->facts << " facts, " << done->records << " records, " << done->blobs << " blobs; epoch " << done->epoch
                   << " goes on from " << done->continues.node << ":" << done->continues.size << " " << core::hex(done->continues.root)
                   << "\nThe store it was copied from must not be written any more. Next: muster serve --data " << folder << "\n";
  return kAnswered;
}

}  // namespace

CliCommand restoreCommand() {
  return {"restore", "BACKUP", "Make a new store in the folder --data from a backup; nothing is left there when the backup is damaged.", {}, run};
}

}  // namespace muster::app
