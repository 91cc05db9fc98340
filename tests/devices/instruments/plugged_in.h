// What tests of instruments share: the shipped models, a talk by script, a simulator on a real pty or TCP port.
#pragma once

#include <atomic>
#include <fstream>
#include <iterator>
#include <thread>

#include "devices/registry.h"
#include "devices/simulation/serve.h"
#include "devices/transport/open_port.h"
#include "devices/transport/scripted_stream.h"

namespace muster::tests {

inline std::string textOf(const std::string& path) {
  std::ifstream in(std::string(MUSTER_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline devices::Model shippedModel(const std::string& id) {
  const std::string path = "data/config/instruments/" + id + ".toml";
  auto model = devices::modelFrom(textOf(path), path);
  return std::move(model).value();
}

// A driver over a stream, as the live bench makes it.
struct Talk {
  const devices::Family& family;
  devices::Plugged plugged;
  devices::Conversation conversation;
  std::unique_ptr<devices::Driver> driver;

  Talk(const devices::Model& model, devices::ByteStream& stream, devices::Ticker& ticker, std::string address = {})
      : family(*devices::family(model.family)),
        plugged{model, std::move(address)},
        conversation(stream, ticker, family.cut(plugged), family.echo),
        driver(family.driver(conversation, plugged)) {}
};

// The instrument of a model, simulated, in a thread of its own.
class SimulatedPort {
 public:
  SimulatedPort(const devices::Model& model, bool pty, devices::Fault fault = devices::Fault::none,
                devices::Condition condition = devices::Condition::good, std::uint64_t seed = 1, int at = 0)
      : port_(pty ? devices::offerPty() : devices::offerTcp(at)),
        apparatus_(condition, seed),
        simulator_(devices::family(model.family)->simulator({model, {}, "SIM00001", apparatus_, fault == devices::Fault::overRange})),
        cable_(fault, seed),
        address_(devices::PortAddress::parse(port_->address()).value()),
        thread_([this](std::stop_token stop) {
          devices::serve(*port_, *simulator_, cable_, ticker_, stop, [this](devices::Moment now) { apparatus_.begin(step_.load(), now); });
        }) {}

  const devices::PortAddress& address() const { return address_; }
  void step(const char* step) { step_ = step; }  // a literal: it outlives this

 private:
  devices::SteadyTicker ticker_;
  std::unique_ptr<devices::OfferedPort> port_;
  devices::Apparatus apparatus_;
  std::unique_ptr<devices::Simulator> simulator_;
  devices::FaultyCable cable_;
  devices::PortAddress address_;
  std::atomic<const char*> step_{""};
  std::jthread thread_;
};

}  // namespace muster::tests
