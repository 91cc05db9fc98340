#include "app/cli/command_line.h"

#include <algorithm>
#include <exception>
#include <iomanip>
#include <ostream>

namespace muster::app {

using core::msg;
using core::Problem;

namespace {

std::vector<OptionSpec> withCommon(std::vector<OptionSpec> options) {
  options.push_back({"data", "DIR", "the folder of the store"});
  options.push_back({"format", "text|json", "how the answer is written"});
  options.push_back({"help", "", "this page"});
  return options;
}

void help(const CliCommand& command, std::ostream& out) {
  out << "muster " << command.name << (command.words.empty() ? "" : " ") << command.words << " [options]\n" << command.summary << "\n\n";
  for (const auto& option : withCommon(command.options))
    out << "  " << std::left << std::setw(24) << ("--" + option.name + (option.value.empty() ? "" : " " + option.value)) << option.help << "\n";
}

void helpAll(std::ostream& out) {
  out << "muster COMMAND [options]\nHow many squads can go now, why the rest cannot, and what to do next.\n\n";
  for (const auto& command : cliCommands()) out << "  " << std::left << std::setw(12) << command.name << command.summary << "\n";
  out << "\nmuster COMMAND --help tells the options. Version " << MUSTER_VERSION << "\n";
}

}  // namespace

std::string Invocation::data() const {
  auto folder = arguments.get("data", program.defaultData);
  if (folder.empty()) throw BadUsage{Problem{"no-data", msg("nothing says where the store is"), msg("give --data DIR, or set MUSTER_DATA"), {}}};
  return folder;
}

std::unique_ptr<Station> Invocation::station(Opening opening) const { return program.open(data(), opening, nullptr); }

int refuse(std::ostream& err, const core::Problems& problems) {
  for (const auto& problem : problems) err << "muster: " << core::english(problem) << "\n";
  return kBadInput;
}

int runCommandLine(const std::vector<std::string>& given, const Program& program, std::ostream& out, std::ostream& err) try {
  if (given.empty()) return helpAll(err), kBadInput;
  const auto& name = given.front();
  if (name == "--help" || name == "-h" || name == "help") return helpAll(out), kAnswered;
  if (name == "--version") return out << "muster " << MUSTER_VERSION << "\n", kAnswered;
  const auto& commands = cliCommands();
  const auto command = std::find_if(commands.begin(), commands.end(), [&](const CliCommand& c) { return c.name == name; });
  if (command == commands.end())
    return refuse(err, {Problem{"unknown-command", msg("there is no command {name}", {{"name", name}}), msg("see muster --help"), {}}});
  auto arguments = Arguments::read({given.begin() + 1, given.end()}, withCommon(command->options));
  if (!arguments) return refuse(err, arguments.problems());
  if (arguments->has("help")) return help(*command, out), kAnswered;
  if (const auto format = arguments->get("format", "text"); format != "text" && format != "json")
    return refuse(err, {Problem{"format", msg("--format takes text or json, not {given}", {{"given", format}}), {}, {}}});
  Invocation invocation{std::move(arguments).value(), program, out, err};
  return command->run(invocation);
} catch (const BadUsage& usage) { return refuse(err, {usage.problem}); } catch (const std::exception& broken) {
  err << "muster: " << broken.what() << "\n";
  return kBroken;
}

}  // namespace muster::app
