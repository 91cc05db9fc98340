#include "devices/instruments/kern/driver.h"

#include "devices/framing/line.h"
#include "devices/instruments/kern/codec.h"

namespace muster::devices::kern {
namespace {

using core::msg;

class KernDriver : public Driver {
 public:
  KernDriver(Conversation& conversation, const Plugged& plugged) : talk_(conversation), model_(plugged.model) {}

  core::Outcome<Identity> identify() override {
    const auto packet = next();
    if (!packet) return packet.problems();
    return Identity{model_.maker, model_.title.en, {}, {}};
  }

  core::Outcome<core::Reading> read(const Channel& channel) override {
    const auto packet = next();
    if (!packet) return packet.problems();
    return readingOf(channel, *packet);
  }

 private:
  // The first whole packet from now on: what waited unread was weighed before.
  core::Outcome<Packet> next() {
    talk_.forget();
    const auto bytes = packetOf(model_);
    const auto line = talk_.listen(model_.patience, [bytes](std::string_view one) { return parsePacket(one, bytes).ok(); });
    if (!line) return line.problems();
    return parsePacket(*line, bytes);
  }

  Conversation& talk_;
  const Model& model_;
};

}  // namespace

std::size_t packetOf(const Model& model) {
  const auto packet = model.wire.find("packet");
  return packet != model.wire.end() && packet->second == "14" ? 14 : 15;
}

core::Outcome<core::Nothing> check(const Model& model) {
  core::Problems problems;
  for (const auto& [key, value] : model.wire) {
    if (key != "packet" || (value != "14" && value != "15"))
      problems.push_back({"unknown-key",
                          msg("nobody knows {key} = {value} of this family", {{"key", "wire." + key}, {"value", value}}),
                          msg("Write packet = 14 or packet = 15"),
                          {.field = "wire." + key}});
  }
  if (!problems.empty()) return problems;
  return core::Nothing{};
}

Cut cut(const Plugged&) { return cutLines(kEnds); }

std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged) { return std::make_unique<KernDriver>(conversation, plugged); }

}  // namespace muster::devices::kern
