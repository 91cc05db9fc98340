#include "devices/instruments/alicat/driver.h"

#include <array>

#include "devices/framing/fields.h"
#include "devices/instruments/alicat/codec.h"
#include "devices/instruments/refusals.h"

namespace muster::devices::alicat {
namespace {

using core::msg;

constexpr std::array<std::string_view, 4> kFields{"pressure", "temperature", "volumetric", "mass"};

std::optional<core::Gas> gasNamed(std::string_view name) {
  if (name == "O2") return core::Gas::oxygen;
  if (name == "Air") return core::Gas::air;
  if (name == "N2") return core::Gas::nitrogen;
  return std::nullopt;
}

class AlicatDriver : public Driver {
 public:
  AlicatDriver(Conversation& conversation, const Plugged& plugged) : talk_(conversation), model_(plugged.model), letter_(letterOf(plugged.address)) {}

  core::Outcome<Identity> identify() override {
    Identity identity{model_.maker, model_.title.en, {}, {}};
    const auto answer = ask(request(letter_, "VE"));
    if (!answer) return answer.problems();
    if (rejected(*answer)) return identity;  // an old one does not know the question
    const std::string line = lineOf(*answer);
    const auto words = wordsOf(line);
    for (std::size_t i = 1; i < words.size(); ++i) identity.firmware += (i > 1 ? " " : "") + std::string(words[i]);
    return identity;
  }

  core::Outcome<core::Reading> read(const Channel& channel) override {
    const auto answer = ask(pollRequest(letter_));
    if (!answer) return answer.problems();
    const auto poll = parsePoll(*answer, letter_, valuesOf(model_));
    if (!poll) return poll.problems();
    if (poll->damaged) return flagged(core::ReadingFlag::sensorLost, lineOf(*answer));
    if (poll->beyond) return flagged(core::ReadingFlag::overRange, lineOf(*answer));
    if (channel.flow && gasNamed(poll->gas) != channel.flow->gas) return wrongGas(poll->gas, channel.flow->gas);
    const auto place = placeOf(channel);
    if (!place || *place >= poll->values.size()) return notOfProtocol(lineOf(*answer));
    const auto number = wireNumber(poll->values[*place]);
    if (!number) return number.problems();
    return readingOf(channel, {*number, std::nullopt, {}, poll->values[*place]});
  }

  bool canZero() const override { return true; }
  core::Outcome<core::Nothing> zero(const Channel& channel) override {
    const bool pressure = channel.dimension == core::Dimension::pressure;
    if (!pressure && channel.dimension != core::Dimension::flow) return Driver::zero(channel);
    const auto answer = ask(request(letter_, pressure ? "$$PC" : "$$V"));
    if (!answer) return answer.problems();
    if (rejected(*answer)) return zeroRefused();
    return core::Nothing{};
  }

 private:
  core::Outcome<std::string> ask(const std::string& question) {
    return talk_.ask(question, model_.patience, [this](std::string_view frame) { return ofInstrument(frame, letter_); });
  }

  Conversation& talk_;
  const Model& model_;
  std::string letter_;
};

}  // namespace

std::size_t valuesOf(const Model& model) {
  const auto values = model.wire.find("values");
  if (values == model.wire.end() || values->second.size() != 1 || values->second[0] < '4' || values->second[0] > '9') return 4;
  return static_cast<std::size_t>(values->second[0] - '0');
}

std::optional<std::size_t> placeOf(const Channel& channel) {
  const auto field = channel.wire.find("field");
  if (field == channel.wire.end()) return std::nullopt;
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (kFields[i] == field->second) return i;
  }
  return std::nullopt;
}

std::string letterOf(const std::string& given) { return given.empty() ? "A" : given; }

core::Outcome<core::Nothing> check(const Model& model) {
  core::Problems problems;
  for (const auto& [key, value] : model.wire) {
    if (key != "values" || value != std::to_string(valuesOf(model)))
      problems.push_back({"unknown-key",
                          msg("nobody knows {key} = {value} of this family", {{"key", "wire." + key}, {"value", value}}),
                          msg("Write values = how many numbers stand in a poll line, from 4 to 9"),
                          {.field = "wire." + key}});
  }
  using Kind = core::FlowState::Kind;
  for (const auto& channel : model.channels) {
    const auto place = placeOf(channel);
    const auto dimension = place == 0u ? core::Dimension::pressure : place == 1u ? core::Dimension::temperature : core::Dimension::flow;
    // The meter says neither unit nor state: the model has to, and volumetric is actual, mass is standard.
    const bool stated = dimension != core::Dimension::flow || (channel.flow && channel.flow->kind == (place == 2u ? Kind::actual : Kind::standard));
    if (place && channel.dimension == dimension && channel.unit && stated && channel.wire.size() == 1) continue;
    problems.push_back(
        {"wrong-channel",
         msg("the channel {id} does not say what this family needs", {{"id", channel.id}}),
         msg("Write under wire: field = \"pressure\", \"temperature\", \"volumetric\" or \"mass\"; also a unit; volumetric with an actual, "
             "mass with a standard state of the flow"),
         {.field = "channel." + channel.id}});
  }
  if (!problems.empty()) return problems;
  return core::Nothing{};
}

Cut cut(const Plugged&) { return cutAlicat(); }

std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged) { return std::make_unique<AlicatDriver>(conversation, plugged); }

}  // namespace muster::devices::alicat
