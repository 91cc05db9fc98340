#include "devices/instruments/const/driver.h"

#include "devices/framing/line.h"
#include "devices/instruments/const/codec.h"
#include "devices/instruments/refusals.h"

namespace muster::devices::colon {
namespace {

using core::msg;

class ColonDriver : public Driver {
 public:
  ColonDriver(Conversation& conversation, const Plugged& plugged)
      : talk_(conversation), model_(plugged.model), address_(addressOf(plugged.address)), end_(endOf(plugged.model)) {}

  core::Outcome<Identity> identify() override {
    Identity identity{model_.maker, model_.title.en, {}, {}};
    const auto serial = ask("OTYPE", {});
    if (serial)
      identity.serial = serial->value;
    else if (talk_.over())
      return serial.problems();
    const auto firmware = ask("OVER", {});
    if (firmware)
      identity.firmware = firmware->value;
    else if (talk_.over())
      return firmware.problems();
    return identity;
  }

  core::Outcome<core::Reading> read(const Channel& channel) override {
    const auto reply = ask("MRMD", parameterOf(model_));
    if (!reply) return reply.problems();
    const auto value = valueOf(*reply);
    if (!value) return value.problems();
    if (!value->measured) return flagged(core::ReadingFlag::overRange, reply->value);
    return readingOf(channel, *value->measured);
  }

  bool canZero() const override { return true; }
  core::Outcome<core::Nothing> zero(const Channel&) override {
    const auto answer = talk_.ask(zeroRequest(address_, end_), model_.patience, [](std::string_view line) { return answers(line, "OZERO"); });
    if (!answer) return answer.problems();
    const auto reply = parseReply(*answer);
    if (!reply) return reply.problems();
    if (reply->value == "OK") return core::Nothing{};
    return zeroRefused();
  }

 private:
  core::Outcome<Reply> ask(std::string_view command, std::string_view parameter) {
    const auto answer =
        talk_.ask(readRequest(address_, command, parameter, end_), model_.patience, [&](std::string_view line) { return answers(line, command); });
    if (!answer) return answer.problems();
    return parseReply(*answer);
  }

  Conversation& talk_;
  const Model& model_;
  std::string address_;
  std::string_view end_;
};

}  // namespace

std::string_view endOf(const Model& model) {
  const auto end = model.wire.find("end");
  return end != model.wire.end() && end->second == "crlf" ? std::string_view("\r\n") : std::string_view("\0", 1);
}

std::string parameterOf(const Model& model) {
  const auto parameter = model.wire.find("parameter");
  return parameter == model.wire.end() ? std::string() : parameter->second;
}

std::string addressOf(const std::string& given) { return given.empty() ? "255" : given; }

core::Outcome<core::Nothing> check(const Model& model) {
  core::Problems problems;
  for (const auto& [key, value] : model.wire) {
    if (key == "end" ? value != "nul" && value != "crlf" : key != "parameter")
      problems.push_back({"unknown-key",
                          msg("nobody knows {key} = {value} of this family", {{"key", "wire." + key}, {"value", value}}),
                          msg("Write end = \"nul\" or \"crlf\", parameter = \"1\""),
                          {.field = "wire." + key}});
  }
  if (!problems.empty()) return problems;
  return core::Nothing{};
}

Cut cut(const Plugged&) { return cutLines(kEnds); }

std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged) { return std::make_unique<ColonDriver>(conversation, plugged); }

}  // namespace muster::devices::colon
