#include "app/cli/commands.h"

namespace muster::app {

const std::vector<CliCommand>& cliCommands() {
  static const std::vector<CliCommand> kCommands{
      openCommand(),      demoCommand(),       serveCommand(),      boardCommand(),       squadsCommand(),   dueCommand(),
      rulesCommand(),     verifyCommand(),     rebuildCommand(),    backupCommand(),      restoreCommand(),  importCommand(),
      impactCommand(),    recallCommand(),     selftestCommand(),   workCommand(),        roundsCommand(),   staggerCommand(),
      authoriseCommand(), correctiveCommand(), instrumentCommand(), forecastCommand(),    fittingsCommand(), cylindersCommand(),
      careCommand(),      stockCommand(),      simulateCommand(),   instrumentsCommand(), watchCommand()};
  return kCommands;
}

}  // namespace muster::app
