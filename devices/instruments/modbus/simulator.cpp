#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>

#include "devices/framing/modbus_rtu.h"
#include "devices/framing/modbus_tcp.h"
#include "devices/instruments/modbus/driver.h"
#include "devices/instruments/modbus/register.h"

namespace muster::devices::modbus {
namespace {

enum Exception { unknownFunction = 1, noSuchRegister = 2, wrongCount = 3, failure = 4 };

// The instrument's registers as of now. Nothing: it has one there, and cannot say its value.
using Image = std::map<std::pair<int, int>, std::optional<std::string>>;

class ModbusSimulator : public Simulator {
 public:
  explicit ModbusSimulator(const SimulatedInstrument& what)
      : what_(what), tcp_(overTcp(what.model)), unit_(unitOf(what.model, what.address)), questions_(tcp_ ? cutTcpQuestions() : cutRtuQuestions()) {}

  std::string answer(std::string_view bytes, Moment now) override {
    questions_.push(bytes);
    std::string answers;
    while (const auto frame = questions_.next()) {
      const Message question = tcp_ ? tcpMessage(*frame) : rtuMessage(*frame);
      if (question.unit != unit_) continue;  // for another on the bus
      const std::string pdu = one(question.pdu, now);
      answers += tcp_ ? tcpFrame(question.transaction, question.unit, pdu) : rtuFrame(question.unit, pdu);
    }
    return answers;
  }

 private:
  static std::string refusal(std::string_view question, Exception code) {
    return {static_cast<char>(byteAt(question, 0) | 0x80), static_cast<char>(code)};
  }

  std::string one(std::string_view question, Moment now) const {
    const int function = byteAt(question, 0);
    if (function != 3 && function != 4) return refusal(question, unknownFunction);
    if (question.size() != 5) return refusal(question, wrongCount);
    const int address = wordAt(question, 1), count = wordAt(question, 3);
    if (count < 1 || count > 125) return refusal(question, wrongCount);
    const Image image = imageOf(now);
    std::string words;
    for (int at = address; at < address + count; ++at) {
      const auto found = image.find({function, at});
      if (found == image.end()) return refusal(question, noSuchRegister);
      if (!found->second) return refusal(question, failure);
      words += *found->second;
    }
    return std::string{static_cast<char>(function), static_cast<char>(words.size())} + words;
  }

  Image imageOf(Moment now) const {
    Image image;
    if (what_.model.wire.contains("serial_address")) {
      const auto where = registerOf(what_.model.wire, "serial_");
      // "SIM00001": what a register can hold of it is 1.
      const auto number = core::Decimal::parse(what_.serial.substr(what_.serial.find_last_not_of("0123456789") + 1));
      if (where && number) put(image, *where, bitsOf(*where, number->approximate()));
    }
    for (const auto& channel : what_.model.channels) {
      const auto where = registerOf(channel.wire);
      if (where) put(image, *where, bitsOf(*where, channel, now));
    }
    return image;
  }

  static std::uint32_t bitsOf(const Register& where, double number) {
    switch (where.type) {
      case Type::float32: return std::bit_cast<std::uint32_t>(static_cast<float>(number));
      case Type::int16: return static_cast<std::uint16_t>(static_cast<std::int16_t>(std::clamp(std::round(number), -32768.0, 32767.0)));
      case Type::uint16: return static_cast<std::uint32_t>(std::clamp(std::round(number), 0.0, 65535.0));
      case Type::int32: return static_cast<std::uint32_t>(static_cast<std::int32_t>(std::clamp(std::round(number), -2147483648.0, 2147483647.0)));
      case Type::uint32: break;
    }
    return static_cast<std::uint32_t>(std::clamp(std::round(number), 0.0, 4294967295.0));
  }

  // The bits that mean what this channel measures, or that there is no value. Nothing: it has no bits for that.
  std::optional<std::uint32_t> bitsOf(const Register& where, const Channel& channel, Moment now) const {
    const auto seen = channel.unit ? what_.apparatus.seen(channel.dimension, *channel.unit, 9, now) : std::nullopt;
    if (seen && !what_.overRange) return bitsOf(where, seen->approximate() / where.factor.approximate());
    if (where.type == Type::float32)
      return bitsOf(where, what_.overRange ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN());
    const auto& means = what_.overRange ? where.overRange : where.sensorLost;
    if (means.empty()) return std::nullopt;
    return bitsOf(where, means.front().approximate());
  }

  static void put(Image& image, const Register& where, std::optional<std::uint32_t> bits) {
    for (int i = 0; i < where.count(); ++i) {
      auto& place = image[{where.function, where.address + i}];
      if (bits) place = bytesOf(where, *bits).substr(2 * static_cast<std::size_t>(i), 2);
    }
  }

  SimulatedInstrument what_;
  bool tcp_;
  std::optional<int> unit_;
  FrameBuffer questions_;
};

}  // namespace

std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what) { return std::make_unique<ModbusSimulator>(what); }

}  // namespace muster::devices::modbus
