#include <atomic>
#include <mutex>
#include <ostream>
#include <random>
#include <stop_token>
#include <thread>

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>
#include <unistd.h>

#include "app/cli/commands.h"
#include "app/cli/end_signals.h"
#include "app/ports/shipped.h"
#include "core/journal/json.h"
#include "devices/registry.h"
#include "devices/simulation/serve.h"

namespace muster::app {

namespace {

using core::msg;

template <typename Names>
std::string listed(const Names& all) {
  std::string text;
  for (const auto one : all) text += (text.empty() ? "" : ", ") + std::string(devices::nameOf(one));
  return text;
}

long number(const Arguments& given, const char* name, const char* fallback, long most) {
  const auto value = core::Decimal::parse(given.get(name, fallback));
  if (!value || value->scale() != 0 || value->coefficient() < 0 || value->coefficient() > most)
    throw BadUsage{{name,
                    msg("--{option} takes a number from 0 to {most}, not {given}",
                        {{"option", name}, {"most", std::to_string(most)}, {"given", given.get(name)}}),
                    {},
                    {}}};
  return value->coefficient();
}

devices::Model modelFor(const Invocation& invocation, const std::string& family) {
  const std::string wanted = invocation.arguments.get("model");
  std::string others;
  for (const auto& shipped : shippedInstruments()) {
    auto model = devices::modelFrom(shipped.text, shipped.origin);
    if (!model || model->family != family) continue;
    if (wanted.empty() || model->id == wanted) return std::move(model).value();
    others += (others.empty() ? "" : ", ") + model->id;
  }
  throw BadUsage{
      {"model", msg("{family} has no model {model}", {{"family", family}, {"model", wanted}}), msg("there are: {models}", {{"models", others}}), {}}};
}

// The technician at the simulated bench: does what the page of the test asks for, as a real one reads it there.
class Technician {
 public:
  explicit Technician(int port) {
    if (port > 0) thread_ = std::jthread([this, port](std::stop_token stop) { watch(port, stop); });
  }
  std::string step() {
    std::lock_guard lock(mutex_);
    return step_;
  }

 private:
  void watch(int port, std::stop_token stop) {
    while (!stop.stop_requested()) {
      std::string step;
      try {
        Poco::Net::HTTPClientSession session("127.0.0.1", static_cast<Poco::UInt16>(port));
        session.setTimeout(Poco::Timespan(2, 0));
        Poco::Net::HTTPRequest request("GET", "/api/v1/bench/live", "HTTP/1.1");
        session.sendRequest(request);
        Poco::Net::HTTPResponse response;
        std::string body;
        Poco::StreamCopier::copyToString(session.receiveResponse(response), body);
        const auto answer = core::parseCanonical(body);
        if (answer) step = stepOf(*answer);
      } catch (const Poco::Exception&) {  // nobody there yet: the apparatus lies open
      }
      {
        std::lock_guard lock(mutex_);
        step_ = step;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(150));
    }
  }
  static std::string stepOf(const core::Json& answer) {
    const auto* found = answer.find("sittings");
    for (const auto& sitting : found && found->asArray() ? *found->asArray() : core::Json::Array()) {
      if (sitting.flag("under_way")) return sitting.str("step");
    }
    return {};
  }

  std::mutex mutex_;
  std::string step_;
  std::jthread thread_;
};

int run(Invocation& invocation) {
  const auto& given = invocation.arguments;
  std::string families;
  for (const auto& one : devices::families()) families += (families.empty() ? "" : ", ") + std::string(one.id);
  if (given.words().size() != 1 || !devices::family(given.words()[0]))
    throw BadUsage{{"family", msg("simulate takes one family of instruments"), msg("there are: {families}", {{"families", families}}), {}}};
  const auto& family = *devices::family(given.words()[0]);
  const auto fault = devices::faultNamed(given.get("fault", "none"));
  if (!fault)
    throw BadUsage{{"fault",
                    msg("there is no fault {name}", {{"name", given.get("fault")}}),
                    msg("there are: {names}", {{"names", listed(devices::allFaults())}}),
                    {}}};
  const auto condition = devices::conditionNamed(given.get("apparatus", "good"));
  if (!condition)
    throw BadUsage{{"apparatus",
                    msg("no simulated apparatus is {name}", {{"name", given.get("apparatus")}}),
                    msg("there are: {names}", {{"names", listed(devices::allConditions())}}),
                    {}}};
  if (given.has("pty") == given.has("port"))
    throw BadUsage{{"port", msg("say where it is plugged in: --pty, or --port N"), msg("for example: muster simulate const --pty"), {}}};
  const auto model = modelFor(invocation, std::string(family.id));
  const auto seed = static_cast<std::uint64_t>(number(given, "seed", "1", 1'000'000'000));
  const int speed = static_cast<int>(std::max(number(given, "speed", "1", 1000), 1L));
  const std::string fixed = given.get("step");

  const auto signals = endSignals();
  const auto port = given.has("pty") ? devices::offerPty() : devices::offerTcp(static_cast<int>(number(given, "port", "0", 65535)));
  devices::Apparatus apparatus(*condition, seed);
  const auto simulator =
      family.simulator({model, given.get("address"), given.get("serial", "SIM00001"), apparatus, *fault == devices::Fault::overRange});
  devices::FaultyCable cable(*fault, seed);
  Technician technician(static_cast<int>(number(given, "watch", "8080", 65535)));
  const auto parent = getppid();
  std::atomic<bool> orphaned{false};
  devices::SteadyTicker ticker;
  std::jthread serving([&](std::stop_token stop) {
    devices::serve(
        *port, *simulator, cable, ticker, stop,
        [&](devices::Moment now) {
          apparatus.begin(fixed.empty() ? technician.step() : fixed, now);
          if (given.has("with-parent") && getppid() != parent && !orphaned.exchange(true)) kill(getpid(), SIGTERM);
        },
        speed);
  });
  invocation.out << port->address() << "  " << model.title.en << ", simulated  (Ctrl-C ends it)" << std::endl;
  int signal = 0;
  sigwait(&signals, &signal);
  return kAnswered;
}

}  // namespace

CliCommand simulateCommand() {
  return {"simulate",
          "FAMILY",
          "Play an instrument on a pseudo-terminal or a TCP port, so that a test with live instruments can be tried without hardware.",
          {{"pty", "", "on a new pseudo-terminal; its path is told"},
           {"port", "N", "on a TCP port of this computer; 0 takes a free one"},
           {"model", "ID", "which model of the family (the first)"},
           {"address", "ADDRESS", "its address on a bus"},
           {"serial", "NUMBER", "its serial number"},
           {"apparatus", "KIND", "what is connected: good, leaky, warming, capleft, drifting"},
           {"fault", "FAULT", "what goes wrong on the cable: delay, drop, garbage, checksum, overrange, echo, split"},
           {"seed", "N", "the same seed plays the same"},
           {"watch", "PORT", "do what the Muster served on this port asks for at its test bench (8080; 0: nothing)"},
           {"step", "STEP", "always this step of the sheet (positive-leak)"},
           {"speed", "N", "the apparatus lives so many times as fast"},
           {"with-parent", "", "end with the program that started it"}},
          run};
}

}  // namespace muster::app
