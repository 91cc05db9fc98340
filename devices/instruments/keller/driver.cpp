#include "devices/instruments/keller/driver.h"

#include <charconv>

namespace muster::devices::keller {
namespace {

using core::msg;

class KellerDriver : public Driver {
 public:
  KellerDriver(Conversation& conversation, const Plugged& plugged)
      : talk_(conversation), model_(plugged.model), given_(plugged.address), address_(addressOf(plugged.address)) {}

  core::Outcome<Identity> identify() override {
    if (const auto begun = begin(); !begun) return begun.problems();
    Identity identity{model_.maker, model_.title.en, {}, firmware_};
    const auto serial = ask(serialNumber, {});
    if (serial)
      identity.serial = serialOf(messageOf(*serial));
    else if (talk_.over())
      return serial.problems();
    return identity;
  }

  core::Outcome<core::Reading> read(const Channel& channel) override {
    const Signal signal = signalOf(channel).value_or(p1);
    const auto answer = ask(readValue, std::string(1, static_cast<char>(signal)));
    if (!answer) return answer.problems();
    const auto value = valueOf(messageOf(*answer), signal);
    if (!value) return value.problems();
    if (!value->number) return flagged(value->flag, value->typed);
    return readingOf(channel, {*value->number, unitOf(signal), {}, value->typed});
  }

  bool canZero() const override { return true; }
  core::Outcome<core::Nothing> zero(const Channel& channel) override {
    const auto command = zeroCommand(signalOf(channel).value_or(p1));
    if (!command) return Driver::zero(channel);
    // Asked anew, also to learn whether the line echoes: the answer to "P1 is zero now" has the same bytes as the question.
    if (const auto begun = begin(); !begun) return begun.problems();
    const auto answer = ask(setZero, std::string(1, static_cast<char>(*command)));
    if (!answer) return answer.problems();
    return core::Nothing{};
  }

 private:
  // F48, which an instrument wants to hear once after it was switched on, before anything else.
  core::Outcome<core::Nothing> begin() {
    const auto answer = once(initialise, {});
    if (!answer) return answer.problems();
    const Message message = messageOf(*answer);
    if (const int code = exceptionOf(message)) return exceptionSaid(code);
    firmware_ = firmwareOf(message);
    begun_ = true;
    return core::Nothing{};
  }

  core::Outcome<std::string> ask(Function function, const std::string& parameters) {
    for (bool again = false;; again = true) {
      if (!begun_) {
        if (const auto begun = begin(); !begun) return begun.problems();
      }
      auto answer = once(function, parameters);
      if (!answer) return answer;
      const int code = exceptionOf(messageOf(*answer));
      if (code == 0) return answer;
      if (code != kNotInitialised || again) return exceptionSaid(code);
      begun_ = false;  // it was switched off and on meanwhile
    }
  }

  core::Outcome<std::string> once(Function function, const std::string& parameters) {
    if (!address_)
      return core::Problem{"wrong-address",
                           msg("{address} is no address on a Keller bus", {{"address", given_}}),
                           msg("write a number from 1 to 249, or nothing where the instrument is alone on its cable"),
                           {.field = "address"}};
    return talk_.ask(frame(*address_, function, parameters), model_.patience,
                     [&](std::string_view bytes) { return answers(bytes, *address_, function); });
  }

  Conversation& talk_;
  const Model& model_;
  std::string given_;
  std::optional<int> address_;
  bool begun_ = false;
  std::string firmware_;
};

}  // namespace

std::optional<Signal> signalOf(const Channel& channel) {
  const auto named = channel.wire.find("signal");
  return named == channel.wire.end() ? p1 : signalNamed(named->second);
}

std::optional<int> addressOf(const std::string& given) {
  if (given.empty()) return 250;
  int address = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), address);
  if (error != std::errc() || end != given.data() + given.size() || address < 1 || address > 250) return std::nullopt;
  return address;
}

core::Outcome<core::Nothing> check(const Model& model) {
  core::Problems problems;
  const auto unknown = [&](const std::string& key, const std::string& value) {
    problems.push_back({"unknown-key",
                        msg("nobody knows {key} = {value} of this family", {{"key", key}, {"value", value}}),
                        msg("Write signal = \"P1\", \"P2\", \"CH0\", \"T\", \"TOB1\" or \"TOB2\" in the wire of a channel"),
                        {.field = key}});
  };
  for (const auto& [key, value] : model.wire) unknown("wire." + key, value);
  for (const auto& channel : model.channels) {
    for (const auto& [key, value] : channel.wire) {
      if (key != "signal" || !signalNamed(value)) unknown("channel." + channel.id + ".wire." + key, value);
    }
    if (!channel.unit && !unitOf(signalOf(channel).value_or(p1)))
      problems.push_back({"no-unit",
                          msg("neither the instrument nor its model says the unit of {channel}", {{"channel", channel.id}}),
                          msg("state the unit in the model's file, or type the readings"),
                          {.field = "channel." + channel.id + ".unit"}});
  }
  if (!problems.empty()) return problems;
  return core::Nothing{};
}

Cut cut(const Plugged&) { return cutAnswers(); }

std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged) { return std::make_unique<KellerDriver>(conversation, plugged); }

}  // namespace muster::devices::keller
