// The command line: one table of commands, one file a command, one place that turns answers into exit codes.
//
// Exit codes: 0 answered; 1 a question answered "no" (verify, rebuild --check, rules check, squads --require); 2 bad usage or
// input; 3 the world is broken. Commands print answers on `out` and everything else on `err`. One thread.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "app/cli/arguments.h"
#include "app/ports/station.h"

namespace muster::app {

inline constexpr int kAnswered = 0, kNo = 1, kBadInput = 2, kBroken = 3;

struct Invocation {
  Arguments arguments;
  const Program& program;
  std::ostream& out;
  std::ostream& err;

  bool json() const { return arguments.get("format", "text") == "json"; }
  std::string data() const;  // the folder; throws BadUsage when nothing says it
  // Opens the store of --data; throws std::runtime_error with a sentence when there is none.
  std::unique_ptr<Station> station(Opening opening = Opening::existing) const;
};

// Thrown by commands for wrong use; turned into exit 2 at the one edge.
struct BadUsage {
  core::Problem problem;
};

struct CliCommand {
  std::string name, words, summary;  // "import", "FILE...", one line
  std::vector<OptionSpec> options;   // beside the ones every command has
  int (*run)(Invocation&);
};

const std::vector<CliCommand>& cliCommands();

// Runs the command named by the first argument. Never throws.
int runCommandLine(const std::vector<std::string>& given, const Program& program, std::ostream& out, std::ostream& err);

// Prints problems, one a line, and answers kBadInput.
int refuse(std::ostream& err, const core::Problems& problems);

}  // namespace muster::app
