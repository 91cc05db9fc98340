#include "devices/instruments/tsi4000/driver.h"

#include "devices/framing/line.h"
#include "devices/instruments/refusals.h"
#include "devices/instruments/tsi4000/codec.h"

namespace muster::devices::tsi4000 {
namespace {

using core::msg;

class TsiDriver : public Driver {
 public:
  TsiDriver(Conversation& conversation, const Plugged& plugged) : talk_(conversation), model_(plugged.model) {}

  core::Outcome<Identity> identify() override {
    Identity identity{model_.maker, {}, {}, {}};
    std::string* const parts[]{&identity.model, &identity.serial, &identity.firmware};
    const std::string_view commands[]{"MN", "SN", "REV"};
    for (std::size_t i = 0; i < std::size(parts); ++i) {
      const auto answer = ask(request(commands[i]));
      if (answer)
        *parts[i] = *answer;
      else if (talk_.over())
        return answer.problems();
    }
    return identity;
  }

  core::Outcome<core::Reading> read(const Channel& channel) override {
    if (channel.dimension == core::Dimension::flow) {
      // Both can be changed at the meter between two readings.
      if (const auto set = asTheModelSays(channel); !set) return set.problems();
    }
    const auto line = ask(sampleRequest());
    if (!line) return line.problems();
    const auto sample = parseSample(*line, decimalsOf(model_));
    if (!sample) return sample.problems();
    const std::string& text = channel.dimension == core::Dimension::flow          ? sample->flow
                              : channel.dimension == core::Dimension::temperature ? sample->celsius
                                                                                  : sample->kilopascal;
    const auto number = wireNumber(text);
    if (!number) return number.problems();
    auto reading = readingOf(channel, {*number, std::nullopt, {}, text});
    // The meter counts on beyond its range without a word.
    if (reading && channel.to && reading->censored == core::Censored::atLeast && channel.to->value < *number)
      return flagged(core::ReadingFlag::overRange, text);
    return reading;
  }

 private:
  core::Outcome<std::string> ask(const std::string& question) {
    AfterOk afterOk;
    const auto line = talk_.ask(question, model_.patience, [&](std::string_view frame) { return afterOk(frame); });
    if (!line) return line.problems();
    return answerOf(*line);
  }

  core::Outcome<core::Nothing> asTheModelSays(const Channel& channel) {
    const auto units = ask(request("RU"));
    if (!units) return units.problems();
    if (*units != "S" && *units != "V") return notOfProtocol(*units);
    const auto gas = ask(request("RG"));
    if (!gas) return gas.problems();
    if (!channel.flow) return core::Nothing{};
    const bool standard = channel.flow->kind == core::FlowState::Kind::standard;
    if (standard != (*units == "S"))
      return core::Problem{"wrong-unit",
                           standard ? msg("the flow meter is set to actual litres") : msg("the flow meter is set to standard litres"),
                           msg("set its flow units as its model says, or choose the model for these units"),
                           {}};
    const auto known = gasNumbered(*gas);
    if (known != channel.flow->gas) return wrongGas(known ? gasName(*known) : std::string_view(*gas), channel.flow->gas);
    return core::Nothing{};
  }

  Conversation& talk_;
  const Model& model_;
};

}  // namespace

int decimalsOf(const Model& model) {
  const auto decimals = model.wire.find("decimals");
  if (decimals == model.wire.end()) return 0;
  return decimals->second == "2" ? 2 : decimals->second == "3" ? 3 : 0;
}

core::Outcome<core::Nothing> check(const Model& model) {
  core::Problems problems;
  for (const auto& [key, value] : model.wire) {
    if (key != "decimals" || decimalsOf(model) == 0)
      problems.push_back({"unknown-key",
                          msg("nobody knows {key} = {value} of this family", {{"key", "wire." + key}, {"value", value}}),
                          msg("Write decimals = 2 (series 4000, 5300) or 3 (series 4100, 5200)"),
                          {.field = "wire." + key}});
  }
  for (const auto& channel : model.channels) {
    using D = core::Dimension;
    const bool flow = channel.dimension == D::flow && channel.unit == core::Unit::litrePerMinute && channel.flow && channel.to;
    const bool other = (channel.dimension == D::temperature && channel.unit == core::Unit::celsius) ||
                       (channel.dimension == D::pressure && channel.unit == core::Unit::kilopascal);
    if ((flow || other) && channel.wire.empty()) continue;
    problems.push_back({"wrong-channel",
                        msg("the channel {id} does not say what this family needs", {{"id", channel.id}}),
                        msg("Write a flow in L/min with its state and its end (to), a temperature in °C or a pressure in kPa"),
                        {.field = "channel." + channel.id}});
  }
  if (!problems.empty()) return problems;
  return core::Nothing{};
}

Cut cut(const Plugged&) { return cutLines(kEnds); }

std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged) { return std::make_unique<TsiDriver>(conversation, plugged); }

}  // namespace muster::devices::tsi4000
