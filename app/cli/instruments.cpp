#include <atomic>
#include <csignal>
#include <fstream>
#include <iomanip>
#include <ostream>

#include "app/cli/commands.h"
#include "app/workflow/find_instruments.h"
#include "core/base/plain_text.h"
#include "core/journal/json.h"

namespace muster::app {

namespace {

using core::msg;

std::atomic<bool> interrupted{false};

core::Json json(const devices::InstrumentSettings& one) {
  core::Json::Array channels(one.channels.begin(), one.channels.end());
  return core::Json::Object{{"name", one.name},       {"model", one.model},           {"port", one.port},
                            {"address", one.address}, {"calibrator", one.calibrator}, {"channels", std::move(channels)}};
}

int list(Invocation& invocation) {
  const auto station = invocation.station();
  const auto all = instrumentSettings(station->world());
  if (invocation.json()) {
    core::Json::Array rows;
    for (const auto& one : all) rows.push_back(json(one));
    invocation.out << core::canonical(core::Json(core::Json::Object{{"instruments", std::move(rows)}})) << "\n";
    return kAnswered;
  }
  if (all.empty())
    invocation.out << "No instrument is on the list. muster instruments find looks for them; muster instruments add FILE takes them in.\n";
  for (const auto& one : all)
    invocation.out << std::left << std::setw(16) << one.name << std::setw(22) << one.model << std::setw(34) << one.port << one.calibrator << "\n";
  return kAnswered;
}

int models(Invocation& invocation) {
  core::Json::Array rows;
  const auto station = invocation.station();
  for (const auto& one : instrumentModels(station->world()).all) {
    if (!invocation.json()) {
      invocation.out << std::left << std::setw(26) << one.id << std::setw(16) << one.family << one.title.en
                     << (one.confirmed ? "" : "  (not tried with the instrument)") << "\n";
      continue;
    }
    rows.push_back(core::Json::Object{{"id", one.id}, {"family", one.family}, {"title", one.title.en}, {"confirmed", one.confirmed}});
  }
  if (invocation.json()) invocation.out << core::canonical(core::Json(core::Json::Object{{"models", std::move(rows)}})) << "\n";
  return kAnswered;
}

int add(Invocation& invocation, const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw BadUsage{
        {"no-file", msg("{file} cannot be read", {{"file", path}}), msg("give the path of a file of instruments or of a model (.toml)"), {}}};
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const auto station = invocation.station();
  if (text.find("[[instrument]]") == std::string::npos) {
    const auto model = keepModel(station->world(), text, path);
    if (!model) return refuse(invocation.err, model.problems());
    invocation.out << model->id << " is among the models\n";
    return kAnswered;
  }
  if (const auto kept = keepInstruments(station->world(), text, path); !kept) return refuse(invocation.err, kept.problems());
  invocation.out << instrumentSettings(station->world()).size() << " instruments are on the list\n";
  return kAnswered;
}

int find(Invocation& invocation) {
  auto ports = devices::serialPorts();
  if (const auto given = invocation.arguments.get("port"); !given.empty()) {
    const auto address = devices::PortAddress::parse(given);
    if (!address) return refuse(invocation.err, address.problems());
    ports = {*address};
  }
  if (ports.empty()) {
    invocation.err << "muster: this computer has no serial port with something plugged in. A box on the network: --port tcp:HOST:PORT\n";
    return kAnswered;
  }
  const auto station = invocation.station();
  interrupted = false;
  const auto before = std::signal(SIGINT, [](int) { interrupted = true; });
  const auto search = findInstruments(
      ports, instrumentModels(station->world()).all,
      [](const devices::PortAddress& address, const devices::LineSettings& line) { return devices::openPort(address, line); },
      [&](const InstrumentSearch& now) {
        invocation.err << now.tried + 1 << " of " << now.toTry << ": " << now.port << ", " << now.way.en << std::endl;
        return !interrupted;
      });
  (void)std::signal(SIGINT, before);
  core::Json::Array rows;
  for (const auto& one : search.found) {
    if (!invocation.json())
      invocation.out << std::left << std::setw(34) << one.port.text() << std::setw(26) << one.model << one.identity.serial << "\n";
    rows.push_back(
        core::Json::Object{{"port", one.port.text()}, {"model", one.model}, {"serial", one.identity.serial}, {"firmware", one.identity.firmware}});
  }
  if (invocation.json())
    invocation.out << core::canonical(core::Json(core::Json::Object{{"found", std::move(rows)}, {"cancelled", search.cancelled}})) << "\n";
  else if (search.found.empty())
    invocation.out << "No instrument answered.\n";
  for (const auto& problem : search.problems) invocation.err << "muster: " << core::english(problem) << "\n";
  return kAnswered;
}

int run(Invocation& invocation) {
  const auto& words = invocation.arguments.words();
  if (words.empty()) return list(invocation);
  if (words.size() == 1 && words[0] == "models") return models(invocation);
  if (words.size() == 1 && words[0] == "find") return find(invocation);
  if (words.size() == 2 && words[0] == "add") return add(invocation, words[1]);
  if (words.size() == 2 && words[0] == "remove") {
    const auto station = invocation.station();
    if (const auto gone = removeInstrument(station->world(), words[1]); !gone) return refuse(invocation.err, gone.problems());
    invocation.out << words[1] << " is taken off the list\n";
    return kAnswered;
  }
  throw BadUsage{{"words", msg("instruments knows models, find, add FILE and remove NAME"), msg("for example: muster instruments find"), {}}};
}

}  // namespace

CliCommand instrumentsCommand() {
  return {"instruments",
          "[models|find|add FILE|remove NAME]",
          "Instruments plugged into this computer: the list, the models that are known; find asks every port with questions that change nothing.",
          {{"port", "PORT", "find: this port only, serial:/dev/ttyUSB0 or tcp:HOST:PORT"}},
          run};
}

}  // namespace muster::app
