#include <bit>
#include <limits>
#include <map>

#include "devices/instruments/keller/driver.h"

namespace muster::devices::keller {
namespace {

class KellerSimulator : public Simulator {
 public:
  explicit KellerSimulator(const SimulatedInstrument& what)
      : what_(what), address_(addressOf(what.address).value_or(250)), questions_(cutQuestions()) {}

  std::string answer(std::string_view bytes, Moment now) override {
    questions_.push(bytes);
    std::string answers;
    while (const auto question = questions_.next()) {
      const Message message = messageOf(*question);
      if (message.address == 250 || message.address == address_) answers += one(message, now);
    }
    return answers;
  }

 private:
  static std::string refusal(const Message& question, int code) {
    return frame(question.address, question.function | 0x80, std::string(1, static_cast<char>(code)));
  }
  static std::string number(std::uint32_t bits) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(bits >> shift & 0xFF);
    return bytes;
  }

  std::string one(const Message& question, Moment now) {
    if (question.function == initialise) {
      const char state = initialised_ ? 1 : 0;
      initialised_ = true;
      return frame(question.address, initialise, std::string{5, 20, 12, 28, 10, state});
    }
    if (!initialised_) return refusal(question, kNotInitialised);
    if (question.function == serialNumber) {
      const auto serial = core::Decimal::parse(what_.serial.substr(what_.serial.find_last_not_of("0123456789") + 1));
      return frame(question.address, serialNumber, number(serial ? static_cast<std::uint32_t>(serial->coefficient()) : 0));
    }
    const int parameter = static_cast<unsigned char>(question.body[0]);
    if (question.function == readValue) return value(question, parameter, now);
    return zero(question, parameter, now);
  }

  const Channel* channelOf(int signal) const {
    for (const auto& channel : what_.model.channels) {
      if (signalOf(channel) == static_cast<Signal>(signal)) return &channel;
    }
    return nullptr;
  }

  std::optional<double> seen(int signal, Moment now) const {
    const auto* channel = channelOf(signal);
    if (!channel) return std::nullopt;
    const auto unit = unitOf(static_cast<Signal>(signal));
    const auto seen = what_.apparatus.seen(channel->dimension, unit ? *unit : *channel->unit, 9, now);
    if (!seen) return std::nullopt;
    return seen->approximate();
  }

  std::string value(const Message& question, int signal, Moment now) const {
    if (signal > tob2) return refusal(question, 2);
    const auto measured = seen(signal, now);
    const auto offset = zeros_.find(signal);
    double shown = measured ? *measured - (offset == zeros_.end() ? 0 : offset->second) : std::numeric_limits<double>::quiet_NaN();
    if (what_.overRange) shown = std::numeric_limits<double>::infinity();
    const char status = measured && !what_.overRange ? 0 : static_cast<char>(1 << signal);
    return frame(question.address, readValue, number(std::bit_cast<std::uint32_t>(static_cast<float>(shown))) + status);
  }

  std::string zero(const Message& question, int command, Moment now) {
    const int signal = command == 0 ? p1 : command == 2 ? p2 : command == 6 ? ch0 : -1;
    const auto measured = signal < 0 ? std::nullopt : seen(signal, now);
    if (!measured) return refusal(question, 2);
    zeros_[signal] = *measured;
    return frame(question.address, setZero, std::string(1, '\0'));
  }

  SimulatedInstrument what_;
  int address_;
  FrameBuffer questions_;
  bool initialised_ = false;
  std::map<int, double> zeros_;
};

}  // namespace

std::unique_ptr<Simulator> simulator(const SimulatedInstrument& what) { return std::make_unique<KellerSimulator>(what); }

}  // namespace muster::devices::keller
