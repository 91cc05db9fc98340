#include "devices/instruments/scpi/driver.h"

#include "devices/framing/line.h"
#include "devices/instruments/refusals.h"
#include "devices/instruments/scpi/codec.h"

namespace muster::devices::scpi {
namespace {

using core::msg;

class ScpiDriver : public Driver {
 public:
  ScpiDriver(Conversation& conversation, const Plugged& plugged) : talk_(conversation), model_(plugged.model) {}

  core::Outcome<Identity> identify() override {
    const std::string question = questionOf(model_, "identify");
    const auto answer = ask(question.empty() ? questionOf(model_, "value") : question);
    if (!answer) return answer.problems();
    if (question.empty()) return Identity{};  // it is there, but does not say who it is
    Identity identity;
    std::string* const parts[]{&identity.maker, &identity.model, &identity.serial, &identity.firmware};
    for (std::size_t i = 0; i < answer->size() && i < std::size(parts); ++i) *parts[i] = (*answer)[i];
    return identity;
  }

  core::Outcome<core::Reading> read(const Channel& channel) override {
    std::string unit;
    const std::string unitQuestion = questionOf(model_, "unit");
    const auto unitField = unitFieldOf(model_, channel);
    if (!unitQuestion.empty()) {
      const auto units = ask(unitQuestion);
      if (!units) return units.problems();
      if (unitField < 1 || unitField > units->size()) return notOfProtocol(units->front());
      unit = (*units)[unitField - 1];
    }
    const auto fields = ask(questionOf(model_, "value"));
    if (!fields) return fields.problems();
    if (unitQuestion.empty() && unitField > 0) {
      if (unitField > fields->size()) return notOfProtocol(fields->front());
      unit = (*fields)[unitField - 1];
      if (unit.empty()) return notOfProtocol(fields->front());
    }
    if (const std::string question = questionOf(model_, "error"); !question.empty()) {
      const auto errors = ask(question);
      if (!errors) return errors.problems();
      if (const auto code = errorOf(*errors); !code.empty()) return refusesQuestion(code);
    }
    const auto value = valueOf(*fields, fieldOf(channel), unit);
    if (!value) return value.problems();
    if (!value->measured) return flagged(core::ReadingFlag::overRange, (*fields)[fieldOf(channel) - 1]);
    return readingOf(channel, *value->measured);
  }

 private:
  core::Outcome<std::vector<std::string>> ask(const std::string& question) {
    const auto answer =
        talk_.ask(question + std::string(endOf(model_)), model_.patience, [&](std::string_view line) { return answers(line, question); });
    if (!answer) return answer.problems();
    return answerFields(*answer);
  }

  Conversation& talk_;
  const Model& model_;
};

std::size_t number(const Wire& wire, const char* key, std::size_t otherwise) {
  const auto at = wire.find(key);
  if (at == wire.end()) return otherwise;
  return at->second.size() == 1 && at->second[0] >= '1' && at->second[0] <= '9' ? static_cast<std::size_t>(at->second[0] - '0') : 0;
}

}  // namespace

std::string questionOf(const Model& model, std::string_view key) {
  const auto question = model.wire.find(std::string(key));
  return question == model.wire.end() ? std::string() : question->second;
}

std::string_view endOf(const Model& model) {
  const auto end = model.wire.find("end");
  if (end == model.wire.end() || end->second == "crlf") return "\r\n";
  return end->second == "lf" ? "\n" : "\r";
}

std::size_t fieldOf(const Channel& channel) { return number(channel.wire, "field", 1); }

std::size_t unitFieldOf(const Model& model, const Channel& channel) {
  return number(channel.wire, "unit_field", questionOf(model, "unit").empty() ? 0 : 1);
}

core::Outcome<core::Nothing> check(const Model& model) {
  core::Problems problems;
  const auto refuse = [&](const std::string& key, const std::string& value) {
    problems.push_back({"unknown-key",
                        msg("nobody knows {key} = {value} of this family", {{"key", key}, {"value", value}}),
                        msg("Write value, identify, unit and error as questions that end with ?, end = \"crlf\", \"lf\" or \"cr\"; for a channel "
                            "field and unit_field from 1 to 9"),
                        {.field = key}});
  };
  for (const auto& [key, value] : model.wire) {
    const bool question = key == "value" || key == "identify" || key == "unit" || key == "error";
    const bool end = key == "end" && (value == "crlf" || value == "lf" || value == "cr");
    if (!end && !(question && value.size() > 1 && value.ends_with('?'))) refuse("wire." + key, value);
  }
  if (questionOf(model, "value").empty()) refuse("wire.value", "");
  for (const auto& channel : model.channels) {
    for (const auto& [key, value] : channel.wire) {
      if ((key != "field" && key != "unit_field") || number(channel.wire, key.c_str(), 1) == 0) refuse("channel.wire." + key, value);
    }
  }
  if (!problems.empty()) return problems;
  return core::Nothing{};
}

Cut cut(const Plugged&) { return cutLines(kEnds); }

std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged) { return std::make_unique<ScpiDriver>(conversation, plugged); }

}  // namespace muster::devices::scpi
