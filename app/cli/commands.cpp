#include "app/cli/commands.h"

namespace muster::app {

const std::vector<CliCommand>& cliCommands() {
  static const std::vector<CliCommand> kCommands{boardCommand(), squadsCommand(), dueCommand(), rulesCommand()};
  return kCommands;
}

}  // namespace muster::app
