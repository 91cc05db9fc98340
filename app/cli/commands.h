// Every command of the command line; each stands in the file of its name.
#pragma once

#include "app/cli/command_line.h"

namespace muster::app {

CliCommand boardCommand();
CliCommand squadsCommand();
CliCommand dueCommand();
CliCommand rulesCommand();
CliCommand openCommand();
CliCommand demoCommand();
CliCommand serveCommand();
CliCommand verifyCommand();
CliCommand rebuildCommand();
CliCommand backupCommand();
CliCommand restoreCommand();
CliCommand importCommand();
CliCommand impactCommand();
CliCommand instrumentCommand();
CliCommand recallCommand();
CliCommand forecastCommand();
CliCommand selftestCommand();
CliCommand workCommand();
CliCommand roundsCommand();
CliCommand staggerCommand();
CliCommand authoriseCommand();
CliCommand correctiveCommand();
CliCommand fittingsCommand();
CliCommand cylindersCommand();
CliCommand careCommand();
CliCommand stockCommand();
CliCommand simulateCommand();
CliCommand instrumentsCommand();
CliCommand watchCommand();

}  // namespace muster::app
