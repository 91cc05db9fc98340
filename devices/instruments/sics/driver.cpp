#include "devices/instruments/sics/driver.h"

#include <algorithm>

#include "devices/framing/line.h"
#include "devices/instruments/refusals.h"
#include "devices/instruments/sics/codec.h"

namespace muster::devices::sics {
namespace {

using core::msg;

constexpr Patience kUntilStable{10'000};  // a scale sets its zero only once the pan rests

class SicsDriver : public Driver {
 public:
  SicsDriver(Conversation& conversation, const Plugged& plugged) : talk_(conversation), model_(plugged.model) {}

  core::Outcome<Identity> identify() override {
    Identity identity{model_.maker, model_.title.en, {}, {}};
    const auto serial = text("I4");
    if (serial)
      identity.serial = *serial;
    else if (talk_.over())
      return serial.problems();
    const auto firmware = text("I3");
    if (firmware)
      identity.firmware = *firmware;
    else if (talk_.over())
      return firmware.problems();
    return identity;
  }

  core::Outcome<core::Reading> read(const Channel& channel) override {
    // At once, with the word whether it rests: waiting for rest could last longer than any patience.
    const auto line = ask("SI", "S", model_.patience);
    if (!line) return line.problems();
    const auto weight = parseWeight(*line);
    if (!weight) return weight.problems();
    if (!weight->measured) return flagged(core::ReadingFlag::overRange, std::string(lineOf(*line, kEnds)));
    return readingOf(channel, *weight->measured);
  }

  bool canZero() const override { return true; }
  core::Outcome<core::Nothing> zero(const Channel&) override {
    const auto line = ask("Z", "Z", std::max(model_.patience, kUntilStable));
    if (!line) return line.problems();
    if (accepted(*line, "Z")) return core::Nothing{};
    return core::Problem{"device-error", msg("the scale did not take its zero"), msg("empty its pan, wait until it rests, then zero it again"), {}};
  }

 private:
  core::Outcome<std::string> ask(std::string_view command, std::string_view word, Patience patience) {
    return talk_.ask(request(command), patience, [&](std::string_view line) { return answers(line, word); });
  }
  core::Outcome<std::string> text(std::string_view command) {
    const auto line = ask(command, command, model_.patience);
    if (!line) return line.problems();
    return parseText(*line, command);
  }

  Conversation& talk_;
  const Model& model_;
};

}  // namespace

core::Outcome<core::Nothing> check(const Model& model) {
  core::Problems problems;
  const auto refuse = [&](const std::string& where, const Wire& wire) {
    for (const auto& [key, value] : wire)
      problems.push_back({"unknown-key",
                          msg("nobody knows {key} = {value} of this family", {{"key", where + key}, {"value", value}}),
                          msg("Leave it out: this family needs nothing there"),
                          {.field = where + key}});
  };
  refuse("wire.", model.wire);
  for (const auto& channel : model.channels) refuse("channel.wire.", channel.wire);
  if (!problems.empty()) return problems;
  return core::Nothing{};
}

Cut cut(const Plugged&) { return cutLines(kEnds); }

std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged) { return std::make_unique<SicsDriver>(conversation, plugged); }

}  // namespace muster::devices::sics
