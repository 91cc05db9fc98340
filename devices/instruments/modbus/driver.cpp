#include "devices/instruments/modbus/driver.h"

#include <algorithm>
#include <charconv>

#include "devices/framing/modbus_rtu.h"
#include "devices/framing/modbus_tcp.h"
#include "devices/instruments/modbus/codec.h"
#include "devices/instruments/modbus/register.h"

namespace muster::devices::modbus {
namespace {

using core::msg;

class ModbusDriver : public Driver {
 public:
  ModbusDriver(Conversation& conversation, const Plugged& plugged)
      : talk_(conversation),
        model_(plugged.model),
        tcp_(overTcp(plugged.model)),
        unit_(unitOf(plugged.model, plugged.address)),
        address_(plugged.address),
        // By the clock, so that a question has another number than those asked over this port in the last minute: an answer to them is none to it.
        transaction_(static_cast<std::uint16_t>(conversation.ticker().now() / Patience{1})) {}

  core::Outcome<Identity> identify() override {
    Identity identity{model_.maker, model_.title.en, {}, {}};
    if (model_.wire.contains("serial_address")) {
      const auto serial = value(registerOf(model_.wire, "serial_"));
      if (!serial) return serial.problems();
      if (serial->number) identity.serial = serial->number->text();
      return identity;
    }
    // It cannot say who it is: asked for its first value it shows whether it is there.
    const auto there = value(registerOf(model_.channels.empty() ? Wire() : model_.channels.front().wire));
    if (!there && (talk_.over() || there.problems().front().code != "device-error")) return there.problems();
    return identity;
  }

  core::Outcome<core::Reading> read(const Channel& channel) override {
    const auto answer = value(registerOf(channel.wire));
    if (!answer) return answer.problems();
    if (!answer->number) return flagged(answer->flag, answer->typed);
    return readingOf(channel, {*answer->number, std::nullopt, {}, answer->typed});
  }

 private:
  core::Outcome<Value> value(const core::Outcome<Register>& where) {
    if (!where) return where.problems();
    if (!unit_)
      return core::Problem{"wrong-address",
                           msg("{address} is no unit number of Modbus", {{"address", address_}}),
                           msg("write a number from 1 to 247, as it is set in the instrument"),
                           {.field = "address"}};
    const int function = where->function, count = where->count(), transaction = ++transaction_;
    const auto messageOf = [this](std::string_view frame) { return tcp_ ? tcpMessage(frame) : rtuMessage(frame); };
    const std::string pdu = readRequest(function, where->address, count);
    const auto answer = talk_.ask(tcp_ ? tcpFrame(transaction, *unit_, pdu) : rtuFrame(*unit_, pdu), model_.patience, [&](std::string_view frame) {
      const Message message = messageOf(frame);
      return message.unit == *unit_ && (!tcp_ || message.transaction == transaction) && answersRead(message.pdu, function, count);
    });
    if (!answer) return answer.problems();
    const auto bytes = registersOf(messageOf(*answer).pdu);
    if (!bytes) return bytes.problems();
    return valueOf(*where, *bytes);
  }

  Conversation& talk_;
  const Model& model_;
  bool tcp_;
  std::optional<int> unit_;
  std::string address_;
  std::uint16_t transaction_;
};

core::Problem unknownKey(const std::string& key, const std::string& value, const std::string& field, core::Message remedy) {
  return {"unknown-key", msg("nobody knows {key} = {value} of this family", {{"key", key}, {"value", value}}), std::move(remedy), {.field = field}};
}

bool isRegisterKey(std::string_view key) { return std::find(registerKeys().begin(), registerKeys().end(), key) != registerKeys().end(); }

void checkModelWire(const Model& model, core::Problems& problems) {
  const auto remedy = msg("Write transport = \"rtu\" or \"tcp\", unit = 1, serial_address = \"0x0202\"");
  for (const auto& [key, value] : model.wire) {
    const bool known = key == "transport" ? value == "rtu" || value == "tcp"
                       : key == "unit"    ? unitOf(model, value).has_value()
                                          : key.starts_with("serial_") && isRegisterKey(key.substr(7));
    if (!known) problems.push_back(unknownKey("wire." + key, value, "wire." + key, remedy));
  }
  if (const auto serial = registerOf(model.wire, "serial_"); !serial)
    for (auto problem : serial.problems()) problem.where.field = "wire." + problem.where.field, problems.push_back(std::move(problem));
}

void checkChannel(const Channel& channel, core::Problems& problems) {
  const std::string at = "channel." + channel.id + ".wire.";
  for (const auto& [key, value] : channel.wire) {
    if (!isRegisterKey(key))
      problems.push_back(unknownKey(at + key, value, at + key, msg("Write function, address, type, order, factor, over_range or sensor_lost")));
  }
  if (const auto where = registerOf(channel.wire); !where)
    for (auto problem : where.problems()) problem.where.field = at + problem.where.field, problems.push_back(std::move(problem));
  if (!channel.wire.contains("address"))
    problems.push_back({"missing-key",
                        msg("the channel {id} does not say its register", {{"id", channel.id}}),
                        msg("Write address = \"0x0002\" in its wire"),
                        {.field = at + "address"}});
  if (!channel.unit)
    problems.push_back({"no-unit",
                        msg("neither the instrument nor its model says the unit of {channel}", {{"channel", channel.id}}),
                        msg("state the unit in the model's file, or type the readings"),
                        {.field = "channel." + channel.id + ".unit"}});
}

}  // namespace

bool overTcp(const Model& model) {
  const auto transport = model.wire.find("transport");
  return transport != model.wire.end() && transport->second == "tcp";
}

std::optional<int> unitOf(const Model& model, const std::string& address) {
  const auto stated = model.wire.find("unit");
  const std::string& text = !address.empty() || stated == model.wire.end() ? address : stated->second;
  if (text.empty()) return 1;
  int unit = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), unit);
  const bool tcp = overTcp(model);
  if (error != std::errc() || end != text.data() + text.size() || unit < (tcp ? 0 : 1) || unit > (tcp ? 255 : 247)) return std::nullopt;
  return unit;
}

core::Outcome<core::Nothing> check(const Model& model) {
  core::Problems problems;
  checkModelWire(model, problems);
  for (const auto& channel : model.channels) checkChannel(channel, problems);
  if (!problems.empty()) return problems;
  return core::Nothing{};
}

Cut cut(const Plugged& plugged) { return overTcp(plugged.model) ? cutTcpAnswers() : cutRtuAnswers(); }

std::unique_ptr<Driver> driver(Conversation& conversation, const Plugged& plugged) { return std::make_unique<ModbusDriver>(conversation, plugged); }

}  // namespace muster::devices::modbus
